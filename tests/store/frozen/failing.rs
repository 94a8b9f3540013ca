//! Calls that fail: each one of a short day, once, and from each one on all of them. The desk goes on as far as it can;
//! the next morning everything acknowledged is there, what was refused is not, and the folder is whole.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use linli::store::Safe;
use linli::store::backup::{note_taken_on, take_on};
use linli::store::disk::{Call, Disk, Watch};
use linli::store::drafts::Drafts;
use linli::store::port::{Entry, Op, Outcome, Read, Rev, Store, StoreError};
use linli::store::{Engine, Finding, Note, Options, check};

use super::recorder::{Left, Recorder};
use crate::support::{State, apply, commit, copy, folder, hush_caught_panics, opens, options, put, state};

/// Which calls fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fails {
    Once,
    FromThenOn,
}

/// A disk whose `nth` call fails.
#[derive(Debug)]
struct Failing {
    nth: u64,
    fails: Fails,
    calls: AtomicU64,
    /// Whether what failed was a sync.
    sync: AtomicBool,
    recorder: Recorder,
}

impl Watch for Failing {
    fn before(&self, call: Call<'_>) -> io::Result<()> {
        let number = self.calls.fetch_add(1, Ordering::SeqCst) + 1;
        let fails = match self.fails {
            Fails::Once => number == self.nth,
            Fails::FromThenOn => number >= self.nth,
        };
        if fails {
            self.sync.fetch_or(matches!(call, Call::Sync { .. } | Call::SyncFolder { .. }), Ordering::SeqCst);
            self.recorder.sync_failed(call);
            return Err(io::Error::other("the played disk fails"));
        }
        self.recorder.before(call)
    }
}

/// What the short day was told.
#[derive(Debug, Default)]
struct Told {
    acknowledged: BTreeMap<u64, Rev>,
    refused: BTreeSet<u64>,
    draft: bool,
    backup: bool,
}

fn short_day(disk: &Disk, root: &Path) -> Told {
    let mut told = Told::default();
    let office = root.join("office");
    let options = || Options { disk: disk.clone(), segment_bytes: 2 * 1024, ..options() };
    let mut id = 0;
    for morning in [true, false] {
        let Ok(mut store) = Engine::open(&office, options()) else { return told };
        for _ in 0..5 {
            id += 1;
            let key = format!("c/1/{}", id % 3);
            match store.commit_all(&[commit(id, vec![], vec![put(&key, &format!("{id}:").repeat(300))])]) {
                Ok(outcomes) => {
                    let [Outcome::Applied(rev)] = outcomes.as_slice() else { panic!("{outcomes:?}") };
                    told.acknowledged.insert(id, *rev);
                }
                Err(StoreError::NotApplied(_) | StoreError::ReadOnly(_)) => drop(told.refused.insert(id)),
                Err(StoreError::Unknown(_)) => {}
                Err(other) => panic!("{id}: {other}"),
            }
            // Reading goes on whatever became of it, or says why not.
            if let Ok(found) = store.get(key.as_bytes())
                && told.acknowledged.contains_key(&id)
            {
                assert_eq!(found.map(|entry| entry.rev), told.acknowledged.get(&id).copied());
            }
        }
        if let Some(stopped) = store.stopped() {
            assert!(!stopped.to_string().contains("panicked"), "{stopped}");
            // The desk is started anew, as another process.
            return told;
        }
        if morning {
            told.draft = Drafts::on(disk.clone(), &office, Safe::plain()).save(7, (1, 1), 0, &"half a form").is_ok();
            let taken = take_on(disk, &office, None, &root.join("other/b"), &opens);
            told.backup = taken.is_ok_and(|summary| note_taken_on(disk, &office, &summary).is_ok());
        }
    }
    told
}

/// Opens the folder the next morning, on a disk that works.
fn judge(root: &Path, told: &Told, what: &str) {
    let office = root.join("office");
    let mut store = Engine::open(&office, options()).unwrap_or_else(|error| panic!("{what}: {error}"));
    store.settle().unwrap_or_else(|error| panic!("{what}: {error}"));
    let right = |note: &Note| matches!(note, Note::Rebuilt(_) | Note::TornEnd);
    assert!(told.acknowledged.is_empty() || store.notes().iter().all(right), "{what}: {:?}", store.notes());
    let mut expected = State::new();
    let mut here = BTreeMap::new();
    for rev in 1..=store.head() {
        let past = store.past(rev).unwrap().expect(what);
        assert!(!told.refused.contains(&past.id), "{what}: {} was refused and is there", past.id);
        here.insert(past.id, rev);
        for applied in &past.ops {
            match applied.op.clone() {
                Op::Put { key, value } => drop(expected.insert(key, Entry { rev, value })),
                Op::Delete { key } => drop(expected.remove(&key)),
            }
        }
    }
    for (id, rev) in &told.acknowledged {
        assert_eq!(here.get(id), Some(rev), "{what}: {id} was acknowledged");
    }
    assert_eq!(state(&store), expected, "{what}");
    let head = store.head();
    assert_eq!(apply(&mut store, commit(9_999, vec![], vec![put("new", "1")])), head + 1, "{what}");
    drop(store);
    let found = check(&office).unwrap().findings;
    assert!(found.iter().all(|found| matches!(found, Finding::Record(_))), "{what}: {found:?}");
    let (drafts, unreadable) = Drafts::of(&office, Safe::plain()).list().unwrap();
    assert!(unreadable.is_empty() && (!told.draft || drafts.len() == 1), "{what}: the draft");
    assert!(!told.backup || root.join("other/b").exists(), "{what}: the backup");
}

/// Plays the short day with call `nth` failing; answers whether there was such a call.
fn play(nth: u64, fails: Fails) -> bool {
    let root = folder();
    let recorder = Recorder::new(root.path(), "other", Box::new(|_, _| ()));
    let calls = AtomicU64::new(0);
    let failing = Arc::new(Failing { nth, fails, calls, sync: AtomicBool::new(false), recorder });
    let mut told = short_day(&Disk::watched(failing.clone()), root.path());
    let what = format!("call {nth} fails, {fails:?}");
    // What the page cache shows need not be on the disk once a sync has failed.
    if failing.sync.load(Ordering::SeqCst) {
        let after = folder();
        failing.recorder.known().left(Left::Durable).lay_out(after.path());
        judge(after.path(), &told, &format!("{what}, then the power"));
    }
    // In a folder of its own: another process would not find sled's lock still held by this one.
    let after = folder();
    copy(root.path(), after.path());
    judge(after.path(), &told, &what);
    // Or the desk goes on from what the page cache shows, and then the power goes.
    if failing.sync.load(Ordering::SeqCst) && fails == Fails::Once {
        let options = Options { disk: Disk::watched(failing.clone()), ..options() };
        let mut store = Engine::open(&root.path().join("office"), options).unwrap();
        told.acknowledged.insert(8_888, apply(&mut store, commit(8_888, vec![], vec![put("on", "1")])));
        drop(store);
        let after = folder();
        failing.recorder.known().left(Left::Durable).lay_out(after.path());
        judge(after.path(), &told, &format!("{what}, the desk goes on, then the power"));
    }
    failing.calls.load(Ordering::SeqCst) >= nth
}

fn play_all(fails: Fails, every: usize) {
    hush_caught_panics();
    let calls: u64 = std::thread::scope(|scope| {
        let half = |from: u64| (from..).step_by(2 * every).take_while(|nth| play(*nth, fails)).count() as u64;
        let odd = scope.spawn(move || half(1));
        half(1 + every as u64) + odd.join().unwrap()
    });
    println!("{calls} calls, {fails:?}");
    assert!(calls * every as u64 > 300, "{calls}");
}

#[test]
fn a_call_that_fails_costs_nothing_acknowledged() {
    play_all(Fails::Once, 1);
}

#[test]
fn a_disk_that_fails_from_some_call_on_costs_nothing_acknowledged() {
    play_all(Fails::FromThenOn, 5);
}

/// A disk on which the next sync, or write, fails once it is told so.
#[derive(Debug)]
struct NextFails {
    armed: AtomicBool,
    write: bool,
}

impl Watch for NextFails {
    fn before(&self, call: Call<'_>) -> io::Result<()> {
        let meant = match call {
            Call::Write { .. } => self.write,
            Call::Sync { .. } => !self.write,
            _ => false,
        };
        if meant && self.armed.swap(false, Ordering::SeqCst) {
            return Err(io::Error::other("the played disk fails"));
        }
        Ok(())
    }
}

#[test]
fn after_a_failed_sync_nothing_more_is_written_and_nothing_acknowledged_is_lost() {
    for write in [true, false] {
        let dir = folder();
        let fails = Arc::new(NextFails { armed: AtomicBool::new(false), write });
        let options = Options { disk: Disk::watched(fails.clone()), ..Options::default() };
        let mut engine = Engine::open(dir.path(), options).unwrap();
        let put = |id, key: &str| [commit(id, vec![], vec![put(key, key)])];
        assert_eq!(engine.commit_all(&put(1, "before")).unwrap(), [Outcome::Applied(1)]);

        fails.armed.store(true, Ordering::SeqCst);
        let lost = engine.commit_all(&put(2, "lost"));
        assert!(matches!(lost, Err(StoreError::Unknown(_))), "{lost:?}");
        // Not tried again, also not once the disk answers.
        let again = engine.commit_all(&put(3, "again"));
        assert!(matches!(again, Err(StoreError::ReadOnly(_))), "{again:?}");
        assert_eq!(engine.get(b"before").unwrap().unwrap().rev, 1);
        assert_eq!((engine.get(b"lost").unwrap(), engine.head()), (None, 1));
        drop(engine);

        let mut engine = Engine::open(dir.path(), Options::default()).unwrap();
        // Whether it was written is what nobody knew; where the write itself failed, it was not.
        let head = engine.head();
        assert!(head == 1 || !write && head == 2, "{head}");
        assert_eq!(engine.get(b"lost").unwrap().is_some(), head == 2);
        assert_eq!(engine.get(b"before").unwrap().unwrap().rev, 1);
        assert_eq!(engine.commit_all(&put(4, "after")).unwrap(), [Outcome::Applied(head + 1)]);
    }
}
