//! Many voices behind one issue, many issues at once, letters to higher bodies, what is merged, split and grouped, and the
//! month's figures.

use jiff::civil::date;
use linli::desk::core;
use linli::desk::issues::calls::{CallFor, calls};
use linli::desk::issues::escalate::{escalations, owing};
use linli::desk::issues::figures::{Rate, month};
use linli::desk::issues::joining::parts;
use linli::desk::issues::places::places;
use linli::desk::issues::voices::{behind, untold, voices};
use linli::desk::issues::{Ask, Not, Said, flow};
use linli::model::issues::{Escalation, SUGGESTION};
use linli::model::{Id, Issue, IssueState, Record, Refusal, Words};

use super::issues::lane;
use super::story::Story;

fn raises(story: &mut Story, resident: Id, title: &str, place: &str) -> Id {
    let issue = Box::new(Issue { title: title.into(), location: place.into(), ..lane(story) });
    let ask = Ask::RegisterIssue { issue, resident, said: Said::at_the_desk("难走"), sure: true };
    story.ask(ask).unwrap().record.unwrap().id
}

fn joins(story: &mut Story, issue: Id, resident: Id) {
    story.ask(Ask::JoinIssue { issue, resident, said: Said::default() }).unwrap();
}

fn moves(story: &mut Story, issue: Id, state: IssueState, text: &str) -> super::story::Answer {
    let (lead, due, asked_by) = (Id::NONE, None, Id::NONE);
    story.ask(Ask::MoveIssue { issue, state, lead, due, text: text.into(), asked_by })
}

fn of(story: &Story, id: Id) -> Issue {
    story.sees(|office| office.of::<Issue>().get(id).unwrap().clone())
}

fn calls_back(story: &mut Story, issue: Id, resident: Id, satisfaction: u8) {
    let (due, text, asked_by) = (None, String::new(), Id::NONE);
    story.ask(Ask::CallBack { issue, resident, satisfaction, due, text, asked_by }).unwrap();
}

/// A lane of two hundred households stands behind one issue by one command, and one `u` takes it back.
#[test]
fn a_whole_lane_joins_at_once_by_its_address() {
    let mut story = Story::on("2026-11-23");
    let first = story.resident("解秀英", 71, "红光巷12号3-2-501");
    story.resident("解亚磊", 40, "红光巷12号3-2-501");
    for n in 0..200 {
        story.resident("王桂芳", 60, &format!("红光巷{}号1-1-{}", 1 + n % 20, 101 + n));
    }
    let elsewhere = story.resident("张建国", 74, "柿园路8号院1-1-101");
    let id = raises(&mut story, first, "路面破损", "红光巷");
    assert_eq!(story.sees(|office| behind(office, office.of::<Issue>().get(id).unwrap())), (1, 2));
    let place = |place: &str| Ask::JoinPlace { issue: id, place: place.into() };
    story.ask(place("红光巷")).unwrap();
    let stand = |story: &Story| story.sees(|office| behind(office, office.of::<Issue>().get(id).unwrap()));
    assert_eq!(stand(&story), (201, 202));
    assert_eq!(story.ask(place("红光巷")).unwrap_err(), Refusal::from(Not::NobodyThere));
    assert_eq!(story.ask(place("没有的路")).unwrap_err(), Refusal::from(Not::NobodyThere));
    joins(&mut story, id, elsewhere);
    assert_eq!(stand(&story), (202, 203));
    // Who raised it is who is called back; a household that only stands behind it is not.
    assert_eq!(of(&story, id).raised_by, [first, elsewhere]);
    story.ask(core::Ask::Undo).unwrap();
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!(stand(&story), (1, 2));
}

#[test]
fn each_is_told_and_whoever_has_another_matter_is_taken_out_with_their_words_kept() {
    let mut story = Story::on("2026-11-23");
    let (xie, wang) = (story.resident("解秀英", 71, "红光巷12号"), story.resident("王桂芳", 68, "红光巷20号"));
    let asks = story.resident("张建国", 74, "红光巷22号");
    let id = raises(&mut story, xie, "路面破损", "红光巷");
    joins(&mut story, id, wang);
    story.at(10, 0);
    moves(&mut story, id, IssueState::Assigned, "已派").unwrap();
    let behind = |story: &Story| story.sees(|office| untold(office, office.of::<Issue>().get(id).unwrap()));
    assert_eq!(behind(&story), [xie, wang]);
    story.at(11, 0);
    let tell =
        |residents: Vec<Id>| Ask::TellOfIssue { issue: id, residents, by: 1, text: String::new(), asked_by: Id::NONE };
    story.ask(tell(vec![xie])).unwrap();
    assert_eq!(behind(&story), [wang]);
    // Somebody who did not raise it is told, and stands on it no more than before.
    story
        .ask(Ask::TellOfIssue { issue: id, residents: vec![asks], by: 4, text: String::new(), asked_by: asks })
        .unwrap();
    assert_eq!(of(&story, id).raised_by, [xie, wang]);
    story.ask(Ask::LeaveIssue { issue: id, resident: xie }).unwrap();
    assert_eq!(of(&story, id).raised_by, [wang]);
    let spoken = story.sees(|office| voices(office, office.of::<Issue>().get(id).unwrap()));
    assert_eq!(
        spoken.iter().map(|voice| (voice.resident, voice.apart)).collect::<Vec<_>>(),
        [(wang, false), (xie, true)]
    );
    assert_eq!(story.sees(|office| (office.row_of(Words::KIND).unwrap().count)(office)), 2);
    let again = story.ask(Ask::LeaveIssue { issue: id, resident: xie }).unwrap_err();
    assert_eq!(again, Refusal::from(Not::NotRaisedBy { number: 1 }));
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!(of(&story, id).raised_by, [xie, wang]);
}

/// All of them take the step or none, and one `u` takes it back for all.
#[test]
fn many_issues_take_one_step_as_one_command() {
    let mut story = Story::on("2026-11-23");
    let ids: Vec<Id> =
        ["路灯不亮", "井盖没了", "垃圾没清"].map(|title| raises(&mut story, Id::NONE, title, "红光巷")).into();
    let unit = story.unit("街道办");
    let all = |state, lead| Ask::MoveIssues { issues: ids.clone(), state, lead, text: "一起派".into() };
    story.ask(all(IssueState::Assigned, unit)).unwrap();
    assert!(ids.iter().all(|id| of(&story, *id).lead == unit && of(&story, *id).state == IssueState::Assigned));
    story.ask(core::Ask::Undo).unwrap();
    assert!(ids.iter().all(|id| of(&story, *id).state == IssueState::Registered));
    moves(&mut story, ids[1], IssueState::Resolved, "").unwrap();
    let refused = story.ask(all(IssueState::Assigned, unit)).unwrap_err();
    assert_eq!(refused, Refusal::from(Not::OneCannot { number: 2, state: "issue.resolved" }));
    assert_eq!(of(&story, ids[0]).state, IssueState::Registered);
}

#[test]
fn letters_follow_each_other_and_each_is_chased_until_it_is_answered() {
    let mut story = Story::on("2026-11-23");
    let (street, district) = (story.unit("街道办"), story.unit("区市政"));
    let id = raises(&mut story, Id::NONE, "路面破损", "红光巷");
    let letter = |unit, number: &str| {
        let letter = Escalation { issue: id, unit, letter: number.into(), ..Escalation::default() };
        Ask::Escalate { escalation: Box::new(letter) }
    };
    story.ask(letter(street, "31号")).unwrap();
    assert_eq!(story.ask(letter(street, "32号")).unwrap_err(), Refusal::from(Not::StillWaits { number: 1 }));
    let first = story.sees(|office| owing(office, id).unwrap().id);
    let (promised, next) = (Some(date(2026, 12, 1)), Some(date(2026, 11, 27)));
    let chase = Ask::ChaseHigher { escalation: first, text: "答应月初".into(), promised, next };
    story.ask(chase).unwrap();
    story.ask(letter(district, "33号")).unwrap();
    story.ask(Ask::HigherAnswered { escalation: first, text: "转区里".into() }).unwrap();
    // The district still owes its answer.
    assert_eq!(of(&story, id).state, IssueState::AwaitingHigher);
    let second = story.sees(|office| owing(office, id).unwrap().clone());
    assert_eq!((second.unit, second.letter.as_str()), (district, "33号"));
    story.ask(Ask::HigherAnswered { escalation: second.id, text: "立项".into() }).unwrap();
    assert_eq!(of(&story, id).state, IssueState::InProgress);
    story.sees(|office| {
        let all = escalations(office, id);
        assert_eq!(
            all.iter().map(|one| (one.chases.len(), one.is_open())).collect::<Vec<_>>(),
            [(1, false), (0, false)]
        );
    });
}

#[test]
fn two_issues_that_are_one_are_merged_with_both_courses_and_taken_apart_again_by_undo() {
    let mut story = Story::on("2026-11-23");
    let (xie, wang) = (story.resident("解秀英", 71, "红光巷12号"), story.resident("王桂芳", 68, "红光巷20号"));
    let kept = raises(&mut story, xie, "路面破损", "红光巷");
    story.at(9, 30);
    let gone = raises(&mut story, wang, "路上有坑", "红光巷");
    moves(&mut story, gone, IssueState::Assigned, "量了坑").unwrap();
    story.at(10, 0);
    moves(&mut story, kept, IssueState::InProgress, "在修").unwrap();
    let (before, other) = (of(&story, kept), of(&story, gone));
    let merge = |issue, into| Ask::MergeIssue { issue, into };
    assert_eq!(story.ask(merge(kept, kept)).unwrap_err(), Refusal::from(Not::NotWithItself { number: 1 }));
    story.ask(merge(gone, kept)).unwrap();
    let merged = of(&story, kept);
    assert_eq!((merged.raised_by.as_slice(), merged.state), ([xie, wang].as_slice(), IssueState::InProgress));
    let texts: Vec<&str> = merged.steps.iter().map(|step| step.text.as_str()).collect();
    assert_eq!(texts, ["", "#2", "#2 量了坑", "在修"]);
    let closed = of(&story, gone);
    assert_eq!((closed.state, closed.merged_into), (IssueState::Closed, kept));
    assert!(moves(&mut story, gone, IssueState::Reopened, "").is_err());
    assert_eq!(story.sees(|office| office.naming::<Words, Issue>(kept).count()), 2);
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!((of(&story, kept), of(&story, gone)), (before, other));
}

#[test]
fn a_second_matter_is_split_off_and_opinions_become_one_problem() {
    let mut story = Story::on("2026-11-23");
    let xie = story.resident("解秀英", 71, "红光巷12号");
    let id = raises(&mut story, xie, "路面破损", "红光巷");
    let new = Box::new(Issue { title: "路灯不亮".into(), ..lane(&story) });
    let split = story.ask(Ask::SplitIssue { issue: id, new, residents: vec![xie] }).unwrap().record.unwrap().id;
    let second = of(&story, split);
    assert_eq!((second.number, second.split_from, second.raised_by.as_slice()), (2, id, [xie].as_slice()));
    assert!(second.next_day().is_some());
    story.ask(Ask::GroupIssues { issues: vec![split], into: id }).unwrap();
    assert_eq!(story.sees(|office| parts(office, id).iter().map(|part| part.number).collect::<Vec<_>>()), [2]);
    let round = story.ask(Ask::GroupIssues { issues: vec![id], into: split }).unwrap_err();
    assert_eq!(round, Refusal::from(Not::NotWithItself { number: 1 }));
    story.ask(Ask::GroupIssues { issues: vec![split], into: Id::NONE }).unwrap();
    assert!(story.sees(|office| parts(office, id).is_empty()));
}

/// A suggestion is closed with a word of what comes of it, and with nothing less.
#[test]
fn a_suggestion_has_a_lighter_path() {
    let mut story = Story::on("2026-11-23");
    let issue = Box::new(Issue { kind: SUGGESTION, occasion: "开放日".into(), ..lane(&story) });
    let ask = Ask::RegisterIssue { issue, resident: Id::NONE, said: Said::default(), sure: true };
    let id = story.ask(ask).unwrap().record.unwrap().id;
    assert!(moves(&mut story, id, IssueState::Closed, "").is_err());
    moves(&mut story, id, IssueState::Closed, "列入明年计划").unwrap();
    let other = raises(&mut story, Id::NONE, "路灯不亮", "红光巷");
    assert!(moves(&mut story, other, IssueState::Closed, "不办").is_err());
    assert!(!flow::may_go(&of(&story, other), IssueState::Closed));
}

#[test]
fn the_months_rates_are_counted_by_area_and_by_unit() {
    let mut story = Story::on("2026-11-02");
    let xie = story.resident("解秀英", 71, "红光巷12号");
    let wang = story.resident("王桂芳", 68, "红光巷20号");
    let unit = story.unit("街道办");
    let solved = raises(&mut story, xie, "路面破损", "红光巷");
    joins(&mut story, solved, wang);
    let late = raises(&mut story, Id::NONE, "路灯不亮", "红光巷");
    let lead = Ask::MoveIssues { issues: vec![solved], state: IssueState::Assigned, lead: unit, text: String::new() };
    story.ask(lead).unwrap();
    moves(&mut story, solved, IssueState::Resolved, "修好").unwrap();
    calls_back(&mut story, solved, xie, 1);
    calls_back(&mut story, solved, wang, 4);
    moves(&mut story, solved, IssueState::Closed, "").unwrap();
    let today = date(2026, 11, 30);
    let counted = story.sees(|office| month(office, today, today));
    let rate = |good, of| Rate { good, of };
    assert_eq!((counted.all.opened, counted.closed, counted.open, counted.older), (2, 1, 1, [1, 0, 0]));
    assert_eq!((counted.all.response, counted.all.solution), (rate(1, 2), rate(1, 2)));
    // Whoever was not reached said nothing.
    assert_eq!((counted.all.content, counted.all.on_time), (rate(1, 1), rate(1, 2)));
    assert_eq!(counted.by_area.len(), 1);
    let of_unit = counted.by_lead.iter().find(|(lead, _)| *lead == unit).unwrap().1;
    assert_eq!((of_unit.opened, of_unit.solution), (1, rate(1, 1)));
    assert_eq!(rate(6, 7).per_mille(), Some(857));
    assert!(story.sees(|office| month(office, date(2026, 10, 1), today).all.opened == 0));
    assert_eq!(of(&story, late).state, IssueState::Registered);
}

/// Everything that was said of it finds it, in initials and in characters; what the office calls it by number too.
#[test]
fn an_issue_is_found_by_everything_that_was_said_of_it() {
    let mut story = Story::on("2026-11-23");
    story.desk =
        std::mem::replace(&mut story.desk, super::story::open(linli::store::Memory::new(), &story.clock)).searchable();
    let xie = story.resident("解秀英", 71, "红光巷12号");
    let unit = story.unit("街道办");
    let issue = Box::new(Issue { hotline: "2026112300017".into(), ..lane(&story) });
    let said = Said::at_the_desk("轮椅推不过去");
    let ask = Ask::RegisterIssue { issue, resident: xie, said, sure: true };
    let id = story.ask(ask).unwrap().record.unwrap().id;
    moves(&mut story, id, IssueState::Assigned, "现场量过坑洼").unwrap();
    let letter = Escalation { issue: id, unit, letter: "东关社函31".into(), ..Escalation::default() };
    story.ask(Ask::Escalate { escalation: Box::new(letter) }).unwrap();
    for typed in ["路面破损", "lmps", "轮椅", "lunyi", "坑洼", "kengwa", "东关社函", "2026112300017", "解秀英"]
    {
        let found = story.sees(|office| {
            let groups = office.find_things(typed, 9);
            groups.into_iter().find(|group| group.kind == Issue::KIND).map(|group| group.ids).unwrap_or_default()
        });
        assert_eq!(found, [id], "{typed}");
    }
}

/// Who is to be asked stands first, who is to be told after them, and who was not reached last; each goes by what they say.
#[test]
fn whoever_is_to_be_called_stands_on_one_list() {
    let mut story = Story::on("2026-11-23");
    let (xie, wang) = (story.resident("解秀英", 71, "红光巷12号"), story.resident("王桂芳", 68, "红光巷20号"));
    let zhang = story.resident("张建国", 74, "红光巷22号");
    let solved = raises(&mut story, xie, "路面破损", "红光巷");
    joins(&mut story, solved, wang);
    let open = raises(&mut story, zhang, "路灯不亮", "红光巷");
    let list = |story: &Story| {
        let all = story.sees(calls);
        all.into_iter().map(|call| (call.resident, call.why, call.tried)).collect::<Vec<_>>()
    };
    assert_eq!(list(&story), []);
    story.at(10, 0);
    moves(&mut story, solved, IssueState::Resolved, "修好").unwrap();
    moves(&mut story, open, IssueState::Assigned, "已派").unwrap();
    let (ask, tell, again) = (CallFor::Asking, CallFor::Telling, CallFor::AskingAgain);
    assert_eq!(list(&story), [(xie, ask, 0), (wang, ask, 0), (zhang, tell, 0)]);
    story.at(11, 0);
    calls_back(&mut story, solved, xie, 4);
    assert_eq!(list(&story), [(wang, ask, 0), (zhang, tell, 0), (xie, again, 1)]);
    calls_back(&mut story, solved, wang, 1);
    assert_eq!(of(&story, solved).state, IssueState::CalledBack);
    let told = Ask::TellOfIssue { issue: open, residents: vec![zhang], by: 1, text: String::new(), asked_by: Id::NONE };
    story.ask(told).unwrap();
    assert_eq!(list(&story), [(xie, again, 1)]);
    story.at(12, 0);
    calls_back(&mut story, solved, xie, 2);
    moves(&mut story, solved, IssueState::Closed, "").unwrap();
    assert_eq!(list(&story), []);
}

/// A place is meant by its initials or its characters: the lane before its courtyards, and a building of one of them.
#[test]
fn a_place_is_found_by_its_initials() {
    let mut story = Story::on("2026-11-23");
    for (nth, at) in ["红光巷12号3号楼2单元501", "红光巷20号", "柿园路8号院3号楼1单元101"].iter().enumerate()
    {
        story.resident(["解秀英", "王桂芳", "张建国"][nth], 70, at);
    }
    let found = |typed: &str| story.sees(|office| places(office, typed));
    assert_eq!(found("hgx")[0], "红光巷");
    assert!(found("HGX12").contains(&"红光巷12号".to_owned()));
    assert_eq!(found("syl8hy3"), ["柿园路8号院3号楼"]);
    assert_eq!(found("syl83"), ["柿园路8号院3号楼"]);
    assert_eq!(found("光巷20"), ["红光巷20号"]);
    // What stands there whole needs no hint, and what nobody lives at has none.
    assert_eq!((found("红光巷20号"), found("qqq"), found("")), (vec![], vec![], vec![]));
}
