//! Day care on the screen.

pub(in crate::ui) mod actions;
mod card;
pub(in crate::ui) mod forms;
pub mod pane;
mod today;

pub use card::CARD;
pub use today::TODAY;

use crate::desk::day_care::sheets::of_house;
use crate::desk::day_care::{Ask, day_care, guests, is_open};
use crate::model::{DayCare, DayStay, Id, Room};
use crate::text::{center, day_care as text};
use crate::ui::actions::Scope;
use crate::ui::panes::{AsRoom, Face, Shown};
use crate::ui::view::Selected;
use crate::ui::words;

/// Where its actions stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(18);

/// The day care's day.
pub static FACE: Face = Face {
    name: text::DAY_CARE,
    scope: SCOPE,
    open: || Box::<pane::DayCare>::default(),
    shows: &[
        Shown::of::<DayStay>()
            .of_person(|office, id| office.of::<DayStay>().get(id).map_or(Id::NONE, |stay| stay.resident)),
        Shown::of::<Room>().selecting(|office, id| match office.of::<DayCare>().get(id) {
            Some(_) => Selected::of::<Room>(id),
            None => Selected::Nothing,
        }),
    ],
    prints: |_| Some(of_house()),
    as_room: Some(&AS_ROOM),
    books: Some(actions::book),
    marks: false,
    stays: true,
};

/// A booking of the day care is a stay.
static AS_ROOM: AsRoom = AsRoom {
    free: |room, date, view| match view.office.of::<DayCare>().get(room).filter(|care| is_open(view.office, care, date))
    {
        Some(care) => {
            let taken = guests(view.office, date).iter().filter(|stay| stay.holds_place()).count() as u16;
            center::places(view.lang(), care.places.saturating_sub(taken), care.places)
        }
        None => view.say(words::NOT_OPEN).to_owned(),
    },
    instead: |resident, place, note, _| {
        Some(Ask::BookStays { resident, days: vec![place.date], rest: false, note: note.to_owned() }.into())
    },
    next: |view| day_care(view.office).map(|care| care.start),
};
