//! The records of people, center, clinic, issues and registers in the office: their tables, their indices, their way of
//! being taken back.

use crate::model::center::waiting::WaitState;
use crate::model::register::{Counter, Secret};
use crate::model::{
    Booking, BookingState, Care, Closure, Export, Holiday, Household, Issue, Operator, Resident, Reveal, Room, Series,
    Session, Slot, Unique, Visit, VisitorLine, Vitals, Waiting, Words,
};

use crate::desk::core::kept::{Kept, take_back_fields, take_back_list};
use crate::desk::core::office::{Indices, Office};
use crate::desk::core::table::Table;

impl Kept for Resident {
    fn table(office: &Office) -> &Table<Self> {
        &office.residents
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.residents
    }
    fn index(&self, by: &mut Indices, on: bool) {
        by.members.mark(self.household, self.id, on);
        by.names.mark(self.name.clone(), self.id, on);
    }
}

impl Kept for Care {
    fn table(office: &Office) -> &Table<Self> {
        &office.care
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.care
    }
}

impl Kept for Household {
    fn table(office: &Office) -> &Table<Self> {
        &office.households
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.households
    }
    fn index(&self, by: &mut Indices, on: bool) {
        by.addresses.mark(self.address.clone(), self.id, on);
    }
}

impl Kept for Room {
    fn table(office: &Office) -> &Table<Self> {
        &office.rooms
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.rooms
    }
}

impl Kept for Slot {
    fn table(office: &Office) -> &Table<Self> {
        &office.slots
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.slots
    }
    fn without_creation(&self, created: &Self) -> Option<Self> {
        let mut rest = self.clone();
        take_back_list(&mut rest.taken, &[], &created.taken);
        take_back_list(&mut rest.waiting, &[], &created.waiting);
        Some(rest)
    }
    fn take_back(&mut self, before: &Self, after: &Self) -> Result<(), &'static str> {
        take_back_list(&mut self.taken, &before.taken, &after.taken);
        take_back_list(&mut self.waiting, &before.waiting, &after.waiting);
        Ok(())
    }
}

impl Kept for Booking {
    fn table(office: &Office) -> &Table<Self> {
        &office.bookings
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.bookings
    }
    fn index(&self, by: &mut Indices, on: bool) {
        by.bookings_of.mark(self.resident, self.id, on);
        if let Some(series) = self.series.some() {
            by.bookings_in.mark(series, self.id, on);
        }
        if self.state == BookingState::NoShow {
            by.missed_of.mark(self.resident, self.id, on);
        }
        if self.state != BookingState::Cancelled {
            by.bookings_on.mark(self.date.to_datetime(self.start), self.id, on);
        }
    }
}

impl Kept for Closure {
    fn table(office: &Office) -> &Table<Self> {
        &office.closures
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.closures
    }
    fn index(&self, by: &mut Indices, on: bool) {
        by.closures_on.mark(self.date, self.id, on);
    }
}

impl Kept for Series {
    fn table(office: &Office) -> &Table<Self> {
        &office.series
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.series
    }
}

impl Kept for Waiting {
    fn table(office: &Office) -> &Table<Self> {
        &office.waiting
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.waiting
    }
    fn index(&self, by: &mut Indices, on: bool) {
        by.waits_of.mark(self.resident, self.id, on);
        if self.state == WaitState::Waiting {
            by.waits_on.mark(self.place().at(), self.id, on);
        }
    }
}

impl Kept for Holiday {
    fn table(office: &Office) -> &Table<Self> {
        &office.holidays
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.holidays
    }
}

impl Kept for Session {
    fn table(office: &Office) -> &Table<Self> {
        &office.sessions
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.sessions
    }
    fn index(&self, by: &mut Indices, on: bool) {
        by.sessions_on.mark(self.date, self.id, on);
    }
    fn take_back(&mut self, before: &Self, after: &Self) -> Result<(), &'static str> {
        // Ticket numbers were called out: they never go back.
        take_back_fields(self, before, after, &["last_ticket"])
    }
}

impl Kept for Visit {
    fn table(office: &Office) -> &Table<Self> {
        &office.visits
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.visits
    }
    fn index(&self, by: &mut Indices, on: bool) {
        by.visits_of.mark(self.resident, self.id, on);
        by.visits_at.mark(self.session, self.id, on);
        if let Some(recall) = self.recall {
            by.recalls_on.mark(recall, self.id, on);
        }
    }
}

impl Kept for Vitals {
    fn table(office: &Office) -> &Table<Self> {
        &office.vitals
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.vitals
    }
}

impl Kept for Issue {
    fn table(office: &Office) -> &Table<Self> {
        &office.issues
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.issues
    }
    fn index(&self, by: &mut Indices, on: bool) {
        by.issues_by_number.mark(self.number, self.id, on);
        for resident in &self.raised_by {
            by.issues_of.mark(*resident, self.id, on);
        }
    }
    fn take_back(&mut self, before: &Self, after: &Self) -> Result<(), &'static str> {
        take_back_list(&mut self.raised_by, &before.raised_by, &after.raised_by);
        take_back_list(&mut self.steps, &before.steps, &after.steps);
        take_back_fields(self, before, after, &["raised_by", "steps"])
    }
}

impl Kept for Words {
    fn table(office: &Office) -> &Table<Self> {
        &office.words
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.words
    }
    fn index(&self, by: &mut Indices, on: bool) {
        by.words_of.mark(self.issue, self.id, on);
    }
}

impl Kept for VisitorLine {
    fn table(office: &Office) -> &Table<Self> {
        &office.visitors
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.visitors
    }
    fn index(&self, by: &mut Indices, on: bool) {
        by.visitors_on.mark(self.at, self.id, on);
        if let Some(resident) = self.resident.some() {
            by.visitors_of.mark(resident, self.id, on);
        }
    }
}

impl Kept for Reveal {
    fn table(office: &Office) -> &Table<Self> {
        &office.reveals
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.reveals
    }
}

impl Kept for Counter {
    fn table(office: &Office) -> &Table<Self> {
        &office.counters
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.counters
    }
    fn without_creation(&self, _created: &Self) -> Option<Self> {
        Some(self.clone())
    }
    fn take_back(&mut self, _before: &Self, _after: &Self) -> Result<(), &'static str> {
        // Counters never go back: a number that was read out stays given.
        Ok(())
    }
}

impl Kept for Unique {
    fn table(office: &Office) -> &Table<Self> {
        &office.uniques
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.uniques
    }
}

impl Kept for Secret {
    fn table(office: &Office) -> &Table<Self> {
        &office.secrets
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.secrets
    }
}

impl Kept for Operator {
    fn table(office: &Office) -> &Table<Self> {
        &office.operators
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.operators
    }
}

impl Kept for Export {
    fn table(office: &Office) -> &Table<Self> {
        &office.exports
    }
    fn table_mut(office: &mut Office) -> &mut Table<Self> {
        &mut office.exports
    }
}
