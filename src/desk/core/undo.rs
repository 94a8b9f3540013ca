//! Undo and redo: a new command that takes back what another one wrote, under today's rules.
//!
//! What each record was before is read from the journal. A record that was changed since is taken back field by
//! field, and refused by name where the same field was touched again; a creation is not taken back while something
//! refers to it.

use crate::desk::core::{Did, Not};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::ControlFlow;

use crate::desk::core::change::Purpose;
use crate::desk::core::commands::{Command, CommandLog};
use crate::desk::core::kept::Days;
use crate::desk::core::keys::COMMUNITY;
use crate::desk::core::kind::{KindRow, Net};
use crate::desk::core::office::Office;
use crate::desk::core::rest::{TakingBack, is_import};
use crate::desk::{Desk, Done, refused};
use crate::model::by_day::{day_of, rest_of};
use crate::model::operators::KEEP;
use crate::model::register::RULES;
use crate::model::right::Right;
use crate::model::{Id, Key, Kind, Note, Refusal, privacy};
use crate::store::envelope;
use crate::store::port::{Op, Rev, StoreError};
use crate::store::safe::Standing;

/// What a command made of every key that it touched.
pub(in crate::desk) type Nets = BTreeMap<Key, Net>;

impl Desk {
    /// Takes back the last command of whoever is at this desk that still stands.
    pub(in crate::desk) fn undo(&mut self) -> Result<Done, Refusal> {
        let command = self.office().to_undo().cloned().ok_or(Refusal::from(Not::NothingToUndo))?;
        self.take_back(&command)
    }

    /// Does again what was taken back last.
    pub(in crate::desk) fn redo(&mut self) -> Result<Done, Refusal> {
        let command = self.office().to_redo().cloned().ok_or(Refusal::from(Not::NothingToRedo))?;
        self.take_back(&command)
    }

    /// Takes back one command that history shows, whatever was done since; `rev` is any revision that it made.
    pub(in crate::desk) fn undo_this(&mut self, id: u64, rev: Rev) -> Result<Done, Refusal> {
        let taken_back = {
            let office = self.office();
            office.commands.get(id).is_some() && !office.commands.stands(id)
        };
        if taken_back {
            return Err(Refusal::from(Not::NothingToUndo));
        }
        let command = self.command_of(id, rev)?;
        if command.undoes != 0 || command.note.as_ref().is_some_and(|note| !note.can_be_undone()) {
            return Err(Refusal::from(Not::NothingToUndo));
        }
        self.take_back(&command)
    }

    /// A command by the log, or by the journal where the log has forgotten it.
    pub(in crate::desk) fn command_of(&self, id: u64, rev: Rev) -> Result<Command, Refusal> {
        let logged = self.office().commands.get(id).cloned();
        logged.map_or_else(|| self.command_at(id, rev), Ok)
    }

    /// A command that the log has forgotten, from the journal.
    fn command_at(&self, id: u64, rev: Rev) -> Result<Command, Refusal> {
        let mut log = CommandLog::default();
        for frame in self.store.pasts(rev, self.store.head()) {
            let frame = frame.map_err(refused)?;
            if frame.stamp.command == id {
                log.follow(&frame);
                if frame.stamp.last {
                    break;
                }
            }
        }
        log.get(id).cloned().ok_or(Refusal::from(Not::HistoryEnds))
    }

    /// Takes back one command as a whole.
    pub(in crate::desk) fn take_back(&mut self, command: &Command) -> Result<Done, Refusal> {
        self.may(command.note.as_ref().and_then(right_to_take_back))?;
        let (mut nets, first) = self.nets_of(command)?;
        let skipped = self.without_erased(&mut nets)?;
        let days = |key: &Key| self.office().row_of(key.kind).map(|row| row.days);
        let by_day = nets.keys().filter(|key| days(key).is_some_and(|days| days != Days::All));
        let by_day: Vec<Key> = by_day.copied().collect();
        let near: Vec<Key> = by_day.iter().filter(|key| days(key) == Some(Days::Near)).copied().collect();
        self.hold(by_day.iter().map(|key| day_of(key.id)))?;
        for key in near {
            self.fetch_old(key)?;
        }
        self.stay_where_they_are(&nets)?;
        self.bring_what_names(&nets, first)?;
        let change = {
            let office = self.office();
            let back = TakingBack::of(&office, &nets, self.now());
            back.without(&BTreeSet::new()).map_err(|mut in_the_way| {
                if is_import(command) { back.refusal(command, in_the_way) } else { in_the_way.swap_remove(0).1 }
            })?
        };
        let note = command.note.clone().unwrap_or(Note::Desk(Did::Demo { residents: 0 })).taken_back();
        self.commit(change, Purpose { note: without(note, skipped), undoes: command.id })
    }

    /// Leaves out whatever of a command was erased since; answers how many records that were.
    ///
    /// # Errors
    /// Where nothing else is left of it.
    pub(in crate::desk) fn without_erased(&self, nets: &mut Nets) -> Result<usize, Refusal> {
        let (all, safe) = (nets.len(), &self.settings.safe);
        let office = self.office();
        nets.retain(|key, net| {
            let bytes = key.bytes();
            let gone = |value: &Option<Vec<u8>>| {
                let Some(value) = value else { return false };
                let subject = envelope::label(&bytes, value).map_or(Id::NONE, |label| Id(label.subject));
                office.is_erased(subject) || matches!(safe.open(&bytes, value), Ok(Standing::Erased))
            };
            !(gone(&net.before) || gone(&net.after))
        });
        let skipped = all - nets.len();
        if skipped > 0 && nets.is_empty() {
            return Err(Refusal::from(privacy::Not::AllErased { records: skipped }));
        }
        Ok(skipped)
    }

    /// Reads what names the records that a command created and that go now: it may stand on days that are not held.
    pub(in crate::desk) fn bring_what_names(&mut self, nets: &Nets, since: Rev) -> Result<(), Refusal> {
        let created = {
            let office = self.office();
            let stays = |key: &Key| office.row_of(key.kind).is_some_and(|row| row.days == Days::All);
            let created = nets.iter().filter(|(key, net)| net.before.is_none() && stays(key));
            created.map(|(key, _)| (key.kind, key.id)).collect::<HashSet<(Kind, Id)>>()
        };
        if created.is_empty() { Ok(()) } else { self.bring(&created, since) }
    }

    /// Refused where a record that a command left on one day was moved to another since.
    fn stay_where_they_are(&self, nets: &Nets) -> Result<(), Refusal> {
        let office = self.office();
        let left = nets.iter().filter(|(_, net)| net.after.is_some()).map(|(key, _)| *key);
        let away = |key: &Key| office.row_of(key.kind).is_some_and(|row| row.moves && !(row.has)(&office, key.id));
        let mut away: BTreeMap<Kind, Vec<Key>> = left.filter(away).fold(BTreeMap::new(), |mut away, key| {
            away.entry(key.kind).or_default().push(key);
            away
        });
        while let Some((kind, keys)) = away.pop_first() {
            let mut moved = false;
            let scanned = self.store.scan(&Key::prefix_of(COMMUNITY, kind), &mut |key, _| {
                moved = Key::read(key).is_some_and(|key| keys.iter().any(|from| is_elsewhere(*from, key)));
                if moved { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            scanned.map_err(refused)?;
            if moved {
                return Err(Refusal::from(Not::ChangedSince { kind, field: "date" }));
            }
        }
        Ok(())
    }

    /// What a command made of every key it touched, from its journal frames, and the revision of the first of them.
    pub(in crate::desk) fn nets_of(&self, command: &Command) -> Result<(Nets, Rev), Refusal> {
        let mut frames = Vec::new();
        let mut begun = false;
        for frame in self.store.pasts(1, command.last).rev() {
            let frame = frame.map_err(refused)?;
            if frame.stamp.command == command.id {
                begun = frame.stamp.part == 0;
                frames.push(frame);
            }
            if begun {
                break;
            }
        }
        if !begun {
            return Err(Refusal::from(Not::HistoryEnds));
        }
        let first = frames.last().map_or(command.first, |frame| frame.rev);
        let mut nets: Nets = BTreeMap::new();
        for applied in frames.iter().rev().flat_map(|frame| &frame.ops) {
            let Some(key) = Key::read(applied.op.key()) else { continue };
            let after = match &applied.op {
                Op::Put { value, .. } => Some(value.clone()),
                Op::Delete { .. } => None,
            };
            if let Some(net) = nets.get_mut(&key) {
                net.after = after;
            } else {
                let before = self.value_at(applied.op.key(), applied.prev_rev)?;
                nets.insert(key, Net { before, after });
            }
        }
        Ok((nets, first))
    }

    /// The value that a revision put under a key.
    pub(in crate::desk) fn value_at(&self, key: &[u8], rev: Rev) -> Result<Option<Vec<u8>>, Refusal> {
        if rev == 0 {
            return Ok(None);
        }
        let frame = self.past(rev)?.ok_or(Refusal::from(Not::HistoryEnds))?;
        Ok(frame.ops.iter().find_map(|applied| match &applied.op {
            Op::Put { key: at, value } if at == key => Some(value.clone()),
            _ => None,
        }))
    }

    pub(in crate::desk) fn past(
        &self,
        rev: Rev,
    ) -> Result<Option<std::sync::Arc<crate::store::port::Committed>>, Refusal> {
        self.store.past(rev).map_err(|error: StoreError| refused(error))
    }
}

/// The right that taking something back needs beside that of undoing: what only few may do, only they take back.
fn right_to_take_back(note: &Note) -> Option<Right> {
    let note = note.at_heart();
    if matches!(note, Note::Operators(_)) {
        Some(KEEP)
    } else if matches!(note, Note::Desk(Did::RuleSet { .. })) {
        Some(RULES)
    } else {
        None
    }
}

/// The note of what was taken back, which says how many records were left out.
pub(in crate::desk) fn without(note: Note, skipped: usize) -> Note {
    if skipped == 0 {
        return note;
    }
    let records = u32::try_from(skipped).unwrap_or(u32::MAX);
    let wrapped = |what: Box<Note>| Box::new(Note::Privacy(privacy::Did::Without { records, what }));
    match note {
        Note::Undid { what } => Note::Undid { what: wrapped(what) },
        Note::Redid { what } => Note::Redid { what: wrapped(what) },
        note => *wrapped(Box::new(note)),
    }
}

/// Records that a command moved to another day: the key that each had, and the one that it got.
pub(in crate::desk) fn moved_in(office: &Office, nets: &Nets) -> Vec<(Key, Key)> {
    let moves = |key: &Key| office.row_of(key.kind).is_some_and(|row| row.moves);
    let gone = nets.iter().filter(|(_, net)| net.after.is_none()).map(|(key, _)| *key);
    let came = |from: Key| nets.iter().find(|(to, net)| net.before.is_none() && is_elsewhere(from, **to));
    gone.filter(moves).filter_map(|from| Some((from, *came(from)?.0))).collect()
}

/// Whether this is the key that the same record has on another day: it takes another id and keeps the rest of it.
/// Asked of kinds that move only; what other kinds have behind the day stands on every day.
pub(in crate::desk) fn is_elsewhere(one: Key, other: Key) -> bool {
    one.kind == other.kind && one.id != other.id && rest_of(one.id) == rest_of(other.id)
}

/// The row of a kind that a command touched.
pub(in crate::desk) fn known(office: &Office, kind: Kind) -> Result<&'static KindRow, Refusal> {
    office.row_of(kind).ok_or(Refusal::gone(kind))
}
