//! The standard streams: answers to one, complaints to the other. A reader that went away is no error of ours.

use std::io::{self, BufWriter, StdoutLock, Write};
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

/// Says one sentence about what went wrong.
pub(super) fn complain(sentence: &str) {
    // Nobody is left to be told that this could not be told.
    drop(writeln!(io::stderr().lock(), "linli: {sentence}"));
}
