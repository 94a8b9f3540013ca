//! The standard streams: answers to one, complaints to the other. A reader that went away is no error of ours.

use std::io::{self, BufRead, BufWriter, StdoutLock, Write};
use std::process::ExitCode;

use super::fail::Fail;

/// Where answers go; flush it at the end.
pub(super) fn answers() -> BufWriter<StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
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
    drop(writeln!(io::stderr().lock(), "linli: {sentence}"));
}
