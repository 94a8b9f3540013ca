//! The rules of the senior center: what the program ships, with source and day.

use jiff::civil::Date;

use crate::model::register::rule::{RuleRow, Shipped, Unit};

/// The day on which the sources were read.
const READ: Date = Date::constant(2026, 11, 27);
/// The first day for which the program proposes values of its own.
const PROPOSED: Date = Date::constant(2026, 1, 1);

/// Minutes after a slot's start from which on whoever has not come is marked as such by itself; 0 for never.
pub static GRACE: RuleRow = RuleRow::new(
    "center.grace",
    Unit::Minutes,
    (0, 240),
    &[Shipped::of(20, PROPOSED, "source.proposed", READ).assumed()],
);
/// Days over which no-shows are counted and shown.
pub static NO_SHOW_DAYS: RuleRow = RuleRow::new(
    "center.no_show_days",
    Unit::Days,
    (1, 366),
    &[Shipped::of(90, PROPOSED, "source.proposed", READ).assumed()],
);
/// How long rooms and bookings are kept.
pub static KEEP_YEARS: RuleRow = RuleRow::new(
    "center.keep_years",
    Unit::Years,
    (1, 100),
    &[Shipped::of(2, Date::constant(2021, 11, 1), "source.personal_information_19", READ).assumed()],
);

/// All of them.
pub static RULES: &[&RuleRow] = &[&GRACE, &NO_SHOW_DAYS, &KEEP_YEARS];
