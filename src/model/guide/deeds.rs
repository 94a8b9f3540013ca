//! What was done of the guide, kept in the journal in ids and numbers; and why something is not done.

use serde::{Deserialize, Serialize};

use crate::model::id::Id;

/// What a command did. Stored: variants are only ever appended, and no name, phone or address stands in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// An answer was entered, or changed.
    EntrySet { entry: Id },
    /// So many answers of the shipped list were brought in.
    ListBrought { entries: u32 },
    /// Somebody was told an answer.
    Told {
        entry: Id,
        /// The resident concerned, or none.
        resident: Id,
    },
    /// A certificate was issued.
    Issued { entry: Id, resident: Id, number: u32 },
}

impl Did {
    /// Whether it can be taken back.
    pub fn can_be_undone(&self) -> bool {
        true
    }

    /// The resident concerned, where there is one.
    pub fn resident(&self) -> Option<Id> {
        match self {
            Self::EntrySet { .. } | Self::ListBrought { .. } => None,
            Self::Told { resident, .. } | Self::Issued { resident, .. } => resident.some(),
        }
    }
}

/// Why something is not done: the fact and the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Not {
    /// An answer of this name stands in the guide already.
    EntryKnown { entry: Id },
    /// All of the shipped list stands in the guide already.
    ListKnown,
    /// The office does not issue this certificate.
    NotIssued { entry: Id },
    /// Something that the certificate says is not known of the resident, or of the certificate: as it is written
    /// between braces.
    FactMissing { entry: Id, fact: String },
}
