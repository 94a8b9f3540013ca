//! The senior center's bookings: book, change, cancel, move out of a closure's way.
//!
//! What is taken of a slot stands in one record that is compared and set, so that no slot is ever overbooked.

mod ask;
pub mod attendance;
pub(in crate::desk) mod coming_back;
pub(in crate::desk) mod demo;
pub mod export;
mod export_figures;
pub mod export_lists;
pub mod figures;
mod found;
pub mod free;
pub mod gap;
pub mod index;
pub mod leaving;
pub mod opening;
pub mod records;
pub mod recurring;
pub mod register;
pub mod rooms;
pub mod rules;
pub mod series;
pub mod sheets;
pub mod today;
pub mod waitlist;
pub mod week;
pub mod working;

pub use crate::model::center::{Did, Not};
pub use ask::Ask;

use crate::desk::core;
use jiff::civil::DateTime;

use crate::model::by_day::{day_id, on_day};
use crate::model::center::booking::{Place, Taken};
use crate::model::{Booking, BookingState, Id, Note, Record, Refusal, Resident, Room, Waiting};

use crate::desk::center::rules::{Sight, Wish, check, slot_in};
use crate::desk::center::waitlist::placed_at_the_door;
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::core::visitor::Visitor;
use crate::desk::visitors::matter;
use crate::desk::{Desk, Done};

/// Most bookings that one command moves or cancels: with both keys and both slots of each they fit one commit.
pub const MOST_AT_ONCE: usize = 25;

impl Desk {
    /// Books places; `instead_of` gives up another booking of the same person in the same step.
    pub(in crate::desk) fn book(
        &mut self,
        resident: Id,
        place: Place,
        heads: u16,
        note: &str,
        instead_of: Option<Id>,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        self.take_places((resident, place, heads, note), instead_of, None, visitor)
    }

    /// Books places, and checks in where they came at a moment.
    pub(in crate::desk) fn take_places(
        &mut self,
        (resident, place, heads, note): (Id, Place, u16, &str),
        instead_of: Option<Id>,
        came: Option<DateTime>,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        let resident = self.living(resident)?;
        let room = self.known::<Room>(place.room)?;
        let (id, now) = (day_id(place.date, self.fresh().0), self.when());
        let apart: Vec<Id> = instead_of.into_iter().collect();
        let walks_in = came.is_some();
        let wish = Wish { resident: &resident, room: &room, place, heads, apart: &apart, notice: !walks_in };
        let mut change = Change::default();
        let booking = {
            let office = self.office();
            let sight = Sight { office: &office, change: &change, fresh: &[], now: came.unwrap_or(now) };
            let slot = check(sight, &wish)?;
            // Whoever books what runs stands at the desk.
            let runs = place.date == now.date() && slot.holds(now.time());
            let came = came.or(Some(now).filter(|_| runs));
            if let Some(other) = instead_of.and_then(|id| office.of::<Booking>().get(id)) {
                give_up(&mut change, &office, other, BookingState::Cancelled, 1, now)?;
            }
            let booking = Booking {
                id,
                resident: resident.id,
                room: room.id,
                date: place.date,
                start: slot.start,
                end: slot.end,
                heads,
                state: if came.is_some() { BookingState::Arrived } else { BookingState::Booked },
                // Entered late for what has begun, its time of grace begins now.
                since: came.or(Some(self.now()).filter(|now| place.at() < *now)),
                reason: 0,
                series: Id::NONE,
                note: note.to_owned(),
            };
            if came.is_some() {
                placed_at_the_door(&mut change, &office, &booking)?;
            }
            take(&mut change, &office, &booking)?;
            change.put(&office, &booking)?;
            booking
        };
        self.add_visitor_line(&mut change, visitor, resident.id, matter::BOOKING, booking.id)?;
        let note = if booking.state == BookingState::Arrived {
            Note::Center(Did::CheckedIn { resident: resident.id, room: room.id })
        } else {
            booked_note(&booking)
        };
        self.commit(change, note).map(|done| done.at(Booking::KIND, booking.id))
    }

    /// Moves a booking to another time, room or headcount.
    pub(in crate::desk) fn change_booking(&mut self, changed: &Booking) -> Result<Done, Refusal> {
        let before = self.booked(changed.id, &[BookingState::Booked])?;
        let resident = self.living(before.resident)?;
        let mut change = Change::default();
        let after = {
            let office = self.office();
            self.moves(&mut change, &office, &resident, (&before, changed), &[], true)?
        };
        self.commit(change, booked_note(&after)).map(|done| done.at(Booking::KIND, after.id))
    }

    /// Adds to a change that a booking stands elsewhere or differently; answers it as it is then. On another day it has
    /// another id.
    pub(in crate::desk) fn moves(
        &self,
        change: &mut Change,
        office: &Office,
        resident: &Resident,
        (before, changed): (&Booking, &Booking),
        fresh: &[Booking],
        notice: bool,
    ) -> Result<Booking, Refusal> {
        let room = office.of::<Room>().get(changed.room).ok_or(Refusal::gone(Room::KIND))?;
        let place = changed.place();
        let wish = Wish { resident, room, place, heads: changed.heads, apart: &[before.id], notice };
        let now = self.when();
        let slot = check(Sight { office, change, fresh, now }, &wish)?;
        let after = Booking {
            id: on_day(before.id, place.date),
            room: room.id,
            date: place.date,
            start: slot.start,
            end: slot.end,
            heads: changed.heads,
            note: changed.note.clone(),
            // Its time of grace begins anew where it runs already.
            since: (place.at() < now && place != before.place()).then_some(now).or(before.since),
            ..before.clone()
        };
        release(change, office, before)?;
        if after.id != before.id {
            change.delete::<Booking>(office, before.id);
            let waited =
                office.naming::<Waiting, Resident>(after.resident).filter_map(|id| office.of::<Waiting>().get(id));
            for waiting in waited.filter(|waiting| waiting.booking == before.id) {
                change.put(office, &Waiting { booking: after.id, ..waiting.clone() })?;
            }
        }
        take(change, office, &after)?;
        change.put(office, &after)?;
        Ok(after)
    }

    /// Cancels a booking; the record stays with its reason.
    pub(in crate::desk) fn cancel_booking(&mut self, id: Id, reason: u8) -> Result<Done, Refusal> {
        let booking = self.booked(id, &[BookingState::Booked, BookingState::Arrived])?;
        let mut change = Change::default();
        give_up(&mut change, &self.office(), &booking, BookingState::Cancelled, reason, self.when())?;
        let note = Note::Center(Did::BookingCancelled {
            resident: booking.resident,
            room: booking.room,
            date: booking.date,
            start: booking.start,
        });
        self.commit(change, note).map(|done| done.at(Booking::KIND, id))
    }

    /// Cancels several bookings with one reason, as one command.
    pub(in crate::desk) fn cancel_bookings(&mut self, ids: &[Id], reason: u8) -> Result<Done, Refusal> {
        let mut change = Change::default();
        let count = ids.len().min(MOST_AT_ONCE);
        for id in ids.iter().take(count) {
            let booking = self.booked(*id, &[BookingState::Booked])?;
            give_up(&mut change, &self.office(), &booking, BookingState::Cancelled, reason, self.when())?;
        }
        self.commit(change, Note::Center(Did::SeveralCancelled { count: count as u16 }))
    }

    /// Moves several bookings each to its new place, as one command.
    pub(in crate::desk) fn move_bookings(&mut self, moves: &[(Id, Place)]) -> Result<Done, Refusal> {
        let mut change = Change::default();
        let mut fresh: Vec<Booking> = Vec::new();
        let count = moves.len().min(MOST_AT_ONCE);
        for (id, place) in moves.iter().take(count) {
            let before = self.booked(*id, &[BookingState::Booked])?;
            let resident = self.living(before.resident)?;
            let Place { room, date, start } = *place;
            let changed = Booking { room, date, start, ..before.clone() };
            let office = self.office();
            let after = self.moves(&mut change, &office, &resident, (&before, &changed), &fresh, true);
            let after = after.map_err(Refusal::without_ways)?;
            fresh.push(after);
        }
        self.commit(change, Note::Center(Did::SeveralMoved { count: count as u16 }))
    }

    /// A booking that must stand in one of these states.
    pub(in crate::desk) fn booked(&self, id: Id, states: &[BookingState]) -> Result<Booking, Refusal> {
        let booking = self.known::<Booking>(id)?;
        if states.contains(&booking.state) {
            return Ok(booking);
        }
        let state = crate::model::code::by_number(crate::model::center::booking::BOOKING_STATE, booking.state as u8);
        Err(Refusal::from(core::Not::WrongState { kind: Booking::KIND, state: state.map_or("", |code| code.key) }))
    }
}

/// What the journal keeps of a booking that was made or moved.
fn booked_note(booking: &Booking) -> Note {
    let Booking { resident, room, date, start, heads, .. } = *booking;
    Note::Center(Did::Booked { resident, room, date, start, heads })
}

/// Adds a booking to its slot.
pub(in crate::desk) fn take(change: &mut Change, office: &Office, booking: &Booking) -> Result<(), Refusal> {
    let mut slot = slot_in(change, office, booking.place());
    slot.taken.push(Taken { booking: booking.id, heads: booking.heads });
    change.put(office, &slot)
}

/// Takes a booking out of its slot.
pub(in crate::desk) fn release(change: &mut Change, office: &Office, booking: &Booking) -> Result<(), Refusal> {
    let mut slot = slot_in(change, office, booking.place());
    slot.taken.retain(|taken| taken.booking != booking.id);
    change.put(office, &slot)
}

/// Ends a booking and frees its places.
pub(in crate::desk) fn give_up(
    change: &mut Change,
    office: &Office,
    booking: &Booking,
    state: BookingState,
    reason: u8,
    now: DateTime,
) -> Result<(), Refusal> {
    release(change, office, booking)?;
    change.put(office, &Booking { state, reason, since: Some(now), ..booking.clone() })
}
