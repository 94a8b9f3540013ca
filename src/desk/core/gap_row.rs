//! What a capability says of its sessions that ran while no desk was open.

use jiff::civil::DateTime;

use crate::desk::core::office::Office;
use crate::desk::core::request::Request;
use crate::model::{Id, Kind};

/// Somebody of whom nobody entered whether they came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GapEntry {
    /// The record's kind.
    pub kind: Kind,
    pub record: Id,
    pub resident: Id,
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
