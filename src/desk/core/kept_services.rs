//! The records of canteen, day care and teams in the office: their tables, their indices, their way of being taken back.

use crate::model::{
    Canteen, DayCare, DayCareProfile, DayStay, Id, Kind, Meal, MealPlan, Meeting, Menu, PriceTable, Team,
};

use crate::desk::core::kept::{Kept, take_back_fields, take_back_list};
use crate::desk::core::office::{Indices, Office};
use crate::desk::core::table::Table;

impl Kept for Canteen {
    fn table(office: &Office) -> &Table<Self> {
        &office.canteens
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.canteens
    }
}

impl Kept for Menu {
    fn table(office: &Office) -> &Table<Self> {
        &office.menus
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.menus
    }
}

impl Kept for Meal {
    fn table(office: &Office) -> &Table<Self> {
        &office.meals
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.meals
    }
    fn index(&self, by: &mut Indices, on: bool) {
        by.meals_on.mark((self.date, self.sitting), self.id, on);
        by.meals_of.mark(self.resident, self.id, on);
    }
}

impl Kept for MealPlan {
    fn table(office: &Office) -> &Table<Self> {
        &office.meal_plans
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.meal_plans
    }
    fn index(&self, by: &mut Indices, on: bool) {
        by.plans_of.mark(self.resident, self.id, on);
    }
    fn take_back(&mut self, before: &Self, after: &Self) -> Result<(), &'static str> {
        take_back_list(&mut self.pauses, &before.pauses, &after.pauses);
        take_back_fields(self, before, after, &["pauses"])
    }
}

impl Kept for PriceTable {
    fn table(office: &Office) -> &Table<Self> {
        &office.prices
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.prices
    }
}

impl Kept for DayCare {
    fn table(office: &Office) -> &Table<Self> {
        &office.day_cares
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.day_cares
    }
}

impl Kept for DayStay {
    fn table(office: &Office) -> &Table<Self> {
        &office.stays
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.stays
    }
    fn index(&self, by: &mut Indices, on: bool) {
        by.stays_on.mark(self.date, self.id, on);
        by.stays_of.mark(self.resident, self.id, on);
    }
}

impl Kept for DayCareProfile {
    fn table(office: &Office) -> &Table<Self> {
        &office.profiles
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.profiles
    }
}

impl Kept for Team {
    fn table(office: &Office) -> &Table<Self> {
        &office.teams
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.teams
    }
    fn index(&self, by: &mut Indices, on: bool) {
        for member in &self.members {
            by.teams_of.mark(*member, self.id, on);
        }
    }
    fn take_back(&mut self, before: &Self, after: &Self) -> Result<(), &'static str> {
        take_back_list(&mut self.members, &before.members, &after.members);
        take_back_fields(self, before, after, &["members"])
    }
}

impl Kept for Meeting {
    fn table(office: &Office) -> &Table<Self> {
        &office.meetings
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.meetings
    }
    fn index(&self, by: &mut Indices, on: bool) {
        by.meetings_of.mark(self.team, self.id, on);
        by.meetings_on.mark(self.date, self.id, on);
    }
}

/// What of these services refers to a resident.
pub(in crate::desk) fn referrers(office: &Office, id: Id) -> impl Iterator<Item = (Kind, Id)> {
    let by = &office.by;
    let meals = by.meals_of.get(&id).map(|id| (Kind::Meal, id));
    let plans = by.plans_of.get(&id).map(|id| (Kind::MealPlan, id));
    let stays = by.stays_of.get(&id).map(|id| (Kind::DayStay, id));
    let profile = office.profiles.get(id).map(|profile| (Kind::DayCareProfile, profile.id));
    let teams = by.teams_of.get(&id).map(|id| (Kind::Team, id));
    let found: Vec<(Kind, Id)> = meals.chain(plans).chain(stays).chain(profile).chain(teams).collect();
    found.into_iter()
}
