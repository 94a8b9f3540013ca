//! What was done of the walk-in register, kept in the journal in ids and numbers; and why something is not done.

use serde::{Deserialize, Serialize};

use crate::model::id::Id;

/// What a command did. Stored: variants are only ever appended, and no name, phone or address stands in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// A visitor was logged.
    VisitorLogged {
        /// The resident concerned, or none.
        resident: Id,
    },
    /// What a line of the register says was set right.
    LineCorrected {
        /// The resident concerned, or none.
        resident: Id,
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
            Self::VisitorLogged { resident } | Self::LineCorrected { resident } => resident.some(),
        }
    }
}

/// Why something is not done: a visit can always be logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Not {}
