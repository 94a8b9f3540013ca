//! The population base on the screen.

pub(in crate::ui) mod actions;
pub mod card;
mod columns;
mod consent;
pub mod forms;
pub(in crate::ui) mod household;
pub(in crate::ui) mod imports;
pub(in crate::ui) mod leaving;
pub mod merge;
pub mod pane;
pub mod review;
pub mod roster;
mod today;

pub use consent::CARD;
pub use today::TODAY;

use crate::model::{Care, Resident};
use crate::text::tips;
use crate::ui::actions::{Action, Scope, scope};
use crate::ui::effect::Effect;
use crate::ui::input::ch;
use crate::ui::list_pane::ListPane;
use crate::ui::panes::{self, Face, Shown, Tab};
use crate::ui::view::Selected;
use crate::ui::visitors;

/// Where its actions stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(1);

/// `1` 居民
pub static TAB: Tab = Tab {
    key: '1',
    short: crate::ui::words::SHORT_RESIDENTS,
    open: Action::new("tab_residents", &[ch('1')], scope::PANES, crate::text::people::RESIDENTS, tips::TAB, |view| {
        // What is done on the list is done for the row under the cursor: let that be the person being served.
        let served = view.subject().map(|resident| Effect::Show(Selected::of::<Resident>(resident.id)));
        served.unwrap_or(Effect::Tab(&TAB))
    }),
};

/// The population base.
pub static FACE: Face = Face {
    name: crate::text::people::RESIDENTS,
    scope: SCOPE,
    open: || Box::<ListPane<pane::Residents>>::default(),
    marks: true,
    shows: &[
        Shown::of::<Resident>().of_person(|_, id| id),
        Shown::of::<Care>().selecting(|_, id| Selected::of::<Resident>(id)),
        visitors::LINE,
        consent::SHOWN,
    ],
    prints: panes::prints,
    as_room: None,
    books: None,
    stays: false,
};
