//! Kinds of record that go out by their field table: one row here a kind, in the folder of its capability.

use std::collections::HashMap;

use jiff::civil::Date;

use super::row::{Chosen, ExportError, ExportRow};
use super::rows::{Out, party};
use crate::desk::core::kept::Kept;
use crate::desk::core::ledger::{each, fetch};
use crate::exchange::export::Columns;
use crate::exchange::export::plain::{PlainRow, plain};
use crate::model::activities::Activity;
use crate::model::benefits::{Benefit, Supply};
use crate::model::field::refs;
use crate::model::{Id, Room, Session, Team, Unit};
use crate::store::port::StoreError;

/// A kind of record that goes out so.
pub(in crate::desk) trait Plain: Kept + 'static {
    /// Its number in [`crate::model::export::EXPORTED`].
    const NUMBER: u8;
    /// The word that the command line has for it.
    const WORD: &'static str;

    /// The day that `--since` goes by, and the order of rows.
    fn order(&self) -> (Date, u64);

    /// Columns that its field table does not have.
    fn more(columns: &mut Columns<PlainRow<Self>>);
}

/// The row of a kind.
pub(in crate::desk) const fn row<R: Plain>() -> ExportRow {
    ExportRow {
        number: R::NUMBER,
        word: R::WORD,
        one: R::NAME,
        choose: |chosen| {
            chosen.by::<R, _>(|record| {
                let (day, order) = record.order();
                (day, (day, order, record.id()))
            })
        },
        write: |chosen, open| {
            let columns = plain::<R>(chosen.wanted.layout(), R::more);
            chosen.to(&columns, open, write::<R>)
        },
    }
}

fn write<R: Plain>(chosen: &Chosen<'_>, out: &mut Out<'_, '_, PlainRow<R>>) -> Result<(), ExportError> {
    let named = names(chosen)?;
    for (ids, wanted) in chosen.batches() {
        let mut records = fetch::<R>(&chosen.store, &wanted)?;
        let all = records.values().flat_map(|record| ids_of(record).into_iter().chain(record.subject().some()));
        let people = chosen.people(all)?;
        for id in ids {
            let Some(record) = records.remove(id) else { continue };
            let name = |id: Id| people.get(&id).map(|person| &person.name).or_else(|| named.get(&id)).cloned();
            let names = ids_of(&record).into_iter().filter_map(|id| Some((id, name(id)?))).collect();
            let party = party(&people, record.subject());
            out.row(&PlainRow { record, party, names })?;
        }
    }
    Ok(())
}

/// Everything that a record refers to.
fn ids_of<R: Plain>(record: &R) -> Vec<Id> {
    let mut ids = Vec::new();
    refs(record, &mut |_, id| ids.push(id));
    ids
}

/// What rooms, teams and sessions are called: small kinds, read whole.
fn names(chosen: &Chosen<'_>) -> Result<HashMap<Id, String>, StoreError> {
    let mut names = HashMap::new();
    each::<Room>(&chosen.store, |room, _| drop(names.insert(room.id, room.name)))?;
    each::<Team>(&chosen.store, |team, _| drop(names.insert(team.id, team.name)))?;
    each::<Unit>(&chosen.store, |unit, _| drop(names.insert(unit.id, unit.name)))?;
    each::<Benefit>(&chosen.store, |benefit, _| drop(names.insert(benefit.id, benefit.name)))?;
    each::<Activity>(&chosen.store, |activity, _| drop(names.insert(activity.id, activity.title)))?;
    each::<Supply>(&chosen.store, |supply, _| drop(names.insert(supply.id, supply.name)))?;
    let mut held = Vec::new();
    each::<Session>(&chosen.store, |session, _| held.push((session.id, session.institution)))?;
    for (session, unit) in held {
        let name = names.get(&unit).cloned().unwrap_or_default();
        names.insert(session, name);
    }
    Ok(names)
}
