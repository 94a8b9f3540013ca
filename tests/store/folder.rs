//! The data folder: who may open it, what stands in it, and what readers see beside a writer.

use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use linli::store::port::Read;
use linli::store::{Engine, Holder, Note, OpenError, Options, Reader, Wrong, about};

use crate::story::files;
use crate::support::{apply, commit, copy, folder, open, options, put, sealed, state};

#[test]
fn a_second_writer_is_told_who_holds_it() {
    let dir = folder();
    let held = open(dir.path());
    match Engine::open(dir.path(), options()) {
        Err(OpenError::Held { by: Holder { who, since, process } }) => {
            assert_eq!(process, std::process::id());
            assert_eq!(who, "测试");
            assert!(since > 1_700_000_000_000);
        }
        other => panic!("{other:?}"),
    }
    drop(held);
    open(dir.path());
}

#[test]
fn a_newer_format_is_refused_and_nothing_is_touched() {
    let dir = folder();
    let marker = dir.path().join("FORMAT");
    let newer = sealed("linli data folder 3\nwhatever stands here then\n");
    std::fs::write(&marker, &newer).unwrap();
    for _ in 0..2 {
        let refused = |e| matches!(e, OpenError::Newer { found: 3, known: 2 });
        assert!(refused(Engine::open(dir.path(), options()).unwrap_err()));
        assert!(refused(Reader::open(dir.path()).unwrap_err()));
    }
    let names: Vec<_> = std::fs::read_dir(dir.path()).unwrap().collect();
    assert_eq!(names.len(), 1);
}

#[test]
fn a_format_from_before_the_first_release_is_refused_and_nothing_is_wiped() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    apply(&mut store, commit(1, vec![], vec![put("a", "1")]));
    drop(store);
    let marker = dir.path().join("FORMAT");
    let text = std::fs::read_to_string(&marker).unwrap();
    let (lines, _) = text.rsplit_once("crc ").unwrap();
    let lines = lines.replace("folder 2", "folder 1");
    std::fs::write(&marker, format!("{lines}crc {:08x}\n", crc32c::crc32c(lines.as_bytes()))).unwrap();
    let older = |e| matches!(e, OpenError::Older { found: 1, known: 2 });
    assert!(older(Engine::open(dir.path(), options()).unwrap_err()));
    assert!(older(Reader::open(dir.path()).unwrap_err()));
    std::fs::write(&marker, text).unwrap();
    assert_eq!(state(&open(dir.path())).len(), 1);
}

#[test]
fn a_folder_without_a_store_has_nothing_to_read() {
    let dir = folder();
    assert!(matches!(Reader::open(dir.path()), Err(OpenError::Missing(_))));
    assert!(matches!(about(dir.path()), Ok(None)));
}

#[test]
fn a_training_folder_stays_one() {
    let dir = folder();
    let training = Options { training: true, ..options() };
    let made = linli::store::open(dir.path(), training).unwrap().about;
    assert!(made.training);
    assert_eq!(linli::store::open(dir.path(), options()).unwrap().about, made, "what it is it stays");
    assert_eq!(linli::store::read(dir.path()).unwrap().about, made);
    assert_eq!(linli::store::read_lightly(dir.path()).unwrap().about, made);
    assert_eq!(about(dir.path()).unwrap(), Some(made));
}

#[test]
fn only_the_owner_may_look_into_it() {
    let dir = folder();
    let home = dir.path().join("linli");
    let mut store = open(&home);
    for id in 1..50 {
        apply(&mut store, commit(id, vec![], vec![put("a", &"v".repeat(900))]));
    }
    drop(store);
    modes(&home);
}

fn modes(path: &Path) {
    let mode = path.metadata().unwrap().permissions().mode() & 0o777;
    if !path.is_dir() {
        assert_eq!(mode, 0o600, "{}", path.display());
        return;
    }
    assert_eq!(mode, 0o700, "{}", path.display());
    for entry in std::fs::read_dir(path).unwrap() {
        modes(&entry.unwrap().path());
    }
}

#[test]
fn a_reader_sees_what_was_acknowledged_while_the_writer_goes_on() {
    let dir = folder();
    let mut store = open(dir.path());
    for id in 1..200 {
        let key = format!("k/{}", id % 17);
        apply(&mut store, commit(id, vec![], vec![put(&key, &"v".repeat(id as usize))]));
        let reader = Reader::open(dir.path()).unwrap();
        assert_eq!(reader.head(), id);
        assert_eq!(reader.get(key.as_bytes()).unwrap(), store.get(key.as_bytes()).unwrap());
    }
    let reader = Reader::open(dir.path()).unwrap();
    let mut seen = crate::support::State::new();
    reader
        .scan(b"", &mut |key, entry| {
            seen.insert(key.to_vec(), entry);
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(seen, state(&store));
}

/// Snapshots in the folder, the newest first.
fn snapshots(dir: &Path) -> Vec<PathBuf> {
    let mut found = files(dir, "snapshots");
    found.reverse();
    found
}

#[test]
fn two_generations_of_snapshots_are_kept_and_the_journal_makes_up_for_either() {
    let dir = folder();
    let mut made = BTreeSet::new();
    for round in 0..12_u64 {
        let mut store = open(dir.path());
        for n in 0..20 {
            let id = round * 20 + n + 1;
            apply(&mut store, commit(id, vec![], vec![put(&format!("k/{n}"), &"v".repeat(900))]));
        }
        drop(store);
        made.extend(snapshots(dir.path()));
    }
    let kept = snapshots(dir.path());
    let [newest, older] = kept.as_slice() else { panic!("{kept:?}") };
    assert!(made.len() >= 4, "a first and a second are gone again: {made:?}");
    assert!(made.iter().rev().take(2).eq([newest, older]), "{made:?}");
    let mut store = open(dir.path());
    store.settle().unwrap();
    assert_eq!(store.notes(), &[] as &[Note]);
    let expected = state(&store);
    assert_eq!(expected.len(), 20);
    // The same id is known again although its commit lies before both.
    assert_eq!(apply(&mut store, commit(1, vec![], vec![put("x", "y")])), 1);
    drop(store);
    // Without the newest, the older one; without both, the journal from its beginning; each loss is named.
    for lost in [vec![newest], vec![older], vec![newest, older]] {
        let copied = folder();
        copy(dir.path(), copied.path());
        for path in &lost {
            std::fs::remove_file(copied.path().join("snapshots").join(path.file_name().unwrap())).unwrap();
        }
        let mut store = open(copied.path());
        store.settle().unwrap();
        assert_eq!(state(&store), expected, "without {lost:?}");
        let named = lost.iter().filter(|path| ***path == *newest || lost.len() == 2).count();
        let notes = store.notes();
        assert_eq!(notes.len(), named, "{notes:?}");
        assert!(notes.iter().all(|note| matches!(note, Note::Snapshot(damage) if damage.wrong == Wrong::Missing)));
    }
}
