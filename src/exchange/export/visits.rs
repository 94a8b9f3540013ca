//! Bookings of the center and visits to the clinic as rows, each with whom they are for.

use super::Datum;
use super::column::{Columns, Layout, Shown, veiled};
use crate::model::center::booking::{BOOKING_STATE, CANCEL_REASON};
use crate::model::clinic::{SESSION_KIND, VISIT_STATE};
use crate::model::code::by_number;
use crate::model::{Booking, Resident, Session, Visit, Vitals};
use crate::text::exports::Column;

/// Whom a record is for.
#[derive(Debug, Clone, Default)]
pub struct Party {
    /// The resident; without a name where they are gone.
    pub person: Resident,
}

/// A booking and whom it is for.
#[derive(Debug, Clone)]
pub struct BookingRow {
    /// The booking.
    pub booking: Booking,
    /// Whom it is for.
    pub party: Party,
    /// The room's name.
    pub room: String,
}

/// A visit, its session and what was measured.
#[derive(Debug, Clone)]
pub struct VisitRow {
    /// The visit.
    pub visit: Visit,
    /// Whom it was about.
    pub party: Party,
    /// The session, where there was one.
    pub session: Option<Session>,
    /// What was measured; nothing where the file is masked.
    pub vitals: Option<Vitals>,
}

/// Name, number and phone of whoever a record is about.
fn party<R: 'static>(columns: &mut Columns<R>, layout: Layout, of: for<'r> fn(&'r R) -> &'r Party) {
    columns.own("resident", Column::Resident, 12, move |row| Datum::text(&of(row).person.name));
    columns.own("resident_number", Column::IdNumber, 21, move |row| veiled(&of(row).person.id_number, layout.shown));
    columns.own("resident_phone", Column::Phone, 16, move |row| {
        veiled(of(row).person.phones.first().map_or("", String::as_str), layout.shown)
    });
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

/// The columns of visits; what was measured has columns only where everything is shown.
pub fn visits(layout: Layout) -> Columns<VisitRow> {
    let mut columns = Columns::<VisitRow>::new(layout);
    columns.id("id", |row| row.visit.id);
    columns.id("resident_id", |row| row.visit.resident);
    columns.labelled::<Visit>("at", 17, |row| Datum::Moment(row.visit.at));
    columns.own("session_kind", Column::SessionKind, 10, |row| {
        let kind = row.session.as_ref().and_then(|session| by_number(SESSION_KIND, session.kind));
        Datum::maybe(kind, Datum::Code)
    });
    columns.labelled::<Session>("institution", 24, |row| {
        Datum::maybe(row.session.as_ref(), |session| Datum::text(&session.institution))
    });
    columns.labelled::<Visit>("ticket", 6, |row| match row.visit.ticket {
        0 => Datum::Nothing,
        ticket => Datum::whole(ticket),
    });
    party(&mut columns, layout, |row| &row.party);
    columns
        .labelled::<Visit>("state", 10, |row| Datum::maybe(by_number(VISIT_STATE, row.visit.state as u8), Datum::Code));
    columns.field::<Visit>("recall", |row| Some(&row.visit));
    if layout.shown == Shown::Full {
        measured(&mut columns);
    }
    columns
}

fn measured(columns: &mut Columns<VisitRow>) {
    let number = |value: Option<u16>| Datum::maybe(value, Datum::whole);
    let of = |row: &VisitRow, read: fn(&Vitals) -> Option<u16>| row.vitals.as_ref().and_then(read);
    columns.own("systolic", Column::Systolic, 8, move |row| number(of(row, |v| v.systolic)));
    columns.labelled::<Vitals>("diastolic", 8, move |row| number(of(row, |v| v.diastolic)));
    columns.labelled::<Vitals>("pulse", 8, move |row| number(of(row, |v| v.pulse)));
    columns.labelled::<Vitals>("glucose", 8, move |row| {
        Datum::maybe(of(row, |v| v.glucose), |tenths| Datum::Number(f64::from(tenths) / 10.0))
    });
    columns.labelled::<Vitals>("fasting", 6, |row| {
        let taken = row.vitals.as_ref().filter(|vitals| vitals.glucose.is_some());
        Datum::maybe(taken, |vitals| Datum::Flag(vitals.fasting))
    });
    columns.labelled::<Vitals>("consent", 10, |row| {
        Datum::maybe(row.vitals.as_ref(), |vitals| Datum::Flag(vitals.consent))
    });
    columns.labelled::<Vitals>("advice", 36, |row| {
        Datum::maybe(row.vitals.as_ref(), |vitals| Datum::text(&vitals.advice))
    });
}
