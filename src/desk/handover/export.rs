//! Notes of the handover on their way out.

use crate::desk::core::ledger::{each, fetch};
use crate::desk::export::row::{Chosen, ExportError, ExportRow};
use crate::desk::export::rows::{Out, party};
use crate::exchange::export::handover::{NoteRow, notes};
use crate::model::handover::HandoverNote;
use crate::store::port::StoreError;

/// Notes by time.
pub static EXPORT: ExportRow = ExportRow {
    number: 92,
    word: "handover",
    one: "note",
    choose,
    write: |chosen, open| {
        let columns = notes(chosen.wanted.layout());
        chosen.to(&columns, open, write)
    },
};

fn choose(chosen: &mut Chosen<'_>) -> Result<(), StoreError> {
    let first = chosen.first_rev_since()?;
    let mut found = Vec::new();
    each::<HandoverNote>(&chosen.store, |note, rev| {
        if rev >= first {
            found.push((note.at, note.id));
        }
    })?;
    found.sort_unstable();
    chosen.ids = found.into_iter().map(|(_, id)| id).collect();
    Ok(())
}

fn write(chosen: &Chosen<'_>, out: &mut Out<'_, '_, NoteRow>) -> Result<(), ExportError> {
    let operators = chosen.operators()?;
    let name = |id| operators.get(&id).cloned().unwrap_or_default();
    for (ids, wanted) in chosen.batches() {
        let mut notes = fetch::<HandoverNote>(&chosen.store, &wanted)?;
        let people = chosen.people(notes.values().map(|note| note.resident))?;
        for id in ids {
            let Some(note) = notes.remove(id) else { continue };
            let resident = party(&people, note.resident).person.name;
            out.row(&NoteRow { resident, who: name(note.who), doer: name(note.doer), note })?;
        }
    }
    Ok(())
}
