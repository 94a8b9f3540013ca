//! Issues, the walk-in register and the journal as rows.

use jiff::civil::DateTime;

use super::Datum;
use super::column::{Columns, Layout};
use crate::model::code::by_number;
use crate::model::issues::{ISSUE_STATE, SATISFACTION};
use crate::model::{Id, Issue, Step, VisitorLine};
use crate::text::exports::{self, Column};
use crate::text::labels;

/// An issue with the names of those who raised it and their words.
#[derive(Debug, Clone)]
pub struct IssueRow {
    /// The issue.
    pub issue: Issue,
    /// Names, in the order in which they joined.
    pub raised_by: Vec<String>,
    /// Their words; nothing where the file is masked.
    pub words: Vec<String>,
    /// Who took each step, in the order of the steps.
    pub by: Vec<String>,
}

/// A line of the walk-in register and whom it concerned.
#[derive(Debug, Clone)]
pub struct VisitorRow {
    /// The line.
    pub line: VisitorLine,
    /// The resident's name.
    pub resident: String,
    /// Who received them.
    pub who: String,
}

/// A command of the journal.
#[derive(Debug, Clone)]
pub struct JournalRow {
    /// The revision of its last commit.
    pub rev: u64,
    /// The desk's time.
    pub at: DateTime,
    /// The clerk.
    pub who: String,
    /// What it did, told in the person's language.
    pub what: String,
    /// How many records it wrote.
    pub records: u32,
    /// The command's id.
    pub command: Id,
    /// The command that it took back, or none.
    pub undoes: Id,
}

/// The columns of issues; words stand in one only where everything is shown.
pub fn issues(layout: Layout) -> Columns<IssueRow> {
    let mut columns = Columns::<IssueRow>::new(layout);
    let full = columns.full();
    columns.id("id", |row| row.issue.id);
    columns.labelled::<Issue>("number", 8, |row| Datum::whole(row.issue.number));
    for key in ["kind", "area", "title", "location", "body"] {
        columns.field::<Issue>(key, |row| Some(&row.issue));
    }
    columns
        .labelled::<Issue>("state", 16, |row| Datum::maybe(by_number(ISSUE_STATE, row.issue.state as u8), Datum::Code));
    columns.labelled::<Issue>("opened", 17, |row| Datum::Moment(row.issue.opened));
    columns.field::<Issue>("due", |row| Some(&row.issue));
    columns.labelled::<Issue>("raised_by", 20, |row| match row.raised_by.as_slice() {
        [] => Datum::Nothing,
        names => Datum::List(names.to_vec()),
    });
    columns.own("raised_by_count", Column::RaisedBy, 8, |row| Datum::whole(row.issue.raised_by.len() as u32));
    columns.labelled::<Issue>("satisfaction", 10, |row| {
        Datum::maybe(by_number(SATISFACTION, row.issue.satisfaction), Datum::Code)
    });
    let lang = layout.lang;
    columns.labelled::<Issue>("steps", 40, move |row| {
        let steps = row.issue.steps.iter().zip(&row.by).map(|(step, who)| {
            let Step { at, who: _, state, text } = step;
            exports::step(labels::code_number(lang, ISSUE_STATE, *state as u8), *at, who, text)
        });
        Datum::List(steps.collect())
    });
    if full {
        columns.own("words", Column::Words, 40, |row| match row.words.as_slice() {
            [] => Datum::Nothing,
            words => Datum::List(words.to_vec()),
        });
    }
    columns
}

/// The columns of the walk-in register.
pub fn visitors(layout: Layout) -> Columns<VisitorRow> {
    let mut columns = Columns::<VisitorRow>::new(layout);
    columns.id("id", |row| row.line.id);
    columns.labelled::<VisitorLine>("at", 17, |row| Datum::Moment(row.line.at));
    columns.id("resident_id", |row| row.line.resident);
    columns.labelled::<VisitorLine>("resident", 12, |row| Datum::text(&row.resident));
    for key in ["role", "visitor", "checked", "matter", "note"] {
        columns.field::<VisitorLine>(key, |row| Some(&row.line));
    }
    columns.labelled::<VisitorLine>("who", 10, |row| Datum::text(&row.who));
    columns
}

/// The columns of the journal.
pub fn journal(layout: Layout) -> Columns<JournalRow> {
    let mut columns = Columns::<JournalRow>::new(layout);
    columns.own("rev", Column::Revision, 10, |row| Datum::Number(row.rev as f64));
    columns.labelled::<VisitorLine>("at", 17, |row| Datum::Moment(row.at));
    columns.labelled::<VisitorLine>("who", 10, |row| Datum::text(&row.who));
    columns.own("what", Column::What, 40, |row| Datum::text(&row.what));
    columns.own("records", Column::Records, 8, |row| Datum::whole(row.records));
    columns.id("command", |row| row.command);
    columns.id("undoes", |row| row.undoes);
    columns
}
