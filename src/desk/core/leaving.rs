//! What is still open of somebody who moved away or died: a row a kind, so that each is told and ended by one digit.

use jiff::civil::DateTime;

use crate::desk::core::leaving_row::LeavingRow;
use crate::desk::core::office::Office;
use crate::model::Id;

/// Every one of them, in the order of the digits: later kinds are only ever appended.
static LEAVING: &[&LeavingRow] = &[
    &crate::desk::center::leaving::BOOKINGS,
    &crate::desk::center::leaving::WAITING,
    &crate::desk::canteen::leaving::MEALS,
    &crate::desk::canteen::leaving::PLANS,
    &crate::desk::day_care::leaving::STAYS,
    &crate::desk::teams::leaving::TEAMS,
    &crate::desk::clinic::leaving::TICKETS,
    &crate::desk::care::leaving::PAIRS,
    &crate::desk::care::leaving::VOLUNTEERS,
    &crate::desk::activities::leaving::PLACES,
];

/// Every row, for a walk over the kinds.
pub fn rows() -> impl Iterator<Item = &'static LeavingRow> {
    LEAVING.iter().copied()
}

/// What is still open of somebody.
pub struct StillOpen {
    /// Of which kind.
    pub row: &'static LeavingRow,
    pub resident: Id,
    /// The records, the earliest first.
    pub records: Vec<Id>,
}

/// What is still open of these people, kind by kind.
pub fn still_open(office: &Office, people: &[Id], now: DateTime) -> Vec<StillOpen> {
    let of = |row: &'static LeavingRow| {
        people.iter().map(move |resident| StillOpen {
            row,
            resident: *resident,
            records: (row.open)(office, *resident, now),
        })
    };
    rows().flat_map(of).filter(|open| !open.records.is_empty()).collect()
}
