//! Everything that can go wrong, as one sentence in the person's language and an exit code.

use std::io;
use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::desk::core::config::ConfigError;
use crate::desk::core::names::Named;
use crate::desk::core::office::Office;
use crate::desk::core::question::Undone;
use crate::desk::demo::DemoError;
use crate::exchange::FileError;
use crate::model::Refusal;
use crate::store::backup::BackupError;
use crate::store::port::StoreError;
use crate::store::{Damage, Holder, OpenError, Wrong};
use crate::text::{Lang, backups, cli as words, exports, refusals, reports, usage};

/// What went wrong.
#[derive(Debug)]
pub(super) enum Fail {
    /// Wrong usage, said already.
    Usage(String),
    /// Anything that was said already.
    Said(String),
    /// The desk refuses it.
    Refused(Box<Refusal>),
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
    /// There is no backup, or none that can be restored.
    Backup(BackupError),
    /// A roster cannot be read.
    File(PathBuf, FileError),
}

impl Fail {
    /// 2 for wrong usage, 1 for anything else.
    pub(super) fn code(&self) -> u8 {
        if matches!(self, Self::Usage(_)) { 2 } else { 1 }
    }

    /// The same for the console: a refusal stays what it is.
    pub(super) fn undone(self, lang: Lang) -> Undone {
        match self {
            Self::Refused(refusal) => Undone::Refused(refusal),
            fail => Undone::Failed(fail.sentence(lang)),
        }
    }

    /// What went wrong and what to do next.
    pub(super) fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::Usage(text) | Self::Said(text) => text.clone(),
            Self::Refused(refused) => refusal(lang, refused),
            Self::Out(error) => reports::system(lang, &"stdout", error),
            Self::NoHome => usage::NO_HOME.say(lang).to_owned(),
            Self::Open(error) => open(lang, error),
            Self::Store(error) => store(lang, error),
            Self::Demo(error) => demo(lang, error),
            Self::Config(ConfigError::Io { path, source }) => reports::system(lang, &path.display(), source),
            Self::Config(ConfigError::Line { path, line, reason }) => {
                reports::setting_refused(lang, &format_args!("{}:{line}", path.display()), reason)
            }
            Self::Backup(error) => backup(lang, error),
            Self::File(path, error) => file(lang, path, error),
        }
    }
}

/// Why a data folder cannot be opened.
pub(super) fn open(lang: Lang, error: &OpenError) -> String {
    match error {
        OpenError::Held { by: Holder { who, since } } => {
            let at = Timestamp::from_millisecond(*since).ok().filter(|_| *since > 0);
            reports::held(lang, who, at.map(|at| at.to_zoned_datetime(TimeZone::system()).datetime()))
        }
        OpenError::Missing(folder) => reports::no_store(lang, &folder.display()),
        OpenError::Newer { found, known } => reports::newer(lang, *found, *known),
        OpenError::Older { found, known } => reports::older(lang, *found, *known),
        OpenError::Damaged(damage) => damaged(lang, damage),
        OpenError::Io { path, source } => reports::system(lang, &path.display(), source),
    }
}

/// Why a store fails, with the same words as a refusal of the desk.
pub(super) fn store(lang: Lang, error: &StoreError) -> String {
    refusal(lang, &crate::desk::refused(error.clone()))
}

/// Why the desk does not write, where no record has to be named.
pub(super) fn refusal(lang: Lang, refusal: &Refusal) -> String {
    let nobody = Office::default();
    refusals::refusal(lang, refusal, &Named { office: &nobody, today: Date::ZERO })
}

/// What is damaged, and what that costs.
pub(super) fn damaged(lang: Lang, damage: &Damage) -> String {
    let wrong = match damage.wrong {
        Wrong::Block => words::BLOCK_DAMAGED,
        Wrong::End => words::END_MISSING,
        Wrong::Order => words::OUT_OF_ORDER,
        Wrong::Chain => words::CHAIN_BROKEN,
        Wrong::Frames => words::NOT_DECODED,
        Wrong::Missing => words::FILE_MISSING,
        Wrong::Checksum => words::CHECKSUM_WRONG,
        Wrong::Sum => words::SUM_WRONG,
        Wrong::Foreign => words::FOREIGN,
        Wrong::Suite => words::SEALED_OTHERWISE,
    };
    let lost = (damage.from > 0).then_some((damage.from, damage.to));
    reports::finding(lang, &damage.file.display(), wrong.say(lang), lost)
}

/// Why there is no backup, or none that can be restored.
pub(super) fn backup(lang: Lang, error: &BackupError) -> String {
    match error {
        BackupError::Open(error) => open(lang, error),
        BackupError::Store(error) => store(lang, error),
        BackupError::Io { path, source } if source.kind() == io::ErrorKind::AlreadyExists => {
            exports::exists(lang, &path.display())
        }
        BackupError::Io { path, source } => reports::system(lang, &path.display(), source),
        BackupError::NotABackup(path) => backups::not_a_backup(lang, &path.display()),
        BackupError::Newer { found, known } => backups::newer(lang, *found, *known),
        BackupError::Older { found, known } => backups::older(lang, *found, *known),
        BackupError::Cut { file, at } => backups::cut(lang, &file.display(), *at),
        BackupError::Damaged { file, at } => backups::damaged(lang, &file.display(), *at),
        BackupError::Occupied(folder) => backups::occupied(lang, &folder.display()),
        BackupError::Differs => backups::DIFFERS.say(lang).to_owned(),
    }
}

fn demo(lang: Lang, error: &DemoError) -> String {
    match error {
        DemoError::NotTraining(folder) => reports::not_training(lang, &folder.display()),
        DemoError::Open(error) => open(lang, error),
        DemoError::Store(error) => store(lang, error),
        DemoError::Refused(refusal) => self::refusal(lang, refusal),
        DemoError::Io { path, source } => reports::system(lang, &path.display(), source),
    }
}

fn file(lang: Lang, path: &std::path::Path, error: &FileError) -> String {
    let say = |text: crate::text::Msg| text.say(lang).to_owned();
    match error {
        FileError::Io(source) => reports::system(lang, &path.display(), source),
        FileError::Empty => say(words::FILE_EMPTY),
        FileError::NotATable => say(words::FILE_NO_TABLE),
        FileError::Unsupported(_) => say(words::FILE_NOT_READ),
        FileError::Locked => say(words::FILE_LOCKED),
        FileError::TooLarge { .. } => say(words::FILE_TOO_LARGE),
        FileError::NoSheet { sheets, .. } => with_sheets(words::FILE_NO_SHEET.say(lang), sheets),
        FileError::NoHeading { sheets } => with_sheets(words::FILE_NO_HEADINGS.say(lang), sheets),
        FileError::Damaged(reason) => reports::file_damaged(lang, reason),
        other => reports::file_damaged(lang, other),
    }
}

/// Names the sheets that there are.
fn with_sheets(sentence: &str, sheets: &[String]) -> String {
    if sheets.len() < 2 { sentence.to_owned() } else { format!("{sentence} ({})", sheets.join(", ")) }
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

impl From<BackupError> for Fail {
    fn from(error: BackupError) -> Self {
        Self::Backup(error)
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
