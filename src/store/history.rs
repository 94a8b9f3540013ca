//! The commits of the past, by revision: from an index of each segment's blocks, built when it is first needed.
//! Walking backwards through thousands costs one small read a block; the last few blocks stay decoded.

use std::collections::VecDeque;
use std::collections::btree_map::{BTreeMap, OccupiedEntry};
use std::io::ErrorKind;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::block::{self, At as Stands, HEADER};
use super::bytes::Bytes;
use super::disk::File;
use super::error::{At, Damage, OpenError, Wrong};
use super::home::Home;
use super::manifest;
use super::port::{Committed, MAX_SLICE, Pasts, Rev, StoreError};
use super::segment::{self, BlockAt};

/// How many blocks stay decoded at most.
const DECODED: usize = 8;
/// With how many commits; the newest block stays whatever it has.
const COMMITS: usize = 64;

/// The past, as far as the segments reach.
#[derive(Debug)]
pub(super) struct History {
    home: Home,
    index: Mutex<Index>,
}

#[derive(Debug, Default)]
struct Index {
    head: Rev,
    /// Segments by the revision of their first block.
    segments: BTreeMap<Rev, Segment>,
    /// Whether `segments` lists those before the ones that were given.
    complete: bool,
    decoded: VecDeque<(Rev, Vec<Arc<Committed>>)>,
    open: Option<(u64, File)>,
}

#[derive(Debug)]
struct Segment {
    number: u64,
    /// `None` until somebody asks.
    blocks: Option<Vec<BlockAt>>,
}

impl History {
    /// The past of a store of which no segment has been looked at yet.
    pub(super) fn new(home: Home) -> Self {
        Self { home, index: Mutex::default() }
    }

    /// Nothing behind this revision is shown.
    pub(super) fn set_head(&mut self, head: Rev) {
        self.index().head = head;
    }

    /// Takes over the index of a segment that was walked already.
    pub(super) fn add_segment(&mut self, number: u64, blocks: Vec<BlockAt>) {
        if let Some(first) = blocks.first().map(|block| block.first_rev) {
            let blocks = Some(blocks);
            let segment = Segment { number, blocks };
            self.index().segments.insert(first, segment);
        }
    }

    /// Notes a block that was just written, with its commits.
    pub(super) fn push(&mut self, number: u64, at: BlockAt, commits: Vec<Arc<Committed>>) {
        let mut index = self.index();
        index.head = at.last_rev;
        let last = index.segments.last_entry().map(OccupiedEntry::into_mut);
        if let Some(segment) = last.filter(|segment| segment.number == number) {
            segment.blocks.get_or_insert_default().push(at);
        } else {
            let blocks = Some(vec![at]);
            let segment = Segment { number, blocks };
            index.segments.insert(at.first_rev, segment);
        }
        index.keep(at.first_rev, commits);
    }

    /// The commit at `rev`; `None` before the first and behind the last.
    pub(super) fn past(&self, rev: Rev) -> Result<Option<Arc<Committed>>, StoreError> {
        let mut index = self.index();
        if rev == 0 || rev > index.head {
            return Ok(None);
        }
        if let Some(found) = index.decoded(rev) {
            return Ok(Some(found));
        }
        let at = index.find(&self.home, rev)?;
        let (number, at) = at.ok_or_else(|| Damage::to_range(&self.home.journal(), Wrong::Block, rev, rev))?;
        let commits = index.read(&self.home, number, at)?;
        index.keep(at.first_rev, commits);
        Ok(index.decoded(rev))
    }

    /// The commits from `from` to `to`. The journal counts without gaps, so that one which is missing is damage.
    pub(super) fn pasts(&self, from: Rev, to: Rev) -> Pasts<'_> {
        let head = self.index().head;
        Box::new((from.max(1)..=to.min(head)).filter_map(|rev| self.past(rev).transpose()))
    }

    fn index(&self) -> MutexGuard<'_, Index> {
        // The index is only a cache: a panic elsewhere cannot leave it half true.
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Index {
    fn decoded(&self, rev: Rev) -> Option<Arc<Committed>> {
        self.decoded.iter().find_map(|(first, commits)| {
            let place = usize::try_from(rev.checked_sub(*first)?).ok()?;
            commits.get(place).cloned()
        })
    }

    fn keep(&mut self, first: Rev, commits: Vec<Arc<Committed>>) {
        self.decoded.push_front((first, commits));
        let mut seen = 0;
        let kept = self.decoded.iter().take(DECODED).take_while(|(_, commits)| {
            let before = seen;
            seen += commits.len();
            before == 0 || seen <= COMMITS
        });
        let kept = kept.count();
        self.decoded.truncate(kept);
    }

    /// The segment and the place of the block that holds `rev`.
    fn find(&mut self, home: &Home, rev: Rev) -> Result<Option<(u64, BlockAt)>, OpenError> {
        let known = self.segments.first_key_value();
        if !self.complete && known.is_none_or(|(first, _)| rev < *first) {
            self.list_segments(home)?;
        }
        let Some((_, segment)) = self.segments.range_mut(..=rev).next_back() else {
            return Ok(None);
        };
        let blocks = match &mut segment.blocks {
            Some(blocks) => blocks,
            none => none.insert(blocks_of(home, segment.number)?),
        };
        let place = blocks.partition_point(|block| block.last_rev < rev);
        let found = blocks.get(place).filter(|block| block.first_rev <= rev);
        Ok(found.map(|block| (segment.number, *block)))
    }

    /// Finds each segment's first revision by its first block alone; where that is damaged, by the first good one.
    fn list_segments(&mut self, home: &Home) -> Result<(), OpenError> {
        for number in manifest::numbers(home, &home.journal(), ".seg")? {
            let path = home.segment(number);
            let file = match home.disk.open(&path) {
                Ok(file) => file,
                // Removed just now: what it held is missed where it is asked for.
                Err(e) if e.kind() == ErrorKind::NotFound => continue,
                Err(e) => return Err(e).at(&path),
            };
            if let Some(first) = first_block(home, &file) {
                self.segments.entry(first).or_insert(Segment { number, blocks: None });
                continue;
            }
            let blocks = blocks_of(home, number)?;
            if let Some(first) = blocks.first() {
                self.segments.entry(first.first_rev).or_insert(Segment { number, blocks: Some(blocks) });
            }
        }
        self.complete = true;
        Ok(())
    }

    fn read(&mut self, home: &Home, number: u64, at: BlockAt) -> Result<Vec<Arc<Committed>>, OpenError> {
        let path = home.segment(number);
        let file = match &mut self.open {
            Some((open, file)) if *open == number => file,
            open => &mut open.insert((number, home.disk.open(&path).at(&path)?)).1,
        };
        let mut bytes = vec![0; at.size];
        file.read_exact_at(&mut bytes, at.offset).at(&path)?;
        let commits = match block::at(&bytes, home.store, at.offset) {
            Stands::Good(header, block) if !block::is_ours(&header, block, &home.seal) => {
                return Err(Damage::to_range(&path, Wrong::Forged, at.first_rev, at.last_rev).into());
            }
            Stands::Good(header, block) => block::commits(&header, block, &home.seal),
            Stands::Bad | Stands::Zeros => None,
        };
        let damage = || Damage::to_range(&path, Wrong::Block, at.first_rev, at.last_rev);
        let commits = commits.ok_or_else(damage)?;
        Ok(commits.into_iter().map(Arc::new).collect())
    }
}

/// The first revision of a segment's first block, if that is good.
fn first_block(home: &Home, file: &File) -> Option<Rev> {
    let mut bytes = vec![0; HEADER];
    file.read_exact_at(&mut bytes, 0).ok()?;
    let len = Bytes(&bytes[8..]).u32()? as usize;
    let size = (len <= MAX_SLICE + MAX_SLICE / 2).then(|| block::size(len))?;
    bytes.resize(size, 0);
    file.read_exact_at(&mut bytes, 0).ok()?;
    match block::at(&bytes, home.store, 0) {
        Stands::Good(header, _) => Some(header.first_rev),
        Stands::Bad | Stands::Zeros => None,
    }
}

/// Every good block of a segment, those behind damage too.
fn blocks_of(home: &Home, number: u64) -> Result<Vec<BlockAt>, OpenError> {
    let bytes = segment::read(home, number)?;
    let mut blocks = Vec::new();
    let _ = segment::walk_whole(&bytes, home.store, |header, _| -> ControlFlow<()> {
        blocks.push(BlockAt::of(&header));
        ControlFlow::Continue(())
    });
    Ok(blocks)
}
