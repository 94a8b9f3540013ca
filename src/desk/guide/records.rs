//! The guide and the register of seals in the office.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::desk::core::class::Retention;
use crate::desk::core::kept::Kept;
use crate::desk::core::office::Office;
use crate::desk::find::things::Searched;
use crate::lookup::Thing;
use crate::model::code::by_number;
use crate::model::guide::{Certificate, ENTRY_KIND, Entry};
use crate::model::period::class;
use crate::model::{Id, Record};
use crate::text::Lang;
use crate::text::retention as words;

/// What was certified, and answers that are told no more.
pub static RETENTION: Retention = Retention {
    class: words::GUIDE,
    number: class::GUIDE,
    kinds: &[Entry::KIND, Certificate::KIND],
    years: Some(&crate::model::guide::rules::KEEP_YEARS),
};

impl Kept for Entry {
    type By = ();

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed(&self.name)
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Searched for Entry {
    const ORDER: u8 = 7;

    /// One that is told no more is found no more.
    fn thing(&self, _office: &Office) -> Option<Thing> {
        let kind = by_number(ENTRY_KIND, self.kind).and_then(|kind| kind.aliases.first());
        let words = [self.name.clone()].into_iter().chain(kind.map(|kind| (*kind).to_owned()));
        self.closed.is_none().then(|| Thing {
            id: self.id.0,
            words: words.chain(Some(self.what.clone()).filter(|what| !what.is_empty())).collect(),
            rank: self.kind.into(),
            ..Thing::default()
        })
    }
}

impl Kept for Certificate {
    type By = ();

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Owned(crate::text::guide::number(self))
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Office {
    /// Whether nothing was ever done here: an office begins with the shipped list in its guide.
    pub fn lacks_its_guide(&self) -> bool {
        self.is_new() && self.to_undo().is_none() && self.of::<Entry>().is_empty()
    }

    /// Certificates of a year by their numbers.
    pub fn certificates_of(&self, year: i16) -> Vec<&Certificate> {
        let mut all: Vec<&Certificate> =
            self.of::<Certificate>().all().filter(|one| one.at.date().year() == year).collect();
        all.sort_by_key(|one| one.number);
        all
    }

    /// Answers that are to be looked at again by this day.
    pub fn entries_to_look_at(&self, day: Date) -> impl Iterator<Item = &Entry> {
        let due = move |entry: &&Entry| entry.closed.is_none() && entry.again.is_some_and(|again| again <= day);
        self.of::<Entry>().all().filter(due)
    }
}
