//! Who is called at a unit, and who does what for an activity: cards with numbers that are never given twice.

use crate::desk::contacts::{Did, Not};
use crate::desk::core::change::Change;
use crate::desk::{Desk, Done};
use crate::model::contacts::{Coordination, Unit, WorkContact};
use crate::model::field::FieldError;
use crate::model::register::Counter;
use crate::model::{Note, Record, Refusal, Way};

impl Desk {
    /// Enters somebody at a unit (id none) or changes them. Two of one name at one unit are told apart, or are one.
    pub(in crate::desk) fn set_contact(&mut self, mut contact: WorkContact, sure: bool) -> Result<Done, Refusal> {
        contact.name = contact.name.trim().to_owned();
        if contact.name.is_empty() {
            return Err(Refusal::field("name", FieldError::Required));
        }
        if contact.unit.is_none() {
            return Err(Refusal::field("unit", FieldError::Required));
        }
        self.known::<Unit>(contact.unit)?;
        let open = contact.closed.is_none();
        let twin = |other: &&WorkContact| {
            other.id != contact.id && other.unit == contact.unit && other.name == contact.name && other.closed.is_none()
        };
        let known = self.office().of::<WorkContact>().all().find(twin).map(|other| other.id);
        if let Some(known) = known.filter(|_| !sure && open) {
            let ways = vec![Way::Open { kind: WorkContact::KIND, id: known }, Way::Anyway];
            return Err(Refusal::from(Not::ContactKnown { contact: known }).with_ways(ways));
        }
        let mut change = Change::default();
        if contact.id.is_none() {
            contact.id = self.fresh();
            contact.number = self.card_number(&mut change)?;
            contact.issued = Some(self.today());
        } else {
            let before = self.known::<WorkContact>(contact.id)?;
            (contact.number, contact.issued) = (before.number, before.issued);
        }
        change.put(&self.office(), &contact)?;
        self.commit(change, Note::Contacts(Did::ContactSet { contact: contact.id }))
            .map(|done| done.at(WorkContact::KIND, contact.id))
    }

    /// Writes down who does what for an activity (id none), or changes it.
    pub(in crate::desk) fn coordinate(&mut self, mut wanted: Coordination) -> Result<Done, Refusal> {
        wanted.name = wanted.name.trim().to_owned();
        if wanted.name.is_empty() {
            return Err(Refusal::field("name", FieldError::Required));
        }
        if wanted.date.is_none() {
            return Err(Refusal::field("date", FieldError::Required));
        }
        for unit in std::iter::once(wanted.host).chain(wanted.partners.iter().copied()).filter(|unit| !unit.is_none()) {
            self.known::<Unit>(unit)?;
        }
        let mut change = Change::default();
        if wanted.id.is_none() {
            wanted.id = self.fresh();
            wanted.number = self.card_number(&mut change)?;
            wanted.who = self.at_the_desk();
        } else {
            let before = self.known::<Coordination>(wanted.id)?;
            (wanted.number, wanted.who) = (before.number, before.who);
        }
        change.put(&self.office(), &wanted)?;
        self.commit(change, Note::Contacts(Did::Coordinated { coordination: wanted.id }))
            .map(|done| done.at(Coordination::KIND, wanted.id))
    }

    /// The next card's number; never given twice, also not after an undo.
    fn card_number(&self, change: &mut Change) -> Result<u32, Refusal> {
        let last = self.office().of::<Counter>().get(Counter::CARDS).map_or(0, |counter| counter.last);
        change.put(&self.office(), &Counter { id: Counter::CARDS, last: last + 1 })?;
        Ok(last + 1)
    }
}
