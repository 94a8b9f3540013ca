//! Partner units, who is called there, what was said and who does what, as rows.

use super::Datum;
use super::column::{Columns, Layout};
use crate::model::contacts::{Communication, Coordination, Unit, WorkContact};

/// The columns of units: nothing of them is anybody's own.
pub fn units(layout: Layout) -> Columns<Unit> {
    let mut columns = Columns::<Unit>::new(layout);
    columns.id("id", |unit| unit.id);
    for key in ["name", "kind", "phone", "address", "hours", "looks_after", "keeper", "since", "note", "closed"] {
        columns.field::<Unit>(key, |unit| Some(unit));
    }
    columns
}

/// Somebody at a unit, and what it is called.
#[derive(Debug, Clone)]
pub struct ContactRow {
    pub contact: WorkContact,
    /// The unit's name.
    pub unit: String,
}

/// The columns of those who are called at units.
pub fn contacts(layout: Layout) -> Columns<ContactRow> {
    let mut columns = Columns::<ContactRow>::new(layout);
    columns.id("id", |row| row.contact.id);
    columns.labelled::<WorkContact>("number", 6, |row| Datum::Number(row.contact.number.into()));
    columns.id("unit_id", |row| row.contact.unit);
    columns.labelled::<WorkContact>("unit", 24, |row| Datum::text(&row.unit));
    for key in ["name", "duty", "phone", "hours", "place", "note", "closed"] {
        columns.field::<WorkContact>(key, |row| Some(&row.contact));
    }
    columns
}

/// What was said, and what its ids stand for.
#[derive(Debug, Clone)]
pub struct SaidRow {
    pub said: Communication,
    /// The unit's name.
    pub unit: String,
    /// The contact's name.
    pub contact: String,
    /// The resident's name.
    pub resident: String,
    /// Who wrote it down.
    pub who: String,
}

/// The columns of what was said.
pub fn said(layout: Layout) -> Columns<SaidRow> {
    let mut columns = Columns::<SaidRow>::new(layout);
    columns.id("id", |row| row.said.id);
    columns.labelled::<Communication>("at", 17, |row| Datum::Moment(row.said.at));
    columns.field::<Communication>("channel", |row| Some(&row.said));
    columns.id("unit_id", |row| row.said.unit);
    columns.labelled::<Communication>("unit", 24, |row| Datum::text(&row.unit));
    columns.labelled::<Communication>("contact", 12, |row| Datum::text(&row.contact));
    columns.field::<Communication>("person", |row| Some(&row.said));
    columns.id("resident_id", |row| row.said.resident);
    columns.labelled::<Communication>("resident", 12, |row| Datum::text(&row.resident));
    for key in ["content", "promise", "promiser", "due", "kept", "result", "called_back"] {
        columns.field::<Communication>(key, |row| Some(&row.said));
    }
    columns.labelled::<Communication>("chases", 6, |row| Datum::whole(row.said.chases.len() as i64));
    columns.labelled::<Communication>("who", 10, |row| Datum::text(&row.who));
    columns
}

/// Who does what for an activity, and what its ids stand for.
#[derive(Debug, Clone)]
pub struct CoordinationRow {
    pub coordination: Coordination,
    /// The host's name.
    pub host: String,
    /// The partners' names.
    pub partners: Vec<String>,
    /// Who wrote it down.
    pub who: String,
}

/// The columns of who does what.
pub fn coordinations(layout: Layout) -> Columns<CoordinationRow> {
    let mut columns = Columns::<CoordinationRow>::new(layout);
    columns.id("id", |row| row.coordination.id);
    columns.labelled::<Coordination>("number", 6, |row| Datum::Number(row.coordination.number.into()));
    for key in ["name", "date", "start", "place"] {
        columns.field::<Coordination>(key, |row| Some(&row.coordination));
    }
    columns.labelled::<Coordination>("host", 20, |row| Datum::text(&row.host));
    columns.labelled::<Coordination>("partners", 30, |row| Datum::List(row.partners.clone()));
    for key in ["headcount", "supplies", "safety"] {
        columns.field::<Coordination>(key, |row| Some(&row.coordination));
    }
    columns.labelled::<Coordination>("shares", 36, |row| {
        let share = |share: &crate::model::contacts::Share| format!("{}: {}", share.who, share.what);
        Datum::List(row.coordination.shares.iter().map(share).collect())
    });
    columns.field::<Coordination>("outcome", |row| Some(&row.coordination));
    columns.labelled::<Coordination>("who", 10, |row| Datum::text(&row.who));
    columns
}
