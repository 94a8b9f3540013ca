//! A passphrase: how it is read, what it goes through, and how much that must cost.

use std::fmt;
use std::ops::RangeInclusive;
use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::key::Key;

/// Characters that a passphrase has at least.
const LEAST: usize = 10;
/// Kibibytes of a mebibyte.
const MIB: u32 = 1024;

/// A passphrase as it is compared: compatibility forms are one, so that width makes no difference.
pub struct Passphrase(Zeroizing<String>);

/// What may have gone wrong while somebody typed, without a word of what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// Full-width letters or Chinese marks: an input method is on.
    InputMethod,
    /// Capital letters only.
    CapsLock,
}

/// Why a passphrase is not taken for a new slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    /// Fewer characters than this.
    Short(usize),
    /// One character again and again.
    Same,
}

impl Passphrase {
    /// What was typed, without the line's end.
    pub fn typed(text: &str) -> Self {
        Self(Zeroizing::new(text.trim_end_matches(['\r', '\n']).nfkc().collect()))
    }

    /// What may have gone wrong while it was typed.
    pub fn hint(text: &str) -> Option<Hint> {
        let wide = |c: char| matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff5e}');
        if text.chars().any(wide) {
            return Some(Hint::InputMethod);
        }
        let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
        (letters.peek().is_some() && letters.all(char::is_uppercase)).then_some(Hint::CapsLock)
    }

    /// Why it does not do for a new slot.
    pub fn weak(&self) -> Option<Weak> {
        let mut chars = self.0.chars();
        let first = chars.next();
        if self.0.chars().count() < LEAST {
            return Some(Weak::Short(LEAST));
        }
        chars.all(|c| Some(c) == first).then_some(Weak::Same)
    }

    /// Whether both are the same.
    pub fn is(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    /// What it comes to with this salt; `None` where the parameters are none.
    pub(super) fn stretched(&self, stretch: Stretch, salt: &[u8]) -> Option<Key> {
        let params = Params::new(stretch.memory, stretch.passes, 1, Some(32)).ok()?;
        let mut key = Zeroizing::new([0; 32]);
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        argon.hash_password_into(self.0.as_bytes(), salt, key.as_mut_slice()).ok()?;
        Some(key)
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

/// How much a guess costs: Argon2id, one lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Kibibytes of memory.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
}

/// What a slot may ask for, and what a new one does: whoever can write a slot must neither make guesses cheap nor fill
/// the memory of the machine.
#[derive(Debug, Clone)]
pub struct Limits {
    memory: RangeInclusive<u32>,
    passes: RangeInclusive<u32>,
    make: Make,
}

#[derive(Debug, Clone, Copy)]
enum Make {
    /// At least so much memory, and as many passes as take half a second to a second here.
    Measured(u32),
    Fixed(Stretch),
}

impl Limits {
    /// An office's: 64 MiB to 1 GiB and 1 to 16 passes are read; new slots have at least 128 MiB.
    pub fn office() -> Self {
        Self { memory: 64 * MIB..=1024 * MIB, passes: 1..=16, make: Make::Measured(128 * MIB) }
    }

    /// For tests, which open hundreds of slots: no real folder is read with these.
    #[doc(hidden)]
    pub fn small() -> Self {
        Self { memory: 8..=1024 * MIB, passes: 1..=16, make: Make::Fixed(Stretch { memory: 64, passes: 1 }) }
    }

    /// Whether a slot may ask for this.
    pub(super) fn allow(&self, stretch: Stretch) -> bool {
        self.memory.contains(&stretch.memory) && self.passes.contains(&stretch.passes)
    }

    /// What a new slot asks for on this machine.
    pub(super) fn for_a_new_slot(&self) -> Stretch {
        let memory = match self.make {
            Make::Fixed(stretch) => return stretch,
            Make::Measured(memory) => memory,
        };
        let once = |memory| {
            let begun = Instant::now();
            let trial = Passphrase(Zeroizing::new("how long does it take".into()));
            drop(trial.stretched(Stretch { memory, passes: 1 }, &[7; 16]));
            begun.elapsed().max(Duration::from_millis(1))
        };
        let mut memory = memory;
        let mut took = once(memory);
        // A quick machine takes more memory before it takes more passes than a slot may ask for.
        while took * *self.passes.end() < Duration::from_millis(700) && memory * 2 <= *self.memory.end() {
            memory *= 2;
            took = once(memory);
        }
        let passes = (Duration::from_millis(700).as_secs_f64() / took.as_secs_f64()).round() as u32;
        Stretch { memory, passes: passes.clamp(*self.passes.start(), *self.passes.end()) }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says no by panicking")]
mod tests {
    use super::*;

    #[test]
    fn width_makes_no_difference_and_is_hinted_at() {
        let narrow = Passphrase::typed("abc123 long enough\n");
        assert!(narrow.is(&Passphrase::typed("ａｂｃ１２３ long enough")));
        assert_eq!(Passphrase::hint("ａbc"), Some(Hint::InputMethod));
        assert_eq!(Passphrase::hint("你好。"), Some(Hint::InputMethod));
        assert_eq!(Passphrase::hint("ABC 12"), Some(Hint::CapsLock));
        assert_eq!(Passphrase::hint("Abc 12"), None);
        assert_eq!(Passphrase::hint("12"), None);
    }

    #[test]
    fn a_short_one_is_not_taken() {
        assert_eq!(Passphrase::typed("123456789").weak(), Some(Weak::Short(10)));
        assert_eq!(Passphrase::typed("aaaaaaaaaaaa").weak(), Some(Weak::Same));
        assert_eq!(Passphrase::typed("解放路槐树下面有三只猫").weak(), None);
    }

    #[test]
    fn an_office_reads_no_cheap_slot_and_none_that_fills_the_memory() {
        let office = Limits::office();
        let allow = |memory, passes| office.allow(Stretch { memory, passes });
        assert!(allow(64 * 1024, 1) && allow(1024 * 1024, 16));
        assert!(!allow(64 * 1024 - 1, 1) && !allow(1024 * 1024 + 1, 1));
        assert!(!allow(64 * 1024, 0) && !allow(64 * 1024, 17));
        assert!(!office.allow(Limits::small().for_a_new_slot()));
    }
}
