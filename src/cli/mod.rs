//! The shell's subcommands: each reads its arguments, asks the desk, and says what came of it. No rule lives here, and
//! no record is written but by the desk.

mod args;
mod backup;
mod check;
mod columns;
mod config;
mod console;
mod demo;
mod export;
mod fail;
mod find;
mod import;
mod keys;
mod out;
mod place;
mod report;
mod retention;
mod table;

use std::ffi::OsString;
use std::process::ExitCode;

use crate::platform;
use crate::text::Lang;

use args::{Line, Parsed, Sub};
use fail::Fail;
use place::Place;

/// Runs a command line, the program's name first; answers its exit code: 0 done, 1 refused or failed, 2 wrong usage.
pub fn run(line: impl Iterator<Item = OsString>) -> ExitCode {
    let line: Vec<OsString> = line.collect();
    let lang = args::lang_of(&line);
    let done = match args::parse(&line, lang) {
        Parsed::Line(line) => serve(*line, lang),
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

fn serve(line: Line, lang: Lang) -> Result<ExitCode, Fail> {
    let place = Place { data: line.data, today: line.today, lang, lang_named: line.lang.is_some() };
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
        Some(Sub::Config) => config::run(lang),
        Some(Sub::Keys) => keys::run(lang),
        Some(Sub::Retention) => retention::run(lang),
    }
}
