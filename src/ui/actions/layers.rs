//! Keys of layers: a form, the find box, choices, something to read.

use crossterm::event::KeyCode;

use crate::text::contacts::report as board;
use crate::text::{picking, tips};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::{ch, ctrl, f, key};
use crate::ui::layers::day::Day;
use crate::ui::words;

use super::{Action, Scope, scope};

/// Layers that Esc simply closes.
const LAYERS: Scope = scope::FIND
    .and(scope::PALETTE)
    .and(scope::CHOICE)
    .and(scope::READING)
    .and(scope::HISTORY)
    .and(LISTS)
    .and(scope::PREVIEW)
    .and(scope::LADDER)
    .and(scope::BOARD)
    .and(scope::PIN)
    .and(scope::ROLES);
/// Layers with rows of their own.
const LISTS: Scope = scope::LIST.and(scope::TABLE);

/// The rows.
pub(super) static ROWS: &[Action] = &[
    Action::new("save_series", &[key(KeyCode::Enter), f(2)], scope::PREVIEW, words::SAVE, tips::SAVE_SERIES, |_| {
        Effect::Tell(Verb::Save)
    })
    .in_footer(),
    Action::new("other_choice", &[ch(' ')], scope::PREVIEW, words::MARK, tips::OTHER_CHOICE, |_| {
        Effect::Tell(Verb::Mark)
    })
    .in_footer(),
    Action::new("open_row", &[key(KeyCode::Enter)], LISTS, words::OPEN, tips::OPEN, |_| Effect::Tell(Verb::Open))
        .in_footer(),
    Action::new("mark_row", &[ch(' ')], scope::TABLE, words::MARK, tips::MARK_HOLIDAY, |_| Effect::Tell(Verb::Mark))
        .in_footer(),
    Action::new("new_row", &[ch('n'), ctrl('n')], LISTS, words::NEW, tips::NEW_ROW, |_| Effect::Tell(Verb::New))
        .in_footer(),
    Action::new("edit_row", &[ch('e'), ctrl('e')], LISTS, words::EDIT, tips::EDIT_ROW, |_| Effect::Tell(Verb::Edit))
        .in_footer(),
    Action::new("save", &[f(2)], scope::FORM, words::SAVE, tips::SAVE, |_| Effect::Tell(Verb::Save)).in_footer(),
    Action::new("next_or_save", &[key(KeyCode::Enter)], scope::FORM, words::NEXT_OR_SAVE, tips::NEXT_OR_SAVE, |_| {
        Effect::Tell(Verb::Open)
    })
    .in_footer(),
    Action::new("next_field", &[key(KeyCode::Tab)], scope::FORM, words::NEXT_FIELD, tips::NEXT_FIELD, |_| {
        Effect::Tell(Verb::Next)
    })
    .in_footer(),
    Action::new("previous_field", &[key(KeyCode::BackTab)], scope::FORM, words::NEXT_FIELD, tips::NEXT_FIELD, |_| {
        Effect::Tell(Verb::Previous)
    }),
    Action::new("undo_typing", &[ctrl('z')], scope::FORM, words::UNDO_TYPING, tips::UNDO_TYPING, |_| {
        Effect::Tell(Verb::UndoTyping)
    }),
    Action::new("new_line", &[ctrl('n')], scope::FORM, picking::NEW_ROW, picking::NEW_ROW_TIP, |_| {
        Effect::Tell(Verb::New)
    }),
    Action::new("remove_line", &[ctrl('x')], scope::FORM, picking::REMOVE_ROW, picking::REMOVE_ROW_TIP, |_| {
        Effect::Tell(Verb::Remove)
    }),
    Action::new("park", &[key(KeyCode::Esc)], scope::FORM, words::PARK, tips::PARK, |_| Effect::Tell(Verb::Back))
        .in_footer(),
    Action::new("pick", &[key(KeyCode::Enter)], scope::FIND.and(scope::PALETTE), words::OPEN, tips::OPEN, |_| {
        Effect::Tell(Verb::Open)
    })
    .in_footer(),
    Action::new("enter_in_choice", &[key(KeyCode::Enter)], scope::CHOICE, words::PICK_A_DIGIT, tips::PICK, |_| {
        Effect::hint(words::PICK_A_DIGIT)
    }),
    Action::new("open_square", &[key(KeyCode::Enter)], scope::BOARD, board::OPEN_BOARD, board::OPEN_BOARD_TIP, |_| {
        Effect::Tell(Verb::Open)
    })
    .in_footer(),
    Action::new("next_kind", &[key(KeyCode::Tab)], scope::BOARD, board::NEXT_KIND, board::NEXT_KIND_TIP, |_| {
        Effect::Tell(Verb::Next)
    })
    .in_footer(),
    Action::new("board_day", &[ch('g'), ctrl('g')], scope::BOARD, board::GO_TO, board::GO_TO, Day::ask).in_footer(),
    Action::new("next_chart", &[key(KeyCode::Tab)], scope::FIGURES, words::NEXT_CHART, tips::NEXT_CHART, |_| {
        Effect::Tell(Verb::Next)
    })
    .in_footer(),
    Action::new("close", &[key(KeyCode::Esc)], LAYERS, words::BACK, tips::BACK, |_| Effect::Tell(Verb::Back))
        .in_footer(),
    Action::new("close_page", &[key(KeyCode::Enter), key(KeyCode::Esc)], scope::PAGES, words::BACK, tips::BACK, |_| {
        Effect::Tell(Verb::Back)
    })
    .in_footer(),
];
