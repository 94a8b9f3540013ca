//! `linli import`: a roster into the population base. What was not taken is said row by row, and written to a file
//! beside the roster, to be mended and imported again.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::desk::core::clock::{Clock, IdSource, RandomIds};
use crate::desk::core::office::Office;
use crate::desk::import::{Came, Gains, ImportError, Order, Planned, Tally, Told, Wanted, survey_beside};
use crate::desk::{Desk, Settings};
use crate::exchange::{self, Column, Mapping, Meaning, NoSuchField, Plan, Roster};
use crate::model::people::doubt::Answers;
use crate::platform;
use crate::store::{self, Opened, Options};
use crate::text::{Lang, cli as words, import as said, reports, usage};

use super::args::Import;
use super::clerks::clerks;
use super::columns::{self, Said};
use super::fail::Fail;
use super::out;
use super::place::Place;
use super::report::{RowReport, beside};

pub(super) fn run(place: &Place, wanted: &Import) -> Result<ExitCode, Fail> {
    let piped =
        wanted.file.as_os_str() == "-" || wanted.file.metadata().is_ok_and(|about| !about.is_file() && !about.is_dir());
    if !piped {
        return of_file(place, wanted);
    }
    // A roster is read more than once: what comes through a pipe is kept until it is imported, for its owner alone.
    let spooled = Spool::of(&wanted.file).map_err(|error| Fail::File(wanted.file.clone(), error.into()))?;
    let rejects = wanted.rejects.clone().or_else(|| (!wanted.dry_run).then(|| PathBuf::from("stdin.rejected.csv")));
    of_file(place, &Import { file: spooled.0.clone(), rejects, ..wanted.clone() })
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

fn of_file(place: &Place, wanted: &Import) -> Result<ExitCode, Fail> {
    let folder = place.folder()?;
    let lang = place.lang;
    let mapping = mapping(lang, wanted)?.with_order(wanted.dates);
    let today = place.clock(&folder)?.now().date();
    let path = wanted.rejects.clone().or_else(|| (!wanted.dry_run).then(|| beside(&wanted.file)));
    if path.as_ref().is_some_and(|path| is_same(path, &wanted.file)) {
        return Err(Fail::Said(usage::SAME_PLACE.say(lang).to_owned()));
    }
    if wanted.sheet.is_some() {
        let (code, _) = one(place, wanted, &mapping, wanted.sheet.clone(), path)?;
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
        return one(place, wanted, &mapping, None, path).map(|(code, _)| code);
    }
    // Several sheets are several rosters: each is planned, imported and taken back by itself.
    let (mut all, mut failed) = (Tally::default(), false);
    for sheet in rosters {
        let mut out = out::answers();
        writeln!(out, "{}", said::sheet(lang, &sheet))?;
        out.flush()?;
        drop(out);
        let rejects = path.as_ref().map(|path| of_sheet(path, &sheet));
        let (_, tally) = one(place, wanted, &mapping, Some(sheet), rejects)?;
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
        said::counts(lang, [added, updated, unchanged, doubtful, refused])
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
    mapping: &Mapping,
    sheet: Option<String>,
    path: Option<PathBuf>,
) -> Result<(ExitCode, Tally), Fail> {
    let (folder, lang) = (place.folder()?, place.lang);
    let clock = place.clock(&folder)?;
    let today = clock.now().date();
    let mut out = out::answers();
    let Before { mut roster, file, mapping, remembered } =
        open_as_before(&folder, (&wanted.file, sheet), today, mapping)?;
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
    let order = Order { file, answers: &Answers::default(), stop: &stop };
    if !wanted.dry_run {
        print_left_out(&mut out, lang, roster.plan())?;
    }
    if !roster.plan().has_place() {
        writeln!(out, "{}", said::NO_PLACE.say(lang))?;
    }

    if wanted.dry_run {
        let office = match store::about(&folder)? {
            Some(_) => Office::read(store::read(&folder)?.port.as_ref(), &Place::safe(&folder))?,
            None => Office::default(),
        };
        let mut report = RowReport::new(lang, out, &roster, path, clock.now().date());
        let survey = survey_beside(&office, place.rights, &mut roster, &order, &mut |told| report.hear(&told, &office));
        let (mut out, rejects) = report.end()?;
        let survey = survey.map_err(|error| failed(lang, &wanted.file, error))?;
        print_columns(&mut out, lang, &roster)?;
        print_end(&mut out, lang, (&survey.tally, &survey.gains), rejects.as_deref())?;
        writeln!(out, "{}", words::NOTHING_WRITTEN.say(lang))?;
        out.flush()?;
        return Ok((code_of(&survey.tally), survey.tally));
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
    // Columns that cannot be remembered are asked about again; nothing else depends on them.
    drop(columns::keep(&folder, &headings, Said::of(&mapping)));
    out.flush()?;
    // What was imported is in no backup yet; the desk is closed first, so that all of it lies there.
    drop(shared);
    drop(desk);
    super::backup::again(place, &folder);
    Ok((if done.stopped { ExitCode::FAILURE } else { code_of(&done.tally) }, done.tally))
}

/// A roster named in the console, planned or imported; rows that are not taken go to a file beside it.
pub(super) fn in_console(
    folder: &Path,
    lang: Lang,
    desk: &mut Desk,
    wanted: &Wanted,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(u64, f32),
) -> Result<Came, Fail> {
    let told = Said { map: wanted.map.clone(), constants: wanted.constants.clone() };
    let of = |said: &Said| {
        let mapping = said.mapping();
        if wanted.rest_into_note { mapping.with_rest_in_note() } else { mapping }
    };
    let today = desk.today();
    let at = (wanted.file.as_path(), wanted.sheet.clone());
    // What was said before counts as long as nothing else is said of the same column now.
    let before = before(folder, &at, today);
    let remembered = before.is_some();
    let mut said = before.unwrap_or_default();
    said.map.retain(|(name, _)| !told.map.iter().any(|(told, _)| told == name));
    said.constants.retain(|(key, _)| !told.constants.iter().any(|(told, _)| told == key));
    said.map.extend(told.map);
    said.constants.extend(told.constants);
    let (mut roster, file) = open(&wanted.file, wanted.sheet.clone(), today, &of(&said))?;
    let headings = roster.headings_print();
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
        let mut planned = Planned::of(survey, &roster, goes_on);
        planned.remembered = remembered;
        planned.others = exchange::sheets_of(&wanted.file, today, &of(&said)).unwrap_or_default();
        planned.others.retain(|sheet| sheet.name != planned.sheet);
        return Ok(Came::Planned(Box::new(planned)));
    }
    let rejects = match &wanted.sheet {
        Some(sheet) => of_sheet(&beside(&wanted.file), sheet),
        None => beside(&wanted.file),
    };
    let mut report = RowReport::new(lang, io::sink(), &roster, Some(rejects), today);
    let shared = desk.shared();
    let done = desk.import(&mut roster, &order, &mut |told| match told {
        Told::Read(..) => progress(&told),
        row => report.hear(&row, &crate::desk::look(&shared)),
    });
    let (_, rejects) = report.end()?;
    let done = done.map_err(failed)?;
    drop(columns::keep(folder, &headings, said));
    Ok(Came::Done(done, rejects))
}

/// A roster, opened as somebody said before of the same headings.
struct Before {
    roster: Roster,
    file: u64,
    mapping: Mapping,
    remembered: bool,
}

/// What was said of the headings of a file before; the rows that may be its headings are looked at in their order.
fn before(folder: &Path, (path, sheet): &(&Path, Option<String>), today: jiff::civil::Date) -> Option<Said> {
    let known = Roster::open(path, sheet.clone(), today, &Mapping::default()).map(|roster| roster.headings_print());
    let prints = match known {
        Ok(print) => vec![print],
        // No row is understood: what was said may be what made one understood.
        Err(_) => exchange::prints_of(path, sheet.clone()).unwrap_or_default(),
    };
    prints.iter().find_map(|print| columns::recall(folder, print))
}

fn open_as_before(
    folder: &Path,
    (path, sheet): (&Path, Option<String>),
    today: jiff::civil::Date,
    mapping: &Mapping,
) -> Result<Before, Fail> {
    let at = (path, sheet);
    let said = if Said::of(mapping).is_empty() { before(folder, &at, today) } else { None };
    let remembered = said.is_some();
    let mapping = said.map_or_else(|| mapping.clone(), |said| said.mapping().with_order(mapping.order()));
    let (roster, file) = open(path, at.1, today, &mapping)?;
    Ok(Before { roster, file, mapping, remembered })
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

/// `COLUMN=FIELD` and `FIELD=VALUE`, any number of them.
fn mapping(lang: Lang, wanted: &Import) -> Result<Mapping, Fail> {
    let mut mapping = Mapping::default();
    let known = |line: &str, known: Result<(), NoSuchField>| {
        known.map_err(|NoSuchField(field)| {
            let keys: Vec<String> = Meaning::all().iter().map(Meaning::key).collect();
            let fields = said::fields(lang, keys.iter().map(String::as_str));
            Fail::Usage(format!(
                "{}\n{fields}",
                said::no_such_field(lang, if field.is_empty() { line } else { &field })
            ))
        })
    };
    for line in &wanted.map {
        let field = line.rsplit_once(['=', '＝']).ok_or_else(|| NoSuchField(line.clone()));
        known(line, field.and_then(|(column, field)| mapping.tell(column, field)))?;
    }
    for line in &wanted.set {
        let field = line.split_once(['=', '＝']).ok_or_else(|| NoSuchField(line.clone()));
        known(line, field.and_then(|(field, value)| mapping.set(field, value)))?;
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

/// The columns that are left out.
fn print_left_out(out: &mut impl Write, lang: Lang, plan: &Plan) -> Result<(), Fail> {
    for column in plan.left_out() {
        writeln!(out, "{}", reports::column_unknown(lang, &column.name()))?;
    }
    Ok(())
}

/// All columns: what each is taken for, how many of its cells are not understood, its first values.
fn print_columns(out: &mut impl Write, lang: Lang, roster: &Roster) -> Result<(), Fail> {
    let plan = roster.plan();
    for (column, missed) in plan.columns.iter().zip(roster.missed()) {
        let key = column.means.key();
        let line = said::column_line(lang, &column.letters(), &column.name(), &key, missed, &column.samples);
        writeln!(out, "{line}")?;
    }
    let unknown: Vec<String> = plan.left_out().map(Column::name).collect();
    let unknown: Vec<&str> = unknown.iter().map(String::as_str).collect();
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
