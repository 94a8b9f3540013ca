//! The canteen on the screen.

pub(super) mod actions;
pub(in crate::ui) mod forms;
pub mod pane;

use crate::desk::canteen::kitchen::canteen;
use crate::desk::core::printing::Printable;
use crate::model::canteen::meal::MealAt;
use crate::model::{Id, Meal, Room};
use crate::text::canteen as text;
use crate::ui::actions::Scope;
use crate::ui::panes::{Face, Shown};
use crate::ui::view::{Selected, View};

/// Where its actions stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(17);

/// The canteen's day.
pub static FACE: Face = Face {
    name: text::CANTEEN,
    scope: SCOPE,
    open: || Box::<pane::Canteen>::default(),
    shows: &[
        Shown::of::<Meal>().of_person(|office, id| office.meals.get(id).map_or(Id::NONE, |meal| meal.resident)),
        Shown::of::<Room>().selecting(|office, id| match office.canteens.get(id) {
            Some(_) => Selected::of::<Room>(id),
            None => Selected::Nothing,
        }),
    ],
    prints: |view| sitting(view).map(|at| Printable::Kitchen(at.date, at.sitting)),
    books: Some(actions::order),
    stays: true,
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
    view.office.meals.get(id).map(Meal::at).or_else(|| MealAt::of_id(id, view.row))
}
