//! Booking places, once or again and again, and changing what was booked.

use crate::desk::center::{Ask, Not};
use jiff::ToSpan;

use crate::desk::Request;
use crate::desk::center::recurring::Plan;
use crate::desk::core::drafts::Draft;
use crate::desk::core::visitor::Reach;
use crate::model::center::booking::Place;
use crate::model::center::series::{EVERY, REACH, Until, dates, is_cut, until_typed};
use crate::model::{Booking, FieldError, FieldKind, Id, Record, Refusal, Series, Value};
use crate::text::center as words;
use crate::text::center::said;
use crate::ui::center::series::Preview;
use crate::ui::effect::Effect;
use crate::ui::view::{Line, View};

use crate::ui::center::forms::places::{
    fill_place, heads, heads_typed, missed, note, note_typed, place, propose, so_far, what_is_free, where_and_when,
    where_by_slots_only,
};
use crate::ui::forms::{Entry, Fault, Purpose, Slot, Typed, typed};
use crate::ui::panes::as_room;

/// Book places for somebody.
#[derive(Debug, Clone)]
pub struct Book {
    /// For whom.
    pub resident: Id,
    /// The cell under the cursor, if it is one that can be booked.
    pub place: Option<Place>,
    /// A booking to be made once more, a week later.
    pub like: Option<Id>,
}

impl Book {
    pub(in crate::ui) const NAME: &'static str = "book";

    /// An empty form.
    pub fn of(resident: Id) -> Self {
        Self { resident, place: None, like: None }
    }

    fn before<'a>(&self, view: &View<'a>) -> Option<&'a Booking> {
        view.office.of::<Booking>().get(self.like?)
    }
}

impl Purpose for Book {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self::of(draft.subject))
    }

    fn title(&self, view: &View) -> String {
        view.say(crate::ui::words::BOOK).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let mut slots = where_and_when(view);
        let before = self.before(view);
        let again = before.map(|booking| {
            let date = booking.date.saturating_add(1.week()).max(view.today());
            Place { date, ..booking.place() }
        });
        if let Some(place) = self.place.or(again) {
            fill_place(&mut slots, place);
        }
        let people = before.map_or(1, |booking| booking.heads);
        let mut heads = heads(&people.to_string());
        if people > 1 {
            heads.prefill(&people.to_string());
        }
        slots.push(heads);
        slots.push(Slot::new(Series::KIND, "every", Entry::Field(FieldKind::Choice(EVERY))));
        slots.push(Slot::new(Series::KIND, "until", Entry::Read(until_typed)).called(words::UNTIL));
        slots.push(note().filled(before.map_or("", |booking| booking.note.as_str())));
        slots
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let place = place(all, view)?;
        let instead = as_room(place.room, view.office)
            .and_then(|as_room| (as_room.instead)(self.resident, place, &note_typed(all), view));
        if let Some(request) = instead {
            return Ok(request);
        }
        Ok(Request::Center(Ask::Book {
            resident: self.resident,
            place,
            heads: heads_typed(all, 1),
            note: note_typed(all),
            instead_of: None,
        }))
    }

    /// A series is looked at, date by date, before it is asked for.
    fn leads_to(&self, all: &[Typed], view: &View) -> Result<Option<Effect>, Fault> {
        let Value::Choice(every) = *typed(all, "every") else { return Ok(None) };
        let until: Until = match typed(all, "until") {
            Value::Empty => return Err(Fault { key: "until", error: FieldError::Required }),
            until => until.read_opaque().map_err(|error| Fault { key: "until", error })?,
        };
        let (resident, first, heads, note) = (self.resident, place(all, view)?, heads_typed(all, 1), note_typed(all));
        if view.office.is_service(first.room) {
            return Ok(Some(Effect::Say(Line::Refused(Box::new(Refusal::from(Not::NotBySlots { room: first.room }))))));
        }
        let plan = Plan { resident, first, heads, every, until, note };
        Ok(Some(Effect::push(Preview::of(plan, view))))
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn begins_at(&self) -> Option<&'static str> {
        match (self.place, self.like) {
            (_, Some(_)) => Some("date"),
            (Some(_), _) => Some("heads"),
            _ => None,
        }
    }

    fn leads_on(&self) -> bool {
        true
    }

    fn follow(&self, slots: &mut [Slot], view: &View) {
        propose(slots, view);
    }

    fn says(&self, slots: &[Slot], view: &View) -> Option<String> {
        let again = rhythm(slots, view).or_else(|| what_is_free(slots, Id::NONE, view));
        match (again, missed(self.resident, view)) {
            (Some(line), Some(missed)) => Some(format!("{line}    {missed}")),
            (line, missed) => line.or(missed),
        }
    }
}

/// How a series comes again, and how many dates that makes.
fn rhythm(slots: &[Slot], view: &View) -> Option<String> {
    let Value::Choice(every) = so_far(slots, "every", view)? else { return None };
    let Value::Date(first) = so_far(slots, "date", view)? else { return None };
    let how = said::rhythm(view.lang(), every, first);
    let until: Option<Until> = so_far(slots, "until", view).and_then(|until| until.read_opaque().ok());
    let Some(until) = until else { return Some(format!("{how}  {}", view.say(words::UNTIL_HINT))) };
    let days = dates(first, every, until);
    let (count, last) = (days.len(), days.last().copied().unwrap_or(first));
    let said = if is_cut(first, every, until) { words::dates_cut } else { words::dates_to };
    Some(format!("{how}  {}", said(view.lang(), count, last, view.today())))
}

/// How many bookings of the series are meant.
fn reach_typed(all: &[Typed]) -> Reach {
    match typed(all, "reach") {
        Value::Choice(2) => Reach::Later,
        Value::Choice(3) => Reach::All,
        _ => Reach::This,
    }
}

/// Change a booking that stands.
#[derive(Debug, Clone)]
pub struct ChangeBooking {
    pub booking: Id,
    pub resident: Id,
}

impl ChangeBooking {
    pub(in crate::ui) const NAME: &'static str = "change_booking";

    /// The booking as it was typed.
    fn changed(&self, all: &[Typed], view: &View) -> Result<Booking, Fault> {
        let gone = Fault { key: "room", error: FieldError::WrongKind };
        let before = view.office.of::<Booking>().get(self.booking).ok_or(gone)?;
        let Place { room, date, start } = place(all, view)?;
        let (heads, note) = (heads_typed(all, before.heads), note_typed(all));
        Ok(Booking { room, date, start, heads, note, ..before.clone() })
    }
}

impl Purpose for ChangeBooking {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { booking: draft.record, resident: draft.subject })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::CHANGE_BOOKING).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let mut slots = where_by_slots_only(view);
        let booking = view.office.of::<Booking>().get(self.booking);
        if let Some(booking) = booking {
            fill_place(&mut slots, booking.place());
        }
        slots.push(heads(&booking.map_or_else(String::new, |booking| booking.heads.to_string())));
        if booking.is_some_and(|booking| booking.series.some().is_some()) {
            let reach = Slot::new(Series::KIND, "reach", Entry::Field(FieldKind::Choice(REACH)));
            slots.push(reach.called(words::REACH).filled("1"));
        }
        let before = booking.map_or("", |booking| booking.note.as_str());
        slots.push(note().filled(before));
        slots
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let booking = Box::new(self.changed(all, view)?);
        Ok(match reach_typed(all) {
            Reach::This => Request::Center(Ask::ChangeBooking { booking }),
            reach => Request::Center(Ask::ChangeSeries { booking, reach, picks: None }),
        })
    }

    /// Where something stands in the way of some dates, they are looked at first.
    fn leads_to(&self, all: &[Typed], view: &View) -> Result<Option<Effect>, Fault> {
        let reach = reach_typed(all);
        if reach == Reach::This {
            return Ok(None);
        }
        Ok(Preview::of_change(self.changed(all, view)?, reach, view).map(Effect::push))
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.booking
    }

    fn begins_at(&self) -> Option<&'static str> {
        Some("date")
    }

    fn says(&self, slots: &[Slot], view: &View) -> Option<String> {
        what_is_free(slots, self.booking, view)
    }
}
