//! What is asked of the desk beside its requests, and everything that comes back to whoever asked.
//!
//! A new question is a row in each of the two enums, its right, and a row in [`crate::desk::Desk::answer`]; the thread that
//! carries it and the console that delivers its answer need no word of it.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::desk::Done;
use crate::desk::center::figures::Counted;
use crate::desk::contacts::calendar::Calendar;
use crate::desk::contacts::report::Report;
use crate::desk::core::history::Version;
use crate::desk::export::{ExportOrder, Written};
use crate::desk::import::register::TakenFor;
use crate::desk::import::{Came, Imported, Planned, Wanted};
use crate::desk::privacy::Forgetting;
use crate::desk::privacy::due::Due;
use crate::model::center::FIGURES;
use crate::model::contacts::REPORT;
use crate::model::contacts::report::Span;
use crate::model::privacy::{ERASE, RETAIN};
use crate::model::register::HISTORY;
use crate::model::right::Right;
use crate::model::{Id, Key, Refusal};
use crate::store::port::Rev;

/// A question: it reads and writes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// A record's history.
    History(Key),
    /// The month of a day that is not held in memory.
    Recall(Date),
    /// The center's figures of a month.
    Count(Date),
    /// Everybody whom an import added or changed: its command, and a revision that it made.
    OfImport(u64, Rev),
    /// A month across everything.
    Calendar(Date),
    /// The figures of all systems.
    Report(Span),
    /// What erasing somebody would take, and what stands in its way.
    Forgetting(Id),
    /// What was kept long enough.
    Due,
}

impl Question {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::History(_) | Self::OfImport(..) => Some(HISTORY),
            // What is shown of an older month is shown of a near one to anybody.
            Self::Recall(_) | Self::Calendar(_) => None,
            Self::Report(_) => Some(REPORT),
            Self::Count(_) => Some(FIGURES),
            Self::Forgetting(_) => Some(ERASE),
            Self::Due => Some(RETAIN),
        }
    }
}

/// Why an import or an export came to nothing.
#[derive(Debug)]
pub enum Undone {
    /// The desk refuses it.
    Refused(Box<Refusal>),
    /// A file or a store is in the way: what to do, as a sentence.
    Failed(String),
}

/// What comes back.
#[derive(Debug)]
pub enum Answer {
    /// What was asked is done.
    Done(Done),
    Refused(Box<Refusal>),
    /// A record's versions, the newest first.
    History(Vec<Version>),
    /// The month was read.
    Recalled,
    /// A month was counted.
    Counted(Box<Counted>),
    /// A month across everything.
    Calendar(Box<Calendar>),
    /// The figures of all systems.
    Reported(Box<Report>),
    /// Everybody whom an import added or changed.
    OfImport {
        command: u64,
        /// In the order of their ids.
        people: Vec<Id>,
    },
    /// What erasing somebody would take.
    Forgetting(Box<Forgetting>),
    /// What was kept long enough.
    Due(Due),
    /// An import goes on: rows read so far, and the share of the file that was read, from 0 to 1.
    Going {
        /// So many rows.
        rows: u64,
        /// Of the file.
        share: f32,
    },
    /// A file may be several things: somebody must say which.
    Which {
        /// What was asked.
        wanted: Box<Wanted>,
        may_be: Vec<TakenFor>,
    },
    /// What would become of a roster; nothing was written.
    Planned {
        /// What was asked.
        wanted: Box<Wanted>,
        /// What it came to.
        planned: Box<Planned>,
    },
    /// A roster was imported.
    Imported {
        /// What was asked.
        wanted: Box<Wanted>,
        /// What it came to.
        done: Imported,
        /// Where the rows are that were not taken, if there are any.
        rejects: Option<PathBuf>,
    },
    /// A file was written.
    Exported {
        /// What was asked, and where the file is.
        order: Box<ExportOrder>,
        /// What it came to.
        written: Written,
    },
    /// An import or an export did not succeed: why, and what to do.
    Failed(String),
}

impl Answer {
    /// What was asked, or why not.
    pub(super) fn of<T>(asked: Result<T, Refusal>, answer: impl FnOnce(T) -> Self) -> Self {
        asked.map_or_else(|refusal| Self::Refused(Box::new(refusal)), answer)
    }

    /// What came of an import.
    pub(super) fn of_import(wanted: Box<Wanted>, came: Result<Came, Undone>) -> Self {
        match came {
            Ok(Came::Which(may_be)) => Self::Which { wanted, may_be },
            Ok(Came::Planned(planned)) => Self::Planned { wanted, planned },
            Ok(Came::Done(done, rejects)) => Self::Imported { wanted, done, rejects },
            Err(undone) => Self::of_nothing(undone),
        }
    }

    /// What came of an export.
    pub(super) fn of_export(order: Box<ExportOrder>, written: Result<Written, Undone>) -> Self {
        match written {
            Ok(written) => Self::Exported { order, written },
            Err(undone) => Self::of_nothing(undone),
        }
    }

    fn of_nothing(undone: Undone) -> Self {
        match undone {
            Undone::Refused(refusal) => Self::Refused(refusal),
            Undone::Failed(reason) => Self::Failed(reason),
        }
    }

    /// Whether nothing more comes back for the same ticket.
    pub fn is_last(&self) -> bool {
        !matches!(self, Self::Going { .. })
    }

    /// Whether something else stands on the screen now than whoever typed ahead had expected.
    pub fn changes_course(&self) -> bool {
        match self {
            Self::Refused(_) | Self::Which { .. } | Self::Planned { .. } | Self::Imported { .. } | Self::Failed(_) => {
                true
            }
            Self::Done(_)
            | Self::History(_)
            | Self::Recalled
            | Self::Counted(_)
            | Self::Calendar(_)
            | Self::Reported(_)
            | Self::OfImport { .. }
            | Self::Forgetting(_)
            | Self::Due(_)
            | Self::Going { .. }
            | Self::Exported { .. } => false,
        }
    }
}
