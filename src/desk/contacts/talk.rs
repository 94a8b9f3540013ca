//! What was said, what was promised by whom until when, and what came of it.

use crate::desk::contacts::{Did, Not};
use crate::desk::core::change::Change;
use crate::desk::{Desk, Done};
use crate::model::contacts::{Chase, Communication, OPEN, Unit, WorkContact};
use crate::model::field::FieldError;
use crate::model::{Id, Note, Record, Refusal, Resident};

impl Desk {
    /// Writes down what was said (id none), or sets it right: when it was and who wrote it down stay.
    pub(in crate::desk) fn communicate(&mut self, mut said: Communication) -> Result<Done, Refusal> {
        said.content = said.content.trim().to_owned();
        said.promise = said.promise.trim().to_owned();
        if said.content.is_empty() {
            return Err(Refusal::field("content", FieldError::Required));
        }
        if let Some(contact) = said.contact.some() {
            let unit = self.known::<WorkContact>(contact)?.unit;
            if said.unit.is_none() {
                said.unit = unit;
            } else if said.unit != unit {
                return Err(Refusal::from(Not::OtherUnit { contact }));
            }
        }
        if !said.unit.is_none() {
            self.known::<Unit>(said.unit)?;
        }
        if !said.resident.is_none() {
            self.known::<Resident>(said.resident)?;
        }
        if said.promise.is_empty() && said.due.is_some() {
            return Err(Refusal::field("promise", FieldError::Required));
        }
        if !said.promise.is_empty() && said.promiser == 0 {
            return Err(Refusal::field("promiser", FieldError::Required));
        }
        if said.id.is_none() {
            (said.id, said.at, said.who) = (self.fresh(), self.when(), self.at_the_desk());
            said.chases = Vec::new();
        } else {
            let before = self.known::<Communication>(said.id)?;
            (said.at, said.who, said.chases) = (before.at, before.who, before.chases);
        }
        let mut change = Change::default();
        change.put(&self.office(), &said)?;
        let note = Did::Communicated { unit: said.unit, resident: said.resident };
        self.commit(change, Note::Contacts(note)).map(|done| done.at(Communication::KIND, said.id))
    }

    /// What was promised was asked for again.
    pub(in crate::desk) fn chase(&mut self, id: Id, note: &str) -> Result<Done, Refusal> {
        let mut said = self.promised(id)?;
        let (at, who) = (self.when(), self.at_the_desk());
        said.chases.push(Chase { at, note: note.trim().to_owned(), who });
        let note = Did::Chased { unit: said.unit, resident: said.resident };
        let mut change = Change::default();
        change.put(&self.office(), &said)?;
        self.commit(change, Note::Contacts(note)).map(|done| done.at(Communication::KIND, id))
    }

    /// Says whether a promise was kept, and what came of it.
    pub(in crate::desk) fn settle_promise(&mut self, id: Id, kept: u8, result: &str) -> Result<Done, Refusal> {
        let said = self.promised(id)?;
        let result = if result.trim().is_empty() { said.result.clone() } else { result.trim().to_owned() };
        let said = Communication { kept, result, ..said };
        let mut change = Change::default();
        change.put(&self.office(), &said)?;
        let note = Did::Settled { kept, resident: said.resident };
        self.commit(change, Note::Contacts(note)).map(|done| done.at(Communication::KIND, id))
    }

    /// What was said, with a promise in it that is open.
    fn promised(&self, id: Id) -> Result<Communication, Refusal> {
        let said = self.known::<Communication>(id)?;
        let open = said.kept == OPEN && said.is_promised();
        if open { Ok(said) } else { Err(Refusal::from(Not::NothingPromised)) }
    }
}
