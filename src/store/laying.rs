//! The journal of a store that is being laid out, from a backup or from what is left of a damaged folder: the same
//! commits at the same revisions, sealed and chained for the new store.

use super::block::{self, HEADER, Hash, Header};
use super::disk::File;
use super::error::{At, OpenError};
use super::home::Home;
use super::open::SEGMENT_BYTES;
use super::port::Rev;
use super::safe::UNTAGGED;
use super::segment;
use super::setsum::SetSum;

/// The journal, as far as it is laid out.
pub(super) struct Journal<'a> {
    home: &'a Home,
    /// The segment that is being filled, from 1; 0 before the first.
    segment: u64,
    open: Option<(File, u64)>,
    offset: u64,
    hash: Hash,
    /// The last revision.
    reached: Rev,
    /// Revisions that were left out.
    lost: Vec<(Rev, Rev)>,
}

impl<'a> Journal<'a> {
    pub(super) fn new(home: &'a Home) -> Self {
        Self { home, segment: 0, open: None, offset: 0, hash: Hash::default(), reached: 0, lost: Vec::new() }
    }

    /// Adds a block: its first revision, how many commits it holds, what all entries come to behind it, and its frames.
    /// Revisions between it and the one before are lost.
    pub(super) fn block(
        &mut self,
        (first_rev, frames): (Rev, u32),
        sum: SetSum,
        bytes: &[u8],
    ) -> Result<(), OpenError> {
        self.leave_out(first_rev.saturating_sub(1));
        let need = block::size(bytes.len()) as u64;
        if self.open.as_ref().is_none_or(|(_, size)| size - self.offset < need) {
            self.next(SEGMENT_BYTES.max(need))?;
        }
        let (store, offset, prev) = (self.home.store, self.offset, self.hash);
        let header = Header { len: bytes.len(), frames, first_rev, offset, store, sum, prev, tag: UNTAGGED };
        let mut sealed = vec![0; HEADER];
        sealed.extend_from_slice(bytes);
        block::seal(&mut sealed, &header, &self.home.seal);
        if let Some((file, _)) = &self.open {
            file.write_all_at(&sealed, offset).at(&self.home.segment(self.segment))?;
        }
        self.offset += sealed.len() as u64;
        self.hash = block::hash(&sealed);
        self.reached = header.last_rev();
        Ok(())
    }

    /// Leaves out every revision up to this one.
    fn leave_out(&mut self, to: Rev) {
        if to > self.reached {
            self.lost.push((self.reached + 1, to));
            self.reached = to;
        }
    }

    /// Makes the segment so far durable and begins the next.
    fn next(&mut self, size: u64) -> Result<(), OpenError> {
        if let Some((file, _)) = self.open.take() {
            file.sync_data().at(&self.home.segment(self.segment))?;
        }
        self.segment += 1;
        let path = self.home.segment(self.segment);
        let file = segment::prepare(&self.home.disk, &path, size).at(&path)?;
        self.open = Some((file, size));
        self.offset = 0;
        Ok(())
    }

    /// Begins the segment in which the new store goes on behind `head`; answers its number, and which revisions have no
    /// history.
    pub(super) fn end(mut self, head: Rev) -> Result<(u64, Vec<(Rev, Rev)>), OpenError> {
        self.leave_out(head);
        self.next(SEGMENT_BYTES)?;
        Ok((self.segment, self.lost))
    }
}
