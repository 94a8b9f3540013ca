//! Issues as rows, each with those who raised it and its course.

use super::Datum;
use super::column::{Columns, Layout};
use crate::model::code::by_number;
use crate::model::issues::{ISSUE_STATE, SATISFACTION};
use crate::model::{Issue, Step};
use crate::text::exports;
use crate::text::issues;
use crate::text::labels;

/// An issue with the names of those who raised it and their words.
#[derive(Debug, Clone)]
pub struct IssueRow {
    pub issue: Issue,
    /// Names, in the order in which they joined.
    pub raised_by: Vec<String>,
    /// Their words; nothing where the file is masked.
    pub words: Vec<String>,
    /// Who gave each answer, in the order of the answers; empty where nobody gave a name.
    pub answered: Vec<String>,
    /// Who took each step, in the order of the steps.
    pub by: Vec<String>,
    /// The unit that deals with it, those that help, the one that raised it, and who inside the office looks after it.
    pub of: (String, Vec<String>, String, String),
}

/// The columns of issues; words stand in one only where everything is shown.
pub fn issues(layout: Layout) -> Columns<IssueRow> {
    let mut columns = Columns::<IssueRow>::new(layout);
    let full = columns.full();
    columns.id("id", |row| row.issue.id);
    columns.labelled::<Issue>("number", 8, |row| Datum::whole(row.issue.number));
    for key in ["kind", "area", "title", "location", "urgency", "affected"] {
        columns.field::<Issue>(key, |row| Some(&row.issue));
    }
    columns.labelled::<Issue>("lead", 20, |row| Datum::text(&row.of.0));
    columns.labelled::<Issue>("supporting", 20, |row| list(&row.of.1));
    columns.labelled::<Issue>("owner", 10, |row| Datum::text(&row.of.3));
    for key in ["source", "occasion"] {
        columns.field::<Issue>(key, |row| Some(&row.issue));
    }
    columns.labelled::<Issue>("raised_by_unit", 20, |row| Datum::text(&row.of.2));
    for key in ["hotline", "hotline_due", "hotline_state", "hotline_note", "photo"] {
        columns.field::<Issue>(key, |row| Some(&row.issue));
    }
    columns
        .labelled::<Issue>("state", 16, |row| Datum::maybe(by_number(ISSUE_STATE, row.issue.state as u8), Datum::Code));
    columns.labelled::<Issue>("opened", 17, |row| Datum::Moment(row.issue.opened));
    columns.field::<Issue>("due", |row| Some(&row.issue));
    columns.labelled::<Issue>("answered", 17, |row| Datum::maybe(row.issue.answered, Datum::Moment));
    columns.labelled::<Issue>("update_by", 12, |row| Datum::maybe(row.issue.update_by, Datum::Day));
    columns.labelled::<Issue>("raised_by", 20, |row| list(&row.raised_by));
    columns.own("raised_by_count", issues::RAISED_BY_COLUMN, 8, |row| Datum::whole(row.issue.raised_by.len() as u32));
    let lang = layout.lang;
    columns.labelled::<Issue>("answers", 20, move |row| {
        let said = row.issue.answers.iter().zip(&row.answered).map(|(answer, name)| {
            exports::answer(answer.at, name, labels::code_number(lang, SATISFACTION, answer.satisfaction))
        });
        Datum::List(said.collect())
    });
    columns.labelled::<Issue>("steps", 40, move |row| {
        let steps = row.issue.steps.iter().zip(&row.by).map(|(step, who)| {
            let Step { at, who: _, state, text } = step;
            exports::step(labels::code_number(lang, ISSUE_STATE, *state as u8), *at, who, text)
        });
        Datum::List(steps.collect())
    });
    if full {
        columns.own("words", issues::WORDS_COLUMN, 40, |row| list(&row.words));
    }
    columns
}

fn list(texts: &[String]) -> Datum {
    if texts.is_empty() { Datum::Nothing } else { Datum::List(texts.to_vec()) }
}
