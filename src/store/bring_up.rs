//! Bringing sled to where the journal is: replay what it lacks, or build it anew from snapshot and journal.
//! Runs on its own thread while the engine already answers reads, and first makes sure of what it starts from. It never writes to the journal, and where sled
//! has come further than the journal it stops and names what the journal lost.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::error::{Damage, OpenError, Wrong};
use super::history::History;
use super::home::Home;
use super::image::Image;
use super::load::{self, Care};
use super::lock::Anchor;
use super::port::{Committed, Op, Rev, StoreError};
use super::quarantine::{self, Doubt};
use super::reader;
use super::setsum::SetSum;
use super::sled_side::{Changes, Fault, Handle, Mark};
use super::snapshot::Snapshot;
use crate::model::cause::Cause;

/// How many entries sled is given at a time, and after how many somebody is told.
const AT_ONCE: usize = 1_000;

/// How many commits before those that the image replayed are known again by their ids; the engine promises as many.
const OLDER_IDS: usize = 4_096;

/// Long work that a person may be waiting for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// Entries or commits done.
    pub done: u64,
    /// Out of how many.
    pub total: u64,
}

/// What is being done while the store is brought up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Commits of the journal are being applied again.
    Replay,
    /// Every entry is being counted and hashed, after an unclean stop.
    Verify,
    /// sled is being built anew.
    Rebuild,
}

/// Told about long work, on whatever thread does it.
pub type OnProgress = Arc<dyn Fn(Progress) + Send + Sync>;

/// sled, at the image's revision.
#[derive(Debug)]
pub(super) struct BroughtUp {
    pub(super) sled: Handle,
    /// Why it was built anew, if it was.
    pub(super) rebuilt: Option<Rebuilt>,
    /// What is wrong with the newest snapshot; an older one and the journal made up for it.
    pub(super) snapshot: Option<Damage>,
    /// Ids of commits before those that the image replayed.
    pub(super) ids: Vec<(u64, Rev)>,
}

/// Why sled was built anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rebuilt {
    /// It was not there, or not whole.
    Absent,
    /// It failed or panicked.
    Failed(Cause),
    /// Its entries were not those of the journal.
    Differed,
    /// It belonged to another store.
    Foreign,
}

impl Rebuilt {
    /// Whether what stood there is known to be worth nothing: none of it was another store's.
    fn is_certain(&self) -> bool {
        match self {
            Self::Absent | Self::Failed(_) | Self::Differed => true,
            Self::Foreign => false,
        }
    }
}

/// Why sled cannot be used.
#[derive(Debug, Clone, thiserror::Error)]
pub(super) enum Refusal {
    /// sled holds what the journal has lost.
    #[error(transparent)]
    Ahead(Damage),
    /// It could not even be built anew.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Snapshot or journal could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The thread's work.
pub(super) struct BringUp {
    pub(super) home: Home,
    pub(super) image: Arc<Image>,
    /// Whether the last writer stopped without closing.
    pub(super) unclean: bool,
    pub(super) on_progress: OnProgress,
    /// Bytes of sled's pages that stay in memory.
    pub(super) cache: u64,
    /// The oldest revision whose id is known already.
    pub(super) ids_from: Rev,
    /// Whether `CURRENT` said how far the store reaches, and nothing was wiped from the journal's end.
    pub(super) certain: bool,
    /// The folder's lock: sled is neither opened nor set aside in a folder that is not ours any more.
    pub(super) anchor: Arc<Anchor>,
}

impl BringUp {
    pub(super) fn run(mut self) -> Result<BroughtUp, Refusal> {
        let up = self.bring_up();
        // A folder that is gone takes sled's files along: say what happened, not what came of it.
        up.map_err(|refusal| self.ours().err().unwrap_or(refusal))
    }

    /// Refused where the folder is not the one that was opened.
    fn ours(&self) -> Result<(), Refusal> {
        let holds = self.anchor.holds().map_err(Fault::from)?;
        holds.map_err(|why| Refusal::Store(why.into()))
    }

    fn bring_up(&mut self) -> Result<BroughtUp, Refusal> {
        let snapshot = self.verify()?;
        let mut history = History::new(self.home.clone());
        history.set_head(self.image.head);
        let (sled, rebuilt) = match self.keep(&history) {
            Ok(sled) => (sled, None),
            Err(Verdict::Stop(refusal)) => return Err(refusal),
            Err(Verdict::Rebuild(why)) => {
                let doubt = if self.certain && why.is_certain() { Doubt::None } else { Doubt::Some };
                quarantine::set_aside(&self.home, doubt, &self.anchor).map_err(Fault::from)?;
                // A store that was never written to has nothing to be rebuilt.
                (self.rebuild()?, (self.image.head > 0).then_some(why))
            }
        };
        let ids = self.older_ids(&history);
        Ok(BroughtUp { sled, rebuilt, snapshot, ids })
    }

    /// Reads every block of the image's snapshot once. Where one is damaged, goes on from an older snapshot, which
    /// with the journal comes to the same image, and answers the damage.
    fn verify(&mut self) -> Result<Option<Damage>, Refusal> {
        let verified = self.image.snapshot.as_ref().map_or(Ok(()), Snapshot::verify);
        let damage = match verified {
            Ok(()) => return Ok(None),
            Err(OpenError::Damaged(damage)) => damage,
            Err(other) => return Err(StoreError::from(other).into()),
        };
        let again = || {
            let (manifest, start) = reader::present(&self.home)?;
            load::load(&self.home, start, manifest.last_segment, self.image.head, Care::Whole)
        };
        self.image = Arc::new(again().map_err(StoreError::from)?.image);
        Ok(Some(damage))
    }

    /// The sled that is there, caught up; or why it cannot be kept.
    fn keep(&self, history: &History) -> Result<Handle, Verdict> {
        if !self.home.disk.is_there(&self.home.sled()).map_err(Fault::from)? {
            return Err(Verdict::Rebuild(Rebuilt::Absent));
        }
        let sled = Handle::open(&self.home, self.cache, Some(&self.anchor))?;
        let Err(verdict) = self.catch_up(&sled, history) else {
            return Ok(sled);
        };
        match verdict {
            Verdict::Rebuild(Rebuilt::Failed(_)) | Verdict::Stop(Refusal::Fault(_)) => {
                sled.abandon();
            }
            _ => sled.close()?,
        }
        Err(verdict)
    }

    fn catch_up(&self, sled: &Handle, history: &History) -> Result<(), Verdict> {
        let head = self.image.head;
        let Some(mark) = sled.mark()? else {
            // Cut off while it was being built, or worse.
            self.survey(sled)?;
            return Err(Verdict::Rebuild(Rebuilt::Absent));
        };
        if mark.store != self.home.store {
            return Err(Verdict::Rebuild(Rebuilt::Foreign));
        }
        if mark.rev > head {
            return Err(self.ahead(mark.rev));
        }
        for commit in history.pasts(mark.rev.saturating_add(1), head) {
            // A past that cannot be read costs a rebuild, not the store: the image is whole.
            let commit = commit.map_err(|_| Verdict::Rebuild(Rebuilt::Differed))?;
            replay(sled, &commit)?;
            self.tell_sometimes(Stage::Replay, commit.rev - mark.rev, head - mark.rev);
        }
        if self.unclean || mark != self.mark() {
            if self.survey(sled)? != self.image.sum {
                return Err(Verdict::Rebuild(Rebuilt::Differed));
            }
            sled.apply(&Changes::default(), &self.mark())?;
        }
        // Nothing else proves sled's entries: somebody without a key may have put an older one back.
        if self.home.seal.is_sealed() && !self.is_same(sled)? {
            return Err(Verdict::Rebuild(Rebuilt::Differed));
        }
        Ok(())
    }

    /// Whether sled holds exactly what the image does, which is proved by its tags.
    fn is_same(&self, sled: &Handle) -> Result<bool, Verdict> {
        let (mut ours, mut theirs) = (self.home.seal.digest(), self.home.seal.digest());
        let scanned = self.image.scan_raw(&[], &mut |key, rev, value| {
            ours.add(key, rev, value);
            ControlFlow::Continue(())
        });
        scanned.map_err(|error| Verdict::Stop(Refusal::Store(error.into())))?;
        sled.scan(&[], &mut |key, rev, value| {
            theirs.add(key, rev, value);
            ControlFlow::Continue(())
        })?;
        Ok(ours.finish() == theirs.finish())
    }

    /// Looks at every entry of sled: what they come to, unless one of them is newer than the journal.
    fn survey(&self, sled: &Handle) -> Result<SetSum, Verdict> {
        let total = self.image.sum.count;
        let (sum, newest) = sled.survey(&self.home.seal, |done| self.tell_sometimes(Stage::Verify, done, total))?;
        // It may have been taken in while the mark behind it never reached the disk.
        if newest > self.image.head { Err(self.ahead(newest)) } else { Ok(sum) }
    }

    /// sled holds a revision that the journal does not: the journal has lost its end, and the shorter side is never
    /// taken for the right one.
    fn ahead(&self, newest: Rev) -> Verdict {
        let from = self.image.head + 1;
        let damage = Damage::to_range(&self.home.journal(), Wrong::End, from, newest);
        Verdict::Stop(Refusal::Ahead(damage))
    }

    /// Builds sled from the image. The mark comes last, so that a build which was cut off is never taken for a whole
    /// one.
    fn rebuild(&self) -> Result<Handle, Refusal> {
        let sled = Handle::open(&self.home, self.cache, Some(&self.anchor))?;
        let total = self.image.sum.count;
        let mut done = 0;
        let mut changes = Changes::default();
        let mut sum = SetSum::default();
        let mut outcome = Ok(());
        let scanned = self.image.scan_raw(&[], &mut |key, rev, value| {
            changes.put(key, rev, value);
            sum.add(&self.home.seal, key, rev, value);
            if changes.len() == AT_ONCE {
                done += AT_ONCE as u64;
                outcome = sled.fill(&std::mem::take(&mut changes));
                self.tell(Stage::Rebuild, done, total);
            }
            match outcome {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            }
        });
        let finish = || -> Result<(), Refusal> {
            scanned.map_err(StoreError::from)?;
            outcome?;
            if sum != self.image.sum {
                let damage = Damage::to_file(&self.home.journal(), Wrong::Sum);
                return Err(StoreError::from(damage).into());
            }
            sled.apply(&changes, &self.mark())?;
            Ok(sled.flush()?)
        };
        match finish() {
            Ok(()) => {
                if total > 0 {
                    self.tell(Stage::Rebuild, total, total);
                }
                Ok(sled)
            }
            Err(refusal) => {
                sled.abandon();
                Err(refusal)
            }
        }
    }

    /// Ids of commits older than those the image replayed, so that a commit is known again after a snapshot.
    fn older_ids(&self, history: &History) -> Vec<(u64, Rev)> {
        let mut ids = Vec::new();
        for rev in (1..self.ids_from).rev().take(OLDER_IDS) {
            // Where the past cannot be read, what can is enough.
            let Ok(Some(commit)) = history.past(rev) else {
                break;
            };
            ids.push((commit.id, rev));
        }
        ids
    }

    /// The mark of a sled that holds what the image holds.
    fn mark(&self) -> Mark {
        Mark { store: self.home.store, rev: self.image.head, sum: self.image.sum }
    }

    fn tell(&self, stage: Stage, done: u64, total: u64) {
        (self.on_progress)(Progress { stage, done, total });
    }

    fn tell_sometimes(&self, stage: Stage, done: u64, total: u64) {
        if done.is_multiple_of(AT_ONCE as u64) {
            self.tell(stage, done, total);
        }
    }
}

enum Verdict {
    Rebuild(Rebuilt),
    Stop(Refusal),
}

impl From<Fault> for Verdict {
    fn from(fault: Fault) -> Self {
        if fault.0.is_full() {
            // Building it anew takes more space, not less.
            return Self::Stop(fault.into());
        }
        Self::Rebuild(Rebuilt::Failed(fault.0))
    }
}

/// Applies a commit of the journal once more: whole values, so it does no harm where sled had some of it already.
fn replay(sled: &Handle, commit: &Committed) -> Result<(), Fault> {
    let mut changes = Changes::default();
    for applied in &commit.ops {
        match &applied.op {
            Op::Put { key, value } => changes.put(key, commit.rev, value),
            Op::Delete { key } => changes.delete(key),
        }
    }
    sled.fill(&changes)
}
