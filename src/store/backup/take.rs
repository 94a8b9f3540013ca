//! Taking a backup: read from snapshot and journal as any reader does, written beside its name, restored for proof, and
//! named only then.

use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::super::block::HEADER;
use super::super::check::{Finding, check_on};
use super::super::disk::Disk;
use super::super::error::{Damage, OpenError, Wrong};
use super::super::home::Home;
use super::super::outgoing::Outgoing;
use super::super::port::{Read, Rev};
use super::super::reader::Reader;
use super::super::segment;
use super::super::setsum::SetSum;
use super::file::{Kind, Writer};
use super::restore::restore_on;
use super::{BackupError, Summary};

/// Entries gather in parts of about this many bytes.
const PART: usize = 1024 * 1024;
/// What the file is called that says when the last backup was proved, in its first line.
pub(in crate::store) const TITLE: &str = "linli backup";
/// What proofs are called while they are made.
const SCRATCH: &str = "scratch.";
/// A proof older than this was left behind by a run that was cut off.
const LEFT_BEHIND: Duration = Duration::from_secs(24 * 3600);

/// Takes a backup of the store in `dir` as the file `path`, with the text of its settings beside it. It has its name only
/// after it was restored and found equal.
pub fn take(dir: &Path, settings: Option<&str>, path: &Path) -> Result<Summary, BackupError> {
    take_on(&Disk::default(), dir, settings, path)
}

/// The same on this disk.
pub fn take_on(disk: &Disk, dir: &Path, settings: Option<&str>, path: &Path) -> Result<Summary, BackupError> {
    let reader = Reader::open_on(disk, dir)?;
    let mut file = Outgoing::create_on(disk, path).map_err(BackupError::at(path))?;
    let (summary, begins) = write(&reader, settings, BufWriter::with_capacity(1 << 18, &mut file), path)?;
    file.sync().map_err(BackupError::at(path))?;
    prove(disk, dir, file.written_at(), &summary, begins)?;
    file.finish().map_err(BackupError::at(path))?;
    Ok(summary)
}

/// Writes the file; answers what it says of itself, and the revision at which its history begins.
fn write(reader: &Reader, settings: Option<&str>, out: impl Write, path: &Path) -> Result<(Summary, Rev), BackupError> {
    let SetSum { count, hash } = reader.sum();
    let taken = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64);
    let home = reader.home();
    let summary =
        Summary { store: home.store, training: home.training, head: reader.head(), entries: count, hash, taken };
    let said = |result: std::io::Result<()>| result.map_err(BackupError::at(path));
    let mut out = Writer::begin(out, &summary).map_err(BackupError::at(path))?;
    if let Some(settings) = settings {
        said(out.part(Kind::Settings, settings.as_bytes()))?;
    }
    let begins = history(reader, |part| said(out.part(Kind::History, part)))?;
    entries(reader, |part| said(out.part(Kind::Entries, part)))?;
    said(out.end())?;
    Ok((summary, begins))
}

/// Shows the blocks of the journal up to the reader's head. Where the journal was damaged once and saved from, history
/// begins behind the damage.
fn history(reader: &Reader, mut show: impl FnMut(&[u8]) -> Result<(), BackupError>) -> Result<Rev, BackupError> {
    let home = reader.home();
    let head = reader.head();
    // Where the unbroken part begins, found by the headers alone.
    let (mut begins, mut next) = (1, 1);
    each_block(reader, |first, last, _, _| {
        if first != next {
            begins = first;
        }
        next = last + 1;
        Ok(())
    })?;
    if next != head + 1 {
        return Err(Damage::to_range(&home.journal(), Wrong::Block, next.min(head), head).into());
    }
    each_block(reader, |first, _, sum, frames| {
        if first < begins {
            return Ok(());
        }
        let (count, bytes) = frames;
        let mut part = first.to_le_bytes().to_vec();
        part.extend_from_slice(&count.to_le_bytes());
        part.extend_from_slice(&sum.count.to_le_bytes());
        part.extend_from_slice(&sum.hash.to_le_bytes());
        part.extend_from_slice(bytes);
        show(&part)
    })?;
    Ok(begins)
}

type SeeBlock<'a> = &'a mut dyn FnMut(Rev, Rev, SetSum, (u32, &[u8])) -> Result<(), BackupError>;

fn each_block(
    reader: &Reader,
    mut see: impl FnMut(Rev, Rev, SetSum, (u32, &[u8])) -> Result<(), BackupError>,
) -> Result<(), BackupError> {
    let see: SeeBlock<'_> = &mut see;
    let (home, head) = (reader.home(), reader.head());
    let mut number = 1;
    let mut reached = 0;
    while reached < head {
        let bytes = match segment::read(home, number) {
            Ok(bytes) => bytes,
            Err(OpenError::Damaged(damage)) if damage.wrong == Wrong::Missing => break,
            Err(error) => return Err(error.into()),
        };
        let flow = segment::walk(&bytes, home.store, |header, block| {
            if header.last_rev() > head {
                return ControlFlow::Break(Ok(()));
            }
            reached = header.last_rev();
            let frames = block.get(HEADER..HEADER + header.len).unwrap_or_default();
            match see(header.first_rev, header.last_rev(), header.sum, (header.frames, frames)) {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => ControlFlow::Break(Err(error)),
            }
        });
        if let ControlFlow::Break(outcome) = flow {
            return outcome;
        }
        number += 1;
    }
    Ok(())
}

/// Shows every entry, in parts; count and hash must come out as the journal says.
fn entries(reader: &Reader, mut show: impl FnMut(&[u8]) -> Result<(), BackupError>) -> Result<(), BackupError> {
    let mut part = Vec::with_capacity(PART * 2);
    let mut sum = SetSum::default();
    let mut failed = Ok(());
    reader.scan(&[], &mut |key, entry| {
        sum.add(key, entry.rev, &entry.value);
        part.extend_from_slice(&entry.rev.to_le_bytes());
        part.extend_from_slice(&(key.len() as u16).to_le_bytes());
        part.extend_from_slice(key);
        part.extend_from_slice(&(entry.value.len() as u32).to_le_bytes());
        part.extend_from_slice(&entry.value);
        if part.len() >= PART {
            failed = show(&part);
            part.clear();
        }
        if failed.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    failed?;
    if sum != reader.sum() {
        return Err(Damage::to_file(&reader.home().journal(), Wrong::Sum).into());
    }
    if part.is_empty() { Ok(()) } else { show(&part) }
}

/// A folder that goes when it is no longer needed.
struct Scratch<'a>(&'a Disk, PathBuf);

impl Drop for Scratch<'_> {
    fn drop(&mut self) {
        // What cannot be removed now is removed by a later backup.
        let _ = self.0.remove_tree(&self.1);
    }
}

/// Restores the file beside the store, looks over every byte of what came of it, and holds it against the summary.
fn prove(disk: &Disk, dir: &Path, file: &Path, summary: &Summary, begins: Rev) -> Result<(), BackupError> {
    clear(disk, dir);
    let mut random = [0; 8];
    getrandom::fill(&mut random).map_err(std::io::Error::other).map_err(BackupError::at(dir))?;
    let scratch = Scratch(disk, dir.join(format!("{SCRATCH}{:016x}", u64::from_le_bytes(random))));
    let restored = restore_on(disk, file, &scratch.1)?;
    let checked = check_on(disk, &scratch.1)?;
    let reader = Reader::open_on(disk, &scratch.1)?;
    let SetSum { count, hash } = reader.sum();
    let known = |found: &Finding| match found {
        // A record that does not decode is kept as it is, here as there.
        Finding::Record(_) => true,
        // History that was lost before is missing here too.
        Finding::Damage(damage) => damage.wrong == Wrong::Block && (damage.from, damage.to) == (1, begins - 1),
        Finding::Current => false,
    };
    let same = checked.findings.iter().all(known)
        && (checked.head, checked.entries) == (summary.head, summary.entries)
        && (count, hash) == (summary.entries, summary.hash)
        && restored == *summary;
    if same { Ok(()) } else { Err(BackupError::Differs) }
}

/// Removes proofs that a run which was cut off left behind.
fn clear(disk: &Disk, dir: &Path) {
    for path in disk.list(dir).unwrap_or_default() {
        let ours = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(SCRATCH));
        let age = disk.modified(&path).ok().and_then(|at| at.elapsed().ok());
        if ours && age.is_some_and(|age| age > LEFT_BEHIND) {
            drop(Scratch(disk, path));
        }
    }
}

/// When the last backup of this store was proved: milliseconds since the Unix epoch. `None` where none is known of, also
/// where what is noted cannot be read; `check` names that.
pub fn last_taken(dir: &Path) -> Option<i64> {
    let home = Home::find(&Disk::default(), dir).ok()??;
    let lines = home.small_file(&home.backup_note(), TITLE).ok()??;
    lines.lines().next()?.strip_prefix("taken ")?.parse().ok()
}

/// Notes beside the store that a backup of it was proved.
pub fn note_taken(dir: &Path, summary: &Summary) -> Result<(), BackupError> {
    note_taken_on(&Disk::default(), dir, summary)
}

/// The same on this disk.
pub fn note_taken_on(disk: &Disk, dir: &Path, summary: &Summary) -> Result<(), BackupError> {
    let home = Home::find(disk, dir)?.ok_or_else(|| OpenError::Missing(dir.to_owned()))?;
    let lines = format!("taken {}\nhead {}\n", summary.taken, summary.head);
    Ok(home.write_small_file(&home.backup_note(), TITLE, lines)?)
}
