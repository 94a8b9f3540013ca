//! What was done of operators, kept in the journal in ids and numbers; and why something is not done.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::model::id::Id;

/// What a command did. Stored: variants are only ever appended, and no name, phone or address stands in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// An operator was entered, or changed.
    Set { operator: Id },
    /// A role was given a right, or it was taken away.
    RightSet {
        /// Of [`crate::model::operators::ROLE`].
        role: u8,
        /// The key of the right.
        right: String,
        /// Whether the role has it now.
        has: bool,
    },
    /// Somebody's PIN was set. Cannot be undone.
    PinSet { operator: Id },
    /// Somebody's PIN was taken away. Cannot be undone.
    PinRemoved { operator: Id },
    /// A wrong PIN was typed. Cannot be undone.
    PinWrong { operator: Id },
    /// A list was opened to call people. Cannot be undone.
    ListOpened {
        /// Of [`crate::model::operators::look::LIST`].
        list: u8,
        /// Of [`crate::model::register::REVEAL_REASON`].
        reason: u8,
        /// How many people stood in it.
        people: u32,
    },
    /// So many lines were written of who looked at whom. Cannot be undone.
    LooksKept { lines: u32 },
    /// Somebody was looked at, as their history tells it. Cannot be undone.
    Looked {
        resident: Id,
        /// Bit `n` for code `n` of [`crate::model::operators::look::HOW`].
        how: u32,
        /// The last time.
        until: DateTime,
    },
}

impl Did {
    /// Whether it can be taken back: what a PIN was or will be cannot.
    pub fn can_be_undone(&self) -> bool {
        match self {
            Self::Set { .. } | Self::RightSet { .. } => true,
            Self::PinSet { .. }
            | Self::PinRemoved { .. }
            | Self::PinWrong { .. }
            | Self::ListOpened { .. }
            | Self::LooksKept { .. }
            | Self::Looked { .. } => false,
        }
    }

    /// The resident concerned, where there is one.
    pub fn resident(&self) -> Option<Id> {
        match self {
            Self::Set { .. }
            | Self::RightSet { .. }
            | Self::PinSet { .. }
            | Self::PinRemoved { .. }
            | Self::PinWrong { .. }
            | Self::ListOpened { .. }
            | Self::LooksKept { .. } => None,
            Self::Looked { resident, .. } => resident.some(),
        }
    }
}

/// Why something is not done: the fact and the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Not {
    /// The screen is locked: whoever is meant to sit there has not shown yet that it is them.
    Locked,
    /// Their PIN is asked for.
    PinAsked { operator: Id },
    /// It is not their PIN.
    PinWrong { operator: Id },
    /// After wrong PINs none is looked at until then.
    Wait {
        /// When the next is looked at.
        until: DateTime,
    },
    /// The digits are no PIN: six at least, neither one digit over and over nor digits in their order.
    PinUnfit,
    /// The passphrase opens nothing, or is not theirs to come in by.
    PassphraseWrong,
    /// Nobody of this name works here today.
    NotHere,
    /// Another operator has this short name.
    NameTaken { operator: Id },
    /// Somebody must be left who keeps operators and rights.
    LastAdministrator,
    /// The table of roles does not let the role have this right, or lets nobody take it away.
    NotInTable,
    /// Nobody stands in the list.
    NobodyToCall,
}
