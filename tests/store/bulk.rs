//! Much at once: what is on its way into sled, in whatever order it goes there, is never seen missing or old.

use std::collections::BTreeMap;

use linli::store::port::{Commit, Entry, Op, Outcome, Read, Store};
use linli::store::{Engine, Options};

use crate::support::{Random, State, copy, folder, options, stamp, state};

/// Keys that lie scattered, each with neighbors, and keys that lie beside each other.
fn key(random: &mut Random) -> Vec<u8> {
    let number = match random.below(3) {
        0 => random.below(2_000),
        _ => Random(random.below(4_000)).below(u64::MAX) ^ random.below(2),
    };
    [&b"c/1/"[..], &number.to_be_bytes()].concat()
}

fn slice(random: &mut Random, next: u64) -> Vec<Commit> {
    let commit = |id: u64| {
        let mut ops = BTreeMap::new();
        while ops.len() < 90 {
            let key = key(random);
            let op = match random.below(8) {
                0 => Op::Delete { key: key.clone() },
                1 => Op::Put { key: key.clone(), value: vec![id as u8; 400] },
                _ => Op::Put { key: key.clone(), value: vec![id as u8; 100] },
            };
            ops.insert(key, op);
        }
        Commit { id, stamp: stamp(id), pre: vec![], ops: ops.into_values().collect() }
    };
    (next..next + 40).map(commit).collect()
}

fn follow(state: &mut State, commits: &[Commit], outcomes: &[Outcome]) {
    for (commit, outcome) in commits.iter().zip(outcomes) {
        let Outcome::Applied(rev) = *outcome else { panic!("{outcome:?}") };
        for op in &commit.ops {
            match op.clone() {
                Op::Put { key, value } => drop(state.insert(key, Entry { rev, value })),
                Op::Delete { key } => drop(state.remove(&key)),
            }
        }
    }
}

#[test]
fn much_at_once_is_seen_whole_at_every_moment_and_after_a_crash() {
    let (dir, crashed) = (folder(), folder());
    let options = Options { segment_bytes: 1 << 20, bloom: true, ..options() };
    let mut store = Engine::open(dir.path(), options.clone()).unwrap();
    let (mut random, mut expected) = (Random(7), State::new());
    for round in 0..12 {
        let commits = slice(&mut random, round * 40 + 1);
        let outcomes = store.commit_all(&commits).unwrap();
        follow(&mut expected, &commits, &outcomes);
        for _ in 0..300 {
            let key = key(&mut random);
            assert_eq!(store.get(&key).unwrap().as_ref(), expected.get(&key));
        }
        if round % 4 == 3 {
            assert!(state(&store) == expected, "round {round}");
        }
    }
    copy(dir.path(), &crashed.path().join("desk"));
    drop(store);
    for dir in [dir.path().to_owned(), crashed.path().join("desk")] {
        let mut store = Engine::open(&dir, options.clone()).unwrap();
        assert!(state(&store) == expected, "from snapshot and journal");
        store.settle().unwrap();
        assert!(state(&store) == expected, "from sled");
    }
}
