//! Guests of day care who were expected while no desk was open.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::desk::Request;
use crate::desk::core::gap_row::{GapEntry, GapRow};
use crate::desk::core::office::Office;
use crate::desk::day_care::{Ask, day_care, guests};
use crate::model::{DayStay, Record, StayState};

/// How many days back a guest is looked for.
const LOOK_BACK: i64 = 7;

/// Stays that began while no desk was open and of which nobody entered whether the guest came.
pub static STAYS: GapRow = GapRow {
    entries,
    enter: |_, entry, came| {
        let stay = entry.record;
        Some(match came {
            Some(_) => (Request::DayCare(Ask::Arrive { stay, at: came }), came),
            None => (Request::DayCare(Ask::MissStay { stay }), None),
        })
    },
};

fn entries(office: &Office, now: DateTime) -> Vec<GapEntry> {
    let Some(care) = day_care(office) else { return Vec::new() };
    let since = now.date().checked_sub(LOOK_BACK.days()).unwrap_or(Date::MIN);
    let first = since.max(office.gap.from.date());
    let mut found = Vec::new();
    for date in first.series(1.day()).take_while(|day| *day <= now.date() && *day <= office.gap.until.date()) {
        // Who comes later on a day is still expected: only those are meant whose hour was in the gap.
        let start = date.to_datetime(care.start);
        if start > now || !office.gap.saw(start, start.saturating_add(1.minute())) {
            continue;
        }
        let open = guests(office, date).into_iter().filter(|stay| stay.state == StayState::Booked);
        found.extend(open.map(|stay| GapEntry {
            kind: DayStay::KIND,
            record: stay.id,
            resident: stay.resident,
            room: care.id,
            at: start,
            heads: 1,
        }));
    }
    found
}
