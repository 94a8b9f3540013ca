//! The clocks of an issue: they run on the working days of the office's calendar, and the one of its solution stands still
//! while a higher body owes an answer.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::desk::core::office::Office;
use crate::model::issues::rules::{ANSWER_DAYS, CALL_BACK_DAYS, CLOSE_DAYS, UPDATE_DAYS, solution};
use crate::model::register::rule::RuleRow;
use crate::model::{Issue, IssueState};

/// So many days on end nobody is off; a calendar that says so is not followed further.
const MOST_OFF: i64 = 60;

impl Office {
    /// Whether a day is worked: a weekday that is no holiday, or a day off that the calendar says is worked all the same.
    pub fn is_worked(&self, day: Date) -> bool {
        self.day_off(day).is_none()
    }

    /// So many working days after a day; with 0 the day itself, or the next that is worked.
    pub fn workday_after(&self, from: Date, days: i64) -> Option<Date> {
        let (mut day, mut left, mut off) = (from, days, 0);
        if days == 0 && self.is_worked(day) {
            return Some(day);
        }
        loop {
            day = day.checked_add(1.day()).ok()?;
            if !self.is_worked(day) && off < MOST_OFF {
                off += 1;
                continue;
            }
            off = 0;
            left -= 1;
            if left <= 0 {
                return Some(day);
            }
        }
    }

    /// How many working days lie after a day, as far as another one and with it.
    pub fn workdays_between(&self, from: Date, until: Date) -> i64 {
        let days = from.series(1.day()).skip(1).take_while(|day| *day <= until);
        days.filter(|day| self.is_worked(*day)).count() as i64
    }
}

/// The day that a rule's working days lead to.
fn after(office: &Office, rule: &'static RuleRow, on: Date) -> Option<Date> {
    office.workday_after(on, office.rule(rule, on).value)
}

/// The day by which an issue of a kind that is registered on a day is solved where nobody says otherwise.
pub fn usual_due(office: &Office, kind: u8, on: Date) -> Option<Date> {
    after(office, solution(kind), on)
}

/// Starts the clocks of an issue that is registered now.
pub(super) fn begin(office: &Office, issue: &mut Issue) {
    let on = issue.opened.date();
    issue.due = issue.due.or_else(|| usual_due(office, issue.kind, on));
    issue.answer_by = after(office, &ANSWER_DAYS, on);
    issue.update_by = after(office, &UPDATE_DAYS, on);
    (issue.answered, issue.frozen) = (None, None);
}

/// Lets the clocks follow a step that was taken at a time: the issue stands already where it led; it `came` from another
/// state. A day that was `said` is the one by which a higher body is to answer, else the one of the solution.
pub(super) fn follow(office: &Office, issue: &mut Issue, came: IssueState, at: DateTime, said: Option<Date>) {
    let on = at.date();
    // Whatever is done after the registering is the first that those who raised it can be told.
    issue.answered = issue.answered.or(Some(at));
    if issue.state == IssueState::AwaitingHigher {
        issue.frozen = issue.frozen.or(Some(on));
    } else {
        thaw(office, issue, on);
    }
    match issue.state {
        IssueState::Closed => issue.update_by = None,
        IssueState::Resolved => issue.update_by = after(office, &CALL_BACK_DAYS, on),
        IssueState::CalledBack => issue.update_by = after(office, &CLOSE_DAYS, on),
        IssueState::AwaitingHigher => issue.update_by = said.or_else(|| after(office, &UPDATE_DAYS, on)),
        IssueState::Registered | IssueState::Assigned | IssueState::InProgress => {
            issue.update_by = after(office, &UPDATE_DAYS, on);
            issue.due = said.or(issue.due).or_else(|| usual_due(office, issue.kind, on));
        }
        IssueState::Reopened => {
            issue.update_by = after(office, &UPDATE_DAYS, on);
            let anew = if came == IssueState::Reopened { issue.due } else { None };
            issue.due = said.or(anew).or_else(|| usual_due(office, issue.kind, on));
        }
    }
}

/// The clock of the solution runs on: it ends as many working days later as it stood still.
pub(super) fn thaw(office: &Office, issue: &mut Issue, on: Date) {
    let Some(since) = issue.frozen.take() else { return };
    let stood = office.workdays_between(since, on);
    issue.due = issue.due.and_then(|due| office.workday_after(due, stood)).or(issue.due);
}
