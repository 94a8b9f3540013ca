//! The command line as it may be typed; its words come from `text`, so that help reads in either language.

use std::ffi::OsString;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::LazyLock;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand};
use clap_complete::Shell;
use jiff::civil::{Date, DateTime, Time};

use crate::desk::export::{EXPORTS, ExportRow, export_row};
use crate::exchange::DayOrder;
use crate::exchange::export::Format;
use crate::text::usage::{self as words, Wrong};
use crate::text::{Lang, Msg, cli};

/// A whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "linli",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub(super) struct Line {
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) data: Option<PathBuf>,
    #[arg(long, value_name = "zh|en", global = true, value_parser = read_lang)]
    pub(super) lang: Option<Lang>,
    #[arg(long, value_name = "DATE", global = true)]
    pub(super) today: Option<Moment>,
    #[arg(long, value_name = "NAME", global = true)]
    pub(super) clerk: Option<String>,
    #[arg(long, value_name = "FILE", global = true)]
    pub(super) key_file: Option<PathBuf>,
    #[arg(long, value_name = "NUMBER", global = true, conflicts_with = "key_file")]
    pub(super) key_fd: Option<u32>,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(super) sub: Option<Sub>,
}

/// What to do instead of opening the console.
#[derive(Debug, Subcommand)]
pub(super) enum Sub {
    #[command(override_usage = "linli demo [--residents N] [--seed S] [--no-console] [--sealed] [--data DIR]")]
    Demo(Demo),
    #[command(
        override_usage = "linli import FILE [--register WHAT] [--sheet NAME] [--map COLUMN=FIELD]... [--set FIELD=VALUE]... [--dry-run] [--rejects FILE] [--resume] [--data DIR]"
    )]
    Import(Import),
    #[command(override_usage = "linli find QUERY... [--limit N] [--json] [--explain] [--data DIR]")]
    Find(Find),
    #[command(
        override_usage = "linli export WHAT [--format xlsx|csv|jsonl] [--out FILE] [--since DATE] [--full --reason TEXT] [--data DIR]"
    )]
    Export(Export),
    #[command(override_usage = "linli backup FILE [--data DIR]")]
    Backup(BackupFile),
    #[command(override_usage = "linli restore FILE [--data DIR]")]
    Restore(BackupFile),
    #[command(override_usage = "linli check [--duplicates] [--data DIR]")]
    Check(Check),
    #[command(override_usage = "linli repair [--from FILE] [--data DIR]")]
    Repair(Repair),
    #[command(override_usage = "linli config [--path | --check | --init] [--data DIR]")]
    Config(ConfigFlags),
    #[command(override_usage = "linli where [--data DIR]")]
    Where,
    #[command(override_usage = "linli doctor [--data DIR]")]
    Doctor,
    #[command(override_usage = "linli completions bash|zsh|fish|powershell|elvish")]
    Completions {
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
    #[command(override_usage = "linli man [--lang zh|en] > linli.1")]
    Man,
    #[command(override_usage = "linli help [SUBCOMMAND]")]
    Help {
        #[arg(value_name = "SUBCOMMAND")]
        sub: Option<String>,
    },
    #[command(override_usage = "linli keys [--lang zh|en]")]
    Keys,
    #[command(override_usage = "linli retention [--dry-run | --run] [--data DIR]")]
    Retention(Retention),
    #[command(override_usage = "linli incident --since DATE [--until DATE] [--json] [--data DIR]")]
    Incident(Incident),
    #[command(
        override_usage = "linli safe list|add|remove|change|recover|renew|seal [SLOT] [--new-key-file FILE] [--code] [--no-code] [--data DIR]"
    )]
    Safe(SafeWords),
}

#[derive(Debug, Args)]
pub(super) struct Demo {
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=2_000_000))]
    pub(super) residents: Option<u32>,
    #[arg(long, value_name = "S")]
    pub(super) seed: Option<u64>,
    #[arg(long)]
    pub(super) no_console: bool,
    #[arg(long)]
    pub(super) sealed: bool,
    #[arg(long, value_name = "FILE", requires = "sealed")]
    pub(super) new_key_file: Option<PathBuf>,
}

#[derive(Debug, Clone, Args)]
pub(super) struct Import {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,
    #[arg(long, value_name = "WHAT")]
    pub(super) register: Option<String>,
    /// What history calls the file, where it is only a copy of what came through a pipe.
    #[arg(skip)]
    pub(super) called: Option<String>,
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub(super) map: Vec<String>,
    #[arg(long, value_name = "FIELD=VALUE")]
    pub(super) set: Vec<String>,
    #[arg(long, value_name = "dmy|mdy", value_parser = read_order)]
    pub(super) dates: Option<DayOrder>,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long, value_name = "FILE")]
    pub(super) rejects: Option<PathBuf>,
    #[arg(long)]
    pub(super) resume: bool,
}

#[derive(Debug, Args)]
pub(super) struct Find {
    #[arg(value_name = "QUERY", required = true)]
    pub(super) query: Vec<String>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(super) limit: Option<u32>,
    #[arg(long)]
    pub(super) json: bool,
    #[arg(long)]
    pub(super) explain: bool,
}

#[derive(Debug, Args)]
pub(super) struct Export {
    #[arg(
        value_name = register_words(),
        hide_possible_values = true,
        value_parser = read_exported
    )]
    pub(super) what: &'static ExportRow,
    #[arg(long, value_name = "xlsx|csv|jsonl", value_parser = read_format)]
    pub(super) format: Option<Format>,
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    #[arg(long, value_name = "DATE")]
    pub(super) since: Option<Date>,
    #[arg(long)]
    pub(super) full: bool,
    #[arg(long, value_name = "TEXT", requires = "full")]
    pub(super) reason: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    #[arg(long)]
    pub(super) duplicates: bool,
}

#[derive(Debug, Args)]
pub(super) struct ConfigFlags {
    #[arg(long, conflicts_with_all = ["check", "init"])]
    pub(super) path: bool,
    #[arg(long, conflicts_with = "init")]
    pub(super) check: bool,
    #[arg(long)]
    pub(super) init: bool,
}

#[derive(Debug, Args)]
pub(super) struct Retention {
    #[arg(long = "dry-run", id = "due_only")]
    pub(super) dry_run: bool,
    #[arg(long = "run", id = "take_away", conflicts_with = "due_only")]
    pub(super) run: bool,
}

#[derive(Debug, Args)]
pub(super) struct Incident {
    #[arg(long = "since", value_name = "DATE", id = "first_day")]
    pub(super) since: Date,
    #[arg(long = "until", value_name = "DATE", id = "last_day")]
    pub(super) until: Option<Date>,
    #[arg(long = "json", id = "as_json")]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Repair {
    #[arg(long, value_name = "FILE")]
    pub(super) from: Option<PathBuf>,
}

/// What to do with a safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SafeWork {
    List,
    Add,
    Remove,
    Change,
    Recover,
    Renew,
    Seal,
}

impl SafeWork {
    const ALL: [(Self, &'static str); 7] = [
        (Self::List, "list"),
        (Self::Add, "add"),
        (Self::Remove, "remove"),
        (Self::Change, "change"),
        (Self::Recover, "recover"),
        (Self::Renew, "renew"),
        (Self::Seal, "seal"),
    ];
}

fn read_safe_work(text: &str) -> Result<SafeWork, &'static str> {
    let known = SafeWork::ALL.iter().find(|(_, word)| *word == text);
    known.map(|(work, _)| *work).ok_or("list, add, remove, change, recover, renew, seal")
}

#[derive(Debug, Clone, Args)]
pub(super) struct SafeWords {
    #[arg(value_name = "WHAT", value_parser = read_safe_work)]
    pub(super) what: SafeWork,
    #[arg(value_name = "SLOT")]
    pub(super) slot: Option<u32>,
    #[arg(long, value_name = "FILE")]
    pub(super) new_key_file: Option<PathBuf>,
    #[arg(long)]
    pub(super) code: bool,
    #[arg(long, conflicts_with = "code")]
    pub(super) no_code: bool,
}

#[derive(Debug, Args)]
pub(super) struct BackupFile {
    #[arg(value_name = "FILE")]
    pub(super) backup: PathBuf,
}

/// The registers as usage names them.
fn register_words() -> &'static str {
    static WORDS: LazyLock<String> = LazyLock::new(|| EXPORTS.iter().map(|row| row.word).collect::<Vec<_>>().join("|"));
    WORDS.as_str()
}

fn read_exported(text: &str) -> Result<&'static ExportRow, String> {
    let words = || EXPORTS.iter().map(|row| row.word).collect::<Vec<_>>().join(", ");
    export_row(text).ok_or_else(words)
}

fn read_order(text: &str) -> Result<DayOrder, &'static str> {
    let known = DayOrder::ALL.iter().find(|(_, word)| word.eq_ignore_ascii_case(text));
    known.map(|(order, _)| *order).ok_or("dmy, mdy")
}

fn read_format(text: &str) -> Result<Format, &'static str> {
    Format::of_ending(text).ok_or("xlsx, csv, jsonl")
}

/// A day, and perhaps a time of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) date: Date,
    pub(super) time: Option<Time>,
}

impl FromStr for Moment {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = "YYYY-MM-DD or YYYY-MM-DDTHH:MM";
        let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
        let shape = |text: &str, long: usize| text.len() == long && text.is_ascii();
        if !shape(date, 10) || time.is_some_and(|time| !shape(time, 5)) {
            return Err(wrong);
        }
        let date: Date = date.parse().map_err(|_| wrong)?;
        let time = time.map(|time| DateTime::from_str(&format!("{date}T{time}:00"))).transpose().map_err(|_| wrong)?;
        Ok(Self { date, time: time.map(DateTime::time) })
    }
}

fn read_lang(text: &str) -> Result<Lang, &'static str> {
    Lang::ALL.into_iter().find(|lang| lang.code() == text).ok_or("zh, en")
}

/// What a command line came to.
pub(super) enum Parsed {
    /// Something to do.
    Line(Box<Line>),
    /// Help or version.
    Show(String),
    /// Wrong usage, in a sentence.
    Wrong(String),
}

/// The language to speak before anything else is known: `--lang`, else the locale's.
pub(super) fn lang_of(line: &[OsString]) -> Lang {
    let words: Vec<&str> = line.iter().skip(1).map_while(|word| word.to_str()).collect();
    let named = words.iter().zip(words.iter().skip(1)).find(|(word, _)| **word == "--lang").map(|(_, value)| *value);
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| std::env::var(name).ok());
    named
        .or(joined)
        .and_then(|code| read_lang(code).ok())
        .unwrap_or_else(|| Lang::of_locale(locale.iter().map(Option::as_deref)))
}

/// Reads a command line.
pub(super) fn parse(line: &[OsString], lang: Lang) -> Parsed {
    let read =
        dressed(Line::command(), lang).try_get_matches_from(line).and_then(|matches| Line::from_arg_matches(&matches));
    match read {
        Ok(line) => Parsed::Line(Box::new(line)),
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            Parsed::Show(error.render().to_string())
        }
        Err(error) => Parsed::Wrong(complaint(&error, lang)),
    }
}

/// The whole command line's definition in one language, for help, man page and completions.
pub(super) fn definition(lang: Lang) -> Command {
    dressed(Line::command(), lang)
}

/// The same command with every word in one language.
fn dressed(command: Command, lang: Lang) -> Command {
    let about = words::about(command.get_name()).map(|text| text.say(lang)).unwrap_or_default();
    let heading = |text: Msg| text.say(lang);
    let usage = heading(words::USAGE);
    let top = command.get_name() == "linli";
    let command = command
        .about(about)
        .help_template(format!("{{about}}\n\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"))
        .subcommand_help_heading(heading(words::COMMANDS))
        .subcommand_value_name(heading(words::COMMANDS))
        .mut_args(|arg| {
            let text = words::option(arg.get_id().as_str()).map(|text| text.say(lang)).unwrap_or_default();
            let kind = if arg.is_positional() { words::ARGUMENTS } else { words::OPTIONS };
            arg.help(text).help_heading(heading(kind))
        })
        .mut_subcommands(|sub| dressed(sub, lang));
    if top {
        let usage = format!("linli [{}] [{}]", heading(words::OPTIONS), heading(words::COMMANDS));
        command.override_usage(usage).after_help(heading(words::AFTER))
    } else {
        command
    }
}

/// What is wrong, and where to look.
fn complaint(error: &clap::Error, lang: Lang) -> String {
    let named = |kinds: &[ContextKind]| {
        kinds.iter().find_map(|kind| match error.get(*kind) {
            Some(ContextValue::String(text)) => Some(text.clone()),
            Some(ContextValue::Strings(texts)) => Some(texts.join(" ")),
            _ => None,
        })
    };
    let of = [ContextKind::InvalidSubcommand, ContextKind::InvalidArg];
    let (wrong, what) = match error.kind() {
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => (Wrong::Unknown, named(&of)),
        // Two options have a sentence of their own.
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match named(&of) {
            Some(what) if what.starts_with("--today") => return cli::NO_SUCH_DAY.say(lang).to_owned(),
            Some(what) if what.starts_with("--lang") => return cli::NO_SUCH_LANGUAGE.say(lang).to_owned(),
            what => (Wrong::Value, what),
        },
        ErrorKind::MissingRequiredArgument => (Wrong::Missing, named(&of)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            (Wrong::Missing, Some(words::COMMANDS.say(lang).to_owned()))
        }
        _ => return words::MISUSED.say(lang).to_owned(),
    };
    let meant = named(&[ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg]);
    match (what, meant) {
        (None, _) => words::MISUSED.say(lang).to_owned(),
        (Some(what), None) => words::wrong(lang, wrong, &what),
        (Some(what), Some(meant)) => words::meant(lang, &what, &meant),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_help_is_there_in_both_languages() {
        fn look(command: &Command) {
            assert!(words::about(command.get_name()).is_some(), "{}", command.get_name());
            for arg in command.get_arguments() {
                assert!(words::option(arg.get_id().as_str()).is_some(), "{}", arg.get_id());
            }
            command.get_subcommands().for_each(look);
        }
        look(&Line::command());
        dressed(Line::command(), Lang::En).debug_assert();
    }

    #[test]
    fn a_slip_of_the_hand_is_answered_with_what_was_meant() {
        for (typed, meant) in [("exprot", "export"), ("chekc", "check"), ("import x --dry-rum", "--dry-run")] {
            let line: Vec<OsString> = format!("linli {typed}").split(' ').map(OsString::from).collect();
            for lang in Lang::ALL {
                let Parsed::Wrong(said) = parse(&line, lang) else { panic!("{typed}") };
                assert!(said.contains(meant), "{said}");
            }
        }
    }

    #[test]
    fn a_moment_is_a_day_and_perhaps_a_minute() {
        let read = Moment::from_str;
        assert_eq!(read("2026-11-23").map(|m| m.time), Ok(None));
        assert_eq!(read("2026-11-23T09:12").map(|m| m.time), Ok(Time::new(9, 12, 0, 0).ok()));
        for text in ["2026-11-31", "2026-11-23T25:00", "2026-11-23T9", "20261123", "today", "2026-11-23T"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
