//! Taking a backup: read from snapshot and journal as any reader does, written beside its name, restored for proof, and
//! named only then.

use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::super::block::{self, HEADER};
use super::super::check::{Finding, check_on};
use super::super::disk::{self, Disk};
use super::super::error::{Damage, OpenError, Wrong};
use super::super::home::Home;
use super::super::manifest;
use super::super::outgoing::Outgoing;
use super::super::port::{Read, Rev};
use super::super::reader::Reader;
use super::super::safe::{Limits, Safe, Slots, Vaulted};
use super::super::segment;
use super::super::setsum::SetSum;
use super::file::{Kind, Writer};
use super::restore::restore_sealed;
use crate::model::cause::Cause;

use super::{BackupError, Summary, VAULT, left_behind, vault_of};

/// Entries gather in parts of about this many bytes.
const PART: usize = 1024 * 1024;
/// What the file is called that says when the last backup was proved, in its first line.
pub(in crate::store) const TITLE: &str = "linli backup";

/// Reads what a desk reads when it opens a store; says what it could not read.
pub type Opens<'a> = &'a dyn Fn(&dyn Read) -> Result<(), Cause>;

/// Takes a backup of the store in `dir` as the file `path`, with the text of its settings beside it. It has its name only
/// after it was restored beside it, found equal, and opened by whatever `opens` it as a desk would.
pub fn take(dir: &Path, settings: Option<&str>, path: &Path, opens: Opens<'_>) -> Result<Summary, BackupError> {
    take_on(&Disk::default(), dir, settings, path, opens)
}

/// The same of a folder that a safe opens.
pub fn take_with(
    (dir, safe): (&Path, &Safe),
    settings: Option<&str>,
    path: &Path,
    opens: Opens<'_>,
) -> Result<Summary, BackupError> {
    take_sealed((&Disk::default(), safe), dir, settings, path, opens)
}

/// The same on this disk.
pub fn take_on(
    disk: &Disk,
    dir: &Path,
    settings: Option<&str>,
    path: &Path,
    opens: Opens<'_>,
) -> Result<Summary, BackupError> {
    take_sealed((disk, &Safe::plain()), dir, settings, path, opens)
}

fn take_sealed(
    (disk, safe): (&Disk, &Safe),
    dir: &Path,
    settings: Option<&str>,
    path: &Path,
    opens: Opens<'_>,
) -> Result<Summary, BackupError> {
    let reader = Reader::open_with(disk, dir, safe)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    left_behind::clear(disk, folder);
    let proof = Proof::begin(disk, path)?;
    let mut file = Outgoing::create_as(disk, path, left_behind::HALF).map_err(BackupError::at(path))?;
    let summary = write(&reader, settings, BufWriter::with_capacity(1 << 18, &mut file), path)?;
    file.sync().map_err(BackupError::at(path))?;
    prove((&proof, safe), file.written_at(), &summary, opens)?;
    if let Some(vault) = safe.vault() {
        // Beside it, never in it: what is erased later goes from this backup too, with the keys. First the vault, so that
        // no backup ever stands without one.
        bring_up(disk, folder, vault)?;
        vault.write_beside(&vault_of(path))?;
    }
    file.finish().map_err(BackupError::at(path))?;
    Ok(summary)
}

/// Brings every vault beside the backups of a folder up to the one that is open.
fn bring_up(disk: &Disk, folder: &Path, vault: &Vaulted) -> Result<(), BackupError> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    for path in disk.list(folder).map_err(BackupError::at(folder))? {
        if path.extension().is_some_and(|ending| ending == VAULT) {
            vault.bring_up(&path)?;
        }
    }
    Ok(())
}

/// Writes the file; answers what it says of itself.
fn write(reader: &Reader, settings: Option<&str>, out: impl Write, path: &Path) -> Result<Summary, BackupError> {
    let SetSum { count, hash } = reader.sum();
    let taken = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64);
    let home = reader.home();
    let (head, sealed) = (reader.head(), home.seal.is_sealed());
    let summary = Summary { store: home.store, training: home.training, sealed, head, entries: count, hash, taken };
    let said = |result: std::io::Result<()>| result.map_err(BackupError::at(path));
    let mut out = Writer::begin(out, &summary, home.seal.clone()).map_err(BackupError::at(path))?;
    if let Some(settings) = settings {
        said(out.part(Kind::Settings, settings.as_bytes()))?;
    }
    for (number, text) in Slots::of(&home.disk, &home.dir, Limits::office()).files()? {
        said(out.part(Kind::Slot, &[&number.to_le_bytes(), text.as_bytes()].concat()))?;
    }
    history(reader, |part| said(out.part(Kind::History, part)))?;
    entries(reader, |part| said(out.part(Kind::Entries, part)))?;
    said(out.end())?;
    Ok(summary)
}

/// Shows the blocks of the journal up to the reader's head. What was damaged in them is left out, and missing from the
/// history of whatever is restored.
fn history(reader: &Reader, mut show: impl FnMut(&[u8]) -> Result<(), BackupError>) -> Result<(), BackupError> {
    let mut reached = 0;
    each_block(reader, |first, last, sum, (count, bytes)| {
        // A block out of its order is damage too.
        if first <= reached {
            return Ok(());
        }
        reached = last;
        let mut part = first.to_le_bytes().to_vec();
        part.extend_from_slice(&count.to_le_bytes());
        part.extend_from_slice(&sum.count.to_le_bytes());
        part.extend_from_slice(&sum.hash.to_le_bytes());
        part.extend_from_slice(bytes);
        show(&part)
    })
}

type SeeBlock<'a> = &'a mut dyn FnMut(Rev, Rev, SetSum, (u32, &[u8])) -> Result<(), BackupError>;

fn each_block(
    reader: &Reader,
    mut see: impl FnMut(Rev, Rev, SetSum, (u32, &[u8])) -> Result<(), BackupError>,
) -> Result<(), BackupError> {
    let see: SeeBlock<'_> = &mut see;
    let (home, head) = (reader.home(), reader.head());
    for number in manifest::numbers(home, &home.journal(), ".seg")? {
        let bytes = match segment::read(home, number) {
            Ok(bytes) => bytes,
            Err(OpenError::Damaged(damage)) if damage.wrong == Wrong::Missing => continue,
            Err(error) => return Err(error.into()),
        };
        let flow = segment::walk_whole(&bytes, home.store, |header, block| {
            if header.last_rev() > head {
                return ControlFlow::Break(Ok(()));
            }
            if !block::is_ours(&header, block, &home.seal) {
                let (from, to) = (header.first_rev, header.last_rev());
                let damage = Damage::to_range(&home.segment(number), Wrong::Forged, from, to);
                return ControlFlow::Break(Err(damage.into()));
            }
            let frames = block.get(HEADER..HEADER + header.len).unwrap_or_default();
            match see(header.first_rev, header.last_rev(), header.sum, (header.frames, frames)) {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => ControlFlow::Break(Err(error)),
            }
        });
        if let ControlFlow::Break(outcome) = flow {
            return outcome;
        }
    }
    Ok(())
}

/// Shows every entry, in parts; count and hash must come out as the journal says.
fn entries(reader: &Reader, mut show: impl FnMut(&[u8]) -> Result<(), BackupError>) -> Result<(), BackupError> {
    let mut part = Vec::with_capacity(PART * 2);
    let mut sum = SetSum::default();
    let mut failed = Ok(());
    reader.scan(&[], &mut |key, entry| {
        sum.add(&reader.home().seal, key, entry.rev, &entry.value);
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

/// The folder in which a backup is proved: beside the file, so that neither a full nor a read-only disk keeps anybody
/// from backing it up to another one. It goes when it is no longer needed.
struct Proof {
    disk: Disk,
    place: PathBuf,
    _lock: disk::Lock,
}

impl Proof {
    fn begin(disk: &Disk, path: &Path) -> Result<Self, BackupError> {
        let place = left_behind::proof_of(path);
        disk.make_folder(&place).map_err(BackupError::at(&place))?;
        match disk.lock(&place.join(left_behind::LOCK)).map_err(BackupError::at(&place))? {
            Some(lock) => Ok(Self { disk: disk.clone(), place, _lock: lock }),
            None => Err(BackupError::at(path)(std::io::ErrorKind::AlreadyExists.into())),
        }
    }
}

impl Drop for Proof {
    fn drop(&mut self) {
        // What cannot be removed now is removed by a later backup.
        let _ = self.disk.remove_tree(&self.place);
    }
}

/// Restores the file, looks over every byte of what came of it, holds it against the summary, and opens it.
fn prove((proof, safe): (&Proof, &Safe), file: &Path, summary: &Summary, opens: Opens<'_>) -> Result<(), BackupError> {
    let (disk, dir) = (&proof.disk, proof.place.join("store"));
    let restored = restore_sealed((disk, safe), file, &dir, &|_| None)?;
    let checked = check_on(disk, &dir, safe)?;
    let reader = Reader::open_with(disk, &dir, safe)?;
    let SetSum { count, hash } = reader.sum();
    // A record that does not decode is kept as it is, here as there.
    let same = checked.findings.iter().all(|found| matches!(found, Finding::Record(_)))
        && (checked.head, checked.entries) == (summary.head, summary.entries)
        && (count, hash) == (summary.entries, summary.hash)
        && restored == *summary;
    if !same {
        return Err(BackupError::Differs);
    }
    opens(&reader).map_err(BackupError::DoesNotOpen)
}

/// When the last backup of this store was proved: milliseconds since the Unix epoch. `None` where none is known of, also
/// where what is noted cannot be read; `check` names that.
pub fn last_taken(dir: &Path) -> Option<i64> {
    let home = Home::find(&Disk::default(), dir).ok()??;
    let lines = home.small_file(&home.backup_note(), TITLE).ok()??;
    lines.lines().next()?.strip_prefix("taken ")?.parse().ok()
}

/// How far the store reached when a backup of it was proved last, as is noted beside it.
pub(in crate::store) fn head_noted(home: &Home) -> Option<Rev> {
    let lines = home.small_file(&home.backup_note(), TITLE).ok()??;
    lines.lines().nth(1)?.strip_prefix("head ")?.parse().ok()
}

/// How far the store reached when a backup of it was proved last; `None` where none is known of.
pub fn last_head(dir: &Path) -> Option<Rev> {
    head_noted(&Home::find(&Disk::default(), dir).ok()??)
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
