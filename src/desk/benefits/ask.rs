//! What may be asked of benefits, the right that each needs, and the rule that answers it.

use jiff::civil::Date;

use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::benefits::{ALLOWANCE, Allowance, Benefit, GIVE, Grant, SET_UP, STOCK, Supply, Terms};
use crate::model::right::Right;
use crate::model::{Id, Refusal, Way};

/// What may be asked of benefits: one variant a use case, sent to the worker as plain data.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Enter a benefit (id none), with the terms that it begins with, or change its name or its end.
    SetBenefit { benefit: Box<Benefit>, terms: Option<Box<Terms>> },
    /// Set the terms of a benefit from a day on (id none), or correct those that begin on their day.
    SetTerms(Box<Terms>),
    /// Give somebody a benefit.
    Give(Box<Giving>),
    /// Give several people the same, on a delivery.
    GiveToSeveral {
        benefit: Id,
        residents: Vec<Id>,
        /// Which of the stocks that the terms name; none where they name one at most.
        supply: Id,
    },
    /// Something given does not stand, of [`crate::model::benefits::VOID`].
    VoidGrant { grant: Id, reason: u8, note: String },
    /// Correct who took it, who gave it, and the note.
    CorrectGrant {
        grant: Box<Grant>,
        /// The fields that were changed.
        only: Vec<&'static str>,
    },
    /// Enter something of which there is a stock (id none), or change it.
    SetSupply(Box<Supply>),
    /// A stock came in.
    Receive { supply: Id, pieces: u32, source: Id, expiry: Option<Date>, note: String },
    /// A stock was counted: so many are there.
    CountStock { supply: Id, found: u32, note: String },
    /// Some of a stock is spoiled or gone.
    LoseStock { supply: Id, pieces: u32, note: String },
    /// How somebody stands to the old-age allowance; it bears the resident's id.
    SetAllowance(Box<Allowance>),
}

/// What is given, to whom, and through whom.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Giving {
    pub benefit: Id,
    pub resident: Id,
    /// Which of the stocks that the terms name; none where they name one at most.
    pub supply: Id,
    /// Who gives it; none for the only one that the terms name.
    pub giver: Id,
    /// Who takes it, of [`crate::model::register::VISITOR_ROLE`]; 0 for whoever stands at the desk.
    pub role: u8,
    pub taker: String,
    /// Of [`crate::model::register::CHECKED_BY`].
    pub checked: u8,
    pub note: String,
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::SetBenefit { .. } | Self::SetTerms(..) => Some(SET_UP),
            Self::Give(..) | Self::GiveToSeveral { .. } | Self::VoidGrant { .. } | Self::CorrectGrant { .. } => {
                Some(GIVE)
            }
            Self::SetAllowance(..) => Some(ALLOWANCE),
            Self::SetSupply(..) | Self::Receive { .. } | Self::CountStock { .. } | Self::LoseStock { .. } => {
                Some(STOCK)
            }
        }
    }

    /// The same by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, _way: &Way) -> Option<Self> {
        None
    }
}

impl Desk {
    /// Does what is asked of benefits.
    pub(in crate::desk) fn do_benefits(&mut self, ask: Ask, visitor: &Visitor) -> Result<Done, Refusal> {
        match ask {
            Ask::SetBenefit { benefit, terms } => self.set_benefit(&benefit, terms.map(|terms| *terms)),
            Ask::SetTerms(terms) => self.set_terms(*terms),
            Ask::Give(giving) => self.give(&giving, visitor),
            Ask::GiveToSeveral { benefit, residents, supply } => self.give_to_several(benefit, &residents, supply),
            Ask::SetAllowance(allowance) => self.set_allowance(&allowance),
            Ask::VoidGrant { grant, reason, note } => self.void_grant(grant, reason, &note),
            Ask::CorrectGrant { grant, only } => self.correct_grant(&grant, &only),
            Ask::SetSupply(supply) => self.set_supply(*supply),
            Ask::Receive { supply, pieces, source, expiry, note } => {
                self.receive(supply, pieces, source, (expiry, note))
            }
            Ask::CountStock { supply, found, note } => self.count_stock(supply, found, note),
            Ask::LoseStock { supply, pieces, note } => self.lose_stock(supply, pieces, note),
        }
    }
}
