//! What is asked of the desk beside its requests, and everything that comes back to whoever asked.
//!
//! A new question is a row in each of the two enums and one in [`Desk::answer`]; the thread that carries it and the
//! console that delivers its answer need no word of it.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::desk::center::figures::Counted;
use crate::desk::core::history::Version;
use crate::desk::import::{Came, Imported, Planned, Wanted};
use crate::desk::{Desk, Done};
use crate::model::{Key, Refusal};

/// A question: it reads and writes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// A record's history.
    History(Key),
    /// The month of a day that is not held in memory.
    Recall(Date),
    /// The center's figures of a month.
    Count(Date),
}

/// What comes back.
#[derive(Debug)]
pub enum Answer {
    /// What was asked is done.
    Done(Done),
    /// It is refused.
    Refused(Box<Refusal>),
    /// A record's versions, the newest first.
    History(Vec<Version>),
    /// The month was read.
    Recalled,
    /// A month was counted.
    Counted(Box<Counted>),
    /// An import goes on: rows read so far, and the share of the file that was read, from 0 to 1.
    Going {
        /// So many rows.
        rows: u64,
        /// Of the file.
        share: f32,
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
    /// A file was written: a sentence about it.
    Exported(String),
    /// An import or an export did not succeed: why, and what to do.
    Failed(String),
}

impl Answer {
    /// What was asked, or why not.
    pub(super) fn of<T>(asked: Result<T, Refusal>, answer: impl FnOnce(T) -> Self) -> Self {
        asked.map_or_else(|refusal| Self::Refused(Box::new(refusal)), answer)
    }

    /// What came of an import.
    pub(super) fn of_import(wanted: Box<Wanted>, came: Result<Came, String>) -> Self {
        match came {
            Ok(Came::Planned(planned)) => Self::Planned { wanted, planned },
            Ok(Came::Done(done, rejects)) => Self::Imported { wanted, done, rejects },
            Err(reason) => Self::Failed(reason),
        }
    }

    /// Whether nothing more comes back for the same ticket.
    pub fn is_last(&self) -> bool {
        !matches!(self, Self::Going { .. })
    }

    /// Whether something else stands on the screen now than whoever typed ahead had expected.
    pub fn changes_course(&self) -> bool {
        match self {
            Self::Refused(_) | Self::Planned { .. } | Self::Imported { .. } | Self::Failed(_) => true,
            Self::Done(_)
            | Self::History(_)
            | Self::Recalled
            | Self::Counted(_)
            | Self::Going { .. }
            | Self::Exported(_) => false,
        }
    }
}

impl Desk {
    /// Answers a question.
    pub fn answer(&mut self, question: Question) -> Answer {
        match question {
            Question::History(key) => Answer::of(self.history(key), Answer::History),
            Question::Recall(day) => Answer::of(self.recall(day), |()| Answer::Recalled),
            Question::Count(month) => Answer::of(self.count(month).map(Box::new), Answer::Counted),
        }
    }
}
