//! What the center prints: a booking's slip, who is expected in a room, and the rooms on the day's paper.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::exchange::page::Block;
use crate::exchange::sheets::{self, RoomDay};
use crate::exchange::slips;
use crate::model::{Booking, BookingState, Id, Record, Resident, Room, Series};
use crate::text::pages as words;

use crate::desk::center::recurring::bookings_of_series;
use crate::desk::core::office::Office;
use crate::desk::core::sheet::{Printable, SheetRow, Sight, at_once};

static SLIP: SheetRow = SheetRow {
    number: |office, what| if series_of(office, what.of).is_some() { 7 } else { 1 },
    numbers: None,
    before: |desk, what| {
        let begun = {
            let office = desk.office();
            series_of(&office, what.of).filter(|series| !office.days.has(series.first)).map(|series| series.id)
        };
        begun.map_or(Ok(()), |id| desk.bring(&HashSet::from([(Series::KIND, id)]), 0))
    },
    compose: |sight, what| {
        let booking = sight.record::<Booking>(what.of)?;
        let blocks = match series_of(sight.office, what.of) {
            Some(series) => {
                let mut all: Vec<&Booking> = bookings_of_series(sight.office, series.id).collect();
                all.sort_by_key(|booking| (booking.date, booking.start));
                let holiday = |date| sight.office.holiday_on(date).map(|holiday| holiday.name);
                slips::series(sight.lang, series, &all, holiday, &sight.names())
            }
            None => slips::booking(sight.lang, booking, &sight.names()),
        };
        Ok((String::new(), blocks))
    },
};

static ROOM: SheetRow = SheetRow {
    number: |_, _| 5,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let date = what.day.unwrap_or(sight.now.date());
        let room = sight.record::<Room>(what.of)?;
        let blocks = sheets::room_day(sight.lang, &room_day(sight.office, room, date), &sight.names());
        Ok((format!("{} {}", room.name, words::day(sight.lang, date)), blocks))
    },
};

/// A booking's slip; of a series, all its dates.
pub fn slip(booking: Id) -> Printable {
    Printable::of(&SLIP, booking)
}

/// Who is expected in a room on a day.
pub fn of_room(room: Id, date: Date) -> Printable {
    Printable::of(&ROOM, room).on(date)
}

/// The rooms on the day's paper.
pub(in crate::desk) fn day(sight: &Sight<'_>, date: Date) -> Vec<Block> {
    let rooms = sight.office.rooms_in_use().into_iter();
    let open = rooms.filter(|room| sight.office.opens_on(room, date) && !sight.office.is_service(room.id));
    open.flat_map(|room| {
        let heading = Block::Heading(room.name.clone());
        let day = sheets::room_day(sight.lang, &room_day(sight.office, room, date), &sight.names());
        std::iter::once(heading).chain(day)
    })
    .collect()
}

/// The series that a booking belongs to.
fn series_of(office: &Office, booking: Id) -> Option<&Series> {
    office.of::<Booking>().get(booking).and_then(|booking| office.of::<Series>().get(booking.series))
}

/// A room's day as its sheet shows it.
fn room_day<'a>(office: &'a Office, room: &'a Room, date: Date) -> RoomDay<'a> {
    let phone = |booking: &Booking| {
        let resident = office.of::<Resident>().get(booking.resident);
        resident.and_then(|resident| resident.phones.first()).map_or("", String::as_str)
    };
    let mut bookings: Vec<&Booking> = office
        .bookings_on(date)
        .filter(|booking| booking.room == room.id && booking.holds_places() && booking.state != BookingState::NoShow)
        .collect();
    bookings.sort_by_key(|booking| (booking.start, booking.id));
    let slots = office.slots_on(room, date).iter().map(|slot| {
        let of_slot = bookings.iter().filter(|booking| booking.start == slot.start);
        (*slot, of_slot.map(|booking| (*booking, phone(booking))).collect())
    });
    let closed = office.closed(room, date, None).map(|closed| (closed.reason(), closed.words().to_owned()));
    RoomDay { room, closed, slots: slots.collect() }
}
