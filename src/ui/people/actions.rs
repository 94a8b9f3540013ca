//! What can be done with a resident.

use crate::desk::Request;
use crate::desk::core::keys::COMMUNITY;
use crate::desk::people::Ask;
use crate::model::field::{Class, Record};
use crate::model::{Id, Key, Living, Relation, Resident};
use crate::text::labels;
use crate::text::leaving as ending;
use crate::text::people::{duplicates, imports as imported};
use crate::text::tips;
use crate::ui::effect::Effect;
use crate::ui::input::{ch, ctrl};
use crate::ui::layers::choice::{Choice, Offer, confirm, reveal as reveal_to};
use crate::ui::layers::form::Form;
use crate::ui::layers::history::History;
use crate::ui::people::consent::choose;
use crate::ui::people::forms::moving::{Leave, Leaving, MoveWithin};
use crate::ui::people::forms::resident::{Correct, CorrectCare, Register};
use crate::ui::people::imports;
use crate::ui::people::leaving;
use crate::ui::people::merge::with_whom;
use crate::ui::people::pane::filters;
use crate::ui::view::{CARE_PANEL, View, Why};
use crate::ui::words;

use crate::ui::actions::Action;
use crate::ui::people::SCOPE;

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("new_resident", &[ch('n'), ctrl('n')], SCOPE, words::REGISTER, tips::REGISTER, |view| {
        Form::open(Register::default(), view)
    })
    .needs(crate::model::people::REGISTER)
    .in_footer(),
    Action::new("edit_resident", &[ch('e'), ctrl('e')], SCOPE, words::EDIT, tips::EDIT, |view| {
        Form::open(Correct::of(id(view), view), view)
    })
    .needs(crate::model::people::REGISTER)
    .when(somebody)
    .in_footer(),
    Action::new("filter_residents", &[ch('f'), ctrl('f')], SCOPE, words::FILTER, tips::FILTER, filters).in_footer(),
    Action::new("open_care", &[], SCOPE, words::OPEN_CARE, tips::OPEN_CARE, |view| reasons(view, CARE_PANEL))
        .needs(crate::model::operators::OPEN_HEALTH)
        .when(somebody)
        .numbered(),
    Action::new("move_within", &[], SCOPE, words::MOVE_WITHIN, tips::MOVE_WITHIN, |view| {
        Form::open(MoveWithin { resident: id(view) }, view)
    })
    .needs(crate::model::people::REGISTER)
    .when(lives_here)
    .numbered(),
    Action::new("move_out", &[], SCOPE, words::MOVE_OUT, tips::MOVE_OUT, |view| {
        Form::open(Leave { resident: id(view), leaving: Leaving::MovedOut }, view)
    })
    .needs(crate::model::people::REGISTER)
    .when(lives_here)
    .numbered(),
    Action::new("edit_care", &[], SCOPE, words::EDIT_CARE, tips::EDIT_CARE, |view| {
        Form::open(CorrectCare { resident: id(view) }, view)
    })
    .needs(crate::model::people::CARE)
    .when(|view| {
        somebody(view)?;
        if view.is_open(id(view), CARE_PANEL) { Ok(()) } else { Err(Why(words::OPEN_CARE_FIRST)) }
    })
    .numbered(),
    Action::new("reveal", &[ch('m')], SCOPE, words::REVEAL, tips::REVEAL, reveal)
        .needs(crate::model::register::REVEAL)
        .when(somebody)
        .numbered()
        .in_footer(),
    Action::new("history", &[ch('h')], SCOPE, words::HISTORY, tips::HISTORY, |view| {
        History::of(Key { community: COMMUNITY, kind: Resident::KIND, id: id(view) })
    })
    .needs(crate::model::register::HISTORY)
    .when(somebody)
    .numbered()
    .last_in_footer(),
    Action::new("died", &[], SCOPE, words::DIED, tips::DIED, |view| {
        Form::open(Leave { resident: id(view), leaving: Leaving::Died }, view)
    })
    .needs(crate::model::people::REGISTER)
    .when(lives_here)
    .on_page(2),
    Action::new("return", &[], SCOPE, words::RETURN, tips::RETURN, |view| {
        let resident = id(view);
        let name = view.under_cursor().map_or_else(String::new, |resident| resident.name.clone());
        confirm(view, name, view.say(words::RETURN), move |_| Effect::send(Request::People(Ask::Return { resident })))
    })
    .needs(crate::model::people::REGISTER)
    .when(|view| match view.under_cursor() {
        Some(resident) if resident.living != Living::Here => Ok(()),
        Some(_) => Err(Why(words::LIVES_HERE)),
        None => Err(Why(words::NOBODY_SELECTED)),
    })
    .on_page(2),
    Action::new("set_head", &[], SCOPE, words::SET_HEAD, tips::SET_HEAD, |view| {
        Effect::send(Request::People(Ask::SetHead { resident: id(view) }))
    })
    .needs(crate::model::people::REGISTER)
    .when(|view| {
        lives_here(view)?;
        let head = view.under_cursor().is_some_and(|resident| resident.relation == Relation::Head);
        if head { Err(Why(words::HEADS_ALREADY)) } else { Ok(()) }
    })
    .on_page(2),
    Action::new("merge", &[], SCOPE, duplicates::MERGE_WITH, duplicates::MERGE_WITH_TIP, |view| {
        with_whom(view, id(view))
    })
    .needs(crate::model::people::MERGE)
    .when(somebody)
    .on_page(2),
    Action::new("consent", &[], SCOPE, crate::text::people::CONSENT, crate::text::people::CONSENT_TIP, |view| {
        view.under_cursor().map_or(Effect::None, |resident| view.serve_first(resident.id).then(choose(resident, view)))
    })
    .needs(crate::model::people::CONSENT)
    .when(lives_here)
    .on_page(2),
    Action::new("imports", &[], SCOPE, imported::IMPORTS, imported::IMPORTS_TIP, imports::choose)
        .needs(crate::model::register::HISTORY)
        .when(imports::any)
        .on_page(2),
    Action::new("end_open", &[], SCOPE, ending::ACTION, ending::TIP, leaving::of_person).when(leaving::may).on_page(2),
];

fn id(view: &View) -> Id {
    view.under_cursor().map_or(Id::NONE, |resident| resident.id)
}

fn somebody(view: &View) -> Result<(), Why> {
    view.under_cursor().map(|_| ()).ok_or(Why(words::NOBODY_SELECTED))
}

fn lives_here(view: &View) -> Result<(), Why> {
    somebody(view)?;
    if view.under_cursor().is_some_and(Resident::lives_here) { Ok(()) } else { Err(Why(words::LIVES_ELSEWHERE)) }
}

/// Which masked value to open: only those that are known.
fn reveal(view: &View) -> Effect {
    let Some(resident) = view.under_cursor() else { return Effect::None };
    let masked = Resident::FIELDS
        .iter()
        .filter(|field| matches!(field.class, Class::Masked | Class::Age | Class::Sensitive))
        .filter(|field| (field.get)(resident) != crate::model::Value::Empty);
    let offers = masked.map(|field| {
        let label = labels::field(view.lang(), Resident::KIND, field.key);
        Offer::new(label, move |view| reasons(view, field.key))
    });
    Choice::new(view.say(words::REVEAL), offers.collect()).about(Some(resident)).open()
}

/// Why it is opened, by digit; it is journaled before it is shown.
fn reasons(view: &View, field: &'static str) -> Effect {
    view.serve_first(id(view)).then(reveal_to(view, id(view), field))
}
