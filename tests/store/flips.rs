//! Small files that lie: every single flipped bit of each is noticed and named with its file, a file of another store
//! is never taken for one of this, and in all of this nothing else in the folder changes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use linli::store::backup::{last_taken, note_taken, restore, take};
use linli::store::port::Read;
use linli::store::{Damage, Engine, Finding, OpenError, Options, Reader, Wrong, about, check};

use crate::support::{apply, as_it_is, commit, copy, folder, open, opens, options, put, sealed};

/// A folder whose writer never closed, with a snapshot and a backup that was proved, beside the backup.
struct Used(tempfile::TempDir);

impl Used {
    fn new() -> Self {
        let folder = folder();
        let live = folder.path().join("live");
        let mut store = open(&live);
        for id in 1..=40 {
            let key = format!("c/1/{}", id % 3);
            apply(&mut store, commit(id, vec![], vec![put(&key, &"v".repeat(400))]));
        }
        drop(store);
        let store = open(&live);
        assert_eq!(store.head(), 40);
        let used = Self(folder);
        let summary = take(&live, None, &used.backup(), &opens).unwrap();
        note_taken(&live, &summary).unwrap();
        copy(&live, &used.dir());
        used
    }

    fn dir(&self) -> PathBuf {
        self.0.path().join("used")
    }

    fn backup(&self) -> PathBuf {
        self.0.path().join("backup")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.dir().join(name)
    }

    /// Every file but sled's, which nothing rests on.
    fn bytes(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        gather(&self.dir(), &mut files);
        files
    }

    fn without(&self, names: &[&str]) {
        for name in names {
            let path = self.file(name);
            if path.is_dir() { std::fs::remove_dir_all(path).unwrap() } else { std::fs::remove_file(path).unwrap() }
        }
    }
}

fn gather(dir: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("sled") {
                gather(&path, files);
            }
        } else if !path.ends_with("LOCK") {
            files.insert(path.clone(), std::fs::read(&path).unwrap());
        }
    }
}

/// Flips every bit of the file by itself.
fn every_flip(path: &Path, mut noticed: impl FnMut(&str)) {
    let whole = std::fs::read(path).unwrap();
    for bit in 0..whole.len() * 8 {
        let mut bytes = whole.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        std::fs::write(path, bytes).unwrap();
        noticed(&format!("bit {bit} of {}", path.display()));
    }
    std::fs::write(path, whole).unwrap();
}

fn is_named<T: std::fmt::Debug>(what: &str, outcome: Result<T, OpenError>, file: &Path) {
    match outcome {
        Err(OpenError::Damaged(damage)) if damage.file == file => {}
        other => panic!("{what}: {other:?}"),
    }
}

/// Whether `check` names damage of this file.
fn check_names(dir: &Path, file: &Path) -> bool {
    let of = |finding: &Finding| matches!(finding, Finding::Damage(Damage { file: at, .. }) if at == file);
    match check(dir) {
        Ok(checked) => checked.findings.iter().any(of),
        Err(OpenError::Damaged(damage)) => damage.file == file,
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn every_flipped_bit_of_the_marker_stops_everybody() {
    let used = Used::new();
    let (dir, path, before) = (used.dir(), used.file("FORMAT"), used.bytes());
    every_flip(&path, |what| {
        is_named(what, Reader::open(&dir), &path);
        is_named(what, Engine::open(&dir, options()), &path);
        is_named(what, about(&dir), &path);
        assert!(check_names(&dir, &path), "{what}");
    });
    assert_eq!(used.bytes(), before);
}

#[test]
fn every_flipped_bit_of_the_holders_file_stops_a_writer() {
    let used = Used::new();
    let (dir, path, before) = (used.dir(), used.file("HOLDER"), used.bytes());
    every_flip(&path, |what| is_named(what, Engine::open(&dir, options()), &path));
    std::fs::write(&path, "who").unwrap();
    assert!(check_names(&dir, &path));
    std::fs::write(&path, &before[&path]).unwrap();
    assert_eq!(used.bytes(), before);
}

#[test]
fn every_flipped_bit_of_the_note_of_the_last_backup_is_noticed() {
    let used = Used::new();
    let (dir, path) = (used.dir(), used.file("BACKUP"));
    assert!(last_taken(&dir).is_some());
    every_flip(&path, |what| assert_eq!(last_taken(&dir), None, "{what}"));
    std::fs::write(&path, "taken 7\n").unwrap();
    assert!(check_names(&dir, &path));
}

#[test]
fn every_flipped_bit_of_current_is_noticed() {
    let used = Used::new();
    let dir = used.dir();
    every_flip(&used.file("CURRENT"), |what| {
        let findings = check(&dir).unwrap().findings;
        assert!(findings.contains(&Finding::Current), "{what}");
    });
}

#[test]
fn every_flipped_bit_of_a_backups_header_is_noticed() {
    let used = Used::new();
    let whole = std::fs::read(used.backup()).unwrap();
    // Magic, format, store, mode, suite, head, count, hash, time, checksum.
    for bit in 0..(4 + 4 + 8 + 1 + 1 + 8 + 8 + 16 + 8 + 4) * 8 {
        let mut bytes = whole.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        std::fs::write(used.file("bad"), bytes).unwrap();
        assert!(restore(&used.file("bad"), &used.0.path().join("new"), &as_it_is).is_err(), "bit {bit}");
        assert!(!used.0.path().join("new").exists());
    }
}

#[test]
fn a_marker_that_is_missing_beside_data_stops_everybody() {
    let used = Used::new();
    let (dir, path) = (used.dir(), used.file("FORMAT"));
    std::fs::remove_file(&path).unwrap();
    let before = used.bytes();
    // However little is left beside it.
    for lost in ["BACKUP", "HOLDER", "CURRENT", "sled", "snapshots"] {
        is_named(lost, Reader::open(&dir), &path);
        is_named(lost, Engine::open(&dir, options()), &path);
        assert!(check_names(&dir, &path), "{lost}");
        used.without(&[lost]);
    }
    is_named("the journal alone", Engine::open(&dir, options()), &path);
    let left = used.bytes();
    assert!(!left.is_empty() && left.iter().all(|(path, bytes)| before[path] == *bytes));
}

/// Opens the folder under a marker that is not its own: each file that says whose it is is the one that is named, and
/// once it is gone the next. Nothing is taken and nothing wiped.
fn under_another_marker(used: &Used, marker: &str, files: &[&str]) {
    std::fs::write(used.file("FORMAT"), marker).unwrap();
    for name in files {
        let before = used.bytes();
        match Engine::open(&used.dir(), options()) {
            Err(OpenError::Damaged(damage)) => {
                assert_eq!(damage.wrong, Wrong::Foreign);
                assert!(damage.file.starts_with(used.file(name)), "{name}: {damage}");
            }
            other => panic!("{name}: {other:?}"),
        }
        assert_eq!(used.bytes(), before, "{name}");
        assert_ne!(check(&used.dir()).map(|checked| checked.findings).unwrap_or_default(), [], "{name}");
        used.without(&[name]);
    }
}

/// A small file's text with something else in it, and the checksum that this has.
fn changed(path: &Path, from: &str, to: &str) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(from));
    sealed(text.rsplit_once("crc ").unwrap().0.replace(from, to).as_str())
}

#[test]
fn a_file_of_another_store_is_named_and_nothing_is_taken_or_wiped() {
    let (used, other) = (Used::new(), Used::new());
    let marker = std::fs::read_to_string(other.file("FORMAT")).unwrap();
    under_another_marker(&used, &marker, &["HOLDER", "CURRENT", "snapshots", "journal"]);
}

#[test]
fn a_training_store_takes_no_file_of_an_office() {
    let used = Used::new();
    let marker = changed(&used.file("FORMAT"), "mode office", "mode training");
    under_another_marker(&used, &marker, &["HOLDER", "CURRENT", "snapshots"]);
}

#[test]
fn a_suite_that_this_program_does_not_know_is_refused() {
    let used = Used::new();
    std::fs::write(used.file("FORMAT"), changed(&used.file("FORMAT"), "suite 0", "suite 9")).unwrap();
    let before = used.bytes();
    match Engine::open(&used.dir(), Options { training: true, ..options() }) {
        Err(OpenError::Damaged(damage)) => assert_eq!(damage.wrong, Wrong::Suite),
        other => panic!("{other:?}"),
    }
    assert_eq!(used.bytes(), before);
}
