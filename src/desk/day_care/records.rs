//! The records of day care in the office.

use jiff::civil::Date;

use crate::desk::core::change::Change;
use crate::desk::core::class::Retention;
use crate::desk::core::kept::{Days, Entry, Kept};
use crate::desk::core::office::Office;
use crate::desk::core::table::Index;
use crate::desk::day_care::check_twice;
use crate::model::Record;
use crate::model::period::class;
use crate::model::{DayCare, DayCareProfile, DayStay, Id, Refusal};
use crate::text::retention as words;

/// The indices of day care.
#[derive(Debug, Default)]
pub struct DayCareIndex {
    /// Stays by day.
    pub on: Index<Date>,
}

/// Guests of day care.
pub static RETENTION: Retention = Retention {
    class: words::STAYS,
    number: class::DAY_CARE,
    kinds: &[DayCare::KIND, DayStay::KIND, DayCareProfile::KIND],
    years: Some(&crate::model::day_care::rules::KEEP_YEARS),
};

impl Kept for DayCare {
    type By = DayCareIndex;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for DayStay {
    type By = DayCareIndex;
    const DAYS: Days = Days::Judged;

    fn index(&self, by: &mut DayCareIndex, entry: Entry) {
        by.on.mark(self.date, self.id, entry.stands());
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }

    fn must_hold(office: &Office, change: &Change, id: Id) -> Result<(), Refusal> {
        change.record::<Self>(id).map_or(Ok(()), |stay| check_twice(office, &stay))
    }
}

impl Kept for DayCareProfile {
    type By = DayCareIndex;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}
