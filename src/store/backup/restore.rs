//! Restoring a backup: every byte is read and checked first, then a store of its own is laid out in an empty folder.
//! The folder counts as a store only once all of it is on the disk.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::path::Path;

use super::super::block::{self, HEADER, Hash, Header};
use super::super::bytes::Bytes;
use super::super::condense::{self, Contents};
use super::super::disk::{Disk, File};
use super::super::durable;
use super::super::error::{At, OpenError};
use super::super::home::Home;
use super::super::manifest::{Generation, Manifest};
use super::super::open::SEGMENT_BYTES;
use super::super::segment;
use super::super::setsum::SetSum;
use super::super::snapshot::VisitRaw;
use super::file::{Kind, Parts};
use super::{BackupError, Summary};

/// The office's settings.
const SETTINGS: &str = "linli.toml";

/// Restores the backup `file` into `dir`, which must be empty or not there yet.
pub fn restore(file: &Path, dir: &Path) -> Result<Summary, BackupError> {
    restore_on(&Disk::default(), file, dir)
}

/// The same on this disk.
pub(super) fn restore_on(disk: &Disk, file: &Path, dir: &Path) -> Result<Summary, BackupError> {
    let summary = Parts::verify(disk, file)?;
    let was_there = match disk.list(dir).map(|entries| !entries.is_empty()) {
        Ok(true) => return Err(BackupError::Occupied(dir.to_owned())),
        Ok(false) => true,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => return Err(BackupError::at(dir)(error)),
    };
    disk.make_folder(dir).map_err(BackupError::at(dir))?;
    let done = lay_out(disk, file, dir, &summary);
    if done.is_err() {
        // Half a store serves nobody; what cannot be removed never counts as one.
        for name in ["journal", "snapshots"] {
            let _ = disk.remove_tree(&dir.join(name));
        }
        for name in ["FORMAT", "CURRENT", SETTINGS] {
            let _ = disk.remove(&dir.join(name));
        }
        if !was_there {
            let _ = disk.remove_folder(dir);
        }
    }
    done.map(|()| summary)
}

fn lay_out(disk: &Disk, file: &Path, dir: &Path, summary: &Summary) -> Result<(), BackupError> {
    let home = Home::begin(disk, dir, summary.training)?;
    home.make_folders()?;
    let mut journal = Journal::new(&home);
    let mut parts = Parts::open(disk, file)?;
    let mut at = parts.at();
    while let Some((kind, part)) = parts.next()? {
        match kind {
            Kind::History => journal.block(&part).ok_or_else(|| parts.damaged(at))??,
            Kind::Settings => {
                let path = dir.join(SETTINGS);
                durable::replace(disk, &path, &part).map_err(BackupError::at(&path))?;
            }
            Kind::Entries | Kind::End => {}
        }
        at = parts.at();
    }
    let fresh = journal.end()?;
    let mut snapshots = Vec::new();
    if summary.head > 0 {
        snapshot(file, &home, summary, fresh)?;
        snapshots.push(Generation { rev: summary.head, segment: fresh });
    }
    Manifest { head: summary.head, last_segment: fresh, snapshots }.write(&home)?;
    home.complete(summary.store, summary.head)?;
    Ok(disk.sync_folder(dir).at(dir)?)
}

/// The state, from the entries in the file; count and hash are checked once more while it is written.
fn snapshot(file: &Path, home: &Home, summary: &Summary, segment: u64) -> Result<(), BackupError> {
    let trouble: RefCell<Option<BackupError>> = RefCell::new(None);
    let entries = |visit: VisitRaw<'_>| -> Result<(), OpenError> {
        // What is wrong with the file is told below: here nothing but the end of it can be said.
        if let Err(error) = each_entry(&home.disk, file, visit) {
            *trouble.borrow_mut() = Some(error);
        }
        Ok(())
    };
    let sum = SetSum { count: summary.entries, hash: summary.hash };
    let written = condense::write(home, &Contents { rev: summary.head, segment, sum, entries: &entries });
    match trouble.into_inner() {
        Some(error) => Err(error),
        None => Ok(written?),
    }
}

fn each_entry(disk: &Disk, file: &Path, visit: VisitRaw<'_>) -> Result<(), BackupError> {
    let mut parts = Parts::open(disk, file)?;
    let mut at = parts.at();
    while let Some((kind, part)) = parts.next()? {
        let mut rest = Bytes(&part);
        while kind == Kind::Entries && !rest.is_empty() {
            let mut entry = || Some((rest.u64()?, rest.short()?, rest.long()?));
            let (rev, key, value) = entry().ok_or_else(|| parts.damaged(at))?;
            if visit(key, rev, value) == ControlFlow::Break(()) {
                return Ok(());
            }
        }
        at = parts.at();
    }
    Ok(())
}

/// The journal of the new store: the same commits at the same revisions, sealed and chained for the new id.
struct Journal<'a> {
    home: &'a Home,
    /// The segment that is being filled, from 1; 0 before the first.
    segment: u64,
    open: Option<(File, u64)>,
    offset: u64,
    hash: Hash,
}

impl<'a> Journal<'a> {
    fn new(home: &'a Home) -> Self {
        Self { home, segment: 0, open: None, offset: 0, hash: Hash::default() }
    }

    /// Adds a block; `None` where the part is none.
    fn block(&mut self, part: &[u8]) -> Option<Result<(), BackupError>> {
        let mut fields = Bytes(part);
        let (first_rev, frames) = (fields.u64()?, fields.u32()?);
        let sum = SetSum { count: fields.u64()?, hash: fields.u128()? };
        let Bytes(bytes) = fields;
        let whole = first_rev > 0 && frames > 0 && first_rev.checked_add(u64::from(frames)).is_some();
        let (store, offset, prev) = (self.home.store, 0, self.hash);
        let header = Header { len: bytes.len(), frames, first_rev, offset, store, sum, prev, tag: block::PLAIN };
        whole.then(|| self.append(header, bytes))
    }

    fn append(&mut self, header: Header, frames: &[u8]) -> Result<(), BackupError> {
        let need = block::size(frames.len()) as u64;
        if self.open.as_ref().is_none_or(|(_, size)| size - self.offset < need) {
            self.next(SEGMENT_BYTES.max(need))?;
        }
        let mut bytes = vec![0; HEADER];
        bytes.extend_from_slice(frames);
        block::seal(&mut bytes, &Header { offset: self.offset, ..header });
        if let Some((file, _)) = &self.open {
            let path = self.home.segment(self.segment);
            file.write_all_at(&bytes, self.offset).map_err(BackupError::at(&path))?;
        }
        self.offset += bytes.len() as u64;
        self.hash = block::hash(&bytes);
        Ok(())
    }

    /// Makes the segment so far durable and begins the next.
    fn next(&mut self, size: u64) -> Result<(), BackupError> {
        if let Some((file, _)) = self.open.take() {
            file.sync_data().map_err(BackupError::at(&self.home.segment(self.segment)))?;
        }
        self.segment += 1;
        let path = self.home.segment(self.segment);
        let file = segment::prepare(&self.home.disk, &path, size).map_err(BackupError::at(&path))?;
        self.open = Some((file, size));
        self.offset = 0;
        Ok(())
    }

    /// Begins the segment in which the new store goes on; answers its number.
    fn end(mut self) -> Result<u64, BackupError> {
        self.next(SEGMENT_BYTES)?;
        Ok(self.segment)
    }
}
