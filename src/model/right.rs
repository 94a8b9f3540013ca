//! Rights: what somebody at the desk may do. Each capability names its own; an operator holds some of them.

use serde::{Deserialize, Serialize};

use super::capability::capabilities;

/// One right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Right {
    /// Its place among all rights, below 64; never given twice.
    pub number: u8,
    /// The key of its name.
    pub key: &'static str,
}

/// The rights that somebody holds, bit `n` for number `n`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rights(pub u64);

impl Rights {
    /// Every right, those of later programs too.
    pub const ALL: Self = Self(u64::MAX);

    /// Whether a right is held.
    pub fn has(self, right: Right) -> bool {
        self.0 & 1 << right.number != 0
    }
}

impl Default for Rights {
    /// Everybody holds every right until an operator's record says otherwise.
    fn default() -> Self {
        Self::ALL
    }
}

/// The rights, of the capabilities' own.
macro_rules! rights {
    ($($variant:ident $folder:ident $does:ident $of:literal,)*) => {
        const LISTS: &[&[Right]] = &[$(super::$folder::RIGHTS,)* super::register::RIGHTS];
    };
}

capabilities!(rights);

/// Every right there is, a capability after the other.
pub static RIGHTS: &[Right] = &gathered();

const fn count() -> usize {
    let (mut all, mut list) = (0, 0);
    while list < LISTS.len() {
        all += LISTS[list].len();
        list += 1;
    }
    all
}

const fn gathered() -> [Right; count()] {
    let mut all = [LISTS[0][0]; count()];
    let (mut list, mut place) = (0, 0);
    while list < LISTS.len() {
        let mut one = 0;
        while one < LISTS[list].len() {
            all[place] = LISTS[list][one];
            one += 1;
            place += 1;
        }
        list += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_right_has_a_number_and_a_key_of_its_own() {
        for (place, right) in RIGHTS.iter().enumerate() {
            assert!(right.number < 64, "{right:?}");
            for other in &RIGHTS[..place] {
                assert!(other.number != right.number && other.key != right.key, "{right:?} and {other:?}");
            }
        }
        assert!(Rights::ALL.has(RIGHTS[0]) && !Rights(0).has(RIGHTS[0]));
    }
}
