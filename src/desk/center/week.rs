//! A room's week as a grid: slots by days, Monday first, each cell with what is free and who is in it.

use crate::desk::center::index::CenterIndex;
use crate::model::Slot;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

use crate::model::center::booking::{Place, SlotTime};
use crate::model::when::monday_of;
use crate::model::{Booking, Id, Room};

use crate::desk::center::rules::places_left;
use crate::desk::center::waitlist::live_at;
use crate::desk::core::office::Office;
use crate::desk::core::served::served;

/// A room's week.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Week {
    pub room: Id,
    pub monday: Date,
    /// The room's slots, and under each one cell a day.
    pub rows: Vec<(SlotTime, [Cell; 7])>,
}

/// One slot of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// The weekday is no opening day, or has other slots.
    NotOpen,
    /// Open, on a day that is not held: what was taken of it is still to be read.
    Unread,
    /// Closed, with the reason's code.
    Closed(u8),
    Open {
        /// Places left.
        left: u16,
        /// Places in all.
        capacity: u16,
        /// Whether the slot is over.
        over: bool,
        /// How many parties wait for a place.
        waiting: u8,
    },
}

impl Week {
    /// The week of a room that holds `day`.
    pub fn of(office: &Office, room: &Room, day: Date, now: DateTime) -> Self {
        let monday = monday_of(day);
        let cell = |slot: &SlotTime, ahead: i64| {
            let date = monday.checked_add(ahead.days()).unwrap_or(monday);
            cell_of(office, room, date, *slot, now)
        };
        let slots = room.slots_of_any_day();
        let rows = slots.iter().map(|slot| (*slot, std::array::from_fn(|day| cell(slot, day as i64)))).collect();
        Self { room: room.id, monday, rows }
    }

    /// The place that a row and a day (0 is Monday) stand for.
    pub fn place(&self, row: usize, day: usize) -> Option<Place> {
        let (slot, _) = self.rows.get(row)?;
        let date = self.monday.checked_add((day as i64).days()).ok()?;
        Some(Place { room: self.room, date, start: slot.start })
    }

    /// The row and day of a place in this week; a time between two slots means the later one.
    pub fn find(&self, date: Date, start: Time) -> Option<(usize, usize)> {
        let day = self.monday.until(date).ok()?.get_days();
        let row = self.rows.iter().position(|(slot, _)| slot.end > start).or(self.rows.len().checked_sub(1))?;
        usize::try_from(day).ok().filter(|day| *day < 7).map(|day| (row, day))
    }
}

/// A slot of a day.
pub fn cell_of(office: &Office, room: &Room, date: Date, slot: SlotTime, now: DateTime) -> Cell {
    let Some(slot) = office.slot_at(room, date, slot.start).filter(|_| office.opens_on(room, date)) else {
        return Cell::NotOpen;
    };
    if let Some(closed) = office.closed(room, date, Some(slot)) {
        return Cell::Closed(closed.reason());
    }
    if !office.days.has(date) {
        return Cell::Unread;
    }
    let over = date.to_datetime(slot.end) <= now;
    if let Some(row) = served(office, room.id) {
        return match (row.places)(office, date, slot) {
            Some(places) => Cell::Open { left: places.left, capacity: places.all, over, waiting: 0 },
            None => Cell::NotOpen,
        };
    }
    let place = Place { room: room.id, date, start: slot.start };
    Cell::Open {
        left: places_left(office, room, place, Id::NONE),
        capacity: room.capacity,
        over,
        waiting: live_at(office, place, now).len().min(9) as u8,
    }
}

/// The bookings of a slot, earliest made first; then those who did not come, whose places are free again.
pub fn bookings_at(office: &Office, place: Place) -> Vec<&Booking> {
    let taken = office.of::<Slot>().get(place.slot_id()).map_or(&[][..], |slot| &slot.taken);
    let holding = taken.iter().filter_map(|taken| office.of::<Booking>().get(taken.booking));
    let missed = office
        .by::<CenterIndex>()
        .bookings_on
        .get(&place.at())
        .filter_map(|id| office.of::<Booking>().get(id))
        .filter(|booking| booking.room == place.room && !booking.holds_places());
    holding.chain(missed).collect()
}

/// The bookings of a room's day, slot after slot.
pub fn bookings_of_day(office: &Office, room: Id, date: Date) -> Vec<&Booking> {
    office.bookings_on(date).filter(|booking| booking.room == room).collect()
}
