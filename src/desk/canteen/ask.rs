//! What may be asked of the canteen, the right that each needs, and the rule that answers it.

use jiff::civil::Date;

use crate::desk::canteen::Order;
use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::canteen::{SERVE, SET_UP};
use crate::model::right::Right;
use crate::model::{Canteen, Id, MealAt, MealPlan, Menu, PriceTable, Refusal, Way};

/// What may be asked of the canteen: one variant a use case, sent to the worker as plain data.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Set a canteen's sittings.
    SetCanteen(Canteen),
    /// Set what is cooked for a sitting of a day.
    SetMenu(Menu),
    /// Set what meals cost from a day on.
    SetPrices(PriceTable),
    OrderMeal(Order),
    /// A meal is served, and paid.
    ServeMeal(MealAt),
    /// Nobody came for a meal.
    MealNotTaken(MealAt),
    /// Call a meal off.
    CancelMeal(MealAt, u8),
    /// To the table, or home: of [`crate::model::canteen::meal::SERVED`].
    MoveMeal(MealAt, u8),
    /// Set up a standing order (id none) or change one.
    SetPlan(MealPlan),
    /// Let a standing order rest.
    PausePlan {
        plan: Id,
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
    },
    /// End a standing order.
    EndPlan {
        plan: Id,
        /// Its last day.
        on: Date,
    },
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::SetCanteen(..) | Self::SetPrices(..) => Some(SET_UP),
            Self::SetMenu(..)
            | Self::OrderMeal(..)
            | Self::ServeMeal(..)
            | Self::MealNotTaken(..)
            | Self::CancelMeal(..)
            | Self::MoveMeal(..)
            | Self::SetPlan(..)
            | Self::PausePlan { .. }
            | Self::EndPlan { .. } => Some(SERVE),
        }
    }
}

impl Ask {
    /// The same by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, way: &Way) -> Option<Self> {
        let mut ask = self.clone();
        match (&mut ask, way) {
            (Self::OrderMeal(order), Way::Plate(plate)) => order.plate = *plate,
            (Self::OrderMeal(order), Way::Anyway) => order.late = true,
            (Self::OrderMeal(order), Way::Sitting { date, sitting }) => {
                (order.at.date, order.at.sitting) = (*date, *sitting);
            }
            (Self::PausePlan { from, .. }, Way::Sitting { date, .. }) => *from = *date,
            _ => return None,
        }
        Some(ask)
    }
}

impl Desk {
    /// Does what is asked of the canteen.
    pub(in crate::desk) fn do_canteen(&mut self, ask: Ask, visitor: &Visitor) -> Result<Done, Refusal> {
        match ask {
            Ask::SetCanteen(canteen) => self.set_canteen(&canteen),
            Ask::SetMenu(menu) => self.set_menu(menu),
            Ask::SetPrices(table) => self.set_prices(table),
            Ask::OrderMeal(order) => self.order_meal(&order, visitor),
            Ask::ServeMeal(at) => self.serve_meal(at),
            Ask::MealNotTaken(at) => self.meal_not_taken(at),
            Ask::CancelMeal(at, reason) => self.cancel_meal(at, reason),
            Ask::MoveMeal(at, served) => self.move_meal(at, served),
            Ask::SetPlan(plan) => self.set_plan(plan, visitor),
            Ask::PausePlan { plan, from, to } => self.pause_plan(plan, from, to),
            Ask::EndPlan { plan, on } => self.end_plan(plan, on),
        }
    }
}
