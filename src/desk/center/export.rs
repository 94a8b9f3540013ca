//! Bookings on their way out, and behind them the figures that they come to.

use std::collections::HashMap;

use crate::exchange::export::bookings::{BookingRow, bookings};
use crate::model::{Booking, Room};

use crate::desk::core::ledger::{each, fetch};
use crate::desk::export::row::{Chosen, ExportError, ExportRow};
use crate::desk::export::rows::{Out, party};

use crate::desk::center::export_figures::write_figures;

/// Bookings by day, start and room.
pub static EXPORT: ExportRow = ExportRow {
    number: 3,
    word: "bookings",
    one: "booking",
    choose: |chosen| chosen.by::<Booking, _>(|booking| (booking.date, (booking.date, booking.start, booking.room))),
    write: |chosen, open| {
        let columns = bookings(chosen.wanted.layout());
        chosen.to(&columns, open, write)
    },
};

fn write(chosen: &Chosen<'_>, out: &mut Out<'_, '_, BookingRow>) -> Result<(), ExportError> {
    let mut rooms = HashMap::new();
    each::<Room>(&chosen.store, |room, _| drop(rooms.insert(room.id, room.name)))?;
    for (ids, wanted) in chosen.batches() {
        let mut bookings = fetch::<Booking>(&chosen.store, &wanted)?;
        let people = chosen.people(bookings.values().map(|booking| booking.resident))?;
        for id in ids {
            let Some(booking) = bookings.remove(id) else { continue };
            let party = party(&people, booking.resident);
            out.row(&BookingRow { room: rooms.get(&booking.room).cloned().unwrap_or_default(), party, booking })?;
        }
    }
    write_figures(chosen, &mut *out.sink)
}
