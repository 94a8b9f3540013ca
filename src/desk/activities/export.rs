//! Activities on their way out: each with its heads, its people, its calls at doors.

use jiff::civil::Date;

use crate::desk::export::plain::{Plain, row};
use crate::desk::export::row::ExportRow;
use crate::exchange::export::plain::PlainRow;
use crate::exchange::export::{Columns, Datum};
use crate::model::activities::codes::{ACTIVITY_STATE, PLACE_STATE, WHY_CANCELLED};
use crate::model::activities::{Activity, DoorCall, Participant};
use crate::model::code::by_number;

/// Activities by day.
pub static ACTIVITIES: ExportRow = row::<Activity>();
/// Who stood how to them, by day.
pub static PEOPLE: ExportRow = row::<Participant>();
/// Calls at doors, by day.
pub static DOORS: ExportRow = row::<DoorCall>();

fn minute(at: jiff::civil::DateTime) -> u64 {
    at.hour() as u64 * 60 + at.minute() as u64
}

impl Plain for Activity {
    const NUMBER: u8 = 64;
    const WORD: &'static str = "activities";

    fn order(&self) -> (Date, u64) {
        (self.date, self.start.hour() as u64 * 60 + self.start.minute() as u64)
    }

    fn more(columns: &mut Columns<PlainRow<Self>>) {
        columns.labelled::<Self>("state", 10, |row| {
            Datum::maybe(by_number(ACTIVITY_STATE, row.record.state), Datum::Code)
        });
        columns.labelled::<Self>("reason", 10, |row| {
            Datum::maybe(by_number(WHY_CANCELLED, row.record.reason), Datum::Code)
        });
        columns.labelled::<Self>("press", 8, |row| Datum::whole(row.record.press.len() as u32));
        columns.labelled::<Self>("units", 8, |row| {
            Datum::whole(row.record.units.iter().map(|came| came.heads).sum::<u32>())
        });
    }
}

impl Plain for Participant {
    const NUMBER: u8 = 65;
    const WORD: &'static str = "activity-people";

    fn order(&self) -> (Date, u64) {
        (self.since.date(), minute(self.since))
    }

    fn more(columns: &mut Columns<PlainRow<Self>>) {
        columns
            .labelled::<Self>("state", 10, |row| Datum::maybe(by_number(PLACE_STATE, row.record.state), Datum::Code));
        columns.labelled::<Self>("since", 17, |row| Datum::Moment(row.record.since));
    }
}

impl Plain for DoorCall {
    const NUMBER: u8 = 66;
    const WORD: &'static str = "door-calls";

    fn order(&self) -> (Date, u64) {
        (self.at.date(), minute(self.at))
    }

    fn more(columns: &mut Columns<PlainRow<Self>>) {
        columns.labelled::<Self>("at", 17, |row| Datum::Moment(row.record.at));
        columns.labelled::<Self>("round", 12, |row| Datum::Day(row.record.round));
    }
}
