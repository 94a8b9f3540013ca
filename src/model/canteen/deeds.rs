//! What was done of the canteen, kept in the journal in ids and numbers; and why something is not done.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::id::Id;

/// What a command did. Stored: variants are only ever appended, and no name, phone or address stands in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// A canteen's sittings were set.
    CanteenSet,
    /// A sitting's menu was set.
    MenuSet {
        /// The day.
        date: Date,
        sitting: u8,
    },
    /// Prices were set.
    PricesSet {
        /// From this day on.
        from: Date,
    },
    /// A meal was ordered.
    MealOrdered {
        /// For whom.
        resident: Id,
        /// The day.
        date: Date,
        sitting: u8,
        /// Of [`crate::model::canteen::meal::SERVED`].
        served: u8,
        /// What they pay, in fen.
        own: u32,
    },
    /// A meal was served and paid.
    MealServed {
        /// To whom.
        resident: Id,
        /// The day.
        date: Date,
        sitting: u8,
        /// What they paid, in fen.
        own: u32,
    },
    /// Nobody came for a meal.
    MealNotTaken {
        resident: Id,
        /// The day.
        date: Date,
        sitting: u8,
    },
    /// A meal was called off.
    MealCancelled {
        resident: Id,
        /// The day.
        date: Date,
        sitting: u8,
    },
    /// A meal goes another way: to the table, or home.
    MealMoved {
        resident: Id,
        /// The day.
        date: Date,
        sitting: u8,
        /// Of [`crate::model::canteen::meal::SERVED`].
        served: u8,
    },
    /// A standing order was set up or changed.
    PlanSet {
        resident: Id,
        sitting: u8,
        /// Days of the week, Monday as bit 0.
        weekdays: u32,
    },
    /// A standing order rests.
    PlanPaused {
        resident: Id,
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
    },
    /// A standing order ended.
    PlanEnded {
        resident: Id,
        /// The last day.
        on: Date,
    },
}

impl Did {
    /// Whether it can be taken back.
    pub fn can_be_undone(&self) -> bool {
        true
    }

    /// The resident concerned, where there is one.
    pub fn resident(&self) -> Option<Id> {
        match self {
            Self::MealOrdered { resident, .. }
            | Self::MealServed { resident, .. }
            | Self::MealNotTaken { resident, .. }
            | Self::MealCancelled { resident, .. }
            | Self::MealMoved { resident, .. }
            | Self::PlanSet { resident, .. }
            | Self::PlanPaused { resident, .. }
            | Self::PlanEnded { resident, .. } => resident.some(),
            Self::CanteenSet | Self::MenuSet { .. } | Self::PricesSet { .. } => None,
        }
    }
}

/// Why something is not done: the fact and the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Not {
    /// No room is set up as a canteen, or it has no such sitting.
    NoSitting,
    /// No table says what a meal costs on a day.
    NoPrice {
        /// The day.
        date: Date,
    },
    /// They have this meal already.
    HasMeal {
        /// The day.
        date: Date,
        sitting: u8,
    },
    /// They have no such meal.
    NoMeal,
    /// The kitchen has begun.
    KitchenBegan {
        /// When.
        at: DateTime,
        sitting: u8,
    },
    /// As many meals as the kitchen can cook.
    KitchenFull {
        /// The day.
        date: Date,
        sitting: u8,
        /// How many.
        portions: u16,
    },
    /// Something on the menu does not suit them.
    Unsuited {
        /// The first such dish.
        dish: String,
        /// What it holds, bits of [`crate::model::canteen::menu::CONTENTS`].
        contents: u32,
        /// How many more such dishes.
        more: usize,
    },
    /// They have a standing order for this sitting already.
    HasPlan,
    /// The standing order rests on these days already.
    RestsAlready,
}
