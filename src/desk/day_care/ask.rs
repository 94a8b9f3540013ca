//! What may be asked of day care, the right that each needs, and the rule that answers it.

use jiff::civil::{Date, DateTime};

use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::day_care::{PROFILE, RECEIVE, SET_UP};
use crate::model::right::Right;
use crate::model::{DayCare, DayCareProfile, Id, Refusal, Way};

/// What may be asked of day care: one variant a use case, sent to the worker as plain data.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Set up a room for day care.
    SetDayCare(DayCare),
    /// Set what day care must know of a guest.
    SetProfile {
        /// As it should be.
        profile: DayCareProfile,
        /// The fields that were changed, where the others were not shown.
        only: Option<Vec<&'static str>>,
    },
    /// Book days at day care.
    BookStays {
        /// For whom.
        resident: Id,
        days: Vec<Date>,
        /// Only those on which nothing stands in the way.
        rest: bool,
        /// For these days.
        note: String,
    },
    /// Somebody comes to day care without a booking.
    DropIn { resident: Id },
    /// Cancel a day at day care.
    CancelStay {
        stay: Id,
        /// Of [`crate::model::center::booking::CANCEL_REASON`].
        reason: u8,
    },
    /// A guest came; without a time, now.
    Arrive {
        stay: Id,
        /// When.
        at: Option<DateTime>,
    },
    /// A guest was fetched; without a time, now.
    Fetch {
        stay: Id,
        /// When.
        at: Option<DateTime>,
        /// By whom.
        by: String,
    },
    /// A guest did not come.
    MissStay { stay: Id },
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::SetDayCare(..) => Some(SET_UP),
            Self::SetProfile { .. } => Some(PROFILE),
            Self::BookStays { .. }
            | Self::DropIn { .. }
            | Self::CancelStay { .. }
            | Self::Arrive { .. }
            | Self::Fetch { .. }
            | Self::MissStay { .. } => Some(RECEIVE),
        }
    }
}

impl Ask {
    /// The same by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, way: &Way) -> Option<Self> {
        let mut ask = self.clone();
        match (&mut ask, way) {
            (Self::BookStays { rest, .. }, Way::RestOfDays) => *rest = true,
            _ => return None,
        }
        Some(ask)
    }
}

impl Desk {
    /// Does what is asked of day care.
    pub(in crate::desk) fn do_day_care(&mut self, ask: Ask, visitor: &Visitor) -> Result<Done, Refusal> {
        match ask {
            Ask::SetDayCare(day_care) => self.set_day_care(&day_care),
            Ask::SetProfile { profile, only } => self.set_profile(&profile, only.as_deref()),
            Ask::BookStays { resident, days, rest, note } => self.book_stays(resident, &days, rest, &note, visitor),
            Ask::DropIn { resident } => self.drop_in(resident, visitor),
            Ask::CancelStay { stay, reason } => self.cancel_stay(stay, reason),
            Ask::Arrive { stay, at } => self.arrive(stay, at),
            Ask::Fetch { stay, at, by } => self.fetch(stay, at, &by),
            Ask::MissStay { stay } => self.miss_stay(stay),
        }
    }
}
