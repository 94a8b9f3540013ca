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

use crate::model::code::Code;
use crate::model::right::Right;

/// Book.
pub const BOOK: Right = Right { number: 3, key: "right.book" };
/// Set up rooms.
pub const SET_UP: Right = Right { number: 4, key: "right.set_up_center" };
/// See the figures of a month.
pub const FIGURES: Right = Right { number: 24, key: "right.figures" };

/// All of them.
pub const RIGHTS: &[Right] = &[BOOK, SET_UP, FIGURES];

/// What can be exported of the senior center.
pub const EXPORTED: &[Code] = &[
    Code { code: 3, key: "export.bookings", aliases: &["预约"] },
    Code { code: 9, key: "export.waiting", aliases: &["候补"] },
    Code { code: 10, key: "export.rooms", aliases: &["房间"] },
    Code { code: 11, key: "export.holidays", aliases: &["节假日"] },
];

/// What can be printed of the senior center.
pub const SHEETS: &[Code] = &[
    Code { code: 1, key: "sheet.booking", aliases: &["预约单"] },
    Code { code: 5, key: "sheet.room_day", aliases: &["签到表"] },
    Code { code: 7, key: "sheet.series", aliases: &["连续预约单"] },
];
