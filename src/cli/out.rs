//! The standard streams: answers to one, complaints to the other. A reader that went away is no error of ours.
//!
//! What a roster or a record holds may move a terminal: everything printed goes through one filter ([`same::shown`]).

use std::io::{self, BufRead, BufWriter, IsTerminal, StdoutLock, Write};
use std::process::ExitCode;

use crate::model::fold::same;

use super::fail::Fail;

/// Where answers go; flush it at the end.
pub(super) fn answers() -> BufWriter<Seen<StdoutLock<'static>>> {
    BufWriter::new(Seen::over(io::stdout().lock()))
}

/// Where a whole register goes: as it is for another program, through the filter before a person's eyes.
pub(super) fn register() -> BufWriter<Box<dyn Write>> {
    let out = io::stdout();
    let seen: Box<dyn Write> = if out.is_terminal() { Box::new(Seen::over(out.lock())) } else { Box::new(out.lock()) };
    BufWriter::new(seen)
}

/// Text on its way to a terminal, in which nothing stays unseen.
#[derive(Debug)]
pub(super) struct Seen<W> {
    out: W,
    /// The beginning of a character whose end is still to come.
    rest: Vec<u8>,
}

impl<W> Seen<W> {
    pub(super) fn over(out: W) -> Self {
        Self { out, rest: Vec::new() }
    }
}

impl<W: Write> Write for Seen<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.rest.extend_from_slice(bytes);
        let whole = match std::str::from_utf8(&self.rest) {
            Ok(text) => text.len(),
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(_) => self.rest.len(),
        };
        let now: Vec<u8> = self.rest.drain(..whole).collect();
        self.out.write_all(same::shown(&String::from_utf8_lossy(&now)).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Says a whole text.
pub(super) fn say(text: &str) -> Result<ExitCode, Fail> {
    let mut out = answers();
    out.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Asks once, on the stream of complaints; the digit that was typed, `None` where nobody answered with one.
pub(super) fn ask(question: &str) -> Option<u32> {
    let mut complaints = io::stderr().lock();
    drop(writeln!(complaints, "{question}"));
    drop(complaints.flush());
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).ok()?;
    line.trim().chars().next()?.to_digit(10)
}

/// Says one sentence about what went wrong.
pub(super) fn complain(sentence: &str) {
    // Nobody is left to be told that this could not be told.
    drop(writeln!(io::stderr().lock(), "linli: {}", same::shown(sentence)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_moves_a_terminal_comes_through_however_it_is_cut() {
        let text = "王\u{1b}]52;c;eA==\u{7}伟\u{9b}31m\u{202e}";
        for cut in 0..text.len() {
            let mut out = Seen::over(Vec::new());
            let (one, other) = text.as_bytes().split_at(cut);
            out.write_all(one).unwrap();
            out.write_all(other).unwrap();
            assert_eq!(String::from_utf8(out.out).unwrap(), "王␛]52;c;eA==␇伟␛31m\u{fffd}", "{cut}");
        }
    }
}
