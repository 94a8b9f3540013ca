//! Whose day it is today.

use jiff::civil::Date;

use crate::model::Id;
use crate::model::Resident;
use crate::model::people::rules::VERY_OLD;

use crate::desk::core::office::Office;

/// Whether somebody counts as very old on a day.
pub fn is_very_old(office: &Office, resident: &Resident, day: Date) -> bool {
    resident.age(day).is_some_and(|age| i64::from(age) >= office.rule(&VERY_OLD, day).value)
}

/// The very old who live here and were born on this day.
pub fn birthdays(office: &Office, today: Date) -> Vec<Id> {
    let mut born: Vec<Id> = office
        .of::<Resident>()
        .all()
        .filter(|r| r.lives_here())
        .filter(|r| r.birth.is_some_and(|b| (b.month(), b.day()) == (today.month(), today.day())))
        .filter(|r| is_very_old(office, r, today))
        .map(|r| r.id)
        .collect();
    born.sort_unstable();
    born
}
