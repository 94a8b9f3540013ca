//! The rules of the clinic: what the program ships, with source and day. A desk shows the norm and says "refer"; it never
//! diagnoses.

use jiff::civil::Date;

use crate::model::register::rule::{RuleRow, Shipped, Unit};

/// National public-health service norm, third edition, chapters on hypertension and type 2 diabetes, issued on this day.
const NORM: Date = Date::constant(2017, 2, 28);
/// The day on which it was read.
const READ: Date = Date::constant(2026, 11, 23);
/// The day on which the rule about keeping records was read.
const LAW_READ: Date = Date::constant(2026, 11, 27);

/// A value of that norm.
const fn norm(value: i64) -> [Shipped; 1] {
    [Shipped::of(value, NORM, "source.health_norm", READ)]
}

/// Not controlled from this systolic value on.
pub static HIGH_SYSTOLIC: RuleRow = RuleRow::new("clinic.high_systolic", Unit::MmHg, (90, 250), &norm(140));
/// The same from the age of [`ELDER`] on.
pub static HIGH_SYSTOLIC_ELDER: RuleRow = RuleRow::new("clinic.high_systolic_elder", Unit::MmHg, (90, 250), &norm(150));
/// Age from which the elder's systolic value counts.
pub static ELDER: RuleRow = RuleRow::new("clinic.elder", Unit::Age, (40, 110), &norm(65));
/// Not controlled from this diastolic value on.
pub static HIGH_DIASTOLIC: RuleRow = RuleRow::new("clinic.high_diastolic", Unit::MmHg, (50, 160), &norm(90));
/// Refer at once from this systolic value on.
pub static EMERGENCY_SYSTOLIC: RuleRow = RuleRow::new("clinic.emergency_systolic", Unit::MmHg, (120, 300), &norm(180));
/// Refer at once from this diastolic value on.
pub static EMERGENCY_DIASTOLIC: RuleRow = RuleRow::new("clinic.emergency_diastolic", Unit::MmHg, (70, 200), &norm(110));
/// Days after which to measure again where the pressure is high.
pub static PRESSURE_AGAIN: RuleRow = RuleRow::new("clinic.pressure_again", Unit::Days, (1, 366), &norm(14));
/// Fasting glucose, not controlled from this value on.
pub static HIGH_FASTING: RuleRow = RuleRow::new("clinic.high_fasting", Unit::MmolPerL, (30, 300), &norm(70));
/// Refer at once from this glucose on.
pub static EMERGENCY_HIGH: RuleRow = RuleRow::new("clinic.emergency_high", Unit::MmolPerL, (80, 400), &norm(167));
/// Refer at once down from this glucose.
pub static EMERGENCY_LOW: RuleRow = RuleRow::new("clinic.emergency_low", Unit::MmolPerL, (10, 60), &norm(39));
/// Glucose at any time or after a meal, not controlled from this value on.
pub static HIGH_RANDOM: RuleRow = RuleRow::new(
    "clinic.high_random",
    Unit::MmolPerL,
    (60, 300),
    &[Shipped::of(111, NORM, "source.proposed", READ).assumed()],
);
/// Low below this systolic value.
pub static LOW_SYSTOLIC: RuleRow = RuleRow::new(
    "clinic.low_systolic",
    Unit::MmHg,
    (60, 120),
    &[Shipped::of(90, NORM, "source.proposed", READ).assumed()],
);
/// Low below this diastolic value.
pub static LOW_DIASTOLIC: RuleRow = RuleRow::new(
    "clinic.low_diastolic",
    Unit::MmHg,
    (30, 80),
    &[Shipped::of(60, NORM, "source.proposed", READ).assumed()],
);
/// Suspected from this systolic value on, whatever the age, where it is met on several days.
pub static SUSPECTED_SYSTOLIC: RuleRow = RuleRow::new("clinic.suspected_systolic", Unit::MmHg, (90, 250), &norm(140));
/// The same, diastolic.
pub static SUSPECTED_DIASTOLIC: RuleRow = RuleRow::new("clinic.suspected_diastolic", Unit::MmHg, (50, 160), &norm(90));
/// On so many different days.
pub static SUSPECTED_DAYS: RuleRow = RuleRow::new("clinic.suspected_days", Unit::Times, (2, 10), &norm(3));
/// Refer when values are not controlled so many times in a row.
pub static REFER_AFTER: RuleRow = RuleRow::new("clinic.refer_after", Unit::Times, (1, 10), &norm(2));
/// Follow-ups a year of known hypertension.
pub static PRESSURE_FOLLOW_UPS: RuleRow = RuleRow::new("clinic.pressure_follow_ups", Unit::Times, (1, 24), &norm(4));
/// Follow-ups a year of known diabetes.
pub static GLUCOSE_FOLLOW_UPS: RuleRow = RuleRow::new("clinic.glucose_follow_ups", Unit::Times, (1, 24), &norm(4));
/// From this age on a health check a year.
pub static CHECK_FROM: RuleRow = RuleRow::new("clinic.check_from", Unit::Age, (40, 110), &norm(65));
/// Days after a health check until the next is due.
pub static CHECK_EVERY: RuleRow = RuleRow::new("clinic.check_every", Unit::Days, (30, 1100), &norm(365));
/// Minutes of waiting from which a ticket is shown as long.
pub static LONG_WAIT: RuleRow = RuleRow::new(
    "clinic.long_wait",
    Unit::Minutes,
    (5, 240),
    &[Shipped::of(30, Date::constant(2026, 11, 28), "source.proposed", Date::constant(2026, 11, 28)).assumed()],
);
/// Days after which a referral whose outcome nobody knows is chased.
pub static CHASE_AFTER: RuleRow = RuleRow::new(
    "clinic.chase_after",
    Unit::Days,
    (1, 90),
    &[Shipped::of(7, Date::constant(2026, 11, 28), "source.proposed", Date::constant(2026, 11, 28)).assumed()],
);
/// Days after which to measure again where the glucose is high.
pub static GLUCOSE_AGAIN: RuleRow = RuleRow::new("clinic.glucose_again", Unit::Days, (1, 366), &norm(14));
/// How long visits are kept, as a clinic keeps an outpatient's record.
pub static KEEP_YEARS: RuleRow = RuleRow::new(
    "clinic.keep_years",
    Unit::Years,
    (1, 100),
    &[Shipped::of(15, Date::constant(1994, 9, 1), "source.outpatients", LAW_READ).assumed()],
);

/// All of them.
pub static RULES: &[&RuleRow] = &[
    &HIGH_SYSTOLIC,
    &HIGH_SYSTOLIC_ELDER,
    &ELDER,
    &HIGH_DIASTOLIC,
    &EMERGENCY_SYSTOLIC,
    &EMERGENCY_DIASTOLIC,
    &PRESSURE_AGAIN,
    &HIGH_FASTING,
    &EMERGENCY_HIGH,
    &EMERGENCY_LOW,
    &GLUCOSE_AGAIN,
    &HIGH_RANDOM,
    &LOW_SYSTOLIC,
    &LOW_DIASTOLIC,
    &SUSPECTED_SYSTOLIC,
    &SUSPECTED_DIASTOLIC,
    &SUSPECTED_DAYS,
    &REFER_AFTER,
    &PRESSURE_FOLLOW_UPS,
    &GLUCOSE_FOLLOW_UPS,
    &CHECK_FROM,
    &CHECK_EVERY,
    &LONG_WAIT,
    &CHASE_AFTER,
    &KEEP_YEARS,
];
