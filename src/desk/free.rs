//! Where there is still room: the nearest slots that hold a whole party, for refusals and for the booking form.

use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::model::centre::Place;
use crate::model::{Id, Room, Way};

use super::centre::{clashing, places_left};
use super::office::Office;

/// How many days ahead and back are searched.
const DAYS: i32 = 14;
/// How many slots are offered.
const OFFERED: usize = 3;

/// The free slots of a room nearest to a time, by distance; only those that are not over, that hold the whole party,
/// and at which the person (the first id, a booking `apart` from it) has nothing else.
pub fn nearest_free(
    office: &Office,
    room: &Room,
    around: Place,
    heads: u16,
    (resident, apart): (Id, Id),
    now: DateTime,
) -> Vec<Way> {
    let mut found: Vec<(i64, Place, u16)> = Vec::new();
    for ahead in -DAYS..=DAYS {
        let Ok(date) = around.date.checked_add(ahead.days()) else { continue };
        if !room.opens_on(date) || office.closure_of(room.id, date).is_some() {
            continue;
        }
        for slot in &room.slots {
            let place = Place { room: room.id, date, start: slot.start };
            let over = date.to_datetime(slot.end) <= now;
            if over || place == around || clashing(office, resident, date, *slot, apart).is_some() {
                continue;
            }
            let left = places_left(office, room, place, apart);
            if left >= heads {
                let away = (place.at().duration_since(around.at())).as_secs().abs();
                found.push((away, place, left));
            }
        }
    }
    found.sort_unstable();
    found.into_iter().take(OFFERED).map(|(_, place, left)| Way::Slot { place, left }).collect()
}
