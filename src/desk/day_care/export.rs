//! Day care on its way out: who came on which day, and what the house must know of its guests.

use jiff::civil::Date;

use crate::desk::export::plain::{Plain, row};
use crate::desk::export::row::ExportRow;
use crate::exchange::export::plain::PlainRow;
use crate::exchange::export::{Columns, Datum};
use crate::model::center::booking::CANCEL_REASON;
use crate::model::code::by_number;
use crate::model::day_care::STAY_STATE;
use crate::model::{DayCareProfile, DayStay};

/// Stays by day and place.
pub static EXPORT: ExportRow = row::<DayStay>();

/// What is known of guests; medicine only in full.
pub static PROFILES: ExportRow = row::<DayCareProfile>();

impl Plain for DayCareProfile {
    const NUMBER: u8 = 50;
    const WORD: &'static str = "day-care-profiles";

    /// A profile has no day of its own: with `--since` all of them go out.
    fn order(&self) -> (Date, u64) {
        (Date::MAX, self.id.0)
    }

    fn more(_columns: &mut Columns<PlainRow<Self>>) {}
}

impl Plain for DayStay {
    const NUMBER: u8 = 16;
    const WORD: &'static str = "stays";

    fn order(&self) -> (Date, u64) {
        (self.date, self.place.into())
    }

    fn more(columns: &mut Columns<PlainRow<Self>>) {
        columns.labelled::<Self>("place", 8, |row| Datum::whole(row.record.place));
        columns.labelled::<Self>("state", 10, |row| {
            Datum::maybe(by_number(STAY_STATE, row.record.state as u8), Datum::Code)
        });
        columns.labelled::<Self>("arrived", 17, |row| Datum::maybe(row.record.arrived, Datum::Moment));
        columns.labelled::<Self>("left", 17, |row| Datum::maybe(row.record.left, Datum::Moment));
        columns.labelled::<Self>("fetched_by", 12, |row| Datum::text(&row.record.fetched_by));
        columns.labelled::<Self>("reason", 14, |row| {
            Datum::maybe(by_number(CANCEL_REASON, row.record.reason), Datum::Code)
        });
    }
}
