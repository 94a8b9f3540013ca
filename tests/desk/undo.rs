//! Undo and redo: new commands under today's rules, across a restart.

use linli::desk::Request;
use linli::model::{Booking, BookingState, Note, Record, Refusal, Relation, Resident};
use linli::model::{Household, Slot, Unique, VisitorLine};

use super::story::{Story, place};

const MONDAY: &str = "2026-11-23";
const LANE: &str = "红光巷12号3号楼2单元501";

#[test]
fn a_later_booking_in_the_same_slot_does_not_stand_in_the_way() {
    let mut story = Story::on(MONDAY);
    let (xie, wang) = (story.resident("解秀英", 71, LANE), story.resident("王桂芳", 68, LANE));
    let room = story.room("书画室", 12);
    let at = place(room, "2026-11-26", 14);
    let first = story.books(xie, at, 3).unwrap();
    story.books(wang, at, 4).unwrap();
    let command = story.sees(|office| office.commands.get(first.command).unwrap().clone());
    story.desk.take_back(&command).unwrap();
    story.sees(|office| {
        assert_eq!(office.of::<Slot>().get(at.slot_id()).unwrap().heads(), 4);
        assert!(office.of::<Booking>().get(first.record.unwrap().id).is_none());
        assert_eq!(office.of::<VisitorLine>().len(), 1);
    });
}

#[test]
fn undo_goes_back_step_by_step_and_redo_forward() {
    let mut story = Story::on(MONDAY);
    let xie = story.resident("解秀英", 71, LANE);
    let row = story.sees(|office| office.of::<Resident>().row(xie).unwrap().clone());
    let corrected = Resident { note: "耳背".into(), ..row.record.clone() };
    story.asks(Request::Correct { resident: Box::new(corrected), seen: row.rev }).unwrap();
    let undone = story.asks(Request::Undo).unwrap();
    assert!(matches!(undone.note, Note::Undid { .. }));
    assert_eq!(story.sees(|office| office.of::<Resident>().get(xie).unwrap().note.clone()), "");
    story.asks(Request::Undo).unwrap();
    story.sees(|office| {
        assert!(
            office.of::<Resident>().is_empty()
                && office.of::<Household>().is_empty()
                && office.of::<Unique>().is_empty()
        );
    });
    assert_eq!(story.asks(Request::Undo).unwrap_err(), Refusal::NothingToUndo);
    story.asks(Request::Redo).unwrap();
    let redone = story.asks(Request::Redo).unwrap();
    assert!(matches!(redone.note, Note::Redid { .. }));
    assert_eq!(story.sees(|office| office.of::<Resident>().get(xie).unwrap().note.clone()), "耳背");
    assert_eq!(story.asks(Request::Redo).unwrap_err(), Refusal::NothingToRedo);
    story.asks(Request::Undo).unwrap();
    assert_eq!(story.sees(|office| office.of::<Resident>().get(xie).unwrap().note.clone()), "");
}

#[test]
fn something_new_ends_redo() {
    let mut story = Story::on(MONDAY);
    story.resident("解秀英", 71, LANE);
    story.asks(Request::Undo).unwrap();
    story.resident("王桂芳", 68, LANE);
    assert_eq!(story.asks(Request::Redo).unwrap_err(), Refusal::NothingToRedo);
}

#[test]
fn a_registration_is_not_undone_while_something_refers_to_it() {
    let mut story = Story::on(MONDAY);
    let room = story.room("书画室", 12);
    let done = {
        let new = story.new_resident("解秀英", 71, LANE);
        story.asks(Request::Register { new: Box::new(new), sure: true }).unwrap()
    };
    story.books(done.record.unwrap().id, place(room, "2026-11-26", 14), 1).unwrap();
    let command = story.sees(|office| office.commands.get(done.command).unwrap().clone());
    let refusal = story.desk.take_back(&command).unwrap_err();
    assert_eq!(refusal, Refusal::Referred { by: Booking::KIND, count: 1 });
}

#[test]
fn a_cancelled_booking_comes_back_only_where_there_is_room() {
    let mut story = Story::on(MONDAY);
    let (xie, wang) = (story.resident("解秀英", 71, LANE), story.resident("王桂芳", 68, LANE));
    let room = story.room("书画室", 12);
    let at = place(room, "2026-11-26", 14);
    let booking = story.books(xie, at, 8).unwrap().record.unwrap().id;
    let cancelled = story.asks(Request::CancelBooking { booking, reason: 1 }).unwrap();
    story.books(wang, at, 6).unwrap();
    let command = story.sees(|office| office.commands.get(cancelled.command).unwrap().clone());
    let refusal = story.desk.take_back(&command).unwrap_err();
    assert!(matches!(refusal, Refusal::Full { left: 6, asked: 8, .. }), "{refusal:?}");
    assert_eq!(story.sees(|office| office.of::<Booking>().get(booking).unwrap().state), BookingState::Cancelled);
}

#[test]
fn a_field_that_was_touched_again_is_named() {
    let mut story = Story::on(MONDAY);
    let xie = story.resident("解秀英", 71, LANE);
    let correct = |story: &mut Story, change: fn(Resident) -> Resident| {
        let row = story.sees(|office| office.of::<Resident>().row(xie).unwrap().clone());
        story.asks(Request::Correct { resident: Box::new(change(row.record)), seen: row.rev }).unwrap()
    };
    let first = correct(&mut story, |r| Resident { note: "一".into(), work: "退休".into(), ..r });
    correct(&mut story, |r| Resident { note: "二".into(), ..r });
    let command = story.sees(|office| office.commands.get(first.command).unwrap().clone());
    let refusal = story.desk.take_back(&command).unwrap_err();
    assert_eq!(refusal, Refusal::ChangedSince { kind: Resident::KIND, field: "note" });
    let other = correct(&mut story, |r| Resident { relation: Relation::Spouse, ..r });
    let command = story.sees(|office| office.commands.get(other.command).unwrap().clone());
    story.desk.take_back(&command).unwrap();
    story.sees(|office| {
        let xie = office.of::<Resident>().get(xie).unwrap();
        assert_eq!((xie.note.as_str(), xie.work.as_str(), xie.relation), ("二", "退休", Relation::Head));
    });
}

#[test]
fn history_tells_who_changed_which_field() {
    let mut story = Story::on(MONDAY);
    let new = story.new_resident("解秀英", 71, LANE);
    let key = story.asks(Request::Register { new: Box::new(new), sure: true }).unwrap().record.unwrap();
    let row = story.sees(|office| office.of::<Resident>().row(key.id).unwrap().clone());
    story.desk.set_clerk("前台乙");
    let corrected = Resident { note: "耳背".into(), ..row.record };
    story.asks(Request::Correct { resident: Box::new(corrected), seen: row.rev }).unwrap();
    let versions = story.desk.history(key).unwrap();
    assert_eq!(versions.len(), 2);
    assert_eq!((versions[0].who.as_str(), &versions[0].fields), ("前台乙", &vec!["note"]));
    assert_eq!(
        (versions[1].who.as_str(), versions[1].note.clone()),
        ("前台甲", Some(Note::Registered { resident: key.id }))
    );
}
