//! Whoever a record is about stands on its envelope: what erases a person must find it without opening anything.

use linli::desk::core::change::key_of;
use linli::desk::core::kept::Kept;
use linli::model::{Id, Kind, Value};
use linli::store::{Safe, envelope};

use super::samples::{WithSample, each};

/// The resident whom the samples are about.
const RESIDENT: Id = Id(0x1111);

/// Kinds that name residents and belong to nobody in particular, and why.
const OF_NOBODY: &[(Kind, &str)] = &[
    (Kind::Household, "several people live in it; who heads it says their own record too"),
    (Kind::Issue, "several people raise it; what they said is in records of their own"),
    (Kind::Team, "a list of members; whoever is erased is taken out of it"),
    (Kind::Meeting, "a list of those who came; whoever is erased is taken out of it"),
];

struct Subjects(Vec<Kind>);

impl WithSample for Subjects {
    fn sample<R: Kept>(&mut self, sample: &R, _other: &R) {
        let value = Safe::plain().pack(&key_of::<R>(sample.id()), sample).unwrap();
        let label = envelope::label(&key_of::<R>(sample.id()), &value).unwrap();
        let names_one = R::FIELDS.iter().any(|field| (field.get)(sample) == Value::Ref(RESIDENT));
        let listed = linli::model::codec::encode(&vec![RESIDENT]).unwrap();
        let in_a_list = |value: Value| matches!(value, Value::Opaque(bytes) if holds(&bytes, &listed[1..]));
        let names_many = R::FIELDS.iter().any(|field| in_a_list((field.get)(sample)));
        if (names_one || names_many) && !OF_NOBODY.iter().any(|(kind, _)| *kind == R::KIND) {
            assert_eq!(label.subject, RESIDENT.0, "{:?} names a resident: give its subject, or say why not", R::KIND);
        }
        if names_one || names_many || label.subject != 0 {
            self.0.push(R::KIND);
        }
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn every_record_about_a_person_says_so_on_its_envelope() {
    let mut subjects = Subjects(Vec::new());
    each(&mut subjects);
    for kind in [Kind::Resident, Kind::Booking, Kind::Waiting, Kind::Series, Kind::Visit, Kind::Vitals, Kind::Words] {
        assert!(subjects.0.contains(&kind), "{kind:?}");
    }
    for (kind, why) in OF_NOBODY {
        assert!(subjects.0.contains(kind), "{kind:?} names nobody any more ({why})");
    }
}
