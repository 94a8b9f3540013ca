//! Restoring a backup: every byte is read and checked first, then a store of its own is laid out in an empty folder.
//! The folder counts as a store only once all of it is on the disk.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::super::bytes::Bytes;
use super::super::condense::{self, Contents};
use super::super::disk::Disk;
use super::super::durable;
use super::super::error::{At, Damage, OpenError, Wrong};
use super::super::home::{Home, random_id};
use super::super::laying::Journal;
use super::super::manifest::{Generation, Manifest};
use super::super::safe::{FolderSeal, Limits, SLOTS, Safe, Slots};
use super::super::setsum::SetSum;
use super::super::snapshot::VisitRaw;
use super::file::{Kind, Parts};
use super::{BackupError, Summary, vault_of};

/// The office's settings.
const SETTINGS: &str = "linli.toml";

/// What becomes of the settings in a backup: their text as it is to be written, or nothing.
pub type Keep<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The settings in a backup, if it has some; every byte of it is read and checked.
pub fn settings(file: &Path) -> Result<Option<String>, BackupError> {
    let mut parts = Parts::open(&Disk::default(), file, &FolderSeal::default())?;
    let mut found = None;
    while let Some((kind, part)) = parts.next()? {
        if kind == Kind::Settings {
            found = Some(String::from_utf8_lossy(&part).into_owned());
        }
    }
    Ok(found)
}

/// What a backup says of itself; every byte of it is read and checked.
pub fn about(file: &Path) -> Result<Summary, BackupError> {
    Parts::verify(&Disk::default(), file, &FolderSeal::default())
}

/// The key slots in a sealed backup, laid out in a folder of their own until they are no longer needed: they say nothing
/// without what opens them.
pub struct BackupSlots(PathBuf);

impl BackupSlots {
    /// Lays them out beside the backup's own name, in the system's folder for such things.
    pub fn of(file: &Path) -> Result<Self, BackupError> {
        let disk = Disk::default();
        let place = std::env::temp_dir().join(format!("linli-{:016x}", random_id(file)?));
        disk.make_folder(&place).map_err(BackupError::at(&place))?;
        let made = Self(place);
        let mut parts = Parts::open(&disk, file, &FolderSeal::default())?;
        while let Some((kind, part)) = parts.next()? {
            if kind == Kind::Slot {
                lay_out_slot(&disk, &made.0, &part).ok_or_else(|| parts.damaged(parts.at()))??;
            }
        }
        Ok(made)
    }

    /// The folder in which they lie, as in a data folder.
    pub fn place(&self) -> &Path {
        &self.0
    }
}

impl Drop for BackupSlots {
    fn drop(&mut self) {
        // What stays there opens nothing.
        let _ = Disk::default().remove_tree(&self.0);
    }
}

/// Puts a slot from a backup into a folder; `None` where the part is none.
fn lay_out_slot(disk: &Disk, dir: &Path, part: &[u8]) -> Option<Result<(), OpenError>> {
    let mut fields = Bytes(part);
    let number = fields.u32()?;
    let text = std::str::from_utf8(fields.0).ok()?.to_owned();
    Some(Slots::of(disk, dir, Limits::office()).lay_out(&[(number, text)]))
}

/// Restores the backup `file` into `dir`, which must be empty or not there yet, or hold what a restore that was cut off
/// has left. `keep` says what becomes of its settings.
pub fn restore(file: &Path, dir: &Path, keep: Keep<'_>) -> Result<Summary, BackupError> {
    restore_on(&Disk::default(), file, dir, keep)
}

/// The same with what opens a sealed one.
pub fn restore_with(file: &Path, dir: &Path, safe: &Safe, keep: Keep<'_>) -> Result<Summary, BackupError> {
    restore_sealed((&Disk::default(), safe), file, dir, keep)
}

/// The same of a plain one on this disk.
pub fn restore_on(disk: &Disk, file: &Path, dir: &Path, keep: Keep<'_>) -> Result<Summary, BackupError> {
    restore_sealed((disk, &Safe::plain()), file, dir, keep)
}

/// The same on this disk.
pub(super) fn restore_sealed(
    (disk, safe): (&Disk, &Safe),
    file: &Path,
    dir: &Path,
    keep: Keep<'_>,
) -> Result<Summary, BackupError> {
    // Whether it is training is in it; every tag says so again.
    let about = Parts::open(disk, file, &FolderSeal::default())?.summary;
    match (about.sealed, safe.is_sealed()) {
        // Its blocks cannot be laid out under tags of their own.
        (true, false) => return Err(OpenError::Locked(file.to_owned()).into()),
        (false, true) => return Err(Damage::to_file(file, Wrong::Unsealed).into()),
        (true, true) | (false, false) => {}
    }
    let seal = FolderSeal::of(safe, about.training);
    let summary = Parts::verify(disk, file, &seal)?;
    let was_there = match disk.list(dir) {
        Ok(entries) => {
            if Home::is_incomplete(disk, dir) {
                remove(disk, dir);
            } else if !entries.iter().all(|path| path.ends_with("FORMAT.new")) {
                return Err(BackupError::Occupied(dir.to_owned()));
            }
            true
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => return Err(BackupError::at(dir)(error)),
    };
    disk.make_folder(dir).map_err(BackupError::at(dir))?;
    let done = lay_out((disk, &seal, safe), file, dir, &summary, keep);
    if done.is_err() {
        // Half a store serves nobody; what cannot be removed never counts as one.
        remove(disk, dir);
        if !was_there {
            let _ = disk.remove_folder(dir);
        }
    }
    done.map(|()| summary)
}

/// Removes what is laid out, the marker last: until then it says that this is no store.
fn remove(disk: &Disk, dir: &Path) {
    for name in ["journal", "snapshots", SLOTS] {
        let _ = disk.remove_tree(&dir.join(name));
    }
    for name in ["VAULT.a", "VAULT.b", "CURRENT", "CURRENT.new", SETTINGS, "linli.toml.new", "FORMAT.new", "FORMAT"] {
        let _ = disk.remove(&dir.join(name));
    }
}

fn lay_out(
    (disk, seal, safe): (&Disk, &FolderSeal, &Safe),
    file: &Path,
    dir: &Path,
    summary: &Summary,
    keep: Keep<'_>,
) -> Result<(), BackupError> {
    let home = Home::begin(disk, dir, seal.clone().in_training(summary.training))?;
    home.make_folders()?;
    if let Some(vault) = safe.vault() {
        // Whoever has a folder of the store open has its vault; else the one beside the backup counts.
        if vault.is_open() {
            vault.write_into(&home.vault())?;
        } else {
            vault.lay_out(&vault_of(file), &home.vault())?;
        }
    }
    let mut journal = Journal::new(&home);
    let mut parts = Parts::open(disk, file, seal)?;
    let mut at = parts.at();
    while let Some((kind, part)) = parts.next()? {
        match kind {
            Kind::History => part_of(&mut journal, &part).ok_or_else(|| parts.damaged(at))??,
            Kind::Settings => {
                if let Some(text) = keep(&String::from_utf8_lossy(&part)) {
                    let path = dir.join(SETTINGS);
                    durable::replace(disk, &path, text.as_bytes()).map_err(BackupError::at(&path))?;
                }
            }
            Kind::Slot => lay_out_slot(disk, dir, &part).ok_or_else(|| parts.damaged(at))??,
            Kind::Entries | Kind::End => {}
        }
        at = parts.at();
    }
    let (fresh, lost) = journal.end(summary.head)?;
    let mut snapshots = Vec::new();
    if summary.head > 0 {
        snapshot(file, &home, summary, fresh)?;
        snapshots.push(Generation { rev: summary.head, segment: fresh });
    }
    Manifest { head: summary.head, last_segment: fresh, snapshots }.write(&home)?;
    home.complete((summary.store, summary.head), lost)?;
    Ok(disk.sync_folder(dir).at(dir)?)
}

/// The state, from the entries in the file; count and hash are checked once more while it is written.
fn snapshot(file: &Path, home: &Home, summary: &Summary, segment: u64) -> Result<(), BackupError> {
    let trouble: RefCell<Option<BackupError>> = RefCell::new(None);
    let entries = |visit: VisitRaw<'_>| -> Result<(), OpenError> {
        // What is wrong with the file is told below: here nothing but the end of it can be said.
        if let Err(error) = each_entry(&home.disk, file, &home.seal, visit) {
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

/// Shows every entry of a backup, in key order.
pub(in crate::store) fn each_entry(
    disk: &Disk,
    file: &Path,
    seal: &FolderSeal,
    visit: VisitRaw<'_>,
) -> Result<(), BackupError> {
    let mut parts = Parts::open(disk, file, seal)?;
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

/// Adds a block; `None` where the part is none.
fn part_of(journal: &mut Journal<'_>, part: &[u8]) -> Option<Result<(), OpenError>> {
    let mut fields = Bytes(part);
    let (first_rev, frames) = (fields.u64()?, fields.u32()?);
    let sum = SetSum { count: fields.u64()?, hash: fields.u128()? };
    let Bytes(bytes) = fields;
    let whole = first_rev > 0 && frames > 0 && first_rev.checked_add(u64::from(frames)).is_some();
    whole.then(|| journal.block((first_rev, frames), sum, bytes))
}
