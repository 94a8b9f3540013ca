//! What is certainly not there, known from memory alone: for whoever writes many new records and would else ask the
//! disk for every key of theirs. A byte and a half a key; now and then it is not certain, and the disk is asked after all.
//!
//! It never says that something is missing which is there: every key that the store has must have been added.

use std::hash::{BuildHasher, RandomState};
use std::ops::ControlFlow;

use super::error::OpenError;
use super::image::Image;

/// Keys that the first layer holds; each further one holds twice as many as the one before.
const FIRST: usize = 1 << 16;
/// Bits that a layer has for a key.
const BITS: usize = 12;
/// Words of a line: all that is asked about one key stands in one line of the processor's cache.
const WORDS: usize = 8;
/// Bits that a key sets in its line.
const MARKS: u32 = 6;
/// Bits that name a bit of a line.
const NAME: u32 = (WORDS as u32 * u64::BITS).trailing_zeros();

type Line = [u64; WORDS];

/// A Bloom filter over every key that there is.
#[derive(Debug, Default)]
pub(super) struct Bloom {
    hasher: RandomState,
    layers: Vec<Vec<Line>>,
    /// How many more keys the last layer takes.
    room: usize,
}

impl Bloom {
    /// Around every key of this state.
    pub(super) fn of(image: &Image) -> Result<Self, OpenError> {
        let mut bloom = Self::default();
        image.scan_raw(&[], &mut |key, _, _| {
            bloom.add(key);
            ControlFlow::Continue(())
        })?;
        Ok(bloom)
    }

    /// Takes a key in; it stays, whatever becomes of its entry.
    pub(super) fn add(&mut self, key: &[u8]) {
        if self.room == 0 {
            self.room = FIRST << self.layers.len();
            self.layers.push(vec![[0; WORDS]; self.room * BITS / (WORDS * u64::BITS as usize)]);
        }
        self.room -= 1;
        let hash = self.hasher.hash_one(key);
        let Some(layer) = self.layers.last_mut() else { return };
        let place = place(hash, layer.len());
        if let Some(line) = layer.get_mut(place) {
            for (word, bit) in marks(hash) {
                line[word] |= bit;
            }
        }
    }

    /// Whether nothing stands under a key for certain.
    pub(super) fn lacks(&self, key: &[u8]) -> bool {
        let hash = self.hasher.hash_one(key);
        let has = |layer: &Vec<Line>| {
            let line = layer.get(place(hash, layer.len()));
            line.is_none_or(|line| marks(hash).all(|(word, bit)| line[word] & bit != 0))
        };
        !self.layers.iter().any(has)
    }
}

/// The line of a key, by the upper half of its hash.
fn place(hash: u64, lines: usize) -> usize {
    (((hash >> 32) * lines as u64) >> 32) as usize
}

/// The bits of a key in its line, by its hash stirred once more.
fn marks(hash: u64) -> impl Iterator<Item = (usize, u64)> {
    let stirred = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (0..MARKS).map(move |nth| {
        let name = (stirred >> (u64::BITS - NAME * (nth + 1))) & (WORDS as u64 * 64 - 1);
        ((name / 64) as usize, 1 << (name % 64))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_keeps_out_nothing_that_is_there_and_nearly_everything_else() {
        let mut bloom = Bloom::default();
        assert!(bloom.lacks(b"anything"));
        let keys = 3 * FIRST as u64 + 7;
        for key in 0..keys {
            bloom.add(&key.to_be_bytes());
        }
        assert_eq!(bloom.layers.len(), 3, "it grows");
        assert!((0..keys).all(|key| !bloom.lacks(&key.to_be_bytes())));
        let uncertain = (keys..2 * keys).filter(|key| !bloom.lacks(&key.to_be_bytes())).count() as u64;
        assert!(uncertain < keys / 50, "{uncertain} of {keys}");
    }
}
