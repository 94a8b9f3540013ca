//! The table of periods: a key for each class of records and year, drawn when the first record of it is written, and
//! destroyed when the office's time for it is over.

use std::collections::BTreeMap;

use super::super::bytes::Bytes;
use super::mark::Mark;
use super::tree::Secret;
use crate::model::Period;

/// What the vault knows of a period.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    Key(Secret),
    /// It was destroyed, when and by whom.
    Erased(Mark),
}

/// The table.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Periods(BTreeMap<Period, Kept>);

/// What there is of a key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Found {
    Key(Secret),
    /// It was destroyed on purpose.
    Erased(Mark),
    /// Nobody has drawn it, or it is lost.
    Missing,
}

impl Periods {
    /// The key of a period.
    pub fn key(&self, period: Period) -> Found {
        match self.0.get(&period) {
            Some(Kept::Key(key)) => Found::Key(*key),
            Some(Kept::Erased(mark)) => Found::Erased(*mark),
            None => Found::Missing,
        }
    }

    /// Begins a period with this key; answers whether it was new. One that was erased never begins again.
    pub fn begin(&mut self, period: Period, key: Secret) -> bool {
        let new = !self.0.contains_key(&period);
        if new {
            self.0.insert(period, Kept::Key(key));
        }
        new
    }

    /// Destroys a period's key; answers whether it was there. Of one that never began it is noted too, so that it
    /// cannot begin.
    pub fn erase(&mut self, period: Period, mark: Mark) -> bool {
        match self.0.get(&period) {
            Some(Kept::Erased(_)) => false,
            Some(Kept::Key(_)) | None => self.0.insert(period, Kept::Erased(mark)).is_some(),
        }
    }

    /// The periods that have begun and were not erased, in their order.
    pub fn begun(&self) -> impl Iterator<Item = Period> {
        self.0.iter().filter(|(_, kept)| matches!(kept, Kept::Key(_))).map(|(period, _)| *period)
    }

    /// Those that were erased.
    pub fn erased(&self) -> impl Iterator<Item = (Period, Mark)> {
        self.0.iter().filter_map(|(period, kept)| match kept {
            Kept::Key(_) => None,
            Kept::Erased(mark) => Some((*period, *mark)),
        })
    }

    /// Whether a later table only began periods and erased some.
    pub(super) fn goes_on_in(&self, later: &Self) -> bool {
        self.0.iter().all(|(period, kept)| match (kept, later.0.get(period)) {
            (Kept::Key(one), Some(Kept::Key(other))) => one == other,
            (Kept::Key(_) | Kept::Erased(_), Some(Kept::Erased(_))) => true,
            (Kept::Erased(_), Some(Kept::Key(_))) | (_, None) => false,
        })
    }

    /// Appends the table's bytes: `[count u32]`, then each `[class u8][year u16][0 key, 32 bytes | 1 mark]`.
    pub(super) fn encode(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&(self.0.len() as u32).to_le_bytes());
        for (period, kept) in &self.0 {
            out.push(period.class);
            out.extend_from_slice(&period.year.to_le_bytes());
            match kept {
                Kept::Key(key) => {
                    out.push(0);
                    out.extend_from_slice(key);
                }
                Kept::Erased(mark) => {
                    out.push(1);
                    mark.encode(out);
                }
            }
        }
    }

    pub(super) fn decode(bytes: &mut Bytes<'_>) -> Option<Self> {
        let mut table = BTreeMap::new();
        for _ in 0..bytes.u32()? {
            let period = Period { class: bytes.u8()?, year: bytes.u16()? };
            let kept = match bytes.u8()? {
                0 => Kept::Key(bytes.array()?),
                1 => Kept::Erased(Mark::decode(bytes)?),
                _ => return None,
            };
            // In their order, each once: one table has one spelling.
            if table.last_key_value().is_some_and(|(last, _)| *last >= period) {
                return None;
            }
            table.insert(period, kept);
        }
        Some(Self(table))
    }
}

impl std::fmt::Debug for Periods {
    /// Says nothing of any key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}
