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
    &KEEP_YEARS,
];
