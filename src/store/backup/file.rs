//! A backup as bytes. Layout is stable: `["LNK1"][format u32][store u64][mode u8][suite u8][head u64][count u64][set
//! hash u128][taken i64][crc32c u32]`, then parts `[kind u8][raw u32][stored u32][crc32c u32][stored bytes, deflated]`, the last
//! of them empty, then a tag of the BLAKE3 of every byte before it, zeros where the store is plain, then the BLAKE3 of every
//! byte before that. Numbers are little-endian; nothing may follow.

use std::cmp::Ordering;
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::super::bytes::Bytes;
use super::super::disk::{Disk, File};
use super::super::error::{Damage, Wrong};
use super::super::owner::{PLAIN, SEALED};
use super::super::port::MAX_SLICE;
use super::super::safe::{FolderSeal, TAG, Tag, Tagged};
use super::{BackupError, Summary};

/// The format that this program writes and reads.
pub(super) const FORMAT: u32 = 2;
const MAGIC: [u8; 4] = *b"LNK1";
const HEAD: usize = 4 + 4 + 8 + 1 + 1 + 8 + 8 + 16 + 8;
const CRC: usize = 4;
const PART: usize = 1 + 4 + 4 + 4;
const HASH: usize = 32;
/// No part is larger: a block of the journal holds one slice of commits and a little more.
const MOST: usize = MAX_SLICE + MAX_SLICE / 2;

/// What a part holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    /// Nothing more comes.
    End = 0,
    /// A block of the journal: `[first rev u64][frames u32][count u64][set hash u128]` and its frames.
    History = 1,
    /// Entries in key order: `[rev u64][key u16+][value u32+]`.
    Entries = 2,
    /// The office's settings file.
    Settings = 3,
    /// A key slot of a sealed store: `[number u32]` and its file.
    Slot = 4,
}

impl Kind {
    fn of(number: u8) -> Option<Self> {
        [Self::End, Self::History, Self::Entries, Self::Settings, Self::Slot]
            .into_iter()
            .find(|kind| *kind as u8 == number)
    }
}

/// What a backup begins with.
pub(in crate::store) fn header(summary: &Summary) -> Vec<u8> {
    let mut head = MAGIC.to_vec();
    head.extend_from_slice(&FORMAT.to_le_bytes());
    head.extend_from_slice(&summary.store.to_le_bytes());
    head.push(u8::from(summary.training));
    head.push(if summary.sealed { SEALED } else { PLAIN });
    head.extend_from_slice(&summary.head.to_le_bytes());
    head.extend_from_slice(&summary.entries.to_le_bytes());
    head.extend_from_slice(&summary.hash.to_le_bytes());
    head.extend_from_slice(&summary.taken.to_le_bytes());
    head.extend_from_slice(&crc32c::crc32c(&head).to_le_bytes());
    head
}

/// Writes a backup part by part.
pub(super) struct Writer<W: Write> {
    out: W,
    hash: blake3::Hasher,
    seal: FolderSeal,
}

impl<W: Write> Writer<W> {
    pub(super) fn begin(out: W, summary: &Summary, seal: FolderSeal) -> io::Result<Self> {
        let mut writer = Self { out, hash: blake3::Hasher::new(), seal };
        writer.put(&header(summary))?;
        Ok(writer)
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hash.update(bytes);
        self.out.write_all(bytes)
    }

    pub(super) fn part(&mut self, kind: Kind, raw: &[u8]) -> io::Result<()> {
        let mut deflated = DeflateEncoder::new(Vec::with_capacity(raw.len() / 2), Compression::fast());
        deflated.write_all(raw)?;
        let stored = deflated.finish()?;
        let mut head = vec![kind as u8];
        head.extend_from_slice(&(raw.len() as u32).to_le_bytes());
        head.extend_from_slice(&(stored.len() as u32).to_le_bytes());
        let crc = crc32c::crc32c_append(crc32c::crc32c(&head), &stored);
        head.extend_from_slice(&crc.to_le_bytes());
        self.put(&head)?;
        self.put(&stored)
    }

    pub(super) fn end(mut self) -> io::Result<()> {
        self.part(Kind::End, &[])?;
        let tag = self.seal.tag(Tagged::Backup, &[self.hash.finalize().as_bytes()]);
        self.put(&tag)?;
        let hash = self.hash.finalize();
        self.out.write_all(hash.as_bytes())?;
        self.out.flush()
    }
}

/// Reads a backup from its beginning, each part as it comes.
pub(super) struct Parts {
    path: PathBuf,
    file: BufReader<File>,
    hash: blake3::Hasher,
    /// Bytes read.
    at: u64,
    pub(super) summary: Summary,
    /// What proves it; where nobody has a key, only that it is whole.
    seal: FolderSeal,
}

impl Parts {
    pub(super) fn open(disk: &Disk, path: &Path, seal: &FolderSeal) -> Result<Self, BackupError> {
        let file = BufReader::with_capacity(1 << 18, disk.open(path).map_err(BackupError::at(path))?);
        let nothing = Summary { store: 0, training: false, head: 0, entries: 0, hash: 0, taken: 0, sealed: false };
        let hash = blake3::Hasher::new();
        let mut parts = Self { path: path.to_owned(), file, hash, at: 0, summary: nothing, seal: seal.clone() };
        let mut begins = [0; 8];
        match parts.fill(&mut begins) {
            Ok(()) if begins.starts_with(&MAGIC) => {}
            Ok(()) | Err(BackupError::Cut { .. }) => return Err(BackupError::NotABackup(path.to_owned())),
            Err(other) => return Err(other),
        }
        let found = Bytes(begins.split_at(MAGIC.len()).1).u32().unwrap_or(0);
        match found.cmp(&FORMAT) {
            Ordering::Greater => return Err(BackupError::Newer { found, known: FORMAT }),
            Ordering::Less => return Err(BackupError::Older { found, known: FORMAT }),
            Ordering::Equal => {}
        }
        let mut rest = [0; HEAD + CRC - 8];
        parts.fill(&mut rest)?;
        let head = [&begins[..], &rest[..]].concat();
        let (checked, crc) = head.split_at(HEAD);
        if Bytes(crc).u32() != Some(crc32c::crc32c(checked)) {
            return Err(parts.damaged(0));
        }
        let mut fields = Bytes(&rest);
        let mut read = || {
            let (store, training, suite) = (fields.u64()?, fields.u8()? != 0, fields.u8()?);
            let (head, entries, hash, taken) = (fields.u64()?, fields.u64()?, fields.u128()?, fields.i64()?);
            Some((Summary { store, training, head, entries, hash, taken, sealed: suite == SEALED }, suite))
        };
        let (summary, suite) = read().ok_or_else(|| parts.damaged(0))?;
        if suite != PLAIN && suite != SEALED {
            return Err(Damage::to_file(path, Wrong::Suite).into());
        }
        if summary.sealed && !parts.seal.is_sealed() {
            parts.seal = FolderSeal::without_key(summary.training);
        }
        parts.seal = parts.seal.in_training(summary.training);
        parts.summary = summary;
        Ok(parts)
    }

    /// The next part, inflated; `None` at the end, once the hash of everything has come out as it should.
    pub(super) fn next(&mut self) -> Result<Option<(Kind, Vec<u8>)>, BackupError> {
        let began = self.at;
        let mut head = [0; PART];
        self.fill(&mut head)?;
        let mut fields = Bytes(&head);
        let kind = fields.u8().and_then(Kind::of);
        let sizes = fields.u32().zip(fields.u32()).zip(fields.u32());
        let (Some(kind), Some(((raw, stored), crc))) = (kind, sizes) else { return Err(self.damaged(began)) };
        let (raw, stored) = (raw as usize, stored as usize);
        if raw > MOST || stored > MOST {
            return Err(self.damaged(began));
        }
        let mut bytes = vec![0; stored];
        self.fill(&mut bytes)?;
        let (checked, _) = head.split_at(PART - CRC);
        if crc32c::crc32c_append(crc32c::crc32c(checked), &bytes) != crc {
            return Err(self.damaged(began));
        }
        let mut inflated = Vec::with_capacity(raw);
        let read = DeflateDecoder::new(bytes.as_slice()).take(raw as u64 + 1).read_to_end(&mut inflated);
        if read.is_err() || inflated.len() != raw {
            return Err(self.damaged(began));
        }
        if kind != Kind::End {
            return Ok(Some((kind, inflated)));
        }
        let (tagged, began) = (self.hash.finalize(), self.at);
        let mut tag: Tag = [0; TAG];
        self.fill(&mut tag)?;
        let wanted = self.hash.finalize();
        let mut hash = [0; HASH];
        self.fill(&mut hash)?;
        let mut more = [0];
        let nothing_follows = self.file.read(&mut more).map_err(BackupError::at(&self.path))? == 0;
        if wanted != blake3::Hash::from(hash) || !nothing_follows {
            return Err(self.damaged(began));
        }
        if self.seal.is_tag(&tag, Tagged::Backup, &[tagged.as_bytes()]) {
            return Ok(None);
        }
        Err(Damage::to_file(&self.path, Wrong::Forged).into())
    }

    /// Reads the whole file once; answers what it says of itself if not one byte of it was changed.
    pub(super) fn verify(disk: &Disk, path: &Path, seal: &FolderSeal) -> Result<Summary, BackupError> {
        let mut parts = Self::open(disk, path, seal)?;
        while parts.next()?.is_some() {}
        Ok(parts.summary)
    }

    pub(super) fn damaged(&self, at: u64) -> BackupError {
        BackupError::Damaged { file: self.path.clone(), at }
    }

    /// Where the next part begins.
    pub(super) fn at(&self) -> u64 {
        self.at
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), BackupError> {
        match self.file.read_exact(bytes) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                return Err(BackupError::Cut { file: self.path.clone(), at: self.at });
            }
            Err(error) => return Err(BackupError::at(&self.path)(error)),
        }
        self.hash.update(bytes);
        self.at += bytes.len() as u64;
        Ok(())
    }
}
