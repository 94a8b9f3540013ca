//! Records on their way out: chosen and ordered in one pass, then handed to a file a batch at a time, so that a million
//! of them need no more memory than their order. In full only after the desk wrote down why.

mod choose;
mod figures;
mod rows;

use crate::desk::core;
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

/// What may be exported; numbers are those of [`crate::model::export::EXPORTED`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum What {
    /// People with their addresses.
    Residents = 1,
    /// Households with their people.
    Households = 2,
    /// Bookings of the center.
    Bookings = 3,
    /// Visits to the clinic.
    Visits = 4,
    /// Issues with their course.
    Issues = 5,
    /// The walk-in register.
    Visitors = 6,
    /// What the desk did.
    Journal = 7,
}

impl What {
    /// Everything, by the word that the command line has for it.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Residents, "residents"),
        (Self::Households, "households"),
        (Self::Bookings, "bookings"),
        (Self::Visits, "visits"),
        (Self::Issues, "issues"),
        (Self::Visitors, "visitors"),
        (Self::Journal, "journal"),
    ];

    /// The word for one record of it, as programs know it.
    fn word(self) -> &'static str {
        match self {
            Self::Residents => "resident",
            Self::Households => "household",
            Self::Bookings => "booking",
            Self::Visits => "visit",
            Self::Issues => "issue",
            Self::Visitors => "visitor",
            Self::Journal => "command",
        }
    }
}

/// Which records, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// Of what.
    pub what: What,
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
    fn layout(&self) -> Layout {
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
    fn note_export(&mut self, what: What, rows: u64, reason: &str) -> Result<Done, Refusal> {
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
            what: what as u8,
            rows,
            reason: reason.to_owned(),
            who: self.at_the_desk(),
        };
        let mut change = Change::default();
        change.put(&self.office(), &export)?;
        self.commit(change, Note::Desk(core::Did::Exported { what: what as u8, rows }))
    }
}
