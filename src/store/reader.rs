//! Reading beside a running console: from snapshot and journal, never from sled, without any lock.
//! A reader shows the store at one moment and never writes a byte; a block that is still being written is not there yet.

use std::path::Path;
use std::sync::Arc;

use super::disk::Disk;
use super::error::{At, Damage, OpenError, Wrong};
use super::history::History;
use super::home::Home;
use super::image::Image;
use super::load::{self, Care, Start};
use super::manifest::Manifest;
use super::port::{Committed, Entry, Pasts, Read, Rev, StoreError, Visit};
use super::safe::Safe;
use super::setsum::SetSum;

/// How often a reader looks again at what may be damage, or a writer at work.
const TRIES: usize = 8;

/// The store at one moment.
#[derive(Debug)]
pub struct Reader {
    home: Home,
    image: Image,
    history: History,
    notes: Vec<Damage>,
}

impl Reader {
    /// Reads the store in this folder as it stands now.
    pub fn open(dir: &Path) -> Result<Self, OpenError> {
        Self::open_on(&Disk::default(), dir)
    }

    /// The same on this disk.
    pub fn open_on(disk: &Disk, dir: &Path) -> Result<Self, OpenError> {
        Self::open_with(disk, dir, &Safe::plain())
    }

    /// The same with what opens a sealed folder.
    pub fn open_with(disk: &Disk, dir: &Path, safe: &Safe) -> Result<Self, OpenError> {
        Self::with((disk, dir, safe), Care::Checksums)
    }

    /// The same for whoever reads little: a snapshot's blocks are checked only when they are read. Where one is
    /// damaged, [`Reader::open`] finds the older snapshot that makes up for it.
    pub fn open_lightly(dir: &Path, safe: &Safe) -> Result<Self, OpenError> {
        Self::with((&Disk::default(), dir, safe), Care::Light)
    }

    fn with((disk, dir, safe): (&Disk, &Path, &Safe), care: Care) -> Result<Self, OpenError> {
        let home = Home::find_with(disk, dir, safe)?.ok_or_else(|| OpenError::Missing(dir.to_owned()))?;
        Self::of(&home, care)
    }

    /// Reads a store that was opened already.
    pub(super) fn again(home: &Home) -> Result<Self, OpenError> {
        // The marker may have become another one's since.
        match Home::find(&home.disk, &home.dir)? {
            Some(found) if found.store == home.store => Self::of(home, Care::Checksums),
            _ => Err(OpenError::Missing(home.dir.clone())),
        }
    }

    fn of(home: &Home, care: Care) -> Result<Self, OpenError> {
        let mut last = None;
        // A writer that fills a block or removes a snapshot between two of our reads looks like damage once, not
        // again and again.
        for _ in 0..TRIES {
            match Self::read(home, care) {
                Err(OpenError::Damaged(damage)) => last = Some(damage),
                other => return other,
            }
        }
        Err(last.map_or_else(|| OpenError::Missing(home.dir.clone()), OpenError::from))
    }

    fn read(home: &Home, care: Care) -> Result<Self, OpenError> {
        // Nobody else says how far the store reaches: what is left of the files may be too little.
        if Manifest::read(home)?.is_none() {
            if home.is_new() {
                return Err(OpenError::Missing(home.dir.clone()));
            }
            let there = home.disk.is_there(&home.current()).at(&home.current())?;
            let wrong = if there { Wrong::Checksum } else { Wrong::Missing };
            return Err(Damage::to_file(&home.current(), wrong).into());
        }
        let (manifest, start) = present(home)?;
        let last = manifest.last_segment;
        let loaded = load::load(home, start, last, manifest.head, care)?;
        Ok(Self { home: home.clone(), image: loaded.image, history: loaded.history, notes: loaded.notes })
    }

    /// Where the store lies.
    pub(super) fn home(&self) -> &Home {
        &self.home
    }

    /// Count and hash of the entries, as the journal says.
    pub(super) fn sum(&self) -> SetSum {
        self.image.sum
    }

    /// How many entries there are.
    pub fn count(&self) -> u64 {
        self.image.sum.count
    }

    /// Snapshots that could not be read; older ones and the journal made up for them.
    pub fn notes(&self) -> &[Damage] {
        &self.notes
    }
}

impl Read for Reader {
    fn get(&self, key: &[u8]) -> Result<Option<Entry>, StoreError> {
        Ok(self.image.get(key)?)
    }

    fn scan(&self, prefix: &[u8], visit: Visit<'_>) -> Result<Rev, StoreError> {
        self.image.scan_raw(prefix, &mut |key, rev, value| {
            let value = value.to_vec();
            visit(key, Entry { rev, value })
        })?;
        Ok(self.image.head)
    }

    fn past(&self, rev: Rev) -> Result<Option<Arc<Committed>>, StoreError> {
        self.history.past(rev)
    }

    fn pasts(&self, from: Rev, to: Rev) -> Pasts<'_> {
        self.history.pasts(from, to)
    }

    fn head(&self) -> Rev {
        self.image.head
    }
}

/// What `CURRENT` names just now, with its snapshots held open.
pub(super) fn present(home: &Home) -> Result<(Manifest, Start), OpenError> {
    loop {
        let written = Manifest::read(home)?;
        let manifest = match written.clone() {
            Some(manifest) => manifest,
            None => Manifest::from_files(home)?.ok_or_else(|| OpenError::Missing(home.dir.clone()))?,
        };
        let start = Start::open(home, &manifest)?;
        // A snapshot that is not there was removed by a writer that has a newer one, or is really missing.
        if start.is_whole() || Manifest::read(home)? == written {
            return Ok((manifest, start));
        }
    }
}
