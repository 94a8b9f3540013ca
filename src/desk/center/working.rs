//! Which hours a room keeps on a day that is not as its weekday is, and which days are working days.

use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday};

use crate::desk::center::index::CenterIndex;
use crate::desk::core::office::Office;
use crate::model::center::booking::SlotTime;
use crate::model::when::monday_of;
use crate::model::{Closure, Holiday, Id, Room};

/// Why a day is no working day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Off {
    /// A Saturday or Sunday.
    Weekend,
    /// A public holiday of this name.
    Holiday(String),
}

/// So many days on end nobody is off.
const MOST_OFF: usize = 60;

impl Office {
    /// The day for which a room is opened though it would not be, if it is: by itself, or with the whole center.
    pub fn opening_on(&self, room: Id, day: Date) -> Option<&Closure> {
        let on = self.by::<CenterIndex>().closures_on.get(&day).filter_map(|id| self.of::<Closure>().get(id));
        let mut on: Vec<&Closure> = on.filter(|one| one.opens() && (one.room == room || one.room.is_none())).collect();
        // What was said of the room itself goes before what was said of all of them.
        on.sort_by_key(|one| one.room.is_none());
        on.into_iter().next()
    }

    /// The day of the week whose hours a room keeps on a day: its own, or the one that was said where it is opened for
    /// the day or the day is worked instead of another.
    pub fn hours_on(&self, room: &Room, day: Date) -> Date {
        let said = self.opening_on(room.id, day).map(|opening| opening.hours);
        let said = said.or_else(|| self.holiday_on(day).filter(Holiday::takes_hours).map(|holiday| holiday.hours));
        said.and_then(|weekday| weekday_of(day, weekday)).unwrap_or(day)
    }

    /// Whether a room opens on a day by its hours, closures and holidays apart.
    pub fn opens_on(&self, room: &Room, day: Date) -> bool {
        room.opens_on(self.hours_on(room, day))
    }

    /// A room's slots on a day, whether or not it opens then.
    pub fn slots_on<'r>(&self, room: &'r Room, day: Date) -> &'r [SlotTime] {
        room.slots_on(self.hours_on(room, day))
    }

    /// The slot of a room that starts then on a day.
    pub fn slot_at(&self, room: &Room, day: Date, start: Time) -> Option<SlotTime> {
        room.slot_at(self.hours_on(room, day), start)
    }

    /// The last working day after a day that is no later than another one; where all of those are off, the first working
    /// day behind them.
    pub fn workday_within(&self, from: Date, latest: Date) -> Date {
        let before = latest.series(-1.day()).take_while(|day| *day > from).find(|day| self.day_off(*day).is_none());
        let after = || latest.series(1.day()).take(MOST_OFF).find(|day| self.day_off(*day).is_none());
        before.or_else(after).unwrap_or(latest)
    }

    /// Why a day is no working day; `None` where it is one, also a Saturday that is worked instead of another day.
    pub fn day_off(&self, day: Date) -> Option<Off> {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        match self.holiday_on(day) {
            Some(holiday) if holiday.closes() => Some(Off::Holiday(holiday.name)),
            Some(holiday) if holiday.takes_hours() => None,
            Some(_) | None => weekend.then_some(Off::Weekend),
        }
    }

    /// The day itself, or the next that is a working day.
    pub fn working_day_from(&self, day: Date) -> Date {
        let days = day.series(1.day()).take(MOST_OFF);
        days.into_iter().find(|day| self.day_off(*day).is_none()).unwrap_or(day)
    }
}

/// That weekday (1 is Monday) in the week of a day.
fn weekday_of(day: Date, weekday: u8) -> Option<Date> {
    let ahead = weekday.checked_sub(1).filter(|ahead| *ahead < 7)?;
    monday_of(day).checked_add(i64::from(ahead).days()).ok()
}
