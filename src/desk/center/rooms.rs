//! Rooms and when they are closed: set up, close for a day or a part of it, open again, and who stands in the way.

use crate::desk::center::{Did, Not};
use crate::model::Resident;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::model::center::booking::{Place, SlotTime};
use crate::model::field::FieldError;
use crate::model::register::Counter;
use crate::model::{Booking, BookingState, Closure, Holiday, Id, Note, Record, Refusal, Room, Way};

use crate::desk::center::free::nearest_free;
use crate::desk::center::rules::{Sight, Wish};
use crate::desk::center::{MOST_AT_ONCE, release, take};
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::{Desk, Done};

/// Most days that are closed or opened in one step.
const MOST_DAYS: usize = 62;

impl Desk {
    /// Closes a room, or the whole center, on a day or for a part of it. Bookings that stand are left for the clerk.
    pub(in crate::desk) fn close(&mut self, mut closure: Closure) -> Result<Done, Refusal> {
        if closure.date < self.today() {
            return Err(Refusal::from(Not::Past { at: closure.date.at(0, 0, 0, 0) }));
        }
        if closure.from.zip(closure.until).is_some_and(|(from, until)| from >= until) {
            return Err(Refusal::field("until", FieldError::NotATime));
        }
        closure.id = self.fresh();
        let mut change = Change::default();
        change.put(&self.office(), &closure)?;
        let note = Note::Center(Did::Closed { room: closure.room, date: closure.date });
        self.commit(change, note).map(|done| done.at(Closure::KIND, closure.id))
    }

    /// Closes a room, or the whole center, on every day from the closure's own to the last; or opens it, with the hours
    /// of the day of the week that the closure says. One command; what stands in the way is left for the clerk.
    pub(in crate::desk) fn close_days(&mut self, closure: &Closure, last: Date) -> Result<Done, Refusal> {
        if closure.date < self.today() {
            return Err(Refusal::from(Not::Past { at: closure.date.at(0, 0, 0, 0) }));
        }
        if closure.from.zip(closure.until).is_some_and(|(from, until)| from >= until) {
            return Err(Refusal::field("until", FieldError::NotATime));
        }
        let days: Vec<Date> = closure.date.series(1.day()).take_while(|day| *day <= last).take(MOST_DAYS + 1).collect();
        if days.is_empty() || days.len() > MOST_DAYS {
            return Err(Refusal::field("last", FieldError::OutOfRange { min: 1, max: MOST_DAYS as i64 }));
        }
        let mut change = Change::default();
        let mut first = Id::NONE;
        for date in days {
            let id = self.fresh();
            first = if first.is_none() { id } else { first };
            change.put(&self.office(), &Closure { id, date, ..closure.clone() })?;
        }
        let Closure { room, date: from, hours, .. } = *closure;
        let note = Note::Center(Did::DaysSet { room, from, last, hours });
        self.commit(change, note).map(|done| done.at(Closure::KIND, first))
    }

    /// Takes a closure back.
    pub(in crate::desk) fn reopen(&mut self, id: Id) -> Result<Done, Refusal> {
        let closure = self.known::<Closure>(id)?;
        let mut change = Change::default();
        change.delete::<Closure>(&self.office(), id);
        self.commit(change, Note::Center(Did::Reopened { room: closure.room, date: closure.date }))
    }

    /// Sets up a room, numbered by a counter, or changes one.
    pub(in crate::desk) fn set_room(&mut self, mut room: Room) -> Result<Done, Refusal> {
        let out_of = |key, max: u16| Err(Refusal::field(key, FieldError::OutOfRange { min: 1, max: max.into() }));
        if room.largest_party > room.capacity {
            return out_of("largest_party", room.capacity);
        }
        if room.smallest_party > room.largest_party {
            return out_of("smallest_party", room.largest_party);
        }
        let mut change = Change::default();
        {
            let office = self.office();
            if room.id.is_none() {
                let last = office.of::<Counter>().get(Counter::ROOMS).map_or(0, |counter| counter.last);
                room.id = Id(u64::from(last) + 1);
                room.order = last as u16 + 1;
                change.put(&office, &Counter { id: Counter::ROOMS, last: last + 1 })?;
            }
            change.put(&office, &room)?;
        }
        self.commit(change, Note::Center(Did::RoomSet { room: room.id })).map(|done| done.at(Room::KIND, room.id))
    }

    /// Confirms a public holiday, changes it, or enters one.
    pub(in crate::desk) fn set_holiday(&mut self, holiday: Holiday) -> Result<Done, Refusal> {
        if holiday.wants_hours() {
            return Err(Refusal::field("hours", FieldError::Required));
        }
        let mut change = Change::default();
        let holiday = Holiday { id: Holiday::id_of(holiday.date), ..holiday };
        change.put(&self.office(), &holiday)?;
        self.commit(change, Note::Center(Did::HolidaySet { date: holiday.date }))
            .map(|done| done.at(Holiday::KIND, holiday.id))
    }
}

/// The holidays from a day on: as the office has them, else as the calendar has them.
pub fn holidays_from(office: &Office, day: jiff::civil::Date) -> Vec<Holiday> {
    let own = office.of::<Holiday>().all().cloned();
    let built_in = Holiday::all_built_in().filter(|holiday| office.of::<Holiday>().get(holiday.id).is_none());
    let mut all: Vec<Holiday> = own.chain(built_in).filter(|holiday| holiday.date >= day).collect();
    all.sort_by_key(|holiday| holiday.date);
    all
}

/// Bookings that still stand in slots that a closure takes, the earliest first.
pub fn standing_in<'a>(office: &'a Office, closure: &Closure, now: DateTime) -> Vec<&'a Booking> {
    let closed = |booking: &&Booking| {
        let slot = SlotTime { start: booking.start, end: booking.end };
        (closure.room.is_none() || booking.room == closure.room) && closure.meets(slot)
    };
    let booked = office.bookings_on(closure.date).filter(|booking| booking.state == BookingState::Booked);
    booked.filter(closed).filter(|booking| booking.date.to_datetime(booking.end) > now).collect()
}

/// Where each of these bookings could stand instead: the nearest slot of its room that every rule allows, counting
/// those before it. As many as one command moves.
pub fn moves_of(office: &Office, bookings: &[&Booking], now: DateTime) -> Vec<(Id, Option<Place>)> {
    let mut change = Change::default();
    let mut fresh: Vec<Booking> = Vec::new();
    let mut moves = Vec::with_capacity(bookings.len());
    for booking in bookings.iter().take(MOST_AT_ONCE) {
        let found = (|| {
            let (resident, room) =
                (office.of::<Resident>().get(booking.resident)?, office.of::<Room>().get(booking.room)?);
            let (place, heads) = (booking.place(), booking.heads);
            let wish = Wish { resident, room, place, heads, apart: &[booking.id], notice: false };
            // Whoever booked a later day must not be told today that they are to come today.
            let tomorrow = now.date().tomorrow().ok()?.at(0, 0, 0, 0);
            let now = if booking.date > now.date() { tomorrow } else { now };
            let ways = nearest_free(Sight { office, change: &change, fresh: &fresh, now }, &wish);
            let Way::Slot { place, .. } = ways.into_iter().next()? else { return None };
            let slot = office.slot_at(room, place.date, place.start)?;
            Some(Booking { date: place.date, start: slot.start, end: slot.end, ..(*booking).clone() })
        })();
        moves.push((booking.id, found.as_ref().map(Booking::place)));
        if let Some(after) = found {
            // Packing plain data into memory does not fail; if it did, the desk's own check would say so.
            drop(release(&mut change, office, booking).and_then(|()| take(&mut change, office, &after)));
            fresh.push(after);
        }
    }
    moves
}
