//! Seating somebody who walked in, and entering afterwards who came while nothing could be entered.

use crate::desk::center::Ask;
use crate::model::Room;
use jiff::civil::DateTime;

use crate::desk::Request;
use crate::desk::center::free::{running, slot_meant};
use crate::desk::core::drafts::Draft;
use crate::model::center::booking::Place;
use crate::model::{Booking, FieldError, FieldKind, Id, Record, Value};
use crate::text::{center as words, when};
use crate::ui::view::View;

use crate::ui::center::forms::places::{heads, heads_typed, room_typed, running_now, where_by_slots_only};
use crate::ui::forms::{Entry, Fault, Pick, Purpose, Slot, Typed, typed};

/// Seat somebody who came without a booking.
#[derive(Debug, Clone)]
pub struct WalkIn {
    pub resident: Id,
}

impl WalkIn {
    pub(in crate::ui) const NAME: &'static str = "walk_in";
}

impl Purpose for WalkIn {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { resident: draft.subject })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::WALK_IN).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let rows = running_now(view).into_iter().map(|(room, place, left)| {
            let label = format!("{} {}", room.name, words::free(view.lang(), place.start, left));
            Pick { value: room.id, label }
        });
        let room = Slot::new(Booking::KIND, "room", Entry::Pick(rows.collect())).required();
        vec![room, heads("1")]
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let room = view.office.of::<Room>().get(room_typed(all));
        let place = room.and_then(|room| running(view.office, room, view.seat.now));
        let place = place.ok_or(Fault { key: "room", error: FieldError::NotAChoice })?;
        Ok(Request::Center(Ask::WalkIn { resident: self.resident, place, heads: heads_typed(all, 1) }))
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn leads_on(&self) -> bool {
        true
    }
}

/// Enter that somebody came: to a booking, or without one.
#[derive(Debug, Clone)]
pub struct EnterLate {
    pub resident: Id,
    /// The booking, if there is one.
    pub booking: Option<Id>,
}

impl EnterLate {
    pub(in crate::ui) const NAME: &'static str = "enter_late";
}

impl Purpose for EnterLate {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { resident: draft.subject, booking: draft.record.some() })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::ENTER_LATE).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let came = |proposed: &str| {
            let mut slot = Slot::new(Booking::KIND, "came", Entry::Field(FieldKind::Time)).called(words::CAME_AT);
            slot.input = proposed.into();
            slot.required()
        };
        if let Some(booking) = self.booking.and_then(|id| view.office.of::<Booking>().get(id)) {
            return vec![came(&when::clock(booking.start))];
        }
        let mut slots = where_by_slots_only(view);
        slots.truncate(2);
        slots.extend([came(""), heads("1")]);
        slots
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let Value::Time(time) = *typed(all, "came") else {
            return Err(Fault { key: "came", error: FieldError::Required });
        };
        if let Some(booking) = self.booking {
            let date = view.office.of::<Booking>().get(booking).map_or(view.today(), |booking| booking.date);
            return Ok(Request::Center(Ask::EnterArrival { booking, at: date.to_datetime(time) }));
        }
        let Value::Date(date) = *typed(all, "date") else {
            return Err(Fault { key: "date", error: FieldError::Required });
        };
        let room = room_typed(all);
        let meant = view.office.of::<Room>().get(room).and_then(|room| slot_meant(view.office, room, date, time));
        let start = meant.map_or(time, |slot| slot.start);
        // Who came a little early came to the slot that they waited for.
        let at: DateTime = date.to_datetime(time.max(start));
        let place = Place { room, date, start };
        Ok(Request::Center(Ask::EnterWalkIn { resident: self.resident, place, heads: heads_typed(all, 1), at }))
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.booking.unwrap_or(Id::NONE)
    }

    fn leads_on(&self) -> bool {
        true
    }
}
