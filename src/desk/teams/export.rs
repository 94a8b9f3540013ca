//! Teams on their way out: who is in them, and who came when.

use jiff::civil::Date;

use crate::desk::export::plain::{Plain, row};
use crate::desk::export::row::ExportRow;
use crate::exchange::export::plain::PlainRow;
use crate::exchange::export::{Columns, Datum};
use crate::model::{Meeting, Team};

/// Teams in the order of lists.
pub static TEAMS: ExportRow = row::<Team>();
/// Rehearsals and performances by day, with who was there.
pub static ROLLS: ExportRow = row::<Meeting>();

impl Plain for Team {
    const NUMBER: u8 = 17;
    const WORD: &'static str = "teams";

    /// A team is of no day: none is left out by one.
    fn order(&self) -> (Date, u64) {
        (Date::MAX, self.order.into())
    }

    fn more(_columns: &mut Columns<PlainRow<Self>>) {}
}

impl Plain for Meeting {
    const NUMBER: u8 = 18;
    const WORD: &'static str = "rolls";

    fn order(&self) -> (Date, u64) {
        (self.date, self.team.0)
    }

    fn more(columns: &mut Columns<PlainRow<Self>>) {
        columns.labelled::<Self>("of", 8, |row| Datum::whole(row.record.of));
        columns.labelled::<Self>("taken", 17, |row| Datum::maybe(row.record.taken, Datum::Moment));
    }
}
