//! The rules of who sits at a desk: what the program ships, with source and day.

use jiff::civil::Date;

use crate::model::register::rule::{RuleRow, Shipped, Unit};

/// The day on which the source was read.
const READ: Date = Date::constant(2026, 11, 28);
const SINCE: Date = Date::constant(2021, 11, 1);

/// After so many minutes without a key the screen covers itself.
pub static IDLE_MINUTES: RuleRow = RuleRow::new(
    "operators.idle_minutes",
    Unit::Minutes,
    (5, 30),
    &[Shipped::of(10, SINCE, "source.personal_information_51", READ).assumed()],
);

/// So many single reveals of one operator in a day stand out.
pub static MANY_REVEALS: RuleRow = RuleRow::new(
    "operators.many_reveals",
    Unit::Times,
    (5, 200),
    &[Shipped::of(30, SINCE, "source.personal_information_51", READ).assumed()],
);

/// All of them.
pub static RULES: &[&RuleRow] = &[&IDLE_MINUTES, &MANY_REVEALS];
