//! Repair: a damaged folder is looked over, a new one is built beside it from everything that is whole, and on a person's
//! word the two change places. What is damaged stays, whole, beside what is repaired.
//!
//! The newest state that is whole is the base: a snapshot, sled, a backup. Every good block of the journal behind it is
//! laid over it, also behind a gap; what only a damaged sled still holds of a gap is taken where its own checksum is
//! right. Revisions that are in none of these are lost, and named before anything is written.

mod base;
mod build;
mod pieces;

use std::path::{Path, PathBuf};

use super::backup::BackupError;
use super::check::{Finding, check_on};
use super::disk::{self, Disk};
use super::error::OpenError;
use super::folder::About;
use super::home::Home;
use super::image;
use super::lock;
use super::manifest::Manifest;
use super::open::Options;
use super::overlay::{Overlay, Tail};
use super::port::Rev;
use super::safe::{FolderSeal, Safe};
use super::setsum::SetSum;
use super::snapshot::VisitRaw;
use super::whose;
use base::Base;
pub use build::Built;
pub(super) use build::copy;
use pieces::Pieces;

/// What a repaired store would begin from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// Nothing but the journal.
    Journal,
    /// A snapshot at this revision.
    Snapshot(Rev),
    /// sled, which came to this revision.
    Sled(Rev),
    /// The backup that was named, at this revision.
    Backup(Rev),
}

/// Revisions that cannot be read any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lost {
    /// The first.
    pub from: Rev,
    /// The last.
    pub to: Rev,
    /// The desk's time of the last commit before them that can be read, in seconds as a stamp has it.
    pub after: Option<i64>,
    /// The same of the first one behind them.
    pub before: Option<i64>,
}

impl Lost {
    /// How many.
    pub fn count(&self) -> u64 {
        self.to - self.from + 1
    }
}

/// What a repair would keep and what it would lose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Losses {
    /// Everything that a check finds.
    pub findings: Vec<Finding>,
    /// What the repaired store would begin from.
    pub from: From,
    /// How many commits of the journal are laid over that.
    pub commits: u64,
    /// Entries of the repaired store.
    pub entries: u64,
    /// Revisions of which only the history is lost: what they changed is whole.
    pub history: Vec<Lost>,
    /// Revisions of which what they changed is lost, but for what sled still had of it.
    pub state: Vec<Lost>,
    /// Keys that lost revisions are known to have changed; there may be more.
    pub keys: Vec<Vec<u8>>,
}

impl Losses {
    /// Whether there is anything to repair.
    pub fn is_needed(&self) -> bool {
        let damage = self.findings.iter().any(|finding| !matches!(finding, Finding::Record(_)));
        damage || !self.history.is_empty() || !self.state.is_empty()
    }
}

/// A damaged folder that was looked over and is held, so that nobody writes to it.
pub struct Repair {
    lock: disk::Lock,
    home: Home,
    /// What opens it.
    safe: Safe,
    pieces: Pieces,
    base: Base,
    over: Overlay,
    sum: SetSum,
    /// The revision that the repaired store goes on from.
    head: Rev,
    /// What would be kept and lost.
    pub losses: Losses,
}

impl Repair {
    /// What the damaged folder says of itself, or the files in it where its marker cannot.
    pub fn about(&self) -> About {
        About::of(&self.home)
    }
}

impl std::fmt::Debug for Repair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Repair").field("losses", &self.losses).finish_non_exhaustive()
    }
}

/// Looks over a folder, and a backup of it if one is named. Nothing in the folder is changed but its lock.
///
/// # Errors
/// Where somebody works in the folder, where nothing in it says whose it is, and where the backup is another store's.
pub fn look(dir: &Path, options: &Options, backup: Option<&Path>) -> Result<Repair, BackupError> {
    let disk = &options.disk;
    let (mut home, _) = whose::find(disk, dir)?;
    // What is laid out anew must be sealed as it was.
    match (home.seal.is_sealed(), options.safe.is_sealed()) {
        (true, false) => return Err(OpenError::Locked(dir.to_owned()).into()),
        (true, true) => home.seal = FolderSeal::of(&options.safe, home.training),
        (false, _) => {}
    }
    let lock = lock::take(disk, dir)?;
    let checked = check_on(disk, dir, &options.safe)?;
    let mut pieces = Pieces::read(&home)?;
    let backup = backup.map(|file| base::Taken::open(&home, file)).transpose()?;
    if let Some(taken) = &backup {
        pieces.add_backup(&home, taken)?;
    }
    let sled = base::sled(&home, options.cache_bytes, &pieces)?;
    let heard = sled.newest().max(backup.as_ref().map_or(0, |taken| taken.summary.head)).max(noted(&home));
    let (base, mut loose) = base::choose(&home, sled, backup)?;
    let from = base.rev();
    let reach = from.max(pieces.last());
    let known = reach.max(heard);
    let state = pieces.gaps(from + 1, known);
    let in_gap = |rev: Rev| state.iter().any(|lost| (lost.from..=lost.to).contains(&rev));
    loose.retain(|_, (rev, _)| in_gap(*rev));
    let mut tail = Tail::default();
    let mut commits = 0;
    pieces.each(&home, from + 1, &mut |block| {
        block.each_commit(&mut |rev, ops| {
            if rev > from {
                commits += 1;
                for change in ops {
                    // Whatever was written later counts.
                    if loose.get(change.key).is_some_and(|(held, _)| *held < rev) {
                        loose.remove(change.key);
                    }
                    tail.push(rev, change.key, change.value);
                }
            }
        });
        Ok(())
    })?;
    for (key, (rev, value)) in &loose {
        tail.push(*rev, key, Some(value));
    }
    let mut keys = pieces.keys_behind(from);
    keys.retain(|_| !state.is_empty());
    let over = tail.sorted();
    let mut sum = SetSum::default();
    merged(&base, &over, &mut |key, rev, value| {
        sum.add(&home.seal, key, rev, value);
        std::ops::ControlFlow::Continue(())
    })?;
    let mut history = pieces.gaps(1, from);
    history.retain(|lost| !home.marker.knows_lost(lost.from, lost.to));
    // Behind a gap no block says what all entries come to; the repaired store begins with a revision of its own.
    let head = if state.is_empty() { known } else { known + 1 };
    let losses =
        Losses { findings: checked.findings, from: base.kind(), commits, entries: sum.count, history, state, keys };
    if head == 0 && losses.is_needed() {
        return Err(OpenError::Missing(dir.to_owned()).into());
    }
    Ok(Repair { lock, home, safe: options.safe.clone(), pieces, base, over, sum, head, losses })
}

/// How far small files say that the store certainly reaches.
fn noted(home: &Home) -> Rev {
    let current = Manifest::read(home).ok().flatten().map_or(0, |manifest| manifest.head);
    current.max(super::backup::head_noted(home).unwrap_or(0))
}

/// Every entry of the repaired store.
fn merged(base: &Base, over: &Overlay, visit: VisitRaw<'_>) -> Result<(), OpenError> {
    image::merge(over.under(&[]), |visit| base.scan(visit), visit)
}

/// Removes what a repair that was killed has left beside a folder: half of a store, and a copy of sled.
pub(super) fn clear_left_behind(disk: &Disk, dir: &Path) {
    let half = beside(dir);
    if Home::is_incomplete(disk, &half) {
        let _ = disk.remove_tree(&half);
    }
    let _ = disk.remove_tree(&base::copy_of_sled(dir));
}

/// Where the repaired folder is built.
fn beside(dir: &Path) -> PathBuf {
    let mut name = dir.file_name().unwrap_or_default().to_os_string();
    name.push(".repairing");
    dir.with_file_name(name)
}
