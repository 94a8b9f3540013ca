//! Partner units, who is called there, what was said and who does what, on their way out.

use std::collections::HashMap;

use crate::desk::core::ledger::{each, fetch};
use crate::desk::export::row::{Chosen, ExportError, ExportRow};
use crate::desk::export::rows::{Out, party};
use crate::exchange::export::units::{ContactRow, CoordinationRow, SaidRow, contacts, coordinations, said, units};
use crate::model::Id;
use crate::model::contacts::{Communication, Coordination, Unit, WorkContact};
use crate::store::port::StoreError;

/// Units by kind and name.
pub static EXPORT: ExportRow = ExportRow {
    number: 9,
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

/// Those who are called at units, as their cards are numbered.
pub static CONTACTS: ExportRow = ExportRow {
    number: 93,
    word: "unit-contacts",
    one: "unit_contact",
    choose: |chosen| {
        let first = chosen.first_rev_since()?;
        let mut found = Vec::new();
        each::<WorkContact>(&chosen.store, |contact, rev| {
            if rev >= first {
                found.push((contact.number, contact.id));
            }
        })?;
        found.sort_unstable();
        chosen.ids = found.into_iter().map(|(_, id)| id).collect();
        Ok(())
    },
    write: |chosen, open| {
        let columns = contacts(chosen.wanted.layout());
        chosen.to(&columns, open, write_contacts)
    },
};

/// What was said, by time.
pub static COMMUNICATIONS: ExportRow = ExportRow {
    number: 94,
    word: "communications",
    one: "communication",
    choose: |chosen| {
        let first = chosen.first_rev_since()?;
        let mut found = Vec::new();
        each::<Communication>(&chosen.store, |said, rev| {
            if rev >= first {
                found.push((said.at, said.id));
            }
        })?;
        found.sort_unstable();
        chosen.ids = found.into_iter().map(|(_, id)| id).collect();
        Ok(())
    },
    write: |chosen, open| {
        let columns = said(chosen.wanted.layout());
        chosen.to(&columns, open, write_said)
    },
};

/// Who does what for activities, by day.
pub static COORDINATIONS: ExportRow = ExportRow {
    number: 95,
    word: "coordinations",
    one: "coordination",
    choose: |chosen| {
        let first = chosen.first_rev_since()?;
        let mut found = Vec::new();
        each::<Coordination>(&chosen.store, |one, rev| {
            if rev >= first {
                found.push((one.date, one.number, one.id));
            }
        })?;
        found.sort_unstable();
        chosen.ids = found.into_iter().map(|(.., id)| id).collect();
        Ok(())
    },
    write: |chosen, open| {
        let columns = coordinations(chosen.wanted.layout());
        chosen.to(&columns, open, write_coordinations)
    },
};

/// What every unit is called.
fn unit_names(chosen: &Chosen<'_>) -> Result<HashMap<Id, String>, StoreError> {
    let mut names = HashMap::new();
    each::<Unit>(&chosen.store, |unit, _| drop(names.insert(unit.id, unit.name)))?;
    Ok(names)
}

fn write_contacts(chosen: &Chosen<'_>, out: &mut Out<'_, '_, ContactRow>) -> Result<(), ExportError> {
    let names = unit_names(chosen)?;
    for (ids, wanted) in chosen.batches() {
        let mut contacts = fetch::<WorkContact>(&chosen.store, &wanted)?;
        for id in ids {
            let Some(contact) = contacts.remove(id) else { continue };
            let unit = names.get(&contact.unit).cloned().unwrap_or_default();
            out.row(&ContactRow { contact, unit })?;
        }
    }
    Ok(())
}

fn write_said(chosen: &Chosen<'_>, out: &mut Out<'_, '_, SaidRow>) -> Result<(), ExportError> {
    let operators = chosen.operators()?;
    let names = unit_names(chosen)?;
    let mut contacts = HashMap::new();
    each::<WorkContact>(&chosen.store, |contact, _| drop(contacts.insert(contact.id, contact.name)))?;
    for (ids, wanted) in chosen.batches() {
        let mut all = fetch::<Communication>(&chosen.store, &wanted)?;
        let people = chosen.people(all.values().map(|said| said.resident))?;
        for id in ids {
            let Some(said) = all.remove(id) else { continue };
            let named = |names: &HashMap<Id, String>, id| names.get(&id).cloned().unwrap_or_default();
            out.row(&SaidRow {
                unit: named(&names, said.unit),
                contact: named(&contacts, said.contact),
                resident: party(&people, said.resident).person.name,
                who: named(&operators, said.who),
                said,
            })?;
        }
    }
    Ok(())
}

fn write_coordinations(chosen: &Chosen<'_>, out: &mut Out<'_, '_, CoordinationRow>) -> Result<(), ExportError> {
    let operators = chosen.operators()?;
    let names = unit_names(chosen)?;
    let named = |id: &Id| names.get(id).cloned().unwrap_or_default();
    for (ids, wanted) in chosen.batches() {
        let mut all = fetch::<Coordination>(&chosen.store, &wanted)?;
        for id in ids {
            let Some(coordination) = all.remove(id) else { continue };
            out.row(&CoordinationRow {
                host: named(&coordination.host),
                partners: coordination.partners.iter().map(named).collect(),
                who: operators.get(&coordination.who).cloned().unwrap_or_default(),
                coordination,
            })?;
        }
    }
    Ok(())
}
