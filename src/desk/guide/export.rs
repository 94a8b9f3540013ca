//! The guide and the register of seals on their way out.

use crate::desk::core::ledger::{each, fetch};
use crate::desk::export::row::{Chosen, ExportError, ExportRow};
use crate::desk::export::rows::{Out, party};
use crate::exchange::export::guide::{SealRow, entries, seals};
use crate::model::guide::{Certificate, Entry};
use crate::store::port::StoreError;

/// Answers by kind and name.
pub static GUIDE: ExportRow = ExportRow {
    number: 90,
    word: "guide",
    one: "answer",
    choose: choose_entries,
    write: |chosen, open| {
        let columns = entries(chosen.wanted.layout());
        chosen.to(&columns, open, write_entries)
    },
};

/// Certificates by their numbers.
pub static CERTIFICATES: ExportRow = ExportRow {
    number: 91,
    word: "certificates",
    one: "certificate",
    choose: choose_seals,
    write: |chosen, open| {
        let columns = seals(chosen.wanted.layout());
        chosen.to(&columns, open, write_seals)
    },
};

fn choose_entries(chosen: &mut Chosen<'_>) -> Result<(), StoreError> {
    let first = chosen.first_rev_since()?;
    let mut found = Vec::new();
    each::<Entry>(&chosen.store, |entry, rev| {
        if rev >= first {
            found.push((entry.kind, entry.name, entry.id));
        }
    })?;
    found.sort_unstable();
    chosen.ids = found.into_iter().map(|(.., id)| id).collect();
    Ok(())
}

fn write_entries(chosen: &Chosen<'_>, out: &mut Out<'_, '_, Entry>) -> Result<(), ExportError> {
    for (ids, wanted) in chosen.batches() {
        let mut entries = fetch::<Entry>(&chosen.store, &wanted)?;
        for id in ids {
            let Some(entry) = entries.remove(id) else { continue };
            out.row(&entry)?;
        }
    }
    Ok(())
}

fn choose_seals(chosen: &mut Chosen<'_>) -> Result<(), StoreError> {
    let first = chosen.first_rev_since()?;
    let mut found = Vec::new();
    each::<Certificate>(&chosen.store, |one, rev| {
        if rev >= first {
            found.push((one.at.date().year(), one.number, one.id));
        }
    })?;
    found.sort_unstable();
    chosen.ids = found.into_iter().map(|(.., id)| id).collect();
    Ok(())
}

fn write_seals(chosen: &Chosen<'_>, out: &mut Out<'_, '_, SealRow>) -> Result<(), ExportError> {
    let operators = chosen.operators()?;
    let mut names = std::collections::HashMap::new();
    each::<Entry>(&chosen.store, |entry, _| {
        names.insert(entry.id, entry.name);
    })?;
    for (ids, wanted) in chosen.batches() {
        let mut certificates = fetch::<Certificate>(&chosen.store, &wanted)?;
        let people = chosen.people(certificates.values().map(|one| one.resident))?;
        for id in ids {
            let Some(certificate) = certificates.remove(id) else { continue };
            let who = operators.get(&certificate.who).cloned().unwrap_or_default();
            let matter = names.get(&certificate.entry).cloned().unwrap_or_default();
            let resident = party(&people, certificate.resident).person.name;
            out.row(&SealRow { certificate, resident, matter, who })?;
        }
    }
    Ok(())
}
