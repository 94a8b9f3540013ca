//! Every refusal, every way out and every note, told in both languages.

use jiff::civil::{date, time};
use unicode_width::UnicodeWidthStr;

use super::refusals::{refusal, way, ways};
use super::sentences::{history, redo_question, sentence, undo_question};
use super::tests::{Paper, check_line};
use super::{Lang, reports};
use crate::model::service::DayWhy;
use crate::model::{
    Booking, Care, FieldError, Id, Issue, IssueState, Note, Record, Refusal, Resident, ServiceNote, ServiceRefusal,
    Visit, VisitorLine, Way,
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
    ]
}

/// Every refusal whose words are ours.
fn every_refusal() -> Vec<Refusal> {
    let (place, ways) = (Paper::PLACE, Vec::new);
    let entitled = crate::model::Groups::default().with(crate::model::Group::Entitled);
    vec![
        Refusal::Field { key: "phones", error: FieldError::NotAPhone("138".into()) },
        Refusal::Gone { kind: Resident::KIND },
        Refusal::Changed { kind: Care::KIND },
        Refusal::IdTaken { by: Paper::RESIDENT, ways: ways() },
        Refusal::PerhapsSame { as_: Paper::RESIDENT, ways: ways() },
        Refusal::NotLivingHere { resident: Paper::RESIDENT },
        Refusal::Referred { by: Booking::KIND, count: 1 },
        Refusal::Referred { by: VisitorLine::KIND, count: 12 },
        Refusal::HeadOfOthers { others: 3 },
        Refusal::Full { place, left: 0, asked: 10, capacity: 12, ways: ways() },
        Refusal::Full { place, left: 5, asked: 10, capacity: 12, ways: ways() },
        Refusal::PartyTooLarge { room: Paper::ROOM, most: 12 },
        Refusal::PartyTooSmall { room: Paper::ROOM, least: 4 },
        Refusal::NotBySlots { room: Paper::ROOM },
        Refusal::NotAdmitted { room: Paper::ROOM, least_age: 60, groups: entitled, team: Id::NONE },
        Refusal::NotAdmitted { room: Paper::ROOM, least_age: 0, groups: entitled, team: Id::NONE },
        Refusal::NotAdmitted { room: Paper::ROOM, least_age: 60, groups: entitled, team: Paper::TEAM },
        Refusal::NotAdmitted {
            room: Paper::ROOM,
            least_age: 0,
            groups: crate::model::Groups::default(),
            team: Paper::TEAM,
        },
        Refusal::RoomRetired { room: Paper::ROOM },
        Refusal::TooLate { room: Paper::ROOM, hours: 24 },
        Refusal::TooEarly { room: Paper::ROOM, days: 30 },
        Refusal::Quota { room: Paper::ROOM, most: 3, a_week: true, ways: ways() },
        Refusal::Quota { room: Paper::ROOM, most: 1, a_week: false, ways: ways() },
        Refusal::AlreadyWaiting { nth: 2 },
        Refusal::NothingToBook,
        Refusal::RoomClosed { place, reason: 0, ways: ways() },
        Refusal::RoomClosed { place, reason: 2, ways: ways() },
        Refusal::NoSuchSlot { room: Paper::ROOM, start: time(13, 0, 0, 0), ways: ways() },
        Refusal::Past { at: date(2026, 11, 20).at(9, 0, 0, 0), ways: ways() },
        Refusal::Clash { booking: Paper::BOOKING, place, ways: ways() },
        Refusal::TooYoung { room: Paper::ROOM, least: 60 },
        Refusal::WrongState { kind: Booking::KIND, state: "booking.cancelled" },
        Refusal::NotToday { date: date(2026, 11, 26) },
        Refusal::NotToday { date: date(2026, 11, 20) },
        Refusal::Past { at: date(2026, 11, 20).at(0, 0, 0, 0), ways: ways() },
        Refusal::NotYet { at: date(2026, 11, 23).at(14, 0, 0, 0) },
        Refusal::AlreadyQueued { ticket: 12 },
        Refusal::NobodyWaits,
        Refusal::NoConsent,
        Refusal::AlreadyJoined { number: 214 },
        Refusal::TooManySteps { most: 200 },
        Refusal::PerhapsSameIssue { issue: Paper::ISSUE, number: 214, ways: ways() },
        service(ServiceRefusal::NoSitting),
        service(ServiceRefusal::NoPrice { date: date(2026, 11, 24) }),
        service(ServiceRefusal::HasMeal { date: date(2026, 11, 23), sitting: 1 }),
        service(ServiceRefusal::NoMeal),
        service(ServiceRefusal::KitchenBegan { at: date(2026, 11, 23).at(10, 0, 0, 0), sitting: 1 }),
        service(ServiceRefusal::KitchenFull { date: date(2026, 11, 23), sitting: 1, portions: 60 }),
        service(ServiceRefusal::Unsuited { dish: "红烧肉".into(), contents: 0b101, more: 0 }),
        service(ServiceRefusal::Unsuited { dish: "红烧肉".into(), contents: 0b101, more: 2 }),
        service(ServiceRefusal::HasPlan),
        service(ServiceRefusal::RestsAlready),
        service(ServiceRefusal::NoDayCare),
        service(ServiceRefusal::DaysInTheWay {
            days: (24..29).map(|day| date(2026, 11, day)).collect(),
            of: 12,
            why: DayWhy::Full,
        }),
        service(ServiceRefusal::InTeam),
        service(ServiceRefusal::NotInTeam),
        service(ServiceRefusal::PerformsAlready { date: date(2026, 11, 24) }),
        service(ServiceRefusal::AlreadyHeld),
        Refusal::NothingToUndo,
        Refusal::NothingToRedo,
        Refusal::ChangedSince { kind: Resident::KIND, field: "emergency.phone" },
        Refusal::ChangedSince { kind: Resident::KIND, field: "" },
        Refusal::ClockSetByHand,
        Refusal::HistoryEnds,
        Refusal::Overtaken,
        Refusal::NotHeld { from: date(2026, 3, 1), until: date(2026, 3, 7) },
    ]
}

fn service(why: ServiceRefusal) -> Refusal {
    Refusal::Service { why, ways: Vec::new() }
}

/// Every refusal that ends with what the system said.
fn every_failure() -> Vec<Refusal> {
    let reason = || "No space left\non device".to_owned();
    vec![
        Refusal::NotWritten { reason: reason() },
        Refusal::NotPrinted { reason: reason() },
        Refusal::PerhapsWritten { reason: reason() },
        Refusal::ReadOnly { reason: reason() },
        Refusal::Damaged { reason: reason() },
    ]
}

fn every_note() -> Vec<Note> {
    let (resident, room, day, start) = (Paper::RESIDENT, Paper::ROOM, date(2026, 11, 26), time(14, 0, 0, 0));
    let booked = Note::Booked { resident, room, date: day, start, heads: 10 };
    let fields = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
    vec![
        Note::Registered { resident },
        Note::Registered { resident: Id(404) },
        Note::Corrected { resident, fields: fields(&["phones", "note"]) },
        Note::Corrected { resident, fields: fields(&["phones", "note", "sex", "work", "birth"]) },
        Note::Corrected { resident, fields: fields(&["a key of another version"]) },
        Note::MovedWithin { resident },
        Note::MovedOut { resident, on: day },
        Note::Died { resident, on: date(2025, 12, 31) },
        Note::Returned { resident },
        Note::Imported { added: 5140, updated: 12, file: 7 },
        booked.clone(),
        Note::BookingCancelled { resident, room, date: day, start },
        Note::CheckedIn { resident, room },
        Note::NoShow { resident, room },
        Note::Closed { room, date: day },
        Note::Closed { room: Id::NONE, date: day },
        Note::Reopened { room, date: day },
        Note::RoomSet { room },
        Note::SessionPlanned { session: Paper::SESSION },
        Note::Queued { resident, ticket: 12 },
        Note::Called { resident, ticket: 12 },
        Note::VisitRecorded { resident, recall: Some(day) },
        Note::VisitRecorded { resident, recall: None },
        Note::VisitVoid { resident },
        Note::IssueRegistered { resident, number: 214, due: Some(day) },
        Note::IssueRegistered { resident: Id::NONE, number: 214, due: None },
        Note::IssueJoined { resident, number: 214 },
        Note::IssueMoved { number: 214, state: IssueState::AwaitingHigher },
        Note::IssueCorrected { number: 214 },
        Note::VisitorLogged { resident },
        Note::Revealed { resident, field: "phones".into() },
        Note::Revealed { resident, field: "a panel".into() },
        Note::Demo { residents: 5140 },
        Note::Demo { residents: 0 },
        Note::ClerkChanged,
        Note::Printed { sheet: 1, of: Id(1) },
        Note::Printed { sheet: 6, of: Id::NONE },
        Note::Exported { what: 1, rows: 5140 },
        Note::Merged { resident, gone: Id(404) },
        Note::SeriesBooked { resident, room, date: day, start, every: 1, times: 7, skipped: 2 },
        Note::SeriesBooked { resident, room, date: day, start, every: 2, times: 7, skipped: 0 },
        Note::SeriesBooked { resident, room, date: day, start, every: 3, times: 1, skipped: 0 },
        Note::SeriesBooked { resident, room, date: date(2026, 11, 30), start, every: 3, times: 2, skipped: 0 },
        Note::SeriesCancelled { resident, room, date: day, times: 7 },
        Note::SeriesChanged { resident, room, date: day, start, times: 7 },
        Note::Waits { resident, room, date: day, start, nth: 1 },
        Note::WaitCalled { resident, room, date: day, start, result: 2 },
        Note::Missed { count: 3 },
        Note::HolidaySet { date: day },
        Note::SeveralCancelled { count: 2 },
        Note::SeveralMoved { count: 1 },
        Note::Undid { what: Box::new(booked.clone()) },
        Note::Undid { what: Box::new(Note::Service(ServiceNote::CanteenSet)) },
        Note::Redid { what: Box::new(booked) },
    ]
}

fn every_service_note() -> Vec<Note> {
    let (resident, team, date, sitting) = (Paper::RESIDENT, Paper::TEAM, date(2026, 11, 26), 1);
    let at = date.at(16, 30, 0, 0);
    let notes = [
        ServiceNote::CanteenSet,
        ServiceNote::MenuSet { date, sitting },
        ServiceNote::PricesSet { from: date },
        ServiceNote::MealOrdered { resident, date, sitting, served: 1, own: 900 },
        ServiceNote::MealServed { resident, date, sitting, own: 650 },
        ServiceNote::MealNotTaken { resident, date, sitting },
        ServiceNote::MealCancelled { resident, date, sitting: 9 },
        ServiceNote::MealMoved { resident, date, sitting, served: 2 },
        ServiceNote::PlanSet { resident, sitting, weekdays: 0b1_1111 },
        ServiceNote::PlanPaused { resident, from: date, to: date },
        ServiceNote::PlanEnded { resident, on: date },
        ServiceNote::DayCareSet,
        ServiceNote::ProfileSet { resident },
        ServiceNote::StaysBooked { resident, date, days: 1 },
        ServiceNote::StaysBooked { resident, date, days: 8 },
        ServiceNote::StayCancelled { resident, date },
        ServiceNote::Arrived { resident, at },
        ServiceNote::Fetched { resident, at },
        ServiceNote::StayMissed { resident, date },
        ServiceNote::TeamSet { team },
        ServiceNote::Joined { team, resident },
        ServiceNote::LeftTeam { team, resident },
        ServiceNote::LeaderSet { team: Id(404), resident },
        ServiceNote::RollTaken { team, date, present: 18, of: 24 },
        ServiceNote::PerformanceSet { team, date },
        ServiceNote::PerformanceOff { team, date },
    ];
    notes.map(Note::Service).into()
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
        for what in every_failure() {
            let line = refusal(lang, &what, &Paper);
            check_line(lang, &line);
            assert!(line.ends_with("No space left on device"), "{line}");
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
        for note in every_note().into_iter().chain(every_service_note()) {
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
    let note = Note::Booked {
        resident: Paper::RESIDENT,
        room: Id::NONE,
        date: date(2026, 11, 26),
        start: time(14, 0, 0, 0),
        heads: 10,
    };
    assert_eq!(sentence(Lang::Zh, &note, &Paper), "11月26日周四下午两点，整个中心，十位，已订好");
    let note = Note::Booked {
        resident: Paper::RESIDENT,
        room: Paper::ROOM,
        date: date(2026, 11, 26),
        start: time(14, 0, 0, 0),
        heads: 1,
    };
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
    let full = Refusal::Full {
        place: Paper::PLACE,
        left: 5,
        asked: 10,
        capacity: 12,
        ways: vec![Way::Slot { place: Paper::PLACE, left: 10 }, Way::Slot { place: other, left: 12 }],
    };
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
            reports::held(lang, "A", Some(at)),
            reports::held(lang, "", None),
            reports::no_store(lang, &"/data"),
            reports::newer(lang, 3, 2),
            reports::not_training(lang, &"/data"),
            reports::demo_ready(lang, &"/data", 5140, at.date()),
            reports::system(lang, &"/data", &"denied"),
            reports::file_damaged(lang, &"no end"),
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
            reports::setting_refused(lang, &"/data/config.toml", &"line 3"),
        ] {
            check_line(lang, &line);
        }
    }
}
