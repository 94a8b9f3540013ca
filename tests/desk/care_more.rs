//! What is done less often for elders and volunteers: extra rounds, who saw somebody with something else, the table of
//! skills, help that a volunteer takes, call-outs, and hours.

use jiff::civil::{Date, date};
use linli::desk::care::Ask;
use linli::desk::care::call_outs::{Among, ready};
use linli::desk::care::help::{half_day, helps, who_can_help};
use linli::desk::care::hours::{reports, stars};
use linli::desk::care::ladder::{missing, rung, rungs};
use linli::desk::care::month::month;
use linli::desk::care::rounds::progress;
use linli::desk::care::tiers::{Tier, by_round, due, due_visits};
use linli::desk::{Visitor, clinic, core, issues, people};
use linli::model::care::rules::{RUNG_DUTY, RUNG_FAMILY};
use linli::model::care::{
    CallOut, CarePlan, CareRound, CareVisit, Duty, HoursReport, Not, Service, ServiceCertificate, Skill, Volunteer,
    VolunteerGroup,
};
use linli::model::{
    Contact, FieldError, Group, Groups, Id, Issue, IssueState, Refusal, Reveal, Rule, Visit, Vitals, Why,
};
use linli::store::port::Rev;

use crate::story::{Answer, Story};

const HERE: &str = "红光巷12号3号楼2单元501";

fn elder(story: &mut Story, name: &str, age: i16) -> Id {
    let mut new = story.new_resident(name, age, HERE);
    new.resident.groups = Groups::default().with(Group::LivingAlone);
    let id = story.ask(people::Ask::Register { new: Box::new(new), sure: true }).unwrap().record.unwrap().id;
    let plan = CarePlan::new(id, story.desk.today());
    story.ask(Ask::SetPlan { plan: Box::new(plan) }).unwrap();
    id
}

fn volunteer(story: &mut Story, one: Volunteer) -> Id {
    story.ask(Ask::SetVolunteer { volunteer: Box::new(one) }).unwrap().record.unwrap().id
}

fn named(name: &str) -> Volunteer {
    Volunteer { name: name.into(), phone: "13800001111".into(), ..Volunteer::new(date(2026, 1, 1)) }
}

/// A visit of a day by a volunteer, written down now.
fn visits(story: &mut Story, elder: Id, volunteer: Id, day: Date, minutes: u16) -> Answer {
    let visit = CareVisit { elder, volunteer, how: 1, reached: 1, minutes, ..CareVisit::default() };
    let ask = Ask::Record { visit: Box::new(visit), words: Box::default(), sure: false };
    let at = (day != story.desk.today()).then(|| day.at(8, 0, 0, 0));
    story.desk.handle(ask.into(), &Visitor { at, ..Visitor::default() })
}

fn due_on(story: &Story, elder: Id) -> Date {
    let office = story.desk.office();
    due(&office, office.of::<CarePlan>().get(elder).unwrap(), story.desk.today())
}

fn served(story: &Story, volunteer: Id) -> i64 {
    story.desk.office().of::<Volunteer>().get(volunteer).unwrap().served
}

fn head(story: &Story) -> Rev {
    story.desk.office().head
}

fn why(answer: Answer) -> Why {
    answer.unwrap_err().why
}

#[test]
fn whoever_was_seen_with_something_else_was_visited_in_the_same_commit() {
    let mut story = Story::on("2026-11-23");
    let her = elder(&mut story, "王桂芝", 83);
    let session = story.session(date(2026, 11, 25));
    story.moves_to(date(2026, 11, 25).at(9, 0, 0, 0));
    let record = |seen| {
        let vitals = Vitals { systolic: Some(132), diastolic: Some(84), resident: her, ..Vitals::default() };
        let what = clinic::Recording { visit: None, session, resident: her, vitals, recall: None, agrees: Some(true) };
        (clinic::Ask::RecordVisit { what: Box::new(what), sure: false }, Visitor { seen, ..Visitor::default() })
    };
    let (ask, visitor) = record(Some((her, 6)));
    let before = head(&story);
    story.desk.handle(ask.into(), &visitor).unwrap();
    assert_eq!(head(&story) - before, 1, "one commit holds both");
    assert_eq!(due_on(&story, her), date(2026, 12, 2), "a week from the day on which the nurse saw her");
    assert_eq!(story.desk.office().of::<CarePlan>().get(her).unwrap().last_reached().unwrap().how, 6);
    assert_eq!(story.desk.office().of::<CareVisit>().len(), 1);
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!(due_on(&story, her), date(2026, 11, 30), "and goes with it");
    assert_eq!((story.desk.office().of::<CareVisit>().len(), story.desk.office().of::<Visit>().len()), (0, 0));
    // Without the tick nothing but the reading is written.
    let (ask, visitor) = record(None);
    story.desk.handle(ask.into(), &visitor).unwrap();
    assert_eq!(story.desk.office().of::<CareVisit>().len(), 0);
}

#[test]
fn a_round_makes_everybody_of_it_due_until_they_were_reached() {
    let mut story = Story::on("2026-11-23");
    let high = elder(&mut story, "王桂芝", 83);
    let general = elder(&mut story, "韩忠山", 65);
    visits(&mut story, general, Id::NONE, date(2026, 11, 23), 0).unwrap();
    story.moves_to(date(2026, 11, 24).at(9, 0, 0, 0));
    let begin = |elders: Vec<Id>, reason, until| Ask::BeginRound { reason, elders, until, note: String::new() };
    let round = story.ask(begin(vec![general, high], 2, None)).unwrap().record.unwrap().id;
    assert_eq!((due_on(&story, high), due_on(&story, general)), (date(2026, 11, 27), date(2026, 11, 27)));
    let counted =
        |story: &Story| progress(&story.desk.office(), story.desk.office().of::<CareRound>().get(round).unwrap());
    assert_eq!(counted(&story), (0, 2));
    let listed = due_visits(&story.desk.office(), date(2026, 11, 27));
    assert!(listed.iter().all(|visit| visit.round == 2), "the list says why");
    visits(&mut story, general, Id::NONE, date(2026, 11, 24), 0).unwrap();
    assert_eq!((due_on(&story, general), counted(&story)), (date(2027, 2, 24), (1, 1)));
    // Over before everybody was seen: her tier's own day counts again; taken back, the round's.
    story.ask(Ask::EndRound { round }).unwrap();
    assert_eq!(due_on(&story, high), date(2026, 11, 30));
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!(due_on(&story, high), date(2026, 11, 27));
    // A round that ends behind the tier's day changes nothing.
    story.ask(begin(vec![high], 3, Some(date(2026, 12, 24)))).unwrap();
    assert_eq!(due_on(&story, high), date(2026, 11, 27));
    assert_eq!(why(story.ask(begin(Vec::new(), 1, None))), Why::Care(Not::NobodyInRound));
    let past = story.ask(begin(vec![high], 1, Some(date(2026, 11, 23)))).unwrap_err();
    assert_eq!(past, Refusal::field("until", FieldError::NotADate));
}

#[test]
fn whoever_something_happened_to_is_due_within_twenty_four_hours_and_has_a_plan_from_then_on() {
    let mut story = Story::on("2026-11-23");
    let him = story.resident("韩忠山", 70, HERE);
    story.at(15, 30);
    let ask = Ask::BeginRound { reason: 4, elders: vec![him], until: None, note: String::new() };
    story.ask(ask).unwrap();
    assert_eq!(due_on(&story, him), date(2026, 11, 24));
    let office = story.desk.office();
    let plan = office.of::<CarePlan>().get(him).unwrap();
    let until = by_round(&office, plan, date(2026, 11, 23)).unwrap().until;
    assert_eq!(until, date(2026, 11, 24).at(15, 30, 0, 0));
}

#[test]
fn the_order_of_the_ladder_is_the_offices_table() {
    let mut story = Story::on("2026-11-23");
    let contact = |name: &str| Contact { name: name.into(), relation: "女儿".into(), phone: "13800004444".into() };
    let mut new = story.new_resident("王桂芝", 83, HERE);
    (new.resident.emergency, new.resident.key_holder) = (contact("张敏"), contact("王姨"));
    let her = story.ask(people::Ask::Register { new: Box::new(new), sure: true }).unwrap().record.unwrap().id;
    let one = volunteer(&mut story, named("李桂兰"));
    story.ask(Ask::Pair { elder: her, volunteer: one, role: 1, agreed: true }).unwrap();
    let day = story.desk.today();
    let duty = Duty { id: Id::NONE, day, name: "陈主任".into(), phone: "13800005555".into() };
    story.ask(Ask::SetDuty { duty }).unwrap();
    let kinds = |story: &Story| rungs(&story.desk.office(), her, day).iter().map(|one| one.rung).collect::<Vec<_>>();
    assert_eq!(kinds(&story), [rung::VOLUNTEER, rung::KEY_HOLDER, rung::FAMILY, rung::DUTY, rung::AMBULANCE]);
    let set = |story: &mut Story, row: &'static linli::model::register::rule::RuleRow, value| {
        let rule = Rule {
            id: Id::NONE,
            key: row.key.into(),
            value,
            from: day,
            source: "两委会".into(),
            read: day,
            confirmed: true,
        };
        story.ask(core::Ask::SetRule { rule: Box::new(rule), sure: true }).unwrap();
    };
    set(&mut story, &RUNG_FAMILY, 0);
    assert_eq!(kinds(&story), [rung::VOLUNTEER, rung::KEY_HOLDER, rung::DUTY, rung::AMBULANCE]);
    assert!(!missing(&story.desk.office(), her, day).contains(&rung::FAMILY), "nobody is missed who is not called");
    set(&mut story, &RUNG_FAMILY, 5);
    set(&mut story, &RUNG_DUTY, 1);
    // What stands at one place keeps the order of the program.
    assert_eq!(kinds(&story), [rung::VOLUNTEER, rung::DUTY, rung::KEY_HOLDER, rung::FAMILY, rung::AMBULANCE]);
}

#[test]
fn the_table_of_skills_is_the_offices_to_name_and_drop() {
    let mut story = Story::on("2026-11-23");
    let set = |story: &mut Story, id, name: &str, also: &str, offered| {
        story.ask(Ask::SetSkill { skill: Skill { id, name: name.into(), also: also.into(), offered } })
    };
    set(&mut story, Id::NONE, "推拿", "按摩 理疗", 0).unwrap();
    let own = Skill::id_of(11);
    {
        let office = story.desk.office();
        assert_eq!(office.skills(linli::text::Lang::Zh, 1 << 11 | 1 << 8), ["急救", "推拿"]);
        assert_eq!(office.skill_meant("按摩").map(|code| code.code), Some(11));
        assert_eq!(office.skills_in("想找人按摩，还要代购"), 1 << 11 | 1 << 2);
    }
    // No two are called the same, by the office's words or the program's.
    for taken in ["推拿", "理疗", "陪诊"] {
        let refused = set(&mut story, Id::NONE, taken, "", 0).unwrap_err();
        assert!(matches!(refused.why, Why::Care(Not::SkillNamed { .. })), "{taken}: {refused:?}");
    }
    // A row of the program is renamed; its words still mean it.
    set(&mut story, Skill::id_of(3), "陪看病", "", 0).unwrap();
    assert_eq!(story.desk.office().skill_meant("陪诊").map(|code| code.code), Some(3));
    set(&mut story, own, "推拿", "按摩", 1).unwrap();
    let office = story.desk.office();
    assert!(!office.offered_skills().any(|code| code.code == 11) && office.named_skills().any(|code| code.code == 11));
    drop(office);
    for nth in 12..=30 {
        set(&mut story, Id::NONE, &format!("本事{nth}"), "", 0).unwrap();
    }
    assert_eq!(why(set(&mut story, Id::NONE, "再来一项", "", 0)), Why::Care(Not::SkillsFull));
}

fn issue(story: &mut Story, kind: u8, title: &str, resident: Id) -> Id {
    let issue = Issue { kind, area: 1, title: title.into(), ..Issue::default() };
    let (issue, said) = (Box::new(issue), issues::Said::at_the_desk("请帮忙"));
    let ask = issues::Ask::RegisterIssue { issue, resident, said, sure: true };
    story.ask(ask).unwrap().record.unwrap().id
}

#[test]
fn a_volunteer_takes_a_call_for_help_and_their_minutes_count() {
    let mut story = Story::on("2026-11-23");
    let her = story.resident("王桂芝", 83, HERE);
    let near = story.resident("李桂兰", 60, "红光巷12号3号楼2单元201");
    let neighbour = volunteer(&mut story, Volunteer { resident: near, skills: 1 << 1, ..named("") });
    let able = volunteer(&mut story, Volunteer { skills: 1 << 3, ..named("赵国强") });
    let ready = volunteer(&mut story, Volunteer { skills: 1 << 3, free: 1, ..named("周敏") });
    assert_eq!(half_day(date(2026, 11, 23).at(9, 0, 0, 0)), 0, "Monday morning");
    assert_eq!(half_day(date(2026, 11, 29).at(12, 0, 0, 0)), 13, "Sunday afternoon");
    let id = issue(&mut story, 2, "周三陪诊去二院", her);
    {
        let office = story.desk.office();
        let found = who_can_help(&office, office.of::<Issue>().get(id).unwrap(), date(2026, 11, 23).at(9, 0, 0, 0));
        let order: Vec<Id> = found.iter().map(|one| one.volunteer).collect();
        assert_eq!(order, [ready, able, neighbour], "who can and is free, who can, who is near");
    }
    let give = |issue, volunteer| Ask::GiveHelp { issue, volunteer };
    story.ask(give(id, able)).unwrap();
    let state = |story: &Story| story.desk.office().of::<Issue>().get(id).unwrap().state;
    assert_eq!(state(&story), IssueState::Assigned);
    assert_eq!(why(story.ask(give(id, ready))), Why::Care(Not::HelpGiven), "one at a time");
    let complaint = issue(&mut story, 3, "噪音", her);
    assert_eq!(why(story.ask(give(complaint, able))), Why::Care(Not::HelpGiven), "only a call for help");
    story.at(11, 0);
    let help = helps(&story.desk.office(), id)[0].id;
    story.ask(Ask::HelpDone { service: help, minutes: 90, note: "已陪诊".into() }).unwrap();
    assert_eq!((state(&story), served(&story, able)), (IssueState::Resolved, 90), "and those who asked are to be told");
    assert_eq!(
        why(story.ask(Ask::HelpDone { service: help, minutes: 5, note: String::new() })),
        Why::Care(Not::HelpGiven)
    );
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!((state(&story), served(&story, able)), (IssueState::Assigned, 0));
    let resting = volunteer(&mut story, named("陈浩"));
    story.ask(Ask::MoveVolunteer { volunteer: resting, state: 2 }).unwrap();
    let other = issue(&mut story, 2, "换灯泡", her);
    assert_eq!(why(story.ask(give(other, resting))), Why::Care(Not::DoesNotServe { volunteer: resting }));
}

#[test]
fn a_call_out_rings_who_is_meant_and_keeps_what_each_said_and_gave() {
    let mut story = Story::on("2026-11-23");
    let group = VolunteerGroup { name: "党员先锋队".into(), ..VolunteerGroup::default() };
    let group = story.ask(Ask::SetGroup { group }).unwrap().record.unwrap().id;
    let home = story.resident("李桂兰", 60, "红光巷12号3号楼2单元201");
    let lane = volunteer(&mut story, Volunteer { resident: home, party: 1, group, ..named("") });
    let first_aid = volunteer(&mut story, Volunteer { skills: 1 << 8, party: 1, ..named("赵国强") });
    let plain = volunteer(&mut story, named("周敏"));
    let insured_no_more =
        volunteer(&mut story, Volunteer { insured: Some(date(2026, 11, 22)), party: 1, group, ..named("陈浩") });
    let whom = |story: &Story, among: Among| among.whom(&story.desk.office(), date(2026, 11, 23));
    let all = whom(&story, Among::default());
    assert!(all.len() == 3 && !all.contains(&insured_no_more) && all[0] == lane, "who lives here first: {all:?}");
    assert_eq!(whom(&story, Among { group, ..Among::default() }), [lane]);
    assert_eq!(whom(&story, Among { skills: 1 << 8, ..Among::default() }), [first_aid]);
    assert_eq!(whom(&story, Among { lane: "红光巷".into(), ..Among::default() }), [lane]);
    assert!(!whom(&story, Among { party: true, ..Among::default() }).contains(&plain));
    let wanted = |title: &str| CallOut {
        id: Id::NONE,
        reason: 2,
        title: title.into(),
        day: date(2026, 11, 23),
        time: None,
        place: String::new(),
        called: Vec::new(),
        who: Id::NONE,
    };
    let make = |title: &str, among| Ask::MakeCallOut { call_out: Box::new(wanted(title)), among };
    let nobody = Among { lane: "柿园路".into(), ..Among::default() };
    assert_eq!(why(story.ask(make("扫雪", nobody))), Why::Care(Not::NobodyToCall));
    let call_out = story.ask(make("扫雪", Among { party: true, ..Among::default() })).unwrap().record.unwrap().id;
    let reveals = |story: &Story| story.desk.office().of::<Reveal>().len();
    story.ask(Ask::OpenCallOut { call_out }).unwrap();
    assert_eq!(reveals(&story), 1, "that their numbers are looked at is written down once");
    let ring = |volunteer, answer| Ask::Ring { call_out, volunteer, answer };
    let stands = |story: &Story| {
        let office = story.desk.office();
        let one = office.of::<CallOut>().get(call_out).unwrap();
        (one.coming(), one.uncalled(), ready(one))
    };
    assert_eq!(stands(&story), (0, 2, 0));
    story.ask(ring(lane, 1)).unwrap();
    assert_eq!(stands(&story), (1, 1, 1));
    story.ask(ring(first_aid, 1)).unwrap();
    assert_eq!(why(story.ask(ring(plain, 1))), Why::Care(Not::NotOnList));
    // The first of two answers is taken back: the second one stays.
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!(stands(&story), (1, 1, 1));
    story.ask(ring(first_aid, 1)).unwrap();
    story.ask(Ask::TimeCallOut { call_out, volunteer: Id::NONE, minutes: 90 }).unwrap();
    story.ask(Ask::TimeCallOut { call_out, volunteer: lane, minutes: 60 }).unwrap();
    assert_eq!((served(&story, lane), served(&story, first_aid)), (60, 90));
    story.ask(ring(first_aid, 2)).unwrap();
    assert_eq!(served(&story, first_aid), 0, "who did not come after all gave nothing");
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!((served(&story, lane), served(&story, first_aid)), (60, 90));
    let stranger = Ask::TimeCallOut { call_out, volunteer: plain, minutes: 60 };
    assert_eq!(why(story.ask(stranger)), Why::Care(Not::DidNotCome));
}

#[test]
fn hours_are_handed_in_once_and_what_comes_late_stands_beside() {
    let mut story = Story::on("2026-09-01");
    let her = elder(&mut story, "王桂芝", 83);
    let one = volunteer(&mut story, named("赵国强"));
    for day in [date(2026, 9, 3), date(2026, 9, 10)] {
        story.moves_to(day.at(9, 0, 0, 0));
        visits(&mut story, her, one, day, 40).unwrap();
    }
    story.moves_to(date(2026, 10, 8).at(9, 0, 0, 0));
    let draw = |from, until| Ask::DrawHours { from, until };
    let nothing = story.ask(draw(date(2026, 8, 1), date(2026, 8, 31)));
    assert_eq!(why(nothing), Why::Care(Not::NothingToReport));
    let september = story.ask(draw(date(2026, 9, 1), date(2026, 9, 30))).unwrap().record.unwrap().id;
    let rows = |story: &Story, report| {
        let office = story.desk.office();
        let report = office.of::<HoursReport>().get(report).unwrap();
        report.rows.iter().map(|row| (row.minutes, row.late, row.total())).collect::<Vec<_>>()
    };
    assert_eq!(rows(&story, september), [(80, 0, 80)]);
    // Not handed in, a new one takes its place.
    let september = story.ask(draw(date(2026, 9, 1), date(2026, 9, 30))).unwrap().record.unwrap().id;
    assert_eq!(reports(&story.desk.office()).len(), 1);
    story.ask(Ask::ReportHours { report: september }).unwrap();
    let again = story.ask(Ask::ReportHours { report: september });
    assert_eq!(why(again), Why::Care(Not::ReportedAlready { until: date(2026, 9, 30) }));
    // A visit of September is entered in October, and one of September is put right.
    visits(&mut story, her, one, date(2026, 9, 20), 25).unwrap();
    visits(&mut story, her, one, date(2026, 10, 2), 30).unwrap();
    let correct = |minutes, note: &str| Ask::CorrectHours {
        service: Box::new(Service {
            id: Id::NONE,
            what: 0,
            volunteer: one,
            resident: Id::NONE,
            issue: Id::NONE,
            given: date(2026, 10, 8).at(9, 0, 0, 0),
            done: None,
            day: date(2026, 9, 10),
            minutes,
            note: note.into(),
            who: Id::NONE,
        }),
    };
    assert_eq!(story.ask(correct(-10, " ")).unwrap_err(), Refusal::field("note", FieldError::Required));
    let below = story.ask(correct(-1000, "多记")).unwrap_err();
    assert_eq!(below, Refusal::field("minutes", FieldError::OutOfRange { min: -135, max: 100_000 }));
    story.ask(correct(-10, "路上时间误算")).unwrap();
    assert_eq!(served(&story, one), 125);
    let overlap = story.ask(draw(date(2026, 9, 30), date(2026, 10, 8)));
    assert_eq!(why(overlap), Why::Care(Not::ReportedAlready { until: date(2026, 9, 30) }));
    let october = story.ask(draw(date(2026, 10, 1), date(2026, 10, 8))).unwrap().record.unwrap().id;
    assert_eq!(rows(&story, october), [(30, 15, 45)], "twenty-five came late, ten were taken away");
    story.ask(Ask::ReportHours { report: october }).unwrap();
    story.moves_to(date(2026, 10, 9).at(9, 0, 0, 0));
    let idle = story.ask(draw(date(2026, 10, 9), date(2026, 10, 9)));
    assert_eq!(why(idle), Why::Care(Not::NothingToReport), "what was handed in late is not late again");
    // A certificate counts the same minutes.
    let certificate = ServiceCertificate {
        id: Id::NONE,
        number: 0,
        volunteer: one,
        resident: Id::NONE,
        from: date(2026, 9, 1),
        until: date(2026, 10, 9),
        minutes: 0,
        content: "探访".into(),
        responsible: "陈主任".into(),
        phone: "029-00000401".into(),
        issued: date(2026, 9, 1),
        who: Id::NONE,
    };
    let ask = Ask::IssueCertificate { certificate: Box::new(certificate) };
    let id = story.ask(ask).unwrap().record.unwrap().id;
    assert_eq!(story.desk.office().of::<ServiceCertificate>().get(id).unwrap().minutes, 125);
}

#[test]
fn stars_begin_at_the_tables_hours_and_not_a_minute_before() {
    let story = Story::on("2026-11-23");
    let office = story.desk.office();
    let of = |minutes| stars(&office, &Volunteer { served: minutes, ..named("赵国强") }, date(2026, 11, 23));
    for (hours, count) in [(100, 1), (300, 2), (600, 3), (1000, 4), (1500, 5)] {
        assert_eq!((of(hours * 60 - 1), of(hours * 60)), (count - 1, count), "{hours}");
    }
}

#[test]
fn what_a_volunteer_gave_in_all_goes_with_each_command_that_is_taken_back() {
    let mut story = Story::on("2026-11-23");
    let her = elder(&mut story, "王桂芝", 83);
    let one = volunteer(&mut story, named("赵国强"));
    let first = visits(&mut story, her, one, date(2026, 11, 23), 40).unwrap();
    visits(&mut story, her, one, date(2026, 11, 23), 25).unwrap();
    let mut changed = story.desk.office().of::<Volunteer>().get(one).cloned().unwrap();
    (changed.note, changed.served) = ("周三不来".into(), 9_999);
    story.ask(Ask::SetVolunteer { volunteer: Box::new(changed) }).unwrap();
    assert_eq!(served(&story, one), 65, "no form writes it");
    let versions = story.history(first.record.unwrap());
    let rev = versions.iter().find(|version| version.command == first.command).map(|version| version.rev).unwrap();
    story.ask(core::Ask::UndoThis { command: first.command, rev }).unwrap();
    assert_eq!(served(&story, one), 25);
    assert_eq!(story.desk.office().of::<Volunteer>().get(one).unwrap().note, "周三不来");
}

#[test]
fn a_month_counts_who_was_visited_in_time_by_tier() {
    let mut story = Story::on("2026-10-05");
    let her = elder(&mut story, "王桂芝", 83);
    let one = volunteer(&mut story, named("赵国强"));
    story.ask(Ask::Pair { elder: her, volunteer: one, role: 1, agreed: true }).unwrap();
    let alone = elder(&mut story, "余玉英", 90);
    // Due on the 12th and in time, due on the 19th and a day late, due on the 27th and in time; then the 3rd is next.
    for day in [date(2026, 10, 12), date(2026, 10, 20), date(2026, 10, 27)] {
        story.moves_to(day.at(9, 0, 0, 0));
        visits(&mut story, her, one, day, 30).unwrap();
    }
    story.moves_to(date(2026, 10, 31).at(9, 0, 0, 0));
    let counted = month(&story.desk.office(), date(2026, 10, 1), story.desk.today());
    let high = counted.tiers[&(Tier::High as u8)];
    // Nobody saw the other one: what was due on the 12th is overdue.
    assert_eq!((high.in_time, high.late), (2, 2));
    assert_eq!((counted.elders, counted.without_pair), (2, 1));
    let group = counted.groups[&Id::NONE];
    assert_eq!((group.people, group.visits, group.minutes), (1, 3, 90));
    assert_eq!(counted.load[&1], 1);
    story.moves_to(date(2026, 11, 30).at(9, 0, 0, 0));
    let counted = month(&story.desk.office(), date(2026, 11, 1), story.desk.today());
    assert_eq!(
        counted.tiers[&(Tier::High as u8)].late,
        1,
        "each overdue visit belongs to the month of its day: {alone:?}"
    );
}
