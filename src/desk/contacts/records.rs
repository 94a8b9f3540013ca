//! Partner units in the office.

use std::borrow::Cow;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::contacts::calendar::LastCalendar;
use crate::desk::contacts::report::LastReport;
use crate::desk::core::class::Retention;
use crate::desk::core::kept::{Kept, take_back_fields, take_back_list};
use crate::desk::core::office::Office;
use crate::desk::find::things::Searched;
use crate::lookup::Thing;
use crate::model::code::by_number;
use crate::model::contacts::own::{OwnColumn, OwnValue, StreetTable};
use crate::model::contacts::rules::PROMISE_DAYS;
use crate::model::contacts::{Communication, Coordination, UNIT_KIND, Unit, WorkContact};
use crate::model::period::class;
use crate::model::{Id, Record, Resident};
use crate::text::Lang;
use crate::text::retention as words;

/// Partner units, counted from their closing.
pub static RETENTION: Retention = Retention {
    class: words::CONTACTS,
    number: class::CONTACTS,
    // A unit that still works with the office stays.
    kinds: &[
        Unit::KIND,
        WorkContact::KIND,
        Communication::KIND,
        Coordination::KIND,
        OwnColumn::KIND,
        OwnValue::KIND,
        StreetTable::KIND,
    ],
    years: Some(&crate::model::contacts::rules::KEEP_YEARS),
};

impl Kept for Unit {
    type By = ();

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed(&self.name)
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Searched for Unit {
    const ORDER: u8 = 8;

    /// One that is closed is found no more, and nothing new refers to it; its card is read on its list.
    fn thing(&self, _office: &Office) -> Option<Thing> {
        let kind = by_number(UNIT_KIND, self.kind).and_then(|kind| kind.aliases.first());
        let words = [self.name.clone()].into_iter().chain(kind.map(|kind| (*kind).to_owned()));
        self.closed.is_none().then(|| Thing {
            id: self.id.0,
            words: words.chain(Some(self.address.clone()).filter(|address| !address.is_empty())).collect(),
            rank: self.kind.into(),
            ..Thing::default()
        })
    }
}

impl Kept for WorkContact {
    type By = LastCalendar;

    fn called(&self, office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Owned(format!("{} {}", office.unit_name(self.unit), self.name).trim().to_owned())
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Searched for WorkContact {
    const ORDER: u8 = 9;
    const THROUGH: &'static [crate::model::Kind] = &[Unit::KIND];

    /// Whoever is there no more is found no more.
    fn thing(&self, office: &Office) -> Option<Thing> {
        let words = [self.name.as_str(), office.unit_name(self.unit), &self.duty, &self.place];
        self.closed.is_none().then(|| Thing {
            id: self.id.0,
            words: words.into_iter().filter(|word| !word.is_empty()).map(str::to_owned).collect(),
            ..Thing::default()
        })
    }
}

impl Kept for Communication {
    type By = ();

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }

    /// A chase that this command added goes, and no other one.
    fn take_back(&mut self, before: &Self, after: &Self) -> Result<(), &'static str> {
        take_back_fields(self, before, after, &["chases"])?;
        take_back_list(&mut self.chases, &before.chases, &after.chases);
        Ok(())
    }
}

impl Kept for Coordination {
    type By = LastReport;

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed(&self.name)
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Searched for Coordination {
    const ORDER: u8 = 10;

    fn thing(&self, _office: &Office) -> Option<Thing> {
        Some(Thing { id: self.id.0, words: vec![self.name.clone()], ..Thing::default() })
    }
}

impl Kept for OwnColumn {
    type By = ();

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed(&self.name)
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for OwnValue {
    type By = ();

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for StreetTable {
    type By = ();

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed(&self.name)
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Office {
    /// Until when a promise is to be kept: the day that was said, else so many days after.
    pub fn promise_due(&self, said: &Communication) -> Date {
        let usual = || said.at.date().checked_add(self.rule(&PROMISE_DAYS, said.at.date()).value.days());
        said.due.unwrap_or_else(|| usual().unwrap_or(said.at.date()))
    }

    /// What is promised and open, the first day first.
    pub fn promises(&self) -> Vec<&Communication> {
        let mut open: Vec<&Communication> =
            self.of::<Communication>().all().filter(|said| said.is_promised()).collect();
        open.sort_by_cached_key(|said| (self.promise_due(said), said.at, said.id));
        open
    }

    /// With whom something was said: a contact, a unit, a resident, or whoever was named.
    pub fn said_with(&self, said: &Communication) -> String {
        let contact = self.of::<WorkContact>().get(said.contact).map_or("", |contact| contact.name.as_str());
        let resident = self.of::<Resident>().get(said.resident).map_or("", |resident| resident.name.as_str());
        let person = if contact.is_empty() { said.person.as_str() } else { contact };
        let parts = [self.unit_name(said.unit), person, resident];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// What a unit is called; empty where none is named.
    pub fn unit_name(&self, unit: Id) -> &str {
        self.of::<Unit>().get(unit).map_or("", |unit| unit.name.as_str())
    }
}
