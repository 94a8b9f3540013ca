//! The history in a backup, block by block, for a repair.

use std::path::Path;

use super::super::bytes::Bytes;
use super::super::disk::Disk;
use super::super::port::Rev;
use super::super::safe::FolderSeal;
use super::super::setsum::SetSum;
use super::file::{Kind, Parts};
use super::{BackupError, Summary};

/// Reads the whole file once; answers what it says of itself if not one byte of it was changed.
pub(in crate::store) fn verify(disk: &Disk, file: &Path, seal: &FolderSeal) -> Result<Summary, BackupError> {
    Parts::verify(disk, file, seal)
}

/// A block's first revision, how many commits it has, what all entries come to behind it, and its frames.
type SeeBlock<'a> = &'a mut dyn FnMut(Rev, u32, SetSum, &[u8]) -> Result<(), BackupError>;

/// Shows every block of the history in a backup.
pub(in crate::store) fn each_block(
    disk: &Disk,
    file: &Path,
    seal: &FolderSeal,
    see: SeeBlock<'_>,
) -> Result<(), BackupError> {
    let mut blocks = Blocks::open(disk, file, seal)?;
    while let Some((first, frames, sum, bytes)) = blocks.next()? {
        see(first, frames, sum, &bytes)?;
    }
    Ok(())
}

/// A block's first revision, how many commits it has, what all entries come to behind it, and its frames.
type Found = (Rev, u32, SetSum, Vec<u8>);

/// The blocks of the history in a backup, in order.
pub(in crate::store) struct Blocks(Parts);

impl Blocks {
    pub(in crate::store) fn open(disk: &Disk, file: &Path, seal: &FolderSeal) -> Result<Self, BackupError> {
        Ok(Self(Parts::open(disk, file, seal)?))
    }

    fn next(&mut self) -> Result<Option<Found>, BackupError> {
        let mut at = self.0.at();
        while let Some((kind, part)) = self.0.next()? {
            if kind == Kind::History {
                let mut fields = Bytes(&part);
                let mut read = || {
                    let (first, frames) = (fields.u64()?, fields.u32()?);
                    let sum = SetSum { count: fields.u64()?, hash: fields.u128()? };
                    let whole = first > 0 && frames > 0 && first.checked_add(u64::from(frames)).is_some();
                    whole.then(|| (first, frames, sum, fields.0.to_vec()))
                };
                return read().map(Some).ok_or_else(|| self.0.damaged(at));
            }
            at = self.0.at();
        }
        Ok(None)
    }

    /// The frames of the block that begins with this revision, if it comes behind those that were found before.
    pub(in crate::store) fn find(&mut self, wanted: Rev) -> Result<Option<Vec<u8>>, BackupError> {
        while let Some((first, _, _, bytes)) = self.next()? {
            if first == wanted {
                return Ok(Some(bytes));
            }
        }
        Ok(None)
    }
}
