//! Follow-ups: who is to be seen again and when, and the next date by the rule. Reads, changes nothing.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::clinic::norm::is_known;
use crate::desk::clinic::records::ClinicIndex;
use crate::desk::core::office::Office;
use crate::model::clinic::follow::{MOVED, NOT_IN, REFUSED, is_reached};
use crate::model::clinic::norm::{DIABETES, HYPERTENSION};
use crate::model::clinic::rules::{CHECK_EVERY, CHECK_FROM, GLUCOSE_FOLLOW_UPS, PRESSURE_AGAIN, PRESSURE_FOLLOW_UPS};
use crate::model::clinic::session::HEALTH_CHECK;
use crate::model::clinic::{Attempt, FollowUp, VisitState};
use crate::model::people::consent::HEALTH_RECORD;
use crate::model::{Id, Resident, Session, Visit};

/// Days of a year, over which its follow-ups are spread.
const YEAR: i64 = 365;

/// When somebody is to be seen again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// On this day.
    pub on: Date,
    /// Whom.
    pub resident: Id,
    /// Attempts since they were last seen, without meeting them.
    pub in_vain: usize,
}

/// When somebody is to be seen again: what the last visit or attempt says, whichever is later.
pub fn due(office: &Office, resident: Id) -> Option<Due> {
    let lives = office.of::<Resident>().get(resident).is_some_and(Resident::lives_here);
    // Who took back that their health is kept on record is reminded of nothing by it.
    if !lives || office.withdrew(resident, HEALTH_RECORD) {
        return None;
    }
    let visits = office.naming::<Visit, Resident>(resident).filter_map(|id| office.of::<Visit>().get(id));
    let seen = visits.filter(|visit| visit.state == VisitState::Done).map(|visit| (visit.at, visit.recall)).max();
    let attempts = attempts(office, resident);
    let last = attempts.first().map(|attempt| (attempt.at, attempt.next));
    // An attempt that is noted in the minute of its visit says the later word.
    let on = match (seen, last) {
        (Some(seen), Some(last)) if last.0 >= seen.0 => last.1,
        (Some(seen), _) => seen.1,
        (None, last) => last.and_then(|last| last.1),
    }?;
    let since = seen.map(|seen| seen.0);
    let in_vain = attempts
        .iter()
        .take_while(|attempt| !is_reached(attempt.outcome) && since.is_none_or(|since| attempt.at > since))
        .count();
    Some(Due { on, resident, in_vain })
}

/// Attempts of somebody, the last one first.
pub fn attempts(office: &Office, resident: Id) -> Vec<&Attempt> {
    let attempts = office.naming::<Attempt, Resident>(resident).filter_map(|id| office.of::<Attempt>().get(id));
    let mut attempts: Vec<&Attempt> = attempts.collect();
    attempts.sort_by_key(|attempt| std::cmp::Reverse((attempt.at, attempt.id)));
    attempts
}

/// Whoever is due on a day or before it, the longest overdue first.
pub fn all_due(office: &Office, until: Date) -> Vec<Due> {
    let index = office.by::<ClinicIndex>();
    let of_visits = index.recalls_on.range(..=until).filter_map(|id| office.of::<Visit>().get(id));
    let of_attempts = index.attempts_on.range(..=until).filter_map(|id| office.of::<Attempt>().get(id));
    let mut people: Vec<Id> =
        of_visits.map(|visit| visit.resident).chain(of_attempts.map(|attempt| attempt.resident)).collect();
    people.sort_unstable();
    people.dedup();
    let mut all: Vec<Due> = people.into_iter().filter_map(|id| due(office, id)).filter(|due| due.on <= until).collect();
    all.sort_unstable();
    all
}

/// Whether the yearly check from a certain age on is due on a day.
pub fn check_due(office: &Office, resident: &Resident, on: Date) -> bool {
    let old = resident.age(on).is_some_and(|age| i64::from(age) >= office.rule(&CHECK_FROM, on).value);
    let since = on.saturating_sub(office.rule(&CHECK_EVERY, on).value.days());
    let is_check = |session: Id| office.of::<Session>().get(session).is_some_and(|held| held.kind == HEALTH_CHECK);
    let visits = office.naming::<Visit, Resident>(resident.id).filter_map(|id| office.of::<Visit>().get(id));
    let mut checks = visits.filter(|visit| visit.state == VisitState::Done && is_check(visit.session));
    old && resident.lives_here() && !checks.any(|visit| visit.at.date() > since)
}

/// When the next attempt is due by the rule: soon where nobody was met, in the year's turn where somebody was.
pub fn next_by_rule(office: &Office, resident: Id, outcome: u8, on: Date) -> Option<Date> {
    let days = match outcome {
        MOVED => return None,
        NOT_IN | REFUSED => office.rule(&PRESSURE_AGAIN, on).value,
        _ => {
            let pressure = is_known(office, resident, HYPERTENSION).then_some(&PRESSURE_FOLLOW_UPS);
            let glucose = is_known(office, resident, DIABETES).then_some(&GLUCOSE_FOLLOW_UPS);
            let times = [pressure, glucose].into_iter().flatten().map(|row| office.rule(row, on).value).max()?;
            YEAR / times.max(1)
        }
    };
    on.checked_add(days.days()).ok().map(|latest| office.workday_within(on, latest))
}

/// How many questions of the public-health form are still empty of the last follow-up at which somebody was met; nothing
/// where nobody met them yet.
pub fn still_empty(office: &Office, resident: Id) -> Option<usize> {
    let met = attempts(office, resident).into_iter().find(|attempt| is_reached(attempt.outcome))?;
    Some(office.get::<FollowUp>(met.id).map_or_else(|| FollowUp::default().empty(), FollowUp::empty))
}
