//! Partner units as rows.

use super::column::{Columns, Layout};
use crate::model::contacts::Unit;

/// The columns of units: nothing of them is anybody's own.
pub fn units(layout: Layout) -> Columns<Unit> {
    let mut columns = Columns::<Unit>::new(layout);
    columns.id("id", |unit| unit.id);
    for key in ["name", "kind", "phone", "address", "note", "closed"] {
        columns.field::<Unit>(key, |unit| Some(unit));
    }
    columns
}
