//! An issue before a higher body: the letter, every time that the body was asked again, and its answer. Several may
//! follow each other; while one owes an answer, the clock of the solution stands still.

use jiff::civil::Date;

use super::Not;
use super::flow::Move;
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::{Desk, Done};
use crate::model::field::FieldError;
use crate::model::issues::{Chase, Did, Escalation, Reply, check_step};
use crate::model::{Id, Issue, IssueState, Note, Record, Refusal, Unit};

impl Desk {
    /// Lays an issue before a higher body.
    pub(in crate::desk) fn escalate(&mut self, draft: Escalation) -> Result<Done, Refusal> {
        let mut issue = self.known::<Issue>(draft.issue)?;
        if draft.unit.is_none() {
            return Err(Refusal::field("unit", FieldError::Required));
        }
        self.known::<Unit>(draft.unit)?;
        let owes = escalations(&self.office(), issue.id).into_iter().any(|one| one.is_open() && one.unit == draft.unit);
        if owes {
            return Err(Refusal::from(Not::StillWaits { number: issue.number }));
        }
        let asked_again = draft.promised.or(draft.next);
        let step =
            Move { state: IssueState::AwaitingHigher, lead: Id::NONE, due: asked_again, text: draft.request.clone() };
        self.step(&mut issue, &step)?;
        let sent = self.when().date();
        let next = draft.next.or(issue.update_by);
        let escalation = Escalation { id: self.fresh(), sent, next, chases: Vec::new(), answered: None, ..draft };
        let mut change = Change::default();
        change.put(&self.office(), &issue)?;
        change.put(&self.office(), &escalation)?;
        let Escalation { unit, promised, .. } = escalation;
        let note = Note::Issues(Did::IssueEscalated { number: issue.number, unit, promised });
        self.commit(change, note).map(|done| done.at(Issue::KIND, issue.id))
    }

    /// A body that owes an answer was asked again.
    pub(in crate::desk) fn chase_higher(
        &mut self,
        id: Id,
        text: String,
        (promised, next): (Option<Date>, Option<Date>),
    ) -> Result<Done, Refusal> {
        check_step(&text).map_err(|error| Refusal::field("steps", error))?;
        let mut escalation = self.known::<Escalation>(id)?;
        let mut issue = self.known::<Issue>(escalation.issue)?;
        let due = promised.or(next);
        let state = issue.state;
        self.step(&mut issue, &Move { state, lead: Id::NONE, due, text: text.clone() })?;
        let (at, who) = (self.when(), self.at_the_desk());
        escalation.chases.push(Chase { at, who, text });
        escalation.promised = promised.or(escalation.promised);
        escalation.next = next.or(issue.update_by);
        let mut change = Change::default();
        change.put(&self.office(), &issue)?;
        change.put(&self.office(), &escalation)?;
        let note = Did::HigherChased { number: issue.number, unit: escalation.unit, next: escalation.next };
        self.commit(change, Note::Issues(note)).map(|done| done.at(Issue::KIND, issue.id))
    }

    /// A body answered; once none owes an answer any more, the office goes on.
    pub(in crate::desk) fn higher_answered(&mut self, id: Id, text: String) -> Result<Done, Refusal> {
        check_step(&text).map_err(|error| Refusal::field("steps", error))?;
        let mut escalation = self.known::<Escalation>(id)?;
        let mut issue = self.known::<Issue>(escalation.issue)?;
        let others = escalations(&self.office(), issue.id).into_iter().any(|one| one.is_open() && one.id != id);
        let goes_on = issue.state == IssueState::AwaitingHigher && !others;
        let state = if goes_on { IssueState::InProgress } else { issue.state };
        self.step(&mut issue, &Move { state, lead: Id::NONE, due: None, text: text.clone() })?;
        (escalation.answered, escalation.next, escalation.answer) = (Some(self.when().date()), None, text);
        let mut change = Change::default();
        change.put(&self.office(), &issue)?;
        change.put(&self.office(), &escalation)?;
        let note = Did::HigherAnswered { number: issue.number, unit: escalation.unit };
        self.commit(change, Note::Issues(note)).map(|done| done.at(Issue::KIND, issue.id))
    }

    /// Enters a ready reply (id none) or changes it.
    pub(in crate::desk) fn set_reply(&mut self, mut reply: Reply) -> Result<Done, Refusal> {
        if reply.name.is_empty() || reply.text.is_empty() {
            let key = if reply.name.is_empty() { "name" } else { "text" };
            return Err(Refusal::field(key, FieldError::Required));
        }
        if reply.id.is_none() {
            reply.id = self.fresh();
        }
        let mut change = Change::default();
        change.put(&self.office(), &reply)?;
        self.commit(change, Note::Issues(Did::ReplySet { reply: reply.id })).map(|done| done.at(Reply::KIND, reply.id))
    }
}

/// The escalations of an issue, the first one first.
pub fn escalations(office: &Office, issue: Id) -> Vec<&Escalation> {
    let all = office.naming::<Escalation, Issue>(issue).filter_map(|id| office.of::<Escalation>().get(id));
    let mut all: Vec<&Escalation> = all.collect();
    all.sort_by_key(|one| (one.sent, one.id));
    all
}

/// The one of an issue that still owes an answer, the latest where there are several.
pub fn owing(office: &Office, issue: Id) -> Option<&Escalation> {
    escalations(office, issue).into_iter().rfind(|one| one.is_open())
}

/// The ready replies for an area, then those for any.
pub fn replies(office: &Office, area: u8) -> Vec<&Reply> {
    let mut fitting: Vec<&Reply> =
        office.of::<Reply>().all().filter(|reply| reply.area == area || reply.area == 0).collect();
    fitting.sort_by_key(|reply| (reply.area == 0, reply.name.as_str(), reply.id));
    fitting
}
