//! How long each class of records is kept: which kinds, for how many years, by which rule. Declared and listed here;
//! nothing is erased by it yet.

pub use crate::desk::core::class::Retention;
use crate::model::capability::capabilities;
use crate::text::retention as words;

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

/// What was opened, what left the desk, and who did it.
static ACCESS: Retention =
    Retention { class: words::ACCESS, kinds: &[Reveal::KIND, Export::KIND], years: Some(&KEEP_YEARS) };

/// What the store and the office's judgments rest on, and says nothing about anybody.
static FOUNDATIONS: Retention = Retention {
    class: words::FOUNDATIONS,
    kinds: &[Counter::KIND, Unique::KIND, Secret::KIND, Rule::KIND],
    years: None,
};
