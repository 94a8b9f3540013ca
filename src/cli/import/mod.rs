//! `linli import`: a roster into the population base. What was not taken is said row by row, and written to a file
//! beside the roster, to be mended and imported again.

mod console;
mod opening;
mod telling;

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::civil::Date;

use crate::desk::core::clock::{Clock, IdSource, RandomIds};
use crate::desk::core::office::Office;
use crate::desk::import::lines::{days_of, file_name, survey_register_beside};
use crate::desk::import::register::TakenFor;
use crate::desk::import::{Order, Tally, Told, survey_beside};
use crate::exchange::{self, Mapping};
use crate::model::people::doubt::Answers;
use crate::platform;
use crate::store;
use crate::text::{cli as words, import as said, usage};

use super::args::Import;
use super::columns::{self, Said};
use super::fail::Fail;
use super::out;
use super::place::Place;
use super::report::{RowReport, beside};
pub(super) use console::in_console;
use opening::{Before, failed, mapping, may_be, open, open_as_before, open_desk, open_whole_desk};
use telling::{code_of, counts, print_columns, print_end, print_left_out, print_taken};

pub(super) fn run(place: &Place, wanted: &Import) -> Result<ExitCode, Fail> {
    let piped =
        wanted.file.as_os_str() == "-" || wanted.file.metadata().is_ok_and(|about| !about.is_file() && !about.is_dir());
    if !piped {
        return of_file(place, wanted);
    }
    // A roster is read more than once: what comes through a pipe is kept until it is imported, for its owner alone.
    let spooled = Spool::of(&wanted.file).map_err(|error| Fail::File(wanted.file.clone(), error.into()))?;
    let rejects = wanted.rejects.clone().or_else(|| (!wanted.dry_run).then(|| PathBuf::from("stdin.rejected.csv")));
    let called = Some(file_name(&wanted.file));
    of_file(place, &Import { file: spooled.0.clone(), rejects, called, ..wanted.clone() })
}

/// What came through a pipe, until it is dropped.
struct Spool(PathBuf);

impl Spool {
    fn of(pipe: &Path) -> io::Result<Self> {
        let name = format!("linli-{}-{}.roster", std::process::id(), RandomIds.fresh().0);
        let spool = Self(std::env::temp_dir().join(name));
        let mut file = platform::private_file().write(true).create_new(true).open(&spool.0)?;
        if pipe.as_os_str() == "-" {
            io::copy(&mut io::stdin().lock(), &mut file)?;
        } else {
            io::copy(&mut std::fs::File::open(pipe)?, &mut file)?;
        }
        Ok(spool)
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.0));
    }
}

/// What the file is: as somebody says, else as its headings say, where they leave no doubt.
fn taken(place: &Place, folder: &Path, wanted: &Import, today: Date) -> Result<TakenFor, Fail> {
    let lang = place.lang;
    if let Some(word) = &wanted.register {
        let all: Vec<&str> = TakenFor::all().map(TakenFor::word).collect();
        return TakenFor::by_word(word).ok_or_else(|| Fail::Usage(said::no_such_register(lang, word, &all)));
    }
    match may_be(folder, &wanted.file, wanted.sheet.as_deref(), today).as_slice() {
        [taken] => Ok(*taken),
        several => {
            let all: Vec<_> = several.iter().map(|taken| (taken.word(), taken.label())).collect();
            Err(Fail::Usage(said::say_which(lang, &all)))
        }
    }
}

fn of_file(place: &Place, wanted: &Import) -> Result<ExitCode, Fail> {
    let folder = place.folder()?;
    let lang = place.lang;
    let today = place.clock(&folder)?.now().date();
    let taken = taken(place, &folder, wanted, today)?;
    let mapping = mapping(lang, wanted, taken)?.with_order(wanted.dates);
    let path = wanted.rejects.clone().or_else(|| (!wanted.dry_run).then(|| beside(&wanted.file)));
    if path.as_ref().is_some_and(|path| is_same(path, &wanted.file)) {
        return Err(Fail::Said(usage::SAME_PLACE.say(lang).to_owned()));
    }
    if wanted.sheet.is_some() {
        let (code, _) = one(place, wanted, (taken, &mapping), wanted.sheet.clone(), path)?;
        return Ok(code);
    }
    let sheets = exchange::sheets_of(&wanted.file, today, &mapping).unwrap_or_default();
    let hidden: Vec<&str> = sheets.iter().filter(|sheet| !sheet.shown).map(|sheet| sheet.name.as_str()).collect();
    if !hidden.is_empty() {
        let mut out = out::answers();
        writeln!(out, "{}", said::hidden_sheets(lang, &hidden))?;
        out.flush()?;
    }
    let rosters: Vec<String> =
        sheets.iter().filter(|sheet| sheet.shown && sheet.is_roster).map(|sheet| sheet.name.clone()).collect();
    if rosters.len() < 2 {
        return one(place, wanted, (taken, &mapping), None, path).map(|(code, _)| code);
    }
    // Several sheets are several rosters: each is planned, imported and taken back by itself.
    let (mut all, mut failed) = (Tally::default(), false);
    for sheet in rosters {
        let mut out = out::answers();
        writeln!(out, "{}", said::sheet(lang, &sheet))?;
        out.flush()?;
        drop(out);
        let rejects = path.as_ref().map(|path| of_sheet(path, &sheet));
        let (_, tally) = one(place, wanted, (taken, &mapping), Some(sheet), rejects)?;
        all = Tally {
            added: all.added + tally.added,
            updated: all.updated + tally.updated,
            unchanged: all.unchanged + tally.unchanged,
            doubtful: all.doubtful + tally.doubtful,
            left_out: all.left_out + tally.left_out,
            refused: all.refused + tally.refused,
        };
        failed |= code_of(&tally) == ExitCode::FAILURE;
    }
    let mut out = out::answers();
    let Tally { added, updated, unchanged, doubtful, refused, .. } = all;
    writeln!(
        out,
        "{}{}",
        said::ALL_SHEETS.say(lang),
        counts(lang, taken, [added, updated, unchanged, doubtful, refused])
    )?;
    out.flush()?;
    Ok(if failed { ExitCode::FAILURE } else { code_of(&all) })
}

/// Where the rows of one sheet go that were not taken.
fn of_sheet(path: &Path, sheet: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let plain: String = sheet.chars().filter(|sign| sign.is_alphanumeric()).collect();
    path.with_file_name(format!("{stem}.{plain}.csv"))
}

/// Imports one sheet.
fn one(
    place: &Place,
    wanted: &Import,
    (taken, mapping): (TakenFor, &Mapping),
    sheet: Option<String>,
    path: Option<PathBuf>,
) -> Result<(ExitCode, Tally), Fail> {
    let (folder, lang) = (place.folder()?, place.lang);
    let clock = place.clock(&folder)?;
    let today = clock.now().date();
    let mut out = out::answers();
    let Before { mut roster, file, mapping, remembered } =
        open_as_before(&folder, (&wanted.file, sheet.clone()), today, (taken, mapping))?;
    let headings = roster.headings_print();
    if remembered {
        writeln!(out, "{}", said::REMEMBERED.say(lang))?;
    }
    if let Some(missing) = roster.plan().missing.first() {
        return Err(Fail::Said(said::no_such_column(lang, missing)));
    }
    let stop = Arc::new(AtomicBool::new(false));
    // Where the system takes no handler, the signal ends the program, and what was written by then is whole.
    drop(signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::clone(&stop)));
    let name = wanted.called.clone().unwrap_or_else(|| file_name(&wanted.file));
    let order = Order { file, name, answers: &Answers::default(), stop: &stop };
    print_taken(&mut out, lang, taken)?;
    let days = match taken.register() {
        Some(register) => days_of(register, open(&wanted.file, sheet, today, &mapping)?.0),
        None => BTreeSet::new(),
    };
    if !wanted.dry_run {
        print_left_out(&mut out, lang, roster.plan())?;
    }
    if taken.register().is_none() && !roster.plan().has_place() {
        writeln!(out, "{}", said::NO_PLACE.say(lang))?;
    }

    if wanted.dry_run {
        let office = match store::about(&folder)? {
            Some(_) => {
                let safe = place.safe(&folder)?;
                Office::read(store::read_with(&folder, &safe)?.port.as_ref(), &safe)?
            }
            None => Office::default(),
        };
        let mut report = RowReport::new(lang, out, &roster, path, clock.now().date());
        let mut hear = |told: Told<'_>| report.hear(&told, &office);
        let survey = match taken.register() {
            Some(register) => {
                let at = (register, clock.now());
                survey_register_beside(&office, place.rights, at, &mut roster, &order, &mut hear)
            }
            None => survey_beside(&office, place.rights, &mut roster, &order, &mut hear),
        };
        let (mut out, rejects) = report.end()?;
        let survey = survey.map_err(|error| failed(lang, &wanted.file, error))?;
        print_columns(&mut out, lang, &roster)?;
        print_end(&mut out, lang, taken, (&survey.tally, &survey.gains), rejects.as_deref())?;
        writeln!(out, "{}", words::NOTHING_WRITTEN.say(lang))?;
        out.flush()?;
        return Ok((code_of(&survey.tally), survey.tally));
    }

    let mut desk =
        if taken.register().is_some() { open_whole_desk(place, &folder) } else { open_desk(place, &folder) }?;
    let goes_on = desk.office().unfinished_imports().any(|unfinished| unfinished.file == file);
    if goes_on {
        writeln!(out, "{}", usage::RESUMED.say(lang))?;
    } else if wanted.resume {
        return Err(Fail::Said(said::NOTHING_TO_RESUME.say(lang).to_owned()));
    }
    let mut report = RowReport::new(lang, out, &roster, path, clock.now().date());
    let shared = desk.shared();
    let mut hear = |told: Told<'_>| report.hear(&told, &crate::desk::look(&shared));
    let done = match taken.register() {
        Some(register) => desk.import_register(register, (&mut roster, days), &order, &mut hear),
        None => desk.import(&mut roster, &order, &mut hear),
    };
    let (mut out, rejects) = report.end()?;
    let done = done.map_err(|error| failed(lang, &wanted.file, error))?;
    print_end(&mut out, lang, taken, (&done.tally, &done.gains), rejects.as_deref())?;
    if done.stopped {
        writeln!(out, "{}", said::STOPPED.say(lang))?;
    }
    // Columns that cannot be remembered are asked about again; nothing else depends on them.
    drop(columns::keep(&folder, &headings, Said::of(taken, &mapping)));
    out.flush()?;
    // What was imported is in no backup yet; the desk is closed first, so that all of it lies there.
    drop(shared);
    drop(desk);
    super::backup::again(place, &folder);
    Ok((if done.stopped { ExitCode::FAILURE } else { code_of(&done.tally) }, done.tally))
}

fn is_same(one: &PathBuf, other: &PathBuf) -> bool {
    let real = |path: &PathBuf| path.canonicalize().ok();
    real(one).is_some_and(|one| Some(one) == real(other))
}
