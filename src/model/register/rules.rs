//! The rules of the desk's own registers: what the program ships, with source and day.

use jiff::civil::Date;

use crate::model::register::rule::{RuleRow, Shipped, Unit};

/// The day on which the source was read.
const READ: Date = Date::constant(2026, 11, 27);

/// How long it is kept what was opened and what left the desk. Personal Information Protection Law, article 56: records
/// of processing are kept for three years at least.
pub static KEEP_YEARS: RuleRow = RuleRow::new(
    "register.keep_years",
    Unit::Years,
    (3, 100),
    &[Shipped::of(3, Date::constant(2021, 11, 1), "source.personal_information_56", READ)],
);

/// All of them.
pub static RULES: &[&RuleRow] = &[&KEEP_YEARS];
