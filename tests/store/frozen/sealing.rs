//! Power cuts at every sync of a sealing and of a renewal: under the folder's name lies the old one or the new one, whole,
//! and whoever opens it next clears away the other.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Arc, Mutex};

use linli::model::Period;
use linli::store::disk::Disk;
use linli::store::port::{Op, Read};
use linli::store::safe::{Belongs, Class, Limits, OfficeKey, Passphrase, Secret, Slots};
use linli::store::sealing::seal_on;
use linli::store::{Engine, Options, Reader, Safe, about};

use super::recorder::{Left, OnSync, Recorder, Remains};
use crate::support::{apply, commit, delete, folder, options, stamp};

/// What stands under each key, open: its revision and its payload.
type Open = BTreeMap<Vec<u8>, (u64, Vec<u8>)>;

fn with(safe: &Safe) -> Options {
    Options { safe: safe.clone(), ..options() }
}

/// A store whose values are in their envelopes, with deletes and several segments; answers what is in it.
pub fn enveloped(dir: &Path, safe: &Safe) -> Open {
    let mut store = Engine::open(dir, with(safe)).unwrap();
    for id in 1..40 {
        let key = format!("c/1/{:02}", id % 7);
        let op = if id % 11 == 0 {
            delete(&key)
        } else {
            let period = Period { class: 3, year: 2026 };
            let subject = id % 3;
            let belongs = Belongs { class: Class::Record, key: key.as_bytes(), kind: 5, schema: 1, subject, period };
            let payload = format!("{id}:").repeat(40).into_bytes();
            Op::Put { value: safe.wrap(&belongs, payload).unwrap(), key: key.into_bytes() }
        };
        apply(&mut store, commit(id, vec![], vec![op]));
    }
    drop(store);
    opened(dir, safe)
}

/// What is in a store, as a reader with this safe sees it.
pub fn opened(dir: &Path, safe: &Safe) -> Open {
    let reader = Reader::open_with(&Disk::default(), dir, safe).unwrap();
    let mut open = Open::new();
    reader
        .scan(b"", &mut |key, entry| {
            let payload = safe.open(key, &entry.value).unwrap().here().unwrap().payload.into_owned();
            open.insert(key.to_vec(), (entry.rev, payload));
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(reader.past(5).unwrap().unwrap().stamp, stamp(5), "history goes on to be read");
    open
}

/// Seals a folder at every sync of which the power may go, and looks at what is left.
fn cut(from: &Safe, to: &Safe, passphrase: &Passphrase) {
    let root = folder();
    let dir = root.path().join("desk");
    let slots = |dir: &Path| Slots::of(&Disk::default(), dir, Limits::small());
    if let Some(key) = from.office() {
        slots(&dir).add(key, Secret::Passphrase(passphrase)).unwrap();
    }
    let expected = enveloped(&dir, from);
    let seen: Arc<Mutex<Vec<(u64, Left, Remains)>>> = Arc::default();
    let kept = seen.clone();
    let on_sync: OnSync = Box::new(move |sync, known| {
        for left in [Left::Durable, Left::Written, Left::Torn(sync)] {
            let remains = known.left(left);
            let mut kept = kept.lock().unwrap();
            if kept.iter().rev().take(6).all(|(_, _, before)| *before != remains) {
                kept.push((sync, left, remains));
            }
        }
    });
    let recorder = Arc::new(Recorder::over(root.path(), on_sync));
    let disk = Disk::watched(recorder.clone());
    let lay = |place: &Path| {
        let key = to.office().unwrap();
        Slots::of(&disk, place, Limits::small()).add(key, Secret::Passphrase(passphrase)).unwrap();
        Ok(())
    };
    let sealed = seal_on(&disk, &dir, (from, to), &lay).unwrap();
    assert_eq!((sealed.entries, sealed.commits), (expected.len() as u64, 39));
    let moments = seen.lock().unwrap().clone();
    let mut old = 0;
    let done = recorder.known().left(Left::Durable);
    for (sync, left, remains) in moments.iter().chain([&(0, Left::Durable, done)]) {
        let what = format!("sync {sync}, {left:?}");
        let place = folder();
        remains.lay_out(place.path());
        let dir = place.path().join("desk");
        // The one that opens it is the one whose key it is; nothing else does.
        let is_new = slots(&dir).open(Secret::Passphrase(passphrase)).is_ok_and(|key| Some(&key) == to.office());
        let safe = if is_new { to } else { from };
        old += u64::from(!is_new);
        assert!(about(&dir).unwrap().is_some(), "{what}: no store has the name");
        let mut store = Engine::open(&dir, with(safe)).unwrap_or_else(|error| panic!("{what}: {error}"));
        store.settle().unwrap();
        drop(store);
        assert_eq!(opened(&dir, safe), expected, "{what}");
        assert!(!place.path().join("desk.sealing").exists(), "{what}: the other one lies there yet");
    }
    println!("{} moments, {old} of them before the exchange", moments.len());
    assert!(old > 10 && (old as usize) < moments.len());
    assert_eq!(opened(&dir, to), expected);
}

#[test]
fn a_sealing_that_the_power_cut_off_leaves_one_whole_folder() {
    cut(&Safe::plain(), &Safe::sealed(OfficeKey::of([9; 32])), &Passphrase::typed("三月槐花开了又落"));
}

#[test]
fn a_renewal_that_the_power_cut_off_leaves_one_whole_folder() {
    let (from, to) = (Safe::sealed(OfficeKey::of([8; 32])), Safe::sealed(OfficeKey::of([9; 32])));
    cut(&from, &to, &Passphrase::typed("三月槐花开了又落"));
}

#[test]
fn a_value_that_does_not_open_keeps_a_folder_as_it_was() {
    let root = folder();
    let dir = root.path().join("desk");
    let plain = Safe::plain();
    let before = enveloped(&dir, &plain);
    let mut store = Engine::open(&dir, options()).unwrap();
    apply(&mut store, commit(99, vec![], vec![crate::support::put("c/1/99", "no envelope")]));
    drop(store);
    let to = Safe::sealed(OfficeKey::of([9; 32]));
    let refused = seal_on(&Disk::default(), &dir, (&plain, &to), &|_| Ok(()));
    assert!(matches!(refused, Err(linli::store::backup::BackupError::DoesNotOpen(_))), "{refused:?}");
    assert!(!root.path().join("desk.sealing").exists());
    let reader = Reader::open(&dir).unwrap();
    assert_eq!(reader.count(), before.len() as u64 + 1);
}
