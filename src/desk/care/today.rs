//! What volunteers and care visits have for whoever looks at a glance.

use jiff::civil::Date;

use crate::desk::care::tiers::{due_visits, without_plan};
use crate::desk::care::volunteers::insurance_ends;
use crate::desk::core::office::Office;

/// What presses today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CareToday {
    /// Visits that are due today.
    pub due: usize,
    /// Visits that should have been.
    pub overdue: usize,
    /// Elders after whom nobody who serves looks.
    pub to_pair: usize,
    /// Elders whom a rule names and who have no plan.
    pub unplanned: usize,
    /// Volunteers whose insurance ends soon or has ended.
    pub insurance: usize,
}

impl CareToday {
    /// Counted on a day.
    pub fn of(office: &Office, today: Date) -> Self {
        let visits = due_visits(office, today);
        Self {
            due: visits.iter().filter(|visit| visit.due == today).count(),
            overdue: visits.iter().filter(|visit| visit.due < today).count(),
            to_pair: visits.iter().filter(|visit| visit.to_pair).count(),
            unplanned: without_plan(office, today).len(),
            insurance: insurance_ends(office, today).len(),
        }
    }
}
