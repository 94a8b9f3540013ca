//! The embedded engine: what a commit waits for is the journal; what holds every record is sled.
//! A commit checks its preconditions, is appended and synced, and is acknowledged; sled takes it in a moment later,
//! and until then it is read in front of sled. After a failed sync, or once sled fails, the engine takes no more
//! writes and says why; reading goes on.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::bloom::Bloom;
use super::bring_up::Rebuilt;
use super::error::Damage;
use super::forget;
use super::history::History;
use super::home::Home;
use super::intake::Intake;
use super::journal::Journal;
use super::limits;
use super::lock::Held;
use super::plan::{Before, Plan, See};
use super::port::{Commit, Committed, Entry, Feed, Gone, Outcome, Pasts, Read, Rev, Store, StoreError, Teller, Visit};
use super::safe::Safe;
use super::setsum::SetSum;
use super::side::Side;
use super::sled_side::{Fault, Mark};
use super::supply::Supply;
use super::upkeep::{Report, Work};
use crate::model::cause::{Cause, System};

/// How many ids of past commits are remembered.
const IDS: usize = 65_536;

/// After how many slices the free space is looked at again.
const LOOK_AT_SPACE: u32 = 32;

/// The embedded engine. Dropping it closes it: a checkpoint, then the lock is let go.
///
/// An id is known again for at least the 4,096 commits after it, also after a crash.
#[derive(Debug)]
pub struct Engine {
    pub(super) home: Home,
    /// What opens it, where it is sealed.
    pub(super) safe: Safe,
    pub(super) lock: Option<Held>,
    pub(super) supply: Arc<Supply>,
    pub(super) report: Arc<Report>,
    pub(super) upkeep: Option<std::thread::JoinHandle<()>>,
    pub(super) journal: Journal,
    pub(super) history: History,
    pub(super) side: Side,
    /// What is not there for certain, where that was asked for.
    pub(super) bloom: Option<Bloom>,
    pub(super) head: Rev,
    pub(super) sum: SetSum,
    pub(super) ids: Ids,
    /// Whoever watches made every commit itself: there is one writer, and no feed ever knocks.
    pub(super) watchers: Vec<Teller>,
    /// Bytes of the disk that stay free for sled and for the person to clean up with.
    pub(super) reserve: u64,
    /// For how many more slices the last look at the free space is good.
    pub(super) looked_at_space: u32,
    /// Why no more writes are taken.
    pub(super) stopped: Option<StoreError>,
    pub(super) notes: Vec<Note>,
}

/// Something that was put right while opening and that a person should hear of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// sled was built anew from snapshot and journal.
    Rebuilt(Rebuilt),
    /// A snapshot could not be read; an older one and the journal made up for it.
    Snapshot(Damage),
    /// `CURRENT` could not be read and was worked out from the files.
    Current,
    /// A write that had never been acknowledged was cut off and wiped.
    TornEnd,
}

/// The ids of the latest commits.
#[derive(Debug, Default)]
pub(super) struct Ids {
    revs: HashMap<u64, Rev>,
    order: VecDeque<u64>,
}

impl Ids {
    pub(super) fn get(&self, id: u64) -> Option<Rev> {
        self.revs.get(&id).copied()
    }

    pub(super) fn push(&mut self, id: u64, rev: Rev) {
        if self.revs.insert(id, rev).is_none() {
            self.order.push_back(id);
        }
        if self.order.len() > IDS
            && let Some(oldest) = self.order.pop_front()
        {
            self.revs.remove(&oldest);
        }
    }

    /// Adds ids older than all known ones, the newest first.
    pub(super) fn add_older(&mut self, ids: Vec<(u64, Rev)>) {
        for (id, rev) in ids {
            if self.order.len() < IDS && !self.revs.contains_key(&id) {
                self.revs.insert(id, rev);
                self.order.push_front(id);
            }
        }
    }
}

impl Engine {
    /// How many entries there are.
    pub fn count(&self) -> u64 {
        self.sum.count
    }

    /// The store's random id.
    pub fn store_id(&self) -> u64 {
        self.home.store
    }

    /// What was put right so far while opening; complete once [`Engine::settle`] has answered.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Why the engine takes no writes, if it does not.
    pub fn stopped(&self) -> Option<&StoreError> {
        self.stopped.as_ref()
    }

    /// Why the last snapshot could not be written, if so; the one before it and the journal still hold everything.
    pub fn snapshot_error(&self) -> Option<Cause> {
        self.report.condense_error.lock().ok()?.clone()
    }

    /// Waits until sled stands beside the journal. Opening returns before that, and reads do not need it; the first
    /// commit does it by itself. An error says why no write will be taken.
    pub fn settle(&mut self) -> Result<(), StoreError> {
        if let Some(outcome) = self.side.join() {
            match outcome {
                Ok(up) => {
                    self.notes.extend(up.snapshot.map(Note::Snapshot));
                    self.notes.extend(up.rebuilt.map(Note::Rebuilt));
                    self.ids.add_older(up.ids);
                    self.supply.send(Work::Sled(up.sled.clone()));
                    match Intake::start(up.sled) {
                        Ok(intake) => self.side.use_sled(intake),
                        Err(fault) => self.fall(fault),
                    }
                }
                Err(why) => self.stopped = Some(why),
            }
        }
        let in_checkpoint = || self.report.sled_fault.lock().ok()?.take();
        if let Some(fault) = self.side.fault().or_else(in_checkpoint) {
            self.fall(fault);
        }
        match &self.stopped {
            None => Ok(()),
            Some(why) => Err(why.clone()),
        }
    }

    /// Goes on without sled: reads come from snapshot and journal, which hold everything acknowledged.
    fn fall(&mut self, fault: Fault) {
        // A folder that is gone takes sled's files along: say what happened, not what came of it.
        self.stopped = Some(match self.journal.is_as_left() {
            Ok(Err(why)) => why.into(),
            Ok(Ok(())) | Err(_) => StoreError::ReadOnly(fault.0.clone()),
        });
        self.side.fall(fault);
    }

    /// Refuses work before it is accepted while the disk is nearly full. Looks only now and then: the journal's own
    /// space is there already, and the reserve is far larger than what sled may take meanwhile.
    fn check_space(&mut self) -> Result<(), StoreError> {
        if self.looked_at_space > 0 {
            self.looked_at_space -= 1;
            return Ok(());
        }
        let free = self.journal.free_bytes().unwrap_or(u64::MAX);
        if free < self.reserve {
            return Err(StoreError::NotApplied(Cause::NearlyFull { free }));
        }
        self.looked_at_space = LOOK_AT_SPACE;
        Ok(())
    }

    /// Makes the plan durable. Only an error that [`StoreError::NotApplied`] names leaves the engine writable.
    fn write(&mut self, plan: Plan<'_>) -> Result<(), StoreError> {
        let last_rev = self.head + u64::from(plan.frames());
        let (content, changes, commits) = plan.finish();
        let unclear = |error: std::io::Error| StoreError::NotApplied(Cause::from(&error));
        if let Err(why) = self.journal.is_as_left().map_err(unclear)? {
            self.stopped = Some(why.into());
            return Err(why.into());
        }
        self.journal.reserve(content.bytes.len())?;
        let sum = content.sum;
        if let Some(bloom) = &mut self.bloom {
            changes.keys().for_each(|key| bloom.add(key));
        }
        let placed = match self.journal.append(self.home.store, content) {
            Ok(placed) => placed,
            Err(e) => {
                let why = Cause::System(System::at(&self.home.journal(), &e));
                self.stopped = Some(StoreError::ReadOnly(why.clone()));
                return Err(StoreError::Unknown(why));
            }
        };
        let mark = Mark { store: self.home.store, rev: last_rev, sum };
        // From here on the commits are durable: whatever becomes of sled, they are acknowledged.
        self.side.push(changes, mark);
        self.head = last_rev;
        self.sum = sum;
        self.report.head.store(last_rev, Ordering::Release);
        let commits: Vec<_> = commits.into_iter().map(Arc::new).collect();
        for commit in &commits {
            self.ids.push(commit.id, commit.rev);
            self.publish(commit);
        }
        self.history.push(placed.segment, placed.at, commits);
        if !self.report.dirty.swap(true, Ordering::AcqRel) {
            self.supply.send(Work::Dirty);
        }
        Ok(())
    }

    /// Whether nothing stands under a key for certain.
    fn lacks(&self, key: &[u8]) -> bool {
        self.bloom.as_ref().is_some_and(|bloom| bloom.lacks(key))
    }

    fn publish(&mut self, commit: &Arc<Committed>) {
        self.watchers.retain(|teller| teller.tell(commit));
    }
}

impl Before for Engine {
    fn before(&self, key: &[u8], see: See<'_>) -> Result<(), Fault> {
        if self.lacks(key) {
            see(None);
            return Ok(());
        }
        self.side.before(key, see)
    }
}

impl Read for Engine {
    fn get(&self, key: &[u8]) -> Result<Option<Entry>, StoreError> {
        if self.lacks(key) { Ok(None) } else { self.side.get(key) }
    }

    fn scan(&self, prefix: &[u8], visit: Visit<'_>) -> Result<Rev, StoreError> {
        self.side.scan(prefix, visit)?;
        Ok(self.head)
    }

    fn past(&self, rev: Rev) -> Result<Option<Arc<Committed>>, StoreError> {
        self.history.past(rev)
    }

    fn pasts(&self, from: Rev, to: Rev) -> Pasts<'_> {
        self.history.pasts(from, to)
    }

    fn head(&self) -> Rev {
        self.head
    }
}

impl Store for Engine {
    fn commit_all(&mut self, commits: &[Commit]) -> Result<Vec<Outcome>, StoreError> {
        limits::check(commits)?;
        self.settle()?;
        self.check_space()?;
        let folder = self.home.seal.clone();
        let planned = Plan::make((self.head, self.sum, &folder), &self.ids, commits, self);
        let (plan, outcomes) = match planned {
            Ok(planned) => planned,
            Err(fault) => {
                let why = fault.0.clone();
                self.fall(fault);
                return Err(match &self.stopped {
                    Some(StoreError::NotOurs(why)) => (*why).into(),
                    _ => StoreError::NotApplied(why),
                });
            }
        };
        if plan.frames() > 0 {
            self.write(plan)?;
        }
        Ok(outcomes)
    }

    fn forget(&mut self, gone: &Gone) -> Result<(), StoreError> {
        self.settle()?;
        let Some(vault) = self.safe.vault() else { return Ok(forget::note(&self.home, gone)?) };
        // Keys that are gone take every version of a value along, in older backups too; what lies under others is laid
        // out anew.
        let (at, by) = gone.when;
        vault.erase(&gone.subjects, &gone.periods, super::vault::Mark { at, by })?;
        if gone.keys.is_empty() {
            return Ok(());
        }
        Ok(forget::note(&self.home, &Gone { subjects: Vec::new(), ..gone.clone() })?)
    }

    fn watch(&mut self, prefix: &[u8], after: Rev) -> Result<Feed, StoreError> {
        let (teller, feed) = Feed::of(prefix);
        for commit in self.pasts(after.saturating_add(1), self.head) {
            teller.tell(&commit?);
        }
        self.watchers.push(teller);
        Ok(feed)
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        // Errors cannot be told any more: whatever is not closed cleanly is put right by the next opening.
        let settled = self.settle();
        self.supply.send(Work::Stop);
        if let Some(thread) = self.upkeep.take() {
            let _ = thread.join();
        }
        let closed = self.side.close();
        if settled.is_ok() && closed.is_ok() && self.supply.note_head(self.head).is_ok() {
            let _ = self.lock.take().map(Held::close);
        }
    }
}
