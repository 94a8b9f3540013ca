//! Activities on the screen: the programme, the door at which people are ticked, the round of doors, what came of it.

pub(in crate::ui) mod actions;
mod card;
pub mod doors;
pub(in crate::ui) mod forms;
pub mod gate;
pub mod pane;
mod today;

pub use card::CARD;
pub use today::TODAY;

use crate::desk::activities::sheets::of_activity;
use crate::model::activities::{Activity, DoorCall, Participant};
use crate::text::activities as text;
use crate::ui::actions::Scope;
use crate::ui::list_pane::ListPane;
use crate::ui::panes::{self, Face, Shown};
use crate::ui::view::Selected;

/// Where its actions stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(13);

/// The programme.
pub static FACE: Face = Face {
    name: text::ACTIVITIES,
    scope: SCOPE,
    open: || Box::<ListPane<pane::Activities>>::default(),
    marks: false,
    shows: &[
        Shown::of::<Activity>().printed(|_, id| Some(of_activity(id))).found(|names, lang, id| {
            let activity = names.office.of::<Activity>().get(id)?;
            Some(text::on_card(lang, activity, text::state_name(lang, activity.state), names.today))
        }),
        Shown::of::<Participant>().selecting(|office, id| {
            let one = office.of::<Participant>().get(id);
            one.map_or(Selected::Nothing, |one| Selected::of::<Activity>(one.activity))
        }),
        Shown::of::<DoorCall>().selecting(|office, id| {
            let call = office.of::<DoorCall>().get(id).filter(|call| !call.activity.is_none());
            call.map_or(Selected::Nothing, |call| Selected::of::<Activity>(call.activity))
        }),
    ],
    prints: panes::prints,
    as_room: None,
    books: Some(actions::sign_up),
    stays: true,
};
