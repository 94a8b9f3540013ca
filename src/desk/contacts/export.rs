//! Partner units on their way out.

use crate::desk::core::ledger::{each, fetch};
use crate::desk::export::row::{Chosen, ExportError, ExportRow};
use crate::desk::export::rows::Out;
use crate::exchange::export::units::units;
use crate::model::contacts::Unit;
use crate::store::port::StoreError;

/// Units by kind and name.
pub static EXPORT: ExportRow = ExportRow {
    number: 112,
    word: "units",
    one: "unit",
    choose,
    write: |chosen, open| {
        let columns = units(chosen.wanted.layout());
        chosen.to(&columns, open, write)
    },
};

fn choose(chosen: &mut Chosen<'_>) -> Result<(), StoreError> {
    let first = chosen.first_rev_since()?;
    let mut found = Vec::new();
    each::<Unit>(&chosen.store, |unit, rev| {
        if rev >= first {
            found.push((unit.kind, unit.name, unit.id));
        }
    })?;
    found.sort_unstable();
    chosen.ids = found.into_iter().map(|(.., id)| id).collect();
    Ok(())
}

fn write(chosen: &Chosen<'_>, out: &mut Out<'_, '_, Unit>) -> Result<(), ExportError> {
    for (ids, wanted) in chosen.batches() {
        let mut units = fetch::<Unit>(&chosen.store, &wanted)?;
        for id in ids {
            let Some(unit) = units.remove(id) else { continue };
            out.row(&unit)?;
        }
    }
    Ok(())
}
