//! When the disk says no: what was asked is refused with what is certain, and nothing half done is shown.

use linli::desk::Request;
use linli::desk::core;
use linli::desk::core::clock::{SeededIds, ShiftedClock};
use linli::desk::people;
use linli::desk::{Desk, Settings};
use linli::model::Refusal;
use linli::model::Why;
use linli::model::{Booking, Slot, VisitorLine};
use linli::store::{Fail, Memory};

use super::held::Held;
use super::story::{Story, open, place};

const MONDAY: &str = "2026-11-23";
const LANE: &str = "红光巷12号3号楼2单元501";

fn on(held: &Held) -> Story {
    let mut story = Story::on(MONDAY);
    story.desk = open(held.clone(), &story.clock);
    story
}

fn fails(held: &Held, how: Fail) {
    held.0.lock().unwrap().fail_next(how);
}

#[test]
fn a_full_disk_refuses_and_the_same_may_be_tried_again() {
    let held = Held::new(Memory::new());
    let mut story = on(&held);
    let xie = story.resident("解秀英", 71, LANE);
    let room = story.room("书画室", 12);
    fails(&held, Fail::NotApplied);
    let refusal = story.books(xie, place(room, "2026-11-26", 14), 3).unwrap_err();
    assert!(matches!(refusal, Refusal { why: Why::Desk(core::Not::NotWritten { .. }), .. }), "{refusal:?}");
    story.sees(|office| {
        assert!(
            office.of::<Booking>().is_empty()
                && office.of::<Slot>().is_empty()
                && office.of::<VisitorLine>().is_empty()
        );
    });
    story.books(xie, place(room, "2026-11-26", 14), 3).unwrap();
}

#[test]
fn whatever_became_of_an_unknown_write_the_next_opening_knows() {
    for (how, bookings) in [(Fail::UnknownApplied, 1), (Fail::UnknownLost, 0)] {
        let held = Held::new(Memory::new());
        let mut story = on(&held);
        let xie = story.resident("解秀英", 71, LANE);
        let room = story.room("书画室", 12);
        fails(&held, how);
        let refusal = story.books(xie, place(room, "2026-11-26", 14), 3).unwrap_err();
        assert!(matches!(refusal, Refusal { why: Why::Desk(core::Not::PerhapsWritten { .. }), .. }), "{refusal:?}");
        let refusal = story.books(xie, place(room, "2026-11-25", 14), 3).unwrap_err();
        assert!(matches!(refusal, Refusal { why: Why::Desk(core::Not::ReadOnly { .. }), .. }), "{refusal:?}");
        held.0.lock().unwrap().reopen();
        let mut story = on(&held);
        assert_eq!(story.sees(|office| office.of::<Booking>().len()), bookings);
        story.books(xie, place(room, "2026-11-25", 14), 3).unwrap();
    }
}

#[test]
fn a_clock_set_by_hand_writes_in_a_training_folder_only() {
    let clock = || Box::new(ShiftedClock::from("2026-11-23T09:12".parse().unwrap()));
    let desk = |training| {
        let settings = Settings { clerk: "前台甲".into(), training, ..Settings::default() };
        let ids = Box::new(SeededIds::from(3));
        Desk::open(Box::new(Memory::new()), clock(), ids, settings, &mut |_| {}).unwrap()
    };
    let mut story = Story::on(MONDAY);
    let new = story.new_resident("解秀英", 71, LANE);
    let request = Request::People(people::Ask::Register { new: Box::new(new), sure: true });
    story.desk = desk(false);
    assert_eq!(story.asks(request.clone()).unwrap_err(), Refusal::from(core::Not::ClockSetByHand));
    story.desk = desk(true);
    story.asks(request).unwrap();
}
