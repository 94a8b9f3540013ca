//! The rules of benefits: what the program ships, with source and day.

use jiff::civil::Date;

use crate::model::register::rule::{RuleRow, Shipped, Unit};

/// The day on which the source was read.
const READ: Date = Date::constant(2026, 11, 27);
/// Since when.
const FROM: Date = Date::constant(2021, 11, 1);

/// How many days ahead it is told what somebody will be old enough for.
pub static AHEAD: RuleRow =
    RuleRow::new("benefits.ahead", Unit::Days, (0, 366), &[Shipped::of(60, FROM, "source.proposed", READ).assumed()]);

/// How many days before a festival its round begins.
pub static FESTIVAL_BEFORE: RuleRow = RuleRow::new(
    "benefits.festival_before",
    Unit::Days,
    (0, 90),
    &[Shipped::of(30, FROM, "source.proposed", READ).assumed()],
);

/// How many days after a festival its round ends.
pub static FESTIVAL_AFTER: RuleRow = RuleRow::new(
    "benefits.festival_after",
    Unit::Days,
    (0, 90),
    &[Shipped::of(15, FROM, "source.proposed", READ).assumed()],
);

/// How many days before its last day a stock is told to be running out.
pub static EXPIRING: RuleRow = RuleRow::new(
    "benefits.expiring",
    Unit::Days,
    (0, 366),
    &[Shipped::of(30, FROM, "source.proposed", READ).assumed()],
);

/// How long what was given is kept.
pub static KEEP_YEARS: RuleRow = RuleRow::new(
    "benefits.keep_years",
    Unit::Years,
    (1, 100),
    &[Shipped::of(10, FROM, "source.office_files", READ).assumed()],
);

/// From which age on the old-age allowance may be drawn. Shaanxi: from 70 on; the office confirms it.
pub static ALLOWANCE_AGE: RuleRow = RuleRow::new(
    "benefits.allowance_age",
    Unit::Age,
    (60, 110),
    &[Shipped::of(70, FROM, "source.proposed", READ).assumed()],
);

/// How many months after a proof that they live the next one is due.
pub static PROOF_MONTHS: RuleRow = RuleRow::new(
    "benefits.proof_months",
    Unit::Months,
    (1, 36),
    &[Shipped::of(12, FROM, "source.proposed", READ).assumed()],
);

/// All of them.
pub static RULES: &[&RuleRow] = &[
    &AHEAD,
    &ALLOWANCE_AGE,
    &EXPIRING,
    &FESTIVAL_AFTER,
    &FESTIVAL_BEFORE,
    &KEEP_YEARS,
    &PROOF_MONTHS, // of the old-age allowance
];
