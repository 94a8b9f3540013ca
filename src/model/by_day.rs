//! Ids of records that belong to a day: the day stands first, so that a store is read by days and a desk opens with the
//! near ones. A record that moves to another day takes another id and keeps the rest of it.

use jiff::civil::Date;

use super::id::Id;
use super::when::{days_since_epoch, from_civil_seconds};

/// The id of a record that belongs to a day: the day (16 bits, counted back from the last so that later days come
/// first in the store, and a desk that opens stops at the first old one), then `rest` (48 bits).
pub fn day_id(day: Date, rest: u64) -> Id {
    let day = u16::MAX - days_since_epoch(day).clamp(0, u16::MAX.into()) as u16;
    Id(u64::from(day) << 48 | rest & 0xffff_ffff_ffff)
}

/// The day of such an id.
pub fn day_of(id: Id) -> Date {
    let days = i64::from(u16::MAX) - (id.0 >> 48) as i64;
    from_civil_seconds(days * 86_400).date()
}

/// What stands behind the day.
pub fn rest_of(id: Id) -> u64 {
    id.0 & 0xffff_ffff_ffff
}

/// The id of the same record on another day.
pub fn on_day(id: Id, day: Date) -> Id {
    day_id(day, rest_of(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_days_come_first_and_are_read_back() {
        let (monday, tuesday) = (Date::constant(2026, 11, 23), Date::constant(2026, 11, 24));
        assert!(day_id(tuesday, 0xffff) < day_id(monday, 0));
        assert_eq!((day_of(day_id(monday, 7)), rest_of(day_id(monday, 7))), (monday, 7));
        assert_eq!(on_day(day_id(monday, 7), tuesday), day_id(tuesday, 7));
    }
}
