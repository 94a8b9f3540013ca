//! What the norm of a day says of values: held against the rules that held on that day, whatever they are today, and
//! against what was measured before.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::clinic::past::{Past, past};
use crate::desk::core::office::Office;
use crate::model::clinic::norm::{Advice, DIABETES, Found, HYPERTENSION};
use crate::model::clinic::rules::{
    ELDER, EMERGENCY_DIASTOLIC, EMERGENCY_HIGH, EMERGENCY_LOW, EMERGENCY_SYSTOLIC, GLUCOSE_AGAIN, GLUCOSE_FOLLOW_UPS,
    HIGH_DIASTOLIC, HIGH_FASTING, HIGH_RANDOM, HIGH_SYSTOLIC, HIGH_SYSTOLIC_ELDER, LOW_DIASTOLIC, LOW_SYSTOLIC,
    PRESSURE_AGAIN, PRESSURE_FOLLOW_UPS, REFER_AFTER, SUSPECTED_DAYS, SUSPECTED_DIASTOLIC, SUSPECTED_SYSTOLIC,
};
use crate::model::register::rule::{InForce, RuleRow};
use crate::model::{Assessment, Care, Flag, Id, Resident, Vitals};

/// Days of a year, over which its follow-ups are spread.
const YEAR: i64 = 365;

/// Values held against the norm of their day.
#[derive(Debug, Clone, Copy)]
pub struct Assessed<'a> {
    /// How they stand, and what is to be done.
    pub found: Assessment,
    /// The day on which to measure again, where that is to be done.
    pub again: Option<Date>,
    /// The rule that spoke, of several the gravest; nothing where nothing was measured.
    pub by: Option<InForce<'a>>,
}

/// What one measure comes to.
#[derive(Clone, Copy)]
struct Said {
    found: Found,
    advice: Advice,
    /// The rule behind the advice.
    by: &'static RuleRow,
    again: Option<Date>,
}

/// Whether an illness of [`crate::model::clinic::norm::DISEASE`] is known of somebody: ticked, or named among what was
/// told.
pub fn is_known(office: &Office, resident: Id, disease: u8) -> bool {
    office.get::<Care>(resident).is_some_and(|care| care.has(disease))
}

/// What the norm says of values measured on a day, and the day on which to measure again. Values of a visit that is
/// recorded already (its id) are held against what was measured before it.
pub fn assess<'a>(office: &'a Office, vitals: &Vitals, on: Date) -> Assessed<'a> {
    let age = office.of::<Resident>().get(vitals.resident).and_then(|resident| resident.age(on));
    let before: Vec<Past<'_>> = past(office, vitals.resident, vitals.id).collect();
    let pressure = vitals.systolic.zip(vitals.diastolic).map(|values| {
        let found = of_pressure(office, values, age, on);
        said_of_pressure(office, vitals.resident, (values, found), (&before, age), on)
    });
    let glucose = vitals.glucose.map(|value| {
        let found = of_glucose(office, value, vitals.is_fasting(), on);
        said_of_glucose(office, vitals.resident, found, &before, on)
    });
    let all: Vec<Said> = pressure.into_iter().chain(glucose).collect();
    // Of two alike the pressure speaks.
    let gravest = all.iter().rev().max_by_key(|said| (said.advice, said.found.flag));
    Assessed {
        found: Assessment {
            pressure: pressure.map(|said| said.found),
            glucose: glucose.map(|said| said.found),
            advice: gravest.map_or(Advice::Well, |said| said.advice),
        },
        again: all.iter().filter_map(|said| said.again).min(),
        by: gravest.map(|said| office.rule(said.by, on)),
    }
}

/// Of a pressure that was found so: how often in a row, on how many days, and whether the illness is known.
fn said_of_pressure(
    office: &Office,
    resident: Id,
    (values, found): ((u16, u16), Found),
    (before, age): (&[Past<'_>], Option<i16>),
    on: Date,
) -> Said {
    let earlier =
        || before.iter().filter_map(|past| Some((past.vitals.systolic.zip(past.vitals.diastolic)?, past.day)));
    let not_controlled = |values, day| of_pressure(office, values, age, day).flag >= Flag::High;
    let in_a_row = 1 + earlier().take_while(|(values, day)| not_controlled(*values, *day)).count() as i64;
    let known = is_known(office, resident, HYPERTENSION);
    let suspect = |(systolic, diastolic): (u16, u16)| {
        let value = |row| office.rule(row, on).value;
        i64::from(systolic) >= value(&SUSPECTED_SYSTOLIC) || i64::from(diastolic) >= value(&SUSPECTED_DIASTOLIC)
    };
    let mut days: Vec<Date> = earlier().filter(|(values, _)| suspect(*values)).map(|(_, day)| day).collect();
    days.push(on);
    days.sort_unstable();
    days.dedup();
    let often = days.len() as i64 >= office.rule(&SUSPECTED_DAYS, on).value;
    let rule = |row| office.rule(row, on).value;
    let (advice, by) = match found.flag {
        Flag::Emergency => (Advice::ReferNow, found.by),
        Flag::High if in_a_row >= rule(&REFER_AFTER) => (Advice::Refer, &REFER_AFTER),
        _ if !known && often && suspect(values) => (Advice::Suspected, &SUSPECTED_DAYS),
        Flag::High | Flag::Low => (Advice::Again, found.by),
        Flag::Within if known => (Advice::FollowUp, &PRESSURE_FOLLOW_UPS),
        Flag::Within => (Advice::Well, found.by),
    };
    Said { found, advice, by, again: next(office, advice, &PRESSURE_AGAIN, &PRESSURE_FOLLOW_UPS, on) }
}

/// Of a glucose that was found so.
fn said_of_glucose(office: &Office, resident: Id, found: Found, before: &[Past<'_>], on: Date) -> Said {
    let earlier = before.iter().filter_map(|past| Some((past.vitals.glucose?, past.vitals.is_fasting(), past.day)));
    let not_controlled = |value, fasting, day| of_glucose(office, value, fasting, day).flag >= Flag::High;
    let in_a_row =
        1 + earlier.take_while(|(value, fasting, day)| not_controlled(*value, *fasting, *day)).count() as i64;
    let (advice, by) = match found.flag {
        Flag::Emergency => (Advice::ReferNow, found.by),
        Flag::High if in_a_row >= office.rule(&REFER_AFTER, on).value => (Advice::Refer, &REFER_AFTER),
        Flag::High | Flag::Low => (Advice::Again, found.by),
        Flag::Within if is_known(office, resident, DIABETES) => (Advice::FollowUp, &GLUCOSE_FOLLOW_UPS),
        Flag::Within => (Advice::Well, found.by),
    };
    Said { found, advice, by, again: next(office, advice, &GLUCOSE_AGAIN, &GLUCOSE_FOLLOW_UPS, on) }
}

/// When to come again: soon where something is not as it should be, else in the turn of the year's follow-ups.
fn next(office: &Office, advice: Advice, soon: &'static RuleRow, a_year: &'static RuleRow, on: Date) -> Option<Date> {
    let days = match advice {
        Advice::Well => return None,
        Advice::FollowUp => YEAR / office.rule(a_year, on).value.max(1),
        Advice::Again | Advice::Suspected | Advice::Refer | Advice::ReferNow => office.rule(soon, on).value,
    };
    // Within so many days, and on a day on which somebody is at the desk.
    on.checked_add(days.days()).ok().map(|latest| office.workday_within(on, latest))
}

/// Of a pressure, systolic and diastolic. Nobody is held to the elder's value whose age is not known.
fn of_pressure(office: &Office, (systolic, diastolic): (u16, u16), age: Option<i16>, on: Date) -> Found {
    let value = |row| office.rule(row, on).value;
    let (systolic, diastolic) = (i64::from(systolic), i64::from(diastolic));
    let high =
        if age.is_some_and(|age| i64::from(age) >= value(&ELDER)) { &HIGH_SYSTOLIC_ELDER } else { &HIGH_SYSTOLIC };
    if systolic >= value(&EMERGENCY_SYSTOLIC) {
        Found { flag: Flag::Emergency, by: &EMERGENCY_SYSTOLIC }
    } else if diastolic >= value(&EMERGENCY_DIASTOLIC) {
        Found { flag: Flag::Emergency, by: &EMERGENCY_DIASTOLIC }
    } else if systolic >= value(high) {
        Found { flag: Flag::High, by: high }
    } else if diastolic >= value(&HIGH_DIASTOLIC) {
        Found { flag: Flag::High, by: &HIGH_DIASTOLIC }
    } else if systolic < value(&LOW_SYSTOLIC) {
        Found { flag: Flag::Low, by: &LOW_SYSTOLIC }
    } else if diastolic < value(&LOW_DIASTOLIC) {
        Found { flag: Flag::Low, by: &LOW_DIASTOLIC }
    } else {
        Found { flag: Flag::Within, by: high }
    }
}

/// Of a glucose, tenths of mmol/L.
fn of_glucose(office: &Office, glucose: u16, fasting: bool, on: Date) -> Found {
    let value = |row| office.rule(row, on).value;
    let glucose = i64::from(glucose);
    let high = if fasting { &HIGH_FASTING } else { &HIGH_RANDOM };
    if glucose >= value(&EMERGENCY_HIGH) {
        Found { flag: Flag::Emergency, by: &EMERGENCY_HIGH }
    } else if glucose <= value(&EMERGENCY_LOW) {
        Found { flag: Flag::Emergency, by: &EMERGENCY_LOW }
    } else if glucose >= value(high) {
        Found { flag: Flag::High, by: high }
    } else {
        Found { flag: Flag::Within, by: high }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::clinic::readings::FASTING;

    const DAY: Date = Date::constant(2026, 11, 23);

    fn pressure(systolic: u16, diastolic: u16, age: Option<i16>) -> Flag {
        of_pressure(&Office::default(), (systolic, diastolic), age, DAY).flag
    }

    #[test]
    fn values_stand_to_the_shipped_norm_on_both_sides_of_each_threshold() {
        assert_eq!((pressure(139, 89, Some(64)), pressure(140, 89, Some(64))), (Flag::Within, Flag::High));
        assert_eq!((pressure(149, 89, Some(65)), pressure(150, 89, Some(65))), (Flag::Within, Flag::High));
        assert_eq!((pressure(145, 80, None), pressure(120, 90, Some(71))), (Flag::High, Flag::High));
        assert_eq!((pressure(179, 80, Some(71)), pressure(180, 80, Some(71))), (Flag::High, Flag::Emergency));
        assert_eq!((pressure(120, 109, Some(71)), pressure(120, 110, Some(71))), (Flag::High, Flag::Emergency));
        let glucose = |value, fasting| of_glucose(&Office::default(), value, fasting, DAY).flag;
        assert_eq!(
            (glucose(69, true), glucose(70, true), glucose(110, false), glucose(111, false)),
            (Flag::Within, Flag::High, Flag::Within, Flag::High)
        );
        assert_eq!((pressure(89, 70, None), pressure(90, 60, None)), (Flag::Low, Flag::Within));
        assert_eq!((pressure(100, 59, None), pressure(100, 60, None)), (Flag::Low, Flag::Within));
        assert_eq!((glucose(166, true), glucose(167, false)), (Flag::High, Flag::Emergency));
        assert_eq!((glucose(40, true), glucose(39, false)), (Flag::Within, Flag::Emergency));
    }

    #[test]
    fn the_rule_that_spoke_is_the_gravest_ones() {
        let vitals = Vitals {
            systolic: Some(120),
            diastolic: Some(80),
            glucose: Some(74),
            glucose_kind: FASTING,
            ..Vitals::default()
        };
        let office = Office::default();
        let assessed = assess(&office, &vitals, DAY);
        assert_eq!(assessed.by.map(|by| by.row.key), Some(HIGH_FASTING.key));
        assert_eq!(assessed.again, Some(Date::constant(2026, 12, 7)));
        let alike = Vitals { systolic: Some(145), ..vitals };
        assert_eq!(assess(&office, &alike, DAY).by.map(|by| by.row.key), Some(HIGH_SYSTOLIC.key));
        let within = Vitals { glucose: Some(60), ..vitals_within() };
        assert_eq!(
            (assess(&office, &within, DAY).again, assess(&office, &Vitals::default(), DAY).by.is_none()),
            (None, true)
        );
    }

    fn vitals_within() -> Vitals {
        Vitals { systolic: Some(120), diastolic: Some(80), ..Vitals::default() }
    }
}
