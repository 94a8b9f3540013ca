//! `linli export`: records as a file, masked beside a running console; in full only by the desk itself, which writes
//! down why before the first row leaves.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::desk::core::clock::{Clock, RandomIds};
use crate::desk::core::ledger::Books;
use crate::desk::core::question::Undone;
use crate::desk::export::{ExportError, ExportOrder, OpenSink, Wanted, Written, export_masked};
use crate::desk::{Desk, Settings};
use crate::exchange::export::{Format, sink, stream};
use crate::store::{self, OpenError, Options, Outgoing};
use crate::text::{Lang, exports as words};

use super::args::Export;
use super::clerks::{signs, sits_down};
use super::fail::{self, Fail};
use super::out;
use super::place::Place;

pub(super) fn run(place: &Place, asked: &Export) -> Result<ExitCode, Fail> {
    let folder = place.folder()?;
    let lang = place.lang;
    let by_name = asked.out.as_deref().and_then(Path::extension).and_then(|ending| ending.to_str());
    // A file that ends in .xls and holds something else opens nowhere.
    if let (None, Some(ending)) = (asked.format, by_name)
        && Format::of_ending(ending).is_none()
    {
        return Err(Fail::Usage(words::ending_unknown(lang, ending)));
    }
    let format = asked.format.or(by_name.and_then(Format::of_ending)).unwrap_or(Format::Jsonl);
    if format == Format::Xlsx && asked.out.is_none() {
        return Err(Fail::Usage(words::FILE_NEEDED.say(lang).to_owned()));
    }
    let reason = asked.reason.as_deref().map(str::trim).unwrap_or_default();
    if asked.full && reason.is_empty() {
        return Err(Fail::Usage(words::REASON_NEEDED.say(lang).to_owned()));
    }
    let wanted = Wanted {
        what: asked.what,
        full: asked.full,
        since: asked.since,
        only: None,
        format,
        lang,
        today: place.clock(&folder)?.now().date(),
    };
    let Some(path) = &asked.out else {
        let open: OpenSink<'_> = Box::new(move |sheet| stream(format, out::register(), sheet));
        let written =
            hand_out(place, &folder, &wanted, reason, open).map_err(|error| failed(lang, Path::new("-"), error))?;
        return warned(lang, written);
    };
    let written = to_file(path, format, |open| hand_out(place, &folder, &wanted, reason, open));
    let written = written.map_err(|error| failed(lang, path, error))?;
    let mut said = out::answers();
    writeln!(said, "{}", words::written(lang, written.rows, wanted.full, &path.display()))?;
    said.flush()?;
    warned(lang, written)
}

/// Writes a file that has its name only once it is whole.
fn to_file(
    path: &Path,
    format: Format,
    write: impl FnOnce(OpenSink<'_>) -> Result<Written, Trouble>,
) -> Result<Written, Trouble> {
    let mut file = Outgoing::create(path).map_err(ExportError::File)?;
    let written = {
        let buffered = BufWriter::with_capacity(1 << 18, &mut file);
        write(Box::new(move |sheet| sink(format, buffered, sheet)))?
    };
    file.finish().map_err(ExportError::File)?;
    Ok(written)
}

/// An export asked for from within the console.
pub(super) fn deliver(lang: Lang, desk: &mut Desk, order: &ExportOrder) -> Result<Written, Undone> {
    let ExportOrder { wanted, reason, path } = order;
    let written = to_file(path, wanted.format, |open| Ok(desk.export(wanted, reason, open)?));
    written.map_err(|error| failed(lang, path, error).undone(lang))
}

/// Why there is no file.
enum Trouble {
    Export(ExportError),
    Open(OpenError),
    Fail(Fail),
}

impl From<ExportError> for Trouble {
    fn from(error: ExportError) -> Self {
        Self::Export(error)
    }
}

fn hand_out(
    place: &Place,
    folder: &Path,
    wanted: &Wanted,
    reason: &str,
    open: OpenSink<'_>,
) -> Result<Written, Trouble> {
    if !wanted.full {
        let safe = place.safe(folder).map_err(Trouble::Fail)?;
        let opened = store::read_with(folder, &safe).map_err(Trouble::Open)?;
        return Ok(export_masked(Books::of(opened.port.as_ref(), &safe), place.rights, wanted, open)?);
    }
    let mut desk = desk(place, folder)?;
    Ok(desk.export(wanted, reason, open)?)
}

/// The same for whoever does something else with it.
pub(super) fn desk_of(place: &Place, folder: &Path) -> Result<Desk, Fail> {
    desk(place, folder).map_err(|trouble| failed(place.lang, folder, trouble))
}

/// The desk itself, for what has to be written down.
fn desk(place: &Place, folder: &Path) -> Result<Desk, Trouble> {
    let config = place.settings(folder).map_err(Trouble::Fail)?;
    let known = store::about(folder).map_err(Trouble::Open)?;
    let training = known.ok_or_else(|| Trouble::Open(OpenError::Missing(folder.to_owned())))?.training;
    let clerk = signs(place, &config, training).map_err(Trouble::Fail)?;
    let safe = place.safe(folder).map_err(Trouble::Fail)?;
    let options = Options { who: clerk.clone(), safe: safe.clone(), ..Options::default() };
    let opened = store::open(folder, options).map_err(Trouble::Open)?;
    let clock = Box::new(place.clock(folder).map_err(Trouble::Fail)?);
    let desk = Place::desk(folder, opened.about);
    let settings = Settings { clerk: clerk.clone(), training, safe, desk, rights: place.rights };
    let desk = Desk::open(opened.port, clock, Box::new(RandomIds), settings, &mut |_| {});
    let mut desk = desk.map_err(|refusal| Trouble::Fail(refusal.into()))?;
    sits_down(place.lang, &clerk, &mut desk).map_err(Trouble::Fail)?;
    Ok(desk)
}

fn failed(lang: Lang, path: &Path, trouble: Trouble) -> Fail {
    match trouble {
        Trouble::Fail(fail) => fail,
        Trouble::Open(error @ OpenError::Held { .. }) => {
            Fail::Said(words::full_needs_the_desk(lang, &fail::open(lang, &error)))
        }
        Trouble::Open(error) => Fail::Open(error),
        Trouble::Export(ExportError::Store(error)) => Fail::Store(error),
        Trouble::Export(ExportError::Refused(refusal)) => Fail::Refused(Box::new(refusal)),
        Trouble::Export(ExportError::File(error)) if error.kind() == io::ErrorKind::AlreadyExists => {
            Fail::Said(words::exists(lang, &path.display()))
        }
        Trouble::Export(ExportError::File(error)) if path == Path::new("-") => Fail::Out(error),
        Trouble::Export(ExportError::File(error)) => Fail::Said(words::not_written(lang, &path.display(), &error)),
    }
}

/// What is not in the file is said, and makes the answer a failure.
fn warned(lang: Lang, written: Written) -> Result<ExitCode, Fail> {
    if written.unread == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    Err(Fail::Said(words::left_out(lang, written.unread)))
}
