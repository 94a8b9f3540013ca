//! One file of the journal: zeros from end to end when it is made, overwritten by blocks from the front.
//! What stands in it is decided here and nowhere else: good blocks, then zeros, or a torn end, or damage.

use std::io::{ErrorKind, Write};
use std::ops::ControlFlow;
use std::path::Path;

use super::block::{self, At, Header};
use super::bytes::all_zero;
use super::disk::{Disk, File};
use super::durable;
use super::error::{At as _, Damage, OpenError, Wrong};
use super::home::Home;
use super::port::Rev;

/// Where a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BlockAt {
    pub(super) first_rev: Rev,
    pub(super) last_rev: Rev,
    pub(super) offset: u64,
    /// Bytes on disk.
    pub(super) size: usize,
}

impl BlockAt {
    pub(super) fn of(header: &Header) -> Self {
        Self { first_rev: header.first_rev, last_rev: header.last_rev(), offset: header.offset, size: header.size() }
    }
}

/// What stands behind the last good block of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    /// Zeros, as it was made.
    Zeros,
    /// Something that never became a block: a write that was cut off before it was acknowledged.
    Torn,
    /// Something bad with a good block behind it, which begins at this revision: damage.
    Broken(Rev),
    /// A block of another store: nothing of ours, and nothing to be written over.
    Foreign,
}

/// How far the good blocks of a segment reach, and what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    pub(super) offset: u64,
    pub(super) tail: Tail,
}

/// Makes a segment: writes zeros, syncs, and gives it its name. On disk before it is ever used, so that a commit
/// neither grows a file nor asks for space.
pub(super) fn prepare(disk: &Disk, path: &Path, size: u64) -> std::io::Result<File> {
    static ZEROS: [u8; 256 * 1024] = [0; 256 * 1024];
    let fresh = durable::beside(path);
    let mut file = disk.create(&fresh)?;
    let mut left = size;
    while left > 0 {
        let chunk = left.min(ZEROS.len() as u64) as usize;
        let (zeros, _) = ZEROS.split_at(chunk);
        file.write_all(zeros).inspect_err(|_| drop(disk.remove(&fresh)))?;
        left -= chunk as u64;
    }
    file.sync_all().inspect_err(|_| drop(disk.remove(&fresh)))?;
    durable::settle(disk, &fresh, path)?;
    Ok(file)
}

/// Reads a whole segment.
pub(super) fn read(home: &Home, number: u64) -> Result<Vec<u8>, OpenError> {
    let path = home.segment(number);
    match home.disk.read(&path) {
        Err(e) if e.kind() == ErrorKind::NotFound => Err(Damage::to_file(&path, Wrong::Missing).into()),
        other => other.at(&path),
    }
}

/// Visits the good blocks at the head of a segment, in order, and says what follows them.
pub(super) fn walk<B>(
    bytes: &[u8],
    store: u64,
    visit: impl FnMut(Header, &[u8]) -> ControlFlow<B>,
) -> ControlFlow<B, End> {
    walk_from(bytes, store, 0, visit)
}

/// Visits every good block of a segment, those behind damage too; says what follows the last one, and from where to
/// where something bad stood before a good one.
pub(super) fn walk_whole<B>(
    bytes: &[u8],
    store: u64,
    mut visit: impl FnMut(Header, &[u8]) -> ControlFlow<B>,
) -> ControlFlow<B, (End, Vec<(u64, u64)>)> {
    let (mut at, mut holes) = (0, Vec::new());
    loop {
        let (_, rest) = bytes.split_at(at);
        let end = walk_from(rest, store, at as u64, &mut visit)?;
        let behind = end.offset as usize;
        // Whoever looked at what follows has said whether a good block stands there.
        let place = match end.tail {
            Tail::Zeros | Tail::Torn => None,
            Tail::Broken(_) | Tail::Foreign => next_good(bytes.split_at(behind).1, store, end.offset),
        };
        let Some(place) = place else { return ControlFlow::Continue((end, holes)) };
        at = behind + place;
        holes.push((end.offset, at as u64));
    }
}

/// How far behind the beginning of these bytes, which is at `offset` of a segment, the next good block stands.
fn next_good(bytes: &[u8], store: u64, offset: u64) -> Option<usize> {
    let mut places = (0..bytes.len()).step_by(block::ALIGN);
    places.find(|place| {
        let (_, behind) = bytes.split_at(*place);
        behind.first() != Some(&0) && matches!(block::at(behind, store, offset + *place as u64), At::Good(..))
    })
}

/// The same as [`walk`] for what begins at `offset` of a segment.
fn walk_from<B>(
    bytes: &[u8],
    store: u64,
    mut offset: u64,
    mut visit: impl FnMut(Header, &[u8]) -> ControlFlow<B>,
) -> ControlFlow<B, End> {
    let mut rest = bytes;
    let tail = loop {
        match block::at(rest, store, offset) {
            At::Good(header, block) => {
                visit(header, block)?;
                offset += block.len() as u64;
                rest = rest.split_at(block.len()).1;
            }
            At::Zeros if all_zero(rest) => break Tail::Zeros,
            At::Zeros | At::Bad => break tail(rest, store, offset),
        }
    };
    ControlFlow::Continue(End { offset, tail })
}

/// Tells a torn end from damage: only the very last block may be bad, so a good one behind it means damage.
fn tail(rest: &[u8], store: u64, offset: u64) -> Tail {
    for place in (0..rest.len()).step_by(block::ALIGN) {
        let (_, behind) = rest.split_at(place);
        if behind.first() == Some(&0) {
            continue;
        }
        let offset = offset + place as u64;
        if let At::Good(header, _) = block::at(behind, store, offset) {
            return Tail::Broken(header.first_rev);
        }
        if block::is_foreign(behind, store, offset) {
            return Tail::Foreign;
        }
    }
    Tail::Torn
}
