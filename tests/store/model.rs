//! Random commits against a plain map, with the store closed and opened again in between.

use std::collections::HashMap;

use linli::store::port::{Commit, Entry, Op, Outcome, Pre, Read, Rev, Stamp, Store};
use linli::store::{Engine, Memory, Options, Reader};
use proptest::prelude::*;

use crate::support::{State, folder, options, stamp, state};

/// A step of a random story.
#[derive(Debug, Clone)]
enum Step {
    Commit(Vec<Wish>),
    /// Close and open.
    Reopen,
    /// Close, remove sled's folder, open: it must come back from snapshot and journal.
    LoseSled,
}

/// A commit to be, over few keys, so that they collide.
#[derive(Debug, Clone)]
struct Wish {
    /// Mostly fresh; sometimes one that was used before.
    id: u64,
    /// Few, so that several commits of a slice are parts of one; 0 is nobody's.
    command: u64,
    head: Option<Rev>,
    pre: Vec<(u8, Option<Rev>)>,
    ops: Vec<(u8, Option<Vec<u8>>)>,
}

fn wish() -> impl Strategy<Value = Wish> {
    let id = prop_oneof![4 => any::<u64>(), 1 => 1..6_u64];
    let command = prop_oneof![3 => any::<u64>(), 1 => 0..3_u64];
    let head = prop::option::weighted(0.1, 0..40_u64);
    let pre = prop::collection::vec((0..12_u8, prop::option::of(0..40_u64)), 0..2);
    let value = prop::option::weighted(0.7, prop::collection::vec(any::<u8>(), 0..600));
    let ops = prop::collection::vec((0..12_u8, value), 0..6);
    (id, command, head, pre, ops).prop_map(|(id, command, head, pre, ops)| Wish { id, command, head, pre, ops })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => prop::collection::vec(wish(), 1..5).prop_map(Step::Commit),
        2 => Just(Step::Reopen),
        1 => Just(Step::LoseSled),
    ]
}

fn key(n: u8) -> Vec<u8> {
    format!("c/{}/{n}", n % 3).into_bytes()
}

fn commit(wish: &Wish) -> Commit {
    let mut ops = HashMap::new();
    for (n, value) in &wish.ops {
        ops.entry(*n).or_insert_with(|| match value.clone() {
            Some(value) => Op::Put { key: key(*n), value },
            None => Op::Delete { key: key(*n) },
        });
    }
    Commit {
        id: wish.id,
        stamp: Stamp { command: wish.command, ..stamp(wish.id) },
        pre: (wish.pre.iter())
            .map(|(n, rev)| match rev {
                Some(rev) => Pre::RevIs(key(*n), *rev),
                None => Pre::Absent(key(*n)),
            })
            .chain(wish.head.map(Pre::HeadIs))
            .collect(),
        ops: ops.into_values().collect(),
    }
}

/// The meaning of the port, in a dozen lines.
#[derive(Default)]
struct Model {
    state: State,
    ids: HashMap<u64, Rev>,
    head: Rev,
}

impl Model {
    fn all(&mut self, commits: &[Commit]) -> Vec<Outcome> {
        let mut refused = Vec::new();
        let mut one = |commit: &Commit| {
            let command = commit.stamp.command;
            if refused.contains(&command) && !self.ids.contains_key(&commit.id) {
                return Outcome::Stopped;
            }
            let outcome = self.commit(commit);
            if matches!(outcome, Outcome::Refused(_)) && command != 0 {
                refused.push(command);
            }
            outcome
        };
        commits.iter().map(&mut one).collect()
    }

    fn commit(&mut self, commit: &Commit) -> Outcome {
        if let Some(rev) = self.ids.get(&commit.id) {
            return Outcome::Applied(*rev);
        }
        for pre in &commit.pre {
            let (key, wanted) = match pre {
                Pre::Absent(key) => (key, None),
                Pre::RevIs(key, rev) => (key, Some(*rev)),
                Pre::HeadIs(rev) if *rev == self.head => continue,
                Pre::HeadIs(_) => return Outcome::Refused(pre.clone()),
            };
            if self.state.get(key).map(|entry| entry.rev) != wanted {
                return Outcome::Refused(pre.clone());
            }
        }
        self.head += 1;
        self.ids.insert(commit.id, self.head);
        for op in &commit.ops {
            match op {
                Op::Put { key, value } => {
                    let entry = Entry { rev: self.head, value: value.clone() };
                    self.state.insert(key.clone(), entry);
                }
                Op::Delete { key } => {
                    self.state.remove(key);
                }
            }
        }
        Outcome::Applied(self.head)
    }
}

fn tiny(bloom: bool) -> Options {
    Options { segment_bytes: 4096, bloom, ..options() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_is_a_map(steps in prop::collection::vec(step(), 1..30), bloom in any::<bool>()) {
        let dir = folder();
        let mut engine = Some(Engine::open(dir.path(), tiny(bloom)).unwrap());
        let mut memory = Memory::new();
        let mut model = Model::default();
        for step in steps {
            match step {
                Step::Commit(wishes) => {
                    let commits: Vec<_> = wishes.iter().map(commit).collect();
                    let expected = model.all(&commits);
                    let store = engine.as_mut().unwrap();
                    prop_assert_eq!(&store.commit_all(&commits).unwrap(), &expected);
                    prop_assert_eq!(&memory.commit_all(&commits).unwrap(), &expected);
                }
                step => {
                    drop(engine.take());
                    if matches!(step, Step::LoseSled) {
                        std::fs::remove_dir_all(dir.path().join("sled")).unwrap();
                    }
                    let mut opened = Engine::open(dir.path(), tiny(bloom)).unwrap();
                    prop_assert_eq!(&state(&opened), &model.state, "before sled is up");
                    opened.settle().unwrap();
                    engine = Some(opened);
                }
            }
            let store = engine.as_ref().unwrap();
            prop_assert_eq!(&state(store), &model.state);
            prop_assert_eq!(&state(&memory), &model.state);
            for n in 0..12 {
                prop_assert_eq!(store.get(&key(n)).unwrap(), model.state.get(&key(n)).cloned());
            }
        }
        let store = engine.as_ref().unwrap();
        let reader = Reader::open(dir.path()).unwrap();
        for rev in 0..=model.head + 1 {
            let past = memory.past(rev).unwrap();
            prop_assert_eq!(&store.past(rev).unwrap(), &past);
            prop_assert_eq!(&reader.past(rev).unwrap(), &past);
        }
        prop_assert_eq!(reader.count(), model.state.len() as u64);
    }
}
