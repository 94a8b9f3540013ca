//! The senior center on the screen.

pub mod actions;
mod card;
pub mod days_off;
pub mod figures;
pub mod forms;
pub(in crate::ui) mod no_shows;
pub mod pane;
pub mod rooms;
pub mod series;
mod today;

pub use card::CARD;
pub use today::TODAY;

use crate::desk::center::sheets::{of_room, slip};
use crate::model::center::booking::Place;
use crate::model::{Booking, Id, Room, Slot};
use crate::text::{found, tips};
use crate::ui::actions::{Action, Scope, scope};
use crate::ui::effect::Effect;
use crate::ui::input::ch;
use crate::ui::panes::{self, Face, Shown, Tab};
use crate::ui::view::Selected;

/// Where the actions of rooms and bookings stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(2);

/// `2` 养老服务
pub static TAB: Tab = Tab {
    key: '2',
    short: crate::ui::words::SHORT_CENTER,
    open: Action::new("tab_center", &[ch('2')], scope::PANES, crate::text::center::CENTER, tips::TAB, |_| {
        Effect::Tab(&TAB)
    }),
};

/// The week of the rooms.
pub static FACE: Face = Face {
    name: crate::text::center::CENTER,
    scope: SCOPE,
    open: || Box::<pane::Rooms>::default(),
    shows: &[
        Shown::of::<Room>().found(|names, lang, id| Some(found::room(lang, names.office.of::<Room>().get(id)?))),
        Shown::of::<Slot>().selecting(|_, id| Place::of_slot(id).map_or(Selected::Nothing, Selected::Place)),
        Shown::of::<Booking>()
            .with_slip(slip)
            .of_person(|office, id| office.of::<Booking>().get(id).map_or(Id::NONE, |booking| booking.resident))
            .found(|names, lang, id| Some(found::booking(lang, names.office.of::<Booking>().get(id)?, names))),
    ],
    prints: |view| match view.selected {
        Selected::Place(place) => Some(of_room(place.room, place.date)),
        _ => panes::prints(view),
    },
    as_room: None,
    books: None,
    marks: false,
    stays: true,
};
