//! Whom a record is for, as the columns that every register about people has.

use super::Datum;
use super::column::{Columns, Layout, veiled};
use crate::model::Resident;
use crate::text::exports;

/// Whom a record is for.
#[derive(Debug, Clone, Default)]
pub struct Party {
    /// The resident; without a name where they are gone.
    pub person: Resident,
}

/// Name, number and phone of whoever a record is about.
pub(super) fn party<R: 'static>(columns: &mut Columns<R>, layout: Layout, of: for<'r> fn(&'r R) -> &'r Party) {
    columns.own("resident", exports::RESIDENT_COLUMN, 12, move |row| Datum::text(&of(row).person.name));
    columns.own("resident_number", exports::ID_NUMBER_COLUMN, 21, move |row| {
        veiled(&of(row).person.id_number, layout.shown)
    });
    columns.own("resident_phone", exports::PHONE_COLUMN, 16, move |row| {
        veiled(of(row).person.phones.first().map_or("", String::as_str), layout.shown)
    });
}
