//! Issues: register, join, every step to the call-back of each who raised it, reopen.

mod ask;
pub(in crate::desk) mod demo;
pub mod export;
pub mod records;
pub mod register;
pub mod sheets;
pub mod today;

pub use crate::model::issues::{Did, Not};
pub use ask::Ask;

use crate::desk::core;
use crate::desk::core::opening::Opening;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::code::by_number;
use crate::model::field::FieldError;
use crate::model::issues::rules::ANSWER_DAYS;
use crate::model::issues::{Answer, MAX_STEPS, NOT_CONTENT, SATISFACTION, Step, check_step};
use crate::model::register::Counter;
use crate::model::{Id, Issue, IssueState, Note, Record, Refusal, Way, Words};

use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::core::visitor::Visitor;
use crate::desk::visitors::matter;
use crate::desk::{Desk, Done};

/// A step of an issue: 0 and `None` leave as they are what they stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Where it stands then.
    pub state: IssueState,
    /// Who deals with it.
    pub body: u8,
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
    /// Registers an issue under the next number; asks first where an open one of the same area and place stands.
    pub(in crate::desk) fn register_issue(
        &mut self,
        draft: Issue,
        resident: Id,
        words: &str,
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
        let due = draft.due.or_else(|| usual_due(&self.office(), self.when().date()));
        let state = if draft.body == 0 { IssueState::Registered } else { IssueState::Assigned };
        let step = Step { at: self.when(), who: self.at_the_desk(), state, text: String::new() };
        let issue = Issue {
            id: self.fresh(),
            number,
            raised_by: resident.some().into_iter().collect(),
            state,
            due,
            opened: self.when(),
            answers: Vec::new(),
            steps: vec![step],
            ..draft
        };
        let mut change = Change::default();
        change.put(&self.office(), &Counter { id: Counter::ISSUES, last: number })?;
        change.put(&self.office(), &issue)?;
        self.add_words(&mut change, issue.id, resident, words)?;
        self.add_visitor_line(&mut change, visitor, resident, matter::ISSUE, issue.id)?;
        let note = Note::Issues(Did::IssueRegistered { resident, number, due });
        self.commit(change, note).map(|done| done.at(Issue::KIND, issue.id))
    }

    /// A resident joins an issue that others raised.
    pub(in crate::desk) fn join_issue(
        &mut self,
        id: Id,
        resident: Id,
        words: &str,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        let mut issue = self.known::<Issue>(id)?;
        self.living(resident)?;
        if issue.raised_by.contains(&resident) {
            return Err(Refusal::from(Not::AlreadyJoined { number: issue.number }));
        }
        if issue.state == IssueState::Closed {
            return Err(Refusal::from(core::Not::WrongState { kind: Issue::KIND, state: "issue.closed" }));
        }
        issue.raised_by.push(resident);
        let number = issue.number;
        let mut change = Change::default();
        change.put(&self.office(), &issue)?;
        self.add_words(&mut change, id, resident, words)?;
        self.add_visitor_line(&mut change, visitor, resident, matter::ISSUE, id)?;
        self.commit(change, Note::Issues(Did::IssueJoined { resident, number })).map(|done| done.at(Issue::KIND, id))
    }

    /// Takes an issue a step further; the same state with a text is a chase, kept as a step too. Where
    /// somebody came to ask about it, their visit is logged with it.
    pub(in crate::desk) fn move_issue(
        &mut self,
        id: Id,
        step: Move,
        asked_by: Id,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        let mut issue = self.known::<Issue>(id)?;
        check_step(&step.text).map_err(|error| Refusal::field("steps", error))?;
        if issue.steps.len() >= MAX_STEPS {
            return Err(Refusal::from(Not::TooManySteps { most: MAX_STEPS }));
        }
        if !may_follow(issue.state, step.state) {
            return Err(Refusal::from(core::Not::WrongState { kind: Issue::KIND, state: state_key(issue.state) }));
        }
        let unasked = issue.unasked().len();
        let reason = step.state == IssueState::Closed && !step.text.is_empty();
        let on = issue.state != step.state;
        if matches!(step.state, IssueState::CalledBack | IssueState::Closed) && on && unasked > 0 && !reason {
            return Err(Refusal::from(Not::NotAllAsked { number: issue.number, unasked }));
        }
        issue.state = step.state;
        if step.body != 0 {
            issue.body = step.body;
        }
        if step.due.is_some() {
            issue.due = step.due;
        }
        if step.state == IssueState::Reopened && step.due.is_none() {
            issue.due = usual_due(&self.office(), self.when().date());
        }
        let (at, who) = (self.when(), self.at_the_desk());
        issue.steps.push(Step { at, who, state: step.state, text: step.text });
        let Issue { number, state, body, due, .. } = issue;
        let note = Note::Issues(Did::IssueMoved { number, state, body, due });
        let mut change = Change::default();
        change.put(&self.office(), &issue)?;
        if !asked_by.is_none() {
            self.add_visitor_line(&mut change, visitor, asked_by, matter::ISSUE, id)?;
        }
        self.commit(change, note).map(|done| done.at(Issue::KIND, id))
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
        let (at, who) = (self.when(), self.at_the_desk());
        issue.answers.push(Answer { at, who, resident, round: issue.round(), satisfaction });
        let state = match satisfaction {
            NOT_CONTENT => IssueState::Reopened,
            _ if issue.unasked().is_empty() => IssueState::CalledBack,
            _ => issue.state,
        };
        if state != issue.state || !text.is_empty() {
            if issue.steps.len() >= MAX_STEPS {
                return Err(Refusal::from(Not::TooManySteps { most: MAX_STEPS }));
            }
            issue.steps.push(Step { at, who, state, text });
        }
        issue.state = state;
        if state == IssueState::Reopened {
            issue.due = due.or_else(|| usual_due(&self.office(), self.today()));
        }
        let due = issue.due.filter(|_| issue.is_open());
        let note = Note::Issues(Did::IssueAnswered { resident, number: issue.number, satisfaction, state, due });
        let mut change = Change::default();
        change.put(&self.office(), &issue)?;
        if !asked_by.is_none() {
            self.add_visitor_line(&mut change, visitor, asked_by, matter::ISSUE, id)?;
        }
        self.commit(change, note).map(|done| done.at(Issue::KIND, id))
    }

    /// Corrects kind, area, title, place, body and due day; who raised it and its course stay.
    pub(in crate::desk) fn correct_issue(&mut self, corrected: Issue) -> Result<Done, Refusal> {
        let before = self.known::<Issue>(corrected.id)?;
        if corrected.title.is_empty() {
            return Err(Refusal::field("title", FieldError::Required));
        }
        let issue = Issue {
            kind: corrected.kind,
            area: corrected.area,
            title: corrected.title,
            location: corrected.location,
            body: corrected.body,
            due: corrected.due,
            ..before
        };
        let note = Note::Issues(Did::IssueCorrected { number: issue.number });
        let mut change = Change::default();
        change.put(&self.office(), &issue)?;
        self.commit(change, note).map(|done| done.at(Issue::KIND, issue.id))
    }

    fn add_words(&mut self, change: &mut Change, issue: Id, resident: Id, text: &str) -> Result<(), Refusal> {
        if text.is_empty() {
            return Ok(());
        }
        let words = Words { id: self.fresh(), issue, resident, text: text.to_owned() };
        change.put(&self.office(), &words)
    }

    fn perhaps_same_issue(&self, draft: &Issue, resident: Id) -> Result<(), Refusal> {
        let office = self.office();
        let Some(same) = similar(&office, draft) else { return Ok(()) };
        let mut ways = Vec::with_capacity(2);
        if !resident.is_none() && !same.raised_by.contains(&resident) {
            ways.push(Way::Join { issue: same.id });
        } else {
            ways.push(Way::Open { kind: Issue::KIND, id: same.id });
        }
        ways.push(Way::Anyway);
        Err(Refusal::from(Not::PerhapsSameIssue { issue: same.id, number: same.number }).with_ways(ways))
    }
}

/// The day by which an issue that is registered on a day is answered where nobody says otherwise: the rule's days later,
/// or the next working day of the office's calendar.
pub fn usual_due(office: &Office, on: Date) -> Option<Date> {
    counted_due(office, on).map(|day| office.working_day_from(day))
}

/// The same as the rule counts it, whatever the calendar has.
pub fn counted_due(office: &Office, on: Date) -> Option<Date> {
    on.checked_add(office.rule(&ANSWER_DAYS, on).value.days()).ok()
}

/// The newest open issue of the same area and place.
pub fn similar<'a>(office: &'a Office, draft: &Issue) -> Option<&'a Issue> {
    let place = lane_of(&draft.location);
    if place.is_empty() {
        return None;
    }
    office
        .of::<Issue>()
        .all()
        .filter(|issue| issue.state != IssueState::Closed && issue.area == draft.area)
        .filter(|issue| lane_of(&issue.location) == place)
        .max_by_key(|issue| issue.number)
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
fn lane_of(location: &str) -> &str {
    location.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '号' | '院' | '-' | ' '))
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

fn state_key(state: IssueState) -> &'static str {
    crate::model::code::by_number(crate::model::issues::ISSUE_STATE, state as u8).map_or("", |code| code.key)
}

/// The residents whose words about an issue are kept, in the order in which they raised it.
pub fn speakers(office: &Office, issue: &Issue) -> Vec<Id> {
    let words = office.naming::<Words, Issue>(issue.id).filter_map(|id| office.get::<Words>(id));
    let mut whose: Vec<Id> = words.map(|words| words.resident).filter(|id| !id.is_none()).collect();
    whose.sort_by_key(|id| issue.raised_by.iter().position(|raised| raised == id));
    whose.dedup();
    whose
}

/// What somebody whose words are open said about an issue.
pub fn said<'a>(office: &'a Office, issue: Id, opening: &Opening) -> Vec<&'a str> {
    let words = office.naming::<Words, Issue>(issue).filter_map(|id| office.opened::<Words>(opening, id));
    words.map(|words| words.text.as_str()).collect()
}
