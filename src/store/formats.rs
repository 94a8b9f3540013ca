//! What format 2 looks like on the disk, held for ever, and what its decoders make of bytes that are anything else.
//! A change that breaks a golden byte here strands every data folder that is out there.

use std::ops::ControlFlow;
use std::sync::OnceLock;

use proptest::prelude::*;

use super::backup::{self, Summary};
use super::block::{self, At, Header};
use super::bytes::Bytes;
use super::cache::Cache;
use super::condense::{self, Contents};
use super::disk::Disk;
use super::error::{OpenError, Wrong};
use super::frame;
use super::home::Home;
use super::lock::{self, Held};
use super::manifest::{Generation, Manifest};
use super::port::{Committed, Op, Stamp};
use super::safe::{Belongs, Class, FolderSeal, OfficeKey, Safe, Seal, UNTAGGED};
use super::segment;
use super::setsum::SetSum;
use super::sled_side::Mark;
use super::snapshot::Snapshot;
use crate::model::Period;
use crate::model::codec;

const STORE: u64 = 0x0123_4567_89ab_cdef;

fn stamp() -> Stamp {
    Stamp {
        command: 0x00c0_ffee,
        part: 1,
        last: true,
        undoes: 0xbeef,
        operator: 0x0b0b,
        desk: 0x0d0d,
        desk_time: 1_795_448_700,
        wall_time: -2,
        what: vec![7, 8],
    }
}

fn ops() -> [Op; 2] {
    let put = Op::Put { key: b"c/1/a".to_vec(), value: b"value".to_vec() };
    let delete = Op::Delete { key: b"c/1/b".to_vec() };
    [put, delete]
}

fn sum() -> SetSum {
    let mut sum = SetSum::default();
    sum.add(&FolderSeal::default(), b"c/1/a", 41, b"value");
    sum
}

/// A block of one commit, as it stands at offset 64 of a segment.
fn golden_block() -> (Header, Vec<u8>) {
    let mut bytes = vec![0; block::HEADER];
    let [put, delete] = &ops();
    frame::encode(&mut bytes, 0x1d, (&stamp(), &stamp().what), &[(put, 0), (delete, 40)]);
    let header = Header {
        len: bytes.len() - block::HEADER,
        frames: 1,
        first_rev: 41,
        offset: 64,
        store: STORE,
        sum: sum(),
        prev: [0xaa; 32],
        tag: UNTAGGED,
    };
    block::seal(&mut bytes, &header, &FolderSeal::default());
    (header, bytes)
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    for (place, byte) in bytes.iter().enumerate() {
        let gap = if place > 0 && place % 32 == 0 { "\n" } else { "" };
        write!(text, "{gap}{byte:02x}").unwrap();
    }
    text
}

/// Holds bytes against those that are kept; `LINLI_GOLDEN=write` keeps them.
fn golden(name: &str, bytes: &[u8]) {
    let path = format!("{}/src/store/formats/{name}.hex", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("LINLI_GOLDEN").is_some_and(|asked| asked == "write") {
        std::fs::write(&path, format!("{}\n", hex(bytes))).unwrap();
    }
    assert_eq!(hex(bytes), std::fs::read_to_string(path).unwrap().trim_end(), "{name}");
}

/// A home in a fresh folder with a snapshot in it.
fn home_with_snapshot() -> (tempfile::TempDir, Home) {
    let dir = tempfile::tempdir().unwrap();
    let home = Home::create(&Disk::default(), dir.path(), STORE, true).unwrap();
    home.make_folders().unwrap();
    let mut sum = sum();
    sum.add(&FolderSeal::default(), b"c/1/c", 7, b"");
    let contents = Contents {
        rev: 41,
        segment: 3,
        sum,
        entries: &|visit| {
            if visit(b"c/1/a", 41, b"value").is_continue() {
                let _ = visit(b"c/1/c", 7, b"");
            }
            Ok(())
        },
    };
    condense::write(&home, &contents).unwrap();
    (dir, home)
}

#[test]
fn a_block_looks_like_this() {
    let (header, bytes) = golden_block();
    golden("block-2", &bytes);
    assert_eq!(block::at(&bytes, STORE, 64), At::Good(header, &bytes));
    let [put, delete] = ops();
    let found = block::commits(&header, &bytes, &FolderSeal::default()).unwrap();
    let [Committed { rev, id, stamp: found, ops }] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!((*rev, *id, found), (41, 0x1d, &stamp()));
    let seen: Vec<_> = ops.iter().map(|a| (a.op.clone(), a.prev_rev)).collect();
    assert_eq!(seen, [(put, 0), (delete, 40)]);
}

#[test]
fn a_block_belongs_to_its_place_and_its_store() {
    let (_, bytes) = golden_block();
    assert_eq!(block::at(&bytes, STORE, 72), At::Bad);
    assert_eq!(block::at(&bytes, STORE + 1, 64), At::Bad);
}

#[test]
fn an_envelope_looks_like_this() {
    let record = (182_u16, "头晕".to_owned(), vec![1_u8, 2]);
    let key = b"c/1/visit/1";
    let belongs =
        Belongs { class: Class::Record, key, kind: 3, schema: 2, subject: 77, period: Period { class: 4, year: 2026 } };
    let value = Safe::plain().wrap(&belongs, codec::encode(&record).unwrap()).unwrap();
    let golden = include_str!("formats/envelope-2.hex").trim_end();
    assert_eq!(hex(&value), golden);
    let label = Safe::plain().open(key, &value).unwrap().here().unwrap().label;
    assert_eq!((label.seal, label.kind, label.schema, label.subject), (Seal::Plain, 3, 2, 77));
    assert_eq!(label.period, belongs.period);
}

#[test]
fn what_is_sealed_looks_like_this() {
    let safe = Safe::sealed_by_seed(OfficeKey::of([9; 32]), 7);
    let key = b"c/1/visit/1";
    let period = Period { class: 4, year: 2026 };
    let belongs = Belongs { class: Class::Record, key, kind: 3, schema: 2, subject: 77, period };
    let value = safe.wrap(&belongs, "头晕".as_bytes().to_vec()).unwrap();
    golden("envelope-sealed-2", &value);
    let opened = safe.open(key, &value).unwrap().here().unwrap();
    assert_eq!((opened.label.seal, &*opened.payload), (Seal::Vault, "头晕".as_bytes()));
    // A block of the same frames, under the tag of an office and under that of a training folder.
    let (header, plain) = golden_block();
    for (training, name) in [(false, "block-sealed-2"), (true, "block-sealed-training-2")] {
        let seal = FolderSeal::of(&safe, training);
        let mut bytes = plain.get(..block::HEADER + header.len).unwrap().to_vec();
        block::seal(&mut bytes, &header, &seal);
        golden(name, &bytes);
        let At::Good(found, _) = block::at(&bytes, STORE, 64) else { panic!("it is good") };
        assert!(block::is_ours(&found, &bytes, &seal));
        assert!(!block::is_ours(&found, &bytes, &FolderSeal::of(&safe, !training)), "the mode counts");
    }
    let mut sum = SetSum::default();
    sum.add(&FolderSeal::of(&safe, false), b"c/1/a", 41, b"value");
    golden("sum-sealed-2", &sum.hash.to_be_bytes());
}

#[test]
fn a_snapshot_looks_like_this() {
    let (_dir, home) = home_with_snapshot();
    let bytes = std::fs::read(home.snapshot(41)).unwrap();
    golden("snapshot-2", &bytes);
    let snapshot = Snapshot::open(&home, 41).unwrap();
    assert_eq!((snapshot.rev, snapshot.segment, snapshot.sum.count), (41, 3, 2));
    assert_eq!(snapshot.get(b"c/1/a").unwrap(), Some((41, b"value".to_vec())));
    assert_eq!(snapshot.get(b"c/1/b").unwrap(), None);
    assert_eq!(snapshot.get(b"c/1/c").unwrap(), Some((7, vec![])));
}

#[test]
fn every_flipped_bit_of_a_snapshots_header_is_noticed() {
    let (_dir, home) = home_with_snapshot();
    let whole = std::fs::read(home.snapshot(41)).unwrap();
    for bit in 0..96 * 8 {
        let mut bytes = whole.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        std::fs::write(home.snapshot(41), &bytes).unwrap();
        let opened = Snapshot::open(&home, 41);
        assert!(matches!(opened, Err(OpenError::Damaged(_))), "bit {bit}: {opened:?}");
    }
}

#[test]
fn a_snapshot_of_another_store_or_mode_or_suite_is_told_from_a_damaged_one() {
    let (_dir, home) = home_with_snapshot();
    let wrong = |home: &Home| match Snapshot::open(home, 41) {
        Err(OpenError::Damaged(damage)) => damage.wrong,
        other => panic!("{other:?}"),
    };
    assert_eq!(wrong(&Home { store: STORE + 1, ..home.clone() }), Wrong::Foreign);
    assert_eq!(wrong(&Home { training: false, ..home.clone() }), Wrong::Foreign);
    let mut bytes = std::fs::read(home.snapshot(41)).unwrap();
    bytes[17] = 9;
    let crc = crc32c::crc32c(&bytes[8..96]);
    let index = u64::from_le_bytes(bytes[64..72].try_into().unwrap()) as usize;
    let crc = crc32c::crc32c_append(crc, &bytes[index..]);
    bytes[4..8].copy_from_slice(&crc.to_le_bytes());
    std::fs::write(home.snapshot(41), &bytes).unwrap();
    assert_eq!(wrong(&home), Wrong::Suite);
}

#[test]
fn the_marker_and_current_look_like_this() {
    let dir = tempfile::tempdir().unwrap();
    let home = Home::create(&Disk::default(), dir.path(), STORE, true).unwrap();
    let marker = || std::fs::read_to_string(dir.path().join("FORMAT")).unwrap();
    let with_crc = |text: &str| format!("{text}crc {:08x}\n", crc32c::crc32c(text.as_bytes()));
    let owner = "store 0123456789abcdef\nmode training\nsuite 0\n";
    assert_eq!(marker(), with_crc(&format!("linli data folder 2\n{owner}new\n")));
    home.clone().settle().unwrap();
    assert_eq!(marker(), with_crc(&format!("linli data folder 2\n{owner}")));
    let found = Home::find(&Disk::default(), dir.path()).unwrap().unwrap();
    assert_eq!((found.dir.as_path(), found.store, found.training), (dir.path(), STORE, true));
    let manifest = Manifest {
        head: 45,
        last_segment: 4,
        snapshots: vec![Generation { rev: 41, segment: 3 }, Generation { rev: 20, segment: 2 }],
    };
    manifest.write(&home).unwrap();
    let current = std::fs::read_to_string(home.current()).unwrap();
    let expected = format!("linli current 2\n{owner}head 45\nsegments 4\nsnapshot 41 3\nsnapshot 20 2\n");
    assert_eq!(current, with_crc(&expected));
    assert_eq!(Manifest::read(&home).unwrap(), Some(manifest));
    let sign = |who| {
        let lock = lock::take(&home.disk, dir.path()).unwrap();
        Held::sign(lock, &home, who, lock::is_left(&home).unwrap()).unwrap()
    };
    let held = sign("小周\nsince 7");
    assert!(!held.unclean);
    let holder = std::fs::read_to_string(home.holder()).unwrap();
    let (before, behind) = holder.split_once("\nsince ").unwrap();
    assert_eq!(before, format!("linli holder 2\n{owner}who 小周 since 7"));
    let (since, behind) = behind.split_once('\n').unwrap();
    let process = std::process::id();
    assert_eq!(holder, with_crc(&format!("{before}\nsince {since}\nprocess {process}\n")), "{behind}");
    // What a crash leaves says so; what was closed is gone.
    drop(held);
    let held = sign("");
    assert!(held.unclean);
    held.close().unwrap();
    assert!(!home.holder().exists());
    home.complete((0xbeef, 41), vec![(1, 7), (9, 9)]).unwrap();
    let lines = "after 000000000000beef 41\nlost 1 7\nlost 9 9\n";
    assert_eq!(marker(), with_crc(&format!("linli data folder 2\n{owner}{lines}")));
}

#[test]
fn the_note_of_a_backup_and_a_backups_header_look_like_this() {
    let dir = tempfile::tempdir().unwrap();
    let home = Home::create(&Disk::default(), dir.path(), STORE, false).unwrap();
    let SetSum { count, hash } = sum();
    let summary = Summary {
        store: STORE,
        training: false,
        sealed: false,
        head: 45,
        entries: count,
        hash,
        taken: 1_795_448_700_123,
    };
    backup::note_taken(dir.path(), &summary).unwrap();
    let note = std::fs::read_to_string(home.backup_note()).unwrap();
    let expected = "linli backup 2\nstore 0123456789abcdef\nmode office\nsuite 0\ntaken 1795448700123\nhead 45\n";
    assert_eq!(note, format!("{expected}crc {:08x}\n", crc32c::crc32c(expected.as_bytes())));
    assert_eq!(backup::last_taken(dir.path()), Some(summary.taken));
    for (training, golden) in
        [(false, include_str!("formats/backup-2.hex")), (true, include_str!("formats/backup-training-2.hex"))]
    {
        assert_eq!(hex(&backup::header(&Summary { training, ..summary })), golden.trim_end());
    }
}

#[test]
fn a_kept_part_and_the_mark_in_sled_look_like_this() {
    let dir = tempfile::tempdir().unwrap();
    let cache = Cache::of(dir.path(), STORE, "lookup", 9, Safe::plain());
    cache.write(45, [b"part".to_vec(), vec![]].into_iter()).unwrap();
    let bytes = std::fs::read(dir.path().join("lookup.cache")).unwrap();
    assert_eq!(hex(&bytes), include_str!("formats/cache-2.hex").trim_end());
    let mark = Mark { store: STORE, rev: 45, sum: sum() };
    assert_eq!(hex(&mark.bytes()), include_str!("formats/mark-1.hex").trim_end());
    assert_eq!(Mark::parse(&mark.bytes()), Some(mark));
}

#[test]
fn the_sum_of_a_set_does_not_depend_on_order_and_changes_can_be_taken_back() {
    let mut one = SetSum::default();
    one.add(&FolderSeal::default(), b"a", 1, b"x");
    one.add(&FolderSeal::default(), b"b", 2, b"y");
    let mut other = SetSum::default();
    other.add(&FolderSeal::default(), b"b", 2, b"y");
    other.add(&FolderSeal::default(), b"c", 3, b"z");
    other.add(&FolderSeal::default(), b"a", 1, b"x");
    assert_ne!(one, other);
    other.remove(&FolderSeal::default(), b"c", 3, b"z");
    assert_eq!(one, other);
    assert_eq!(hex(&sum().hash.to_be_bytes()), "f0c95c9b720f6364295cb725cedd6824");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_are_no_commit_and_no_block(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = frame::read(&mut Bytes(&bytes));
        prop_assert!(!matches!(block::at(&bytes, STORE, 0), At::Good(..)));
    }

    #[test]
    fn a_frame_with_lengths_that_lie_is_refused(at in 0..120_usize, four in any::<u32>()) {
        let mut bytes = Vec::new();
        let [put, delete] = &ops();
        frame::encode(&mut bytes, 1, (&stamp(), &stamp().what), &[(put, 0), (delete, 40)]);
        let at = at.min(bytes.len() - 4);
        bytes[at..at + 4].copy_from_slice(&four.to_le_bytes());
        // Whatever comes out, nothing panics and nothing is allocated that the bytes do not hold.
        let _ = frame::read(&mut Bytes(&bytes));
    }

    #[test]
    fn every_flipped_bit_of_a_block_is_noticed(place in any::<prop::sample::Index>(), bit in 0..8_usize) {
        let (_, mut bytes) = golden_block();
        let place = place.index(bytes.len());
        bytes[place] ^= 1 << bit;
        prop_assert_eq!(block::at(&bytes, STORE, 64), At::Bad);
    }

    #[test]
    fn every_part_of_a_block_alone_is_a_torn_end(cut in any::<prop::sample::Index>()) {
        let (_, bytes) = golden_block();
        let cut = cut.index(bytes.len() - 1) + 1;
        let mut segment = vec![0; 4096];
        // At offset 0 even the whole block is out of its place.
        segment[..cut].copy_from_slice(&bytes[..cut]);
        let walked = segment::walk(&segment, STORE, |_, _| ControlFlow::Break(()));
        let expected = segment::End { offset: 0, tail: segment::Tail::Torn };
        prop_assert_eq!(walked, ControlFlow::Continue(expected));
    }

    #[test]
    fn random_bytes_are_no_snapshot(bytes in prop::collection::vec(any::<u8>(), 0..400), magic in any::<bool>()) {
        static HOME: OnceLock<(tempfile::TempDir, Home)> = OnceLock::new();
        let (_, home) = HOME.get_or_init(home_with_snapshot);
        let mut bytes = bytes;
        if magic {
            bytes.splice(0..0, *b"LNS2");
        }
        std::fs::write(home.snapshot(41), &bytes).unwrap();
        prop_assert!(matches!(Snapshot::open(home, 41), Err(OpenError::Damaged(_))));
    }

    #[test]
    fn every_flipped_bit_of_a_snapshot_is_noticed(place in any::<prop::sample::Index>(), bit in 0..8_usize) {
        static HOME: OnceLock<(tempfile::TempDir, Home, Vec<u8>)> = OnceLock::new();
        let (_, home, bytes) = HOME.get_or_init(|| {
            let (dir, home) = home_with_snapshot();
            let bytes = std::fs::read(home.snapshot(41)).unwrap();
            (dir, home, bytes)
        });
        let mut bytes = bytes.clone();
        let place = place.index(bytes.len());
        bytes[place] ^= 1 << bit;
        std::fs::write(home.snapshot(41), &bytes).unwrap();
        let read = Snapshot::open(home, 41).and_then(|snapshot| snapshot.verify());
        prop_assert!(matches!(read, Err(OpenError::Damaged(_))));
    }

    #[test]
    fn random_bytes_are_no_current(bytes in prop::collection::vec(any::<u8>(), 0..300), tail in ".{0,20}") {
        static HOME: OnceLock<(tempfile::TempDir, Home)> = OnceLock::new();
        let (_, home) = HOME.get_or_init(home_with_snapshot);
        let mut bytes = bytes;
        bytes.extend_from_slice(format!("crc {tail}\n").as_bytes());
        std::fs::write(home.current(), &bytes).unwrap();
        prop_assert_eq!(Manifest::read(home).unwrap(), None);
    }
}
