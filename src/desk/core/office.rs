//! The office in memory: every record decoded, with the indices that rules and panes ask for.
//!
//! A cache of the store and nothing more: it is built from a scan and kept up by whole commits, by nobody else.

use jiff::civil::{Date, DateTime};

use crate::lookup;
use crate::model::register::{Counter, Secret};
use crate::model::{
    Address, Booking, Canteen, Care, Closure, DayCare, DayCareProfile, DayStay, Export, Holiday, Household, Id, Issue,
    Key, Meal, MealPlan, Meeting, Menu, Operator, PriceTable, Resident, Reveal, Room, Series, Session, Slot, Team,
    Unique, Visit, VisitorLine, Vitals, Waiting, Words,
};
use crate::store::Safe;
use crate::store::envelope::Reason;
use crate::store::port::{Committed, Op, Rev};

use crate::desk::core::commands::{Command, CommandLog, Hand};
use crate::desk::core::days::HeldDays;
use crate::desk::core::kept::{ForKind, Kept, with_kind};
use crate::desk::core::table::{Index, Row, Table};
use crate::desk::core::unread::Unread;
use crate::desk::find::things::Things;

/// The office's state.
#[derive(Default)]
pub struct Office {
    /// What opens the records that it reads.
    pub(in crate::desk) safe: Safe,
    /// The last revision that is in here.
    pub head: Rev,
    /// People.
    pub residents: Table<Resident>,
    /// What is sensitive about them.
    pub care: Table<Care>,
    /// Households.
    pub households: Table<Household>,
    /// Rooms of the center.
    pub rooms: Table<Room>,
    /// What is taken of them.
    pub slots: Table<Slot>,
    /// Bookings.
    pub bookings: Table<Booking>,
    /// Closures.
    pub closures: Table<Closure>,
    /// Bookings that come again.
    pub series: Table<Series>,
    /// Who waits for a place.
    pub waiting: Table<Waiting>,
    /// Public holidays as the office has them.
    pub holidays: Table<Holiday>,
    /// Clinic sessions.
    pub sessions: Table<Session>,
    /// Visits to them.
    pub visits: Table<Visit>,
    /// What was measured.
    pub vitals: Table<Vitals>,
    /// Issues.
    pub issues: Table<Issue>,
    /// What was said about them.
    pub words: Table<Words>,
    /// The walk-in register.
    pub visitors: Table<VisitorLine>,
    /// What was revealed.
    pub reveals: Table<Reveal>,
    /// Counters.
    pub counters: Table<Counter>,
    /// Values that stand only once.
    pub uniques: Table<Unique>,
    /// The store's own key.
    pub secrets: Table<Secret>,
    /// Who works at its desks.
    pub operators: Table<Operator>,
    /// What left the desk in full.
    pub exports: Table<Export>,
    /// Rooms as canteens.
    pub canteens: Table<Canteen>,
    /// What is cooked, of the days that are held.
    pub menus: Table<Menu>,
    /// Meals of the days that are held.
    pub meals: Table<Meal>,
    /// Standing orders of meals.
    pub meal_plans: Table<MealPlan>,
    /// What meals cost.
    pub prices: Table<PriceTable>,
    /// Rooms as day-care rooms.
    pub day_cares: Table<DayCare>,
    /// Stays of the days that are held.
    pub stays: Table<DayStay>,
    /// What day care must know of its guests.
    pub profiles: Table<DayCareProfile>,
    /// Teams.
    pub teams: Table<Team>,
    /// Their rehearsals and performances.
    pub meetings: Table<Meeting>,
    /// Which days of the records that belong to a day are held.
    pub days: HeldDays,
    /// Indices over all of them.
    pub by: Indices,
    /// Who works at the desk that keeps this office; nobody where a reader keeps it.
    pub(in crate::desk) hand: Hand,
    /// The last commands, newest last.
    pub commands: CommandLog,
    /// Where people are found, once that was asked for.
    pub(in crate::desk) search: Option<lookup::Index>,
    /// Where everything else is found.
    pub(in crate::desk) things: Things,
    /// Records that do not open: kept in the store as they are.
    pub unread: Unread,
}

/// Indices over the office's tables.
#[derive(Debug, Default)]
pub struct Indices {
    /// Residents by household.
    pub members: Index<Id>,
    /// Residents by exact name.
    pub names: Index<String>,
    /// Households by address.
    pub addresses: Index<Address>,
    /// Bookings by resident, cancelled ones too.
    pub bookings_of: Index<Id>,
    /// Bookings by start, but for cancelled ones.
    pub bookings_on: Index<DateTime>,
    /// Bookings whose people did not come, by resident: of days that are not held too, as far as the desk looked back.
    pub missed_of: Index<Id>,
    /// Bookings by series.
    pub bookings_in: Index<Id>,
    /// Waiting people by resident.
    pub waits_of: Index<Id>,
    /// Those who still wait, by the start of the slot.
    pub waits_on: Index<DateTime>,
    /// Closures by day.
    pub closures_on: Index<Date>,
    /// Sessions by day.
    pub sessions_on: Index<Date>,
    /// Visits by resident.
    pub visits_of: Index<Id>,
    /// Visits by session.
    pub visits_at: Index<Id>,
    /// Visits by the day on which they are to be repeated.
    pub recalls_on: Index<Date>,
    /// Issues by number.
    pub issues_by_number: Index<u32>,
    /// Issues by resident.
    pub issues_of: Index<Id>,
    /// Words by issue.
    pub words_of: Index<Id>,
    /// Visitor lines by time.
    pub visitors_on: Index<DateTime>,
    /// Visitor lines by resident concerned.
    pub visitors_of: Index<Id>,
    /// Meals by day and sitting.
    pub meals_on: Index<(Date, u8)>,
    /// Meals by resident.
    pub meals_of: Index<Id>,
    /// Standing orders by resident.
    pub plans_of: Index<Id>,
    /// Stays by day.
    pub stays_on: Index<Date>,
    /// Stays by resident.
    pub stays_of: Index<Id>,
    /// Teams by member.
    pub teams_of: Index<Id>,
    /// Meetings by team.
    pub meetings_of: Index<Id>,
    /// Meetings by day.
    pub meetings_on: Index<Date>,
}

impl Office {
    /// The record of a kind with this id.
    pub fn get<R: Kept>(&self, id: Id) -> Option<&R> {
        R::table(self).get(id)
    }

    /// What `u` takes back: the last command that whoever is at this desk made here and that still stands.
    pub fn to_undo(&self) -> Option<&Command> {
        self.commands.to_undo(self.hand)
    }

    /// What `C-y` does again.
    pub fn to_redo(&self) -> Option<&Command> {
        self.commands.to_redo(self.hand)
    }

    /// Enters one stored value, at load or from a commit.
    pub fn enter(&mut self, key: &[u8], value: &[u8], rev: Rev) {
        if let Some(place) = Key::read(key) {
            with_kind(place.kind, Enter { office: self, key, value, rev, id: place.id });
        } else {
            self.unread.add(key, value, Reason::Key);
        }
    }

    /// Strikes a record out.
    pub(in crate::desk) fn strike<R: Kept>(&mut self, id: Id) {
        if let Some(old) = R::table_mut(self).remove(id) {
            old.record.index(&mut self.by, false);
        }
    }

    /// Follows one commit.
    pub fn apply(&mut self, commit: &Committed) {
        for applied in &commit.ops {
            match &applied.op {
                Op::Put { key, value } => self.enter(key, value, commit.rev),
                Op::Delete { key } => {
                    if let Some(place) = Key::read(key) {
                        with_kind(place.kind, Strike { office: self, id: place.id });
                        self.unread.remove(key);
                    }
                }
            }
            if let Some(place) = Key::read(applied.op.key()) {
                self.follow_in_search(place);
            }
        }
        self.commands.follow(commit);
        self.head = commit.rev;
    }

    /// Where a resident lives.
    pub fn address_of(&self, resident: &Resident) -> Option<&Address> {
        self.households.get(resident.household).map(|household| &household.address)
    }

    /// The people of a household who live there.
    pub fn household_members(&self, household: Id) -> impl Iterator<Item = &Resident> {
        self.by.members.get(&household).filter_map(|id| self.residents.get(id)).filter(|r| r.lives_here())
    }

    /// Rooms in the order of lists.
    pub fn rooms_in_order(&self) -> Vec<&Room> {
        let mut rooms: Vec<&Room> = self.rooms.all().collect();
        rooms.sort_by_key(|room| (room.order, room.id));
        rooms
    }

    /// Bookings of a day by start, cancelled ones left out.
    pub fn bookings_on(&self, day: Date) -> impl Iterator<Item = &Booking> {
        let (from, until) = whole_day(day);
        self.by.bookings_on.range(from..=until).filter_map(|id| self.bookings.get(id))
    }

    /// Visitor lines of a day, earliest first.
    pub fn visitors_on(&self, day: Date) -> impl DoubleEndedIterator<Item = &VisitorLine> {
        let (from, until) = whole_day(day);
        self.by.visitors_on.range(from..=until).filter_map(|id| self.visitors.get(id))
    }
}

/// The first and last moment of a day.
fn whole_day(day: Date) -> (DateTime, DateTime) {
    (day.at(0, 0, 0, 0), day.at(23, 59, 59, 0))
}

struct Enter<'a> {
    office: &'a mut Office,
    key: &'a [u8],
    value: &'a [u8],
    rev: Rev,
    id: Id,
}

impl ForKind for Enter<'_> {
    type Out = ();

    fn visit<R: Kept>(self) {
        match self.office.safe.read::<R>(self.key, self.value) {
            // Sealed from whoever reads, or erased: no damage, and not here.
            Ok(None) => {
                self.office.unread.remove(self.key);
                self.office.strike::<R>(self.id);
            }
            Ok(Some(record)) => {
                self.office.unread.remove(self.key);
                self.office.strike::<R>(self.id);
                record.index(&mut self.office.by, true);
                R::table_mut(self.office).put(self.id, Row { rev: self.rev, record });
            }
            Err(error) => {
                // What was here before is not what stands there now.
                self.office.strike::<R>(self.id);
                self.office.unread.add(self.key, self.value, error.reason);
            }
        }
    }
}

struct Strike<'a> {
    office: &'a mut Office,
    id: Id,
}

impl ForKind for Strike<'_> {
    type Out = ();

    fn visit<R: Kept>(self) {
        self.office.strike::<R>(self.id);
    }
}
