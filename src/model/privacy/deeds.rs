//! What was done of personal data, kept in the journal in ids and numbers; and why something is not done.

use serde::{Deserialize, Serialize};

use crate::model::id::{Id, Kind};
use crate::model::note::Note;

/// What a command did. Stored: variants are only ever appended, and no name, phone or address stands in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// Everything that is kept about somebody was handed out. Cannot be undone.
    KeptShown { resident: Id, records: u32 },
    /// Somebody was erased. Cannot be undone.
    Erased {
        /// Of [`crate::model::privacy::ERASE_REASON`].
        reason: u8,
        /// How many records went.
        records: u32,
    },
    /// Words about somebody were blanked in a record of another. Cannot be undone.
    Blanked { kind: Kind },
    /// What a consent that was withdrawn had covered was erased. Cannot be undone.
    Uncovered {
        resident: Id,
        /// Of [`crate::model::people::consent::PURPOSE`].
        purpose: u8,
        records: u32,
    },
    /// What was kept long enough was taken away. Cannot be undone.
    Retained {
        records: u32,
        /// How many people were erased with it.
        people: u32,
        /// Whether it was stopped before its end.
        stopped: bool,
    },
    /// It was taken back or done again, but for what was erased since.
    Without {
        /// How many records were skipped.
        records: u32,
        what: Box<Note>,
    },
}

impl Did {
    /// Whether it can be taken back: what is gone, is gone.
    pub fn can_be_undone(&self) -> bool {
        match self {
            Self::KeptShown { .. }
            | Self::Erased { .. }
            | Self::Blanked { .. }
            | Self::Uncovered { .. }
            | Self::Retained { .. } => false,
            Self::Without { what, .. } => what.can_be_undone(),
        }
    }

    /// The resident concerned, where there is one.
    pub fn resident(&self) -> Option<Id> {
        match self {
            Self::KeptShown { resident, .. } | Self::Uncovered { resident, .. } => resident.some(),
            Self::Without { what, .. } => what.resident(),
            Self::Erased { .. } | Self::Blanked { .. } | Self::Retained { .. } => None,
        }
    }
}

/// Why something is not done: the fact and the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Not {
    /// Something goes on that needs the person.
    StillRuns {
        /// What, and how many of it.
        kind: Kind,
        count: usize,
    },
    /// The name that was typed is not theirs.
    OtherName,
    /// Nothing is due to be taken away.
    NothingDue,
    /// Nothing is kept that this consent had covered.
    NothingCovered {
        /// Of [`crate::model::people::consent::PURPOSE`].
        purpose: u8,
    },
    /// They agree to it still: it is withdrawn first.
    StillAgreed {
        /// Of [`crate::model::people::consent::PURPOSE`].
        purpose: u8,
    },
    /// All that there was to take back was erased since.
    AllErased { records: usize },
    /// An import was cut off that may still speak of the person.
    ImportUnfinished,
    /// The words are not in that record any more.
    NoSuchWords,
}
