//! Where there is still room: the nearest slots that hold a whole party, and which slot a typed time means.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

use crate::model::center::booking::{Place, SlotTime};
use crate::model::when::monday_of;
use crate::model::{Id, Room, Way};

use crate::desk::center::rules::{Sight, Wish, judge, places_left};
use crate::desk::core::office::Office;

/// How many days ahead and back are searched.
const DAYS: i32 = 14;
/// How many slots are offered.
const OFFERED: usize = 3;

/// Another day stands so far away: rather the same day at another hour, then the same hour on another day.
const DAY_AWAY: i64 = 8 * 3600;

/// The days that are looked at around one, whole weeks for rules that count by the week.
pub(in crate::desk) fn looked_at(around: Date) -> (Date, Date) {
    let (first, last) = (around.saturating_sub(DAYS.days()), around.saturating_add(DAYS.days()));
    (monday_of(first), monday_of(last).saturating_add(6.days()))
}

/// The free slots of a room nearest to the one asked for, as a person would choose; only those that every rule allows
/// to the whole party.
pub(in crate::desk) fn nearest_free(sight: Sight<'_>, wish: &Wish<'_>) -> Vec<Way> {
    let around = wish.place;
    let mut found: Vec<(i64, bool, Place, u16)> = Vec::new();
    for ahead in -DAYS..=DAYS {
        let Ok(date) = around.date.checked_add(ahead.days()) else { continue };
        for slot in sight.office.slots_on(wish.room, date) {
            let place = Place { date, start: slot.start, ..around };
            if place != around && judge(sight, &Wish { place, ..*wish }).is_ok() {
                let hours = place.start.duration_since(around.start).as_secs().abs();
                let away = i64::from(ahead.abs()) * DAY_AWAY + hours;
                let apart = wish.apart.first().copied().unwrap_or(Id::NONE);
                found.push((away, ahead < 0, place, places_left(sight.office, wish.room, place, apart)));
            }
        }
    }
    found.sort_unstable();
    found.into_iter().take(OFFERED).map(|(_, _, place, left)| Way::Slot { place, left }).collect()
}

/// The slot of a room's day that a typed time means: the one that starts then, in that hour, twelve hours later (`2` is
/// two in the afternoon where nothing starts in the night), or that runs then. `None` leaves it to the desk to say what
/// fits.
pub fn slot_meant(office: &Office, room: &Room, day: Date, typed: Time) -> Option<SlotTime> {
    let slots = office.slots_on(room, day);
    let starts_at = |at: Time| slots.iter().find(|slot| slot.start == at);
    let starts_within = |hour: i8| {
        let mut within = slots.iter().filter(|slot| slot.start.hour() == hour);
        within.next().filter(|_| within.next().is_none() && typed.minute() == 0)
    };
    let later = Time::new(typed.hour() + 12, typed.minute(), 0, 0).ok();
    starts_at(typed)
        .or_else(|| starts_within(typed.hour()))
        .or_else(|| later.and_then(starts_at))
        .or_else(|| later.and_then(|later| starts_within(later.hour())))
        .or_else(|| slots.iter().find(|slot| slot.holds(typed)))
        .copied()
}

/// The slot of a room that runs at a moment, if the room is open then.
pub fn running(office: &Office, room: &Room, now: DateTime) -> Option<Place> {
    let date = now.date();
    let slot = office.slots_on(room, date).iter().find(|slot| slot.holds(now.time()))?;
    let open = office.opens_on(room, date) && !room.is_retired() && office.closed(room, date, Some(*slot)).is_none();
    open.then_some(Place { room: room.id, date, start: slot.start })
}
