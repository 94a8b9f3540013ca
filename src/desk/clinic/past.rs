//! What was measured of somebody before, and what is known of them: what stands beside a recording form.

use jiff::civil::Date;

use crate::desk::clinic::follow::attempts;
use crate::desk::core::office::Office;
use crate::desk::core::opening::Opening;
use crate::model::clinic::{Attempt, FollowUp, Referral, VisitState};
use crate::model::{Care, Id, Resident, Visit, Vitals};

/// Readings of an earlier visit.
#[derive(Debug, Clone, Copy)]
pub struct Past<'a> {
    pub visit: &'a Visit,
    pub day: Date,
    /// What was measured.
    pub vitals: &'a Vitals,
}

/// What stands beside a form: of one person, opened with a reason.
#[derive(Debug, Clone)]
pub struct Beside<'a> {
    /// Earlier readings, the last one first.
    pub past: Vec<Past<'a>>,
    /// Health and aid, where anything is known.
    pub care: Option<&'a Care>,
    /// The last referral.
    pub referral: Option<&'a Referral>,
    /// What they answered to the public-health form the last time that it was filled.
    pub answers: Option<(&'a Attempt, &'a FollowUp)>,
}

/// Readings of somebody, the last one first: those before a visit that is recorded, else all of them.
pub(in crate::desk) fn past(office: &Office, resident: Id, before: Id) -> impl Iterator<Item = Past<'_>> {
    let until = office.of::<Visit>().get(before).map(|visit| (visit.at, visit.id));
    let visits = office.naming::<Visit, Resident>(resident).filter_map(|id| office.of::<Visit>().get(id));
    let mut visits: Vec<&Visit> = visits
        .filter(|visit| visit.state == VisitState::Done && visit.id != before)
        .filter(|visit| until.is_none_or(|until| (visit.at, visit.id) < until))
        .collect();
    visits.sort_by_key(|visit| std::cmp::Reverse((visit.at, visit.id)));
    visits
        .into_iter()
        .filter_map(|visit| Some(Past { visit, day: visit.at.date(), vitals: office.get::<Vitals>(visit.id)? }))
}

/// What is known of the person whose records are open, but for one visit.
pub fn beside<'a>(office: &'a Office, opening: &Opening, but: Id) -> Beside<'a> {
    let resident = opening.resident();
    let referrals = office.naming::<Referral, Resident>(resident).filter_map(|id| office.of::<Referral>().get(id));
    Beside {
        past: past(office, resident, but).collect(),
        care: office.opened::<Care>(opening, resident),
        referral: referrals.max_by_key(|referral| (referral.on, referral.id)),
        answers: last_answers(office, resident),
    }
}

/// Whether there is anything to be opened beside a form.
pub fn is_anything_known(office: &Office, resident: Id) -> bool {
    office.get::<Care>(resident).is_some()
        || past(office, resident, Id::NONE).next().is_some()
        || last_answers(office, resident).is_some()
}

/// The last follow-up of somebody of which the public-health form was filled, and what they answered then.
pub(in crate::desk) fn last_answers(office: &Office, resident: Id) -> Option<(&Attempt, &FollowUp)> {
    let all = attempts(office, resident);
    all.into_iter().find_map(|attempt| Some((attempt, office.get::<FollowUp>(attempt.id)?)))
}
