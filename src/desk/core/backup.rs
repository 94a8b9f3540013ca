//! The daily backup: one proved file a day in a folder on another disk, old ones removed only once the new one stands.
//!
//! Reads beside the desk and never waits for it; whoever runs it does so on a thread of their own.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::exchange::read_text;
use crate::model::cause::Cause;
use crate::store::backup::{self, BackupError, Summary};
use crate::store::port::{Read, StoreError};
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
    safe: Safe,
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
    take_with(data, &Safe::plain(), path)
}

/// The same with what opens a sealed folder.
pub fn take_with(data: &Path, safe: &Safe, path: &Path) -> Result<Summary, BackupError> {
    let settings = data.join(config::FILE);
    let text = match read_text(&settings) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(source) => return Err(BackupError::Io { path: settings, source }),
    };
    let opens = |store: &dyn Read| Office::read(store, safe).map(drop).map_err(cause_of);
    let summary = backup::take_with((data, safe), text.as_deref(), path, &opens)?;
    // It stands there, proved. A full or read-only disk cannot be told so.
    let _ = backup::note_taken(data, &summary);
    Ok(summary)
}

/// Why a store could not be read.
fn cause_of(error: StoreError) -> Cause {
    match error {
        StoreError::NotApplied(cause)
        | StoreError::Unknown(cause)
        | StoreError::ReadOnly(cause)
        | StoreError::Io(cause) => cause,
        StoreError::NotOurs(_) => Cause::Held,
        StoreError::Damaged(damage) => Cause::Damaged(damage),
        StoreError::TooLarge(limit) => Cause::Limit(limit),
    }
}

/// The usual name of a backup: the store's own number keeps two offices that share a disk apart.
pub fn name(data: &Path, day: Date) -> Result<String, OpenError> {
    Ok(format!("{}{day}{ENDING}", stem(data)?))
}

/// The same, with a number behind the day where a folder has one of that day already.
pub fn free_name(data: &Path, to: &Path, day: Date) -> Result<PathBuf, OpenError> {
    let stem = stem(data)?;
    let numbered = (2_u32..).map(|number| to.join(format!("{stem}{day}-{number}{ENDING}")));
    let mut names = std::iter::once(to.join(name(data, day)?)).chain(numbered);
    Ok(names.find(|path| path.symlink_metadata().is_err()).unwrap_or_default())
}

/// The day of one of this store's backups, and its number among those of that day.
fn day_of(stem: &str, name: &str) -> Option<(Date, u32)> {
    let rest = name.strip_prefix(stem)?.strip_suffix(ENDING)?;
    let day = rest.get(..10)?.parse().ok()?;
    match rest.get(10..)? {
        "" => Some((day, 1)),
        number => Some((day, number.strip_prefix('-')?.parse().ok()?)),
    }
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
        (!path.is_empty()).then(|| Self {
            data: data.to_owned(),
            to,
            keep_days: settings.keep_days,
            safe: Safe::plain(),
        })
    }

    /// The same of a folder that this safe opens.
    #[must_use]
    pub fn opened_by(self, safe: &Safe) -> Self {
        Self { safe: safe.clone(), ..self }
    }

    /// Takes today's backup, unless it stands there already, and removes those that are too old; answers whether one was
    /// taken. A folder that is not there is not made: the disk is not plugged in.
    pub fn run(&self, today: Date) -> Result<bool, BackupError> {
        if let Err(source) = fs::read_dir(&self.to) {
            return Err(BackupError::Io { path: self.to.clone(), source });
        }
        let fresh = self.of_day(today)?.is_empty();
        if fresh {
            take_with(&self.data, &self.safe, &self.to.join(name(&self.data, today)?))?;
        } else {
            backup::clear_left_behind(&self.to);
        }
        self.prune(today)?;
        Ok(fresh)
    }

    /// Takes today's backup again where something was written since the last one was proved; the earlier ones of the day
    /// go once it stands. Answers whether one was taken.
    pub fn run_again(&self, today: Date) -> Result<bool, BackupError> {
        let head = store::read_lightly_with(&self.data, &self.safe)?.port.head();
        if backup::last_head(&self.data) == Some(head) {
            backup::clear_left_behind(&self.to);
            return Ok(false);
        }
        let earlier = self.of_day(today)?;
        take_with(&self.data, &self.safe, &free_name(&self.data, &self.to, today)?)?;
        for path in earlier {
            fs::remove_file(&path).map_err(|source| BackupError::Io { path, source })?;
        }
        self.prune(today)?;
        Ok(true)
    }

    /// This store's backups of a day.
    fn of_day(&self, day: Date) -> Result<Vec<PathBuf>, BackupError> {
        let stem = stem(&self.data)?;
        let at = |source| BackupError::Io { path: self.to.clone(), source };
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.to).map_err(at)? {
            let entry = entry.map_err(at)?;
            if entry.file_name().to_str().and_then(|name| day_of(&stem, name)).is_some_and(|(of, _)| of == day) {
                found.push(entry.path());
            }
        }
        Ok(found)
    }

    /// Removes this store's backups that nobody needs any more. Today's is proved: it has its name, and so has every
    /// other one.
    fn prune(&self, today: Date) -> Result<(), BackupError> {
        let stem = stem(&self.data)?;
        let at = |source| BackupError::Io { path: self.to.clone(), source };
        let mut taken = Vec::new();
        for entry in fs::read_dir(&self.to).map_err(at)? {
            let entry = entry.map_err(at)?;
            let day = entry.file_name().to_str().and_then(|name| day_of(&stem, name));
            taken.extend(day.map(|(day, _)| (day, entry.path())));
        }
        let days: Vec<Date> = taken.iter().map(|(day, _)| *day).collect();
        let kept = kept(&days, today, self.keep_days);
        for (_, path) in taken.iter().filter(|(day, _)| !kept.contains(day)) {
            fs::remove_file(path).map_err(at)?;
        }
        Ok(())
    }
}

/// How many of the last days that have a backup keep it, whatever the clock says.
const LAST_DAYS: usize = 7;
/// How many of the last months that have a backup keep their newest, whatever the clock says.
const LAST_MONTHS: usize = 12;

/// Which days' backups stay: those of the last `keep_days`, and whatever day it is today (a clock may be years ahead)
/// the last seven that there are and the newest of each of the last twelve months that have one.
fn kept(days: &[Date], today: Date, keep_days: u16) -> BTreeSet<Date> {
    let oldest = today.saturating_sub(i64::from(keep_days.max(1)).days());
    let newest_first: BTreeSet<Date> = days.iter().copied().collect();
    let mut months: Vec<(i16, i8)> = Vec::new();
    let mut kept = BTreeSet::new();
    for (place, day) in newest_first.into_iter().rev().enumerate() {
        let month = (day.year(), day.month());
        let newest_of_month = months.last() != Some(&month);
        if newest_of_month {
            months.push(month);
        }
        if day >= oldest || place < LAST_DAYS || newest_of_month && months.len() <= LAST_MONTHS {
            kept.insert(day);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn daily(from: &str, days: i64) -> Vec<Date> {
        let first: Date = from.parse().unwrap();
        (0..days).map(|day| first.saturating_add(day.days())).collect()
    }

    #[test]
    fn a_clock_years_ahead_leaves_the_last_seven_and_one_a_month() {
        let days = daily("2025-06-01", 540);
        let last = *days.last().unwrap();
        for today in ["2026-11-22", "2040-01-01", "1970-01-01"] {
            let kept = kept(&days, today.parse().unwrap(), 30);
            assert!(daily("2026-11-16", 7).iter().all(|day| kept.contains(day)), "{today}");
            let months: BTreeSet<_> = kept.iter().map(|day| (day.year(), day.month())).collect();
            assert!(months.len() >= 12 && kept.contains(&last), "{today}: {months:?}");
        }
        let kept = kept(&days, last, 30);
        let of_months = kept.iter().filter(|day| **day < last.saturating_sub(30.days())).count();
        assert_eq!((kept.len(), of_months), (31 + 10, 10), "{kept:?}");
    }

    #[test]
    fn a_day_without_a_backup_counts_as_none() {
        let days: Vec<Date> =
            ["2026-01-05", "2026-02-03", "2026-02-09", "2026-11-20"].map(|day| day.parse().unwrap()).into();
        assert_eq!(kept(&days, "2026-11-27".parse().unwrap(), 1).len(), 4);
    }
}
