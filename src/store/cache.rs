//! What can be worked out again from the store, kept beside it so that nobody waits for that: parts, each through the
//! safe and with its checksum, for one revision of one store. Believed only when everything about it fits, and never needed: it is
//! not synced, no other file speaks of it, and whoever cannot write it goes on without.
//!
//! `["LNC2"][crc32c u32][store u64][rev u64][print u64][parts u64]`, then for each part `[bytes u64][crc32c u32][seal u8]`,
//! the first checksum over all of this behind it; then the parts.

use std::io;
use std::path::{Path, PathBuf};

use super::bytes::Bytes;
use super::disk::{Disk, File};
use super::port::Rev;
use super::safe::{Belongs, Class, Safe, Seal};
use crate::model::Period;

const MAGIC: [u8; 4] = *b"LNC2";
const HEADER: usize = 40;
/// What of the header comes before that which its checksum is about.
const CHECKED: usize = 8;
/// Bytes of a part's line in the header.
const LINE: usize = 13;
/// The most parts that a cache may have.
const MOST_PARTS: u64 = 1_000;

/// A place beside a store where something worked out from it is kept.
#[derive(Debug, Clone)]
pub struct Cache {
    disk: Disk,
    path: PathBuf,
    name: &'static str,
    store: u64,
    /// What of the program decides the parts' meaning.
    print: u64,
    safe: Safe,
}

/// A part's place, length, checksum and seal.
type Line = (u64, usize, u32, Seal);

/// What a cache holds.
#[derive(Debug)]
pub struct Cached {
    /// The revision that it was worked out from.
    pub rev: Rev,
    file: File,
    parts: Vec<Line>,
    cache: Cache,
}

impl Cache {
    /// The cache of this name in the data folder of a store, its parts kept in the safe; `print` says which program's
    /// parts can be read.
    pub fn of(dir: &Path, store: u64, name: &'static str, print: u64, safe: Safe) -> Self {
        Self { disk: Disk::default(), path: dir.join(name).with_extension("cache"), name, store, print, safe }
    }

    /// What its parts are kept in.
    pub fn safe(&self) -> &Safe {
        &self.safe
    }

    /// What is there, when it is this store's and this program's; nothing else is told apart.
    pub fn open(&self) -> Option<Cached> {
        let file = self.disk.open(&self.path).ok()?;
        let mut header = vec![0; HEADER];
        file.read_exact_at(&mut header, 0).ok()?;
        let mut fields = Bytes(&header);
        (fields.take(MAGIC.len())? == MAGIC).then_some(())?;
        let (crc, store, rev, print, count) =
            (fields.u32()?, fields.u64()?, fields.u64()?, fields.u64()?, fields.u64()?);
        if (store, print) != (self.store, self.print) || count > MOST_PARTS {
            return None;
        }
        header.resize(HEADER + LINE * count as usize, 0);
        file.read_exact_at(&mut header, 0).ok()?;
        if crc32c::crc32c(header.get(CHECKED..)?) != crc {
            return None;
        }
        let mut at = header.len() as u64;
        let size = file.len().ok()?;
        let mut lines = Bytes(header.get(HEADER..)?);
        let mut parts = Vec::new();
        while !lines.is_empty() {
            let (bytes, crc, seal) = (lines.u64()?, lines.u32()?, Seal::of(lines.u8()?)?);
            // Nothing is allocated by a length that the file does not have.
            parts.push((at, usize::try_from(bytes).ok()?, crc, seal));
            at = at.checked_add(bytes).filter(|end| *end <= size)?;
        }
        Some(Cached { rev, file, parts, cache: self.clone() })
    }

    /// Removes what is there: it can be worked out again. One that cannot be removed is brought up to what is so now by
    /// whoever opens it.
    pub fn clear(&self) {
        let _ = self.disk.remove(&self.path);
    }

    /// Puts these parts in the place of what is there. A reader sees the old ones or the new ones.
    pub fn write(&self, rev: Rev, parts: impl ExactSizeIterator<Item = Vec<u8>>) -> io::Result<()> {
        // Two programs may write at once: each has a name of its own until it is done.
        let fresh = self.path.with_extension(format!("{}.new", std::process::id()));
        let written = self.write_to(&fresh, rev, parts).and_then(|()| self.disk.rename(&fresh, &self.path));
        written.inspect_err(|_| drop(self.disk.remove(&fresh)))
    }

    fn write_to(&self, fresh: &Path, rev: Rev, parts: impl ExactSizeIterator<Item = Vec<u8>>) -> io::Result<()> {
        let file = self.disk.create(fresh)?;
        let fields = [self.store, rev, self.print, parts.len() as u64];
        let mut checked = fields.map(u64::to_le_bytes).concat();
        let mut at = (HEADER + LINE * parts.len()) as u64;
        for (number, part) in parts.enumerate() {
            let (seal, part) = self.safe.protect(&belongs(&self.key(number)), part).map_err(io::Error::other)?;
            file.write_all_at(&part, at)?;
            at += part.len() as u64;
            checked.extend((part.len() as u64).to_le_bytes());
            checked.extend(crc32c::crc32c(&part).to_le_bytes());
            checked.push(seal as u8);
        }
        file.write_all_at(&checked, CHECKED as u64)?;
        file.write_all_at(&[MAGIC, crc32c::crc32c(&checked).to_le_bytes()].concat(), 0)
    }

    /// What the seal of a part is bound to: never a key of the store.
    fn key(&self, number: usize) -> Vec<u8> {
        format!("cache/{}/{:016x}/{number}", self.name, self.print).into_bytes()
    }
}

fn belongs(key: &[u8]) -> Belongs<'_> {
    Belongs { class: Class::Kept, key, kind: 0, schema: 0, subject: 0, period: Period::NONE }
}

impl Cached {
    /// How many parts there are.
    pub fn parts(&self) -> usize {
        self.parts.len()
    }

    /// A part, when it is as it was written.
    pub fn part(&self, number: usize) -> Option<Vec<u8>> {
        let (at, len, crc, seal) = *self.parts.get(number)?;
        let mut part = vec![0; len];
        self.file.read_exact_at(&mut part, at).ok()?;
        if crc32c::crc32c(&part) != crc {
            return None;
        }
        let opened = self.cache.safe.reveal(seal, &belongs(&self.cache.key(number)), &part);
        let plain = match opened.ok()?.here()? {
            std::borrow::Cow::Borrowed(_) => None,
            std::borrow::Cow::Owned(plain) => Some(plain),
        };
        Some(plain.unwrap_or(part))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "a test says no by panicking")]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn parts() -> Vec<Vec<u8>> {
        vec![vec![], vec![7; 100_000], b"last".to_vec()]
    }

    fn cache_of(dir: &Path, store: u64, print: u64) -> Cache {
        Cache::of(dir, store, "lookup", print, Safe::plain())
    }

    fn read(cache: &Cache) -> Option<(Rev, Vec<Vec<u8>>)> {
        let cached = cache.open()?;
        Some((cached.rev, (0..cached.parts()).map(|number| cached.part(number)).collect::<Option<_>>()?))
    }

    #[test]
    fn it_is_read_back_by_the_same_program_for_the_same_store_only() {
        let dir = tempfile::tempdir().unwrap();
        let cache = cache_of(dir.path(), 5, 9);
        assert!(read(&cache).is_none());
        cache.write(33, parts().into_iter()).unwrap();
        assert_eq!(read(&cache), Some((33, parts())));
        assert!(read(&cache_of(dir.path(), 6, 9)).is_none());
        assert!(read(&cache_of(dir.path(), 5, 8)).is_none());
        let file = dir.path().join("lookup.cache");
        assert_eq!(std::fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_changed_or_missing_byte_is_never_believed() {
        let dir = tempfile::tempdir().unwrap();
        let cache = cache_of(dir.path(), 5, 9);
        cache.write(33, parts().into_iter()).unwrap();
        let file = dir.path().join("lookup.cache");
        let whole = std::fs::read(&file).unwrap();
        for at in (0..200).chain((200..whole.len()).step_by(997)) {
            let mut changed = whole.clone();
            changed[at] ^= 0x40;
            std::fs::write(&file, changed).unwrap();
            assert!(read(&cache).is_none(), "byte {at}");
            std::fs::write(&file, &whole[..at]).unwrap();
            assert!(read(&cache).is_none(), "the first {at} bytes");
        }
    }
}
