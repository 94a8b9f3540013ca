//! Everybody who is to be entered late, of whatever capability.

use jiff::civil::DateTime;

use crate::desk::core::gap_row::{Entering, GapEntry, GapRow};
use crate::desk::core::office::Office;

/// Every one of them.
static GAPS: &[&GapRow] = &[
    &crate::desk::center::gap::BOOKINGS,
    &crate::desk::center::gap::WAITING,
    &crate::desk::canteen::gap::MEALS,
    &crate::desk::day_care::gap::STAYS,
    &crate::desk::clinic::gap::TICKETS,
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
