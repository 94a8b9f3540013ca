//! The guide and the register of seals as rows.

use super::Datum;
use super::column::{Columns, Layout};
use crate::model::guide::{Certificate, Entry};

/// A certificate, and what its ids stand for.
#[derive(Debug, Clone)]
pub struct SealRow {
    pub certificate: Certificate,
    /// The resident's name.
    pub resident: String,
    /// Which certificate it is.
    pub matter: String,
    /// Who handled it.
    pub who: String,
}

/// The columns of the guide: nothing of it is anybody's own.
pub fn entries(layout: Layout) -> Columns<Entry> {
    let mut columns = Columns::<Entry>::new(layout);
    columns.id("id", |entry| entry.id);
    for key in [
        "name",
        "kind",
        "what",
        "who",
        "place",
        "hours",
        "phone",
        "bring",
        "form",
        "wording",
        "source",
        "dated",
        "again",
        "confirmed",
        "closed",
    ] {
        columns.field::<Entry>(key, |entry| Some(entry));
    }
    columns
}

/// The columns of the register of seals.
pub fn seals(layout: Layout) -> Columns<SealRow> {
    let mut columns = Columns::<SealRow>::new(layout);
    columns.id("id", |row| row.certificate.id);
    columns.labelled::<Certificate>("number", 10, |row| Datum::text(&crate::text::guide::number(&row.certificate)));
    columns.labelled::<Certificate>("at", 17, |row| Datum::Moment(row.certificate.at));
    columns.labelled::<Certificate>("entry", 20, |row| Datum::text(&row.matter));
    columns.id("resident_id", |row| row.certificate.resident);
    columns.labelled::<Certificate>("resident", 12, |row| Datum::text(&row.resident));
    for key in ["purpose", "copies", "approved", "sealed"] {
        columns.field::<Certificate>(key, |row| Some(&row.certificate));
    }
    columns.labelled::<Certificate>("who", 10, |row| Datum::text(&row.who));
    columns
}
