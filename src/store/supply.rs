//! What the writing end and the background thread share: the manifest, and the journal's next segment.
//! The next segment is made while the current one is half empty, so that no commit waits for space.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::disk::File;
use super::error::{At, OpenError};
use super::home::Home;
use super::lock::Anchor;
use super::manifest::{Generation, Manifest};
use super::port::Rev;
use super::segment;
use super::upkeep::Work;

/// The manifest and the next segment.
#[derive(Debug)]
pub(super) struct Supply {
    home: Home,
    anchor: Arc<Anchor>,
    segment_bytes: u64,
    manifest: Mutex<Manifest>,
    next: Mutex<Next>,
    made: Condvar,
    work: Sender<Work>,
}

/// The journal's next segment.
#[derive(Debug)]
enum Next {
    /// Nobody asked for it, or making it failed.
    None,
    /// The background thread was asked to make this one and has not begun.
    Wanted(u64),
    /// The background thread is making it.
    Making,
    /// This one is on the disk, so many bytes of zeros.
    Ready(u64, u64, File),
}

impl Supply {
    pub(super) fn new(
        home: Home,
        anchor: Arc<Anchor>,
        segment_bytes: u64,
        manifest: Manifest,
        work: Sender<Work>,
    ) -> Self {
        Self {
            home,
            anchor,
            segment_bytes,
            manifest: Mutex::new(manifest),
            next: Mutex::new(Next::None),
            made: Condvar::new(),
            work,
        }
    }

    pub(super) fn home(&self) -> &Home {
        &self.home
    }

    /// Says whether the folder is still ours.
    pub(super) fn anchor(&self) -> &Anchor {
        &self.anchor
    }

    pub(super) fn last_segment(&self) -> u64 {
        lock(&self.manifest).last_segment
    }

    /// Newest snapshot first.
    pub(super) fn manifest(&self) -> Manifest {
        lock(&self.manifest).clone()
    }

    /// Hands work to the background thread; one that is gone has nothing left to do.
    pub(super) fn send(&self, work: Work) {
        let _ = self.work.send(work);
    }

    /// Takes over a next segment that an earlier run has made and not used.
    pub(super) fn adopt(&self, current: u64) {
        if self.last_segment() <= current {
            return;
        }
        let path = self.home.segment(current + 1);
        if let Ok(file) = self.home.disk.edit(&path)
            && let Ok(size) = file.len()
        {
            *lock(&self.next) = Next::Ready(current + 1, size, file);
        }
    }

    /// Asks for the segment `number`, unless it is there or on its way.
    pub(super) fn want(&self, number: u64) {
        let mut next = lock(&self.next);
        if matches!(*next, Next::None) {
            *next = Next::Wanted(number);
            self.send(Work::Prepare);
        }
    }

    /// Says that the segments before `current` will not be written any more.
    pub(super) fn closed(&self, current: u64) {
        self.send(Work::Closed(current));
    }

    /// Makes the segment that was asked for, if it still is; on the background thread.
    pub(super) fn prepare(&self) {
        let mut next = lock(&self.next);
        let Next::Wanted(number) = *next else { return };
        *next = Next::Making;
        drop(next);
        let made = self.make(number, self.segment_bytes);
        *lock(&self.next) = match made {
            Ok(file) => Next::Ready(number, self.segment_bytes, file),
            Err(_) => Next::None,
        };
        self.made.notify_all();
    }

    /// The segment `number` with at least `need` bytes: the one that was prepared, or one made now.
    pub(super) fn take(&self, number: u64, need: u64) -> Result<(File, u64), OpenError> {
        let mut next = lock(&self.next);
        while matches!(*next, Next::Making) {
            next = self.made.wait(next).unwrap_or_else(PoisonError::into_inner);
        }
        if let Next::Ready(ready, size, file) = std::mem::replace(&mut *next, Next::None)
            && ready == number
            && size >= need
        {
            return Ok((file, size));
        }
        drop(next);
        let size = self.segment_bytes.max(need);
        Ok((self.make(number, size)?, size))
    }

    fn make(&self, number: u64, size: u64) -> Result<File, OpenError> {
        // A folder that was put in the place of ours has segments of its own.
        self.anchor.check()?;
        let path = self.home.segment(number);
        let file = segment::prepare(&self.home.disk, &path, size).at(&path)?;
        self.change(|manifest| manifest.last_segment = manifest.last_segment.max(number))?;
        Ok(file)
    }

    /// Notes how far the store certainly reaches.
    pub(super) fn note_head(&self, head: Rev) -> Result<(), OpenError> {
        self.change(|manifest| manifest.head = manifest.head.max(head))
    }

    /// Adds a snapshot; answers the revisions of those that are no longer kept.
    pub(super) fn add_snapshot(&self, generation: Generation) -> Result<Vec<Rev>, OpenError> {
        const KEPT: usize = 2;
        let mut dropped = Vec::new();
        self.change(|manifest| {
            manifest.snapshots.retain(|old| old.rev != generation.rev);
            manifest.snapshots.insert(0, generation);
            let kept = KEPT.min(manifest.snapshots.len());
            dropped = manifest.snapshots.split_off(kept);
        })?;
        Ok(dropped.into_iter().map(|old| old.rev).collect())
    }

    fn change(&self, edit: impl FnOnce(&mut Manifest)) -> Result<(), OpenError> {
        let mut manifest = lock(&self.manifest);
        let mut changed = manifest.clone();
        edit(&mut changed);
        if changed != *manifest {
            self.anchor.check()?;
            changed.write(&self.home)?;
            *manifest = changed;
        }
        Ok(())
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Every value behind these locks is replaced whole, so a panic leaves the old or the new one.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
