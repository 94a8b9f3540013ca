//! A set of people by their places in a segment, and each member's rank in it.

use super::shelf::Place;

/// A set of places.
#[derive(Debug, Default)]
pub(super) struct Members {
    bits: Vec<u64>,
}

impl Members {
    pub(super) fn new(room: usize) -> Self {
        Self { bits: vec![0; room.div_ceil(64)] }
    }

    /// Whether the place is new.
    pub(super) fn insert(&mut self, place: Place) -> bool {
        let (word, bit) = (&mut self.bits[place as usize / 64], 1 << (place % 64));
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    /// Whether the place is a member's.
    pub(super) fn has(&self, place: Place) -> bool {
        self.bits.get(place as usize / 64).is_some_and(|word| word & 1 << (place % 64) != 0)
    }

    /// How many members there are.
    pub(super) fn count(&self) -> usize {
        self.bits.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many members stand before each word.
    pub(super) fn ranks(&self) -> Vec<u32> {
        let before = |sum: &mut u32, word: &u64| Some(std::mem::replace(sum, *sum + word.count_ones()));
        self.bits.iter().scan(0, before).collect()
    }

    /// How many members stand before this one.
    pub(super) fn rank(&self, ranks: &[u32], place: Place) -> Option<usize> {
        let (word, bit) = (self.bits[place as usize / 64], 1 << (place % 64));
        (word & bit != 0).then(|| (ranks[place as usize / 64] + (word & (bit - 1)).count_ones()) as usize)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Place> {
        (0..).zip(&self.bits).flat_map(|(number, word)| {
            let mut word = *word;
            std::iter::from_fn(move || {
                let bit = (word != 0).then(|| word.trailing_zeros())?;
                word &= word - 1;
                Some(number * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_told_in_order_and_know_their_rank() {
        let mut members = Members::new(300);
        let places = [0, 63, 64, 65, 199, 299];
        assert!(places.iter().rev().all(|place| members.insert(*place)));
        assert!(!members.insert(64));
        assert_eq!((members.count(), members.iter().collect::<Vec<_>>()), (6, places.to_vec()));
        let ranks = members.ranks();
        assert!((0..).zip(places).all(|(rank, place)| members.rank(&ranks, place) == Some(rank)));
        assert_eq!(members.rank(&ranks, 66), None);
    }
}
