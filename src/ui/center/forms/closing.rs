//! Closing a room for a day or a part of it, and the table of public holidays.

use jiff::civil::Date;

use crate::desk::Request;
use crate::desk::center::Ask;
use crate::desk::core::drafts::Draft;
use crate::model::center::booking::Place;
use crate::model::center::holiday::HOURS_OF;
use crate::model::{Closure, FieldError, FieldKind, Holiday, Id, Record, Value};
use crate::text::center as words;
use crate::ui::view::View;

use crate::ui::forms::{Entry, Fault, Pick, Purpose, Slot, Typed, fill, typed};

/// Close a room, with hours and a note.
#[derive(Debug, Clone)]
pub struct CloseRoom {
    /// The cell under the cursor, if there is one.
    pub place: Option<Place>,
    /// Whether a row of days is meant.
    pub days: bool,
}

/// 其他, of [`crate::model::center::booking::CLOSURE_REASON`].
const OTHER: u8 = 4;
/// The pick that stands for the whole center.
const WHOLE_CENTER: Id = Id(u64::MAX);

impl CloseRoom {
    pub(in crate::ui) const NAME: &'static str = "close_room";
}

impl Purpose for CloseRoom {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { place: None, days: false }).filter(|_| draft.form == Self::NAME)
    }

    fn title(&self, view: &View) -> String {
        view.say(crate::ui::words::CLOSE_ROOM).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let mut slots = room_and_days(self.place, view);
        let empty = Closure::whole_day(Id::NONE, view.today(), 0, "");
        let others = Slot::of_record(&empty, |_| true, view).into_iter();
        slots.extend(others.filter(|slot| !matches!(slot.key, "room" | "date" | "hours")));
        slots
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let (closure, last) = closure_typed(all, view)?;
        Ok(Request::Center(match last.filter(|last| *last != closure.date) {
            Some(last) => Ask::CloseDays { closure, last },
            None => Ask::Close { closure },
        }))
    }

    fn begins_at(&self) -> Option<&'static str> {
        self.place.map(|_| if self.days { "last" } else { "from" })
    }

    fn leads_on(&self) -> bool {
        true
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        Some(view.say(words::CLOSE_HINT).to_owned())
    }
}

/// The room, by digit beside the whole center, and from which day until which.
fn room_and_days(place: Option<Place>, view: &View) -> Vec<Slot> {
    let whole = Pick { value: WHOLE_CENTER, label: view.say(crate::ui::words::WHOLE_CENTER).to_owned() };
    let rooms = view.office.rooms_in_use().into_iter();
    let rows = rooms.map(|room| Pick { value: room.id, label: room.name.clone() }).chain([whole]).collect();
    let mut room = Slot::new(Closure::KIND, "room", Entry::Pick(rows)).required();
    let mut date = Slot::new(Closure::KIND, "date", Entry::Field(FieldKind::Date)).required();
    if let Some(place) = place {
        room.set(&place.room.0.to_string());
    }
    date.prefill(&place.map_or(view.today(), |place| place.date).to_string());
    let last = Slot::new(Closure::KIND, "last", Entry::Field(FieldKind::Date)).called(words::LAST_DAY);
    vec![room, date, last]
}

/// What was typed of them, and the last day where one was.
fn closure_typed(all: &[Typed], view: &View) -> Result<(Closure, Option<Date>), Fault> {
    let mut closure = Closure::whole_day(Id::NONE, view.today(), 0, "");
    let plain: Vec<Typed> = all.iter().filter(|typed| typed.key != "room").cloned().collect();
    fill(&mut closure, &plain)?;
    if let Value::Date(date) = *typed(all, "date") {
        closure.date = date;
    }
    closure.room = match typed(all, "room") {
        Value::Ref(room) if *room != WHOLE_CENTER => *room,
        _ => Id::NONE,
    };
    let last = if let Value::Date(last) = *typed(all, "last") { Some(last) } else { None };
    if last.is_some_and(|last| last < closure.date) {
        return Err(Fault { key: "last", error: FieldError::NotADate });
    }
    Ok((closure, last))
}

/// Open a room, for a day or a row of days, with the hours of a day of the week.
#[derive(Debug, Clone)]
pub struct OpenRoom {
    /// The cell under the cursor, if there is one.
    pub place: Option<Place>,
}

impl OpenRoom {
    pub(in crate::ui) const NAME: &'static str = "open_room";
}

impl Purpose for OpenRoom {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { place: None }).filter(|_| draft.form == Self::NAME)
    }

    fn title(&self, view: &View) -> String {
        view.say(words::OPEN_DAYS).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let mut slots = room_and_days(self.place, view);
        let hours = Slot::new(Closure::KIND, "hours", Entry::Field(FieldKind::Choice(HOURS_OF)));
        slots.push(hours.called(words::OPEN_HOURS).required());
        slots.push(Slot::new(Closure::KIND, "note", Entry::Field(FieldKind::Text(60))));
        slots
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let (closure, last) = closure_typed(all, view)?;
        let last = last.unwrap_or(closure.date);
        Ok(Request::Center(Ask::CloseDays { closure: Closure { reason: OTHER, ..closure }, last }))
    }

    fn begins_at(&self) -> Option<&'static str> {
        self.place.map(|_| "hours")
    }

    fn leads_on(&self) -> bool {
        true
    }
}

/// Confirm or change a public holiday, or enter one.
#[derive(Debug, Clone)]
pub struct SetHoliday {
    /// Its day's row, or none for a new one.
    pub holiday: Id,
}

impl SetHoliday {
    pub(in crate::ui) const NAME: &'static str = "holiday";

    fn before(&self, view: &View) -> Option<Holiday> {
        let known = view.office.of::<Holiday>().get(self.holiday).cloned();
        known.or_else(|| Holiday::all_built_in().find(|holiday| holiday.id == self.holiday))
    }
}

impl Purpose for SetHoliday {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { holiday: draft.record })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::HOLIDAYS).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let before = self.before(view);
        let fresh = before.is_none();
        let holiday = before.unwrap_or_else(|| empty(view));
        // A holiday is its day: another day is another row.
        let others = Slot::of_record(&holiday, |_| true, view).into_iter().filter(|slot| slot.key != "date");
        let date = Slot::new(Holiday::KIND, "date", Entry::Field(FieldKind::Date)).required();
        fresh.then_some(date).into_iter().chain(others).collect()
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut holiday = self.before(view).unwrap_or_else(|| empty(view));
        fill(&mut holiday, all)?;
        if holiday.name.trim().is_empty() {
            return Err(Fault { key: "name", error: FieldError::Required });
        }
        Ok(Request::Center(Ask::SetHoliday { holiday: Box::new(holiday) }))
    }

    fn record(&self) -> Id {
        self.holiday
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        Some(view.say(words::WORKED_HINT).to_owned())
    }
}

/// A holiday that is still to be named; whoever enters one has looked it up.
fn empty(view: &View) -> Holiday {
    let (name, source) = (String::new(), String::new());
    Holiday { id: Id::NONE, date: view.today(), name, state: Holiday::CONFIRMED, source, hours: 0 }
}
