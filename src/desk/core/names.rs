//! The office's names, for whoever renders a sentence.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::model::Id;
use crate::model::center::booking::Place;
use crate::text::Names;

use crate::desk::core::office::Office;

/// The office on a day.
#[derive(Clone, Copy)]
pub struct Named<'a> {
    /// The office.
    pub office: &'a Office,
    /// The desk's day.
    pub today: Date,
}

impl Names for Named<'_> {
    fn today(&self) -> Date {
        self.today
    }

    fn resident(&self, id: Id) -> Cow<'_, str> {
        self.office.residents.get(id).map_or(Cow::Borrowed(""), |resident| Cow::Borrowed(&resident.name))
    }

    fn room(&self, id: Id) -> Cow<'_, str> {
        self.office.rooms.get(id).map_or(Cow::Borrowed(""), |room| Cow::Borrowed(&room.name))
    }

    fn session(&self, id: Id) -> Cow<'_, str> {
        self.office.sessions.get(id).map_or(Cow::Borrowed(""), |session| Cow::Borrowed(&session.institution))
    }

    fn household(&self, id: Id) -> Cow<'_, str> {
        self.office.households.get(id).map_or(Cow::Borrowed(""), |household| Cow::Owned(household.address.short()))
    }

    fn booking(&self, id: Id) -> Option<Place> {
        self.office.bookings.get(id).map(crate::model::Booking::place)
    }

    fn sitting(&self, no: u8) -> Cow<'_, str> {
        let sitting = crate::desk::canteen::kitchen::canteen(self.office).and_then(|canteen| canteen.sitting(no));
        sitting.map_or(Cow::Borrowed(""), |sitting| Cow::Borrowed(&sitting.name))
    }

    fn team(&self, id: Id) -> Cow<'_, str> {
        self.office.teams.get(id).map_or(Cow::Borrowed(""), |team| Cow::Borrowed(&team.name))
    }

    fn issue(&self, id: Id) -> Option<u32> {
        self.office.issues.get(id).map(|issue| issue.number)
    }
}
