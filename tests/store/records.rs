//! What wraps a record, its four states, older schemas, and drafts.

use std::borrow::Cow;
use std::sync::Arc;

use linli::model::cause::{Cause, Shut};
use linli::model::codec::{CodecError, Older, decode, encode};
use linli::model::{Field, Id, Kind, Period, Record};
use linli::store::Safe;
use linli::store::drafts::{DraftError, Drafts};
use linli::store::envelope::{self, Reason, RecordError};
use linli::store::port::MAX_VALUE;
use linli::store::safe::{Belongs, Class, Keys, Seal, SealError, Standing};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use crate::support::folder;

/// A record of the tests' own, as schema 3 has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Visit {
    resident: u64,
    systolic: u16,
    words: String,
    tags: Vec<u8>,
    repeated: bool,
}

/// The same as schema 2 had it: frozen.
#[derive(Serialize, Deserialize)]
struct Visit2 {
    resident: u64,
    systolic: u16,
    words: String,
    tags: Vec<u8>,
}

/// The same as schema 1 had it: frozen.
#[derive(Serialize, Deserialize)]
struct Visit1 {
    resident: u64,
    words: String,
}

impl From<Visit2> for Visit {
    fn from(old: Visit2) -> Self {
        let Visit2 { resident, systolic, words, tags } = old;
        Self { resident, systolic, words, tags, repeated: false }
    }
}

impl From<Visit1> for Visit {
    fn from(old: Visit1) -> Self {
        Visit2 { resident: old.resident, systolic: 0, words: old.words, tags: Vec::new() }.into()
    }
}

impl Record for Visit {
    const KIND: Kind = Kind(21);
    const NAME: &'static str = "visit";
    const SCHEMA: u8 = 4;
    /// Schema 3 was never released.
    const OLDER: &'static [Older<Self>] = &[
        Older::new(1, |bytes| decode::<Visit1>(bytes).map(Self::from)),
        Older::new(2, |bytes| decode::<Visit2>(bytes).map(Self::from)),
    ];
    const FIELDS: &'static [Field<Self>] = &[];

    fn id(&self) -> Id {
        Id(1)
    }

    fn subject(&self) -> Id {
        Id(self.resident)
    }

    fn period(&self) -> Period {
        PERIOD
    }
}

const PERIOD: Period = Period { class: 3, year: 2026 };
const KEY: &[u8] = b"c/1/visit/1";

fn visit() -> Visit {
    Visit { resident: 77, systolic: 182, words: "头晕".to_owned(), tags: vec![1, 2], repeated: true }
}

fn belongs(schema: u8) -> Belongs<'static> {
    Belongs { class: Class::Record, key: KEY, kind: Visit::KIND.0, schema, subject: 77, period: PERIOD }
}

/// A value of any payload under the test's key.
fn wrapped<T: Serialize>(schema: u8, payload: &T) -> Vec<u8> {
    Safe::plain().wrap(&belongs(schema), encode(payload).unwrap()).unwrap()
}

fn reason<T: std::fmt::Debug>(result: Result<T, RecordError>) -> Reason {
    let error = result.unwrap_err();
    assert_eq!(error.key, b"c/1/visit/1");
    error.reason
}

#[test]
fn a_record_comes_back_with_its_subject_and_period() {
    let value = Safe::plain().pack(KEY, &visit()).unwrap();
    assert_eq!(Safe::plain().unpack(KEY, &value), Ok(Standing::Here(visit())));
    let label = envelope::label(KEY, &value).unwrap();
    assert_eq!((label.seal, label.kind, label.schema), (Seal::Plain, 21, 4));
    assert_eq!((label.subject, label.period), (77, PERIOD));
}

#[test]
fn older_schemas_are_read_as_what_they_became() {
    let old = Visit2 { resident: 77, systolic: 182, words: "头晕".to_owned(), tags: vec![1, 2] };
    let read = Safe::plain().read::<Visit>(KEY, &wrapped(2, &old)).unwrap();
    assert_eq!(read, Some(Visit { repeated: false, ..visit() }));
    let oldest = Visit1 { resident: 77, words: "头晕".to_owned() };
    let read = Safe::plain().read::<Visit>(KEY, &wrapped(1, &oldest)).unwrap();
    assert_eq!(read, Some(Visit { systolic: 0, tags: Vec::new(), repeated: false, ..visit() }));
    // An older payload under a number that is not its own is no record.
    let get = |schema, value: &Visit2| Safe::plain().read::<Visit>(KEY, &wrapped(schema, value));
    assert_eq!(reason(get(3, &old)), CodecError::UnknownSchema { found: 3, known: 4 }.into());
    assert_eq!(reason(get(5, &old)), CodecError::NewerSchema { found: 5, known: 4 }.into());
    assert!(matches!(reason(get(1, &old)), Reason::Codec(_)));
    assert!(matches!(reason(get(4, &old)), Reason::Codec(_)));
}

#[test]
fn whatever_is_wrong_with_a_record_has_a_name() {
    let value = wrapped(4, &visit());
    let get = |value: &[u8]| reason(Safe::plain().read::<Visit>(KEY, value));
    assert_eq!(get(&value[..18]), Reason::Short(18));
    assert_eq!(get(&value[..value.len() - 1]), Reason::Checksum);
    let moved = Safe::plain().read::<Visit>(b"c/1/visit/2", &value).unwrap_err();
    assert_eq!(moved.reason, Reason::Checksum);
    assert_eq!(get(&wrapped(4, &(visit(), 1_u8))), CodecError::Leftover(1).into());
    assert!(matches!(get(&wrapped(4, &1_u8)), Reason::Codec(CodecError::Decode(_))));
    let other = Safe::plain().wrap(&Belongs { kind: 4, ..belongs(4) }, encode(&visit()).unwrap()).unwrap();
    assert_eq!(get(&other), Reason::Kind { found: 4, wanted: 21 });
    let long = Safe::plain().wrap(&belongs(4), vec![0; MAX_VALUE]);
    assert!(matches!(reason(long), Reason::TooLong(_)));
    let changed = |at: usize, to: u8| {
        let mut changed = value.clone();
        changed[at] = to;
        let end = changed.len() - 4;
        let crc = crc32c::crc32c_append(crc32c::crc32c(KEY), &changed[..end]);
        changed[end..].copy_from_slice(&crc.to_le_bytes());
        changed
    };
    assert_eq!(get(&changed(0, 3)), Reason::Format(3));
    assert_eq!(get(&changed(0, 1)), Reason::Format(1));
    assert_eq!(get(&changed(1, 4)), Reason::NewerSeal(4));
    // A plain safe has no key for what another one sealed.
    assert_eq!(get(&changed(1, 2)), Reason::KeyMissing);
}

/// Keys that turn every byte round, and that know of one person each who is sealed, erased and lost.
struct Turning;

impl Keys for Turning {
    fn seal(&self, belongs: &Belongs<'_>, plain: Vec<u8>) -> Result<(Seal, Vec<u8>), SealError> {
        if belongs.subject == 4 {
            return Err(SealError::Locked);
        }
        let seal = if belongs.subject == 0 { Seal::Office } else { Seal::Vault };
        Ok((seal, plain.iter().map(|byte| !byte).collect()))
    }

    fn open<'a>(
        &self,
        seal: Seal,
        belongs: &Belongs<'_>,
        stored: &'a [u8],
    ) -> Result<Standing<Cow<'a, [u8]>>, SealError> {
        match (seal, belongs.subject) {
            (Seal::Plain, _) => Err(SealError::Forged),
            (_, 1) => Ok(Standing::Sealed),
            (_, 2) => Ok(Standing::Erased),
            (_, 3) => Ok(Standing::KeyMissing),
            _ => Ok(Standing::Here(stored.iter().map(|byte| !byte).collect())),
        }
    }
}

#[test]
fn a_record_has_four_states_and_only_the_last_is_damage() {
    let safe = Safe::with(Arc::new(Turning));
    let about = |resident| Visit { resident, ..visit() };
    let stored = |resident| safe.pack(KEY, &about(resident)).unwrap();
    let standing = |resident| safe.unpack::<Visit>(KEY, &stored(resident)).unwrap();
    assert_eq!(standing(77), Standing::Here(about(77)));
    assert_eq!(standing(1), Standing::Sealed);
    assert_eq!(standing(2), Standing::Erased);
    assert_eq!(standing(3), Standing::KeyMissing);
    assert_eq!([77, 1, 2, 3].map(|resident| standing(resident).is_damage()), [false, false, false, true]);
    assert_eq!(safe.read::<Visit>(KEY, &stored(1)), Ok(None));
    assert_eq!(safe.read::<Visit>(KEY, &stored(2)), Ok(None));
    assert_eq!(reason(safe.read::<Visit>(KEY, &stored(3))), Reason::KeyMissing);
    // What is written is no plain text, and the envelope says how it is sealed.
    let value = stored(77);
    assert!(!value.windows(6).any(|part| part == "头晕".as_bytes()));
    assert_eq!(envelope::label(KEY, &value).unwrap().seal, Seal::Vault);
    assert_eq!(reason(Safe::plain().read::<Visit>(KEY, &value)), Reason::KeyMissing);
    // A plain value among sealed ones was put there by somebody who has no key.
    assert_eq!(reason(safe.read::<Visit>(KEY, &wrapped(4, &visit()))), SealError::Forged.into());
    assert_eq!(reason(safe.pack(KEY, &about(4))), SealError::Locked.into());
}

#[test]
fn drafts_and_what_is_kept_pass_the_safe_too() {
    let dir = folder();
    let safe = Safe::with(Arc::new(Turning));
    let drafts = Drafts::of(dir.path(), safe.clone());
    for (id, subject) in [(1, 77), (2, 1), (3, 2), (4, 3)] {
        drafts.save(id, (9, 1), subject, &"头晕").unwrap();
    }
    let (found, unreadable) = drafts.list().unwrap();
    assert_eq!(found.iter().map(|draft| draft.id).collect::<Vec<_>>(), [1]);
    let sealed = |one: &linli::store::drafts::Unreadable| matches!(one.why, Cause::Record { why: Shut::Sealed, .. });
    assert!(unreadable.len() == 3 && unreadable.iter().all(sealed), "{unreadable:?}");
    assert!(matches!(drafts.save(5, (9, 1), 4, &"头晕"), Err(DraftError::Record(_))));
    let cache = |safe| linli::store::cache::Cache::of(dir.path(), 1, "lookup", 1, safe);
    cache(safe.clone()).write(5, [b"xiuying".to_vec()].into_iter()).unwrap();
    assert_eq!(cache(safe).open().unwrap().part(0), Some(b"xiuying".to_vec()));
    assert_eq!(cache(Safe::plain()).open().unwrap().part(0), None);
    let files = ["drafts/0000000000000001.draft", "lookup.cache"].map(|file| std::fs::read(dir.path().join(file)));
    for (file, text) in files.into_iter().zip(["头晕", "xiuying"]) {
        let bytes = file.unwrap();
        assert!(!bytes.windows(text.len()).any(|part| part == text.as_bytes()), "{text} can be read");
    }
}

#[test]
fn a_bad_length_is_an_error_and_not_the_end() {
    let mut payload = encode(&"短".to_owned()).unwrap();
    payload[0] = 0xfd;
    payload.extend_from_slice(&[0xff; 12]);
    assert!(matches!(decode::<String>(&payload), Err(CodecError::Decode(_))));
    assert!(matches!(decode::<Vec<u64>>(&payload), Err(CodecError::Decode(_))));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_flipped_bit_of_a_value_is_noticed(bit in 0..8_usize, place in any::<prop::sample::Index>()) {
        let mut value = wrapped(4, &visit());
        let place = place.index(value.len());
        value[place] ^= 1 << bit;
        prop_assert_eq!(reason(envelope::label(KEY, &value)), Reason::Checksum);
    }

    #[test]
    fn random_bytes_never_open(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Safe::plain().open(KEY, &bytes).is_err());
        let _ = decode::<Visit>(&bytes);
    }
}

#[test]
fn drafts_are_saved_listed_and_removed() {
    let dir = folder();
    let drafts = Drafts::of(dir.path(), Safe::plain());
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
    let drafts = Drafts::of(dir.path(), Safe::plain());
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
