//! A set of people by their places in a segment.

use super::postings::Place;

/// A set of places.
#[derive(Debug, Clone, Default)]
pub(super) struct Members {
    pub(super) bits: Vec<u64>,
}

impl Members {
    /// Nobody, and no room for anybody.
    pub(super) const NONE: Self = Self { bits: vec![] };

    /// Nobody, with room for so many places.
    pub(super) fn new(room: usize) -> Self {
        Self { bits: vec![0; room.div_ceil(64)] }
    }

    /// The same members, with room for at least so many places.
    pub(super) fn with_room(&self, room: usize) -> Self {
        if self.bits.is_empty() {
            return Self::new(room);
        }
        let mut wider = self.clone();
        wider.widen(room);
        wider
    }

    /// Whether the place is new.
    pub(super) fn insert(&mut self, place: Place) -> bool {
        let (word, bit) = (&mut self.bits[place as usize / 64], 1 << (place % 64));
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    /// Takes in whoever of these is new, and shows them; tells how many they are.
    pub(super) fn insert_all(&mut self, places: impl Iterator<Item = Place>, mut new: impl FnMut(Place)) -> usize {
        let bits = self.bits.as_mut_slice();
        let mut count = 0;
        for place in places {
            let (word, bit) = (&mut bits[place as usize / 64], 1 << (place % 64));
            if *word & bit == 0 {
                *word |= bit;
                count += 1;
                new(place);
            }
        }
        count
    }

    /// Whether the place is a member's.
    pub(super) fn has(&self, place: Place) -> bool {
        self.bits.get(place as usize / 64).is_some_and(|word| word & 1 << (place % 64) != 0)
    }

    /// How many members there are.
    pub(super) fn count(&self) -> usize {
        self.bits.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Makes room for so many places, if there was less.
    pub(super) fn widen(&mut self, room: usize) {
        if self.bits.len() < room.div_ceil(64) {
            self.bits.resize(room.div_ceil(64), 0);
        }
    }

    /// Takes in the members of another set that has as much room.
    pub(super) fn add(&mut self, other: &Self) {
        self.widen(other.bits.len() * 64);
        self.bits.iter_mut().zip(&other.bits).for_each(|(word, more)| *word |= more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_is_new_once() {
        let mut members = Members::new(300);
        let places = [0, 63, 64, 65, 199, 299];
        assert!(places.iter().rev().all(|place| members.insert(*place)));
        assert!(!members.insert(64) && members.has(65) && !members.has(66) && !members.has(9_000));
        let mut both = Members::default();
        both.add(&members);
        assert!(places.iter().all(|place| both.has(*place)) && both.count() == places.len());
        assert!(!Members::default().has(0));
    }
}
