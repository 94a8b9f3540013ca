//! Standing orders of meals: set up, let rest, end.

use crate::desk::canteen::{Did, Not};
use crate::desk::center;
use crate::model::Resident;
use crate::model::Why;
use jiff::civil::Date;

use crate::model::canteen::meal::{BY_DIET, Pause};
use crate::model::field::FieldError;
use crate::model::{Id, MealPlan, Note, Record, Refusal, Way};

use crate::desk::canteen::kitchen::price_of;
use crate::desk::core::change::Change;
use crate::desk::core::visitor::Visitor;
use crate::desk::visitors::matter;
use crate::desk::{Desk, Done};

/// A plan without an end goes on to this day.
const FOR_EVER: Date = Date::constant(9999, 12, 31);

impl Desk {
    /// Sets up a standing order (id none) or changes one. Nobody has two for the same sitting of the same day.
    pub(in crate::desk) fn set_plan(&mut self, mut plan: MealPlan, visitor: &Visitor) -> Result<Done, Refusal> {
        let resident = self.living(plan.resident)?;
        self.sitting(plan.sitting)?;
        if plan.weekdays.trailing_zeros() >= 7 {
            return Err(Refusal::field("weekdays", FieldError::Required));
        }
        if plan.until.is_some_and(|until| until < plan.from) {
            return Err(Refusal::field("until", FieldError::NotADate));
        }
        let fresh = plan.id.is_none();
        if fresh && plan.from < self.today() {
            return Err(Refusal::from(center::Not::Past { at: plan.from.at(0, 0, 0, 0) }));
        }
        if price_of(&self.office(), &resident, plan.from.max(self.today())).is_none() {
            return Err(Refusal::from(Not::NoPrice { date: plan.from }));
        }
        let other = {
            let office = self.office();
            let others =
                office.naming::<MealPlan, Resident>(resident.id).filter_map(|id| office.of::<MealPlan>().get(id));
            others.filter(|other| other.id != plan.id).any(|other| overlap(other, &plan))
        };
        if other {
            return Err(Refusal::from(Not::HasPlan));
        }
        if fresh {
            plan.id = self.fresh();
        }
        plan.plate = plan.plate.max(BY_DIET);
        let mut change = Change::default();
        change.put(&self.office(), &plan)?;
        if fresh {
            self.add_visitor_line(&mut change, visitor, resident.id, matter::BOOKING, plan.id)?;
        }
        let note =
            Note::Canteen(Did::PlanSet { resident: resident.id, sitting: plan.sitting, weekdays: plan.weekdays });
        self.commit(change, note).map(|done| done.at(MealPlan::KIND, plan.id))
    }

    /// Lets a standing order rest, both days included. What the kitchen has begun to cook is not called off.
    pub(in crate::desk) fn pause_plan(&mut self, id: Id, from: Date, to: Date) -> Result<Done, Refusal> {
        let mut plan = self.known::<MealPlan>(id)?;
        let sitting = self.sitting(plan.sitting)?;
        let (now, today) = (self.when(), self.today());
        if to < from {
            return Err(Refusal::field("until", FieldError::NotADate));
        }
        if from < today {
            return Err(Refusal::from(center::Not::Past { at: from.at(0, 0, 0, 0) }));
        }
        let began = today.to_datetime(sitting.order_by);
        if from == today && plan.covers(today) && now >= began {
            let tomorrow = today.tomorrow().ok().filter(|day| *day <= to);
            let ways = tomorrow.map(|date| Way::Sitting { date, sitting: sitting.no }).into_iter().collect();
            return Err(Refusal { why: Why::Canteen(Not::KitchenBegan { at: began, sitting: sitting.no }), ways });
        }
        if plan.pauses.iter().any(|pause| pause.from <= from && to <= pause.to) {
            return Err(Refusal::from(Not::RestsAlready));
        }
        // Pauses that touch become one, so that each day rests once.
        let (touching, apart) = plan.pauses.into_iter().partition::<Vec<_>, _>(|p| p.from <= to && from <= p.to);
        let from = touching.iter().map(|p| p.from).fold(from, Date::min);
        let to = touching.iter().map(|p| p.to).fold(to, Date::max);
        plan.pauses = apart;
        plan.pauses.push(Pause { from, to });
        plan.pauses.sort_by_key(|pause| pause.from);
        let mut change = Change::default();
        change.put(&self.office(), &plan)?;
        let note = Note::Canteen(Did::PlanPaused { resident: plan.resident, from, to });
        self.commit(change, note).map(|done| done.at(MealPlan::KIND, id))
    }

    /// Ends a standing order with this day.
    pub(in crate::desk) fn end_plan(&mut self, id: Id, on: Date) -> Result<Done, Refusal> {
        let plan = self.known::<MealPlan>(id)?;
        if plan.ended(self.today()) {
            return Err(Refusal::gone(MealPlan::KIND));
        }
        let ended = MealPlan { until: Some(on), ..plan };
        let mut change = Change::default();
        change.put(&self.office(), &ended)?;
        let note = Note::Canteen(Did::PlanEnded { resident: ended.resident, on });
        self.commit(change, note).map(|done| done.at(MealPlan::KIND, id))
    }
}

/// Whether two standing orders of one person stand for the same meal.
pub(super) fn overlap(a: &MealPlan, b: &MealPlan) -> bool {
    let last = |plan: &MealPlan| plan.until.unwrap_or(FOR_EVER);
    a.sitting == b.sitting && a.weekdays & b.weekdays != 0 && a.from <= last(b) && b.from <= last(a)
}

/// A plan that comes back by undo must not stand beside another of the same meals.
pub(in crate::desk) fn check_overlap(
    office: &crate::desk::core::office::Office,
    plan: &MealPlan,
) -> Result<(), Refusal> {
    let others = office.naming::<MealPlan, Resident>(plan.resident).filter_map(|id| office.of::<MealPlan>().get(id));
    let twice = others.filter(|other| other.id != plan.id).any(|other| overlap(other, plan));
    if twice { Err(Refusal::from(Not::HasPlan)) } else { Ok(()) }
}
