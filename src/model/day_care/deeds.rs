//! What was done of day care, kept in the journal in ids and numbers; and why something is not done.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::id::Id;

/// What a command did. Stored: variants are only ever appended, and no name, phone or address stands in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// A day-care room was set up.
    DayCareSet,
    /// What day care must know of a guest was set.
    ProfileSet {
        /// Of whom.
        resident: Id,
    },
    /// Days at day care were booked.
    StaysBooked {
        /// For whom.
        resident: Id,
        /// The first day.
        date: Date,
        /// How many.
        days: u16,
    },
    /// A day at day care was cancelled.
    StayCancelled {
        resident: Id,
        /// The day.
        date: Date,
    },
    /// A guest came.
    Arrived {
        resident: Id,
        /// When.
        at: DateTime,
    },
    /// A guest was fetched.
    Fetched {
        resident: Id,
        /// When.
        at: DateTime,
    },
    /// A guest did not come.
    StayMissed {
        resident: Id,
        /// The day.
        date: Date,
    },
}

impl Did {
    /// Whether it can be taken back.
    pub fn can_be_undone(&self) -> bool {
        true
    }

    /// The resident concerned, where there is one.
    pub fn resident(&self) -> Option<Id> {
        match self {
            Self::ProfileSet { resident }
            | Self::StaysBooked { resident, .. }
            | Self::StayCancelled { resident, .. }
            | Self::Arrived { resident, .. }
            | Self::Fetched { resident, .. }
            | Self::StayMissed { resident, .. } => resident.some(),
            Self::DayCareSet => None,
        }
    }
}

/// Why something is not done: the fact and the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Not {
    /// No room is set up for day care.
    NoDayCare,
    /// Days on which they cannot come.
    DaysInTheWay {
        /// Each day.
        days: Vec<Date>,
        /// Of how many asked for.
        of: usize,
        /// Why not on the first of them.
        why: DayWhy,
    },
}

/// Why somebody cannot come to day care on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayWhy {
    /// The day is past.
    Past,
    /// The room is not open.
    NotOpen,
    /// Every place is taken.
    Full,
    /// They are booked already.
    Booked,
}
