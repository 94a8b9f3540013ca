//! Whether a room is open: its weekdays, public holidays, closures of a day or of a part of it. Reads, changes nothing.

use crate::desk::center::index::CenterIndex;
use jiff::civil::Date;

use crate::model::center::booking::SlotTime;
use crate::model::{Closure, Holiday, Id, Room};

use crate::desk::core::office::Office;

/// The reason code of a public holiday, of [`crate::model::center::booking::CLOSURE_REASON`].
const HOLIDAY: u8 = 1;

/// Why a room that opens on this weekday is closed all the same.
#[derive(Debug, Clone, PartialEq)]
pub enum Closed {
    /// It was closed.
    Closure(Closure),
    /// It is a public holiday.
    Holiday(Holiday),
}

impl Closed {
    /// Of [`crate::model::center::booking::CLOSURE_REASON`].
    pub fn reason(&self) -> u8 {
        match self {
            Self::Closure(closure) => closure.reason,
            Self::Holiday(_) => HOLIDAY,
        }
    }

    /// In words: what the closure's note says, or the holiday's name.
    pub fn words(&self) -> &str {
        match self {
            Self::Closure(closure) => &closure.note,
            Self::Holiday(holiday) => &holiday.name,
        }
    }

    /// Whether the office has still to confirm it.
    pub fn is_to_confirm(&self) -> bool {
        matches!(self, Self::Holiday(holiday) if holiday.state == Holiday::TO_CONFIRM)
    }
}

impl Office {
    /// The public holiday of a day: as the office has it, else as the calendar has it.
    pub fn holiday_on(&self, day: Date) -> Option<Holiday> {
        self.of::<Holiday>().get(Holiday::id_of(day)).cloned().or_else(|| Holiday::built_in(day))
    }

    /// The closure that takes a slot of a room, the whole center's included; without a slot, only one of the whole day.
    pub fn closure_at(&self, room: Id, day: Date, slot: Option<SlotTime>) -> Option<&Closure> {
        self.by::<CenterIndex>()
            .closures_on
            .get(&day)
            .filter_map(|id| self.of::<Closure>().get(id))
            .filter(|closure| !closure.opens() && (closure.room == room || closure.room.is_none()))
            .find(|closure| closure.is_whole_day() || slot.is_some_and(|slot| closure.meets(slot)))
    }

    /// Why a room is closed in a slot of a day on whose weekday it opens; without a slot, on the whole day.
    pub fn closed(&self, room: &Room, day: Date, slot: Option<SlotTime>) -> Option<Closed> {
        if let Some(closure) = self.closure_at(room.id, day, slot) {
            return Some(Closed::Closure(closure.clone()));
        }
        if self.opening_on(room.id, day).is_some() {
            return None;
        }
        let holiday = self.holiday_on(day).filter(Holiday::closes);
        holiday.filter(|_| !room.opens_on_holidays()).map(Closed::Holiday)
    }

    /// Rooms that are still used, in the order of lists.
    pub fn rooms_in_use(&self) -> Vec<&Room> {
        self.rooms_in_order().into_iter().filter(|room| !room.is_retired()).collect()
    }
}
