//! The clocks of an issue, across weekends, holidays and make-up workdays, while a higher body owes an answer, and late.

use jiff::civil::{Date, date};
use linli::desk::Visitor;
use linli::desk::center;
use linli::desk::issues::today::IssuesToday;
use linli::desk::issues::{Ask, Said};
use linli::model::issues::{Clock, Escalation};
use linli::model::{Holiday, Id, Issue, IssueState};

use super::issues::lane;
use super::story::Story;

const LANE: &str = "红光巷12号3号楼2单元501";

fn registers(story: &mut Story, kind: u8) -> Id {
    let issue = Box::new(Issue { kind, ..lane(story) });
    let ask = Ask::RegisterIssue { issue, resident: Id::NONE, said: Said::default(), sure: true };
    story.ask(ask).unwrap().record.unwrap().id
}

fn moves(story: &mut Story, issue: Id, state: IssueState, due: Option<Date>) {
    let (lead, text, asked_by) = (Id::NONE, "记一步".to_owned(), Id::NONE);
    story.ask(Ask::MoveIssue { issue, state, lead, due, text, asked_by }).unwrap();
}

fn of(story: &Story, id: Id) -> Issue {
    story.sees(|office| office.of::<Issue>().get(id).unwrap().clone())
}

fn next(story: &Story, id: Id) -> Option<(Clock, Date)> {
    of(story, id).next()
}

fn at(story: &mut Story, day: Date) {
    story.moves_to(day.at(10, 0, 0, 0));
}

pub fn calendar(story: &mut Story, day: Date, state: u8) {
    let like = Holiday::all_built_in().next().unwrap();
    let hours = if state == Holiday::WORKED { 5 } else { 0 };
    let holiday = Box::new(Holiday { id: Id::NONE, date: day, name: "国庆节".into(), state, hours, ..like });
    story.ask(center::Ask::SetHoliday { holiday }).unwrap();
}

#[test]
fn each_kind_has_its_own_working_days() {
    let mut story = Story::on("2026-11-23");
    let ids: Vec<Id> = (1..=5).map(|kind| registers(&mut story, kind)).collect();
    let due: Vec<Option<Date>> = ids.into_iter().map(|id| of(&story, id).due).collect();
    let days = [(11, 26), (11, 30), (11, 30), (12, 7), (12, 14)];
    assert_eq!(due, days.map(|(month, day)| Some(date(2026, month, day))));
}

/// What was registered before a holiday is not due in it; a Saturday that is worked instead of another day counts.
#[test]
fn holidays_put_a_day_off_and_make_up_workdays_count() {
    let mut story = Story::on("2026-09-30");
    let first = registers(&mut story, 3);
    // Thursday to Saturday are the statutory days.
    assert_eq!(of(&story, first).due, Some(date(2026, 10, 9)));
    for day in [5, 6, 7] {
        calendar(&mut story, date(2026, 10, day), Holiday::CONFIRMED);
    }
    let second = registers(&mut story, 3);
    assert_eq!(of(&story, second).due, Some(date(2026, 10, 14)));
    calendar(&mut story, date(2026, 10, 10), Holiday::WORKED);
    let third = registers(&mut story, 3);
    assert_eq!(of(&story, third).due, Some(date(2026, 10, 13)));
    assert_eq!(of(&story, third).answer_by, Some(date(2026, 10, 10)));
    // A day that was given does not move when the calendar changes.
    assert_eq!(of(&story, first).due, Some(date(2026, 10, 9)));
}

#[test]
fn the_first_answer_is_due_before_the_next_step_and_that_before_the_solution() {
    let mut story = Story::on("2026-11-23");
    let id = registers(&mut story, 4);
    assert_eq!(next(&story, id), Some((Clock::Answer, date(2026, 11, 26))));
    moves(&mut story, id, IssueState::Assigned, None);
    assert_eq!(next(&story, id), Some((Clock::Update, date(2026, 11, 30))));
    at(&mut story, date(2026, 11, 30));
    moves(&mut story, id, IssueState::InProgress, None);
    assert_eq!(next(&story, id), Some((Clock::Solution, date(2026, 12, 7))), "on one day the solution is named");
    moves(&mut story, id, IssueState::Resolved, None);
    assert_eq!(next(&story, id), Some((Clock::CallBack, date(2026, 12, 3))));
}

/// While a higher body owes an answer nobody is late with the solution, and the body is asked again by a day.
#[test]
fn the_clock_of_the_solution_stands_still_while_a_higher_body_owes_an_answer() {
    let mut story = Story::on("2026-11-23");
    let unit = story.unit("街道办");
    let id = registers(&mut story, 3);
    assert_eq!(of(&story, id).due, Some(date(2026, 11, 30)));
    at(&mut story, date(2026, 11, 25));
    let promised = Some(date(2026, 12, 10));
    let letter = Escalation { issue: id, unit, promised, letter: "31号".into(), ..Escalation::default() };
    story.ask(Ask::Escalate { escalation: Box::new(letter) }).unwrap();
    let frozen = of(&story, id);
    assert_eq!((frozen.state, frozen.frozen), (IssueState::AwaitingHigher, Some(date(2026, 11, 25))));
    assert_eq!(frozen.next(), Some((Clock::Update, date(2026, 12, 10))));
    assert!(!frozen.is_overdue(date(2026, 12, 1)) && frozen.is_overdue(date(2026, 12, 11)));
    at(&mut story, date(2026, 12, 2));
    let escalation = story.sees(|office| linli::desk::issues::escalate::owing(office, id).unwrap().id);
    story.ask(Ask::HigherAnswered { escalation, text: "列入明年".into() }).unwrap();
    let thawed = of(&story, id);
    // It stood still for five working days: 26, 27, 30, 1 and 2.
    let (state, due) = (IssueState::InProgress, Some(date(2026, 12, 7)));
    assert_eq!((thawed.state, thawed.frozen, thawed.due), (state, None, due));
    story.ask(linli::desk::core::Ask::Undo).unwrap();
    assert_eq!(of(&story, id), frozen);
}

/// Each step of what is solved has a day too: what nobody called back and what nobody closed is late.
#[test]
fn nothing_that_is_not_closed_is_without_a_day() {
    let mut story = Story::on("2026-11-23");
    let xie = story.resident("解秀英", 71, LANE);
    let issue = Box::new(lane(&story));
    let ask = Ask::RegisterIssue { issue, resident: xie, said: Said::default(), sure: true };
    let id = story.ask(ask).unwrap().record.unwrap().id;
    moves(&mut story, id, IssueState::Resolved, None);
    let (due, text, asked_by) = (None, String::new(), Id::NONE);
    let call = Ask::CallBack { issue: id, resident: xie, satisfaction: 1, due, text, asked_by };
    story.ask(call).unwrap();
    assert_eq!(next(&story, id), Some((Clock::Close, date(2026, 11, 26))));
    let late = |story: &Story, day| story.sees(|office| IssuesToday::of(office, day).overdue);
    assert_eq!((late(&story, date(2026, 11, 26)), late(&story, date(2026, 11, 27))), (0, 1));
    moves(&mut story, id, IssueState::Closed, None);
    assert_eq!((next(&story, id), late(&story, date(2026, 12, 27))), (None, 0));
}

#[test]
fn what_is_entered_late_is_counted_from_its_own_day() {
    let mut story = Story::on("2026-11-23");
    let at = Some(date(2026, 11, 19).at(16, 0, 0, 0));
    let issue = Box::new(lane(&story));
    let ask = Ask::RegisterIssue { issue, resident: Id::NONE, said: Said::default(), sure: true };
    let done = story.desk.handle(ask.into(), &Visitor { at, ..Visitor::default() }).unwrap();
    let issue = of(&story, done.record.unwrap().id);
    assert_eq!((Some(issue.opened), issue.due), (at, Some(date(2026, 11, 26))));
}

#[test]
fn a_reopened_issue_has_its_whole_time_again() {
    let mut story = Story::on("2026-11-23");
    let id = registers(&mut story, 3);
    moves(&mut story, id, IssueState::Resolved, None);
    at(&mut story, date(2026, 12, 4));
    moves(&mut story, id, IssueState::Reopened, None);
    assert_eq!(of(&story, id).due, Some(date(2026, 12, 11)));
    // A chase of it keeps that day.
    at(&mut story, date(2026, 12, 7));
    moves(&mut story, id, IssueState::Reopened, None);
    assert_eq!(of(&story, id).due, Some(date(2026, 12, 11)));
}

/// The hotline's own deadline presses like any other, while a higher body owes its answer too, until it has its reply.
#[test]
fn the_hotline_wants_its_reply_by_its_own_day() {
    let mut story = Story::on("2026-11-23");
    let hotline = Issue { hotline: "12345-0417".into(), hotline_due: Some(date(2026, 11, 24)), ..lane(&story) };
    let ask = Ask::RegisterIssue { issue: Box::new(hotline), resident: Id::NONE, said: Said::default(), sure: true };
    let id = story.ask(ask).unwrap().record.unwrap().id;
    assert_eq!(next(&story, id), Some((Clock::Hotline, date(2026, 11, 24))));
    moves(&mut story, id, IssueState::AwaitingHigher, Some(date(2026, 12, 1)));
    assert_eq!(next(&story, id), Some((Clock::Hotline, date(2026, 11, 24))));
    moves(&mut story, id, IssueState::Resolved, None);
    assert_eq!(next(&story, id), Some((Clock::Hotline, date(2026, 11, 24))));
    at(&mut story, date(2026, 11, 25));
    let overdue = |story: &Story| story.sees(|office| IssuesToday::of(office, date(2026, 11, 25)).overdue);
    assert_eq!(overdue(&story), 1);
    // A shift that ends hands over the same numbers as the day's board shows.
    story.ask(linli::desk::handover::Ask::HandOver { taker: String::new() }).unwrap();
    let cases = story.sees(|office| {
        let all = office.of::<linli::model::handover::Handover>().all();
        all.flat_map(|one| one.cases.iter().map(|case| (case.kind, case.count))).collect::<Vec<_>>()
    });
    assert_eq!(cases, [(2, 1), (7, 1)]);
    let replied = Issue { hotline_state: 8, ..of(&story, id) };
    story.ask(Ask::CorrectIssue { issue: Box::new(replied) }).unwrap();
    assert_eq!(next(&story, id).map(|(clock, _)| clock), Some(Clock::CallBack));
    assert_eq!(overdue(&story), 0);
}
