//! Benefits: who may have what on a day, what was given in which round, and how much of it is left.
//!
//! What somebody may have is worked out of the table that held on the day; nothing is ever given twice in a round, and no
//! stock falls below nothing.

pub mod allowance;
mod ask;
pub mod birthdays;
pub(in crate::desk) mod demo;
pub mod entitled;
pub mod export;
pub mod figures;
pub mod give;
pub mod records;
pub mod register;
pub mod sheets;
pub mod stock;

pub use crate::model::benefits::{Did, Not};
pub use ask::{Ask, Giving};

use crate::desk::core::change::Change;
use crate::desk::{Desk, Done};
use crate::model::benefits::{Benefit, Grant, Terms};
use crate::model::field::FieldError;
use crate::model::{Note, Record, Refusal, Way};

impl Desk {
    /// Enters a benefit (id none) with its first terms, or changes its name or its end.
    pub(in crate::desk) fn set_benefit(&mut self, benefit: &Benefit, terms: Option<Terms>) -> Result<Done, Refusal> {
        let name = benefit.name.trim().to_owned();
        if name.is_empty() {
            return Err(Refusal::field("name", FieldError::Required));
        }
        let mut benefit = Benefit { name, ..benefit.clone() };
        if !benefit.id.is_none() {
            self.known::<Benefit>(benefit.id)?;
        }
        let twin = |other: &&Benefit| other.id != benefit.id && other.name == benefit.name && other.stopped.is_none();
        let known = self.office().of::<Benefit>().all().find(twin).map(|other| other.id);
        if let Some(known) = known.filter(|_| benefit.stopped.is_none()) {
            let ways = vec![Way::Open { kind: Benefit::KIND, id: known }];
            return Err(Refusal::from(Not::BenefitKnown { benefit: known }).with_ways(ways));
        }
        let mut change = Change::default();
        if benefit.id.is_none() {
            benefit.id = self.fresh();
            let terms = terms.ok_or_else(|| Refusal::field("from", FieldError::Required))?;
            let id = self.fresh();
            let terms = self.checked(Terms { id, benefit: benefit.id, ..terms })?;
            change.put(&self.office(), &terms)?;
        }
        change.put(&self.office(), &benefit)?;
        let note = Note::Benefits(Did::BenefitSet { benefit: benefit.id });
        self.commit(change, note).map(|done| done.at(Benefit::KIND, benefit.id))
    }

    /// Sets terms from a day on, or corrects them. The days before keep their own.
    pub(in crate::desk) fn set_terms(&mut self, terms: Terms) -> Result<Done, Refusal> {
        self.known::<Benefit>(terms.benefit)?;
        let mut terms = self.checked(terms)?;
        let same = |other: &&Terms| other.id != terms.id && other.benefit == terms.benefit && other.from == terms.from;
        if self.office().of::<Terms>().all().any(|other| same(&other)) {
            return Err(Refusal::from(Not::TermsKnown { benefit: terms.benefit, from: terms.from }));
        }
        if terms.id.is_none() {
            terms.id = self.fresh();
        } else {
            // By what something was given, that stays as it is.
            let before = self.known::<Terms>(terms.id)?;
            if self.office().naming::<Grant, Terms>(terms.id).next().is_some() {
                return Err(Refusal::from(Not::TermsKnown { benefit: before.benefit, from: before.from }));
            }
        }
        let mut change = Change::default();
        change.put(&self.office(), &terms)?;
        let note = Note::Benefits(Did::TermsSet { benefit: terms.benefit, from: terms.from });
        self.commit(change, note).map(|done| done.at(Benefit::KIND, terms.benefit))
    }

    /// Terms as they may stand: with a source, and with at least one piece each time.
    fn checked(&self, terms: Terms) -> Result<Terms, Refusal> {
        if terms.source.trim().is_empty() {
            return Err(Refusal::field("source", FieldError::Required));
        }
        for supply in &terms.supplies {
            self.known::<crate::model::benefits::Supply>(*supply)?;
        }
        Ok(Terms { pieces: terms.pieces.max(1), ..terms })
    }
}
