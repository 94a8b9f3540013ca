//! The walk-in register in the office.

use jiff::civil::{Date, DateTime};

use crate::desk::core::class::Retention;
use crate::desk::core::kept::{Days, Entry, Kept, LookedBack};
use crate::desk::core::office::Office;
use crate::desk::core::table::Index;
use crate::model::Record;
use crate::model::period::class;
use crate::model::{Id, Resident, VisitorLine};
use crate::text::retention as words;

/// How many lines of the walk-in register a desk has of everybody who was here in the time it looks back at.
const LAST_LINES: usize = 2;

/// The indices of the walk-in register.
#[derive(Debug, Default)]
pub struct VisitorIndex {
    /// Lines by time.
    pub on: Index<DateTime>,
}

/// The walk-in register.
pub static RETENTION: Retention = Retention {
    class: words::VISITORS,
    number: class::VISITORS,
    kinds: &[VisitorLine::KIND],
    years: Some(&crate::model::visitors::rules::KEEP_YEARS),
};

impl Kept for VisitorLine {
    type By = VisitorIndex;
    const DAYS: Days = Days::Near;

    fn index(&self, by: &mut VisitorIndex, entry: Entry) {
        by.on.mark(self.at, self.id, entry.stands());
    }

    fn looked_back(&self, office: &Office) -> LookedBack {
        let known = office.naming::<Self, Resident>(self.resident).take(LAST_LINES).count();
        if known < LAST_LINES { LookedBack::Whole } else { LookedBack::Nothing }
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Office {
    /// Visitor lines of a day, earliest first.
    pub fn visitors_on(&self, day: Date) -> impl DoubleEndedIterator<Item = &VisitorLine> {
        let times = day.at(0, 0, 0, 0)..=day.at(23, 59, 59, 0);
        self.by::<VisitorIndex>().on.range(times).filter_map(|id| self.of::<VisitorLine>().get(id))
    }
}
