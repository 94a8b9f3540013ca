//! The senior center: rooms, bookings, series, the waitlist, closures and holidays.

pub mod booking;
mod deeds;
pub mod holiday;
pub mod room;
pub mod rules;
pub mod series;
pub mod slots;
pub mod waiting;

pub use deeds::{Did, Not};

use crate::model::right::Right;

/// Book.
pub const BOOK: Right = Right { number: 3, key: "right.book" };
/// Set up rooms.
pub const SET_UP: Right = Right { number: 4, key: "right.set_up_center" };
