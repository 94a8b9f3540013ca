//! The office's names, for whoever renders a sentence.

use crate::model::{Booking, Export, Household, Issue, Resident, Room, Team};
use std::borrow::Cow;

use jiff::civil::Date;

use crate::model::center::booking::Place;
use crate::model::field::{Class, FieldKind};
use crate::model::register::rule::RuleRow;
use crate::model::{Code, Id, Kind};
use crate::text::{Lang, Names};

use crate::desk::core::office::Office;

/// The office on a day.
#[derive(Clone, Copy)]
pub struct Named<'a> {
    pub office: &'a Office,
    /// The desk's day.
    pub today: Date,
}

impl Names for Named<'_> {
    fn reason(&self, export: Id) -> Cow<'_, str> {
        Cow::Borrowed(self.office.of::<Export>().get(export).map_or("", |export| &export.reason))
    }

    fn field(&self, kind: Kind, key: &str) -> Option<(FieldKind, Class)> {
        let fields = (self.office.row_of(kind)?.fields)();
        fields.into_iter().find(|field| field.key == key).map(|field| (field.kind, field.class))
    }

    fn today(&self) -> Date {
        self.today
    }

    fn resident(&self, id: Id) -> Cow<'_, str> {
        self.office.of::<Resident>().get(id).map_or(Cow::Borrowed(""), |resident| Cow::Borrowed(&resident.name))
    }

    fn room(&self, id: Id) -> Cow<'_, str> {
        self.office.of::<Room>().get(id).map_or(Cow::Borrowed(""), |room| Cow::Borrowed(&room.name))
    }

    fn session(&self, id: Id) -> Cow<'_, str> {
        Cow::Borrowed(self.office.held_by(id))
    }

    fn household(&self, id: Id) -> Cow<'_, str> {
        self.office
            .of::<Household>()
            .get(id)
            .map_or(Cow::Borrowed(""), |household| Cow::Owned(household.address.short()))
    }

    fn booking(&self, id: Id) -> Option<Place> {
        self.office.of::<Booking>().get(id).map(crate::model::Booking::place)
    }

    fn sitting(&self, no: u8) -> Cow<'_, str> {
        let sitting = crate::desk::canteen::kitchen::canteen(self.office).and_then(|canteen| canteen.sitting(no));
        sitting.map_or(Cow::Borrowed(""), |sitting| Cow::Borrowed(&sitting.name))
    }

    fn team(&self, id: Id) -> Cow<'_, str> {
        self.office.of::<Team>().get(id).map_or(Cow::Borrowed(""), |team| Cow::Borrowed(&team.name))
    }

    fn issue(&self, id: Id) -> Option<u32> {
        self.office.of::<Issue>().get(id).map(|issue| issue.number)
    }

    fn rule(&self, key: &str) -> Option<&'static RuleRow> {
        crate::desk::core::rules::row_of(key)
    }

    fn code(&self, code: &Code) -> Option<Cow<'_, str>> {
        self.office.own_skill(code).map(|skill| Cow::Borrowed(skill.name.as_str()))
    }

    fn called(&self, lang: Lang, kind: Kind, id: Id) -> Cow<'_, str> {
        self.office.row_of(kind).map_or(Cow::Borrowed(""), |row| (row.called)(self.office, lang, self.today, id))
    }
}
