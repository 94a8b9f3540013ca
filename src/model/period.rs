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
