//! How what was measured stands to the norm: what to do, never a diagnosis.

use crate::model::register::rule::RuleRow;

/// How a value stands to its norm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    Within,
    /// High: measure again.
    High,
    /// Refer now.
    Emergency,
}

/// A value held against the norm.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// How it stands.
    pub flag: Flag,
    /// The rule that says so; of a value within, the one that it keeps to.
    pub by: &'static RuleRow,
}

/// What the norm says of a visit's values.
#[derive(Debug, Clone, Copy, Default)]
pub struct Assessment {
    /// Of the pressure, where it was measured.
    pub pressure: Option<Found>,
    /// Of the glucose, where it was measured.
    pub glucose: Option<Found>,
}

impl Assessment {
    /// The graver of both.
    pub fn flag(&self) -> Flag {
        self.gravest().map_or(Flag::Within, |found| found.flag)
    }

    /// The graver of both, of two alike the pressure.
    pub fn gravest(&self) -> Option<Found> {
        match (self.pressure, self.glucose) {
            (Some(pressure), Some(glucose)) if glucose.flag > pressure.flag => Some(glucose),
            (pressure, glucose) => pressure.or(glucose),
        }
    }
}
