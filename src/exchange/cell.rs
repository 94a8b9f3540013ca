//! One cell of a table, as the file holds it: whether a number was kept as a number must stay visible.

use std::borrow::Cow;

use jiff::civil::{DateTime, Time};

/// From here on a number has lost digits: a spreadsheet keeps 15 (field-data, identity).
pub const EXACT: f64 = 1e15;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing, or only spaces.
    #[default]
    Empty,
    /// Text as written.
    Text(String),
    /// A number: 15 digits of it are true, whatever it shows.
    Number(f64),
    /// A day, at midnight unless the file gives a time.
    Date(DateTime),
    /// Yes or no.
    Bool(bool),
    /// A formula's error, such as `#N/A`.
    Error(String),
}

impl Cell {
    /// A text cell, or nothing where there are only spaces.
    pub fn from_text(text: &str) -> Self {
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The cell as text: numbers without needless zeros, days as `1952-03-12`.
    ///
    /// A number of 16 digits and more keeps its exponent: written out, its lost digits would look like true ones.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Number(number) if number.abs() >= EXACT => Cow::Owned(format!("{number:E}")),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Date(at) if at.time() == Time::midnight() => Cow::Owned(at.date().to_string()),
            Self::Date(at) => Cow::Owned(at.strftime("%Y-%m-%d %H:%M:%S").to_string()),
            Self::Bool(true) => Cow::Borrowed("TRUE"),
            Self::Bool(false) => Cow::Borrowed("FALSE"),
        }
    }
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Its number in the file as a spreadsheet shows it, from 1; blank rows count.
    pub number: u32,
    /// Its cells from column A; trailing empty ones may be missing.
    pub cells: Vec<Cell>,
    /// Whether it was written in another encoding than its file, and read by that.
    pub odd: bool,
}

impl Row {
    /// Whether every cell is empty.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_empty)
    }

    /// The cell of a column from 0; nothing beyond the last.
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    /// About how many bytes of memory it takes.
    pub(crate) fn weight(&self) -> usize {
        let text = |cell: &Cell| match cell {
            Cell::Text(text) | Cell::Error(text) => text.len(),
            _ => 0,
        };
        self.cells.iter().map(|cell| size_of::<Cell>() + text(cell)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn cells_read_as_a_clerk_would() {
        assert_eq!(Cell::Number(19_520_312.0).text(), "19520312");
        assert_eq!(Cell::Number(13_800_008_829.0).text(), "13800008829");
        assert_eq!(Cell::Number(610_199_195_203_120_000.0).text(), "6.1019919520312E17");
        assert_eq!(Cell::Number(7.4).text(), "7.4");
        assert_eq!(Cell::Date(date(1952, 3, 12).at(0, 0, 0, 0)).text(), "1952-03-12");
        assert_eq!(Cell::Date(date(1952, 3, 12).at(9, 30, 0, 0)).text(), "1952-03-12 09:30:00");
        assert_eq!(Cell::from_text(" \u{3000}"), Cell::Empty);
    }
}
