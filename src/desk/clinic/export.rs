//! Visits on their way out; what was measured only in full.

use std::collections::HashMap;

use crate::exchange::export::visits::{VisitRow, visits};
use crate::model::{Session, Unit, Visit, Vitals};

use crate::desk::core::ledger::{each, fetch};
use crate::desk::export::row::{Chosen, ExportError, ExportRow};
use crate::desk::export::rows::{Out, party};

/// Visits by time and ticket.
pub static EXPORT: ExportRow = ExportRow {
    number: 4,
    word: "visits",
    one: "visit",
    choose: |chosen| chosen.by::<Visit, _>(|visit| (visit.at.date(), (visit.at, visit.ticket))),
    write: |chosen, open| {
        let columns = visits(chosen.wanted.layout());
        chosen.to(&columns, open, write)
    },
};

fn write(chosen: &Chosen<'_>, out: &mut Out<'_, '_, VisitRow>) -> Result<(), ExportError> {
    let mut sessions = HashMap::new();
    each::<Session>(&chosen.store, |session, _| drop(sessions.insert(session.id, session)))?;
    let mut units = HashMap::new();
    each::<Unit>(&chosen.store, |unit, _| drop(units.insert(unit.id, unit.name)))?;
    for (ids, wanted) in chosen.batches() {
        let mut visits = fetch::<Visit>(&chosen.store, &wanted)?;
        let mut vitals = if chosen.wanted.full { fetch::<Vitals>(&chosen.store, &wanted)? } else { HashMap::new() };
        let people = chosen.people(visits.values().map(|visit| visit.resident))?;
        for id in ids {
            let Some(visit) = visits.remove(id) else { continue };
            let session = sessions.get(&visit.session).cloned();
            let institution = session.as_ref().and_then(|session| units.get(&session.institution)).cloned();
            out.row(&VisitRow {
                party: party(&people, visit.resident),
                session,
                institution: institution.unwrap_or_default(),
                vitals: vitals.remove(id),
                visit,
            })?;
        }
    }
    Ok(())
}
