//! Every subset of up to three files of a data folder missing: what was acknowledged is there, or its loss is named;
//! nothing is wiped, and `check` finds it. Bytes wiped from the journal's end stay in the quarantine.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use linli::store::backup::{note_taken, take};
use linli::store::port::Read;
use linli::store::{Engine, OpenError, Reader, check, clear_quarantine};

use crate::story::{build_with, files, journal_end, read};
use crate::support::{
    State, apply, commit, copy, folder, hush_caught_panics, open, opens, options, put, sealed, state,
};

/// A folder that was closed by nobody, with a proved backup noted in it, and its state.
fn used(dir: &Path) -> State {
    let live = folder();
    build_with(live.path(), &options(), 4);
    let mut store = open(live.path());
    // Until the last segment is the one that is written: no spare one says where the journal ends.
    let spare = || journal(live.path()).pop_last().unwrap().1.is_empty();
    for id in 5_000.. {
        if id > 5_003 && !spare() {
            break;
        }
        apply(&mut store, commit(id, vec![], vec![put("end", &"v".repeat(400))]));
    }
    let expected = state(&store);
    let holder = std::fs::read(live.path().join("HOLDER")).unwrap();
    let summary = take(live.path(), None, &live.path().join("b"), &opens).unwrap();
    std::fs::remove_file(live.path().join("b")).unwrap();
    note_taken(live.path(), &summary).unwrap();
    drop(store);
    std::fs::write(live.path().join("HOLDER"), holder).unwrap();
    copy(live.path(), dir);
    expected
}

/// What may be missing: small files, folders, snapshots, and the segments at either end and in the middle.
fn parts(dir: &Path) -> Vec<PathBuf> {
    let mut parts: Vec<_> = ["FORMAT", "CURRENT", "LOCK", "HOLDER", "BACKUP", "sled", "journal", "snapshots"]
        .iter()
        .map(PathBuf::from)
        .collect();
    let segments = files(dir, "journal");
    let snapshots = files(dir, "snapshots");
    let last = segments.len();
    assert!(last >= 5 && snapshots.len() == 2, "{last} segments, {snapshots:?}");
    let chosen = [&segments[0], &segments[last / 2], &segments[last - 2], &segments[last - 1]];
    parts.extend(chosen.into_iter().chain(&snapshots).map(|path| path.strip_prefix(dir).unwrap().to_owned()));
    parts
}

/// Every subset of one to three of so many.
fn subsets(of: usize) -> Vec<Vec<usize>> {
    let mut all = Vec::new();
    for one in 0..of {
        all.push(vec![one]);
        for two in one + 1..of {
            all.push(vec![one, two]);
            all.extend((two + 1..of).map(|three| vec![one, two, three]));
        }
    }
    all
}

fn remove(path: &Path) {
    if path.is_dir() {
        std::fs::remove_dir_all(path).unwrap();
    } else if path.exists() {
        std::fs::remove_file(path).unwrap();
    }
}

/// The files of the journal up to their last byte that is not zero.
fn journal(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    if !dir.join("journal").is_dir() {
        return BTreeMap::new();
    }
    let used = |path: PathBuf| {
        let mut bytes = std::fs::read(&path).unwrap();
        bytes.truncate(bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1));
        (path, bytes)
    };
    files(dir, "journal").into_iter().map(used).collect()
}

/// Opens what is left; answers whether somebody who opens it to write is let in.
fn judge(dir: &Path, expected: &State, head: u64, what: &str) -> bool {
    let before = journal(dir);
    match Reader::open(dir) {
        Ok(reader) => {
            assert_eq!((reader.head(), &read(&reader).unwrap()), (head, expected), "{what}: a reader's answer");
        }
        Err(OpenError::Damaged(_)) => {}
        Err(other) => panic!("{what}: a reader: {other}"),
    }
    let found = check(dir);
    let opened = match Engine::open(dir, options()) {
        Ok(mut store) => {
            let settled = store.settle();
            assert!(settled.is_err() || store.head() == head, "{what}: lost without a word: {}", store.head());
            if settled.is_ok() {
                assert_eq!(&state(&store), expected, "{what}");
            }
            settled.is_ok()
        }
        Err(OpenError::Damaged(_)) => false,
        Err(other) => panic!("{what}: {other}"),
    };
    for (path, bytes) in &before {
        assert!(std::fs::read(path).unwrap().starts_with(bytes), "{what}: {} was wiped", path.display());
    }
    // What was put right by itself, or is worth nothing, is no finding; the values here are no records.
    let harmless = |finding: &linli::store::Finding| matches!(finding, linli::store::Finding::Record(_));
    let named = found.is_err() || found.is_ok_and(|checked| !checked.findings.iter().all(harmless));
    let kept = ["LOCK", "HOLDER", "BACKUP", "sled"];
    let worthless = what.split(' ').all(|part| kept.contains(&part));
    assert!(named || worthless, "{what}: check found nothing");
    assert!(opened || named, "{what}: refused, and check found nothing");
    opened
}

#[test]
fn with_up_to_three_files_missing_nothing_is_lost_without_a_word_and_nothing_is_wiped() {
    hush_caught_panics();
    let original = folder();
    let expected = used(original.path());
    let head = Reader::open(original.path()).unwrap().head();
    let parts = parts(original.path());
    let subsets = subsets(parts.len());
    let (next, opened) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(subset) = subsets.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let dir = folder();
                    copy(original.path(), dir.path());
                    let names: Vec<_> = subset.iter().map(|part| parts[*part].display().to_string()).collect();
                    for name in &names {
                        remove(&dir.path().join(name));
                    }
                    if judge(dir.path(), &expected, head, &names.join(" ")) {
                        opened.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    let opened = opened.into_inner();
    println!("{} subsets of {} parts, {opened} opened with everything", subsets.len(), parts.len());
    // What makes up for each other opens without a person.
    assert!(opened >= 40, "{opened}");
}

/// A store of one commit whose `CURRENT` has not heard of it, as it is within the first minutes, its block damaged.
fn damaged_in_its_first_minutes(dir: &Path) -> Vec<u8> {
    let mut store = open(dir);
    apply(&mut store, commit(1, vec![], vec![put("a", "1")]));
    drop(store);
    let current = std::fs::read_to_string(dir.join("CURRENT")).unwrap();
    let lines = current.rsplit_once("crc ").unwrap().0.replace("head 1", "head 0");
    std::fs::write(dir.join("CURRENT"), sealed(&lines)).unwrap();
    let (path, end) = journal_end(dir);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[end as usize - 20] ^= 4;
    std::fs::write(&path, &bytes).unwrap();
    bytes
}

#[test]
fn nothing_is_wiped_at_the_beginning_of_a_journal_while_sled_holds_data() {
    let dir = folder();
    let bytes = damaged_in_its_first_minutes(dir.path());
    let segment = files(dir.path(), "journal").remove(0);
    match Engine::open(dir.path(), options()) {
        Err(OpenError::Damaged(damage)) => assert_eq!((damage.from, damage.to), (1, 1)),
        other => panic!("{other:?}"),
    }
    assert_eq!(std::fs::read(&segment).unwrap(), bytes);
    // With nobody left who knows of it, it is a write that was cut off; what is wiped is kept all the same.
    std::fs::remove_dir_all(dir.path().join("sled")).unwrap();
    let mut store = open(dir.path());
    store.settle().unwrap();
    assert_eq!(store.head(), 0);
    drop(store);
    let kept = || files(dir.path(), "quarantine");
    let [torn] = kept().try_into().unwrap();
    let torn = std::fs::read(torn).unwrap();
    assert!(!torn.is_empty() && bytes.starts_with(&torn));
    clear_quarantine(dir.path()).unwrap();
    assert_eq!(kept().len(), 1, "what was wiped in doubt stays");
}

#[test]
fn a_whole_block_is_never_wiped_wherever_it_stands() {
    let dir = folder();
    let mut store = open(dir.path());
    apply(&mut store, commit(1, vec![], vec![put("a", "1")]));
    drop(store);
    let (path, end) = journal_end(dir.path());
    let mut bytes = std::fs::read(&path).unwrap();
    bytes.copy_within(0..end as usize, 64);
    bytes[..64].fill(0xee);
    std::fs::write(&path, &bytes).unwrap();
    std::fs::remove_dir_all(dir.path().join("sled")).unwrap();
    let current = std::fs::read_to_string(dir.path().join("CURRENT")).unwrap();
    let lines = current.rsplit_once("crc ").unwrap().0.replace("head 1", "head 0");
    std::fs::write(dir.path().join("CURRENT"), sealed(&lines)).unwrap();
    assert!(matches!(Engine::open(dir.path(), options()), Err(OpenError::Damaged(_))));
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

#[test]
fn sled_of_another_store_is_kept_for_ever() {
    let [dir, other] = [folder(), folder()];
    let mut store = open(dir.path());
    apply(&mut store, commit(1, vec![], vec![put("a", "1")]));
    drop(store);
    let mut store = open(other.path());
    apply(&mut store, commit(1, vec![], vec![put("b", "2")]));
    drop(store);
    remove(&dir.path().join("sled"));
    copy(&other.path().join("sled"), &dir.path().join("sled"));
    let mut store = open(dir.path());
    store.settle().unwrap();
    assert_eq!(store.get(b"a").unwrap().unwrap().value, b"1");
    drop(store);
    clear_quarantine(dir.path()).unwrap();
    assert!(dir.path().join("quarantine/sled.1/db").exists());
}
