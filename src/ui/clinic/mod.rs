//! The clinic on the screen.

pub(in crate::ui) mod actions;
mod card;
pub(in crate::ui) mod forms;
pub mod pane;
mod today;

pub use card::CARD;
pub use today::TODAY;

use crate::desk::clinic::sheets::slip;
use crate::model::{Id, Session, Visit, Vitals};
use crate::text::{found, tips};
use crate::ui::actions::{Action, Scope, scope};
use crate::ui::effect::Effect;
use crate::ui::input::ch;
use crate::ui::panes::{self, Face, Shown, Tab};
use crate::ui::view::Selected;

/// Where its actions stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(3);

/// `3` 健康
pub static TAB: Tab = Tab {
    key: '3',
    open: Action::new("tab_clinic", &[ch('3')], scope::PANES, crate::text::clinic::CLINIC, tips::TAB, |_| {
        Effect::Tab(&TAB)
    }),
};

/// Sessions and their queues.
pub static FACE: Face = Face {
    name: crate::text::clinic::CLINIC,
    scope: SCOPE,
    open: || Box::<pane::Clinic>::default(),
    shows: &[
        Shown::of::<Session>()
            .found(|names, lang, id| Some(found::session(lang, names.office.of::<Session>().get(id)?, names))),
        Shown::of::<Visit>()
            .with_slip(slip)
            .of_person(|office, id| office.of::<Visit>().get(id).map_or(Id::NONE, |visit| visit.resident))
            .found(|names, lang, id| Some(found::visit(lang, names.office.of::<Visit>().get(id)?, names))),
        Shown::of::<Vitals>().with_slip(slip).selecting(|_, id| Selected::of::<Visit>(id)),
    ],
    prints: panes::prints,
    as_room: None,
    books: None,
    marks: true,
    stays: true,
};
