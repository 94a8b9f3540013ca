//! The office in memory: every record decoded, with the indices that rules and panes ask for.
//!
//! A cache of the store and nothing more: it is built from a scan and kept up by whole commits, by nobody else.

use std::any::{Any, TypeId};

use hashbrown::HashMap;

use crate::desk::core::commands::{Command, CommandLog, Hand, Sitting};
use crate::desk::core::days::HeldDays;
use crate::desk::core::gap::Gap;
use crate::desk::core::kept::{Entry, Kept};
use crate::desk::core::kind::KindRow;
use crate::desk::core::references::References;
use crate::desk::core::table::{Table, Versioned};
use crate::desk::core::unread::Unread;
use crate::desk::find::things::Things;
use crate::lookup;
use crate::model::{Id, Key, Kind};
use crate::store::Safe;
use crate::store::envelope::Reason;
use crate::store::port::{Committed, Op, Rev};

/// A table or an index, its type forgotten.
type Erased = Box<dyn Any + Send + Sync>;

/// The office's state.
pub struct Office {
    /// What opens the records that it reads.
    pub(in crate::desk) safe: Safe,
    /// The last revision that is in here.
    pub head: Rev,
    /// The kinds that it knows.
    kinds: &'static [KindRow],
    /// A kind's place in `kinds` and `tables`, by its number.
    places: [u8; 256],
    /// A table a kind.
    tables: Vec<Erased>,
    /// The indices of each capability.
    by: HashMap<TypeId, Erased>,
    /// Who refers to whom.
    pub references: References,
    /// Which days of the records that belong to a day are held.
    pub days: HeldDays,
    /// Who works at the desk that keeps this office; nobody where a reader keeps it.
    pub(in crate::desk) hand: Hand,
    /// What may be done there, and whether it is locked.
    pub(in crate::desk) sitting: Sitting,
    /// The last commands, newest last.
    pub commands: CommandLog,
    /// Where people are found, once that was asked for.
    pub(in crate::desk) search: Option<lookup::Index>,
    /// Where everything else is found.
    pub(in crate::desk) things: Things,
    /// Records that do not open: kept in the store as they are.
    pub unread: Unread,
    /// Up to this revision the journal's history cannot be read, as far as the opening has looked; 0 where it can.
    pub history_behind: Rev,
    /// Whether it was opened to be looked at only.
    pub for_looking: bool,
    /// When no desk was open before this one.
    pub gap: Gap,
}

/// No place: the office does not know a kind with this number.
const UNKNOWN: u8 = u8::MAX;

impl Office {
    /// An office without records that knows these kinds.
    pub fn knowing(kinds: &'static [KindRow]) -> Self {
        let mut places = [UNKNOWN; 256];
        for (place, row) in (0..UNKNOWN).zip(kinds) {
            places[usize::from(row.kind.0)] = place;
        }
        Self {
            safe: Safe::plain(),
            head: 0,
            kinds,
            places,
            tables: kinds.iter().map(|row| (row.table)()).collect(),
            by: kinds.iter().map(|row| (row.by)()).collect(),
            references: References::default(),
            days: HeldDays::default(),
            hand: Hand::default(),
            sitting: Sitting::default(),
            commands: CommandLog::default(),
            search: None,
            things: Things::of(kinds),
            unread: Unread::default(),
            history_behind: 0,
            for_looking: false,
            gap: Gap::default(),
        }
    }

    /// The same office, holding these days of what belongs to a day.
    pub(in crate::desk) fn holding(self, days: HeldDays) -> Self {
        Self { days, ..self }
    }

    /// The same office, whose records this safe opens.
    pub(in crate::desk) fn opened_by(self, safe: &Safe) -> Self {
        Self { safe: safe.clone(), ..self }
    }

    /// The kinds that it knows.
    pub fn kinds(&self) -> &'static [KindRow] {
        self.kinds
    }

    /// The row of a kind; `None` for one that a newer program wrote.
    pub fn row_of(&self, kind: Kind) -> Option<&'static KindRow> {
        self.kinds.get(usize::from(self.places[usize::from(kind.0)]))
    }

    /// The records of a type that anybody at the desk may look through.
    pub fn of<R: Kept>(&self) -> &Table<R> {
        const { assert!(!R::SENSITIVE, "a sensitive kind is looked at through what opens it") };
        self.table()
    }

    /// The records of a type, sensitive ones too: for rules.
    pub(in crate::desk) fn table<R: Kept>(&self) -> &Table<R> {
        let place = usize::from(self.places[usize::from(R::KIND.0)]);
        let table = self.tables.get(place).and_then(|table| table.downcast_ref());
        #[expect(clippy::expect_used, reason = "the test of the table of kinds names a record without a row")]
        table.expect("every kind of record has a row in KINDS")
    }

    /// The same, to change.
    fn table_mut<R: Kept>(&mut self) -> &mut Table<R> {
        let place = usize::from(self.places[usize::from(R::KIND.0)]);
        let table = self.tables.get_mut(place).and_then(|table| table.downcast_mut());
        #[expect(clippy::expect_used, reason = "the test of the table of kinds names a record without a row")]
        table.expect("every kind of record has a row in KINDS")
    }

    /// The indices of a capability.
    ///
    /// # Panics
    /// Where no kind of record names them as its own: a defect that every start of the program would show.
    pub fn by<B: Default + Any + Send + Sync>(&self) -> &B {
        let by = self.by.get(&TypeId::of::<B>()).and_then(|by| by.downcast_ref());
        #[expect(clippy::expect_used, reason = "an index is asked for by whoever keeps records in it")]
        by.expect("the indices of a kind are made with its table")
    }

    /// The same, to change.
    fn by_mut<B: Default + Any + Send + Sync>(&mut self) -> &mut B {
        let by = self.by.entry(TypeId::of::<B>()).or_insert_with(|| Box::new(B::default()));
        #[expect(clippy::expect_used, reason = "the key is the type")]
        by.downcast_mut().expect("an index stands under its own type")
    }

    /// The record of a type with this id.
    pub(in crate::desk) fn get<R: Kept>(&self, id: Id) -> Option<&R> {
        self.table::<R>().get(id)
    }

    /// The records of a type that name this record of another type, in the order of their ids.
    pub fn naming<R: Kept, T: Kept>(&self, id: Id) -> impl DoubleEndedIterator<Item = Id> {
        self.references.of_kind(R::KIND, T::KIND, id)
    }

    /// The records of a type that name this record by a field for records of any kind.
    pub(in crate::desk) fn naming_anything<R: Kept>(&self, id: Id) -> impl Iterator<Item = Id> {
        self.references.of_kind(R::KIND, Kind::ANY, id)
    }

    /// What `u` takes back: the last command that whoever is at this desk made here and that still stands.
    pub fn to_undo(&self) -> Option<&Command> {
        self.commands.to_undo(self.hand, |id| self.is_erased(id))
    }

    /// What `C-y` does again.
    pub fn to_redo(&self) -> Option<&Command> {
        self.commands.to_redo(self.hand, |id| self.is_erased(id))
    }

    /// Enters one stored value, at load or from a commit.
    pub fn enter(&mut self, key: &[u8], value: &[u8], rev: Rev) {
        if self.unread.is_newer(key, rev) {
            return;
        }
        let Some((place, row)) = Key::read(key).and_then(|place| Some((place, self.row_of(place.kind)?))) else {
            return self.unread.add(key, (value, rev), Reason::Key);
        };
        match (row.enter)(self, key, value, rev, place.id) {
            Ok(()) => self.unread.remove(key),
            Err(error) => {
                // What was here before is not what stands there now, unless it is what was written later.
                (row.remove)(self, place.id, rev);
                if !(row.has)(self, place.id) {
                    self.unread.add(key, (value, rev), error.reason);
                }
            }
        }
    }

    /// Whether a record is newer here than at a revision: what was read for a rule may be ahead of the feed.
    fn is_newer<R: Kept>(&self, id: Id, rev: Rev) -> bool {
        self.table::<R>().row(id).is_some_and(|row| row.rev > rev)
    }

    /// Enters a record in its table and in all indices, unless a newer one stands there.
    pub(in crate::desk) fn put<R: Kept>(&mut self, id: Id, rev: Rev, record: R) {
        if self.is_newer::<R>(id, rev) {
            return;
        }
        self.strike::<R>(id);
        record.index(self.by_mut(), Entry::Enters);
        self.references.enter(&record);
        self.table_mut().put(id, Versioned { rev, record });
    }

    /// Strikes a record out that was removed at a revision, unless a newer one stands there.
    pub(in crate::desk) fn remove<R: Kept>(&mut self, id: Id, rev: Rev) {
        if !self.is_newer::<R>(id, rev) {
            self.strike::<R>(id);
        }
    }

    /// Enters in the indices what is remembered of a record that is not held itself.
    pub(in crate::desk) fn remember<R: Kept>(&mut self, record: &R) {
        record.index(self.by_mut(), Entry::Enters);
    }

    /// Strikes a record out.
    pub(in crate::desk) fn strike<R: Kept>(&mut self, id: Id) {
        self.take_out::<R>(id, Entry::Leaves);
    }

    /// Takes a record out of its table and of the indices.
    pub(in crate::desk) fn take_out<R: Kept>(&mut self, id: Id, entry: Entry) {
        if let Some(old) = self.table_mut::<R>().remove(id) {
            old.record.index(self.by_mut(), entry);
            self.references.leave(&old.record);
        }
    }

    /// Empties the tables of these kinds, and all indices with them.
    pub(in crate::desk) fn forget(&mut self, kinds: &[Kind]) {
        for (row, table) in self.kinds.iter().zip(&mut self.tables).filter(|(row, _)| kinds.contains(&row.kind)) {
            *table = (row.table)();
        }
        self.by = self.kinds.iter().map(|row| (row.by)()).collect();
        self.references = References::default();
    }

    /// Follows one commit.
    pub fn apply(&mut self, commit: &Committed) {
        for applied in &commit.ops {
            match &applied.op {
                Op::Put { key, value } => self.enter(key, value, commit.rev),
                Op::Delete { key } => {
                    let place = Key::read(key);
                    if let Some((place, row)) = place.and_then(|place| Some((place, self.row_of(place.kind)?))) {
                        (row.remove)(self, place.id, commit.rev);
                    }
                    if !self.unread.is_newer(key, commit.rev) {
                        self.unread.remove(key);
                    }
                }
            }
        }
        // What is found by several records of one command is read once all of them stand.
        for place in commit.ops.iter().filter_map(|applied| Key::read(applied.op.key())) {
            self.follow_in_search(place);
        }
        self.commands.follow(commit);
        self.head = commit.rev;
    }
}
