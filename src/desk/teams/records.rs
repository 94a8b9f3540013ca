//! The records of teams in the office.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::desk::core::class::Retention;
use crate::desk::core::kept::{Entry, Kept, take_back_fields, take_back_list};
use crate::desk::core::office::Office;
use crate::desk::core::table::Index;
use crate::model::Record;
use crate::model::period::class;
use crate::model::{Id, Meeting, Team};
use crate::text::Lang;
use crate::text::retention as words;

/// The indices of teams.
#[derive(Debug, Default)]
pub struct TeamIndex {
    /// Meetings by day.
    pub meetings_on: Index<Date>,
}

/// Teams and their attendance.
pub static RETENTION: Retention = Retention {
    class: words::TEAMS,
    number: class::TEAMS,
    kinds: &[Team::KIND, Meeting::KIND],
    years: Some(&crate::model::teams::rules::KEEP_YEARS),
};

impl Kept for Team {
    type By = TeamIndex;

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed(&self.name)
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }

    fn take_back(&mut self, before: &Self, after: &Self) -> Result<(), &'static str> {
        take_back_list(&mut self.members, &before.members, &after.members);
        take_back_fields(self, before, after, &["members"])
    }
}

impl Kept for Meeting {
    type By = TeamIndex;

    fn index(&self, by: &mut TeamIndex, entry: Entry) {
        by.meetings_on.mark(self.date, self.id, entry.stands());
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}
