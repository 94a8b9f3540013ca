//! What the center has today, for whoever looks at a glance: each room's slot, who is still expected, what is closed soon.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::desk::center::index::CenterIndex;
use crate::model::center::booking::{Place, SlotTime};
use crate::model::{Booking, BookingState, Id, Room, Slot};

use crate::desk::center::opening::Closed;
use crate::desk::core::office::Office;

/// A room today.
#[derive(Debug, Clone, PartialEq)]
pub struct RoomToday {
    pub room: Id,
    /// The slot that runs now, else the next, else the last.
    pub slot: SlotTime,
    /// How that slot stands to the clock.
    pub stands: Stands,
    /// People who came.
    pub arrived: u16,
    /// People expected, those who came included.
    pub expected: u16,
    /// Places in all.
    pub capacity: u16,
}

impl RoomToday {
    /// Places left.
    pub fn left(&self) -> u16 {
        self.capacity.saturating_sub(self.expected)
    }
}

/// How a slot of today stands to the clock.
#[derive(Debug, Clone, PartialEq)]
pub enum Stands {
    /// It begins later.
    Next,
    /// It runs.
    Running,
    /// It is over, and it was the last.
    Over,
    /// The room is closed then, for this reason.
    Closed(Closed),
}

/// Each room that opens on this weekday, in the order of lists.
pub fn rooms_today(office: &Office, now: DateTime) -> Vec<RoomToday> {
    office.rooms_in_order().into_iter().filter_map(|room| room_today(office, room, now)).collect()
}

fn room_today(office: &Office, room: &Room, now: DateTime) -> Option<RoomToday> {
    let today = now.date();
    if !office.opens_on(room, today) || room.is_retired() || office.is_service(room.id) {
        return None;
    }
    let slots = office.slots_on(room, today);
    let slot = *slots.iter().find(|slot| today.to_datetime(slot.end) > now).or(slots.last())?;
    let stands = match office.closed(room, today, Some(slot)) {
        Some(closed) => Stands::Closed(closed),
        None if today.to_datetime(slot.end) <= now => Stands::Over,
        None if today.to_datetime(slot.start) <= now => Stands::Running,
        None => Stands::Next,
    };
    let place = Place { room: room.id, date: today, start: slot.start };
    let taken = office.of::<Slot>().get(place.slot_id()).map_or(&[][..], |slot| &slot.taken);
    let came = |booking: Id| office.of::<Booking>().get(booking).is_some_and(|b| b.state == BookingState::Arrived);
    let arrived = taken.iter().filter(|taken| came(taken.booking)).map(|taken| taken.heads).sum();
    let expected = taken.iter().map(|taken| taken.heads).sum();
    Some(RoomToday { room: room.id, slot, stands, arrived, expected, capacity: room.capacity })
}

/// Bookings of slots that are not over, whose people have not come yet; the earliest first.
pub fn expected(office: &Office, now: DateTime) -> Vec<Id> {
    office
        .bookings_on(now.date())
        .filter(|booking| booking.state == BookingState::Booked && booking.date.to_datetime(booking.end) > now)
        .map(|booking| booking.id)
        .collect()
}

/// Closures from tomorrow to a week from now.
pub fn closures_ahead(office: &Office, today: Date) -> Vec<Id> {
    let Ok(tomorrow) = today.tomorrow() else { return Vec::new() };
    office.by::<CenterIndex>().closures_on.range(tomorrow..=today.saturating_add(7.days())).collect()
}
