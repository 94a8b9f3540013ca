//! Reading the state from the folder: the newest snapshot that can be read and the journal behind it.
//! It only reads; what it finds wrong it names, and it never guesses past damage.

use std::ops::ControlFlow;

use super::block::{self, Hash};
use super::error::{At, Damage, OpenError, Wrong};
use super::history::History;
use super::home::Home;
use super::image::Image;
use super::manifest::{Generation, Manifest};
use super::port::Rev;
use super::segment::{self, BlockAt, Tail};
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
    /// Checksums and the order of revisions: what a reader needs, quickly.
    Checksums,
    /// The chain of hashes as well, which whoever goes on writing needs.
    Chain,
}

/// Loads what `manifest` describes, up to and including the segment `last`.
pub(super) fn load(home: &Home, manifest: &Manifest, last: u64, care: Care) -> Result<Loaded, OpenError> {
    let mut walk = Walk::begin(home, manifest, care)?;
    for number in walk.first..=last {
        walk.segment(number)?;
    }
    if walk.image.head < manifest.head {
        let file = home.segment(walk.end.0);
        let (from, to) = (walk.image.head + 1, manifest.head);
        return Err(Damage::to_range(&file, Wrong::End, from, to).into());
    }
    walk.finish()
}

/// Loads what can be read before the first damage, and the damage.
pub(super) fn good_part(home: &Home, manifest: &Manifest, care: Care) -> Result<(Loaded, Option<Damage>), OpenError> {
    let mut walk = Walk::begin(home, manifest, care)?;
    for number in walk.first..=manifest.last_segment {
        match walk.segment(number) {
            Ok(()) => {}
            Err(OpenError::Damaged(damage)) => return Ok((walk.finish()?, Some(damage))),
            Err(error) => return Err(error),
        }
    }
    Ok((walk.finish()?, None))
}

struct Walk<'a> {
    home: &'a Home,
    care: Care,
    image: Image,
    ids: Vec<(u64, Rev)>,
    hash: Option<Hash>,
    end: (u64, u64),
    last: Option<BlockAt>,
    torn: Option<u64>,
    history: History,
    notes: Vec<Damage>,
    first: u64,
}

impl<'a> Walk<'a> {
    /// Begins at the newest snapshot that can be read, or at the very first segment.
    fn begin(home: &'a Home, manifest: &Manifest, care: Care) -> Result<Self, OpenError> {
        let mut notes = Vec::new();
        let mut start = (None, 1);
        for Generation { rev, segment } in &manifest.snapshots {
            let opened = Snapshot::open(home, *rev).and_then(|s| s.verify().map(|()| s));
            match opened {
                Ok(snapshot) => {
                    start = (Some(snapshot), *segment);
                    break;
                }
                Err(OpenError::Damaged(damage)) => notes.push(damage),
                Err(other) => return Err(other),
            }
        }
        let (snapshot, first) = start;
        Ok(Self {
            home,
            care,
            image: Image::of(snapshot),
            ids: Vec::new(),
            hash: None,
            end: (first, 0),
            last: None,
            torn: None,
            history: History::new(home.clone()),
            notes,
            first,
        })
    }

    fn finish(mut self) -> Result<Loaded, OpenError> {
        let hash = match self.hash {
            Some(hash) => hash,
            None if self.care == Care::Chain => hash_before(self.home, self.first)?,
            None => Hash::default(),
        };
        self.history.set_head(self.image.head);
        Ok(Loaded {
            end: JournalEnd { segment: self.end.0, offset: self.end.1, last: self.last, hash, torn: self.torn },
            image: self.image,
            history: self.history,
            ids: self.ids,
            notes: self.notes,
        })
    }

    fn segment(&mut self, number: u64) -> Result<(), OpenError> {
        let path = self.home.segment(number);
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                return Err(Damage::to_file(&path, Wrong::Missing).into());
            }
            Err(e) => return Err(e).at(&path),
        };
        let mut blocks = Vec::new();
        let flow = segment::walk(&bytes, self.home.store, |header, block| {
            let next = self.image.head + 1;
            if header.first_rev != next {
                let (from, to) = (next, header.first_rev.saturating_sub(1).max(next));
                let wrong = if header.first_rev > next { Wrong::Block } else { Wrong::Order };
                return ControlFlow::Break(Damage::to_range(&path, wrong, from, to));
            }
            if self.care == Care::Chain {
                let broken =
                    self.hash.is_some_and(|hash| hash != header.prev) || (next == 1 && header.prev != Hash::default());
                if broken {
                    let damage = Damage::to_range(&path, Wrong::Chain, next, next);
                    return ControlFlow::Break(damage);
                }
                self.hash = Some(block::hash(block));
            }
            let Some(commits) = block::commits(&header, block) else {
                let (from, to) = (next, header.last_rev());
                return ControlFlow::Break(Damage::to_range(&path, Wrong::Frames, from, to));
            };
            for commit in commits {
                self.ids.push((commit.id, commit.rev));
                self.image.apply(commit);
            }
            self.image.sum = header.sum;
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
                let from = self.image.head + 1;
                let to = found.saturating_sub(1).max(from);
                return Err(Damage::to_range(&path, Wrong::Block, from, to).into());
            }
        }
        Ok(())
    }
}

/// The hash of the last block before the segment `first`: what a journal continues that holds nothing since the snapshot.
fn hash_before(home: &Home, first: u64) -> Result<Hash, OpenError> {
    let mut hash = Hash::default();
    if let Some(before) = first.checked_sub(1).filter(|number| *number > 0) {
        let path = home.segment(before);
        let bytes = std::fs::read(&path).at(&path)?;
        let _ = segment::walk(&bytes, home.store, |_, block| -> ControlFlow<()> {
            hash = block::hash(block);
            ControlFlow::Continue(())
        });
    }
    Ok(hash)
}
