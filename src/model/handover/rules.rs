//! The rules of the handover: what the program ships, with source and day.

use jiff::civil::Date;

use crate::model::register::rule::{RuleRow, Shipped, Unit};

/// The day on which the source was read.
const READ: Date = Date::constant(2026, 11, 27);

/// How long what was handed over is kept.
pub static KEEP_YEARS: RuleRow = RuleRow::new(
    "handover.keep_years",
    Unit::Years,
    (1, 100),
    &[Shipped::of(3, Date::constant(2021, 11, 1), "source.proposed", READ).assumed()],
);

/// All of them.
pub static RULES: &[&RuleRow] = &[&KEEP_YEARS];
