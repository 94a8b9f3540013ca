//! A register that can be exported, as a capability declares it: what is wanted of it, what was chosen, what it came to.

use std::io;

use jiff::civil::Date;

use crate::desk::core::ledger::Books;
use crate::exchange::export::{Format, Layout, Sheet, Shown, Sink};
use crate::model::{Id, Refusal};
use crate::store::port::{Rev, StoreError};
use crate::text::Lang;

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

/// Which records, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    pub what: &'static ExportRow,
    /// Whether numbers and health are shown.
    pub full: bool,
    /// Only what was registered, or changed, on this day or later.
    pub since: Option<Date>,
    /// Only these, in this order.
    pub only: Option<Vec<Id>>,
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

/// Records that were chosen.
pub struct Chosen<'l> {
    /// Where they are read.
    pub(in crate::desk) store: Books<'l>,
    pub(in crate::desk) wanted: Wanted,
    /// The records, in their order; of the journal the first and last revision.
    pub(in crate::desk) ids: Vec<Id>,
    pub(super) journal: (Rev, Rev),
    /// Rows of the journal, which has no ids.
    pub(super) commands: u64,
}
