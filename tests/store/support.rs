//! Commits in one line each, and engines that rotate quickly.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use linli::store::port::{Commit, Entry, Op, Outcome, Pre, Rev, Stamp, Store};
use linli::store::{Engine, Options};

/// The state as a scan shows it.
pub type State = BTreeMap<Vec<u8>, Entry>;

/// Small segments, no reserve: what tests need to see rotation within a few commits.
pub fn options() -> Options {
    Options {
        who: "测试".to_owned(),
        segment_bytes: 8 * 1024,
        reserve_bytes: 0,
        ..Options::default()
    }
}

/// Opens an engine that rotates quickly.
pub fn open(dir: &Path) -> Engine {
    Engine::open(dir, options()).expect("the store opens")
}

pub fn put(key: &str, value: &str) -> Op {
    Op::Put {
        key: key.into(),
        value: value.into(),
    }
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

/// A commit whose command is its id.
pub fn commit(id: u64, pre: Vec<Pre>, ops: Vec<Op>) -> Commit {
    Commit {
        id,
        stamp: stamp(id),
        pre,
        ops,
    }
}

pub fn stamp(id: u64) -> Stamp {
    Stamp {
        command: id,
        part: 0,
        last: true,
        undoes: 0,
        who: "小周".to_owned(),
        desk_time: 1_795_000_000,
        wall_time: 1_795_000_000_123,
        what: vec![1, 2, 3],
    }
}

/// Commits one alone; it must be applied.
pub fn apply(store: &mut dyn Store, commit: Commit) -> Rev {
    match store
        .commit_all(&[commit])
        .expect("it is written")
        .as_slice()
    {
        [Outcome::Applied(rev)] => *rev,
        other => panic!("not applied: {other:?}"),
    }
}

/// Everything in a store.
pub fn state(store: &dyn Store) -> State {
    let mut state = State::new();
    let rev = store.scan(&[], &mut |key, entry| {
        state.insert(key.to_vec(), entry);
        ControlFlow::Continue(())
    });
    assert_eq!(rev.expect("it can be read"), store.head());
    state
}
