//! Commits in one line each, and engines that rotate quickly.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use linli::store::port::{Commit, Entry, Op, Outcome, Pre, Read, Rev, Stamp, Store};
use linli::store::{Engine, Options};

/// The state as a scan shows it.
pub type State = BTreeMap<Vec<u8>, Entry>;

/// Small segments, no reserve: what tests need to see rotation within a few commits.
pub fn options() -> Options {
    Options { who: "测试".to_owned(), segment_bytes: 8 * 1024, reserve_bytes: 0, ..Options::default() }
}

/// Opens an engine that rotates quickly.
pub fn open(dir: &Path) -> Engine {
    Engine::open(dir, options()).expect("the store opens")
}

pub fn put(key: &str, value: &str) -> Op {
    Op::Put { key: key.into(), value: value.into() }
}

pub fn delete(key: &str) -> Op {
    Op::Delete { key: key.into() }
}

pub fn absent(key: &str) -> Pre {
    Pre::Absent(key.into())
}

pub fn rev_is(key: &str, rev: Rev) -> Pre {
    Pre::RevIs(key.into(), rev)
}

pub fn head_is(rev: Rev) -> Pre {
    Pre::HeadIs(rev)
}

/// The nth part of a command.
pub fn part(id: u64, (command, nth): (u64, u32), pre: Vec<Pre>, ops: Vec<Op>) -> Commit {
    Commit { id, stamp: Stamp { command, part: nth, ..stamp(id) }, pre, ops }
}

/// A commit whose command is its id.
pub fn commit(id: u64, pre: Vec<Pre>, ops: Vec<Op>) -> Commit {
    Commit { id, stamp: stamp(id), pre, ops }
}

pub fn stamp(id: u64) -> Stamp {
    Stamp {
        command: id,
        part: 0,
        last: true,
        undoes: 0,
        operator: 7,
        desk: 9,
        desk_time: 1_795_000_000,
        wall_time: 1_795_000_000_123,
        what: vec![1, 2, 3],
    }
}

/// Commits one alone; it must be applied.
pub fn apply(store: &mut dyn Store, commit: Commit) -> Rev {
    match store.commit_all(&[commit]).expect("it is written").as_slice() {
        [Outcome::Applied(rev)] => *rev,
        other => panic!("not applied: {other:?}"),
    }
}

/// Everything in a store.
pub fn state(store: &(impl Read + ?Sized)) -> State {
    let mut state = State::new();
    let rev = store.scan(&[], &mut |key, entry| {
        state.insert(key.to_vec(), entry);
        ControlFlow::Continue(())
    });
    assert_eq!(rev.expect("it can be read"), store.head());
    state
}

/// Numbers that look random and are the same every time (splitmix64).
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % limit
    }
}

/// A folder of a test's own; in memory where the system has such a place, so that no test waits for a disk.
pub fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}

/// A small file of a data folder: these lines and their checksum.
pub fn sealed(lines: &str) -> String {
    format!("{lines}crc {:08x}\n", crc32c::crc32c(lines.as_bytes()))
}

/// Copies a folder as it stands.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

/// Keeps panics that the store catches out of the tests' output.
pub fn hush_caught_panics() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !linli::store::panic_is_caught() {
                usual(info);
            }
        }));
    });
}

/// Reads what a desk reads when it opens: the last commits.
#[allow(clippy::unnecessary_wraps, reason = "some openings fail")]
pub fn opens(store: &dyn Read) -> Result<(), linli::model::cause::Cause> {
    store.pasts(1, store.head()).rev().take(500).for_each(drop);
    Ok(())
}

/// Repairs a folder, with a backup where one is named; answers what that cost.
pub fn repair(dir: &Path, backup: Option<&Path>) -> linli::store::repair::Losses {
    let found = linli::store::repair::look(dir, &options(), backup).expect("it can be looked over");
    let losses = found.losses.clone();
    found.build().expect("it can be built").put_in_place().expect("it takes its place");
    losses
}

/// Takes the settings of a backup as they are.
#[allow(clippy::unnecessary_wraps, reason = "some settings are left out")]
pub fn as_it_is(settings: &str) -> Option<String> {
    Some(settings.to_owned())
}
