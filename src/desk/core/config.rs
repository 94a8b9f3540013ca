//! What the office sets for itself: its name, its clerks, how the console looks. What it works by stands
//! in the table of rules.
//!
//! `linli.toml` in the data folder counts; where there is none, the one in the person's own configuration folder. No
//! resident's data ever stand in it. A line that means nothing costs that line: see [`super::settings`].

use std::io;
use std::path::{Path, PathBuf};

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize};

use super::settings::{self, Skipped};
use crate::exchange::read_text;
use crate::text::Lang;

/// The file's name.
pub const FILE: &str = "linli.toml";

/// The settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The community's name, as the header shows it.
    pub community: String,
    /// The office's telephone, as pages say it.
    pub phone: String,
    /// The office's address, as pages say it.
    pub address: String,
    /// Short names of the clerks, to be chosen by digit; without any, the system's user is the clerk.
    pub clerks: Vec<String>,
    /// The language, where it is not the locale's.
    pub lang: Option<Lang>,
    /// Colours.
    pub theme: Theme,
    /// What lines are drawn with.
    pub borders: Borders,
    /// The daily backup.
    pub backup: Backup,
    /// Where pages go.
    pub print: Print,
    /// Whether it holds norms, as files had them before norms became rules: they count no more, everything else does.
    #[serde(rename = "norms", skip_serializing, deserialize_with = "is_there")]
    pub has_norms: bool,
}

/// The daily backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Backup {
    /// The folder that it goes to, on another disk; empty where there is none.
    pub path: String,
    /// How many days a backup is kept.
    pub keep_days: u16,
}

impl Default for Backup {
    fn default() -> Self {
        Self { path: String::new(), keep_days: 30 }
    }
}

/// Where pages go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Print {
    /// The command that takes a page on its standard input; empty where pages become files for a browser.
    pub command: String,
    /// What the command takes.
    pub format: PageFormat,
    /// Characters a line of a text page; a Chinese one counts two.
    pub columns: u16,
    /// The folder for files; empty for `prints` in the data folder.
    pub folder: String,
}

impl Default for Print {
    fn default() -> Self {
        Self { command: String::new(), format: PageFormat::Text, columns: 48, folder: String::new() }
    }
}

/// What a print command takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PageFormat {
    /// Plain text, a form feed at its end: `lp`, a receipt printer.
    #[default]
    Text,
    Html,
}

/// Colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the terminal's background is.
    #[default]
    Auto,
    /// Light on dark.
    Dark,
    /// Dark on light.
    Light,
    /// Without colours, as `NO_COLOR` asks for.
    Mono,
}

/// What lines are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Borders {
    /// As the terminal draws box-drawing characters.
    #[default]
    Auto,
    /// Box-drawing characters.
    Line,
    /// `-` and `|`, for terminals that draw box characters two cells wide.
    Ascii,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            community: "东关社区".into(),
            phone: String::new(),
            address: String::new(),
            clerks: Vec::new(),
            lang: None,
            theme: Theme::default(),
            borders: Borders::default(),
            backup: Backup::default(),
            print: Print::default(),
            has_norms: false,
        }
    }
}

/// Something stands there, whatever it is.
fn is_there<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    IgnoredAny::deserialize(from).map(|_| true)
}

/// The settings of a data folder, and what of their file does not count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The settings.
    pub config: Config,
    /// The file that they come from; none where all are defaults.
    pub file: Option<PathBuf>,
    /// Lines that do not count, in their order.
    pub skipped: Vec<Skipped>,
}

/// The file system refused to show the settings.
#[derive(Debug, thiserror::Error)]
#[error("{}: {source}", path.display())]
pub struct ConfigError {
    /// The file.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

/// Where a file of settings is looked for, the one that counts first.
pub fn places<'a>(data: &'a Path, fallback: Option<&'a Path>) -> impl Iterator<Item = PathBuf> + 'a {
    [Some(data), fallback].into_iter().flatten().map(|folder| folder.join(FILE))
}

impl Config {
    /// The settings of a data folder: its own file, else the one in `fallback`, else the defaults. The file may be
    /// written in any encoding that an editor on Windows writes.
    pub fn of(data: &Path, fallback: Option<&Path>) -> Result<Found, ConfigError> {
        for path in places(data, fallback) {
            match read_text(&path) {
                Ok(text) => {
                    let (config, skipped) = settings::read(&text);
                    return Ok(Found { config, file: Some(path), skipped });
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(source) => return Err(ConfigError { path, source }),
            }
        }
        Ok(Found::default())
    }
}
