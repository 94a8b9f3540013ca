//! The canteen on the screen.

pub(super) mod actions;
mod card;
pub(in crate::ui) mod forms;
pub mod pane;
mod today;

pub use card::CARD;
pub use today::TODAY;

use crate::desk::canteen::kitchen::{canteen, sittings_of, usual_way};
use crate::desk::canteen::sheets::of_kitchen;
use crate::desk::canteen::{Ask, Order};
use crate::model::canteen::meal::MealAt;
use crate::model::{Canteen, Id, Meal, Room};
use crate::text::{canteen as text, center};
use crate::ui::actions::Scope;
use crate::ui::panes::{AsRoom, Face, Shown};
use crate::ui::view::{Selected, View};
use crate::ui::words;

/// Where its actions stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(17);

/// The canteen's day.
pub static FACE: Face = Face {
    name: text::CANTEEN,
    scope: SCOPE,
    open: || Box::<pane::Canteen>::default(),
    shows: &[
        Shown::of::<Meal>().of_person(|office, id| office.of::<Meal>().get(id).map_or(Id::NONE, |meal| meal.resident)),
        Shown::of::<Room>().selecting(|office, id| match office.of::<Canteen>().get(id) {
            Some(_) => Selected::of::<Room>(id),
            None => Selected::Nothing,
        }),
    ],
    prints: |view| sitting(view).map(|at| of_kitchen(at.date, at.sitting)),
    as_room: Some(&AS_ROOM),
    books: Some(actions::order),
    marks: false,
    stays: true,
};

/// A booking of the canteen is a meal.
static AS_ROOM: AsRoom = AsRoom {
    free: |_, date, view| {
        let sittings = sittings_of(view.office, date).into_iter();
        let free = sittings
            .map(|s| format!("{} {}", s.sitting.name, center::free(view.lang(), s.sitting.start, s.left())))
            .collect::<Vec<_>>();
        if free.is_empty() { view.say(words::NOT_OPEN).to_owned() } else { free.join("   ") }
    },
    instead: |resident, place, note, view| {
        let canteen = view.office.of::<Canteen>().get(place.room)?;
        let sitting = canteen.next_after(place.start).or(canteen.sittings.last())?.no;
        let at = MealAt { date: place.date, sitting, resident };
        let served = usual_way(view.office, resident);
        Some(Ask::OrderMeal(Order { at, served, plate: 0, late: false, note: note.to_owned() }).into())
    },
    next: |view| {
        let canteen = canteen(view.office)?;
        canteen.next_after(view.seat.now.time()).or(canteen.sittings.first()).map(|sitting| sitting.start)
    },
};

/// The day and sitting that are shown, and whose meal is under the cursor, if anybody's.
pub(in crate::ui) fn sitting(view: &View) -> Option<MealAt> {
    if let Selected::Place(place) = view.selected {
        let of = |start| canteen(view.office)?.sittings.iter().find(|sitting| sitting.start == start);
        let sitting = of(place.start).map_or(0, |sitting| sitting.no);
        return Some(MealAt { date: place.date, sitting, resident: Id::NONE });
    }
    let id = view.selected.id::<Meal>()?;
    // A meal that a standing order stands for is no record yet: whose it is stands in the row.
    view.office.of::<Meal>().get(id).map(Meal::at).or_else(|| MealAt::of_id(id, view.row))
}
