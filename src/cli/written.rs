//! What is written from the definition of the command line alone: help of a subcommand, man page, completions.

use std::process::ExitCode;

use clap_complete::Shell;

use crate::text::Lang;
use crate::text::usage::{self as words, Wrong};

use super::args::definition;
use super::fail::Fail;
use super::out;

/// `linli completions SHELL`.
pub(super) fn completions(shell: Shell) -> Result<ExitCode, Fail> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut definition(Lang::Zh), "linli", &mut script);
    out::say(&String::from_utf8_lossy(&script))
}

/// `linli man`: the page of the program, and under it one section a subcommand.
pub(super) fn man(lang: Lang) -> Result<ExitCode, Fail> {
    let mut command = definition(lang);
    command.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for sub in command.get_subcommands() {
        clap_mangen::Man::new(sub.clone()).render(&mut page)?;
    }
    out::say(&String::from_utf8_lossy(&page))
}

/// `linli help [SUBCOMMAND]`: the same as with `--help`.
pub(super) fn help(lang: Lang, sub: Option<&str>) -> Result<ExitCode, Fail> {
    let mut command = definition(lang);
    command.build();
    let shown = match sub {
        None => Some(command.render_help()),
        Some(name) => command.find_subcommand_mut(name).map(clap::Command::render_help),
    };
    match shown {
        Some(help) => out::say(&help.to_string()),
        None => Err(Fail::Usage(words::wrong(lang, Wrong::Unknown, sub.unwrap_or_default()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_subcommand_is_in_the_help_the_page_and_the_completions() {
        for lang in Lang::ALL {
            let mut command = definition(lang);
            command.build();
            let mut script = Vec::new();
            clap_complete::generate(Shell::Bash, &mut command.clone(), "linli", &mut script);
            let script = String::from_utf8(script).unwrap();
            let help = command.render_help().to_string();
            for sub in command.get_subcommands() {
                assert!(help.contains(sub.get_name()) && script.contains(sub.get_name()), "{}", sub.get_name());
            }
        }
    }
}
