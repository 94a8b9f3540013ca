//! Days at day care that somebody who left has booked.

use crate::desk::Request;
use crate::desk::core::leaving_row::LeavingRow;
use crate::desk::day_care::Ask;
use crate::model::{DayStay, Record, Resident, StayState};
use crate::text::leaving as words;

/// 其他, of [`crate::model::center::booking::CANCEL_REASON`].
const OTHER: u8 = 5;

/// Days to come.
pub static STAYS: LeavingRow = LeavingRow {
    kinds: &[DayStay::KIND],
    name: words::STAYS,
    open: |office, resident, now| {
        let of = office.naming::<DayStay, Resident>(resident).filter_map(|id| office.of::<DayStay>().get(id));
        let mut open: Vec<&DayStay> =
            of.filter(|stay| stay.state == StayState::Booked && stay.date >= now.date()).collect();
        open.sort_by_key(|stay| stay.date);
        open.into_iter().map(|stay| stay.id).collect()
    },
    end: |_, _, records, _| {
        records.iter().map(|stay| Request::DayCare(Ask::CancelStay { stay: *stay, reason: OTHER })).collect()
    },
};
