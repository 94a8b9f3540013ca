//! Rights: what somebody at the desk may do. Each capability names its own; an operator holds some of them.

use serde::{Deserialize, Serialize};

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

/// Every right there is, a capability after the other.
pub static RIGHTS: &[Right] = &[
    super::people::REGISTER,
    super::people::CARE,
    super::people::MERGE,
    super::center::BOOK,
    super::center::SET_UP,
    super::canteen::SERVE,
    super::canteen::SET_UP,
    super::day_care::RECEIVE,
    super::day_care::PROFILE,
    super::day_care::SET_UP,
    super::teams::LEAD,
    super::clinic::QUEUE,
    super::clinic::RECORD,
    super::clinic::SET_UP,
    super::issues::ISSUES,
    super::visitors::LOG,
    super::register::REVEAL,
    super::register::PRINT,
    super::register::UNDO,
    super::register::IMPORT,
    super::register::EXPORT,
    super::register::HISTORY,
    super::register::CHECK,
    super::register::BACKUP,
    super::center::FIGURES,
];

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
