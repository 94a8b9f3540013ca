//! Which stretch of time a record belongs to, where it is kept for so many years and then taken away as a whole.

/// A period of retention: a class of records and the year whose end its time runs from. It stands in the envelope, so
/// that a record can one day be sealed under its period's key too, and a whole year of a class be erased at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Period {
    /// The class of retention, by its number; 0 is none.
    pub class: u8,
    /// The calendar year, such as 2026; 0 is none.
    pub year: u16,
}

impl Period {
    /// Kept as long as the office keeps it.
    pub const NONE: Self = Self { class: 0, year: 0 };
}

/// The classes of records that are kept equally long, by their numbers: they stand in envelopes, and are never given
/// twice. How long each is kept says the desk's table.
pub mod class {
    /// What the store and the office's judgments rest on.
    pub const NONE: u8 = 0;
    /// Residents and their homes.
    pub const PEOPLE: u8 = 1;
    /// Rooms and bookings.
    pub const CENTER: u8 = 2;
    /// Meals and takings.
    pub const CANTEEN: u8 = 3;
    /// Guests of the day care.
    pub const DAY_CARE: u8 = 4;
    /// Teams and their meetings.
    pub const TEAMS: u8 = 5;
    /// What was measured, and who was sent on.
    pub const CLINIC: u8 = 6;
    /// Issues, and what was said of them.
    pub const ISSUES: u8 = 7;
    /// The walk-in register.
    pub const VISITORS: u8 = 8;
    /// Partner units, once closed.
    pub const CONTACTS: u8 = 9;
    /// Volunteers, and whom they looked after.
    pub const CARE: u8 = 10;
    /// Certificates, and what the office knows.
    pub const GUIDE: u8 = 11;
    /// What one shift left to the next.
    pub const HANDOVER: u8 = 12;
    /// What was given, and the stock of it.
    pub const BENEFITS: u8 = 13;
    /// What was opened, what left the desk, what was erased.
    pub const ACCESS: u8 = 14;
    /// Who works here, and what roles may do.
    pub const OPERATORS: u8 = 20;
    /// What was held, and who came.
    pub const ACTIVITIES: u8 = 15;
}
