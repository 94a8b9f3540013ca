//! The loop: drains what waits, draws once, sleeps until the next event or the next named deadline.
//!
//! One thread, one channel. Generic over the terminal, so that tests play keys into the real loop.

use crate::desk::center;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, ToSpan};
use ratatui::Terminal;
use ratatui::backend::Backend;

use crate::desk::core::backup::Standing;
use crate::desk::core::clock::{Clock, RandomIds};
use crate::desk::core::worker::{LongWork, Report, Worker};
use crate::desk::{Request, Shared, look};
use crate::model::center::rules::GRACE;
use crate::platform::Signal;

use super::Exit;
use super::effect::{Effect, Then, Verb};
use super::frame;
use super::input::Batch;
use super::input::sequence::Answer;
use super::layers::{LayerId, Stack};
use super::panes::{Panes, Tab};
use super::view::{Line, Seat, View};
use crate::ui::center::no_shows::Sweep;
use crate::ui::execute;

/// The minute in the header; no longer, so that a clock that was set back is noticed.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);

/// What the loop waits for.
#[derive(Debug)]
pub enum Event {
    /// Keys, a paste, another size.
    Terminal(Batch),
    /// The worker has something to tell.
    Desk(Report),
    /// How backups stand now.
    Backup(Standing),
    TerminalGone,
    /// The terminal says something of itself.
    Answer(Answer),
    /// The system says something.
    Signal(Signal),
}

/// Whoever asked something of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asker {
    /// A layer, which may be closed by now.
    Layer(LayerId),
    /// The pane of a tab.
    Pane(&'static Tab),
}

/// Something that was asked and is not answered.
pub(super) struct Asked {
    pub(super) ticket: u64,
    pub(super) by: Asker,
}

/// A write on its way: the keys behind it wait.
pub(super) struct Pending {
    pub(super) asked: Asked,
    /// What was asked; nothing where a file is read or written.
    pub(super) request: Option<Request>,
    /// The draft that the write makes needless.
    pub(super) draft: u64,
    /// What follows once it is done.
    pub(super) then: Option<Then>,
    /// When what it records happened, where that is not now.
    pub(super) at: Option<DateTime>,
    /// What stops it, where that can be done.
    pub(super) stop: Option<Arc<AtomicBool>>,
}

impl Pending {
    /// That nothing but an answer is waited for.
    pub(super) fn of(asked: Asked) -> Self {
        Self { asked, request: None, draft: 0, then: None, at: None, stop: None }
    }
}

/// How far the desk's opening is.
#[derive(Debug, Clone)]
pub(super) enum Opening {
    /// It is being opened: so much of this work is done, since then.
    Working { work: LongWork, done: u64, of: u64, since: Instant },
    /// It could not be opened.
    Failed(String),
}

/// Gives the terminal back and takes it over again.
pub type Turn = Box<dyn Fn(Signal) -> std::io::Result<()>>;

/// The console.
pub struct Console<B: Backend> {
    terminal: Terminal<B>,
    inbox: Receiver<Event>,
    pub(super) worker: Worker,
    clock: Box<dyn Clock>,
    pub(super) ids: RandomIds,
    pub(super) office: Option<Shared>,
    pub(super) opening: Opening,
    pub(super) seat: Seat,
    pub(super) stack: Stack,
    pub(super) panes: Panes,
    pub(super) pending: Option<Pending>,
    /// Questions that were asked and are not answered; no key waits for them.
    pub(super) asked: Vec<Asked>,
    /// The write whose answer is being carried out.
    pub(super) settled: Option<Pending>,
    /// Drafts that were sent to be saved and are not yet known to be on disk.
    pub(super) saving: usize,
    /// Keys behind a write: they wait for its outcome.
    pub(super) waiting: VecDeque<Batch>,
    /// Since when what nobody asked for stands on the screen; keys from before never pick from it.
    pub(super) unasked: UnaskedShown,
    /// When the draft on top must be on disk.
    pub(super) draft_due: Option<DateTime>,
    /// Has the daily backup taken, elsewhere; its outcome comes as an event.
    keep: Option<Box<dyn Fn(Date)>>,
    /// Gives the terminal back and takes it over again, where the program is stopped and continued.
    turn: Option<Turn>,
    /// When that was last asked for.
    kept: Option<DateTime>,
    /// When somebody is next marked as not come.
    pub(super) sweep: Sweep,
    pub(super) exit: Option<Exit>,
    /// Since when no key was pressed.
    pub(super) idle_since: DateTime,
    /// When a screen that was covered by its key locks the desk.
    pub(super) lock_due: Option<DateTime>,
    /// When it must be written down who was looked at.
    pub(super) looks_due: Option<DateTime>,
    /// Whether what is carried out was asked beneath the cover.
    pub(super) beneath: bool,
}

/// Whether a layer that nobody asked for, a refusal, a question, an outcome, was drawn yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UnaskedShown {
    /// There is none, or keys after it were taken already.
    None,
    /// It is not on the screen yet.
    NotYet,
    /// It is on the screen since then.
    Since(Instant),
}

impl<B: Backend> Console<B> {
    /// A console on a terminal; the worker tells into the inbox's channel.
    pub fn new(
        terminal: Terminal<B>,
        inbox: Receiver<Event>,
        worker: Worker,
        clock: Box<dyn Clock>,
        seat: Seat,
    ) -> Self {
        Self {
            terminal,
            inbox,
            worker,
            clock,
            ids: RandomIds,
            office: None,
            opening: Opening::Working { work: LongWork::Read, done: 0, of: 0, since: Instant::now() },
            seat,
            stack: Stack::default(),
            panes: Panes::default(),
            pending: None,
            asked: Vec::new(),
            settled: None,
            saving: 0,
            waiting: VecDeque::new(),
            unasked: UnaskedShown::None,
            draft_due: None,
            keep: None,
            turn: None,
            kept: None,
            sweep: Sweep::default(),
            exit: None,
            idle_since: DateTime::MAX,
            lock_due: None,
            looks_due: None,
            beneath: false,
        }
    }

    /// The same, having the daily backup taken whenever one is due.
    #[must_use]
    pub fn keeping(mut self, keep: Option<Box<dyn Fn(Date)>>) -> Self {
        self.keep = keep;
        self
    }

    /// The same, giving the terminal back while the program is stopped.
    #[must_use]
    pub fn turning(mut self, turn: Turn) -> Self {
        self.turn = Some(turn);
        self
    }

    /// Runs until somebody leaves, the terminal goes or the system asks.
    pub fn run(&mut self) -> Exit {
        loop {
            self.drain();
            if let Some(exit) = self.exit.take() {
                return exit;
            }
            if self.draw().is_err() {
                return Exit::TerminalGone;
            }
            match self.sleep() {
                Ok(event) => self.take(event),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Exit::TerminalGone,
            }
        }
    }

    /// Plays what waits and every write's outcome, until nothing is to be done, and draws: how tests run the loop.
    pub fn settle(&mut self) -> Option<Exit> {
        loop {
            self.drain();
            if self.exit.is_some() {
                return self.exit.take();
            }
            if self.draw().is_err() {
                return Some(Exit::TerminalGone);
            }
            let opening = self.office.is_none() && matches!(self.opening, Opening::Working { .. });
            if self.pending.is_none() && self.asked.is_empty() && self.saving == 0 && !opening && !self.sweep.waits() {
                return None;
            }
            match self.inbox.recv() {
                Ok(event) => self.take(event),
                Err(_) => return Some(Exit::TerminalGone),
            }
        }
    }

    /// Waits for what comes unasked as long as the loop would sleep, plays it and draws; draws nothing where nothing
    /// came: how tests see that it woke the loop.
    pub fn wait(&mut self) -> Option<Exit> {
        match self.sleep() {
            Ok(event) => self.take(event),
            Err(RecvTimeoutError::Timeout) => return None,
            Err(RecvTimeoutError::Disconnected) => return Some(Exit::TerminalGone),
        }
        self.settle()
    }

    /// The terminal.
    pub fn terminal(&self) -> &Terminal<B> {
        &self.terminal
    }

    /// The terminal, to be given another size.
    pub fn terminal_mut(&mut self) -> &mut Terminal<B> {
        &mut self.terminal
    }

    /// Keeps every draft and closes the desk; everything is on disk when this returns.
    pub fn close(&mut self) {
        self.keep_drafts();
        self.worker.close();
    }

    fn drain(&mut self) {
        while self.exit.is_none() {
            let Ok(event) = self.inbox.try_recv() else { break };
            self.take(event);
        }
        self.due();
    }

    fn sleep(&self) -> Result<Event, RecvTimeoutError> {
        let left = self.deadline().map(|until| until.duration_since(self.clock.now()));
        let left = left.map_or(LONGEST_SLEEP, |left| Duration::try_from(left).unwrap_or(Duration::ZERO));
        self.inbox.recv_timeout(left.min(LONGEST_SLEEP))
    }

    /// The next moment at which something changes by itself: the minute, a mask, a draft, a time of grace.
    fn deadline(&self) -> Option<DateTime> {
        let now = self.seat.now;
        let minute = now.checked_add((60 - i64::from(now.second())).seconds()).ok();
        let whole = minute.and_then(|at| at.with().subsec_nanosecond(0).build().ok());
        [
            whole,
            self.seat.open.deadline(),
            self.draft_due,
            self.sweep.deadline(),
            self.covers_at(),
            self.lock_due,
            self.looks_due,
        ]
        .into_iter()
        .flatten()
        .min()
    }

    /// Does what is due by the clock.
    fn due(&mut self) {
        let now = self.clock.now();
        self.seat.now = now;
        self.seat.open.close_due(now);
        self.keep(now);
        if self.draft_due.is_some_and(|due| due <= now) {
            self.keep_drafts();
        }
        self.cover_when_idle(now);
        if self.looks_due.is_some_and(|due| due <= now) {
            self.looks_due = None;
            self.worker.keep_looked();
        }
        if let Some(office) = self.office.as_ref().map(look) {
            self.sweep.look(&office, now, office.rule(&GRACE, now.date()).value);
        }
        let may_write = self.seat.training || !self.clock.set_by_hand() && self.seat.doubt.is_none();
        if may_write && self.pending.is_none() && self.sweep.is_due(now) {
            let ticket = self.worker.send(Request::Center(center::Ask::MarkMissed), crate::desk::Visitor::default());
            self.sweep.asked(ticket);
        }
    }

    /// Asks for the day's backup: once a day, and again an hour after it failed.
    fn keep(&mut self, now: DateTime) {
        // By a clock that may be wrong no backup is named, and none removed.
        let trusted = self.seat.doubt.is_none();
        let Some(keep) = self.keep.as_ref().filter(|_| self.office.is_some() && trusted) else { return };
        let again = matches!(self.seat.backup, Standing::Failed(..));
        let due = self.kept.is_none_or(|kept| {
            kept.date() != now.date() || again && now.duration_since(kept) >= SignedDuration::from_hours(1)
        });
        if due {
            self.kept = Some(now);
            self.seat.backup = Standing::Running(self.seat.backup.last());
            keep(now.date());
        }
    }

    fn take(&mut self, event: Event) {
        self.seat.now = self.clock.now();
        if matches!(event, Event::Terminal(_)) {
            self.idle_since = self.seat.now;
        }
        match event {
            Event::Terminal(batch) if self.pending.is_some() => {
                if !self.stops(&batch) {
                    self.waiting.push_back(batch);
                }
            }
            Event::Terminal(batch) => self.play(batch),
            Event::Desk(report) => self.hear(report),
            Event::Backup(standing) => self.seat.backup = standing,
            Event::TerminalGone => self.exit = Some(Exit::TerminalGone),
            Event::Answer(answer) => self.answer(answer),
            Event::Signal(Signal::End(number)) => self.exit = Some(Exit::Signal(number)),
            Event::Signal(signal @ (Signal::Suspend | Signal::Resumed)) => self.turned(signal),
            // The next frame asks for the size by itself.
            Event::Signal(Signal::Resized) => {}
        }
    }

    /// What the terminal says of itself decides what nobody set.
    fn answer(&mut self, answer: Answer) {
        match answer {
            Answer::CursorAt(column, _) => self.seat.look.heard_width(column),
            Answer::Background(red, green, blue) => self.seat.look.heard_ground(red, green, blue),
            Answer::NotText => return self.say(Line::Hint(super::words::NOT_UTF8)),
        }
        self.seat.theme = self.seat.look.theme();
    }

    /// The program was or is to be stopped; what stands on the screen is not ours any more.
    fn turned(&mut self, signal: Signal) {
        self.keep_drafts();
        if let Some(turn) = &self.turn
            && turn(signal).is_err()
        {
            self.exit = Some(Exit::TerminalGone);
        }
        self.draw_anew();
    }

    /// Has the next frame drawn whole, whatever the terminal shows.
    pub(super) fn draw_anew(&mut self) {
        // `Terminal::clear` would ask the terminal where its cursor stands, and wait for the answer.
        let area = self.terminal.get_frame().area();
        if self.terminal.resize(area).is_err() {
            self.exit = Some(Exit::TerminalGone);
        }
    }

    /// Whether keys stop the import that runs, and so wait for nothing.
    pub(super) fn stops(&self, batch: &Batch) -> bool {
        let stop = self.pending.as_ref().and_then(|pending| pending.stop.as_ref());
        let Some(stop) = stop.filter(|_| batch.asks_back()) else { return false };
        stop.store(true, Ordering::Relaxed);
        true
    }

    pub(super) fn say(&mut self, line: Line) {
        // What comes to the screen beneath the cover is nobody's who stands before it.
        if !self.beneath {
            if matches!(line, Line::Said(_) | Line::Told(_) | Line::Refused(_)) {
                self.seat.said.clone_from(&line);
            }
            self.seat.line = line;
        }
    }

    /// Looks at the office with everything else at hand; `None` while the desk is not open.
    pub(super) fn with<T>(&mut self, look_at: impl FnOnce(&View, &mut Stack, &mut Panes) -> T) -> Option<T> {
        let office = look(self.office.as_ref()?);
        let view = View::of(&office, &self.seat, &self.stack, &mut self.panes);
        Some(look_at(&view, &mut self.stack, &mut self.panes))
    }

    pub(super) fn tell(&mut self, verb: Verb) -> Effect {
        self.with(|view, stack, panes| match stack.top_mut() {
            Some(layer) => layer.tell(verb, view),
            None => panes.tell(verb, view),
        })
        .unwrap_or(Effect::None)
    }

    fn draw(&mut self) -> Result<(), B::Error> {
        self.seat.saving = self.pending.as_ref().is_some_and(|pending| pending.stop.is_none());
        // From here on: what is drawn may be seen before its last byte is out.
        let seen = Instant::now();
        let Self { terminal, office, opening, seat, stack, panes, .. } = self;
        terminal.draw(|target| {
            let area = target.area();
            seat.size = (area.width, area.height);
            let Some(office) = office.as_ref().map(look) else {
                return frame::opening(target.buffer_mut(), seat, opening);
            };
            if let Some(at) = frame::draw(target.buffer_mut(), &office, seat, stack, panes) {
                target.set_cursor_position(at);
            }
        })?;
        if self.unasked == UnaskedShown::NotYet {
            self.unasked = UnaskedShown::Since(seen);
        }
        Ok(())
    }

    pub(super) fn run_unopened(&mut self, id: &str) {
        if id == execute::LEAVE {
            self.exit = Some(match &self.opening {
                Opening::Failed(reason) => Exit::Failed(reason.clone()),
                Opening::Working { .. } => Exit::Left,
            });
        }
    }
}

impl<B: Backend> Drop for Console<B> {
    /// Whatever ended the loop, a panic too: what was typed is kept and the store is closed.
    fn drop(&mut self) {
        self.close();
    }
}
