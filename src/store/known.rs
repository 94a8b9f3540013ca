//! What this desk remembers of a sealed folder, outside of it: that it is sealed, its mode, its store and how far it
//! reached. A folder in its place that is plain, of another mode or shorter is then seen, whoever put it there.
//!
//! Whoever can write the desk's own state as well makes it forget: that is said in `src/SAFETY.md`.

use std::path::{Path, PathBuf};

use crate::platform;

use super::disk::Disk;
use super::durable;
use super::error::OpenError;
use super::home::Home;
use super::manifest::Manifest;
use super::port::Rev;
use super::safe::Safe;

const TITLE: &str = "linli known 1";

/// What is remembered of a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The store's id.
    pub store: u64,
    /// Whether it was one for training.
    pub training: bool,
    /// How far it certainly reached.
    pub head: Rev,
}

/// What a folder is now, against what is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// Nothing is remembered, or it is as it should be.
    Nothing,
    /// It was sealed, and now it is plain or gone.
    Plain,
    /// It is of another mode.
    Mode,
    /// It reaches less far than it did.
    Shorter {
        /// How far it reached.
        was: Rev,
        /// How far it reaches now.
        is: Rev,
    },
}

impl Known {
    /// What a sealed folder is now; `None` where there is none, or the safe is not its own.
    pub fn of(folder: &Path, safe: &Safe) -> Result<Option<Self>, OpenError> {
        let Some(home) = Home::find_with(&Disk::default(), folder, safe)? else { return Ok(None) };
        let head = Manifest::read(&home)?.map_or(0, |manifest| manifest.head);
        Ok(safe.is_sealed().then_some(Self { store: home.store, training: home.training, head }))
    }

    /// What is remembered of the folder in this place.
    pub fn recall(state: &Path, folder: &Path) -> Option<Self> {
        let text = String::from_utf8(Disk::default().read(&note(state, folder)?).ok()?).ok()?;
        let (body, crc) = text.strip_suffix('\n')?.rsplit_once("crc ")?;
        (crc == format!("{:08x}", crc32c::crc32c(body.as_bytes()))).then_some(())?;
        let mut lines = body.lines();
        (lines.next()? == TITLE).then_some(())?;
        let store = u64::from_str_radix(lines.next()?.strip_prefix("store ")?, 16).ok()?;
        let training = lines.next()?.strip_prefix("mode ")? == "training";
        Some(Self { store, training, head: lines.next()?.strip_prefix("head ")?.parse().ok()? })
    }

    /// Remembers it. Where that cannot be written, nothing is remembered.
    pub fn remember(self, state: &Path, folder: &Path) {
        if Self::recall(state, folder) == Some(self) {
            return;
        }
        let Some(path) = note(state, folder) else { return };
        let Self { store, training, head } = self;
        let mode = if training { "training" } else { "office" };
        let body = format!("{TITLE}\nstore {store:016x}\nmode {mode}\nhead {head}\n");
        let text = format!("{body}crc {:08x}\n", crc32c::crc32c(body.as_bytes()));
        let disk = Disk::default();
        let parent = path.parent().unwrap_or(state);
        let _ = disk.make_folder(parent).and_then(|()| durable::replace(&disk, &path, text.as_bytes()));
    }

    /// Forgets a folder: a person has said that it may be plain.
    pub fn forget(state: &Path, folder: &Path) {
        if let Some(path) = note(state, folder) {
            // Where nothing was remembered there is nothing to be forgotten.
            let _ = Disk::default().remove(&path);
        }
    }

    /// What a folder is now (`None` where it is plain or gone) against this.
    pub fn against(self, now: Option<Self>) -> Since {
        match now {
            None => Since::Plain,
            Some(now) if now.training != self.training => Since::Mode,
            // A restored or repaired store begins with an id and a count of its own.
            Some(now) if now.store == self.store && now.head < self.head => {
                Since::Shorter { was: self.head, is: now.head }
            }
            Some(_) => Since::Nothing,
        }
    }
}

/// Where a folder is remembered: by a hash of where it lies, which names nobody.
fn note(state: &Path, folder: &Path) -> Option<PathBuf> {
    let place = platform::real_path(folder);
    let name = blake3::hash(place.as_os_str().as_encoded_bytes()).to_hex();
    Some(state.join("known").join(name.get(..16)?))
}
