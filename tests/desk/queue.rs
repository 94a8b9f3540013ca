//! The queue of a session against a plain model of it; and the norm, row by row, on both sides of every threshold.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use linli::desk::clinic::follow::{all_due, check_due, due, next_by_rule};
use linli::desk::clinic::{self, Ask, Not, Recording, unfinished_at};
use linli::desk::core;
use linli::model::clinic::follow::{MOVED, NOT_IN, PHONED};
use linli::model::clinic::norm::Advice;
use linli::model::clinic::rules::{
    EMERGENCY_DIASTOLIC, EMERGENCY_HIGH, EMERGENCY_LOW, EMERGENCY_SYSTOLIC, GLUCOSE_FOLLOW_UPS, HIGH_DIASTOLIC,
    HIGH_FASTING, HIGH_RANDOM, HIGH_SYSTOLIC, HIGH_SYSTOLIC_ELDER, LOW_DIASTOLIC, LOW_SYSTOLIC, PRESSURE_FOLLOW_UPS,
    REFER_AFTER, SUSPECTED_DAYS,
};
use linli::model::clinic::{Attempt, FollowUp, Readings, Referral, ReferralWords};
use linli::model::people::consent::{HANDING_ON, HEALTH_RECORD};
use linli::model::{Care, Flag, Id, Refusal, Resident, Session, Visit, VisitState, Vitals, Way};
use proptest::prelude::*;

use super::story::{Answer, Story};

const LANE: &str = "红光巷12号3号楼2单元501";
const DAY: Date = date(2026, 11, 23);

fn ask(story: &mut Story, ask: Ask) -> Answer {
    story.asks(ask.into())
}

fn queue(story: &mut Story, session: Id, resident: Id) -> Answer {
    ask(story, Ask::Queue { session, resident, priority: 0, sure: false })
}

fn measured(story: &mut Story, session: Id, resident: Id, typed: &str) -> Answer {
    let vitals = Vitals::of(resident, &Readings::read(typed).unwrap());
    let what = Recording { visit: None, session, resident, vitals, recall: None, agrees: Some(true) };
    ask(story, Ask::RecordVisit { what: Box::new(what), sure: true })
}

/// A ticket as it is written on a sheet of paper.
#[derive(Debug, Clone, PartialEq)]
struct Paper {
    ticket: u16,
    who: usize,
    first: bool,
    state: VisitState,
}

/// What may be done at the door: by the number of a person or of a ticket.
#[derive(Debug, Clone)]
enum Step {
    Take(usize),
    Call,
    CallAgain(usize),
    Hold(usize),
    Resume(usize),
    Begin(usize),
    First(usize, bool),
    Leave(usize),
    Record(usize),
    Back(usize),
    Undo,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let of = 0..6_usize;
    let step = prop_oneof![
        6 => of.clone().prop_map(Step::Take),
        3 => Just(Step::Call),
        1 => of.clone().prop_map(Step::CallAgain),
        1 => of.clone().prop_map(Step::Hold),
        1 => of.clone().prop_map(Step::Resume),
        1 => of.clone().prop_map(Step::Begin),
        3 => (of.clone(), any::<bool>()).prop_map(|(who, first)| Step::First(who, first)),
        1 => of.clone().prop_map(Step::Leave),
        2 => of.clone().prop_map(Step::Record),
        1 => of.prop_map(Step::Back),
        1 => Just(Step::Undo),
    ];
    proptest::collection::vec(step, 1..24)
}

/// The sheet of paper, and what it was before each step that can be taken back.
#[derive(Debug, Default)]
struct Sheet {
    rows: Vec<Paper>,
    last: u16,
    before: Vec<Vec<Paper>>,
}

impl Sheet {
    fn waits(&self, who: usize) -> Option<usize> {
        self.rows.iter().position(|row| row.who == who && row.state.is_unfinished())
    }

    /// The row that is called next: those before others, then by ticket.
    fn next(&self) -> Option<usize> {
        let waiting = self.rows.iter().enumerate().filter(|(_, row)| row.state == VisitState::Waiting);
        waiting.min_by_key(|(_, row)| (!row.first, row.ticket)).map(|(at, _)| at)
    }

    fn set(&mut self, at: usize, change: impl FnOnce(&mut Paper)) -> bool {
        self.before.push(self.rows.clone());
        change(&mut self.rows[at]);
        true
    }

    /// Does a step; whether the desk must do it too.
    fn does(&mut self, step: &Step) -> bool {
        use VisitState::{BeingSeen, Called, Done, OnHold, Void, Waiting};
        let of = |sheet: &Self, who| sheet.waits(who);
        match step {
            Step::Take(who) if of(self, *who).is_none() => {
                self.before.push(self.rows.clone());
                self.last += 1;
                self.rows.push(Paper { ticket: self.last, who: *who, first: false, state: Waiting });
                true
            }
            Step::Take(_) => false,
            Step::Call => self.next().is_some_and(|at| self.set(at, |row| row.state = Called)),
            Step::CallAgain(who) => of(self, *who).is_some_and(|at| self.set(at, |row| row.state = Called)),
            Step::Hold(who) => of(self, *who).is_some_and(|at| self.set(at, |row| row.state = OnHold)),
            Step::Resume(who) => of(self, *who).is_some_and(|at| self.set(at, |row| row.state = Waiting)),
            Step::Begin(who) => of(self, *who).is_some_and(|at| self.set(at, |row| row.state = BeingSeen)),
            Step::First(who, first) => of(self, *who).is_some_and(|at| self.set(at, |row| row.first = *first)),
            Step::Leave(who) => of(self, *who).is_some_and(|at| self.set(at, |row| row.state = Void)),
            Step::Record(who) => of(self, *who).is_some_and(|at| self.set(at, |row| row.state = Done)),
            Step::Back(who) => {
                let done = self.rows.iter().rposition(|row| row.who == *who && row.state == Done);
                let free = of(self, *who).is_none();
                done.filter(|_| free).is_some_and(|at| self.set(at, |row| row.state = Waiting))
            }
            Step::Undo => match self.before.pop() {
                Some(rows) => {
                    self.rows = rows;
                    true
                }
                None => false,
            },
        }
    }
}

/// The visit of a person that is not finished; of those that are recorded, the last.
fn visit_of(story: &Story, session: Id, resident: Id, state: impl Fn(VisitState) -> bool) -> Id {
    story.sees(|office| {
        let visits = office.naming::<Visit, Session>(session).filter_map(|id| office.of::<Visit>().get(id));
        let theirs = visits.filter(|visit| visit.resident == resident && state(visit.state));
        theirs.max_by_key(|visit| visit.ticket).map_or(Id::NONE, |visit| visit.id)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_queue_is_what_stands_on_a_sheet_of_paper(steps in steps()) {
        let mut story = Story::on("2026-11-23");
        let names = ["解秀英", "谢小燕", "王桂芳", "张建国", "赵本山", "李桂兰"];
        let people = names.map(|name| story.resident(name, 70, LANE));
        let session = story.session(DAY);
        let mut sheet = Sheet::default();
        for step in &steps {
            let open = |who: usize| visit_of(&story, session, people[who], VisitState::is_unfinished);
            let recorded = |who: usize| visit_of(&story, session, people[who], |state| state == VisitState::Done);
            let asked: linli::desk::Request = match step {
                Step::Take(who) => Ask::Queue { session, resident: people[*who], priority: 0, sure: false }.into(),
                Step::Call => Ask::CallNext { session, meant: None }.into(),
                Step::CallAgain(who) => Ask::CallAgain { visit: open(*who) }.into(),
                Step::Hold(who) => Ask::Hold { visit: open(*who) }.into(),
                Step::Resume(who) => Ask::Resume { visit: open(*who) }.into(),
                Step::Begin(who) => Ask::Begin { visit: open(*who) }.into(),
                Step::First(who, first) => Ask::Prioritise { visit: open(*who), reason: u8::from(*first) }.into(),
                Step::Leave(who) => Ask::VoidVisit { visit: open(*who) }.into(),
                Step::Record(who) => {
                    let resident = people[*who];
                    let vitals = Vitals::of(resident, &Readings::read("120/80").unwrap());
                    let (visit, agrees) = (Some(open(*who)), Some(true));
                    let what = Recording { visit, session, resident, vitals, recall: None, agrees };
                    Ask::RecordVisit { what: Box::new(what), sure: false }.into()
                }
                Step::Back(who) => {
                    // On paper nobody stands in the queue twice; the desk is not asked for it either.
                    if sheet.waits(*who).is_some() { continue }
                    Ask::VoidRecord { visit: recorded(*who), back: true }.into()
                }
                Step::Undo if sheet.before.is_empty() => continue,
                Step::Undo => core::Ask::Undo.into(),
            };
            let must = sheet.does(step);
            let did = story.asks(asked);
            prop_assert_eq!(did.is_ok(), must, "{:?}: {:?}", step, did);
            let mut stands: Vec<Paper> = story.sees(|office| {
                let visits = office.naming::<Visit, Session>(session).filter_map(|id| office.of::<Visit>().get(id));
                let row = |visit: &Visit| Paper {
                    ticket: visit.ticket,
                    who: people.iter().position(|id| *id == visit.resident).unwrap(),
                    first: visit.priority > 0,
                    state: visit.state,
                };
                visits.map(row).collect()
            });
            stands.sort_by_key(|row| row.ticket);
            prop_assert_eq!(&stands, &sheet.rows, "{:?}", step);
            // Whoever is called next is the one on paper.
            let next = story.sees(|office| {
                unfinished_at(office, session).into_iter().find(|v| v.state == VisitState::Waiting).map(|v| v.ticket)
            });
            prop_assert_eq!(next, sheet.next().map(|at| sheet.rows[at].ticket));
        }
    }
}

#[test]
fn whoever_is_served_is_called_although_others_wait_and_a_held_ticket_is_passed_over() {
    let mut story = Story::on("2026-11-23");
    let people = ["解秀英", "谢小燕", "王桂芳"].map(|name| story.resident(name, 70, LANE));
    let session = story.session(DAY);
    let tickets = people.map(|one| queue(&mut story, session, one).unwrap().record.unwrap().id);
    let called = |story: &Story| {
        story.sees(|office| {
            let visits = tickets.iter().filter_map(|id| office.of::<Visit>().get(*id));
            visits.filter(|visit| visit.state == VisitState::Called).map(|visit| visit.ticket).collect::<Vec<_>>()
        })
    };
    ask(&mut story, Ask::CallNext { session, meant: Some(tickets[2]) }).unwrap();
    assert_eq!(called(&story), [3]);
    ask(&mut story, Ask::Hold { visit: tickets[0] }).unwrap();
    ask(&mut story, Ask::CallNext { session, meant: None }).unwrap();
    assert_eq!(called(&story), [2, 3]);
    ask(&mut story, Ask::Resume { visit: tickets[0] }).unwrap();
    assert_eq!(story.sees(|office| unfinished_at(office, session)[0].ticket), 1);
    // With a reason the last ticket goes before the first.
    ask(&mut story, Ask::Resume { visit: tickets[2] }).unwrap();
    ask(&mut story, Ask::Prioritise { visit: tickets[2], reason: 1 }).unwrap();
    assert_eq!(story.sees(|office| unfinished_at(office, session)[0].ticket), 3);
}

#[test]
fn a_session_that_is_full_says_so_and_takes_one_more_when_the_clerk_insists() {
    let mut story = Story::on("2026-11-23");
    let people = ["解秀英", "谢小燕"].map(|name| story.resident(name, 70, LANE));
    let session = story.session(DAY);
    let held = story.sees(|office| office.of::<Session>().get(session).cloned().unwrap());
    ask(&mut story, Ask::SetSession { session: Box::new(Session { capacity: 1, ..held }) }).unwrap();
    queue(&mut story, session, people[0]).unwrap();
    let refused = queue(&mut story, session, people[1]).unwrap_err();
    assert_eq!(refused, Refusal::from(Not::SessionFull { capacity: 1 }).with_ways(vec![Way::Anyway]));
    ask(&mut story, Ask::Queue { session, resident: people[1], priority: 0, sure: true }).unwrap();
}

#[test]
fn a_closed_session_carries_over_who_waits_and_touches_no_record() {
    let mut story = Story::on("2026-11-23");
    let people = ["解秀英", "谢小燕", "王桂芳"].map(|name| story.resident(name, 70, LANE));
    let session = story.session(DAY);
    let next = story.session(date(2026, 11, 26));
    measured(&mut story, session, people[0], "120/80").unwrap();
    let before = story.sees(|office| format!("{:?}", office.of::<Visit>().all().collect::<Vec<_>>()));
    for resident in &people[1..] {
        queue(&mut story, session, *resident).unwrap();
    }
    ask(&mut story, Ask::CloseSession { session, carry_to: Some(next) }).unwrap();
    let waiting =
        |story: &Story, at| story.sees(|office| unfinished_at(office, at).iter().map(|v| v.ticket).collect::<Vec<_>>());
    assert_eq!((waiting(&story, session), waiting(&story, next)), (vec![], vec![1, 2]));
    assert_eq!(queue(&mut story, session, people[0]).unwrap_err(), Refusal::from(Not::SessionClosed));
    let again = ask(&mut story, Ask::CloseSession { session, carry_to: None }).unwrap_err();
    assert_eq!(again, Refusal::from(Not::SessionClosed));
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!((waiting(&story, session), waiting(&story, next)), (vec![2, 3], vec![]));
    // Those who are not carried over left.
    ask(&mut story, Ask::CloseSession { session, carry_to: None }).unwrap();
    let done = story.sees(|office| {
        let done = office.of::<Visit>().all().filter(|visit| visit.state == VisitState::Done);
        format!("{:?}", done.collect::<Vec<_>>())
    });
    assert_eq!(done, before);
}

#[test]
fn without_consent_only_the_count_is_kept() {
    let mut story = Story::on("2026-11-23");
    let xie = story.resident("解秀英", 71, LANE);
    let session = story.session(DAY);
    let vitals = Vitals::of(xie, &Readings::read("182/104").unwrap());
    let what = Recording { visit: None, session, resident: xie, vitals, recall: None, agrees: Some(false) };
    ask(&mut story, Ask::RecordVisit { what: Box::new(what), sure: false }).unwrap();
    story.sees(|office| {
        assert_eq!(office.of::<Session>().get(session).unwrap().unnamed, 1);
        assert_eq!((office.of::<Visit>().len(), office.consented(xie, HEALTH_RECORD, DAY)), (0, false));
    });
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!(story.sees(|office| office.of::<Session>().get(session).unwrap().unnamed), 0);
}

#[test]
fn a_record_is_corrected_and_void_and_its_ticket_waits_again() {
    let mut story = Story::on("2026-11-23");
    let xie = story.resident("解秀英", 71, LANE);
    let session = story.session(DAY);
    let visit = measured(&mut story, session, xie, "128/104").unwrap().record.unwrap().id;
    let open = story.opens(xie, "vitals");
    let typed = |story: &Story| story.sees(|office| office.opened::<Vitals>(&open, visit).map(Vitals::readings));
    let right = Vitals::of(xie, &Readings::read("182/104").unwrap());
    let correct = Ask::CorrectVisit { visit, vitals: Box::new(right), recall: None, sure: false };
    ask(&mut story, correct).unwrap();
    assert_eq!(typed(&story).as_deref(), Some("182/104"));
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!(typed(&story).as_deref(), Some("128/104"));
    ask(&mut story, Ask::VoidRecord { visit, back: true }).unwrap();
    assert_eq!((typed(&story), story.sees(|office| unfinished_at(office, session).len())), (None, 1));
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!(typed(&story).as_deref(), Some("128/104"));
    ask(&mut story, Ask::VoidRecord { visit, back: false }).unwrap();
    assert_eq!(story.sees(|office| unfinished_at(office, session).len()), 0);
}

#[test]
fn a_session_is_planned_again_but_for_holidays() {
    let mut story = Story::on("2026-12-21");
    // New Year's Day 2027 is a Friday.
    let session = story.session(date(2026, 12, 25));
    ask(&mut story, Ask::RepeatSession { session, every: 1, times: 3 }).unwrap();
    let days = story.sees(|office| {
        let mut days: Vec<Date> = office.of::<Session>().all().map(|session| session.date).collect();
        days.sort_unstable();
        days
    });
    assert_eq!(days, [date(2026, 12, 25), date(2027, 1, 8), date(2027, 1, 15)]);
    assert!(ask(&mut story, Ask::RepeatSession { session, every: 1, times: 0 }).is_err());
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!(story.sees(|office| office.of::<Session>().len()), 1);
}

/// Somebody of an age, and what is known of them.
fn somebody(story: &mut Story, age: i16, diseases: u32) -> Id {
    let id = story.resident("解秀英", age, LANE);
    let care = Care { id, diseases, ..Care::default() };
    if diseases > 0 {
        story.ask(linli::desk::people::Ask::CorrectCare { care, only: None }).unwrap();
    }
    id
}

/// What the norm says of readings of today: how they stand, what is to be done, when again, and which row spoke.
fn says(story: &Story, resident: Id, typed: &str, kind: u8) -> (Flag, Advice, Option<Date>, &'static str) {
    let mut vitals = Vitals::of(resident, &Readings::read(typed).unwrap());
    if vitals.glucose_kind == 0 {
        vitals.glucose_kind = kind;
    }
    story.sees(|office| {
        let said = clinic::assess(office, &vitals, story.desk.today());
        (said.found.flag(), said.found.advice, said.again, said.by.unwrap().row.key)
    })
}

#[test]
fn every_threshold_of_the_norm_speaks_on_its_side() {
    use Advice::{Again, ReferNow, Well};
    use Flag::{Emergency, High, Low, Within};
    let mut story = Story::on("2026-11-23");
    let (young, old) = (somebody(&mut story, 50, 0), somebody(&mut story, 71, 0));
    let soon = Some(date(2026, 12, 7));
    for (who, below, above, row, flag, advice) in [
        (young, "139/89", "140/89", &HIGH_SYSTOLIC, High, Again),
        (young, "139/89", "139/90", &HIGH_DIASTOLIC, High, Again),
        (old, "149/89", "150/89", &HIGH_SYSTOLIC_ELDER, High, Again),
        (old, "140/89", "140/90", &HIGH_DIASTOLIC, High, Again),
        (old, "149/80", "180/80", &EMERGENCY_SYSTOLIC, Emergency, ReferNow),
        (old, "149/80", "149/110", &EMERGENCY_DIASTOLIC, Emergency, ReferNow),
        (young, "90/60", "89/60", &LOW_SYSTOLIC, Low, Again),
        (young, "90/60", "90/59", &LOW_DIASTOLIC, Low, Again),
        (young, "6.9f", "7.0f", &HIGH_FASTING, High, Again),
        (young, "11.0r", "11.1r", &HIGH_RANDOM, High, Again),
        (young, "11.0a", "11.1a", &HIGH_RANDOM, High, Again),
        (young, "11.0r", "16.7r", &EMERGENCY_HIGH, Emergency, ReferNow),
        (young, "4.0f", "3.9f", &EMERGENCY_LOW, Emergency, ReferNow),
    ] {
        let (within, beyond) = (says(&story, who, below, 0), says(&story, who, above, 0));
        assert_eq!((within.0, within.1, within.2), (Within, Well, None), "{below}");
        assert_eq!(beyond, (flag, advice, soon, row.key), "{above}");
    }
    // One below an emergency is high, and no more.
    for (typed, row) in [("179/80", &HIGH_SYSTOLIC_ELDER), ("120/109", &HIGH_DIASTOLIC), ("16.6r", &HIGH_RANDOM)] {
        assert_eq!(says(&story, old, typed, 0), (High, Again, soon, row.key), "{typed}");
    }
}

#[test]
fn twice_in_a_row_refers_and_three_days_are_looked_into() {
    let mut story = Story::on("2026-11-02");
    let xie = story.resident("解秀英", 71, LANE);
    // High at 140 from any age on, though an elder is held to 150: two days are not enough, the third is.
    for day in ["2026-11-02", "2026-11-09"] {
        story.moves_to(format!("{day}T09:00").parse().unwrap());
        assert_eq!(says(&story, xie, "142/80", 0).1, Advice::Well, "{day}");
        measured(&mut story, Id::NONE, xie, "142/80").unwrap();
    }
    // The same day twice is one day.
    assert_eq!(says(&story, xie, "142/80", 0).1, Advice::Well);
    story.moves_to("2026-11-16T09:00".parse().unwrap());
    assert_eq!(says(&story, xie, "139/80", 0).1, Advice::Well);
    assert_eq!(
        says(&story, xie, "142/80", 0),
        (Flag::Within, Advice::Suspected, Some(date(2026, 11, 30)), SUSPECTED_DAYS.key)
    );
    // Not controlled once: again in two weeks; twice in a row: refer, and a good value between begins anew.
    let wang = story.resident("王桂芳", 71, LANE);
    assert_eq!(says(&story, wang, "152/80", 0).1, Advice::Again);
    measured(&mut story, Id::NONE, wang, "152/80").unwrap();
    story.moves_to("2026-11-23T09:00".parse().unwrap());
    assert_eq!(says(&story, wang, "152/80", 0), (Flag::High, Advice::Refer, Some(date(2026, 12, 7)), REFER_AFTER.key));
    measured(&mut story, Id::NONE, wang, "130/80").unwrap();
    story.moves_to("2026-11-30T09:00".parse().unwrap());
    assert_eq!(says(&story, wang, "152/80", 0).1, Advice::Again);
    // Glucose goes by itself.
    measured(&mut story, Id::NONE, wang, "7.4f").unwrap();
    story.moves_to("2026-12-07T09:00".parse().unwrap());
    assert_eq!(says(&story, wang, "7.4f", 0).1, Advice::Refer);
    assert_eq!(says(&story, wang, "6.9f", 0).1, Advice::Well);
}

#[test]
fn known_patients_come_four_times_a_year_and_elders_are_checked_once() {
    let mut story = Story::on("2026-11-23");
    let pressure = somebody(&mut story, 50, 0b1);
    let said = says(&story, pressure, "130/80", 0);
    assert_eq!(said, (Flag::Within, Advice::FollowUp, Some(date(2027, 2, 22)), PRESSURE_FOLLOW_UPS.key));
    // A known patient is not suspected of what is known.
    for _ in 0..2 {
        measured(&mut story, Id::NONE, pressure, "150/80").unwrap();
        story.at(10, 0);
        measured(&mut story, Id::NONE, pressure, "130/80").unwrap();
        let next = story.desk.today().checked_add(7.days()).unwrap();
        story.moves_to(next.at(9, 0, 0, 0));
    }
    assert_eq!(says(&story, pressure, "150/80", 0).1, Advice::Again);
    let glucose = story.resident("王桂芳", 50, LANE);
    let care = Care { id: glucose, conditions: "2型糖尿病".into(), ..Care::default() };
    story.ask(linli::desk::people::Ask::CorrectCare { care, only: None }).unwrap();
    assert_eq!(says(&story, glucose, "6.9f", 0).3, GLUCOSE_FOLLOW_UPS.key);
    // From 65 on a check a year.
    let (younger, elder) = (story.resident("张建国", 64, LANE), story.resident("赵本山", 65, LANE));
    let is_due = |story: &Story, id, on: Date| {
        story.sees(|office| check_due(office, office.of::<Resident>().get(id).unwrap(), on))
    };
    let today = story.desk.today();
    assert_eq!((is_due(&story, younger, today), is_due(&story, elder, today)), (false, true));
    let session = story.session(today);
    let held = story.sees(|office| office.of::<Session>().get(session).cloned().unwrap());
    ask(&mut story, Ask::SetSession { session: Box::new(Session { kind: 2, ..held }) }).unwrap();
    measured(&mut story, session, elder, "130/80").unwrap();
    let after = |days: i64| today.checked_add(days.days()).unwrap();
    assert_eq!((is_due(&story, elder, after(364)), is_due(&story, elder, after(365))), (false, true));
}

fn attempt(story: &mut Story, resident: Id, outcome: u8, next: Option<Date>, reason: &str) -> Answer {
    let (id, visit, due, who) = (Id::NONE, Id::NONE, None, Id::NONE);
    let at = DAY.at(9, 0, 0, 0);
    let attempt = Attempt { id, resident, at, outcome, visit, due, next, reason: reason.into(), who };
    ask(story, Ask::FollowUp { attempt: Box::new(attempt), answers: Box::new(FollowUp::default()) })
}

#[test]
fn a_follow_up_that_meets_nobody_is_tried_again_and_another_day_wants_a_reason() {
    let mut story = Story::on("2026-11-23");
    let xie = somebody(&mut story, 71, 0b1);
    let vitals = Vitals::of(xie, &Readings::read("152/80").unwrap());
    let recall = Some(date(2026, 12, 7));
    let what = Recording { visit: None, session: Id::NONE, resident: xie, vitals, recall, agrees: Some(true) };
    ask(&mut story, Ask::RecordVisit { what: Box::new(what), sure: false }).unwrap();
    let due_on = |story: &Story, day: Date| {
        story.sees(|office| all_due(office, day).iter().map(|due| due.resident).collect::<Vec<_>>())
    };
    assert_eq!((due_on(&story, date(2026, 12, 6)), due_on(&story, date(2026, 12, 7))), (vec![], vec![xie]));
    story.moves_to("2026-12-08T09:00".parse().unwrap());
    let rule = |story: &Story, outcome| story.sees(|office| next_by_rule(office, xie, outcome, date(2026, 12, 8)));
    assert_eq!(rule(&story, NOT_IN), Some(date(2026, 12, 22)));
    attempt(&mut story, xie, NOT_IN, Some(date(2026, 12, 22)), "").unwrap();
    let stands = story.sees(|office| due(office, xie).unwrap());
    assert_eq!((stands.on, stands.in_vain), (date(2026, 12, 22), 1));
    story.at(10, 0);
    // Sooner than the rule says: only with a reason.
    let wrong = attempt(&mut story, xie, NOT_IN, Some(date(2026, 12, 15)), "").unwrap_err();
    assert_eq!(wrong, Refusal::field("reason", linli::model::FieldError::Required));
    attempt(&mut story, xie, NOT_IN, Some(date(2026, 12, 15)), "女儿说下周在家").unwrap();
    assert_eq!(story.sees(|office| due(office, xie).unwrap().in_vain), 2);
    story.at(11, 0);
    // Spoken to by telephone: in the year's turn. Moved away: never again.
    let spoken = rule(&story, PHONED);
    assert_eq!(spoken, Some(date(2027, 3, 9)));
    attempt(&mut story, xie, PHONED, spoken, "").unwrap();
    assert_eq!(story.sees(|office| due(office, xie).unwrap().in_vain), 0);
    story.at(12, 0);
    attempt(&mut story, xie, MOVED, None, "").unwrap();
    assert_eq!(story.sees(|office| due(office, xie)), None);
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!(story.sees(|office| due(office, xie).map(|due| due.on)), spoken);
}

#[test]
fn a_referral_is_chased_until_it_is_known_what_came_of_it() {
    use linli::desk::clinic::today::chases;
    let mut story = Story::on("2026-11-02");
    let xie = story.resident("解秀英", 71, LANE);
    let to = story.unit("西安中大医院");
    let referral = Referral {
        id: Id::NONE,
        resident: xie,
        visit: Id::NONE,
        to,
        arranged_by: "周敏".into(),
        bears: 3,
        on: date(2026, 1, 1),
        appointment: None,
        state: 1,
        chased: None,
    };
    let words = ReferralWords { reason: "白内障合并青光眼".into(), ..ReferralWords::default() };
    let refer = |agrees| Ask::Refer { referral: Box::new(referral.clone()), words: Box::new(words.clone()), agrees };
    let unasked = ask(&mut story, refer(None)).unwrap_err();
    assert_eq!(unasked, Refusal::from(linli::model::people::Not::NoConsent { purpose: HANDING_ON }));
    let id = ask(&mut story, refer(Some(true))).unwrap().record.unwrap().id;
    assert!(story.sees(|office| office.consented(xie, HANDING_ON, date(2026, 11, 2))));
    let to_chase = |story: &Story, day| story.sees(|office| chases(office, day));
    assert_eq!((to_chase(&story, date(2026, 11, 8)), to_chase(&story, date(2026, 11, 9))), (vec![], vec![7]));
    story.moves_to("2026-11-09T09:00".parse().unwrap());
    let chase = |state, outcome: &str| Ask::ChaseReferral { referral: id, state, outcome: outcome.into() };
    ask(&mut story, chase(3, "")).unwrap();
    assert_eq!((to_chase(&story, date(2026, 11, 15)), to_chase(&story, date(2026, 11, 16))), (vec![], vec![14]));
    ask(&mut story, chase(4, "双眼手术顺利")).unwrap();
    assert!(to_chase(&story, date(2027, 1, 1)).is_empty());
    assert_eq!(ask(&mut story, chase(4, "")).unwrap_err(), Refusal::from(Not::ReferralEnded));
    let open = story.opens(xie, "vitals");
    let outcome = story.sees(|office| office.opened::<ReferralWords>(&open, id).unwrap().outcome.clone());
    assert_eq!(outcome, "双眼手术顺利");
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!(to_chase(&story, date(2026, 11, 16)), [14]);
}

#[test]
fn a_sessions_figures_count_people_and_name_nobody() {
    use linli::desk::clinic::report::figures;
    let mut story = Story::on("2026-11-23");
    let session = story.session(DAY);
    for (name, age, typed) in [("解秀英", 71, "182/104 7.4f"), ("谢小燕", 34, "118/76"), ("王桂芳", 83, "130/80 6.1f")]
    {
        let one = story.resident(name, age, LANE);
        measured(&mut story, session, one, typed).unwrap();
    }
    let left = story.resident("张建国", 66, LANE);
    let visit = queue(&mut story, session, left).unwrap().record.unwrap().id;
    ask(&mut story, Ask::VoidVisit { visit }).unwrap();
    let figures = story.sees(|office| figures(office, session));
    assert_eq!((figures.tickets, figures.seen, figures.left), (4, 3, 1));
    assert_eq!((figures.pressure, figures.glucose, figures.referred), ((3, 2), (2, 1), 1));
    assert_eq!(figures.by_age.map(|of| of.iter().sum::<usize>()), [1, 0, 0, 1, 1]);
}

#[test]
fn a_round_is_walked_by_address_and_ticked_down() {
    let mut story = Story::on("2026-11-23");
    let far = story.resident("解秀英", 71, "柿园路8号院1号楼1单元101");
    let near = story.resident("王桂芳", 83, "古新巷17号2号楼2单元602");
    let session = story.session(date(2026, 11, 24));
    let round = |session| Ask::PlanRound { session, residents: vec![far, near] };
    assert_eq!(ask(&mut story, round(session)).unwrap_err(), Refusal::from(Not::NoRound));
    let held = story.sees(|office| office.of::<Session>().get(session).cloned().unwrap());
    ask(&mut story, Ask::SetSession { session: Box::new(Session { kind: 3, ..held }) }).unwrap();
    ask(&mut story, round(session)).unwrap();
    let on_it = |story: &Story| {
        story.sees(|office| unfinished_at(office, session).iter().map(|visit| visit.resident).collect::<Vec<_>>())
    };
    assert_eq!(on_it(&story), [near, far]);
    assert_eq!(ask(&mut story, round(session)).unwrap_err(), Refusal::from(Not::AllOnRound));
    story.moves_to("2026-11-24T09:00".parse().unwrap());
    let visit = visit_of(&story, session, near, VisitState::is_unfinished);
    let attempt = Attempt {
        id: Id::NONE,
        resident: near,
        at: DAY.at(9, 0, 0, 0),
        outcome: NOT_IN,
        visit,
        due: None,
        next: Some(date(2026, 12, 8)),
        reason: String::new(),
        who: Id::NONE,
    };
    ask(&mut story, Ask::FollowUp { attempt: Box::new(attempt), answers: Box::new(FollowUp::default()) }).unwrap();
    assert_eq!(on_it(&story), [far]);
    assert_eq!(story.sees(|office| due(office, near).map(|due| (due.on, due.in_vain))), Some((date(2026, 12, 8), 1)));
    story.ask(core::Ask::Undo).unwrap();
    assert_eq!(on_it(&story), [near, far]);
}
