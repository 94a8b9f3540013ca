//! Every way out.

use jiff::civil::date;

use crate::model::{Id, Issue, Record, Resident, Visit, Way};
use crate::text::tests::Paper;

pub(super) fn every_way() -> Vec<Way> {
    vec![
        Way::Slot { place: Paper::PLACE, left: 10 },
        Way::Wait { place: Paper::PLACE, nth: 3 },
        Way::CancelBooking { booking: Paper::BOOKING },
        Way::CancelBooking { booking: Id(404) },
        Way::Open { kind: Resident::KIND, id: Paper::RESIDENT },
        Way::Open { kind: Issue::KIND, id: Paper::ISSUE },
        Way::Open { kind: Visit::KIND, id: Id(404) },
        Way::Join { issue: Paper::ISSUE },
        Way::Join { issue: Id(404) },
        Way::Anyway,
        Way::LogOnly,
        Way::Plate(1),
        Way::Plate(2),
        Way::Sitting { date: date(2026, 11, 24), sitting: 1 },
        Way::RestOfDays,
        Way::RestOfImport { command: 1, rev: 1, goes: 9_998, stays: 5_140 },
    ]
}
