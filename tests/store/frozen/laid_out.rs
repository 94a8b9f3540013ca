//! Power cuts at every sync of a restore and of a repair: whoever comes next finds what was there or what was to be,
//! whole, and may do the same again.

use std::path::Path;
use std::sync::{Arc, Mutex};

use linli::store::backup::{BackupError, restore, restore_on, take};
use linli::store::disk::Disk;
use linli::store::repair::look;
use linli::store::{OpenError, Options, Reader, Wrong, about};

use super::recorder::{Left, OnSync, Recorder, Remains};
use crate::story::{build, read};
use crate::support::{State, as_it_is, folder, opens, options, repair};

/// What was left at each sync, and whether whoever asked had been told that it was done.
type Seen = Arc<Mutex<Vec<(u64, Left, Remains)>>>;

fn seen() -> (Seen, OnSync) {
    let seen = Seen::default();
    let kept = seen.clone();
    let on_sync: OnSync = Box::new(move |sync, known| {
        let torn = (0..4).map(|seed| Left::Torn(sync * 4 + seed));
        for left in [Left::Durable, Left::Written].into_iter().chain(torn) {
            let remains = known.left(left);
            let mut kept = kept.lock().unwrap();
            if kept.iter().rev().take(12).all(|(_, _, before)| *before != remains) {
                kept.push((sync, left, remains));
            }
        }
    });
    (seen, on_sync)
}

fn holds(dir: &Path, expected: &State, what: &str) {
    assert_eq!(&read(&Reader::open(dir).unwrap()).unwrap(), expected, "{what}");
}

#[test]
fn a_restore_that_the_power_cut_off_may_be_done_again() {
    let root = folder();
    let states = build(&root.path().join("old"));
    std::fs::create_dir(root.path().join("other")).unwrap();
    let file = root.path().join("other/b");
    take(&root.path().join("old"), None, &file, &opens).unwrap();
    std::fs::remove_dir_all(root.path().join("old")).unwrap();
    let (seen, on_sync) = seen();
    let recorder = Arc::new(Recorder::over(root.path(), on_sync));
    let disk = Disk::watched(recorder.clone());
    restore_on(&disk, &file, &root.path().join("office"), &as_it_is).unwrap();
    let expected = states.last().unwrap();
    let mut cut = 0;
    let moments = seen.lock().unwrap().clone();
    for (sync, left, remains) in &moments {
        let what = format!("sync {sync}, {left:?}");
        let place = folder();
        remains.lay_out(place.path());
        let dir = place.path().join("office");
        match about(&dir) {
            Ok(Some(_)) => holds(&dir, expected, &what),
            Ok(None) => {}
            Err(OpenError::Damaged(damage)) => assert_eq!(damage.wrong, Wrong::Incomplete, "{what}"),
            Err(other) => panic!("{what}: {other}"),
        }
        match restore(&file, &dir, &as_it_is) {
            Ok(_) => cut += 1,
            Err(BackupError::Occupied(_)) => {}
            Err(other) => panic!("{what}: {other}"),
        }
        holds(&dir, expected, &what);
    }
    println!("{} moments, {cut} of them cut off", moments.len());
    assert!(cut > 10);
    // Whoever was told that it is done has it.
    let place = folder();
    recorder.known().left(Left::Durable).lay_out(place.path());
    holds(&place.path().join("office"), expected, "done");
}

#[test]
fn a_repair_that_the_power_cut_off_leaves_the_damaged_folder_or_the_repaired_one() {
    let root = folder();
    let dir = root.path().join("desk");
    let states = build(&dir);
    let marker = dir.join("FORMAT");
    let mut bytes = std::fs::read(&marker).unwrap();
    bytes[40] ^= 1;
    std::fs::write(&marker, bytes).unwrap();
    let expected = states.last().unwrap();
    let (seen, on_sync) = seen();
    let recorder = Arc::new(Recorder::over(root.path(), on_sync));
    let options = Options { disk: Disk::watched(recorder.clone()), ..options() };
    look(&dir, &options, None).unwrap().build().unwrap().put_in_place().unwrap();
    let moments = seen.lock().unwrap().clone();
    let mut damaged = 0;
    for (sync, left, remains) in &moments {
        let what = format!("sync {sync}, {left:?}");
        let place = folder();
        remains.lay_out(place.path());
        let dir = place.path().join("desk");
        match about(&dir) {
            Ok(Some(_)) => {
                let [kept, aside] = ["desk.damaged.1", "desk.repairing"].map(|name| place.path().join(name));
                assert!(kept.join("journal").is_dir() || aside.join("journal").is_dir(), "{what}: nothing is kept");
            }
            Err(OpenError::Damaged(_)) => {
                damaged += 1;
                repair(&dir, None);
            }
            other => panic!("{what}: {other:?}"),
        }
        holds(&dir, expected, &what);
    }
    println!("{} moments, {damaged} of them before the repaired folder took its place", moments.len());
    assert!(damaged > 10);
    let place = folder();
    recorder.known().left(Left::Durable).lay_out(place.path());
    holds(&place.path().join("desk"), expected, "done");
    assert!(place.path().join("desk.damaged.1/journal").is_dir());
}
