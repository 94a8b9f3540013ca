//! The real terminal: taken over, given back whatever happens, and read on a thread of its own.

use std::io::{self, IsTerminal, Stdout, Write, stdout};
use std::panic;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use crossterm::cursor::Show;
use crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use jiff::civil::Date;
use ratatui::Terminal;

use crate::desk::core::worker::{Report, Worker};
use crate::platform;

use super::console::{Console, Event};
use super::input::Batch;
use super::{Exit, Keeper, Options};
use crate::ui::backend::Pen;

/// Runs the console on the terminal until somebody leaves it; the terminal is as before when this returns.
pub fn run(options: Options) -> Exit {
    if !stdout().is_terminal() || !io::stdin().is_terminal() {
        return Exit::NoTerminal;
    }
    let (tell, inbox) = channel();
    let Ok(taken) = Taken::over() else { return Exit::NoTerminal };
    let exit = play(options, &tell, inbox).unwrap_or(Exit::TerminalGone);
    drop(taken);
    exit
}

fn play(options: Options, tell: &Sender<Event>, inbox: Receiver<Event>) -> io::Result<Exit> {
    let seat = options.seat();
    let Options { open, clock, keeper, .. } = options;
    let keep = keeper.map(|keeper| keep(keeper, tell.clone()));
    let worker = start(open, tell.clone())?;
    read_keys(tell.clone())?;
    let signals = tell.clone();
    platform::on_stop(move |number| signals.send(Event::Signal(number)).is_ok())?;
    // A frame goes out in one piece: half a frame on a slow line is worse than a late one.
    let backend = Pen::new(io::BufWriter::with_capacity(64 * 1024, stdout()));
    let mut console = Console::new(Terminal::new(backend)?, inbox, worker, clock, seat).keeping(keep);
    let exit = console.run();
    console.close();
    Ok(exit)
}

/// Starts the desk's worker, telling into the loop's channel.
pub fn start(open: super::Opener, tell: Sender<Event>) -> io::Result<Worker> {
    // A loop that has ended hears nothing more, and needs to.
    Worker::start(open, Arc::new(move |report: Report| drop(tell.send(Event::Desk(report)))))
}

/// Has backups taken on a thread of their own. One that the program's end cuts off leaves no file under its name.
fn keep(keeper: Keeper, tell: Sender<Event>) -> Box<dyn Fn(Date)> {
    Box::new(move |day| {
        let (keeper, tell) = (keeper.clone(), tell.clone());
        let run = move || drop(tell.send(Event::Backup(keeper(day))));
        // Without a thread there is no backup today; its age on the board tells.
        drop(std::thread::Builder::new().name("backup".into()).spawn(run));
    })
}

/// Reads what the terminal sends; everything that is there at once is one batch.
fn read_keys(tell: Sender<Event>) -> io::Result<()> {
    std::thread::Builder::new().name("keys".into()).spawn(move || {
        loop {
            let Ok(batch) = read_batch() else {
                // Nobody hears this where the loop has ended already.
                return drop(tell.send(Event::TerminalGone));
            };
            if tell.send(Event::Terminal(batch)).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

fn read_batch() -> io::Result<Batch> {
    let mut events = vec![event::read()?];
    while event::poll(Duration::ZERO)? {
        events.push(event::read()?);
    }
    Ok(Batch { at: Instant::now(), events })
}

/// The terminal, taken over; given back when dropped, and by the panic hook before it speaks.
struct Taken;

impl Taken {
    fn over() -> io::Result<Self> {
        enable_raw_mode()?;
        execute!(stdout(), EnterAlternateScreen)?;
        // Some consoles of Windows know no bracketed paste; typing works there all the same.
        drop(execute!(stdout(), EnableBracketedPaste));
        let before = panic::take_hook();
        let drawing = std::thread::current().id();
        panic::set_hook(Box::new(move |info| {
            // Only the drawing thread gives the screen back and speaks. Elsewhere a panic is caught (a damaged file in
            // sled or a spreadsheet) or told by the console itself: printed here, it would stand across the screen.
            if std::thread::current().id() == drawing {
                give_back(&mut stdout());
                before(info);
            }
        }));
        Ok(Self)
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back(&mut stdout());
    }
}

fn give_back(out: &mut Stdout) {
    // Each step is tried whatever became of the one before: a terminal that is gone takes none of them.
    drop(execute!(out, DisableBracketedPaste));
    drop(execute!(out, LeaveAlternateScreen, Show));
    drop(disable_raw_mode());
    drop(out.flush());
}
