//! What was done of the handover, kept in the journal in ids and numbers; and why something is not done.

use serde::{Deserialize, Serialize};

use crate::model::id::Id;

/// What a command did. Stored: variants are only ever appended, and no name, phone or address stands in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// Something was written down for the next shift.
    Noted {
        /// The resident concerned, or none.
        resident: Id,
    },
    /// The shift was handed over: who took over, none where nobody stood there, and how many notes go on.
    HandedOver { taker: Id, notes: u32 },
    /// Somebody took over what was left for them.
    TakenOver { notes: u32 },
    /// So many notes were read.
    Read { notes: u32 },
    /// A note was done.
    Done {
        /// The resident concerned, or none.
        resident: Id,
    },
}

impl Did {
    /// Whether it can be taken back. That a shift was handed over, and that its notes were read, stands.
    pub fn can_be_undone(&self) -> bool {
        match self {
            Self::Noted { .. } | Self::Done { .. } => true,
            Self::HandedOver { .. } | Self::TakenOver { .. } | Self::Read { .. } => false,
        }
    }

    /// The resident concerned, where there is one.
    pub fn resident(&self) -> Option<Id> {
        match self {
            Self::Noted { resident } | Self::Done { resident } => resident.some(),
            Self::HandedOver { .. } | Self::TakenOver { .. } | Self::Read { .. } => None,
        }
    }
}

/// Why something is not done: the fact and the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Not {
    /// Nobody hands over to themselves.
    SameClerk,
    /// There is nothing that was handed over and not read.
    NothingUnread,
    /// The note is done already.
    DoneAlready,
}
