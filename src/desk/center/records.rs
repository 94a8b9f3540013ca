//! The records of the senior center in the office.

use std::borrow::Cow;

use jiff::civil::{Date, DateTime};

use crate::desk::center::coming_back::{slots_follow, waits_anew};
use crate::desk::center::index::CenterIndex;
use crate::desk::center::rules::{check_capacity, check_clash};
use crate::desk::core::change::Change;
use crate::desk::core::class::Retention;
use crate::desk::core::kept::{Days, Entry, Kept, LookedBack, take_back_list};
use crate::desk::core::office::Office;
use crate::model::Record;
use crate::model::center::waiting::WaitState;
use crate::model::period::class;
use crate::model::{Booking, BookingState, Closure, Holiday, Id, Refusal, Room, Series, Slot, Waiting};
use crate::text::retention as words;
use crate::text::{Lang, when};

/// The center's rooms and who booked them.
pub static RETENTION: Retention = Retention {
    class: words::BOOKINGS,
    number: class::CENTER,
    kinds: &[Room::KIND, Slot::KIND, Booking::KIND, Closure::KIND, Series::KIND, Waiting::KIND, Holiday::KIND],
    years: Some(&crate::model::center::rules::KEEP_YEARS),
};

impl Kept for Room {
    type By = CenterIndex;

    fn called(&self, _office: &Office, _lang: Lang, _today: Date) -> Cow<'_, str> {
        Cow::Borrowed(&self.name)
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Slot {
    type By = CenterIndex;
    const DAYS: Days = Days::Judged;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }

    fn without_creation(&self, created: &Self) -> Option<Self> {
        let mut rest = self.clone();
        take_back_list(&mut rest.taken, &[], &created.taken);
        take_back_list(&mut rest.waiting, &[], &created.waiting);
        Some(rest)
    }

    fn take_back(&mut self, before: &Self, after: &Self) -> Result<(), &'static str> {
        take_back_list(&mut self.taken, &before.taken, &after.taken);
        take_back_list(&mut self.waiting, &before.waiting, &after.waiting);
        Ok(())
    }

    fn must_hold(office: &Office, change: &Change, id: Id) -> Result<(), Refusal> {
        change.record::<Self>(id).map_or(Ok(()), |slot| check_capacity(office, &slot))
    }
}

impl Kept for Booking {
    type By = CenterIndex;
    const DAYS: Days = Days::Judged;

    fn index(&self, by: &mut CenterIndex, entry: Entry) {
        // Who did not come is remembered also of days that are let go of.
        if self.state == BookingState::NoShow && entry != Entry::LetGo {
            by.missed_of.mark(self.resident, self.id, entry.stands());
        }
        if self.state != BookingState::Cancelled {
            by.bookings_on.mark(self.date.to_datetime(self.start), self.id, entry.stands());
        }
    }

    fn called(&self, office: &Office, lang: Lang, today: Date) -> Cow<'_, str> {
        let room = office.of::<Room>().get(self.room).map_or("", |room| room.name.as_str());
        Cow::Owned(format!("{room} {}", when::moment(lang, self.date, self.start, today)))
    }

    fn looked_back(&self, _office: &Office) -> LookedBack {
        if self.state == BookingState::NoShow { LookedBack::Indexed } else { LookedBack::Nothing }
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }

    fn settle(office: &Office, change: &mut Change, id: Id, now: DateTime) -> Result<(), Refusal> {
        waits_anew(office, change, id, now)?;
        slots_follow(office, change, id)
    }

    fn must_hold(office: &Office, change: &Change, id: Id) -> Result<(), Refusal> {
        let Some(booking) = change.record::<Self>(id) else { return Ok(()) };
        check_clash(office, change, &booking)?;
        change.record::<Slot>(booking.place().slot_id()).map_or(Ok(()), |slot| check_capacity(office, &slot))
    }
}

impl Kept for Closure {
    type By = CenterIndex;

    fn index(&self, by: &mut CenterIndex, entry: Entry) {
        by.closures_on.mark(self.date, self.id, entry.stands());
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Series {
    type By = CenterIndex;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Waiting {
    type By = CenterIndex;

    fn index(&self, by: &mut CenterIndex, entry: Entry) {
        if self.state == WaitState::Waiting {
            by.waits_on.mark(self.place().at(), self.id, entry.stands());
        }
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Holiday {
    type By = CenterIndex;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Office {
    /// Rooms in the order of lists.
    pub fn rooms_in_order(&self) -> Vec<&Room> {
        let mut rooms: Vec<&Room> = self.of::<Room>().all().collect();
        rooms.sort_by_key(|room| (room.order, room.id));
        rooms
    }

    /// Bookings of a day by start, cancelled ones left out.
    pub fn bookings_on(&self, day: Date) -> impl Iterator<Item = &Booking> {
        let starts = day.at(0, 0, 0, 0)..=day.at(23, 59, 59, 0);
        self.by::<CenterIndex>().bookings_on.range(starts).filter_map(|id| self.of::<Booking>().get(id))
    }
}
