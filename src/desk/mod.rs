//! What may be done: every rule of the desk, and the only writer of the store.
//!
//! One folder a capability, one method a use case; what all of them stand on is [`self::core`]. Rules see the office, the
//! clock, the clerk and fresh ids through [`Desk`], so that every rule can be tested on any day. What they answer is
//! typed: no sentence is made here, and neither the terminal nor any one engine of the store is known.

pub mod activities;
pub mod benefits;
pub mod canteen;
pub mod care;
pub mod center;
pub mod clinic;
pub mod contacts;
pub mod core;
pub mod day_care;
pub mod demo;
pub mod export;
pub mod find;
pub mod guide;
pub mod handover;
pub mod import;
pub mod issues;
pub mod operators;
pub mod people;
pub mod privacy;
pub mod teams;
pub mod visitors;

use crate::model::Resident;
use crate::model::Why;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use parking_lot::RwLock;

use crate::desk::core::opening::Opening;
use crate::exchange::printer::{Printer, Saved};
use crate::model::cause::Cause;
use crate::model::operators::Pin;
use crate::model::register::Secret;
use crate::model::register::rule::RuleRow;
use crate::model::right::Rights;
use crate::model::when::from_civil_seconds;
use crate::model::{Id, Key, Note, Record, Refusal};
use crate::store::Safe;
use crate::store::cache::Cache;
use crate::store::port::{Feed, NotOurs, Store, StoreError};

use crate::desk::core::change::Change;
use crate::desk::core::clock::{Clock, Doubt, IdSource, person_id, to_the_minute};
use crate::desk::core::days::HeldDays;
use crate::desk::core::drafts::DraftFolder;
use crate::desk::core::gap::Gap;
use crate::desk::core::judging::Judging;
use crate::desk::core::keys::COMMUNITY;
use crate::desk::core::office::Office;
use crate::desk::find::people::Merging;
use crate::desk::import::lean::Index;
use crate::desk::operators::looking::Looks;

pub use crate::desk::core::request::Request;
pub use crate::desk::core::shared::{Look, Shared, look};
pub use crate::desk::core::visitor::Visitor;

/// What a use case did, once it is durable.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// The command's id, for undo and history.
    pub command: u64,
    /// What was done.
    pub note: Note,
    /// The record to look at next, where there is one.
    pub record: Option<Key>,
    /// The page that was written, where one was printed into a file.
    pub file: Option<Saved>,
    /// What may be looked at now, where that was a reveal.
    pub opened: Option<Opening>,
}

/// Who is at the desk, and what the desk may do.
#[derive(Default)]
pub struct Settings {
    /// The clerk's short name; the journal keeps the id of their record as an operator.
    pub clerk: String,
    /// Whether the folder is a training folder.
    pub training: bool,
    /// What the records are kept in.
    pub safe: Safe,
    /// The desk's own random id; 0 where it has none.
    pub desk: u64,
    /// What may be done at this desk at most, whoever sits there.
    pub rights: Rights,
}

/// Says whether a passphrase opens the folder.
pub type OpensFolder = Box<dyn Fn(&str) -> bool + Send>;

/// The desk.
pub struct Desk {
    store: Box<dyn Store>,
    office: Shared,
    /// What the store tells; nothing while the office is not to follow.
    feed: Option<Feed>,
    /// The request that is being judged.
    judging: Option<Judging>,
    /// What stands for the office while a roster larger than any office is imported.
    index: Option<Index>,
    clock: Box<dyn Clock>,
    /// That the clock stands far from the last record, until somebody says what is right.
    doubt: Option<Doubt>,
    ids: Box<dyn IdSource>,
    settings: Settings,
    drafts: DraftFolder,
    merging: Merging,
    /// Who was looked at and is not written down yet.
    looks: Looks,
    /// PINs that were typed wrong where nothing could be written.
    tries: BTreeMap<Id, Pin>,
    /// Says whether a passphrase opens the folder, where it is sealed.
    passphrase: Option<OpensFolder>,
    /// Where the search index is kept.
    kept: Option<Cache>,
    printer: Option<Printer>,
}

impl Desk {
    /// Opens the desk on a store: reads every record and the last commands. `progress` hears how many were read.
    pub fn open(
        store: Box<dyn Store>,
        clock: Box<dyn Clock>,
        ids: Box<dyn IdSource>,
        settings: Settings,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Self, Refusal> {
        let near = (HeldDays::near(clock.now().date()), &settings.safe);
        let office = Office::load(near, store.as_ref(), progress).map_err(refused)?;
        Self::with(store, office, clock, ids, settings)
    }

    /// The desk with an office that stands where the store does.
    fn with(
        mut store: Box<dyn Store>,
        office: Office,
        clock: Box<dyn Clock>,
        ids: Box<dyn IdSource>,
        settings: Settings,
    ) -> Result<Self, Refusal> {
        let feed = Some(store.watch(&Key::prefix(COMMUNITY), office.head).map_err(refused)?);
        let doubt = if clock.may_be_wrong() && !settings.training {
            let last = store.pasts(1, store.head()).next_back().transpose().map_err(refused)?;
            last.and_then(|last| Doubt::of(clock.now(), from_civil_seconds(last.stamp.desk_time)))
        } else {
            None
        };
        let mut desk = Self {
            doubt,
            store,
            office: Arc::new(RwLock::new(office)),
            feed,
            judging: None,
            index: None,
            clock,
            ids,
            settings,
            drafts: DraftFolder::default(),
            merging: Merging::default(),
            looks: Looks::default(),
            tries: BTreeMap::new(),
            passphrase: None,
            kept: None,
            printer: None,
        };
        desk.opens();
        desk.begin()?;
        Ok(desk)
    }

    /// Notes since when no desk was open: what ran meanwhile is not for the clock to judge.
    fn opens(&mut self) {
        let until = self.now();
        let mut office = self.office.write();
        let last = office.commands.newest().next().map_or(until, |command| to_the_minute(command.at));
        office.gap = Gap { from: last.min(until), until };
    }

    /// The same desk, keeping its drafts here.
    #[must_use]
    pub fn with_drafts(self, drafts: DraftFolder) -> Self {
        Self { drafts, ..self }
    }

    /// The same desk, whose administrator can always sit down by the passphrase that opens the folder.
    #[must_use]
    pub fn with_passphrase(self, opens: OpensFolder) -> Self {
        self.office.write().sitting.passphrase = true;
        Self { passphrase: Some(opens), ..self }
    }

    /// Forms that were begun and not saved.
    pub fn drafts(&self) -> &DraftFolder {
        &self.drafts
    }

    /// The same desk, whose residents can be found by whatever a visitor says.
    #[must_use]
    pub fn searchable(self) -> Self {
        let today = self.today();
        self.office.write().make_searchable(today);
        self
    }

    /// The same, from the index that an earlier start kept; a large one that must be built is built beside the desk.
    #[must_use]
    pub fn searchable_from(mut self, cache: Cache, told: impl Fn(usize, usize) + Send + 'static) -> Self {
        let today = self.today();
        let mut office = self.office.write();
        if !office.search_from(&cache, today) {
            if office.of::<Resident>().len() < crate::desk::find::people::LARGE {
                office.make_searchable(today);
            } else {
                office.begin_search(today);
                let (shared, cache) = (Arc::clone(&self.office), cache.clone());
                std::thread::spawn(move || crate::desk::find::people::grow(&shared, &cache, &told));
            }
        }
        drop(office);
        self.kept = Some(cache);
        self
    }

    /// Keeps the search index for the next start. It can be built anew, so nobody hears when it could not be kept.
    pub fn keep_search(&self) {
        if let Some(cache) = &self.kept {
            let _ = crate::desk::find::beside::keep(&self.office, cache);
        }
    }

    /// The office that this desk keeps.
    pub fn shared(&self) -> Shared {
        Arc::clone(&self.office)
    }

    /// Looks at the office.
    pub fn office(&self) -> Look<'_> {
        look(&self.office)
    }

    /// The desk's time, to the minute.
    pub fn now(&self) -> DateTime {
        to_the_minute(self.clock.now())
    }

    /// The desk's day.
    pub fn today(&self) -> Date {
        self.clock.now().date()
    }

    /// When what is being recorded happened: the time that was said with it, else now.
    pub(in crate::desk) fn when(&self) -> DateTime {
        self.judging.as_ref().and_then(|judging| judging.when).unwrap_or_else(|| self.now())
    }

    /// The clerk at the desk.
    pub(in crate::desk) fn clerk(&self) -> &str {
        &self.settings.clerk
    }

    /// Whether nothing is written at this time of the clock: it was set by hand, or nobody has said that it is right.
    fn only_looks(&self) -> bool {
        self.doubt.is_some() || self.clock.set_by_hand() && !self.settings.training
    }

    /// That the clock stands far from the last record, where nobody has said yet what is right.
    pub fn doubt(&self) -> Option<Doubt> {
        self.doubt
    }

    /// Somebody at the desk looked at the clock: it is right, or the time is what was typed.
    fn trust_clock(&mut self, typed: Option<DateTime>) -> Result<Done, Refusal> {
        if let Some(now) = typed {
            self.clock.turn_to(now);
        }
        self.doubt = None;
        self.opens();
        self.begin()?;
        self.commit(Change::default(), Note::Desk(core::Did::ClockTrusted { typed: typed.is_some() }))
    }

    /// From now on nobody at this desk may do more than this, whoever sits there.
    pub fn set_rights(&mut self, rights: Rights) {
        self.settings.rights = rights;
        self.office.write().sitting.rights = rights;
    }

    /// The value that a rule has today.
    pub(in crate::desk) fn rule_today(&self, row: &'static RuleRow) -> i64 {
        self.office().rule(row, self.today()).value
    }

    /// A fresh id.
    fn fresh(&mut self) -> Id {
        self.ids.fresh()
    }

    /// A fresh id of a person or a home, of whom the first 48 bits are nobody else's: what erases somebody goes by them.
    fn fresh_person(&mut self) -> Id {
        loop {
            let id = person_id(self.ids.fresh());
            // An id of somebody who was erased is never used again.
            if !id.is_none() && !self.office().is_erased(id) {
                return id;
            }
        }
    }

    /// Makes what a store must have before the first command: its own key on its first day, and the clerk's record.
    fn begin(&mut self) -> Result<(), Refusal> {
        if self.store.is_for_looking() {
            self.office.write().for_looking = true;
            let operator = self.enrol(&mut Change::default())?;
            self.is_meant_at_the_desk(operator);
            return Ok(());
        }
        if self.only_looks() {
            let operator =
                self.office().operator_called(&self.settings.clerk, self.today()).map_or(Id::NONE, |one| one.id);
            self.is_meant_at_the_desk(operator);
            return Ok(());
        }
        self.end_erasures()?;
        let mut change = Change::default();
        self.make_secret(&mut change)?;
        let operator = self.enrol(&mut change)?;
        if change.is_empty() {
            self.is_meant_at_the_desk(operator);
            return Ok(());
        }
        // Command 0 stands in no history: nobody asked for it, and nobody may take it back.
        match self.commit_part(change, Note::Desk(crate::desk::core::Did::Demo { residents: 0 }), 0, 0, true) {
            Ok(_) => self.is_meant_at_the_desk(operator),
            // Another desk opened on the same day.
            Err(Refusal { why: Why::Desk(crate::desk::core::Not::Changed { .. }), .. }) => {
                self.catch_up().map_err(refused)?;
                let operator = self.enrol(&mut Change::default())?;
                self.is_meant_at_the_desk(operator);
            }
            Err(refusal) => return Err(refusal),
        }
        Ok(())
    }

    fn make_secret(&mut self, change: &mut Change) -> Result<(), Refusal> {
        let office = self.office();
        // One that does not open is not replaced: the numbers that it guards would be guarded no more.
        let there = office.of::<Secret>().get(Secret::ONLY).is_some() || office.unread.of(Secret::KIND) > 0;
        drop(office);
        if there {
            return Ok(());
        }
        let mut key = [0; 32];
        for chunk in key.chunks_mut(8) {
            chunk.copy_from_slice(&self.fresh().0.to_le_bytes());
        }
        change.put(&self.office(), &Secret { id: Secret::ONLY, key })
    }
}

/// A store's error as a refusal: what is certain, and what is not.
pub(crate) fn refused(error: StoreError) -> Refusal {
    use crate::desk::core::Not;
    Refusal::from(match error {
        StoreError::NotApplied(cause) => Not::NotWritten { cause },
        StoreError::TooLarge(limit) => Not::NotWritten { cause: Cause::Limit(limit) },
        StoreError::Io(cause) => Not::NotRead { cause },
        StoreError::Unknown(cause) => Not::PerhapsWritten { cause },
        StoreError::ReadOnly(cause) => Not::ReadOnly { cause },
        StoreError::NotOurs(NotOurs::Lock) => Not::LockGone,
        StoreError::NotOurs(NotOurs::Folder) => Not::FolderGone,
        StoreError::NotOurs(NotOurs::Written) => Not::WrittenByOthers,
        StoreError::NotOurs(NotOurs::Looking) => Not::Looking,
        StoreError::Damaged(damage) => Not::Damaged { cause: Cause::Damaged(damage) },
    })
}
