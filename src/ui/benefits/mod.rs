//! Benefits on the screen: what there is, who has not had it yet, what was given, and the stocks.

pub(in crate::ui) mod actions;
mod card;
pub(in crate::ui) mod forms;
pub mod given;
pub mod kinds;
pub mod old;
pub(in crate::ui) mod old_actions;
pub mod round;
pub mod stock;
mod today;

pub use card::CARD;
pub use today::TODAY;

use crate::desk::benefits::entitled::{RowOn, State};
use crate::desk::benefits::sheets::{of_allowances, of_grant, of_round};
use crate::model::Resident;
use crate::model::benefits::round::ACTIVITY;
use crate::model::benefits::{Benefit, Grant, Supply};
use crate::model::{Id, Kind};
use crate::text::{benefits as text, tips};
use crate::ui::actions::{Action, Scope, scope};
use crate::ui::effect::Effect;
use crate::ui::input::ch;
use crate::ui::list_pane::ListPane;
use crate::ui::panes::{self, Face, Shown, Tab};
use crate::ui::view::View;

/// Where the actions of the list of benefits stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(6);
/// Those of a round's list.
pub(in crate::ui) const ROUND_SCOPE: Scope = Scope::pane(8);
/// Those of what was given.
pub(in crate::ui) const GRANTS_SCOPE: Scope = Scope::pane(9);
/// Those of the stocks.
pub(in crate::ui) const STOCK_SCOPE: Scope = Scope::pane(10);
/// Those of the old: allowances and birthdays.
pub(in crate::ui) const OLD_SCOPE: Scope = Scope::pane(14);

/// `6` 活动优待
pub static TAB: Tab = Tab {
    key: '6',
    short: crate::ui::words::SHORT_BENEFITS,
    open: Action::new("tab_benefits", &[ch('6')], scope::PANES, text::TAB, tips::TAB, |_| Effect::Face(&FACE)),
};

/// What there is.
pub static FACE: Face = Face {
    name: text::BENEFITS,
    scope: SCOPE,
    open: || Box::<ListPane<kinds::Benefits>>::default(),
    marks: false,
    shows: &[Shown::of::<Benefit>()
        .printed(|_, id| Some(of_round(id)))
        .found(|names, lang, id| Some(text::told(lang, names.office.of::<Benefit>().get(id)?, names)))],
    prints: panes::prints,
    as_room: None,
    books: None,
    stays: true,
};

/// Who has not had it yet.
pub static ROUND: Face = Face {
    name: text::ROUND,
    scope: ROUND_SCOPE,
    open: || Box::<ListPane<round::Round>>::default(),
    marks: true,
    shows: &[],
    prints: |_| None,
    as_room: None,
    books: None,
    stays: true,
};

/// What was given.
pub static GRANTS: Face = Face {
    name: text::GRANTS,
    scope: GRANTS_SCOPE,
    open: || Box::<ListPane<given::Given>>::default(),
    marks: true,
    shows: &[Shown::of::<Grant>()
        .with_slip(of_grant)
        .of_person(|office, id| office.of::<Grant>().get(id).map_or(Id::NONE, |grant| grant.resident))],
    prints: panes::prints,
    as_room: None,
    books: None,
    stays: true,
};

/// Allowances and birthdays of the old.
pub static OLD: Face = Face {
    name: text::OLD,
    scope: OLD_SCOPE,
    open: || Box::<ListPane<old::Old>>::default(),
    marks: false,
    shows: &[],
    prints: |_| Some(of_allowances()),
    as_room: None,
    books: None,
    stays: true,
};

/// What is there to be given.
pub static STOCK: Face = Face {
    name: text::STOCK,
    scope: STOCK_SCOPE,
    open: || Box::<ListPane<stock::Stock>>::default(),
    marks: false,
    shows: &[Shown::of::<Supply>()],
    prints: panes::prints,
    as_room: None,
    books: None,
    stays: true,
};

/// How somebody stands to a benefit, in words.
pub(in crate::ui) fn said(view: &View, row: &RowOn<'_>, state: State, resident: Id) -> String {
    let (lang, today) = (view.lang(), view.today());
    match state {
        State::Open => text::open(lang).to_owned(),
        State::Taken { by, on, .. } => {
            let other = view.office.of::<Resident>().get(by).filter(|other| other.id != resident);
            text::taken(lang, on, today, other.map(|other| other.name.as_str()))
        }
        State::Soon { on } => text::soon(lang, row.terms.age, today.until(on).map_or(0, |span| span.get_days().into())),
        State::Later { from: None } if row.terms.every == ACTIVITY => text::at_activities(lang).to_owned(),
        State::Later { from } => text::later(lang, from, today),
        State::No(_) => String::new(),
    }
}

/// The label of a field.
pub(in crate::ui) fn label(view: &View, kind: Kind, key: &'static str) -> &'static str {
    crate::text::labels::field(view.lang(), kind, key)
}
