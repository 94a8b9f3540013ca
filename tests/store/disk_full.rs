//! A disk that fills up, on a small tmpfs; only root can make one, so otherwise the tests say that they were left out.

use std::path::Path;
use std::process::Command;

use linli::store::port::{Outcome, Read, Store, StoreError};
use linli::store::{Engine, Options};

use crate::support::{commit, options, put, state};

/// A mounted tmpfs; unmounted when dropped.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mount(megabytes: u32) -> Option<Self> {
        let dir = tempfile::tempdir().unwrap();
        let size = format!("size={megabytes}m");
        let args = ["-t", "tmpfs", "-o", &size, "tmpfs"];
        let mounted = Command::new("mount").args(args).arg(dir.path()).output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self(dir));
        }
        println!("left out: a small tmpfs can only be mounted by root");
        None
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: sled may still hold a file there.
        let _ = Command::new("umount").arg("-l").arg(self.path()).status();
    }
}

fn small(reserve_bytes: u64) -> Options {
    Options { segment_bytes: 64 * 1024, reserve_bytes, ..options() }
}

/// Commits until it is refused; answers how many were acknowledged and why it ended.
fn fill(store: &mut Engine, from: u64) -> (u64, StoreError) {
    for id in from.. {
        let key = format!("k/{:03}", id % 500);
        match store.commit_all(&[commit(id, vec![], vec![put(&key, &"满".repeat(2_000))])]) {
            Ok(outcomes) => assert_eq!(outcomes, [Outcome::Applied(id)]),
            Err(error) => return (id - 1, error),
        }
    }
    unreachable!("ids do not end")
}

#[test]
fn a_filling_disk_is_refused_beforehand_and_writing_goes_on_once_there_is_room() {
    let Some(disk) = SmallDisk::mount(96) else {
        return;
    };
    let ballast = disk.path().join("ballast");
    let home = disk.path().join("linli");
    let mut store = Engine::open(&home, small(32 * 1024 * 1024)).unwrap();
    store.settle().unwrap();
    std::fs::write(&ballast, vec![1; 40 * 1024 * 1024]).unwrap();
    let (done, error) = fill(&mut store, 1);
    assert!(matches!(error, StoreError::NotApplied(_)), "{error}");
    assert!(done > 10, "only {done} fitted");
    // Tidying up behind the desk may have made a little room again: what fits is taken, and refused beforehand after it.
    let (done, error) = fill(&mut store, done + 1);
    assert!(matches!(error, StoreError::NotApplied(_)), "{error}");
    assert_eq!(store.head(), done);
    let before = state(&store);
    assert_eq!(before.values().map(|entry| entry.rev).max(), Some(done));

    std::fs::remove_file(&ballast).unwrap();
    let again = [commit(done + 1, vec![], vec![put("after", "1")])];
    assert_eq!(store.commit_all(&again).unwrap(), [Outcome::Applied(done + 1)]);
    let expected = state(&store);
    drop(store);
    let mut store = Engine::open(&home, small(0)).unwrap();
    store.settle().unwrap();
    assert_eq!(store.head(), done + 1);
    assert_eq!(state(&store), expected);
}

#[test]
fn a_disk_that_is_full_to_the_last_byte_costs_nothing_acknowledged() {
    let Some(disk) = SmallDisk::mount(24) else {
        return;
    };
    let home = disk.path().join("linli");
    let mut store = Engine::open(&home, small(0)).unwrap();
    store.settle().unwrap();
    let ballast = disk.path().join("ballast");
    std::fs::write(&ballast, vec![1; 12 * 1024 * 1024]).unwrap();
    let (done, error) = fill(&mut store, 1);
    // Whichever was hit first: the journal's next segment, or sled.
    let clean = matches!(error, StoreError::NotApplied(_) | StoreError::ReadOnly(_));
    assert!(clean, "{error}");
    assert!(done > 10, "only {done} fitted");
    assert_eq!(store.head(), done);
    let expected = state(&store);
    assert_eq!(expected.values().map(|entry| entry.rev).max(), Some(done));
    drop(store);

    std::fs::remove_file(&ballast).unwrap();
    let mut store = Engine::open(&home, small(0)).unwrap();
    store.settle().unwrap();
    assert_eq!(store.head(), done);
    assert_eq!(state(&store), expected);
    let next = [commit(done + 1, vec![], vec![put("after", "1")])];
    assert_eq!(store.commit_all(&next).unwrap(), [Outcome::Applied(done + 1)]);
}
