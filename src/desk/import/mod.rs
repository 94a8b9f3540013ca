//! Importing a roster: one command of many commits, undone as one. Running it again adds only what is missing.
//!
//! First a survey says what would become of every row and writes nothing; then the rows are taken in with what was
//! answered meanwhile. Both read the file anew and sort its rows alike. What nobody answered stays out.

pub(in crate::desk) mod base;
pub(in crate::desk) mod fresh;
pub(in crate::desk) mod homes;
pub(in crate::desk) mod lean;
pub mod lines;
mod merge;
pub(in crate::desk) mod near;
mod opening;
mod plan;
pub mod register;
pub mod row;
mod sorter;
pub mod taking;
mod whose;

use crate::desk::core;
use crate::desk::people;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};

use crate::exchange::{Cell, Checked, FileError, RefusedRow, Roster, RosterRow};
use crate::model::people::doubt::{Answers, Doubt};
use crate::model::right::Rights;
use crate::model::{Note, Refusal};

use super::Desk;
use crate::desk::core::bulk::{Bulk, ENOUGH};
use crate::desk::core::clock::{IdSource, RandomIds};
use crate::desk::core::errand::{Errand, may};
use crate::desk::core::office::Office;
use crate::desk::people::guards::secret_of;

pub(super) use base::Base;
use lean::Lean;
pub(super) use near::Marked;
use near::NearIds;
pub use plan::{Came, ColumnRead, Planned, Wanted};
pub use sorter::Gains;
use sorter::{Sorted, Sorter};

/// Rows that are read at a time; then progress is told.
const STEP: usize = 500;
/// How many times as many may be read ahead.
const AHEAD: usize = 2;
/// Most doubts that a survey keeps word for word; a file with more is not the file that was meant.
pub const MOST_DOUBTS: usize = 10_000;

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

/// Takes a roster's rows in batches, while a thread of its own reads and checks the next ones as far as the channel
/// holds; answers whether it came to the end.
fn through<E: From<FileError>>(
    roster: &mut Roster,
    stop: &AtomicBool,
    mut take: impl FnMut(Batch) -> Result<(), E>,
) -> Result<bool, E> {
    std::thread::scope(|scope| {
        let (ahead, read) = sync_channel::<Batch>(AHEAD);
        scope.spawn(move || read_ahead(roster, &ahead));
        for batch in read {
            take(batch)?;
            if stop.load(Ordering::Relaxed) {
                return Ok(false);
            }
        }
        Ok(true)
    })
}

/// What an import hears of.
pub enum Told<'a> {
    Refused(&'a RefusedRow),
    /// A row was read with doubts about its values.
    Warned(&'a RosterRow),
    /// Somebody must be asked about a row; it is not written.
    Doubtful(&'a [Cell], &'a Doubt),
    /// So many rows were read; the share of the file, from 0 to 1.
    Read(u64, f32),
}

/// Hears of an import.
pub type Tell<'a> = &'a mut dyn FnMut(Told<'_>);

/// What an import came to, in rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Residents added.
    pub added: u32,
    /// Residents who gained or changed something.
    pub updated: u32,
    /// Residents of whom everything was known.
    pub unchanged: u32,
    /// Rows that somebody must be asked about.
    pub doubtful: u32,
    /// Rows that somebody left out.
    pub left_out: u32,
    /// Rows refused.
    pub refused: u32,
}

/// What would become of a roster.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Survey {
    /// In rows.
    pub tally: Tally,
    /// By field, what the updated residents would gain.
    pub gains: Gains,
    /// What somebody must be asked, in the order of the rows; the first [`MOST_DOUBTS`].
    pub doubts: Vec<Doubt>,
}

/// What became of a roster.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Imported {
    /// In rows.
    pub tally: Tally,
    /// By field, what the updated residents gained.
    pub gains: Gains,
    /// Whether somebody stopped it: what was written by then stays, as an unfinished command.
    pub stopped: bool,
}

/// What is to be imported, and how.
pub struct Order<'a> {
    /// The file's fingerprint: an unfinished import of the same file is gone on with.
    pub file: u64,
    /// What history calls the file ([`lines::file_name`]).
    pub name: String,
    /// What was answered.
    pub answers: &'a Answers,
    /// Set while it runs, it stops after the next batch.
    pub stop: &'a AtomicBool,
}

/// An import that was cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unfinished {
    pub command: u64,
    /// The fingerprint of its file.
    pub file: u64,
    /// Residents added by then.
    pub added: u32,
    /// Residents updated by then.
    pub updated: u32,
}

/// Why an import failed. What was written by then stays, as an unfinished command.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be read further.
    #[error(transparent)]
    File(#[from] FileError),
    /// Somebody stopped it before anything was to be written.
    #[error("stopped")]
    Stopped,
    /// The desk cannot write.
    #[error("{0:?}")]
    Refused(Refusal),
}

impl From<Refusal> for ImportError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Office {
    /// Imports that were cut off and not taken back, the newest first.
    pub fn unfinished_imports(&self) -> impl Iterator<Item = Unfinished> {
        self.commands.unfinished().filter_map(|command| {
            let (file, added, updated) = match command.note {
                Some(Note::People(people::Did::Imported { added, updated, file, .. })) => (file, added, updated),
                Some(Note::Desk(core::Did::Brought { rows, file, .. })) => (file, rows, 0),
                Some(_) | None => return None,
            };
            Some(Unfinished { command: command.id, file, added, updated })
        })
    }

    /// Reads a roster through and says what would become of it; the office stays as it is.
    fn survey(
        &self,
        roster: &mut Roster,
        order: &Order<'_>,
        ids: &mut dyn IdSource,
        tell: Tell<'_>,
    ) -> Result<Survey, ImportError> {
        self.knows_everybody()?;
        let mut sorter = Sorter::new(roster.plan().clone(), secret_of(self), order.answers);
        let mut doubts = Vec::new();
        let mut rows = 0_u64;
        let whole = through(roster, order.stop, |(batch, share)| {
            rows += batch.len() as u64;
            for checked in batch {
                sort_row(&mut sorter, self, ids, checked?, &mut |told| {
                    if let Told::Doubtful(_, doubt) = &told
                        && doubts.len() < MOST_DOUBTS
                    {
                        doubts.push((*doubt).clone());
                    }
                    tell(told);
                });
            }
            tell(Told::Read(rows, share));
            Ok::<(), ImportError>(())
        })?;
        if whole { Ok(Survey { tally: sorter.tally, gains: sorter.gains, doubts }) } else { Err(ImportError::Stopped) }
    }
}

/// Reads a roster through and says what would become of it in an office that was read beside the desk.
pub fn survey_beside(
    office: &Office,
    rights: Rights,
    roster: &mut Roster,
    order: &Order<'_>,
    tell: Tell<'_>,
) -> Result<Survey, ImportError> {
    may(rights, Errand::Survey.right())?;
    office.survey(roster, order, &mut RandomIds, tell)
}

/// Sorts one row and tells what became of it.
fn sort_row(sorter: &mut Sorter<'_>, base: &dyn Base, ids: &mut dyn IdSource, checked: Checked, tell: Tell<'_>) {
    match checked {
        Checked::Refused(row) => {
            sorter.tally.refused += 1;
            tell(Told::Refused(&row));
        }
        Checked::Person(mut row) => {
            if !row.warnings.is_empty() {
                tell(Told::Warned(&row));
            }
            let cells = std::mem::take(&mut row.cells);
            if let Sorted::Doubtful(doubt) = sorter.take(base, ids, &mut row) {
                tell(Told::Doubtful(&cells, &doubt));
            }
        }
    }
}

impl Desk {
    /// [`Desk::survey`], once it is known that whoever asks may.
    pub(in crate::desk) fn plan_roster(
        &self,
        roster: &mut Roster,
        order: &Order<'_>,
        tell: Tell<'_>,
    ) -> Result<Survey, ImportError> {
        self.office().survey(roster, order, &mut RandomIds, tell)
    }

    /// [`Desk::import`], once it is known that whoever asks may.
    pub(in crate::desk) fn take_in_roster(
        &mut self,
        roster: &mut Roster,
        order: &Order<'_>,
        tell: Tell<'_>,
    ) -> Result<Imported, ImportError> {
        self.office().knows_everybody()?;
        let before = self.office().unfinished_imports().find(|unfinished| unfinished.file == order.file);
        let bulk = before.and_then(|before| self.cut_off(before.command));
        let secret = secret_of(&self.office());
        let mut import = Import {
            desk: self,
            file: order.file,
            name: order.name.clone(),
            before: before.map_or((0, 0), |before| (before.added, before.updated)),
            bulk,
            near: NearIds::default(),
            sorter: Sorter::new(roster.plan().clone(), secret, order.answers),
        };
        let mut rows = 0_u64;
        let whole = through(roster, order.stop, |(batch, share)| {
            rows += batch.len() as u64;
            for checked in batch {
                import.row(checked?, tell)?;
            }
            tell(Told::Read(rows, share));
            Ok::<(), ImportError>(())
        })?;
        import.finish(whole)
    }

    /// Where an unfinished command is to go on.
    fn cut_off(&self, command: u64) -> Option<Bulk> {
        let last = self.office().commands.get(command)?.last;
        let stamp = &self.past(last).ok()??.stamp;
        Some(Bulk { command, part: stamp.part + 1 })
    }
}

/// An import on its way.
struct Import<'d> {
    desk: &'d mut Desk,
    file: u64,
    /// What history calls it.
    name: String,
    /// Residents added and updated before it was cut off.
    before: (u32, u32),
    /// The command, once something is to be written.
    bulk: Option<Bulk>,
    near: NearIds,
    sorter: Sorter<'d>,
}

impl Import<'_> {
    fn row(&mut self, checked: Checked, tell: Tell<'_>) -> Result<(), Refusal> {
        if self.sorter.fresh.len() >= ENOUGH {
            self.write(false)?;
        }
        let Desk { office, ids, index, store, settings, .. } = &mut *self.desk;
        let mut ids = self.near.from(ids.as_mut());
        let Some(index) = index else {
            sort_row(&mut self.sorter, &*super::look(office), &mut ids, checked, tell);
            return Ok(());
        };
        let lean = Lean::of(index, store.as_ref(), &settings.safe);
        sort_row(&mut self.sorter, &lean, &mut ids, checked, tell);
        // Who could not be read is not known, and must not be taken for somebody new.
        lean.trouble().map_or(Ok(()), |error| Err(super::refused(error)))
    }

    /// Writes what has come together.
    fn write(&mut self, last: bool) -> Result<(), Refusal> {
        let tally = &self.sorter.tally;
        let (added, updated) = (self.before.0 + tally.added, self.before.1 + tally.updated);
        let note = Note::People(people::Did::Imported { added, updated, file: self.file, name: self.name.clone() });
        let bulk = match &mut self.bulk {
            Some(bulk) => bulk,
            none => none.insert(self.desk.begin_bulk()),
        };
        let fresh = std::mem::take(&mut self.sorter.fresh);
        self.desk.meet(&fresh)?;
        if let Some(index) = &mut self.desk.index {
            index.learn(&fresh);
        }
        let change = fresh.into_change(&self.desk.office())?;
        self.desk.write_bulk(bulk, change, note, last)
    }

    /// Closes the command, if the file was read to its end. One that was cut off when everything had been written
    /// still lacks its last part, and a part holds at least one record.
    fn finish(mut self, whole: bool) -> Result<Imported, ImportError> {
        if whole && self.sorter.fresh.len() == 0 && self.bulk.is_some() {
            self.sorter.fresh.residents.extend(self.desk.anybody()?);
        }
        if self.sorter.fresh.len() > 0 {
            self.write(whole)?;
        }
        let Sorter { tally, gains, .. } = self.sorter;
        Ok(Imported { tally, gains, stopped: !whole })
    }
}
