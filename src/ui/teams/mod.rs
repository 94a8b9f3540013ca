//! Teams on the screen.

pub(in crate::ui) mod actions;
pub(in crate::ui) mod forms;
pub mod pane;
pub mod roll;

use crate::desk::teams::sheets::of_team;
use crate::model::Resident;
use crate::model::Team;
use crate::text::teams as text;
use crate::ui::actions::Scope;
use crate::ui::panes::{self, Face, Shown};
use crate::ui::people::card::CardRow;

/// Where its actions stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(19);

/// The teams.
pub static FACE: Face = Face {
    name: text::TEAMS,
    scope: SCOPE,
    open: || Box::<pane::Teams>::default(),
    shows: &[Shown::of::<Team>().printed(|_, id| Some(of_team(id)))],
    prints: panes::prints,
    as_room: None,
    books: Some(actions::join),
    marks: false,
    stays: true,
};

/// The teams of which somebody is a member.
pub static CARD: CardRow = CardRow {
    heading: crate::text::center::CENTER_SERVICES,
    says: |resident, view| {
        let teams = view.office.naming::<Team, Resident>(resident.id).filter_map(|id| view.office.of::<Team>().get(id));
        teams.map(|team| (team.name.clone(), view.seat.theme.plain)).collect()
    },
};
