//! A sealed store: it comes back with its key and with no other, and what somebody changes who has none is named.

use std::path::Path;

use linli::model::Period;
use linli::store::backup::{BackupError, restore_with, take_with};
use linli::store::disk::Disk;
use linli::store::envelope::{OVERHEAD, Reason};
use linli::store::port::{Entry, Read};
use linli::store::safe::{Belongs, Class, Limits, OfficeKey, Passphrase, SealError, Secret, SlotError, Slots};
use linli::store::{
    Damage, Engine, Finding, Note, OpenError, Options, Reader, Rebuilt, Safe, Wrong, check, check_with,
};

use crate::story::{build_with, files, journal_end, read};
use crate::support::{Random, State, as_it_is, copy, folder, hush_caught_panics, opens, options, sealed, stamp, state};

/// Bytes of a block's header in the journal, and of a snapshot's.
const BLOCK: usize = 112;
const SNAPSHOT: usize = 96;

fn key() -> OfficeKey {
    OfficeKey::of([9; 32])
}

fn with(safe: Safe) -> Options {
    Options { safe, ..options() }
}

fn build(dir: &Path) -> (Safe, Vec<State>) {
    let safe = Safe::sealed(key());
    let states = build_with(dir, &with(safe.clone()), 6);
    (safe, states)
}

fn reader(dir: &Path, safe: &Safe) -> Result<Reader, OpenError> {
    Reader::open_with(&Disk::default(), dir, safe)
}

fn wrong<T: std::fmt::Debug>(opened: Result<T, OpenError>) -> Wrong {
    match opened {
        Err(OpenError::Damaged(Damage { wrong, .. })) => wrong,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_sealed_store_comes_back_with_its_key_and_with_no_other() {
    let dir = folder();
    let (safe, states) = build(dir.path());
    let last = states.last().unwrap();
    let mut store = Engine::open(dir.path(), with(safe.clone())).unwrap();
    store.settle().unwrap();
    assert!(store.notes().is_empty(), "{:?}", store.notes());
    assert_eq!(&state(&store), last);
    assert_eq!(store.past(3).unwrap().unwrap().stamp, stamp(3), "the note is open to whoever has the key");
    drop(store);
    let looked = reader(dir.path(), &safe).unwrap();
    assert_eq!(&read(&looked).unwrap(), last);
    assert_eq!(looked.past(3).unwrap().unwrap().stamp, stamp(3));
    // Without a key nothing opens, and nobody takes it for damage.
    assert!(matches!(Reader::open(dir.path()), Err(OpenError::Locked(_))));
    assert!(matches!(Engine::open(dir.path(), options()), Err(OpenError::Locked(_))));
    let other = Safe::sealed(OfficeKey::of([8; 32]));
    assert_eq!(wrong(reader(dir.path(), &other)), Wrong::Forged);
    assert_eq!(wrong(Engine::open(dir.path(), with(other.clone()))), Wrong::Forged);
    // A check finds damage without the key, and forgery only with it.
    let only_bare = |findings: &[Finding]| findings.iter().all(|found| matches!(found, Finding::Record(_)));
    for checked in [check(dir.path()).unwrap(), check_with(dir.path(), &safe).unwrap()] {
        assert!(only_bare(&checked.findings), "{:?}", checked.findings);
        assert_eq!((checked.head, checked.entries), (states.len() as u64 - 1, last.len() as u64));
    }
    assert!(!only_bare(&check_with(dir.path(), &other).unwrap().findings));
    let about = linli::store::about(dir.path()).unwrap().unwrap();
    assert!(about.sealed && !about.training);
    let plain = folder();
    drop(build_with(plain.path(), &options(), 1));
    assert_eq!(wrong(reader(plain.path(), &safe)), Wrong::Unsealed, "a plain folder in the place of a sealed one");
}

/// Lets somebody who knows every checksum and has no key at a small file.
fn edit(path: &Path, change: impl FnOnce(&str) -> String) {
    let text = std::fs::read_to_string(path).unwrap();
    let (lines, _) = text.rsplit_once("crc ").unwrap();
    let changed = change(lines);
    assert_ne!(changed, lines, "nothing was changed in {}", path.display());
    std::fs::write(path, sealed(&changed)).unwrap();
}

/// The same at the first block of the journal's last segment that has one.
fn edit_block(dir: &Path, change: impl FnOnce(&mut [u8])) {
    let (path, _) = journal_end(dir);
    let mut bytes = std::fs::read(&path).unwrap();
    let len = u32::from_le_bytes(bytes[8..12].try_into().unwrap()) as usize;
    change(&mut bytes[BLOCK..BLOCK + len]);
    let crc = crc32c::crc32c(&bytes[8..BLOCK + len]);
    bytes[4..8].copy_from_slice(&crc.to_le_bytes());
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn whatever_somebody_without_a_key_changes_is_refused_by_name() {
    let dir = folder();
    let (safe, _) = build(dir.path());
    let tries = folder();
    let attempt = |name: &str, change: &dyn Fn(&Path)| {
        let at = tries.path().join(name);
        copy(dir.path(), &at);
        change(&at);
        at
    };
    let both = |at: &Path| (wrong(reader(at, &safe)), wrong(Engine::open(at, with(safe.clone()))));
    let forged = (Wrong::Forged, Wrong::Forged);
    let at = attempt("a value in the journal", &|at| edit_block(at, |frames| *frames.last_mut().unwrap() ^= 1));
    assert_eq!(both(&at), forged);
    let findings = check_with(&at, &safe).unwrap().findings;
    assert!(findings.iter().any(|found| matches!(found, Finding::Damage(one) if one.wrong == Wrong::Forged)));
    // Times, commands and clerks are no values, and are under the tag as well.
    let at = attempt("the time of a commit", &|at| edit_block(at, |frames| frames[4 + 40] ^= 1));
    assert_eq!(both(&at), forged);
    let at = attempt("how far it reaches", &|at| {
        edit(&at.join("CURRENT"), |lines| lines.replace("head 1", "head "));
    });
    assert_eq!(both(&at), forged);
    let at = attempt("current without its tag", &|at| {
        edit(&at.join("CURRENT"), |lines| lines.split_once("tag ").unwrap().0.to_owned());
    });
    assert_eq!(both(&at), forged);
    let at = attempt("the mode", &|at| edit(&at.join("FORMAT"), |lines| lines.replace("office", "training")));
    assert_eq!(both(&at), (Wrong::Foreign, Wrong::Foreign));
    let at = attempt("the mode everywhere", &|at| {
        for name in ["FORMAT", "CURRENT"] {
            edit(&at.join(name), |lines| lines.replace("office", "training"));
        }
    });
    assert_eq!(both(&at), (Wrong::Foreign, Wrong::Foreign), "its vault knows better");
    let at = attempt("plain", &|at| edit(&at.join("FORMAT"), |lines| lines.replace("suite 1", "suite 0")));
    assert_eq!(both(&at), (Wrong::Unsealed, Wrong::Unsealed));
    assert_eq!(wrong(Reader::open(&at)), Wrong::Suite, "its other files know better");
    let at = attempt("the last block", &|at| {
        let (path, end) = journal_end(at);
        let mut bytes = std::fs::read(&path).unwrap();
        let begins: Vec<usize> =
            (0..end as usize).step_by(8).filter(|from| bytes[*from..].starts_with(b"LNB2")).collect();
        bytes[*begins.last().unwrap()..].fill(0);
        std::fs::write(path, bytes).unwrap();
    });
    assert_eq!(both(&at), (Wrong::End, Wrong::End));
}

#[test]
fn an_older_value_put_back_into_sled_or_a_snapshot_never_counts() {
    hush_caught_panics();
    let dir = folder();
    let (safe, states) = build(dir.path());
    let last = states.last().unwrap();
    // An entry that had another value before, with the revision and the bytes that it had then.
    let older = states.iter().rev().find_map(|state| {
        let (key, entry) = state.iter().find(|(key, entry)| last.get(*key).is_some_and(|now| now != *entry))?;
        Some((key.clone(), entry.clone()))
    });
    let (key, Entry { rev, value }) = older.unwrap();
    {
        let sled = sled::open(dir.path().join("sled")).unwrap();
        let stored = [&rev.to_le_bytes()[..], &value].concat();
        assert!(sled.insert(&key, stored).unwrap().is_some());
        sled.flush().unwrap();
    }
    let mut store = Engine::open(dir.path(), with(safe.clone())).unwrap();
    store.settle().unwrap();
    assert_eq!(store.notes(), [Note::Rebuilt(Rebuilt::Differed)]);
    assert_eq!(&state(&store), last);
    drop(store);
    // A snapshot whose checksums are right: the older one and the journal make up for it, and it is named.
    let newest = files(dir.path(), "snapshots").pop().unwrap();
    let mut bytes = std::fs::read(&newest).unwrap();
    let len = u32::from_le_bytes(bytes[SNAPSHOT + 4..SNAPSHOT + 8].try_into().unwrap()) as usize;
    bytes[SNAPSHOT + 8 + len - 1] ^= 1;
    let crc = crc32c::crc32c(&bytes[SNAPSHOT + 8..SNAPSHOT + 8 + len]);
    bytes[SNAPSHOT..SNAPSHOT + 4].copy_from_slice(&crc.to_le_bytes());
    std::fs::write(&newest, bytes).unwrap();
    let looked = reader(dir.path(), &safe).unwrap();
    assert_eq!(looked.notes().iter().map(|damage| damage.wrong).collect::<Vec<_>>(), [Wrong::Forged]);
    assert_eq!(&read(&looked).unwrap(), last);
}

#[test]
fn flips_in_a_sealed_store_are_healed_or_named() {
    hush_caught_panics();
    let dir = folder();
    let (safe, states) = build(dir.path());
    let mut random = Random(11);
    let all: Vec<_> = ["journal", "snapshots", "sled"].into_iter().flat_map(|name| files(dir.path(), name)).collect();
    let small = ["FORMAT", "CURRENT"].map(|name| dir.path().join(name));
    let tries = folder();
    for round in 0..40 {
        let at = tries.path().join(round.to_string());
        copy(dir.path(), &at);
        let paths = if round % 4 == 0 { &small[..] } else { &all[..] };
        let path = &paths[random.below(paths.len() as u64) as usize];
        let place = at.join(path.strip_prefix(dir.path()).unwrap());
        let mut bytes = std::fs::read(&place).unwrap();
        let used = bytes.iter().rposition(|byte| *byte != 0).map_or(1, |last| last + 1);
        let byte = random.below(used as u64) as usize;
        bytes[byte] ^= 1 << random.below(8);
        std::fs::write(&place, bytes).unwrap();
        let what = format!("{} at {byte}", place.display());
        let opened = Engine::open(&at, with(safe.clone())).map(|mut store| {
            let settled = store.settle();
            (settled, state(&store))
        });
        match opened {
            Ok((Ok(()), seen)) => assert_eq!(&seen, states.last().unwrap(), "{what}"),
            // Named; what can be read is still right.
            Ok((Err(_), seen)) => assert!(states.contains(&seen), "{what}"),
            Err(error) => assert!(!matches!(error, OpenError::Locked(_)), "{what}: {error}"),
        }
        std::fs::remove_dir_all(at).unwrap();
    }
}

#[test]
fn a_sealed_backup_is_restored_with_its_slots_and_its_key() {
    let root = folder();
    let (dir, file, back) = (root.path().join("office"), root.path().join("b"), root.path().join("back"));
    let (safe, states) = build(&dir);
    let passphrase = Passphrase::typed("三月槐花开了又落");
    let slots = |dir: &Path| Slots::of(&Disk::default(), dir, Limits::small());
    slots(&dir).add(&key(), Secret::Passphrase(&passphrase)).unwrap();
    let summary = take_with((&dir, &safe), None, &file, &opens).unwrap();
    assert!(summary.sealed);
    let refused = restore_with(&file, &back, &Safe::plain(), &as_it_is);
    assert!(matches!(refused, Err(BackupError::Open(OpenError::Locked(_)))), "{refused:?}");
    let opened = slots(linli::store::backup::Slots::of(&file).unwrap().place()).open(Secret::Passphrase(&passphrase));
    assert!(opened.unwrap() == key(), "what opens the folder opens the backup");
    restore_with(&file, &back, &safe, &as_it_is).unwrap();
    assert_eq!(&read(&reader(&back, &safe).unwrap()).unwrap(), states.last().unwrap());
    assert!(slots(&back).open(Secret::Passphrase(&passphrase)).unwrap() == key());
    // Somebody who knows how the file is made, and has no key.
    let mut bytes = std::fs::read(&file).unwrap();
    let end = bytes.len() - 32;
    bytes[40] ^= 1;
    let crc = crc32c::crc32c(&bytes[..58]);
    bytes[58..62].copy_from_slice(&crc.to_le_bytes());
    let hash = blake3::hash(&bytes[..end]);
    bytes[end..end + 32].copy_from_slice(hash.as_bytes());
    std::fs::write(&file, bytes).unwrap();
    let refused = restore_with(&file, &root.path().join("other"), &safe, &as_it_is);
    let forged = |error: &BackupError| matches!(error, BackupError::Open(OpenError::Damaged(damage)) if damage.wrong == Wrong::Forged);
    assert!(refused.as_ref().is_err_and(forged), "{refused:?}");
}

#[test]
fn a_value_opens_in_its_own_place_only() {
    let safe = Safe::sealed_by_seed(key(), 7);
    let period = Period { class: 3, year: 2026 };
    let belongs = Belongs { class: Class::Record, key: b"c/1/a", kind: 3, schema: 2, subject: 77, period };
    let value = safe.wrap(&belongs, b"payload".to_vec()).unwrap();
    assert_eq!(value.len(), OVERHEAD + 40 + 7);
    assert_eq!(&*safe.open(b"c/1/a", &value).unwrap().here().unwrap().payload, b"payload");
    assert_ne!(safe.wrap(&belongs, b"payload".to_vec()).unwrap(), value, "no nonce comes twice");
    let forged = |key: &[u8], value: &[u8]| {
        let body = value.len() - 4;
        let crc = crc32c::crc32c_append(crc32c::crc32c(key), &value[..body]);
        let value = [&value[..body], &crc.to_le_bytes()].concat();
        // Of a period that nobody began the key is missing; under any other key it does not open.
        match safe.open(key, &value) {
            Ok(opened) => assert_eq!(opened, linli::store::Standing::KeyMissing),
            Err(error) => assert_eq!(error.reason, Reason::Seal(SealError::Forged)),
        }
    };
    forged(b"c/1/b", &value);
    // Every byte of the label but its format, which is told before, and every byte behind it.
    for at in 1..value.len() - 4 {
        let mut changed = value.clone();
        changed[at] ^= if at == 1 { 3 } else { 1 };
        forged(b"c/1/a", &changed);
    }
    let mut plain = value.clone();
    plain[1] = 0;
    forged(b"c/1/a", &plain);
    assert_eq!(Safe::plain().open(b"c/1/a", &value).unwrap(), linli::store::Standing::KeyMissing);
}

#[test]
fn slots_are_added_changed_and_removed_and_the_last_one_stays() {
    let dir = folder();
    let slots = Slots::of(&Disk::default(), dir.path(), Limits::small());
    let [first, second, third] =
        ["第一个口令够长了吧", "第二个口令够长了吧", "第三个口令够长了吧"].map(Passphrase::typed);
    let open = |passphrase: &Passphrase| slots.open(Secret::Passphrase(passphrase));
    assert!(matches!(open(&first), Err(SlotError::NoneOfKind)));
    assert_eq!(slots.add(&key(), Secret::Passphrase(&first)).unwrap(), 1);
    assert!(matches!(slots.remove(1), Err(SlotError::Last)));
    assert_eq!(slots.add(&key(), Secret::Passphrase(&second)).unwrap(), 2);
    assert!(open(&first).unwrap() == key() && open(&second).unwrap() == key());
    assert!(matches!(open(&third), Err(SlotError::Wrong)));
    slots.change(&key(), Secret::Passphrase(&third), 1).unwrap();
    assert!(matches!(open(&first), Err(SlotError::Wrong)) && open(&third).unwrap() == key());
    // Either copy of a slot does alone; where both are damaged that is damage, and never a wrong passphrase.
    for copy in ["1.a", "1.b"] {
        let path = dir.path().join("slots").join(copy);
        let whole = std::fs::read(&path).unwrap();
        std::fs::write(&path, &whole[..40]).unwrap();
        assert!(open(&third).unwrap() == key());
        std::fs::write(&path, whole).unwrap();
    }
    for copy in ["1.a", "1.b"] {
        std::fs::write(dir.path().join("slots").join(copy), "").unwrap();
    }
    assert!(matches!(open(&third), Err(SlotError::Open(OpenError::Damaged(_)))));
    assert!(open(&second).unwrap() == key());
    slots.remove(1).unwrap();
    assert!(matches!(slots.remove(2), Err(SlotError::Last)));
    assert_eq!(slots.list().unwrap().iter().map(|slot| slot.number).collect::<Vec<_>>(), [2]);
}
