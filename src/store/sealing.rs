//! Sealing a folder, and sealing it anew under another key: everything of it is written beside it, read back, counted
//! and compared with what was there; then the two change places, and the old one goes. Killed at any moment, one whole
//! folder has the name: the old one before the exchange, the new one behind it.
//!
//! Every value of the state and of the history is opened and sealed once more at the revision that it has. A value that
//! does not open stops it: nothing plain is carried into a sealed folder.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::backup::BackupError;
use super::block;
use super::check::{Finding, check_on};
use super::condense::{self, Contents};
use super::disk::Disk;
use super::engine::Engine;
use super::envelope::{self, Reason};
use super::error::{At, Damage, OpenError, Wrong};
use super::frame;
use super::home::Home;
use super::laying::Journal;
use super::load::{self, Care, Start};
use super::lock;
use super::manifest::{self, Generation, Manifest};
use super::open::Options;
use super::port::{Committed, Op, Read, Rev};
use super::reader::Reader;
use super::repair;
use super::safe::{Belongs, Class, FolderSeal, Safe, Standing};
use super::segment;
use super::setsum::SetSum;
use super::snapshot::VisitRaw;

/// What lies in a data folder beside its store and is the office's own.
const BESIDE: [&str; 4] = ["linli.toml", "training.toml", "columns.json", "prints"];
/// Bytes of frames in a block, about.
const BLOCK: usize = 256 * 1024;

/// Sealed values of the state, by key, with their revision.
type Values = HashMap<Vec<u8>, (Rev, Vec<u8>)>;

/// What a sealing came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sealed {
    /// The store's id before, and now.
    pub before: u64,
    /// Its id now.
    pub now: u64,
    /// Entries that were sealed.
    pub entries: u64,
    /// Commits that were sealed.
    pub commits: u64,
}

/// What puts key slots into the new folder, before anything else is in it.
pub type LaySlots<'a> = &'a dyn Fn(&Path) -> Result<(), BackupError>;

/// Seals the folder `dir`, which `from` opens, under what `to` has, and puts the sealed one in its place.
///
/// # Errors
/// Where somebody works in it, where something of it is damaged or does not open; then it stays as it was.
pub fn seal(dir: &Path, (from, to): (&Safe, &Safe), slots: LaySlots<'_>) -> Result<Sealed, BackupError> {
    seal_on(&Disk::default(), dir, (from, to), slots)
}

/// The same on this disk.
pub fn seal_on(
    disk: &Disk,
    dir: &Path,
    (from, to): (&Safe, &Safe),
    slots: LaySlots<'_>,
) -> Result<Sealed, BackupError> {
    Home::find_with(disk, dir, from)?.ok_or_else(|| OpenError::Missing(dir.to_owned()))?;
    // Opened and closed once: what was cut off is put right, and what was left behind goes.
    let options = Options { disk: disk.clone(), safe: from.clone(), ..Options::default() };
    let mut engine = Engine::open(dir, options)?;
    engine.settle()?;
    drop(engine);
    let home = Home::find_with(disk, dir, from)?.ok_or_else(|| OpenError::Missing(dir.to_owned()))?;
    let held = lock::take(disk, dir)?;
    // What was set aside in doubt may be the last copy of something, and is plain: a person has to see to it first.
    let aside = home.quarantine();
    if disk.list(&aside).is_ok_and(|found| found.iter().any(|path| !path.ends_with("sled"))) {
        return Err(BackupError::Occupied(aside));
    }
    let place = beside(dir);
    if disk.is_there(&place).at(&place)? {
        return Err(BackupError::Occupied(place));
    }
    let done = lay_out(&home, &place, (from, to), slots).and_then(|sealed| {
        compare(&home, &place, (from, to))?;
        Ok(sealed)
    });
    let sealed = match done {
        Ok(sealed) => sealed,
        Err(error) => {
            // Half a store serves nobody; what cannot be removed never counts as one.
            let _ = discard(disk, &place);
            return Err(error);
        }
    };
    put_in_place(disk, dir, &place)?;
    drop(held);
    Ok(sealed)
}

/// Where the sealed folder is written, and where the old one lies for a moment.
fn beside(dir: &Path) -> PathBuf {
    let mut name = dir.file_name().unwrap_or_default().to_os_string();
    name.push(".sealing");
    dir.with_file_name(name)
}

/// Removes what a sealing that was killed has left beside a folder: half of a sealed one, a whole one that never took its
/// place, or the old one that the folder was made from.
pub(super) fn clear_left_behind(home: &Home) {
    let (disk, place) = (&home.disk, beside(&home.dir));
    let other = Home::find(disk, &place);
    let ours = match &other {
        Ok(Some(other)) => {
            let made_from = |one: &Home, other: &Home| one.marker.after.is_some_and(|(store, _)| store == other.store);
            made_from(home, other) || made_from(other, home)
        }
        _ => Home::is_incomplete(disk, &place) || is_begun(disk, &place),
    };
    if ours {
        // What cannot be removed now is removed by the next one who opens the folder.
        let _ = discard(disk, &place);
    }
}

/// Whether nothing lies there yet but the marker on its way.
fn is_begun(disk: &Disk, place: &Path) -> bool {
    disk.list(place).is_ok_and(|found| found.iter().all(|path| path.ends_with("FORMAT.new")))
}

/// Removes a folder of which a half must never be taken for anything: first it says that it is no store, last that goes.
fn discard(disk: &Disk, place: &Path) -> Result<(), OpenError> {
    if let Ok(Some(home)) = Home::find(disk, place) {
        home.give_up()?;
    }
    for path in disk.list(place).at(place)? {
        if !path.ends_with("FORMAT") {
            disk.remove(&path).or_else(|_| disk.remove_tree(&path)).at(&path)?;
        }
    }
    disk.remove_tree(place).at(place)
}

fn lay_out(home: &Home, place: &Path, (from, to): (&Safe, &Safe), slots: LaySlots<'_>) -> Result<Sealed, BackupError> {
    let disk = &home.disk;
    let manifest = Manifest::read(home)?.ok_or_else(|| Damage::to_file(&home.current(), Wrong::Missing))?;
    let start = Start::open(home, &manifest)?;
    let loaded = load::load(home, start, manifest.last_segment, manifest.head, Care::Whole)?;
    let head = loaded.image.head;
    disk.make_folder(place).at(place)?;
    let fresh = Home::begin(disk, place, FolderSeal::of(to, home.training))?;
    slots(place)?;
    // Under a root of its own: what the old vault had taken away is only a label here, and whose keys that were is for the
    // desk to say again.
    to.attach(&fresh.vault(), true, true)?;
    fresh.make_folders()?;
    let mut values = Values::new();
    let mut failed = Ok(());
    loaded.image.scan_raw(&[], &mut |key, rev, value| {
        match again((from, to), key, value) {
            Ok(sealed) => drop(values.insert(key.to_vec(), (rev, sealed))),
            Err(error) => failed = Err(error),
        }
        if failed.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    failed?;
    let mut keys: Vec<&Vec<u8>> = values.keys().collect();
    keys.sort_unstable();
    let mut sum = SetSum::default();
    for (key, (rev, value)) in &values {
        sum.add(&fresh.seal, key, *rev, value);
    }
    let mut history = History::of(&fresh, (from, to), &values, (head, sum));
    for number in manifest::numbers(home, &home.journal(), ".seg")? {
        history.segment(home, number)?;
    }
    let commits = history.commits;
    let (segment, lost) = history.end()?;
    let mut snapshots = Vec::new();
    if head > 0 {
        let entries = |visit: VisitRaw<'_>| {
            for key in &keys {
                let Some((rev, value)) = values.get(*key) else { continue };
                if visit(key, *rev, value).is_break() {
                    break;
                }
            }
            Ok(())
        };
        condense::write(&fresh, &Contents { rev: head, segment, sum, entries: &entries })?;
        snapshots.push(Generation { rev: head, segment });
    }
    Manifest { head, last_segment: segment, snapshots }.write(&fresh)?;
    for name in BESIDE {
        repair::copy(disk, &home.dir.join(name), &place.join(name))?;
    }
    let now = fresh.store;
    fresh.complete((home.store, head), lost)?;
    disk.sync_folder(place).at(place)?;
    Ok(Sealed { before: home.store, now, entries: sum.count, commits })
}

/// A value sealed once more. What was erased stays as it is: only its label was ever left of it.
fn again((from, to): (&Safe, &Safe), key: &[u8], value: &[u8]) -> Result<Vec<u8>, BackupError> {
    let shut = |error: envelope::RecordError| BackupError::DoesNotOpen(error.into());
    // Of what was no envelope nothing stayed when it was erased.
    if value.is_empty() {
        return Ok(Vec::new());
    }
    match from.open(key, value).map_err(shut)? {
        Standing::Here(opened) => {
            let label = opened.label;
            let (kind, schema, subject, period) = (label.kind, label.schema, label.subject, label.period);
            let belongs = Belongs { class: Class::Record, key, kind, schema, subject, period };
            to.wrap(&belongs, opened.payload.into_owned()).map_err(shut)
        }
        Standing::Erased => Ok(envelope::without_value(key, value)),
        Standing::Sealed | Standing::KeyMissing => Err(shut(Reason::KeyMissing.about(key))),
    }
}

/// The journal on its way into the sealed folder.
struct History<'a> {
    journal: Journal<'a>,
    fresh: &'a Home,
    safes: (&'a Safe, &'a Safe),
    /// The state at the end: a value of it is the same there and here.
    values: &'a Values,
    end: (Rev, SetSum),
    /// What stands at the revision that was reached, as far as history goes back.
    now: Values,
    sum: SetSum,
    /// Frames that wait for their block, and the first of their revisions.
    bytes: Vec<u8>,
    first: Rev,
    reached: Rev,
    commits: u64,
}

impl<'a> History<'a> {
    fn of(fresh: &'a Home, safes: (&'a Safe, &'a Safe), values: &'a Values, end: (Rev, SetSum)) -> Self {
        Self {
            journal: Journal::new(fresh),
            fresh,
            safes,
            values,
            end,
            now: Values::new(),
            sum: SetSum::default(),
            bytes: Vec::new(),
            first: 0,
            reached: 0,
            commits: 0,
        }
    }

    fn segment(&mut self, home: &Home, number: u64) -> Result<(), BackupError> {
        let bytes = match segment::read(home, number) {
            Ok(bytes) => bytes,
            // Its history is lost, which the marker says again.
            Err(OpenError::Damaged(damage)) if damage.wrong == Wrong::Missing => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        let flow = segment::walk_whole(&bytes, home.store, |header, block| {
            if header.last_rev() > self.end.0 || header.first_rev <= self.reached {
                return ControlFlow::Continue(());
            }
            let range = |wrong| Damage::to_range(&home.segment(number), wrong, header.first_rev, header.last_rev());
            if !block::is_ours(&header, block, &home.seal) {
                return ControlFlow::Break(BackupError::from(range(Wrong::Forged)));
            }
            let Some(commits) = block::commits(&header, block, &home.seal) else {
                return ControlFlow::Break(range(Wrong::Frames).into());
            };
            for commit in commits {
                if let Err(error) = self.commit(commit) {
                    return ControlFlow::Break(error);
                }
            }
            match self.block() {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => ControlFlow::Break(error),
            }
        });
        match flow {
            ControlFlow::Continue(_) => Ok(()),
            ControlFlow::Break(error) => Err(error),
        }
    }

    fn commit(&mut self, commit: Committed) -> Result<(), BackupError> {
        let Committed { rev, id, stamp, ops } = commit;
        let mut sealed = Vec::with_capacity(ops.len());
        for applied in ops {
            let op = match applied.op {
                Op::Put { key, value } => {
                    let kept = self.values.get(&key).filter(|(at, _)| *at == rev).map(|(_, value)| value.clone());
                    let value = kept.map_or_else(|| again(self.safes, &key, &value), Ok)?;
                    self.sum.add(&self.fresh.seal, &key, rev, &value);
                    self.replace(&key, Some((rev, value.clone())));
                    Op::Put { key, value }
                }
                Op::Delete { key } => {
                    self.replace(&key, None);
                    Op::Delete { key }
                }
            };
            sealed.push((op, applied.prev_rev));
        }
        let what = self.fresh.seal.seal_note((id, rev), &stamp).map_err(std::io::Error::other);
        let what = what.at(&self.fresh.dir)?;
        if self.bytes.is_empty() {
            self.first = rev;
        }
        let framed: Vec<(&Op, Rev)> = sealed.iter().map(|(op, prev)| (op, *prev)).collect();
        frame::encode(&mut self.bytes, id, (&stamp, &what), &framed);
        self.reached = rev;
        self.commits += 1;
        if self.bytes.len() >= BLOCK { self.block() } else { Ok(()) }
    }

    fn replace(&mut self, key: &[u8], value: Option<(Rev, Vec<u8>)>) {
        let before = match value {
            Some(value) => self.now.insert(key.to_vec(), value),
            None => self.now.remove(key),
        };
        if let Some((rev, value)) = before {
            self.sum.remove(&self.fresh.seal, key, rev, &value);
        }
    }

    /// Ends the block.
    fn block(&mut self) -> Result<(), BackupError> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        let frames = (self.reached - self.first + 1) as u32;
        // Where history has gaps, what it comes to is known at its end only.
        let sum = if self.reached == self.end.0 { self.end.1 } else { self.sum };
        self.journal.block((self.first, frames), sum, &self.bytes)?;
        self.bytes.clear();
        Ok(())
    }

    fn end(mut self) -> Result<(u64, Vec<(Rev, Rev)>), BackupError> {
        self.block()?;
        Ok(self.journal.end(self.end.0)?)
    }
}

/// Reads the sealed folder back and holds it against the old one: every entry, every commit.
fn compare(home: &Home, place: &Path, (from, to): (&Safe, &Safe)) -> Result<(), BackupError> {
    let disk = &home.disk;
    let checked = check_on(disk, place, to)?;
    let (old, new) = (Reader::open_with(disk, &home.dir, from)?, Reader::open_with(disk, place, to)?);
    let clean = checked.findings.iter().all(|found| matches!(found, Finding::Record(_)));
    if !clean || old.count() != new.count() || old.head() != new.head() {
        return Err(BackupError::Differs);
    }
    let mut same = true;
    old.scan(&[], &mut |key, entry| {
        let found = new.get(key).ok().flatten();
        same =
            found.is_some_and(|found| found.rev == entry.rev && is_same((from, to), key, (&entry.value, &found.value)));
        if same { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    for rev in 1..=old.head() {
        // What history has lost is lost on both sides.
        let (Ok(Some(before)), Ok(after)) = (old.past(rev), new.past(rev)) else { continue };
        same &= after.is_some_and(|after| is_same_commit((from, to), &before, &after));
    }
    if same { Ok(()) } else { Err(BackupError::Differs) }
}

fn is_same_commit(safes: (&Safe, &Safe), before: &Committed, after: &Committed) -> bool {
    let head = (before.id, &before.stamp, before.ops.len()) == (after.id, &after.stamp, after.ops.len());
    head && before.ops.iter().zip(&after.ops).all(|(one, other)| {
        one.prev_rev == other.prev_rev
            && match (&one.op, &other.op) {
                (Op::Put { key, value }, Op::Put { key: same, value: sealed }) => {
                    key == same && is_same(safes, key, (value, sealed))
                }
                (Op::Delete { key }, Op::Delete { key: same }) => key == same,
                (Op::Put { .. }, Op::Delete { .. }) | (Op::Delete { .. }, Op::Put { .. }) => false,
            }
    })
}

/// Whether both values open to the same.
fn is_same((from, to): (&Safe, &Safe), key: &[u8], (before, after): (&[u8], &[u8])) -> bool {
    if before.is_empty() {
        return after.is_empty();
    }
    match (from.open(key, before), to.open(key, after)) {
        (Ok(Standing::Here(before)), Ok(Standing::Here(after))) => {
            let bare = |label: envelope::Label| (label.kind, label.schema, label.subject, label.period);
            before.payload == after.payload && bare(before.label) == bare(after.label)
        }
        (Ok(Standing::Erased), Ok(Standing::Erased)) => true,
        _ => false,
    }
}

/// The two change places, and the old one goes.
fn put_in_place(disk: &Disk, dir: &Path, place: &Path) -> Result<(), BackupError> {
    let parent = dir.parent().unwrap_or(Path::new(""));
    // Where a disk cannot let two names change places at once, a kill between two renames would leave no folder under
    // the name: then it stays as it was.
    if let Err(error) = disk.exchange(place, dir) {
        let _ = discard(disk, place);
        return Err(error).at(dir).map_err(BackupError::from);
    }
    disk.sync_folder(parent).at(parent)?;
    discard(disk, place)?;
    Ok(disk.sync_folder(parent).at(parent)?)
}
