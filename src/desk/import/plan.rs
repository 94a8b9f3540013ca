//! What the console asks of an import, and what it hears: first the plan, then, once somebody says so, what was done.

use std::path::PathBuf;

use crate::exchange::{Column, Meaning, Roster, SheetSeen};
use crate::model::people::doubt::Answers;

use super::register::TakenFor;
use super::{Imported, Survey};

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wanted {
    /// The roster.
    pub file: PathBuf,
    /// What was answered so far.
    pub answers: Answers,
    /// The sheet; without it the first that is a roster.
    pub sheet: Option<String>,
    /// Sheets that are to follow once this one is written.
    pub then: Vec<String>,
    /// What columns were said to hold, by their headings or letters, and the key of what they hold.
    pub map: Vec<(String, String)>,
    /// What holds for every row: the key of a field, and its value.
    pub constants: Vec<(String, String)>,
    /// Whether columns that are not understood are kept in the note.
    pub rest_into_note: bool,
    /// What the file is; seen from its headings where nobody said.
    pub taken: Option<TakenFor>,
    /// Whether it is to be written, or only planned.
    pub write: bool,
}

/// What would become of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Planned {
    /// Of its rows.
    pub survey: Survey,
    /// How every column is read.
    pub columns: Vec<ColumnRead>,
    /// Whether the columns are read as somebody said of the same headings before.
    pub remembered: bool,
    /// What the file is taken for.
    pub taken: Option<TakenFor>,
    /// Everything that its columns may be taken for.
    pub fields: Vec<Meaning>,
    /// Whether a column says where people live.
    pub has_place: bool,
    /// The other sheets of the file that look like rosters, and those that are hidden.
    pub others: Vec<SheetSeen>,
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
    pub fn of(survey: Survey, roster: &Roster, goes_on: Option<bool>) -> Self {
        let plan = roster.plan();
        let unknown = plan.left_out().map(Column::name).collect();
        let columns = plan.columns.iter().zip(roster.missed()).map(|(column, missed)| ColumnRead {
            name: column.name(),
            letters: column.letters(),
            means: column.means,
            samples: column.samples.clone(),
            missed,
        });
        Self {
            survey,
            columns: columns.collect(),
            remembered: false,
            taken: None,
            fields: Vec::new(),
            has_place: plan.has_place(),
            others: Vec::new(),
            understood: plan.understood(),
            unknown,
            sheet: roster.table().sheet().to_owned(),
            goes_on,
        }
    }
}

/// How a column is read.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnRead {
    /// Its heading, or its letters where it has none.
    pub name: String,
    /// Its letters in a spreadsheet.
    pub letters: String,
    /// What it is taken for.
    pub means: Meaning,
    /// The first values under it, as anyone at the desk may see them.
    pub samples: Vec<String>,
    /// How many of its cells were not understood.
    pub missed: u32,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Came {
    /// The file may be several things: which is asked, and nothing was read further.
    Which(Vec<TakenFor>),
    /// A plan; nothing was written.
    Planned(Box<Planned>),
    /// It was written; rows that were not taken are in a file, where there were any.
    Done(Imported, Option<PathBuf>),
}
