//! The clinic's month: what its figures count is what its registers hand out; the days on which people come again; who
//! may see what was measured before.

use jiff::civil::{Date, date};
use linli::desk::clinic::follow::{next_by_rule, still_empty};
use linli::desk::clinic::month::{Month, month};
use linli::desk::clinic::{Ask, Recording, assess};
use linli::desk::core;
use linli::desk::export::{Wanted, export_row};
use linli::exchange::export::{Format, stream};
use linli::model::clinic::follow::{NOT_IN, PHONED};
use linli::model::clinic::{Attempt, BESIDE, FollowUp, Readings, Referral, ReferralWords};
use linli::model::right::Rights;
use linli::model::{Holiday, Id, Refusal, Reveal, Vitals};
use linli::text::Lang;

use super::issues_clock::calendar;
use super::story::{Answer, Story};

const LANE: &str = "红光巷12号3号楼2单元501";

fn measured(story: &mut Story, session: Id, resident: Id, typed: &str) -> Id {
    let vitals = Vitals::of(resident, &Readings::read(typed).unwrap());
    let recall = story.sees(|office| assess(office, &vitals, story.desk.today()).again);
    let what = Recording { visit: None, session, resident, vitals, recall, agrees: Some(true) };
    story.ask(Ask::RecordVisit { what: Box::new(what), sure: true }).unwrap().record.unwrap().id
}

fn attempts(story: &mut Story, resident: Id, outcome: u8, answers: FollowUp) -> Answer {
    let next = story.sees(|office| next_by_rule(office, resident, outcome, story.desk.today()));
    let (at, who, reason) = (story.desk.now(), Id::NONE, String::new());
    let attempt = Attempt { id: Id::NONE, resident, at, outcome, visit: Id::NONE, due: None, next, reason, who };
    story.ask(Ask::FollowUp { attempt: Box::new(attempt), answers: Box::new(answers) })
}

fn refers(story: &mut Story, resident: Id, state: u8) {
    let to = story.unit("西安中大医院");
    let on = story.desk.today();
    let (visit, appointment, chased) = (Id::NONE, None, None);
    let referral = Referral {
        id: Id::NONE,
        resident,
        visit,
        to,
        arranged_by: String::new(),
        bears: 0,
        on,
        appointment,
        state,
        chased,
    };
    let words = ReferralWords { reason: "头晕".into(), ..ReferralWords::default() };
    let (referral, words, agrees) = (Box::new(referral), Box::new(words), Some(true));
    let id = story.ask(Ask::Refer { referral, words, agrees }).unwrap().record.unwrap().id;
    if state > 1 {
        story.ask(Ask::ChaseReferral { referral: id, state, outcome: "好了".into() }).unwrap();
    }
}

/// The lines of a register, as programs read it.
fn out(story: &mut Story, word: &str) -> Vec<String> {
    let (what, today, format) = (export_row(word).unwrap(), story.desk.today(), Format::Jsonl);
    let wanted = Wanted { what, full: false, since: None, only: None, format, lang: Lang::Zh, today };
    let mut bytes = Vec::new();
    story.desk.export(&wanted, "", Box::new(|sheet| stream(format, &mut bytes, sheet))).unwrap();
    String::from_utf8(bytes).unwrap().lines().map(str::to_owned).collect()
}

fn counted(story: &Story) -> Month {
    story.sees(|office| month(office, story.desk.today(), story.desk.today()))
}

#[test]
fn what_the_figures_count_is_what_the_registers_hand_out() {
    let mut story = Story::on("2026-11-02");
    let [xie, wang, zhang] = ["解秀英", "王桂芳", "张建国"].map(|name| story.resident(name, 71, LANE));
    let session = story.session(date(2026, 11, 2));
    measured(&mut story, session, xie, "182/104 7.4f");
    measured(&mut story, session, wang, "118/76");
    let visit =
        story.ask(Ask::Queue { session, resident: zhang, priority: 0, sure: false }).unwrap().record.unwrap().id;
    story.ask(Ask::VoidVisit { visit }).unwrap();
    refers(&mut story, xie, 1);
    refers(&mut story, wang, 4);
    // Her second reading is due on the 16th: she is reached on that day, and again, late, when the next one was due.
    story.moves_to(date(2026, 11, 16).at(9, 0, 0, 0));
    attempts(&mut story, xie, NOT_IN, FollowUp::default()).unwrap();
    story.moves_to(date(2026, 11, 30).at(10, 0, 0, 0));
    attempts(&mut story, xie, PHONED, FollowUp::default()).unwrap();
    // Nobody was to see him: an attempt that was not due is neither in time nor late.
    attempts(&mut story, zhang, PHONED, FollowUp::default()).unwrap();

    let month = counted(&story);
    let visits = out(&mut story, "visits");
    let has = |line: &String, word: &str| line.contains(&format!("\"{word}\""));
    let seen = visits.iter().filter(|line| has(line, "done")).count();
    assert_eq!((visits.len(), seen), (3, month.sum.seen), "{visits:?}");
    assert_eq!((month.sum.seen, month.sum.left, month.sum.tickets), (2, 1, 3));
    let follow_ups = out(&mut story, "followups");
    let due = follow_ups.iter().filter(|line| line.contains("\"due\":\"2026")).count();
    let in_time = follow_ups.iter().filter(|line| line.contains("\"on_time\":true")).count();
    assert_eq!((follow_ups.len(), due, in_time), (month.followed, month.on_time.0, month.on_time.1), "{follow_ups:?}");
    assert_eq!((month.followed, month.on_time), (3, (2, 2)));
    let referrals = out(&mut story, "referrals");
    let open = ["made", "appointed", "went"];
    let open = referrals.iter().filter(|line| open.iter().any(|state| has(line, state))).count();
    assert_eq!((referrals.len(), open), (month.referred, month.open.iter().sum()), "{referrals:?}");
    // The open one is twenty-eight days old.
    assert_eq!((month.referred, month.open), (2, [0, 1, 0]));
    assert_eq!(month.sessions.len(), 1);
    // Another month has none of it but the referral that is still open.
    story.moves_to(date(2026, 12, 20).at(9, 0, 0, 0));
    let next = counted(&story);
    assert_eq!((next.sum.seen, next.followed, next.referred, next.open), (0, 0, 0, [0, 0, 1]));
}

/// The October holidays, and the Sunday before them that is worked instead.
fn october(story: &mut Story) {
    for day in 1..=7 {
        calendar(story, date(2026, 10, day), Holiday::CONFIRMED);
    }
    calendar(story, date(2026, 9, 20), Holiday::WORKED);
}

/// The day on which the norm wants somebody of these readings again.
fn again(day: Date, typed: &str) -> Option<Date> {
    let mut story = Story::on("2026-01-05");
    october(&mut story);
    let xie = story.resident("解秀英", 71, LANE);
    let vitals = Vitals::of(xie, &Readings::read(typed).unwrap());
    story.sees(|office| assess(office, &vitals, day).again)
}

#[test]
fn whoever_is_to_come_again_comes_on_a_working_day_within_the_norms_days() {
    // Fourteen days on: a Monday; a Saturday, so the Friday before it; a Sunday that is worked instead of another day.
    assert_eq!(again(date(2026, 11, 23), "152/80"), Some(date(2026, 12, 7)));
    assert_eq!(again(date(2026, 11, 21), "152/80"), Some(date(2026, 12, 4)));
    assert_eq!(again(date(2026, 9, 6), "152/80"), Some(date(2026, 9, 20)));
    // In the middle of the October holidays, which begin on a Thursday behind a working Wednesday.
    assert_eq!(again(date(2026, 9, 21), "152/80"), Some(date(2026, 9, 30)));
    // The same of an attempt that met nobody.
    let mut story = Story::on("2026-01-05");
    october(&mut story);
    let xie = story.resident("解秀英", 71, LANE);
    let next = story.sees(|office| next_by_rule(office, xie, NOT_IN, date(2026, 9, 21)));
    assert_eq!(next, Some(date(2026, 9, 30)));
}

#[test]
fn what_was_measured_before_has_a_right_of_its_own() {
    let mut story = Story::on("2026-11-23");
    let xie = story.resident("解秀英", 71, LANE);
    let visit = measured(&mut story, Id::NONE, xie, "152/92");
    let without = Rights(!(1 << BESIDE.number));
    story.desk.set_rights(without);
    let look = Ask::LookBeside { resident: xie };
    let refusal = story.ask(look.clone()).unwrap_err();
    assert_eq!(refusal, Refusal::from(core::Not::NoRight { right: "right.health_beside" }));
    assert_eq!(story.sees(|office| office.of::<Reveal>().len()), 0);
    // The right to reveal is another one, and neither stands for the other.
    story.desk.set_rights(Rights(1 << BESIDE.number));
    let opening = story.ask(look).unwrap().opened.unwrap();
    let readings = story.sees(|office| office.opened::<Vitals>(&opening, visit).unwrap().readings());
    assert_eq!(readings, "152/92");
    assert_eq!(story.sees(|office| office.of::<Reveal>().len()), 1);
    assert!(story.ask(core::Ask::Reveal { resident: xie, field: "vitals".into(), reason: 4 }).is_err());
}

#[test]
fn what_the_last_form_lacks_is_counted() {
    let mut story = Story::on("2026-11-23");
    let xie = story.resident("解秀英", 71, LANE);
    let lacks = |story: &Story| story.sees(|office| still_empty(office, xie));
    assert_eq!(lacks(&story), None);
    attempts(&mut story, xie, NOT_IN, FollowUp::default()).unwrap();
    assert_eq!(lacks(&story), None, "nobody was met");
    story.at(10, 0);
    attempts(&mut story, xie, PHONED, FollowUp { adherence: 1, symptoms: 1, ..FollowUp::default() }).unwrap();
    assert_eq!(lacks(&story), Some(3));
    story.at(11, 0);
    attempts(&mut story, xie, PHONED, FollowUp::default()).unwrap();
    assert_eq!(lacks(&story), Some(5));
}
