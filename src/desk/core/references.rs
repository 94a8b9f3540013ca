//! Who refers to whom: one index over all kinds, read from the field tables and kept by enter and leave.

use std::collections::BTreeSet;

use hashbrown::HashMap;
use smallvec::SmallVec;

use crate::model::field::refs;
use crate::model::{Id, Kind, Record};

/// From so many referrers on, they stand in a tree: a room has thousands of bookings, a person a few.
const MANY: usize = 24;

/// A record, by its kind and id.
type Named = (Kind, Id);

/// The records that refer to one, in the order of kind and id.
#[derive(Debug, Clone)]
enum Referrers {
    Few(SmallVec<[Named; 2]>),
    Many(BTreeSet<Named>),
}

impl Referrers {
    fn insert(&mut self, from: Named) {
        match self {
            Self::Few(few) => {
                let Err(place) = few.binary_search(&from) else { return };
                few.insert(place, from);
                if few.len() >= MANY {
                    *self = Self::Many(few.iter().copied().collect());
                }
            }
            Self::Many(many) => {
                many.insert(from);
            }
        }
    }

    /// Answers whether any is left.
    fn remove(&mut self, from: Named) -> bool {
        match self {
            Self::Few(few) => {
                if let Ok(place) = few.binary_search(&from) {
                    few.remove(place);
                }
                !few.is_empty()
            }
            Self::Many(many) => {
                many.remove(&from);
                !many.is_empty()
            }
        }
    }

    fn of_kind(&self, kind: Kind) -> impl DoubleEndedIterator<Item = Id> {
        let (few, many) = match self {
            Self::Few(few) => {
                let from = few.partition_point(|named| named.0 < kind);
                let until = few.partition_point(|named| named.0 <= kind);
                (few.get(from..until), None)
            }
            Self::Many(many) => (None, Some(many.range((kind, Id(0))..=(kind, Id(u64::MAX))))),
        };
        few.into_iter().flatten().chain(many.into_iter().flatten()).map(|named| named.1)
    }

    fn all(&self) -> impl Iterator<Item = Named> {
        let (few, many) = match self {
            Self::Few(few) => (Some(few), None),
            Self::Many(many) => (None, Some(many)),
        };
        few.into_iter().flatten().chain(many.into_iter().flatten()).copied()
    }
}

/// Every reference between records in memory.
#[derive(Debug, Default)]
pub struct References(HashMap<Named, Referrers>);

impl References {
    /// Enters what a record names.
    pub(in crate::desk) fn enter<R: Record>(&mut self, record: &R) {
        let from = (R::KIND, record.id());
        refs(record, |kind, id| {
            self.0.entry((kind, id)).or_insert_with(|| Referrers::Few(SmallVec::new())).insert(from);
        });
    }

    /// Strikes out what a record names.
    pub(in crate::desk) fn leave<R: Record>(&mut self, record: &R) {
        let from = (R::KIND, record.id());
        refs(record, |kind, id| {
            if self.0.get_mut(&(kind, id)).is_some_and(|referrers| !referrers.remove(from)) {
                self.0.remove(&(kind, id));
            }
        });
    }

    /// The records of a kind that name this one by a field for records of its kind, in the order of their ids.
    pub fn of_kind(&self, from: Kind, to: Kind, id: Id) -> impl DoubleEndedIterator<Item = Id> {
        self.0.get(&(to, id)).into_iter().flat_map(move |referrers| referrers.of_kind(from))
    }

    /// Everything that names a record by a field for records of this kind; of [`Kind::ANY`], by one for any.
    pub fn to(&self, kind: Kind, id: Id) -> impl Iterator<Item = (Kind, Id)> {
        self.0.get(&(kind, id)).into_iter().flat_map(Referrers::all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Booking, BookingState, Resident, Room};

    fn booking(id: u64, resident: u64) -> Booking {
        let day = jiff::civil::date(2026, 11, 23);
        let (start, end) = (jiff::civil::time(9, 0, 0, 0), jiff::civil::time(10, 0, 0, 0));
        let (room, heads, state) = (Id(3), 1, BookingState::Booked);
        let note = String::new();
        let series = Id::NONE;
        Booking {
            id: Id(id),
            resident: Id(resident),
            room,
            date: day,
            start,
            end,
            heads,
            state,
            since: None,
            reason: 0,
            series,
            note,
        }
    }

    #[test]
    fn few_and_many_referrers_are_found_by_kind_and_leave_again() {
        let mut references = References::default();
        for id in 1..=60 {
            references.enter(&booking(id, 7));
        }
        let ids = |references: &References, to, id| {
            references.of_kind(Booking::KIND, to, id).map(|id| id.0).collect::<Vec<_>>()
        };
        assert_eq!(ids(&references, Resident::KIND, Id(7)), (1..=60).collect::<Vec<_>>());
        assert_eq!(ids(&references, Room::KIND, Id(7)), Vec::<u64>::new());
        assert_eq!(references.to(Room::KIND, Id(3)).count(), 60);
        for id in 1..=59 {
            references.leave(&booking(id, 7));
        }
        assert_eq!(ids(&references, Resident::KIND, Id(7)), [60]);
        references.leave(&booking(60, 7));
        assert!(references.0.is_empty());
    }
}
