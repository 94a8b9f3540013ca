//! Records as a file for others: columns picked from the field tables, values as typed data, one sink a format.
//!
//! Nothing here reads a store or decides who may see what: whoever calls says whether it is masked, and in which order
//! the records come. A sink holds one row at a time.

mod book;
pub mod bookings;
pub mod care;
mod column;
pub mod follow_ups;
pub mod guide;
pub mod handover;
pub mod issues;
pub mod journal;
mod lines;
pub mod party;
pub mod plain;
pub mod report;
pub mod residents;
pub mod rules;
mod separated;
pub mod street;
pub mod takings;
pub mod units;
pub mod visitors;
pub mod visits;

use std::io::{self, Seek, Write};

use jiff::civil::{Date, DateTime, Time};

pub use book::Book;
pub use column::{Columns, Layout, Shown};
pub use lines::Lines;
pub use separated::Separated;

use crate::model::Code;
use crate::text::Lang;

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A workbook.
    Xlsx,
    /// Comma separated text.
    Csv,
    /// One JSON object a line.
    Jsonl,
}

impl Format {
    /// Every format, by how its files end.
    pub const ALL: [(Self, &'static str); 3] = [(Self::Xlsx, "xlsx"), (Self::Csv, "csv"), (Self::Jsonl, "jsonl")];

    /// How its files end.
    pub fn ending(self) -> &'static str {
        Self::ALL.iter().find(|(format, _)| *format == self).map_or("", |(_, ending)| ending)
    }

    /// The format of files that end so.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| known.eq_ignore_ascii_case(ending)).map(|(format, _)| *format)
    }
}

/// A value on its way out, apart from how a format writes it.
#[derive(Debug, Clone, PartialEq)]
pub enum Datum {
    Nothing,
    /// Text, also where it looks like a number.
    Text(String),
    /// A number that may be added up.
    Number(f64),
    /// A share of a hundred: 85.
    Percent(u32),
    /// A calendar day.
    Day(Date),
    /// A time of day.
    Clock(Time),
    /// A day and a time.
    Moment(DateTime),
    /// A code: its label for people, its key for programs.
    Code(&'static Code),
    /// Several codes.
    Codes(Vec<&'static Code>),
    /// Several texts.
    List(Vec<String>),
    /// Yes or no.
    Flag(bool),
}

impl Datum {
    /// Nothing for an empty text.
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text.to_owned()) }
    }

    /// A whole number.
    pub fn whole(number: impl Into<i64>) -> Self {
        Self::Number(number.into() as f64)
    }

    /// What there is, or nothing.
    pub fn maybe<T>(value: Option<T>, datum: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Nothing, datum)
    }
}

/// A column's heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its key, for programs.
    pub key: &'static str,
    /// Its label, for people.
    pub label: String,
    /// How wide a spreadsheet shows it, in characters of a digit's width.
    pub width: u8,
}

/// What a sink is told before the first row.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The word by which programs know the records: `resident`.
    pub word: &'static str,
    /// The sheet's name, for people.
    pub name: String,
    /// Its columns.
    pub headings: Vec<Heading>,
    /// The language of labels.
    pub lang: Lang,
}

/// Where rows go.
pub trait Sink {
    /// Takes a row: a value a column.
    fn row(&mut self, cells: &[Datum]) -> io::Result<()>;

    /// Begins another sheet of the same file; `false` where the format has one only, and nothing was begun.
    fn next(&mut self, _sheet: Sheet) -> io::Result<bool> {
        Ok(false)
    }

    /// Ends the file.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// A sink for a file that can be written in any order.
pub fn sink<'a, W: Write + Seek + Send + 'a>(format: Format, out: W, sheet: Sheet) -> io::Result<Box<dyn Sink + 'a>> {
    match format {
        Format::Xlsx => Ok(Box::new(Book::begin(out, sheet)?)),
        Format::Csv => Ok(Box::new(Separated::begin(out, &sheet)?)),
        Format::Jsonl => Ok(Box::new(Lines::begin(out, sheet))),
    }
}

/// A sink for a stream; a workbook cannot be written to one.
pub fn stream<'a, W: Write + 'a>(format: Format, out: W, sheet: Sheet) -> io::Result<Box<dyn Sink + 'a>> {
    match format {
        Format::Xlsx => Err(io::ErrorKind::Unsupported.into()),
        Format::Csv => Ok(Box::new(Separated::begin(out, &sheet)?)),
        Format::Jsonl => Ok(Box::new(Lines::begin(out, sheet))),
    }
}
