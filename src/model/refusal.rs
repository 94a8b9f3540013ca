//! Why the desk does not do something: the fact, the rule, and the ways out. Told by `text`, picked by digit.

use jiff::civil::Date;

use super::capability::capabilities;
use super::center::booking::Place;
use super::field::FieldError;
use super::id::{Id, Kind};
use super::register;

/// A way out of a refusal that fits what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// The same, at another time.
    Slot {
        /// Where and when.
        place: Place,
        /// Places left there.
        left: u16,
    },
    /// Wait for a place.
    Wait {
        /// Where and when.
        place: Place,
        /// Which place in the line, from 1.
        nth: u16,
    },
    /// Cancel what stands in the way, then do it.
    CancelBooking { booking: Id },
    /// Go to the record that stands in the way.
    Open { kind: Kind, id: Id },
    /// Join the issue that stands there already.
    Join { issue: Id },
    /// Do it all the same: the clerk has seen the warning.
    Anyway,
    /// Only log the visit.
    LogOnly,
    /// Cook the meal so, of [`crate::model::canteen::meal::PLATE`].
    Plate(u8),
    /// The same meal at another sitting.
    Sitting {
        /// The day.
        date: Date,
        /// The sitting's number.
        sitting: u8,
    },
    /// Only the days on which nothing stands in the way.
    RestOfDays,
    /// Only those people of an import whom nobody touched since.
    RestOfImport {
        /// The import's command.
        command: u64,
        /// A revision that it made.
        rev: u64,
        /// How many people would be taken back.
        goes: usize,
        /// How many would stay: whoever was touched, and whom they need, as the head of their household.
        stays: usize,
    },
}

/// The reasons, of the capabilities' own.
macro_rules! reasons {
    ($($variant:ident $folder:ident $does:ident $of:literal,)*) => {
        /// Why the desk does not do something: one variant a capability.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Why {
            /// Of the desk itself.
            Desk(register::Not),
            $(
                #[doc = concat!("Of ", $of, ".")]
                $variant(super::$folder::Not),
            )*
        }

        $(
            impl From<super::$folder::Not> for Refusal {
                fn from(why: super::$folder::Not) -> Self {
                    Why::$variant(why).into()
                }
            }
        )*
    };
}

capabilities!(reasons);

/// A refusal: why, and what can be done instead.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// The fact and the rule.
    pub why: Why,
    /// The ways out, in the order of their digits.
    pub ways: Vec<Way>,
}

impl Refusal {
    /// A record of a kind is not there any more.
    pub fn gone(kind: Kind) -> Self {
        register::Not::Gone { kind }.into()
    }

    /// A field's value does not fit it.
    pub fn field(key: &'static str, error: FieldError) -> Self {
        register::Not::Field { key, error }.into()
    }

    /// The same with these ways out.
    #[must_use]
    pub fn with_ways(self, ways: Vec<Way>) -> Self {
        Self { ways, ..self }
    }

    /// The same, with no way out: where the ways would lead to what is being tried already.
    #[must_use]
    pub fn without_ways(self) -> Self {
        self.with_ways(Vec::new())
    }

    /// The ways out, in the order of their digits.
    pub fn ways(&self) -> &[Way] {
        &self.ways
    }
}

impl From<Why> for Refusal {
    fn from(why: Why) -> Self {
        Self { why, ways: Vec::new() }
    }
}

impl From<register::Not> for Refusal {
    fn from(why: register::Not) -> Self {
        Why::Desk(why).into()
    }
}
