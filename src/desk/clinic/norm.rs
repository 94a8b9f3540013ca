//! What the norm of a day says of values: held against the rules that held on that day, whatever they are today.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::core::office::Office;
use crate::model::clinic::norm::Found;
use crate::model::clinic::rules::{
    ELDER, EMERGENCY_DIASTOLIC, EMERGENCY_HIGH, EMERGENCY_LOW, EMERGENCY_SYSTOLIC, GLUCOSE_AGAIN, HIGH_DIASTOLIC,
    HIGH_FASTING, HIGH_SYSTOLIC, HIGH_SYSTOLIC_ELDER, PRESSURE_AGAIN,
};
use crate::model::register::rule::InForce;
use crate::model::{Assessment, Flag, Resident, Vitals};

/// Values held against the norm of their day.
#[derive(Debug, Clone, Copy)]
pub struct Assessed<'a> {
    /// How they stand.
    pub found: Assessment,
    /// The day on which to measure again, where that is to be done.
    pub again: Option<Date>,
    /// The rule that spoke, of several the gravest; nothing where nothing was measured.
    pub by: Option<InForce<'a>>,
}

/// What the norm says of values measured on a day, and the day on which to measure again.
pub fn assess<'a>(office: &'a Office, vitals: &Vitals, on: Date) -> Assessed<'a> {
    let age = office.of::<Resident>().get(vitals.resident).and_then(|resident| resident.age(on));
    let found = Assessment {
        pressure: vitals.systolic.zip(vitals.diastolic).map(|pressure| of_pressure(office, pressure, age, on)),
        glucose: vitals.glucose.map(|glucose| of_glucose(office, glucose, vitals.fasting, on)),
    };
    let again = [(found.pressure, &PRESSURE_AGAIN), (found.glucose, &GLUCOSE_AGAIN)];
    let again = again.into_iter().filter(|(found, _)| found.is_some_and(|found| found.flag > Flag::Within));
    let days = again.map(|(_, row)| office.rule(row, on).value).min();
    Assessed {
        found,
        again: days.and_then(|days| on.checked_add(days.days()).ok()),
        by: found.gravest().map(|found| office.rule(found.by, on)),
    }
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
    } else {
        Found { flag: Flag::Within, by: high }
    }
}

/// Of a glucose, tenths of mmol/L. Only a fasting one can be high without being an emergency.
fn of_glucose(office: &Office, glucose: u16, fasting: bool, on: Date) -> Found {
    let value = |row| office.rule(row, on).value;
    let glucose = i64::from(glucose);
    if glucose >= value(&EMERGENCY_HIGH) {
        Found { flag: Flag::Emergency, by: &EMERGENCY_HIGH }
    } else if glucose <= value(&EMERGENCY_LOW) {
        Found { flag: Flag::Emergency, by: &EMERGENCY_LOW }
    } else if fasting && glucose >= value(&HIGH_FASTING) {
        Found { flag: Flag::High, by: &HIGH_FASTING }
    } else {
        Found { flag: Flag::Within, by: if fasting { &HIGH_FASTING } else { &EMERGENCY_HIGH } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            (glucose(69, true), glucose(70, true), glucose(100, false)),
            (Flag::Within, Flag::High, Flag::Within)
        );
        assert_eq!((glucose(166, true), glucose(167, false)), (Flag::High, Flag::Emergency));
        assert_eq!((glucose(40, true), glucose(39, false)), (Flag::Within, Flag::Emergency));
    }

    #[test]
    fn the_rule_that_spoke_is_the_gravest_ones() {
        let vitals =
            Vitals { systolic: Some(120), diastolic: Some(80), glucose: Some(74), fasting: true, ..Vitals::default() };
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
