//! One writer a folder, whatever becomes of the lock and of the folder while it is open: nobody else gets in, and nothing
//! is confirmed that is not in the folder that was opened.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use linli::desk::Desk;
use linli::desk::core::clock::{FixedClock, SeededIds};
use linli::store::disk::{Call, Disk, Watch};
use linli::store::port::{NotOurs, Read, Store, StoreError};
use linli::store::{Engine, OpenError, Options, Reader, check, look};

use crate::story::{build, files, journal_end, read};
use crate::support::{State, apply, commit, copy, folder, open, options, put, state};

fn desk_in(root: &tempfile::TempDir) -> PathBuf {
    root.path().join("desk")
}

/// The next commit must be refused for this reason, and every later one, and nothing of it applied.
fn is_refused(store: &mut Engine, why: NotOurs) {
    let before = (store.head(), state(store));
    for id in [7_001, 7_002] {
        match store.commit_all(&[commit(id, vec![], vec![put("lost", "1")])]) {
            Err(StoreError::NotOurs(found)) => assert_eq!(found, why),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((store.head(), state(store)), before);
}

fn bytes(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for name in ["", "journal", "snapshots", "sled", "sled/blobs", "quarantine"] {
        if !dir.join(name).is_dir() {
            continue;
        }
        found.extend(files(dir, name).into_iter().map(|path| (path.clone(), std::fs::read(path).unwrap())));
    }
    found
}

#[test]
fn a_deleted_lock_lets_nobody_else_in_and_stops_whoever_is_in() {
    // Also after the journal has gone on into its next segments.
    for commits in [1, 60] {
        let root = folder();
        let dir = desk_in(&root);
        let mut store = open(&dir);
        for id in 1..=commits {
            apply(&mut store, commit(id, vec![], vec![put("k", &"v".repeat(900))]));
        }
        std::fs::remove_file(dir.join("LOCK")).unwrap();
        for _ in 0..2 {
            match Engine::open(&dir, Options { who: "别人".to_owned(), ..options() }) {
                Err(OpenError::Held { by }) => assert_eq!((by.who.as_str(), by.process), ("测试", std::process::id())),
                other => panic!("{other:?}"),
            }
        }
        is_refused(&mut store, NotOurs::Lock);
        let expected = state(&store);
        drop(store);
        let mut store = open(&dir);
        store.settle().unwrap();
        assert_eq!(state(&store), expected);
        apply(&mut store, commit(9_000, vec![], vec![put("k", "after")]));
    }
}

#[test]
fn a_folder_that_was_moved_takes_nothing_and_opens_where_it_is() {
    let root = folder();
    let dir = desk_in(&root);
    let states = build(&dir);
    let mut store = open(&dir);
    store.settle().unwrap();
    std::fs::rename(&dir, root.path().join("moved")).unwrap();
    is_refused(&mut store, NotOurs::Folder);
    drop(store);
    assert!(!dir.exists(), "nothing is made in its place");
    let mut store = open(&root.path().join("moved"));
    store.settle().unwrap();
    assert_eq!(&state(&store), states.last().unwrap());
}

#[test]
fn a_folder_that_was_deleted_confirms_nothing_and_is_not_made_again() {
    let root = folder();
    let dir = desk_in(&root);
    let mut store = Engine::open(&dir, Options { checkpoint: Duration::from_millis(1), ..options() }).unwrap();
    apply(&mut store, commit(1, vec![], vec![put("k", "1")]));
    std::fs::remove_dir_all(&dir).unwrap();
    is_refused(&mut store, NotOurs::Folder);
    drop(store);
    assert!(!dir.exists());
}

#[test]
fn a_folder_in_the_place_of_ours_is_left_as_it_is() {
    // Also where nobody writes any more, and only what is tidied up when it is closed would be written there.
    in_the_place_of_ours(true);
    in_the_place_of_ours(false);
}

fn in_the_place_of_ours(writes: bool) {
    let root = folder();
    let (dir, other) = (desk_in(&root), root.path().join("other"));
    let states = build(&other);
    let mut store = open(&dir);
    for id in 1..=20 {
        apply(&mut store, commit(id, vec![], vec![put("k", &"v".repeat(900))]));
    }
    std::fs::rename(&dir, root.path().join("moved")).unwrap();
    copy(&other, &dir);
    std::fs::write(dir.join("HOLDER"), "theirs").unwrap();
    let before = bytes(&dir);
    if writes {
        is_refused(&mut store, NotOurs::Folder);
    }
    drop(store);
    assert_eq!(bytes(&dir), before);
    assert_eq!(read(&Reader::open(&dir).unwrap()).unwrap(), *states.last().unwrap());
    assert_eq!(open(&root.path().join("moved")).head(), 20);
}

/// Puts another folder in the place of one as soon as the store comes to sled.
#[derive(Debug)]
struct Replaced {
    dir: PathBuf,
    other: PathBuf,
    moved: PathBuf,
    /// The how manieth look at sled's folder is the last one at ours.
    at: AtomicUsize,
}

impl Watch for Replaced {
    fn before(&self, call: Call<'_>) -> io::Result<()> {
        let (Call::Look { path } | Call::MakeFolder { path }) = call else { return Ok(()) };
        if path.ends_with("sled") && self.at.fetch_sub(1, Ordering::SeqCst) == 1 {
            std::fs::rename(&self.dir, &self.moved)?;
            std::fs::rename(&self.other, &self.dir)?;
        }
        Ok(())
    }
}

#[test]
fn sled_is_opened_in_no_folder_but_ours() {
    let mut replaced = 0;
    for at in 1..6 {
        // Sled is there already, or is to be built anew in the place of what is there.
        for built in [false, true] {
            let root = folder();
            let (dir, other, moved) = (desk_in(&root), root.path().join("other"), root.path().join("moved"));
            let states = build(&dir);
            build(&other);
            if built {
                std::fs::remove_dir_all(dir.join("sled")).unwrap();
            }
            let theirs = bytes(&other);
            let theirs = theirs.iter().map(|(path, all)| (path.strip_prefix(&other).unwrap().to_owned(), all.clone()));
            let theirs: BTreeMap<PathBuf, Vec<u8>> = theirs.collect();
            let watch = Replaced { dir: dir.clone(), other, moved: moved.clone(), at: AtomicUsize::new(at) };
            let store = Engine::open(&dir, Options { disk: Disk::watched(Arc::new(watch)), ..options() });
            let Ok(mut store) = store else { continue };
            let settled = store.settle();
            if !moved.exists() {
                continue;
            }
            replaced += 1;
            is_refused(&mut store, NotOurs::Folder);
            drop((settled, store));
            let left = bytes(&dir).into_iter().map(|(path, all)| (path.strip_prefix(&dir).unwrap().to_owned(), all));
            let left: BTreeMap<PathBuf, Vec<u8>> = left.collect();
            let others = left.iter().filter(|(path, bytes)| theirs.get(*path) != Some(*bytes)).map(|(path, _)| path);
            assert_eq!(others.collect::<Vec<_>>(), Vec::<&PathBuf>::new(), "{at} {built}: written");
            assert_eq!(left.len(), theirs.len(), "{at} {built}: removed");
            assert_eq!(read(&Reader::open(&moved).unwrap()).unwrap(), *states.last().unwrap());
        }
    }
    assert!(replaced >= 4, "{replaced} folders were replaced in time");
}

#[test]
fn what_somebody_else_wrote_behind_the_last_block_is_not_written_over() {
    let root = folder();
    let dir = desk_in(&root);
    let mut store = open(&dir);
    apply(&mut store, commit(1, vec![], vec![put("k", "1")]));
    let (path, end) = journal_end(&dir);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[end as usize] = 1;
    std::fs::write(&path, &bytes).unwrap();
    is_refused(&mut store, NotOurs::Written);
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

/// A disk that takes no writes.
#[derive(Debug)]
struct Sealed;

impl Watch for Sealed {
    fn before(&self, call: Call<'_>) -> io::Result<()> {
        match call {
            Call::Open { .. } | Call::Read { .. } | Call::Look { .. } => Ok(()),
            _ => Err(io::ErrorKind::ReadOnlyFilesystem.into()),
        }
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_opened_to_be_looked_at() {
    let root = folder();
    let dir = desk_in(&root);
    let clock = || Box::new(FixedClock::at(jiff::civil::date(2026, 11, 23).at(9, 0, 0, 0)));
    let settings = || linli::desk::Settings { clerk: "前台甲".to_owned(), ..Default::default() };
    let desk = |port: Box<dyn Store>| {
        Desk::open(port, clock(), Box::new(SeededIds::from(7)), settings(), &mut |_| {}).unwrap()
    };
    assert!(!desk(Box::new(open(&dir))).office().for_looking);
    let expected: State = read(&Reader::open(&dir).unwrap()).unwrap();
    let before = bytes(&dir);
    let refused = Engine::open(&dir, Options { disk: Disk::watched(Arc::new(Sealed)), ..options() }).unwrap_err();
    assert!(refused.is_read_only(), "{refused}");
    let mut port = look(&dir, &linli::store::Safe::plain()).unwrap().port;
    assert_eq!(state(port.as_ref()), expected);
    let refused = port.commit_all(&[commit(1, vec![], vec![put("k", "1")])]);
    assert!(matches!(refused, Err(StoreError::NotOurs(NotOurs::Looking))), "{refused:?}");
    // A clerk whom the folder does not know needs a record, which cannot be written: they look.
    let newcomer = linli::desk::Settings { clerk: "前台乙".to_owned(), ..Default::default() };
    let opened = Desk::open(port, clock(), Box::new(SeededIds::from(8)), newcomer, &mut |_| {}).unwrap();
    assert!(opened.office().for_looking);
    let opened = desk(look(&dir, &linli::store::Safe::plain()).unwrap().port);
    assert!(opened.office().for_looking, "also whoever it knows");
    assert_eq!(bytes(&dir), before);
    assert!(check(&dir).is_ok());
}
