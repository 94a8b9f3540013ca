//! What an office has let go of for good goes from the folder too, history included: the folder is laid out anew beside
//! itself, every value that goes replaced by an envelope without one, and the two change places.
//!
//! While a store is open only what is to go is noted, durably; the next opening for writing carries it out before
//! anything else. A kill leaves the old folder or the new one, whole, and the note with the old one. Ids, kinds and times
//! stay: they name nobody any more.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::ErrorKind;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::block::{self, HEADER};
use super::check::{Finding, check_on};
use super::condense::{self, Contents};
use super::disk::{self, Disk};
use super::durable;
use super::envelope;
use super::error::{At, Damage, OpenError, Wrong};
use super::frame;
use super::home::Home;
use super::laying::Journal;
use super::lock;
use super::manifest::{self, Generation, Manifest};
use super::port::{Gone, Op, Read, Rev};
use super::reader::Reader;
use super::safe::{FolderSeal, Safe, TAG, Tagged};
use super::segment;
use super::setsum::SetSum;

/// What the note of what is to go is called, in its first line.
const TITLE: &str = "linli forget";
/// What a folder is called while it is laid out anew.
const BESIDE: &str = ".forgetting";
/// What is made anew, or can be worked out again.
const LEFT: [&str; 9] = ["journal", "snapshots", "sled", "quarantine", "CURRENT", "FORMAT", "LOCK", "HOLDER", NOTE];
const NOTE: &str = "FORGET";

/// Notes what is to go, beside what was noted before.
pub(super) fn note(home: &Home, gone: &Gone) -> Result<(), OpenError> {
    let mut all = pending(home)?.unwrap_or_default();
    all.subjects.extend(&gone.subjects);
    all.keys.extend(gone.keys.iter().cloned());
    all.until = all.until.max(gone.until);
    let mut lines = format!("until {}\n", all.until);
    for subject in &all.subjects {
        // Writing to a String cannot fail.
        let _ = writeln!(lines, "subject {subject:016x}");
    }
    for (key, rev) in &all.keys {
        let _ = writeln!(lines, "key {} {rev}", hex(key));
    }
    // Whoever may write to a sealed folder and not open it makes nobody forgotten.
    let tag = hex(&home.seal.tag(Tagged::Forget, &[lines.as_bytes()]));
    home.write_small_file(&home.dir.join(NOTE), TITLE, format!("{lines}tag {tag}\n"))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// What is noted.
pub(super) fn pending(home: &Home) -> Result<Option<Gone>, OpenError> {
    let path = home.dir.join(NOTE);
    let Some(lines) = home.small_file(&path, TITLE)? else { return Ok(None) };
    let broken = || Damage::to_file(&path, Wrong::Checksum);
    let (lines, tag) = lines.rsplit_once("tag ").ok_or_else(broken)?;
    let tag = unhex(tag.trim_end()).and_then(|tag| <[u8; TAG]>::try_from(tag).ok()).ok_or_else(broken)?;
    if !home.seal.is_tag(&tag, Tagged::Forget, &[lines.as_bytes()]) {
        return Err(Damage::to_file(&path, Wrong::Forged).into());
    }
    let mut gone = Gone::default();
    for line in lines.lines() {
        let read = match line.split_once(' ') {
            Some(("until", rev)) => rev.parse().ok().map(|rev| gone.until = rev),
            Some(("subject", id)) => u64::from_str_radix(id, 16).ok().map(|id| gone.subjects.push(id)),
            Some(("key", rest)) => rest
                .split_once(' ')
                .and_then(|(key, rev)| Some((unhex(key)?, rev.parse().ok()?)))
                .map(|key| gone.keys.push(key)),
            Some(_) | None => None,
        };
        read.ok_or_else(broken)?;
    }
    Ok(Some(gone))
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|digit| digit.to_digit(16)).collect();
    digits
        .map(|digits| digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit) as u8).collect())
}

/// Carries out what is noted in a folder that is held by `lock`; answers the lock of the folder that stands there now.
pub(super) fn carry_out(home: &Home, safe: &Safe, held: disk::Lock) -> Result<disk::Lock, OpenError> {
    let (disk, dir) = (&home.disk, &home.dir);
    clear_left_behind(disk, dir);
    let Some(gone) = pending(home)? else { return Ok(held) };
    let place = beside(dir);
    if let Err(error) = lay_out((home, safe), &place, &Going::of(&gone)) {
        // Half a store serves nobody; what cannot be removed never counts as one.
        let _ = disk.remove_tree(&place);
        return Err(error);
    }
    let fresh = lock::take(disk, &place)?;
    match disk.exchange(&place, dir) {
        Ok(()) => {}
        // Not on every disk do two names change places at once.
        Err(error) if matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput) => {
            let aside = named(dir, ".forgotten");
            disk.rename(dir, &aside).at(&aside)?;
            disk.rename(&place, dir).at(dir)?;
            disk.remove_tree(&aside).at(&aside)?;
        }
        Err(error) => return Err(error).at(dir),
    }
    drop(held);
    if disk.is_there(&place).at(&place)? {
        disk.remove_tree(&place).at(&place)?;
    }
    let parent = dir.parent().unwrap_or(Path::new(""));
    disk.sync_folder(parent).at(parent)?;
    Ok(fresh)
}

/// Removes what was cut off beside a folder: one half laid out, or one that was replaced already.
pub(super) fn clear_left_behind(disk: &Disk, dir: &Path) {
    let half = beside(dir);
    // A folder whose own note is gone has taken the place of the one beside it.
    if Home::is_incomplete(disk, &half) || !disk.is_there(&dir.join(NOTE)).unwrap_or(true) {
        let _ = disk.remove_tree(&half);
    }
}

fn beside(dir: &Path) -> PathBuf {
    named(dir, BESIDE)
}

fn named(dir: &Path, ending: &str) -> PathBuf {
    let mut name = dir.file_name().unwrap_or_default().to_os_string();
    name.push(ending);
    dir.with_file_name(name)
}

/// What is to go, to be asked of each value.
struct Going {
    subjects: HashSet<u64>,
    keys: HashMap<Vec<u8>, Rev>,
    until: Rev,
}

impl Going {
    fn of(gone: &Gone) -> Self {
        let mut keys: HashMap<Vec<u8>, Rev> = HashMap::new();
        for (key, rev) in &gone.keys {
            let known = keys.entry(key.clone()).or_default();
            *known = (*known).max(*rev);
        }
        Self { subjects: gone.subjects.iter().copied().collect(), keys, until: gone.until }
    }

    /// What stands in the place of a value that goes; `None` where it stays.
    fn stub(&self, key: &[u8], rev: Rev, value: &[u8]) -> Option<Vec<u8>> {
        let label = envelope::label(key, value).ok();
        let theirs = label.is_some_and(|label| self.subjects.contains(&label.subject)) && rev <= self.until;
        let named = self.keys.get(key).is_some_and(|before| rev < *before);
        (theirs || named).then(|| envelope::without_value(key, value))
    }
}

/// Entries whose values are replaced: what they add to the sum of all.
struct Replaced {
    by_key: HashMap<Vec<u8>, (SetSum, SetSum)>,
    seal: FolderSeal,
}

impl Replaced {
    /// An entry was written, with what stands in its place if it goes.
    fn put(&mut self, key: &[u8], rev: Rev, value: &[u8], stub: Option<&[u8]>) {
        let of = |value: &[u8]| {
            let mut sum = SetSum::default();
            sum.add(&self.seal, key, rev, value);
            sum
        };
        match stub {
            Some(stub) => drop(self.by_key.insert(key.to_vec(), (of(value), of(stub)))),
            None => drop(self.by_key.remove(key)),
        }
    }

    fn delete(&mut self, key: &[u8]) {
        self.by_key.remove(key);
    }

    /// The sum of all entries, as it comes out with what stands in their places.
    fn with(&self, sum: SetSum) -> SetSum {
        let hash =
            self.by_key.values().fold(sum.hash, |hash, (was, is)| hash.wrapping_sub(was.hash).wrapping_add(is.hash));
        SetSum { hash, ..sum }
    }
}

fn lay_out((home, safe): (&Home, &Safe), place: &Path, going: &Going) -> Result<(), OpenError> {
    let disk = &home.disk;
    let reader = Reader::open_with(disk, &home.dir, safe)?;
    disk.make_folder(place).at(place)?;
    let fresh = Home::begin_as(home, place)?;
    fresh.make_folders()?;
    let mut journal = Journal::new(&fresh);
    let mut replaced = Replaced { by_key: HashMap::new(), seal: home.seal.clone() };
    each_block(home, reader.head(), &mut |(first, frames), sum, block, header| {
        let (bytes, sum) = rewritten(block, header, going, &mut replaced, sum)?;
        journal.block((first, frames), sum, &bytes)
    })?;
    let (number, lost) = journal.end(reader.head())?;
    if let Some((from, to)) = lost.iter().find(|(from, to)| !home.marker.knows_lost(*from, *to)) {
        // Nothing is rewritten over damage: it is named, and repaired first.
        return Err(Damage { file: home.journal(), from: *from, to: *to, wrong: Wrong::Missing }.into());
    }
    let mut snapshots = Vec::new();
    if reader.head() > 0 {
        let sum = replaced.with(reader.sum());
        let entries = &|visit: super::snapshot::VisitRaw<'_>| -> Result<(), OpenError> {
            let scanned = reader.scan(&[], &mut |key, entry| {
                let stub = going.stub(key, entry.rev, &entry.value);
                visit(key, entry.rev, stub.as_deref().unwrap_or(&entry.value))
            });
            scanned.map(drop).map_err(std::io::Error::other).at(&home.dir)
        };
        condense::write(&fresh, &Contents { rev: reader.head(), segment: number, sum, entries })?;
        snapshots.push(Generation { rev: reader.head(), segment: number });
    }
    Manifest { head: reader.head(), last_segment: number, snapshots }.write(&fresh)?;
    for path in disk.list(&home.dir).at(&home.dir)? {
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        let made_anew = path.extension().is_some_and(|ending| ending == "cache" || ending == "new");
        if !LEFT.contains(&name) && !made_anew {
            copy(disk, &path, &place.join(name))?;
        }
    }
    fresh.complete_as(home)?;
    disk.sync_folder(place).at(place)?;
    let checked = check_on(disk, place, safe)?;
    let clean = checked.findings.iter().all(|found| matches!(found, Finding::Record(_)));
    let same = (checked.head, checked.entries) == (reader.head(), reader.count());
    if clean && same { Ok(()) } else { Err(Damage::to_file(place, Wrong::Sum).into()) }
}

type SeeBlock<'a> = &'a mut dyn FnMut((Rev, u32), SetSum, &[u8], &block::Header) -> Result<(), OpenError>;

/// Shows every block up to a revision, in order.
fn each_block(home: &Home, head: Rev, see: SeeBlock<'_>) -> Result<(), OpenError> {
    let mut reached = 0;
    for number in manifest::numbers(home, &home.journal(), ".seg")? {
        let bytes = segment::read(home, number)?;
        let flow = segment::walk(&bytes, home.store, |header, block| {
            if header.last_rev() > head || header.first_rev <= reached {
                return ControlFlow::Break(Ok(()));
            }
            reached = header.last_rev();
            match see((header.first_rev, header.frames), header.sum, block, &header) {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => ControlFlow::Break(Err(error)),
            }
        });
        if let ControlFlow::Break(outcome) = flow {
            outcome?;
        }
    }
    Ok(())
}

/// The frames of a block without the values that go, and the sum behind it.
fn rewritten(
    block: &[u8],
    header: &block::Header,
    going: &Going,
    replaced: &mut Replaced,
    sum: SetSum,
) -> Result<(Vec<u8>, SetSum), OpenError> {
    let commits = block::commits(header, block, &replaced.seal);
    let commits = commits.ok_or_else(|| Damage::to_file(Path::new("journal"), Wrong::Checksum))?;
    let mut bytes = Vec::with_capacity(block.len().saturating_sub(HEADER));
    for mut commit in commits {
        for applied in &mut commit.ops {
            match &mut applied.op {
                Op::Put { key, value } => {
                    let stub = going.stub(key, commit.rev, value);
                    replaced.put(key, commit.rev, value, stub.as_deref());
                    if let Some(stub) = stub {
                        *value = stub;
                    }
                }
                Op::Delete { key } => replaced.delete(key),
            }
        }
        let ops: Vec<(&Op, Rev)> = commit.ops.iter().map(|applied| (&applied.op, applied.prev_rev)).collect();
        let note = replaced.seal.seal_note((commit.id, commit.rev), &commit.stamp);
        let note = note.map_err(std::io::Error::other).at(Path::new("journal"))?;
        frame::encode(&mut bytes, commit.id, (&commit.stamp, &note), &ops);
    }
    Ok((bytes, replaced.with(sum)))
}

/// Copies a file, or a folder with everything in it.
fn copy(disk: &Disk, from: &Path, to: &Path) -> Result<(), OpenError> {
    if let Ok(entries) = disk.list(from) {
        disk.make_folder(to).at(to)?;
        for path in entries {
            copy(disk, &path, &to.join(path.file_name().unwrap_or_default()))?;
        }
        Ok(())
    } else {
        let bytes = disk.read(from).at(from)?;
        durable::replace(disk, to, &bytes).at(to)
    }
}
