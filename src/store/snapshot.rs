//! A snapshot: every entry at one revision, sorted by key, in checksummed blocks with an index.
//! Written from the previous snapshot and the closed segments behind it, never from sled; never changed afterwards.
//!
//! `["LNS2"][crc32c u32][store u64][mode u8][suite u8][6 zeros][rev u64][segment u64][count u64][set hash u128]
//! [index at u64][index len u64][tag 16]`, the checksum over the rest of this header and the index. Then blocks
//! `[crc32c u32][len u32]` and `len` bytes: `[tag 16]` and entries `[rev u64][key u16+][value u32+]`; then the index, for
//! each block `[offset u64][first key u16+]`. Tags are zeros in a plain store; in a sealed one that of the header is
//! about header and index, that of a block about its store, its snapshot, its place and its entries.

use std::ops::ControlFlow;
use std::path::PathBuf;

use super::bytes::Bytes;
use super::disk::File;
use super::error::{At, Damage, OpenError, Wrong};
use super::home::Home;
use super::owner::Owner;
use super::port::Rev;
use super::safe::{FolderSeal, TAG, Tag, Tagged};
use super::setsum::SetSum;

pub(super) const MAGIC: [u8; 4] = *b"LNS2";
pub(super) const HEADER: usize = 96;
const CHECKED: usize = 8;
/// Bytes of a block's own header.
pub(super) const BLOCK_HEADER: usize = 8 + TAG;
/// Where the header's tag stands.
pub(super) const TAG_AT: usize = HEADER - TAG;

/// What a scan calls for each entry: key, revision, value.
pub(super) type VisitRaw<'a> = &'a mut dyn FnMut(&[u8], Rev, &[u8]) -> ControlFlow<()>;

/// An open snapshot.
#[derive(Debug)]
pub(super) struct Snapshot {
    path: PathBuf,
    file: File,
    /// It holds everything up to this revision.
    pub(super) rev: Rev,
    /// The first segment to replay on top of it.
    pub(super) segment: u64,
    /// Count and hash of its entries.
    pub(super) sum: SetSum,
    blocks: Vec<BlockRef>,
    store: u64,
    seal: FolderSeal,
}

/// A block, by its place and its first key.
#[derive(Debug)]
struct BlockRef {
    offset: u64,
    len: usize,
    first: Vec<u8>,
}

impl Snapshot {
    /// Opens the snapshot at `rev` and reads its index.
    pub(super) fn open(home: &Home, rev: Rev) -> Result<Self, OpenError> {
        let path = home.snapshot(rev);
        let file = match home.disk.open(&path) {
            Ok(file) => file,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                return Err(Damage::to_file(&path, Wrong::Missing).into());
            }
            Err(e) => return Err(e).at(&path),
        };
        let size = file.len().at(&path)?;
        let broken = || Damage::to_file(&path, Wrong::Checksum);

        let mut head = [0; HEADER];
        file.read_exact_at(&mut head, 0).map_err(|_| broken())?;
        let mut fields = Bytes(&head);
        let mut parse = || {
            (fields.take(MAGIC.len())? == MAGIC).then_some(())?;
            let crc = fields.u32()?;
            let (store, word, rev, segment) = (fields.u64()?, fields.u64()?, fields.u64()?, fields.u64()?);
            let sum = SetSum { count: fields.u64()?, hash: fields.u128()? };
            Some((crc, (store, word), rev, segment, sum, (fields.u64()?, fields.u64()?), fields.array()?))
        };
        let (crc, (store, word), found, segment, sum, (at, len), tag) = parse().ok_or_else(broken)?;
        // The length is checked against the file's before anything is allocated by it.
        if at.checked_add(len) != Some(size) || at < HEADER as u64 {
            return Err(broken().into());
        }
        let mut index = vec![0; len as usize];
        file.read_exact_at(&mut index, at).at(&path)?;
        let (_, checked) = head.split_at(CHECKED);
        if crc32c::crc32c_append(crc32c::crc32c(checked), &index) != crc || found != rev {
            return Err(broken().into());
        }
        let owner = Owner::of(store, word).ok_or(Wrong::Suite);
        owner.and_then(|owner| owner.belongs_to(home.owner())).map_err(|wrong| Damage::to_file(&path, wrong))?;
        let (fields, _) = head.split_at(TAG_AT);
        if !home.seal.is_tag(&tag, Tagged::Snapshot, &head_tagged(fields, &index)) {
            return Err(Damage::to_file(&path, Wrong::Forged).into());
        }
        let blocks = parse_index(&index, at).ok_or_else(broken)?;
        Ok(Self { path, file, rev, segment, sum, blocks, store, seal: home.seal.clone() })
    }

    /// The entry under `key`.
    pub(super) fn get(&self, key: &[u8]) -> Result<Option<(Rev, Vec<u8>)>, OpenError> {
        let mut found = None;
        let behind = self.blocks.partition_point(|b| b.first.as_slice() <= key);
        if let Some(block) = behind.checked_sub(1).and_then(|i| self.blocks.get(i)) {
            let bytes = self.read(block, Vec::new())?;
            let _ = self.entries(&bytes, &mut |k, rev, value| {
                if k == key {
                    found = Some((rev, value.to_vec()));
                }
                if k < key { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            })?;
        }
        Ok(found)
    }

    /// Visits every entry whose key begins with `prefix`, in key order.
    pub(super) fn scan(&self, prefix: &[u8], visit: VisitRaw<'_>) -> Result<(), OpenError> {
        let behind = self.blocks.partition_point(|b| b.first.as_slice() <= prefix);
        let mut bytes = Vec::new();
        for block in self.blocks.iter().skip(behind.saturating_sub(1)) {
            bytes = self.read(block, bytes)?;
            let flow = self.entries(&bytes, &mut |key, rev, value| {
                if key.starts_with(prefix) {
                    visit(key, rev, value)
                } else if key < prefix {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            })?;
            if flow.is_break() {
                break;
            }
        }
        Ok(())
    }

    /// Reads every block once and checks its checksum.
    pub(super) fn verify(&self) -> Result<(), OpenError> {
        let mut bytes = Vec::new();
        for block in &self.blocks {
            bytes = self.read(block, bytes)?;
        }
        Ok(())
    }

    /// Reads a block's entries into `bytes`.
    fn read(&self, block: &BlockRef, mut bytes: Vec<u8>) -> Result<Vec<u8>, OpenError> {
        bytes.resize(block.len, 0);
        self.file.read_exact_at(&mut bytes, block.offset).at(&self.path)?;
        let mut fields = Bytes(&bytes);
        let crc = fields.u32();
        let len = fields.u32();
        let good =
            crc == Some(crc32c::crc32c(fields.0)) && len.and_then(|n| usize::try_from(n).ok()) == Some(fields.0.len());
        let tag: Tag = fields.array().filter(|_| good).ok_or_else(|| self.broken())?;
        let place = [self.store, self.rev, block.offset].map(u64::to_le_bytes).concat();
        if !self.seal.is_tag(&tag, Tagged::Entries, &[&place, fields.0]) {
            return Err(Damage::to_file(&self.path, Wrong::Forged).into());
        }
        Ok(bytes)
    }

    fn entries(&self, block: &[u8], visit: VisitRaw<'_>) -> Result<ControlFlow<()>, OpenError> {
        let mut rest = Bytes(block.split_at(BLOCK_HEADER).1);
        while !rest.is_empty() {
            let mut entry = || Some((rest.u64()?, rest.short()?, rest.long()?));
            let (rev, key, value) = entry().ok_or_else(|| self.broken())?;
            if visit(key, rev, value).is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn broken(&self) -> Damage {
        Damage::to_file(&self.path, Wrong::Checksum)
    }
}

/// What the tag of a header is about.
pub(super) fn head_tagged<'a>(fields: &'a [u8], index: &'a [u8]) -> [&'a [u8]; 2] {
    [fields.get(CHECKED..).unwrap_or_default(), index]
}

/// Whose the snapshot at `rev` is, if its header and index are whole.
pub(super) fn owner(home: &Home, rev: Rev) -> Option<Owner> {
    let bytes = home.disk.read(&home.snapshot(rev)).ok()?;
    let mut fields = Bytes(bytes.get(..HEADER)?);
    (fields.take(MAGIC.len())? == MAGIC).then_some(())?;
    let crc = fields.u32()?;
    let owner = Owner::of(fields.u64()?, fields.u64()?)?;
    let at = Bytes(bytes.get(TAG_AT - 16..TAG_AT)?).u64()?;
    let index = bytes.get(usize::try_from(at).ok()?..)?;
    let head = crc32c::crc32c(bytes.get(CHECKED..HEADER)?);
    (crc32c::crc32c_append(head, index) == crc).then_some(owner)
}

/// The index, with each block's length worked out from where the next one begins.
fn parse_index(index: &[u8], end: u64) -> Option<Vec<BlockRef>> {
    let mut rest = Bytes(index);
    let mut blocks: Vec<BlockRef> = Vec::new();
    while !rest.is_empty() {
        blocks.push(BlockRef { offset: rest.u64()?, len: 0, first: rest.short()?.to_vec() });
    }
    let mut until = end;
    for block in blocks.iter_mut().rev() {
        let len = until.checked_sub(block.offset)?;
        if len < BLOCK_HEADER as u64 || block.offset < HEADER as u64 {
            return None;
        }
        block.len = usize::try_from(len).ok()?;
        until = block.offset;
    }
    Some(blocks)
}
