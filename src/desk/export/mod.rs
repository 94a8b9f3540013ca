//! Records on their way out: chosen and ordered in one pass, then handed to a file a batch at a time, so that a million
//! of them need no more memory than their order. In full only after the desk wrote down why.

mod choose;
mod journal;
mod rows;

use std::io;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::exchange::export::{Format, Layout, Sheet, Shown, Sink};
use crate::model::field::FieldError;
use crate::model::{Export, Id, Note, Refusal};
use crate::store::port::StoreError;
use crate::text::Lang;

use super::{Desk, Done};
use crate::desk::core::change::Change;
use crate::desk::core::ledger::Books;

pub use choose::{Chosen, choose};
pub(in crate::desk) use rows::{Out, party};

/// A register that can be exported: its names, which records stand in it and in which order, and how they are written.
pub struct ExportRow {
    /// Its number in [`crate::model::export::EXPORTED`].
    pub number: u8,
    /// The word that the command line has for it: `residents`.
    pub word: &'static str,
    /// The word for one record of it, as programs know it: `resident`.
    pub one: &'static str,
    /// Chooses its records and puts them in order.
    pub choose: fn(&mut Chosen<'_>) -> Result<(), StoreError>,
    /// Writes the chosen ones: the columns first, then row by row.
    pub write: fn(Chosen<'_>, OpenSink<'_>) -> Result<Written, ExportError>,
}

impl PartialEq for ExportRow {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl std::fmt::Debug for ExportRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word)
    }
}

/// Every register that can be exported, in the order of menus.
pub static EXPORTS: &[&ExportRow] = &[
    &crate::desk::people::export::RESIDENTS,
    &crate::desk::people::export::HOUSEHOLDS,
    &crate::desk::center::export::EXPORT,
    &crate::desk::clinic::export::EXPORT,
    &crate::desk::issues::export::EXPORT,
    &crate::desk::visitors::export::EXPORT,
    &journal::EXPORT,
    &crate::desk::core::rules_export::EXPORT,
];

/// The register of this word.
pub fn export_row(word: &str) -> Option<&'static ExportRow> {
    EXPORTS.iter().copied().find(|row| row.word == word)
}

/// Which records, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// Of what.
    pub what: &'static ExportRow,
    /// Whether numbers and health are shown.
    pub full: bool,
    /// Only what was registered, or changed, on this day or later.
    pub since: Option<Date>,
    /// Only these, in this order.
    pub only: Option<Vec<Id>>,
    /// The format.
    pub format: Format,
    /// The language of labels.
    pub lang: Lang,
    /// The desk's day, from which ages count.
    pub today: Date,
}

impl Wanted {
    /// How the file is laid out.
    pub(in crate::desk) fn layout(&self) -> Layout {
        let shown = if self.full { Shown::Full } else { Shown::Masked(self.today) };
        Layout { lang: self.lang, shown, format: self.format }
    }
}

/// An export that was asked for from within the console.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportOrder {
    /// Which records, and how.
    pub wanted: Wanted,
    /// Why in full; empty where it is masked.
    pub reason: String,
    /// The file.
    pub path: PathBuf,
}

/// What an export came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Rows in the file.
    pub rows: u64,
    /// Records that do not open and are missing in it.
    pub unread: u64,
}

/// Why nothing was exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file cannot be written.
    #[error(transparent)]
    File(#[from] io::Error),
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The desk does not hand it out.
    #[error("{0:?}")]
    Refused(Refusal),
}

impl From<Refusal> for ExportError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Where rows go once it is known which columns there are.
pub type OpenSink<'a> = Box<dyn FnOnce(Sheet) -> io::Result<Box<dyn Sink + 'a>> + 'a>;

/// Exports what anyone at the desk may see.
pub fn export_masked(store: Books<'_>, wanted: &Wanted, open: OpenSink<'_>) -> Result<Written, ExportError> {
    choose(store, &Wanted { full: false, ..wanted.clone() })?.write(open)
}

impl Desk {
    /// Exports from this desk's own store; in full only with a reason, which is durable before the first row is written.
    pub fn export(&mut self, wanted: &Wanted, reason: &str, open: OpenSink<'_>) -> Result<Written, ExportError> {
        let safe = self.settings.safe.clone();
        let rows = choose(Books::of(self.store.as_ref(), &safe), wanted)?.rows();
        if wanted.full {
            self.note_export(wanted.what, rows, reason)?;
        }
        choose(Books::of(self.store.as_ref(), &safe), wanted)?.write(open)
    }

    /// Writes down that records leave the desk in full, and why.
    fn note_export(&mut self, what: &ExportRow, rows: u64, reason: &str) -> Result<Done, Refusal> {
        let reason = reason.trim();
        let refused = |error| Err(Refusal::field("reason", error));
        match reason.chars().count() {
            0 => return refused(FieldError::Required),
            101.. => return refused(FieldError::TooLong { max: 100 }),
            _ => {}
        }
        let rows = u32::try_from(rows).unwrap_or(u32::MAX);
        let export = Export {
            id: self.fresh(),
            at: self.now(),
            what: what.number,
            rows,
            reason: reason.to_owned(),
            who: self.at_the_desk(),
        };
        let mut change = Change::default();
        change.put(&self.office(), &export)?;
        self.commit(change, Note::Desk(crate::desk::core::Did::Exported { what: what.number, rows }))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::export::EXPORTED;

    #[test]
    fn every_register_has_a_name_of_its_own_and_a_code_that_the_journal_keeps() {
        let words: BTreeSet<&str> = EXPORTS.iter().map(|row| row.word).collect();
        assert_eq!(words.len(), EXPORTS.len());
        let numbers: Vec<u8> = EXPORTS.iter().map(|row| row.number).collect();
        let codes: Vec<u8> = EXPORTED.iter().map(|code| code.code).collect();
        assert_eq!(numbers, codes, "EXPORTS and EXPORTED name the same registers");
    }
}
