//! What was done of teams, kept in the journal in ids and numbers; and why something is not done.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::id::Id;

/// What a command did. Stored: variants are only ever appended, and no name, phone or address stands in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// A team was set up or changed.
    TeamSet { team: Id },
    /// Somebody joined a team.
    Joined { team: Id, resident: Id },
    /// Somebody left a team.
    LeftTeam { team: Id, resident: Id },
    /// Somebody leads a team.
    LeaderSet { team: Id, resident: Id },
    /// Attendance was taken.
    RollTaken {
        team: Id,
        /// The day.
        date: Date,
        /// Who came.
        present: u16,
        /// Of so many.
        of: u16,
    },
    /// A performance was planned or changed.
    PerformanceSet {
        team: Id,
        /// The day.
        date: Date,
    },
    /// A performance was called off.
    PerformanceOff {
        team: Id,
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
            Self::Joined { resident, .. } | Self::LeftTeam { resident, .. } | Self::LeaderSet { resident, .. } => {
                resident.some()
            }
            Self::TeamSet { .. }
            | Self::RollTaken { .. }
            | Self::PerformanceSet { .. }
            | Self::PerformanceOff { .. } => None,
        }
    }
}

/// Why something is not done: the fact and the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Not {
    /// They are in this team already.
    InTeam,
    /// They are not in this team.
    NotInTeam,
    /// The team performs on that day already.
    PerformsAlready {
        /// The day.
        date: Date,
    },
    /// Attendance was taken: what was cannot be called off.
    AlreadyHeld,
}
