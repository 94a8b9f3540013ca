//! Everything that can go wrong, as one sentence in the person's language and an exit code.

use std::io;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::desk::config::ConfigError;
use crate::desk::demo::DemoError;
use crate::store::OpenError;
use crate::store::port::StoreError;
use crate::text::Lang;
use crate::text::cli as words;

/// What went wrong.
#[derive(Debug)]
pub(super) enum Fail {
    /// Wrong usage, said already.
    Usage(String),
    /// Anything that was said already.
    Said(String),
    /// The answer could not be written.
    Out(io::Error),
    /// There is no place for data.
    NoHome,
    /// The folder cannot be opened.
    Open(OpenError),
    /// The store failed.
    Store(StoreError),
    /// There is no demo.
    Demo(DemoError),
    /// The settings cannot be read.
    Config(ConfigError),
}

impl Fail {
    /// 2 for wrong usage, 1 for anything else.
    pub(super) fn code(&self) -> u8 {
        if matches!(self, Self::Usage(_)) { 2 } else { 1 }
    }

    /// What went wrong and what to do next.
    pub(super) fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::Usage(text) | Self::Said(text) => text.clone(),
            Self::Out(error) => words::system(lang, &error.to_string()),
            Self::NoHome => words::NO_HOME.say(lang).to_owned(),
            Self::Open(error) => open(lang, error),
            Self::Store(error) => store(lang, error),
            Self::Demo(DemoError::NotTraining(folder)) => words::not_training(lang, &folder.display().to_string()),
            Self::Demo(DemoError::Open(error)) => open(lang, error),
            Self::Demo(DemoError::Store(error)) => store(lang, error),
            Self::Demo(error) => words::system(lang, &error.to_string()),
            Self::Config(ConfigError::Line { path, line, reason }) => {
                words::config_line(lang, &path.display().to_string(), *line, reason)
            }
            Self::Config(error) => words::system(lang, &error.to_string()),
        }
    }
}

fn open(lang: Lang, error: &OpenError) -> String {
    match error {
        OpenError::Held { who, since } => words::held(lang, who, &civil(*since)),
        OpenError::Missing(folder) => words::missing(lang, &folder.display().to_string()),
        OpenError::Newer { .. } => words::newer(lang).to_owned(),
        OpenError::Damaged(damage) => words::damaged(lang, &damage.to_string()),
        OpenError::Io { .. } => words::system(lang, &error.to_string()),
    }
}

fn store(lang: Lang, error: &StoreError) -> String {
    match error {
        StoreError::Damaged(what) => words::damaged(lang, what),
        other => words::system(lang, &other.to_string()),
    }
}

/// Milliseconds since the Unix epoch as the machine's civil time, to the minute.
fn civil(since: i64) -> String {
    let at = Timestamp::from_millisecond(since).unwrap_or_default().to_zoned_datetime(TimeZone::system());
    at.strftime("%Y-%m-%d %H:%M").to_string()
}

impl From<io::Error> for Fail {
    fn from(error: io::Error) -> Self {
        Self::Out(error)
    }
}

impl From<OpenError> for Fail {
    fn from(error: OpenError) -> Self {
        Self::Open(error)
    }
}

impl From<StoreError> for Fail {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<DemoError> for Fail {
    fn from(error: DemoError) -> Self {
        Self::Demo(error)
    }
}

impl From<ConfigError> for Fail {
    fn from(error: ConfigError) -> Self {
        Self::Config(error)
    }
}
