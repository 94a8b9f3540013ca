//! Where there is still room: the nearest slots that hold a whole party, and which slot a typed time means.

use jiff::ToSpan;
use jiff::civil::{DateTime, Time};

use crate::model::centre::{Place, SlotTime};
use crate::model::{Id, Room, Way};

use super::centre::{clashing, places_left};
use super::office::Office;

/// How many days ahead and back are searched.
const DAYS: i32 = 14;
/// How many slots are offered.
const OFFERED: usize = 3;

/// Another day stands so far away: rather the same day at another hour, then the same hour on another day.
const DAY_AWAY: i64 = 8 * 3600;

/// The free slots of a room nearest to a time, as a person would choose; only those that are not over, that hold the
/// whole party, and at which the person (the first id, a booking `apart` from it) has nothing else.
pub fn nearest_free(
    office: &Office,
    room: &Room,
    around: Place,
    heads: u16,
    (resident, apart): (Id, Id),
    now: DateTime,
) -> Vec<Way> {
    let mut found: Vec<(i64, bool, Place, u16)> = Vec::new();
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
                let hours = place.start.duration_since(around.start).as_secs().abs();
                let away = i64::from(ahead.abs()) * DAY_AWAY + hours;
                found.push((away, ahead < 0, place, left));
            }
        }
    }
    found.sort_unstable();
    found.into_iter().take(OFFERED).map(|(_, _, place, left)| Way::Slot { place, left }).collect()
}

/// The slot of a room that a typed time means: the one that starts then, in that hour, twelve hours later (`2` is two in
/// the afternoon where nothing starts in the night), or that runs then. `None` leaves it to the desk to say what fits.
pub fn slot_meant(room: &Room, typed: Time) -> Option<SlotTime> {
    let starts_at = |at: Time| room.slots.iter().find(|slot| slot.start == at);
    let starts_within = |hour: i8| {
        let mut within = room.slots.iter().filter(|slot| slot.start.hour() == hour);
        within.next().filter(|_| within.next().is_none() && typed.minute() == 0)
    };
    let later = Time::new(typed.hour() + 12, typed.minute(), 0, 0).ok();
    starts_at(typed)
        .or_else(|| starts_within(typed.hour()))
        .or_else(|| later.and_then(starts_at))
        .or_else(|| later.and_then(|later| starts_within(later.hour())))
        .or_else(|| room.slots.iter().find(|slot| slot.start <= typed && typed < slot.end))
        .copied()
}

/// The slot of a room that runs at a moment, if the room is open then.
pub fn running(office: &Office, room: &Room, now: DateTime) -> Option<Place> {
    if !room.opens_on(now.date()) || office.closure_of(room.id, now.date()).is_some() {
        return None;
    }
    let slot = room.slots.iter().find(|slot| slot.start <= now.time() && now.time() < slot.end)?;
    Some(Place { room: room.id, date: now.date(), start: slot.start })
}
