//! Bookings of the center as rows, each with whom it is for.

use super::Datum;
use super::column::{Columns, Layout};
use super::party::{Party, party};
use crate::model::Booking;
use crate::model::center::booking::{BOOKING_STATE, CANCEL_REASON};
use crate::model::code::by_number;

/// A booking and whom it is for.
#[derive(Debug, Clone)]
pub struct BookingRow {
    pub booking: Booking,
    /// Whom it is for.
    pub party: Party,
    /// The room's name.
    pub room: String,
}

/// The columns of bookings.
pub fn bookings(layout: Layout) -> Columns<BookingRow> {
    let mut columns = Columns::<BookingRow>::new(layout);
    columns.id("id", |row| row.booking.id);
    columns.id("resident_id", |row| row.booking.resident);
    columns.field::<Booking>("date", |row| Some(&row.booking));
    columns.field::<Booking>("start", |row| Some(&row.booking));
    columns.labelled::<Booking>("end", 8, |row| Datum::Clock(row.booking.end));
    columns.labelled::<Booking>("room", 14, |row| Datum::text(&row.room));
    columns.field::<Booking>("heads", |row| Some(&row.booking));
    party(&mut columns, layout, |row| &row.party);
    columns.labelled::<Booking>("state", 10, |row| {
        Datum::maybe(by_number(BOOKING_STATE, row.booking.state as u8), Datum::Code)
    });
    columns.labelled::<Booking>("since", 17, |row| Datum::maybe(row.booking.since, Datum::Moment));
    columns.labelled::<Booking>("reason", 14, |row| {
        Datum::maybe(by_number(CANCEL_REASON, row.booking.reason), Datum::Code)
    });
    columns.field::<Booking>("note", |row| Some(&row.booking));
    columns
}
