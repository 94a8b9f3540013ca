//! What the terminal sends, read on a thread of its own: everything that is there at once is one batch.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use crate::ui::console::Event;
use crate::ui::input::Batch;

/// Reads until the terminal is gone or nobody listens.
pub(super) fn read(tell: Sender<Event>) -> io::Result<()> {
    let run = move || {
        let mut keys = Keys::default();
        loop {
            let heard = match keys.next() {
                Ok(heard) => heard,
                // Nobody hears this where the loop has ended already.
                Err(_) => return drop(tell.send(Event::TerminalGone)),
            };
            for event in heard {
                if tell.send(event).is_err() {
                    return;
                }
            }
        }
    };
    thread::Builder::new().name("keys".into()).spawn(run)?;
    Ok(())
}

/// How long a piece that holds several characters waits for the next one: pieces of one paste come closer together.
const TOGETHER: Duration = Duration::from_millis(2);

/// Unix: bytes, understood by ourselves; crossterm's reader takes answers of the terminal for keys.
#[cfg(unix)]
#[derive(Default)]
struct Keys {
    sequences: crate::ui::input::sequence::Sequences,
}

#[cfg(unix)]
impl Keys {
    fn next(&mut self) -> io::Result<Vec<Event>> {
        use crate::platform::read_terminal;
        use crate::ui::input::sequence::Heard;

        let mut bytes = [0; 4096];
        let (mut all, mut events) = (Vec::new(), Vec::new());
        let mut wait = self.sequences.patience();
        let mut at = None;
        loop {
            let mut tell = |heard| match heard {
                Heard::Event(event) => events.push(event),
                Heard::Answer(answer) => all.push(Event::Answer(answer)),
            };
            match read_terminal(&mut bytes, wait)? {
                Some(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Some(read) => {
                    at.get_or_insert_with(Instant::now);
                    self.sequences.feed(&bytes[..read], &mut tell);
                }
                None if at.is_none() => self.sequences.give_up(&mut tell),
                None => break,
            }
            // One key waits for nobody.
            if events.len() < 2 {
                break;
            }
            wait = Some(TOGETHER);
        }
        if !events.is_empty() {
            all.push(Event::Terminal(Batch { at: at.unwrap_or_else(Instant::now), events }));
        }
        Ok(all)
    }
}

/// Windows: the console hands over keys, not bytes.
#[cfg(windows)]
#[derive(Default)]
struct Keys;

#[cfg(windows)]
impl Keys {
    #[allow(clippy::unused_self, reason = "the same call as on the other system")]
    fn next(&mut self) -> io::Result<Vec<Event>> {
        use crossterm::event;

        let mut events = vec![event::read()?];
        let at = Instant::now();
        let mut wait = Duration::ZERO;
        while event::poll(wait)? {
            events.push(event::read()?);
            wait = TOGETHER;
        }
        Ok(vec![Event::Terminal(Batch { at, events })])
    }
}
