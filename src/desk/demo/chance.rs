//! Chance that repeats: the same seed, the same numbers, on every machine.

use crate::desk::core::clock::split_mix;

/// A stream of chance.
#[derive(Debug, Clone)]
pub(in crate::desk) struct Chance(u64);

impl Chance {
    /// The stream of a seed and a name; streams of different names have nothing to do with each other, so that one
    /// more resident moves no booking.
    pub(in crate::desk) fn of(seed: u64, name: &str) -> Self {
        let mut state = seed;
        for byte in name.bytes() {
            state = split_mix(&mut state) ^ u64::from(byte);
        }
        Self(state)
    }

    /// A number below `most`, which must not be 0; the bias of the remainder is far below what anybody could see.
    pub(in crate::desk) fn below(&mut self, most: u32) -> u32 {
        (split_mix(&mut self.0) >> 32) as u32 % most.max(1)
    }

    /// A number of a range, both ends included.
    pub(in crate::desk) fn within(&mut self, least: u32, most: u32) -> u32 {
        least + self.below(most - least + 1)
    }

    /// Happens so many times in a hundred.
    pub(in crate::desk) fn percent(&mut self, times: u32) -> bool {
        self.below(100) < times
    }

    /// One of these, each as likely; there must be one.
    pub(in crate::desk) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len() as u32) as usize]
    }

    /// One of these, by weight; there must be one.
    pub(in crate::desk) fn weighted<T: Copy>(&mut self, of: &[(T, u32)]) -> T {
        let mut left = self.below(of.iter().map(|(_, weight)| weight).sum());
        for (thing, weight) in of {
            match left.checked_sub(*weight) {
                Some(rest) => left = rest,
                None => return *thing,
            }
        }
        of[0].0
    }

    /// A character of a text; there must be one.
    pub(in crate::desk) fn character(&mut self, of: &str) -> char {
        let place = self.below(of.chars().count() as u32) as usize;
        of.chars().nth(place).unwrap_or('一')
    }

    /// In another order (Fisher and Yates).
    pub(in crate::desk) fn shuffle<T>(&mut self, things: &mut [T]) {
        for end in (1..things.len()).rev() {
            things.swap(end, self.below(end as u32 + 1) as usize);
        }
    }
}
