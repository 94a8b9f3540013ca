//! Who has not come is marked by the clock: the console knows when the next time of grace is over and asks the desk
//! once, then. It never ticks.

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};

use crate::desk::center::attendance::next_missed;
use crate::desk::core::office::Office;

/// After a refusal it is asked again no sooner than this.
const AGAIN: SignedDuration = SignedDuration::from_mins(5);

/// The next time of grace that ends.
#[derive(Debug, Default)]
pub(in crate::ui) struct Sweep {
    /// What the deadline was found for.
    seen: Option<(u64, Date)>,
    due: Option<DateTime>,
    /// The request on its way.
    ticket: Option<u64>,
    /// Not before this moment.
    not_before: Option<DateTime>,
}

impl Sweep {
    /// Looks again where the office or the day changed.
    pub(in crate::ui) fn look(&mut self, office: &Office, now: DateTime, grace: i64) {
        let seen = (office.head, now.date());
        if self.seen != Some(seen) {
            self.due = next_missed(office, now, grace);
            self.seen = Some(seen);
        }
    }

    /// When to ask; nothing while an answer is on its way.
    pub(in crate::ui) fn deadline(&self) -> Option<DateTime> {
        self.due.filter(|_| self.ticket.is_none()).max(self.not_before.filter(|_| self.due.is_some()))
    }

    /// Whether to ask now.
    pub(in crate::ui) fn is_due(&self, now: DateTime) -> bool {
        self.ticket.is_none() && self.deadline().is_some_and(|at| at <= now)
    }

    /// It was asked.
    pub(in crate::ui) fn asked(&mut self, ticket: u64) {
        self.ticket = Some(ticket);
    }

    /// Whether an answer is on its way.
    pub(in crate::ui) fn waits(&self) -> bool {
        self.ticket.is_some()
    }

    /// Hears an answer; `false` where it is somebody else's.
    pub(in crate::ui) fn hears(&mut self, ticket: u64, done: bool, now: DateTime) -> bool {
        if self.ticket != Some(ticket) {
            return false;
        }
        self.ticket = None;
        self.not_before = if done { None } else { now.checked_add(AGAIN).ok() };
        true
    }
}
