//! Forms that were begun and not saved: one small file each, replaced whole, so a power cut costs a second at most.
//! A draft's name is a random id and never says anything about anybody. One that cannot be read is kept and reported.

use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::Serialize;

use super::disk::Disk;
use super::durable;
use super::envelope::{Reason, RecordError};
use super::safe::{Belongs, Class, Safe, Standing};
use crate::model::Period;
use crate::model::cause::{Cause, Shut, System};
use crate::model::codec;

const ENDING: &str = "draft";

/// The drafts of a data folder.
#[derive(Debug, Clone)]
pub struct Drafts {
    disk: Disk,
    dir: PathBuf,
    safe: Safe,
}

/// A draft as it was saved; decode the payload with [`codec::decode`] by its kind and schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its random id.
    pub id: u64,
    /// What it is a draft of.
    pub kind: u8,
    /// The schema of the payload.
    pub schema: u8,
    /// The person it is about, or 0.
    pub subject: u64,
    /// When it was last saved: milliseconds since the Unix epoch.
    pub saved: i64,
    pub payload: Vec<u8>,
}

/// A file among the drafts that cannot be read; it stays where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    pub file: PathBuf,
    pub why: Cause,
}

/// Why a draft was not saved.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// It cannot be encoded, or is too long.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// The file system refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl From<DraftError> for Cause {
    fn from(error: DraftError) -> Self {
        match error {
            DraftError::Record(error) => error.into(),
            DraftError::Io { path, source } => Self::System(System::at(&path, &source)),
        }
    }
}

impl Drafts {
    /// The drafts in a desk's own folder `home`, kept in the safe; nothing is made until one is saved.
    pub fn of(home: &Path, safe: Safe) -> Self {
        Self::on(Disk::default(), home, safe)
    }

    /// The same on this disk.
    pub fn on(disk: Disk, home: &Path, safe: Safe) -> Self {
        Self { disk, dir: home.join("drafts"), safe }
    }

    /// Saves a draft under its id, in place of what was saved under it before.
    pub fn save<T: Serialize>(
        &self,
        id: u64,
        (kind, schema): (u8, u8),
        subject: u64,
        form: &T,
    ) -> Result<(), DraftError> {
        let payload = codec::encode(form).map_err(|e| Reason::from(e).about(&key(id)))?;
        self.put(id, (kind, schema), subject, payload)
    }

    fn put(&self, id: u64, (kind, schema): (u8, u8), subject: u64, payload: Vec<u8>) -> Result<(), DraftError> {
        let key = key(id);
        let belongs = Belongs { class: Class::Draft, key: &key, kind, schema, subject, period: Period::NONE };
        let value = self.safe.wrap(&belongs, payload)?;
        let path = self.path(id);
        self.disk
            .make_folder(&self.dir)
            .and_then(|()| durable::replace(&self.disk, &path, &value))
            .map_err(|source| DraftError::Io { path, source })
    }

    /// Saves a draft as it was read: from where it lay before, or from another safe.
    pub fn keep(&self, draft: &Draft) -> Result<(), DraftError> {
        self.put(draft.id, (draft.kind, draft.schema), draft.subject, draft.payload.clone())
    }

    /// Every draft, the last saved first, and every file that cannot be read.
    pub fn list(&self) -> io::Result<(Vec<Draft>, Vec<Unreadable>)> {
        let entries = match self.disk.list(&self.dir) {
            Ok(entries) => entries,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Default::default()),
            Err(e) => return Err(e),
        };
        let (mut drafts, mut unreadable) = (Vec::new(), Vec::new());
        for file in entries {
            if file.extension().is_none_or(|ending| ending != ENDING) {
                continue;
            }
            match read(&self.disk, &file, &self.safe) {
                Ok(draft) => drafts.push(draft),
                Err(why) => unreadable.push(Unreadable { file, why }),
            }
        }
        drafts.sort_by_key(|draft| (std::cmp::Reverse(draft.saved), draft.id));
        unreadable.sort_by(|a, b| a.file.cmp(&b.file));
        Ok((drafts, unreadable))
    }

    /// Removes a draft; one that is not there is no error.
    pub fn remove(&self, id: u64) -> io::Result<()> {
        match self.disk.remove(&self.path(id)) {
            Ok(()) => self.disk.sync_folder(&self.dir),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(e) => Err(e),
        }
    }

    fn path(&self, id: u64) -> PathBuf {
        self.dir.join(format!("{id:016x}.{ENDING}"))
    }
}

/// What a draft's seal is bound to: never a key of the store.
fn key(id: u64) -> Vec<u8> {
    format!("{ENDING}/{id:016x}").into_bytes()
}

fn read(disk: &Disk, file: &Path, safe: &Safe) -> Result<Draft, Cause> {
    let name = file.file_stem().and_then(|stem| stem.to_str());
    let id = name.and_then(|stem| u64::from_str_radix(stem, 16).ok());
    let shut = |why| Cause::Record { record: None, why };
    let id = id.ok_or_else(|| shut(Shut::Changed))?;
    let stuck = |error: io::Error| Cause::System(System::at(file, &error));
    let value = disk.read(file).map_err(stuck)?;
    let opened = match safe.open_as(Class::Draft, &key(id), &value)? {
        Standing::Here(opened) => opened,
        Standing::Sealed | Standing::Erased | Standing::KeyMissing => return Err(shut(Shut::Sealed)),
    };
    let saved =
        disk.modified(file).map_err(stuck)?.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64);
    Ok(Draft {
        id,
        kind: opened.label.kind,
        schema: opened.label.schema,
        subject: opened.label.subject,
        saved,
        payload: opened.payload.into_owned(),
    })
}
