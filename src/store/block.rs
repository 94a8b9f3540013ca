//! A block: the commits of one durable sync, under one header, one checksum and the hash of the block before.
//! A block is on the disk whole or it is not there at all; nothing smaller is ever judged.
//!
//! `["LNB2"][crc32c u32][len u32][frames u32][first_rev u64][offset u64][store u64][count u64][set hash u128]`
//! `[BLAKE3 of the previous block, 32 bytes][tag, 16 bytes][len bytes of frames]`, padded with zeros to a multiple of 8.
//! The checksum covers everything behind itself, without the padding. Store and offset stand in the header so
//! that a block quoted in somebody's text, or left over from elsewhere, is never taken for one of this place.
//!
//! The tag is zeros while the store is plain. In a sealed store it is a keyed tag of header (without checksum and tag)
//! and frames, so that a block that somebody made who has no key is told from a damaged one: the checksum covers the tag
//! as it covers the rest.

use super::bytes::{Bytes, all_zero};
use super::frame::{self, Frame};
use super::port::{Committed, Rev};
use super::safe::{FolderSeal, TAG, Tag, Tagged, UNTAGGED};
use super::setsum::SetSum;

/// Bytes of a block's header.
pub(super) const HEADER: usize = 112;
/// Every block begins at a multiple of this.
pub(super) const ALIGN: usize = 8;
const MAGIC: [u8; 4] = *b"LNB2";
const CHECKED: usize = 8;
/// Where the header says which store the block belongs to.
const STORE_AT: usize = 32;
/// Where its tag stands.
const TAG_AT: usize = HEADER - TAG;

/// A block's hash, by which the next one refers to it.
pub(super) type Hash = [u8; 32];

/// What a block says about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    /// Bytes of frames.
    pub(super) len: usize,
    /// How many commits it holds.
    pub(super) frames: u32,
    /// Revision of the first of them.
    pub(super) first_rev: Rev,
    /// Where it stands in its segment.
    pub(super) offset: u64,
    /// The store it belongs to.
    pub(super) store: u64,
    /// Count and hash of all entries once it is applied.
    pub(super) sum: SetSum,
    /// Hash of the block before it; zeros in the first block of all.
    pub(super) prev: Hash,
    /// Proof that it belongs here, beside the checksum.
    pub(super) tag: Tag,
}

impl Header {
    /// Revision of its last commit.
    pub(super) fn last_rev(&self) -> Rev {
        self.first_rev + u64::from(self.frames) - 1
    }

    /// Bytes on disk, padding included.
    pub(super) fn size(&self) -> usize {
        size(self.len)
    }
}

/// Bytes on disk of a block with `len` bytes of frames.
pub(super) fn size(len: usize) -> usize {
    (HEADER + len).next_multiple_of(ALIGN)
}

/// Completes a block in place: `block` holds [`HEADER`] bytes of anything and the frames behind them. The header's tag
/// is worked out here.
pub(super) fn seal(block: &mut Vec<u8>, header: &Header, folder: &FolderSeal) {
    let mut head = Vec::with_capacity(HEADER);
    head.extend_from_slice(&MAGIC);
    head.extend_from_slice(&[0; 4]);
    head.extend_from_slice(&(header.len as u32).to_le_bytes());
    head.extend_from_slice(&header.frames.to_le_bytes());
    for number in [header.first_rev, header.offset, header.store, header.sum.count] {
        head.extend_from_slice(&number.to_le_bytes());
    }
    head.extend_from_slice(&header.sum.hash.to_le_bytes());
    head.extend_from_slice(&header.prev);
    head.extend_from_slice(&UNTAGGED);
    block.splice(..HEADER, head);
    let tag = tag(block, folder);
    if let Some(field) = block.get_mut(TAG_AT..HEADER) {
        field.copy_from_slice(&tag);
    }
    let (_, checked) = block.split_at(CHECKED);
    let crc = crc32c::crc32c(checked);
    if let Some(field) = block.get_mut(4..8) {
        field.copy_from_slice(&crc.to_le_bytes());
    }
    block.resize(size(header.len), 0);
}

/// The tag of a block: of its header without checksum and tag, and of its frames.
fn tag(block: &[u8], folder: &FolderSeal) -> Tag {
    folder.tag(Tagged::Block, &tagged(block))
}

fn tagged(block: &[u8]) -> [&[u8]; 2] {
    [block.get(CHECKED..TAG_AT).unwrap_or_default(), block.get(HEADER..).unwrap_or_default()]
}

/// Whether whoever wrote a good block held the folder's key. Nothing is said against it where nobody has one.
pub(super) fn is_ours(header: &Header, block: &[u8], folder: &FolderSeal) -> bool {
    let block = block.get(..HEADER + header.len).unwrap_or_default();
    folder.is_tag(&header.tag, Tagged::Block, &tagged(block))
}

/// The hash by which the next block refers to this one, which is whole and padded.
pub(super) fn hash(block: &[u8]) -> Hash {
    blake3::hash(block).into()
}

/// What stands at a place in a segment.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum At<'a> {
    /// Zeros, where a header would be.
    Zeros,
    /// Something that is no good block of this store at this offset.
    Bad,
    /// A good block: its header and its bytes, padding included.
    Good(Header, &'a [u8]),
}

/// Looks at `bytes`, which begin at `offset` of a segment.
pub(super) fn at(bytes: &[u8], store: u64, offset: u64) -> At<'_> {
    if all_zero(bytes.get(..HEADER).unwrap_or(bytes)) {
        return At::Zeros;
    }
    parse(bytes, store, offset).map_or(At::Bad, |(header, block)| At::Good(header, block))
}

fn parse(bytes: &[u8], store: u64, offset: u64) -> Option<(Header, &[u8])> {
    let mut fields = Bytes(bytes);
    if fields.take(MAGIC.len())? != MAGIC {
        return None;
    }
    let crc = fields.u32()?;
    let header = Header {
        len: usize::try_from(fields.u32()?).ok()?,
        frames: fields.u32()?,
        first_rev: fields.u64()?,
        offset: fields.u64()?,
        store: fields.u64()?,
        sum: SetSum { count: fields.u64()?, hash: fields.u128()? },
        prev: fields.array()?,
        tag: fields.array()?,
    };
    let checked = bytes.get(CHECKED..HEADER.checked_add(header.len)?)?;
    let whole = bytes.get(..header.size())?;
    let good = header.store == store
        && header.offset == offset
        && header.frames > 0
        && header.first_rev > 0
        && header.first_rev.checked_add(u64::from(header.frames)).is_some()
        && crc32c::crc32c(checked) == crc
        && all_zero(whole.get(HEADER + header.len..)?);
    good.then_some((header, whole))
}

/// Whether a block of another store stands here, whole: nothing that was torn, and nothing of ours.
pub(super) fn is_foreign(bytes: &[u8], store: u64, offset: u64) -> bool {
    let owner = bytes.get(STORE_AT..).and_then(|rest| Bytes(rest).u64());
    owner.is_some_and(|owner| owner != store && matches!(at(bytes, owner, offset), At::Good(..)))
}

/// The store that a segment's first block names, if that block is whole.
pub(super) fn store_of_first(bytes: &[u8]) -> Option<u64> {
    let store = bytes.get(STORE_AT..).and_then(|rest| Bytes(rest).u64())?;
    matches!(at(bytes, store, 0), At::Good(..)).then_some(store)
}

/// Whether a whole block of any store stands anywhere in these bytes, in its place or out of it.
pub(super) fn any_whole(bytes: &[u8]) -> bool {
    (0..bytes.len()).step_by(ALIGN).any(|place| {
        let (_, behind) = bytes.split_at(place);
        let claims = behind.get(STORE_AT - 8..).and_then(|rest| {
            let mut fields = Bytes(rest);
            Some((fields.u64()?, fields.u64()?))
        });
        behind.starts_with(&MAGIC)
            && claims.is_some_and(|(offset, store)| matches!(at(behind, store, offset), At::Good(..)))
    })
}

/// The commits of a good block with their revisions; `None` if its frames do not decode, which its checksum makes
/// nearly impossible.
pub(super) fn frames<'a>(header: &Header, block: &'a [u8]) -> Option<Vec<(Rev, Frame<'a>)>> {
    let mut bytes = Bytes(block.get(HEADER..HEADER + header.len)?);
    let frames = (header.first_rev..=header.last_rev())
        .map(|rev| Some((rev, frame::read(&mut bytes)?)))
        .collect::<Option<Vec<_>>>()?;
    bytes.is_empty().then_some(frames)
}

/// The same in bytes of their own, with their notes open.
pub(super) fn commits(header: &Header, block: &[u8], folder: &FolderSeal) -> Option<Vec<Committed>> {
    let frames = frames(header, block)?;
    frames.iter().map(|(rev, frame)| frame.to_commit(*rev, folder)).collect()
}
