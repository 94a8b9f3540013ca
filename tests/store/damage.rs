//! Files flipped, zeroed, cut off and removed at random places. The rule for every one of them: what was
//! acknowledged is there, or its loss is named; a value is never wrong; nothing panics; a torn end is never refused.
//! `LINLI_DAMAGE_ROUNDS` asks for more tries.

use std::fs::OpenOptions;
use std::ops::ControlFlow;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use linli::store::port::{Entry, Op, Rev, Store, StoreError};
use linli::store::{Engine, Note, OpenError, Options, Progress, Reader, Rebuilt, Stage, check};

use crate::support::{Random, State, apply, commit, copy, delete, hush_caught_panics, open, options, put, state};

/// A store with a past: several segments, two snapshots, deletes. Answers the state at every revision.
fn build(dir: &Path) -> Vec<State> {
    build_with(dir, &options(), 6)
}

fn build_with(dir: &Path, options: &Options, sessions: u32) -> Vec<State> {
    let mut states = vec![State::new()];
    let mut random = Random(7);
    for _ in 0..sessions {
        let mut store = Engine::open(dir, options.clone()).unwrap();
        for _ in 0..25 {
            let id = states.len() as u64;
            let key = format!("c/1/{:02}", random.below(23));
            let op = match random.below(6) {
                0 => delete(&key),
                _ => put(&key, &format!("{id}:").repeat(random.below(200) as usize + 1)),
            };
            let mut next = states.last().unwrap().clone();
            match op.clone() {
                Op::Put { key, value } => {
                    next.insert(key, Entry { rev: id, value });
                }
                Op::Delete { key } => {
                    next.remove(&key);
                }
            }
            assert_eq!(apply(&mut store, commit(id, vec![], vec![op])), id);
            states.push(next);
        }
    }
    states
}

fn files(dir: &Path, folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(dir.join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
}

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

fn read(reader: &Reader) -> Result<State, StoreError> {
    let mut seen = State::new();
    reader.scan(&[], &mut |key, entry| {
        seen.insert(key.to_vec(), entry);
        ControlFlow::Continue(())
    })?;
    Ok(seen)
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
        let dir = tempfile::tempdir().unwrap();
        copy(original, dir.path());
        let what = hurt(&files(dir.path(), folder), &mut random);
        judge(dir.path(), states, &what);
    }
}

#[test]
fn a_damaged_journal_is_named_or_harmless() {
    let original = tempfile::tempdir().unwrap();
    let states = build(original.path());
    try_all(original.path(), &states, "journal", 1);
}

#[test]
fn a_damaged_journal_without_any_snapshot_is_named() {
    let original = tempfile::tempdir().unwrap();
    let roomy = Options { segment_bytes: 128 * 1024, ..options() };
    let states = build_with(original.path(), &roomy, 6);
    try_all(original.path(), &states, "journal", 6);
}

#[test]
fn a_damaged_snapshot_is_made_up_for() {
    let original = tempfile::tempdir().unwrap();
    let states = build(original.path());
    try_all(original.path(), &states, "snapshots", 2);
}

#[test]
fn a_damaged_sled_is_built_anew() {
    let original = tempfile::tempdir().unwrap();
    let states = build(original.path());
    try_all(original.path(), &states, "sled", 3);
}

#[test]
fn a_damaged_sled_of_a_writer_that_never_closed_is_built_anew() {
    let closed = tempfile::tempdir().unwrap();
    let mut states = build(closed.path());
    let mut store = open(closed.path());
    for _ in 0..5 {
        let id = states.len() as Rev;
        let mut next = states.last().unwrap().clone();
        next.insert(b"late".to_vec(), Entry { rev: id, value: b"1".to_vec() });
        apply(&mut store, commit(id, vec![], vec![put("late", "1")]));
        states.push(next);
    }
    let original = tempfile::tempdir().unwrap();
    copy(closed.path(), original.path());
    drop(store);
    try_all(original.path(), &states, "sled", 8);
}

#[test]
fn a_damaged_or_missing_current_is_worked_out_from_the_files() {
    let original = tempfile::tempdir().unwrap();
    let states = build(original.path());
    let mut random = Random(4);
    for _ in 0..20 {
        let dir = tempfile::tempdir().unwrap();
        copy(original.path(), dir.path());
        let what = hurt(&[dir.path().join("CURRENT")], &mut random);
        judge(dir.path(), &states, &what);
    }
}

#[test]
fn a_lost_sled_folder_comes_back_with_everything() {
    let dir = tempfile::tempdir().unwrap();
    let states = build(dir.path());
    std::fs::remove_dir_all(dir.path().join("sled")).unwrap();
    let mut store = open(dir.path());
    store.settle().unwrap();
    assert_eq!(store.notes(), [Note::Rebuilt(Rebuilt::Absent)]);
    assert_eq!(&state(&store), states.last().unwrap());
}

#[test]
fn a_rebuild_tells_how_far_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let states = build(dir.path());
    std::fs::remove_dir_all(dir.path().join("sled")).unwrap();
    let told = Arc::new(Mutex::new(Vec::new()));
    let listener = told.clone();
    let on_progress = Arc::new(move |progress| listener.lock().unwrap().push(progress));
    let mut store = Engine::open(dir.path(), Options { on_progress, ..options() }).unwrap();
    store.settle().unwrap();
    let total = states.last().unwrap().len() as u64;
    let last = Progress { stage: Stage::Rebuild, done: total, total };
    assert_eq!(told.lock().unwrap().last(), Some(&last));
}

#[test]
fn sled_that_fails_underneath_stops_writing_but_not_reading() {
    hush_caught_panics();
    let dir = tempfile::tempdir().unwrap();
    let states = build(dir.path());
    let expected = states.last().unwrap();
    let mut store = open(dir.path());
    store.settle().unwrap();
    let log = OpenOptions::new().write(true).open(dir.path().join("sled/db")).unwrap();
    log.set_len(0).unwrap();
    for (key, entry) in expected {
        assert_eq!(store.get(key).unwrap().as_ref(), Some(entry));
    }
    assert_eq!(&state(&store), expected);
    let refused = store.commit_all(&[commit(999, vec![], vec![put("a", "b")])]);
    assert!(matches!(refused, Err(StoreError::ReadOnly(_))), "{refused:?}");
    assert!(store.stopped().is_some());
    assert_eq!(&state(&store), expected);
    assert_eq!(store.head(), states.len() as Rev - 1);
    drop(store);
    let mut store = open(dir.path());
    store.settle().unwrap();
    assert!(matches!(store.notes(), [Note::Rebuilt(_)]), "{:?}", store.notes());
    assert_eq!(&state(&store), expected);
}

/// Where the good blocks of the journal end: the last file that is not all zeros, and the place behind its last
/// byte that is not zero.
fn journal_end(dir: &Path) -> (PathBuf, u64) {
    let end = |path: PathBuf| {
        let bytes = std::fs::read(&path).unwrap();
        let last = bytes.iter().rposition(|byte| *byte != 0)?;
        Some((path, (last as u64 + 1).next_multiple_of(8)))
    };
    files(dir, "journal").into_iter().filter_map(end).next_back().unwrap()
}

#[test]
fn a_torn_end_is_never_refused() {
    let original = tempfile::tempdir().unwrap();
    let states = build(original.path());
    let head = states.len() as Rev - 1;
    // A block that was on its way: the last one, as it would have come next.
    let (path, end) = journal_end(original.path());
    let bytes = std::fs::read(&path).unwrap();
    let block = &bytes[end as usize - 200..end as usize];
    let mut random = Random(5);
    for round in 0..40 {
        let dir = tempfile::tempdir().unwrap();
        copy(original.path(), dir.path());
        let (path, end) = journal_end(dir.path());
        let mut torn = b"LNB1".to_vec();
        torn.extend_from_slice(block);
        // Sectors reach the disk in any order: any part of the block may be missing.
        let (from, to) = (random.below(204) as usize, random.below(204) as usize);
        torn[from.min(to)..from.max(to)].fill(0);
        torn.truncate(random.below(204) as usize + 1);
        let file = OpenOptions::new().write(true).open(&path).unwrap();
        let room = file.metadata().unwrap().len() - end;
        torn.truncate(room as usize);
        file.write_all_at(&torn, end).unwrap();
        drop(file);

        assert_eq!(Reader::open(dir.path()).unwrap().head(), head, "round {round}");
        assert_eq!(check(dir.path()).unwrap().head, head);
        let mut store = open(dir.path());
        store.settle().unwrap();
        assert_eq!(&state(&store), states.last().unwrap(), "round {round}");
        let wiped = std::fs::read(&path).unwrap();
        assert!(wiped[end as usize..].iter().all(|byte| *byte == 0), "round {round}");
        apply(&mut store, commit(head + 1, vec![], vec![put("new", "1")]));
        drop(store);
        assert_eq!(open(dir.path()).head(), head + 1);
    }
}

#[test]
fn sled_ahead_of_the_journal_stops_and_salvage_goes_on_from_it() {
    let dir = tempfile::tempdir().unwrap();
    let states = build(dir.path());
    let head = states.len() as Rev - 1;
    // The journal loses its last block, and with CURRENT the memory of how far it reached.
    let (path, end) = journal_end(dir.path());
    let file = OpenOptions::new().write(true).open(&path).unwrap();
    file.write_all_at(&[0xff; 24], end - 24).unwrap();
    std::fs::remove_file(dir.path().join("CURRENT")).unwrap();

    let mut store = open(dir.path());
    let error = store.settle().unwrap_err();
    assert!(error.to_string().contains(&format!("(revision {head})")), "{error}");
    let refused = store.commit_all(&[commit(999, vec![], vec![put("a", "b")])]);
    assert!(matches!(refused, Err(StoreError::Damaged(_))), "{refused:?}");
    assert_eq!(state(&store), states[head as usize - 1], "reading goes on");
    drop(store);

    let saved = Engine::salvage(dir.path(), &options()).unwrap();
    assert!(saved.from_sled);
    assert_eq!((saved.head, saved.journal, saved.acknowledged), (head, head - 1, head));
    let mut store = open(dir.path());
    store.settle().unwrap();
    assert_eq!(&state(&store), states.last().unwrap());
    assert_eq!(apply(&mut store, commit(head + 1, vec![], vec![put("new", "1")])), head + 1);
    assert!(matches!(store.past(head), Err(StoreError::Damaged(_))), "its history is gone");
    assert_eq!(store.past(head - 1).unwrap().unwrap().id, head - 1);
    drop(store);
    assert_eq!(open(dir.path()).head(), head + 1);
}

#[test]
fn salvage_without_sled_keeps_the_good_part_and_says_what_is_lost() {
    let dir = tempfile::tempdir().unwrap();
    let states = build(dir.path());
    let head = states.len() as Rev - 1;
    let (path, end) = journal_end(dir.path());
    let file = OpenOptions::new().write(true).open(&path).unwrap();
    file.write_all_at(&[0xff; 24], end - 24).unwrap();
    std::fs::remove_dir_all(dir.path().join("sled")).unwrap();
    match Engine::open(dir.path(), options()) {
        Err(OpenError::Damaged(damage)) => assert_eq!((damage.from, damage.to), (head, head)),
        other => panic!("{other:?}"),
    }
    let saved = Engine::salvage(dir.path(), &options()).unwrap();
    assert!(!saved.from_sled);
    assert_eq!((saved.head, saved.acknowledged), (head - 1, head));
    let mut store = open(dir.path());
    store.settle().unwrap();
    assert_eq!(state(&store), states[head as usize - 1]);
}

#[test]
fn a_check_of_a_whole_store_finds_nothing_but_values_without_an_envelope() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    let value = linli::store::codec::pack(b"a", 1, 1, 0, &"解秀英").unwrap();
    let put_value = Op::Put { key: b"a".to_vec(), value };
    for id in 1..100 {
        apply(&mut store, commit(id, vec![], vec![put_value.clone()]));
    }
    let found = check(dir.path()).unwrap();
    assert_eq!((found.head, found.entries, found.findings), (99, 1, vec![]));
    apply(&mut store, commit(100, vec![], vec![put("bare", "value")]));
    let found = check(dir.path()).unwrap();
    assert_eq!(found.findings.len(), 1);
    assert!(found.findings[0].to_string().contains("bare"), "{}", found.findings[0]);
}

/// A folder that format 1 was first released with; it must open for ever. Made by `make_fixture`.
const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/store/format-1");

fn fixture_options() -> Options {
    Options { segment_bytes: 4 * 1024, ..options() }
}

#[test]
#[ignore = "makes the folder anew, which only a new format calls for"]
fn make_fixture() {
    let dir = Path::new(FIXTURE);
    build_with(dir, &fixture_options(), 2);
    std::fs::remove_dir_all(dir.join("sled")).unwrap();
    std::fs::remove_file(dir.join("LOCK")).unwrap();
}

#[test]
fn a_folder_of_format_1_opens_for_ever() {
    let dir = tempfile::tempdir().unwrap();
    copy(Path::new(FIXTURE), dir.path());
    let story = tempfile::tempdir().unwrap();
    let states = build_with(story.path(), &fixture_options(), 2);
    let head = states.len() as Rev - 1;
    let reader = Reader::open(dir.path()).unwrap();
    assert_eq!(reader.head(), head);
    assert_eq!(reader.notes(), []);
    assert_eq!(&read(&reader).unwrap(), states.last().unwrap());
    for rev in 1..=head {
        assert_eq!(reader.past(rev).unwrap().unwrap().stamp, crate::support::stamp(rev));
    }
    let mut store = open(dir.path());
    store.settle().unwrap();
    assert_eq!(&state(&store), states.last().unwrap());
    assert_eq!(apply(&mut store, commit(head + 1, vec![], vec![put("new", "1")])), head + 1);
}
