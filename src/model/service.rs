//! What canteen, day care and teams did, and why they do not: parts of [`super::Note`] and [`super::Refusal`].

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::id::Id;

/// What was done. Stored in the journal: variants are only ever appended, and no name stands in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ServiceNote {
    /// A canteen's sittings were set.
    CanteenSet,
    /// A sitting's menu was set.
    MenuSet {
        /// The day.
        date: Date,
        /// The sitting.
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
        /// The sitting.
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
        /// The sitting.
        sitting: u8,
        /// What they paid, in fen.
        own: u32,
    },
    /// Nobody came for a meal.
    MealNotTaken {
        /// Whose.
        resident: Id,
        /// The day.
        date: Date,
        /// The sitting.
        sitting: u8,
    },
    /// A meal was called off.
    MealCancelled {
        /// Whose.
        resident: Id,
        /// The day.
        date: Date,
        /// The sitting.
        sitting: u8,
    },
    /// A meal goes another way: to the table, or home.
    MealMoved {
        /// Whose.
        resident: Id,
        /// The day.
        date: Date,
        /// The sitting.
        sitting: u8,
        /// Of [`crate::model::canteen::meal::SERVED`].
        served: u8,
    },
    /// A standing order was set up or changed.
    PlanSet {
        /// Whose.
        resident: Id,
        /// The sitting.
        sitting: u8,
        /// Days of the week, Monday as bit 0.
        weekdays: u32,
    },
    /// A standing order rests.
    PlanPaused {
        /// Whose.
        resident: Id,
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
    },
    /// A standing order ended.
    PlanEnded {
        /// Whose.
        resident: Id,
        /// The last day.
        on: Date,
    },
    /// A day-care room was set up.
    DayCareSet,
    /// What day care must know of a guest was set.
    ProfileSet {
        /// Of whom.
        resident: Id,
    },
    /// Days at day care were booked.
    StaysBooked {
        /// For whom.
        resident: Id,
        /// The first day.
        date: Date,
        /// How many.
        days: u16,
    },
    /// A day at day care was cancelled.
    StayCancelled {
        /// Whose.
        resident: Id,
        /// The day.
        date: Date,
    },
    /// A guest came.
    Arrived {
        /// Who.
        resident: Id,
        /// When.
        at: DateTime,
    },
    /// A guest was fetched.
    Fetched {
        /// Who.
        resident: Id,
        /// When.
        at: DateTime,
    },
    /// A guest did not come.
    StayMissed {
        /// Who.
        resident: Id,
        /// The day.
        date: Date,
    },
    /// A team was set up or changed.
    TeamSet {
        /// The team.
        team: Id,
    },
    /// Somebody joined a team.
    Joined {
        /// The team.
        team: Id,
        /// Who.
        resident: Id,
    },
    /// Somebody left a team.
    LeftTeam {
        /// The team.
        team: Id,
        /// Who.
        resident: Id,
    },
    /// Somebody leads a team.
    LeaderSet {
        /// The team.
        team: Id,
        /// Who.
        resident: Id,
    },
    /// Attendance was taken.
    RollTaken {
        /// The team.
        team: Id,
        /// The day.
        date: Date,
        /// Who came.
        present: u16,
        /// Of so many.
        of: u16,
    },
    /// A performance was planned or changed.
    PerformanceSet {
        /// The team.
        team: Id,
        /// The day.
        date: Date,
    },
    /// A performance was called off.
    PerformanceOff {
        /// The team.
        team: Id,
        /// The day.
        date: Date,
    },
}

impl ServiceNote {
    /// The resident whom it is about.
    pub fn resident(&self) -> Option<Id> {
        match self {
            Self::MealOrdered { resident, .. }
            | Self::MealServed { resident, .. }
            | Self::MealNotTaken { resident, .. }
            | Self::MealCancelled { resident, .. }
            | Self::MealMoved { resident, .. }
            | Self::PlanSet { resident, .. }
            | Self::PlanPaused { resident, .. }
            | Self::PlanEnded { resident, .. }
            | Self::ProfileSet { resident }
            | Self::StaysBooked { resident, .. }
            | Self::StayCancelled { resident, .. }
            | Self::Arrived { resident, .. }
            | Self::Fetched { resident, .. }
            | Self::StayMissed { resident, .. }
            | Self::Joined { resident, .. }
            | Self::LeftTeam { resident, .. }
            | Self::LeaderSet { resident, .. } => resident.some(),
            Self::CanteenSet
            | Self::MenuSet { .. }
            | Self::PricesSet { .. }
            | Self::DayCareSet
            | Self::TeamSet { .. }
            | Self::RollTaken { .. }
            | Self::PerformanceSet { .. }
            | Self::PerformanceOff { .. } => None,
        }
    }
}

/// Why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ServiceRefusal {
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
        /// The sitting.
        sitting: u8,
    },
    /// They have no such meal.
    NoMeal,
    /// The kitchen has begun.
    KitchenBegan {
        /// When.
        at: DateTime,
        /// The sitting.
        sitting: u8,
    },
    /// As many meals as the kitchen can cook.
    KitchenFull {
        /// The day.
        date: Date,
        /// The sitting.
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
    /// No room is set up for day care.
    NoDayCare,
    /// Days on which they cannot come.
    DaysInTheWay {
        /// Each day.
        days: Vec<Date>,
        /// Of how many asked for.
        of: usize,
        /// Why not on the first of them.
        why: DayWhy,
    },
    /// They are in this team already.
    InTeam,
    /// They are not in this team.
    NotInTeam,
    /// The team performs on that day already.
    PerformsAlready {
        /// The day.
        date: Date,
    },
    /// Attendance was taken: what was cannot be called off.
    AlreadyHeld,
}

/// Why somebody cannot come to day care on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayWhy {
    /// The day is past.
    Past,
    /// The room is not open.
    NotOpen,
    /// Every place is taken.
    Full,
    /// They are booked already.
    Booked,
}
