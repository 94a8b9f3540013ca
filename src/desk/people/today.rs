//! Whose day it is today.

use jiff::civil::Date;

use crate::model::Id;
use crate::model::Resident;

use crate::desk::core::office::Office;

/// Residents of 80 and more who live here and were born on this day.
pub fn birthdays(office: &Office, today: Date) -> Vec<Id> {
    let mut born: Vec<Id> = office
        .of::<Resident>()
        .all()
        .filter(|r| r.lives_here())
        .filter(|r| r.birth.is_some_and(|b| (b.month(), b.day()) == (today.month(), today.day())))
        .filter(|r| r.age(today).is_some_and(|age| age >= 80))
        .map(|r| r.id)
        .collect();
    born.sort_unstable();
    born
}
