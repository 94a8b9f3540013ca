//! Who came and who did not: check-in, walk-ins, no-shows by hand and by the clock, and what is entered later.

use crate::desk::center::index::CenterIndex;
use crate::desk::center::{Did, Not};
use crate::desk::clinic;
use crate::desk::core;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::model::by_day::day_of;
use crate::model::center::booking::Place;
use crate::model::center::rules::GRACE;
use crate::model::{Booking, BookingState, Id, Note, Record, Refusal, Room};

use crate::desk::center::rules::places_left;
use crate::desk::center::{give_up, take};
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};

/// Most bookings that are marked in one step: with their slots they fit one commit.
const MOST: usize = 45;

impl Desk {
    /// Books and checks in somebody who came without a booking.
    pub(in crate::desk) fn walk_in(
        &mut self,
        resident: Id,
        place: Place,
        heads: u16,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        let now = self.when();
        self.take_places((resident, place, heads, ""), None, Some(now), visitor)
    }

    /// The same for somebody who came while nothing could be entered.
    pub(in crate::desk) fn enter_walk_in(
        &mut self,
        resident: Id,
        place: Place,
        heads: u16,
        at: DateTime,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        if at > self.now() {
            return Err(Refusal::from(core::Not::NotYet { at }));
        }
        self.take_places((resident, Place { date: at.date(), ..place }, heads, ""), None, Some(at), visitor)
    }

    /// Somebody came to today's booking, perhaps after having been marked as not come.
    pub(in crate::desk) fn check_in(&mut self, id: Id) -> Result<Done, Refusal> {
        let booking = self.booked(id, &[BookingState::Booked, BookingState::NoShow])?;
        let at = self.when();
        if booking.date != at.date() {
            return Err(Refusal::from(core::Not::NotToday { date: booking.date }));
        }
        self.arrives(&booking, at)
    }

    /// Somebody had come to a booking at a time when nothing could be entered.
    pub(in crate::desk) fn enter_arrival(&mut self, id: Id, at: DateTime) -> Result<Done, Refusal> {
        let booking = self.booked(id, &[BookingState::Booked, BookingState::NoShow])?;
        if booking.date != at.date() {
            return Err(Refusal::from(core::Not::NotToday { date: booking.date }));
        }
        if at > self.now() {
            return Err(Refusal::from(core::Not::NotYet { at }));
        }
        self.arrives(&booking, at)
    }

    fn arrives(&mut self, booking: &Booking, at: DateTime) -> Result<Done, Refusal> {
        let arrived = Booking { state: BookingState::Arrived, since: Some(at), ..booking.clone() };
        let mut change = Change::default();
        {
            let office = self.office();
            if booking.state == BookingState::NoShow {
                let room = office.of::<Room>().get(booking.room).ok_or(Refusal::gone(Room::KIND))?;
                let left = places_left(&office, room, booking.place(), Id::NONE);
                if left < booking.heads {
                    let (place, asked, capacity) = (booking.place(), booking.heads, room.capacity);
                    return Err(Refusal::from(Not::Full { place, left, asked, capacity }));
                }
                take(&mut change, &office, &arrived)?;
            }
            change.put(&office, &arrived)?;
        }
        let note = Note::Center(Did::CheckedIn { resident: booking.resident, room: booking.room });
        self.commit(change, note).map(|done| done.at(Booking::KIND, booking.id))
    }

    /// Somebody did not come: the places are free again. Only once the slot has begun.
    pub(in crate::desk) fn no_show(&mut self, id: Id) -> Result<Done, Refusal> {
        let booking = self.booked(id, &[BookingState::Booked])?;
        if self.now() < booking.place().at() {
            return Err(Refusal::from(core::Not::NotYet { at: booking.place().at() }));
        }
        let mut change = Change::default();
        give_up(&mut change, &self.office(), &booking, BookingState::NoShow, 0, self.now())?;
        let note = Note::Center(Did::NoShow { resident: booking.resident, room: booking.room });
        self.commit(change, note).map(|done| done.at(Booking::KIND, id))
    }

    /// Marks who has not come though the time of grace is over, and frees their places.
    pub(in crate::desk) fn mark_missed(&mut self) -> Result<Done, Refusal> {
        let (now, grace) = (self.now(), self.rule_today(&GRACE));
        let mut change = Change::default();
        let count = {
            let office = self.office();
            let missed = missed(&office, now, grace);
            for booking in missed.iter().take(MOST) {
                give_up(&mut change, &office, booking, BookingState::NoShow, 0, now)?;
            }
            missed.len().min(MOST)
        };
        if change.is_empty() {
            return Err(Refusal::from(clinic::Not::NobodyWaits));
        }
        self.commit(change, Note::Center(Did::Missed { count: count as u16 }))
    }
}

/// Bookings of today whose people have not come though the time of grace is over.
fn missed(office: &Office, now: DateTime, grace: i64) -> Vec<&Booking> {
    awaited(office, now, grace).filter(|(at, _)| *at <= now).map(|(_, booking)| booking).collect()
}

/// When somebody is next marked as not come, perhaps a moment that is past; `None` where nobody of today is awaited.
pub fn next_missed(office: &Office, now: DateTime, grace: i64) -> Option<DateTime> {
    awaited(office, now, grace).map(|(at, _)| at).min()
}

/// Today's bookings whose people have not come, each with the end of its time of grace; nothing without one. What began
/// before the desk opened is not among them: nobody is judged by the time in which no desk was open.
fn awaited(office: &Office, now: DateTime, grace: i64) -> impl Iterator<Item = (DateTime, &Booking)> {
    let today =
        office.bookings_on(now.date()).filter(move |booking| grace > 0 && booking.state == BookingState::Booked);
    let judged = today.filter(|booking| office.gap.judges(begins(booking)));
    judged.filter_map(move |booking| Some((begins(booking).checked_add(grace.minutes()).ok()?, booking)))
}

/// When the time of grace of a booking begins: with its slot, and never before it was booked, moved or taken back.
pub(in crate::desk) fn begins(booking: &Booking) -> DateTime {
    booking.since.map_or(booking.place().at(), |since| since.max(booking.place().at()))
}

/// How often somebody did not come in the days before this one.
pub fn no_shows_of(office: &Office, resident: Id, today: Date, days: i64) -> usize {
    let since = today.checked_sub(days.days()).unwrap_or(Date::MIN);
    office.by::<CenterIndex>().missed_of.get(&resident).filter(|id| day_of(*id) >= since).count()
}
