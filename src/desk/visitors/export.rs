//! The walk-in register on its way out.

use crate::exchange::export::visitors::{VisitorRow, visitors};
use crate::model::VisitorLine;

use crate::desk::core::ledger::fetch;
use crate::desk::export::row::{Chosen, ExportError, ExportRow};
use crate::desk::export::rows::{Out, party};

/// The register's lines by time.
pub static EXPORT: ExportRow = ExportRow {
    number: 6,
    word: "visitors",
    one: "visitor",
    choose: |chosen| chosen.by::<VisitorLine, _>(|line| (line.at.date(), line.at)),
    write: |chosen, open| {
        let columns = visitors(chosen.wanted.layout());
        chosen.to(&columns, open, write)
    },
};

fn write(chosen: &Chosen<'_>, out: &mut Out<'_, '_, VisitorRow>) -> Result<(), ExportError> {
    let operators = chosen.operators()?;
    for (ids, wanted) in chosen.batches() {
        let mut lines = fetch::<VisitorLine>(&chosen.store, &wanted)?;
        let people = chosen.people(lines.values().map(|line| line.resident))?;
        for id in ids {
            let Some(line) = lines.remove(id) else { continue };
            let who = operators.get(&line.who).cloned().unwrap_or_default();
            out.row(&VisitorRow { resident: party(&people, line.resident).person.name, who, line })?;
        }
    }
    Ok(())
}
