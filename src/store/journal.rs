//! The journal's writing end: one block, one `pwrite`, one `sync_data`, into space that is already on the disk.
//! Room is found before anything is accepted; a write or a sync that fails is never tried again.

use std::io::ErrorKind;
use std::sync::Arc;

use super::block::{self, Hash, Header};
use super::bytes::all_zero;
use super::disk::File;
use super::error::{At, OpenError};
use super::home::Home;
use super::load::JournalEnd;
use super::lock;
use super::port::{NotOurs, Rev, StoreError};
use super::quarantine;
use super::safe::UNTAGGED;
use super::segment::BlockAt;
use super::setsum::SetSum;
use super::supply::Supply;
use crate::model::cause::Cause;

/// Where the next block goes.
#[derive(Debug)]
pub(super) struct Journal {
    // Let go before the lock, which whoever comes next takes first.
    file: File,
    supply: Arc<Supply>,
    segment: u64,
    size: u64,
    offset: u64,
    hash: Hash,
}

/// What a block holds, before it knows its place.
#[derive(Debug)]
pub(super) struct Content {
    /// [`block::HEADER`] bytes of anything, then the frames.
    pub(super) bytes: Vec<u8>,
    pub(super) frames: u32,
    pub(super) first_rev: Rev,
    pub(super) sum: SetSum,
}

/// The segments that somebody who writes may have open, by number: nobody else has.
#[derive(Debug, Default)]
pub(super) struct Claims(Vec<(u64, File)>);

impl Claims {
    /// Claims the last segments, before anything is written: whoever deleted the lock has not got past these. `None` where
    /// somebody writes to one.
    pub(super) fn take(home: &Home, last: u64) -> Result<Option<Self>, OpenError> {
        let mut claims = Self::default();
        for number in last.saturating_sub(1).max(1)..=last {
            let path = home.segment(number);
            match home.disk.claim(&path) {
                Ok(Some(file)) => claims.0.push((number, file)),
                Ok(None) => return Ok(None),
                // Whoever reads it says so.
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(error).at(&path),
            }
        }
        Ok(Some(claims))
    }

    /// The segment with this number; the others are let go.
    fn segment(self, home: &Home, number: u64) -> Result<File, OpenError> {
        let path = home.segment(number);
        match self.0.into_iter().find(|(claimed, _)| *claimed == number) {
            Some((_, file)) => Ok(file),
            None => home.disk.claim(&path).at(&path)?.ok_or_else(|| lock::held(&home.disk, &home.holder())),
        }
    }
}

impl Journal {
    /// Goes on where loading found the end: makes what stands there durable and wipes whatever was torn behind it.
    pub(super) fn resume(
        supply: Arc<Supply>,
        claims: Claims,
        end: &JournalEnd,
        unclean: bool,
    ) -> Result<Self, OpenError> {
        let home = supply.home();
        let path = home.segment(end.segment);
        let file = claims.segment(home, end.segment)?;
        let size = file.len().at(&path)?;
        if unclean {
            // The last sync may have failed: what the page cache shows need not be on the disk. Writing the last
            // block once more, byte for byte, makes it dirty again, so that the sync below is about it.
            if let Some(last) = end.last {
                let mut block = vec![0; last.size];
                file.read_exact_at(&mut block, last.offset).at(&path)?;
                file.write_all_at(&block, last.offset).at(&path)?;
            }
        }
        if end.torn == Some(end.segment) {
            wipe(home, (&file, end.segment), end.offset, size)?;
        }
        file.sync_data().at(&path)?;
        if let Some(first) = end.torn {
            for number in first.max(end.segment + 1)..=supply.last_segment() {
                let path = home.segment(number);
                let file = home.disk.edit(&path).at(&path)?;
                wipe(home, (&file, number), 0, file.len().at(&path)?)?;
                file.sync_data().at(&path)?;
            }
        }
        supply.adopt(end.segment);
        Ok(Self { file, supply, segment: end.segment, size, offset: end.offset, hash: end.hash })
    }

    /// How many bytes are free on the disk it lies on.
    pub(super) fn free_bytes(&self) -> std::io::Result<u64> {
        let home = self.supply.home();
        home.disk.free_bytes(&home.dir)
    }

    /// Whether everything is as it was left: the lock, the segment under its name, and the zeros behind the last block.
    /// On `Err` nobody can say just now; nothing was written.
    pub(super) fn is_as_left(&self) -> std::io::Result<Result<(), NotOurs>> {
        if !self.file.is_at(&self.supply.home().segment(self.segment))? {
            return Ok(Err(NotOurs::Folder));
        }
        if let Err(why) = self.supply.anchor().holds()? {
            return Ok(Err(why));
        }
        let mut next = [0; block::HEADER];
        let len = next.len().min((self.size - self.offset) as usize);
        let (next, _) = next.split_at_mut(len);
        self.file.read_exact_at(next, self.offset)?;
        Ok(if all_zero(next) { Ok(()) } else { Err(NotOurs::Written) })
    }

    /// Makes sure that a block of `len` bytes, header included, has a place. On `Err` nothing was written.
    pub(super) fn reserve(&mut self, len: usize) -> Result<(), StoreError> {
        let need = len.next_multiple_of(block::ALIGN) as u64;
        if self.size - self.offset < need {
            let next = self.segment + 1;
            let (mut file, size) = self.supply.take(next, need).map_err(|why| StoreError::NotApplied(why.into()))?;
            if !file.claim().map_err(|why| StoreError::NotApplied(Cause::from(&why)))? {
                return Err(NotOurs::Written.into());
            }
            self.file = file;
            self.size = size;
            self.segment = next;
            self.offset = 0;
            self.supply.closed(next);
        }
        if self.offset + need > self.size / 2 {
            self.supply.want(self.segment + 1);
        }
        Ok(())
    }

    /// Writes a block into the place that was reserved for it and syncs. On `Err` nobody knows what is on the disk.
    pub(super) fn append(&mut self, store: u64, content: Content) -> std::io::Result<Placed> {
        let Content { mut bytes, frames, first_rev, sum } = content;
        let header = Header {
            len: bytes.len() - block::HEADER,
            frames,
            first_rev,
            offset: self.offset,
            store,
            sum,
            prev: self.hash,
            tag: UNTAGGED,
        };
        block::seal(&mut bytes, &header, &self.supply.home().seal);
        self.file.write_all_at(&bytes, self.offset)?;
        self.file.sync_data()?;
        self.offset += bytes.len() as u64;
        self.hash = block::hash(&bytes);
        Ok(Placed { segment: self.segment, at: BlockAt::of(&header) })
    }
}

/// Where a block was written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) segment: u64,
    pub(super) at: BlockAt,
}

/// Overwrites with zeros, from `from` to `to`, what is not zero; a copy of it is kept first, durably.
fn wipe(home: &Home, (file, segment): (&File, u64), from: u64, to: u64) -> Result<(), OpenError> {
    let path = home.segment(segment);
    let mut bytes = vec![0; to.saturating_sub(from) as usize];
    file.read_exact_at(&mut bytes, from).at(&path)?;
    let Some(last) = bytes.iter().rposition(|byte| *byte != 0) else { return Ok(()) };
    bytes.truncate(last + 1);
    quarantine::keep_torn(home, (segment, from), &bytes)?;
    for (nth, chunk) in bytes.chunks_mut(64 * 1024).enumerate() {
        if !all_zero(chunk) {
            chunk.fill(0);
            file.write_all_at(chunk, from + nth as u64 * 64 * 1024).at(&path)?;
        }
    }
    Ok(())
}
