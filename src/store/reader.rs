//! Reading beside a running console: from snapshot and journal, never from sled, without any lock.
//! A reader shows the store at one moment and never writes a byte; a block that is still being written is not there yet.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use super::error::{Damage, OpenError};
use super::history::History;
use super::home::Home;
use super::image::Image;
use super::load::{self, Care};
use super::manifest::Manifest;
use super::port::{Committed, Entry, Rev, StoreError, Visit};

/// How often a reader starts over because the writer moved on underneath it.
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
        let home = Home::find(dir)?.ok_or_else(|| OpenError::Missing(dir.to_owned()))?;
        // A writer that rotates, condenses or fills a block between two of our reads looks like damage once, not
        // again and again.
        for _ in 0..TRIES {
            match Self::read(&home) {
                Ok(Some(reader)) => return Ok(reader),
                Ok(None) | Err(OpenError::Damaged(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Self::read(&home)?.ok_or_else(|| OpenError::Missing(dir.to_owned()))
    }

    /// One attempt; `None` if `CURRENT` changed meanwhile.
    fn read(home: &Home) -> Result<Option<Self>, OpenError> {
        let written = Manifest::read(home)?;
        let manifest = match written.clone() {
            Some(manifest) => manifest,
            None => match Manifest::from_files(home)? {
                Some(manifest) => manifest,
                None => return Ok(None),
            },
        };
        let loaded = load::load(home, &manifest, manifest.last_segment, Care::Checksums)?;
        if Manifest::read(home)? != written {
            return Ok(None);
        }
        Ok(Some(Self {
            home: home.clone(),
            image: loaded.image,
            history: loaded.history,
            notes: loaded.notes,
        }))
    }

    /// The entry under a key.
    pub fn get(&self, key: &[u8]) -> Result<Option<Entry>, StoreError> {
        Ok(self.image.get(key)?)
    }

    /// Visits every entry whose key begins with `prefix`, in key order; answers the revision that it saw.
    pub fn scan(&self, prefix: &[u8], visit: Visit<'_>) -> Result<Rev, StoreError> {
        scan(&self.image, prefix, visit)
    }

    /// The commit at a revision.
    pub fn past(&self, rev: Rev) -> Result<Option<Arc<Committed>>, StoreError> {
        self.history.past(rev)
    }

    /// The last revision that this reader sees.
    pub fn head(&self) -> Rev {
        self.image.head
    }

    /// How many entries there are.
    pub fn count(&self) -> u64 {
        self.image.sum.count
    }

    /// Whether this is a training folder.
    pub fn is_training(&self) -> bool {
        self.home.training
    }

    /// Snapshots that could not be read; older ones and the journal made up for them.
    pub fn notes(&self) -> &[Damage] {
        &self.notes
    }
}

/// A port scan over an image.
pub(super) fn scan(image: &Image, prefix: &[u8], visit: Visit<'_>) -> Result<Rev, StoreError> {
    image.scan_raw(prefix, &mut |key, rev, value| -> ControlFlow<()> {
        let value = value.to_vec();
        visit(key, Entry { rev, value })
    })?;
    Ok(image.head)
}
