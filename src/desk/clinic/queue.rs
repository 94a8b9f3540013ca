//! The queue of a session: tickets in their turn, called, held, given up; and what becomes of them when it is closed.

use crate::desk::clinic::follow::due;
use crate::desk::clinic::sheets::address;
use crate::desk::clinic::unfinished_at;
use crate::desk::core;
use crate::desk::core::change::Change;
use crate::desk::core::visitor::Visitor;
use crate::desk::visitors::matter;
use crate::desk::{Desk, Done};
use crate::model::clinic::{Did, Not};
use crate::model::{Id, Note, Record, Refusal, Session, Visit, VisitState, Way};

impl Desk {
    /// Gives the next ticket of today's session; `sure` where the session is full and the clerk knows it.
    pub(in crate::desk) fn queue(
        &mut self,
        session: Id,
        resident: Id,
        (priority, sure): (u8, bool),
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        let resident = self.living(resident)?;
        let session = self.running(session)?;
        if let Some(waits) = unfinished_at(&self.office(), session.id).into_iter().find(|v| v.resident == resident.id) {
            return Err(Refusal::from(Not::AlreadyQueued { ticket: waits.ticket }));
        }
        self.has_room(&session, sure)?;
        let mut change = Change::default();
        let visit = self.ticket(&mut change, &session, resident.id, visitor)?;
        let visit = Visit { priority, ..visit };
        change.put(&self.office(), &visit)?;
        let note = Note::Clinic(Did::Queued { resident: resident.id, ticket: visit.ticket });
        self.commit(change, note).map(|done| done.at(Visit::KIND, visit.id))
    }

    /// The next ticket of a session, and the visitor's own line; the visit itself is still to be written.
    pub(super) fn ticket(
        &mut self,
        change: &mut Change,
        session: &Session,
        resident: Id,
        visitor: &Visitor,
    ) -> Result<Visit, Refusal> {
        let ticket = session.last_ticket + 1;
        let (id, at) = (self.fresh(), self.when());
        change.put(&self.office(), &Session { last_ticket: ticket, ..session.clone() })?;
        self.add_visitor_line(change, visitor, resident, matter::HEALTH, id)?;
        Ok(Visit {
            id,
            resident,
            session: session.id,
            ticket,
            state: VisitState::Waiting,
            priority: 0,
            at,
            called: None,
            recall: None,
        })
    }

    fn has_room(&self, session: &Session, sure: bool) -> Result<(), Refusal> {
        let office = self.office();
        let taken = office.naming::<Visit, Session>(session.id).filter_map(|id| office.of::<Visit>().get(id));
        let taken = taken.filter(|visit| visit.state != VisitState::Void).count();
        if session.capacity > 0 && taken >= usize::from(session.capacity) && !sure {
            let refusal = Refusal::from(Not::SessionFull { capacity: session.capacity });
            return Err(refusal.with_ways(vec![Way::Anyway]));
        }
        Ok(())
    }

    /// Calls this ticket if it waits; else those who go before others, then the lowest ticket that waits.
    pub(in crate::desk) fn call_next(&mut self, session: Id, meant: Option<Id>) -> Result<Done, Refusal> {
        let session = self.running(session)?;
        let waiting = unfinished_at(&self.office(), session.id);
        let mut waiting = waiting.into_iter().filter(|visit| visit.state == VisitState::Waiting);
        let first = waiting.clone().find(|visit| Some(visit.id) == meant);
        let next = first.or_else(|| waiting.next()).ok_or(Refusal::from(Not::NobodyWaits))?;
        self.call(&next)
    }

    fn call(&mut self, visit: &Visit) -> Result<Done, Refusal> {
        let visit = Visit { state: VisitState::Called, called: Some(self.now()), ..visit.clone() };
        let note = Did::Called { resident: visit.resident, ticket: visit.ticket };
        self.move_ticket(&visit, note)
    }

    /// Calls a ticket by itself, once more too.
    pub(in crate::desk) fn call_again(&mut self, visit: Id) -> Result<Done, Refusal> {
        let visit = self.unfinished_visit(visit)?;
        self.running(visit.session)?;
        self.call(&visit)
    }

    /// Whoever was called is not there: the ticket waits aside, and `k` goes on with the others.
    pub(in crate::desk) fn hold_ticket(&mut self, visit: Id) -> Result<Done, Refusal> {
        let visit = Visit { state: VisitState::OnHold, ..self.unfinished_visit(visit)? };
        let note = Did::Held { resident: visit.resident, ticket: visit.ticket };
        self.move_ticket(&visit, note)
    }

    /// A ticket that waited aside waits with the others again.
    pub(in crate::desk) fn resume(&mut self, visit: Id) -> Result<Done, Refusal> {
        let visit = Visit { state: VisitState::Waiting, ..self.unfinished_visit(visit)? };
        let note = Did::Resumed { resident: visit.resident, ticket: visit.ticket };
        self.move_ticket(&visit, note)
    }

    /// Somebody sits with the nurse.
    pub(in crate::desk) fn begin_visit(&mut self, visit: Id) -> Result<Done, Refusal> {
        let visit = Visit { state: VisitState::BeingSeen, ..self.unfinished_visit(visit)? };
        let note = Did::Begun { resident: visit.resident, ticket: visit.ticket };
        self.move_ticket(&visit, note)
    }

    /// A ticket is called before others, with a reason; without one in its turn again.
    pub(in crate::desk) fn prioritise(&mut self, visit: Id, reason: u8) -> Result<Done, Refusal> {
        let visit = Visit { priority: reason, ..self.unfinished_visit(visit)? };
        let note = Did::Prioritised { resident: visit.resident, ticket: visit.ticket, reason };
        self.move_ticket(&visit, note)
    }

    /// Gives up a ticket: whoever had it left.
    pub(in crate::desk) fn void_visit(&mut self, id: Id) -> Result<Done, Refusal> {
        let visit = Visit { state: VisitState::Void, ..self.unfinished_visit(id)? };
        let note = Did::VisitVoid { resident: visit.resident };
        self.move_ticket(&visit, note)
    }

    /// Somebody was seen while nothing could be entered. Nothing is known of what was measured, so that they are due again
    /// on the day on which they were.
    pub(in crate::desk) fn enter_seen(&mut self, id: Id) -> Result<Done, Refusal> {
        let visit = self.unfinished_visit(id)?;
        let (date, when) = (self.known::<Session>(visit.session)?.date, self.when());
        if when.date() != date {
            return Err(Refusal::from(core::Not::NotToday { date }));
        }
        let recall = due(&self.office(), visit.resident).map(|due| due.on);
        let visit = Visit { state: VisitState::Done, at: when.max(visit.at), recall, ..visit };
        let note = Did::SeenMeanwhile { resident: visit.resident, ticket: visit.ticket };
        self.move_ticket(&visit, note)
    }

    fn move_ticket(&mut self, visit: &Visit, did: Did) -> Result<Done, Refusal> {
        let mut change = Change::default();
        change.put(&self.office(), visit)?;
        self.commit(change, Note::Clinic(did)).map(|done| done.at(Visit::KIND, visit.id))
    }

    /// Closes a session: whoever still waits left, or goes on at another session with a ticket of that one. No record
    /// changes by it.
    pub(in crate::desk) fn close_session(&mut self, session: Id, carry_to: Option<Id>) -> Result<Done, Refusal> {
        let session = self.known::<Session>(session)?;
        if session.closed.is_some() {
            return Err(Refusal::from(Not::SessionClosed));
        }
        let waiting = unfinished_at(&self.office(), session.id);
        let mut change = Change::default();
        let mut next = carry_to.map(|id| self.known::<Session>(id)).transpose()?;
        if next.as_ref().is_some_and(|next| next.id == session.id || next.closed.is_some() || next.date < self.today())
        {
            return Err(Refusal::from(Not::NothingToCarryTo));
        }
        let (mut left, mut carried) = (0, 0);
        for visit in waiting {
            let visit = if let Some(next) = &mut next {
                next.last_ticket += 1;
                carried += 1;
                Visit { session: next.id, ticket: next.last_ticket, state: VisitState::Waiting, called: None, ..visit }
            } else {
                left += 1;
                Visit { state: VisitState::Void, ..visit }
            };
            change.put(&self.office(), &visit)?;
        }
        if let Some(next) = next {
            change.put(&self.office(), &next)?;
        }
        let id = session.id;
        change.put(&self.office(), &Session { closed: Some(self.now()), ..session })?;
        let note = Note::Clinic(Did::SessionClosed { session: id, left, carried });
        self.commit(change, note).map(|done| done.at(Session::KIND, id))
    }

    /// Puts people on a round of home visits, in the order in which it is walked; who is on it stays where they are.
    pub(in crate::desk) fn plan_round(&mut self, session: Id, residents: &[Id]) -> Result<Done, Refusal> {
        let mut session = self.known::<Session>(session)?;
        if !session.is_round() {
            return Err(Refusal::from(Not::NoRound));
        }
        if session.closed.is_some() || session.date < self.today() {
            return Err(Refusal::from(Not::SessionClosed));
        }
        let on_it: Vec<Id> = unfinished_at(&self.office(), session.id).iter().map(|visit| visit.resident).collect();
        let mut people = Vec::new();
        for id in residents.iter().filter(|id| !on_it.contains(id)) {
            people.push(self.living(*id)?.id);
        }
        people.sort_by_cached_key(|id| (address(&self.office(), *id), *id));
        people.dedup();
        if people.is_empty() {
            return Err(Refusal::from(Not::AllOnRound));
        }
        let (mut change, at, count) = (Change::default(), self.now(), people.len() as u16);
        for resident in people {
            session.last_ticket += 1;
            let visit = Visit {
                id: self.fresh(),
                resident,
                session: session.id,
                ticket: session.last_ticket,
                state: VisitState::Waiting,
                priority: 0,
                at,
                called: None,
                recall: None,
            };
            change.put(&self.office(), &visit)?;
        }
        let id = session.id;
        change.put(&self.office(), &session)?;
        let note = Note::Clinic(Did::RoundPlanned { session: id, count });
        self.commit(change, note).map(|done| done.at(Session::KIND, id))
    }

    /// A session of today that is not closed.
    pub(super) fn running(&self, id: Id) -> Result<Session, Refusal> {
        let session = self.known::<Session>(id)?;
        if session.date != self.when().date() {
            return Err(Refusal::from(core::Not::NotToday { date: session.date }));
        }
        // What happened before it was closed is still entered, late.
        if session.closed.is_some_and(|closed| closed <= self.when()) {
            return Err(Refusal::from(Not::SessionClosed));
        }
        Ok(session)
    }

    /// A visit that still waits for its record.
    pub(super) fn unfinished_visit(&self, id: Id) -> Result<Visit, Refusal> {
        let visit = self.known::<Visit>(id)?;
        if visit.state.is_unfinished() {
            Ok(visit)
        } else {
            let state = super::state_key(visit.state);
            Err(Refusal::from(core::Not::WrongState { kind: Visit::KIND, state }))
        }
    }
}
