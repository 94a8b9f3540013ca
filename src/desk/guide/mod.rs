//! What the desk answers, what it may not certify and what it may: told with a line of the walk-in register, issued with
//! a number that is never given twice.

mod ask;
pub(in crate::desk) mod demo;
pub mod export;
pub mod facts;
pub mod records;
pub mod register;
pub mod sheets;
pub mod shipped;

pub use crate::model::guide::{Did, Not};
pub use ask::Ask;

use jiff::ToSpan;

use crate::desk::core::change::Change;
use crate::desk::core::visitor::Visitor;
use crate::desk::visitors::{matter, result};
use crate::desk::{Desk, Done};
use crate::model::by_day::day_id;
use crate::model::field::FieldError;
use crate::model::guide::rules::AGAIN_DAYS;
use crate::model::guide::{Certificate, Entry, MATTER, MAY_ISSUE};
use crate::model::register::Counter;
use crate::model::{Id, Note, Record, Refusal, VisitorLine, Way};

impl Desk {
    /// Enters an answer (id none) or changes it. Whoever reads it in half a year is told to look again.
    pub(in crate::desk) fn set_entry(&mut self, mut entry: Entry, sure: bool) -> Result<Done, Refusal> {
        entry.name = entry.name.trim().to_owned();
        if entry.name.is_empty() {
            return Err(Refusal::field("name", FieldError::Required));
        }
        if !entry.id.is_none() {
            self.known::<Entry>(entry.id)?;
        }
        if entry.kind == MAY_ISSUE && entry.wording.trim().is_empty() {
            return Err(Refusal::field("wording", FieldError::Required));
        }
        let known = self.entry_called(&entry.name).filter(|known| *known != entry.id);
        if let Some(known) = known.filter(|_| !sure && entry.closed.is_none()) {
            let ways = vec![Way::Open { kind: Entry::KIND, id: known }, Way::Anyway];
            return Err(Refusal::from(Not::EntryKnown { entry: known }).with_ways(ways));
        }
        if entry.id.is_none() {
            entry.id = self.fresh();
            entry.dated = entry.dated.or(Some(self.today()));
            entry.again = entry.again.or_else(|| self.look_again());
        }
        let mut change = Change::default();
        change.put(&self.office(), &entry)?;
        self.commit(change, Note::Guide(Did::EntrySet { entry: entry.id })).map(|done| done.at(Entry::KIND, entry.id))
    }

    fn look_again(&self) -> Option<jiff::civil::Date> {
        self.today().checked_add(self.rule_today(&AGAIN_DAYS).days()).ok()
    }

    fn entry_called(&self, name: &str) -> Option<Id> {
        let office = self.office();
        let mut entries = office.of::<Entry>().all().filter(|entry| entry.closed.is_none());
        entries.find(|entry| entry.name == name).map(|entry| entry.id)
    }

    /// Brings in what of the shipped list is not there yet; what the office corrected stays as it is.
    pub(in crate::desk) fn bring_list(&mut self) -> Result<Done, Refusal> {
        let again = self.look_again();
        let mut change = Change::default();
        let mut entries = 0;
        for entry in shipped::entries() {
            let known = self.office().of::<Entry>().all().any(|known| known.name == entry.name);
            if !known {
                let entry = Entry { id: self.fresh(), again, ..entry };
                change.put(&self.office(), &entry)?;
                entries += 1;
            }
        }
        if entries == 0 {
            return Err(Refusal::from(Not::ListKnown));
        }
        self.commit(change, Note::Guide(Did::ListBrought { entries }))
    }

    /// Logs that somebody was told an answer.
    pub(in crate::desk) fn tell_entry(&mut self, entry: Id, resident: Id, visitor: &Visitor) -> Result<Done, Refusal> {
        let told = self.known::<Entry>(entry)?;
        let mut change = Change::default();
        let line = self.guide_line(&told, resident, visitor, result::TOLD);
        change.put(&self.office(), &line)?;
        self.commit(change, Note::Guide(Did::Told { entry, resident }))
    }

    fn guide_line(&mut self, entry: &Entry, resident: Id, visitor: &Visitor, result: u8) -> VisitorLine {
        let (at, visitor) = (self.when(), visitor.of(resident));
        VisitorLine {
            id: day_id(at.date(), self.fresh().0),
            at,
            resident,
            role: visitor.role,
            visitor: visitor.name,
            checked: visitor.checked,
            matter: if entry.kind == MATTER { matter::QUESTION } else { matter::CERTIFICATE },
            about: entry.id,
            note: entry.name.clone(),
            result,
            minutes: 0,
            waited: 0,
            who: self.at_the_desk(),
        }
    }

    /// Issues a certificate of those that the office issues; refused where something that it says is not known.
    pub(in crate::desk) fn issue_certificate(
        &mut self,
        wanted: Certificate,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        let entry = self.known::<Entry>(wanted.entry)?;
        if entry.kind != MAY_ISSUE || entry.closed.is_some() {
            let ways = vec![Way::Open { kind: Entry::KIND, id: entry.id }];
            return Err(Refusal::from(Not::NotIssued { entry: entry.id }).with_ways(ways));
        }
        self.living(wanted.resident)?;
        for (key, text) in [("purpose", &wanted.purpose), ("approved", &wanted.approved)] {
            if text.trim().is_empty() {
                return Err(Refusal::field(key, FieldError::Required));
            }
        }
        let at = self.when();
        let counter = Counter::certificates(at.date().year());
        let last = self.office().of::<Counter>().get(counter).map_or(0, |counter| counter.last);
        let (number, who) = (last + 1, self.at_the_desk());
        let certificate = Certificate { id: self.fresh(), number, at, who, ..wanted };
        let worded = facts::worded(&self.office(), &entry, &certificate);
        worded.map_err(|fact| Refusal::from(Not::FactMissing { entry: entry.id, fact }))?;
        let mut change = Change::default();
        change.put(&self.office(), &Counter { id: counter, last: number })?;
        change.put(&self.office(), &certificate)?;
        let line = self.guide_line(&entry, certificate.resident, visitor, result::DONE);
        change.put(&self.office(), &line)?;
        let note = Did::Issued { entry: entry.id, resident: certificate.resident, number };
        self.commit(change, Note::Guide(note)).map(|done| done.at(Certificate::KIND, certificate.id))
    }
}
