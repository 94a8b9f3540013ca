//! Booking places, changing a booking, seating somebody who walked in.

use jiff::civil::Date;

use crate::desk::Request;
use crate::desk::free::{running, slot_meant};
use crate::desk::rules::places_left;
use crate::model::centre::Place;
use crate::model::{Booking, FieldError, FieldKind, Id, Kind, Room, Value};
use crate::text::{centre as words, when};
use crate::ui::view::View;

use super::services;
use super::{Entry, Fault, Pick, Purpose, Slot, Typed, typed};

/// Rooms that stand under the digits of a field.
const MOST: usize = 9;

/// Book places for somebody.
#[derive(Debug, Clone)]
pub struct Book {
    /// For whom.
    pub resident: Id,
    /// The cell under the cursor, if it is one that can be booked.
    pub place: Option<Place>,
}

impl Book {
    pub(super) const NAME: &'static str = "book";
}

impl Purpose for Book {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn title(&self, view: &View) -> String {
        view.say(crate::ui::words::BOOK).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let mut slots = where_and_when(view);
        if let Some(place) = self.place {
            fill_place(&mut slots, place);
        }
        slots.push(heads("1"));
        slots.push(note());
        slots
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let place = place(all, view)?;
        if let Some(request) = services::instead(self.resident, place, &note_typed(all), view) {
            return Ok(request);
        }
        Ok(Request::Book {
            resident: self.resident,
            place,
            heads: heads_typed(all),
            note: note_typed(all),
            instead_of: None,
        })
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn begins_at(&self) -> Option<&'static str> {
        self.place.map(|_| "heads")
    }

    fn leads_on(&self) -> bool {
        true
    }

    fn follow(&self, slots: &mut [Slot], view: &View) {
        services::propose(slots, view);
    }

    fn says(&self, slots: &[Slot], view: &View) -> Option<String> {
        what_is_free(slots, Id::NONE, view)
    }
}

/// Change a booking that stands.
#[derive(Debug, Clone)]
pub struct ChangeBooking {
    /// Which.
    pub booking: Id,
    /// Whose.
    pub resident: Id,
}

impl ChangeBooking {
    pub(super) const NAME: &'static str = "change_booking";
}

impl Purpose for ChangeBooking {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn title(&self, view: &View) -> String {
        view.say(words::CHANGE_BOOKING).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let mut slots = where_and_when(view);
        let booking = view.office.bookings.get(self.booking);
        if let Some(booking) = booking {
            fill_place(&mut slots, booking.place());
        }
        let before = booking.map_or_else(String::new, |booking| booking.heads.to_string());
        slots.push(heads(&before));
        let before = booking.map_or("", |booking| booking.note.as_str());
        slots.push(note().filled(before));
        slots
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let gone = Fault { key: "room", error: FieldError::WrongKind };
        let before = view.office.bookings.get(self.booking).ok_or(gone)?;
        let place = place(all, view)?;
        let heads = match typed(all, "heads") {
            Value::Number(heads) => *heads as u16,
            _ => before.heads,
        };
        let note = note_typed(all);
        let (room, date, start) = (place.room, place.date, place.start);
        Ok(Request::ChangeBooking { booking: Box::new(Booking { room, date, start, heads, note, ..before.clone() }) })
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.booking
    }

    fn begins_at(&self) -> Option<&'static str> {
        Some("date")
    }

    fn says(&self, slots: &[Slot], view: &View) -> Option<String> {
        what_is_free(slots, self.booking, view)
    }
}

/// Seat somebody who came without a booking.
#[derive(Debug, Clone)]
pub struct WalkIn {
    /// Who.
    pub resident: Id,
}

impl WalkIn {
    pub(super) const NAME: &'static str = "walk_in";
}

impl Purpose for WalkIn {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn title(&self, view: &View) -> String {
        view.say(words::WALK_IN).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let rows = running_now(view).into_iter().map(|(room, place, left)| {
            let label = format!("{} {}", room.name, words::free(view.lang(), place.start, left));
            Pick { value: room.id, label }
        });
        let room = Slot::new(Kind::Booking, "room", Entry::Pick(rows.take(MOST).collect())).required();
        vec![room, heads("1")]
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let room = view.office.rooms.get(room_typed(all));
        let place = room.and_then(|room| running(view.office, room, view.seat.now));
        let place = place.ok_or(Fault { key: "room", error: FieldError::NotAChoice })?;
        Ok(Request::WalkIn { resident: self.resident, place, heads: heads_typed(all) })
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn leads_on(&self) -> bool {
        true
    }
}

/// Rooms whose slot runs now, with what is left.
pub fn running_now<'a>(view: &View<'a>) -> Vec<(&'a Room, Place, u16)> {
    let rooms = view.office.rooms_in_use().into_iter();
    rooms
        .filter(|room| !view.office.is_service(room.id))
        .filter_map(|room| {
            let place = running(view.office, room, view.seat.now)?;
            Some((room, place, places_left(view.office, room, place, Id::NONE)))
        })
        .collect()
}

/// Room, day and time.
fn where_and_when(view: &View) -> Vec<Slot> {
    let rooms = view.office.rooms_in_use().into_iter().take(MOST);
    let rows = rooms.map(|room| Pick { value: room.id, label: room.name.clone() }).collect();
    vec![
        Slot::new(Kind::Booking, "room", Entry::Pick(rows)).required(),
        Slot::new(Kind::Booking, "date", Entry::Field(FieldKind::Date)).required(),
        Slot::new(Kind::Booking, "start", Entry::Field(FieldKind::Time)).required(),
    ]
}

fn fill_place(slots: &mut [Slot], place: Place) {
    let texts = [place.room.0.to_string(), place.date.to_string(), when::clock(place.start)];
    for (slot, text) in slots.iter_mut().zip(texts) {
        slot.set(&text);
    }
}

/// How many come; what stands there is replaced by the first digit typed.
fn heads(before: &str) -> Slot {
    let mut slot = Slot::new(Kind::Booking, "heads", Entry::Field(FieldKind::Number(1, 999))).required();
    before.clone_into(&mut slot.placeholder);
    slot
}

fn note() -> Slot {
    Slot::new(Kind::Booking, "note", Entry::Field(FieldKind::Text(60)))
}

fn heads_typed(all: &[Typed]) -> u16 {
    match typed(all, "heads") {
        Value::Number(heads) => *heads as u16,
        _ => 1,
    }
}

fn note_typed(all: &[Typed]) -> String {
    match typed(all, "note") {
        Value::Text(note) => note.clone(),
        _ => String::new(),
    }
}

fn room_typed(all: &[Typed]) -> Id {
    match typed(all, "room") {
        Value::Ref(room) => *room,
        _ => Id::NONE,
    }
}

/// The place that was typed; a time that fits no slot goes to the desk, which knows the ways out.
fn place(all: &[Typed], view: &View) -> Result<Place, Fault> {
    let room = room_typed(all);
    let Value::Date(date) = *typed(all, "date") else {
        return Err(Fault { key: "date", error: FieldError::Required });
    };
    let Value::Time(time) = *typed(all, "start") else {
        return Err(Fault { key: "start", error: FieldError::Required });
    };
    let start =
        view.office.rooms.get(room).and_then(|room| slot_meant(room, date, time)).map_or(time, |slot| slot.start);
    Ok(Place { room, date, start })
}

/// The slots of the room and day that are typed so far, with what is left of each.
fn what_is_free(slots: &[Slot], apart: Id, view: &View) -> Option<String> {
    let read = |key: &str| slots.iter().find(|slot| slot.key == key).and_then(|slot| slot.read(view.today()).ok());
    let Some(Value::Ref(id)) = read("room") else { return None };
    let room = view.office.rooms.get(id)?;
    let Some(Value::Date(date)) = read("date") else {
        return Some(format!("{}  {}", when::weekdays(view.lang(), room.weekdays), room.note));
    };
    Some(format!("{}  {}", when::day_near(view.lang(), date, view.today()), free_on(room, date, apart, view)))
}

/// What is left of a room's slots on a day, those that are over left out; else why there is nothing.
pub fn free_on(room: &Room, date: Date, apart: Id, view: &View) -> String {
    let lang = view.lang();
    if let Some(free) = services::free_on(room.id, date, view) {
        return free;
    }
    if !room.opens_on(date) {
        return view.say(crate::ui::words::NOT_OPEN).to_owned();
    }
    if let Some(closed) = view.office.closed(room, date, None) {
        return format!("{}  {}", view.say(crate::ui::words::CLOSED), closed.words());
    }
    let free = room.slots_on(date).iter().filter(|slot| date.to_datetime(slot.end) > view.seat.now).map(|slot| {
        let place = Place { room: room.id, date, start: slot.start };
        match view.office.closed(room, date, Some(*slot)) {
            Some(_) => format!("{} {}", when::clock(slot.start), view.say(crate::ui::words::CLOSED)),
            None => words::free(lang, slot.start, places_left(view.office, room, place, apart)),
        }
    });
    let free: Vec<String> = free.collect();
    if free.is_empty() { view.say(words::OVER).to_owned() } else { free.join("   ") }
}
