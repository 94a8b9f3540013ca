//! The senior center: capacity, overlap, closures, check-in, no-show, and ways out that fit.

use linli::desk::Request;
use linli::desk::center;
use linli::desk::center::free::{running, slot_meant};
use linli::desk::center::index::CenterIndex;
use linli::desk::center::opening::Closed;
use linli::desk::center::today::{Stands, expected, rooms_today};
use linli::desk::center::week::{Cell, Week, bookings_at};
use linli::desk::core;
use linli::model::Slot;
use linli::model::Why;
use linli::model::center::booking::SlotTime;
use linli::model::{Booking, BookingState, Closure, Id, Record, Refusal, Room, Way};

use super::story::{Story, place};

const MONDAY: &str = "2026-11-23";
const LANE: &str = "红光巷12号3号楼2单元501";

#[test]
fn ten_people_do_not_fit_five_places_and_only_fitting_slots_are_offered() {
    let mut story = Story::on(MONDAY);
    let (xie, wang) = (story.resident("解秀英", 71, LANE), story.resident("王桂芳", 68, "柿园路8号1-1-202"));
    let room = story.room("书画室", 12);
    let thursday = place(room, "2026-11-26", 14);
    story.books(wang, thursday, 7).unwrap();
    story.books(wang, place(room, "2026-11-26", 9), 8).unwrap();
    let refusal = story.books(xie, thursday, 10).unwrap_err();
    let Refusal { why: Why::Center(center::Not::Full { left, asked, capacity, .. }), ways } = refusal else {
        panic!("{refusal:?}")
    };
    assert_eq!((left, asked, capacity), (5, 10, 12));
    // Thursday morning holds four more: it is not offered. Nearest is the same hour on Friday and on Wednesday.
    let free = |day, hour| Way::Slot { place: place(room, day, hour), left: 12 };
    let wait = Way::Wait { place: thursday, nth: 1 };
    assert_eq!(ways, [free("2026-11-27", 14), free("2026-11-25", 14), wait]);
    let request = Request::Center(center::Ask::Book {
        resident: xie,
        place: thursday,
        heads: 10,
        note: String::new(),
        instead_of: None,
    });
    let done = story.asks(request.by_way(&ways[0]).unwrap()).unwrap();
    assert_eq!(done.record.unwrap().kind, Booking::KIND);
}

#[test]
fn nobody_is_at_two_places_at_once_unless_the_other_is_given_up() {
    let mut story = Story::on(MONDAY);
    let xie = story.resident("解秀英", 71, LANE);
    let (chess, painting) = (story.room("棋牌室", 10), story.room("书画室", 12));
    let first = story.books(xie, place(chess, "2026-11-26", 14), 1).unwrap().record.unwrap().id;
    let refusal = story.books(xie, place(painting, "2026-11-26", 14), 1).unwrap_err();
    let Refusal { why: Why::Center(center::Not::Clash { booking, .. }), ways } = refusal else { panic!("{refusal:?}") };
    assert_eq!(booking, first);
    assert_eq!(ways.last(), Some(&Way::CancelBooking { booking: first }));
    let request = Request::Center(center::Ask::Book {
        resident: xie,
        place: place(painting, "2026-11-26", 14),
        heads: 1,
        note: String::new(),
        instead_of: None,
    });
    story.asks(request.by_way(&Way::CancelBooking { booking: first }).unwrap()).unwrap();
    story.sees(|office| {
        assert_eq!(office.of::<Booking>().get(first).unwrap().state, BookingState::Cancelled);
        assert_eq!(office.of::<Slot>().get(place(chess, "2026-11-26", 14).slot_id()).unwrap().heads(), 0);
    });
}

#[test]
fn closed_days_wrong_hours_and_the_past_are_refused_with_ways_out() {
    let mut story = Story::on(MONDAY);
    let xie = story.resident("解秀英", 71, LANE);
    let room = story.room("书画室", 12);
    let closure = Closure::whole_day(room, "2026-11-25".parse().unwrap(), 2, "投影仪送修");
    story.asks(Request::Center(center::Ask::Close { closure })).unwrap();
    let closed = story.books(xie, place(room, "2026-11-25", 14), 1).unwrap_err();
    assert!(
        matches!(&closed, Refusal { why: Why::Center(center::Not::RoomClosed { reason: 2, .. }), ways } if !ways.is_empty())
    );
    let sunday = story.books(xie, place(room, "2026-11-29", 14), 1).unwrap_err();
    assert!(matches!(sunday, Refusal { why: Why::Center(center::Not::RoomClosed { reason: 0, .. }), .. }));
    let no_slot = story.books(xie, place(room, "2026-11-26", 10), 1).unwrap_err();
    assert!(matches!(no_slot, Refusal { why: Why::Center(center::Not::NoSuchSlot { .. }), .. }));
    story.at(11, 0);
    let past = story.books(xie, place(room, MONDAY, 9), 1).unwrap_err();
    assert!(matches!(past, Refusal { why: Why::Center(center::Not::Past { .. }), .. }));
    let id =
        story.sees(|office| office.by::<CenterIndex>().closures_on.get(&"2026-11-25".parse().unwrap()).next().unwrap());
    story.asks(Request::Center(center::Ask::Reopen { closure: id })).unwrap();
    story.books(xie, place(room, "2026-11-25", 14), 1).unwrap();
}

#[test]
fn check_in_is_for_today_and_a_no_show_frees_the_places() {
    let mut story = Story::on(MONDAY);
    let xie = story.resident("解秀英", 71, LANE);
    let room = story.room("书画室", 12);
    let today = story.books(xie, place(room, MONDAY, 14), 2).unwrap().record.unwrap().id;
    let thursday = story.books(xie, place(room, "2026-11-26", 14), 1).unwrap().record.unwrap().id;
    let refusal = story.asks(Request::Center(center::Ask::CheckIn { booking: thursday })).unwrap_err();
    assert_eq!(refusal, Refusal::from(core::Not::NotToday { date: "2026-11-26".parse().unwrap() }));
    let early = story.asks(Request::Center(center::Ask::NoShow { booking: today })).unwrap_err();
    assert_eq!(early, Refusal::from(core::Not::NotYet { at: "2026-11-23T14:00".parse().unwrap() }));
    story.at(14, 20).asks(Request::Center(center::Ask::NoShow { booking: today })).unwrap();
    // Who did not come still stands in the list, without a place.
    let listed = |story: &Story| {
        story.sees(|office| bookings_at(office, place(room, MONDAY, 14)).iter().map(|b| b.state).collect::<Vec<_>>())
    };
    assert_eq!(listed(&story), [BookingState::NoShow]);
    let heads = |story: &Story| {
        story.sees(|office| office.of::<Slot>().get(place(room, MONDAY, 14).slot_id()).unwrap().heads())
    };
    assert_eq!(heads(&story), 0);
    // She comes late after all.
    story.asks(Request::Center(center::Ask::CheckIn { booking: today })).unwrap();
    assert_eq!((heads(&story), listed(&story)), (2, vec![BookingState::Arrived]));
    let twice = story.asks(Request::Center(center::Ask::CheckIn { booking: today })).unwrap_err();
    assert_eq!(twice, Refusal::from(core::Not::WrongState { kind: Booking::KIND, state: "booking.arrived" }));
}

#[test]
fn a_booking_moves_within_its_own_slot_without_counting_twice() {
    let mut story = Story::on(MONDAY);
    let xie = story.resident("解秀英", 71, LANE);
    let room = story.room("书画室", 12);
    let id = story.books(xie, place(room, "2026-11-26", 14), 8).unwrap().record.unwrap().id;
    let mut booking = story.sees(|office| office.of::<Booking>().get(id).unwrap().clone());
    booking.heads = 12;
    story.asks(Request::Center(center::Ask::ChangeBooking { booking: Box::new(booking) })).unwrap();
    assert_eq!(
        story.sees(|office| office.of::<Slot>().get(place(room, "2026-11-26", 14).slot_id()).unwrap().heads()),
        12
    );
}

#[test]
fn who_is_too_young_or_comes_with_too_many_is_told_the_rule() {
    let mut story = Story::on(MONDAY);
    let young = story.resident("张敏", 40, LANE);
    let room = story.room("日间照料室", 5);
    let mut care = story.sees(|office| office.of::<Room>().get(room).unwrap().clone());
    (care.least_age, care.largest_party) = (60, 2);
    story.asks(Request::Center(center::Ask::SetRoom { room: Box::new(care) })).unwrap();
    let refusal = story.books(young, place(room, "2026-11-26", 14), 1).unwrap_err();
    assert_eq!(refusal, Refusal::from(center::Not::TooYoung { room, least: 60 }));
    let xie = story.resident("解秀英", 71, LANE);
    let refusal = story.books(xie, place(room, "2026-11-26", 14), 3).unwrap_err();
    assert_eq!(refusal, Refusal::from(center::Not::PartyTooLarge { room, most: 2 }));
}

#[test]
fn a_week_shows_what_is_free_closed_and_over() {
    let mut story = Story::on("2026-11-25");
    let xie = story.resident("解秀英", 71, LANE);
    let room = story.room("书画室", 12);
    story.books(xie, place(room, "2026-11-26", 14), 7).unwrap();
    let closure = Closure::whole_day(Id::NONE, "2026-11-27".parse().unwrap(), 1, "");
    story.asks(Request::Center(center::Ask::Close { closure })).unwrap();
    let now = story.desk.now();
    story.sees(|office| {
        let week = Week::of(office, office.of::<Room>().get(room).unwrap(), now.date(), now);
        let open = |left, over| Cell::Open { left, capacity: 12, over, waiting: 0 };
        assert_eq!(week.monday, MONDAY.parse().unwrap());
        let (_, afternoon) = week.rows[1];
        assert_eq!(afternoon[0], open(12, true));
        assert_eq!(afternoon[2..], [open(12, false), open(5, false), Cell::Closed(1), Cell::NotOpen, Cell::NotOpen]);
        let thursday = week.find("2026-11-26".parse().unwrap(), "14:10".parse().unwrap()).unwrap();
        assert_eq!(thursday, (1, 3));
        assert_eq!(week.place(1, 3), Some(place(room, "2026-11-26", 14)));
        assert_eq!(bookings_at(office, place(room, "2026-11-26", 14))[0].resident, xie);
    });
}

#[test]
fn a_typed_hour_means_the_slot_that_a_clerk_would_mean() {
    let slot = |from: &str, until: &str| SlotTime { start: from.parse().unwrap(), end: until.parse().unwrap() };
    let slots = vec![slot("08:30", "10:00"), slot("11:30", "12:30"), slot("14:00", "15:30"), slot("15:30", "17:00")];
    let room = Room { slots, ..Room::default() };
    let story = Story::on(MONDAY);
    let meant = |typed: &str| {
        let (day, typed) = (MONDAY.parse().unwrap(), typed.parse().unwrap());
        story.sees(|office| slot_meant(office, &room, day, typed)).map(|slot| slot.start.to_string())
    };
    for (typed, start) in [
        ("14:00", "14:00:00"),
        ("02:00", "14:00:00"),
        ("08:00", "08:30:00"),
        ("11:00", "11:30:00"),
        ("03:00", "15:30:00"),
        ("14:45", "14:00:00"),
        ("09:00", "08:30:00"),
    ] {
        assert_eq!(meant(typed).as_deref(), Some(start), "{typed}");
    }
    assert_eq!(meant("10:15"), None);
    assert_eq!(meant("20:00"), None);
}

#[test]
fn the_board_shows_the_running_slot_who_came_and_what_is_closed() {
    let mut story = Story::on(MONDAY);
    let (xie, wang) = (story.resident("解秀英", 71, LANE), story.resident("王桂芳", 68, "柿园路8号1-1-202"));
    let (painting, chess) = (story.room("书画室", 12), story.room("棋牌室", 10));
    // They book before it runs.
    story.at(8, 50);
    let came = story.books(xie, place(painting, MONDAY, 9), 4).unwrap().record.unwrap().id;
    let awaited = story.books(wang, place(painting, MONDAY, 9), 2).unwrap().record.unwrap().id;
    let later = story.books(xie, place(painting, MONDAY, 14), 1).unwrap().record.unwrap().id;
    let closure = Closure::whole_day(chess, MONDAY.parse().unwrap(), 2, "");
    let closure = story.asks(Request::Center(center::Ask::Close { closure })).unwrap().record.unwrap().id;
    let closed = Closed::Closure(story.sees(|office| office.of::<Closure>().get(closure).unwrap().clone()));
    story.at(9, 20).asks(Request::Center(linli::desk::center::Ask::CheckIn { booking: came })).unwrap();
    let board = |story: &Story| {
        let now = story.desk.now();
        story.sees(|office| (rooms_today(office, now), expected(office, now)))
    };
    let (rooms, coming) = board(&story);
    let room = &rooms[0];
    assert_eq!(
        (room.room, room.stands.clone(), room.arrived, room.expected, room.left()),
        (painting, Stands::Running, 4, 6, 6)
    );
    assert_eq!((rooms[1].room, rooms[1].stands.clone()), (chess, Stands::Closed(closed)));
    assert_eq!(coming, [awaited, later]);
    let (rooms, coming) = board(story.at(12, 0));
    assert_eq!((rooms[0].stands.clone(), coming), (Stands::Next, vec![later]));
    assert_eq!(board(story.at(16, 0)).0[0].stands, Stands::Over);
}

#[test]
fn a_walk_in_takes_a_place_of_the_slot_that_runs() {
    let mut story = Story::on(MONDAY);
    let xie = story.resident("解秀英", 71, LANE);
    let room = story.room("书画室", 12);
    let now = story.at(9, 30).desk.now();
    let place = story.sees(|office| running(office, office.of::<Room>().get(room).unwrap(), now)).unwrap();
    let id =
        story.asks(Request::Center(center::Ask::WalkIn { resident: xie, place, heads: 2 })).unwrap().record.unwrap().id;
    story.sees(|office| {
        assert_eq!(office.of::<Booking>().get(id).unwrap().state, BookingState::Arrived);
        assert_eq!(office.of::<Slot>().get(place.slot_id()).unwrap().heads(), 2);
        assert_eq!(running(office, office.of::<Room>().get(room).unwrap(), "2026-11-23T12:00".parse().unwrap()), None);
    });
}
