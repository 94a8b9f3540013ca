//! Who came: marked by hand, by the clock, and entered after the power came back.

use linli::desk::Request;
use linli::desk::center;
use linli::desk::center::attendance::{next_missed, no_shows_of};
use linli::desk::center::gap::to_enter;
use linli::desk::clinic;
use linli::desk::core;
use linli::model::Why;
use linli::model::{Booking, Slot};
use linli::model::{BookingState, Id, Note, Refusal};

use super::story::{Story, place};

const MONDAY: &str = "2026-11-23";

fn state(story: &Story, booking: Id) -> BookingState {
    story.sees(|office| office.of::<Booking>().get(booking).unwrap().state)
}

#[test]
fn after_the_time_of_grace_who_has_not_come_is_marked_and_the_place_is_free() {
    let mut story = Story::on(MONDAY);
    let people = ["解秀英", "王桂芳", "单立"].map(|name| story.resident(name, 71, "红光巷12号"));
    let room = story.room("书画室", 12);
    let booked = people.map(|who| story.books(who, place(room, MONDAY, 14), 2).unwrap().record.unwrap().id);
    let due = |story: &Story| story.sees(|office| next_missed(office, story.desk.now(), 20));
    assert_eq!(due(&story), Some("2026-11-23T14:20".parse().unwrap()));
    story.at(14, 5).asks(Request::Center(center::Ask::CheckIn { booking: booked[0] })).unwrap();
    // Not before the time of grace is over.
    assert_eq!(
        story.at(14, 19).asks(Request::Center(center::Ask::MarkMissed)),
        Err(Refusal::from(clinic::Not::NobodyWaits))
    );
    let done = story.at(14, 20).asks(Request::Center(center::Ask::MarkMissed)).unwrap();
    assert_eq!(done.note, Note::Center(center::Did::Missed { count: 2 }));
    let states = booked.map(|booking| state(&story, booking));
    assert_eq!(states, [BookingState::Arrived, BookingState::NoShow, BookingState::NoShow]);
    let heads = story.sees(|office| office.of::<Slot>().get(place(room, MONDAY, 14).slot_id()).unwrap().heads());
    assert_eq!((heads, due(&story)), (2, None));
    // What the clock did is not what `u` takes back.
    let undo = story.sees(|office| office.to_undo().unwrap().note.clone());
    assert!(matches!(undo, Some(Note::Center(linli::desk::center::Did::CheckedIn { .. }))));
    // She comes all the same.
    story.at(14, 30).asks(Request::Center(center::Ask::CheckIn { booking: booked[1] })).unwrap();
    assert_eq!(state(&story, booked[1]), BookingState::Arrived);
    let today = story.desk.today();
    let missed = people.map(|who| story.sees(|office| no_shows_of(office, who, today, 90)));
    assert_eq!(missed, [0, 0, 1]);
}

#[test]
fn what_happened_while_the_power_was_off_is_entered_with_its_own_time() {
    let mut story = Story::on(MONDAY);
    let (xie, wang) = (story.resident("解秀英", 71, "红光巷12号"), story.resident("王桂芳", 68, "红光巷12号"));
    let room = story.room("书画室", 2);
    let booking = story.books(xie, place(room, MONDAY, 14), 1).unwrap().record.unwrap().id;
    story.moves_to("2026-11-24T08:30".parse().unwrap());
    let now = story.desk.now();
    assert_eq!(story.sees(|office| to_enter(office, now)), [booking]);
    // Nothing marks yesterday's by itself.
    assert_eq!(story.asks(Request::Center(center::Ask::MarkMissed)), Err(Refusal::from(clinic::Not::NobodyWaits)));
    let wrong = Request::Center(center::Ask::EnterArrival { booking, at: "2026-11-24T14:00".parse().unwrap() });
    assert_eq!(story.asks(wrong), Err(Refusal::from(core::Not::NotToday { date: MONDAY.parse().unwrap() })));
    let at = "2026-11-23T14:05".parse().unwrap();
    story.asks(Request::Center(center::Ask::EnterArrival { booking, at })).unwrap();
    assert_eq!(story.sees(|office| office.of::<Booking>().get(booking).unwrap().since), Some(at));
    assert_eq!(story.sees(|office| to_enter(office, now)), []);
    // Who came without a booking is entered too, and never into the time to come.
    let walk_in = |at: &str| {
        Request::Center(center::Ask::EnterWalkIn {
            resident: wang,
            place: place(room, MONDAY, 14),
            heads: 1,
            at: at.parse().unwrap(),
        })
    };
    story.asks(walk_in("2026-11-23T14:10")).unwrap();
    assert!(matches!(
        story.asks(walk_in("2026-11-24T14:10")),
        Err(Refusal { why: Why::Desk(core::Not::NotYet { .. }), .. })
    ));
    assert_eq!(story.sees(|office| office.of::<Slot>().get(place(room, MONDAY, 14).slot_id()).unwrap().heads()), 2);
}
