//! What was measured: recorded with consent, counted without it, corrected, and void.

use jiff::civil::Date;

use crate::desk::core;
use crate::desk::core::change::Change;
use crate::desk::core::visitor::Visitor;
use crate::desk::visitors::matter;
use crate::desk::{Desk, Done};
use crate::model::clinic::readings::RANDOM;
use crate::model::clinic::{Did, Not};
use crate::model::field::FieldError;
use crate::model::people::consent::HEALTH_RECORD;
use crate::model::{Id, Note, Record, Refusal, Session, Visit, VisitState, Vitals, Way};

/// What is to be recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Recording {
    /// The visit that waits, if any.
    pub visit: Option<Id>,
    /// The session, or none at the desk.
    pub session: Id,
    pub resident: Id,
    /// What was measured; its id is still to be given.
    pub vitals: Vitals,
    /// When to come again.
    pub recall: Option<Date>,
    /// What they said when they were asked whether a record may be kept; nothing where they said so before.
    pub agrees: Option<bool>,
}

impl Desk {
    /// Records what was measured, for a visit that waits or at once. Without the resident's consent only the session's
    /// count is kept.
    pub(in crate::desk) fn record_visit(&mut self, what: Recording, visitor: &Visitor) -> Result<Done, Refusal> {
        let Recording { visit, session, resident, mut vitals, recall, agrees } = what;
        let resident = self.living(resident)?.id;
        let agreed = self.office().consented(resident, HEALTH_RECORD, self.today());
        if !agreed && agrees.is_none() {
            return Err(Refusal::from(Not::NoConsent));
        }
        self.complete(&mut vitals, session, recall)?;
        if !agreed && agrees == Some(false) {
            return self.count_only(visit, session, visitor);
        }
        let mut change = Change::default();
        if !agreed {
            self.agree(&mut change, resident, HEALTH_RECORD, (false, None), visitor)?;
        }
        let before = match visit {
            Some(id) => self.unfinished_visit(id)?,
            None => self.visit_at_once(&mut change, session, resident, visitor)?,
        };
        vitals.id = before.id;
        vitals.resident = resident;
        let done = Visit { state: VisitState::Done, recall, at: self.when(), ..before };
        change.put(&self.office(), &done)?;
        change.put(&self.office(), &vitals)?;
        let note = Note::Clinic(Did::VisitRecorded { resident, recall });
        self.commit(change, note).map(|answer| answer.at(Visit::KIND, done.id))
    }

    /// Refuses what is no record, and says how glucose was taken where the session knows it.
    fn complete(&self, vitals: &mut Vitals, session: Id, recall: Option<Date>) -> Result<(), Refusal> {
        if vitals.readings().is_empty() && vitals.advice.is_empty() && vitals.complaint.is_empty() {
            return Err(Refusal::field("systolic", FieldError::Required));
        }
        if recall.is_some_and(|day| day <= self.today()) {
            return Err(Refusal::field("recall", FieldError::NotADate));
        }
        if vitals.glucose.is_some() && vitals.glucose_kind == 0 {
            let usual = self.office().of::<Session>().get(session).map(|session| session.glucose);
            vitals.glucose_kind = usual.filter(|kind| *kind > 0).unwrap_or(RANDOM);
        }
        Ok(())
    }

    /// Somebody was measured who does not want it written down: the session counts one more, and that is all.
    fn count_only(&mut self, visit: Option<Id>, session: Id, visitor: &Visitor) -> Result<Done, Refusal> {
        let mut change = Change::default();
        if let Some(visit) = visit {
            let visit = self.unfinished_visit(visit)?;
            change.put(&self.office(), &Visit { state: VisitState::Void, ..visit })?;
        }
        match session.some() {
            Some(id) => {
                let held = self.running(id)?;
                let unnamed = held.unnamed.saturating_add(1);
                change.put(&self.office(), &Session { unnamed, ..held })?;
            }
            None => self.add_visitor_line(&mut change, visitor, Id::NONE, matter::HEALTH, Id::NONE)?,
        }
        self.commit(change, Note::Clinic(Did::CountedOnly { session }))
    }

    /// A visit without a ticket so far: measured in one step. At a session it takes the next number.
    fn visit_at_once(
        &mut self,
        change: &mut Change,
        session: Id,
        resident: Id,
        visitor: &Visitor,
    ) -> Result<Visit, Refusal> {
        if let Some(session) = session.some() {
            let session = self.running(session)?;
            return self.ticket(change, &session, resident, visitor);
        }
        let (id, at) = (self.fresh(), self.when());
        self.add_visitor_line(change, visitor, resident, matter::HEALTH, id)?;
        let (state, called, recall) = (VisitState::Waiting, None, None);
        Ok(Visit { id, resident, session: Id::NONE, ticket: 0, state, priority: 0, at, called, recall })
    }

    /// Corrects what was recorded; history keeps what stood there.
    pub(in crate::desk) fn correct_visit(
        &mut self,
        visit: Id,
        mut vitals: Vitals,
        recall: Option<Date>,
    ) -> Result<Done, Refusal> {
        let before = self.recorded(visit)?;
        if vitals.readings().is_empty() && vitals.advice.is_empty() && vitals.complaint.is_empty() {
            return Err(Refusal::field("systolic", FieldError::Required));
        }
        if recall.is_some_and(|day| day <= before.at.date()) {
            return Err(Refusal::field("recall", FieldError::NotADate));
        }
        (vitals.id, vitals.resident) = (before.id, before.resident);
        let resident = before.resident;
        // Who was only counted as seen has no record yet: they are asked first, as everybody is.
        let is_first = self.office().get::<Vitals>(visit).is_none();
        if is_first && !self.office().consented(resident, HEALTH_RECORD, self.today()) {
            return Err(Refusal::from(Not::NoConsent));
        }
        let mut change = Change::default();
        change.put(&self.office(), &Visit { recall, ..before })?;
        change.put(&self.office(), &vitals)?;
        let note = Note::Clinic(Did::VisitCorrected { resident });
        self.commit(change, note).map(|done| done.at(Visit::KIND, visit))
    }

    /// Voids a record: what was measured goes, and its ticket waits again or ends.
    pub(in crate::desk) fn void_record(&mut self, visit: Id, back: bool) -> Result<Done, Refusal> {
        let before = self.recorded(visit)?;
        if back {
            self.running(before.session)?;
        }
        let state = if back { VisitState::Waiting } else { VisitState::Void };
        let resident = before.resident;
        let mut change = Change::default();
        change.put(&self.office(), &Visit { state, recall: None, ..before })?;
        change.delete::<Vitals>(&self.office(), visit);
        let note = Note::Clinic(Did::RecordVoid { resident, back });
        self.commit(change, note).map(|done| done.at(Visit::KIND, visit))
    }

    /// A visit with a record.
    fn recorded(&self, id: Id) -> Result<Visit, Refusal> {
        let visit = self.known::<Visit>(id)?;
        if visit.state != VisitState::Done {
            let state = super::state_key(visit.state);
            return Err(Refusal::from(core::Not::WrongState { kind: Visit::KIND, state }));
        }
        Ok(visit)
    }

    /// Refuses readings that are seldom right, with their units, until somebody looked at the instrument again.
    pub(super) fn look_at_readings_again(vitals: &Vitals, sure: bool) -> Result<(), Refusal> {
        let unlikely = vitals.unlikely();
        if unlikely.is_empty() || sure {
            return Ok(());
        }
        let refusal = Refusal::from(Not::Unlikely { readings: unlikely.join("  ") });
        Err(refusal.with_ways(vec![Way::Anyway]))
    }
}
