//! What may be asked of the senior center, the right that each needs, and the rule that answers it.

use jiff::civil::{Date, DateTime};

use crate::desk::center::recurring::Plan;
use crate::desk::core::visitor::Reach;
use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::center::booking::Place;
use crate::model::center::{BOOK, SET_UP};
use crate::model::right::Right;
use crate::model::{Booking, Closure, Holiday, Id, Refusal, Room, Way};

/// What may be asked of the senior center: one variant a use case, sent to the worker as plain data.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Book places.
    Book {
        /// For whom.
        resident: Id,
        /// Where and when.
        place: Place,
        /// For how many.
        heads: u16,
        /// The group's name.
        note: String,
        /// A booking of the same person to cancel in the same step.
        instead_of: Option<Id>,
    },
    /// Change a booking's place, headcount or note.
    ChangeBooking {
        /// As it should be.
        booking: Box<Booking>,
    },
    CancelBooking {
        booking: Id,
        /// Of [`crate::model::center::booking::CANCEL_REASON`].
        reason: u8,
    },
    /// Book places that come again and again.
    BookSeries {
        /// What was asked for.
        plan: Box<Plan>,
        /// Places to book.
        places: Vec<Place>,
        waits: Vec<Place>,
        /// Dates left out.
        skipped: Vec<Date>,
    },
    /// Change bookings of a series.
    ChangeSeries {
        /// One of them, as it should be.
        booking: Box<Booking>,
        /// Which others.
        reach: Reach,
        /// Only these, each to its place; without them all of the reach, by as many days.
        picks: Option<Vec<(Id, Place)>>,
    },
    /// Cancel bookings of a series.
    CancelSeries {
        /// One of them.
        booking: Id,
        /// Which others.
        reach: Reach,
        /// Of [`crate::model::center::booking::CANCEL_REASON`].
        reason: u8,
    },
    /// Cancel several bookings.
    CancelBookings {
        bookings: Vec<Id>,
        /// Of [`crate::model::center::booking::CANCEL_REASON`].
        reason: u8,
    },
    /// Move several bookings.
    MoveBookings {
        /// Which, and each whereto.
        moves: Vec<(Id, Place)>,
    },
    /// Wait for a place in a full slot.
    Wait {
        resident: Id,
        /// Where and when.
        place: Place,
        /// How many.
        heads: u16,
        /// The group's name.
        note: String,
    },
    /// What a call to somebody who waits came to.
    AnswerCall {
        /// Who waits.
        waiting: Id,
        /// Of [`crate::model::center::waiting::CALL_RESULT`].
        result: u8,
    },
    /// Somebody had come while nothing could be entered.
    EnterArrival {
        booking: Id,
        /// When.
        at: DateTime,
    },
    /// The same without a booking.
    EnterWalkIn {
        resident: Id,
        /// Where.
        place: Place,
        /// How many.
        heads: u16,
        /// When.
        at: DateTime,
    },
    /// Mark who has not come though the time of grace is over.
    MarkMissed,
    /// Confirm, change or enter a public holiday.
    SetHoliday {
        /// As it should be.
        holiday: Box<Holiday>,
    },
    /// Somebody came to their booking.
    CheckIn { booking: Id },
    /// Somebody came without a booking: book and check in.
    WalkIn {
        resident: Id,
        /// Where; the slot that runs now.
        place: Place,
        /// How many.
        heads: u16,
    },
    /// Somebody did not come.
    NoShow { booking: Id },
    /// Close a room, or all of them, on a day.
    Close {
        /// The closure; its id is still to be given.
        closure: Closure,
    },
    /// Close a room, or all of them, on every day up to the last, or open it with the hours of a day of the week.
    CloseDays {
        /// The first day's closure; its id is still to be given.
        closure: Closure,
        /// The last day.
        last: Date,
    },
    /// Take a closure back.
    Reopen { closure: Id },
    /// Set up a room (id none) or change one.
    SetRoom {
        /// As it should be.
        room: Box<Room>,
    },
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            // The clock marks them, whoever sits there.
            Self::MarkMissed => None,
            Self::Book { .. }
            | Self::ChangeBooking { .. }
            | Self::CancelBooking { .. }
            | Self::BookSeries { .. }
            | Self::ChangeSeries { .. }
            | Self::CancelSeries { .. }
            | Self::CancelBookings { .. }
            | Self::MoveBookings { .. }
            | Self::Wait { .. }
            | Self::AnswerCall { .. }
            | Self::EnterArrival { .. }
            | Self::EnterWalkIn { .. }
            | Self::CheckIn { .. }
            | Self::WalkIn { .. }
            | Self::NoShow { .. } => Some(BOOK),
            Self::SetHoliday { .. }
            | Self::Close { .. }
            | Self::CloseDays { .. }
            | Self::Reopen { .. }
            | Self::SetRoom { .. } => Some(SET_UP),
        }
    }
}

impl Ask {
    /// The same by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, way: &Way) -> Option<Self> {
        let mut ask = self.clone();
        match (&mut ask, way) {
            (Self::Book { place, .. } | Self::WalkIn { place, .. }, Way::Slot { place: other, .. }) => *place = *other,
            (Self::ChangeBooking { booking }, Way::Slot { place, .. }) => {
                booking.room = place.room;
                booking.date = place.date;
                booking.start = place.start;
            }
            (Self::Book { resident, place, heads, note, .. }, Way::Wait { .. }) => {
                let (resident, place, heads) = (*resident, *place, *heads);
                ask = Self::Wait { resident, place, heads, note: std::mem::take(note) };
            }
            (Self::Book { instead_of, .. }, Way::CancelBooking { booking }) => *instead_of = Some(*booking),
            _ => return None,
        }
        Some(ask)
    }
}

impl Desk {
    /// Does what is asked of the senior center.
    pub(in crate::desk) fn do_center(&mut self, ask: Ask, visitor: &Visitor) -> Result<Done, Refusal> {
        match ask {
            Ask::Book { resident, place, heads, note, instead_of } => {
                self.book(resident, place, heads, &note, instead_of, visitor)
            }
            Ask::ChangeBooking { booking } => self.change_booking(&booking),
            Ask::CancelBooking { booking, reason } => self.cancel_booking(booking, reason),
            Ask::BookSeries { plan, places, waits, skipped } => {
                self.book_series(&plan, &places, &waits, skipped, visitor)
            }
            Ask::ChangeSeries { booking, reach, picks } => self.change_series(&booking, reach, picks.as_deref()),
            Ask::CancelSeries { booking, reach, reason } => self.cancel_series(booking, reach, reason),
            Ask::CancelBookings { bookings, reason } => self.cancel_bookings(&bookings, reason),
            Ask::MoveBookings { moves } => self.move_bookings(&moves),
            Ask::Wait { resident, place, heads, note } => self.wait(resident, place, heads, &note, visitor),
            Ask::AnswerCall { waiting, result } => self.answer_call(waiting, result),
            Ask::EnterArrival { booking, at } => self.enter_arrival(booking, at),
            Ask::EnterWalkIn { resident, place, heads, at } => self.enter_walk_in(resident, place, heads, at, visitor),
            Ask::MarkMissed => self.mark_missed(),
            Ask::SetHoliday { holiday } => self.set_holiday(*holiday),
            Ask::CheckIn { booking } => self.check_in(booking),
            Ask::WalkIn { resident, place, heads } => self.walk_in(resident, place, heads, visitor),
            Ask::NoShow { booking } => self.no_show(booking),
            Ask::Close { closure } => self.close(closure),
            Ask::CloseDays { closure, last } => self.close_days(&closure, last),
            Ask::Reopen { closure } => self.reopen(closure),
            Ask::SetRoom { room } => self.set_room(*room),
        }
    }
}
