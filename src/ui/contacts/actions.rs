//! What can be done with the register of units.

use crate::model::Id;
use crate::model::contacts::{UNIT_KIND, Unit};
use crate::text::{contacts as words, guide as faces, labels};
use crate::ui::actions::{Action, Scope};
use crate::ui::contacts::forms::SetUnit;
use crate::ui::contacts::units::filter;
use crate::ui::contacts::{SCOPE, TAB};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::{ch, ctrl};
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::layers::form::Form;
use crate::ui::layers::history::History;
use crate::ui::panes;
use crate::ui::view::{View, Why};
use crate::ui::words as common;
use crate::ui::{guide, handover, visitors};

/// Wherever on this tab.
const ALL: Scope = SCOPE.and(guide::SCOPE).and(guide::SEALS).and(handover::SCOPE).and(visitors::SCOPE);

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("choose_register", &[ch('r'), ctrl('r')], ALL, faces::FACES, faces::FACES_TIP, lists).in_footer(),
    Action::new("new_unit", &[ch('n'), ctrl('n')], SCOPE, words::NEW, words::NEW_TIP, |view| {
        Form::open(SetUnit { unit: Id::NONE }, view)
    })
    .needs(crate::model::contacts::KEEP)
    .in_footer(),
    Action::new("edit_unit", &[ch('e'), ctrl('e')], SCOPE, words::CHANGE, words::CHANGE_TIP, |view| {
        unit(view).map_or(Effect::None, |unit| Form::open(SetUnit { unit: unit.id }, view))
    })
    .needs(crate::model::contacts::KEEP)
    .when(some)
    .numbered()
    .in_footer(),
    Action::new("filter_units", &[ch('f'), ctrl('f')], SCOPE, common::FILTER, words::FILTER_TIP, filters).in_footer(),
    Action::new("unit_history", &[ch('h')], SCOPE, common::HISTORY, words::HISTORY_TIP, |view| {
        view.selected.key().map_or(Effect::None, History::of)
    })
    .needs(crate::model::register::HISTORY)
    .when(some)
    .numbered(),
];

fn unit<'a>(view: &View<'a>) -> Option<&'a Unit> {
    view.record()
}

fn some(view: &View) -> Result<(), Why> {
    unit(view).map(drop).ok_or(Why(words::NO_UNIT))
}

/// What a filter lets through, in words.
pub(super) fn filter_label(filter: u8, view: &View) -> &'static str {
    match filter {
        filter::OPEN => view.say(words::OPEN),
        filter::CLOSED => view.say(words::CLOSED),
        filter::ALL => view.say(words::ALL),
        kind => labels::code_number(view.lang(), UNIT_KIND, kind - filter::KIND),
    }
}

/// The lists of this tab.
fn lists(view: &View) -> Effect {
    let offers = panes::faces(&TAB).iter().map(|face| Offer::new(view.say(face.name), |_| Effect::Face(face)));
    Choice::new(view.say(faces::FACES), offers.collect()).open()
}

/// Those in use, those closed, all, or one kind.
fn filters(view: &View) -> Effect {
    let of_kind = UNIT_KIND.iter().map(|code| filter::KIND + code.code);
    let offers = [filter::OPEN, filter::CLOSED, filter::ALL]
        .into_iter()
        .chain(of_kind)
        .map(|number| Offer::new(filter_label(number, view), move |_| Effect::Tell(Verb::Filter(number))));
    Choice::new(view.say(common::FILTER), offers.collect()).open()
}
