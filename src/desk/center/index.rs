//! The indices of the senior center.

use jiff::civil::{Date, DateTime};

use crate::desk::core::table::Index;
use crate::model::Id;

/// The indices of the senior center.
#[derive(Debug, Default)]
pub struct CenterIndex {
    /// Bookings by start, but for cancelled ones.
    pub bookings_on: Index<DateTime>,
    /// Bookings whose people did not come, by resident: of days that are not held too, as far as the desk looked back.
    pub missed_of: Index<Id>,
    /// Those who still wait, by the start of the slot.
    pub waits_on: Index<DateTime>,
    /// Closures by day.
    pub closures_on: Index<Date>,
}
