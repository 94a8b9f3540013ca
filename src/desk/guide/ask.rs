//! What may be asked of the guide, the right that each needs, and the rule that answers it.

use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::guide::{Certificate, Entry, ISSUE, KEEP};
use crate::model::right::Right;
use crate::model::visitors::LOG;
use crate::model::{Id, Refusal, Way};

/// What may be asked of the guide: one variant a use case, sent to the worker as plain data.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Enter an answer (id none) or change one; `sure` where the one of the same name was looked at.
    SetEntry {
        /// As it should be.
        entry: Box<Entry>,
        /// All the same.
        sure: bool,
    },
    /// Bring in what of the shipped list does not stand in the guide yet.
    BringList,
    /// Somebody was told an answer: their visit is logged with it.
    Tell {
        entry: Id,
        /// The resident concerned, or none.
        resident: Id,
    },
    /// Issue a certificate; id, number, time and clerk are still to be given.
    Issue {
        /// As it should be.
        certificate: Box<Certificate>,
    },
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::SetEntry { .. } | Self::BringList => Some(KEEP),
            Self::Tell { .. } => Some(LOG),
            Self::Issue { .. } => Some(ISSUE),
        }
    }

    /// The same by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, way: &Way) -> Option<Self> {
        let mut ask = self.clone();
        match (&mut ask, way) {
            (Self::SetEntry { sure, .. }, Way::Anyway) => *sure = true,
            _ => return None,
        }
        Some(ask)
    }
}

impl Desk {
    /// Does what is asked of the guide.
    pub(in crate::desk) fn do_guide(&mut self, ask: Ask, visitor: &Visitor) -> Result<Done, Refusal> {
        match ask {
            Ask::SetEntry { entry, sure } => self.set_entry(*entry, sure),
            Ask::BringList => self.bring_list(),
            Ask::Tell { entry, resident } => self.tell_entry(entry, resident, visitor),
            Ask::Issue { certificate } => self.issue_certificate(*certificate, visitor),
        }
    }
}
