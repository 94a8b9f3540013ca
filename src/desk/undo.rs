//! Undo and redo: a new command that takes back what another one wrote, under today's rules.
//!
//! What each record was before is read from the journal. A record that was changed since is taken back field by
//! field, and refused by name where the same field was touched again; a creation is not taken back while something
//! refers to it.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::model::{Booking, DayStay, Household, Id, Key, Kind, MealPlan, Note, Refusal, Resident, Slot};
use crate::store::codec;
use crate::store::port::{Op, Rev, StoreError};

use super::change::{Change, Purpose, key_of};
use super::commands::{Command, CommandLog};
use super::kept::{ForKind, Kept, referrers, with_kind};
use super::merge::names;
use super::office::Office;
use super::{Desk, Done, refused};

/// What a command made of one key: the values before and after, `None` where there was nothing.
struct Net {
    before: Option<Vec<u8>>,
    after: Option<Vec<u8>>,
}

impl Desk {
    /// Takes back the last command that still stands.
    pub fn undo(&mut self) -> Result<Done, Refusal> {
        let command = self.office().commands.to_undo().cloned().ok_or(Refusal::NothingToUndo)?;
        self.take_back(&command)
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self) -> Result<Done, Refusal> {
        let command = self.office().commands.to_redo().cloned().ok_or(Refusal::NothingToRedo)?;
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
        let gone: HashSet<(Kind, Id)> =
            nets.iter().filter(|(_, net)| net.before.is_none()).map(|(key, _)| (key.kind, key.id)).collect();
        let mut change = Change::default();
        {
            let office = self.office();
            // What a creation is referred to by lets go of it first.
            let (created, changed): (Vec<_>, Vec<_>) = nets.iter().partition(|(_, net)| net.before.is_none());
            for (key, net) in changed.into_iter().chain(created) {
                with_kind(key.kind, TakeBack { office: &office, change: &mut change, id: key.id, net, gone: &gone })?;
            }
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

    /// What a command made of every key it touched, from its journal frames.
    fn nets_of(&self, command: &Command) -> Result<BTreeMap<Key, Net>, Refusal> {
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
        let mut nets: BTreeMap<Key, Net> = BTreeMap::new();
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
    pub(super) fn value_at(&self, key: &[u8], rev: Rev) -> Result<Option<Vec<u8>>, Refusal> {
        if rev == 0 {
            return Ok(None);
        }
        let frame = self.past(rev)?.ok_or(Refusal::HistoryEnds)?;
        Ok(frame.ops.iter().find_map(|applied| match &applied.op {
            Op::Put { key: at, value } if at == key => Some(value.clone()),
            _ => None,
        }))
    }

    pub(super) fn past(&self, rev: Rev) -> Result<Option<std::sync::Arc<crate::store::port::Committed>>, Refusal> {
        self.store.past(rev).map_err(|error: StoreError| refused(error))
    }
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
        let key = key_of::<R>(id);
        let read = |value: &Option<Vec<u8>>| -> Result<Option<R>, Refusal> {
            let Some(value) = value else { return Ok(None) };
            codec::unpack::<R>(&key, R::KIND as u8, R::SCHEMA, value)
                .map(|(_, record)| Some(record))
                .map_err(|error| Refusal::Damaged { reason: error.to_string() })
        };
        let now = office.get::<R>(id);
        let changed = |field| Err(Refusal::ChangedSince { kind: R::KIND, field });
        match (read(&net.before)?, read(&net.after)?) {
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

/// A household in which somebody lives is headed by one of them, also after something was taken back.
fn check_heads(office: &Office, nets: &BTreeMap<Key, Net>, change: &Change) -> Result<(), Refusal> {
    let mut homes = BTreeSet::new();
    for key in nets.keys() {
        match key.kind {
            Kind::Household => {
                homes.insert(key.id);
            }
            Kind::Resident => {
                let now = office.residents.get(key.id).map(|resident| resident.household);
                homes.extend(now.into_iter().chain(change.record::<Resident>(key.id).map(|back| back.household)));
            }
            _ => {}
        }
    }
    let touched = nets.keys().filter(|key| key.kind == Kind::Resident).map(|key| key.id);
    let touched: Vec<Id> = touched.collect();
    for home in homes {
        let Some(household) = change.after::<Household>(office, home) else { continue };
        let candidates: BTreeSet<Id> = office.by.members.get(&home).chain(touched.iter().copied()).collect();
        let lives = |id: &Id| {
            change.after::<Resident>(office, *id).is_some_and(|who| who.household == home && who.lives_here())
        };
        let living: Vec<Id> = candidates.into_iter().filter(lives).collect();
        if !living.is_empty() && !living.contains(&household.head) {
            return Err(Refusal::HeadOfOthers { others: living.len() });
        }
    }
    Ok(())
}

/// The center's rules for what comes back: a slot never holds more than its room, nobody is at two places at once.
fn check_rules(office: &Office, nets: &BTreeMap<Key, Net>, change: &Change) -> Result<(), Refusal> {
    for key in nets.keys() {
        match key.kind {
            Kind::Slot => {
                if let Some(slot) = change.record::<Slot>(key.id) {
                    super::rules::check_capacity(office, &slot)?;
                }
            }
            Kind::Booking => {
                if let Some(booking) = change.record::<Booking>(key.id) {
                    super::rules::check_clash(office, &booking)?;
                }
            }
            Kind::DayStay => {
                if let Some(stay) = change.record::<DayStay>(key.id) {
                    super::daycare::check_twice(office, &stay)?;
                }
            }
            Kind::MealPlan => {
                if let Some(plan) = change.record::<MealPlan>(key.id) {
                    super::plans::check_overlap(office, &plan)?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}
