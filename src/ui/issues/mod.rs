//! Issues on the screen.

pub(super) mod actions;
mod card;
mod charts;
mod choices;
mod filters;
pub(in crate::ui) mod forms;
pub(in crate::ui) mod more;
pub mod pane;
mod person;
mod today;

pub use card::CARD;
pub use today::TODAY;

use crate::desk::issues::sheets::{lead, slip};
use crate::model::Issue;
use crate::text::{issues as text, tips};
use crate::ui::actions::{Action, Scope, scope};
use crate::ui::effect::Effect;
use crate::ui::input::ch;
use crate::ui::list_pane::ListPane;
use crate::ui::panes::{self, Face, Shown, Tab};

/// Where its actions stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(4);

/// `4` 诉求
pub static TAB: Tab = Tab {
    key: '4',
    short: crate::ui::words::SHORT_ISSUES,
    open: Action::new("tab_issues", &[ch('4')], scope::PANES, text::ISSUES, tips::TAB, |_| Effect::Tab(&TAB)),
};

/// Issues by their due day.
pub static FACE: Face = Face {
    name: text::ISSUES,
    scope: SCOPE,
    open: || Box::<ListPane<pane::Issues>>::default(),
    marks: true,
    shows: &[Shown::of::<Issue>().with_slip(slip).found(|names, lang, id| {
        let issue = names.office.of::<Issue>().get(id)?;
        Some(text::told(lang, issue, &lead(lang, names.office, issue), names.today))
    })],
    prints: panes::prints,
    as_room: None,
    books: None,
    stays: true,
};
