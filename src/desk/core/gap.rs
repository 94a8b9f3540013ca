//! The time in which no desk was open: what ran meanwhile is judged by nobody and entered late, with its own time.

use jiff::civil::DateTime;

use crate::desk::Request;
use crate::desk::core::office::Office;
use crate::model::{Id, Kind};

/// From the last record that any desk made to the moment at which this one opened; empty where an office is only read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Gap {
    /// The last record before it.
    pub from: DateTime,
    /// When this desk opened.
    pub until: DateTime,
}

impl Gap {
    /// Whether the clock may judge what began then: it does what began under an open desk, and nothing else.
    pub fn judges(&self, begins: DateTime) -> bool {
        begins >= self.until
    }

    /// Whether a session from `start` until `end` ran, or began to run, while no desk was open.
    pub fn saw(&self, start: DateTime, end: DateTime) -> bool {
        start < self.until && end > self.from
    }
}

/// Somebody of whom nobody entered whether they came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GapEntry {
    /// The record's kind.
    pub kind: Kind,
    /// The record.
    pub record: Id,
    /// Who.
    pub resident: Id,
    /// In which room.
    pub room: Id,
    /// When it began: they came then, unless another time is typed.
    pub at: DateTime,
    /// How many people.
    pub heads: u16,
}

/// What is asked of the desk for one of them, and the time at which it happened.
pub type Entering = (Request, Option<DateTime>);

/// A capability whose sessions go on while no desk is open.
pub struct GapRow {
    /// Who was expected in them and was not entered, the earliest first.
    pub entries: fn(&Office, DateTime) -> Vec<GapEntry>,
    /// One of them came at that time, or with none did not come; `None` where the record is gone.
    pub enter: fn(&Office, &GapEntry, Option<DateTime>) -> Option<Entering>,
}

/// Every one of them.
static GAPS: &[&GapRow] = &[
    &crate::desk::center::gap::BOOKINGS,
    &crate::desk::center::gap::WAITING,
    &crate::desk::canteen::gap::MEALS,
    &crate::desk::day_care::gap::STAYS,
];

/// Everybody who is to be entered late, the earliest first.
pub fn to_enter(office: &Office, now: DateTime) -> Vec<GapEntry> {
    let mut entries: Vec<GapEntry> = GAPS.iter().flat_map(|row| (row.entries)(office, now)).collect();
    entries.sort_by_key(|entry| (entry.at, entry.room, entry.kind, entry.record));
    entries
}

/// What enters one of them.
pub fn enter(office: &Office, now: DateTime, entry: &GapEntry, came: Option<DateTime>) -> Option<Entering> {
    let row = GAPS.iter().find(|row| (row.entries)(office, now).contains(entry))?;
    (row.enter)(office, entry, came)
}
