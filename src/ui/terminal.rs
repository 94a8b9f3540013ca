//! The real terminal: taken over, given back whatever happens, and read on a thread of its own.

use std::io::{self, IsTerminal, Stdout, Write, stdout};
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use jiff::civil::Date;
use ratatui::Terminal;

use crate::desk::core::worker::{Report, Worker};
use crate::platform::{self, Signal};
use crate::ui::backend::CellWriter;

use super::console::{Console, Event};
use super::{Exit, Keeper, Options};

mod keys;
pub(in crate::ui) mod look;
mod seen;

pub use seen::{LEAST, TerminalSeen, seen};

/// How long the loop may take to end once the system asks; then what keeps it in a write is thrown away.
const END_WITHIN: Duration = Duration::from_secs(1);

/// Runs the console on the terminal until somebody leaves it; the terminal is as before when this returns.
pub fn run(options: Options) -> Exit {
    if !stdout().is_terminal() || !io::stdin().is_terminal() {
        return Exit::NoTerminal;
    }
    if let Some(exit) = look::unfit(options.lang) {
        return exit;
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
    keys::read(tell.clone())?;
    let ended = Arc::new(AtomicBool::new(false));
    let (signals, over) = (tell.clone(), Arc::clone(&ended));
    platform::on_signal(move |signal| {
        if let Signal::End(_) = signal {
            free_terminal_after(END_WITHIN, Arc::clone(&over));
        }
        signals.send(Event::Signal(signal)).is_ok()
    })?;
    look::ask();
    // A frame goes out in one piece: half a frame on a slow line is worse than a late one.
    let backend = CellWriter::new(io::BufWriter::with_capacity(64 * 1024, stdout()));
    let mut console =
        Console::new(Terminal::new(backend)?, inbox, worker, clock, seat).keeping(keep).turning(Box::new(turn));
    let exit = console.run();
    ended.store(true, Ordering::Relaxed);
    console.close();
    Ok(exit)
}

/// Gives the terminal back while the program is stopped, and takes it over again; whatever had it meanwhile left it
/// as it liked.
fn turn(signal: Signal) -> io::Result<()> {
    give_back(&mut stdout());
    if signal == Signal::Suspend {
        platform::suspend()?;
    }
    take()
}

/// Frees the loop from a write that nobody reads, should it not end by itself.
fn free_terminal_after(wait: Duration, ended: Arc<AtomicBool>) {
    let free = move || {
        thread::sleep(wait);
        while !ended.load(Ordering::Relaxed) {
            platform::free_terminal();
            thread::sleep(Duration::from_millis(50));
        }
    };
    // Without a thread the loop ends when the terminal is read or goes.
    drop(thread::Builder::new().name("end".into()).spawn(free));
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
        drop(thread::Builder::new().name("backup".into()).spawn(run));
    })
}

/// The terminal, taken over; given back when dropped, and by the panic hook before it speaks.
struct Taken;

impl Taken {
    fn over() -> io::Result<Self> {
        take()?;
        let before = panic::take_hook();
        let drawing = thread::current().id();
        panic::set_hook(Box::new(move |info| {
            // Only the drawing thread gives the screen back and speaks. Elsewhere a panic is caught (a damaged file in
            // sled or a spreadsheet) or told by the console itself: printed here, it would stand across the screen.
            if thread::current().id() == drawing {
                give_back(&mut stdout());
                before(info);
            }
        }));
        Ok(Self)
    }
}

fn take() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen)?;
    // Some consoles of Windows know no bracketed paste; typing works there all the same.
    drop(execute!(stdout(), EnableBracketedPaste));
    Ok(())
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
