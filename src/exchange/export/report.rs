//! The year's figures as rows.

use super::Datum;
use super::column::{Columns, Layout};
use crate::text::contacts::report as words;

/// A figure of the year.
#[derive(Debug, Clone)]
pub struct ReportRow {
    /// The system that it belongs to.
    pub system: String,
    pub figure: String,
    /// Of the whole year, or as it stands now.
    pub year: u64,
    /// Of each month; nothing where nobody knows how it stood.
    pub months: Vec<Option<u64>>,
}

/// The columns of the year's figures.
pub fn report(layout: Layout) -> Columns<ReportRow> {
    let mut columns = Columns::<ReportRow>::new(layout);
    columns.own("system", words::SYSTEM, 20, |row| Datum::text(&row.system));
    columns.own("figure", words::FIGURE, 20, |row| Datum::text(&row.figure));
    columns.own("year", words::YEAR, 8, |row| Datum::whole(i64::try_from(row.year).unwrap_or(i64::MAX)));
    for (place, (key, label)) in words::MONTHS.iter().enumerate() {
        columns.own(key, *label, 6, move |row| {
            let known = row.months.get(place).copied().flatten();
            known.map_or(Datum::Nothing, |number| Datum::whole(i64::try_from(number).unwrap_or(i64::MAX)))
        });
    }
    columns
}
