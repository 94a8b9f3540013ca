//! Birthdays of the very old in a month, by the solar and by the lunar calendar.

use jiff::civil::Date;

use crate::desk::core::office::Office;
use crate::desk::people::today::is_very_old;
use crate::model::Id;
use crate::model::Resident;
use crate::model::benefits::birthday::{next_lunar, next_solar};

/// A birthday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Birthday {
    pub on: Date,
    /// Whether by the lunar calendar.
    pub lunar: bool,
    pub resident: Id,
}

/// Birthdays of a month of the very old who live here, the earliest first: somebody whose two fall in the month has both.
pub fn in_month(office: &Office, month: Date) -> Vec<Birthday> {
    let (first, last) = (month.first_of_month(), month.last_of_month());
    let mut all = Vec::new();
    for resident in office.of::<Resident>().all().filter(|one| one.lives_here() && is_very_old(office, one, last)) {
        let Some(birth) = resident.birth else { continue };
        for (lunar, on) in [(false, next_solar(birth, first)), (true, next_lunar(birth, first))] {
            if let Some(on) = on.filter(|on| *on <= last) {
                all.push(Birthday { on, lunar, resident: resident.id });
            }
        }
    }
    all.sort_unstable();
    all
}
