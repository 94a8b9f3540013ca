//! The rules of volunteers and care visits: what the program ships, with source and day.

use jiff::civil::Date;

use crate::model::people::group::{OPEN, SENSITIVE};
use crate::model::register::rule::{RuleRow, Shipped, Unit};

/// The day on which the sources were read.
const READ: Date = Date::constant(2026, 11, 28);
/// From when the norm of visiting care holds.
const NORM: Date = Date::constant(2025, 1, 1);
/// The first day for which the program proposes values of its own.
const PROPOSED: Date = Date::constant(2026, 1, 1);
const VISITING: &str = "source.visiting_care";

/// From this age on somebody who lives alone, in an empty nest or left behind is of the high tier.
pub static HIGH_AGE: RuleRow =
    RuleRow::new("care.high_age", Unit::Age, (60, 120), &[Shipped::of(80, NORM, VISITING, READ)]);
/// The groups that make somebody of that age one of the high tier: alone, empty nest, left behind.
pub static HIGH_GROUPS: RuleRow =
    RuleRow::new("care.high_groups", Unit::AnyOf(OPEN), (0, 0), &[Shipped::of(0b111, NORM, VISITING, READ)]);
/// Groups of health that make an elder of any age one of the high tier: dementia.
pub static HIGH_HEALTH: RuleRow =
    RuleRow::new("care.high_health", Unit::AnyOf(SENSITIVE), (0, 0), &[Shipped::of(1 << 21, NORM, VISITING, READ)]);
/// Groups of health and aid that make an elder one of the key tier: destitute, disabled, dependent, special family.
pub static KEY_GROUPS: RuleRow = RuleRow::new(
    "care.key_groups",
    Unit::AnyOf(SENSITIVE),
    (0, 0),
    &[Shipped::of(1 << 17 | 1 << 18 | 1 << 20 | 1 << 22, NORM, VISITING, READ)],
);
/// From this age on somebody of those groups, or alone, is an elder.
pub static ELDER_AGE: RuleRow =
    RuleRow::new("care.elder_age", Unit::Age, (50, 100), &[Shipped::of(60, NORM, VISITING, READ)]);
/// Days between two visits of the daily tier.
pub static DAILY_DAYS: RuleRow =
    RuleRow::new("care.daily_days", Unit::Days, (1, 7), &[Shipped::of(1, PROPOSED, "source.proposed", READ).assumed()]);
/// Days between two visits of the high tier.
pub static HIGH_DAYS: RuleRow =
    RuleRow::new("care.high_days", Unit::Days, (1, 31), &[Shipped::of(7, NORM, VISITING, READ)]);
/// Months between two visits of the key tier.
pub static KEY_MONTHS: RuleRow =
    RuleRow::new("care.key_months", Unit::Months, (1, 12), &[Shipped::of(1, NORM, VISITING, READ)]);
/// Months between two visits of the general tier.
pub static GENERAL_MONTHS: RuleRow =
    RuleRow::new("care.general_months", Unit::Months, (1, 12), &[Shipped::of(3, NORM, VISITING, READ)]);
/// How often an elder may not be reached before an emergency is offered.
pub static MISSES: RuleRow =
    RuleRow::new("care.misses", Unit::Times, (1, 9), &[Shipped::of(2, PROPOSED, "source.proposed", READ).assumed()]);
/// The same in the high and the daily tier.
pub static MISSES_HIGH: RuleRow = RuleRow::new(
    "care.misses_high",
    Unit::Times,
    (1, 9),
    &[Shipped::of(1, PROPOSED, "source.proposed", READ).assumed()],
);
/// How many days before it runs out an insurance is named.
pub static INSURANCE_DAYS: RuleRow = RuleRow::new(
    "care.insurance_days",
    Unit::Days,
    (1, 120),
    &[Shipped::of(30, PROPOSED, "source.proposed", READ).assumed()],
);
/// How long volunteers, plans and care visits are kept.
pub static KEEP_YEARS: RuleRow = RuleRow::new(
    "care.keep_years",
    Unit::Years,
    (1, 100),
    &[Shipped::of(10, Date::constant(2021, 11, 1), "source.personal_information_19", READ).assumed()],
);

/// All of them.
pub static RULES: &[&RuleRow] = &[
    &HIGH_AGE,
    &HIGH_GROUPS,
    &HIGH_HEALTH,
    &KEY_GROUPS,
    &ELDER_AGE,
    &DAILY_DAYS,
    &HIGH_DAYS,
    &KEY_MONTHS,
    &GENERAL_MONTHS,
    &MISSES,
    &MISSES_HIGH,
    &INSURANCE_DAYS,
    &KEEP_YEARS,
];
