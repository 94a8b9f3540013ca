//! Undo and redo: a new command that takes back what another one wrote, under today's rules.
//!
//! What each record was before is read from the journal. A record that was changed since is taken back field by
//! field, and refused by name where the same field was touched again; a creation is not taken back while something
//! refers to it.

use crate::desk::core::{Did, Not};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::ControlFlow;

use crate::desk::core::change::{Change, Purpose};
use crate::desk::core::commands::{Command, CommandLog};
use crate::desk::core::kept::Days;
use crate::desk::core::keys::COMMUNITY;
use crate::desk::core::kind::{KindRow, Net, TakeBack};
use crate::desk::core::office::Office;
use crate::desk::{Desk, Done, refused};
use crate::model::by_day::{day_of, rest_of};
use crate::model::{Care, Household, Id, Key, Kind, Note, Record, Refusal, Resident, Unique, Way, people};
use crate::store::port::{Op, Rev, StoreError};

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
        let logged = {
            let office = self.office();
            let command = office.commands.get(id).cloned();
            if command.is_some() && !office.commands.stands(id) {
                return Err(Refusal::from(Not::NothingToUndo));
            }
            command
        };
        let command = match logged {
            Some(command) => command,
            None => self.command_at(id, rev)?,
        };
        if command.undoes != 0 || command.note.as_ref().is_some_and(|note| !note.can_be_undone()) {
            return Err(Refusal::from(Not::NothingToUndo));
        }
        self.take_back(&command)
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
        let nets = self.nets_of(command)?;
        let days = |key: &Key| self.office().row_of(key.kind).map(|row| row.days);
        let by_day = nets.keys().filter(|key| days(key).is_some_and(|days| days != Days::All));
        let by_day: Vec<Key> = by_day.copied().collect();
        let near: Vec<Key> = by_day.iter().filter(|key| days(key) == Some(Days::Near)).copied().collect();
        self.hold(by_day.iter().map(|key| day_of(key.id)))?;
        for key in near {
            self.fetch_old(key)?;
        }
        self.stay_where_they_are(&nets)?;
        // Whoever refers to what goes may stand on a day that is not held.
        let stays = |key: &Key| self.office().row_of(key.kind).is_some_and(|row| row.days == Days::All);
        let created = nets.iter().filter(|(_, net)| net.before.is_none()).map(|(key, _)| *key);
        let created: Vec<Key> = created.filter(stays).collect();
        for key in created {
            self.bring(key, command.first)?;
        }
        let gone: HashSet<(Kind, Id)> =
            nets.iter().filter(|(_, net)| net.before.is_none()).map(|(key, _)| (key.kind, key.id)).collect();
        let mut change = Change::default();
        {
            let office = self.office();
            // What a creation is referred to by lets go of it first.
            let moved = moved_in(&office, &nets);
            let others = nets.iter().filter(|(key, _)| !moved.iter().any(|(from, to)| from == *key || to == *key));
            let (created, changed): (Vec<_>, Vec<_>) = others.partition(|(_, net)| net.before.is_none());
            for (from, to) in &moved {
                let row = known(&office, from.kind)?;
                (row.move_back)(&office, &mut change, (*from, &nets[from]), (*to, &nets[to]))?;
            }
            let is_import = matches!(command.note, Some(Note::People(people::Did::Imported { .. })));
            let mut touched = BTreeSet::new();
            for (key, net) in changed.into_iter().chain(created) {
                let back = TakeBack { office: &office, change: &mut change, id: key.id, net, gone: &gone };
                if let Err(refusal) = (known(&office, key.kind)?.take_back)(back) {
                    let whose = whose(&office, *key);
                    if !is_import || whose.is_empty() {
                        return Err(refusal);
                    }
                    touched.extend(whose);
                }
            }
            if !touched.is_empty() {
                // Whoever is named can be looked at; more ways than these fit no line.
                let ways = touched.iter().take(3).map(|id| Way::Open { kind: Resident::KIND, id: *id }).collect();
                let people = touched.into_iter().collect();
                return Err(Refusal::from(people::Not::Touched { people }).with_ways(ways));
            }
            for key in nets.keys() {
                (known(&office, key.kind)?.settle)(&office, &mut change, key.id, self.now())?;
            }
            for key in nets.keys() {
                (known(&office, key.kind)?.must_hold)(&office, &change, key.id)?;
            }
        }
        let note = command.note.clone().unwrap_or(Note::Desk(Did::Demo { residents: 0 })).taken_back();
        self.commit(change, Purpose { note, undoes: command.id })
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

    /// What a command made of every key it touched, from its journal frames.
    fn nets_of(&self, command: &Command) -> Result<Nets, Refusal> {
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
        Ok(nets)
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

/// Records that a command moved to another day: the key that each had, and the one that it got.
fn moved_in(office: &Office, nets: &Nets) -> Vec<(Key, Key)> {
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

/// Whose record this is: the person's own, what they need, their number, or the home that they live in.
fn whose(office: &Office, key: Key) -> Vec<Id> {
    if key.kind == Resident::KIND || key.kind == Care::KIND {
        return vec![key.id];
    }
    if key.kind == Household::KIND {
        return office.naming::<Resident, Household>(key.id).collect();
    }
    let number = Some(key).filter(|key| key.kind == Unique::KIND).and_then(|key| office.get::<Unique>(key.id));
    number.map(|number| number.owner).into_iter().collect()
}

/// The row of a kind that a command touched.
fn known(office: &Office, kind: Kind) -> Result<&'static KindRow, Refusal> {
    office.row_of(kind).ok_or(Refusal::gone(kind))
}
