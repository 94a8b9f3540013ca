//! Where the data lie, what day it is and how it looks, as far as command line, environment and settings say.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use jiff::civil::{Date, DateTime};

use crate::desk::clock::{Clock, ShiftedClock, SystemClock};
use crate::desk::config::Config;
use crate::desk::demo::{self, Prepared};
use crate::desk::office::Office;
use crate::store::{Engine, Reader};
use crate::text::Lang;

use super::args::Moment;
use super::fail::Fail;

/// The desk's clock; header and desk have the same.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ticking {
    /// The machine's.
    System(SystemClock),
    /// Set by hand, or to the demo's day.
    Shifted(ShiftedClock),
}

impl Clock for Ticking {
    fn now(&self) -> DateTime {
        match self {
            Self::System(clock) => clock.now(),
            Self::Shifted(clock) => clock.now(),
        }
    }

    fn set_by_hand(&self) -> bool {
        matches!(self, Self::Shifted(_))
    }
}

/// What stands before or after any subcommand.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) data: Option<PathBuf>,
    pub(super) today: Option<Moment>,
    pub(super) lang: Lang,
    /// Whether the language was asked for: then the settings do not change it.
    pub(super) lang_named: bool,
}

impl Place {
    /// The data folder: `--data`, else `LINLI_DATA`, else the platform's.
    pub(super) fn folder(&self) -> Result<PathBuf, Fail> {
        self.data.clone().map_or_else(usual, Ok)
    }

    /// The training folder: `--data`, else the one beside the usual data folder.
    pub(super) fn training_folder(&self) -> Result<PathBuf, Fail> {
        self.data.clone().map_or_else(beside_usual, Ok)
    }

    /// The settings that count for a data folder.
    pub(super) fn config(folder: &Path) -> Result<Config, Fail> {
        let own = project();
        Ok(Config::of(folder, own.as_ref().map(ProjectDirs::config_dir))?)
    }

    /// The language: as asked for, else as set, else the locale's.
    pub(super) fn lang(&self, config: &Config) -> Lang {
        if self.lang_named { self.lang } else { config.lang.unwrap_or(self.lang) }
    }

    /// The same at the moment at which a demo that was made just now begins.
    pub(super) fn at(&self, ready: &Prepared) -> Self {
        let begins = Moment { date: ready.now.date(), time: Some(ready.now.time()) };
        Self { today: ready.made.then_some(begins).or(self.today), ..self.clone() }
    }

    /// The machine's moment.
    pub(super) fn wall() -> DateTime {
        SystemClock.now()
    }

    /// The moment that `--today` names; without a time, the machine's time of that day.
    fn named(&self) -> Option<DateTime> {
        self.today.map(|moment| moment.date.to_datetime(moment.time.unwrap_or_else(|| Self::wall().time())))
    }

    /// The clock of a data folder: `--today`, else the demo's own in a training folder, else the machine's.
    pub(super) fn clock(&self, folder: &Path) -> Result<Ticking, Fail> {
        let now = match self.named() {
            None if Engine::is_training(folder)? == Some(true) => demo::left_at(folder)?,
            named => named,
        };
        Ok(now.map_or(Ticking::System(SystemClock), |now| Ticking::Shifted(ShiftedClock::from(now))))
    }

    /// The records as they stand, and the day on which they are looked at.
    pub(super) fn read(&self) -> Result<(Office, Date), Fail> {
        let folder = self.folder()?;
        let office = Office::of(&Reader::open(&folder)?)?;
        Ok((office, self.clock(&folder)?.now().date()))
    }
}

fn beside_usual() -> Result<PathBuf, Fail> {
    let usual = usual()?;
    let mut name = usual.file_name().unwrap_or_default().to_os_string();
    name.push("-demo");
    Ok(usual.with_file_name(name))
}

fn usual() -> Result<PathBuf, Fail> {
    match std::env::var_os("LINLI_DATA").filter(|folder| !folder.is_empty()) {
        Some(folder) => Ok(folder.into()),
        None => project().map(|dirs| dirs.data_dir().to_owned()).ok_or(Fail::NoHome),
    }
}

fn project() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "linli")
}
