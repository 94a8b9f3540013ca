//! `linli backup` and `linli restore`: the whole data folder as one file, beside a running console, and back.

use std::path::Path;
use std::process::ExitCode;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::desk::core::backup;
use crate::desk::core::clock::Clock;
use crate::desk::core::settings as lines;
use crate::store;
use crate::store::backup::{clear_left_behind, restore_with, settings};
use crate::text::backups as words;

use super::args::BackupFile;
use super::fail::{self, Fail};
use super::out;
use super::place::Place;

/// Takes one. A folder is given the usual name of the day.
pub(super) fn take(place: &Place, wanted: &BackupFile) -> Result<ExitCode, Fail> {
    let folder = place.folder()?;
    let path = if wanted.backup.is_dir() {
        backup::free_name(&folder, &wanted.backup, place.clock(&folder)?.now().date())?
    } else {
        wanted.backup.clone()
    };
    let summary = backup::take_with(&folder, &place.safe(&folder)?, &path)?;
    out::say(&words::taken(place.lang, summary.entries, summary.head, &path.display()))
}

/// Takes the day's backup again, where the settings ask for one and something was written since the last: when the
/// console is left, and after an import. What goes wrong is said; the work itself is done.
pub(super) fn again(place: &Place, folder: &Path) {
    let training = store::about(folder).ok().flatten().is_none_or(|about| about.training);
    let Ok(config) = Place::config(folder).map(|found| found.config) else { return };
    let Some(daily) = backup::Daily::of(folder, &config.backup).filter(|_| !training) else { return };
    // Whoever has worked in the folder has opened it: nobody is asked again.
    let Ok(safe) = place.safe(folder) else { return };
    let daily = daily.opened_by(&safe);
    let today = place.named().unwrap_or_else(Place::wall).date();
    if let Err(error) = daily.run_again(today) {
        out::complain(&fail::backup(place.lang(&config), &error));
    }
}

/// Restores one into the data folder, which must be empty.
pub(super) fn put_back(place: &Place, wanted: &BackupFile) -> Result<ExitCode, Fail> {
    let folder = place.folder()?;
    // What runs on this machine is for whoever sits at it to allow.
    let command = settings(&wanted.backup)?.and_then(|text| print_command(&text));
    let left_out = match &command {
        Some(command) => out::ask(&words::brings_command(place.lang, &shown(command))) != Some(2),
        None => false,
    };
    let keep = |text: &str| if left_out { without_command(text) } else { Some(text.to_owned()) };
    let summary = restore_with(&wanted.backup, &folder, &place.safe_of_backup(&wanted.backup)?, &keep)?;
    clear_left_behind(wanted.backup.parent().unwrap_or(Path::new("")));
    if left_out {
        out::say(words::COMMAND_LEFT_OUT.say(place.lang))?;
    }
    let taken = Timestamp::from_millisecond(summary.taken).unwrap_or_default();
    let at = taken.to_zoned_datetime(TimeZone::system()).datetime();
    out::say(&words::restored(place.lang, summary.entries, at, &folder.display()))
}

/// The command that these settings run when something is printed; a line that cannot be read runs none, and is named when
/// the console is opened.
fn print_command(text: &str) -> Option<String> {
    let (config, _) = lines::read(text);
    Some(config.print.command).filter(|command| !command.trim().is_empty())
}

/// The settings with that command in a comment; none of them where it cannot be told apart from the rest.
fn without_command(text: &str) -> Option<String> {
    let mut of_print = false;
    let mut out = String::with_capacity(text.len() + 2);
    for line in text.lines() {
        let bare = line.trim_start();
        if bare.starts_with('[') {
            of_print = bare.starts_with("[print]");
        }
        let named = |key: &str| bare.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
        if of_print && named("command") || named("print.command") {
            out.push_str("# ");
        }
        out.push_str(line);
        out.push('\n');
    }
    print_command(&out).is_none().then_some(out)
}

/// A command as it may stand on a terminal.
fn shown(command: &str) -> String {
    command.chars().map(|c| if c.is_control() { '?' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_print_command_is_found_and_left_out_wherever_it_stands() {
        let table = "lang = \"zh\"\n[print]\ncolumns = 40\ncommand = \"lp -d x\"\n[backup]\npath = \"/x\"\n";
        let dotted = "print.command = \"rm -r /\"\n";
        let inline = "print = { command = \"rm\" }\n";
        for text in [table, dotted, inline] {
            assert!(print_command(text).is_some(), "{text}");
        }
        let left = without_command(table).unwrap_or_default();
        assert!(left.contains("# command = ") && left.contains("columns = 40") && left.contains("path = \"/x\""));
        assert!(without_command(dotted).is_some_and(|left| print_command(&left).is_none()));
        assert_eq!(without_command(inline), None, "then nothing of it is taken");
        assert_eq!(print_command("[print]\ncommand = \"\"\n"), None);
    }
}
