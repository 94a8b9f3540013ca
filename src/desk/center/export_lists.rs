//! The center's smaller lists on their way out: who waits, the rooms, the holidays.

use jiff::civil::Date;

use crate::desk::export::plain::{Plain, row};
use crate::desk::export::row::ExportRow;
use crate::exchange::export::plain::PlainRow;
use crate::exchange::export::{Columns, Datum};
use crate::model::center::slots::write_slots;
use crate::model::center::waiting::WAIT_STATE;
use crate::model::code::by_number;
use crate::model::{Holiday, Room, Waiting};

/// Who waits, or waited, by day and start.
pub static WAITING: ExportRow = row::<Waiting>();
/// Rooms in the order of lists.
pub static ROOMS: ExportRow = row::<Room>();
/// Holidays by day.
pub static HOLIDAYS: ExportRow = row::<Holiday>();

impl Plain for Waiting {
    const NUMBER: u8 = 9;
    const WORD: &'static str = "waiting";

    fn order(&self) -> (Date, u64) {
        (self.date, self.start.hour() as u64 * 60 + self.start.minute() as u64)
    }

    fn more(columns: &mut Columns<PlainRow<Self>>) {
        columns.labelled::<Self>("date", 12, |row| Datum::Day(row.record.date));
        columns.labelled::<Self>("start", 8, |row| Datum::Clock(row.record.start));
        columns.labelled::<Self>("heads", 8, |row| Datum::whole(row.record.heads));
        columns.labelled::<Self>("asked", 17, |row| Datum::Moment(row.record.asked));
        columns.labelled::<Self>("state", 10, |row| {
            Datum::maybe(by_number(WAIT_STATE, row.record.state as u8), Datum::Code)
        });
        columns.labelled::<Self>("calls", 8, |row| Datum::whole(row.record.calls));
        columns.labelled::<Self>("since", 17, |row| Datum::maybe(row.record.since, Datum::Moment));
        columns.labelled::<Self>("note", 20, |row| Datum::text(&row.record.note));
    }
}

impl Plain for Room {
    const NUMBER: u8 = 10;
    const WORD: &'static str = "rooms";

    /// A room is of no day: none is left out by one.
    fn order(&self) -> (Date, u64) {
        (Date::MAX, self.order.into())
    }

    fn more(columns: &mut Columns<PlainRow<Self>>) {
        columns.labelled::<Self>("slots", 30, |row| Datum::text(&write_slots(&row.record.slots, &row.record.special)));
    }
}

impl Plain for Holiday {
    const NUMBER: u8 = 11;
    const WORD: &'static str = "holidays";

    fn order(&self) -> (Date, u64) {
        (self.date, 0)
    }

    fn more(_columns: &mut Columns<PlainRow<Self>>) {}
}
