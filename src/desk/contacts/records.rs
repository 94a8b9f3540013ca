//! Partner units in the office.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::desk::core::class::Retention;
use crate::desk::core::kept::Kept;
use crate::desk::core::office::Office;
use crate::desk::find::things::Searched;
use crate::lookup::Thing;
use crate::model::code::by_number;
use crate::model::contacts::{UNIT_KIND, Unit};
use crate::model::period::class;
use crate::model::{Id, Record};
use crate::text::Lang;
use crate::text::retention as words;

/// Partner units, counted from their closing.
pub static RETENTION: Retention = Retention {
    class: words::CONTACTS,
    number: class::CONTACTS,
    // A unit that still works with the office stays.
    kinds: &[Unit::KIND],
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

impl Office {
    /// What a unit is called; empty where none is named.
    pub fn unit_name(&self, unit: Id) -> &str {
        self.of::<Unit>().get(unit).map_or("", |unit| unit.name.as_str())
    }
}
