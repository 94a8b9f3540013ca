//! The rules of activities: what the program ships, with source and day.

use jiff::civil::Date;

use crate::model::register::rule::{RuleRow, Shipped, Unit};

/// The day on which the source was read.
const READ: Date = Date::constant(2026, 11, 27);
/// Since when.
const FROM: Date = Date::constant(2021, 11, 1);

/// How many days ahead an activity stands on Today.
pub static AHEAD: RuleRow =
    RuleRow::new("activities.ahead", Unit::Days, (0, 90), &[Shipped::of(7, FROM, "source.proposed", READ).assumed()]);

/// How many days after an activity it is told that nothing was written of it.
pub static REPORT_DAYS: RuleRow = RuleRow::new(
    "activities.report_days",
    Unit::Days,
    (0, 90),
    &[Shipped::of(3, FROM, "source.proposed", READ).assumed()],
);

/// How long activities are kept.
pub static KEEP_YEARS: RuleRow = RuleRow::new(
    "activities.keep_years",
    Unit::Years,
    (1, 100),
    &[Shipped::of(10, FROM, "source.office_files", READ).assumed()],
);

/// All of them.
pub static RULES: &[&RuleRow] = &[&AHEAD, &KEEP_YEARS, &REPORT_DAYS];
