//! Records that do not open: counted, kept, and nothing is written over them or beside them that they might forbid.

use linli::desk::core;
use linli::desk::core::visitor::NewResident;
use linli::desk::people;
use linli::desk::{Done, Request};
use linli::model::register::Secret;
use linli::model::{Booking, Household, Id, Operator, Record, Refusal, Resident, Room, Slot, Way};
use linli::store::Memory;
use linli::store::port::{Commit, Op, Read, Store};

use super::held::Held;
use super::spoil::with_a_member_more;
use super::story::{Story, open, place};

/// A person with a booking, and somebody else, on a store that outlives its desk.
fn lane() -> (Story, Held, [Id; 2]) {
    let store = Held::new(Memory::new());
    let mut story = Story::on("2026-11-23");
    story.desk = open(store.clone(), &story.clock);
    let people = [story.resident("解秀英", 71, "红光巷12号"), story.resident("王桂芳", 66, "柿园路8号")];
    let room = story.room("书画室", 4);
    story.books(people[0], place(room, "2026-11-26", 14), 1).unwrap();
    (story, store, people)
}

fn new(story: &mut Story, name: &str, age: i16, lane: &str) -> Box<NewResident> {
    Box::new(story.new_resident(name, age, lane))
}

#[test]
fn who_does_not_open_is_counted_and_nobody_is_registered_over_them() {
    let (mut story, mut store, [one, _]) = lane();
    assert_eq!(with_a_member_more(&mut store, Resident::KIND), 2);
    story.desk = open(store.clone(), &story.clock);
    let head = store.head();
    story.sees(|office| {
        assert_eq!((office.of::<Resident>().len(), office.unread.len(), office.unread.of(Resident::KIND)), (0, 2, 2));
        assert_eq!((office.unread.of(Booking::KIND), office.of::<Booking>().len()), (0, 1), "everything else is here");
        assert!(office.unread.all().all(|error| error.to_string().contains("1 bytes are left over")));
    });
    // Not even by somebody who is sure: nobody can be told from those who do not open.
    let again = new(&mut story, "解秀英", 71, "红光巷12号");
    for sure in [false, true] {
        let refused = story.asks(Request::People(people::Ask::Register { new: again.clone(), sure }));
        assert_eq!(
            refused,
            Err(Refusal::from(core::Not::DoesNotOpen { kind: Resident::KIND, count: 2 }).with_ways(vec![]))
        );
    }
    assert!(story.asks(Request::Desk(core::Ask::Undo)).is_ok(), "a booking opens and is taken back");
    // Whose registration it was does not open, so that it is not taken back as if nobody were there.
    let registered = story.sees(|office| {
        let of_one = |note: &linli::model::Note| note.resident() == Some(one);
        office
            .commands
            .newest()
            .find(|command| command.note.as_ref().is_some_and(of_one) && command.first < 4)
            .map(|c| (c.id, c.first))
    });
    let (command, rev) = registered.unwrap();
    let refused = story.asks(Request::Desk(core::Ask::UndoThis { command, rev }));
    assert_eq!(
        refused,
        Err(Refusal::from(core::Not::DoesNotOpen { kind: Resident::KIND, count: 1 }).with_ways(vec![]))
    );
    assert_eq!(store.head(), head + 1, "nothing but the booking was touched");
}

#[test]
fn while_most_people_open_the_clerk_may_know_better() {
    let (mut story, mut store, _) = lane();
    story.resident("张建国", 80, "柿园路8号");
    with_a_member_more(&mut store, Household::KIND);
    story.desk = open(store.clone(), &story.clock);
    let ways = vec![Way::Anyway];
    let neighbour = new(&mut story, "李明", 40, "东柿路1号");
    let refused = story.asks(Request::People(people::Ask::Register { new: neighbour.clone(), sure: false }));
    assert_eq!(refused, Err(Refusal::from(core::Not::DoesNotOpen { kind: Resident::KIND, count: 2 }).with_ways(ways)));
    let registered: Done = story.asks(Request::People(people::Ask::Register { new: neighbour, sure: true })).unwrap();
    assert!(registered.record.is_some());
}

#[test]
fn what_a_record_that_does_not_open_may_hold_stays_as_it_is() {
    let (mut story, mut store, [one, other]) = lane();
    let slots = with_a_member_more(&mut store, Slot::KIND);
    with_a_member_more(&mut store, Booking::KIND);
    story.desk = open(store.clone(), &story.clock);
    assert_eq!(story.sees(|office| office.unread.len()), slots + 1);
    let room = story.sees(|office| office.of::<Room>().all().next().unwrap().id);
    // The slot's record says who sits there: it is not written anew.
    let refused = story.books(other, place(room, "2026-11-26", 14), 1);
    assert_eq!(refused, Err(Refusal::from(core::Not::DoesNotOpen { kind: Slot::KIND, count: 1 }).with_ways(vec![])));
    story.books(other, place(room, "2026-11-26", 9), 1).unwrap();
    // Whose booking does not open cannot become somebody else: the booking would be left behind.
    let merge = |(kept, gone): (Id, Id)| {
        story.sees(|office| {
            let seen = |id| (id, office.of::<Resident>().row(id).unwrap().rev);
            let picked = Box::new(office.of::<Resident>().get(kept).unwrap().clone());
            let both = linli::desk::people::merge::Both { kept: seen(kept), gone: seen(gone) };
            Request::People(people::Ask::Merge { both, picked })
        })
    };
    let (away, stays) = (merge((other, one)), merge((one, other)));
    let refused = story.asks(away);
    assert_eq!(
        refused,
        Err(Refusal::from(core::Not::DoesNotOpen { kind: Resident::KIND, count: 1 }).with_ways(vec![]))
    );
    // The envelope of the slot names nobody, so it may stay; the booking is not about this person.
    story.asks(stays).unwrap();
}

#[test]
fn a_desk_that_is_open_follows_what_stops_opening_and_what_opens_again() {
    let (mut story, mut store, [one, _]) = lane();
    let key = linli::desk::core::keys::key_of::<linli::model::Resident>(one);
    let good = store.get(&key).unwrap().unwrap().value;
    with_a_member_more(&mut store, Resident::KIND);
    // Whatever is done next, the desk has heard of it.
    story.room("棋牌室", 4);
    assert_eq!(
        story.sees(|office| (office.of::<Resident>().len(), office.unread.len())),
        (0, 2),
        "no older version is shown"
    );
    let back = Op::Put { key, value: good };
    store.commit_all(&[Commit { id: 0x600d, ops: vec![back], ..Commit::default() }]).unwrap();
    story.room("舞蹈室", 4);
    assert_eq!(story.sees(|office| (office.of::<Resident>().len(), office.unread.len())), (1, 1));
}

#[test]
fn a_desk_opens_whose_own_key_and_operators_do_not() {
    let (mut story, mut store, [one, _]) = lane();
    with_a_member_more(&mut store, Secret::KIND);
    with_a_member_more(&mut store, Operator::KIND);
    let before = store.head();
    story.desk = open(store.clone(), &story.clock);
    assert_eq!(store.head(), before, "neither is made anew");
    let somebody = new(&mut story, "李明", 40, "东柿路1号");
    let refused = story.asks(Request::People(people::Ask::Register { new: somebody, sure: true }));
    assert_eq!(refused, Err(Refusal::from(core::Not::DoesNotOpen { kind: Secret::KIND, count: 1 }).with_ways(vec![])));
    let room = story.sees(|office| office.of::<Room>().all().next().unwrap().id);
    story.books(one, place(room, "2026-11-27", 9), 1).unwrap();
    let stamp = store.past(store.head()).unwrap().unwrap().stamp.clone();
    assert_eq!(stamp.operator, 0, "who did it cannot be told, and nobody is made up");
}
