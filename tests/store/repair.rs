//! Damage of every kind has a way out: what would be lost is said first, the damaged folder stays whole, and what is
//! built anew has nothing wrong with it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use linli::model::Period;
use linli::store::backup::take;
use linli::store::port::{Op, Read};
use linli::store::repair::{From, Losses, look};
use linli::store::safe::{Belongs, Class};
use linli::store::{Engine, OpenError, Reader, Safe, about, check};

use crate::story::{build, files, journal_end, read};
use crate::support::{
    State, apply, commit, copy, folder, hush_caught_panics, open, opens, options, put, repair, state,
};

/// A folder with a past, in a folder of its own, so that a repair may stand beside it.
struct Broken {
    root: tempfile::TempDir,
    states: Vec<State>,
}

impl Broken {
    fn new() -> Self {
        let root = folder();
        let states = build(&root.path().join("desk"));
        Self { root, states }
    }

    fn dir(&self) -> PathBuf {
        self.root.path().join("desk")
    }

    fn head(&self) -> u64 {
        self.states.len() as u64 - 1
    }

    /// Commits more than the snapshots hold, every one of which puts a key of its own.
    fn goes_on(&mut self, commits: u64) {
        let mut store = open(&self.dir());
        for _ in 0..commits {
            let id = self.head() + 1;
            let mut next = self.states.last().unwrap().clone();
            let key = format!("late/{id}");
            assert_eq!(apply(&mut store, commit(id, vec![], vec![put(&key, "x")])), id);
            next.extend(
                state(&store).range(key.clone().into_bytes()..=key.into_bytes()).map(|(k, v)| (k.clone(), v.clone())),
            );
            self.states.push(next);
        }
    }

    fn remove(&self, name: &str) {
        let path = self.dir().join(name);
        if path.is_dir() { std::fs::remove_dir_all(path).unwrap() } else { std::fs::remove_file(path).unwrap() }
    }

    fn flip(path: &Path, at: usize) {
        let mut bytes = std::fs::read(path).unwrap();
        bytes[at] ^= 4;
        std::fs::write(path, bytes).unwrap();
    }

    /// Damages the block of this revision.
    fn flip_block(&self, rev: u64) {
        for path in files(&self.dir(), "journal") {
            let bytes = std::fs::read(&path).unwrap();
            let mut at = 0;
            while bytes.get(at..at + 4) == Some(b"LNB2") {
                let number = |from: usize, len: usize| {
                    let mut number = [0; 8];
                    number[..len].copy_from_slice(&bytes[at + from..at + from + len]);
                    u64::from_le_bytes(number)
                };
                let (len, frames, first) = (number(8, 4), number(12, 4), number(16, 8));
                if (first..first + frames).contains(&rev) {
                    return Self::flip(&path, at + 112 + len as usize - 1);
                }
                at += (112 + len as usize).next_multiple_of(8);
            }
        }
        panic!("no block of {rev}");
    }

    /// Repairs it: it must be needed, the damaged folder must stay as it is, and the new one must be sound.
    fn repaired(&self, backup: Option<&Path>) -> Losses {
        hush_caught_panics();
        let before = bytes(&self.dir());
        let losses = repair(&self.dir(), backup);
        assert!(losses.is_needed());
        assert_eq!(bytes(&self.root.path().join("desk.damaged.1")), before, "the damaged folder is kept whole");
        let checked = check(&self.dir()).unwrap();
        let wrong = checked.findings.iter().filter(|found| !matches!(found, linli::store::Finding::Record(_)));
        assert_eq!(wrong.count(), 0, "{:?}", checked.findings);
        let left: Vec<_> = std::fs::read_dir(self.root.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert!(left.iter().all(|name| !name.to_string_lossy().contains("repairing")), "{left:?}");
        let mut store = open(&self.dir());
        store.settle().unwrap();
        let (id, head) = (900_000, store.head());
        assert_eq!(apply(&mut store, commit(id, vec![], vec![put("after", "1")])), head + 1);
        losses
    }

    /// The state of the repaired folder but for what was written to prove that it takes writes.
    fn state(&self) -> State {
        let mut state = read(&Reader::open(&self.dir()).unwrap()).unwrap();
        state.remove(b"after".as_slice());
        state
    }
}

/// Every file but the lock, which a repair holds.
fn bytes(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fn gather(root: &Path, dir: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                gather(root, &path, files);
            } else if !path.ends_with("LOCK") {
                files.insert(path.strip_prefix(root).unwrap().to_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    let mut files = BTreeMap::new();
    gather(dir, dir, &mut files);
    files
}

fn ranges(lost: &[linli::store::repair::Lost]) -> Vec<(u64, u64)> {
    lost.iter().map(|lost| (lost.from, lost.to)).collect()
}

#[test]
fn a_sound_folder_needs_no_repair() {
    let whole = Broken::new();
    let found = look(&whole.dir(), &options(), None).unwrap();
    assert!(!found.losses.is_needed(), "{:?}", found.losses);
}

#[test]
fn small_files_cost_nothing() {
    for name in ["FORMAT", "HOLDER", "CURRENT"] {
        let broken = Broken::new();
        if name == "HOLDER" {
            std::fs::write(broken.dir().join(name), "who").unwrap();
        } else {
            Broken::flip(&broken.dir().join(name), 20);
        }
        if name == "CURRENT" {
            broken.remove("sled");
        }
        assert!(matches!(Engine::open(&broken.dir(), options()), Err(OpenError::Damaged(_))), "{name}");
        let losses = broken.repaired(None);
        assert_eq!((ranges(&losses.history), ranges(&losses.state)), (vec![], vec![]), "{name}");
        assert_eq!(&broken.state(), broken.states.last().unwrap(), "{name}");
    }
}

#[test]
fn a_damaged_end_costs_history_alone_where_sled_is_whole() {
    let mut broken = Broken::new();
    broken.goes_on(5);
    let head = broken.head();
    broken.flip_block(head - 1);
    let before = about(&broken.dir()).unwrap().unwrap().id;
    let losses = broken.repaired(None);
    assert_eq!(losses.from, From::Sled(head));
    assert_eq!((ranges(&losses.history), ranges(&losses.state)), (vec![(head - 1, head - 1)], vec![]));
    assert_eq!(&broken.state(), broken.states.last().unwrap());
    assert_ne!(about(&broken.dir()).unwrap().unwrap().id, before, "no file of the old one is one of its own");
    let store = open(&broken.dir());
    assert!(store.past(head - 1).is_err() && store.past(head - 2).unwrap().is_some());
}

#[test]
fn without_sled_only_the_damaged_commit_is_lost_and_it_is_named() {
    let mut broken = Broken::new();
    broken.goes_on(5);
    let head = broken.head();
    broken.flip_block(head - 1);
    broken.remove("sled");
    let losses = broken.repaired(None);
    assert_eq!(ranges(&losses.state), [(head - 1, head - 1)]);
    let lost = losses.state[0];
    assert!(lost.after.is_some() && lost.before.is_some(), "from when to when");
    let key = format!("late/{}", head - 1).into_bytes();
    assert_eq!(losses.keys, std::slice::from_ref(&key), "which record");
    let mut expected = broken.states.last().unwrap().clone();
    expected.remove(&key);
    assert_eq!(broken.state(), expected, "what came behind it is there");
}

#[test]
fn a_backup_makes_up_for_it_with_what_the_journal_has_after_it() {
    let mut broken = Broken::new();
    broken.goes_on(3);
    let file = broken.root.path().join("b");
    take(&broken.dir(), None, &file, &opens).unwrap();
    broken.goes_on(4);
    let head = broken.head();
    broken.flip_block(head - 5);
    broken.remove("sled");
    broken.remove("snapshots");
    let losses = broken.repaired(Some(&file));
    assert_eq!(losses.from, From::Backup(head - 4));
    assert_eq!((losses.commits, ranges(&losses.history), ranges(&losses.state)), (4, vec![], vec![]));
    assert_eq!(&broken.state(), broken.states.last().unwrap());
    let store = open(&broken.dir());
    for rev in 1..=head {
        assert_eq!(store.past(rev).unwrap().unwrap().id, rev, "the backup has the history too");
    }
}

#[test]
fn a_backup_of_another_store_is_refused() {
    let (one, other) = (Broken::new(), Broken::new());
    let file = other.root.path().join("b");
    take(&other.dir(), None, &file, &opens).unwrap();
    assert!(look(&one.dir(), &options(), Some(&file)).is_err());
}

#[test]
fn what_a_damaged_sled_still_holds_of_a_gap_is_taken_where_its_own_checksum_is_right() {
    let broken = Broken::new();
    let value = |key: &[u8], text: &str| {
        let belongs = Belongs { class: Class::Record, key, kind: 1, schema: 1, subject: 0, period: Period::NONE };
        Safe::plain().wrap(&belongs, text.as_bytes().to_vec()).unwrap()
    };
    let mut store = open(&broken.dir());
    let head = store.head();
    for (nth, key) in [b"c/1/x", b"c/1/y", b"c/1/z"].into_iter().enumerate() {
        let op = Op::Put { key: key.to_vec(), value: value(key, "late") };
        apply(&mut store, commit(head + 1 + nth as u64, vec![], vec![op]));
    }
    let expected = state(&store);
    drop(store);
    let sled = sled::open(broken.dir().join("sled")).unwrap();
    let marks = sled.open_tree("mark").unwrap();
    marks.remove("mark").unwrap();
    sled.flush().unwrap();
    drop((marks, sled));
    let (path, end) = journal_end(&broken.dir());
    Broken::flip(&path, end as usize - 16);
    let losses = broken.repaired(None);
    assert_eq!(ranges(&losses.state), [(head + 3, head + 3)]);
    assert_eq!(broken.state(), expected, "sled had it");
}

#[test]
fn a_folder_in_use_is_left_alone() {
    let broken = Broken::new();
    let store = open(&broken.dir());
    let held = look(&broken.dir(), &options(), None).unwrap_err();
    assert!(held.to_string().contains("测试"), "{held}");
    drop(store);
}

#[test]
fn two_repairs_keep_both_damaged_folders() {
    let broken = Broken::new();
    Broken::flip(&broken.dir().join("FORMAT"), 9);
    broken.repaired(None);
    Broken::flip(&broken.dir().join("FORMAT"), 9);
    repair(&broken.dir(), None);
    assert!(broken.root.path().join("desk.damaged.1").is_dir() && broken.root.path().join("desk.damaged.2").is_dir());
    let copied = folder();
    copy(&broken.dir(), copied.path());
    assert!(open(copied.path()).head() > 0);
}
