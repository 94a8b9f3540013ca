//! The rules of the guide: what the program ships, with source and day.

use jiff::civil::Date;

use crate::model::register::rule::{RuleRow, Shipped, Unit};

/// The day on which the source was read.
const READ: Date = Date::constant(2026, 11, 27);

/// After how many days an answer is looked at again, where nothing else is said.
pub static AGAIN_DAYS: RuleRow = RuleRow::new(
    "guide.again_days",
    Unit::Days,
    (1, 3_650),
    &[Shipped::of(180, Date::constant(2021, 11, 1), "source.proposed", READ).assumed()],
);

/// How long what was certified, and an answer that is told no more, are kept.
pub static KEEP_YEARS: RuleRow = RuleRow::new(
    "guide.keep_years",
    Unit::Years,
    (1, 100),
    &[Shipped::of(10, Date::constant(2021, 11, 1), "source.office_files", READ).assumed()],
);

/// All of them.
pub static RULES: &[&RuleRow] = &[&AGAIN_DAYS, &KEEP_YEARS];
