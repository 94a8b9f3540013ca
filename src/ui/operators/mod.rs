//! Operators on the screen: who works here, what each role may do, and how somebody sits down.

pub(in crate::ui) mod actions;
pub(in crate::ui) mod calls;
pub(in crate::ui) mod forms;
pub(in crate::ui) mod lock;
pub mod pane;
pub(in crate::ui) mod table;
pub(in crate::ui) mod today;

use crate::model::Operator;
use crate::text::operators as text;
use crate::ui::actions::Scope;
use crate::ui::list_pane::ListPane;
use crate::ui::panes::{Face, Shown};

pub use today::TODAY;

/// Where its actions stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(12);

/// Whoever works or worked here.
pub static FACE: Face = Face {
    name: text::OPERATORS,
    scope: SCOPE,
    open: || Box::<ListPane<pane::Operators>>::default(),
    marks: false,
    shows: &[Shown::of::<Operator>()],
    prints: |_| None,
    as_room: None,
    books: None,
    stays: true,
};
