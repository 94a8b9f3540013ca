//! A child that writes and is killed at random moments, again and again in the same folder; what it was told is
//! durable must be there, and nothing may be there that it never wrote. `LINLI_KILL_ROUNDS` asks for more rounds.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use linli::store::port::{Commit, Entry, Op, Outcome, Read, Rev, Store};
use linli::store::{Engine, Options, Reader};

use crate::support::{Random, State, options, stamp, state};

const DIR: &str = "LINLI_KILL_DIR";
const KEYS: u64 = 41;

/// The n-th commit of the story: all of it follows from `n`, so the state at any revision can be worked out.
fn nth(n: u64) -> Commit {
    let mut random = Random(n);
    let count = random.below(4) + 1;
    let first = random.below(KEYS);
    let ops = (0..count).map(|step| {
        let key = format!("c/1/{:02}", (first + step * 7) % KEYS).into_bytes();
        if random.below(5) == 0 {
            return Op::Delete { key };
        }
        let len = random.below(900) as usize + 8;
        let value = n.to_le_bytes().iter().copied().cycle().take(len).collect();
        Op::Put { key, value }
    });
    let ops = ops.collect();
    Commit { id: n, stamp: stamp(n), pre: vec![], ops }
}

fn apply_to(state: &mut State, rev: Rev) {
    for op in nth(rev).ops {
        match op {
            Op::Put { key, value } => {
                state.insert(key, Entry { rev, value });
            }
            Op::Delete { key } => {
                state.remove(&key);
            }
        }
    }
}

fn open(dir: &Path) -> Engine {
    let options = Options { checkpoint: Duration::from_millis(20), ..options() };
    Engine::open(dir, options).expect("a killed writer leaves a store that opens")
}

/// What the child runs: writes on from where the store stands and says each revision once it is acknowledged.
#[test]
#[ignore = "the child of the test below"]
fn child() {
    let Some(dir) = std::env::var_os(DIR) else {
        return;
    };
    let mut store = open(dir.as_ref());
    let mut random = Random(store.head());
    let mut out = std::io::stdout();
    loop {
        let next = store.head() + 1;
        let slice: Vec<_> = (next..=next + random.below(4)).map(nth).collect();
        for outcome in store.commit_all(&slice).unwrap() {
            match outcome {
                Outcome::Applied(rev) => writeln!(out, "acknowledged {rev}").unwrap(),
                other => panic!("{other:?}"),
            }
        }
        out.flush().unwrap();
    }
}

fn spawn(dir: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["kill::child", "--exact", "--ignored", "--nocapture"])
        .env(DIR, dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Lets the child be acknowledged so many times, kills it, and answers the last revision it was told.
fn kill_after(dir: &Path, acknowledgements: u64, spins: u64) -> Rev {
    let mut child = spawn(dir);
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut last = 0;
    let mut seen = 0;
    for line in lines {
        // The child may be killed in the middle of a line; a whole one ends with its number.
        let line = line.unwrap();
        if let Some(rev) = line.strip_prefix("acknowledged ") {
            last = rev.parse().unwrap_or(last);
            seen += 1;
        }
        if seen == acknowledgements {
            (0..spins).for_each(|n| _ = std::hint::black_box(n));
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    assert!(seen >= acknowledgements, "the child ended by itself after {seen}");
    last
}

#[test]
fn nothing_acknowledged_is_lost_when_the_writer_is_killed() {
    let rounds = std::env::var("LINLI_KILL_ROUNDS").map_or(50, |n| n.parse().unwrap());
    let dir = tempfile::tempdir().unwrap();
    let mut random = Random(2026);
    let mut expected = State::new();
    let mut known = 0;
    for round in 0..rounds {
        let acknowledgements = random.below(60) + 1;
        let told = kill_after(dir.path(), acknowledgements, random.below(200_000));
        let reader = Reader::open(dir.path()).unwrap();
        let mut store = open(dir.path());
        assert!(store.head() >= told, "round {round}: told {told}, found {}", store.head());
        assert!(store.head() <= told + 4, "round {round}: more than was ever sent");
        assert_eq!(reader.head(), store.head());
        while known < store.head() {
            known += 1;
            apply_to(&mut expected, known);
        }
        assert_eq!(state(&store), expected, "round {round}, before sled is up");
        store.settle().unwrap();
        assert_eq!(state(&store), expected, "round {round}, from sled");
        // What was acknowledged is known by its id, also behind a snapshot.
        if told > 0 {
            // The ids of the last 4,096 commits are promised.
            let early = told.saturating_sub(4_000).max(1);
            let again = [nth(told), nth(early)];
            let expected = [Outcome::Applied(told), Outcome::Applied(early)];
            assert_eq!(store.commit_all(&again).unwrap(), expected);
        }
    }
    let found = linli::store::check(dir.path()).unwrap();
    let chain = |finding: &&_| matches!(finding, linli::store::Finding::Damage(_));
    assert_eq!(found.findings.iter().find(chain), None);
    assert_eq!(found.entries, expected.len() as u64);
}
