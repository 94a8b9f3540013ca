//! What a repaired store may begin from: the newest snapshot that is whole, sled where it is, or a backup.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::super::backup::{self, BackupError, Summary};
use super::super::check;
use super::super::disk::Disk;
use super::super::envelope;
use super::super::error::{At, Damage, OpenError, Wrong};
use super::super::home::Home;
use super::super::manifest;
use super::super::port::Rev;
use super::super::safe::FolderSeal;
use super::super::sled_side::{Handle, Mark};
use super::super::snapshot::{Snapshot, VisitRaw};
use super::pieces::Pieces;
use super::{From, build};

/// Single entries, by key: revision and value.
pub(super) type Loose = BTreeMap<Vec<u8>, (Rev, Vec<u8>)>;

/// A whole state.
pub(super) enum Base {
    Nothing,
    Snapshot(Snapshot),
    Sled(Box<Copy>, Mark),
    Backup(Disk, Taken),
}

/// A backup of the store, or of the one that it was restored from.
pub(super) struct Taken {
    pub(super) file: PathBuf,
    pub(super) summary: Summary,
}

impl Taken {
    /// Reads every byte of it once; one of another store is refused.
    pub(super) fn open(home: &Home, file: &Path) -> Result<Self, BackupError> {
        let summary = backup::verify(&home.disk, file, &home.seal)?;
        let own = summary.store == home.store;
        let before = home.marker.after.is_some_and(|(store, rev)| summary.store == store && summary.head <= rev);
        if summary.training != home.training || !(own || before) {
            return Err(Damage::to_file(file, Wrong::Foreign).into());
        }
        Ok(Self { file: file.to_owned(), summary })
    }
}

/// Where sled is looked at.
pub(super) fn copy_of_sled(dir: &Path) -> PathBuf {
    let mut name = dir.file_name().unwrap_or_default().to_os_string();
    name.push(".repairing-sled");
    dir.with_file_name(name)
}

/// A copy of sled's folder beside the damaged one, since opening sled changes it; it goes when it is no longer needed.
pub(super) struct Copied(Home);

impl Copied {
    fn of(home: &Home) -> Result<Self, OpenError> {
        let copied = Self(Home { dir: copy_of_sled(&home.dir), ..home.clone() });
        // What an earlier repair left behind.
        let _ = home.disk.remove_tree(&copied.0.dir);
        home.disk.make_folder(&copied.0.dir).at(&copied.0.dir)?;
        build::copy(&home.disk, &home.sled(), &copied.0.sled())?;
        Ok(copied)
    }
}

impl Drop for Copied {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next repair.
        let _ = self.0.disk.remove_tree(&self.0.dir);
    }
}

/// sled, opened from a copy: dropped in this order.
pub(super) struct Copy {
    handle: Handle,
    _place: Copied,
}

/// How sled stands.
pub(super) enum Sled {
    Gone,
    /// It holds exactly what its mark says.
    Whole(Box<Copy>, Mark),
    /// It can be read and is not whole: the entries whose own checksum is right, and the newest revision.
    Loose(Loose, Rev),
}

impl Sled {
    /// The newest revision that it has heard of.
    pub(super) fn newest(&self) -> Rev {
        match self {
            Self::Gone => 0,
            Self::Whole(_, mark) => mark.rev,
            Self::Loose(_, newest) => *newest,
        }
    }
}

/// Looks at sled. It counts as whole only where the journal does not contradict it.
pub(super) fn sled(home: &Home, cache: u64, pieces: &Pieces) -> Result<Sled, OpenError> {
    if !home.disk.is_there(&home.sled()).at(&home.sled())? {
        return Ok(Sled::Gone);
    }
    let copied = Copied::of(home)?;
    let Ok(sled) = Handle::open(&copied.0, cache, None) else { return Ok(Sled::Gone) };
    let mark = sled.mark().ok().flatten();
    if mark.is_some_and(|mark| mark.store != home.store) {
        let _ = sled.close();
        return Ok(Sled::Gone);
    }
    if let (Some(mark), Ok((sum, newest))) = (mark, sled.survey(&home.seal, |_| {}))
        && sum == mark.sum
        && newest <= mark.rev
        && pieces.sum_at(mark.rev).is_none_or(|said| said == sum)
    {
        return Ok(Sled::Whole(Box::new(Copy { handle: sled, _place: copied }), mark));
    }
    let (mut loose, mut newest) = (Loose::new(), mark.map_or(0, |mark| mark.rev));
    let read = sled.scan(&[], &mut |key, rev, value| {
        newest = newest.max(rev);
        if envelope::label(key, value).is_ok() {
            loose.insert(key.to_vec(), (rev, value.to_vec()));
        }
        ControlFlow::Continue(())
    });
    if read.is_ok() {
        let _ = sled.close();
    } else {
        sled.abandon();
    }
    Ok(Sled::Loose(loose, newest))
}

/// The newest of what is whole, and what else sled has.
pub(super) fn choose(home: &Home, sled: Sled, backup: Option<Taken>) -> Result<(Base, Loose), OpenError> {
    let mut base = Base::Nothing;
    for rev in manifest::numbers(home, &home.snapshots(), ".snap")?.into_iter().rev() {
        let whole = Snapshot::open(home, rev).and_then(|one| check::check_snapshot(home, &one, None).map(|()| one));
        match whole {
            Ok(snapshot) => {
                base = Base::Snapshot(snapshot);
                break;
            }
            Err(OpenError::Damaged(_) | OpenError::Io { .. }) => {}
            Err(other) => return Err(other),
        }
    }
    if let Some(taken) = backup.filter(|taken| taken.summary.head > base.rev()) {
        base = Base::Backup(home.disk.clone(), taken);
    }
    match sled {
        Sled::Whole(sled, mark) if mark.rev > base.rev() => Ok((Base::Sled(sled, mark), Loose::new())),
        Sled::Loose(loose, _) => Ok((base, loose)),
        Sled::Whole(..) | Sled::Gone => Ok((base, Loose::new())),
    }
}

impl Base {
    /// It holds everything up to this revision.
    pub(super) fn rev(&self) -> Rev {
        match self {
            Self::Nothing => 0,
            Self::Snapshot(snapshot) => snapshot.rev,
            Self::Sled(_, mark) => mark.rev,
            Self::Backup(_, taken) => taken.summary.head,
        }
    }

    /// What it is.
    pub(super) fn kind(&self) -> From {
        match self {
            Self::Nothing => From::Journal,
            Self::Snapshot(snapshot) => From::Snapshot(snapshot.rev),
            Self::Sled(_, mark) => From::Sled(mark.rev),
            Self::Backup(_, taken) => From::Backup(taken.summary.head),
        }
    }

    /// Visits every entry in key order.
    pub(super) fn scan(&self, visit: VisitRaw<'_>) -> Result<(), OpenError> {
        match self {
            Self::Nothing => Ok(()),
            Self::Snapshot(snapshot) => snapshot.scan(&[], visit),
            Self::Sled(sled, _) => sled.handle.scan(&[], visit).map_err(std::io::Error::other).at(Path::new("sled")),
            Self::Backup(disk, taken) => {
                backup::each_entry(disk, &taken.file, &FolderSeal::default(), visit).map_err(|error| match error {
                    BackupError::Open(error) => error,
                    BackupError::Io { path, source } => OpenError::Io { path, source },
                    other => {
                        OpenError::Io { path: taken.file.clone(), source: std::io::Error::other(other.to_string()) }
                    }
                })
            }
        }
    }
}
