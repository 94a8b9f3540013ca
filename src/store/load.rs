//! Reading the state from the folder: the newest snapshot that can be read and the journal behind it.
//! It only reads; what it finds wrong it names, and it never guesses past damage.

use std::ops::ControlFlow;

use super::block::{self, Hash};
use super::error::{Damage, OpenError, Wrong};
use super::history::History;
use super::home::Home;
use super::image::Image;
use super::manifest::{Generation, Manifest};
use super::overlay;
use super::port::Rev;
use super::segment::{self, BlockAt, Tail};
use super::setsum::SetSum;
use super::snapshot::Snapshot;

/// The state of the folder and where the journal goes on.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) image: Image,
    pub(super) history: History,
    /// Where the next block goes.
    pub(super) end: JournalEnd,
    /// The ids of the commits behind the snapshot.
    pub(super) ids: Vec<(u64, Rev)>,
    /// Snapshots that could not be read; older ones and the journal made up for them.
    pub(super) notes: Vec<Damage>,
}

/// Where the journal ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct JournalEnd {
    /// The segment of the last good block.
    pub(super) segment: u64,
    /// Where that block ends.
    pub(super) offset: u64,
    /// The last good block behind the snapshot, if there is one.
    pub(super) last: Option<BlockAt>,
    /// Its hash; zeros before the first block of all, and where hashes were not asked for.
    pub(super) hash: Hash,
    /// The first segment in which something other than zeros stands behind the good blocks.
    pub(super) torn: Option<u64>,
}

/// How carefully to load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// A snapshot's index only; its blocks are checked when they are read. For whoever reads few of them.
    Light,
    /// Checksums and the order of revisions: what a reader needs, quickly.
    Checksums,
    /// As [`Care::Light`], with the chain of hashes, which whoever goes on writing needs.
    Chain,
    /// Everything.
    Whole,
}

impl Care {
    /// Whether every block of a snapshot is read once.
    fn verifies(self) -> bool {
        matches!(self, Self::Checksums | Self::Whole)
    }

    /// Whether the journal's blocks must name each other.
    fn chains(self) -> bool {
        matches!(self, Self::Chain | Self::Whole)
    }
}

/// The snapshots that a manifest names, held open: a writer may replace them, but not take them from us.
#[derive(Debug)]
pub(super) struct Start(pub(super) Vec<(Generation, Result<Snapshot, Damage>)>);

impl Start {
    /// Opens the snapshots.
    pub(super) fn open(home: &Home, manifest: &Manifest) -> Result<Self, OpenError> {
        let open = |generation: &Generation| match Snapshot::open(home, generation.rev) {
            Ok(snapshot) => Ok((*generation, Ok(snapshot))),
            Err(OpenError::Damaged(damage)) => Ok((*generation, Err(damage))),
            Err(other) => Err(other),
        };
        let opened = manifest.snapshots.iter().map(open);
        Ok(Self(opened.collect::<Result<_, _>>()?))
    }

    /// Whether every snapshot is there and opens.
    pub(super) fn is_whole(&self) -> bool {
        self.0.iter().all(|(_, opened)| opened.is_ok())
    }

    /// The newest snapshot that can be read, the first segment behind it, and what is wrong with newer ones.
    fn choose(self, care: Care) -> Result<(Option<Snapshot>, u64, Vec<Damage>), OpenError> {
        let mut unreadable = Vec::new();
        for (generation, opened) in self.0 {
            let verified = opened.map_err(OpenError::from);
            let verify = |snapshot: &Snapshot| if care.verifies() { snapshot.verify() } else { Ok(()) };
            match verified.and_then(|snapshot| verify(&snapshot).map(|()| snapshot)) {
                Ok(snapshot) => return Ok((Some(snapshot), generation.segment, unreadable)),
                Err(OpenError::Damaged(damage)) => unreadable.push(damage),
                Err(other) => return Err(other),
            }
        }
        Ok((None, 1, unreadable))
    }
}

/// Loads from `start` up to and including the segment `last`; `head` is how far the store certainly reaches.
pub(super) fn load(home: &Home, start: Start, last: u64, head: Rev, care: Care) -> Result<Loaded, OpenError> {
    let (loaded, damage) = good_part(home, start, last, care)?;
    if let Some(damage) = damage {
        return Err(damage.into());
    }
    if loaded.image.head < head {
        let file = home.segment(loaded.end.segment);
        let from = loaded.image.head + 1;
        return Err(Damage::to_range(&file, Wrong::End, from, head).into());
    }
    Ok(loaded)
}

/// Loads what can be read before the first damage, and the damage.
pub(super) fn good_part(
    home: &Home,
    start: Start,
    last: u64,
    care: Care,
) -> Result<(Loaded, Option<Damage>), OpenError> {
    let (snapshot, first, notes) = start.choose(care)?;
    let mut walk = Walk {
        home,
        care,
        head: snapshot.as_ref().map_or(0, |snapshot| snapshot.rev),
        sum: snapshot.as_ref().map(|snapshot| snapshot.sum).unwrap_or_default(),
        snapshot,
        tail: overlay::Tail::default(),
        ids: Vec::new(),
        hash: None,
        end: (first, 0),
        last: None,
        torn: None,
        history: History::new(home.clone()),
    };
    if first > last {
        let damage = Damage::to_file(&home.segment(first), Wrong::Missing);
        return Ok((walk.finish(first, notes)?, Some(damage)));
    }
    // The last segment is read first: a writer that goes on from the one before into this one is then seen at the
    // moment before, never with a gap.
    let mut newest = Some(segment::read(home, last));
    for number in first..=last {
        let bytes = match newest.take_if(|_| number == last) {
            Some(bytes) => bytes,
            None => segment::read(home, number),
        };
        match bytes.and_then(|bytes| walk.segment(number, &bytes)) {
            Ok(()) => {}
            Err(OpenError::Damaged(damage)) => {
                return Ok((walk.finish(first, notes)?, Some(damage)));
            }
            Err(error) => return Err(error),
        }
    }
    Ok((walk.finish(first, notes)?, None))
}

struct Walk<'a> {
    home: &'a Home,
    care: Care,
    snapshot: Option<Snapshot>,
    /// What the journal changed since the snapshot, how far, and what that comes to.
    tail: overlay::Tail,
    head: Rev,
    sum: SetSum,
    ids: Vec<(u64, Rev)>,
    hash: Option<Hash>,
    end: (u64, u64),
    last: Option<BlockAt>,
    torn: Option<u64>,
    history: History,
}

impl Walk<'_> {
    fn finish(mut self, first: u64, notes: Vec<Damage>) -> Result<Loaded, OpenError> {
        let hash = match self.hash {
            Some(hash) => hash,
            None if self.care.chains() => hash_before(self.home, first)?,
            None => Hash::default(),
        };
        self.history.set_head(self.head);
        Ok(Loaded {
            end: JournalEnd { segment: self.end.0, offset: self.end.1, last: self.last, hash, torn: self.torn },
            image: Image::of(self.snapshot, self.tail, (self.head, self.sum)),
            history: self.history,
            ids: self.ids,
            notes,
        })
    }

    fn segment(&mut self, number: u64, bytes: &[u8]) -> Result<(), OpenError> {
        let path = self.home.segment(number);
        let mut blocks = Vec::new();
        let flow = segment::walk(bytes, self.home.store, |header, block| {
            let next = self.head + 1;
            if header.first_rev != next {
                let (from, to) = (next, header.first_rev.saturating_sub(1).max(next));
                let wrong = if header.first_rev > next { Wrong::Block } else { Wrong::Order };
                return ControlFlow::Break(Damage::to_range(&path, wrong, from, to));
            }
            if self.care.chains() {
                let broken =
                    self.hash.is_some_and(|hash| hash != header.prev) || (next == 1 && header.prev != Hash::default());
                if broken {
                    let damage = Damage::to_range(&path, Wrong::Chain, next, next);
                    return ControlFlow::Break(damage);
                }
                self.hash = Some(block::hash(block));
            }
            if !block::is_ours(&header, block, &self.home.seal) {
                let (from, to) = (next, header.last_rev());
                return ControlFlow::Break(Damage::to_range(&path, Wrong::Forged, from, to));
            }
            let Some(frames) = block::frames(&header, block) else {
                let (from, to) = (next, header.last_rev());
                return ControlFlow::Break(Damage::to_range(&path, Wrong::Frames, from, to));
            };
            for (rev, frame) in frames {
                self.ids.push((frame.id, rev));
                for change in &frame.ops {
                    self.tail.push(rev, change.key, change.value);
                }
                self.head = rev;
            }
            self.sum = header.sum;
            blocks.push(BlockAt::of(&header));
            // Whatever was torn before a good block was zero-filled space, not a block.
            self.torn = None;
            ControlFlow::Continue(())
        });
        let end = match flow {
            ControlFlow::Continue(end) => end,
            ControlFlow::Break(damage) => return Err(damage.into()),
        };
        if let Some(last) = blocks.last() {
            self.last = Some(*last);
            self.end = (number, end.offset);
            self.history.add_segment(number, blocks);
        }
        match end.tail {
            Tail::Zeros => {}
            Tail::Torn => {
                self.torn.get_or_insert(number);
            }
            Tail::Broken(found) => {
                let from = self.head + 1;
                let to = found.saturating_sub(1).max(from);
                return Err(Damage::to_range(&path, Wrong::Block, from, to).into());
            }
            Tail::Foreign => return Err(Damage::to_file(&path, Wrong::Foreign).into()),
        }
        Ok(())
    }
}

/// The hash of the last block before the segment `first`: what a journal continues that holds nothing behind its
/// snapshot.
fn hash_before(home: &Home, first: u64) -> Result<Hash, OpenError> {
    let mut hash = Hash::default();
    if let Some(before) = first.checked_sub(1).filter(|number| *number > 0) {
        let bytes = match segment::read(home, before) {
            Ok(bytes) => bytes,
            // Its history is lost, not the state: the chain begins anew, and a check names what is missing.
            Err(OpenError::Damaged(_)) => return Ok(Hash::default()),
            Err(error) => return Err(error),
        };
        let _ = segment::walk(&bytes, home.store, |_, block| -> ControlFlow<()> {
            hash = block::hash(block);
            ControlFlow::Continue(())
        });
    }
    Ok(hash)
}
