//! Readers beside a writer that rotates, condenses and checkpoints as fast as it can.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use linli::store::port::{Op, Read};
use linli::store::{Engine, Options, Reader, check};

use crate::support::{apply, commit, folder, options};

const COMMITS: u64 = 800;
const KEYS: u64 = 50;

/// Every commit writes its number under two keys and the counter, so each moment can be told from any other.
fn ops(id: u64) -> Vec<Op> {
    let value = |len: u64| {
        let number = id.to_le_bytes();
        number.iter().copied().cycle().take(8 + len as usize).collect()
    };
    let at = |key: String, len| Op::Put { key: key.into_bytes(), value: value(len) };
    vec![
        at("counter".to_owned(), 0),
        at(format!("a/{:02}", id % KEYS), id % 700),
        at(format!("b/{:02}", id % KEYS), id % 300),
    ]
}

/// Reads once and holds what it sees against the revision it claims.
fn look(dir: &Path) -> u64 {
    let reader = Reader::open(dir).unwrap();
    let head = reader.head();
    let mut entries = 0;
    reader
        .scan(&[], &mut |key, entry| {
            entries += 1;
            let written = u64::from_le_bytes(*entry.value.first_chunk().unwrap());
            assert_eq!(written, entry.rev);
            let last = match key.split_first_chunk::<2>() {
                Some((b"a/" | b"b/", number)) => {
                    let number: u64 = str::from_utf8(number).unwrap().parse().unwrap();
                    head - (head + KEYS - number) % KEYS
                }
                _ => head,
            };
            assert_eq!(written, last, "{}", key.escape_ascii());
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(entries, reader.count());
    for rev in (1..=head).rev().step_by(97) {
        assert_eq!(reader.past(rev).unwrap().unwrap().id, rev);
    }
    head
}

#[test]
fn readers_see_whole_moments_while_the_writer_rotates() {
    let dir = folder();
    let options = Options { checkpoint: Duration::from_millis(3), ..options() };
    let mut store = Engine::open(dir.path(), options).unwrap();
    let acknowledged = AtomicU64::new(0);
    std::thread::scope(|scope| {
        let reading = scope.spawn(|| {
            let mut looks = 0;
            loop {
                let before = acknowledged.load(Ordering::Acquire);
                let seen = look(dir.path());
                assert!(seen >= before, "{before} was acknowledged, {seen} is seen");
                looks += 1;
                if before == COMMITS {
                    return looks;
                }
            }
        });
        let checking = scope.spawn(|| {
            while acknowledged.load(Ordering::Acquire) < COMMITS {
                for finding in check(dir.path()).unwrap().findings {
                    // These values wear no envelope, which is all there is to find.
                    assert!(matches!(finding, linli::store::Finding::Record(_)), "{finding}");
                }
            }
        });
        for id in 1..=COMMITS {
            apply(&mut store, commit(id, vec![], ops(id)));
            acknowledged.store(id, Ordering::Release);
        }
        assert!(reading.join().unwrap() > 1);
        checking.join().unwrap();
    });
}
