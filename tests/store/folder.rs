//! The data folder: who may open it, what stands in it, and what readers see beside a writer.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use linli::store::port::Store;
use linli::store::{Engine, Note, OpenError, Options, Reader};

use crate::support::{apply, commit, open, options, put, state};

#[test]
fn a_second_writer_is_told_who_holds_it() {
    let dir = tempfile::tempdir().unwrap();
    let held = open(dir.path());
    match Engine::open(dir.path(), options()) {
        Err(OpenError::Held { who, since }) => {
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
    let dir = tempfile::tempdir().unwrap();
    let marker = dir.path().join("FORMAT");
    std::fs::write(&marker, "linli data folder 3\nstore everything else is new\n").unwrap();
    for _ in 0..2 {
        let newer = |e| matches!(e, OpenError::Newer { found: 3, known: 2 });
        assert!(newer(Engine::open(dir.path(), options()).unwrap_err()));
        assert!(newer(Reader::open(dir.path()).unwrap_err()));
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
    std::fs::write(&marker, text.replace("folder 2", "folder 1")).unwrap();
    let older = |e| matches!(e, OpenError::Older { found: 1, known: 2 });
    assert!(older(Engine::open(dir.path(), options()).unwrap_err()));
    assert!(older(Reader::open(dir.path()).unwrap_err()));
    std::fs::write(&marker, text).unwrap();
    assert_eq!(state(&open(dir.path())).len(), 1);
}

#[test]
fn a_folder_without_a_store_has_nothing_to_read() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(Reader::open(dir.path()), Err(OpenError::Missing(_))));
    assert!(matches!(Engine::is_training(dir.path()), Ok(None)));
}

#[test]
fn a_training_folder_stays_one() {
    let dir = tempfile::tempdir().unwrap();
    let training = Options { training: true, ..options() };
    assert!(Engine::open(dir.path(), training).unwrap().training());
    assert!(open(dir.path()).training());
    assert!(Reader::open(dir.path()).unwrap().is_training());
    assert!(Engine::is_training(dir.path()).unwrap().unwrap());
}

#[test]
fn only_the_owner_may_look_into_it() {
    let dir = tempfile::tempdir().unwrap();
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
    // What sled makes in its folder is shielded by the folder.
    if !path.ends_with("sled") {
        for entry in std::fs::read_dir(path).unwrap() {
            modes(&entry.unwrap().path());
        }
    }
}

#[test]
fn a_reader_sees_what_was_acknowledged_while_the_writer_goes_on() {
    let dir = tempfile::tempdir().unwrap();
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

#[test]
fn snapshots_are_made_and_two_are_kept() {
    let dir = tempfile::tempdir().unwrap();
    for round in 0..12_u64 {
        let mut store = open(dir.path());
        for n in 0..20 {
            let id = round * 20 + n + 1;
            apply(&mut store, commit(id, vec![], vec![put(&format!("k/{n}"), &"v".repeat(900))]));
        }
    }
    let mut store = open(dir.path());
    store.settle().unwrap();
    assert_eq!(store.notes(), &[] as &[Note]);
    assert_eq!(state(&store).len(), 20);
    let snapshots = std::fs::read_dir(dir.path().join("snapshots")).unwrap().count();
    assert!((1..=2).contains(&snapshots), "{snapshots}");
    // The same id is known again although its commit lies before the snapshot.
    assert_eq!(apply(&mut store, commit(1, vec![], vec![put("x", "y")])), 1);
}
