//! Every member of every record has a row in its field table, and what a row reads it also writes.

use linli::desk::core::kept::Kept;
use linli::model::{FieldKind, Value};
use linli::text::Lang;

use super::samples::{WithSample, each};

struct Covered;

impl WithSample for Covered {
    fn sample<R: Kept>(&mut self, sample: &R, other: &R) {
        let mut copied = other.clone();
        for field in R::FIELDS {
            let value = (field.get)(sample);
            (field.set)(&mut copied, value).unwrap_or_else(|error| panic!("{:?} {}: {error:?}", R::KIND, field.key));
        }
        let (copied, whole) = (serde_json::to_value(&copied).unwrap(), serde_json::to_value(sample).unwrap());
        let other = serde_json::to_value(other).unwrap();
        for (member, value) in whole.as_object().unwrap() {
            assert_eq!(&copied[member], value, "{:?}: no row of the field table writes `{member}`", R::KIND);
            let told_apart = member == "id" || &other[member] != value;
            assert!(told_apart, "{:?}: the sample does not fill `{member}`", R::KIND);
        }
        for field in R::FIELDS {
            let member = field.key.split('.').next().unwrap();
            assert!(whole.get(member).is_some(), "{:?}: row `{}` names no member", R::KIND, field.key);
        }
    }
}

#[test]
fn every_member_has_a_row_that_reads_and_writes_it() {
    each(&mut Covered);
}

struct Forgiving;

impl WithSample for Forgiving {
    fn sample<R: Kept>(&mut self, sample: &R, _other: &R) {
        for field in R::FIELDS {
            let mut copy = sample.clone();
            // A value of another kind is an error, never a panic and never a silent change.
            let wrong = if matches!(field.kind, FieldKind::Flags(_)) { Value::Number(3) } else { Value::Flags(3) };
            assert!((field.set)(&mut copy, wrong).is_err(), "{:?} {}", R::KIND, field.key);
            assert_eq!(&copy, sample, "{:?} {}", R::KIND, field.key);
        }
    }
}

#[test]
fn a_value_of_another_kind_is_refused() {
    each(&mut Forgiving);
}

#[test]
fn every_reason_of_the_ranking_has_words() {
    for row in linli::lookup::RANKING {
        let key = row.why.key();
        for lang in Lang::ALL {
            assert_ne!(linli::text::found::why(lang, key), key, "{row:?}");
        }
    }
}
