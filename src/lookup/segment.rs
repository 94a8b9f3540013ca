//! A segment: some people, in their standing order, and the posting lists of their keys. Never changed once it is built.

use super::entry::Entry;
use super::key::{self, FIRST_LISTS};
use super::key_kind::{KEY_KINDS, KeyKind, KeyKinds};
use super::members::Members;
use super::person::Today;
use super::postings::{Place, Postings};
use super::starts::Starts;

/// People and their keys. Places count from 0 in the standing order.
#[derive(Debug, Default)]
pub(super) struct Segment {
    /// The id of the person in each place.
    pub(super) ids: Box<[u64]>,
    /// The standing of each place; rises with it.
    pub(super) standings: Box<[u32]>,
    pub(super) by_id: Box<[Place]>,
    pub(super) starts: Starts,
    pub(super) postings: [Postings; KEY_KINDS],
}

/// The keys of each kind of posting list, with whose they are.
type Keys = [Vec<(u64, Place)>; KEY_KINDS];

impl Segment {
    /// Builds the posting lists of these people, none of whom may come twice.
    pub(super) fn build(people: impl Iterator<Item = (Entry, Option<Today>)>) -> Self {
        let mut keys = Keys::default();
        let mut arrivals = vec![];
        for (place, (person, today)) in (0..).zip(people) {
            person.keys.iter().for_each(|(kind, key)| keys[*kind as usize].push((*key, place)));
            arrivals.push((person.standing(today), person.id, place));
        }
        arrivals.sort_unstable();
        let mut moved = vec![0; arrivals.len()];
        for (place, arrival) in (0..).zip(&arrivals) {
            moved[arrival.2 as usize] = place;
        }
        keys.iter_mut().flatten().for_each(|entry| entry.1 = moved[entry.1 as usize]);
        Self::shelve(arrivals.into_iter().map(|it| (it.0, it.1)).collect(), keys)
    }

    /// Both together, but for those of this one who were erased; nobody else may stand in both.
    pub(super) fn merged(&self, erased: &Members, other: &Self) -> Self {
        let of = |segment: &Self, number: u8, erased: &Members| {
            let here = (0..segment.len()).filter(|place| !erased.has(*place as Place));
            let arrival = |place: usize| (segment.standings[place], segment.ids[place], number, place);
            here.map(arrival).collect::<Vec<_>>()
        };
        let mut arrivals = of(self, 0, erased);
        arrivals.extend(of(other, 1, &Members::default()));
        in_order(&mut arrivals);
        let mut moved = [self, other].map(|segment| vec![Place::MAX; segment.len()]);
        for (place, arrival) in (0..).zip(&arrivals) {
            moved[usize::from(arrival.2)][arrival.3] = place;
        }
        let mut kind = 0..KEY_KINDS;
        let keys = Keys::default().map(|mut entries| {
            let kind = kind.next().unwrap_or_default();
            for (segment, moved) in [self, other].into_iter().zip(&moved) {
                let here = segment.postings[kind].entries().map(|(key, place)| (key, moved[place as usize]));
                entries.extend(here.filter(|entry| entry.1 != Place::MAX));
            }
            in_order(&mut entries);
            entries
        });
        Self::shelve(arrivals.into_iter().map(|it| (it.0, it.1)).collect(), keys)
    }

    /// Puts keys on their posting lists; the people stand in order.
    fn shelve(people: Vec<(u32, u64)>, keys: Keys) -> Self {
        let mut kind = 0..KEY_KINDS;
        let postings = keys.map(|entries| {
            if kind.next().is_some_and(|kind| KeyKinds::SOUNDS.has_number(kind)) {
                Postings::with_lists(entries, FIRST_LISTS, key::first_list)
            } else {
                Postings::build(entries)
            }
        });
        let (standings, ids): (Vec<u32>, Vec<u64>) = people.into_iter().unzip();
        let mut by_id: Box<[Place]> = (0..ids.len() as Place).collect();
        by_id.sort_unstable_by_key(|place| ids[*place as usize]);
        let starts = Starts::of(&postings);
        Self { ids: ids.into(), standings: standings.into(), by_id, starts, postings }
    }

    /// The posting list of one kind of key.
    pub(super) fn postings(&self, kind: KeyKind) -> &Postings {
        &self.postings[kind as usize]
    }

    /// How many people were put in.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// The place of the person with this id.
    pub(super) fn place(&self, id: u64) -> Option<Place> {
        let at = self.by_id.binary_search_by_key(&id, |place| self.ids[*place as usize]).ok()?;
        Some(self.by_id[at])
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.ids.len() * 16 + self.starts.bytes() + self.postings.iter().map(Postings::bytes).sum::<usize>()
    }
}

/// Sorts two runs that are in order, one behind the other: by one merge.
fn in_order<T: Ord>(runs: &mut [T]) {
    runs.sort();
}
