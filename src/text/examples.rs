//! Every refusal, every way out and every note, told in both languages.

use crate::model::Why;
use jiff::civil::{date, time};
use unicode_width::UnicodeWidthStr;

use super::causes::tests::every_cause;
use super::refusals::{refusal, way, ways};
use super::sentences::{history, redo_question, sentence, undo_question};
use super::tests::{Paper, check_error, check_line};
use super::{Lang, reports};
use crate::model::benefits::{self, NotEntitled};
use crate::model::cause::Cause;
use crate::model::day_care::DayWhy;
use crate::model::{
    Booking, Care, FieldError, Id, Issue, IssueState, Note, Record, Refusal, Resident, Visit, VisitorLine, Way,
};

/// Cells of a line that stands alone on a screen of 80.
const LINE: usize = 78;

fn every_way() -> Vec<Way> {
    vec![
        Way::Slot { place: Paper::PLACE, left: 10 },
        Way::Wait { place: Paper::PLACE, nth: 3 },
        Way::CancelBooking { booking: Paper::BOOKING },
        Way::CancelBooking { booking: Id(404) },
        Way::Open { kind: Resident::KIND, id: Paper::RESIDENT },
        Way::Open { kind: Issue::KIND, id: Paper::ISSUE },
        Way::Open { kind: Visit::KIND, id: Id(404) },
        Way::Join { issue: Paper::ISSUE },
        Way::Join { issue: Id(404) },
        Way::Anyway,
        Way::LogOnly,
        Way::Plate(1),
        Way::Plate(2),
        Way::Sitting { date: date(2026, 11, 24), sitting: 1 },
        Way::RestOfDays,
        Way::RestOfImport { command: 1, rev: 1, goes: 9_998, stays: 5_140 },
    ]
}

fn not_entitled(why: NotEntitled) -> Refusal {
    Refusal::from(benefits::Not::NotEntitled { benefit: Id(404), resident: Paper::RESIDENT, why })
}

fn taken_benefit(again: Option<jiff::civil::Date>) -> Refusal {
    let (on, by) = (date(2026, 11, 2), Paper::RESIDENT);
    Refusal::from(benefits::Not::Taken { benefit: Id(404), by, on, per: 1, every: 1, again })
}

/// Every refusal whose words are ours.
#[allow(clippy::too_many_lines, reason = "a list")]
fn every_refusal() -> Vec<Refusal> {
    let (place, ways) = (Paper::PLACE, Vec::new);
    let entitled = crate::model::Groups::default().with(crate::model::Group::Entitled);
    vec![
        Refusal::from(crate::model::register::Not::LockGone),
        Refusal::from(crate::model::register::Not::FolderGone),
        Refusal::from(crate::model::register::Not::WrittenByOthers),
        Refusal::from(crate::model::register::Not::Looking),
        Refusal::field("phones", FieldError::NotAPhone("138".into())),
        Refusal::gone(Resident::KIND),
        Refusal::from(crate::model::register::Not::Changed { kind: Care::KIND }),
        Refusal::from(crate::model::people::Not::IdTaken { by: Paper::RESIDENT }).with_ways(ways()),
        Refusal::from(crate::model::people::Not::PerhapsSame { as_: Paper::RESIDENT }).with_ways(ways()),
        Refusal::from(crate::model::people::Not::NotLivingHere { resident: Paper::RESIDENT }),
        Refusal::from(crate::model::register::Not::Referred { by: Booking::KIND, count: 1 }),
        Refusal::from(crate::model::register::Not::Referred { by: VisitorLine::KIND, count: 12 }),
        Refusal::from(crate::model::people::Not::HeadOfOthers { others: 3 }),
        Refusal::from(crate::model::people::Not::Touched { people: vec![Paper::RESIDENT] }),
        Refusal::from(crate::model::people::Not::Touched { people: vec![Paper::RESIDENT; 5_140] }),
        Refusal::from(crate::model::center::Not::Full { place, left: 0, asked: 10, capacity: 12 }).with_ways(ways()),
        Refusal::from(crate::model::center::Not::Full { place, left: 5, asked: 10, capacity: 12 }).with_ways(ways()),
        Refusal::from(crate::model::center::Not::PartyTooLarge { room: Paper::ROOM, most: 12 }),
        Refusal::from(crate::model::center::Not::PartyTooSmall { room: Paper::ROOM, least: 4 }),
        Refusal::from(crate::model::center::Not::NotBySlots { room: Paper::ROOM }),
        Refusal::from(crate::model::center::Not::NotAdmitted {
            room: Paper::ROOM,
            least_age: 60,
            groups: entitled,
            team: Id::NONE,
        }),
        Refusal::from(crate::model::center::Not::NotAdmitted {
            room: Paper::ROOM,
            least_age: 0,
            groups: entitled,
            team: Id::NONE,
        }),
        Refusal::from(crate::model::center::Not::NotAdmitted {
            room: Paper::ROOM,
            least_age: 60,
            groups: entitled,
            team: Paper::TEAM,
        }),
        Refusal::from(crate::model::center::Not::NotAdmitted {
            room: Paper::ROOM,
            least_age: 0,
            groups: crate::model::Groups::default(),
            team: Paper::TEAM,
        }),
        Refusal::from(crate::model::center::Not::RoomRetired { room: Paper::ROOM }),
        Refusal::from(crate::model::center::Not::TooLate { room: Paper::ROOM, hours: 24 }),
        Refusal::from(crate::model::center::Not::TooEarly { room: Paper::ROOM, days: 30 }),
        Refusal::from(crate::model::center::Not::Quota { room: Paper::ROOM, most: 3, a_week: true }).with_ways(ways()),
        Refusal::from(crate::model::center::Not::Quota { room: Paper::ROOM, most: 1, a_week: false }).with_ways(ways()),
        Refusal::from(crate::model::center::Not::AlreadyWaiting { nth: 2 }),
        Refusal::from(crate::model::center::Not::NothingToBook),
        Refusal::from(crate::model::center::Not::RoomClosed { place, reason: 0 }).with_ways(ways()),
        Refusal::from(crate::model::center::Not::RoomClosed { place, reason: 2 }).with_ways(ways()),
        Refusal::from(crate::model::center::Not::NoSuchSlot { room: Paper::ROOM, start: time(13, 0, 0, 0) })
            .with_ways(ways()),
        Refusal::from(crate::model::center::Not::Past { at: date(2026, 11, 20).at(9, 0, 0, 0) }).with_ways(ways()),
        Refusal::from(crate::model::center::Not::Clash { booking: Paper::BOOKING, place }).with_ways(ways()),
        Refusal::from(crate::model::center::Not::TooYoung { room: Paper::ROOM, least: 60 }),
        Refusal::from(crate::model::register::Not::WrongState { kind: Booking::KIND, state: "booking.cancelled" }),
        Refusal::from(crate::model::register::Not::NotToday { date: date(2026, 11, 26) }),
        Refusal::from(crate::model::register::Not::NotToday { date: date(2026, 11, 20) }),
        Refusal::from(crate::model::center::Not::Past { at: date(2026, 11, 20).at(0, 0, 0, 0) }).with_ways(ways()),
        Refusal::from(crate::model::register::Not::Ahead { at: date(2026, 11, 23).at(14, 0, 0, 0) }),
        Refusal::from(crate::model::register::Not::NotYet { at: date(2026, 11, 23).at(14, 0, 0, 0) }),
        Refusal::from(crate::model::clinic::Not::AlreadyQueued { ticket: 12 }),
        Refusal::from(crate::model::clinic::Not::NobodyWaits),
        Refusal::from(crate::model::clinic::Not::NoConsent),
        Refusal::from(crate::model::clinic::Not::SessionFull { capacity: 40 }),
        Refusal::from(crate::model::clinic::Not::SessionClosed),
        Refusal::from(crate::model::clinic::Not::NothingToCarryTo),
        Refusal::from(crate::model::clinic::Not::NoDayLeft),
        Refusal::from(crate::model::clinic::Not::ReferralEnded),
        Refusal::from(crate::model::clinic::Not::NoRound),
        Refusal::from(crate::model::clinic::Not::AllOnRound),
        Refusal::from(crate::model::clinic::Not::Unlikely { readings: "300/200 mmHg  250 /min  33.3 mmol/L".into() }),
        Refusal::from(crate::model::issues::Not::AlreadyJoined { number: 214 }),
        Refusal::from(crate::model::contacts::Not::UnitKnown { unit: Paper::UNIT }),
        Refusal::from(crate::model::guide::Not::EntryKnown { entry: Id(404) }).with_ways(ways()),
        Refusal::from(crate::model::guide::Not::ListKnown),
        Refusal::from(crate::model::guide::Not::NotIssued { entry: Id(404) }),
        Refusal::from(crate::model::guide::Not::FactMissing { entry: Id(404), fact: "12345".into() }),
        Refusal::from(crate::model::handover::Not::SameClerk),
        Refusal::from(crate::model::handover::Not::NothingUnread),
        Refusal::from(crate::model::handover::Not::DoneAlready),
        Refusal::from(benefits::Not::BenefitKnown { benefit: Id(404) }),
        Refusal::from(benefits::Not::SupplyKnown { supply: Id(404) }),
        Refusal::from(benefits::Not::NoTerms { benefit: Id(404), day: date(2026, 11, 23) }),
        Refusal::from(benefits::Not::TermsKnown { benefit: Id(404), from: date(2026, 11, 23) }),
        not_entitled(NotEntitled::NotHere),
        not_entitled(NotEntitled::RegisteredElsewhere),
        not_entitled(NotEntitled::AgeUnknown { age: 60 }),
        not_entitled(NotEntitled::TooYoung { age: 60, on: date(2027, 1, 15) }),
        not_entitled(NotEntitled::OtherGroup { groups: 0b1000 }),
        taken_benefit(Some(date(2026, 12, 1))),
        taken_benefit(None),
        Refusal::from(benefits::Not::NoRound { benefit: Id(404), every: 5, next: Some(date(2027, 1, 7)) }),
        Refusal::from(benefits::Not::QuotaUsed { benefit: Id(404), quota: 100, next: Some(date(2026, 12, 1)) }),
        Refusal::from(benefits::Not::TooLittle { supply: Id(404), left: 1, asked: 2 }),
        Refusal::from(benefits::Not::VoidAlready),
        Refusal::from(crate::model::people::Not::ConsentStands { purpose: 4, since: date(2026, 11, 20) }),
        Refusal::from(crate::model::people::Not::NoConsent { purpose: 5 }),
        Refusal::from(crate::model::care::Not::VolunteerKnown { volunteer: Paper::VOLUNTEER }),
        Refusal::from(crate::model::care::Not::DoesNotServe { volunteer: Paper::VOLUNTEER }),
        Refusal::from(crate::model::care::Not::PairedAlready { volunteer: Paper::VOLUNTEER }),
        Refusal::from(crate::model::care::Not::PairsFull { most: 2 }),
        Refusal::from(crate::model::care::Not::Oneself),
        Refusal::from(crate::model::care::Not::NoConsent),
        Refusal::from(crate::model::care::Not::Declined { what: 1 }),
        Refusal::from(crate::model::care::Not::WellAndAmiss),
        Refusal::from(crate::model::care::Not::NoRung),
        Refusal::from(crate::model::care::Not::EmergencyOver),
        Refusal::from(crate::model::care::Not::NoHours),
        Refusal::from(crate::model::care::Not::NobodyTicked),
        Refusal::from(crate::model::care::Not::SkillsFull),
        Refusal::from(crate::model::care::Not::SkillNamed { code: 3 }),
        Refusal::from(crate::model::care::Not::NobodyInRound),
        Refusal::from(crate::model::care::Not::HelpGiven),
        Refusal::from(crate::model::care::Not::NobodyToCall),
        Refusal::from(crate::model::care::Not::NotOnList),
        Refusal::from(crate::model::care::Not::DidNotCome),
        Refusal::from(crate::model::care::Not::ReportedAlready { until: date(2026, 11, 26) }),
        Refusal::from(crate::model::care::Not::NothingToReport),
        Refusal::from(crate::model::issues::Not::TooManySteps { most: 200 }),
        Refusal::from(crate::model::issues::Not::NotRaisedBy { number: 214 }),
        Refusal::from(crate::model::issues::Not::NotAllAsked { number: 214, unasked: 12 }),
        Refusal::from(crate::model::issues::Not::NobodyThere),
        Refusal::from(crate::model::issues::Not::StillWaits { number: 214 }),
        Refusal::from(crate::model::issues::Not::NotWithItself { number: 214 }),
        Refusal::from(crate::model::issues::Not::OneCannot { number: 214, state: "issue.awaiting_higher" }),
        Refusal::from(crate::model::issues::Not::PerhapsSameIssue { issue: Paper::ISSUE, number: 214 })
            .with_ways(ways()),
        Refusal::from(Why::Canteen(crate::model::canteen::Not::NoSitting)),
        Refusal::from(Why::Canteen(crate::model::canteen::Not::NoPrice { date: date(2026, 11, 24) })),
        Refusal::from(Why::Canteen(crate::model::canteen::Not::HasMeal { date: date(2026, 11, 23), sitting: 1 })),
        Refusal::from(Why::Canteen(crate::model::canteen::Not::NoMeal)),
        Refusal::from(Why::Canteen(crate::model::canteen::Not::KitchenBegan {
            at: date(2026, 11, 23).at(10, 0, 0, 0),
            sitting: 1,
        })),
        Refusal::from(Why::Canteen(crate::model::canteen::Not::KitchenFull {
            date: date(2026, 11, 23),
            sitting: 1,
            portions: 60,
        })),
        Refusal::from(Why::Canteen(crate::model::canteen::Not::Unsuited {
            dish: "红烧肉".into(),
            contents: 0b101,
            more: 0,
        })),
        Refusal::from(Why::Canteen(crate::model::canteen::Not::Unsuited {
            dish: "红烧肉".into(),
            contents: 0b101,
            more: 2,
        })),
        Refusal::from(Why::Canteen(crate::model::canteen::Not::HasPlan)),
        Refusal::from(Why::Canteen(crate::model::canteen::Not::RestsAlready)),
        Refusal::from(Why::DayCare(crate::model::day_care::Not::NoDayCare)),
        Refusal::from(Why::DayCare(crate::model::day_care::Not::DaysInTheWay {
            days: (24..29).map(|day| date(2026, 11, day)).collect(),
            of: 12,
            why: DayWhy::Full,
        })),
        Refusal::from(Why::Teams(crate::model::teams::Not::InTeam)),
        Refusal::from(Why::Teams(crate::model::teams::Not::NotInTeam)),
        Refusal::from(Why::Teams(crate::model::teams::Not::PerformsAlready { date: date(2026, 11, 24) })),
        Refusal::from(Why::Teams(crate::model::teams::Not::AlreadyHeld)),
        Refusal::from(crate::model::register::Not::NoRight { right: "right.book" }),
        Refusal::from(crate::model::register::Not::ChangesThePast { from: date(2026, 3, 1) })
            .with_ways(vec![Way::Anyway]),
        Refusal::from(crate::model::register::Not::NothingToUndo),
        Refusal::from(crate::model::register::Not::NothingToRedo),
        Refusal::from(crate::model::register::Not::ChangedSince { kind: Resident::KIND, field: "emergency.phone" }),
        Refusal::from(crate::model::register::Not::ChangedSince { kind: Resident::KIND, field: "" }),
        Refusal::from(crate::model::register::Not::ClockSetByHand),
        Refusal::from(crate::model::register::Not::ClockInDoubt {
            now: date(2040, 1, 1).at(9, 0, 0, 0),
            last: date(2026, 11, 20).at(9, 0, 0, 0),
        }),
        Refusal::from(crate::model::register::Not::HistoryEnds),
        Refusal::from(crate::model::register::Not::Overtaken),
        Refusal::from(crate::model::register::Not::DoesNotOpen { kind: Resident::KIND, count: 5_140 }),
        Refusal::from(crate::model::register::Not::NotHeld { from: date(2026, 3, 1), until: date(2026, 3, 7) }),
    ]
}

/// Every refusal that tells a cause.
fn every_failure(cause: &Cause) -> Vec<Refusal> {
    let cause = || cause.clone();
    let all = [
        crate::model::register::Not::NotWritten { cause: cause() },
        crate::model::register::Not::NotRead { cause: cause() },
        crate::model::register::Not::NotPrinted { cause: cause() },
        crate::model::register::Not::PerhapsWritten { cause: cause() },
        crate::model::register::Not::ReadOnly { cause: cause() },
        crate::model::register::Not::Damaged { cause: cause() },
    ];
    all.map(Refusal::from).into()
}

fn rule(key: &str, value: i64) -> Note {
    Note::Desk(crate::model::register::Did::RuleSet { key: key.to_owned(), from: date(2026, 12, 1), value })
}

fn every_note_of_care() -> Vec<Note> {
    use crate::model::care;
    let (resident, volunteer) = (Paper::RESIDENT, Paper::VOLUNTEER);
    let day = date(2026, 11, 26);
    let notes = vec![
        care::Did::VolunteerSet { volunteer },
        care::Did::VolunteerSet { volunteer: Id(404) },
        care::Did::VolunteerMoved { volunteer, state: 2 },
        care::Did::GroupSet { group: Id(404) },
        care::Did::PlanSet { resident },
        care::Did::Paired { resident, volunteer, role: 1 },
        care::Did::Unpaired { resident, volunteer },
        care::Did::Visited { resident, reached: 1, minutes: 40, due: Some(day) },
        care::Did::Visited { resident, reached: 1, minutes: 0, due: None },
        care::Did::Visited { resident, reached: 2, minutes: 0, due: Some(day) },
        care::Did::LadderOpened { resident },
        care::Did::Attempted { resident, rung: 3, result: 2 },
        care::Did::EmergencyEnded { resident },
        care::Did::DutySet { day },
        care::Did::Ticked { volunteer, seen: 3 },
        care::Did::CertificateIssued { volunteer, number: 7 },
        care::Did::SkillSet { skill: Id(11) },
        care::Did::RoundBegun { elders: 45, reason: 1, until: day },
        care::Did::RoundEnded { reason: 4 },
        care::Did::HelpGiven { volunteer, number: 12 },
        care::Did::HelpDone { volunteer, number: 12, minutes: 40 },
        care::Did::CallOutMade { call_out: Id(404), people: 45 },
        care::Did::CallOutOpened { call_out: Id(404) },
        care::Did::Rung { volunteer, answer: 1 },
        care::Did::CallOutTimed { call_out: Id(404), people: 12 },
        care::Did::HoursCorrected { volunteer, minutes: -30 },
        care::Did::HoursDrawn { report: Id(404), until: day, people: 31 },
        care::Did::HoursReported { report: Id(404), until: day },
    ];
    notes.into_iter().map(Note::Care).collect()
}

#[allow(clippy::too_many_lines, reason = "one line a note")]
fn every_note() -> Vec<Note> {
    let (resident, room, day, start) = (Paper::RESIDENT, Paper::ROOM, date(2026, 11, 26), time(14, 0, 0, 0));
    let booked = Note::Center(crate::model::center::Did::Booked { resident, room, date: day, start, heads: 10 });
    let fields = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
    vec![
        Note::People(crate::model::people::Did::Registered { resident }),
        Note::People(crate::model::people::Did::Registered { resident: Id(404) }),
        Note::People(crate::model::people::Did::Corrected { resident, fields: fields(&["phones", "note"]) }),
        Note::People(crate::model::people::Did::Corrected {
            resident,
            fields: fields(&["phones", "note", "sex", "work", "birth"]),
        }),
        Note::People(crate::model::people::Did::Corrected { resident, fields: fields(&["a key of another version"]) }),
        Note::People(crate::model::people::Did::MovedWithin { resident }),
        Note::People(crate::model::people::Did::MovedOut { resident, on: day }),
        Note::People(crate::model::people::Did::Died { resident, on: date(2025, 12, 31) }),
        Note::People(crate::model::people::Did::Returned { resident }),
        Note::People(crate::model::people::Did::Imported { added: 5140, updated: 12, file: 7, name: "7.csv".into() }),
        Note::People(crate::model::people::Did::RestOfImport { people: 5140, stayed: 12 }),
        booked.clone(),
        Note::Center(crate::model::center::Did::BookingCancelled { resident, room, date: day, start }),
        Note::Center(crate::model::center::Did::CheckedIn { resident, room }),
        Note::Center(crate::model::center::Did::NoShow { resident, room }),
        Note::Center(crate::model::center::Did::Closed { room, date: day }),
        Note::Center(crate::model::center::Did::Closed { room: Id::NONE, date: day }),
        Note::Center(crate::model::center::Did::Reopened { room, date: day }),
        Note::Center(crate::model::center::Did::DaysSet { room, from: day, last: date(2026, 12, 3), hours: 0 }),
        Note::Center(crate::model::center::Did::DaysSet { room: Id::NONE, from: day, last: day, hours: 5 }),
        Note::Center(crate::model::center::Did::RoomSet { room }),
        Note::Clinic(crate::model::clinic::Did::SessionPlanned { session: Paper::SESSION }),
        Note::Clinic(crate::model::clinic::Did::Queued { resident, ticket: 12 }),
        Note::Clinic(crate::model::clinic::Did::Called { resident, ticket: 12 }),
        Note::Clinic(crate::model::clinic::Did::VisitRecorded { resident, recall: Some(day) }),
        Note::Clinic(crate::model::clinic::Did::VisitRecorded { resident, recall: None }),
        Note::Clinic(crate::model::clinic::Did::VisitVoid { resident }),
        Note::Clinic(crate::model::clinic::Did::Held { resident, ticket: 12 }),
        Note::Clinic(crate::model::clinic::Did::Resumed { resident, ticket: 12 }),
        Note::Clinic(crate::model::clinic::Did::Begun { resident, ticket: 12 }),
        Note::Clinic(crate::model::clinic::Did::Prioritised { resident, ticket: 12, reason: 0 }),
        Note::Clinic(crate::model::clinic::Did::Prioritised { resident, ticket: 12, reason: 2 }),
        Note::Clinic(crate::model::clinic::Did::SessionClosed { session: Paper::SESSION, left: 0, carried: 0 }),
        Note::Clinic(crate::model::clinic::Did::SessionClosed { session: Paper::SESSION, left: 3, carried: 0 }),
        Note::Clinic(crate::model::clinic::Did::SessionClosed { session: Paper::SESSION, left: 0, carried: 12 }),
        Note::Clinic(crate::model::clinic::Did::SessionsRepeated { session: Paper::SESSION, times: 12, skipped: 0 }),
        Note::Clinic(crate::model::clinic::Did::SessionsRepeated { session: Paper::SESSION, times: 12, skipped: 2 }),
        Note::Clinic(crate::model::clinic::Did::VisitCorrected { resident }),
        Note::Clinic(crate::model::clinic::Did::RecordVoid { resident, back: true }),
        Note::Clinic(crate::model::clinic::Did::RecordVoid { resident, back: false }),
        Note::Clinic(crate::model::clinic::Did::CountedOnly { session: Paper::SESSION }),
        Note::Clinic(crate::model::clinic::Did::FollowedUp { resident, outcome: 1, next: Some(day) }),
        Note::Clinic(crate::model::clinic::Did::FollowedUp { resident, outcome: 4, next: None }),
        Note::Clinic(crate::model::clinic::Did::Referred { resident, to: Paper::UNIT }),
        Note::Clinic(crate::model::clinic::Did::ReferralMoved { resident, state: 3 }),
        Note::Clinic(crate::model::clinic::Did::RoundPlanned { session: Paper::SESSION, count: 14 }),
        Note::Issues(crate::model::issues::Did::IssueRegistered { resident, number: 214, due: Some(day) }),
        Note::Issues(crate::model::issues::Did::IssueRegistered { resident: Id::NONE, number: 214, due: None }),
        Note::Issues(crate::model::issues::Did::IssueJoined { resident, number: 214 }),
        Note::Issues(crate::model::issues::Did::IssueMoved {
            number: 214,
            state: IssueState::AwaitingHigher,
            lead: Paper::UNIT,
            due: Some(day),
        }),
        Note::Issues(crate::model::issues::Did::IssueAnswered {
            resident,
            number: 214,
            satisfaction: 2,
            state: IssueState::CalledBack,
            due: None,
        }),
        Note::Issues(crate::model::issues::Did::IssueAnswered {
            resident,
            number: 214,
            satisfaction: 3,
            state: IssueState::Reopened,
            due: Some(day),
        }),
        Note::Issues(crate::model::issues::Did::IssueCorrected { number: 214 }),
        Note::Issues(crate::model::issues::Did::IssuesMoved { count: 12, state: IssueState::AwaitingHigher }),
        Note::Issues(crate::model::issues::Did::HouseholdsJoined { number: 214, count: 213 }),
        Note::Issues(crate::model::issues::Did::IssueLeft { resident, number: 214 }),
        Note::Issues(crate::model::issues::Did::IssueTold { resident, number: 214, count: 1 }),
        Note::Issues(crate::model::issues::Did::IssueTold { resident: Id::NONE, number: 214, count: 12 }),
        Note::Issues(crate::model::issues::Did::IssueEscalated { number: 214, unit: Paper::UNIT, promised: Some(day) }),
        Note::Issues(crate::model::issues::Did::HigherChased { number: 214, unit: Paper::UNIT, next: Some(day) }),
        Note::Issues(crate::model::issues::Did::HigherAnswered { number: 214, unit: Paper::UNIT }),
        Note::Issues(crate::model::issues::Did::IssueMerged { number: 214, into: 12 }),
        Note::Issues(crate::model::issues::Did::IssueSplit { number: 215, from: 214 }),
        Note::Issues(crate::model::issues::Did::IssuesGrouped { count: 12, number: 214 }),
        Note::Issues(crate::model::issues::Did::IssuesGrouped { count: 12, number: 0 }),
        Note::Issues(crate::model::issues::Did::ReplySet { reply: Id(404) }),
        Note::Visitors(crate::model::visitors::Did::VisitorLogged { resident }),
        Note::Visitors(crate::model::visitors::Did::LineCorrected { resident }),
        Note::Contacts(crate::model::contacts::Did::UnitSet { unit: Paper::UNIT }),
        Note::Guide(crate::model::guide::Did::EntrySet { entry: Id(404) }),
        Note::Guide(crate::model::guide::Did::ListBrought { entries: 20 }),
        Note::Guide(crate::model::guide::Did::Told { entry: Id(404), resident }),
        Note::Guide(crate::model::guide::Did::Issued { entry: Id(404), resident, number: 12 }),
        Note::Handover(crate::model::handover::Did::Noted { resident }),
        Note::Handover(crate::model::handover::Did::HandedOver { taker: Id::NONE, notes: 3 }),
        Note::Handover(crate::model::handover::Did::HandedOver { taker: Id(404), notes: 3 }),
        Note::Handover(crate::model::handover::Did::TakenOver { notes: 3 }),
        Note::Handover(crate::model::handover::Did::Read { notes: 3 }),
        Note::Handover(crate::model::handover::Did::Done { resident }),
        Note::Benefits(benefits::Did::BenefitSet { benefit: Id(404) }),
        Note::Benefits(benefits::Did::TermsSet { benefit: Id(404), from: day }),
        Note::Benefits(benefits::Did::Given { resident, benefit: Id(404), on: day, again: Some(day) }),
        Note::Benefits(benefits::Did::Given { resident, benefit: Id(404), on: day, again: None }),
        Note::Benefits(benefits::Did::GrantVoided { resident, benefit: Id(404) }),
        Note::Benefits(benefits::Did::GrantCorrected { resident, benefit: Id(404) }),
        Note::Benefits(benefits::Did::SupplySet { supply: Id(404) }),
        Note::Benefits(benefits::Did::Received { supply: Id(404), pieces: 100, left: 112 }),
        Note::Benefits(benefits::Did::StockCounted { supply: Id(404), found: 98, before: 112 }),
        Note::Benefits(benefits::Did::StockLost { supply: Id(404), pieces: 2, left: 96 }),
        Note::People(crate::model::people::Did::ConsentGiven { resident, purpose: 1 }),
        Note::People(crate::model::people::Did::ConsentWithdrawn { resident, purpose: 5 }),
        Note::Desk(crate::model::register::Did::Revealed { resident, field: "phones".into(), reason: 1 }),
        Note::Desk(crate::model::register::Did::Revealed { resident, field: "a panel".into(), reason: 0 }),
        Note::Desk(crate::model::register::Did::Demo { residents: 5140 }),
        Note::Desk(crate::model::register::Did::Demo { residents: 0 }),
        Note::Desk(crate::model::register::Did::ClerkChanged),
        Note::Desk(crate::model::register::Did::ClockTrusted { typed: false }),
        Note::Desk(crate::model::register::Did::ClockTrusted { typed: true }),
        Note::Desk(crate::model::register::Did::Printed { sheet: 1, of: Id(1) }),
        Note::Desk(crate::model::register::Did::NumbersGiven { sheet: 21, people: 12 }),
        Note::Desk(crate::model::register::Did::Printed { sheet: 6, of: Id::NONE }),
        Note::Desk(crate::model::register::Did::Exported { what: 1, rows: 5140, of: crate::model::Id(7) }),
        rule("clinic.high_fasting", 65),
        rule("a rule of another version", 3),
        Note::Desk(crate::model::register::Did::Brought {
            kind: crate::model::Kind(30),
            rows: 7,
            file: 7,
            name: "7.csv".into(),
        }),
        Note::Desk(crate::model::register::Did::Repaired { lost: 2, history: 40 }),
        Note::People(crate::model::people::Did::Merged { resident, gone: Id(404) }),
        Note::Center(crate::model::center::Did::SeriesBooked {
            resident,
            room,
            date: day,
            start,
            every: 1,
            times: 7,
            skipped: 2,
        }),
        Note::Center(crate::model::center::Did::SeriesBooked {
            resident,
            room,
            date: day,
            start,
            every: 2,
            times: 7,
            skipped: 0,
        }),
        Note::Center(crate::model::center::Did::SeriesBooked {
            resident,
            room,
            date: day,
            start,
            every: 3,
            times: 1,
            skipped: 0,
        }),
        Note::Center(crate::model::center::Did::SeriesBooked {
            resident,
            room,
            date: date(2026, 11, 30),
            start,
            every: 3,
            times: 2,
            skipped: 0,
        }),
        Note::Center(crate::model::center::Did::SeriesCancelled { resident, room, date: day, times: 7 }),
        Note::Center(crate::model::center::Did::SeriesChanged { resident, room, date: day, start, times: 7 }),
        Note::Center(crate::model::center::Did::Waits { resident, room, date: day, start, nth: 1 }),
        Note::Center(crate::model::center::Did::WaitCalled { resident, room, date: day, start, result: 2 }),
        Note::Center(crate::model::center::Did::Missed { count: 3 }),
        Note::Center(crate::model::center::Did::HolidaySet { date: day }),
        Note::Center(crate::model::center::Did::SeveralCancelled { count: 2 }),
        Note::Center(crate::model::center::Did::SeveralMoved { count: 1 }),
        Note::Undid { what: Box::new(booked.clone()) },
        Note::Late { at: date(2026, 11, 23).at(9, 10, 0, 0), what: Box::new(booked.clone()) },
        Note::Undid { what: Box::new(Note::Canteen(crate::model::canteen::Did::CanteenSet)) },
        Note::Redid { what: Box::new(booked) },
    ]
}

fn every_service_note() -> Vec<Note> {
    let (resident, team, date, sitting) = (Paper::RESIDENT, Paper::TEAM, date(2026, 11, 26), 1);
    let at = date.at(16, 30, 0, 0);
    let notes = [
        Note::Canteen(crate::model::canteen::Did::CanteenSet),
        Note::Canteen(crate::model::canteen::Did::MenuSet { date, sitting }),
        Note::Canteen(crate::model::canteen::Did::PricesSet { from: date }),
        Note::Canteen(crate::model::canteen::Did::MealOrdered { resident, date, sitting, served: 1, own: 900 }),
        Note::Canteen(crate::model::canteen::Did::MealServed { resident, date, sitting, own: 650 }),
        Note::Canteen(crate::model::canteen::Did::MealNotTaken { resident, date, sitting }),
        Note::Canteen(crate::model::canteen::Did::MealCancelled { resident, date, sitting: 9 }),
        Note::Canteen(crate::model::canteen::Did::MealMoved { resident, date, sitting, served: 2 }),
        Note::Canteen(crate::model::canteen::Did::PlanSet { resident, sitting, weekdays: 0b1_1111 }),
        Note::Canteen(crate::model::canteen::Did::PlanPaused { resident, from: date, to: date }),
        Note::Canteen(crate::model::canteen::Did::PlanEnded { resident, on: date }),
        Note::DayCare(crate::model::day_care::Did::DayCareSet),
        Note::DayCare(crate::model::day_care::Did::ProfileSet { resident }),
        Note::DayCare(crate::model::day_care::Did::StaysBooked { resident, date, days: 1 }),
        Note::DayCare(crate::model::day_care::Did::StaysBooked { resident, date, days: 8 }),
        Note::DayCare(crate::model::day_care::Did::StayCancelled { resident, date }),
        Note::DayCare(crate::model::day_care::Did::Arrived { resident, at }),
        Note::DayCare(crate::model::day_care::Did::Fetched { resident, at }),
        Note::DayCare(crate::model::day_care::Did::StayMissed { resident, date }),
        Note::Teams(crate::model::teams::Did::TeamSet { team }),
        Note::Teams(crate::model::teams::Did::Joined { team, resident }),
        Note::Teams(crate::model::teams::Did::LeftTeam { team, resident }),
        Note::Teams(crate::model::teams::Did::LeaderSet { team: Id(404), resident }),
        Note::Teams(crate::model::teams::Did::RollTaken { team, date, present: 18, of: 24 }),
        Note::Teams(crate::model::teams::Did::PerformanceSet { team, date }),
        Note::Teams(crate::model::teams::Did::PerformanceOff { team, date }),
    ];
    notes.into()
}

#[test]
fn every_refusal_is_one_line_in_both_languages() {
    for lang in Lang::ALL {
        for what in every_refusal() {
            let line = refusal(lang, &what, &Paper);
            check_line(lang, &line);
            assert!(line.width() <= LINE, "{} cells: {line}", line.width());
            assert!(line.ends_with(lang.of('。', '.')), "{line}");
        }
    }
}

#[test]
fn every_failure_is_one_line_in_both_languages_that_ends_with_what_to_do() {
    for lang in Lang::ALL {
        for cause in every_cause() {
            for what in every_failure(&cause) {
                check_error(lang, &refusal(lang, &what, &Paper));
            }
        }
    }
}

#[test]
fn every_way_out_is_short() {
    for lang in Lang::ALL {
        for what in every_way() {
            let label = way(lang, &what, &Paper);
            check_line(lang, &label);
            assert!(label.width() <= 36, "{} cells: {label}", label.width());
        }
    }
}

#[test]
fn every_note_is_told_in_both_languages() {
    for lang in Lang::ALL {
        for note in every_note().into_iter().chain(every_service_note()).chain(every_note_of_care()) {
            for line in [
                sentence(lang, &note, &Paper),
                history(lang, &note, &Paper),
                undo_question(lang, &note, &Paper),
                redo_question(lang, &note, &Paper),
            ] {
                check_line(lang, &line);
            }
        }
    }
}

#[test]
fn a_clerk_reads_the_booking_aloud() {
    let note = Note::Center(crate::model::center::Did::Booked {
        resident: Paper::RESIDENT,
        room: Id::NONE,
        date: date(2026, 11, 26),
        start: time(14, 0, 0, 0),
        heads: 10,
    });
    assert_eq!(sentence(Lang::Zh, &note, &Paper), "11月26日周四下午两点，整个中心，十位，已订好");
    let note = Note::Center(crate::model::center::Did::Booked {
        resident: Paper::RESIDENT,
        room: Paper::ROOM,
        date: date(2026, 11, 26),
        start: time(14, 0, 0, 0),
        heads: 1,
    });
    assert_eq!(sentence(Lang::En, &note, &Paper), "Thu 26 Nov, 2 pm, Calligraphy room, 1 person: booked");
    assert_eq!(
        undo_question(Lang::En, &note, &Paper),
        "Undo? Xie Xiuying: booked Calligraphy room Thu 26 Nov 14:00 1 person"
    );
    let undone = Note::Undid { what: Box::new(note) };
    assert_eq!(
        redo_question(Lang::Zh, &undone, &Paper),
        "重做：Xie Xiuying 预约 Calligraphy room 11-26 周四 14:00 1 位？"
    );
    assert_eq!(sentence(Lang::Zh, &undone, &Paper), "已撤销：Xie Xiuying 预约 Calligraphy room 11-26 周四 14:00 1 位");
}

#[test]
fn a_full_room_says_the_fact_the_rule_and_the_ways() {
    let other = crate::model::center::booking::Place { room: Paper::CHESS, ..Paper::PLACE };
    let full = Refusal::from(crate::model::center::Not::Full { place: Paper::PLACE, left: 5, asked: 10, capacity: 12 })
        .with_ways(vec![Way::Slot { place: Paper::PLACE, left: 10 }, Way::Slot { place: other, left: 12 }]);
    assert_eq!(refusal(Lang::Zh, &full, &Paper), "周四 14:00 Calligraphy room只剩 5 位，不够 10 位。");
    assert_eq!(ways(Lang::Zh, &full, &Paper), ["周四 14:00 剩10", "Chess room 周四 14:00 剩12"]);
    assert_eq!(
        way(Lang::En, &Way::CancelBooking { booking: Paper::BOOKING }, &Paper),
        "cancel Chess room (asks again)"
    );
}

#[test]
fn a_report_on_a_row_shows_no_number() {
    let error = FieldError::NotAPhone("138000088290".into());
    let line = reports::row_refused(Lang::Zh, 12, "电话", (Resident::KIND, "phones"), &error, "........8290");
    assert_eq!(line, "第 12 行 电话：不是电话号码，请核对（........8290）");
}

#[test]
fn reports_are_in_both_languages() {
    let at = date(2026, 11, 23).at(9, 12, 0, 0);
    let phones = (Resident::KIND, "phones");
    for lang in Lang::ALL {
        for line in [
            reports::held(lang, "A", Some(at), 71),
            reports::held(lang, "", None, 0),
            reports::no_store(lang, &"/data"),
            reports::newer(lang, 3, 2),
            reports::not_training(lang, &"/data"),
            reports::demo_ready(lang, &"/data", 5140, at.date()),
            reports::system(lang, &"/data", &std::io::Error::from_raw_os_error(13)),
            reports::file_damaged(lang, "no end"),
            reports::row_too_long(lang, 7),
            reports::too_many_columns(lang, 7, 1024),
            reports::row_refused(lang, 12, "", phones, &FieldError::Required, ""),
            reports::row_refused(lang, 12, "tel", phones, &FieldError::NotAPhone("x".into()), "x"),
            reports::row_warned(lang, 12, super::cli::ID_UPGRADED.say(lang)),
            reports::left_out(lang, Resident::KIND, "groups", ""),
            reports::left_out(lang, Resident::KIND, "groups", "x"),
            reports::household_of_row(lang, 11),
            reports::column_unknown(lang, "x"),
            reports::rejects_written(lang, &"/data/rejects.csv"),
            reports::finding(lang, &"journal", super::cli::BLOCK_DAMAGED.say(lang), Some((7, 9))),
            reports::finding(lang, &"journal", super::cli::FILE_MISSING.say(lang), None),
            reports::record_unread(lang, Resident::KIND, Id(7)),
            reports::checked(lang, 5140, 12, 0),
            reports::setting_refused(lang, &"/data/linli.toml", 3, "unknown field"),
        ] {
            check_line(lang, &line);
        }
    }
}
