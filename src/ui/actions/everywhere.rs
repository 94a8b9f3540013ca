//! Actions that mean the same on every tab: find, move, undo, leave.

use crate::desk::core;
use crossterm::event::KeyCode;

use crate::desk::Request;
use crate::model::register::REVEAL_REASON;
use crate::text::console as large;
use crate::text::files;
use crate::text::gap;
use crate::text::people::duplicates;
use crate::text::sentences;
use crate::text::tips;
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::execute::{LEAVE, OPEN};
use crate::ui::input::{ch, ctrl, f, key};
use crate::ui::layers::choice::{Choice, Offer, clerks_or_handover, more, of_codes, who_came};
use crate::ui::layers::cover::Cover;
use crate::ui::layers::files::Files;
use crate::ui::layers::find::Find;
use crate::ui::layers::help::Help;
use crate::ui::layers::history::History;
use crate::ui::layers::large::Large;
use crate::ui::layers::palette::Palette;
use crate::ui::layers::welcome;
use crate::ui::operators::lock::sits_by_pin;
use crate::ui::panes::marking;
use crate::ui::people::merge::Pairs;
use crate::ui::people::roster::RosterBox;
use crate::ui::today::SCOPE as TODAY;
use crate::ui::view::{Line, Selected, View, Why};
use crate::ui::words;

use super::{Action, Scope, scope};

/// Where the cursor moves in a list or a text to read.
const MOVING: Scope = scope::PANES
    .and(READING)
    .and(scope::PREVIEW)
    .and(scope::LIST)
    .and(scope::TABLE)
    .and(scope::CHOICE)
    .and(scope::PAGES)
    .and(scope::LADDER)
    .and(scope::BOARD)
    .and(scope::ROLES);
/// Something to read.
const READING: Scope = scope::READING.and(scope::HISTORY);
/// Where it moves beside a text that is typed.
const BESIDE: Scope = scope::FIND.and(scope::PALETTE).and(scope::FORM);

/// For the person being served.
pub(super) static SERVING: &[Action] = &[
    Action::new("log_visit", &[ch('w'), f(9)], scope::PANES, words::LOG, tips::LOG, who_came)
        .needs(crate::model::visitors::LOG)
        .in_footer(),
    Action::new("more", &[ch('a'), f(6)], scope::PANES, words::MORE, tips::MORE, more)
        .when(|view| {
            let any = super::of(view.place).any(|action| action.page.is_some());
            if any { Ok(()) } else { Err(Why(words::NO_SUCH_KEY)) }
        })
        .in_footer(),
];

/// On every tab.
pub(super) static ROWS: &[Action] = &[
    Action::new("find", &[ch('/'), f(3)], scope::PANES.and(scope::FORM), words::FIND, tips::FIND, |view| {
        Effect::Close.then(Find::open(view))
    })
    .in_footer(),
    Action::new("undo", &[ch('u'), ctrl('z')], scope::PANES, words::UNDO, tips::UNDO, undo)
        .needs(crate::model::register::UNDO)
        .in_footer(),
    Action::new("undo_this", &[ch('u'), ctrl('z')], scope::HISTORY, words::UNDO_ONE, tips::UNDO_THIS, |_| {
        Effect::Tell(Verb::UndoThis)
    })
    .needs(crate::model::register::UNDO)
    .in_footer(),
    Action::new("log", &[ch('h')], TODAY, words::HISTORY, tips::LOG_OF_ALL, |_| Effect::push(History::of_all()))
        .needs(crate::model::register::HISTORY)
        .in_footer(),
    Action::new("redo", &[ctrl('y')], scope::PANES, words::REDO, tips::REDO, redo).needs(crate::model::register::UNDO),
    Action::new(
        super::PRINT,
        &[ch('p'), ctrl('p')],
        scope::PANES.and(scope::SHEET).and(scope::BOARD),
        words::PRINT,
        tips::PRINT,
        |view| {
            let lang = view.lang();
            super::printable(view)
                .map_or(Effect::None, |what| Effect::send(Request::Desk(core::Ask::Print { what, lang })))
        },
    )
    .needs(crate::model::register::PRINT)
    .when(|view| super::printable(view).map(|_| ()).ok_or(Why(words::NOTHING_TO_PRINT)))
    .last_in_footer(),
    Action::new("with_numbers", &[ch('m')], scope::SHEET, words::WITH_NUMBERS, tips::WITH_NUMBERS, with_numbers)
        .needs(crate::model::register::REVEAL)
        .when(|view| match view.selected {
            Selected::Sheet(what) if what.can_hold_numbers() => Ok(()),
            _ => Err(Why(words::NO_NUMBERS_HERE)),
        })
        .last_in_footer(),
];

/// Prints the sheet that is read with whole telephone numbers, for a reason.
fn with_numbers(view: &View) -> Effect {
    let (Selected::Sheet(what), lang) = (view.selected, view.lang()) else { return Effect::None };
    let reasons = of_codes(view, REVEAL_REASON, move |reason, _| {
        Effect::send(Request::Desk(core::Ask::PrintWithNumbers { what, lang, reason }))
    });
    Choice::new(view.say(words::WHY_REVEAL), reasons).open()
}

/// On every tab too: around in it, and away from it.
pub(super) static AROUND: &[Action] = &[
    Action::new("mark", &[ch(' ')], marking(), crate::text::actions::MARK, tips::MARK_ROW, |_| {
        Effect::Tell(Verb::Mark)
    }),
    Action::new("step_up", &[key(KeyCode::Up)], MOVING.and(BESIDE), words::MOVE, tips::MOVE, |_| step(Step::Up)),
    Action::new("step_down", &[key(KeyCode::Down)], MOVING.and(BESIDE), words::MOVE, tips::MOVE, |_| step(Step::Down)),
    Action::new("step_left", &[key(KeyCode::Left)], MOVING, words::MOVE, tips::MOVE, |_| step(Step::Left)),
    Action::new("step_right", &[key(KeyCode::Right)], MOVING, words::MOVE, tips::MOVE, |_| step(Step::Right)),
    Action::new("step_page_up", &[key(KeyCode::PageUp)], MOVING.and(BESIDE), words::MOVE, tips::MOVE, |_| {
        step(Step::PageUp)
    }),
    Action::new("step_page_down", &[key(KeyCode::PageDown)], MOVING.and(BESIDE), words::MOVE, tips::MOVE, |_| {
        step(Step::PageDown)
    }),
    Action::new("step_home", &[key(KeyCode::Home)], MOVING, words::MOVE, tips::MOVE, |_| step(Step::Home)),
    Action::new("step_end", &[key(KeyCode::End)], MOVING, words::MOVE, tips::MOVE, |_| step(Step::End)),
    Action::new(OPEN, &[key(KeyCode::Enter)], scope::PANES, words::OPEN, tips::OPEN, |_| Effect::Tell(Verb::Open))
        .last_in_footer(),
    Action::new("open_line", &[key(KeyCode::Enter)], scope::READING, words::OPEN, tips::OPEN, |_| {
        Effect::Tell(Verb::Open)
    }),
    Action::new("open_done", &[key(KeyCode::Enter)], scope::HISTORY, words::OPEN, tips::OPEN_DONE, |_| {
        Effect::Tell(Verb::Open)
    })
    .in_footer(),
    Action::new(
        "other_half",
        &[key(KeyCode::Tab)],
        scope::PANES.and(scope::READING),
        words::OTHER_HALF,
        tips::OTHER_HALF,
        |_| Effect::Tell(Verb::Next),
    ),
    Action::new("back", &[key(KeyCode::Esc)], scope::PANES, words::BACK, tips::BACK, |view| {
        if view.office.is_new() { Effect::Begin } else { Effect::Tell(Verb::Back) }
    }),
    Action::new("import", &[], scope::PANES, words::IMPORT_ROSTER, tips::IMPORT, |view| {
        Files::roster(view, |file| RosterBox::of(&file))
    })
    .needs(crate::model::register::IMPORT)
    .when(|view| view.seat.import.as_ref().map(|_| ()).ok_or(Why(words::NO_SUCH_KEY))),
    Action::new("export", &[], scope::PANES, files::EXPORT, files::EXPORT_TIP, |_| Effect::Tell(Verb::Export))
        .needs(crate::model::register::EXPORT)
        .when(|view| view.seat.export.as_ref().map(|_| ()).ok_or(Why(words::NO_SUCH_KEY))),
    Action::new("duplicates", &[], scope::PANES, duplicates::FIND_ALL, duplicates::FIND_ALL_TIP, Pairs::open)
        .needs(crate::model::register::CHECK),
    Action::new("check_clock", &[], scope::PANES, words::CHECK_CLOCK, tips::CHECK_CLOCK, crate::ui::layers::clock::ask)
        .when(|view| view.seat.doubt.map(|_| ()).ok_or(Why(tips::CLOCK_NOT_IN_DOUBT))),
    Action::new("late", &[], scope::PANES, gap::LATE, gap::LATE_TIP, crate::ui::layers::late::Late::ask),
    Action::new("large", &[ch('l'), ctrl('w')], scope::PANES, large::LARGE, large::LARGE_TIP, Large::open)
        .when(|view| if view.seat.said == Line::Quiet { Err(Why(large::NOTHING_SAID)) } else { Ok(()) }),
    Action::new("draw_anew", &[ctrl('t')], scope::ANYWHERE, words::DRAW_ANEW, tips::DRAW_ANEW, |_| Effect::DrawAnew),
    Action::new("lock", &[ctrl('l')], scope::UNCOVERED, words::LOCK, tips::LOCK, |view| {
        Effect::Close.then(Effect::Release).then(Effect::Lock).then(clerks_or_handover(view))
    }),
    Action::new("cover", &[f(12)], scope::UNCOVERED.and(scope::PIN), words::COVER, tips::COVER, |view| {
        Effect::push(Cover::by_key(view))
    }),
    Action::new("uncover", &[f(12)], scope::COVER, words::COVER, tips::COVER, |_| Effect::Tell(Verb::Open)),
    Action::new("uncover_by_pin", &[key(KeyCode::Enter)], scope::COVER, words::COVER, tips::COVER, Cover::by_pin)
        .when(|view| if sits_by_pin(view) { Ok(()) } else { Err(Why(words::COVERED)) }),
    Action::new(LEAVE, &[ctrl('q')], scope::ANYWHERE, words::QUIT, tips::LEAVE, welcome::leave),
    Action::new("how_to_leave", &[ctrl('c')], scope::ANYWHERE, words::QUIT, tips::LEAVE, |_| {
        Effect::hint(words::HOW_TO_LEAVE)
    }),
    Action::new("help", &[ch('?'), f(1)], scope::UNCOVERED.but(scope::HELP), words::HELP, tips::HELP, |view| {
        Effect::push(Help::on(view.place))
    }),
    Action::new("palette", &[ch(':')], scope::PANES, words::COMMANDS, tips::PALETTE, |view| {
        Effect::push(Palette::over(view.place))
    }),
];

fn step(step: Step) -> Effect {
    Effect::Tell(Verb::Step(step))
}

/// Names what would be taken back, and takes it back on a digit.
fn undo(view: &View) -> Effect {
    let Some(command) = view.office.to_undo() else { return Effect::hint(words::NOTHING_TO_UNDO) };
    let question = command.note.as_ref().map(|note| sentences::undo_question(view.lang(), note, &view.names()));
    ask(view, question, words::UNDO, crate::desk::core::Ask::Undo.into())
}

/// Names what would be done again.
fn redo(view: &View) -> Effect {
    let Some(command) = view.office.to_redo() else { return Effect::hint(words::NOTHING_TO_REDO) };
    let question = command.note.as_ref().map(|note| sentences::redo_question(view.lang(), note, &view.names()));
    ask(view, question, words::REDO, crate::desk::core::Ask::Redo.into())
}

fn ask(view: &View, question: Option<String>, verb: crate::text::Msg, request: crate::desk::Request) -> Effect {
    Choice::new(view.say(verb), vec![Offer::new(view.say(verb), |_| Effect::send(request))])
        .with_facts(question.into_iter().collect())
        .open()
}
