//! Where the data lie and what day it is, as far as the command line and the environment say.

use std::path::PathBuf;

use directories::ProjectDirs;
use jiff::civil::DateTime;

use crate::desk::config::Config;
use crate::text::Lang;

use super::args::Moment;
use super::fail::Fail;

/// What stands before or after any subcommand.
pub(super) struct Place {
    pub(super) data: Option<PathBuf>,
    pub(super) today: Option<Moment>,
    pub(super) lang: Lang,
}

impl Place {
    /// The data folder: `--data`, else `LINLI_DATA`, else the platform's.
    pub(super) fn folder(&self) -> Result<PathBuf, Fail> {
        match &self.data {
            Some(folder) => Ok(folder.clone()),
            None => usual(),
        }
    }

    /// The training folder: `--data`, else the one beside the usual data folder.
    pub(super) fn training_folder(&self) -> Result<PathBuf, Fail> {
        if let Some(folder) = &self.data {
            return Ok(folder.clone());
        }
        let usual = usual()?;
        let mut name = usual.file_name().unwrap_or_default().to_os_string();
        name.push("-demo");
        Ok(usual.with_file_name(name))
    }

    /// The settings that count for a data folder.
    pub(super) fn config(&self, folder: &std::path::Path) -> Result<Config, Fail> {
        let own = project();
        Ok(Config::of(folder, own.as_ref().map(ProjectDirs::config_dir))?)
    }

    /// The machine's moment.
    pub(super) fn wall() -> DateTime {
        jiff::ZonedDateTime::now().datetime()
    }
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
