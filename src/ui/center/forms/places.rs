//! The fields that every form of the center shares: room, day, time, headcount; and what is free so far.

use jiff::civil::Date;

use crate::desk::center::attendance::no_shows_of;
use crate::desk::center::free::{running, slot_meant};
use crate::desk::center::rules::places_left;
use crate::model::center::booking::Place;
use crate::model::center::rules::NO_SHOW_DAYS;
use crate::model::{Booking, FieldError, FieldKind, Id, Record, Room, Value};
use crate::text::{center as words, when};
use crate::ui::view::View;

use crate::ui::forms::{Entry, Fault, Pick, Slot, Typed, typed};
use crate::ui::panes::as_room;

/// Room, day and time.
pub(in crate::ui) fn where_and_when(view: &View) -> Vec<Slot> {
    where_by_slots(view, |_| true)
}

/// The same without canteen and day care, which nobody uses by slots.
pub(in crate::ui) fn where_by_slots_only(view: &View) -> Vec<Slot> {
    where_by_slots(view, |room| !view.office.is_service(room.id))
}

fn where_by_slots(view: &View, fits: impl Fn(&Room) -> bool) -> Vec<Slot> {
    let rooms = view.office.rooms_in_use().into_iter().filter(|room| fits(room));
    let rows = rooms.map(|room| Pick { value: room.id, label: room.name.clone() }).collect();
    vec![
        Slot::new(Booking::KIND, "room", Entry::Pick(rows)).required(),
        Slot::new(Booking::KIND, "date", Entry::Field(FieldKind::Date)).required(),
        Slot::new(Booking::KIND, "start", Entry::Field(FieldKind::Time)).required(),
    ]
}

/// Fills room, day and time, in this order.
pub(in crate::ui) fn fill_place(slots: &mut [Slot], place: Place) {
    let texts = [place.room.0.to_string(), place.date.to_string(), when::clock(place.start)];
    for (slot, text) in slots.iter_mut().zip(texts) {
        slot.prefill(&text);
    }
}

/// How many come; what stands there is replaced by the first digit typed.
pub(in crate::ui) fn heads(before: &str) -> Slot {
    let mut slot = Slot::new(Booking::KIND, "heads", Entry::Field(FieldKind::Number(1, 999))).required();
    before.clone_into(&mut slot.placeholder);
    slot
}

/// The group's name.
pub(in crate::ui) fn note() -> Slot {
    Slot::new(Booking::KIND, "note", Entry::Field(FieldKind::Text(60)))
}

/// How many come, as it was typed; `before` where nothing was.
pub(in crate::ui) fn heads_typed(all: &[Typed], before: u16) -> u16 {
    match typed(all, "heads") {
        Value::Number(heads) => *heads as u16,
        _ => before,
    }
}

pub(in crate::ui) fn note_typed(all: &[Typed]) -> String {
    match typed(all, "note") {
        Value::Text(note) => note.clone(),
        _ => String::new(),
    }
}

pub(in crate::ui) fn room_typed(all: &[Typed]) -> Id {
    match typed(all, "room") {
        Value::Ref(room) => *room,
        _ => Id::NONE,
    }
}

/// The place that was typed; a time that fits no slot goes to the desk, which knows the ways out.
pub(in crate::ui) fn place(all: &[Typed], view: &View) -> Result<Place, Fault> {
    let room = room_typed(all);
    let Value::Date(date) = *typed(all, "date") else {
        return Err(Fault { key: "date", error: FieldError::Required });
    };
    let Value::Time(time) = *typed(all, "start") else {
        return Err(Fault { key: "start", error: FieldError::Required });
    };
    let meant = view.office.of::<Room>().get(room).and_then(|room| slot_meant(view.office, room, date, time));
    Ok(Place { room, date, start: meant.map_or(time, |slot| slot.start) })
}

/// What is typed in a field so far, where it can be read.
pub(in crate::ui) fn so_far(slots: &[Slot], key: &str, view: &View) -> Option<Value> {
    slots.iter().find(|slot| slot.key == key).and_then(|slot| slot.read(view.today()).ok())
}

/// The slots of the room and day that are typed so far, with what is left of each.
pub(in crate::ui) fn what_is_free(slots: &[Slot], apart: Id, view: &View) -> Option<String> {
    let Some(Value::Ref(id)) = so_far(slots, "room", view) else { return None };
    let room = view.office.of::<Room>().get(id)?;
    let Some(Value::Date(date)) = so_far(slots, "date", view) else {
        return Some(format!("{}  {}", when::weekdays(view.lang(), room.weekdays), room.note));
    };
    Some(format!("{}  {}", when::day_near(view.lang(), date, view.today()), free_on(room, date, apart, view)))
}

/// How often somebody did not come lately; nothing where they always did.
pub(in crate::ui) fn missed(resident: Id, view: &View) -> Option<String> {
    let days = view.office.rule(&NO_SHOW_DAYS, view.today()).value;
    let count = no_shows_of(view.office, resident, view.today(), days);
    (count > 0).then(|| words::no_shows(view.lang(), count, days))
}

/// What is left of a room's slots on a day, those that are over left out; else why there is nothing.
pub fn free_on(room: &Room, date: Date, apart: Id, view: &View) -> String {
    let lang = view.lang();
    if let Some(as_room) = as_room(room.id, view.office) {
        return (as_room.free)(room.id, date, view);
    }
    if !view.office.opens_on(room, date) {
        return view.say(crate::ui::words::NOT_OPEN).to_owned();
    }
    if let Some(closed) = view.office.closed(room, date, None) {
        return format!("{}  {}", view.say(crate::ui::words::CLOSED), closed.words());
    }
    let free =
        view.office.slots_on(room, date).iter().filter(|slot| date.to_datetime(slot.end) > view.seat.now).map(|slot| {
            let place = Place { room: room.id, date, start: slot.start };
            match view.office.closed(room, date, Some(*slot)) {
                Some(_) => format!("{} {}", when::clock(slot.start), view.say(crate::ui::words::CLOSED)),
                None => words::free(lang, slot.start, places_left(view.office, room, place, apart)),
            }
        });
    let free: Vec<String> = free.collect();
    if free.is_empty() { view.say(words::OVER).to_owned() } else { free.join("   ") }
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

/// In a room that is not booked by slots, today and the next time are meant until something else is typed.
pub(in crate::ui) fn propose(slots: &mut [Slot], view: &View) {
    let room = match so_far(slots, "room", view) {
        Some(Value::Ref(id)) => id,
        _ => Id::NONE,
    };
    let next = as_room(room, view.office).map(|as_room| (as_room.next)(view).map_or(String::new(), when::clock));
    let date = next.as_ref().map(|_| view.today().to_string());
    for (key, proposed) in [("date", date), ("start", next)] {
        if let Some(slot) = slots.iter_mut().find(|slot| slot.key == key && !slot.touched) {
            slot.input = proposed.unwrap_or_default().into();
        }
    }
}
