//! The good blocks of a damaged journal, and those of a backup, by revision.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::PathBuf;

use super::super::backup::{self, BackupError};
use super::super::block::{self, HEADER};
use super::super::bytes::Bytes;
use super::super::error::{At, OpenError};
use super::super::frame::{self, Change};
use super::super::home::Home;
use super::super::manifest;
use super::super::port::Rev;
use super::super::segment;
use super::super::setsum::SetSum;
use super::Lost;
use super::base::Taken;

/// A good block, by its first revision.
struct Piece {
    last: Rev,
    /// The desk's time of its first commit and its last.
    times: (i64, i64),
    sum: SetSum,
    from: Source,
}

enum Source {
    Segment { number: u64, offset: u64, size: usize },
    Backup,
}

/// All of them.
#[derive(Default)]
pub(super) struct Pieces {
    by_first: BTreeMap<Rev, Piece>,
    /// The last good revision before something damaged, and a key that this seems to have changed.
    named: Vec<(Rev, Vec<u8>)>,
    backup: Option<PathBuf>,
}

/// A block as it is laid out again.
pub(super) struct Block<'a> {
    pub(super) first: Rev,
    pub(super) frames: u32,
    pub(super) sum: SetSum,
    pub(super) bytes: &'a [u8],
}

impl Block<'_> {
    /// Shows each commit: its revision and what it changed.
    pub(super) fn each_commit(&self, visit: &mut dyn FnMut(Rev, &[Change<'_>])) {
        let mut rest = Bytes(self.bytes);
        for rev in self.first..self.first + u64::from(self.frames) {
            let Some(frame) = frame::read(&mut rest) else { return };
            visit(rev, &frame.ops);
        }
    }
}

/// The desk's time of the first commit and the last; `None` where the frames do not decode.
fn times(frames: u32, bytes: &[u8]) -> Option<(i64, i64)> {
    let mut rest = Bytes(bytes);
    let mut times = None;
    for _ in 0..frames {
        let at = frame::read(&mut rest)?.desk_time();
        times = Some((times.map_or(at, |(first, _)| first), at));
    }
    times.filter(|_| rest.is_empty())
}

impl Pieces {
    /// Reads every segment that is there, past whatever is damaged.
    pub(super) fn read(home: &Home) -> Result<Self, OpenError> {
        let mut pieces = Self::default();
        for number in manifest::numbers(home, &home.journal(), ".seg")? {
            let bytes = match segment::read(home, number) {
                Ok(bytes) => bytes,
                // A sector that cannot be read costs its segment; what else there is goes on.
                Err(OpenError::Damaged(_) | OpenError::Io { .. }) => continue,
                Err(error) => return Err(error),
            };
            let mut ends = vec![(0, pieces.last())];
            let ControlFlow::Continue((end, holes)) = segment::walk_whole(&bytes, home.store, |header, block| {
                let frames = block.get(HEADER..HEADER + header.len).unwrap_or_default();
                // What somebody wrote who has no key is no piece of ours.
                let ours = block::is_ours(&header, block, &home.seal);
                if let Some(times) = times(header.frames, frames).filter(|_| ours) {
                    let from = Source::Segment { number, offset: header.offset, size: block.len() };
                    pieces.add(header.first_rev, Piece { last: header.last_rev(), times, sum: header.sum, from });
                    ends.push((header.offset + block.len() as u64, header.last_rev()));
                }
                ControlFlow::<std::convert::Infallible>::Continue(())
            });
            let tail = (end.offset, bytes.len() as u64);
            for (from, to) in holes.into_iter().chain([tail]) {
                let after = ends.iter().rev().find(|(at, _)| *at <= from).map_or(0, |(_, rev)| *rev);
                let hole = bytes.get(from as usize..to as usize).unwrap_or_default();
                pieces.named.extend(keys_in(hole).into_iter().map(|key| (after, key)));
            }
        }
        Ok(pieces)
    }

    /// Adds the blocks of a backup that the folder lacks.
    pub(super) fn add_backup(&mut self, home: &Home, taken: &Taken) -> Result<(), BackupError> {
        self.backup = Some(taken.file.clone());
        backup::each_block(&home.disk, &taken.file, &home.seal, &mut |first, frames, sum, bytes| {
            if let Some(times) = times(frames, bytes) {
                self.add(first, Piece { last: first + u64::from(frames) - 1, times, sum, from: Source::Backup });
            }
            Ok(())
        })
    }

    /// Adds a block, unless one of the same revisions is there.
    fn add(&mut self, first: Rev, piece: Piece) {
        let before = self.by_first.range(..=piece.last).next_back().map_or(0, |(_, before)| before.last);
        if before < first {
            self.by_first.insert(first, piece);
        }
    }

    /// The last revision; 0 where there is none.
    pub(super) fn last(&self) -> Rev {
        self.by_first.last_key_value().map_or(0, |(_, piece)| piece.last)
    }

    /// What the journal says all entries come to behind this revision, if one of its blocks ends there.
    pub(super) fn sum_at(&self, rev: Rev) -> Option<SetSum> {
        let (_, piece) = self.by_first.range(..=rev).next_back()?;
        (piece.last == rev).then_some(piece.sum)
    }

    /// The revisions from `from` to `to` that no block holds.
    pub(super) fn gaps(&self, from: Rev, to: Rev) -> Vec<Lost> {
        let mut gaps = Vec::new();
        let mut next = from;
        let mut after = self.by_first.range(..from).next_back().map(|(_, piece)| piece.times.1);
        let reaching = self.by_first.range(..from).next_back().map_or(0, |(_, piece)| piece.last);
        next = next.max(reaching + 1);
        for (first, piece) in self.by_first.range(from..) {
            if next > to {
                break;
            }
            if *first > next {
                let to = to.min(first - 1);
                gaps.push(Lost { from: next, to, after, before: Some(piece.times.0) });
            }
            next = next.max(piece.last + 1);
            after = Some(piece.times.1);
        }
        if next <= to {
            gaps.push(Lost { from: next, to, after, before: None });
        }
        gaps
    }

    /// Keys that damaged blocks behind a revision seem to have changed, each once.
    pub(super) fn keys_behind(&self, rev: Rev) -> Vec<Vec<u8>> {
        let behind = self.named.iter().filter(|(after, _)| *after >= rev).map(|(_, key)| key.clone());
        behind.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Shows every block that reaches `from`, in the order of revisions.
    pub(super) fn each(
        &self,
        home: &Home,
        from: Rev,
        visit: &mut dyn FnMut(Block<'_>) -> Result<(), OpenError>,
    ) -> Result<(), BackupError> {
        let mut parts = None;
        for (first, piece) in self.by_first.iter().filter(|(_, piece)| piece.last >= from) {
            let frames = (piece.last - first + 1) as u32;
            let (first, sum) = (*first, piece.sum);
            match piece.from {
                Source::Segment { number, offset, size } => {
                    let path = home.segment(number);
                    let mut bytes = vec![0; size];
                    let file = home.disk.open(&path).at(&path)?;
                    file.read_exact_at(&mut bytes, offset).at(&path)?;
                    let len = Bytes(bytes.get(8..).unwrap_or_default()).u32().unwrap_or(0) as usize;
                    let bytes = bytes.get(HEADER..HEADER + len).unwrap_or_default();
                    visit(Block { first, frames, sum, bytes })?;
                }
                Source::Backup => {
                    let Some(file) = &self.backup else { continue };
                    let parts = match &mut parts {
                        Some(parts) => parts,
                        none => none.insert(backup::Blocks::open(&home.disk, file, &home.seal)?),
                    };
                    if let Some(bytes) = parts.find(first)? {
                        visit(Block { first, frames, sum, bytes: &bytes })?;
                    }
                }
            }
        }
        Ok(())
    }
}

/// Keys that a damaged block seems to have changed, read without trusting it: what is read is shown, never kept.
fn keys_in(hole: &[u8]) -> Vec<Vec<u8>> {
    let mut rest = Bytes(hole.get(HEADER..).unwrap_or_default());
    let mut keys = Vec::new();
    while let Some(frame) = frame::read(&mut rest) {
        keys.extend(frame.ops.iter().map(|change| change.key.to_vec()));
    }
    keys
}

// Blocks are aligned as the journal has them; a hole may begin with none.
const _: () = assert!(HEADER.is_multiple_of(block::ALIGN));
