//! What may be asked of contacts, the right that each needs, and the rule that answers it.

use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::contacts::{KEEP, Unit};
use crate::model::right::Right;
use crate::model::{Refusal, Way};

/// What may be asked of contacts: one variant a use case, sent to the worker as plain data.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Enter a unit (id none) or change one; `sure` where the one of the same name was looked at.
    SetUnit {
        /// As it should be.
        unit: Box<Unit>,
        /// All the same.
        sure: bool,
    },
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::SetUnit { .. } => Some(KEEP),
        }
    }

    /// The same by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, way: &Way) -> Option<Self> {
        let mut ask = self.clone();
        match (&mut ask, way) {
            (Self::SetUnit { sure, .. }, Way::Anyway) => *sure = true,
            _ => return None,
        }
        Some(ask)
    }
}

impl Desk {
    /// Does what is asked of contacts.
    pub(in crate::desk) fn do_contacts(&mut self, ask: Ask, _visitor: &Visitor) -> Result<Done, Refusal> {
        match ask {
            Ask::SetUnit { unit, sure } => self.set_unit(*unit, sure),
        }
    }
}
