//! Spreadsheets in and out: an office's files become typed rows, records become files, slips and sheets become pages.
//!
//! Nothing here writes to a store, merges two people or repairs a value; what cannot be read is refused by row.

pub mod cell;
pub mod export;
mod mask;
pub mod page;
pub mod printer;
pub mod rejects;
pub mod roster;
pub mod sheets;
pub mod slips;
pub mod table;

pub use cell::{Cell, Row};
pub use mask::masked;
pub use rejects::Rejects;
pub use roster::{
    BadCell, Checked, Column, DayOrder, Heading, Line, Mapping, Meaning, NoSuchField, Plan, Question, RefusedRow,
    Roster, RosterRow, RowProblem, SheetSeen, Warning, joined, prints_of, sheets_of, shown,
};
pub use table::{FileError, MOST_COLUMNS, OpenOptions, Table, fingerprint, open, read_text};
