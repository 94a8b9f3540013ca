//! One door: whatever is asked of a desk is asked through it, and without its right nothing is done.

use std::any::Any;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use jiff::civil::{Date, DateTime, Time, date};
use linli::desk::core::clock::{FixedClock, SeededIds};
use linli::desk::core::errand::{Errand, may};
use linli::desk::core::kept::Kept;
use linli::desk::core::ledger::Books;
use linli::desk::core::question::{Answer, Question};
use linli::desk::core::visitor::{NewResident, Reach};
use linli::desk::core::{self, Not};
use linli::desk::export::{EXPORTS, ExportError, Wanted, export_masked};
use linli::desk::import::{ImportError, Order, survey_beside};
use linli::desk::people::merge::Both;
use linli::desk::{
    Desk, Request, Settings, Visitor, activities, benefits, canteen, care, center, clinic, contacts, day_care, guide,
    handover, issues, operators, people, privacy, teams, visitors,
};
use linli::exchange::export::Format;
use linli::exchange::{Mapping, OpenOptions, Roster, open};
use linli::model::center::booking::Place;
use linli::model::center::series::Until;
use linli::model::operators::pin::Digits;
use linli::model::operators::role::{Stand, TABLE};
use linli::model::operators::{Proof, Role, WATCH};
use linli::model::people::doubt::Answers;
use linli::model::right::{RIGHTS, Right, Rights};
use linli::model::{Address, Id, IssueState, Key, MealAt, Operator, Record, Refusal, Relation, Resident};
use linli::store::{Memory, Safe};
use linli::text::Lang;

use super::arrows::sources;
use super::samples::{WithSample, each};

const DAY: Date = date(2026, 11, 23);
const AT: DateTime = DAY.at(9, 0, 0, 0);

/// The sample of a kind.
struct Of<T>(Option<T>);

impl<T: Clone + 'static> WithSample for Of<T> {
    fn sample<R: Kept>(&mut self, sample: &R, _other: &R) {
        if let Some(found) = (sample as &dyn Any).downcast_ref::<T>() {
            self.0 = Some(found.clone());
        }
    }
}

fn of<T: Clone + 'static>() -> T {
    let mut found = Of(None);
    each(&mut found);
    found.0.unwrap()
}

/// One of everything that can be requested; what stands in it does not matter, for nobody gets so far.
fn requests() -> Vec<Request> {
    [of_people(), of_center(), of_services(), of_the_rest()].concat()
}

fn of_people() -> Vec<Request> {
    use people::Ask;
    let (resident, on, whole_household) = (Id(1), DAY, false);
    let asks = vec![
        Ask::Register { new: Box::new(NewResident::default()), sure: true },
        Ask::Correct { resident: Box::new(of()), seen: 1 },
        Ask::CorrectCare { care: of(), only: None },
        Ask::MoveWithin { resident, address: Address::default(), relation: Relation::Head, whole_household },
        Ask::MoveOut { resident, on, whole_household },
        Ask::Died { resident, on },
        Ask::Return { resident },
        Ask::SetHead { resident },
        Ask::GiveConsent { resident, purpose: 1, guardian: false, until: None },
        Ask::WithdrawConsent { resident, purpose: 1 },
        Ask::Merge { both: Both { kept: (Id(1), 1), gone: (Id(2), 1) }, picked: Box::new(of()) },
    ];
    asks.into_iter().map(Request::from).collect()
}

fn of_center() -> Vec<Request> {
    use center::Ask;
    let (resident, booking, heads, reason, at) = (Id(1), Id(2), 1, 1, AT);
    let place = Place { room: Id(3), date: DAY, start: Time::constant(9, 0, 0, 0) };
    let (note, reach, until) = (String::new(), Reach::This, Until::Times(2));
    let plan = Box::new(center::recurring::Plan { resident, first: place, heads, every: 1, until, note: note.clone() });
    let asks = vec![
        Ask::Book { resident, place, heads, note: note.clone(), instead_of: None },
        Ask::ChangeBooking { booking: Box::new(of()) },
        Ask::CancelBooking { booking, reason },
        Ask::BookSeries { plan, places: vec![place], waits: Vec::new(), skipped: Vec::new() },
        Ask::ChangeSeries { booking: Box::new(of()), reach, picks: None },
        Ask::CancelSeries { booking, reach, reason },
        Ask::CancelBookings { bookings: vec![booking], reason },
        Ask::MoveBookings { moves: vec![(booking, place)] },
        Ask::Wait { resident, place, heads, note },
        Ask::AnswerCall { waiting: Id(4), result: 1 },
        Ask::EnterArrival { booking, at },
        Ask::EnterWalkIn { resident, place, heads, at },
        Ask::MarkMissed,
        Ask::SetHoliday { holiday: Box::new(of()) },
        Ask::CheckIn { booking },
        Ask::WalkIn { resident, place, heads },
        Ask::NoShow { booking },
        Ask::Close { closure: of() },
        Ask::CloseDays { closure: of(), last: DAY },
        Ask::Reopen { closure: Id(5) },
        Ask::SetRoom { room: Box::new(of()) },
    ];
    asks.into_iter().map(Request::from).collect()
}

fn of_services() -> Vec<Request> {
    let (resident, team, stay, plan) = (Id(1), Id(2), Id(3), Id(4));
    let at = MealAt { date: DAY, sitting: 1, resident };
    let order = canteen::Order { at, served: 1, plate: 1, late: false, note: String::new() };
    let meals = vec![
        canteen::Ask::SetCanteen(of()),
        canteen::Ask::SetMenu(of()),
        canteen::Ask::SetPrices(of()),
        canteen::Ask::OrderMeal(order),
        canteen::Ask::ServeMeal(at),
        canteen::Ask::MealNotTaken(at),
        canteen::Ask::CancelMeal(at, 1),
        canteen::Ask::MoveMeal(at, 2),
        canteen::Ask::SetPlan(of()),
        canteen::Ask::PausePlan { plan, from: DAY, to: DAY },
        canteen::Ask::EndPlan { plan, on: DAY },
    ];
    let stays = vec![
        day_care::Ask::SetDayCare(of()),
        day_care::Ask::SetProfile { profile: of(), only: None },
        day_care::Ask::BookStays { resident, days: vec![DAY], rest: false, note: String::new() },
        day_care::Ask::DropIn { resident },
        day_care::Ask::CancelStay { stay, reason: 1 },
        day_care::Ask::Arrive { stay, at: None },
        day_care::Ask::Fetch { stay, at: None, by: String::new() },
        day_care::Ask::MissStay { stay },
    ];
    let of_teams = vec![
        teams::Ask::SetTeam(of()),
        teams::Ask::Join { team, resident },
        teams::Ask::LeaveTeam { team, resident },
        teams::Ask::Lead { team, resident },
        teams::Ask::TakeRoll { team, date: DAY, performance: false, ticked: vec![resident] },
        teams::Ask::SetPerformance(of()),
        teams::Ask::CallOff { meeting: Id(5) },
    ];
    let meals = meals.into_iter().map(Request::from);
    meals.chain(stays.into_iter().map(Request::from)).chain(of_teams.into_iter().map(Request::from)).collect()
}

#[allow(clippy::too_many_lines, reason = "a list that wants one of each")]
fn of_the_rest() -> Vec<Request> {
    let (resident, session, visit, issue) = (Id(1), Id(2), Id(3), Id(4));
    let (text, state, said) = (String::new(), IssueState::Assigned, issues::Said::default());
    let (issues, residents, escalation) = (vec![issue], vec![resident], Id(5));
    let what = linli::desk::issues::sheets::slip(issue);
    let recording =
        clinic::Recording { visit: None, session, resident, vitals: of(), recall: None, agrees: Some(true) };
    vec![
        clinic::Ask::SetSession { session: Box::new(of()) }.into(),
        clinic::Ask::RepeatSession { session, every: 1, times: 2 }.into(),
        clinic::Ask::PlanRound { session, residents: vec![resident] }.into(),
        clinic::Ask::CloseSession { session, carry_to: None }.into(),
        clinic::Ask::Queue { session, resident, priority: 0, sure: true }.into(),
        clinic::Ask::CallNext { session, meant: None }.into(),
        clinic::Ask::CallAgain { visit }.into(),
        clinic::Ask::Hold { visit }.into(),
        clinic::Ask::Resume { visit }.into(),
        clinic::Ask::Begin { visit }.into(),
        clinic::Ask::Prioritise { visit, reason: 1 }.into(),
        clinic::Ask::VoidVisit { visit }.into(),
        clinic::Ask::EnterSeen { visit }.into(),
        clinic::Ask::RecordVisit { what: Box::new(recording), sure: true }.into(),
        clinic::Ask::CorrectVisit { visit, vitals: Box::new(of()), recall: None, sure: true }.into(),
        clinic::Ask::VoidRecord { visit, back: true }.into(),
        clinic::Ask::FollowUp { attempt: Box::new(of()), answers: Box::new(of()) }.into(),
        clinic::Ask::Refer { referral: Box::new(of()), words: Box::new(of()), agrees: None }.into(),
        clinic::Ask::ChaseReferral { referral: Id(5), state: 2, outcome: String::new() }.into(),
        clinic::Ask::LookBeside { resident: Id(5) }.into(),
        issues::Ask::RegisterIssue { issue: Box::new(of()), resident, said: said.clone(), sure: true }.into(),
        issues::Ask::JoinIssue { issue, resident, said }.into(),
        issues::Ask::MoveIssue { issue, state, lead: Id(6), due: None, text: text.clone(), asked_by: resident }.into(),
        issues::Ask::MoveIssues { issues: issues.clone(), state, lead: Id(6), text: text.clone() }.into(),
        issues::Ask::JoinPlace { issue, place: text.clone() }.into(),
        issues::Ask::LeaveIssue { issue, resident }.into(),
        issues::Ask::TellOfIssue { issue, residents: residents.clone(), by: 1, text: text.clone(), asked_by: resident }
            .into(),
        issues::Ask::Escalate { escalation: Box::new(of()) }.into(),
        issues::Ask::ChaseHigher { escalation, text: text.clone(), promised: None, next: None }.into(),
        issues::Ask::HigherAnswered { escalation, text: text.clone() }.into(),
        issues::Ask::MergeIssue { issue, into: Id(7) }.into(),
        issues::Ask::SplitIssue { issue, new: Box::new(of()), residents }.into(),
        issues::Ask::GroupIssues { issues, into: Id(7) }.into(),
        issues::Ask::SetReply { reply: Box::new(of()) }.into(),
        issues::Ask::CallBack { issue, resident, satisfaction: 1, due: None, text, asked_by: resident }.into(),
        issues::Ask::CorrectIssue { issue: Box::new(of()) }.into(),
        visitors::Ask::LogVisitor { line: Box::new(of()) }.into(),
        visitors::Ask::CorrectLine { line: Box::new(of()) }.into(),
        contacts::Ask::SetUnit { unit: Box::new(of()), sure: true }.into(),
        contacts::Ask::SetContact { contact: Box::new(of()), sure: true }.into(),
        contacts::Ask::Communicate { said: Box::new(of()) }.into(),
        contacts::Ask::Chase { said: Id(6), note: "下周".into() }.into(),
        contacts::Ask::Settle { said: Id(6), kept: 1, result: String::new() }.into(),
        contacts::Ask::Coordinate { coordination: Box::new(of()) }.into(),
        contacts::Ask::SetColumn { column: Box::new(of()) }.into(),
        contacts::Ask::SetOwn { column: Id(6), resident: Id(1), text: "是".into() }.into(),
        contacts::Ask::BringTable { path: "table.xlsx".into() }.into(),
        contacts::Ask::SetTable { table: Box::new(of()) }.into(),
        contacts::Ask::FillTable { table: Id(6) }.into(),
        care::Ask::SetVolunteer { volunteer: Box::new(of()) }.into(),
        care::Ask::MoveVolunteer { volunteer: Id(6), state: 2 }.into(),
        care::Ask::SetGroup { group: of() }.into(),
        care::Ask::SetPlan { plan: Box::new(of()) }.into(),
        care::Ask::Pair { elder: resident, volunteer: Id(6), role: 1, agreed: true }.into(),
        care::Ask::Unpair { pairing: Id(7) }.into(),
        care::Ask::Record { visit: Box::new(of()), words: Box::new(of()), sure: true }.into(),
        care::Ask::OpenLadder { elder: resident }.into(),
        care::Ask::Attempt { emergency: Id(8), place: 0, result: 2 }.into(),
        care::Ask::EndEmergency { emergency: Id(8), found: 1, note: String::new() }.into(),
        care::Ask::SetDuty { duty: of() }.into(),
        care::Ask::TickVisits { volunteer: Id(6), elders: vec![resident] }.into(),
        care::Ask::IssueCertificate { certificate: Box::new(of()) }.into(),
        care::Ask::SetSkill { skill: of() }.into(),
        care::Ask::BeginRound { reason: 1, elders: vec![resident], until: None, note: String::new() }.into(),
        care::Ask::EndRound { round: Id(9) }.into(),
        care::Ask::GiveHelp { issue, volunteer: Id(6) }.into(),
        care::Ask::HelpDone { service: Id(9), minutes: 40, note: String::new() }.into(),
        care::Ask::MakeCallOut { call_out: Box::new(of()), among: care::call_outs::Among::default() }.into(),
        care::Ask::OpenCallOut { call_out: Id(9) }.into(),
        care::Ask::Ring { call_out: Id(9), volunteer: Id(6), answer: 1 }.into(),
        care::Ask::TimeCallOut { call_out: Id(9), volunteer: Id::NONE, minutes: 60 }.into(),
        care::Ask::CorrectHours { service: Box::new(of()) }.into(),
        care::Ask::DrawHours { from: DAY, until: DAY }.into(),
        care::Ask::ReportHours { report: Id(9) }.into(),
        guide::Ask::SetEntry { entry: Box::new(of()), sure: true }.into(),
        guide::Ask::BringList.into(),
        guide::Ask::Tell { entry: Id(5), resident }.into(),
        guide::Ask::Issue { certificate: Box::new(of()) }.into(),
        handover::Ask::Note { note: Box::new(of()) }.into(),
        handover::Ask::HandOver { taker: "前台乙".into() }.into(),
        handover::Ask::Read.into(),
        handover::Ask::Finish { note: Id(6) }.into(),
        benefits::Ask::SetBenefit { benefit: Box::new(of()), terms: None }.into(),
        benefits::Ask::SetTerms(Box::new(of())).into(),
        benefits::Ask::Give(Box::default()).into(),
        benefits::Ask::VoidGrant { grant: Id(1), reason: 1, note: String::new() }.into(),
        benefits::Ask::CorrectGrant { grant: Box::new(of()), only: Vec::new() }.into(),
        benefits::Ask::SetSupply(Box::new(of())).into(),
        benefits::Ask::Receive { supply: Id(1), pieces: 1, source: Id(2), expiry: None, note: String::new() }.into(),
        benefits::Ask::CountStock { supply: Id(1), found: 1, note: String::new() }.into(),
        benefits::Ask::LoseStock { supply: Id(1), pieces: 1, note: String::new() }.into(),
        operators::Ask::SetOperator { operator: Box::new(of()) }.into(),
        operators::Ask::SetRight { role: Role::Clerk, right: 3, has: false }.into(),
        operators::Ask::SetPin { operator: Id(1), pin: Digits("482913".into()) }.into(),
        operators::Ask::RemovePin { operator: Id(1) }.into(),
        operators::Ask::OpenCallList { list: 1, people: 3, reason: 1 }.into(),
        operators::Ask::ChangePin { old: Proof::None, pin: Digits("482913".into()) }.into(),
        benefits::Ask::GiveToSeveral { benefit: Id(1), residents: vec![Id(2)], supply: Id::NONE }.into(),
        benefits::Ask::SetAllowance(Box::new(of())).into(),
        activities::Ask::SetActivity { activity: Box::new(of()), only: Vec::new() }.into(),
        activities::Ask::MoveActivity { activity: Id(1), state: 2, reason: 0 }.into(),
        activities::Ask::BookRoom { activity: Id(1), room: Id(2), resident: Id(3) }.into(),
        activities::Ask::Invite { activity: Id(1) }.into(),
        activities::Ask::SignUp { activity: Id(1), resident: Id(2) }.into(),
        activities::Ask::Withdraw { activity: Id(1), resident: Id(2) }.into(),
        activities::Ask::Tick { activity: Id(1), resident: Id(2) }.into(),
        activities::Ask::SetParticipant { participant: Box::new(of()), only: Vec::new() }.into(),
        activities::Ask::Serve { activity: Id(1), volunteer: Id(2), minutes: 60 }.into(),
        activities::Ask::Report { activity: Box::new(of()), only: Vec::new() }.into(),
        activities::Ask::CallAt { activity: Id(1), household: Id(2), met: 1, note: String::new() }.into(),
        activities::Ask::MissRound { benefit: Id(1), resident: Id(2), met: 2, note: String::new() }.into(),
        privacy::Ask::Kept { resident, lang: Lang::Zh }.into(),
        privacy::Ask::Erase { resident, reason: 1, name: "解秀英".into() }.into(),
        privacy::Ask::Blank { resident, record: key(), field: "note".into() }.into(),
        privacy::Ask::Uncover { resident, purpose: 1 }.into(),
        privacy::Ask::Retain.into(),
        core::Ask::Reveal { resident, field: "care".into(), reason: 2 }.into(),
        core::Ask::Print { what, lang: Lang::Zh }.into(),
        core::Ask::PrintWithNumbers { what, lang: Lang::Zh, reason: 1 }.into(),
        core::Ask::SetClerk { clerk: "前台乙".into(), proof: Proof::None }.into(),
        core::Ask::Lock.into(),
        core::Ask::TrustClock { typed: None }.into(),
        core::Ask::EnterGap { entries: Vec::new(), came: true }.into(),
        core::Ask::SetRule { rule: Box::new(of()), sure: true }.into(),
        core::Ask::Undo.into(),
        core::Ask::UndoThis { command: 1, rev: 1 }.into(),
        core::Ask::UndoRest { command: 1, rev: 1 }.into(),
        core::Ask::Redo.into(),
    ]
}

fn key() -> Key {
    Key { community: 1, kind: Resident::KIND, id: Id(1) }
}

const REPORT: Question = Question::Report(linli::model::contacts::report::Span::Month(DAY));

fn questions() -> Vec<Question> {
    let read = [Question::History(key()), Question::Recall(DAY), Question::Count(DAY), Question::OfImport(1, 1)];
    read.into_iter().chain([Question::Forgetting(Id(1)), Question::Due, Question::Calendar(DAY), REPORT]).collect()
}

fn source(path: &str) -> String {
    fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src").join(path)).unwrap()
}

/// The variants of an enum of the sources.
fn variants(source: &str, name: &str) -> BTreeSet<String> {
    let body = source.split(&format!("enum {name} {{\n")).nth(1).unwrap_or_else(|| panic!("no enum {name}"));
    let body = body.split("\n}\n").next().unwrap();
    let lines = body.lines().filter_map(|line| line.strip_prefix("    "));
    let named = lines.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
    named.map(|line| line.chars().take_while(char::is_ascii_alphanumeric).collect()).collect()
}

/// Every capability by its name in requests, and the desk's own.
fn capabilities() -> BTreeSet<String> {
    let source = source("model/capability.rs");
    let rows = source.split("$then! {").nth(1).unwrap().lines().map(str::trim);
    let named = rows.filter(|row| row.ends_with("\",")).filter_map(|row| row.split(' ').next());
    let named: BTreeSet<String> = named.chain(["Desk"]).map(str::to_owned).collect();
    assert!(named.len() >= 9, "{named:?}");
    named
}

/// The first words of what `Debug` writes: `Center(MarkMissed)` is `center` and `MarkMissed`.
fn told(request: &Request) -> (String, String) {
    let text = format!("{request:?}");
    let (capability, ask) = text.split_once('(').unwrap();
    (folder_of(capability), ask.chars().take_while(char::is_ascii_alphanumeric).collect())
}

#[test]
fn everything_that_can_be_asked_is_asked_here() {
    let mut asked: Vec<(String, String)> = requests().iter().map(told).collect();
    asked.sort();
    let mut there = Vec::new();
    for variant in capabilities() {
        let folder = folder_of(&variant);
        let asks = variants(&source(&format!("desk/{folder}/ask.rs")), "Ask");
        there.extend(asks.into_iter().map(|ask| (folder.clone(), ask)));
    }
    there.sort();
    let missing: Vec<_> = there.iter().filter(|ask| !asked.contains(ask)).collect();
    assert!(
        missing.is_empty(),
        "add one of each to `requests` here, so that it is tried without its right: {missing:?}"
    );
    assert_eq!(asked.len(), there.len(), "each once");
    let questions: BTreeSet<String> = questions()
        .iter()
        .map(|one| format!("{one:?}").chars().take_while(char::is_ascii_alphabetic).collect())
        .collect();
    assert_eq!(questions, variants(&source("desk/core/question.rs"), "Question"), "add it to `questions` here");
    let errands: BTreeSet<String> = Errand::ALL.iter().map(|one| format!("{one:?}")).collect();
    assert_eq!(errands, variants(&source("desk/core/errand.rs"), "Errand"), "add it to Errand::ALL");
    let jobs =
        ["Handle", "Ask", "Export", "Import", "SaveDraft", "RemoveDraft", "Looked", "KeepLooked", "News", "Close"];
    let jobs: BTreeSet<String> = jobs.map(str::to_owned).into();
    assert_eq!(
        jobs,
        variants(&source("desk/core/worker.rs"), "Job"),
        "a job that writes or reads records goes through a method of desk/core/handle.rs, which asks for its right"
    );
}

/// The desk's folder of a capability: `day_care` for `DayCare`.
fn folder_of(capability: &str) -> String {
    let mut folder = String::new();
    for c in capability.chars() {
        if c.is_ascii_uppercase() && !folder.is_empty() {
            folder.push('_');
        }
        folder.push(c.to_ascii_lowercase());
    }
    if folder == "desk" { "core".to_owned() } else { folder }
}

/// A desk that somebody sits at who holds these rights.
fn desk(rights: Rights) -> Desk {
    let settings = Settings { clerk: "前台甲".into(), training: true, rights, ..Settings::default() };
    let clock = Box::new(FixedClock::at(AT));
    Desk::open(Box::new(Memory::new()), clock, Box::new(SeededIds::from(7)), settings, &mut |_| {}).unwrap()
}

fn without(right: Right) -> Rights {
    Rights(!(1 << right.number))
}

fn lacks(right: Right) -> Refusal {
    Refusal::from(Not::NoRight { right: right.key })
}

#[test]
fn without_its_right_nothing_is_done_and_nothing_is_written() {
    let mut needed = BTreeSet::new();
    let mut anybody = Vec::new();
    for request in requests() {
        let Some(right) = request.right() else {
            anybody.push(told(&request).1);
            continue;
        };
        needed.insert(right.key);
        let mut desk = desk(without(right));
        let head = desk.office().head;
        assert_eq!(desk.handle(request.clone(), &Visitor::default()), Err(lacks(right)), "{request:?}");
        assert_eq!(desk.office().head, head, "{request:?}");
    }
    // What the clock marks, who sits down and by what, and what a desk whose clock is wrong cannot do without.
    assert_eq!(anybody, ["MarkMissed", "ChangePin", "SetClerk", "Lock", "TrustClock"], "else a right is needed");
    for question in questions() {
        let Some(right) = question.right() else {
            assert!(matches!(question, Question::Recall(_) | Question::Calendar(_)), "{question:?}");
            continue;
        };
        needed.insert(right.key);
        let answer = desk(without(right)).answer(question);
        assert!(matches!(&answer, Answer::Refused(refusal) if **refusal == lacks(right)), "{answer:?}");
    }
    for errand in Errand::ALL {
        let Some(right) = errand.right() else {
            assert_eq!(errand, Errand::Find);
            continue;
        };
        needed.insert(right.key);
        assert_eq!(may(without(right), errand.right()), Err(lacks(right)), "{errand:?}");
        assert_eq!(may(Rights::ALL, errand.right()), Ok(()), "{errand:?}");
    }
    // What a reveal needs hangs on what it opens; who looked at whom is seen in a history that anybody else sees too.
    for field in ["care", "text", "phones"] {
        let reveal = core::Ask::Reveal { resident: Id(1), field: field.into(), reason: 2 };
        needed.extend(reveal.right().map(|right| right.key));
    }
    needed.insert(WATCH.key);
    let all: BTreeSet<&str> = RIGHTS.iter().map(|right| right.key).collect();
    assert_eq!(needed, all, "a right that nothing needs, or one that is not in RIGHTS");
}

#[test]
fn rosters_and_files_pass_the_same_check() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("roster.csv");
    fs::write(&path, "姓名\n解秀英\n").unwrap();
    let roster = || Roster::read_as(open(&path, &OpenOptions::default()).unwrap(), DAY, &Mapping::default()).unwrap();
    let (answers, stop) = (Answers::default(), AtomicBool::new(false));
    let order = Order { file: 1, name: "roster.csv".into(), answers: &answers, stop: &stop };
    let import = Errand::Import.right().unwrap();
    let mut desk = desk(Rights(0));
    let head = desk.office().head;
    let refused = |error: ImportError| matches!(error, ImportError::Refused(refusal) if refusal == lacks(import));
    assert!(refused(desk.import(&mut roster(), &order, &mut |_| {}).unwrap_err()));
    assert!(refused(desk.survey(&mut roster(), &order, &mut |_| {}).unwrap_err()));
    assert!(refused(survey_beside(&desk.office(), Rights(0), &mut roster(), &order, &mut |_| {}).unwrap_err()));

    let export = Errand::Export.right().unwrap();
    let refused = |error: ExportError| matches!(error, ExportError::Refused(refusal) if refusal == lacks(export));
    for what in EXPORTS.iter().copied() {
        for full in [false, true] {
            let (format, lang) = (Format::Csv, Lang::Zh);
            let wanted = Wanted { what, full, since: None, only: None, format, lang, today: DAY };
            let untouched = || panic!("{what:?}: a file is begun");
            assert!(refused(desk.export(&wanted, "核对", Box::new(move |_| untouched())).unwrap_err()));
            let (store, safe) = (Memory::new(), Safe::plain());
            let masked = export_masked(Books::of(&store, &safe), Rights(0), &wanted, Box::new(move |_| untouched()));
            assert!(refused(masked.unwrap_err()));
        }
    }
    assert_eq!(desk.office().head, head);
}

/// Every request and every role: whoever lacks the right is told which, and nothing is written.
#[test]
fn every_role_may_what_the_table_says_and_nothing_else() {
    let mut told_no = 0;
    for role in Role::ALL {
        let mut desk = desk(Rights::ALL);
        // Once an administrator is entered only they enter others.
        let another = [("管理员", Role::Administrator)].into_iter().filter(|_| role != Role::Administrator);
        for (name, of) in [("前台乙", role)].into_iter().chain(another) {
            let operator = Box::new(Operator { roles: of.bit(), ..Operator::named(Id::NONE, name, DAY) });
            desk.handle(operators::Ask::SetOperator { operator }.into(), &Visitor::default()).unwrap();
        }
        let sits = core::Ask::SetClerk { clerk: "前台乙".into(), proof: Proof::None };
        desk.handle(sits.into(), &Visitor::default()).unwrap();
        let head = desk.office().head;
        for request in requests() {
            let Some(right) = request.right() else { continue };
            let row = TABLE.iter().find(|row| row.right == right).unwrap();
            let has = row.of(role) == Stand::Has;
            assert_eq!(desk.office().may(right, DAY), has, "{role:?} {request:?}");
            if !has {
                let answer = desk.handle(request.clone(), &Visitor::default());
                assert_eq!(answer, Err(lacks(right)), "{role:?} {request:?}");
                told_no += 1;
            }
        }
        for question in questions() {
            let Some(right) = question.right() else { continue };
            let has = desk.office().may(right, DAY);
            let refused = matches!(desk.answer(question), Answer::Refused(why) if *why == lacks(right));
            assert_eq!(refused, !has, "{role:?} {question:?}");
        }
        assert_eq!(desk.office().head, head, "{role:?}: something was written");
    }
    assert!(told_no > 100, "{told_no}");
}

/// Methods of the desk that anybody may call who has one: it is opened, looked at, told who sits there and followed, and
/// everything else comes in by the door.
const OPEN: [&str; 22] = [
    "take_away",
    "open",
    "open_to_import",
    "with_drafts",
    "drafts",
    "with_printer",
    "searchable",
    "searchable_from",
    "keep_search",
    "shared",
    "office",
    "now",
    "today",
    "doubt",
    "note_repair",
    "assess",
    "set_rights",
    "with_passphrase",
    "follow",
    "on_news",
    "days_to_look_back",
    "look_back",
];

#[test]
fn the_desk_has_one_door() {
    let house = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut by_the_door = 0;
    for file in sources(&house.join("desk")) {
        let source = fs::read_to_string(&file).unwrap();
        for own in source.split("\nimpl Desk {\n").skip(1) {
            let own = own.split("\n}\n").next().unwrap();
            for line in own.lines().filter_map(|line| line.strip_prefix("    pub fn ")) {
                let name: String = line.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                if file.ends_with("core/handle.rs") {
                    by_the_door += 1;
                } else if !OPEN.contains(&name.as_str()) {
                    wrong.push(format!(
                        "{}: {name} is to be pub(in crate::desk), and asked for by an Ask",
                        file.display()
                    ));
                }
            }
        }
    }
    assert!(by_the_door >= 5, "the door is called otherwise now: this test looks for nothing");
    for file in sources(&house) {
        let source = fs::read_to_string(&file).unwrap();
        let looks = source.contains("rights.has(") || source.contains("Not::NoRight { right: right.key }");
        if looks && !file.ends_with("desk/core/errand.rs") {
            wrong.push(format!("{}: rights are looked at in desk/core/errand.rs alone", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
