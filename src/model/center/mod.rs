//! The senior center: rooms, bookings, series, the waitlist, closures and holidays.

pub mod booking;
pub mod holiday;
pub mod room;
pub mod series;
pub mod slots;
pub mod waiting;
