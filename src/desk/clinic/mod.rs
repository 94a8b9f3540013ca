//! Free clinics, health checks and home visits: sessions, tickets, and what was measured.

mod ask;
pub(in crate::desk) mod demo;
pub mod export;
pub mod leaving;
pub mod norm;
pub mod sheets;
pub mod today;

pub use crate::model::clinic::{Did, Not};
pub use ask::Ask;
pub use norm::assess;

pub mod records;
pub mod register;
use crate::desk::core;
use crate::model::Resident;
use jiff::civil::Date;

use crate::model::field::FieldError;
use crate::model::{Id, Note, Record, Refusal, Session, Unit, Visit, VisitState, Vitals};

use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::core::visitor::Visitor;
use crate::desk::visitors::matter;
use crate::desk::{Desk, Done};

impl Desk {
    /// Plans a session, or changes one.
    pub(in crate::desk) fn set_session(&mut self, mut session: Session) -> Result<Done, Refusal> {
        if session.end <= session.start {
            return Err(Refusal::field("end", FieldError::NotATime));
        }
        if session.institution.is_none() {
            return Err(Refusal::field("institution", FieldError::Required));
        }
        self.known::<Unit>(session.institution)?;
        if session.id.is_none() {
            session.id = self.fresh();
        } else {
            session.last_ticket = self.known::<Session>(session.id)?.last_ticket;
        }
        let mut change = Change::default();
        change.put(&self.office(), &session)?;
        let note = Note::Clinic(Did::SessionPlanned { session: session.id });
        self.commit(change, note).map(|done| done.at(Session::KIND, session.id))
    }

    /// Gives the next ticket of today's session.
    pub(in crate::desk) fn queue(&mut self, session: Id, resident: Id, visitor: &Visitor) -> Result<Done, Refusal> {
        let resident = self.living(resident)?;
        let session = self.session_of_today(session)?;
        if let Some(waiting) = waiting_at(&self.office(), session.id).into_iter().find(|v| v.resident == resident.id) {
            return Err(Refusal::from(Not::AlreadyQueued { ticket: waiting.ticket }));
        }
        let ticket = session.last_ticket + 1;
        let visit = Visit {
            id: self.fresh(),
            resident: resident.id,
            session: session.id,
            ticket,
            state: VisitState::Waiting,
            at: self.when(),
            recall: None,
        };
        let mut change = Change::default();
        change.put(&self.office(), &Session { last_ticket: ticket, ..session })?;
        change.put(&self.office(), &visit)?;
        self.add_visitor_line(&mut change, visitor, resident.id, matter::HEALTH, visit.id)?;
        let note = Note::Clinic(Did::Queued { resident: resident.id, ticket });
        self.commit(change, note).map(|done| done.at(Visit::KIND, visit.id))
    }

    /// Calls the lowest ticket that waits.
    pub(in crate::desk) fn call_next(&mut self, session: Id) -> Result<Done, Refusal> {
        let session = self.session_of_today(session)?;
        let next = waiting_at(&self.office(), session.id).into_iter().find(|visit| visit.state == VisitState::Waiting);
        let visit = Visit { state: VisitState::Called, ..next.ok_or(Refusal::from(Not::NobodyWaits))? };
        let mut change = Change::default();
        change.put(&self.office(), &visit)?;
        let note = Note::Clinic(Did::Called { resident: visit.resident, ticket: visit.ticket });
        self.commit(change, note).map(|done| done.at(Visit::KIND, visit.id))
    }

    /// Records what was measured, for a visit that waits or at once; the resident must have agreed to the record.
    pub(in crate::desk) fn record_visit(
        &mut self,
        visit: Option<Id>,
        session: Id,
        resident: Id,
        mut vitals: Vitals,
        recall: Option<Date>,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        let resident = self.living(resident)?;
        if !vitals.consent {
            return Err(Refusal::from(Not::NoConsent));
        }
        if vitals.readings().is_empty() && vitals.advice.is_empty() {
            return Err(Refusal::field("systolic", FieldError::Required));
        }
        if recall.is_some_and(|day| day <= self.today()) {
            return Err(Refusal::field("recall", FieldError::NotADate));
        }
        let mut change = Change::default();
        let before = match visit {
            Some(id) => self.unfinished_visit(id)?,
            None => self.visit_at_once(&mut change, session, resident.id, visitor)?,
        };
        vitals.id = before.id;
        vitals.resident = resident.id;
        let done = Visit { state: VisitState::Done, recall, at: self.when(), ..before };
        change.put(&self.office(), &done)?;
        change.put(&self.office(), &vitals)?;
        let note = Note::Clinic(Did::VisitRecorded { resident: resident.id, recall });
        self.commit(change, note).map(|answer| answer.at(Visit::KIND, done.id))
    }

    /// A visit that still waits for its record.
    fn unfinished_visit(&self, id: Id) -> Result<Visit, Refusal> {
        let visit = self.known::<Visit>(id)?;
        if matches!(visit.state, VisitState::Done | VisitState::Void) {
            return Err(Refusal::from(core::Not::WrongState { kind: Visit::KIND, state: state_key(visit.state) }));
        }
        Ok(visit)
    }

    /// A visit without a ticket: measured in one step, at a session or at the desk.
    fn visit_at_once(
        &mut self,
        change: &mut Change,
        session: Id,
        resident: Id,
        visitor: &Visitor,
    ) -> Result<Visit, Refusal> {
        let session = match session.some() {
            Some(id) => self.session_of_today(id)?.id,
            None => Id::NONE,
        };
        let (id, at) = (self.fresh(), self.when());
        self.add_visitor_line(change, visitor, resident, matter::HEALTH, id)?;
        Ok(Visit { id, resident, session, ticket: 0, state: VisitState::Waiting, at, recall: None })
    }

    /// Gives up a ticket.
    pub(in crate::desk) fn void_visit(&mut self, id: Id) -> Result<Done, Refusal> {
        let visit = self.unfinished_visit(id)?;
        let mut change = Change::default();
        let resident = visit.resident;
        change.put(&self.office(), &Visit { state: VisitState::Void, ..visit })?;
        self.commit(change, Note::Clinic(Did::VisitVoid { resident })).map(|done| done.at(Visit::KIND, id))
    }

    fn session_of_today(&self, id: Id) -> Result<Session, Refusal> {
        let session = self.known::<Session>(id)?;
        if session.date == self.when().date() {
            Ok(session)
        } else {
            Err(Refusal::from(core::Not::NotToday { date: session.date }))
        }
    }
}

/// Visits of a session that wait or were called, by ticket.
pub fn waiting_at(office: &Office, session: Id) -> Vec<Visit> {
    let mut waiting: Vec<Visit> = office
        .naming::<Visit, Session>(session)
        .filter_map(|id| office.of::<Visit>().get(id))
        .filter(|visit| matches!(visit.state, VisitState::Waiting | VisitState::Called))
        .cloned()
        .collect();
    waiting.sort_by_key(|visit| visit.ticket);
    waiting
}

fn state_key(state: VisitState) -> &'static str {
    crate::model::code::by_number(crate::model::clinic::VISIT_STATE, state as u8).map_or("", |code| code.key)
}

/// Whether anything was ever measured of a resident.
pub fn was_measured(office: &Office, resident: Id) -> bool {
    office.naming::<Visit, Resident>(resident).any(|visit| office.get::<Vitals>(visit).is_some())
}
