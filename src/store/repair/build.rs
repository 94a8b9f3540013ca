//! Building the repaired folder, and putting it in the place of the damaged one.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::super::backup::BackupError;
use super::super::check::{Finding, check_on};
use super::super::condense::{self, Contents};
use super::super::disk::{self, Disk};
use super::super::durable;
use super::super::error::{At, OpenError};
use super::super::home::Home;
use super::super::laying::Journal;
use super::super::manifest::{Generation, Manifest};
use super::{Repair, beside, merged};

/// What lies in a data folder beside its store and is the office's own.
const BESIDE: [&str; 7] = ["VAULT.a", "VAULT.b", "slots", "linli.toml", "training.toml", "drafts", "prints"];

/// A repaired folder, not yet in its place.
#[derive(Debug)]
pub struct Built {
    _lock: disk::Lock,
    disk: Disk,
    dir: PathBuf,
    place: PathBuf,
}

impl Repair {
    /// Builds the repaired folder beside the damaged one, under an id of its own, and looks over every byte of it.
    ///
    /// # Errors
    /// Where it cannot be written, or does not come out as it should; then nothing of it stays.
    pub fn build(self) -> Result<Built, BackupError> {
        let (disk, dir) = (self.home.disk.clone(), self.home.dir.clone());
        let place = beside(&dir);
        make_way(&disk, &place)?;
        if let Err(error) = self.lay_out(&place) {
            // Half a store serves nobody; what cannot be removed never counts as one.
            let _ = disk.remove_tree(&place);
            return Err(error);
        }
        Ok(Built { _lock: self.lock, disk, dir, place })
    }

    fn lay_out(&self, place: &Path) -> Result<(), BackupError> {
        let disk = &self.home.disk;
        disk.make_folder(place).at(place)?;
        let home = Home::begin(disk, place, self.home.seal.clone())?;
        home.make_folders()?;
        let mut journal = Journal::new(&home);
        self.pieces
            .each(&self.home, 1, &mut |block| journal.block((block.first, block.frames), block.sum, block.bytes))?;
        let (segment, lost) = journal.end(self.head)?;
        let mut snapshots = Vec::new();
        if self.head > 0 {
            let entries = &|visit: super::VisitRaw<'_>| merged(&self.base, &self.over, visit);
            condense::write(&home, &Contents { rev: self.head, segment, sum: self.sum, entries })?;
            snapshots.push(Generation { rev: self.head, segment });
        }
        Manifest { head: self.head, last_segment: segment, snapshots }.write(&home)?;
        for name in BESIDE {
            copy(disk, &self.home.dir.join(name), &place.join(name))?;
        }
        home.complete((self.home.store, self.head), lost)?;
        disk.sync_folder(place).at(place)?;
        let checked = check_on(disk, place, &self.safe)?;
        let clean = checked.findings.iter().all(|found| matches!(found, Finding::Record(_)));
        if clean && checked.entries == self.sum.count { Ok(()) } else { Err(BackupError::Differs) }
    }
}

impl Built {
    /// Where it stands until it is put in its place.
    pub fn place(&self) -> &Path {
        &self.place
    }

    /// Puts it in the place of the damaged folder; answers where that is kept, whole.
    pub fn put_in_place(self) -> Result<PathBuf, BackupError> {
        let (disk, dir) = (&self.disk, &self.dir);
        let kept = free(disk, dir, "damaged")?;
        match disk.exchange(&self.place, dir) {
            Ok(()) => disk.rename(&self.place, &kept).at(&kept)?,
            // Not on every disk do two names change places at once.
            Err(error) if error.kind() == ErrorKind::Unsupported || error.kind() == ErrorKind::InvalidInput => {
                disk.rename(dir, &kept).at(&kept)?;
                disk.rename(&self.place, dir).at(dir)?;
            }
            Err(error) => return Err(error).at(dir).map_err(BackupError::from),
        }
        let parent = dir.parent().unwrap_or(Path::new(""));
        disk.sync_folder(parent).at(parent)?;
        Ok(kept)
    }

    /// Gives it up.
    pub fn abandon(self) {
        // It never counts as the store of the folder beside it.
        let _ = self.disk.remove_tree(&self.place);
    }
}

/// What an earlier repair left at the place: half a store goes, anything else is moved aside.
fn make_way(disk: &Disk, place: &Path) -> Result<(), OpenError> {
    if !disk.is_there(place).at(place)? {
        return Ok(());
    }
    if Home::is_incomplete(disk, place) {
        return disk.remove_tree(place).at(place);
    }
    let aside = free(disk, place, "aside")?;
    disk.rename(place, &aside).at(place)
}

/// A name beside a folder that nothing has yet.
fn free(disk: &Disk, dir: &Path, what: &str) -> Result<PathBuf, OpenError> {
    for number in 1_u32.. {
        let mut name = dir.file_name().unwrap_or_default().to_os_string();
        name.push(format!(".{what}.{number}"));
        let path = dir.with_file_name(name);
        if !disk.is_there(&path).at(&path)? {
            return Ok(path);
        }
    }
    Err(std::io::Error::from(ErrorKind::AlreadyExists)).at(dir)
}

/// Copies a file, or a folder with everything in it, where it is there.
pub(in crate::store) fn copy(disk: &Disk, from: &Path, to: &Path) -> Result<(), OpenError> {
    match disk.list(from) {
        Ok(entries) => {
            disk.make_folder(to).at(to)?;
            for path in entries {
                copy(disk, &path, &to.join(path.file_name().unwrap_or_default()))?;
            }
            Ok(())
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(_) => {
            let bytes = disk.read(from).at(from)?;
            durable::replace(disk, to, &bytes).at(to)
        }
    }
}
