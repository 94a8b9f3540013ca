//! What the console asks of an import, and what it hears: first the plan, then, once somebody says so, what was done.

use std::path::PathBuf;

use crate::exchange::Plan;
use crate::model::people::doubt::Answers;

use super::{Imported, Survey};

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wanted {
    /// The roster.
    pub file: PathBuf,
    /// What was answered so far.
    pub answers: Answers,
    /// Whether columns that are not understood are kept in the note.
    pub rest_into_note: bool,
    /// Whether it is to be written, or only planned.
    pub write: bool,
}

/// What would become of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Planned {
    /// Of its rows.
    pub survey: Survey,
    /// How many of its columns were understood.
    pub understood: usize,
    /// The headings that were not.
    pub unknown: Vec<String>,
    /// The sheet that is read; empty for text.
    pub sheet: String,
    /// Whether an import that was cut off goes on with it; `None` where none was cut off.
    pub goes_on: Option<bool>,
}

impl Planned {
    /// A survey with what the file's headings came to.
    pub fn of(survey: Survey, plan: &Plan, sheet: &str, goes_on: Option<bool>) -> Self {
        let unknown = plan.left_out().map(|column| column.heading.clone()).collect();
        Self { survey, understood: plan.understood(), unknown, sheet: sheet.to_owned(), goes_on }
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Came {
    /// A plan; nothing was written.
    Planned(Box<Planned>),
    /// It was written; rows that were not taken are in a file, where there were any.
    Done(Imported, Option<PathBuf>),
}
