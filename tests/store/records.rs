//! What wraps a record, and drafts.

use linli::store::codec::{decode, encode, pack, unpack};
use linli::store::drafts::{DraftError, Drafts};
use linli::store::envelope::{self, Reason};
use linli::store::port::MAX_VALUE;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use crate::support::folder;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Visit {
    systolic: u16,
    words: String,
    tags: Vec<u8>,
}

fn visit() -> Visit {
    Visit { systolic: 182, words: "头晕".to_owned(), tags: vec![1, 2] }
}

const KEY: &[u8] = b"c/1/visit/1";

fn reason<T: std::fmt::Debug>(result: Result<T, envelope::RecordError>) -> Reason {
    let error = result.unwrap_err();
    assert_eq!(error.key, "c/1/visit/1");
    error.reason
}

#[test]
fn a_record_comes_back_with_its_subject() {
    let value = pack(KEY, 3, 2, 77, &visit()).unwrap();
    assert_eq!(unpack(KEY, 3, 2, &value).unwrap(), (77, visit()));
    let opened = envelope::open(KEY, &value).unwrap();
    assert_eq!((opened.kind, opened.schema, opened.subject), (3, 2, 77));
    assert_eq!(decode::<Visit>(&opened.payload).unwrap(), visit());
}

#[test]
fn whatever_is_wrong_with_a_record_has_a_name() {
    let value = pack(KEY, 3, 2, 0, &visit()).unwrap();
    let get = |kind, schema, value: &[u8]| reason(unpack::<Visit>(KEY, kind, schema, value));
    assert_eq!(get(4, 2, &value), Reason::Kind { found: 3, wanted: 4 });
    let newer = Reason::NewerSchema { kind: 3, found: 2, known: 1 };
    assert_eq!(get(3, 1, &value), newer);
    let older = Reason::OlderSchema { kind: 3, found: 2, known: 3 };
    assert_eq!(get(3, 3, &value), older);
    assert_eq!(get(3, 2, &value[..14]), Reason::Short(14));
    assert_eq!(get(3, 2, &value[..value.len() - 1]), Reason::Checksum);
    let moved = unpack::<Visit>(b"c/1/visit/2", 3, 2, &value).unwrap_err();
    assert_eq!(moved.reason, Reason::Checksum);
    let bare = pack(KEY, 3, 2, 0, &(visit(), 1_u8)).unwrap();
    assert_eq!(get(3, 2, &bare), Reason::Leftover(1));
    let less = pack(KEY, 3, 2, 0, &1_u8).unwrap();
    assert!(matches!(get(3, 2, &less), Reason::Decode(_)));
    let long = pack(KEY, 3, 2, 0, &"长".repeat(MAX_VALUE / 3));
    assert!(matches!(reason(long), Reason::TooLong(_)));
    let mut future = value.clone();
    future[0] = 2;
    let crc = crc32c::crc32c_append(crc32c::crc32c(KEY), &future[..future.len() - 4]);
    let end = future.len() - 4;
    future[end..].copy_from_slice(&crc.to_le_bytes());
    assert_eq!(get(3, 2, &future), Reason::NewerFormat(2));
}

#[test]
fn a_bad_length_is_an_error_and_not_the_end() {
    let mut payload = encode(&"短".to_owned()).unwrap();
    payload[0] = 0xfd;
    payload.extend_from_slice(&[0xff; 12]);
    assert!(matches!(decode::<String>(&payload), Err(Reason::Decode(_))));
    assert!(matches!(decode::<Vec<u64>>(&payload), Err(Reason::Decode(_))));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_flipped_bit_of_a_value_is_noticed(bit in 0..8_usize, place in any::<prop::sample::Index>()) {
        let mut value = pack(KEY, 3, 2, 77, &visit()).unwrap();
        let place = place.index(value.len());
        value[place] ^= 1 << bit;
        prop_assert_eq!(reason(envelope::open(KEY, &value)), Reason::Checksum);
    }

    #[test]
    fn random_bytes_never_open(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(envelope::open(KEY, &bytes).is_err());
        let _ = decode::<Visit>(&bytes);
    }
}

#[test]
fn drafts_are_saved_listed_and_removed() {
    let dir = folder();
    let drafts = Drafts::of(dir.path());
    assert_eq!(drafts.list().unwrap(), (vec![], vec![]));
    drafts.remove(1).unwrap();
    drafts.save(1, (9, 1), 0, &visit()).unwrap();
    drafts.save(2, (9, 1), 77, &"begun").unwrap();
    drafts.save(2, (9, 1), 77, &"went on").unwrap();
    let (found, unreadable) = drafts.list().unwrap();
    assert_eq!(unreadable, []);
    let two = found.iter().find(|draft| draft.id == 2).unwrap();
    assert_eq!((two.kind, two.schema, two.subject), (9, 1, 77));
    assert_eq!(decode::<String>(&two.payload).unwrap(), "went on");
    drafts.remove(2).unwrap();
    assert_eq!(drafts.list().unwrap().0.len(), 1);
    let long = drafts.save(3, (9, 1), 0, &"长".repeat(MAX_VALUE));
    assert!(matches!(long, Err(DraftError::Record(_))));
}

#[test]
fn a_draft_that_cannot_be_read_is_kept_and_reported() {
    let dir = folder();
    let drafts = Drafts::of(dir.path());
    drafts.save(1, (9, 1), 0, &visit()).unwrap();
    let folder = dir.path().join("drafts");
    let good = std::fs::read(folder.join("0000000000000001.draft")).unwrap();
    std::fs::write(folder.join("0000000000000002.draft"), &good).unwrap();
    std::fs::write(folder.join("words.draft"), &good).unwrap();
    std::fs::write(folder.join("0000000000000003.draft.new"), &good[..5]).unwrap();
    let (found, unreadable) = drafts.list().unwrap();
    assert_eq!(found.len(), 1);
    let names: Vec<_> = unreadable.iter().filter_map(|one| one.file.file_stem()).collect();
    assert_eq!(names, ["0000000000000002", "words"]);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 4);
}
