//! What presses of the issues today.

use jiff::civil::Date;

use crate::model::Issue;
use crate::model::IssueState;

use crate::desk::core::office::Office;

/// Counts of issues that press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct IssuesToday {
    /// Issues whose next clock ends today.
    pub due: usize,
    /// Issues whose next clock ended before today.
    pub overdue: usize,
    /// Solved issues that wait for a call-back.
    pub to_call_back: usize,
}

impl IssuesToday {
    /// Counts them.
    pub fn of(office: &Office, today: Date) -> Self {
        let mut counts = Self::default();
        for issue in office.of::<Issue>().all() {
            // Whatever is not closed has a day: a call-back and a closing that are late are late too.
            if issue.is_overdue(today) {
                counts.overdue += 1;
            } else if issue.is_due(today) {
                counts.due += 1;
            }
            if issue.state == IssueState::Resolved {
                counts.to_call_back += 1;
            }
        }
        counts
    }
}
