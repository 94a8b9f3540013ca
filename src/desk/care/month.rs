//! A month of care for the secretary: how many were visited in time, by tier; hours by group; who has no pair; how many
//! elders a volunteer has.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::desk::care::pairing::{elders_of, needs_pair};
use crate::desk::care::tiers::{Tier, next, standing};
use crate::desk::core::office::Office;
use crate::model::by_day::day_of;
use crate::model::care::codes::{ACTIVE, YES};
use crate::model::care::{CarePlan, CareVisit, Volunteer};
use crate::model::{Id, Resident};

/// Visits of a tier that were due, and came, in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct InTime {
    /// Came by their day.
    pub in_time: usize,
    /// Came later, or are overdue at the month's end.
    pub late: usize,
}

/// A group's month; none is those of no group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GroupMonth {
    /// Who serves in it.
    pub people: usize,
    /// Visits of the month.
    pub visits: usize,
    /// Minutes of those visits.
    pub minutes: u32,
}

/// A month.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Month {
    /// By tier, the most pressing first.
    pub tiers: BTreeMap<u8, InTime>,
    /// By group.
    pub groups: BTreeMap<Id, GroupMonth>,
    /// Elders with a plan who live here.
    pub elders: usize,
    /// Those after whom nobody who serves looks.
    pub without_pair: usize,
    /// How many volunteers look after so many elders; the number of elders first.
    pub load: BTreeMap<usize, usize>,
    /// Elders whose plan remembers less than the whole month: their earlier visits are not counted by tier.
    pub forgotten: usize,
}

/// The visits of one elder that were due or came in a month, as their plan remembers them. A visit belongs to the month in
/// which it was due or came, whichever is first.
fn of_elder(office: &Office, plan: &CarePlan, (first, last): (Date, Date)) -> Vec<(Tier, bool)> {
    let reached = plan.contacts.iter().filter(|one| one.reached == YES && one.day >= plan.since).map(|one| one.day);
    let mut days: Vec<Date> = reached.filter(|day| *day <= last).collect();
    days.dedup();
    let starts = std::iter::once(plan.since).chain(days.iter().copied());
    let ends = days.iter().copied().map(Some).chain([None]);
    let within = |day: Date| day >= first && day <= last;
    let mut found = Vec::new();
    for (from, came) in starts.zip(ends) {
        let tier = standing(office, plan, from).tier;
        let due = next(office, tier, from, from);
        match came {
            Some(day) if within(day.min(due)) => found.push((tier, day <= due)),
            // Not seen since: only what is overdue counts.
            None if within(due) && due < last => found.push((tier, false)),
            Some(_) | None => {}
        }
    }
    found
}

/// Counts a month, as far as a day; the month's visits must be held.
pub fn month(office: &Office, of: Date, today: Date) -> Month {
    let first = of.first_of_month();
    let last = first.last_of_month().min(today);
    let mut month = Month::default();
    for plan in office.of::<CarePlan>().all() {
        if !office.of::<Resident>().get(plan.id).is_some_and(Resident::lives_here) {
            continue;
        }
        month.elders += 1;
        month.without_pair += usize::from(needs_pair(office, plan.id, today));
        let full = plan.contacts.len() >= super::visits::REMEMBERED;
        month.forgotten += usize::from(full && plan.contacts.first().is_some_and(|one| one.day > first));
        for (tier, in_time) in of_elder(office, plan, (first, last)) {
            let count = month.tiers.entry(tier as u8).or_default();
            if in_time { count.in_time += 1 } else { count.late += 1 }
        }
    }
    for one in office.of::<Volunteer>().all().filter(|one| one.state == ACTIVE) {
        month.groups.entry(one.group).or_default().people += 1;
        *month.load.entry(elders_of(office, one.id, today).len()).or_default() += 1;
    }
    for visit in office.of::<CareVisit>().all().filter(|one| (first..=last).contains(&day_of(one.id))) {
        let Some(one) = office.of::<Volunteer>().get(visit.volunteer) else { continue };
        let group = month.groups.entry(one.group).or_default();
        group.visits += 1;
        group.minutes += u32::from(visit.minutes);
    }
    month
}
