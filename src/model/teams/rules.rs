//! The rules of teams: what the program ships, with source and day.

use jiff::civil::Date;

use crate::model::register::rule::{RuleRow, Shipped, Unit};

/// The day on which the sources were read.
const READ: Date = Date::constant(2026, 11, 27);
/// The first day for which the program proposes values of its own.
const PROPOSED: Date = Date::constant(2026, 1, 1);

/// Days over which a member's attendance is counted.
pub static ATTENDANCE_DAYS: RuleRow = RuleRow::new(
    "teams.attendance_days",
    Unit::Days,
    (7, 366),
    &[Shipped::of(84, PROPOSED, "source.proposed", READ).assumed()],
);
/// How long teams and their meetings are kept.
pub static KEEP_YEARS: RuleRow = RuleRow::new(
    "teams.keep_years",
    Unit::Years,
    (1, 100),
    &[Shipped::of(2, Date::constant(2021, 11, 1), "source.personal_information_19", READ).assumed()],
);

/// All of them.
pub static RULES: &[&RuleRow] = &[&ATTENDANCE_DAYS, &KEEP_YEARS];
