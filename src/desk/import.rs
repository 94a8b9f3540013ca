//! Importing a roster: one command of many commits, undone as one. Running it again adds only what is missing.
//!
//! Nobody is merged and nothing is overwritten: who is known by an identity number gains what was not yet known; who
//! has the name, birth and address of somebody known, but no number that says so, is in doubt and stays out.

use std::sync::mpsc::{SyncSender, sync_channel};

use crate::exchange::{Checked, FileError, RefusedRow, Roster, RosterRow};
use crate::model::field::Field;
use crate::model::{Care, Id, Note, Record, Refusal, Resident, Value};

use super::Desk;
use super::bulk::{Bulk, ENOUGH};
use super::fresh::Fresh;
use super::homes::Homes;
use super::kept::Kept;
use super::residents::unique_id;

/// Rows that are read at a time; then progress is told.
const STEP: usize = 500;
/// How many times as many may be read ahead.
const AHEAD: usize = 8;

/// Rows, and the share of the file that was read by then.
type Batch = (Vec<Result<Checked, FileError>>, f32);

/// Reads rows until the end, the first error, or until nobody wants more.
fn read_ahead(roster: &mut Roster, ahead: &SyncSender<Batch>) {
    loop {
        let batch: Vec<_> = roster.by_ref().take(STEP).collect();
        let end = batch.len() < STEP;
        if ahead.send((batch, roster.table().share_read())).is_err() || end {
            return;
        }
    }
}

/// What an import hears of.
pub enum Told<'a> {
    /// A row is refused.
    Refused(&'a RefusedRow),
    /// A row was read with doubts about its values.
    Warned(&'a RosterRow),
    /// A row is perhaps somebody who is known: neither merged nor added.
    Doubtful(&'a RosterRow),
    /// So many rows were read; the share of the file, from 0 to 1.
    Read(u64, f32),
}

/// What an import came to, in rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Residents added.
    pub added: u32,
    /// Residents who gained what was not yet known.
    pub updated: u32,
    /// Residents of whom everything was known.
    pub unchanged: u32,
    /// Rows that are perhaps somebody who is known.
    pub doubtful: u32,
    /// Rows refused.
    pub refused: u32,
}

/// Why an import stopped. What was written by then stays, as an unfinished command.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be read further.
    #[error(transparent)]
    File(#[from] FileError),
    /// The desk cannot write.
    #[error("{0:?}")]
    Refused(Refusal),
}

impl From<Refusal> for ImportError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// An import on its way.
struct Import<'d> {
    desk: &'d mut Desk,
    /// The command, once something is to be written.
    bulk: Option<Bulk>,
    fresh: Fresh,
    homes: Homes,
    tally: Tally,
}

impl Desk {
    /// Whether an import was cut off: the next one goes on with its command.
    pub fn import_was_cut_off(&self) -> bool {
        self.cut_off().is_some()
    }

    /// Imports a roster; `tell` hears of refused and doubtful rows and of progress.
    pub fn import(&mut self, roster: &mut Roster, tell: &mut dyn FnMut(Told<'_>)) -> Result<Tally, ImportError> {
        let bulk = self.cut_off();
        let mut import =
            Import { desk: self, bulk, fresh: Fresh::default(), homes: Homes::default(), tally: Tally::default() };
        std::thread::scope(|scope| -> Result<(), ImportError> {
            // The file is read and checked ahead, on a thread of its own, as far as the channel holds.
            let (ahead, read) = sync_channel::<Batch>(AHEAD);
            scope.spawn(move || read_ahead(roster, &ahead));
            let mut rows = 0_u64;
            for (batch, share) in read {
                rows += batch.len() as u64;
                for checked in batch {
                    import.row(checked?, tell)?;
                }
                tell(Told::Read(rows, share));
            }
            Ok(())
        })?;
        import.finish()
    }

    /// The command of an import whose last part was never made.
    fn cut_off(&self) -> Option<Bulk> {
        let (id, last) = {
            let office = self.office();
            let command = office.commands.unfinished().find(|c| matches!(c.note, Some(Note::Imported { .. })))?;
            (command.id, command.last)
        };
        let stamp = &self.past(last).ok()??.stamp;
        Some(Bulk { command: id, part: stamp.part + 1 })
    }
}

impl Import<'_> {
    /// Takes one row in.
    fn row(&mut self, checked: Checked, tell: &mut dyn FnMut(Told<'_>)) -> Result<(), Refusal> {
        match checked {
            Checked::Refused(row) => {
                self.tally.refused += 1;
                tell(Told::Refused(&row));
                Ok(())
            }
            Checked::Person(row) => {
                if !row.warnings.is_empty() {
                    tell(Told::Warned(&row));
                }
                if self.fresh.len() >= ENOUGH {
                    self.write(false)?;
                }
                self.take(row, tell)
            }
        }
    }

    /// Takes one person in.
    fn take(&mut self, row: Box<RosterRow>, tell: &mut dyn FnMut(Told<'_>)) -> Result<(), Refusal> {
        let guard = (!row.person.id_number.is_empty()).then(|| unique_id(&self.desk.office(), &row.person.id_number));
        let owner = guard.and_then(|guard| self.owner_of(guard));
        if let Some(known) = owner.or_else(|| self.same_in_all(&row)) {
            return self.complete(known, &row);
        }
        if self.perhaps_known(&row) {
            self.tally.doubtful += 1;
            tell(Told::Doubtful(&row));
            return Ok(());
        }
        self.add(row, guard);
        Ok(())
    }

    /// Whose identity number this guards.
    fn owner_of(&self, guard: Id) -> Option<Id> {
        let owner = self.fresh.claimed.get(&guard).copied();
        owner.or_else(|| self.desk.office().uniques.get(guard).map(|unique| unique.owner))
    }

    /// Those of the same name with the same birth at the same address.
    fn namesakes(&self, row: &RosterRow) -> Vec<Resident> {
        let office = self.desk.office();
        let birth = row.person.birth;
        let pending = self.fresh.named.get(&(row.person.name.clone(), birth)).into_iter().flatten().copied();
        let lives_there = |other: &&Resident| {
            let household = self.fresh.household(&office, other.household);
            household.is_some_and(|household| household.address == row.address)
        };
        pending
            .chain(office.by.names.get(&row.person.name))
            .filter_map(|id| self.fresh.resident(&office, id))
            .filter(|other| other.birth == birth)
            .filter(lives_there)
            .cloned()
            .collect()
    }

    /// A namesake of whom the row says nothing new: the same roster, imported again.
    fn same_in_all(&self, row: &RosterRow) -> Option<Id> {
        self.namesakes(row)
            .into_iter()
            .find(|other| {
                row.person.id_number == other.id_number
                    && completed(other, &row.person).is_none_or(|more| more == *other)
            })
            .map(|other| other.id)
    }

    /// Whether a namesake may be the same person: no two different identity numbers speak against it.
    fn perhaps_known(&self, row: &RosterRow) -> bool {
        self.namesakes(row).iter().any(|other| row.person.id_number.is_empty() || other.id_number.is_empty())
    }

    /// Gives somebody who is known what was not known yet, and never changes what was.
    fn complete(&mut self, id: Id, row: &RosterRow) -> Result<(), Refusal> {
        let office = self.desk.office();
        let Some(before) = self.fresh.resident(&office, id) else { return Err(Refusal::Gone { kind: Resident::KIND }) };
        self.homes.lives(row, before.household);
        let nothing = Care { id, ..Care::default() };
        let care = self.fresh.care.get(&id).or_else(|| office.care.get(id)).unwrap_or(&nothing);
        let person = completed(before, &row.person);
        let more_care = completed(care, &row.care);
        if person.is_none() && more_care.is_none() {
            self.tally.unchanged += 1;
            return Ok(());
        }
        if let Some(person) = person {
            self.fresh.residents.insert(id, person);
        }
        if let Some(care) = more_care {
            self.fresh.care.insert(id, care);
        }
        self.tally.updated += 1;
        Ok(())
    }

    /// Adds somebody new.
    fn add(&mut self, mut row: Box<RosterRow>, guard: Option<Id>) {
        let (id, household) = (self.desk.fresh(), self.desk.fresh());
        let office = self.desk.office();
        let mut person = Resident { id, ..std::mem::take(&mut row.person) };
        self.homes.settle(&mut self.fresh, &office, &row, &mut person, household);
        if let Some(guard) = guard {
            self.fresh.claimed.insert(guard, id);
        }
        let care = Care { id, ..std::mem::take(&mut row.care) };
        if care != (Care { id, ..Care::default() }) {
            self.fresh.care.insert(id, care);
        }
        self.fresh.named.entry((person.name.clone(), person.birth)).or_default().push(id);
        self.fresh.residents.insert(id, person);
        self.tally.added += 1;
    }

    /// Writes what has come together.
    fn write(&mut self, last: bool) -> Result<(), Refusal> {
        let note = Note::Imported { added: self.tally.added, updated: self.tally.updated };
        let bulk = match &mut self.bulk {
            Some(bulk) => bulk,
            none => none.insert(self.desk.begin_bulk()),
        };
        let change = std::mem::take(&mut self.fresh).into_change(&self.desk.office())?;
        self.desk.write_bulk(bulk, change, note, last)
    }

    /// Closes the command. One that was cut off when everything had been written still lacks its last part, and a part
    /// holds at least one record.
    fn finish(mut self) -> Result<Tally, ImportError> {
        if self.fresh.len() == 0 && self.bulk.is_some() {
            let office = self.desk.office();
            self.fresh.residents.extend(office.residents.all().next().map(|any| (any.id, any.clone())));
        }
        if self.fresh.len() > 0 {
            self.write(true)?;
        }
        Ok(self.tally)
    }
}

/// A record with what another knows and it does not; `None` where that is nothing.
fn completed<R: Kept>(ours: &R, theirs: &R) -> Option<R> {
    let mut more: Option<R> = None;
    for field in R::FIELDS.iter().filter(|field| !is_ours_alone(field)) {
        let known = (field.get)(ours);
        let told = (field.get)(theirs);
        if says_nothing(&known) && !says_nothing(&told) {
            let record = more.get_or_insert_with(|| ours.clone());
            // A value that does not fit beside what is known stays out.
            drop((field.set)(record, told));
        }
    }
    more
}

/// What the desk keeps by itself, and the relation, which belongs to a household as it stands here.
fn is_ours_alone<R>(field: &Field<R>) -> bool {
    field.class == crate::model::Class::System || field.key == "relation"
}

/// Whether nothing is known. Code 0 is "unknown" of sex, ethnic group and marital status; of registration it is the
/// usual case, and nobody's registration is changed by a roster.
fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Empty | Value::Choice(0) | Value::Flags(0) => true,
        Value::List(list) => list.is_empty(),
        _ => false,
    }
}
