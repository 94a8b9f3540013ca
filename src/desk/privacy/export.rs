//! What was erased, on its way out: no name stands in it.

use jiff::civil::Date;

use crate::desk::export::plain::{Plain, row};
use crate::desk::export::row::ExportRow;
use crate::exchange::export::Columns;
use crate::exchange::export::Datum;
use crate::exchange::export::plain::PlainRow;
use crate::model::privacy::{Erasure, NO_BAND};
use crate::model::when::civil_seconds;

/// Erasures by time.
pub static EXPORT: ExportRow = row::<Erasure>();

impl Plain for Erasure {
    const NUMBER: u8 = 100;
    const WORD: &'static str = "erasures";

    fn order(&self) -> (Date, u64) {
        (self.at.date(), civil_seconds(self.at).unsigned_abs())
    }

    fn more(columns: &mut Columns<PlainRow<Self>>) {
        columns.labelled::<Self>("at", 17, |row| Datum::Moment(row.record.at));
        columns.labelled::<Self>("lane", 14, |row| Datum::text(&row.record.lane));
        columns.labelled::<Self>("band", 8, |row| match row.record.band {
            NO_BAND => Datum::Nothing,
            tens => Datum::Number((u32::from(tens) * 10).into()),
        });
        columns.labelled::<Self>("records", 8, |row| Datum::Number(row.record.records.into()));
    }
}
