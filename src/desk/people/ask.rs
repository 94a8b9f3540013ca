//! What may be asked of the population base, the right that each needs, and the rule that answers it.

use jiff::civil::Date;

use crate::desk::core::visitor::{NewResident, Visitor};
use crate::desk::people::merge::Both;
use crate::desk::{Desk, Done};
use crate::model::people::{CARE, CONSENT, MERGE, REGISTER};
use crate::model::right::Right;
use crate::model::{Address, Care, Id, Refusal, Relation, Resident, Way};
use crate::store::port::Rev;

/// What may be asked of the population base: one variant a use case, sent to the worker as plain data.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Register a resident; `sure` where the clerk has seen who is perhaps the same.
    Register {
        new: Box<NewResident>,
        /// All the same.
        sure: bool,
    },
    /// Write a resident's corrected data, if nobody else changed them since revision `seen`.
    Correct {
        /// As it should be.
        resident: Box<Resident>,
        /// The revision that the form showed.
        seen: Rev,
    },
    /// Write what is sensitive about a resident.
    CorrectCare {
        /// As it should be.
        care: Care,
        /// The fields that were changed, where the others were not shown.
        only: Option<Vec<&'static str>>,
    },
    /// Move to another address of the community.
    MoveWithin {
        resident: Id,
        /// Where to.
        address: Address,
        /// What they are to the head there.
        relation: Relation,
        /// Whether everybody of the household moves along.
        whole_household: bool,
    },
    MoveOut {
        resident: Id,
        /// Since when.
        on: Date,
        /// Whether everybody of the household moves along.
        whole_household: bool,
    },
    Died {
        resident: Id,
        /// When.
        on: Date,
    },
    /// Lives here again.
    Return { resident: Id },
    /// Name a household's head.
    SetHead { resident: Id },
    /// Make one of two records of one person.
    Merge {
        /// Which stays and which goes, as they were looked at.
        both: Both,
        /// The person as it shall be.
        picked: Box<Resident>,
    },
    /// Somebody agrees to a purpose; who says so stands at the desk.
    GiveConsent {
        resident: Id,
        /// Of [`crate::model::people::consent::PURPOSE`].
        purpose: u8,
        /// Whether the one who says so is the guardian.
        guardian: bool,
        /// Up to which day.
        until: Option<Date>,
    },
    /// Somebody withdraws a consent.
    WithdrawConsent {
        resident: Id,
        /// Of [`crate::model::people::consent::PURPOSE`].
        purpose: u8,
    },
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::Register { .. }
            | Self::Correct { .. }
            | Self::MoveWithin { .. }
            | Self::MoveOut { .. }
            | Self::Died { .. }
            | Self::Return { .. }
            | Self::SetHead { .. } => Some(REGISTER),
            Self::CorrectCare { .. } => Some(CARE),
            Self::Merge { .. } => Some(MERGE),
            Self::GiveConsent { .. } | Self::WithdrawConsent { .. } => Some(CONSENT),
        }
    }
}

impl Ask {
    /// The same by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, way: &Way) -> Option<Self> {
        let mut ask = self.clone();
        match (&mut ask, way) {
            (Self::Register { sure, .. }, Way::Anyway) => *sure = true,
            _ => return None,
        }
        Some(ask)
    }
}

impl Desk {
    /// Does what is asked of the population base.
    pub(in crate::desk) fn do_people(&mut self, ask: Ask, visitor: &Visitor) -> Result<Done, Refusal> {
        match ask {
            Ask::Register { new, sure } => self.register(*new, sure),
            Ask::Correct { resident, seen } => self.correct(*resident, seen),
            Ask::CorrectCare { care, only } => self.correct_care(&care, only.as_deref()),
            Ask::MoveWithin { resident, address, relation, whole_household } => {
                self.move_within(resident, &address, relation, whole_household)
            }
            Ask::MoveOut { resident, on, whole_household } => self.move_out(resident, on, whole_household),
            Ask::Died { resident, on } => self.died(resident, on),
            Ask::Return { resident } => self.return_here(resident),
            Ask::SetHead { resident } => self.set_head(resident),
            Ask::Merge { both, picked } => self.merge(&both, *picked),
            Ask::GiveConsent { resident, purpose, guardian, until } => {
                self.give_consent(resident, purpose, guardian, until, visitor)
            }
            Ask::WithdrawConsent { resident, purpose } => self.withdraw_consent(resident, purpose),
        }
    }
}
