//! `linli import`: a roster into the population base. Refused and doubtful rows are said one by one, and written to a
//! file beside the roster, to be mended and imported again.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::ops::ControlFlow;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use crate::desk::clock::{Clock, RandomIds};
use crate::desk::import::{ImportError, Told};
use crate::desk::{Desk, Settings};
use crate::exchange::{self, Rejects, Roster, RowProblem, Warning};
use crate::store::port::{Commit, MAX_OPS, Op, Store};
use crate::store::{Engine, Memory, Options, Reader};
use crate::text::{Lang, cli as words, reports, usage};

use super::args::Import;
use super::fail::{self, Fail};
use super::place::Place;
use super::{console, out};

pub(super) fn run(place: &Place, wanted: &Import) -> Result<ExitCode, Fail> {
    let folder = place.folder()?;
    let lang = place.lang;
    let bad_file = |error| Fail::File(wanted.file.clone(), error);
    let options = exchange::OpenOptions { sheet: wanted.sheet.clone() };
    let table = exchange::open(&wanted.file, &options).map_err(bad_file)?;
    let clock = place.clock(&folder)?;
    let mut roster = Roster::read(table, clock.now().date()).map_err(bad_file)?;

    let config = Place::config(&folder)?;
    let training = Engine::is_training(&folder)? == Some(true);
    let clerk = console::clerks(&config, training).into_iter().next().unwrap_or_default();
    let store: Box<dyn Store> = if wanted.dry_run {
        Box::new(copy_of(&folder)?)
    } else {
        Box::new(Engine::open(&folder, Options { who: clerk.clone(), ..Options::default() })?)
    };
    // A dry run writes to a copy in memory: it may do so on any day.
    let settings = Settings { clerk, training: training || wanted.dry_run, norms: config.norms };
    let mut desk = Desk::open(store, Box::new(clock), Box::new(RandomIds), settings, &mut |_| {})?;

    let mut out = out::answers();
    for column in roster.plan().left_out() {
        writeln!(out, "{}", reports::column_unknown(lang, &column.heading))?;
    }
    if desk.import_was_cut_off() {
        writeln!(out, "{}", usage::RESUMED.say(lang))?;
    }
    let mut report = Report::new(lang, out, &roster, (!wanted.dry_run).then(|| beside(&wanted.file)));
    let done = desk.import(&mut roster, &mut |told| report.hear(&told));
    let (mut out, rejects) = report.end()?;
    let tally = done.map_err(|error| match error {
        ImportError::File(error) => Fail::File(wanted.file.clone(), error),
        ImportError::Refused(refusal) => Fail::Said(fail::refusal(lang, &refusal)),
    })?;
    let [added, updated, unchanged, refused, doubtful] =
        [tally.added, tally.updated, tally.unchanged, tally.refused, tally.doubtful].map(|rows| rows as usize);
    writeln!(out, "{}", reports::imported(lang, added, updated, unchanged, refused))?;
    if doubtful > 0 {
        writeln!(out, "{}", usage::in_doubt(lang, doubtful))?;
    }
    if let Some(path) = rejects {
        writeln!(out, "{}", reports::rejects_written(lang, &path.display()))?;
    }
    if wanted.dry_run {
        writeln!(out, "{}", words::NOTHING_WRITTEN.say(lang))?;
    }
    out.flush()?;
    let nothing_taken = refused + doubtful > 0 && added + updated + unchanged == 0;
    Ok(if nothing_taken { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The records of a folder in memory, for a run that writes nothing; it works beside a running console.
fn copy_of(folder: &Path) -> Result<Memory, Fail> {
    let mut copy = Memory::new();
    if Engine::is_training(folder)?.is_none() {
        return Ok(copy);
    }
    let reader = Reader::open(folder)?;
    let mut puts = Vec::new();
    reader.scan(&[], &mut |key, entry| {
        puts.push(Op::Put { key: key.to_vec(), value: entry.value });
        ControlFlow::Continue(())
    })?;
    for (nth, ops) in puts.chunks(MAX_OPS).enumerate() {
        copy.commit_all(&[Commit { id: nth as u64, ops: ops.to_vec(), ..Commit::default() }])?;
    }
    Ok(copy)
}

/// Where rows go that were not taken: beside the roster, for whoever mends them.
fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_stem().unwrap_or_default().to_os_string();
    name.push(".rejected.csv");
    file.with_file_name(name)
}

/// What is said while an import runs.
struct Report<W: Write> {
    lang: Lang,
    out: W,
    headings: Vec<exchange::Cell>,
    path: Option<PathBuf>,
    rejects: Option<Rejects<BufWriter<File>>>,
    trouble: Option<io::Error>,
    began: Instant,
    shown: bool,
}

impl<W: Write> Report<W> {
    fn new(lang: Lang, out: W, roster: &Roster, path: Option<PathBuf>) -> Self {
        let headings = roster.headings().to_vec();
        Self { lang, out, headings, path, rejects: None, trouble: None, began: Instant::now(), shown: false }
    }

    fn hear(&mut self, told: &Told<'_>) {
        if self.trouble.is_none()
            && let Err(error) = self.say(told)
        {
            self.trouble = Some(error);
        }
    }

    fn say(&mut self, told: &Told<'_>) -> io::Result<()> {
        let lang = self.lang;
        match told {
            Told::Refused(row) => {
                for problem in &row.problems {
                    writeln!(self.out, "{}", refused(lang, problem))?;
                }
                self.keep(|rejects| rejects.refused(&row.cells, &row.problems, |problem| refused(lang, problem)))
            }
            Told::Doubtful(row) => {
                let line = usage::doubtful(lang, row.row, &row.person.name);
                writeln!(self.out, "{line}")?;
                self.keep(|rejects| rejects.row(&row.cells, &line))
            }
            Told::Warned(row) => {
                for warning in &row.warnings {
                    writeln!(self.out, "{}", reports::row_warned(lang, row.row, &warned(lang, warning)))?;
                }
                Ok(())
            }
            Told::Read(rows, share) => {
                self.progress(*rows, *share);
                Ok(())
            }
        }
    }

    /// Adds to the file of rows that were not taken; the first such row begins it.
    fn keep(&mut self, add: impl FnOnce(&mut Rejects<BufWriter<File>>) -> io::Result<()>) -> io::Result<()> {
        let Some(path) = &self.path else { return Ok(()) };
        let rejects = match &mut self.rejects {
            Some(rejects) => rejects,
            none => {
                let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
                none.insert(Rejects::new(BufWriter::new(file), &self.headings, usage::REASON.say(self.lang))?)
            }
        };
        add(rejects)
    }

    /// One line that is written over, for whoever watches.
    fn progress(&mut self, rows: u64, share: f32) {
        let mut terminal = io::stderr();
        if !terminal.is_terminal() {
            return;
        }
        let seconds = self.began.elapsed().as_secs_f64().max(0.001);
        let left = (share > 0.01).then(|| (seconds * f64::from(1.0 - share) / f64::from(share)).ceil() as u64);
        let line = usage::importing(self.lang, rows, (rows as f64 / seconds) as u64, left);
        // Progress that cannot be shown stops no import.
        drop(write!(terminal, "\r\x1b[K{line}"));
        self.shown = true;
    }

    fn end(self) -> Result<(W, Option<PathBuf>), Fail> {
        if self.shown {
            drop(write!(io::stderr(), "\r\x1b[K"));
        }
        if let Some(error) = self.trouble {
            return Err(Fail::Out(error));
        }
        let path = self.path.filter(|_| self.rejects.is_some());
        if let Some(rejects) = self.rejects {
            rejects.finish()?.flush()?;
        }
        Ok((self.out, path))
    }
}

fn refused(lang: Lang, problem: &RowProblem) -> String {
    let RowProblem { row, heading, record, key, error, text } = problem;
    reports::row_refused(lang, *row, heading, (*record, key), error, text)
}

fn warned(lang: Lang, warning: &Warning) -> String {
    match warning {
        Warning::IdEndsInZeros => words::ID_ENDS_IN_ZEROS.say(lang).to_owned(),
        Warning::IdUpgraded => words::ID_UPGRADED.say(lang).to_owned(),
        Warning::NotUnderstood { record, key, text } => reports::left_out(lang, *record, key, text),
        Warning::HouseholdOfRow(row) => reports::household_of_row(lang, *row),
    }
}
