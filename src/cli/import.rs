//! `linli import`: a roster into the population base. What was not taken is said row by row, and written to a file
//! beside the roster, to be mended and imported again.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::desk::core::clock::{Clock, RandomIds};
use crate::desk::core::office::Office;
use crate::desk::import::{Came, Gains, ImportError, Order, Planned, Tally, Told, Wanted, survey_beside};
use crate::desk::{Desk, Settings};
use crate::exchange::{self, Mapping, NoSuchField, Plan, Roster};
use crate::model::people::doubt::Answers;
use crate::store::{self, Opened, Options};
use crate::text::{Lang, cli as words, import as said, reports, usage};

use super::args::Import;
use super::clerks::clerks;
use super::fail::Fail;
use super::out;
use super::place::Place;
use super::report::{RowReport, beside};

pub(super) fn run(place: &Place, wanted: &Import) -> Result<ExitCode, Fail> {
    let folder = place.folder()?;
    let lang = place.lang;
    let clock = place.clock(&folder)?;
    let path = wanted.rejects.clone().or_else(|| (!wanted.dry_run).then(|| beside(&wanted.file)));
    if path.as_ref().is_some_and(|path| is_same(path, &wanted.file)) {
        return Err(Fail::Said(usage::SAME_PLACE.say(lang).to_owned()));
    }
    let mapping = mapping(lang, &wanted.map)?.with_order(wanted.dates);
    let (mut roster, file) = open(&wanted.file, wanted.sheet.clone(), clock.now().date(), &mapping)?;
    if let Some(missing) = roster.plan().missing.first() {
        return Err(Fail::Said(said::no_such_column(lang, missing)));
    }
    let stop = Arc::new(AtomicBool::new(false));
    // Where the system takes no handler, the signal ends the program, and what was written by then is whole.
    drop(signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::clone(&stop)));
    let order = Order { file, answers: &Answers::default(), stop: &stop };
    let mut out = out::answers();
    print_columns(&mut out, lang, roster.plan(), wanted.dry_run)?;

    if wanted.dry_run {
        let office = match store::about(&folder)? {
            Some(_) => Office::read(store::read(&folder)?.port.as_ref(), &Place::safe(&folder))?,
            None => Office::default(),
        };
        let mut report = RowReport::new(lang, out, &roster, path, clock.now().date());
        let survey = survey_beside(&office, place.rights, &mut roster, &order, &mut |told| report.hear(&told, &office));
        let (mut out, rejects) = report.end()?;
        let survey = survey.map_err(|error| failed(lang, &wanted.file, error))?;
        print_end(&mut out, lang, (&survey.tally, &survey.gains), rejects.as_deref())?;
        writeln!(out, "{}", words::NOTHING_WRITTEN.say(lang))?;
        out.flush()?;
        return Ok(code_of(&survey.tally));
    }

    let mut desk = open_desk(place, &folder)?;
    let goes_on = desk.office().unfinished_imports().any(|unfinished| unfinished.file == file);
    if goes_on {
        writeln!(out, "{}", usage::RESUMED.say(lang))?;
    } else if wanted.resume {
        return Err(Fail::Said(said::NOTHING_TO_RESUME.say(lang).to_owned()));
    }
    let mut report = RowReport::new(lang, out, &roster, path, clock.now().date());
    let shared = desk.shared();
    let done = desk.import(&mut roster, &order, &mut |told| report.hear(&told, &crate::desk::look(&shared)));
    let (mut out, rejects) = report.end()?;
    let done = done.map_err(|error| failed(lang, &wanted.file, error))?;
    print_end(&mut out, lang, (&done.tally, &done.gains), rejects.as_deref())?;
    if done.stopped {
        writeln!(out, "{}", said::STOPPED.say(lang))?;
    }
    out.flush()?;
    // What was imported is in no backup yet; the desk is closed first, so that all of it lies there.
    drop(shared);
    drop(desk);
    super::backup::again(place, &folder);
    Ok(if done.stopped { ExitCode::FAILURE } else { code_of(&done.tally) })
}

/// A roster named in the console, planned or imported; rows that are not taken go to a file beside it.
pub(super) fn in_console(
    lang: Lang,
    desk: &mut Desk,
    wanted: &Wanted,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(u64, f32),
) -> Result<Came, Fail> {
    let mapping = Mapping::default();
    let mapping = if wanted.rest_into_note { mapping.with_rest_in_note() } else { mapping };
    let (mut roster, file) = open(&wanted.file, None, desk.today(), &mapping)?;
    let order = Order { file, answers: &wanted.answers, stop };
    let failed = |error| failed(lang, &wanted.file, error);
    let mut progress = |told: &Told<'_>| {
        if let Told::Read(rows, share) = told {
            tell(*rows, *share);
        }
    };
    if !wanted.write {
        let survey = desk.survey(&mut roster, &order, &mut |told| progress(&told)).map_err(failed)?;
        let office = desk.office();
        let cut_off: Vec<u64> = office.unfinished_imports().map(|unfinished| unfinished.file).collect();
        let goes_on = (!cut_off.is_empty()).then(|| cut_off.contains(&file));
        let sheet = roster.table().sheet();
        return Ok(Came::Planned(Box::new(Planned::of(survey, roster.plan(), sheet, goes_on))));
    }
    let mut report = RowReport::new(lang, io::sink(), &roster, Some(beside(&wanted.file)), desk.today());
    let shared = desk.shared();
    let done = desk.import(&mut roster, &order, &mut |told| match told {
        Told::Read(..) => progress(&told),
        row => report.hear(&row, &crate::desk::look(&shared)),
    });
    let (_, rejects) = report.end()?;
    Ok(Came::Done(done.map_err(failed)?, rejects))
}

/// Opens a roster with its fingerprint.
pub(super) fn open(
    path: &Path,
    sheet: Option<String>,
    today: jiff::civil::Date,
    mapping: &Mapping,
) -> Result<(Roster, u64), Fail> {
    let bad_file = |error| Fail::File(path.to_owned(), error);
    let roster = Roster::open(path, sheet, today, mapping).map_err(bad_file)?;
    let file = exchange::fingerprint(path, roster.table().sheet()).map_err(|error| bad_file(error.into()))?;
    Ok((roster, file))
}

/// Why an import failed, as a sentence.
pub(super) fn failed(lang: Lang, file: &Path, error: ImportError) -> Fail {
    match error {
        ImportError::File(error) => Fail::File(file.to_owned(), error),
        ImportError::Stopped => Fail::Said(said::STOPPED_PLAN.say(lang).to_owned()),
        ImportError::Refused(refusal) => Fail::Refused(Box::new(refusal)),
    }
}

/// `COLUMN=FIELD`, any number of them.
fn mapping(lang: Lang, told: &[String]) -> Result<Mapping, Fail> {
    let mut mapping = Mapping::default();
    for line in told {
        let field = line.rsplit_once(['=', '＝']);
        let known =
            field.ok_or_else(|| NoSuchField(line.clone())).and_then(|(column, field)| mapping.tell(column, field));
        known.map_err(|NoSuchField(field)| Fail::Usage(said::no_such_field(lang, &field)))?;
    }
    Ok(mapping)
}

fn open_desk(place: &Place, folder: &Path) -> Result<Desk, Fail> {
    let config = place.settings(folder)?;
    let training = store::about(folder)?.is_some_and(|about| about.training);
    let clerk = clerks(&config, training).into_iter().next().unwrap_or_default();
    let options = Options { who: clerk.clone(), ..Options::default() }.for_much_that_is_new();
    let Opened { port: store, about, .. } = store::open(folder, options)?;
    let desk = Place::desk(folder, about);
    let settings = Settings { clerk, training, safe: Place::safe(folder), desk, rights: place.rights };
    let clock = Box::new(place.clock(folder)?);
    Ok(Desk::open_to_import(store, clock, Box::new(RandomIds), settings)?)
}

fn is_same(one: &PathBuf, other: &PathBuf) -> bool {
    let real = |path: &PathBuf| path.canonicalize().ok();
    real(one).is_some_and(|one| Some(one) == real(other))
}

/// The columns: all of them where nothing else comes of it, else only those that are left out.
fn print_columns(out: &mut impl Write, lang: Lang, plan: &Plan, all: bool) -> Result<(), Fail> {
    if !all {
        for column in plan.left_out() {
            writeln!(out, "{}", reports::column_unknown(lang, &column.heading))?;
        }
        return Ok(());
    }
    for column in &plan.columns {
        let key = column.means.key();
        writeln!(out, "{:<3} {} = {}", column.letters(), column.heading, said::column(lang, &key))?;
    }
    let unknown: Vec<&str> = plan.left_out().map(|column| column.heading.as_str()).collect();
    writeln!(out, "{}", said::columns(lang, plan.understood(), &unknown))?;
    Ok(())
}

/// What it came to.
fn print_end(
    out: &mut impl Write,
    lang: Lang,
    (tally, gains): (&Tally, &Gains),
    rejects: Option<&Path>,
) -> Result<(), Fail> {
    let Tally { added, updated, unchanged, doubtful, refused, .. } = *tally;
    writeln!(out, "{}", said::counts(lang, [added, updated, unchanged, doubtful, refused]))?;
    if !gains.is_empty() {
        let gains = gains.iter().map(|((kind, key), count)| (*kind, *key, *count));
        writeln!(out, "{}", said::gains(lang, gains))?;
    }
    if doubtful > 0 {
        writeln!(out, "{}", said::in_doubt(lang, doubtful))?;
    }
    if let Some(path) = rejects {
        writeln!(out, "{}", reports::rejects_written(lang, &path.display()))?;
    }
    Ok(())
}

fn code_of(tally: &Tally) -> ExitCode {
    let taken = tally.added + tally.updated + tally.unchanged;
    let nothing_taken = taken == 0 && tally.refused + tally.doubtful > 0;
    if nothing_taken { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
