//! How long each class of records is kept: which kinds, for how many years, by which rule. Declared and listed here;
//! nothing is erased by it yet.

pub use crate::desk::core::class::Retention;
use crate::text::retention as words;

use crate::model::register::{Counter, Secret};
use crate::model::{Export, Operator, Record, Reveal, Unique};

/// Every class.
pub static RETENTION: &[&Retention] = &[
    &crate::desk::people::records::RETENTION,
    &crate::desk::center::records::RETENTION,
    &crate::desk::canteen::records::RETENTION,
    &crate::desk::day_care::records::RETENTION,
    &crate::desk::teams::records::RETENTION,
    &crate::desk::clinic::records::RETENTION,
    &crate::desk::issues::records::RETENTION,
    &crate::desk::visitors::records::RETENTION,
    &ACCESS,
    &FOUNDATIONS,
];

/// What was opened, what left the desk, and who did it. Personal Information Protection Law, article 56: records of processing are
/// kept for three years at least.
static ACCESS: Retention = Retention {
    class: words::ACCESS,
    kinds: &[Reveal::KIND, Export::KIND, Operator::KIND],
    years: Some(3),
    source: words::PERSONAL_INFORMATION_56,
    assumed: false,
};

/// What the store itself rests on, and says nothing about anybody.
static FOUNDATIONS: Retention = Retention {
    class: words::FOUNDATIONS,
    kinds: &[Counter::KIND, Unique::KIND, Secret::KIND],
    years: None,
    source: words::NOBODYS,
    assumed: false,
};
