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
use crate::exchange::{FileError, MOST_COLUMNS};
use crate::model::Refusal;
use crate::store::backup::BackupError;
use crate::store::port::StoreError;
use crate::store::{Holder, OpenError, Wrong};
use crate::text::{Lang, backups, causes, cli as words, exports, refusals, reports, usage};

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
            Self::Out(error) => reports::system(lang, &words::STANDARD_OUTPUT.say(lang), error),
            Self::NoHome => usage::NO_HOME.say(lang).to_owned(),
            Self::Open(error) => open(lang, error),
            Self::Store(error) => store(lang, error),
            Self::Demo(error) => demo(lang, error),
            Self::Config(ConfigError { path, source }) => reports::system(lang, &path.display(), source),
            Self::Backup(error) => backup(lang, error),
            Self::File(path, error) => file(lang, path, error),
        }
    }
}

/// Why a data folder cannot be opened.
pub(super) fn open(lang: Lang, error: &OpenError) -> String {
    match error {
        OpenError::Held { by: Holder { who, since, process } } => {
            let at = Timestamp::from_millisecond(*since).ok().filter(|_| *since > 0);
            reports::held(lang, who, at.map(|at| at.to_zoned_datetime(TimeZone::system()).datetime()), *process)
        }
        OpenError::Missing(folder) => reports::no_store(lang, &folder.display()),
        OpenError::Locked(folder) => reports::locked(lang, &folder.display()),
        OpenError::Newer { found, known } => reports::newer(lang, *found, *known),
        OpenError::Older { found, known } => reports::older(lang, *found, *known),
        OpenError::Damaged(damage) => match damage.wrong {
            Wrong::Incomplete => format!("{}{}", causes::damage(lang, damage), lang.of("。", ".")),
            Wrong::Unsealed => reports::with_other_folder(lang, &causes::damage(lang, damage)),
            Wrong::Suite => reports::with_upgrade(lang, &causes::damage(lang, damage)),
            Wrong::Block
            | Wrong::End
            | Wrong::Order
            | Wrong::Chain
            | Wrong::Frames
            | Wrong::Missing
            | Wrong::Checksum
            | Wrong::Sum
            | Wrong::Foreign
            | Wrong::Forged => reports::with_repair(lang, &causes::damage(lang, damage)),
        },
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
        BackupError::DoesNotOpen(cause) => backups::does_not_open(lang, cause),
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
        FileError::Damaged(said) => reports::file_damaged(lang, said),
        FileError::RowTooLong { row } => reports::row_too_long(lang, *row),
        FileError::TooManyColumns { row } => reports::too_many_columns(lang, *row, MOST_COLUMNS),
    }
}

/// Names the sheets that there are.
fn with_sheets(sentence: &str, sheets: &[String]) -> String {
    if sheets.len() < 2 { sentence.to_owned() } else { format!("({}) {sentence}", sheets.join(", ")) }
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

impl From<Refusal> for Fail {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;
    use crate::exchange::table::Kind;
    use crate::model::cause::{Cause, Damage};
    use crate::text::tests::check_error;

    /// No Chinese may stand in an English line, so no sheet has a Chinese name here.
    fn sheets() -> Vec<String> {
        vec!["A".to_owned(), "B".to_owned()]
    }

    fn full() -> io::Error {
        io::Error::from_raw_os_error(28)
    }

    fn at() -> PathBuf {
        PathBuf::from("/data")
    }

    fn opens() -> Vec<OpenError> {
        use Wrong::*;
        let wrong =
            [Block, End, Order, Chain, Frames, Missing, Checksum, Sum, Incomplete, Foreign, Suite, Forged, Unsealed];
        let mut all: Vec<OpenError> = wrong.map(|wrong| Damage::to_file(&at(), wrong).into()).into();
        let by = |process| Holder { who: String::new(), since: 1, process };
        all.extend([
            OpenError::Held { by: by(0) },
            OpenError::Held { by: by(71) },
            OpenError::Missing(at()),
            OpenError::Locked(at()),
            OpenError::Newer { found: 3, known: 2 },
            OpenError::Older { found: 1, known: 2 },
            OpenError::Io { path: at(), source: full() },
        ]);
        all
    }

    fn place_of_open(error: &OpenError) -> usize {
        match error {
            OpenError::Held { .. } => 0,
            OpenError::Missing(_) => 1,
            OpenError::Newer { .. } => 2,
            OpenError::Older { .. } => 3,
            OpenError::Damaged(_) => 4,
            OpenError::Io { .. } => 5,
            OpenError::Locked(_) => 6,
        }
    }

    fn stores() -> Vec<StoreError> {
        use crate::model::cause::{Limit, System};
        use crate::store::port::NotOurs;
        let cause = || Cause::System(System::at(&at(), &full()));
        vec![
            StoreError::NotApplied(cause()),
            StoreError::Unknown(cause()),
            StoreError::ReadOnly(Cause::Sled { said: "panicked".to_owned() }),
            NotOurs::Lock.into(),
            NotOurs::Folder.into(),
            NotOurs::Written.into(),
            NotOurs::Looking.into(),
            Damage::to_range(&at(), Wrong::Block, 7, 9).into(),
            StoreError::TooLarge(Limit::EmptyKey),
            StoreError::Io(Cause::Closed),
        ]
    }

    fn place_of_store(error: &StoreError) -> usize {
        use crate::store::port::NotOurs;
        match error {
            StoreError::NotApplied(_) => 0,
            StoreError::Unknown(_) => 1,
            StoreError::ReadOnly(_) => 2,
            StoreError::NotOurs(NotOurs::Lock) => 3,
            StoreError::NotOurs(NotOurs::Folder) => 4,
            StoreError::NotOurs(NotOurs::Written) => 5,
            StoreError::NotOurs(NotOurs::Looking) => 6,
            StoreError::Damaged(_) => 7,
            StoreError::TooLarge(_) => 8,
            StoreError::Io(_) => 9,
        }
    }

    fn backups_of() -> Vec<BackupError> {
        vec![
            BackupError::Open(OpenError::Missing(at())),
            BackupError::Store(StoreError::Io(Cause::Closed)),
            BackupError::Io { path: at(), source: full() },
            BackupError::NotABackup(at()),
            BackupError::Newer { found: 3, known: 2 },
            BackupError::Older { found: 1, known: 2 },
            BackupError::Cut { file: at(), at: 7 },
            BackupError::Damaged { file: at(), at: 7 },
            BackupError::Occupied(at()),
            BackupError::Differs,
            BackupError::DoesNotOpen(Cause::Closed),
        ]
    }

    fn place_of_backup(error: &BackupError) -> usize {
        match error {
            BackupError::Open(_) => 0,
            BackupError::Store(_) => 1,
            BackupError::Io { .. } => 2,
            BackupError::NotABackup(_) => 3,
            BackupError::Newer { .. } => 4,
            BackupError::Older { .. } => 5,
            BackupError::Cut { .. } => 6,
            BackupError::Damaged { .. } => 7,
            BackupError::Occupied(_) => 8,
            BackupError::Differs => 9,
            BackupError::DoesNotOpen(_) => 10,
        }
    }

    fn files() -> Vec<FileError> {
        vec![
            FileError::Io(full()),
            FileError::Empty,
            FileError::NotATable,
            FileError::Unsupported(Kind::Xml),
            FileError::Locked,
            FileError::Damaged("invalid Zip archive".to_owned()),
            FileError::TooLarge { part: "META".to_owned(), limit: 9 },
            FileError::RowTooLong { row: 7 },
            FileError::TooManyColumns { row: 7 },
            FileError::NoSheet { wanted: "C".to_owned(), sheets: sheets() },
            FileError::NoHeading { sheets: sheets() },
        ]
    }

    fn place_of_file(error: &FileError) -> usize {
        match error {
            FileError::Io(_) => 0,
            FileError::Empty => 1,
            FileError::NotATable => 2,
            FileError::Unsupported(_) => 3,
            FileError::Locked => 4,
            FileError::Damaged(_) => 5,
            FileError::TooLarge { .. } => 6,
            FileError::RowTooLong { .. } => 7,
            FileError::TooManyColumns { .. } => 8,
            FileError::NoSheet { .. } => 9,
            FileError::NoHeading { .. } => 10,
        }
    }

    fn whole<T>(all: &[T], place: impl Fn(&T) -> usize, variants: usize) {
        let places: BTreeSet<usize> = all.iter().map(place).collect();
        assert!(places.iter().copied().eq(0..variants), "missing among the samples: {places:?} of {variants}");
    }

    #[test]
    fn every_error_of_the_shell_is_one_line_in_both_languages_that_ends_with_what_to_do() {
        whole(&opens(), place_of_open, 7);
        whole(&stores(), place_of_store, 10);
        whole(&backups_of(), place_of_backup, 11);
        whole(&files(), place_of_file, 11);
        for lang in Lang::ALL {
            let mut fails: Vec<Fail> = opens().into_iter().map(Fail::from).collect();
            fails.extend(stores().into_iter().map(Fail::from));
            fails.extend(backups_of().into_iter().map(Fail::from));
            fails.extend(files().into_iter().map(|error| Fail::File(at(), error)));
            fails.extend([
                Fail::Out(full()),
                Fail::NoHome,
                ConfigError { path: at(), source: full() }.into(),
                DemoError::NotTraining(at()).into(),
                DemoError::Open(OpenError::Missing(at())).into(),
                DemoError::Store(StoreError::Io(Cause::Closed)).into(),
                DemoError::Io { path: at(), source: full() }.into(),
            ]);
            for fail in fails {
                check_error(lang, &fail.sentence(lang));
            }
            let exists = BackupError::Io { path: at(), source: io::ErrorKind::AlreadyExists.into() };
            check_error(lang, &backup(lang, &exists));
            check_error(lang, &exports::not_written(lang, &Path::new("/u").display(), &full()));
        }
    }
}
