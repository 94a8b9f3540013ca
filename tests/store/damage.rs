//! Files flipped, zeroed, cut off and removed at random places. The rule for every one of them: what was
//! acknowledged is there, or its loss is named; a value is never wrong; nothing panics; a torn end is never refused.
//! `LINLI_DAMAGE_ROUNDS` asks for more tries.

use std::fs::OpenOptions;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use linli::store::port::{Entry, Read, Rev, StoreError};
use linli::store::{Engine, Note, OpenError, Options, Reader, Safe, check};

use crate::story::{build, build_with, files, read};
use crate::support::{Random, State, apply, commit, copy, folder, hush_caught_panics, open, options, put, state};

/// Damages one of `files`; answers what was done, for the message.
fn hurt(files: &[PathBuf], random: &mut Random) -> String {
    let path = &files[random.below(files.len() as u64) as usize];
    let file = OpenOptions::new().read(true).write(true).open(path).unwrap();
    // Zeros at the end are hit now and then, not most of the time.
    let bytes = std::fs::read(path).unwrap();
    let used = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let len = bytes.len() as u64;
    if len == 0 {
        return format!("{} is empty", path.display());
    }
    let at = random.below(len.min(used as u64 + 64));
    let what = match random.below(4) {
        0 => {
            file.set_len(at).unwrap();
            "cut off"
        }
        1 => {
            let zeros = vec![0; (random.below(1024) + 1).min(len - at) as usize];
            file.write_all_at(&zeros, at).unwrap();
            "zeroed"
        }
        2 if random.below(3) == 0 => {
            std::fs::remove_file(path).unwrap();
            "removed"
        }
        _ => {
            let mut byte = [0];
            file.read_exact_at(&mut byte, at).unwrap();
            byte[0] ^= 1 << random.below(8);
            file.write_all_at(&byte, at).unwrap();
            "flipped"
        }
    };
    format!("{} {what} at {at} of {len}", path.display())
}

fn named(what: &str, error: &StoreError) {
    assert!(matches!(error, StoreError::Damaged(_)), "{what}: {error}");
}

/// Holds a damaged store to the rule; `acknowledged` is its last revision.
fn judge(dir: &Path, states: &[State], what: &str) {
    let head = states.len() as Rev - 1;
    if let Ok(reader) = Reader::open(dir) {
        let seen = read(&reader).unwrap_or_else(|e| panic!("{what}: {e}"));
        assert_eq!(seen, states[reader.head() as usize], "{what}: a reader's values");
        assert_eq!(reader.head(), head, "{what}: a reader lost something without a word");
        let mut gaps = 0;
        for rev in 1..=head {
            match reader.past(rev) {
                Ok(past) => assert_eq!(past.expect(what).id, rev, "{what}"),
                Err(error) => {
                    named(what, &error);
                    gaps += 1;
                }
            }
        }
        if gaps > 0 {
            let found = check(dir).unwrap_or_else(|e| panic!("{what}: {e}"));
            assert_ne!(found.findings, [], "{what}: {gaps} commits of the past are gone");
        }
    }
    if let Ok(reader) = Reader::open_lightly(dir, &Safe::plain()) {
        let seen = &states[reader.head() as usize];
        for (key, entry) in seen {
            match reader.get(key) {
                Ok(found) => assert_eq!(found.as_ref(), Some(entry), "{what}: a glance's value"),
                Err(error) => named(what, &error),
            }
        }
    }
    match Engine::open(dir, options()) {
        Ok(mut store) => {
            let before = state(&store);
            assert_eq!(before, states[store.head() as usize], "{what}: values before sled");
            match store.settle() {
                Ok(()) => {
                    assert_eq!(store.head(), head, "{what}: lost without a word");
                    assert_eq!(state(&store), before, "{what}: values from sled");
                    let id = head + 1;
                    assert_eq!(apply(&mut store, commit(id, vec![], vec![put("new", "1")])), id);
                    assert!(store.get(b"new").unwrap().is_some(), "{what}: what reads does not see the last commit");
                }
                Err(error) => named(what, &error),
            }
        }
        Err(OpenError::Damaged(_)) => {
            let found = check(dir).unwrap_or_else(|e| panic!("{what}: {e}"));
            assert_ne!(found.findings, [], "{what}");
        }
        Err(other) => panic!("{what}: {other}"),
    }
}

/// Damages files of a folder many times over.
fn try_all(original: &Path, states: &[State], folder: &str, seed: u64) {
    hush_caught_panics();
    let mut random = Random(seed);
    let rounds = std::env::var("LINLI_DAMAGE_ROUNDS").map_or(60, |n| n.parse().unwrap());
    for _ in 0..rounds {
        let dir = crate::support::folder();
        copy(original, dir.path());
        let what = hurt(&files(dir.path(), folder), &mut random);
        judge(dir.path(), states, &what);
    }
}

#[test]
fn a_damaged_journal_is_named_or_harmless() {
    let original = folder();
    let states = build(original.path());
    try_all(original.path(), &states, "journal", 1);
}

#[test]
fn a_damaged_journal_without_any_snapshot_is_named() {
    let original = folder();
    let roomy = Options { segment_bytes: 128 * 1024, ..options() };
    let states = build_with(original.path(), &roomy, 6);
    try_all(original.path(), &states, "journal", 6);
}

#[test]
fn a_damaged_snapshot_is_made_up_for() {
    let original = folder();
    let states = build(original.path());
    try_all(original.path(), &states, "snapshots", 2);
}

#[test]
fn with_a_damaged_block_the_older_snapshot_is_read_and_the_damage_named() {
    let original = folder();
    let states = build(original.path());
    for bloom in [false, true] {
        let dir = folder();
        copy(original.path(), dir.path());
        let newest = files(dir.path(), "snapshots").into_iter().max().unwrap();
        let mut bytes = std::fs::read(&newest).unwrap();
        // The first entry's, behind the headers of file and block.
        bytes[80 + 8 + 20] ^= 1;
        std::fs::write(&newest, bytes).unwrap();
        let mut store = Engine::open(dir.path(), Options { bloom, ..options() }).unwrap();
        assert_eq!(state(&store), *states.last().unwrap(), "before sled");
        store.settle().unwrap();
        assert_eq!(state(&store), *states.last().unwrap(), "from sled");
        assert!(matches!(store.notes(), [Note::Snapshot(damage)] if damage.file == newest), "{:?}", store.notes());
    }
}

#[test]
fn a_damaged_sled_is_built_anew() {
    let original = folder();
    let states = build(original.path());
    try_all(original.path(), &states, "sled", 3);
}

#[test]
fn a_damaged_sled_of_a_writer_that_never_closed_is_built_anew() {
    let closed = folder();
    let mut states = build(closed.path());
    let mut store = open(closed.path());
    for _ in 0..5 {
        let id = states.len() as Rev;
        let mut next = states.last().unwrap().clone();
        next.insert(b"late".to_vec(), Entry { rev: id, value: b"1".to_vec() });
        apply(&mut store, commit(id, vec![], vec![put("late", "1")]));
        states.push(next);
    }
    let original = folder();
    copy(closed.path(), original.path());
    drop(store);
    try_all(original.path(), &states, "sled", 8);
}

#[test]
fn a_damaged_or_missing_current_is_worked_out_from_the_files() {
    let original = folder();
    let states = build(original.path());
    let mut random = Random(4);
    for _ in 0..20 {
        let dir = folder();
        copy(original.path(), dir.path());
        let what = hurt(&[dir.path().join("CURRENT")], &mut random);
        judge(dir.path(), &states, &what);
    }
}
