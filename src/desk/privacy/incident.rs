//! Who was shown, exported or printed in a period: what an office must know when data have got out, and whom it must tell.
//!
//! Read from the journal and from the registers of openings; what is only looked at on the screen, and is open to anybody
//! at the desk, leaves no line. Reads, changes nothing.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};

use crate::desk::core::kept::Kept;
use crate::desk::core::office::Office;
use crate::desk::privacy::erase::Goes;
use crate::desk::{Desk, refused};
use crate::model::privacy::{Handed, What};
use crate::model::register;
use crate::model::when::from_civil_seconds;
use crate::model::{Export, Id, Key, Note, Record, Refusal, Resident, Reveal, privacy};
use crate::store::Safe;
use crate::store::port::{Op, Read, StoreError};

/// A line of what happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub at: DateTime,
    /// Who did it.
    pub who: String,
    /// Whose data they were; none where a list holds many.
    pub resident: Id,
    /// Their name; empty where nobody is meant, or they were erased.
    pub name: String,
    pub what: What,
}

/// What happened from one day to another, both included, in the order of time.
///
/// # Errors
/// Where the store cannot be read.
pub fn incident(
    office: &Office,
    store: &dyn Read,
    safe: &Safe,
    (since, until): (Date, Date),
) -> Result<Vec<Line>, StoreError> {
    let within = |at: DateTime| (since..=until).contains(&at.date());
    let mut lines = Vec::new();
    let line = |at, who: Id, resident: Id, what| Line {
        at,
        who: office.name_of_operator(who).to_owned(),
        resident,
        name: office.of::<Resident>().get(resident).map_or_else(String::new, |person| person.name.clone()),
        what,
    };
    each::<Reveal>(store, safe, &mut |reveal| {
        if within(reveal.at) {
            let what = What::Opened { field: reveal.field, reason: reveal.reason };
            lines.push(line(reveal.at, reveal.who, reveal.resident, what));
        }
    })?;
    each::<Handed>(store, safe, &mut |handed| {
        if within(handed.at) && handed.what == privacy::ALL_KEPT {
            lines.push(line(handed.at, handed.who, handed.resident, What::Kept { records: handed.records }));
        }
    })?;
    each::<Export>(store, safe, &mut |export| {
        if within(export.at) {
            let what = What::Exported { what: export.what, rows: export.rows, reason: export.reason };
            lines.push(line(export.at, export.who, Id::NONE, what));
        }
    })?;
    for frame in store.pasts(1, store.head()) {
        // Where history is lost, the registers above say what they say.
        let Ok(frame) = frame else { continue };
        let at = from_civil_seconds(frame.stamp.desk_time);
        if !within(at) {
            continue;
        }
        let (who, note) = (Id(frame.stamp.operator), Note::decode(&frame.stamp.what));
        if let Some(Note::Desk(register::Did::Printed { sheet, of })) = note {
            lines.push(line(at, who, whose(office, of), What::Printed { sheet }));
        } else if let Some(Note::Desk(register::Did::NumbersGiven { sheet, people })) = note {
            lines.push(line(at, who, Id::NONE, What::Numbers { sheet, people }));
        }
    }
    lines.sort_by_key(|line| line.at);
    Ok(lines)
}

/// The person whom a page is about: the resident themselves, or the one whose record it is.
fn whose(office: &Office, of: Id) -> Id {
    if of.is_none() || office.of::<Resident>().get(of).is_some() {
        return of;
    }
    let whose =
        office.kinds().iter().filter(|row| (row.has)(office, of)).find_map(|row| (row.subject)(office, of).some());
    whose.unwrap_or(Id::NONE)
}

/// Visits every record of a kind in a store, on whatever day.
fn each<R: Kept>(store: &dyn Read, safe: &Safe, visit: &mut dyn FnMut(R)) -> Result<(), StoreError> {
    let prefix = Key::prefix_of(crate::desk::core::keys::COMMUNITY, R::KIND);
    store.scan(&prefix, &mut |key, entry| {
        if let Ok(Some(record)) = safe.read::<R>(key, &entry.value) {
            visit(record);
        }
        std::ops::ControlFlow::Continue(())
    })?;
    Ok(())
}

impl Desk {
    /// Copies that an erasure does not reach: exports in full that were made since somebody is known here, pages about
    /// them, and the day of the last of either.
    pub(in crate::desk) fn handed_out_since(
        &self,
        person: &Resident,
        goes: &BTreeMap<Key, Goes>,
    ) -> Result<(usize, usize, Option<Date>), Refusal> {
        let (mut exports, mut prints, mut last) = (0, 0, None);
        let theirs = |id: Id| id == person.id || goes.keys().any(|key| key.id == id);
        let mut known = false;
        for frame in self.store.pasts(1, self.store.head()) {
            let frame = frame.map_err(refused)?;
            known |= frame.ops.iter().any(|applied| {
                let put = matches!(applied.op, Op::Put { .. });
                put && Key::read(applied.op.key()).is_some_and(|key| key.kind == Resident::KIND && key.id == person.id)
            });
            let note = Note::decode(&frame.stamp.what);
            let exported = known && matches!(note, Some(Note::Desk(register::Did::Exported { .. })));
            let page = |note: Option<Note>| {
                if let Some(Note::Desk(register::Did::Printed { of, .. })) = note {
                    return !of.is_none() && theirs(of);
                }
                matches!(note, Some(Note::Privacy(privacy::Did::KeptShown { resident, .. })) if resident == person.id)
            };
            let printed = page(note);
            exports += usize::from(exported);
            prints += usize::from(printed);
            if exported || printed {
                last = Some(from_civil_seconds(frame.stamp.desk_time).date());
            }
        }
        Ok((exports, prints, last))
    }
}
