//! Day care on the screen.

pub(in crate::ui) mod actions;
pub(in crate::ui) mod forms;
pub mod pane;

use crate::desk::core::printing::Printable;
use crate::model::{DayStay, Id, Room};
use crate::text::day_care as text;
use crate::ui::actions::Scope;
use crate::ui::panes::{Face, Shown};
use crate::ui::view::Selected;

/// Where its actions stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(18);

/// The day care's day.
pub static FACE: Face = Face {
    name: text::DAY_CARE,
    scope: SCOPE,
    open: || Box::<pane::DayCare>::default(),
    shows: &[
        Shown::of::<DayStay>().of_person(|office, id| office.stays.get(id).map_or(Id::NONE, |stay| stay.resident)),
        Shown::of::<Room>().selecting(|office, id| match office.day_cares.get(id) {
            Some(_) => Selected::of::<Room>(id),
            None => Selected::Nothing,
        }),
    ],
    prints: |_| Some(Printable::House),
    books: Some(actions::book),
    stays: true,
};
