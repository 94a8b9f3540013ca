//! A register that can be brought in, as a capability declares it; the table of them is [`super::register`].

use jiff::civil::Date;

use crate::exchange::{Heading, Line};
use crate::model::Kind;
use crate::text::Msg;

use super::taking::{Became, Open, Taking};

/// A register that can be brought in.
pub struct RegisterRow {
    /// The word for it on the command line, and before the keys of its columns.
    pub word: &'static str,
    /// What it is called.
    pub label: Msg,
    /// The kind of record that its rows are.
    pub kind: Kind,
    /// The columns that only it has; who is meant, and where they live, every register may tell.
    pub headings: &'static [Heading],
    /// The days that its rules look at for a row, so that they are held while it is judged.
    pub(in crate::desk) days: fn(&Line) -> Vec<Date>,
    /// Takes one row.
    pub(in crate::desk) take: fn(&mut Taking<'_>) -> Result<Became, Open>,
}

impl PartialEq for RegisterRow {
    fn eq(&self, other: &Self) -> bool {
        self.word == other.word
    }
}

impl Eq for RegisterRow {}

impl std::fmt::Debug for RegisterRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word)
    }
}
