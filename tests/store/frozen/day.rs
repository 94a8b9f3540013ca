//! A day at the store, from an empty disk on: what it did and what it was told is durable.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use linli::store::Safe;
use linli::store::backup::{note_taken_on, take_on};
use linli::store::disk::Disk;
use linli::store::drafts::Drafts;
use linli::store::port::{Commit, Entry, Op, Outcome, Rev, Stamp, Store};
use linli::store::{Engine, Options};

use super::recorder::{Recorder, Step};
use crate::support::{Random, State, delete, opens, options, put, stamp};

/// What the day has sent, and what of it was acknowledged.
#[derive(Debug, Default, Clone)]
pub struct Told {
    /// The state at every revision that was ever sent.
    pub states: Vec<Arc<State>>,
    pub acknowledged: Rev,
    /// Drafts that must be there, by id, and what may be there instead.
    pub drafts: BTreeMap<u64, (Option<String>, Option<String>)>,
    /// Whether the backup was acknowledged.
    pub backup: bool,
}

impl Told {
    /// Whether the same is known to be durable as then.
    pub fn promises_as(&self, then: &Self) -> bool {
        (self.acknowledged, &self.drafts, self.backup) == (then.acknowledged, &then.drafts, then.backup)
    }
}

/// The day, as it goes on.
pub struct Day {
    pub root: PathBuf,
    pub told: Arc<Mutex<Told>>,
    disk: Disk,
    recorder: Arc<Recorder>,
    random: Random,
}

pub fn day_options(disk: Disk) -> Options {
    Options { disk, segment_bytes: 4 * 1024, checkpoint: Duration::from_millis(1), ..options() }
}

impl Day {
    pub fn new(root: &Path, recorder: Arc<Recorder>, told: Arc<Mutex<Told>>) -> Self {
        told.lock().unwrap().states.push(Arc::default());
        let disk = Disk::watched(recorder.clone());
        Self { root: root.to_owned(), told, disk, recorder, random: Random(11) }
    }

    pub fn office(&self) -> PathBuf {
        self.root.join("office")
    }

    /// Everything that a day has.
    pub fn play(&mut self) {
        let mut store = self.open();
        for _ in 0..70 {
            self.slice(&mut store, 1);
        }
        self.drafts();
        for size in 0..30 {
            self.slice(&mut store, size % 5 + 1);
        }
        // One comes a moment after the first commit behind the last.
        let before = self.recorder.known().steps.get(&Step::Checkpoint).copied().unwrap_or(0);
        self.slice(&mut store, 1);
        self.recorder.wait_for(Step::Checkpoint, before);
        self.backup();
        self.import(&mut store);
        drop(store);
        let mut store = self.open();
        for _ in 0..40 {
            self.slice(&mut store, 1);
        }
        drop(store);
    }

    fn open(&self) -> Engine {
        Engine::open(&self.office(), day_options(self.disk.clone())).unwrap()
    }

    /// The next commit, and what the state is with it.
    fn next(&mut self, stamp: Option<Stamp>) -> Commit {
        let mut told = self.told.lock().unwrap();
        let id = told.states.len() as u64;
        let mut next = State::clone(told.states.last().unwrap());
        let ops: Vec<_> = (0..=self.random.below(2))
            .map(|step| {
                let key = format!("c/1/{:02}", self.random.below(9) * 2 + step);
                match self.random.below(6) {
                    0 => delete(&key),
                    _ => put(&key, &format!("{id}:").repeat(self.random.below(100) as usize + 1)),
                }
            })
            .collect();
        for op in &ops {
            match op {
                Op::Put { key, value } => drop(next.insert(key.clone(), Entry { rev: id, value: value.clone() })),
                Op::Delete { key } => drop(next.remove(key)),
            }
        }
        told.states.push(Arc::new(next));
        Commit { id, stamp: stamp.unwrap_or_else(|| crate::support::stamp(id)), pre: vec![], ops }
    }

    fn commit(&self, store: &mut Engine, commits: &[Commit]) {
        let outcomes = store.commit_all(commits).unwrap();
        assert!(outcomes.iter().zip(commits).all(|(outcome, commit)| *outcome == Outcome::Applied(commit.id)));
        self.told.lock().unwrap().acknowledged = commits.last().unwrap().id;
    }

    fn slice(&mut self, store: &mut Engine, commits: u64) {
        let commits: Vec<_> = (0..commits).map(|_| self.next(None)).collect();
        self.commit(store, &commits);
    }

    /// One command of many commits.
    fn import(&mut self, store: &mut Engine) {
        self.recorder.set_importing(true);
        for part in 0..12 {
            let commits: Vec<_> = (0..5)
                .map(|nth| {
                    let part = part * 5 + nth;
                    self.next(Some(Stamp { part, last: part == 59, ..stamp(77_777) }))
                })
                .collect();
            self.commit(store, &commits);
        }
        self.recorder.set_importing(false);
    }

    fn drafts(&self) {
        let drafts = Drafts::on(self.disk.clone(), &self.office(), Safe::plain());
        for (id, text) in [(1, "王"), (2, "李"), (1, "王桂芳"), (3, "解"), (1, "王桂芳，红光巷7号")] {
            let before = self.told.lock().unwrap().drafts.get(&id).and_then(|(must, _)| must.clone());
            let new = Some(text.to_owned());
            self.told.lock().unwrap().drafts.insert(id, (before, new.clone()));
            drafts.save(id, (1, 1), 0, &text).unwrap();
            self.told.lock().unwrap().drafts.insert(id, (new.clone(), new));
        }
        self.told.lock().unwrap().drafts.insert(2, (Some("李".to_owned()), None));
        drafts.remove(2).unwrap();
        self.told.lock().unwrap().drafts.insert(2, (None, None));
    }

    fn backup(&self) {
        let summary = take_on(&self.disk, &self.office(), Some("x = 1\n"), &self.root.join("other/b"), &opens).unwrap();
        note_taken_on(&self.disk, &self.office(), &summary).unwrap();
        self.told.lock().unwrap().backup = true;
    }
}
