//! Files that this desk is writing outside of its data folder, an export or a backup: where each is, noted before it is
//! made and struck out behind it. What a killed run has left there, a copy of people's data under a hidden name, goes as
//! soon as anything of this program runs again, or is named where it cannot be reached.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::backup;
use super::disk::{Disk, Lock};
use super::durable;
use super::home::random_id;
use super::outgoing;

/// Where notes are kept; nowhere until somebody says so.
static NOTES: OnceLock<PathBuf> = OnceLock::new();

/// How the name of a note ends, and that of the lock of whoever wrote it.
const NOTE: &str = "path";
const LOCK: &str = "lock";

/// The note of a file that is being written.
#[derive(Debug)]
pub(super) struct Abroad {
    note: PathBuf,
    lock_file: PathBuf,
    /// The system takes it back when the program is killed.
    _lock: Lock,
}

impl Abroad {
    /// Notes a file that is about to be made. A note that cannot be written keeps nobody from writing the file.
    pub(super) fn note(path: &Path) -> Option<Self> {
        Self::note_in(NOTES.get()?, path)
    }

    fn note_in(notes: &Path, path: &Path) -> Option<Self> {
        let (disk, path) = (Disk::default(), std::path::absolute(path).ok()?);
        disk.make_folder(notes).ok()?;
        let name = format!("{:016x}", random_id(notes).ok()?);
        let [note, lock_file] = [NOTE, LOCK].map(|ending| notes.join(&name).with_extension(ending));
        let lock = disk.lock(&lock_file).ok()??;
        durable::replace(&disk, &note, path.to_str()?.as_bytes()).ok()?;
        Some(Self { note, lock_file, _lock: lock })
    }
}

impl Drop for Abroad {
    fn drop(&mut self) {
        // The lock's file last: without it nobody would find the note.
        let disk = Disk::default();
        if disk.remove(&self.note).is_ok() {
            let _ = disk.remove(&self.lock_file);
        }
    }
}

/// Notes are kept in this folder from now on; clears what was left.
pub fn keep_notes_in(notes: &Path) {
    let _ = NOTES.set(notes.to_owned());
    clear(notes);
}

/// Removes what killed runs have left behind, and answers what cannot be removed now: mostly since its disk is not there.
pub fn clear(notes: &Path) -> Vec<PathBuf> {
    let disk = Disk::default();
    let mut left = Vec::new();
    for lock_file in disk.list(notes).unwrap_or_default() {
        if lock_file.extension().is_none_or(|ending| ending != LOCK) {
            continue;
        }
        // Whoever holds it is writing just now; where nobody can say, nothing is removed.
        let Ok(Some(_lock)) = disk.lock(&lock_file) else { continue };
        let note = lock_file.with_extension(NOTE);
        if let Ok(path) = disk.read(&note) {
            let path = PathBuf::from(String::from_utf8_lossy(&path).into_owned());
            if !is_gone(&disk, &path) {
                left.push(path);
                continue;
            }
            if disk.remove(&note).is_err() {
                continue;
            }
        }
        let _ = disk.remove(&lock_file);
    }
    left
}

/// Removes a file that was left; whether nothing of it is there any more. Only hidden names of this program are removed.
fn is_gone(disk: &Disk, path: &Path) -> bool {
    let named = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let (new, half) = (named.ends_with(outgoing::NEW), named.ends_with(backup::HALF));
    let Some(folder) = path.parent().filter(|_| named.starts_with('.') && (new || half)) else { return true };
    if !disk.is_there(folder).unwrap_or(false) {
        return false;
    }
    if half {
        // With the folder in which it was being proved.
        backup::clear_left_behind_on(disk, folder);
    } else {
        let _ = disk.remove(path);
    }
    disk.is_there(path).is_ok_and(|there| !there)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A note as a killed run leaves it.
    fn killed(notes: &Path, path: &Path) {
        let noted = Abroad::note_in(notes, path).unwrap();
        let kept = [&noted.note, &noted.lock_file].map(|file| (file.clone(), std::fs::read(file).unwrap()));
        drop(noted);
        for (file, bytes) in kept {
            std::fs::write(file, bytes).unwrap();
        }
    }

    #[test]
    fn what_a_killed_run_left_goes_and_what_is_out_of_reach_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let (notes, stick) = (folder.path().join("notes"), folder.path().join("stick"));
        std::fs::create_dir(&stick).unwrap();
        let [export, half] = [".居民.csv.linli-new", ".b.linli-backup"].map(|name| stick.join(name));
        let (proof, own) = (stick.join(".b.linli-proof"), stick.join("居民.csv"));
        std::fs::create_dir(&proof).unwrap();
        for file in [&export, &half, &proof.join("LOCK"), &own] {
            std::fs::write(file, "everybody").unwrap();
        }
        let away = folder.path().join("away");
        std::fs::rename(&stick, &away).unwrap();
        for path in [&export, &half, &own] {
            killed(&notes, path);
        }
        let mut left = clear(&notes);
        left.sort();
        assert_eq!(left, [half.clone(), export.clone()]);
        std::fs::rename(&away, &stick).unwrap();
        assert_eq!(clear(&notes), Vec::<PathBuf>::new());
        assert!(!export.exists() && !half.exists() && !proof.exists());
        assert!(own.exists(), "a name that is none of ours is left alone");
        assert_eq!(std::fs::read_dir(&notes).unwrap().count(), 0);
    }

    #[test]
    fn what_somebody_is_writing_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (notes, path) = (folder.path().join("notes"), folder.path().join(".x.linli-new"));
        std::fs::write(&path, "half").unwrap();
        let writing = Abroad::note_in(&notes, &path).unwrap();
        assert_eq!(clear(&notes), Vec::<PathBuf>::new());
        assert!(path.exists());
        drop(writing);
        assert_eq!(std::fs::read_dir(&notes).unwrap().count(), 0);
    }
}
