//! History that is damaged while the records are whole: the store opens with less of it, `check` lists what is missing,
//! and a backup of it is proved, restored and clean.

use std::path::Path;

use linli::desk::Desk;
use linli::desk::core::backup;
use linli::desk::core::clock::{FixedClock, SeededIds};
use linli::desk::core::office::Office;
use linli::store::backup::restore;
use linli::store::port::Read;
use linli::store::{Damage, Finding, Reader, Safe, Wrong, check};

use crate::story::{build, files, read};
use crate::support::{apply, as_it_is, commit, copy, folder, open, put, state};

/// Flips a bit in the middle of a segment; answers the file.
fn flip(dir: &Path, segment: usize) -> std::path::PathBuf {
    let path = files(dir, "journal").remove(segment);
    let mut bytes = std::fs::read(&path).unwrap();
    let used = bytes.iter().rposition(|byte| *byte != 0).unwrap();
    bytes[used / 2] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    path
}

/// The ranges of history that a check finds missing; nothing else may be wrong but values that are no records.
fn missing(dir: &Path) -> Vec<(u64, u64)> {
    let found = check(dir).unwrap().findings.into_iter();
    found
        .filter_map(|finding| match finding {
            Finding::Damage(Damage { from, to, wrong: Wrong::Block, .. }) => Some((from, to)),
            Finding::Damage(Damage { wrong: Wrong::Missing, .. }) | Finding::Record(_) => None,
            other => panic!("{other}"),
        })
        .collect()
}

#[test]
fn a_damaged_old_segment_costs_its_own_history_and_no_more() {
    let original = folder();
    let states = build(original.path());
    let head = states.len() as u64 - 1;
    for (segment, gone) in [(0, false), (1, false), (1, true), (2, false)] {
        let dir = folder();
        copy(original.path(), dir.path());
        let path = flip(dir.path(), segment);
        if gone {
            std::fs::remove_file(&path).unwrap();
        }
        let lost = missing(dir.path());
        let [(from, to)] = lost.as_slice() else { panic!("{lost:?}") };
        assert!(gone || from == to, "one block: {lost:?}");
        let mut store = open(dir.path());
        store.settle().unwrap();
        assert_eq!(&state(&store), states.last().unwrap());
        for rev in 1..=head {
            let past = store.past(rev);
            assert_eq!(past.is_err(), (*from..=*to).contains(&rev), "revision {rev} of {lost:?}: {past:?}");
        }
        assert_eq!(apply(&mut store, commit(head + 1, vec![], vec![put("new", "1")])), head + 1);
        drop(store);
        assert_eq!(missing(dir.path()), lost, "and nothing more after writing on");
    }
}

#[test]
fn two_damaged_segments_and_a_damaged_current_are_all_listed() {
    let dir = folder();
    build(dir.path());
    flip(dir.path(), 0);
    flip(dir.path(), 2);
    std::fs::write(dir.path().join("CURRENT"), "x").unwrap();
    let found = check(dir.path()).unwrap();
    assert!(found.findings.contains(&Finding::Current));
    let ranges = found.findings.iter().filter(|found| matches!(found, Finding::Damage(damage) if damage.from > 0));
    assert_eq!(ranges.count(), 2, "{:?}", found.findings);
    // Also where the marker cannot say whose the folder is.
    std::fs::write(dir.path().join("FORMAT"), "x").unwrap();
    let more = check(dir.path()).unwrap();
    assert_eq!(more.findings.len(), found.findings.len() + 1, "{:?}", more.findings);
}

#[test]
fn a_file_that_the_system_does_not_give_out_keeps_check_from_no_other() {
    let dir = folder();
    build(dir.path());
    flip(dir.path(), 2);
    // What stands there is no file: reading it fails as a broken sector does.
    let first = files(dir.path(), "journal").remove(0);
    std::fs::remove_file(&first).unwrap();
    std::fs::create_dir(&first).unwrap();
    let found = check(dir.path()).unwrap();
    assert!(found.findings.iter().any(|one| matches!(one, Finding::System(system) if system.path == first)));
    let ranges = found.findings.iter().filter(|found| matches!(found, Finding::Damage(damage) if damage.from > 0));
    assert!(ranges.count() >= 1, "{:?}", found.findings);
    assert!(found.entries > 0, "{found:?}");
    crate::support::repair(dir.path(), None);
    assert!(check(dir.path()).unwrap().findings.iter().all(|one| matches!(one, Finding::Record(_))));
}

#[test]
fn a_young_desk_opens_with_less_history_and_so_does_what_is_restored_from_its_backup() {
    let root = folder();
    let (dir, new) = (root.path().join("desk"), root.path().join("new"));
    let clock = || Box::new(FixedClock::at(jiff::civil::date(2026, 11, 23).at(9, 0, 0, 0)));
    let settings = |name: &str| linli::desk::Settings { clerk: name.to_owned(), training: true, ..Default::default() };
    let seed = std::cell::Cell::new(0);
    let desk = |dir: &Path, name: &str| {
        seed.set(seed.get() + 1);
        Desk::open(Box::new(open(dir)), clock(), Box::new(SeededIds::from(seed.get())), settings(name), &mut |_| {})
    };
    // Each clerk is a commit, each opening closes a segment.
    for number in 0..80 {
        drop(desk(&dir, &format!("前台{number}{}", "长".repeat(40))).unwrap());
    }
    assert_eq!(files(&dir, "snapshots").len(), 2);
    flip(&dir, 0);
    let opened = desk(&dir, "前台甲").unwrap();
    let behind = opened.office().history_behind;
    assert!(behind > 0, "it says so");
    assert_eq!(opened.office().commands.newest().count(), 0);
    drop(opened);

    backup::take(&dir, &root.path().join("b")).unwrap();
    restore(&root.path().join("b"), &new, &as_it_is).unwrap();
    let checked = check(&new).unwrap();
    assert_eq!(checked.findings, [], "what is missing is known");
    assert_eq!(checked.lost, missing(&dir));
    let store = |dir: &Path| read(&Reader::open(dir).unwrap()).unwrap();
    assert_eq!(store(&new), store(&dir));
    assert_eq!(desk(&new, "前台甲").unwrap().office().history_behind, behind);
    let office = Office::read(&Reader::open(&new).unwrap(), &Safe::plain()).unwrap();
    assert!(office.unread.is_empty());
}
