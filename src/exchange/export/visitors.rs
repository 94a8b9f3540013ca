//! The walk-in register as rows.

use super::Datum;
use super::column::{Columns, Layout};
use crate::model::VisitorLine;

/// A line of the walk-in register and whom it concerned.
#[derive(Debug, Clone)]
pub struct VisitorRow {
    pub line: VisitorLine,
    /// The resident's name.
    pub resident: String,
    /// Who received them.
    pub who: String,
}

/// The columns of the walk-in register.
pub fn visitors(layout: Layout) -> Columns<VisitorRow> {
    let mut columns = Columns::<VisitorRow>::new(layout);
    columns.id("id", |row| row.line.id);
    columns.labelled::<VisitorLine>("at", 17, |row| Datum::Moment(row.line.at));
    columns.id("resident_id", |row| row.line.resident);
    columns.labelled::<VisitorLine>("resident", 12, |row| Datum::text(&row.resident));
    for key in ["role", "visitor", "checked", "matter", "note", "result", "minutes", "waited"] {
        columns.field::<VisitorLine>(key, |row| Some(&row.line));
    }
    columns.labelled::<VisitorLine>("who", 10, |row| Datum::text(&row.who));
    columns
}
