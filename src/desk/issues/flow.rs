//! The course of an issue: which step may follow, one issue or several at once, and what those who raised it say of its
//! solution.

use jiff::civil::Date;

use super::{Not, clock};
use crate::desk::core;
use crate::desk::core::change::Change;
use crate::desk::core::visitor::Visitor;
use crate::desk::visitors::matter;
use crate::desk::{Desk, Done};
use crate::model::code::by_number;
use crate::model::field::FieldError;
use crate::model::issues::{
    Answer, Did, ISSUE_STATE, MAX_STEPS, NOT_CONTENT, SATISFACTION, SUGGESTION, Step, check_step,
};
use crate::model::{Id, Issue, IssueState, Note, Record, Refusal};

/// How somebody is told who is called back, of [`TOLD_BY`](crate::model::issues::TOLD_BY).
const BY_PHONE: u8 = 1;
const AT_THE_DESK: u8 = 4;

/// A step of an issue: none and `None` leave as they are what they stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Where it stands then.
    pub state: IssueState,
    /// The unit that deals with it.
    pub lead: Id,
    /// By when.
    pub due: Option<Date>,
    /// What was done.
    pub text: String,
}

/// One of those who raised an issue is called back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalledBack {
    /// Who; none where nobody gave a name.
    pub resident: Id,
    /// What they said, of [`SATISFACTION`](crate::model::issues::SATISFACTION).
    pub satisfaction: u8,
    /// By when it is to be done again, where they are not content; `None` for the usual day.
    pub due: Option<Date>,
    /// Why they are not content.
    pub text: String,
}

impl Desk {
    /// Takes an issue a step further; the same state with a text is a chase, kept as a step too. Where
    /// somebody came to ask about it, their visit is logged with it.
    pub(in crate::desk) fn move_issue(
        &mut self,
        id: Id,
        step: &Move,
        asked_by: Id,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        let mut issue = self.known::<Issue>(id)?;
        self.step(&mut issue, step)?;
        let (number, state, lead, due) = (issue.number, issue.state, issue.lead, issue.promised());
        let note = Note::Issues(Did::IssueMoved { number, state, lead, due });
        let mut change = Change::default();
        change.put(&self.office(), &issue)?;
        if !asked_by.is_none() {
            self.add_visitor_line(&mut change, visitor, asked_by, matter::ISSUE, id)?;
        }
        self.commit(change, note).map(|done| done.at(Issue::KIND, id))
    }

    /// The same step of several issues, as one command: all of them take it, or none.
    pub(in crate::desk) fn move_issues(&mut self, ids: &[Id], step: &Move) -> Result<Done, Refusal> {
        let mut change = Change::default();
        for id in ids {
            let mut issue = self.known::<Issue>(*id)?;
            if !may_go(&issue, step.state) {
                let (number, state) = (issue.number, state_key(issue.state));
                return Err(Refusal::from(Not::OneCannot { number, state }));
            }
            self.step(&mut issue, step)?;
            change.put(&self.office(), &issue)?;
        }
        let count = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        self.commit(change, Note::Issues(Did::IssuesMoved { count, state: step.state }))
    }

    /// Lets an issue take a step, where it may.
    pub(in crate::desk) fn step(&self, issue: &mut Issue, step: &Move) -> Result<(), Refusal> {
        check_step(&step.text).map_err(|error| Refusal::field("steps", error))?;
        if issue.steps.len() >= MAX_STEPS {
            return Err(Refusal::from(Not::TooManySteps { most: MAX_STEPS }));
        }
        if !may_go(issue, step.state) {
            return Err(Refusal::from(core::Not::WrongState { kind: Issue::KIND, state: state_key(issue.state) }));
        }
        let (came, unasked) = (issue.state, issue.unasked().len());
        let reason = step.state == IssueState::Closed && !step.text.is_empty();
        let light = issue.kind == SUGGESTION && issue.is_open();
        let closes = matches!(step.state, IssueState::CalledBack | IssueState::Closed) && came != step.state;
        if closes && (unasked > 0 || light) && !reason {
            return Err(Refusal::from(Not::NotAllAsked { number: issue.number, unasked }));
        }
        issue.state = step.state;
        if !step.lead.is_none() {
            issue.lead = step.lead;
        }
        let (at, who) = (self.when(), self.at_the_desk());
        clock::follow(&self.office(), issue, came, at, step.due);
        issue.steps.push(Step { at, who, state: step.state, text: step.text.clone() });
        Ok(())
    }

    /// Keeps what one of those who raised an issue says of its solution. One who is not content reopens it for all;
    /// once all were asked, or found not to be reached, it waits to be closed.
    pub(in crate::desk) fn call_back(
        &mut self,
        id: Id,
        call: CalledBack,
        asked_by: Id,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        let mut issue = self.known::<Issue>(id)?;
        let CalledBack { resident, satisfaction, due, text } = call;
        check_step(&text).map_err(|error| Refusal::field("steps", error))?;
        if satisfaction == 0 || by_number(SATISFACTION, satisfaction).is_none() {
            return Err(Refusal::field("answers", FieldError::NotAChoice));
        }
        if !matches!(issue.state, IssueState::Resolved | IssueState::CalledBack) {
            return Err(Refusal::from(core::Not::WrongState { kind: Issue::KIND, state: state_key(issue.state) }));
        }
        let nobody = issue.raised_by.is_empty() && resident.is_none();
        if !nobody && !issue.raised_by.contains(&resident) {
            return Err(Refusal::from(Not::NotRaisedBy { number: issue.number }));
        }
        let (at, who, came) = (self.when(), self.at_the_desk(), issue.state);
        issue.answers.push(Answer { at, who, resident, round: issue.round(), satisfaction });
        let state = match satisfaction {
            NOT_CONTENT => IssueState::Reopened,
            _ if issue.unasked().is_empty() => IssueState::CalledBack,
            _ => issue.state,
        };
        issue.state = state;
        if state != came || !text.is_empty() {
            if issue.steps.len() >= MAX_STEPS {
                return Err(Refusal::from(Not::TooManySteps { most: MAX_STEPS }));
            }
            clock::follow(&self.office(), &mut issue, came, at, due);
            issue.steps.push(Step { at, who, state, text });
        }
        let (number, due) = (issue.number, issue.promised());
        let note = Note::Issues(Did::IssueAnswered { resident, number, satisfaction, state, due });
        let mut change = Change::default();
        self.heard(&mut change, id, &[resident], if asked_by.is_none() { BY_PHONE } else { AT_THE_DESK })?;
        change.put(&self.office(), &issue)?;
        if !asked_by.is_none() {
            self.add_visitor_line(&mut change, visitor, asked_by, matter::ISSUE, id)?;
        }
        self.commit(change, note).map(|done| done.at(Issue::KIND, id))
    }
}

/// Which state may follow which; the same state is a chase.
pub fn may_follow(from: IssueState, to: IssueState) -> bool {
    use IssueState::{Assigned, AwaitingHigher, CalledBack, Closed, InProgress, Registered, Reopened, Resolved};
    from == to && from != Closed
        || match from {
            Registered | Assigned | InProgress | AwaitingHigher | Reopened => {
                matches!(to, Assigned | InProgress | AwaitingHigher | Resolved)
            }
            Resolved => matches!(to, CalledBack | Reopened | Closed),
            CalledBack => matches!(to, Closed | Reopened),
            Closed => to == Reopened,
        }
}

/// Whether an issue may go to a state. A suggestion has a lighter path: it is closed with a word of what comes of it. What
/// was merged into another issue stays with that one.
pub fn may_go(issue: &Issue, to: IssueState) -> bool {
    if issue.state == IssueState::Closed && !issue.merged_into.is_none() {
        return false;
    }
    let light = issue.kind == SUGGESTION && issue.is_open() && to == IssueState::Closed;
    light || may_follow(issue.state, to)
}

pub(super) fn state_key(state: IssueState) -> &'static str {
    by_number(ISSUE_STATE, state as u8).map_or("", |code| code.key)
}
