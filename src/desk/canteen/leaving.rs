//! Meals that somebody who left has ordered, and their standing orders.

use crate::desk::Request;
use crate::desk::canteen::Ask;
use crate::desk::canteen::kitchen::canteen;
use crate::desk::core::leaving_row::LeavingRow;
use crate::model::{Meal, MealPlan, MealState, Record, Resident};
use crate::text::leaving as words;

/// 其他, of [`crate::model::center::booking::CANCEL_REASON`].
const OTHER: u8 = 5;

/// Meals that the kitchen has not begun.
pub static MEALS: LeavingRow = LeavingRow {
    kinds: &[Meal::KIND],
    name: words::MEALS,
    open: |office, resident, now| {
        let of = office.naming::<Meal, Resident>(resident).filter_map(|id| office.of::<Meal>().get(id));
        let may = |meal: &&Meal| {
            let sitting = canteen(office).and_then(|canteen| canteen.sitting(meal.sitting));
            sitting.is_some_and(|sitting| now < meal.date.to_datetime(sitting.order_by))
        };
        let mut open: Vec<&Meal> = of.filter(|meal| meal.state == MealState::Ordered).filter(may).collect();
        open.sort_by_key(|meal| (meal.date, meal.sitting));
        open.into_iter().map(|meal| meal.id).collect()
    },
    end: |office, _, records, _| {
        let meals = records.iter().filter_map(|id| office.of::<Meal>().get(*id));
        meals.map(|meal| Request::Canteen(Ask::CancelMeal(meal.at(), OTHER))).collect()
    },
};

/// Standing orders.
pub static PLANS: LeavingRow = LeavingRow {
    kinds: &[MealPlan::KIND],
    name: words::PLANS,
    open: |office, resident, now| {
        let of = office.naming::<MealPlan, Resident>(resident).filter_map(|id| office.of::<MealPlan>().get(id));
        let mut open: Vec<&MealPlan> =
            of.filter(|plan| !plan.ended(now.date()) && plan.until != Some(now.date())).collect();
        open.sort_by_key(|plan| (plan.from, plan.id));
        open.into_iter().map(|plan| plan.id).collect()
    },
    end: |_, _, records, now| {
        records.iter().map(|plan| Request::Canteen(Ask::EndPlan { plan: *plan, on: now.date() })).collect()
    },
};
