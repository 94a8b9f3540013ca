//! Which days of the records that belong to a day are in memory: the near ones from the start, older ones when somebody
//! looks at them or a rule needs them. A year of bookings, meals and visitors makes no desk open later.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

/// Which records of a kind stand in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Days {
    /// All of them.
    All,
    /// Those of the near days: ids begin with a day ([`crate::model::by_day::day_id`]).
    Near,
    /// The same, and rules look at all of a day's records, so that an older day is read whole before they decide.
    Judged,
}

/// How many days back a desk opens with: the week that Today asks about, and a day.
const BACK: i64 = 8;

/// The days that are held.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeldDays {
    /// From this day on; without one, all of them.
    from: Option<Date>,
    /// Older days that were read.
    pub(super) older: BTreeSet<Date>,
}

impl HeldDays {
    /// The days near this one, and all later ones.
    pub fn near(today: Date) -> Self {
        Self { from: Some(today.saturating_sub(BACK.days())), older: BTreeSet::new() }
    }

    /// Whether a day is held.
    pub fn has(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) || self.older.contains(&day)
    }

    /// Whether all that is kept of a kind under a day is held.
    pub fn has_all(&self, kind: Days, day: Date) -> bool {
        kind == Days::All
            || self.from.is_none_or(|from| from <= day)
            || kind == Days::Judged && self.older.contains(&day)
    }

    /// How many older days were read: a pane that shows some of them draws anew when this changes.
    pub fn read(&self) -> usize {
        self.older.len()
    }
}
