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
/// The day of the measures by which volunteers have stars.
const STARRED: Date = Date::constant(2012, 10, 23);
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
/// Hours within which an elder is looked in on after a major change.
pub static CHANGE_HOURS: RuleRow =
    RuleRow::new("care.change_hours", Unit::Hours, (1, 168), &[Shipped::of(24, NORM, VISITING, READ)]);
/// Days within which everybody of an extra round is to be seen, in heat or frost, or before a festival.
pub static ROUND_DAYS: RuleRow = RuleRow::new(
    "care.round_days",
    Unit::Days,
    (0, 31),
    &[Shipped::of(3, PROPOSED, "source.proposed", READ).assumed()],
);

/// Where whoever looks after them stands.
pub static RUNG_VOLUNTEER: RuleRow = RuleRow::new(
    "care.rung_1_volunteer",
    Unit::Place,
    (0, 7),
    &[Shipped::of(1, PROPOSED, "source.proposed", READ).assumed()],
);
/// Where whoever stands in stands.
pub static RUNG_STAND_IN: RuleRow = RuleRow::new(
    "care.rung_2_stand_in",
    Unit::Place,
    (0, 7),
    &[Shipped::of(2, PROPOSED, "source.proposed", READ).assumed()],
);
/// Where the neighbour stands.
pub static RUNG_NEIGHBOUR: RuleRow = RuleRow::new(
    "care.rung_3_neighbour",
    Unit::Place,
    (0, 7),
    &[Shipped::of(3, PROPOSED, "source.proposed", READ).assumed()],
);
/// Where who keeps a key stands.
pub static RUNG_KEY_HOLDER: RuleRow = RuleRow::new(
    "care.rung_4_key_holder",
    Unit::Place,
    (0, 7),
    &[Shipped::of(4, PROPOSED, "source.proposed", READ).assumed()],
);
/// Where the family stands.
pub static RUNG_FAMILY: RuleRow = RuleRow::new(
    "care.rung_5_family",
    Unit::Place,
    (0, 7),
    &[Shipped::of(5, PROPOSED, "source.proposed", READ).assumed()],
);
/// Where who is on duty stands.
pub static RUNG_DUTY: RuleRow = RuleRow::new(
    "care.rung_6_duty",
    Unit::Place,
    (0, 7),
    &[Shipped::of(7, PROPOSED, "source.proposed", READ).assumed()],
);
/// Where whoever answers for the grid stands.
pub static RUNG_GRID: RuleRow = RuleRow::new(
    "care.rung_7_grid",
    Unit::Place,
    (0, 7),
    &[Shipped::of(6, PROPOSED, "source.proposed", READ).assumed()],
);

/// The rungs whose order the office sets, numbered as in [`super::codes::RUNG`]; 110/120 is always the last.
pub static RUNGS: [(u8, &RuleRow); 7] = [
    (1, &RUNG_VOLUNTEER),
    (2, &RUNG_STAND_IN),
    (3, &RUNG_NEIGHBOUR),
    (4, &RUNG_KEY_HOLDER),
    (5, &RUNG_FAMILY),
    (6, &RUNG_DUTY),
    (7, &RUNG_GRID),
];

/// One star from so many hours of service.
pub static STAR_1: RuleRow = RuleRow::new(
    "care.star_1",
    Unit::Hours,
    (1, 100_000),
    &[Shipped::of(100, STARRED, "source.star_volunteers", READ)],
);
/// Two stars.
pub static STAR_2: RuleRow = RuleRow::new(
    "care.star_2",
    Unit::Hours,
    (1, 100_000),
    &[Shipped::of(300, STARRED, "source.star_volunteers", READ)],
);
/// Three stars.
pub static STAR_3: RuleRow = RuleRow::new(
    "care.star_3",
    Unit::Hours,
    (1, 100_000),
    &[Shipped::of(600, STARRED, "source.star_volunteers", READ)],
);
/// Four stars.
pub static STAR_4: RuleRow = RuleRow::new(
    "care.star_4",
    Unit::Hours,
    (1, 100_000),
    &[Shipped::of(1000, STARRED, "source.star_volunteers", READ)],
);
/// Five stars.
pub static STAR_5: RuleRow = RuleRow::new(
    "care.star_5",
    Unit::Hours,
    (1, 100_000),
    &[Shipped::of(1500, STARRED, "source.star_volunteers", READ)],
);

/// The stars, the first one first.
pub static STARS: [&RuleRow; 5] = [&STAR_1, &STAR_2, &STAR_3, &STAR_4, &STAR_5];

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
    &CHANGE_HOURS,
    &ROUND_DAYS,
    &RUNG_VOLUNTEER,
    &RUNG_STAND_IN,
    &RUNG_NEIGHBOUR,
    &RUNG_KEY_HOLDER,
    &RUNG_FAMILY,
    &RUNG_DUTY,
    &RUNG_GRID,
    &STAR_1,
    &STAR_2,
    &STAR_3,
    &STAR_4,
    &STAR_5,
    &INSURANCE_DAYS,
    &KEEP_YEARS,
];

#[cfg(test)]
mod tests {
    use super::super::codes::RUNG;
    use super::*;

    #[test]
    fn every_rung_but_the_last_has_its_place_in_the_table() {
        let placed: Vec<u8> = RUNGS.iter().map(|(rung, _)| *rung).collect();
        let (_, others) = RUNG.split_last().unwrap();
        assert_eq!(placed, others.iter().map(|code| code.code).collect::<Vec<_>>());
        assert!(RUNGS.iter().all(|(_, row)| RULES.iter().any(|other| other.key == row.key)));
    }
}
