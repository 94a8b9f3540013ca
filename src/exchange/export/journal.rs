//! The journal as rows, a command each.

use jiff::civil::DateTime;

use super::Datum;
use super::column::{Columns, Layout};
use crate::model::{Id, VisitorLine};
use crate::text::registers;

/// A command of the journal.
#[derive(Debug, Clone)]
pub struct JournalRow {
    /// The revision of its last commit.
    pub rev: u64,
    /// The desk's time.
    pub at: DateTime,
    /// The clerk.
    pub who: String,
    /// What it did, told in the person's language.
    pub what: String,
    /// How many records it wrote.
    pub records: u32,
    /// The command's id.
    pub command: Id,
    /// The command that it took back, or none.
    pub undoes: Id,
}

/// The columns of the journal.
pub fn journal(layout: Layout) -> Columns<JournalRow> {
    let mut columns = Columns::<JournalRow>::new(layout);
    columns.own("rev", registers::REVISION_COLUMN, 10, |row| Datum::Number(row.rev as f64));
    columns.labelled::<VisitorLine>("at", 17, |row| Datum::Moment(row.at));
    columns.labelled::<VisitorLine>("who", 10, |row| Datum::text(&row.who));
    columns.own("what", registers::WHAT_COLUMN, 40, |row| Datum::text(&row.what));
    columns.own("records", registers::RECORDS_COLUMN, 8, |row| Datum::whole(row.records));
    columns.id("command", |row| row.command);
    columns.id("undoes", |row| row.undoes);
    columns
}
