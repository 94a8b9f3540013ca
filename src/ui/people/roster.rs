//! Importing a roster from within the console: which file, how far, what came of it.

use crate::desk::core;
use std::path::{Path, PathBuf};
use std::time::Instant;

use ratatui::layout::Rect;

use crate::desk::Request;
use crate::desk::core::question::Answer;
use crate::desk::import::register::TakenFor;
use crate::desk::import::{Imported, Tally, Wanted};
use crate::text::{import as said, reports};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::paint::{Paint, centered};
use crate::ui::view::{Line, View};
use crate::ui::widgets::line_box::LineBox;
use crate::ui::words;

use crate::ui::layers::Layer;
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::people::review::Review;

/// How far an import is.
#[derive(Debug, Clone, Copy)]
pub(in crate::ui) struct Running {
    rows: u64,
    share: f32,
    since: Instant,
}

impl Running {
    /// It begins.
    pub(in crate::ui) fn now() -> Self {
        Self { rows: 0, share: 0.0, since: Instant::now() }
    }

    /// So many rows were read, and this share of the file.
    pub(in crate::ui) fn heard(&mut self, rows: u64, share: f32) {
        (self.rows, self.share) = (rows, share);
    }

    /// One line: rows, rows a second, what is left, and how to stop it.
    pub(in crate::ui) fn draw(&self, paint: &mut Paint, row: Rect, view: &View) {
        let seconds = self.since.elapsed().as_secs_f64().max(0.001);
        let rate = self.rows as f64 / seconds;
        let of = if self.share > 0.0 { self.rows as f64 / f64::from(self.share) } else { 0.0 };
        let left = ((of - self.rows as f64) / rate.max(1.0)).max(0.0);
        let text = words::progress(view.lang(), self.rows, of as u64, rate as u64, left.ceil() as u64);
        let (plain, dim) = (paint.theme.plain, paint.theme.dim);
        let used = paint.text(row.x, row.y, row.width, &text, plain) + 3;
        paint.text(row.x + used, row.y, row.width.saturating_sub(used), view.say(said::ESC_STOPS), dim);
    }
}

/// The box that asks for a file and then shows how far it is.
#[derive(Default)]
pub struct RosterBox {
    line: LineBox,
    running: Option<Running>,
}

impl RosterBox {
    /// Opens it.
    pub fn open() -> Effect {
        Effect::push(Self::default())
    }

    /// Plans the import of this file at once.
    pub fn of(file: &Path) -> Effect {
        let mut roster = Self { line: LineBox::of(file.display().to_string()), running: None };
        let begin = roster.begin();
        Effect::push(roster).then(begin)
    }

    /// Plans what is wanted at once.
    fn planning(wanted: Wanted) -> Effect {
        let line = LineBox::of(wanted.file.display().to_string());
        Effect::push(Self { line, running: Some(Running::now()) }).then(Effect::Import(Box::new(wanted)))
    }

    /// Opens it on a file.
    fn on(file: Option<PathBuf>) -> Effect {
        let path = file.map(|file| file.display().to_string()).unwrap_or_default();
        Effect::push(Self { line: LineBox::of(path), running: None })
    }

    fn begin(&mut self) -> Effect {
        let typed = self.line.path().to_owned();
        if typed.is_empty() {
            return Effect::Say(Line::Warn(words::WHICH_FILE));
        }
        self.running = Some(Running::now());
        Effect::Import(Box::new(Wanted { file: PathBuf::from(typed), ..Wanted::default() }))
    }
}

/// What whoever asked for an import does with its answers: how far it is, what it came to, that it did not succeed.
pub(in crate::ui) fn hear(running: &mut Option<Running>, answer: Answer, view: &View) -> Effect {
    match answer {
        Answer::Going { rows, share } => {
            if let Some(running) = running {
                running.heard(rows, share);
            }
            Effect::None
        }
        Answer::Imported { wanted, done, rejects } => imported(view, *wanted, &done, rejects.as_deref()),
        answer => {
            *running = None;
            Effect::Usual(Box::new(answer))
        }
    }
}

/// Says what a roster came to, and asks what is to become of it where it was stopped.
fn imported(view: &View, wanted: Wanted, done: &Imported, rejects: Option<&Path>) -> Effect {
    let lang = view.lang();
    let Tally { added, updated, unchanged, doubtful, left_out, refused } = done.tally;
    let sums = [added, updated, unchanged, doubtful + left_out, refused];
    let is_register = wanted.taken.is_some_and(|taken| taken.register().is_some());
    let mut counts = if is_register { said::counts_of_rows(lang, sums) } else { said::counts(lang, sums) };
    if let Some(path) = rejects {
        counts = format!("{counts} {}", reports::rejects_written(lang, &path.display()));
    }
    let over = Effect::Close.then(Effect::Say(Line::Fact(counts)));
    if !done.stopped {
        let mut then = wanted.then.into_iter();
        return match then.next() {
            // The next sheet is planned as this one was: its doubts are its own.
            Some(sheet) => {
                let next = Wanted { file: wanted.file, sheet: Some(sheet), then: then.collect(), ..Wanted::default() };
                over.then(RosterBox::planning(next))
            }
            None => over,
        };
    }
    over.then(Effect::Say(Line::Warn(said::STOPPED))).then(cut_off(view, Some(wanted.file)))
}

/// Asks what a file is that may be several things.
fn which(view: &View, wanted: &Wanted, may_be: Vec<TakenFor>) -> Effect {
    let offers = may_be.into_iter().map(|taken| {
        let wanted = Wanted { taken: Some(taken), ..wanted.clone() };
        Offer::new(view.say(taken.label()), move |_| RosterBox::planning(wanted))
    });
    Choice::new(view.say(said::WHICH_REGISTER), offers.collect()).open()
}

/// Asks what is to become of an import that was cut off; nothing where there is none. `file` is its roster, where that
/// is known.
pub fn cut_off(view: &View, file: Option<PathBuf>) -> Effect {
    let Some(unfinished) = view.office.unfinished_imports().next() else { return Effect::None };
    let command = unfinished.command;
    let rev = view.office.commands.get(command).map_or(0, |command| command.last);
    let offers = vec![
        Offer::new(view.say(words::RESUME_IMPORT), |_| RosterBox::on(file)),
        Offer::new(view.say(words::UNDO_IMPORT), move |_| {
            Effect::send(Request::Desk(core::Ask::UndoThis { command, rev }))
        }),
    ];
    Choice::new(view.say(words::IMPORT_CUT_OFF), offers).open()
}

impl Layer for RosterBox {
    fn scope(&self) -> Scope {
        scope::FIND
    }

    fn line(&mut self) -> Option<&mut LineBox> {
        self.running.is_none().then_some(&mut self.line)
    }

    fn tell(&mut self, verb: Verb, _view: &View) -> Effect {
        match verb {
            Verb::Open if self.running.is_none() => self.begin(),
            Verb::Back => Effect::Pop,
            _ => Effect::None,
        }
    }

    fn hear(&mut self, _ticket: u64, answer: Answer, view: &View) -> Effect {
        match answer {
            Answer::Which { wanted, may_be } => Effect::Pop.then(which(view, &wanted, may_be)),
            Answer::Planned { wanted, planned } => Effect::Pop.then(Effect::push(Review::of(*wanted, *planned, false))),
            answer => hear(&mut self.running, answer, view),
        }
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let inner = paint.popup(centered(body, body.width - 8, 6), view.say(words::IMPORT_ROSTER));
        let (dim, box_style) = (paint.theme.dim, paint.theme.field);
        paint.text(inner.x, inner.y, inner.width, view.say(words::ROSTER_FILE), dim);
        let row = Rect { y: inner.y + 1, height: 1, ..inner };
        self.line.draw(paint, row, box_style, self.running.is_none());
        if let Some(running) = self.running {
            running.draw(paint, Rect { y: inner.y + 3, height: 1, ..inner }, view);
        }
    }
}
