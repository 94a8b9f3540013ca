//! Issues: register, join, every step to the call-back of each who raised it, reopen; higher bodies; the month's figures.

pub mod alike;
mod ask;
pub mod calls;
pub mod clock;
pub(in crate::desk) mod demo;
pub mod escalate;
pub mod export;
pub mod figures;
pub mod flow;
pub mod joining;
pub mod one_line;
pub mod places;
pub mod records;
pub mod register;
pub mod sheets;
pub mod today;
pub mod voices;

pub use crate::model::issues::{Did, Not};
pub use ask::Ask;
pub use clock::usual_due;
pub use flow::{CalledBack, Move, may_follow, may_go};
pub use voices::{Said, said, speakers};

use crate::model::field::FieldError;
use crate::model::issues::Step;
use crate::model::register::Counter;
use crate::model::{Id, Issue, IssueState, Note, Record, Refusal, Way};

use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::core::visitor::Visitor;
use crate::desk::visitors::matter;
use crate::desk::{Desk, Done};

impl Desk {
    /// Registers an issue under the next number; asks first where one stands that is perhaps the same.
    pub(in crate::desk) fn register_issue(
        &mut self,
        draft: Issue,
        resident: Id,
        said: &Said,
        sure: bool,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        if draft.title.is_empty() {
            return Err(Refusal::field("title", FieldError::Required));
        }
        if !resident.is_none() {
            self.living(resident)?;
        }
        if !sure {
            self.perhaps_same_issue(&draft, resident)?;
        }
        let last = self.office().of::<Counter>().get(Counter::ISSUES).map_or(0, |counter| counter.last);
        let number = last + 1;
        let state = if draft.lead.is_none() { IssueState::Registered } else { IssueState::Assigned };
        let step = Step { at: self.when(), who: self.at_the_desk(), state, text: String::new() };
        let mut issue = Issue {
            id: self.fresh(),
            number,
            raised_by: resident.some().into_iter().collect(),
            state,
            opened: self.when(),
            answers: Vec::new(),
            steps: vec![step],
            ..draft
        };
        clock::begin(&self.office(), &mut issue);
        let due = issue.due;
        let mut change = Change::default();
        change.put(&self.office(), &Counter { id: Counter::ISSUES, last: number })?;
        change.put(&self.office(), &issue)?;
        self.add_words(&mut change, issue.id, resident, said)?;
        self.add_visitor_line(&mut change, visitor, resident, matter::ISSUE, issue.id)?;
        let note = Note::Issues(Did::IssueRegistered { resident, number, due });
        self.commit(change, note).map(|done| done.at(Issue::KIND, issue.id))
    }

    /// Corrects what a form shows of an issue; who raised it and its course stay. Nothing that is open is left without a
    /// day.
    pub(in crate::desk) fn correct_issue(&mut self, corrected: &Issue) -> Result<Done, Refusal> {
        let before = self.known::<Issue>(corrected.id)?;
        if corrected.title.is_empty() {
            return Err(Refusal::field("title", FieldError::Required));
        }
        let mut issue = before;
        for field in Issue::FIELDS.iter().filter(|field| field.class != crate::model::field::Class::System) {
            (field.set)(&mut issue, (field.get)(corrected)).map_err(|error| Refusal::field(field.key, error))?;
        }
        if issue.is_open() && issue.due.is_none() {
            issue.due = usual_due(&self.office(), issue.kind, issue.opened.date());
        }
        let note = Note::Issues(Did::IssueCorrected { number: issue.number });
        let mut change = Change::default();
        change.put(&self.office(), &issue)?;
        self.commit(change, note).map(|done| done.at(Issue::KIND, issue.id))
    }

    fn perhaps_same_issue(&self, draft: &Issue, resident: Id) -> Result<(), Refusal> {
        let office = self.office();
        let Some(same) = similar(&office, draft, self.today()) else { return Ok(()) };
        let mut ways = Vec::with_capacity(2);
        let joins = same.state != IssueState::Closed && !same.raised_by.contains(&resident);
        if !resident.is_none() && joins {
            ways.push(Way::Join { issue: same.id });
        } else {
            ways.push(Way::Open { kind: Issue::KIND, id: same.id });
        }
        ways.push(Way::Anyway);
        Err(Refusal::from(Not::PerhapsSameIssue { issue: same.id, number: same.number }).with_ways(ways))
    }
}

/// The likeliest issue that is perhaps the one that is told now, as long as it is not closed.
pub fn similar<'a>(office: &'a Office, draft: &Issue, today: jiff::civil::Date) -> Option<&'a Issue> {
    let found = alike::alike(office, draft, today).into_iter().map(|one| one.issue);
    found.into_iter().find(|issue| issue.state != IssueState::Closed)
}

/// Issues of a place's lane that are not closed, those that most people raised first.
pub fn of_lane<'a>(office: &'a Office, location: &str) -> Vec<&'a Issue> {
    let place = lane_of(location);
    if place.is_empty() {
        return Vec::new();
    }
    let open = office.of::<Issue>().all().filter(|issue| issue.state != IssueState::Closed);
    let mut there: Vec<&Issue> = open.filter(|issue| lane_of(&issue.location) == place).collect();
    there.sort_by_key(|issue| (std::cmp::Reverse(issue.raised_by.len()), issue.number));
    there
}

/// The lane of a place, without its house number, so that neighbours of one lane meet in one issue.
pub fn lane_of(location: &str) -> &str {
    location.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '号' | '院' | '-' | ' '))
}
