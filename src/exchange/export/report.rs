//! The year's figures as rows.

use super::Datum;
use super::column::{Columns, Layout};
use crate::text::contacts::report as words;
use crate::text::{Msg, msg};

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

/// The months' columns.
static MONTHS: [(&str, Msg); 12] = [
    ("m01", msg("1月", "Jan")),
    ("m02", msg("2月", "Feb")),
    ("m03", msg("3月", "Mar")),
    ("m04", msg("4月", "Apr")),
    ("m05", msg("5月", "May")),
    ("m06", msg("6月", "Jun")),
    ("m07", msg("7月", "Jul")),
    ("m08", msg("8月", "Aug")),
    ("m09", msg("9月", "Sep")),
    ("m10", msg("10月", "Oct")),
    ("m11", msg("11月", "Nov")),
    ("m12", msg("12月", "Dec")),
];

/// The columns of the year's figures.
pub fn report(layout: Layout) -> Columns<ReportRow> {
    let mut columns = Columns::<ReportRow>::new(layout);
    columns.own("system", words::SYSTEM, 20, |row| Datum::text(&row.system));
    columns.own("figure", words::FIGURE, 20, |row| Datum::text(&row.figure));
    columns.own("year", words::YEAR, 8, |row| Datum::whole(i64::try_from(row.year).unwrap_or(i64::MAX)));
    for (place, (key, label)) in MONTHS.iter().enumerate() {
        columns.own(key, *label, 6, move |row| {
            let known = row.months.get(place).copied().flatten();
            known.map_or(Datum::Nothing, |number| Datum::whole(i64::try_from(number).unwrap_or(i64::MAX)))
        });
    }
    columns
}
