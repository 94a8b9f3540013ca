//! The rules of contacts: what the program ships, with source and day.

use jiff::civil::Date;

use crate::model::register::rule::{RuleRow, Shipped, Unit};

/// The day on which the source was read.
const READ: Date = Date::constant(2026, 11, 27);

/// How long a unit is kept once it is closed, and what was said and agreed.
pub static KEEP_YEARS: RuleRow = RuleRow::new(
    "contacts.keep_years",
    Unit::Years,
    (1, 100),
    &[Shipped::of(10, Date::constant(2021, 11, 1), "source.personal_information_19", READ).assumed()],
);

/// For how many days a promise without a day is let be; then it stands among those that are due.
pub static PROMISE_DAYS: RuleRow = RuleRow::new(
    "contacts.promise_days",
    Unit::Days,
    (1, 365),
    &[Shipped::of(7, Date::constant(2021, 11, 1), "source.proposed", READ).assumed()],
);

/// All of them.
pub static RULES: &[&RuleRow] = &[&KEEP_YEARS, &PROMISE_DAYS];
