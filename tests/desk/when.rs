//! When it really was: what is recorded later than it happened keeps its own time, and history says so.

use linli::desk::canteen::Order;
use linli::desk::center;
use linli::desk::center::recurring::Plan;
use linli::desk::clinic::follow::due;
use linli::desk::core;
use linli::desk::core::gap_row::GapEntry;
use linli::desk::core::gaps as gap;
use linli::desk::core::visitor::Visitor;
use linli::desk::{Request, clinic, visitors};
use linli::model::center::series::Until;
use linli::model::center::waiting::WaitState;
use linli::model::clinic::follow::PHONED;
use linli::model::clinic::{Attempt, Readings};
use linli::model::id::Kind;
use linli::model::{
    Booking, BookingState, Id, Meal, MealAt, MealState, Note, Record, Refusal, Visit, VisitState, VisitorLine, Vitals,
    Waiting,
};

use super::canteen::canteen;
use super::hall::Hall;
use super::story::{Answer, Story, place, with_ids};

const MONDAY: &str = "2026-11-23";

/// Asks for something that happened at that time.
fn late(story: &mut Story, request: impl Into<Request>, at: &str) -> Answer {
    let visitor = Visitor { at: Some(at.parse().unwrap()), ..Visitor::default() };
    story.desk.handle(request.into(), &visitor)
}

fn measured(resident: Id, session: Id, readings: &str) -> clinic::Ask {
    let vitals = Vitals::of(resident, &Readings::read(readings).unwrap());
    let what = clinic::Recording { visit: None, session, resident, vitals, recall: None, agrees: Some(true) };
    clinic::Ask::RecordVisit { what: Box::new(what), sure: false }
}

#[test]
fn readings_taken_while_the_power_was_off_keep_their_own_time() {
    let mut story = Story::on(MONDAY);
    let xie = story.resident("解秀英", 71, "红光巷12号");
    let session = story.session(MONDAY.parse().unwrap());
    story.at(14, 0);
    let visit = late(&mut story, measured(xie, session, "146/88"), "2026-11-23T09:40").unwrap();
    let Note::Clinic(clinic::Did::VisitRecorded { resident, .. }) = visit.note else { panic!("{:?}", visit.note) };
    assert_eq!(resident, xie);
    let key = visit.record.unwrap();
    let id = key.id;
    assert_eq!(story.sees(|office| office.of::<Visit>().get(id).unwrap().at), "2026-11-23T09:40".parse().unwrap());
    // The register's own line and the history say it too.
    let lines = story.sees(|office| {
        let lines = office.visitors_on(MONDAY.parse().unwrap());
        lines.map(|line| line.at).collect::<Vec<_>>()
    });
    assert_eq!(lines, ["2026-11-23T09:40".parse().unwrap()]);
    let versions = story.history(key);
    assert_eq!(versions[0].at, "2026-11-23T14:00".parse().unwrap());
    assert!(
        matches!(&versions[0].note, Some(Note::Late { at, .. }) if *at == "2026-11-23T09:40".parse().unwrap()),
        "{versions:?}"
    );
    // A session is of the day on which they were measured, and nothing happened that is still to come.
    let other = late(&mut story, measured(xie, session, "146/88"), "2026-11-22T09:40").unwrap_err();
    assert_eq!(other, Refusal::from(core::Not::NotToday { date: MONDAY.parse().unwrap() }));
    let ahead = late(&mut story, measured(xie, session, "146/88"), "2026-11-23T14:01").unwrap_err();
    assert_eq!(ahead, Refusal::from(core::Not::Ahead { at: "2026-11-23T14:01".parse().unwrap() }));
    // It is taken back as everything else.
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    assert!(story.sees(|office| office.of::<Visit>().get(id).is_none()));
}

#[test]
fn a_visitor_of_yesterday_stands_in_yesterdays_register() {
    let mut story = Story::on(MONDAY);
    let line = VisitorLine {
        id: Id::NONE,
        at: jiff::civil::DateTime::ZERO,
        resident: Id::NONE,
        role: 5,
        visitor: "送药员".into(),
        checked: 0,
        matter: 9,
        about: Id::NONE,
        note: String::new(),
        result: 0,
        minutes: 0,
        waited: 0,
        who: Id::NONE,
    };
    let ask = visitors::Ask::LogVisitor { line: Box::new(line) };
    late(&mut story, ask, "2026-11-22T16:20").unwrap();
    let on = |day: &str| story.sees(|office| office.visitors_on(day.parse().unwrap()).count());
    assert_eq!((on("2026-11-22"), on(MONDAY)), (1, 0));
}

/// A slot from nine to eleven that runs, and somebody at the desk.
fn painting(story: &mut Story) -> (Id, Id) {
    let xie = story.resident("解秀英", 71, "红光巷12号");
    (xie, story.room("书画室", 12))
}

fn state(story: &Story, booking: Id) -> BookingState {
    story.sees(|office| office.of::<Booking>().get(booking).unwrap().state)
}

#[test]
fn whoever_books_what_runs_is_here_and_is_no_no_show() {
    let mut story = Story::on(MONDAY);
    let (xie, room) = painting(&mut story);
    // A quarter past the time of grace of the slot.
    let done = story.at(9, 35).books(xie, place(room, MONDAY, 9), 1).unwrap();
    let booking = done.record.unwrap().id;
    assert!(matches!(done.note, Note::Center(center::Did::CheckedIn { .. })));
    let missed = story.at(9, 36).asks(Request::Center(center::Ask::MarkMissed));
    assert!(missed.is_err(), "{missed:?}");
    assert_eq!(state(&story, booking), BookingState::Arrived);
    // So is the first date of a series.
    let wang = story.resident("王桂芳", 68, "红光巷12号");
    let first = place(room, MONDAY, 9);
    let plan = Plan { resident: wang, first, heads: 1, every: 1, until: Until::Times(2), note: String::new() };
    let places = vec![first, place(room, "2026-11-30", 9)];
    let ask = center::Ask::BookSeries { plan: Box::new(plan), places, waits: Vec::new(), skipped: Vec::new() };
    let first = story.ask(ask).unwrap().record.unwrap().id;
    assert_eq!(state(&story, first), BookingState::Arrived);
}

#[test]
fn a_time_of_grace_never_begins_before_the_booking_stood_there() {
    let mut story = Story::on(MONDAY);
    let (xie, room) = painting(&mut story);
    let booking = story.books(xie, place(room, MONDAY, 14), 1).unwrap().record.unwrap().id;
    // Moved into the slot that runs: twenty minutes from then on.
    let wanted = story.sees(|office| office.of::<Booking>().get(booking).cloned()).unwrap();
    let wanted = Booking { start: jiff::civil::time(9, 0, 0, 0), ..wanted };
    story.at(9, 30).ask(center::Ask::ChangeBooking { booking: Box::new(wanted) }).unwrap();
    assert!(story.at(9, 49).ask(center::Ask::MarkMissed).is_err());
    // Cancelled and taken back: anew from the taking back.
    story.ask(center::Ask::CancelBooking { booking, reason: 1 }).unwrap();
    story.at(10, 0).asks(Request::Desk(core::Ask::Undo)).unwrap();
    assert_eq!(state(&story, booking), BookingState::Booked);
    assert!(story.at(10, 19).ask(center::Ask::MarkMissed).is_err());
    story.at(10, 20).ask(center::Ask::MarkMissed).unwrap();
    assert_eq!(state(&story, booking), BookingState::NoShow);
}

/// Seven people of a slot, one who waits for a place in it, a stay and a meal; then the power fails at 08:50 and comes
/// back at 13:10.
fn after_a_power_cut() -> (Story, Vec<Id>, Id) {
    let hall = Hall::default();
    let mut before = Story::on(MONDAY);
    before.clock.set("2026-11-23T08:30".parse().unwrap());
    before.desk = with_ids(Box::new(hall.seat()), &before.clock, 100);
    let people = ["解秀英", "王桂芳", "单立"].map(|name| before.resident(name, 71, "红光巷12号"));
    let room = before.room("书画室", 3);
    let booked = people.map(|who| before.books(who, place(room, MONDAY, 9), 1).unwrap().record.unwrap().id);
    let late = before.resident("仇志明", 70, "红光巷12号");
    let wait = center::Ask::Wait { resident: late, place: place(room, MONDAY, 9), heads: 1, note: String::new() };
    before.at(8, 50).ask(wait).unwrap();
    let mut story = Story::on(MONDAY);
    story.clock.set("2026-11-23T13:10".parse().unwrap());
    story.desk = with_ids(Box::new(hall.seat()), &story.clock, 200);
    (story, booked.to_vec(), late)
}

/// Carries out what enters somebody, as the console does.
fn enters(story: &mut Story, entry: &GapEntry, came: Option<&str>) -> Answer {
    let now = story.desk.now();
    let came = came.map(|came| came.parse().unwrap());
    let (request, at) = story.sees(|office| gap::enter(office, now, entry, came)).unwrap();
    story.desk.handle(request, &Visitor { at, ..Visitor::default() })
}

#[test]
fn nobody_is_judged_by_a_power_cut_and_all_of_it_is_entered_late() {
    let (mut story, booked, late) = after_a_power_cut();
    let now = story.desk.now();
    let missed = story.ask(center::Ask::MarkMissed);
    assert!(missed.is_err(), "{missed:?}");
    let open = story.sees(|office| gap::to_enter(office, now));
    let who: Vec<(Kind, Id)> = open.iter().map(|entry| (entry.kind, entry.record)).collect();
    assert_eq!((who.len(), open[3].resident), (4, late));
    for booking in &booked {
        assert!(who.contains(&(Booking::KIND, *booking)));
    }
    let of = |booking: Id| *open.iter().find(|entry| entry.record == booking).unwrap();
    // One came when it began, one at a quarter past, the third did not, so that whoever waited had the place.
    enters(&mut story, &of(booked[0]), Some("2026-11-23T09:00")).unwrap();
    enters(&mut story, &of(booked[1]), Some("2026-11-23T09:15")).unwrap();
    enters(&mut story, &of(booked[2]), None).unwrap();
    enters(&mut story, &open[3], Some("2026-11-23T09:20")).unwrap();
    let since = |id: Id| story.sees(|office| office.of::<Booking>().get(id).unwrap().since);
    assert_eq!(since(booked[0]), Some("2026-11-23T09:00".parse().unwrap()));
    assert_eq!(since(booked[1]), Some("2026-11-23T09:15".parse().unwrap()));
    let states: Vec<BookingState> = booked.iter().map(|id| state(&story, *id)).collect();
    assert_eq!(states, [BookingState::Arrived, BookingState::Arrived, BookingState::NoShow]);
    assert_eq!(story.sees(|office| gap::to_enter(office, now)), []);
    let waited = story.sees(|office| office.of::<Waiting>().all().map(|waiting| waiting.state).collect::<Vec<_>>());
    assert_eq!(waited, [WaitState::Placed]);
    assert_eq!(story.sees(linli::desk::core::check::findings), []);
    // What begins under the open desk is judged as ever.
    let afternoon = place(story.sees(|office| office.rooms_in_use()[0].id), MONDAY, 14);
    let wang = story.sees(|office| office.of::<Booking>().get(booked[1]).unwrap().resident);
    let booking = story.books(wang, afternoon, 1).unwrap().record.unwrap().id;
    story.at(14, 20).ask(center::Ask::MarkMissed).unwrap();
    assert_eq!(state(&story, booking), BookingState::NoShow);
}

#[test]
fn meals_and_stays_of_a_power_cut_are_entered_late_too() {
    let hall = Hall::default();
    let mut before = Story::on(MONDAY);
    before.desk = with_ids(Box::new(hall.seat()), &before.clock, 100);
    canteen(&mut before);
    let xie = before.resident("解秀英", 71, "红光巷12号");
    let at = MealAt { date: MONDAY.parse().unwrap(), sitting: 1, resident: xie };
    let order = Order { at, served: 1, plate: 1, late: false, note: String::new() };
    before.ask(linli::desk::canteen::Ask::OrderMeal(order)).unwrap();
    let mut story = Story::on(MONDAY);
    story.clock.set("2026-11-23T13:10".parse().unwrap());
    story.desk = with_ids(Box::new(hall.seat()), &story.clock, 200);
    let now = story.desk.now();
    let open = story.sees(|office| gap::to_enter(office, now));
    assert_eq!(open.iter().map(|entry| entry.resident).collect::<Vec<_>>(), [xie]);
    enters(&mut story, &open[0], Some("2026-11-23T11:50")).unwrap();
    let meal = story.sees(|office| office.of::<Meal>().get(at.id()).cloned()).unwrap();
    assert_eq!((meal.state, meal.since), (MealState::Served, Some("2026-11-23T11:50".parse().unwrap())));
}

#[test]
fn all_of_a_power_cut_is_one_command_and_one_undo_takes_it_back() {
    let (mut story, booked, late) = after_a_power_cut();
    let now = story.desk.now();
    let open = story.sees(|office| gap::to_enter(office, now));
    let before = story.sees(|office| office.commands.newest().count());
    let done = story.asks(core::Ask::EnterGap { entries: open.clone(), came: true }.into()).unwrap();
    // Three places and four people: whoever waited has none, and stays in the list.
    assert_eq!(done.note, Note::Desk(core::Did::GapEntered { came: true, entered: 3, left: 1 }));
    let left: Vec<Id> = story.sees(|office| gap::to_enter(office, now).iter().map(|entry| entry.resident).collect());
    assert_eq!(left, [late]);
    let command = story.sees(|office| office.commands.newest().next().cloned()).unwrap();
    assert_eq!((command.id, command.complete), (done.command, true));
    assert_eq!(story.sees(|office| office.commands.newest().count()), before + 1);
    assert!(booked.iter().all(|id| state(&story, *id) == BookingState::Arrived));
    let since = story.sees(|office| office.of::<Booking>().get(booked[0]).unwrap().since);
    assert_eq!(since, Some("2026-11-23T09:00".parse().unwrap()));
    story.asks(core::Ask::Undo.into()).unwrap();
    assert!(booked.iter().all(|id| state(&story, *id) == BookingState::Booked));
    assert_eq!(story.sees(|office| gap::to_enter(office, now)), open);
    story.asks(core::Ask::Redo.into()).unwrap();
    assert!(booked.iter().all(|id| state(&story, *id) == BookingState::Arrived));
    // Those who are left did not come; then nobody is to be entered, and that is said.
    let rest = story.sees(|office| gap::to_enter(office, now));
    story.asks(core::Ask::EnterGap { entries: rest.clone(), came: false }.into()).unwrap();
    assert_eq!(story.sees(|office| gap::to_enter(office, now)), []);
    let again = story.asks(core::Ask::EnterGap { entries: rest, came: false }.into()).unwrap_err();
    assert_eq!(again, Refusal::gone(Waiting::KIND));
    assert_eq!(story.sees(linli::desk::core::check::findings), []);
}

#[test]
fn tickets_of_a_power_cut_are_entered_late_and_what_was_due_stays_due() {
    let hall = Hall::default();
    let mut before = Story::on(MONDAY);
    before.clock.set("2026-11-23T08:50".parse().unwrap());
    before.desk = with_ids(Box::new(hall.seat()), &before.clock, 100);
    let [xie, wang] = ["解秀英", "王桂芳"].map(|name| before.resident(name, 71, "红光巷12号"));
    let session = before.session(MONDAY.parse().unwrap());
    let queue = |resident| clinic::Ask::Queue { session, resident, priority: 0, sure: false };
    let tickets = [xie, wang].map(|who| before.ask(queue(who)).unwrap().record.unwrap().id);
    let (next, who) = (Some("2026-11-30".parse().unwrap()), Id::NONE);
    let (id, visit, at, reason) = (Id::NONE, Id::NONE, before.desk.now(), "约好".into());
    let attempt = Attempt { id, resident: xie, at, outcome: PHONED, visit, due: None, next, reason, who };
    before.ask(clinic::Ask::FollowUp { attempt: Box::new(attempt), answers: Box::default() }).unwrap();
    // While it runs, its queue goes on by itself.
    let mut story = Story::on(MONDAY);
    story.clock.set("2026-11-23T10:00".parse().unwrap());
    story.desk = with_ids(Box::new(hall.seat()), &story.clock, 150);
    assert_eq!(story.sees(|office| gap::to_enter(office, "2026-11-23T10:00".parse().unwrap())), []);
    let mut story = Story::on(MONDAY);
    story.clock.set("2026-11-24T08:10".parse().unwrap());
    story.desk = with_ids(Box::new(hall.seat()), &story.clock, 200);
    let now = story.desk.now();
    let open = story.sees(|office| gap::to_enter(office, now));
    assert_eq!(open.iter().map(|entry| entry.record).collect::<Vec<_>>(), tickets);
    enters(&mut story, &open[0], Some("2026-11-23T10:15")).unwrap();
    enters(&mut story, &open[1], None).unwrap();
    let visits = story.sees(|office| tickets.map(|id| office.of::<Visit>().get(id).cloned().unwrap()));
    assert_eq!(visits.clone().map(|visit| visit.state), [VisitState::Done, VisitState::Void]);
    assert_eq!(visits[0].at, "2026-11-23T10:15".parse().unwrap());
    assert_eq!(story.sees(|office| due(office, xie).map(|due| due.on)), Some("2026-11-30".parse().unwrap()));
    assert_eq!(story.sees(|office| gap::to_enter(office, now)), []);
    // What was measured is no record yet: who never agreed is asked first.
    let vitals = Box::new(Vitals::of(xie, &Readings::read("150/92").unwrap()));
    let correct = clinic::Ask::CorrectVisit { visit: tickets[0], vitals, recall: None, sure: true };
    assert_eq!(story.ask(correct).unwrap_err(), Refusal::from(clinic::Not::NoConsent));
}
