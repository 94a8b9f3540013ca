//! The records of the clinic in the office.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::desk::core::class::Retention;
use crate::desk::core::kept::{Entry, Kept, take_back_fields};
use crate::desk::core::office::Office;
use crate::desk::core::table::Index;
use crate::model::Record;
use crate::model::clinic::{Attempt, FollowUp, Referral, ReferralWords};
use crate::model::period::class;
use crate::model::{Id, Session, Visit, Vitals};
use crate::text::Lang;
use crate::text::retention as words;

/// The indices of the clinic.
#[derive(Debug, Default)]
pub struct ClinicIndex {
    /// Sessions by day.
    pub sessions_on: Index<Date>,
    /// Visits by the day on which they are to be repeated.
    pub recalls_on: Index<Date>,
    /// Attempts by the day on which the next one is due.
    pub attempts_on: Index<Date>,
}

/// Health visits: as long as a clinic keeps an outpatient's record.
pub static RETENTION: Retention = Retention {
    class: words::HEALTH,
    number: class::CLINIC,
    kinds: &[
        Session::KIND,
        Visit::KIND,
        Vitals::KIND,
        Attempt::KIND,
        FollowUp::KIND,
        Referral::KIND,
        ReferralWords::KIND,
    ],
    years: Some(&crate::model::clinic::rules::KEEP_YEARS),
};

impl Kept for Session {
    type By = ClinicIndex;

    fn index(&self, by: &mut ClinicIndex, entry: Entry) {
        by.sessions_on.mark(self.date, self.id, entry.stands());
    }

    fn called(&self, office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Owned(office.unit_name(self.institution).to_owned())
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }

    fn take_back(&mut self, before: &Self, after: &Self) -> Result<(), &'static str> {
        // Ticket numbers were called out: they never go back. Whoever was counted is taken out of the count.
        self.unnamed = (self.unnamed + before.unnamed).saturating_sub(after.unnamed);
        take_back_fields(self, before, after, &["last_ticket", "unnamed"])
    }
}

impl Kept for Visit {
    type By = ClinicIndex;

    fn index(&self, by: &mut ClinicIndex, entry: Entry) {
        if let Some(recall) = self.recall {
            by.recalls_on.mark(recall, self.id, entry.stands());
        }
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Vitals {
    type By = ClinicIndex;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Attempt {
    type By = ClinicIndex;

    fn index(&self, by: &mut ClinicIndex, entry: Entry) {
        if let Some(next) = self.next {
            by.attempts_on.mark(next, self.id, entry.stands());
        }
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for FollowUp {
    type By = ();

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Referral {
    type By = ();

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for ReferralWords {
    type By = ();

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Office {
    /// What the unit that holds a session is called; empty where there is none.
    pub fn held_by(&self, session: Id) -> &str {
        self.of::<Session>().get(session).map_or("", |session| self.unit_name(session.institution))
    }
}
