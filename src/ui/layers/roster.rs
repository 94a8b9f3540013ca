//! Importing a roster from within the console: which file, how far, what came of it.

use std::path::PathBuf;
use std::time::Instant;

use ratatui::layout::Rect;
use tui_input::Input;

use crate::desk::Request;
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::Key;
use crate::ui::paint::{Paint, centered};
use crate::ui::view::{Line, View};
use crate::ui::widgets::field;
use crate::ui::words;

use super::choice::{Choice, Offer};
use super::{Layer, Reply};

/// How far an import is.
#[derive(Debug, Clone, Copy)]
struct Running {
    rows: u64,
    share: f32,
    since: Instant,
}

/// The box that asks for a file and then shows how far it is.
#[derive(Default)]
pub struct RosterBox {
    input: Input,
    running: Option<Running>,
}

impl RosterBox {
    /// Opens it.
    pub fn open() -> Effect {
        Effect::push(Self::default())
    }

    fn begin(&mut self) -> Effect {
        // A terminal that drops a file into the window puts it between quotes.
        let typed = self.input.value().trim().trim_matches(['\'', '"']).to_owned();
        if typed.is_empty() {
            return Effect::Say(Line::Warn(words::WHICH_FILE));
        }
        self.running = Some(Running { rows: 0, share: 0.0, since: Instant::now() });
        Effect::Import(PathBuf::from(typed))
    }
}

/// Asks what is to become of an import that was cut off; nothing where there is none.
pub fn cut_off(view: &View) -> Effect {
    let Some(unfinished) = view.office.unfinished_imports().next() else { return Effect::None };
    let command = unfinished.command;
    let rev = view.office.commands.get(command).map_or(0, |command| command.last);
    let offers = vec![
        Offer::new('1', view.say(words::RESUME_IMPORT), |_| RosterBox::open()),
        Offer::new('2', view.say(words::UNDO_IMPORT), move |_| Effect::send(Request::UndoThis { command, rev })),
    ];
    Choice::new(view.say(words::IMPORT_CUT_OFF), offers).open()
}

impl Layer for RosterBox {
    fn scope(&self) -> Scope {
        scope::FIND
    }

    fn handle(&mut self, key: Key, _view: &View) -> Reply {
        if self.running.is_none() && field::edit(&mut self.input, key) { Reply::taken() } else { Reply::Pass }
    }

    fn paste(&mut self, text: &str, _view: &View) -> Reply {
        field::insert(&mut self.input, text);
        Reply::taken()
    }

    fn tell(&mut self, verb: Verb, _view: &View) -> Effect {
        match verb {
            Verb::Open if self.running.is_none() => self.begin(),
            Verb::Back => Effect::Pop,
            _ => Effect::None,
        }
    }

    fn progress(&mut self, rows: u64, share: f32) {
        if let Some(running) = &mut self.running {
            (running.rows, running.share) = (rows, share);
        }
    }

    fn stopped(&mut self) {
        self.running = None;
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let inner = paint.popup(centered(body, body.width - 8, 6), view.say(words::IMPORT_ROSTER));
        let (dim, plain, box_style) = (paint.theme.dim, paint.theme.plain, paint.theme.field);
        paint.text(inner.x, inner.y, inner.width, view.say(words::ROSTER_FILE), dim);
        let row = Rect { y: inner.y + 1, height: 1, ..inner };
        paint.tint(row, box_style);
        field::draw(paint, (row.x, row.y), row.width, &self.input, box_style, self.running.is_none());
        if let Some(running) = self.running {
            let seconds = running.since.elapsed().as_secs_f64().max(0.001);
            let rate = running.rows as f64 / seconds;
            let of = if running.share > 0.0 { running.rows as f64 / f64::from(running.share) } else { 0.0 };
            let left = ((of - running.rows as f64) / rate.max(1.0)).max(0.0);
            let text = words::progress(view.lang(), running.rows, of as u64, rate as u64, left.ceil() as u64);
            paint.text(inner.x, inner.y + 3, inner.width, &text, plain);
        }
    }
}
