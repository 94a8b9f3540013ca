//! The PIN by which somebody sits down, as it is kept: a slow hash; and how long wrong ones make wait.

use std::fmt;

use jiff::civil::DateTime;
use jiff::{SignedDuration, ToSpan};
use serde::{Deserialize, Serialize};

use crate::model::field::{Field, Record, Value, as_int, put};
use crate::model::id::{Id, Kind};
use crate::model::operators::Operator;
use crate::model::period::class;

/// Fewest digits of a PIN.
pub const FEWEST: usize = 6;
/// Most digits of a PIN.
pub const MOST: usize = 12;
/// Wrong PINs in a row before anybody waits.
const FREE: u8 = 3;
/// The first wait, doubled by every further wrong PIN.
const FIRST_WAIT: SignedDuration = SignedDuration::from_secs(30);
/// The longest wait.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(15);

/// Somebody's PIN; it bears the operator's id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    /// The operator's id.
    pub id: Id,
    /// Random, of this PIN alone.
    pub salt: [u8; 16],
    /// The slow hash of digits and salt.
    pub hash: [u8; 32],
    /// Wrong ones in a row.
    pub wrong: u8,
    /// When the last wrong one was typed.
    pub last_wrong: Option<DateTime>,
}

impl Pin {
    /// Until when no PIN is looked at, where that is still to come: at most a quarter of an hour from now, wherever the
    /// clock was set meanwhile.
    pub fn waits_until(&self, now: DateTime) -> Option<DateTime> {
        let over = u32::from(self.wrong.checked_sub(FREE)?);
        let wait = FIRST_WAIT.checked_mul(1 << over.min(8)).map_or(LONGEST_WAIT, |wait| wait.min(LONGEST_WAIT));
        let until = self.last_wrong?.checked_add(wait).ok()?;
        let latest = now.checked_add(LONGEST_WAIT).ok()?;
        (until > now).then_some(until.min(latest))
    }

    /// The same, once more typed wrong.
    #[must_use]
    pub fn typed_wrong(self, now: DateTime) -> Self {
        Self { wrong: self.wrong.saturating_add(1), last_wrong: Some(now), ..self }
    }

    /// The same, typed right.
    #[must_use]
    pub fn typed_right(self) -> Self {
        Self { wrong: 0, last_wrong: None, ..self }
    }
}

/// Whether digits may be a PIN: so many, and neither one digit over and over nor the digits in their order.
pub fn is_fit(digits: &str) -> bool {
    let all: Vec<u8> = digits.bytes().collect();
    let steps = |step: i16| all.windows(2).all(|two| i16::from(two[1]) - i16::from(two[0]) == step);
    (FEWEST..=MOST).contains(&all.len()) && all.iter().all(u8::is_ascii_digit) && !steps(0) && !steps(1) && !steps(-1)
}

/// What somebody typed to prove who they are; never printed, not even by a test that fails.
#[derive(Clone, PartialEq, Eq, Default)]
pub enum Proof {
    /// Nothing.
    #[default]
    None,
    /// Their PIN.
    Pin(String),
    /// The passphrase that opens the folder: the administrator's way in.
    Passphrase(String),
}

impl fmt::Debug for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "None",
            Self::Pin(_) => "Pin",
            Self::Passphrase(_) => "Passphrase",
        })
    }
}

/// A PIN that somebody chose; never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Digits(pub String);

impl fmt::Debug for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Digits")
    }
}

impl Record for Pin {
    const KIND: Kind = Kind(140);
    const NAME: &'static str = "pin";
    const CLASS: u8 = class::OPERATORS;
    const PART_OF: Option<Kind> = Some(Operator::KIND);
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::system("salt", |x| Value::opaque(&x.salt), |x, v| put(&mut x.salt, v.read_opaque())),
        Field::<Self>::system("hash", |x| Value::opaque(&x.hash), |x, v| put(&mut x.hash, v.read_opaque())),
        Field::<Self>::system("wrong", |x| Value::Number(x.wrong.into()), |x, v| put(&mut x.wrong, as_int(&v))),
        Field::<Self>::system(
            "last_wrong",
            |x| Value::opaque(&x.last_wrong),
            |x, v| put(&mut x.last_wrong, v.read_opaque()),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }
}

/// The moment after so many seconds.
pub fn after(now: DateTime, seconds: i64) -> DateTime {
    now.saturating_add(seconds.seconds())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: DateTime = DateTime::constant(2026, 11, 23, 9, 0, 0, 0);

    fn pin(wrong: u8) -> Pin {
        Pin { id: Id(1), salt: [0; 16], hash: [0; 32], wrong, last_wrong: Some(NOW) }
    }

    #[test]
    fn the_third_wrong_pin_makes_wait_and_never_longer_than_a_quarter_of_an_hour() {
        let seconds = |wrong| pin(wrong).waits_until(NOW).map(|until| until.duration_since(NOW).as_secs());
        let waits: Vec<Option<i64>> = (0..12).map(seconds).collect();
        let some = |seconds| Some(seconds);
        assert_eq!(waits[..3], [None, None, None]);
        assert_eq!(waits[3..], [30, 60, 120, 240, 480, 900, 900, 900, 900].map(some));
        assert_eq!(seconds(u8::MAX), Some(900));
    }

    #[test]
    fn a_wait_ends_and_a_clock_that_was_set_back_makes_it_no_longer() {
        assert_eq!(pin(3).waits_until(after(NOW, 29)), Some(after(NOW, 30)));
        assert_eq!(pin(3).waits_until(after(NOW, 30)), None);
        let yesterday = DateTime::constant(2026, 11, 22, 9, 0, 0, 0);
        assert_eq!(pin(3).waits_until(yesterday), Some(after(yesterday, 900)));
        assert_eq!(pin(3).typed_right().waits_until(NOW), None);
    }

    #[test]
    fn a_pin_has_six_digits_that_are_no_row() {
        for fit in ["482913", "000001", "918273645546"] {
            assert!(is_fit(fit), "{fit}");
        }
        for unfit in ["", "48291", "4829134829134", "48291a", "111111", "123456", "987654", "４８２９１３"] {
            assert!(!is_fit(unfit), "{unfit}");
        }
    }

    #[test]
    fn what_was_typed_is_never_printed() {
        let all = format!(
            "{:?} {:?} {:?}",
            Proof::Pin("482913".into()),
            Proof::Passphrase("words".into()),
            Digits("482913".into())
        );
        assert_eq!(all, "Pin Passphrase Digits");
    }
}
