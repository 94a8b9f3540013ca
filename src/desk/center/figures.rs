//! The senior center's figures: who came, who did not, how full each hour was; counted from bookings, by month.
//!
//! Counts of people, never names: a figure is for the street office and the wall.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

use crate::model::when::monday_of;
use crate::model::{Booking, BookingState, Id, Refusal, Room};

use crate::desk::Desk;
use crate::desk::center::week::{Cell, Week};
use crate::desk::core::figure_row::Day;
use crate::desk::core::figures::FIGURES;
use crate::desk::core::office::Office;
use crate::desk::core::served::{ServedRow, served, served_rooms};

/// Hours of the day that a heat map shows: from this one on.
pub const FIRST_HOUR: i8 = 7;
/// How many hours it shows.
pub const HOURS: usize = 14;

/// A month of the center.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    /// The first day of the month.
    pub month: Date,
    /// Each room, in the order of lists.
    pub rooms: Vec<RoomFigures>,
    /// Residents who came at least once.
    pub people: usize,
    /// Of those, residents who came more than once.
    pub again: usize,
}

/// A room's month, up to the moment at which it is looked at.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RoomFigures {
    pub room: Id,
    /// Bookings that were to be kept by now, cancelled ones left out.
    pub due: u32,
    /// Of those, bookings whose people came.
    pub kept: u32,
    /// Of those, bookings marked as not come.
    pub missed: u32,
    /// Bookings cancelled.
    pub cancelled: u32,
    /// People who came, each time they came.
    pub heads: u32,
    /// Places offered by slots that are over.
    pub offered: u32,
    /// Of those, places used.
    pub used: u32,
    /// By weekday, Monday first, and hour from [`FIRST_HOUR`].
    pub heat: [[Heat; HOURS]; 7],
}

/// Everything that is counted of a month.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Counted {
    /// Its rooms and people.
    pub figures: Figures,
    /// The other capabilities' days, a table each of [`FIGURES`].
    pub tables: Vec<Vec<Day>>,
    /// The twelve months up to it, the oldest first: people who came, each time they came, by room.
    pub months: Vec<(Date, BTreeMap<Id, u32>)>,
}

impl Counted {
    /// People who came to a room (or, with none, to any) in each of the twelve months.
    pub fn came(&self, room: Id) -> impl Iterator<Item = (Date, u32)> {
        self.months.iter().map(move |(month, rooms)| match room.some() {
            Some(room) => (*month, rooms.get(&room).copied().unwrap_or(0)),
            None => (*month, rooms.values().sum()),
        })
    }
}

impl Desk {
    /// Counts a month as far as it has gone, and the months before it. What is not held is read for it and let go again.
    pub(in crate::desk) fn count(&mut self, month: Date) -> Result<Counted, Refusal> {
        let (month, now) = (month.first_of_month(), self.now());
        let of_month = |office: &Office| {
            let tables = FIGURES.iter().map(|row| (row.days)(office, month, now.date())).collect();
            (Figures::of(office, month, now), tables)
        };
        let (figures, tables) = self.while_held(days_of(month), of_month)?;
        let back = (0..12_i32).rev().filter_map(|back| month.checked_sub(back.months()).ok());
        let months = back.map(|first| Ok((first, self.came_in(first)?))).collect::<Result<_, Refusal>>()?;
        Ok(Counted { figures, tables, months })
    }

    /// People who came to each room in a month.
    fn came_in(&self, month: Date) -> Result<BTreeMap<Id, u32>, Refusal> {
        let mut rooms = BTreeMap::new();
        let served: Vec<(Id, &ServedRow)> = served_rooms(&self.office()).collect();
        for day in days_of(month).take_while(|day| *day <= self.today()) {
            self.each_on(day, |booking: Booking| {
                if booking.state == BookingState::Arrived {
                    *rooms.entry(booking.room).or_default() += u32::from(booking.heads);
                }
            })?;
            for (room, row) in &served {
                let came = (row.came)(self, day)?;
                if came > 0 {
                    *rooms.entry(*room).or_default() += came;
                }
            }
        }
        Ok(rooms)
    }
}

/// The days of a month.
pub(in crate::desk) fn days_of(month: Date) -> impl Iterator<Item = Date> {
    month.first_of_month().series(1.day()).take(month.days_in_month() as usize)
}

/// How full an hour was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Heat {
    /// Places offered.
    pub offered: u32,
    /// Places used.
    pub used: u32,
}

impl Heat {
    /// Used of offered in percent; `None` where nothing was offered.
    pub fn percent(self) -> Option<u32> {
        percent(self.used, self.offered)
    }
}

impl RoomFigures {
    /// Bookings kept of those that were due, in percent.
    pub fn attendance(&self) -> Option<u32> {
        percent(self.kept, self.due)
    }

    /// Bookings missed of those that were due, in percent.
    pub fn missed_share(&self) -> Option<u32> {
        percent(self.missed, self.due)
    }

    /// Places used of those offered, in percent.
    pub fn use_share(&self) -> Option<u32> {
        percent(self.used, self.offered)
    }
}

/// Rounded to the nearest; nothing of nothing is no share.
fn percent(part: u32, whole: u32) -> Option<u32> {
    (whole > 0).then(|| (part * 100 + whole / 2) / whole)
}

impl Figures {
    /// Counts a month as far as it has gone by `now`; the office must hold it.
    pub(in crate::desk) fn of(office: &Office, month: Date, now: DateTime) -> Self {
        let month = month.first_of_month();
        let days: Vec<Date> = days_of(month).collect();
        let mut visits: BTreeMap<Id, u32> = BTreeMap::new();
        let mut bookings: BTreeMap<Id, Vec<&Booking>> = BTreeMap::new();
        for booking in office.of::<Booking>().all().filter(|booking| booking.date.first_of_month() == month) {
            if booking.state == BookingState::Arrived {
                *visits.entry(booking.resident).or_default() += 1;
            }
            bookings.entry(booking.room).or_default().push(booking);
        }
        let none = Vec::new();
        let rooms = office.rooms_in_order().into_iter();
        let rooms = rooms.map(|room| of_room(office, room, bookings.get(&room.id).unwrap_or(&none), &days, now));
        Self {
            month,
            rooms: rooms.collect(),
            people: visits.len(),
            again: visits.values().filter(|times| **times > 1).count(),
        }
    }
}

/// A room's month that is served by other records than bookings.
fn of_served(office: &Office, room: Id, row: &ServedRow, days: &[Date], now: DateTime) -> RoomFigures {
    let mut figures = RoomFigures { room, ..RoomFigures::default() };
    for date in days.iter().take_while(|date| **date <= now.date()) {
        for part in (row.day)(office, *date) {
            let over = date.to_datetime(part.end) <= now;
            figures.kept += part.came;
            figures.heads += part.came;
            figures.missed += part.missed;
            figures.cancelled += part.cancelled;
            figures.due += part.came + part.missed + if over { part.open } else { 0 };
            if over {
                figures.offered += part.offered;
                figures.used += part.came;
                for heat in hours_of(&mut figures.heat, *date, (part.start, part.end)) {
                    heat.offered += part.offered;
                    heat.used += part.came;
                }
            }
        }
    }
    figures
}

fn of_room(office: &Office, room: &Room, bookings: &[&Booking], days: &[Date], now: DateTime) -> RoomFigures {
    if let Some(row) = served(office, room.id) {
        return of_served(office, room.id, row, days, now);
    }
    let mut figures = RoomFigures { room: room.id, ..RoomFigures::default() };
    for booking in bookings {
        match booking.state {
            BookingState::Cancelled => {
                figures.cancelled += 1;
                continue;
            }
            BookingState::Arrived => {
                figures.kept += 1;
                figures.heads += u32::from(booking.heads);
            }
            BookingState::NoShow => figures.missed += 1,
            BookingState::Booked => {}
        }
        let over = booking.date.to_datetime(booking.end) <= now;
        figures.due += u32::from(over || booking.state != BookingState::Booked);
        if over && booking.state == BookingState::Arrived {
            figures.used += u32::from(booking.heads);
            for heat in hours_of(&mut figures.heat, booking.date, (booking.start, booking.end)) {
                heat.used += u32::from(booking.heads);
            }
        }
    }
    let mut mondays: Vec<Date> = days.iter().map(|day| monday_of(*day)).collect();
    mondays.dedup();
    for monday in mondays {
        for (slot, cells) in Week::of(office, room, monday, now).rows {
            for (cell, date) in cells.iter().zip(monday.series(1.day())) {
                let Cell::Open { capacity, over: true, .. } = cell else { continue };
                if date.month() != days[0].month() {
                    continue;
                }
                figures.offered += u32::from(*capacity);
                for heat in hours_of(&mut figures.heat, date, (slot.start, slot.end)) {
                    heat.offered += u32::from(*capacity);
                }
            }
        }
    }
    figures
}

/// Every hour of the map of which a time takes a part.
fn hours_of(heat: &mut [[Heat; HOURS]; 7], date: Date, (start, end): (Time, Time)) -> impl Iterator<Item = &mut Heat> {
    let last = if end.minute() == 0 && end > start { end.hour() - 1 } else { end.hour() };
    let hours = (FIRST_HOUR..).zip(&mut heat[date.weekday().to_monday_zero_offset() as usize]);
    hours.filter(move |(hour, _)| (start.hour()..=last).contains(hour)).map(|(_, heat)| heat)
}
