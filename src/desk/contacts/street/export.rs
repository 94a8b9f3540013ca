//! A street's table on its way out: its own headings, in its own order, filled with those whom its filter names.

use std::collections::HashMap;

use crate::desk::contacts::street::OWN;
use crate::desk::core::ledger::{each, fetch};
use crate::desk::core::office::Office;
use crate::desk::export::row::{Chosen, ExportError, ExportRow, OpenSink, Written};
use crate::desk::export::rows::Out;
use crate::exchange::export::residents::ResidentRow;
use crate::exchange::export::street::{StreetRow, street};
use crate::model::contacts::Unit;
use crate::model::contacts::own::{OwnValue, StreetTable};
use crate::model::{Care, Household, Id, Record, Resident};
use crate::store::port::StoreError;

/// A table that the street wants: the one that was kept or filled last.
pub static EXPORT: ExportRow = ExportRow { number: 97, word: "street-table", one: "street_row", choose, write: filled };

/// The table that was written last.
fn meant(chosen: &Chosen<'_>) -> Result<Option<StreetTable>, StoreError> {
    let mut found: Option<(u64, StreetTable)> = None;
    each::<StreetTable>(&chosen.store, |table, rev| {
        if found.as_ref().is_none_or(|(last, _)| *last < rev) {
            found = Some((rev, table));
        }
    })?;
    Ok(found.map(|(_, table)| table))
}

fn choose(chosen: &mut Chosen<'_>) -> Result<(), StoreError> {
    let Some(table) = meant(chosen)? else {
        chosen.ids = Vec::new();
        return Ok(());
    };
    let mut office = Office::default().opened_by(chosen.store.safe());
    for kind in [Resident::KIND, Household::KIND, Unit::KIND] {
        office.scan_kind(kind.0, &*chosen.store, &mut || {})?;
    }
    chosen.ids = office.of_table(&table, chosen.wanted.today);
    Ok(())
}

fn filled(chosen: Chosen<'_>, open: OpenSink<'_>) -> Result<Written, ExportError> {
    let table = meant(&chosen)?.unwrap_or_default();
    let headings = table.headings.iter().map(|one| (one.heading.clone(), one.from.clone())).collect();
    let columns = street(chosen.wanted.layout(), headings);
    chosen.to(&columns, open, write)
}

fn write(chosen: &Chosen<'_>, out: &mut Out<'_, '_, StreetRow>) -> Result<(), ExportError> {
    let mut own: HashMap<Id, HashMap<String, String>> = HashMap::new();
    each::<OwnValue>(&chosen.store, |value, _| {
        let key = format!("{OWN}{}", value.column.0);
        own.entry(value.resident).or_default().insert(key, value.text);
    })?;
    let mut number = 0;
    for (ids, wanted) in chosen.batches() {
        let mut people = fetch::<Resident>(&chosen.store, &wanted)?;
        let homes = people.values().map(|one| one.household).collect();
        let homes = fetch::<Household>(&chosen.store, &homes)?;
        let heads = homes.values().map(|home| home.head).filter(|head| !head.is_none()).collect();
        let heads = fetch::<Resident>(&chosen.store, &heads)?;
        let mut care = if chosen.wanted.full { fetch::<Care>(&chosen.store, &wanted)? } else { HashMap::new() };
        for id in ids {
            let Some(person) = people.remove(id) else { continue };
            number += 1;
            let household = homes.get(&person.household).cloned().unwrap_or_default();
            let head = heads.get(&household.head).map_or_else(String::new, |head| head.name.clone());
            let person = ResidentRow { household, number: 0, head, care: care.remove(id).unwrap_or_default(), person };
            out.row(&StreetRow { number, own: own.remove(id).unwrap_or_default(), person })?;
        }
    }
    Ok(())
}
