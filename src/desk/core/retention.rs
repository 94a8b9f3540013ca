//! How long each class of records is kept: which kinds, for how many years, by which rule. What is due by it, and what
//! takes it away, stands in [`crate::desk::privacy`].

pub use crate::desk::core::class::Retention;
use crate::model::capability::capabilities;
use crate::text::retention as words;

use crate::model::operators::{CallList, Looked};
use crate::model::period::class;
use crate::model::privacy::Handed;
use crate::model::register::rules::KEEP_YEARS;
use crate::model::register::{Counter, Secret};
use crate::model::{Export, Record, Reveal, Rule, Unique};

/// The classes, of the capabilities' own.
macro_rules! classes {
    ($($variant:ident $folder:ident $does:ident $of:literal,)*) => {
        /// Every class.
        pub static RETENTION: &[&Retention] =
            &[$(&crate::desk::$folder::records::RETENTION,)* &ACCESS, &FOUNDATIONS];
    };
}

capabilities!(classes);

/// What was opened and what left the desk.
static ACCESS: Retention = Retention {
    class: words::ACCESS,
    number: class::ACCESS,
    kinds: &[Reveal::KIND, Export::KIND, Handed::KIND, Looked::KIND, CallList::KIND],
    years: Some(&KEEP_YEARS),
};

/// What the store and the office's judgments rest on, and says nothing about anybody.
static FOUNDATIONS: Retention = Retention {
    class: words::FOUNDATIONS,
    number: class::NONE,
    kinds: &[Counter::KIND, Unique::KIND, Secret::KIND, Rule::KIND],
    years: None,
};
