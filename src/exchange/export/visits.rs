//! Visits to the clinic as rows, each with whom it was about.

use super::Datum;
use super::column::{Columns, Layout, Shown};
use super::party::{Party, party};
use crate::model::clinic::readings::{GLUCOSE_HI, GLUCOSE_LO};
use crate::model::clinic::{SESSION_KIND, VISIT_STATE, glucose_shown};
use crate::model::code::by_number;
use crate::model::{Session, Visit, Vitals};
use crate::text::clinic;

/// A visit, its session and what was measured.
#[derive(Debug, Clone)]
pub struct VisitRow {
    pub visit: Visit,
    /// Whom it was about.
    pub party: Party,
    /// The session, where there was one.
    pub session: Option<Session>,
    /// The unit that held it; empty where there was none.
    pub institution: String,
    /// What was measured; nothing where the file is masked.
    pub vitals: Option<Vitals>,
}

/// The columns of visits; what was measured has columns only where everything is shown.
pub fn visits(layout: Layout) -> Columns<VisitRow> {
    let mut columns = Columns::<VisitRow>::new(layout);
    columns.id("id", |row| row.visit.id);
    columns.id("resident_id", |row| row.visit.resident);
    columns.labelled::<Visit>("at", 17, |row| Datum::Moment(row.visit.at));
    columns.own("session_kind", clinic::SESSION_KIND_COLUMN, 10, |row| {
        let kind = row.session.as_ref().and_then(|session| by_number(SESSION_KIND, session.kind));
        Datum::maybe(kind, Datum::Code)
    });
    columns.labelled::<Session>("institution", 24, |row| Datum::text(&row.institution));
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
    columns.own("systolic", clinic::SYSTOLIC_COLUMN, 8, move |row| number(of(row, |v| v.systolic)));
    columns.labelled::<Vitals>("diastolic", 8, move |row| number(of(row, |v| v.diastolic)));
    columns.labelled::<Vitals>("pulse", 8, move |row| number(of(row, |v| v.pulse)));
    columns.labelled::<Vitals>("glucose", 8, move |row| {
        Datum::maybe(of(row, |v| v.glucose), |tenths| match tenths {
            GLUCOSE_LO | GLUCOSE_HI => Datum::text(&glucose_shown(tenths)),
            tenths => Datum::Number(f64::from(tenths) / 10.0),
        })
    });
    for key in ["glucose_kind", "temperature", "oxygen", "weight", "height", "waist", "arm"] {
        columns.field::<Vitals>(key, |row| row.vitals.as_ref());
    }
    columns.labelled::<Vitals>("advice", 36, |row| {
        Datum::maybe(row.vitals.as_ref(), |vitals| Datum::text(&vitals.advice))
    });
    for key in ["complaint", "given", "seen_by"] {
        columns.field::<Vitals>(key, |row| row.vitals.as_ref());
    }
}
