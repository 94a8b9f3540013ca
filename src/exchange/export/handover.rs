//! Notes of the handover as rows.

use super::Datum;
use super::column::{Columns, Layout};
use crate::model::handover::HandoverNote;

/// A note, and what its ids stand for.
#[derive(Debug, Clone)]
pub struct NoteRow {
    pub note: HandoverNote,
    /// The resident's name.
    pub resident: String,
    /// Who wrote it.
    pub who: String,
    /// Who did it.
    pub doer: String,
}

/// The columns of the notes.
pub fn notes(layout: Layout) -> Columns<NoteRow> {
    let mut columns = Columns::<NoteRow>::new(layout);
    columns.id("id", |row| row.note.id);
    columns.labelled::<HandoverNote>("at", 17, |row| Datum::Moment(row.note.at));
    for key in ["kind", "text"] {
        columns.field::<HandoverNote>(key, |row| Some(&row.note));
    }
    columns.id("resident_id", |row| row.note.resident);
    columns.labelled::<HandoverNote>("resident", 12, |row| Datum::text(&row.resident));
    columns.labelled::<HandoverNote>("who", 10, |row| Datum::text(&row.who));
    columns.labelled::<HandoverNote>("carried", 6, |row| Datum::Number(row.note.carried.into()));
    let moment = |at: Option<jiff::civil::DateTime>| at.map_or(Datum::Nothing, Datum::Moment);
    columns.labelled::<HandoverNote>("read", 17, move |row| moment(row.note.read));
    columns.labelled::<HandoverNote>("done", 17, move |row| moment(row.note.done));
    columns.labelled::<HandoverNote>("doer", 10, |row| Datum::text(&row.doer));
    columns
}
