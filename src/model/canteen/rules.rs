//! The rules of the canteen: what the program ships, with source and day.

use jiff::civil::Date;

use crate::model::register::rule::{RuleRow, Shipped, Unit};

/// The day on which the source was read.
const READ: Date = Date::constant(2026, 11, 27);

/// How long meals and takings are kept.
pub static KEEP_YEARS: RuleRow = RuleRow::new(
    "canteen.keep_years",
    Unit::Years,
    (1, 100),
    &[Shipped::of(10, Date::constant(2016, 1, 1), "source.accounts", READ).assumed()],
);

/// All of them.
pub static RULES: &[&RuleRow] = &[&KEEP_YEARS];
