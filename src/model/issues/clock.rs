//! Until when something is to be done with an issue: at any moment one of six clocks is the next, unless it is closed.

use jiff::civil::Date;

use super::codes::{REPLIED, RETURNED};
use super::{Issue, IssueState};

/// What a clock runs towards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clock {
    /// Those who raised it hear of it for the first time.
    Answer,
    /// They hear how it goes on, or the body that it waits for is asked again.
    Update,
    /// The hotline that sent it has its reply. It does not stand still while a higher body owes an answer.
    Hotline,
    /// It is solved.
    Solution,
    /// Those who raised it are asked whether they are content.
    CallBack,
    /// It is closed.
    Close,
}

/// Whichever ends first; of two on one day the first of them.
fn sooner(one: Option<(Clock, Date)>, other: Option<(Clock, Date)>) -> Option<(Clock, Date)> {
    [one, other].into_iter().flatten().min_by_key(|(_, day)| *day)
}

impl Issue {
    /// The clock that ends next and its day; `None` only for a closed issue.
    pub fn next(&self) -> Option<(Clock, Date)> {
        let of = |clock: Clock, day: Option<Date>| day.map(|day| (clock, day));
        let owed = !self.hotline.is_empty() && !matches!(self.hotline_state, RETURNED | REPLIED);
        let hotline = of(Clock::Hotline, self.hotline_due.filter(|_| owed));
        match self.state {
            IssueState::Closed => None,
            IssueState::Resolved => sooner(of(Clock::CallBack, self.update_by.or(self.due)), hotline),
            IssueState::CalledBack => sooner(of(Clock::Close, self.update_by.or(self.due)), hotline),
            IssueState::Registered
            | IssueState::Assigned
            | IssueState::InProgress
            | IssueState::AwaitingHigher
            | IssueState::Reopened => {
                let answer = self.answer_by.filter(|_| self.answered.is_none());
                let solution = self.due.filter(|_| self.frozen.is_none());
                let clocks = [
                    of(Clock::Answer, answer),
                    of(Clock::Update, self.update_by),
                    hotline,
                    of(Clock::Solution, solution),
                ];
                clocks.into_iter().flatten().min_by_key(|(clock, day)| (*day, std::cmp::Reverse(*clock)))
            }
        }
    }

    /// The day of [`Self::next`].
    pub fn next_day(&self) -> Option<Date> {
        self.next().map(|(_, day)| day)
    }

    /// By when those who raised it are promised something, as they are told it; `None` once it is solved.
    pub fn promised(&self) -> Option<Date> {
        if !self.is_open() {
            return None;
        }
        if self.frozen.is_some() { self.update_by.or(self.due) } else { self.due }
    }

    /// Whether the clock that ends next ended before a day.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.next_day().is_some_and(|day| day < today)
    }

    /// Whether it ends on this day.
    pub fn is_due(&self, today: Date) -> bool {
        self.next_day() == Some(today)
    }
}
