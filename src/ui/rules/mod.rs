//! The table of rules on the screen: opened from Today and by the palette; `0` leads back.

pub(super) mod actions;
pub(in crate::ui) mod forms;
pub mod pane;

use crate::desk::core::rules::row_of_id;
use crate::model::Rule;
use crate::text::registers::rules as words;
use crate::ui::actions::Scope;
use crate::ui::list_pane::ListPane;
use crate::ui::panes::{Face, Shown};
use crate::ui::view::Selected;

/// Where its actions stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(20);

/// Every rule as it holds today.
pub static FACE: Face = Face {
    name: words::RULES,
    scope: SCOPE,
    open: || Box::<ListPane<pane::Rules>>::default(),
    marks: false,
    // A value is seen where its rule stands.
    shows: &[Shown::of::<Rule>()
        .selecting(|_, id| row_of_id(id).map_or(Selected::Nothing, |row| Selected::of::<Rule>(row.id())))],
    prints: |_| None,
    as_room: None,
    books: None,
    stays: true,
};
