//! Whoever a record is about stands on its envelope: what erases a person must find it without opening anything.

use linli::desk::core::kept::Kept;
use linli::desk::core::keys::key_of;
use linli::model::activities::Activity;
use linli::model::field::refs;
use linli::model::{
    Booking, Household, Id, Issue, Kind, Meeting, Record, Resident, Series, Team, Visit, Vitals, Waiting, Words,
};
use linli::store::{Safe, envelope};

use super::samples::{WithSample, each};

/// The resident whom the samples are about.
const RESIDENT: Id = Id(0x1_0000_0000_1111);

/// Kinds that name residents and belong to nobody in particular, and why.
const OF_NOBODY: &[(Kind, &str)] = &[
    (Household::KIND, "several people live in it: it has a key of its own, which goes with the last of them"),
    (Issue::KIND, "several people raise it; what they said is in records of their own"),
    (Activity::KIND, "who won and in whose name a room was booked; whoever is erased is taken out of it"),
    (Team::KIND, "a list of members; whoever is erased is taken out of it"),
    (Meeting::KIND, "a list of those who came; whoever is erased is taken out of it"),
];

struct Subjects(Vec<Kind>);

impl WithSample for Subjects {
    fn sample<R: Kept>(&mut self, sample: &R, _other: &R) {
        let value = Safe::plain().pack(&key_of::<R>(sample.id()), sample).unwrap();
        let label = envelope::label(&key_of::<R>(sample.id()), &value).unwrap();
        let mut names_one = false;
        refs(sample, |kind, id| names_one |= kind == Resident::KIND && id == RESIDENT);
        if names_one && !OF_NOBODY.iter().any(|(kind, _)| *kind == R::KIND) {
            assert_eq!(label.subject, RESIDENT.0, "{:?} names a resident: give its subject, or say why not", R::KIND);
        }
        if names_one || label.subject != 0 {
            self.0.push(R::KIND);
        }
    }
}

#[test]
fn every_record_about_a_person_says_so_on_its_envelope() {
    let mut subjects = Subjects(Vec::new());
    each(&mut subjects);
    for kind in [Resident::KIND, Booking::KIND, Waiting::KIND, Series::KIND, Visit::KIND, Vitals::KIND, Words::KIND] {
        assert!(subjects.0.contains(&kind), "{kind:?}");
    }
    for (kind, why) in OF_NOBODY {
        assert!(subjects.0.contains(kind), "{kind:?} names nobody any more ({why})");
    }
}
