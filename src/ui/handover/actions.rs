//! What can be done with the shift's handover.

use crate::desk::Request;
use crate::desk::handover::{Ask, sheets};
use crate::model::handover::HandoverNote;
use crate::text::handover as words;
use crate::ui::actions::Action;
use crate::ui::effect::{Effect, Verb};
use crate::ui::handover::SCOPE;
use crate::ui::handover::forms::WriteNote;
use crate::ui::handover::list::filter;
use crate::ui::handover::shift::Shift;
use crate::ui::input::{ch, ctrl, key};
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::layers::form::Form;
use crate::ui::layers::history::History;
use crate::ui::layers::sheet::Sheet;
use crate::ui::view::{View, Why};
use crate::ui::words as common;
use crossterm::event::KeyCode;

/// The rows.
pub(in crate::ui) static ROWS: &[Action] = &[
    Action::new("new_note", &[ch('n'), ctrl('n')], SCOPE, words::NEW, words::NEW_TIP, |view| {
        let resident = view.client().map_or(crate::model::Id::NONE, |resident| resident.id);
        Form::open(WriteNote { resident }, view)
    })
    .needs(crate::model::handover::HAND_OVER)
    .in_footer(),
    Action::new("read_handover", &[ch('k'), ctrl('k')], SCOPE, words::READ, words::READ_TIP, |_| {
        Effect::send(Request::Handover(Ask::Read))
    })
    .needs(crate::model::handover::HAND_OVER)
    .in_footer(),
    Action::new("finish_note", &[ch('x'), key(KeyCode::Delete)], SCOPE, words::FINISH, words::FINISH_TIP, |view| {
        let note = view.record::<HandoverNote>();
        note.map_or(Effect::None, |note| Effect::send(Request::Handover(Ask::Finish { note: note.id })))
    })
    .needs(crate::model::handover::HAND_OVER)
    .when(some)
    .in_footer(),
    Action::new("hand_over", &[ch('g'), ctrl('g')], SCOPE, words::HAND_OVER, words::HAND_OVER_TIP, Shift::open)
        .needs(crate::model::handover::HAND_OVER)
        .in_footer(),
    Action::new("filter_notes", &[ch('f'), ctrl('f')], SCOPE, common::FILTER, words::FILTER_TIP, filters),
    Action::new("handover_sheet", &[ch('d')], SCOPE, words::SHEET, words::SHEET_TIP, |view| {
        view.office.last_handover().map_or(Effect::None, |last| Sheet::open(sheets::sheet(last.id)))
    })
    .when(|view| view.office.last_handover().map(drop).ok_or(Why(words::NO_HANDOVER)))
    .in_footer(),
    Action::new("note_history", &[ch('h')], SCOPE, common::HISTORY, common::HISTORY, |view| {
        view.selected.key().map_or(Effect::None, History::of)
    })
    .needs(crate::model::register::HISTORY)
    .when(some)
    .numbered(),
];

fn some(view: &View) -> Result<(), Why> {
    view.record::<HandoverNote>().map(drop).ok_or(Why(words::NO_NOTE))
}

/// What a filter lets through, in words.
pub(super) fn filter_label(filter: u8, view: &View) -> &'static str {
    view.say(if filter == filter::OPEN { words::OPEN } else { words::ALL })
}

fn filters(view: &View) -> Effect {
    let offers = [filter::OPEN, filter::ALL]
        .map(|number| Offer::new(filter_label(number, view), move |_| Effect::Tell(Verb::Filter(number))));
    Choice::new(view.say(common::FILTER), offers.into()).open()
}
