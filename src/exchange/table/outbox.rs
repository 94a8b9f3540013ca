//! Rows on their way from the reading thread to whoever reads: in batches, a few of which may wait.

use std::sync::mpsc::SyncSender;

use jiff::civil::{Date, DateTime};

use super::super::cell::{Cell, Row};
use super::merged::Merged;
use super::{FileError, MOST_COLUMNS};

/// Bytes of rows that travel together.
const BATCH: usize = 256 * 1024;
/// Batches that wait for whoever reads.
pub(super) const WAITING: usize = 4;

/// The sheets of a workbook.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    pub(super) all: Vec<String>,
    /// Those of them that are shown.
    pub(super) shown: Vec<String>,
}

/// What the reading thread says.
pub(super) enum Message {
    Opened { sheets: Sheets, sheet: String, last_row: u32, late: bool },
    Rows(Vec<Row>),
    Failed(FileError),
}

/// Why the reading thread stops early.
pub(super) enum Stop {
    /// Nobody listens any more.
    Dropped,
    Failed(FileError),
}

impl<E: Into<FileError>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Rows on their way out.
pub(super) struct Outbox<'a> {
    sender: &'a SyncSender<Message>,
    batch: Vec<Row>,
    weight: usize,
    /// What merged cells say about the rows below them.
    pub(super) merged: Merged,
    /// Whether plain numbers of days are counted from 1904.
    pub(super) late: bool,
}

impl<'a> Outbox<'a> {
    pub(super) fn new(sender: &'a SyncSender<Message>) -> Self {
        Self { sender, batch: Vec::new(), weight: 0, merged: Merged::default(), late: false }
    }

    fn send(&self, message: Message) -> Result<(), Stop> {
        self.sender.send(message).map_err(|_| Stop::Dropped)
    }

    /// Says what the workbook has; once, before any row. `last_row` is 0 where the file does not tell.
    pub(super) fn opened(&self, sheets: Sheets, sheet: String, last_row: u32) -> Result<(), Stop> {
        self.send(Message::Opened { sheets, sheet, last_row, late: self.late })
    }

    /// Sends a row that is not blank, filled from merged cells.
    pub(super) fn push(&mut self, mut row: Row) -> Result<(), Stop> {
        if row.is_blank() {
            return Ok(());
        }
        self.merged.fill(&mut row);
        self.weight += row.weight();
        self.batch.push(row);
        if self.weight >= BATCH { self.flush() } else { Ok(()) }
    }

    /// Sends what waits.
    pub(super) fn flush(&mut self) -> Result<(), Stop> {
        self.weight = 0;
        let rows = std::mem::take(&mut self.batch);
        self.send(Message::Rows(rows))
    }
}

impl Row {
    /// Puts a value into a column from 0.
    pub(super) fn set(&mut self, column: usize, value: Cell) -> Result<(), FileError> {
        if value.is_empty() {
            return Ok(());
        }
        if column >= MOST_COLUMNS {
            return Err(FileError::TooManyColumns { row: self.number });
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, Cell::Empty);
        }
        self.cells[column] = value;
        Ok(())
    }
}

/// The names of all sheets, and the one to read: the one asked for, else the first that is not hidden.
pub(super) fn choose(all: Vec<(String, bool)>, wanted: Option<String>) -> Result<(Sheets, String), FileError> {
    let chosen = match &wanted {
        Some(wanted) => all.iter().find(|(name, _)| name.trim() == wanted.trim()),
        None => all.iter().find(|(_, visible)| *visible).or_else(|| all.first()),
    };
    let chosen = chosen.map(|(name, _)| name.clone());
    let shown = all.iter().filter(|(_, visible)| *visible).map(|(name, _)| name.clone()).collect();
    let sheets: Vec<String> = all.into_iter().map(|(name, _)| name).collect();
    match chosen {
        Some(sheet) => Ok((Sheets { all: sheets, shown }, sheet)),
        None => Err(FileError::NoSheet { wanted: wanted.unwrap_or_default(), sheets }),
    }
}

/// A day, or a day and a time, as ISO 8601 writes it; else the text.
pub(super) fn iso(text: &str) -> Cell {
    let at = text.parse::<DateTime>().ok().or_else(|| text.parse::<Date>().ok().map(|date| date.at(0, 0, 0, 0)));
    at.map_or_else(|| Cell::from_text(text), Cell::Date)
}
