//! What is open at the end of a shift and nobody has to write down: the desk gathers it by itself.

use jiff::civil::DateTime;

use crate::desk::canteen::kitchen::sittings_of;
use crate::desk::care::ladder::open_emergencies;
use crate::desk::core::office::Office;
use crate::desk::day_care::DayCareToday;
use crate::desk::issues::today::IssuesToday;
use crate::model::handover::Case;
use crate::model::{Session, Visit};

/// Forms that were begun and not saved.
pub(super) const DRAFTS: u8 = 1;
const OVERDUE: u8 = 2;
const DUE: u8 = 3;
const WAITING: u8 = 4;
const GUESTS: u8 = 5;
const MEALS: u8 = 6;
const TO_CALL_BACK: u8 = 7;
const PROMISES: u8 = 8;
const EMERGENCIES: u8 = 9;

/// What is open at a moment, kind by kind; a kind of which there is nothing is left out.
pub fn gathered(office: &Office, now: DateTime) -> Vec<Case> {
    let today = now.date();
    // The same numbers as on the day's board, counted there.
    let issues = IssuesToday::of(office, today);
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let sessions = office.of::<Session>().all().filter(|session| session.date == today);
    let waiting = sessions.map(|session| {
        let visits = office.naming::<Visit, Session>(session.id).filter_map(|id| office.of::<Visit>().get(id));
        visits.filter(|visit| visit.state.is_unfinished()).count() as u32
    });
    let meals = sittings_of(office, today).into_iter().map(|today| {
        let over = today.sitting.end <= now.time();
        if over { u32::from(today.meals.saturating_sub(today.served)) } else { 0 }
    });
    let promises = office.promises().into_iter().filter(|said| office.promise_due(said) <= today).count();
    let counts = [
        (EMERGENCIES, open_emergencies(office).len() as u32),
        (OVERDUE, number(issues.overdue)),
        (DUE, number(issues.due)),
        (TO_CALL_BACK, number(issues.to_call_back)),
        (WAITING, waiting.sum()),
        (GUESTS, DayCareToday::of(office, now).map_or(0, |guests| guests.here.into())),
        (MEALS, meals.sum()),
        (PROMISES, promises as u32),
    ];
    counts.into_iter().filter(|(_, count)| *count > 0).map(|(kind, count)| Case { kind, count }).collect()
}
