//! The day-care room as the other rooms are looked at: places of a day, and what became of its guests.

use crate::desk::core::served::{Places, ServedPart, ServedRow};
use crate::desk::day_care::records::DayCareIndex;
use crate::desk::day_care::{day_care, is_open};
use crate::model::{DayCare, DayStay, StayState};

/// Places of a day; a guest came who is in the house or has gone home.
pub static SERVED: ServedRow = ServedRow {
    serves: |office, room| office.of::<DayCare>().get(room).is_some(),
    places: |office, date, _| {
        let all = day_care(office).filter(|day_care| is_open(office, day_care, date))?.places;
        let stays = office.by::<DayCareIndex>().on.get(&date).filter_map(|id| office.of::<DayStay>().get(id));
        let taken = stays.filter(|stay| stay.holds_place()).count() as u16;
        Some(Places { all, left: all.saturating_sub(taken) })
    },
    day: |office, date| {
        let Some(day_care) = day_care(office) else { return Vec::new() };
        let stays: Vec<&DayStay> =
            office.by::<DayCareIndex>().on.get(&date).filter_map(|id| office.of::<DayStay>().get(id)).collect();
        let of = |state| stays.iter().filter(|stay| stay.state == state).count() as u32;
        vec![ServedPart {
            start: day_care.start,
            end: day_care.end,
            offered: if is_open(office, day_care, date) { day_care.places.into() } else { 0 },
            came: of(StayState::Here) + of(StayState::Gone),
            missed: of(StayState::NoShow),
            open: of(StayState::Booked),
            cancelled: of(StayState::Cancelled),
        }]
    },
    came: |desk, date| {
        let mut came = 0;
        desk.each_on(date, |stay: DayStay| came += u32::from(matches!(stay.state, StayState::Here | StayState::Gone)))?;
        Ok(came)
    },
};
