//! The shell's subcommands: each reads its arguments, asks the desk, and says what came of it. No rule lives here, and
//! no record is written but by the desk.

mod args;
mod backup;
mod check;
mod clerks;
mod columns;
mod config;
mod console;
mod demo;
mod doctor;
mod export;
mod fail;
mod find;
mod import;
mod incident;
mod keys;
mod layout;
mod opening;
mod out;
mod place;
mod repair;
mod report;
mod retention;
mod safe;
mod table;
mod whereabouts;
mod written;

use std::ffi::OsString;
use std::process::ExitCode;

use crate::desk::core::errand::{Errand, may};
use crate::model::right::Rights;
use crate::platform;
use crate::text::Lang;

use args::{Line, Parsed, Sub};
use fail::Fail;
use opening::Opening;
use place::Place;

/// Runs a command line, the program's name first; answers its exit code: 0 done, 1 refused or failed, 2 wrong usage.
pub fn run(line: impl Iterator<Item = OsString>) -> ExitCode {
    // Keys and people are in this memory.
    platform::no_core_dumps();
    let line: Vec<OsString> = line.collect();
    let lang = args::lang_of(&line);
    let done = match args::parse(&line, lang) {
        Parsed::Line(line) => serve(*line, lang, Rights::default()),
        Parsed::Show(text) => out::say(&text),
        Parsed::Wrong(text) => Err(Fail::Usage(text)),
    };
    match done {
        Ok(code) => code,
        // Whoever read our answer has seen enough of it.
        Err(Fail::Out(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(fail) => {
            out::complain(&fail.sentence(lang));
            ExitCode::from(fail.code())
        }
    }
}

fn serve(line: Line, lang: Lang, rights: Rights) -> Result<ExitCode, Fail> {
    let (data, today, clerk) = (line.data, line.today, line.clerk);
    let opening = Opening::by(line.key_file, line.key_fd);
    let place = Place { data, today, lang, lang_named: line.lang.is_some(), clerk, rights, opening };
    may(rights, line.sub.as_ref().and_then(errand).and_then(Errand::right))
        .map_err(|refusal| Fail::Refused(Box::new(refusal)))?;
    // What a killed run has left anywhere goes before anything else is done.
    if let Some(notes) = Place::notes_of_files() {
        crate::store::keep_notes_in(&notes);
    }
    match line.sub {
        None => console::run(&place),
        Some(Sub::Demo(wanted)) => demo::run(&place, &wanted),
        Some(Sub::Import(wanted)) => {
            // A million rows come and go in small pieces.
            platform::small_pages();
            import::run(&place, &wanted)
        }
        Some(Sub::Find(wanted)) => find::run(&place, &wanted),
        Some(Sub::Export(wanted)) => {
            platform::small_pages();
            export::run(&place, &wanted)
        }
        Some(Sub::Backup(wanted)) => backup::take(&place, &wanted),
        Some(Sub::Restore(wanted)) => backup::put_back(&place, &wanted),
        Some(Sub::Check(wanted)) if wanted.duplicates => check::duplicates(&place),
        Some(Sub::Check(_)) => check::run(&place),
        Some(Sub::Repair(wanted)) => repair::run(&place, &wanted),
        Some(Sub::Config(wanted)) => config::run(&place, &wanted),
        Some(Sub::Where) => whereabouts::run(&place),
        Some(Sub::Doctor) => doctor::run(&place),
        Some(Sub::Completions { shell }) => written::completions(shell),
        Some(Sub::Man) => written::man(lang),
        Some(Sub::Help { sub }) => written::help(lang, sub.as_deref()),
        Some(Sub::Keys) => keys::run(lang),
        Some(Sub::Retention(wanted)) => retention::run(&place, &wanted),
        Some(Sub::Incident(wanted)) => incident::run(&place, &wanted),
        Some(Sub::Safe(wanted)) => safe::run(&place, &wanted),
    }
}

/// What a subcommand asks of the office, if anything; the console asks for itself, one thing after the other.
fn errand(sub: &Sub) -> Option<Errand> {
    match sub {
        Sub::Import(wanted) if wanted.dry_run => Some(Errand::Survey),
        Sub::Import(_) => Some(Errand::Import),
        Sub::Find(_) => Some(Errand::Find),
        Sub::Export(_) => Some(Errand::Export),
        Sub::Backup(_) => Some(Errand::Backup),
        Sub::Restore(_) => Some(Errand::Restore),
        Sub::Check(wanted) if wanted.duplicates => Some(Errand::Duplicates),
        Sub::Check(_) => Some(Errand::Check),
        Sub::Repair(_) => Some(Errand::Repair),
        Sub::Incident(_) => Some(Errand::Incident),
        Sub::Retention(wanted) if wanted.run || wanted.dry_run => Some(Errand::Retain),
        Sub::Demo(_)
        | Sub::Config(_)
        | Sub::Where
        | Sub::Doctor
        | Sub::Completions { .. }
        | Sub::Man
        | Sub::Help { .. }
        | Sub::Keys
        | Sub::Retention(_)
        | Sub::Safe(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subcommand_without_its_right_is_refused_before_anything_is_opened() {
        let line = |words: &str| -> Vec<OsString> {
            format!("linli --data /nowhere/at/all {words}").split(' ').map(OsString::from).collect()
        };
        let lines = [
            "import roster.csv --dry-run",
            "import roster.csv",
            "export residents",
            "check",
            "check --duplicates",
            "backup somewhere.backup",
            "restore somewhere.backup",
            "repair",
            "incident --since 2026-11-01",
            "retention --run",
        ];
        let mut asked = Vec::new();
        for words in lines {
            let Parsed::Line(parsed) = args::parse(&line(words), Lang::Zh) else { unreachable!("{words}") };
            asked.extend(parsed.sub.as_ref().and_then(errand));
            let refused = serve(*parsed, Lang::Zh, Rights(0));
            assert!(matches!(refused, Err(Fail::Refused(_))), "{words}: {refused:?}");
        }
        let all = Errand::ALL.iter().filter(|errand| errand.right().is_some());
        assert!(all.clone().all(|errand| asked.contains(errand)), "a subcommand for each errand that needs a right");
        assert_eq!(asked.len(), all.count());
    }
}
