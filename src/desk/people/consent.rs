//! Consent: given and withdrawn at the desk, and asked by whoever keeps, shows or hands on something of somebody.

use jiff::civil::Date;

use crate::desk::care::pairing::pairs;
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::core::visitor::Visitor;
use crate::desk::people::{Did, Not};
use crate::desk::{Desk, Done};
use crate::model::care::Pairing;
use crate::model::field::FieldError;
use crate::model::people::consent::{Consent, NEEDS_GUARDIAN, TEXT, VISITS};
use crate::model::{Id, Note, Record, Refusal, Resident};

impl Office {
    /// Every consent that a resident ever gave.
    pub fn consents(&self, resident: Id) -> impl Iterator<Item = &Consent> {
        self.naming::<Consent, Resident>(resident).filter_map(|id| self.of::<Consent>().get(id))
    }

    /// The consent to a purpose, of [`crate::model::people::consent::PURPOSE`], that stands on a day.
    pub fn consent(&self, resident: Id, purpose: u8, day: Date) -> Option<&Consent> {
        self.consents(resident).find(|consent| consent.purpose == purpose && consent.stands(day))
    }

    /// Whether the last that somebody said about a purpose was that they agree no more.
    pub fn withdrew(&self, resident: Id, purpose: u8) -> bool {
        let said = self.consents(resident).filter(|consent| consent.purpose == purpose);
        let last = said.max_by_key(|consent| (consent.since, consent.withdrawn.is_none(), consent.id));
        last.is_some_and(|consent| consent.withdrawn.is_some())
    }

    /// Whether somebody agrees to a purpose on a day: never presumed.
    pub fn consented(&self, resident: Id, purpose: u8, day: Date) -> bool {
        self.consent(resident, purpose, day).is_some()
    }
}

impl Desk {
    /// Somebody agrees to a purpose: whoever stands at the desk gives it, the guardian in the resident's stead.
    pub(in crate::desk) fn give_consent(
        &mut self,
        resident: Id,
        purpose: u8,
        guardian: bool,
        until: Option<Date>,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        let resident = self.known::<Resident>(resident)?.id;
        let mut change = Change::default();
        if let Some(stands) = self.office().consent(resident, purpose, self.today()) {
            return Err(Refusal::from(Not::ConsentStands { purpose, since: stands.since }));
        }
        let id = self.agree(&mut change, resident, purpose, (guardian, until), visitor)?;
        let note = Note::People(Did::ConsentGiven { resident, purpose });
        self.commit(change, note).map(|done| done.at(Consent::KIND, id))
    }

    /// Adds a consent to the change of a use case that asked for it.
    pub(in crate::desk) fn agree(
        &mut self,
        change: &mut Change,
        resident: Id,
        purpose: u8,
        (guardian, until): (bool, Option<Date>),
        visitor: &Visitor,
    ) -> Result<Id, Refusal> {
        let (id, since) = (self.fresh(), self.today());
        // Personal Information Protection Law, article 31.
        let age = self.office().of::<Resident>().get(resident).and_then(|person| person.age(since));
        if !guardian && age.is_some_and(|age| age < NEEDS_GUARDIAN) {
            return Err(Refusal::from(Not::NeedsGuardian { resident }));
        }
        if until.is_some_and(|until| until < since) {
            return Err(Refusal::field("until", FieldError::NotADate));
        }
        let giver = visitor.of(resident).role;
        let consent = Consent { id, resident, purpose, giver, guardian, version: TEXT, since, until, withdrawn: None };
        change.put(&self.office(), &consent)?;
        Ok(id)
    }

    /// A consent is withdrawn, from today on.
    pub(in crate::desk) fn withdraw_consent(&mut self, resident: Id, purpose: u8) -> Result<Done, Refusal> {
        let today = self.today();
        let stands = self.office().consent(resident, purpose, today).cloned();
        let consent = stands.ok_or(Refusal::from(Not::NoConsent { purpose }))?;
        let mut change = Change::default();
        change.put(&self.office(), &Consent { withdrawn: Some(today), ..consent })?;
        if purpose == VISITS {
            // Nobody goes there any more from today on.
            let office = self.office();
            for pairing in pairs(&office, resident, today) {
                change.put(&office, &Pairing { until: Some(today), ..pairing.clone() })?;
            }
        }
        let note = Note::People(Did::ConsentWithdrawn { resident, purpose });
        self.commit(change, note).map(|done| done.at(Consent::KIND, consent.id))
    }
}
