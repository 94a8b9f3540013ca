//! The table of registers: what an office has kept in lists of its own and brings with it in the middle of a year. A row
//! a kind of record, declared in the folder of the capability whose record it is.
//!
//! A row says which columns such a list has, and what one of its rows comes to. Reading the file, its plan, the doubts,
//! the rows that are not taken, the same file twice and taking it all back are the same for all.
//!
//! To add one: `register.rs` in `src/desk/<cap>/` with a `pub static REGISTER: RegisterRow`, its labels in
//! `src/text/<cap>/`, and its row below. Of its columns those that no other list has are `own`: by them a file
//! is known for what it is. `take` looks first for the record that the row speaks of, so that the same row is never
//! entered twice, and puts what is new or changed only once nothing can fail any more.

use std::path::Path;

use jiff::civil::Date;

use crate::exchange::{FileError, Mapping, Meaning, Roster};
use crate::text::{Msg, import as words};

pub use super::row::RegisterRow;

/// Every register.
pub static REGISTERS: &[&RegisterRow] = &[
    &crate::desk::issues::register::REGISTER,
    &crate::desk::teams::register::REGISTER,
    &crate::desk::center::register::REGISTER,
    &crate::desk::canteen::register::REGISTER,
    &crate::desk::clinic::register::REGISTER,
    &crate::desk::care::register::REGISTER,
    &crate::desk::clinic::old_readings::REGISTER,
    &crate::desk::contacts::register::REGISTER,
    &crate::desk::guide::register::REGISTER,
    &crate::desk::benefits::register::REGISTER,
    &crate::desk::activities::register::REGISTER,
];

/// What a file may be taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenFor {
    /// A roster of residents.
    Residents,
    Register(&'static RegisterRow),
}

impl TakenFor {
    /// Everything, in the order in which it is offered.
    pub fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Residents).chain(REGISTERS.iter().map(|row| Self::Register(row)))
    }

    /// By its word.
    pub fn by_word(word: &str) -> Option<Self> {
        Self::all().find(|taken| taken.word() == word)
    }

    /// The word for it on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Residents => "residents",
            Self::Register(row) => row.word,
        }
    }

    /// What it is called.
    pub fn label(self) -> Msg {
        match self {
            Self::Residents => words::RESIDENTS,
            Self::Register(row) => row.label,
        }
    }

    /// The register, where it is one.
    pub fn register(self) -> Option<&'static RegisterRow> {
        match self {
            Self::Residents => None,
            Self::Register(row) => Some(row),
        }
    }

    /// A mapping that reads such a file.
    pub fn mapping(self) -> Mapping {
        Mapping::default().of_register(self.register().map_or(&[], |row| row.headings))
    }
}

/// What a file may be, by its headings, the likeliest first; one alone where nothing speaks for another. Where it is
/// nothing that is known, it is read as a roster, which says what it lacks.
pub fn seen_in(path: &Path, sheet: Option<&str>, today: Date) -> Vec<TakenFor> {
    let open = |taken: TakenFor| Roster::open(path, sheet.map(str::to_owned), today, &taken.mapping());
    let mut seen: Vec<(usize, TakenFor)> = Vec::new();
    for row in REGISTERS {
        let taken = TakenFor::Register(row);
        let Ok(roster) = open(taken) else { continue };
        let told = |means: &Meaning| matches!(means, Meaning::Told(_));
        let own = |means: &Meaning| matches!(means, Meaning::Told(heading) if heading.own);
        let columns = &roster.plan().columns;
        if columns.iter().any(|column| own(&column.means)) {
            seen.push((columns.iter().filter(|column| told(&column.means)).count(), taken));
        }
    }
    if seen.is_empty() {
        return vec![TakenFor::Residents];
    }
    seen.sort_by_key(|(columns, _)| std::cmp::Reverse(*columns));
    let mut all: Vec<TakenFor> = seen.into_iter().map(|(_, taken)| taken).collect();
    if !matches!(open(TakenFor::Residents), Err(FileError::NoHeading { .. })) {
        all.push(TakenFor::Residents);
    }
    all
}
