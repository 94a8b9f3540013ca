//! A capability's table of a month: what each of them says of itself.

use jiff::civil::Date;

use crate::text::{Lang, Msg};

use crate::desk::core::office::Office;

/// A capability's table of a month.
pub struct FigureRow {
    pub title: Msg,
    /// The headings of its numbers.
    pub heads: fn(Lang) -> Vec<String>,
    /// Each day of a month that has numbers, as far as the last day given; the month must be held. Days add up.
    pub days: fn(&Office, Date, Date) -> Vec<Day>,
}

/// A day and its numbers, one a heading.
pub type Day = (Date, Vec<usize>);
