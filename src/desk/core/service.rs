//! What may be asked of canteen, day care and teams: one variant a use case, part of [`crate::desk::Request`].

use jiff::civil::{Date, DateTime};

use crate::model::{
    Canteen, DayCare, DayCareProfile, Id, MealAt, MealPlan, Meeting, Menu, PriceTable, Refusal, ServiceRefusal, Team,
    Way,
};

use crate::desk::canteen::Order;
use crate::desk::core::request::{Request, Visitor};
use crate::desk::{Desk, Done};

/// A request.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Set a canteen's sittings.
    SetCanteen(Canteen),
    /// Set what is cooked for a sitting of a day.
    SetMenu(Menu),
    /// Set what meals cost from a day on.
    SetPrices(PriceTable),
    /// Order a meal.
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
        /// Which.
        plan: Id,
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
    },
    /// End a standing order.
    EndPlan {
        /// Which.
        plan: Id,
        /// Its last day.
        on: Date,
    },
    /// Set up a room for day care.
    SetDayCare(DayCare),
    /// Set what day care must know of a guest.
    SetProfile(DayCareProfile),
    /// Book days at day care.
    BookStays {
        /// For whom.
        resident: Id,
        /// Which days.
        days: Vec<Date>,
        /// Only those on which nothing stands in the way.
        rest: bool,
        /// For these days.
        note: String,
    },
    /// Somebody comes to day care without a booking.
    DropIn {
        /// Who.
        resident: Id,
    },
    /// Cancel a day at day care.
    CancelStay {
        /// Which.
        stay: Id,
        /// Of [`crate::model::center::booking::CANCEL_REASON`].
        reason: u8,
    },
    /// A guest came; without a time, now.
    Arrive {
        /// Which stay.
        stay: Id,
        /// When.
        at: Option<DateTime>,
    },
    /// A guest was fetched; without a time, now.
    Fetch {
        /// Which stay.
        stay: Id,
        /// When.
        at: Option<DateTime>,
        /// By whom.
        by: String,
    },
    /// A guest did not come.
    MissStay {
        /// Which stay.
        stay: Id,
    },
    /// Set up a team (id none) or change one.
    SetTeam(Team),
    /// Somebody joins a team.
    Join {
        /// Which.
        team: Id,
        /// Who.
        resident: Id,
    },
    /// Somebody leaves a team.
    LeaveTeam {
        /// Which.
        team: Id,
        /// Who.
        resident: Id,
    },
    /// Somebody leads a team from now on.
    Lead {
        /// Which.
        team: Id,
        /// Who.
        resident: Id,
    },
    /// Attendance was taken, or who takes part in a performance to come.
    TakeRoll {
        /// Which team.
        team: Id,
        /// The day.
        date: Date,
        /// At the performance, not the rehearsal.
        performance: bool,
        /// Who was ticked.
        ticked: Vec<Id>,
    },
    /// Plan a performance (id none) or change one.
    SetPerformance(Meeting),
    /// Call a performance off.
    CallOff {
        /// Which meeting.
        meeting: Id,
    },
}

impl From<Ask> for Request {
    fn from(ask: Ask) -> Self {
        Self::Service(Box::new(ask))
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
            (Self::BookStays { rest, .. }, Way::RestOfDays) => *rest = true,
            _ => return None,
        }
        Some(ask)
    }
}

/// A refusal of these services without a way out.
pub(in crate::desk) fn no(why: ServiceRefusal) -> Refusal {
    Refusal::Service { why, ways: Vec::new() }
}

impl Desk {
    /// Does what is asked of canteen, day care or a team.
    pub(in crate::desk) fn serve(&mut self, ask: Ask, visitor: &Visitor) -> Result<Done, Refusal> {
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
            Ask::SetDayCare(day_care) => self.set_day_care(&day_care),
            Ask::SetProfile(profile) => self.set_profile(&profile),
            Ask::BookStays { resident, days, rest, note } => self.book_stays(resident, &days, rest, &note, visitor),
            Ask::DropIn { resident } => self.drop_in(resident, visitor),
            Ask::CancelStay { stay, reason } => self.cancel_stay(stay, reason),
            Ask::Arrive { stay, at } => self.arrive(stay, at),
            Ask::Fetch { stay, at, by } => self.fetch(stay, at, &by),
            Ask::MissStay { stay } => self.miss_stay(stay),
            Ask::SetTeam(team) => self.set_team(team),
            Ask::Join { team, resident } => self.join_team(team, resident),
            Ask::LeaveTeam { team, resident } => self.leave_team(team, resident),
            Ask::Lead { team, resident } => self.lead_team(team, resident),
            Ask::TakeRoll { team, date, performance, ticked } => self.take_roll(team, date, performance, ticked),
            Ask::SetPerformance(meeting) => self.set_performance(meeting),
            Ask::CallOff { meeting } => self.call_off(meeting),
        }
    }
}
