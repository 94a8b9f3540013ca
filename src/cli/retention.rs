//! `linli retention`: how long each class of records is kept, and by which rule: the office's own, else as shipped. With
//! `--dry-run` what is due by class and year; with `--run` that goes, as one command that `Ctrl-C` stops between two
//! pieces.

use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::desk::core::names::Named;
use crate::desk::core::office::Office;
use crate::desk::core::retention::{RETENTION, Retention};
use crate::desk::privacy::due::due;
use crate::store::OpenError;
use crate::text::registers::rules;
use crate::text::{labels, privacy as said, retention as words, sentences};

use super::args::Retention as Wanted;
use super::export;
use super::fail::Fail;
use super::place::Place;
use super::{out, table};

pub(super) fn run(place: &Place, wanted: &Wanted) -> Result<ExitCode, Fail> {
    if wanted.run {
        return take_away(place);
    }
    if wanted.dry_run {
        return dry_run(place);
    }
    let lang = place.lang;
    let (office, today) = match place.read_lightly() {
        Ok((opened, folder, today)) => (Office::with_rules(opened.port.as_ref(), &place.safe(&folder)?)?, today),
        // Without an office yet, what is shipped holds.
        Err(Fail::NoHome | Fail::Open(OpenError::Missing(_))) => (Office::default(), place.day()),
        Err(fail) => return Err(fail),
    };
    let row = |row: &&Retention| {
        let kinds: Vec<&str> = row.kinds.iter().map(|kind| labels::kind(lang, *kind)).collect();
        let by = row.years.map(|years| office.rule(years, today));
        let source = by.as_ref().map_or(words::NOBODYS.say(lang), |by| rules::source(lang, by));
        let years = words::years(lang, by.as_ref());
        vec![row.class.say(lang).to_owned(), years, source.to_owned(), kinds.join(lang.of("、", ", "))]
    };
    let rows: Vec<Vec<String>> = RETENTION.iter().map(row).collect();
    out::say(&table::aligned(&rows).join("\n"))
}

/// What would go, by class and year; nothing is changed.
fn dry_run(place: &Place) -> Result<ExitCode, Fail> {
    let lang = place.lang;
    let (opened, folder, today) = place.read()?;
    let safe = place.safe(&folder)?;
    let office = Office::with_rules(opened.port.as_ref(), &safe)?;
    let due = due(&office, opened.port.as_ref(), &safe, today)?;
    let heads = [said::YEAR, said::CLASS, said::GOES, said::STAYS].map(|head| head.say(lang).to_owned());
    let row = |row: &crate::desk::privacy::due::DueRow| {
        let class = RETENTION.get(row.class).map_or("", |class| class.class.say(lang));
        vec![row.year.to_string(), class.to_owned(), row.records.to_string(), row.stays.to_string()]
    };
    let mut lines = Vec::new();
    if !due.rows.is_empty() {
        let rows: Vec<Vec<String>> = std::iter::once(heads.into()).chain(due.rows.iter().map(row)).collect();
        lines = table::aligned(&rows);
    }
    lines.push(said::due(lang, due.records(), due.people, due.unread));
    out::say(&lines.join("\n"))
}

fn take_away(place: &Place) -> Result<ExitCode, Fail> {
    let (lang, folder) = (place.lang, place.folder()?);
    let stop = Arc::new(AtomicBool::new(false));
    // Where the system takes no handler, the signal ends the program, and what was written by then is whole.
    drop(signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::clone(&stop)));
    let mut desk = export::desk_of(place, &folder)?;
    let done = desk.take_away(&|| stop.load(Ordering::Relaxed)).map_err(|refusal| Fail::Refused(Box::new(refusal)))?;
    let sentence = {
        let office = desk.office();
        sentences::sentence(lang, &done.note, &Named { office: &office, today: desk.today() })
    };
    drop(desk);
    // Closed and opened once more, what went is gone from the disk too.
    let safe = place.safe(&folder)?;
    drop(crate::store::open(&folder, crate::store::Options { safe, ..crate::store::Options::default() })?);
    let mut said_out = out::answers();
    writeln!(said_out, "{sentence}")?;
    said_out.flush()?;
    Ok(ExitCode::SUCCESS)
}
