//! The rules of the population base: what the program ships, with source and day.

use jiff::civil::Date;

use crate::model::register::rule::{RuleRow, Shipped, Unit};

/// The day on which the sources were read.
const READ: Date = Date::constant(2026, 11, 27);

/// 高龄: from this age on somebody counts as very old, on lists and for birthdays. Law on the protection of the rights of
/// the elderly, article 33, in force since 2013-07-01.
pub static VERY_OLD: RuleRow = RuleRow::new(
    "people.very_old",
    Unit::Age,
    (60, 110),
    &[Shipped::of(80, Date::constant(2013, 7, 1), "source.elders_33", READ)],
);
/// How long residents are kept, from their moving away or death.
pub static KEEP_YEARS: RuleRow = RuleRow::new(
    "people.keep_years",
    Unit::Years,
    (1, 100),
    &[Shipped::of(10, Date::constant(2021, 11, 1), "source.personal_information_19", READ).assumed()],
);

/// All of them.
pub static RULES: &[&RuleRow] = &[&VERY_OLD, &KEEP_YEARS];
