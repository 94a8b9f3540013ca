//! What was done of contacts, kept in the journal in ids and numbers; and why something is not done.

use serde::{Deserialize, Serialize};

use crate::model::id::Id;

/// What a command did. Stored: variants are only ever appended, and no name, phone or address stands in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// A unit was entered, or changed.
    UnitSet { unit: Id },
}

impl Did {
    /// Whether it can be taken back.
    pub fn can_be_undone(&self) -> bool {
        true
    }

    /// The resident concerned: nobody.
    pub fn resident(&self) -> Option<Id> {
        match self {
            Self::UnitSet { .. } => None,
        }
    }
}

/// Why something is not done: the fact and the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Not {
    /// A unit of this name stands in the register already.
    UnitKnown { unit: Id },
}
