//! What is closed until it is opened with a reason, and the right that opens it.

use crate::model::care::CareWords;
use crate::model::field::{Class, Record};
use crate::model::id::Kind;
use crate::model::operators::{OPEN_HEALTH, OPEN_WORDS};
use crate::model::register::REVEAL;
use crate::model::right::Right;
use crate::model::{Care, DayCareProfile, FollowUp, ReferralWords, Vitals, Words};

/// A sensitive kind: its number, its name, and whether it has a field of this key.
struct Closed {
    kind: Kind,
    name: &'static str,
    has: fn(&str) -> bool,
    right: Right,
}

const fn closed<R: Record>(right: Right) -> Closed {
    let has = |field: &str| R::FIELDS.iter().any(|one| one.key == field && one.class != Class::System);
    Closed { kind: R::KIND, name: R::NAME, has, right }
}

/// In which somebody's health stands, and in which their own words.
static CLOSED: &[Closed] = &[
    closed::<Care>(OPEN_HEALTH),
    closed::<Vitals>(OPEN_HEALTH),
    closed::<FollowUp>(OPEN_HEALTH),
    closed::<ReferralWords>(OPEN_HEALTH),
    closed::<DayCareProfile>(OPEN_HEALTH),
    closed::<Words>(OPEN_WORDS),
    closed::<CareWords>(OPEN_WORDS),
];

/// The right that opens a sensitive kind; a masked value of anybody's is opened by [`REVEAL`].
pub fn right_of(kind: Kind) -> Right {
    CLOSED.iter().find(|one| one.kind == kind).map_or(REVEAL, |one| one.right)
}

/// The right that opens a value or a panel, by the key under which it is opened: a resident's own masked value before
/// the field of another record, and a kind's name before any field.
pub fn opened_by(field: &str) -> Right {
    let masked =
        crate::model::field::field::<crate::model::Resident>(field).is_some_and(|one| one.class != Class::Open);
    let named = CLOSED.iter().find(|one| one.name == field);
    let found = named.or_else(|| CLOSED.iter().find(|one| !masked && (one.has)(field)));
    found.map_or(REVEAL, |one| one.right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panel_or_a_value_is_opened_by_its_own_right() {
        for (field, right) in [
            ("care", OPEN_HEALTH),
            ("vitals", OPEN_HEALTH),
            ("medication", OPEN_HEALTH),
            ("text", OPEN_WORDS),
            ("phones", REVEAL),
            ("id_number", REVEAL),
        ] {
            assert_eq!(opened_by(field), right, "{field}");
        }
    }
}
