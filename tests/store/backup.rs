//! Backups: the same store comes back, under an id of its own; a changed byte never does.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use linli::store::backup::{BackupError, restore, take, take_on};
use linli::store::disk::{Call, Disk, Watch};
use linli::store::port::Read;
use linli::store::{Engine, Finding, OpenError, Reader, about, check};

use crate::support::{apply, as_it_is, commit, copy, delete, folder, open, opens, put, sealed, state};

/// A store with a few segments, and a removed entry.
fn filled(dir: &Path, commits: u64) -> Engine {
    let mut engine = open(dir);
    for id in 1..=commits {
        let key = format!("k/{:03}", id % 40);
        apply(&mut engine, commit(id, vec![], vec![put(&key, &format!("{id} {}", "x".repeat(id as usize % 90)))]));
    }
    apply(&mut engine, commit(commits + 1, vec![], vec![delete("k/007")]));
    engine
}

fn at(folder: &tempfile::TempDir, name: &str) -> PathBuf {
    folder.path().join(name)
}

/// What is wrong with the files of a store; its values are no records.
fn damage(dir: &Path) -> Vec<Finding> {
    let mut findings = check(dir).unwrap().findings;
    findings.retain(|finding| !matches!(finding, Finding::Record(_)));
    findings
}

#[test]
fn the_same_store_comes_back_with_its_history_and_goes_on() {
    let folder = folder();
    let engine = filled(&at(&folder, "old"), 300);
    let (before, head) = (state(&engine), engine.head());
    // The console goes on while the backup is taken.
    let summary = take(&at(&folder, "old"), Some("community = \"东关社区\"\n"), &at(&folder, "b"), &opens).unwrap();
    assert_eq!((summary.head, summary.entries), (head, before.len() as u64));
    restore(&at(&folder, "b"), &at(&folder, "new"), &as_it_is).unwrap();
    assert_eq!(damage(&at(&folder, "new")), []);
    assert_eq!(std::fs::read_to_string(at(&folder, "new/linli.toml")).unwrap(), "community = \"东关社区\"\n");
    let mut restored = open(&at(&folder, "new"));
    assert_eq!((state(&restored), restored.head()), (before, head));
    for rev in 1..=head {
        assert_eq!(restored.past(rev).unwrap(), engine.past(rev).unwrap());
    }
    let rev = apply(&mut restored, commit(9_000, vec![], vec![put("k/new", "1")]));
    assert_eq!(rev, head + 1);
    drop(restored);
    assert_eq!(damage(&at(&folder, "new")), []);
    let left: Vec<_> = std::fs::read_dir(at(&folder, "old")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with("scratch")), "{left:?}");
}

#[test]
fn an_empty_store_comes_back_too() {
    let folder = folder();
    drop(open(&at(&folder, "old")));
    take(&at(&folder, "old"), None, &at(&folder, "b"), &opens).unwrap();
    restore(&at(&folder, "b"), &at(&folder, "new"), &as_it_is).unwrap();
    let mut restored = open(&at(&folder, "new"));
    assert_eq!(apply(&mut restored, commit(1, vec![], vec![put("k", "1")])), 1);
}

#[test]
fn a_restored_store_takes_no_file_of_the_old_one_for_its_own() {
    let folder = folder();
    drop(filled(&at(&folder, "old"), 60));
    take(&at(&folder, "old"), None, &at(&folder, "b"), &opens).unwrap();
    for copy_of in ["one", "two"] {
        restore(&at(&folder, "b"), &at(&folder, copy_of), &as_it_is).unwrap();
    }
    let id = |name: &str| about(&at(&folder, name)).unwrap().unwrap().id;
    assert!(id("old") != id("one") && id("one") != id("two"));
    let segment = "journal/0000000001.seg";
    std::fs::copy(at(&folder, "old").join(segment), at(&folder, "one").join(segment)).unwrap();
    assert_ne!(damage(&at(&folder, "one")), []);
}

#[test]
fn a_store_that_was_saved_from_damage_is_backed_up_from_there() {
    let folder = folder();
    drop(filled(&at(&folder, "old"), 300));
    let first = at(&folder, "old/journal/0000000001.seg");
    let mut bytes = std::fs::read(&first).unwrap();
    bytes[300] ^= 1;
    std::fs::write(&first, bytes).unwrap();
    assert_ne!(damage(&at(&folder, "old")), []);
    let before = state(&open(&at(&folder, "old")));
    // What the snapshot holds is whole; only history begins later.
    take(&at(&folder, "old"), None, &at(&folder, "b"), &opens).unwrap();
    restore(&at(&folder, "b"), &at(&folder, "new"), &as_it_is).unwrap();
    let restored = open(&at(&folder, "new"));
    assert_eq!(state(&restored), before);
    let lost = check(&at(&folder, "new")).unwrap().lost;
    let [(from, to)] = lost.as_slice() else { panic!("{lost:?}") };
    for rev in 1..=restored.head() {
        assert_eq!(restored.past(rev).is_err(), (*from..=*to).contains(&rev), "{rev} of {lost:?}");
    }
    assert_eq!(damage(&at(&folder, "new")), [], "what is lost is known");
}

#[test]
fn any_changed_byte_and_any_missing_end_is_noticed_before_anything_is_written() {
    let folder = folder();
    drop(filled(&at(&folder, "old"), 12));
    take(&at(&folder, "old"), Some("x"), &at(&folder, "b"), &opens).unwrap();
    let whole = std::fs::read(at(&folder, "b")).unwrap();
    let refused = |bytes: &[u8]| {
        std::fs::write(at(&folder, "bad"), bytes).unwrap();
        let error = restore(&at(&folder, "bad"), &at(&folder, "new"), &as_it_is).unwrap_err();
        assert!(!at(&folder, "new").exists());
        error
    };
    for place in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[place] ^= 1 << (place % 8);
        let error = refused(&bytes);
        let named = matches!(
            error,
            BackupError::Damaged { .. }
                | BackupError::Cut { .. }
                | BackupError::NotABackup(_)
                | BackupError::Newer { .. }
                | BackupError::Older { .. }
        );
        assert!(named, "byte {place}: {error}");
    }
    for length in 0..whole.len() {
        let error = refused(&whole[..length]);
        assert!(matches!(error, BackupError::Cut { .. } | BackupError::NotABackup(_)), "{length}: {error}");
    }
    let more = [&whole[..], b"x"].concat();
    assert!(matches!(refused(&more), BackupError::Damaged { .. }));
}

#[test]
fn a_newer_format_is_refused_by_its_number() {
    let folder = folder();
    drop(filled(&at(&folder, "old"), 3));
    take(&at(&folder, "old"), None, &at(&folder, "b"), &opens).unwrap();
    let mut bytes = std::fs::read(at(&folder, "b")).unwrap();
    bytes[4] = 3;
    std::fs::write(at(&folder, "b"), bytes).unwrap();
    let error = restore(&at(&folder, "b"), &at(&folder, "new"), &as_it_is).unwrap_err();
    assert!(matches!(error, BackupError::Newer { found: 3, known: 2 }));
    assert!(!at(&folder, "new").exists());
}

#[test]
fn only_an_empty_folder_is_restored_into_and_no_file_is_overwritten() {
    let folder = folder();
    drop(filled(&at(&folder, "old"), 3));
    take(&at(&folder, "old"), None, &at(&folder, "b"), &opens).unwrap();
    assert!(matches!(restore(&at(&folder, "b"), &at(&folder, "old"), &as_it_is), Err(BackupError::Occupied(_))));
    assert!(matches!(take(&at(&folder, "old"), None, &at(&folder, "b"), &opens), Err(BackupError::Io { .. })));
    std::fs::create_dir(at(&folder, "empty")).unwrap();
    restore(&at(&folder, "b"), &at(&folder, "empty"), &as_it_is).unwrap();
    assert!(matches!(restore(&at(&folder, "b"), &at(&folder, "empty"), &as_it_is), Err(BackupError::Occupied(_))));
}

/// A disk on which one folder takes no writes.
#[derive(Debug)]
struct Full(PathBuf);

impl Watch for Full {
    fn before(&self, call: Call<'_>) -> std::io::Result<()> {
        let path = match call {
            Call::Create { path, .. } | Call::Lock { path } | Call::MakeFolder { path } => path,
            Call::Rename { from, .. } => from,
            _ => return Ok(()),
        };
        if path.starts_with(&self.0) { Err(std::io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }
}

#[test]
fn a_full_or_read_only_disk_is_backed_up_to_another_one() {
    let folder = folder();
    drop(filled(&at(&folder, "old"), 60));
    std::fs::create_dir(at(&folder, "usb")).unwrap();
    let disk = Disk::watched(Arc::new(Full(at(&folder, "old"))));
    take_on(&disk, &at(&folder, "old"), None, &at(&folder, "usb/b"), &opens).unwrap();
    let left: Vec<_> = std::fs::read_dir(at(&folder, "usb")).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
    restore(&at(&folder, "usb/b"), &at(&folder, "new"), &as_it_is).unwrap();
}

#[test]
fn a_backup_that_does_not_open_is_not_kept() {
    let folder = folder();
    drop(filled(&at(&folder, "old"), 60));
    let no = |_: &dyn Read| Err(linli::model::cause::Cause::Closed);
    let refused = take(&at(&folder, "old"), None, &at(&folder, "b"), &no);
    assert!(matches!(refused, Err(BackupError::DoesNotOpen(_))), "{refused:?}");
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["old"]);
}

#[test]
fn what_a_killed_backup_left_goes_with_the_next_one_unless_somebody_works_on_it() {
    let folder = folder();
    drop(filled(&at(&folder, "old"), 20));
    for name in ["dead", "alive"] {
        std::fs::write(at(&folder, &format!(".{name}.linli-backup")), "half of everybody").unwrap();
        std::fs::create_dir(at(&folder, &format!(".{name}.linli-proof"))).unwrap();
        std::fs::write(at(&folder, &format!(".{name}.linli-proof/LOCK")), "").unwrap();
    }
    std::fs::write(at(&folder, ".alone.linli-backup"), "half of everybody").unwrap();
    let held = std::fs::File::open(at(&folder, ".alive.linli-proof/LOCK")).unwrap();
    held.try_lock().unwrap();
    take(&at(&folder, "old"), None, &at(&folder, "b"), &opens).unwrap();
    let hidden = |name: &str| at(&folder, name).exists();
    assert!(!hidden(".dead.linli-backup") && !hidden(".dead.linli-proof") && !hidden(".alone.linli-backup"));
    assert!(hidden(".alive.linli-backup") && hidden(".alive.linli-proof"));
}

#[test]
fn a_restore_that_was_cut_off_is_no_store() {
    let folder = folder();
    drop(filled(&at(&folder, "old"), 30));
    take(&at(&folder, "old"), None, &at(&folder, "b"), &opens).unwrap();
    restore(&at(&folder, "b"), &at(&folder, "new"), &as_it_is).unwrap();
    copy(&at(&folder, "new"), &at(&folder, "half"));
    let lines = "linli data folder 2\nstore 0123456789abcdef\nmode office\nsuite 0\nnot complete\n";
    std::fs::write(at(&folder, "half/FORMAT"), sealed(lines)).unwrap();
    assert!(matches!(Reader::open(&at(&folder, "half")), Err(OpenError::Damaged(_))));
    assert!(matches!(Engine::open(&at(&folder, "half"), crate::support::options()), Err(OpenError::Damaged(_))));
    // The same restore goes over it.
    restore(&at(&folder, "b"), &at(&folder, "half"), &as_it_is).unwrap();
    assert_eq!(state(&open(&at(&folder, "half"))), state(&open(&at(&folder, "old"))));
}

#[test]
fn what_a_killed_backup_left_in_the_data_folder_goes_when_that_is_opened() {
    let folder = folder();
    drop(filled(&at(&folder, "desk"), 20));
    std::fs::write(at(&folder, "desk/.b.linli-backup"), "half of everybody").unwrap();
    std::fs::create_dir(at(&folder, "desk/.b.linli-proof")).unwrap();
    std::fs::write(at(&folder, "desk/.b.linli-proof/LOCK"), "").unwrap();
    drop(open(&at(&folder, "desk")));
    assert!(!at(&folder, "desk/.b.linli-backup").exists() && !at(&folder, "desk/.b.linli-proof").exists());
}
