//! Random use cases beside a plain model: after each one the office, the slots and what a reopened desk reads must
//! agree with it, and undo and redo must lead through the very states that were there before.

use linli::desk::center;
use linli::desk::core;
use linli::desk::issues;
use linli::desk::people;
use linli::model::{Booking, Issue, Room, Slot, VisitorLine};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use jiff::ToSpan;
use jiff::civil::Date;
use linli::desk::core::clock::{FixedClock, SeededIds};
use linli::desk::{Desk, Request, Settings, Visitor};
use linli::model::center::booking::Place;
use linli::model::{BookingState, Id, IssueState, Living, Refusal, Resident};
use linli::store::port::{Read, Store};
use linli::store::{Engine, Memory, Options};
use proptest::prelude::*;

use super::held::Held;
use super::story::{Story, place};

/// What a clerk might do next; numbers pick among what is there.
#[derive(Debug, Clone)]
enum Deed {
    Register(u8),
    Note(u8, u8),
    MoveOut(u8),
    Return(u8),
    Book(u8, u8, u8),
    Cancel(u8),
    CheckIn(u8),
    NoShow(u8),
    Issue(u8, u8),
    Join(u8, u8),
    Step(u8, u8),
    Undo,
    Redo,
    Reopen,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        2 => any::<u8>().prop_map(Deed::Register),
        1 => (any::<u8>(), any::<u8>()).prop_map(|(who, what)| Deed::Note(who, what)),
        1 => any::<u8>().prop_map(Deed::MoveOut),
        1 => any::<u8>().prop_map(Deed::Return),
        6 => (any::<u8>(), any::<u8>(), 1..6_u8).prop_map(|(who, when, heads)| Deed::Book(who, when, heads)),
        2 => any::<u8>().prop_map(Deed::Cancel),
        2 => any::<u8>().prop_map(Deed::CheckIn),
        1 => any::<u8>().prop_map(Deed::NoShow),
        1 => (any::<u8>(), any::<u8>()).prop_map(|(who, area)| Deed::Issue(who, area)),
        1 => (any::<u8>(), any::<u8>()).prop_map(|(issue, who)| Deed::Join(issue, who)),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(issue, state)| Deed::Step(issue, state)),
        4 => Just(Deed::Undo),
        3 => Just(Deed::Redo),
        1 => Just(Deed::Reopen),
    ]
}

/// All that the model knows of a state.
#[derive(Debug, Clone, PartialEq, Default)]
struct State {
    residents: BTreeMap<Id, (String, Living, String)>,
    bookings: BTreeMap<Id, (Id, Place, u16, BookingState)>,
    issues: BTreeMap<Id, (IssueState, Vec<Id>, usize)>,
    lines: usize,
}

/// The state that the desk's office is in.
fn state_of(desk: &Desk) -> State {
    let office = desk.office();
    State {
        residents: office.of::<Resident>().all().map(|r| (r.id, (r.name.clone(), r.living, r.note.clone()))).collect(),
        bookings: office.of::<Booking>().all().map(|b| (b.id, (b.resident, b.place(), b.heads, b.state))).collect(),
        issues: office
            .of::<Issue>()
            .all()
            .map(|i| (i.id, (i.state, i.raised_by.clone(), i.steps.len() + i.answers.len())))
            .collect(),
        lines: office.of::<VisitorLine>().len(),
    }
}

/// No slot holds more than its room, and each holds just what its bookings say.
fn slots_agree(desk: &Desk) {
    let office = desk.office();
    let mut expected: BTreeMap<Id, u16> = BTreeMap::new();
    for booking in office.of::<Booking>().all().filter(|b| b.holds_places()) {
        *expected.entry(booking.place().slot_id()).or_default() += booking.heads;
    }
    for slot in office.of::<Slot>().all() {
        assert_eq!(slot.heads(), expected.remove(&slot.id).unwrap_or(0));
        let room = office.of::<Room>().get(Place::of_slot(slot.id).unwrap().room).unwrap();
        assert!(slot.heads() <= room.capacity);
    }
    assert!(expected.is_empty());
    assert_eq!(linli::desk::core::check::findings(&office), [], "what records say of each other");
}

/// Where the desk keeps its records, so that it can be opened again.
enum Home<'a> {
    Memory(Held),
    Folder(&'a Path),
}

impl Home<'_> {
    fn open(&self, clock: &FixedClock, seed: u64) -> Desk {
        let store: Box<dyn Store> = match self {
            Self::Memory(held) => Box::new(held.clone()),
            Self::Folder(dir) => {
                let options = Options { training: true, segment_bytes: 64 * 1024, ..Options::default() };
                Box::new(Engine::open(dir, options).unwrap())
            }
        };
        let settings = Settings { clerk: "前台甲".into(), training: true, ..Settings::default() };
        let ids = SeededIds::from(seed);
        Desk::open(store, Box::new(clock.clone()), Box::new(ids), settings, &mut |_| {}).unwrap()
    }
}

fn pick<T: Clone>(items: impl IntoIterator<Item = T>, number: u8) -> Option<T> {
    let items: Vec<T> = items.into_iter().collect();
    (!items.is_empty()).then(|| items[usize::from(number) % items.len()].clone())
}

/// Plays the deeds; `None` where a deed does not apply.
fn request(story: &mut Story, state: &State, room: Id, deed: &Deed) -> Option<Request> {
    let person = |number| pick(state.residents.keys().copied(), number);
    Some(match deed {
        Deed::Register(number) => {
            let name = ["解秀英", "王桂芳", "单立", "仇志明"][usize::from(number % 4)];
            let lane = format!("红光巷{}号", 1 + number % 3);
            Request::People(people::Ask::Register {
                new: Box::new(story.new_resident(name, 60 + i16::from(number % 30), &lane)),
                sure: true,
            })
        }
        Deed::Note(who, what) => {
            let id = person(*who)?;
            let row = story.sees(|office| office.of::<Resident>().row(id).unwrap().clone());
            let resident = Box::new(Resident { note: format!("备注{what}"), ..row.record });
            Request::People(people::Ask::Correct { resident, seen: row.rev })
        }
        Deed::MoveOut(who) => {
            let on: Date = story.desk.today();
            Request::People(people::Ask::MoveOut { resident: person(*who)?, on, whole_household: false })
        }
        Deed::Return(who) => Request::People(people::Ask::Return { resident: person(*who)? }),
        Deed::Book(who, when, heads) => {
            let day = story.desk.today().checked_add(i64::from(when % 3).days()).unwrap();
            let hour = if when % 2 == 0 { 9 } else { 14 };
            let resident = person(*who)?;
            let heads = u16::from(*heads);
            Request::Center(center::Ask::Book {
                resident,
                place: place(room, &day.to_string(), hour),
                heads,
                note: String::new(),
                instead_of: None,
            })
        }
        Deed::Cancel(number) => Request::Center(center::Ask::CancelBooking {
            booking: pick(state.bookings.keys().copied(), *number)?,
            reason: 1,
        }),
        Deed::CheckIn(number) => {
            Request::Center(center::Ask::CheckIn { booking: pick(state.bookings.keys().copied(), *number)? })
        }
        Deed::NoShow(number) => {
            Request::Center(center::Ask::NoShow { booking: pick(state.bookings.keys().copied(), *number)? })
        }
        Deed::Issue(who, area) => {
            let issue = linli::model::Issue { area: 1 + area % 5, ..super::issues::lane(story) };
            Request::Issues(issues::Ask::RegisterIssue {
                issue: Box::new(issue),
                resident: person(*who)?,
                said: issues::Said::at_the_desk("难走"),
                sure: true,
            })
        }
        Deed::Join(issue, who) => {
            let issue = pick(state.issues.keys().copied(), *issue)?;
            Request::Issues(issues::Ask::JoinIssue { issue, resident: person(*who)?, said: issues::Said::default() })
        }
        Deed::Step(issue, to) => {
            let issue = pick(state.issues.keys().copied(), *issue)?;
            let states = [IssueState::Assigned, IssueState::Resolved, IssueState::CalledBack, IssueState::Closed];
            let state = states[usize::from(to % 4)];
            if state == IssueState::CalledBack {
                let resident = state_of(&story.desk).issues[&issue].1.first().copied().unwrap_or(Id::NONE);
                let (satisfaction, due, text, asked_by) = (1 + to / 4 % 4, None, String::new(), Id::NONE);
                return Some(Request::Issues(issues::Ask::CallBack {
                    issue,
                    resident,
                    satisfaction,
                    due,
                    text,
                    asked_by,
                }));
            }
            Request::Issues(issues::Ask::MoveIssue {
                issue,
                state,
                lead: Id::NONE,
                due: None,
                text: String::new(),
                asked_by: Id::NONE,
            })
        }
        Deed::Undo => Request::Desk(core::Ask::Undo),
        Deed::Redo => Request::Desk(core::Ask::Redo),
        Deed::Reopen => return None,
    })
}

/// The states that undo and redo lead through.
#[derive(Default)]
struct Trail {
    before: Vec<State>,
    after: Vec<State>,
}

fn plays(home: &Home<'_>, deeds: &[Deed]) {
    let clock = FixedClock::at("2026-11-23T09:30".parse().unwrap());
    let mut story = Story::on("2026-11-23");
    story.desk = home.open(&clock, 1);
    let room = story.room("书画室", 9);
    let mut trail = Trail::default();
    let mut state = state_of(&story.desk);
    for (nth, deed) in deeds.iter().enumerate() {
        let Some(request) = request(&mut story, &state, room, deed) else {
            if matches!(deed, Deed::Reopen) {
                // A folder can be opened again only once its desk is gone.
                story.desk = Story::on("2026-11-23").desk;
                story.desk = home.open(&clock, nth as u64 + 2);
                assert_eq!(state_of(&story.desk), state, "reopened");
            }
            continue;
        };
        let answer = story.desk.handle(request, &Visitor::default());
        let now = state_of(&story.desk);
        match (deed, answer) {
            (Deed::Undo, Ok(_)) => {
                // The room itself was set up first: beyond the trail its creation is undone.
                let Some(expected) = trail.before.pop() else { return };
                assert_eq!(now, expected, "undo");
                trail.after.push(state);
            }
            (Deed::Redo, Ok(_)) => {
                assert_eq!(Some(&now), trail.after.pop().as_ref(), "redo");
                trail.before.push(state);
            }
            (Deed::Redo, Err(refusal)) => {
                assert_eq!(refusal, Refusal::from(core::Not::NothingToRedo));
                assert!(trail.after.is_empty());
            }
            (Deed::Undo, Err(refusal)) => panic!("undo in order is never refused: {refusal:?}"),
            (_, Ok(_)) => {
                trail.before.push(state);
                trail.after.clear();
            }
            (_, Err(_)) => assert_eq!(now, state, "a refusal changes nothing"),
        }
        state = now;
        slots_agree(&story.desk);
    }
    let kept = home_count(&story.desk);
    assert_eq!(kept, 0, "every record decodes");
}

fn home_count(desk: &Desk) -> usize {
    desk.office().unread.len()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_office_follows_a_plain_model(deeds in prop::collection::vec(deed(), 1..60)) {
        plays(&Home::Memory(Held::new(Memory::new())), &deeds);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn and_so_it_does_on_disk(deeds in prop::collection::vec(deed(), 20..60)) {
        let folder = tempfile::tempdir().unwrap();
        plays(&Home::Folder(folder.path()), &deeds);
    }
}

#[test]
fn a_scan_of_the_store_holds_every_record_of_the_office() {
    let held = Held::new(Memory::new());
    let clock = FixedClock::at("2026-11-23T09:30".parse().unwrap());
    let mut story = Story::on("2026-11-23");
    story.desk = Home::Memory(held.clone()).open(&clock, 1);
    story.resident("解秀英", 71, "红光巷12号3-2-501");
    let mut entries = 0;
    held.scan(b"", &mut |_, _| {
        entries += 1;
        ControlFlow::Continue(())
    })
    .unwrap();
    // Resident, household, the number's guard, the secret, the operator.
    assert_eq!(entries, 5);
}
