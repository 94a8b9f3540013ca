//! What the office sets for itself: its name, its clerks, how the console looks. What it works by stands
//! in the table of rules.
//!
//! `linli.toml` in the data folder counts; where there is none, the one in the person's own configuration folder. No
//! resident's data ever stand in it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize};

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

/// Why the settings cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file system refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A line means nothing here.
    #[error("{}, line {line}: {said}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// Its line, from 1.
        line: usize,
        /// What the reader of the format says of it.
        said: String,
    },
}

impl Config {
    /// The settings of a data folder: its own file, else the one in `fallback`, else the defaults.
    pub fn of(data: &Path, fallback: Option<&Path>) -> Result<Self, ConfigError> {
        for folder in [Some(data), fallback].into_iter().flatten() {
            let path = folder.join(FILE);
            match fs::read_to_string(&path) {
                Ok(text) => return Self::read(&text, &path),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(source) => return Err(ConfigError::Io { path, source }),
            }
        }
        Ok(Self::default())
    }

    /// Reads the text of a file; `path` is named in errors.
    pub fn read(text: &str, path: &Path) -> Result<Self, ConfigError> {
        toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            ConfigError::Line { path: path.to_owned(), line, said: error.message().to_owned() }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_means_nothing_is_named() {
        let read = |text| Config::read(text, Path::new("linli.toml"));
        assert_eq!(read("").unwrap(), Config::default());
        let set = read("community = \"更新社区\"\ntheme = \"light\"\n[norms.pressure]\nelder_age = 70\n").unwrap();
        assert_eq!((set.community.as_str(), set.theme, set.has_norms), ("更新社区", Theme::Light, true));
        for (text, at) in [("theme = \"red\"\n", 1), ("lang = \"zh\"\nclerk = 1\n", 2), ("\n\n[norm]\n", 3)] {
            let Err(ConfigError::Line { line, .. }) = read(text) else { panic!("{text}") };
            assert_eq!(line, at, "{text}");
        }
    }
}
