//! Plans of how elders are looked after, and the visits that are written down.

use crate::desk::care::hours::Minutes;
use crate::desk::care::tiers::due;
use crate::desk::care::{Did, Not};
use crate::desk::core::change::Change;
use crate::desk::core::visitor::Visitor;
use crate::desk::visitors::matter;
use crate::desk::{Desk, Done};
use crate::model::by_day::day_id;
use crate::model::care::codes::{ALL_WELL, AT_DOOR, NO, YES};
use crate::model::care::{CarePlan, CareVisit, CareWords, Contacted, Volunteer};
use crate::model::field::FieldError;
use crate::model::{Id, Note, Record, Refusal, Way};

/// How many visits and calls a plan remembers.
pub const REMEMBERED: usize = 40;
/// The role of a volunteer among those who come, of [`crate::model::register::VISITOR_ROLE`].
pub const VOLUNTEER_CAME: u8 = 4;

impl Desk {
    /// Plans how an elder is looked after, or changes it. A tier set by hand has a reason and a day to look again.
    pub(in crate::desk) fn set_care_plan(&mut self, mut plan: CarePlan) -> Result<Done, Refusal> {
        let resident = self.living(plan.id)?.id;
        if plan.tier != 0 {
            if plan.reason.trim().is_empty() {
                return Err(Refusal::field("reason", FieldError::Required));
            }
            let Some(again) = plan.again else { return Err(Refusal::field("again", FieldError::Required)) };
            let before = self.office().of::<CarePlan>().get(resident).is_some_and(|old| old.again == plan.again);
            if again <= self.today() && !before {
                return Err(Refusal::field("again", FieldError::NotADate));
            }
        } else {
            plan.reason.clear();
            plan.again = None;
        }
        if plan.declined != 0 && plan.declined_by == 0 {
            return Err(Refusal::field("declined_by", FieldError::Required));
        }
        plan.contacts = self.office().of::<CarePlan>().get(resident).map_or(Vec::new(), |old| old.contacts.clone());
        let mut change = Change::default();
        change.put(&self.office(), &plan)?;
        self.commit(change, Note::Care(Did::PlanSet { resident })).map(|done| done.at(CarePlan::KIND, resident))
    }

    /// Writes down that somebody was looked in on, or that nobody was reached: one commit.
    pub(in crate::desk) fn record_care(
        &mut self,
        visit: &CareVisit,
        words: CareWords,
        sure: bool,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        let elder = self.living(visit.elder)?.id;
        if visit.how == 0 {
            return Err(Refusal::field("how", FieldError::Required));
        }
        if !matches!(visit.reached, YES | NO) {
            return Err(Refusal::field("reached", FieldError::Required));
        }
        if words.amiss() && words.marks & 1 << ALL_WELL != 0 {
            return Err(Refusal::from(Not::WellAndAmiss));
        }
        if let Some(volunteer) = visit.volunteer.some()
            && self.known::<Volunteer>(volunteer)?.resident == elder
        {
            return Err(Refusal::from(Not::Oneself));
        }
        let at = self.when();
        let plan = self.office().of::<CarePlan>().get(elder).cloned();
        let declined = plan.as_ref().map_or(0, |plan| plan.declines(at.date()));
        if declined != 0 && visit.how == AT_DOOR && !sure {
            return Err(Refusal::from(Not::Declined { what: declined }).with_ways(vec![Way::Anyway]));
        }
        let id = day_id(at.date(), self.fresh().0);
        let visit = CareVisit { id, elder, at, who: self.at_the_desk(), ..visit.clone() };
        let mut change = Change::default();
        change.put(&self.office(), &visit)?;
        let words = CareWords { id, elder, ..words };
        if !words.is_empty() {
            change.put(&self.office(), &words)?;
        }
        let mut next = None;
        if let Some(mut plan) = plan {
            remember(&mut plan, &visit);
            next = Some(due(&self.office(), &plan, self.today()));
            change.put(&self.office(), &plan)?;
        }
        self.serve(&mut change, visit.volunteer, Minutes(i64::from(visit.minutes)))?;
        if visitor.of(elder).role == VOLUNTEER_CAME {
            self.add_visitor_line(&mut change, visitor, elder, matter::OTHER, id)?;
        }
        let note = Did::Visited { resident: elder, reached: visit.reached, minutes: visit.minutes, due: next };
        self.commit(change, Note::Care(note)).map(|done| done.at(CarePlan::KIND, elder))
    }

    /// Somebody was seen by whoever came with something else, in the change that writes that: a care visit, and what their
    /// plan remembers.
    pub(in crate::desk) fn see(&mut self, change: &mut Change, elder: Id, how: u8) -> Result<(), Refusal> {
        let at = self.when();
        let id = day_id(at.date(), self.fresh().0);
        let visit = CareVisit { id, elder, at, how, reached: YES, who: self.at_the_desk(), ..CareVisit::default() };
        change.put(&self.office(), &visit)?;
        if let Some(mut plan) = change.after::<CarePlan>(&self.office(), elder) {
            remember(&mut plan, &visit);
            change.put(&self.office(), &plan)?;
        }
        Ok(())
    }
}

/// Adds a visit to what its elder's plan remembers; the oldest goes, but never the last on which they were reached.
pub(super) fn remember(plan: &mut CarePlan, visit: &CareVisit) {
    let (by, day) = (visit.volunteer, visit.at.date());
    plan.contacts.push(Contacted { by, day, how: visit.how, reached: visit.reached, minutes: visit.minutes });
    plan.contacts.sort_by_key(|contact| contact.day);
    if plan.contacts.len() > REMEMBERED {
        let last = plan.contacts.iter().rposition(|contact| contact.reached == YES);
        plan.contacts.remove(usize::from(last == Some(0)));
    }
}
