//! What was done of the population base, kept in the journal in ids and numbers; and why something is not done.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::id::Id;

/// What a command did. Stored: variants are only ever appended, and no name, phone or address stands in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// A resident was registered.
    Registered { resident: Id },
    /// A resident's data were corrected.
    Corrected {
        resident: Id,
        /// The keys of the fields that changed.
        fields: Vec<String>,
    },
    /// A resident moved to another household.
    MovedWithin { resident: Id },
    /// A resident moved out.
    MovedOut {
        resident: Id,
        /// Since when.
        on: Date,
    },
    /// A resident died.
    Died {
        resident: Id,
        /// When.
        on: Date,
    },
    /// A resident who had moved out lives here again.
    Returned { resident: Id },
    /// A roster was imported.
    Imported {
        /// Residents added.
        added: u32,
        /// Residents changed.
        updated: u32,
        /// The file's fingerprint, by which an import that was cut off knows it again; 0 for none.
        file: u64,
        /// What the file is called, without its folder; empty for none.
        name: String,
    },
    /// Two records of one person became one.
    Merged {
        /// Which stayed.
        resident: Id,
        /// Which went.
        gone: Id,
    },
    /// Somebody agreed to a purpose.
    ConsentGiven {
        resident: Id,
        /// Of [`crate::model::people::consent::PURPOSE`].
        purpose: u8,
    },
    /// Somebody withdrew a consent.
    ConsentWithdrawn {
        resident: Id,
        /// Of [`crate::model::people::consent::PURPOSE`].
        purpose: u8,
    },
    /// Of an import, those people whom nobody touched since: what is taken back where others must stay.
    RestOfImport {
        /// How many people.
        people: u32,
        /// How many stayed.
        stayed: u32,
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
            Self::Registered { resident }
            | Self::Corrected { resident, .. }
            | Self::MovedWithin { resident }
            | Self::MovedOut { resident, .. }
            | Self::Died { resident, .. }
            | Self::Returned { resident }
            | Self::ConsentGiven { resident, .. }
            | Self::ConsentWithdrawn { resident, .. }
            | Self::Merged { resident, .. } => resident.some(),
            Self::Imported { .. } | Self::RestOfImport { .. } => None,
        }
    }
}

/// Why something is not done: the fact and the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Not {
    /// The identity number is another resident's.
    IdTaken { by: Id },
    /// Perhaps the same person: same name and birth, or same name and address.
    PerhapsSame {
        /// Who is there already.
        as_: Id,
    },
    /// The resident moved out or died.
    NotLivingHere { resident: Id },
    /// An import cannot be taken back: some of its people were booked for, changed or referred to since.
    Touched {
        /// Who, in the order of their ids.
        people: Vec<Id>,
    },
    /// They agreed to that already.
    ConsentStands {
        /// Of [`crate::model::people::consent::PURPOSE`].
        purpose: u8,
        /// Since when.
        since: Date,
    },
    /// Whoever is under fourteen does not decide: the guardian does.
    NeedsGuardian { resident: Id },
    /// They did not agree to that.
    NoConsent {
        /// Of [`crate::model::people::consent::PURPOSE`].
        purpose: u8,
    },
    /// The head of a household of several cannot leave before another head is named.
    HeadOfOthers {
        /// How many others live there.
        others: usize,
    },
}
