//! The background thread: makes the journal's next segment, condenses closed segments into a snapshot, and
//! writes checkpoints. It waits on one channel, with a timeout only while a checkpoint is due, so an idle desk
//! never wakes it.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::condense;
use super::error::{At, OpenError};
use super::load::{self, Care, Start};
use super::manifest::Generation;
use super::sled_side::{Fault, Handle};
use super::supply::Supply;
use crate::model::cause::Cause;

/// What the background thread is asked to do.
#[derive(Debug)]
pub(super) enum Work {
    /// Make the segment that is wanted.
    Prepare,
    /// Segments before this one are closed.
    Closed(u64),
    /// Sled is open; checkpoints are written through this.
    Sled(Handle),
    /// Something was committed since the last checkpoint.
    Dirty,
    /// End.
    Stop,
}

/// What the background thread reports.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// The last revision that was acknowledged; read by checkpoints.
    pub(super) head: AtomicU64,
    /// Whether anything was committed since the last checkpoint.
    pub(super) dirty: AtomicBool,
    /// Set when sled failed in a checkpoint.
    pub(super) sled_fault: std::sync::Mutex<Option<Fault>>,
    /// Why the last snapshot was not written; the one before is still good.
    pub(super) condense_error: std::sync::Mutex<Option<Cause>>,
}

/// Works until told to stop: a checkpoint comes `every` so often, `reserve` bytes of the disk stay free.
pub(super) fn run(supply: &Supply, report: &Arc<Report>, (every, reserve): (Duration, u64), work: &Receiver<Work>) {
    let mut sled: Option<Handle> = None;
    let mut due: Option<Instant> = None;
    // The segment that is being written: those before it are closed.
    let mut current = 0;
    loop {
        let next = match due {
            None => work.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(at) => work.recv_timeout(at.saturating_duration_since(Instant::now())),
        };
        match next {
            Ok(Work::Prepare) => supply.prepare(),
            Ok(Work::Closed(before)) => {
                current = before;
                let done = condense_closed(supply, current, reserve, Pace::Busy);
                due = due.or((done.as_ref().ok() == Some(&Behind::Some)).then(|| Instant::now() + every));
                set(&report.condense_error, done.err().map(Cause::from));
            }
            Ok(Work::Sled(handle)) => sled = Some(handle),
            Ok(Work::Dirty) => {
                due.get_or_insert_with(|| Instant::now() + every);
            }
            Err(RecvTimeoutError::Timeout) => {
                due = None;
                if checkpoint(supply, report, sled.as_ref()).is_break() {
                    sled = None;
                }
                let done = condense_closed(supply, current, reserve, Pace::Quiet);
                set(&report.condense_error, done.err().map(Cause::from));
            }
            Ok(Work::Stop) | Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Flushes sled, then notes how far the store certainly reaches. Breaks when sled must not be used again.
fn checkpoint(supply: &Supply, report: &Report, sled: Option<&Handle>) -> ControlFlow<()> {
    report.dirty.store(false, Ordering::Release);
    let head = report.head.load(Ordering::Acquire);
    if let Some(Err(fault)) = sled.map(Handle::flush) {
        set(&report.sled_fault, Some(fault));
        return ControlFlow::Break(());
    }
    // Without the note a later check is only a little less sharp.
    let _ = supply.note_head(head);
    ControlFlow::Continue(())
}

fn set<T>(slot: &std::sync::Mutex<Option<T>>, value: Option<T>) {
    if let Ok(mut slot) = slot.lock() {
        *slot = value;
    }
}

/// Bytes of closed segments that never wait for more: whoever reads or merges them holds them in memory.
const MOST_BEHIND: u64 = 16 * 1024 * 1024;

/// How much is going on: a snapshot is written whole, so the busier the desk, the more must wait behind the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pace {
    /// Segments are being filled.
    Busy,
    /// A checkpoint is due. What is condensed now, the next opening need not replay.
    Quiet,
}

impl Pace {
    /// Bytes of closed segments that are worth a snapshot, behind one of so many bytes.
    fn worth(self, snapshot: u64) -> u64 {
        match self {
            Self::Busy => (snapshot / 2).min(MOST_BEHIND),
            Self::Quiet => (snapshot / 16).min(MOST_BEHIND),
        }
    }
}

/// Whether closed segments lie behind the newest snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Behind {
    None,
    Some,
}

/// Merges closed segments into a new snapshot once that is worth it, where the disk has room for it beside the
/// `reserve`: what is tidied up must never take the space that commits are promised.
fn condense_closed(supply: &Supply, current: u64, reserve: u64, pace: Pace) -> Result<Behind, OpenError> {
    let home = supply.home();
    supply.anchor().check()?;
    let manifest = supply.manifest();
    let newest = manifest.snapshots.first();
    let first = newest.map_or(1, |newest| newest.segment);
    let size = |path: PathBuf| home.disk.size(&path).unwrap_or(0);
    let closed: u64 = (first..current).map(|n| size(home.segment(n))).sum();
    let before = newest.map_or(0, |newest| size(home.snapshot(newest.rev)));
    if closed == 0 {
        return Ok(Behind::None);
    }
    if closed < pace.worth(before) {
        return Ok(Behind::Some);
    }
    let free = home.disk.free_bytes(&home.dir).at(&home.dir)?;
    if free < reserve.saturating_add(before + closed) {
        return Err(std::io::Error::from(std::io::ErrorKind::StorageFull)).at(&home.snapshots());
    }
    // Commits behind `current` may be acknowledged already; only what the closed segments hold counts here.
    let start = Start::open(home, &manifest)?;
    let loaded = load::load(home, start, current - 1, 0, Care::Whole)?;
    if newest.is_some_and(|newest| newest.rev >= loaded.image.head) {
        return Ok(Behind::None);
    }
    condense::write_image(home, &loaded.image, current)?;
    let generation = Generation { rev: loaded.image.head, segment: current };
    for rev in supply.add_snapshot(generation)? {
        // Nothing names it any more; a file that cannot be removed only takes space.
        let _ = home.disk.remove(&home.snapshot(rev));
    }
    Ok(Behind::None)
}
