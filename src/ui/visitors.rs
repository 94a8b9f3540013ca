//! The walk-in register on the screen.

use crate::model::{Id, Resident, VisitorLine};
use crate::text::found;
use crate::ui::panes::Shown;
use crate::ui::view::Selected;

/// A line of the register is seen on the card of the one whom it concerns.
pub(in crate::ui) const LINE: Shown = Shown::of::<VisitorLine>()
    .selecting(|office, id| {
        let whom = office.visitors.get(id).and_then(|line| office.residents.get(line.resident));
        whom.map_or(Selected::Nothing, |resident| Selected::of::<Resident>(resident.id))
    })
    .of_person(|office, id| office.visitors.get(id).map_or(Id::NONE, |line| line.resident))
    .found(|view, id| Some(found::visitor(view.lang(), view.office.visitors.get(id)?, &view.names())));
