//! Issues on the screen.

pub(super) mod actions;
pub(in crate::ui) mod calls;
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

use crate::desk::issues::calls::whose;
use crate::desk::issues::sheets::{lead, slip};
use crate::model::{Issue, Words};
use crate::text::{issues as text, tips};
use crate::ui::actions::{Action, Scope, scope};
use crate::ui::effect::Effect;
use crate::ui::input::ch;
use crate::ui::list_pane::ListPane;
use crate::ui::panes::{self, Face, Shown, Tab};

/// Where its actions stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(4);

/// Where the actions of the call list stand.
pub(in crate::ui) const CALL_SCOPE: Scope = Scope::pane(29);
/// The lists of the tab.
pub(in crate::ui) const LISTS: Scope = SCOPE.and(CALL_SCOPE);

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

/// Who is to be called about one.
pub static CALLS: Face = Face {
    name: text::calls::CALLS,
    scope: CALL_SCOPE,
    open: || Box::<ListPane<calls::Calls>>::default(),
    marks: false,
    // What somebody said is seen with its issue; here it stands for a call.
    shows: &[Shown::of::<Words>().of_person(whose)],
    prints: panes::prints,
    as_room: None,
    books: None,
    stays: true,
};
