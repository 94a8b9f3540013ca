//! Every refusal and note of activities.

use jiff::civil::date;

use crate::model::activities;
use crate::model::{Id, Note, Refusal};
use crate::text::tests::Paper;

fn on_list(state: u8) -> activities::Not {
    activities::Not::OnList { activity: Id(404), resident: Paper::RESIDENT, state, on: date(2026, 11, 23) }
}

fn door_called(met: u8, gift: Id) -> Note {
    Note::Activities(activities::Did::DoorCalled {
        activity: Id(404),
        resident: Paper::RESIDENT,
        met,
        gift,
        nothing: 0,
    })
}

pub(super) fn every_refusal_of_activities() -> Vec<Refusal> {
    let (resident, on) = (Paper::RESIDENT, date(2026, 11, 23));
    vec![
        Refusal::from(activities::Not::StateIs { activity: Id(404), state: 3 }),
        Refusal::from(activities::Not::NotOn { activity: Id(404), on: date(2026, 12, 5) }),
        Refusal::from(on_list(2)),
        Refusal::from(on_list(4)),
        Refusal::from(activities::Not::NotOnList { activity: Id(404), resident }),
        Refusal::from(activities::Not::Full { activity: Id(404), capacity: 24 }),
        Refusal::from(activities::Not::NobodyToInvite { activity: Id(404) }),
        Refusal::from(activities::Not::NoGift { benefit: Id(404) }),
        Refusal::from(activities::Not::DoorDone { activity: Id(404), resident, met: 1, on }),
        Refusal::from(activities::Not::NotAtDoors { activity: Id(404) }),
        Refusal::from(activities::Not::NobodyBooks { activity: Id(404) }),
        Refusal::from(activities::Not::NotInSlot { activity: Id(404) }),
        Refusal::from(activities::Not::ActivityKnown { activity: Id(404) }),
    ]
}

pub(super) fn every_note_of_activities() -> Vec<Note> {
    let (resident, day) = (Paper::RESIDENT, date(2026, 11, 26));
    vec![
        Note::Activities(activities::Did::ActivitySet { activity: Id(404), on: day }),
        Note::Activities(activities::Did::ActivityMoved { activity: Id(404), state: 2 }),
        Note::Activities(activities::Did::Invited { activity: Id(404), people: 40 }),
        Note::Activities(activities::Did::SignedUp { activity: Id(404), resident, waits: 0 }),
        Note::Activities(activities::Did::SignedUp { activity: Id(404), resident, waits: 3 }),
        Note::Activities(activities::Did::Withdrew { activity: Id(404), resident, next: Id::NONE }),
        Note::Activities(activities::Did::Withdrew { activity: Id(404), resident, next: Id(404) }),
        Note::Activities(activities::Did::Came { activity: Id(404), resident, gift: Id::NONE, nothing: 0 }),
        Note::Activities(activities::Did::Came { activity: Id(404), resident, gift: Id::NONE, nothing: 2 }),
        Note::Activities(activities::Did::Came { activity: Id(404), resident, gift: Id(404), nothing: 0 }),
        Note::Activities(activities::Did::ParticipantSet { activity: Id(404), resident }),
        Note::Activities(activities::Did::Served { activity: Id(404), volunteer: Id(404), minutes: 90 }),
        Note::Activities(activities::Did::Reported { activity: Id(404) }),
        door_called(1, Id(404)),
        door_called(1, Id::NONE),
        door_called(2, Id::NONE),
        Note::Activities(activities::Did::RoundMissed { benefit: Id(404), resident, met: 2 }),
    ]
}
