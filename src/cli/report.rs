//! What is said while a roster is read: refused and doubtful rows, warnings, how far it is; and the file of rows that
//! were not taken.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use jiff::civil::Date;

use crate::desk::core::names::Named;
use crate::desk::core::office::Office;
use crate::desk::import::Told;
use crate::exchange::{Cell, Rejects, Roster, RowProblem, Warning};
use crate::platform;
use crate::text::{Lang, cli as words, import as said, reports, usage};

use super::fail::Fail;

/// Where rows go that were not taken: beside the roster, for whoever mends them.
pub(super) fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_stem().unwrap_or_default().to_os_string();
    name.push(".rejected.csv");
    file.with_file_name(name)
}

/// What is said while a roster is read.
pub(super) struct RowReport<W: Write> {
    lang: Lang,
    out: W,
    today: Date,
    headings: Vec<Cell>,
    /// The column of reasons that an earlier refusal left in the file.
    earlier: Option<usize>,
    path: Option<PathBuf>,
    rejects: Option<Rejects<BufWriter<File>>>,
    trouble: Option<io::Error>,
    began: Instant,
    shown: bool,
    /// What is said row by row, by its kind, in the order in which kinds came.
    kinds: Vec<Group>,
}

/// Rows of which the same is said.
struct Group {
    /// What is said of all of them.
    kind: String,
    count: u32,
    /// The first of them, in full.
    lines: Vec<String>,
    /// Those behind them.
    rows: Vec<u32>,
}

/// How many rows of a kind are said in full.
const IN_FULL: usize = 3;
/// How many more are named.
const NAMED: usize = 12;

impl<W: Write> RowReport<W> {
    /// Rows that are not taken go to `path`; without one they are only said.
    pub(super) fn new(lang: Lang, out: W, roster: &Roster, path: Option<PathBuf>, today: Date) -> Self {
        Self {
            lang,
            out,
            today,
            headings: roster.headings().to_vec(),
            earlier: roster.plan().reason(),
            path,
            rejects: None,
            trouble: None,
            began: Instant::now(),
            shown: false,
            kinds: Vec::new(),
        }
    }

    /// Hears of one row, or of how far it is.
    pub(super) fn hear(&mut self, told: &Told<'_>, office: &Office) {
        if self.trouble.is_none()
            && let Err(error) = self.say(told, office)
        {
            self.trouble = Some(error);
        }
    }

    fn say(&mut self, told: &Told<'_>, office: &Office) -> io::Result<()> {
        let lang = self.lang;
        match told {
            Told::Refused(row) => {
                for problem in &row.problems {
                    let kind = reports::row_refused(
                        lang,
                        0,
                        &problem.heading,
                        (problem.record, problem.key),
                        &problem.error,
                        "",
                    );
                    self.note(row.row, &kind, || refused(lang, problem));
                }
                self.keep(|rejects| rejects.refused(&row.cells, &row.problems, |problem| refused(lang, problem)))
            }
            Told::Doubtful(cells, doubt) => {
                let line = said::doubt(lang, doubt, &Named { office, today: self.today });
                self.note(doubt.row, &said::kind_of(lang, &doubt.question), || line.clone());
                self.keep(|rejects| rejects.row(cells, &line))
            }
            Told::Warned(row) => {
                for warning in &row.warnings {
                    let line = || reports::row_warned(lang, row.row, &warned(lang, warning));
                    self.note(row.row, &warned(lang, &without_row(warning)), line);
                }
                Ok(())
            }
            Told::Read(rows, share) => {
                self.progress(*rows, *share);
                Ok(())
            }
        }
    }

    /// Counts a row of which something is said; the first of a kind are kept in full.
    fn note(&mut self, row: u32, kind: &str, line: impl FnOnce() -> String) {
        let at = self.kinds.iter().position(|known| known.kind == kind).unwrap_or_else(|| {
            self.kinds.push(Group { kind: kind.to_owned(), count: 0, lines: Vec::new(), rows: Vec::new() });
            self.kinds.len() - 1
        });
        let Some(known) = self.kinds.get_mut(at) else { return };
        known.count += 1;
        if known.lines.len() < IN_FULL {
            known.lines.push(line());
        } else if known.rows.len() < NAMED {
            known.rows.push(row);
        }
    }

    /// Says what was counted: a few rows one by one, of many the kind, how many, and the first.
    fn say_kinds(&mut self) -> io::Result<()> {
        for Group { kind, count, lines, rows } in std::mem::take(&mut self.kinds) {
            let many = count as usize > lines.len();
            if many {
                writeln!(
                    self.out,
                    "{}",
                    said::rows_of_kind(
                        self.lang,
                        kind.trim_start_matches("第 0 行 ").trim_start_matches("row 0, "),
                        count
                    )
                )?;
            }
            for line in &lines {
                writeln!(self.out, "{}{line}", if many { "  " } else { "" })?;
            }
            if many {
                let rest = count - lines.len() as u32;
                writeln!(self.out, "  {}", said::more_rows(self.lang, &rows, rest))?;
            }
        }
        Ok(())
    }

    /// Adds to the file of rows that were not taken; the first such row begins it.
    fn keep(&mut self, add: impl FnOnce(&mut Rejects<BufWriter<File>>) -> io::Result<()>) -> io::Result<()> {
        let Some(path) = &self.path else { return Ok(()) };
        let rejects = match &mut self.rejects {
            Some(rejects) => rejects,
            none => {
                let file = platform::private_file().write(true).create(true).truncate(true).open(path)?;
                let reason = usage::REASON.say(self.lang);
                none.insert(Rejects::new(BufWriter::new(file), &self.headings, reason, self.earlier)?)
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

    /// Ends the file; answers where it is, if there was anything for it.
    pub(super) fn end(mut self) -> Result<(W, Option<PathBuf>), Fail> {
        self.say_kinds()?;
        if self.shown {
            drop(write!(io::stderr(), "\r\x1b[K"));
        }
        if let Some(error) = self.trouble {
            let path = self.path.unwrap_or_default();
            return Err(Fail::Said(reports::system(self.lang, &path.display(), &error)));
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
        Warning::Noted { record, key, text } => reports::noted(lang, *record, key, text),
        Warning::HouseholdOfRow(row) => reports::household_of_row(lang, *row),
        Warning::AsAbove { heading, row } => reports::as_above(lang, heading, *row),
    }
}

/// A warning as all of its kind are counted: without the row and the words of one of them.
fn without_row(warning: &Warning) -> Warning {
    let text = String::new;
    match warning {
        Warning::NotUnderstood { record, key, .. } => Warning::NotUnderstood { record: *record, key, text: text() },
        Warning::Noted { record, key, .. } => Warning::Noted { record: *record, key, text: text() },
        Warning::HouseholdOfRow(_) => Warning::HouseholdOfRow(0),
        Warning::AsAbove { heading, .. } => Warning::AsAbove { heading: heading.clone(), row: 0 },
        Warning::IdEndsInZeros | Warning::IdUpgraded => warning.clone(),
    }
}
