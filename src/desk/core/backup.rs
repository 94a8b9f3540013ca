//! The daily backup: one proved file a day in a folder on another disk, old ones removed only once the new one stands.
//!
//! Reads beside the desk and never waits for it; whoever runs it does so on a thread of their own.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::store::backup::{self, BackupError, Summary};
use crate::store::port::Read;
use crate::store::{self, OpenError, Safe};

use crate::desk::core::config;
use crate::desk::core::office::Office;

/// How a backup's name ends.
const ENDING: &str = ".backup";

/// The daily backup of one data folder.
#[derive(Debug, Clone)]
pub struct Daily {
    data: PathBuf,
    to: PathBuf,
    keep_days: u16,
}

/// How backups stand, as far as a clerk has to know.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Standing {
    /// Nobody looks after them here: a training folder.
    #[default]
    NotKept,
    /// No folder is set for them; perhaps one was taken by hand.
    NotSet(Option<DateTime>),
    /// One is being taken.
    Running(Option<DateTime>),
    /// The last one was proved then.
    Good(DateTime),
    /// Today's failed, for this reason; the last good one.
    Failed(String, Option<DateTime>),
}

impl Standing {
    /// When the last good one was proved.
    pub fn last(&self) -> Option<DateTime> {
        match self {
            Self::NotKept => None,
            Self::Good(at) => Some(*at),
            Self::NotSet(last) | Self::Running(last) | Self::Failed(_, last) => *last,
        }
    }
}

/// When the last backup of a data folder was proved, by the machine's clock.
pub fn last(data: &Path) -> Option<DateTime> {
    let at = Timestamp::from_millisecond(backup::last_taken(data)?).ok()?;
    Some(at.to_zoned_datetime(TimeZone::system()).datetime())
}

/// Takes a backup of a data folder now, its settings included, as the file `path`.
pub fn take(data: &Path, path: &Path) -> Result<Summary, BackupError> {
    let settings = data.join(config::FILE);
    let text = match fs::read_to_string(&settings) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(source) => return Err(BackupError::Io { path: settings, source }),
    };
    let opens = |store: &dyn Read| Office::read(store, &Safe::plain()).map(drop).map_err(|error| error.to_string());
    let summary = backup::take(data, text.as_deref(), path, &opens)?;
    // It stands there, proved. A full or read-only disk cannot be told so.
    let _ = backup::note_taken(data, &summary);
    Ok(summary)
}

/// The usual name of a backup: the store's own number keeps two offices that share a disk apart.
pub fn name(data: &Path, day: Date) -> Result<String, OpenError> {
    Ok(format!("{}{day}{ENDING}", stem(data)?))
}

fn stem(data: &Path) -> Result<String, OpenError> {
    let about = store::about(data)?.ok_or_else(|| OpenError::Missing(data.to_owned()))?;
    Ok(format!("linli-{:08x}-", about.id >> 32))
}

impl Daily {
    /// The daily backup that the settings ask for, if they do.
    pub fn of(data: &Path, settings: &config::Backup) -> Option<Self> {
        let path = settings.path.trim();
        let to = PathBuf::from(path);
        (!path.is_empty()).then(|| Self { data: data.to_owned(), to, keep_days: settings.keep_days })
    }

    /// Takes today's backup, unless it stands there already, and removes those that are too old; answers whether one was
    /// taken. A folder that is not there is not made: the disk is not plugged in.
    pub fn run(&self, today: Date) -> Result<bool, BackupError> {
        if let Err(source) = fs::read_dir(&self.to) {
            return Err(BackupError::Io { path: self.to.clone(), source });
        }
        let path = self.to.join(name(&self.data, today)?);
        let fresh = !path.exists();
        if fresh {
            take(&self.data, &path)?;
        }
        self.prune(today)?;
        Ok(fresh)
    }

    /// Removes this store's backups of days long past. Today's is proved: it has its name.
    fn prune(&self, today: Date) -> Result<(), BackupError> {
        let stem = stem(&self.data)?;
        let oldest = today.saturating_sub(i64::from(self.keep_days.max(1)).days());
        let at = |source| BackupError::Io { path: self.to.clone(), source };
        for entry in fs::read_dir(&self.to).map_err(at)? {
            let entry = entry.map_err(at)?;
            let day = entry.file_name().to_str().and_then(|name| {
                let day: Date = name.strip_prefix(&stem)?.strip_suffix(ENDING)?.parse().ok()?;
                Some(day)
            });
            if day.is_some_and(|day| day < oldest) {
                fs::remove_file(entry.path()).map_err(at)?;
            }
        }
        Ok(())
    }
}
