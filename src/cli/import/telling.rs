//! What an import says at its end: the columns and what they are taken for, the counts, where the other rows are.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use crate::desk::import::register::TakenFor;
use crate::desk::import::{Gains, Tally};
use crate::exchange::{Column, Plan, Roster};
use crate::model::FieldKind;
use crate::text::{Lang, import as said, labels, reports};

use crate::cli::fail::Fail;

/// The columns that are left out.
pub(super) fn print_left_out(out: &mut impl Write, lang: Lang, plan: &Plan) -> Result<(), Fail> {
    for column in plan.asked() {
        writeln!(out, "{}", said::asked(lang, &column.name(), &column.means.label(lang)))?;
    }
    for column in plan.left_out().filter(|column| !plan.asked().any(|asked| asked == *column)) {
        writeln!(out, "{}", reports::column_unknown(lang, &column.name()))?;
    }
    Ok(())
}

/// All columns: what each is taken for, how many of its cells are not understood, its first values.
pub(super) fn print_columns(out: &mut impl Write, lang: Lang, roster: &Roster) -> Result<(), Fail> {
    let plan = roster.plan();
    for (column, missed) in plan.columns.iter().zip(roster.missed()) {
        let means = column.means.label(lang);
        let line = said::column_line(lang, &column.letters(), &column.name(), &means, missed, &column.samples);
        writeln!(out, "{line}")?;
    }
    for column in plan.asked() {
        writeln!(out, "{}", said::asked(lang, &column.name(), &column.means.label(lang)))?;
    }
    let unknown: Vec<String> = plan.left_out().map(Column::name).collect();
    let unknown: Vec<&str> = unknown.iter().map(String::as_str).collect();
    writeln!(out, "{}", said::columns(lang, plan.understood(), &unknown))?;
    Ok(())
}

/// What a file is taken for, and what is meant where it tells nothing.
pub(super) fn print_taken(out: &mut impl Write, lang: Lang, taken: TakenFor) -> Result<(), Fail> {
    let Some(register) = taken.register() else { return Ok(()) };
    writeln!(out, "{}", said::taken_for(lang, register.label))?;
    for line in usual(lang, taken) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// What is meant where a register tells nothing, a line a column.
pub(super) fn usual(lang: Lang, taken: TakenFor) -> Vec<String> {
    let headings = taken.register().map_or(&[][..], |register| register.headings);
    let usual = headings.iter().filter_map(|heading| match heading.kind {
        FieldKind::Choice(table) if heading.usual > 0 => {
            Some(said::usual(lang, heading.label, labels::code_number(lang, table, heading.usual)))
        }
        _ => None,
    });
    usual.collect()
}

/// The counts of rows, or of people.
pub(super) fn counts(lang: Lang, taken: TakenFor, counts: [u32; 5]) -> String {
    if taken.register().is_some() { said::counts_of_rows(lang, counts) } else { said::counts(lang, counts) }
}

/// What it came to.
pub(super) fn print_end(
    out: &mut impl Write,
    lang: Lang,
    taken: TakenFor,
    (tally, gains): (&Tally, &Gains),
    rejects: Option<&Path>,
) -> Result<(), Fail> {
    let Tally { added, updated, unchanged, doubtful, refused, .. } = *tally;
    writeln!(out, "{}", counts(lang, taken, [added, updated, unchanged, doubtful, refused]))?;
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

pub(super) fn code_of(tally: &Tally) -> ExitCode {
    let taken = tally.added + tally.updated + tally.unchanged;
    let nothing_taken = taken == 0 && tally.refused + tally.doubtful > 0;
    if nothing_taken { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
