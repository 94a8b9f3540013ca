//! Undo and redo: a new command that takes back what another one wrote, under today's rules.
//!
//! What each record was before is read from the journal. A record that was changed since is taken back field by
//! field, and refused by name where the same field was touched again; a creation is not taken back while something
//! refers to it.

use std::collections::{BTreeMap, HashSet};
use std::ops::ControlFlow;

use crate::model::by_day::day_of;
use crate::model::{Booking, Id, Key, Kind, Note, Record, Refusal};
use crate::store::port::{Op, Rev, StoreError};

use crate::desk::center::coming_back::{check_heads, check_rules, slots_follow};
use crate::desk::core::change::{COMMUNITY, Change, Purpose, key_of};
use crate::desk::core::commands::{Command, CommandLog};
use crate::desk::core::kept::{ForKind, Kept, referrers, with_kind};
use crate::desk::core::office::Office;
use crate::desk::people::merge::names;
use crate::desk::{Desk, Done, refused};

/// What a command made of one key: the values before and after, `None` where there was nothing.
pub(in crate::desk) struct Net {
    before: Option<Vec<u8>>,
    after: Option<Vec<u8>>,
}

/// What a command made of every key that it touched.
pub(in crate::desk) type Nets = BTreeMap<Key, Net>;

impl Desk {
    /// Takes back the last command of whoever is at this desk that still stands.
    pub fn undo(&mut self) -> Result<Done, Refusal> {
        let command = self.office().to_undo().cloned().ok_or(Refusal::NothingToUndo)?;
        self.take_back(&command)
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self) -> Result<Done, Refusal> {
        let command = self.office().to_redo().cloned().ok_or(Refusal::NothingToRedo)?;
        self.take_back(&command)
    }

    /// Takes back one command that history shows, whatever was done since; `rev` is any revision that it made.
    pub fn undo_this(&mut self, id: u64, rev: Rev) -> Result<Done, Refusal> {
        let logged = {
            let office = self.office();
            let command = office.commands.get(id).cloned();
            if command.is_some() && !office.commands.stands(id) {
                return Err(Refusal::NothingToUndo);
            }
            command
        };
        let command = match logged {
            Some(command) => command,
            None => self.command_at(id, rev)?,
        };
        if command.undoes != 0 || command.note.as_ref().is_some_and(|note| !note.can_be_undone()) {
            return Err(Refusal::NothingToUndo);
        }
        self.take_back(&command)
    }

    /// A command that the log has forgotten, from the journal.
    fn command_at(&self, id: u64, rev: Rev) -> Result<Command, Refusal> {
        let mut log = CommandLog::default();
        for rev in rev..=self.store.head() {
            let frame = self.past(rev)?.ok_or(Refusal::HistoryEnds)?;
            if frame.stamp.command == id {
                log.follow(&frame);
                if frame.stamp.last {
                    break;
                }
            }
        }
        log.get(id).cloned().ok_or(Refusal::HistoryEnds)
    }

    /// Takes back one command as a whole.
    pub fn take_back(&mut self, command: &Command) -> Result<Done, Refusal> {
        let nets = self.nets_of(command)?;
        self.hold(nets.keys().filter(|key| key.kind.is_by_day()).map(|key| day_of(key.id)))?;
        for key in nets.keys().filter(|key| key.kind.is_by_day() && !key.kind.is_judged_by_day()) {
            self.fetch_old(*key)?;
        }
        self.stay_where_they_are(&nets)?;
        let created = nets.iter().filter(|(_, net)| net.before.is_none()).map(|(key, _)| key);
        for key in created.filter(|key| matches!(key.kind, Kind::Resident | Kind::Room | Kind::Series)) {
            self.bring(key.id, command.first)?;
        }
        let gone: HashSet<(Kind, Id)> =
            nets.iter().filter(|(_, net)| net.before.is_none()).map(|(key, _)| (key.kind, key.id)).collect();
        let mut change = Change::default();
        {
            let office = self.office();
            // What a creation is referred to by lets go of it first.
            let moved = moved_in(&nets);
            let others = nets.iter().filter(|(key, _)| !moved.iter().any(|(from, to)| from == *key || to == *key));
            let (created, changed): (Vec<_>, Vec<_>) = others.partition(|(_, net)| net.before.is_none());
            for (from, to) in &moved {
                move_back(&office, &mut change, (*from, &nets[from]), (*to, &nets[to]))?;
            }
            for (key, net) in changed.into_iter().chain(created) {
                with_kind(key.kind, TakeBack { office: &office, change: &mut change, id: key.id, net, gone: &gone })?;
            }
            slots_follow(&office, &nets, &mut change)?;
            check_rules(&office, &nets, &change)?;
            check_heads(&office, &nets, &change)?;
        }
        let what = Box::new(command.note.clone().unwrap_or(Note::Demo { residents: 0 }));
        let note = match *what {
            Note::Undid { what } => Note::Redid { what },
            _ => Note::Undid { what },
        };
        self.commit(change, Purpose { note, undoes: command.id })
    }

    /// Refused where a booking that a command left on one day was moved to another since.
    fn stay_where_they_are(&self, nets: &Nets) -> Result<(), Refusal> {
        let left = nets.iter().filter(|(key, net)| key.kind == Kind::Booking && net.after.is_some());
        let away = |key: &Key| self.office().bookings.get(key.id).is_none();
        let away: Vec<Key> = left.map(|(key, _)| *key).filter(away).collect();
        if away.is_empty() {
            return Ok(());
        }
        let mut moved = false;
        let scanned = self.store.scan(&Key::prefix_of(COMMUNITY, Kind::Booking as u8), &mut |key, _| {
            moved = Key::read(key).is_some_and(|key| away.iter().any(|from| from.is_elsewhere(key)));
            if moved { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        scanned.map_err(refused)?;
        if moved { Err(Refusal::ChangedSince { kind: Kind::Booking, field: "date" }) } else { Ok(()) }
    }

    /// What a command made of every key it touched, from its journal frames.
    fn nets_of(&self, command: &Command) -> Result<Nets, Refusal> {
        let mut frames = Vec::new();
        let mut rev = command.last;
        loop {
            let frame = self.past(rev)?.ok_or(Refusal::HistoryEnds)?;
            let ours = frame.stamp.command == command.id;
            let first = ours && frame.stamp.part == 0;
            if ours {
                frames.push(frame);
            }
            if first {
                break;
            }
            rev = rev.checked_sub(1).filter(|rev| *rev > 0).ok_or(Refusal::HistoryEnds)?;
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
        let frame = self.past(rev)?.ok_or(Refusal::HistoryEnds)?;
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

/// Bookings that a command moved to another day: the key that each had, and the one that it got.
fn moved_in(nets: &Nets) -> Vec<(Key, Key)> {
    let gone = nets.iter().filter(|(_, net)| net.after.is_none()).map(|(key, _)| *key);
    let came = |from: Key| nets.iter().find(|(to, net)| net.before.is_none() && from.is_elsewhere(**to));
    gone.filter(|key| key.kind == Kind::Booking).filter_map(|from| Some((from, *came(from)?.0))).collect()
}

/// Moves a booking back to the day that it came from, with whatever else was changed of it since.
fn move_back(
    office: &Office,
    change: &mut Change,
    (from, was): (Key, &Net),
    (to, became): (Key, &Net),
) -> Result<(), Refusal> {
    let (Some(mut back), Some(after)) = (
        read::<Booking>(office, from.id, was.before.as_ref())?,
        read::<Booking>(office, to.id, became.after.as_ref())?,
    ) else {
        return Ok(());
    };
    let now = office.bookings.get(to.id).ok_or(Refusal::Gone { kind: Kind::Booking })?;
    for field in Booking::FIELDS {
        let (left, is) = ((field.get)(&after), (field.get)(now));
        if is == left {
            continue;
        }
        let changed = Refusal::ChangedSince { kind: Kind::Booking, field: field.key };
        if (field.get)(&back) != left || (field.set)(&mut back, is).is_err() {
            return Err(changed);
        }
    }
    change.delete::<Booking>(office, to.id);
    change.put(office, &back)
}

/// A value as the record that it is.
fn read<R: Kept>(office: &Office, id: Id, value: Option<&Vec<u8>>) -> Result<Option<R>, Refusal> {
    let Some(value) = value else { return Ok(None) };
    let read = office.safe.read::<R>(&key_of::<R>(id), value);
    // What was there and is sealed or erased by now is nothing that can be put back.
    read.map_err(|error| Refusal::Damaged { reason: error.to_string() })?.ok_or(Refusal::HistoryEnds).map(Some)
}

/// Takes back what a command made of one record.
struct TakeBack<'a> {
    office: &'a Office,
    change: &'a mut Change,
    id: Id,
    net: &'a Net,
    gone: &'a HashSet<(Kind, Id)>,
}

impl ForKind for TakeBack<'_> {
    type Out = Result<(), Refusal>;

    fn visit<R: Kept>(self) -> Self::Out {
        let Self { office, change, id, net, gone } = self;
        office.unread.lets_write(&key_of::<R>(id), R::KIND)?;
        let now = office.get::<R>(id);
        let changed = |field| Err(Refusal::ChangedSince { kind: R::KIND, field });
        match (read::<R>(office, id, net.before.as_ref())?, read::<R>(office, id, net.after.as_ref())?) {
            (None, None) => Ok(()),
            (None, Some(created)) => {
                let Some(now) = now else { return Ok(()) };
                match now.without_creation(&created) {
                    Some(rest) if rest == *now => return Ok(()),
                    Some(rest) => return change.put(office, &rest),
                    None => {}
                }
                if *now != created {
                    let field = R::FIELDS.iter().find(|field| (field.get)(now) != (field.get)(&created));
                    return changed(field.map_or("", |field| field.key));
                }
                let lets_go = |(kind, other)| with_kind(kind, LetsGo { change, id: other, of: id });
                let others: Vec<_> = referrers(office, R::KIND, id)
                    .into_iter()
                    .filter(|other| !gone.contains(other) && !lets_go(*other))
                    .collect();
                if let Some((by, _)) = others.first() {
                    let count = others.iter().filter(|(kind, _)| kind == by).count();
                    return Err(Refusal::Referred { by: *by, count });
                }
                if R::KIND == Kind::Resident {
                    office.may_go(id)?;
                }
                change.delete::<R>(office, id);
                Ok(())
            }
            (Some(deleted), None) => match now {
                Some(_) => changed(""),
                None => change.put(office, &deleted),
            },
            (Some(before), Some(after)) => {
                let Some(now) = now else { return Err(Refusal::Gone { kind: R::KIND }) };
                let mut back = now.clone();
                back.take_back(&before, &after).map_err(|field| Refusal::ChangedSince { kind: R::KIND, field })?;
                if back == *now { Ok(()) } else { change.put(office, &back) }
            }
        }
    }
}

/// Whether a change makes a record refer to another no more: who moved to a new address moves back from it first.
struct LetsGo<'a> {
    change: &'a Change,
    id: Id,
    of: Id,
}

impl ForKind for LetsGo<'_> {
    type Out = bool;

    fn visit<R: Kept>(self) -> bool {
        self.change.record::<R>(self.id).is_some_and(|record| !names(&record, self.of))
    }
}
