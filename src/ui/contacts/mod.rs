//! Contacts on the screen: the register of partner units.

pub(in crate::ui) mod actions;
pub(in crate::ui) mod forms;
pub mod units;

use crate::model::contacts::Unit;
use crate::text::{contacts as text, tips};
use crate::ui::actions::{Action, Scope, scope};
use crate::ui::effect::Effect;
use crate::ui::input::ch;
use crate::ui::list_pane::ListPane;
use crate::ui::panes::{self, Face, Shown, Tab};

/// Where its actions stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(7);

/// `7` 联络台账
pub static TAB: Tab = Tab {
    key: '7',
    short: crate::ui::words::SHORT_CONTACTS,
    open: Action::new("tab_contacts", &[ch('7')], scope::PANES, text::CONTACTS, tips::TAB, |_| Effect::Tab(&TAB)),
};

/// Units by kind and name.
pub static FACE: Face = Face {
    name: text::UNITS,
    scope: SCOPE,
    open: || Box::<ListPane<units::Units>>::default(),
    marks: true,
    shows: &[Shown::of::<Unit>().found(|names, lang, id| Some(text::told(lang, names.office.of::<Unit>().get(id)?)))],
    prints: panes::prints,
    as_room: None,
    books: None,
    stays: true,
};
