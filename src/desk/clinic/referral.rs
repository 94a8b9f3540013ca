//! Referrals, until it is known what came of them: which are open, which are to be chased. Reads, changes nothing.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::core::office::Office;
use crate::model::clinic::Referral;
use crate::model::clinic::rules::CHASE_AFTER;
use crate::model::{Id, Resident};

/// Referrals of which nobody knows yet what came of them, the oldest first.
pub fn open_referrals(office: &Office) -> Vec<&Referral> {
    let mut open: Vec<&Referral> = office.of::<Referral>().all().filter(|referral| referral.is_open()).collect();
    open.sort_by_key(|referral| (referral.on, referral.id));
    open
}

/// Whether a referral is to be chased on a day: its appointment is over, or nobody asked for a while.
pub fn is_to_chase(office: &Office, referral: &Referral, on: Date) -> bool {
    let wait = office.rule(&CHASE_AFTER, on).value.days();
    let last = referral.chased.map_or(referral.on, jiff::civil::DateTime::date);
    let from = match referral.appointment {
        // Before the appointment there is nothing to ask.
        Some(day) if day >= last => day,
        _ => last.saturating_add(wait),
    };
    // Nobody is asked on a day off.
    referral.is_open() && office.workday_after(from, 0).unwrap_or(from) <= on
}

/// Referrals of somebody, the last one first.
pub fn referrals_of(office: &Office, resident: Id) -> Vec<&Referral> {
    let all = office.naming::<Referral, Resident>(resident).filter_map(|id| office.of::<Referral>().get(id));
    let mut all: Vec<&Referral> = all.collect();
    all.sort_by_key(|referral| std::cmp::Reverse((referral.on, referral.id)));
    all
}
