//! The rules of issues: what the program ships, with source and day.

use jiff::civil::Date;

use crate::model::register::rule::{RuleRow, Shipped, Unit};

/// The day on which the sources were read.
const READ: Date = Date::constant(2026, 11, 27);
/// The first day for which the program proposes values of its own.
const PROPOSED: Date = Date::constant(2026, 1, 1);

/// Days until an answer is due where none was given.
pub static ANSWER_DAYS: RuleRow = RuleRow::new(
    "issues.answer_days",
    Unit::Days,
    (1, 366),
    &[Shipped::of(7, PROPOSED, "source.proposed", READ).assumed()],
);
/// How long issues are kept.
pub static KEEP_YEARS: RuleRow = RuleRow::new(
    "issues.keep_years",
    Unit::Years,
    (1, 100),
    &[Shipped::of(10, Date::constant(2006, 12, 18), "source.office_files", READ)],
);

/// All of them.
pub static RULES: &[&RuleRow] = &[&ANSWER_DAYS, &KEEP_YEARS];
