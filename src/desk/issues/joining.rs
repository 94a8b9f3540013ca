//! Issues that are one, issues that are two, and opinions that are one problem.

use super::{Not, clock};
use crate::desk::core;
use crate::desk::core::change::Change;
use crate::desk::{Desk, Done};
use crate::model::field::FieldError;
use crate::model::issues::{Did, Escalation, MAX_STEPS, Step};
use crate::model::register::Counter;
use crate::model::{Id, Issue, IssueState, Note, Record, Refusal, Words};

impl Desk {
    /// Merges an issue into another: who raised it, what they said and answered, its letters and its course go over; the
    /// issue itself stays, closed, and says where it went.
    pub(in crate::desk) fn merge_issue(&mut self, from: Id, into: Id) -> Result<Done, Refusal> {
        let (mut gone, mut kept) = (self.known::<Issue>(from)?, self.known::<Issue>(into)?);
        if from == into || !kept.merged_into.is_none() || !gone.merged_into.is_none() {
            return Err(Refusal::from(Not::NotWithItself { number: gone.number }));
        }
        if kept.state == IssueState::Closed {
            return Err(Refusal::from(core::Not::WrongState { kind: Issue::KIND, state: "issue.closed" }));
        }
        if kept.steps.len() + gone.steps.len() + 1 > MAX_STEPS {
            return Err(Refusal::from(Not::TooManySteps { most: MAX_STEPS }));
        }
        let (at, who) = (self.when(), self.at_the_desk());
        let add = |list: &mut Vec<Id>, more: &[Id]| {
            let fresh: Vec<Id> = more.iter().copied().filter(|id| !list.contains(id)).collect();
            list.extend(fresh);
        };
        add(&mut kept.raised_by, &gone.raised_by);
        add(&mut kept.households, &gone.households);
        add(&mut kept.supporting, &gone.supporting);
        add(&mut kept.links, &gone.links);
        kept.affected = kept.affected.max(gone.affected);
        kept.steps = braided(&kept.steps, &gone);
        gone.state = IssueState::Closed;
        gone.merged_into = into;
        gone.frozen = None;
        gone.update_by = None;
        gone.steps.push(Step { at, who, state: IssueState::Closed, text: format!("#{}", kept.number) });
        let mut change = Change::default();
        let (words, letters): (Vec<Words>, Vec<Escalation>) = {
            let office = self.office();
            let words = office.naming::<Words, Issue>(from).filter_map(|id| office.get::<Words>(id).cloned());
            let letters = office.naming::<Escalation, Issue>(from);
            let letters = letters.filter_map(|id| office.get::<Escalation>(id).cloned());
            (words.collect(), letters.collect())
        };
        for one in words {
            change.put(&self.office(), &Words { issue: into, ..one })?;
        }
        for one in letters {
            change.put(&self.office(), &Escalation { issue: into, ..one })?;
        }
        change.put(&self.office(), &kept)?;
        change.put(&self.office(), &gone)?;
        let note = Note::Issues(Did::IssueMerged { number: gone.number, into: kept.number });
        self.commit(change, note).map(|done| done.at(Issue::KIND, into))
    }

    /// Splits a second matter from an issue: those who raised that one stand on the new issue too, and it begins its own
    /// course.
    pub(in crate::desk) fn split_issue(&mut self, from: Id, draft: Issue, residents: &[Id]) -> Result<Done, Refusal> {
        let before = self.known::<Issue>(from)?;
        if draft.title.is_empty() {
            return Err(Refusal::field("title", FieldError::Required));
        }
        if let Some(other) = residents.iter().find(|id| !before.raised_by.contains(id)) {
            self.known::<crate::model::Resident>(*other)?;
            return Err(Refusal::from(Not::NotRaisedBy { number: before.number }));
        }
        let last = self.office().of::<Counter>().get(Counter::ISSUES).map_or(0, |counter| counter.last);
        let (number, at, who) = (last + 1, self.when(), self.at_the_desk());
        let mut issue = Issue {
            id: self.fresh(),
            number,
            raised_by: residents.to_vec(),
            state: IssueState::Registered,
            opened: at,
            split_from: from,
            due: None,
            answers: Vec::new(),
            steps: vec![Step { at, who, state: IssueState::Registered, text: format!("#{}", before.number) }],
            ..draft
        };
        clock::begin(&self.office(), &mut issue);
        let mut change = Change::default();
        change.put(&self.office(), &Counter { id: Counter::ISSUES, last: number })?;
        change.put(&self.office(), &issue)?;
        for resident in residents {
            self.add_words(&mut change, issue.id, *resident, &super::Said::default())?;
        }
        let note = Note::Issues(Did::IssueSplit { number, from: before.number });
        self.commit(change, note).map(|done| done.at(Issue::KIND, issue.id))
    }

    /// Makes issues parts of one problem; with none they are let go of.
    pub(in crate::desk) fn group_issues(&mut self, ids: &[Id], into: Id) -> Result<Done, Refusal> {
        let problem = if into.is_none() { None } else { Some(self.known::<Issue>(into)?) };
        let number = problem.as_ref().map_or(0, |problem| problem.number);
        let mut change = Change::default();
        let mut count = 0;
        for id in ids.iter().filter(|id| **id != into) {
            let issue = self.known::<Issue>(*id)?;
            let is_problem = self
                .office()
                .naming::<Issue, Issue>(*id)
                .any(|part| self.office().of::<Issue>().get(part).is_some_and(|part| part.group == *id));
            let of_another = problem.as_ref().is_some_and(|problem| !problem.group.is_none());
            if !into.is_none() && (is_problem || of_another) {
                return Err(Refusal::from(Not::NotWithItself { number: issue.number }));
            }
            change.put(&self.office(), &Issue { group: into, ..issue })?;
            count += 1;
        }
        if count == 0 {
            return Err(Refusal::from(Not::NotWithItself { number }));
        }
        self.commit(change, Note::Issues(Did::IssuesGrouped { count, number }))
    }
}

/// The course of an issue with that of another in it, by time. A step of the other course moves this one nowhere, and the
/// last step stays the last: it says where the issue stands.
fn braided(course: &[Step], other: &Issue) -> Vec<Step> {
    let mut all: Vec<Step> = Vec::with_capacity(course.len() + other.steps.len());
    let mut rest = other.steps.iter().peekable();
    for step in course {
        while let Some(foreign) = rest.next_if(|foreign| foreign.at < step.at) {
            all.push(foreign_step(foreign, other.number, all.last().map_or(step.state, |last| last.state)));
        }
        all.push(step.clone());
    }
    let last = all.pop();
    for foreign in rest {
        let state = all.last().or(last.as_ref()).map_or(foreign.state, |last| last.state);
        all.push(foreign_step(foreign, other.number, state));
    }
    all.extend(last);
    all
}

fn foreign_step(step: &Step, number: u32, state: IssueState) -> Step {
    let text = format!("#{number} {}", step.text).trim_end().to_owned();
    Step { state, text, ..step.clone() }
}

/// The parts of a problem, by number.
pub fn parts(office: &core::office::Office, problem: Id) -> Vec<&Issue> {
    let named = office.naming::<Issue, Issue>(problem).filter_map(|id| office.of::<Issue>().get(id));
    let mut parts: Vec<&Issue> = named.filter(|issue| issue.group == problem).collect();
    parts.sort_by_key(|issue| issue.number);
    parts
}
