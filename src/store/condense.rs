//! Writing a snapshot: entries in key order go in, a whole, synced, named file comes out, or nothing.

use std::io::{BufWriter, Write};
use std::ops::ControlFlow;

use super::disk::File;
use super::durable;
use super::error::{At, Damage, OpenError, Wrong};
use super::home::Home;
use super::image::Image;
use super::port::Rev;
use super::safe::{FolderSeal, Tagged};
use super::setsum::SetSum;
use super::snapshot::{BLOCK_HEADER, HEADER, MAGIC, VisitRaw, head_tagged};

/// Entries gather in blocks of about this many bytes.
const BLOCK: usize = 64 * 1024;

/// What a snapshot is to hold.
pub(super) struct Contents<'a> {
    /// The revision of the state.
    pub(super) rev: Rev,
    /// The first segment to replay on top of it.
    pub(super) segment: u64,
    /// What count and hash of the entries must come out as.
    pub(super) sum: SetSum,
    /// Shows every entry in key order.
    pub(super) entries: &'a dyn Fn(VisitRaw<'_>) -> Result<(), OpenError>,
}

/// Writes everything that `image` holds as the snapshot at its revision, to be followed by `segment`.
pub(super) fn write_image(home: &Home, image: &Image, segment: u64) -> Result<(), OpenError> {
    let contents = Contents { rev: image.head, segment, sum: image.sum, entries: &|visit| image.scan_raw(&[], visit) };
    write(home, &contents)
}

/// Writes a snapshot. Count and hash must come out as they should; otherwise nothing is kept and the damage named.
pub(super) fn write(home: &Home, contents: &Contents<'_>) -> Result<(), OpenError> {
    let path = home.snapshot(contents.rev);
    let fresh = durable::beside(&path);
    let file = home.disk.create(&fresh).at(&fresh)?;
    let mut writer = Writer {
        out: BufWriter::with_capacity(BLOCK * 4, file),
        at: HEADER as u64,
        block: Vec::with_capacity(BLOCK * 2),
        index: Vec::new(),
        sum: SetSum::default(),
        place: (home.store, contents.rev),
        seal: home.seal.clone(),
    };
    writer.out.write_all(&[0; HEADER]).at(&fresh)?;
    let mut failed = Ok(());
    (contents.entries)(&mut |key, rev, value| {
        failed = writer.push(key, rev, value);
        match failed {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    })?;
    failed.and_then(|()| writer.end_block()).at(&fresh)?;
    if writer.sum != contents.sum {
        // Nothing refers to the file yet: leaving it behind would only be untidy.
        let _ = home.disk.remove(&fresh);
        return Err(Damage::to_file(&path, Wrong::Sum).into());
    }
    let tags = [home.store, home.owner().word(), contents.rev, contents.segment];
    let file = writer.finish(tags).at(&fresh)?;
    file.sync_all().at(&fresh)?;
    durable::settle(&home.disk, &fresh, &path).at(&path)
}

struct Writer {
    out: BufWriter<File>,
    at: u64,
    block: Vec<u8>,
    index: Vec<u8>,
    sum: SetSum,
    /// Whose snapshot it is, and at which revision.
    place: (u64, Rev),
    seal: FolderSeal,
}

impl Writer {
    fn push(&mut self, key: &[u8], rev: u64, value: &[u8]) -> std::io::Result<()> {
        if self.block.len() >= BLOCK {
            self.end_block()?;
        }
        if self.block.is_empty() {
            self.block.resize(BLOCK_HEADER, 0);
            self.index.extend_from_slice(&self.at.to_le_bytes());
            short(&mut self.index, key);
        }
        self.block.extend_from_slice(&rev.to_le_bytes());
        short(&mut self.block, key);
        self.block.extend_from_slice(&(value.len() as u32).to_le_bytes());
        self.block.extend_from_slice(value);
        self.sum.add(&self.seal, key, rev, value);
        Ok(())
    }

    fn end_block(&mut self) -> std::io::Result<()> {
        let Some((head, entries)) = self.block.split_first_chunk_mut::<BLOCK_HEADER>() else {
            return Ok(());
        };
        let place = [self.place.0, self.place.1, self.at].map(u64::to_le_bytes).concat();
        let tag = self.seal.tag(Tagged::Entries, &[&place, entries]);
        let crc = crc32c::crc32c_append(crc32c::crc32c(&tag), entries).to_le_bytes();
        let len = ((tag.len() + entries.len()) as u32).to_le_bytes();
        head.copy_from_slice(&[&crc[..], &len, &tag].concat());
        self.out.write_all(&self.block)?;
        self.at += self.block.len() as u64;
        self.block.clear();
        Ok(())
    }

    /// Appends the index and fills in the header.
    fn finish(mut self, tags: [u64; 4]) -> std::io::Result<File> {
        self.out.write_all(&self.index)?;
        let mut checked = Vec::with_capacity(HEADER);
        for number in tags {
            checked.extend_from_slice(&number.to_le_bytes());
        }
        checked.extend_from_slice(&self.sum.count.to_le_bytes());
        checked.extend_from_slice(&self.sum.hash.to_le_bytes());
        checked.extend_from_slice(&self.at.to_le_bytes());
        checked.extend_from_slice(&(self.index.len() as u64).to_le_bytes());
        let mut head = [&MAGIC[..], &[0; 4], &checked].concat();
        let tag = self.seal.tag(Tagged::Snapshot, &head_tagged(&head, &self.index));
        checked.extend_from_slice(&tag);
        let crc = crc32c::crc32c_append(crc32c::crc32c(&checked), &self.index);
        head.truncate(MAGIC.len());
        head.extend_from_slice(&crc.to_le_bytes());
        head.append(&mut checked);
        let file = self.out.into_inner()?;
        file.write_all_at(&head, 0)?;
        Ok(file)
    }
}

fn short(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(&(bytes.len() as u16).to_le_bytes());
    out.extend_from_slice(bytes);
}
