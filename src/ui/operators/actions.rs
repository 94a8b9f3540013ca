//! What can be done with operators, and at a desk where nobody sits.

use crate::desk::Request;
use crate::desk::operators::Ask;
use crate::desk::operators::cast::administrator;
use crate::model::operators::KEEP;
use crate::model::register::HISTORY;
use crate::model::{Id, Operator};
use crate::text::operators as words;
use crate::ui::actions::{Action, Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::{ch, ctrl};
use crate::ui::layers::choice::{clerks, confirm};
use crate::ui::layers::find::Find;
use crate::ui::layers::form::Form;
use crate::ui::layers::history::History;
use crate::ui::operators::forms::SetOperator;
use crate::ui::operators::lock::{change_own, set_pin};
use crate::ui::operators::table::Rights;
use crate::ui::operators::{FACE, SCOPE};
use crate::ui::today;
use crate::ui::view::{View, Why};
use crate::ui::words as common;

/// Where nobody sits.
const LOCKED: Scope = scope::COVER.and(scope::PIN);

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("new_operator", &[ch('n'), ctrl('n')], SCOPE, words::NEW, words::NEW_TIP, |view| {
        Form::open(SetOperator { operator: Id::NONE }, view)
    })
    .needs(KEEP)
    .in_footer(),
    Action::new("edit_operator", &[ch('e'), ctrl('e')], SCOPE, words::EDIT, words::EDIT_TIP, |view| {
        operator(view).map_or(Effect::None, |one| Form::open(SetOperator { operator: one.id }, view))
    })
    .needs(KEEP)
    .when(somebody)
    .numbered()
    .in_footer(),
    Action::new("set_pin", &[], SCOPE, words::SET_PIN, words::SET_PIN_TIP, |view| {
        operator(view).map_or(Effect::None, |one| set_pin(one.id))
    })
    .needs(KEEP)
    .when(somebody)
    .numbered(),
    Action::new("remove_pin", &[], SCOPE, words::REMOVE_PIN, words::REMOVE_PIN_TIP, |view| {
        let Some(one) = operator(view) else { return Effect::None };
        let (operator, name) = (one.id, one.name.clone());
        confirm(view, name, view.say(words::REMOVE_PIN), move |_| {
            Effect::send(Request::Operators(Ask::RemovePin { operator }))
        })
    })
    .needs(KEEP)
    .when(|view| {
        let one = operator(view).ok_or(Why(words::NOBODY_SELECTED))?;
        if view.office.asks_pin(one.id) { Ok(()) } else { Err(Why(words::NO_PIN)) }
    })
    .numbered(),
    Action::new("rights", &[], SCOPE, words::RIGHTS_TABLE, words::RIGHTS_TABLE_TIP, |_| Rights::open()).numbered(),
    Action::new("practise_roles", &[], scope::PANES, words::PRACTISE, words::PRACTISE_TIP, |view| {
        let operator = Box::new(administrator(view.today()));
        Effect::send(Request::Operators(Ask::SetOperator { operator }))
    })
    .when(|view| match (view.seat.training, view.office.has_roles()) {
        (true, false) => Ok(()),
        (true, true) => Err(Why(words::ROLES_HOLD)),
        (false, _) => Err(Why(words::IN_TRAINING_ALONE)),
    }),
    Action::new("own_pin", &[], scope::PANES, words::OWN_PIN, words::OWN_PIN_TIP, change_own)
        .when(|view| view.office.at_the_desk().map(drop).ok_or(Why(words::NOBODY_SELECTED))),
    Action::new("operator_history", &[ch('h')], SCOPE, common::HISTORY, words::HISTORY_TIP, |view| {
        view.selected.key().map_or(Effect::None, History::of)
    })
    .needs(HISTORY)
    .when(somebody)
    .last_in_footer(),
    Action::new("give_right", &[ch(' ')], scope::ROLES, words::GIVEN, words::RIGHTS_TABLE_TIP, |_| {
        Effect::Tell(Verb::Mark)
    })
    .needs(KEEP)
    .in_footer(),
    Action::new("operators_from_today", &[], today::SCOPE, words::OPERATORS, words::OPERATORS_TIP, |_| {
        Effect::Face(&FACE)
    })
    .numbered(),
    Action::new(
        "operators",
        &[],
        scope::PANES.but(today::SCOPE).but(SCOPE),
        words::OPERATORS,
        words::OPERATORS_TIP,
        |_| Effect::Face(&FACE),
    ),
    Action::new(
        "emergency_while_locked",
        &[ch('!')],
        LOCKED,
        crate::text::care::LADDER,
        crate::text::care::LADDER_TIP,
        Find::while_locked,
    )
    .needs(crate::model::care::EMERGENCY)
    .in_footer(),
    Action::new("change_clerk", &[ctrl('l')], LOCKED, words::CHANGE_CLERK, words::CHANGE_CLERK_TIP, clerks).in_footer(),
    Action::new(
        "enter_pin",
        &[crate::ui::input::key(crossterm::event::KeyCode::Enter)],
        scope::PIN,
        words::PIN_OF,
        words::PIN_HINT,
        |_| Effect::Tell(Verb::Open),
    )
    .in_footer(),
];

/// The operator under the cursor.
fn operator<'a>(view: &View<'a>) -> Option<&'a Operator> {
    view.record()
}

fn somebody(view: &View) -> Result<(), Why> {
    operator(view).map(drop).ok_or(Why(words::NOBODY_SELECTED))
}
