//! What was done of the senior center, kept in the journal in ids and numbers; and why something is not done.

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use crate::model::center::booking::Place;
use crate::model::id::Id;
use crate::model::people::group::Groups;

/// What a command did. Stored: variants are only ever appended, and no name, phone or address stands in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// Places were booked.
    Booked {
        /// For whom.
        resident: Id,
        /// Where.
        room: Id,
        /// On which day.
        date: Date,
        /// From when.
        start: Time,
        /// For how many.
        heads: u16,
    },
    /// A booking was cancelled.
    BookingCancelled {
        resident: Id,
        /// Where.
        room: Id,
        /// On which day.
        date: Date,
        /// From when.
        start: Time,
    },
    /// Somebody came to their booking, or without one.
    CheckedIn {
        resident: Id,
        /// Where.
        room: Id,
    },
    /// Somebody did not come.
    NoShow {
        resident: Id,
        /// Where.
        room: Id,
    },
    /// A room, or the whole center, is closed on a day.
    Closed {
        /// The room, or none.
        room: Id,
        /// The day.
        date: Date,
    },
    /// A room was set up or changed.
    RoomSet { room: Id },
    /// A closure was taken back.
    Reopened {
        /// The room, or none.
        room: Id,
        /// The day.
        date: Date,
    },
    /// Places were booked that come again and again.
    SeriesBooked {
        /// For whom.
        resident: Id,
        /// Where.
        room: Id,
        /// The first day.
        date: Date,
        /// From when.
        start: Time,
        /// Of [`crate::model::center::series::EVERY`].
        every: u8,
        /// How many times.
        times: u16,
        /// How many dates were left out.
        skipped: u16,
    },
    /// Several bookings of a series were cancelled.
    SeriesCancelled {
        resident: Id,
        /// Where.
        room: Id,
        /// From which day on.
        date: Date,
        /// How many.
        times: u16,
    },
    /// Several bookings of a series were changed.
    SeriesChanged {
        resident: Id,
        /// Where they are now.
        room: Id,
        /// On which day the one at hand is now.
        date: Date,
        /// From when.
        start: Time,
        /// How many.
        times: u16,
    },
    /// Somebody waits for a place.
    Waits {
        resident: Id,
        /// Where.
        room: Id,
        /// On which day.
        date: Date,
        /// From when.
        start: Time,
        /// Their place in the line.
        nth: u16,
    },
    /// Somebody who waits was called, and did not get a place.
    WaitCalled {
        resident: Id,
        /// Where.
        room: Id,
        /// On which day.
        date: Date,
        /// From when.
        start: Time,
        /// Of [`crate::model::center::waiting::CALL_RESULT`].
        result: u8,
    },
    /// Who had not come after the time of grace was marked by itself. Cannot be undone; a check-in turns it round.
    Missed {
        /// How many.
        count: u16,
    },
    /// A public holiday was confirmed, changed or entered.
    HolidaySet {
        /// The day.
        date: Date,
    },
    /// Several bookings were cancelled, out of a closure's way.
    SeveralCancelled {
        /// How many.
        count: u16,
    },
    /// Several bookings were moved, out of a closure's way.
    SeveralMoved {
        /// How many.
        count: u16,
    },
    /// A room, or the whole center, is closed on a row of days, or opened.
    DaysSet {
        /// The room, or none.
        room: Id,
        /// The first day.
        from: Date,
        /// The last day.
        last: Date,
        /// Of [`crate::model::center::holiday::HOURS_OF`] where it is opened, else 0.
        hours: u8,
    },
}

impl Did {
    /// Whether it can be taken back: what the clock marked by itself is turned round by a check-in.
    pub fn can_be_undone(&self) -> bool {
        !matches!(self, Self::Missed { .. })
    }

    /// The resident concerned, where there is one.
    pub fn resident(&self) -> Option<Id> {
        match self {
            Self::Booked { resident, .. }
            | Self::BookingCancelled { resident, .. }
            | Self::CheckedIn { resident, .. }
            | Self::NoShow { resident, .. }
            | Self::SeriesBooked { resident, .. }
            | Self::SeriesCancelled { resident, .. }
            | Self::SeriesChanged { resident, .. }
            | Self::Waits { resident, .. }
            | Self::WaitCalled { resident, .. } => resident.some(),
            Self::DaysSet { .. }
            | Self::Closed { .. }
            | Self::RoomSet { .. }
            | Self::Reopened { .. }
            | Self::Missed { .. }
            | Self::HolidaySet { .. }
            | Self::SeveralCancelled { .. }
            | Self::SeveralMoved { .. } => None,
        }
    }
}

/// Why something is not done: the fact and the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Not {
    /// Not as many places.
    Full {
        /// Where and when.
        place: Place,
        /// Places left.
        left: u16,
        /// Places asked for.
        asked: u16,
        /// Of so many in all.
        capacity: u16,
    },
    /// More people than the room takes in one booking.
    PartyTooLarge { room: Id, most: u16 },
    /// Fewer people than the room is opened for.
    PartyTooSmall {
        room: Id,
        /// Fewest.
        least: u16,
    },
    /// The room is a canteen or day-care room: nobody books slots of it.
    NotBySlots { room: Id },
    /// The room is for certain groups only.
    NotAdmitted {
        room: Id,
        /// From this age on for anyone, 0 for nobody else.
        least_age: u8,
        groups: Groups,
        /// The team whose members may, or none.
        team: Id,
    },
    /// The room is not used any more.
    RoomRetired { room: Id },
    /// It must be booked earlier.
    TooLate {
        room: Id,
        /// Hours before.
        hours: u16,
    },
    /// It cannot be booked so far ahead.
    TooEarly {
        room: Id,
        /// Days ahead.
        days: u16,
    },
    /// The person has had their share of the room.
    Quota {
        room: Id,
        /// Most bookings.
        most: u8,
        /// In a week, or on a day.
        a_week: bool,
    },
    /// They wait for this slot already.
    AlreadyWaiting {
        /// In this place of the line.
        nth: u16,
    },
    /// No date is left to book or to change.
    NothingToBook,
    /// The room is closed then.
    RoomClosed {
        /// Where and when.
        place: Place,
        /// The reason's code, 0 where the weekday is simply not an opening day.
        reason: u8,
    },
    /// The room has no slot that starts then.
    NoSuchSlot {
        room: Id,
        /// Asked for.
        start: Time,
    },
    /// The time is past.
    Past {
        /// When it was.
        at: DateTime,
    },
    /// The resident has something else at that time.
    Clash {
        booking: Id,
        /// Where that is.
        place: Place,
    },
    /// Too young for the room.
    TooYoung {
        room: Id,
        /// Least age.
        least: u8,
    },
}

impl Not {
    /// The room that was asked for, where one was.
    pub fn room(&self) -> Option<Id> {
        match self {
            Self::Full { place, .. } | Self::RoomClosed { place, .. } => Some(place.room),
            Self::NoSuchSlot { room, .. } | Self::Quota { room, .. } => Some(*room),
            Self::PartyTooLarge { .. }
            | Self::PartyTooSmall { .. }
            | Self::NotBySlots { .. }
            | Self::NotAdmitted { .. }
            | Self::RoomRetired { .. }
            | Self::TooLate { .. }
            | Self::TooEarly { .. }
            | Self::AlreadyWaiting { .. }
            | Self::NothingToBook
            | Self::Past { .. }
            | Self::Clash { .. }
            | Self::TooYoung { .. } => None,
        }
    }
}
