//! Undo and redo: new commands under today's rules, across a restart.

use linli::desk::center;
use linli::desk::core;
use linli::desk::core::clock::SeededIds;
use linli::desk::core::commands::Command;
use linli::desk::people;
use linli::desk::{Desk, Request, Settings, Visitor};
use linli::model::Why;
use linli::model::{
    Booking, BookingState, Household, Note, Operator, Record, Refusal, Relation, Resident, Slot, Unique, VisitorLine,
};
use linli::store::Memory;
use linli::store::port::{Read, Stamp};

use super::held::Held;
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
    story.takes_back(&command).unwrap();
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
    story.asks(Request::People(people::Ask::Correct { resident: Box::new(corrected), seen: row.rev })).unwrap();
    let undone = story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    assert!(matches!(undone.note, Note::Undid { .. }));
    assert_eq!(story.sees(|office| office.of::<Resident>().get(xie).unwrap().note.clone()), "");
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    story.sees(|office| {
        assert!(
            office.of::<Resident>().is_empty()
                && office.of::<Household>().is_empty()
                && office.of::<Unique>().is_empty()
        );
    });
    assert_eq!(story.asks(Request::Desk(core::Ask::Undo)).unwrap_err(), Refusal::from(core::Not::NothingToUndo));
    story.asks(Request::Desk(core::Ask::Redo)).unwrap();
    let redone = story.asks(Request::Desk(core::Ask::Redo)).unwrap();
    assert!(matches!(redone.note, Note::Redid { .. }));
    assert_eq!(story.sees(|office| office.of::<Resident>().get(xie).unwrap().note.clone()), "耳背");
    assert_eq!(story.asks(Request::Desk(core::Ask::Redo)).unwrap_err(), Refusal::from(core::Not::NothingToRedo));
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    assert_eq!(story.sees(|office| office.of::<Resident>().get(xie).unwrap().note.clone()), "");
}

#[test]
fn something_new_ends_redo() {
    let mut story = Story::on(MONDAY);
    story.resident("解秀英", 71, LANE);
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    story.resident("王桂芳", 68, LANE);
    assert_eq!(story.asks(Request::Desk(core::Ask::Redo)).unwrap_err(), Refusal::from(core::Not::NothingToRedo));
}

#[test]
fn a_registration_is_not_undone_while_something_refers_to_it() {
    let mut story = Story::on(MONDAY);
    let room = story.room("书画室", 12);
    let done = {
        let new = story.new_resident("解秀英", 71, LANE);
        story.asks(Request::People(people::Ask::Register { new: Box::new(new), sure: true })).unwrap()
    };
    story.books(done.record.unwrap().id, place(room, "2026-11-26", 14), 1).unwrap();
    let command = story.sees(|office| office.commands.get(done.command).unwrap().clone());
    let refusal = story.takes_back(&command).unwrap_err();
    assert_eq!(refusal, Refusal::from(core::Not::Referred { by: Booking::KIND, count: 1 }));
}

#[test]
fn a_cancelled_booking_comes_back_only_where_there_is_room() {
    let mut story = Story::on(MONDAY);
    let (xie, wang) = (story.resident("解秀英", 71, LANE), story.resident("王桂芳", 68, LANE));
    let room = story.room("书画室", 12);
    let at = place(room, "2026-11-26", 14);
    let booking = story.books(xie, at, 8).unwrap().record.unwrap().id;
    let cancelled = story.asks(Request::Center(center::Ask::CancelBooking { booking, reason: 1 })).unwrap();
    story.books(wang, at, 6).unwrap();
    let command = story.sees(|office| office.commands.get(cancelled.command).unwrap().clone());
    let refusal = story.takes_back(&command).unwrap_err();
    assert!(
        matches!(refusal, Refusal { why: Why::Center(center::Not::Full { left: 6, asked: 8, .. }), .. }),
        "{refusal:?}"
    );
    assert_eq!(story.sees(|office| office.of::<Booking>().get(booking).unwrap().state), BookingState::Cancelled);
}

#[test]
fn a_field_that_was_touched_again_is_named() {
    let mut story = Story::on(MONDAY);
    let xie = story.resident("解秀英", 71, LANE);
    let correct = |story: &mut Story, change: fn(Resident) -> Resident| {
        let row = story.sees(|office| office.of::<Resident>().row(xie).unwrap().clone());
        story
            .asks(Request::People(people::Ask::Correct { resident: Box::new(change(row.record)), seen: row.rev }))
            .unwrap()
    };
    let first = correct(&mut story, |r| Resident { note: "一".into(), work: "退休".into(), ..r });
    correct(&mut story, |r| Resident { note: "二".into(), ..r });
    let command = story.sees(|office| office.commands.get(first.command).unwrap().clone());
    let refusal = story.takes_back(&command).unwrap_err();
    assert_eq!(refusal, Refusal::from(core::Not::ChangedSince { kind: Resident::KIND, field: "note" }));
    let other = correct(&mut story, |r| Resident { relation: Relation::Spouse, ..r });
    let command = story.sees(|office| office.commands.get(other.command).unwrap().clone());
    story.takes_back(&command).unwrap();
    story.sees(|office| {
        let xie = office.of::<Resident>().get(xie).unwrap();
        assert_eq!((xie.note.as_str(), xie.work.as_str(), xie.relation), ("二", "退休", Relation::Head));
    });
}

#[test]
fn history_tells_who_changed_which_field() {
    let mut story = Story::on(MONDAY);
    let new = story.new_resident("解秀英", 71, LANE);
    let key =
        story.asks(Request::People(people::Ask::Register { new: Box::new(new), sure: true })).unwrap().record.unwrap();
    let row = story.sees(|office| office.of::<Resident>().row(key.id).unwrap().clone());
    story
        .ask(linli::desk::core::Ask::SetClerk {
            clerk: "前台乙".into(), proof: linli::model::operators::Proof::None
        })
        .unwrap();
    let corrected = Resident { note: "耳背".into(), ..row.record };
    story.asks(Request::People(people::Ask::Correct { resident: Box::new(corrected), seen: row.rev })).unwrap();
    let versions = story.history(key);
    assert_eq!(versions.len(), 2);
    assert_eq!((versions[0].who.as_str(), &versions[0].fields), ("前台乙", &vec!["note"]));
    assert_eq!(
        (versions[1].who.as_str(), versions[1].note.clone()),
        ("前台甲", Some(Note::People(people::Did::Registered { resident: key.id })))
    );
}

#[test]
fn everybody_takes_back_their_own_and_history_gives_any() {
    let mut story = Story::on(MONDAY);
    let one = story.resident("解秀英", 71, LANE);
    story
        .asks(Request::Desk(core::Ask::SetClerk {
            clerk: "前台乙".into(),
            proof: linli::model::operators::Proof::None,
        }))
        .unwrap();
    let other = story.resident("王桂芳", 66, "柿园路8号");
    let lives = |story: &Story, id| story.sees(|office| office.of::<Resident>().get(id).is_some());
    // The second clerk takes back what they did, and then nothing: the rest is the first one's.
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    assert_eq!((lives(&story, one), lives(&story, other)), (true, false));
    assert_eq!(story.asks(Request::Desk(core::Ask::Undo)), Err(Refusal::from(core::Not::NothingToUndo)));
    story
        .asks(Request::Desk(core::Ask::SetClerk {
            clerk: "前台甲".into(),
            proof: linli::model::operators::Proof::None,
        }))
        .unwrap();
    assert_eq!(
        story.asks(Request::Desk(core::Ask::Redo)),
        Err(Refusal::from(core::Not::NothingToRedo)),
        "nor do they redo it for each other"
    );
    story.asks(Request::Desk(core::Ask::Undo)).unwrap();
    assert!(!lives(&story, one));
    story.asks(Request::Desk(core::Ask::Redo)).unwrap();
    assert!(lives(&story, one));
    // Each line of history says whose it was, and takes back anybody's.
    story
        .asks(Request::Desk(core::Ask::SetClerk {
            clerk: "前台乙".into(),
            proof: linli::model::operators::Proof::None,
        }))
        .unwrap();
    story.asks(Request::Desk(core::Ask::Redo)).unwrap();
    let names: Vec<_> = story.sees(|office| {
        let who = |command: &Command| office.name_of_operator(command.hand.operator).to_owned();
        office.commands.newest().map(who).collect()
    });
    assert_eq!(names, ["前台乙", "前台甲", "前台甲", "前台乙", "前台乙", "前台甲"]);
    let (command, rev) = story.sees(|office| {
        let redone =
            |command: &&Command| matches!(command.note, Some(Note::People(people::Did::Registered { resident })) if resident == other);
        office.commands.newest().find(redone).map(|command| (command.id, command.last)).unwrap()
    });
    story
        .asks(Request::Desk(core::Ask::SetClerk {
            clerk: "前台甲".into(),
            proof: linli::model::operators::Proof::None,
        }))
        .unwrap();
    story.asks(Request::Desk(core::Ask::UndoThis { command, rev })).unwrap();
    assert!(!lives(&story, other));
    assert_eq!(story.sees(|office| office.of::<Operator>().len()), 2, "a clerk who comes back is known");
}

#[test]
fn a_desk_takes_back_what_was_done_at_it() {
    let store = Held::new(Memory::new());
    let mut story = Story::on(MONDAY);
    let mut desks = [1, 2].map(|desk| {
        let settings = Settings { clerk: "前台甲".into(), training: true, desk, ..Settings::default() };
        let (clock, ids) = (Box::new(story.clock.clone()), Box::new(SeededIds::from(desk)));
        Desk::open(Box::new(store.clone()), clock, ids, settings, &mut |_| {}).unwrap()
    });
    // In homes of their own: a household that somebody joined at the other desk would be in the way.
    let new = [("解秀英", LANE), ("王桂芳", "柿园路8号1-1-101")].map(|(name, home)| story.new_resident(name, 70, home));
    let [one, other] = &mut desks;
    let [first, second] = new.map(|new| Request::People(people::Ask::Register { new: Box::new(new), sure: true }));
    one.handle(first, &Visitor::default()).unwrap();
    other.handle(second, &Visitor::default()).unwrap();
    // The same clerk sits at the first desk again: what was done at the other one stays.
    one.handle(core::Ask::Undo.into(), &Visitor::default()).unwrap();
    assert_eq!(one.handle(core::Ask::Undo.into(), &Visitor::default()), Err(Refusal::from(core::Not::NothingToUndo)));
    let stamps: Vec<_> =
        (1..=store.head()).filter_map(|rev| store.past(rev).unwrap()).map(|c| c.stamp.clone()).collect();
    let of = |command: &Stamp| (command.operator != 0, command.desk);
    let made: Vec<_> = stamps.iter().filter(|stamp| stamp.command != 0).map(of).collect();
    assert_eq!(made, [(true, 1), (true, 2), (true, 1)]);
}
