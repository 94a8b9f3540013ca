//! The senior center: book, change, cancel, check in, no-show, closures and rooms.
//!
//! What is taken of a slot stands in one record that is compared and set, so that no slot is ever overbooked.

use jiff::civil::{Date, DateTime};

use crate::model::centre::{Place, SlotTime, Taken};
use crate::model::field::FieldError;
use crate::model::register::Counter;
use crate::model::{Booking, BookingState, Closure, Id, Kind, Note, Refusal, Resident, Room, Slot, Way};

use super::change::Change;
use super::free::nearest_free;
use super::office::Office;
use super::request::Visitor;
use super::visitors::matter;
use super::{Desk, Done};

/// A booking that is about to be made or moved.
struct Wish<'a> {
    resident: &'a Resident,
    room: &'a Room,
    place: Place,
    heads: u16,
    /// A booking that does not count, because it is moved or given up in the same step.
    apart: Id,
}

impl Desk {
    /// Books places; `instead_of` gives up another booking of the same person in the same step.
    pub fn book(
        &mut self,
        resident: Id,
        place: Place,
        heads: u16,
        note: &str,
        instead_of: Option<Id>,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        self.take_places((resident, place, heads, note), instead_of, BookingState::Booked, visitor)
    }

    /// Books and checks in somebody who came without a booking.
    pub fn walk_in(&mut self, resident: Id, place: Place, heads: u16, visitor: &Visitor) -> Result<Done, Refusal> {
        self.take_places((resident, place, heads, ""), None, BookingState::Arrived, visitor)
    }

    fn take_places(
        &mut self,
        (resident, place, heads, note): (Id, Place, u16, &str),
        instead_of: Option<Id>,
        state: BookingState,
        visitor: &Visitor,
    ) -> Result<Done, Refusal> {
        let resident = self.living(resident)?;
        let room = self.known::<Room>(place.room)?;
        let apart = instead_of.unwrap_or(Id::NONE);
        let wish = Wish { resident: &resident, room: &room, place, heads, apart };
        let slot = check(&self.office(), &wish, self.now())?;
        let booking = Booking {
            id: self.fresh(),
            resident: resident.id,
            room: room.id,
            date: place.date,
            start: slot.start,
            end: slot.end,
            heads,
            state,
            since: (state == BookingState::Arrived).then(|| self.now()),
            reason: 0,
            note: note.to_owned(),
        };
        let mut change = Change::default();
        {
            let office = self.office();
            if let Some(other) = instead_of.and_then(|id| office.bookings.get(id)) {
                give_up(&mut change, &office, other, BookingState::Cancelled, 1, self.now())?;
            }
            take(&mut change, &office, &booking)?;
            change.put(&office, &booking)?;
        }
        self.add_visitor_line(&mut change, visitor, resident.id, matter::BOOKING, booking.id)?;
        let note = match state {
            BookingState::Arrived => Note::CheckedIn { resident: resident.id, room: room.id },
            _ => Note::Booked { resident: resident.id, room: room.id, date: place.date, start: slot.start, heads },
        };
        self.commit(change, note).map(|done| done.at(Kind::Booking, booking.id))
    }

    /// Moves a booking to another time, room or headcount.
    pub fn change_booking(&mut self, changed: Booking) -> Result<Done, Refusal> {
        let before = self.booked(changed.id, &[BookingState::Booked])?;
        let resident = self.living(before.resident)?;
        let room = self.known::<Room>(changed.room)?;
        let place = changed.place();
        let wish = Wish { resident: &resident, room: &room, place, heads: changed.heads, apart: before.id };
        let slot = check(&self.office(), &wish, self.now())?;
        let after =
            Booking { room: room.id, end: slot.end, note: changed.note, heads: changed.heads, ..before.clone() };
        let after = Booking { date: place.date, start: slot.start, ..after };
        let mut change = Change::default();
        {
            let office = self.office();
            release(&mut change, &office, &before)?;
            take(&mut change, &office, &after)?;
            change.put(&office, &after)?;
        }
        let note = Note::Booked {
            resident: resident.id,
            room: room.id,
            date: after.date,
            start: after.start,
            heads: after.heads,
        };
        self.commit(change, note).map(|done| done.at(Kind::Booking, after.id))
    }

    /// Cancels a booking; the record stays with its reason.
    pub fn cancel_booking(&mut self, id: Id, reason: u8) -> Result<Done, Refusal> {
        let booking = self.booked(id, &[BookingState::Booked, BookingState::Arrived])?;
        let mut change = Change::default();
        give_up(&mut change, &self.office(), &booking, BookingState::Cancelled, reason, self.now())?;
        let note = Note::BookingCancelled {
            resident: booking.resident,
            room: booking.room,
            date: booking.date,
            start: booking.start,
        };
        self.commit(change, note).map(|done| done.at(Kind::Booking, id))
    }

    /// Somebody came to today's booking, perhaps after having been marked as not come.
    pub fn check_in(&mut self, id: Id) -> Result<Done, Refusal> {
        let booking = self.booked(id, &[BookingState::Booked, BookingState::NoShow])?;
        if booking.date != self.today() {
            return Err(Refusal::NotToday { date: booking.date });
        }
        let arrived = Booking { state: BookingState::Arrived, since: Some(self.now()), ..booking.clone() };
        let mut change = Change::default();
        {
            let office = self.office();
            if booking.state == BookingState::NoShow {
                let room = office.rooms.get(booking.room).ok_or(Refusal::Gone { kind: Kind::Room })?;
                let left = places_left(&office, room, booking.place(), Id::NONE);
                if left < booking.heads {
                    let (place, asked, capacity) = (booking.place(), booking.heads, room.capacity);
                    return Err(Refusal::Full { place, left, asked, capacity, ways: Vec::new() });
                }
                take(&mut change, &office, &arrived)?;
            }
            change.put(&office, &arrived)?;
        }
        let note = Note::CheckedIn { resident: booking.resident, room: booking.room };
        self.commit(change, note).map(|done| done.at(Kind::Booking, id))
    }

    /// Somebody did not come: the places are free again. Only once the slot has begun.
    pub fn no_show(&mut self, id: Id) -> Result<Done, Refusal> {
        let booking = self.booked(id, &[BookingState::Booked])?;
        if self.now() < booking.place().at() {
            return Err(Refusal::NotYet { at: booking.place().at() });
        }
        let mut change = Change::default();
        give_up(&mut change, &self.office(), &booking, BookingState::NoShow, 0, self.now())?;
        let note = Note::NoShow { resident: booking.resident, room: booking.room };
        self.commit(change, note).map(|done| done.at(Kind::Booking, id))
    }

    /// Closes a room, or the whole center, on a day. Bookings that stand are left for the clerk to move.
    pub fn close(&mut self, mut closure: Closure) -> Result<Done, Refusal> {
        if closure.date < self.today() {
            return Err(Refusal::Past { at: closure.date.at(0, 0, 0, 0), ways: Vec::new() });
        }
        closure.id = self.fresh();
        let mut change = Change::default();
        change.put(&self.office(), &closure)?;
        let note = Note::Closed { room: closure.room, date: closure.date };
        self.commit(change, note).map(|done| done.at(Kind::Closure, closure.id))
    }

    /// Takes a closure back.
    pub fn reopen(&mut self, id: Id) -> Result<Done, Refusal> {
        let closure = self.known::<Closure>(id)?;
        let mut change = Change::default();
        change.delete::<Closure>(&self.office(), id);
        self.commit(change, Note::Reopened { room: closure.room, date: closure.date })
    }

    /// Sets up a room, numbered by a counter, or changes one.
    pub fn set_room(&mut self, mut room: Room) -> Result<Done, Refusal> {
        if room.largest_party > room.capacity {
            let error = FieldError::OutOfRange { min: 1, max: room.capacity.into() };
            return Err(Refusal::Field { key: "largest_party", error });
        }
        let mut change = Change::default();
        {
            let office = self.office();
            if room.id.is_none() {
                let last = office.counters.get(Counter::ROOMS).map_or(0, |counter| counter.last);
                room.id = Id(u64::from(last) + 1);
                room.order = last as u16 + 1;
                change.put(&office, &Counter { id: Counter::ROOMS, last: last + 1 })?;
            }
            change.put(&office, &room)?;
        }
        self.commit(change, Note::RoomSet { room: room.id }).map(|done| done.at(Kind::Room, room.id))
    }

    /// A booking that must stand in one of these states.
    fn booked(&self, id: Id, states: &[BookingState]) -> Result<Booking, Refusal> {
        let booking = self.known::<Booking>(id)?;
        if states.contains(&booking.state) {
            return Ok(booking);
        }
        let state = crate::model::code::by_number(crate::model::centre::BOOKING_STATE, booking.state as u8);
        Err(Refusal::WrongState { kind: Kind::Booking, state: state.map_or("", |code| code.key) })
    }
}

/// Places left in a slot, not counting one booking.
pub fn places_left(office: &Office, room: &Room, place: Place, apart: Id) -> u16 {
    let taken = office.slots.get(place.slot_id()).map_or(0, |slot| {
        slot.taken.iter().filter(|taken| taken.booking != apart).fold(0, |sum: u16, t| sum.saturating_add(t.heads))
    });
    room.capacity.saturating_sub(taken)
}

/// Every rule that a booking must meet, in the order in which a clerk would name them.
fn check(office: &Office, wish: &Wish<'_>, now: DateTime) -> Result<SlotTime, Refusal> {
    let Wish { resident, room, place, heads, apart } = *wish;
    let ways = || nearest_free(office, room, place, heads, (resident.id, apart), now);
    if heads == 0 {
        return Err(Refusal::Field { key: "heads", error: FieldError::Required });
    }
    if heads > room.largest_party {
        return Err(Refusal::PartyTooLarge { room: room.id, most: room.largest_party });
    }
    if resident.age(place.date).is_some_and(|age| age < i16::from(room.least_age)) {
        return Err(Refusal::TooYoung { room: room.id, least: room.least_age });
    }
    if !room.opens_on(place.date) {
        return Err(Refusal::RoomClosed { place, reason: 0, ways: ways() });
    }
    if let Some(closure) = office.closure_of(room.id, place.date) {
        return Err(Refusal::RoomClosed { place, reason: closure.reason, ways: ways() });
    }
    let slot = room.slot_at(place.start).ok_or_else(|| Refusal::NoSuchSlot {
        room: room.id,
        start: place.start,
        ways: ways(),
    })?;
    if place.date.to_datetime(slot.end) <= now {
        return Err(Refusal::Past { at: place.at(), ways: ways() });
    }
    if let Some(other) = clashing(office, resident.id, place.date, slot, apart) {
        let mut ways = ways();
        ways.push(Way::CancelBooking { booking: other.id });
        return Err(Refusal::Clash { booking: other.id, place: other.place(), ways });
    }
    let left = places_left(office, room, place, apart);
    if left < heads {
        return Err(Refusal::Full { place, left, asked: heads, capacity: room.capacity, ways: ways() });
    }
    Ok(slot)
}

/// Another booking of the same person at an overlapping time.
pub(super) fn clashing(office: &Office, resident: Id, date: Date, slot: SlotTime, apart: Id) -> Option<&Booking> {
    office
        .by
        .bookings_of
        .get(&resident)
        .filter(|id| *id != apart)
        .filter_map(|id| office.bookings.get(id))
        .find(|other| other.holds_places() && other.overlaps(date, slot.start, slot.end))
}

/// Adds a booking to its slot.
fn take(change: &mut Change, office: &Office, booking: &Booking) -> Result<(), Refusal> {
    let mut slot = slot_in(change, office, booking.place());
    slot.taken.push(Taken { booking: booking.id, heads: booking.heads });
    change.put(office, &slot)
}

/// Takes a booking out of its slot.
fn release(change: &mut Change, office: &Office, booking: &Booking) -> Result<(), Refusal> {
    let mut slot = slot_in(change, office, booking.place());
    slot.taken.retain(|taken| taken.booking != booking.id);
    change.put(office, &slot)
}

/// Ends a booking and frees its places.
fn give_up(
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

/// A slot as this change leaves it so far.
fn slot_in(change: &Change, office: &Office, place: Place) -> Slot {
    let id = place.slot_id();
    change.record::<Slot>(id).or_else(|| office.slots.get(id).cloned()).unwrap_or(Slot { id, taken: Vec::new() })
}

/// A slot that comes back by undo must fit its room as it is now.
pub(super) fn check_capacity(office: &Office, slot: &Slot) -> Result<(), Refusal> {
    let Some(place) = Place::of_slot(slot.id) else { return Ok(()) };
    let Some(room) = office.rooms.get(place.room) else { return Ok(()) };
    let before = office.slots.get(slot.id).map_or(0, Slot::heads);
    if slot.heads() > room.capacity && slot.heads() > before {
        let left = room.capacity.saturating_sub(before);
        let asked = slot.heads() - before;
        return Err(Refusal::Full { place, left, asked, capacity: room.capacity, ways: Vec::new() });
    }
    Ok(())
}

/// A booking that comes back by undo must not clash with what was booked since.
pub(super) fn check_clash(office: &Office, booking: &Booking) -> Result<(), Refusal> {
    let slot = SlotTime { start: booking.start, end: booking.end };
    let was_held = office.bookings.get(booking.id).is_some_and(Booking::holds_places);
    if !booking.holds_places() || was_held {
        return Ok(());
    }
    match clashing(office, booking.resident, booking.date, slot, booking.id) {
        Some(other) => Err(Refusal::Clash { booking: other.id, place: other.place(), ways: Vec::new() }),
        None => Ok(()),
    }
}
