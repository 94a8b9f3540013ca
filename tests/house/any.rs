//! Whatever is typed, whatever stands on the disk: an answer or an error, never a panic.

use jiff::civil::Date;
use linli::desk::core::kept::Kept;
use linli::model::center::booking::Place;
use linli::model::clinic::Readings;
use linli::model::code::{RELATION, SEX};
use linli::model::codec;
use linli::model::field::Value;
use linli::model::people::citizen_id::CitizenId;
use linli::model::people::phone::read_phones;
use linli::model::when::{civil_seconds, from_civil_seconds, read_birth, read_date, read_time};
use linli::model::{Address, FieldKind, Id, Key, Note, Record, Room};
use linli::store::Safe;
use proptest::prelude::*;

use super::samples::{WithSample, each};

/// Text of a clerk's slips: digits, signs, full width, Han, and anything at all.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9/.: +年月日号楼单元#-]{0,24}",
        "[０-９／．：、。周一二三四五六日上下午点半]{0,12}",
        "\\PC{0,40}",
        any::<String>(),
    ]
}

fn kinds() -> Vec<FieldKind> {
    vec![
        FieldKind::Name,
        FieldKind::Text(20),
        FieldKind::CitizenId,
        FieldKind::Phones,
        FieldKind::Date,
        FieldKind::Birth,
        FieldKind::Time,
        FieldKind::Number(0, 99),
        FieldKind::Choice(SEX),
        FieldKind::Flags(RELATION),
        FieldKind::Ref(Room::KIND),
        FieldKind::System,
    ]
}

struct Damaged<'a>(&'a [u8]);

impl WithSample for Damaged<'_> {
    fn sample<R: Kept>(&mut self, _sample: &R, _other: &R) {
        // A payload of chance bytes, with an envelope that is whole: what a damaged or newer program could write.
        let _ = codec::decode::<R>(self.0);
        let _ = Safe::plain().read::<R>(b"k", self.0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn typed_text_is_read_or_refused(text in typed(), day in 0_i64..40_000) {
        let today: Date = from_civil_seconds(day * 86_400).date();
        for kind in kinds() {
            if let Ok(value) = kind.parse(&text, today) {
                // What was understood is understood again from its own plain form.
                if let Value::Text(understood) = &value {
                    prop_assert_eq!(kind.parse(understood, today), Ok(value.clone()));
                }
            }
        }
        let _ = read_date(&text, today);
        let _ = read_birth(&text);
        let _ = read_time(&text);
        let _ = read_phones(&text);
        let _ = Readings::read(&text);
        let _ = CitizenId::read(&text);
        let _ = Address::read(&text).short();
    }

    #[test]
    fn bytes_of_any_kind_decode_or_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        each(&mut Damaged(&bytes));
        let _ = Key::read(&bytes);
        let _ = Note::decode(&bytes);
    }

    #[test]
    fn an_address_reads_its_own_short_form(lane in "[东红柿园]{1,3}[巷路]([1-9][0-9]{0,2}号院?)?", numbers in "[1-9]-[1-9]-[1-9]0[1-4]") {
        let address = Address::read(&format!("{lane}{numbers}"));
        prop_assert_eq!(Address::read(&address.short()), address.clone());
        prop_assert_eq!(address.numbers(), numbers);
    }

    #[test]
    fn places_and_moments_keep_their_names(room in 1_u64..60_000, day in 0_i64..40_000, minute in 0_i64..1_440) {
        let at = from_civil_seconds(day * 86_400 + minute * 60);
        prop_assert_eq!(from_civil_seconds(civil_seconds(at)), at);
        let place = Place { room: Id(room), date: at.date(), start: at.time() };
        prop_assert_eq!(Place::of_slot(place.slot_id()), Some(place));
    }
}
