//! What may be asked about operators, the right that each needs, and the rule that answers it.

use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::operators::pin::Digits;
use crate::model::operators::{KEEP, Proof, Role};
use crate::model::register::REVEAL;
use crate::model::right::{RIGHTS, Right};
use crate::model::{Id, Kind, Operator, Refusal, Way};

/// What may be asked about operators: one variant a use case, sent to the worker as plain data.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Enter an operator, or change one; a new one's id is still to be given.
    SetOperator {
        /// As it should be.
        operator: Box<Operator>,
    },
    /// Give a role a right, or take it away.
    SetRight {
        role: Role,
        /// The right's number.
        right: u8,
        /// Whether the role is to have it.
        has: bool,
    },
    /// Give somebody a PIN.
    SetPin { operator: Id, pin: Digits },
    /// Take somebody's PIN away.
    RemovePin { operator: Id },
    /// Open a list to call people on it, with one reason.
    OpenCallList {
        /// Of [`crate::model::operators::look::LIST`].
        list: u8,
        /// How many people stand in it.
        people: u32,
        /// Of [`crate::model::register::REVEAL_REASON`].
        reason: u8,
    },
    /// Whoever is at the desk takes another PIN, by their old one.
    ChangePin { old: Proof, pin: Digits },
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::SetOperator { .. } | Self::SetRight { .. } | Self::SetPin { .. } | Self::RemovePin { .. } => {
                Some(KEEP)
            }
            Self::OpenCallList { .. } => Some(REVEAL),
            Self::ChangePin { .. } => None,
        }
    }

    /// The same by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, _way: &Way) -> Option<Self> {
        None
    }
}

impl Desk {
    /// Does what is asked about operators.
    pub(in crate::desk) fn do_operators(&mut self, ask: Ask, _visitor: &Visitor) -> Result<Done, Refusal> {
        match ask {
            Ask::SetOperator { operator } => self.set_operator(*operator),
            Ask::SetRight { role, right, has } => {
                let right = RIGHTS.iter().find(|known| known.number == right).copied();
                self.set_right(role, right.ok_or(Refusal::gone(Kind::ANY))?, has)
            }
            Ask::SetPin { operator, pin } => self.set_pin(operator, &pin),
            Ask::RemovePin { operator } => self.remove_pin(operator),
            Ask::OpenCallList { list, people, reason } => self.open_call_list(list, people, reason),
            Ask::ChangePin { old, pin } => self.change_pin(&old, &pin),
        }
    }
}
