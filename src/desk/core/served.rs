//! Rooms whose places are given out by other records than bookings: the capability that serves one says how many are
//! taken, so that every view of a day, the figures and the board read one number.

use jiff::civil::{Date, Time};

use crate::desk::Desk;
use crate::desk::core::office::Office;
use crate::model::center::booking::SlotTime;
use crate::model::{Id, Refusal, Room};

/// A capability that serves rooms in its own way.
pub struct ServedRow {
    /// Whether it serves this room.
    pub serves: fn(&Office, Id) -> bool,
    /// Places of a slot of such a room: how many there are, and how many are left; `None` where nothing is served then.
    pub places: fn(&Office, Date, SlotTime) -> Option<Places>,
    /// What became of a day that is held, part by part.
    pub day: fn(&Office, Date) -> Vec<ServedPart>,
    /// People who came on a day, held or not, each time they came.
    pub came: fn(&Desk, Date) -> Result<u32, Refusal>,
}

/// Places of a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Places {
    pub all: u16,
    /// Of them free.
    pub left: u16,
}

/// What became of a part of a day: a sitting, or the whole day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServedPart {
    /// When it begins.
    pub start: Time,
    /// When it ends.
    pub end: Time,
    /// Places that it offers.
    pub offered: u32,
    /// People who came.
    pub came: u32,
    /// People who did not.
    pub missed: u32,
    /// People who are still expected.
    pub open: u32,
    /// Called off.
    pub cancelled: u32,
}

/// Every capability that serves rooms.
static SERVED: &[&ServedRow] = &[&crate::desk::canteen::served::SERVED, &crate::desk::day_care::served::SERVED];

/// Who serves a room, where that is not by bookings.
pub fn served(office: &Office, room: Id) -> Option<&'static ServedRow> {
    SERVED.iter().copied().find(|row| (row.serves)(office, room))
}

/// Every capability that serves rooms, with the rooms of the office that it serves.
pub fn served_rooms(office: &Office) -> impl Iterator<Item = (Id, &'static ServedRow)> {
    office.of::<Room>().all().filter_map(|room| Some((room.id, served(office, room.id)?)))
}

impl Office {
    /// Whether a room is a canteen or a day-care room: places in it are had by other rules than a room's slots.
    pub fn is_service(&self, room: Id) -> bool {
        served(self, room).is_some()
    }
}
