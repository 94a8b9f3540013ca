//! Benefits on their way out: what was given, by which terms, and how the stocks moved.

use jiff::civil::Date;

use crate::desk::export::plain::{Plain, row};
use crate::desk::export::row::ExportRow;
use crate::exchange::export::plain::PlainRow;
use crate::exchange::export::{Columns, Datum};
use crate::model::benefits::{Allowance, Grant, MOVE, StockMove, Terms, VOID};
use crate::model::code::by_number;

/// What was given, by day.
pub static GRANTS: ExportRow = row::<Grant>();
/// The table, by day.
pub static TERMS: ExportRow = row::<Terms>();
/// Receipts, counts and losses, by day.
pub static MOVES: ExportRow = row::<StockMove>();
/// The old-age allowance, by the day on which it was applied for.
pub static ALLOWANCE: ExportRow = row::<Allowance>();

impl Plain for Grant {
    const NUMBER: u8 = 60;
    const WORD: &'static str = "benefits";

    fn order(&self) -> (Date, u64) {
        (self.day(), self.at.hour() as u64 * 60 + self.at.minute() as u64)
    }

    fn more(columns: &mut Columns<PlainRow<Self>>) {
        columns.labelled::<Self>("at", 17, |row| Datum::Moment(row.record.at));
        columns.labelled::<Self>("round", 12, |row| Datum::Day(row.record.round));
        columns.labelled::<Self>("pieces", 8, |row| Datum::whole(row.record.pieces));
        columns.labelled::<Self>("voided", 12, |row| Datum::maybe(by_number(VOID, row.record.voided), Datum::Code));
        columns.labelled::<Self>("void_note", 20, |row| Datum::text(&row.record.void_note));
    }
}

impl Plain for Terms {
    const NUMBER: u8 = 61;
    const WORD: &'static str = "benefit-terms";

    fn order(&self) -> (Date, u64) {
        (self.from, self.benefit.0)
    }

    fn more(_columns: &mut Columns<PlainRow<Self>>) {}
}

impl Plain for StockMove {
    const NUMBER: u8 = 62;
    const WORD: &'static str = "stock";

    fn order(&self) -> (Date, u64) {
        (self.at.date(), self.at.hour() as u64 * 60 + self.at.minute() as u64)
    }

    fn more(columns: &mut Columns<PlainRow<Self>>) {
        columns.labelled::<Self>("at", 17, |row| Datum::Moment(row.record.at));
        columns.labelled::<Self>("what", 10, |row| Datum::maybe(by_number(MOVE, row.record.what), Datum::Code));
        columns.labelled::<Self>("change", 8, |row| Datum::whole(row.record.change));
    }
}

impl Plain for Allowance {
    const NUMBER: u8 = 67;
    const WORD: &'static str = "allowance";

    fn order(&self) -> (Date, u64) {
        (self.applied.or(self.declined).unwrap_or(Date::MIN), self.id.0)
    }

    fn more(columns: &mut Columns<PlainRow<Self>>) {
        columns.labelled::<Grant>("resident", 12, |row| Datum::text(&row.party.person.name));
    }
}
