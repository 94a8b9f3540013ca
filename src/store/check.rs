//! Looking over a whole data folder beside a running console: the chain from the first block on, counts and set
//! hashes, every snapshot, every envelope. It reads only, never touches sled, and names each thing it finds.

use std::ops::ControlFlow;
use std::path::Path;

use super::backup;
use super::block::{self, Hash};
use super::disk::Disk;
use super::envelope::{self, RecordError};
use super::error::{Damage, OpenError, Wrong};
use super::home::Home;
use super::load::{self, Care, Start};
use super::lock;
use super::manifest::Manifest;
use super::port::Rev;
use super::reader;
use super::safe::{FolderSeal, Safe};
use super::segment::{self, Tail};
use super::setsum::SetSum;
use super::snapshot::Snapshot;
use super::whose;
use crate::model::cause::System;

/// How often a folder is looked over again because a writer moved on underneath.
const TRIES: usize = 4;

/// What a check saw.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// The last revision.
    pub head: Rev,
    /// Entries of the present state.
    pub entries: u64,
    /// Segments of the journal.
    pub segments: u64,
    pub snapshots: usize,
    /// Everything that is wrong.
    pub findings: Vec<Finding>,
    /// Revisions of which a repair has said that their history is lost, and nothing else of them.
    pub lost: Vec<(Rev, Rev)>,
}

/// Something that is wrong with a data folder.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// A file is damaged.
    #[error(transparent)]
    Damage(#[from] Damage),
    /// A record's envelope does not open.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// The system does not give a file out: nothing is known of what is in it.
    #[error("{}: {:?}", .0.path.display(), .0.kind)]
    System(System),
    /// `CURRENT` cannot be read; the next opening works it out from the files.
    #[error("CURRENT cannot be read")]
    Current,
}

/// Looks over the data folder. Decoding the records themselves is left to whoever knows them.
///
/// A sealed folder is looked over for damage; that nothing of it was forged takes the key, and [`check_with`].
pub fn check(dir: &Path) -> Result<Checked, OpenError> {
    check_on(&Disk::default(), dir, &Safe::plain())
}

/// The same with what opens a sealed folder.
pub fn check_with(dir: &Path, safe: &Safe) -> Result<Checked, OpenError> {
    check_on(&Disk::default(), dir, safe)
}

/// The same on this disk.
pub(super) fn check_on(disk: &Disk, dir: &Path, safe: &Safe) -> Result<Checked, OpenError> {
    let (mut home, marker) = whose::find(disk, dir)?;
    if home.seal.is_sealed() && safe.is_sealed() {
        home.seal = FolderSeal::of(safe, home.training);
    }
    let mut last = None;
    for _ in 0..TRIES {
        let mut checked = check_once(&home)?;
        checked.findings.splice(..0, marker.clone().map(Finding::from));
        // A block that a writer was filling under our eyes is whole at the next look; damage stays.
        if checked.findings.is_empty() || last.as_ref() == Some(&checked) {
            return Ok(checked);
        }
        last = Some(checked);
    }
    last.ok_or_else(|| OpenError::Missing(dir.to_owned()))
}

fn check_once(home: &Home) -> Result<Checked, OpenError> {
    let mut checked = Checked { lost: home.marker.lost.clone(), ..Checked::default() };
    for (path, title) in [(home.holder(), lock::TITLE), (home.backup_note(), backup::TITLE)] {
        match home.small_file(&path, title) {
            Ok(_) => {}
            Err(error) => checked.findings.push(named(error)?),
        }
    }
    let Some((manifest, start)) = present(home, &mut checked)? else { return Ok(checked) };
    checked.segments = manifest.last_segment;
    checked.snapshots = manifest.snapshots.len();
    let wanted = manifest.snapshots.iter().map(|one| one.rev).collect();
    let mut chain = Chain::of(home, wanted);
    // As when loading: the last segment is read first, so that a writer at work never shows us a gap.
    let last = manifest.last_segment;
    let mut newest = Some(segment::read(home, last));
    for number in 1..=last {
        let bytes = match newest.take_if(|_| number == last) {
            Some(bytes) => bytes,
            None => segment::read(home, number),
        };
        chain.segment(number, bytes)?;
    }
    if chain.head < manifest.head {
        let file = home.segment(last);
        let (from, to) = (chain.head + 1, manifest.head);
        chain.findings.push(Damage::to_range(&file, Wrong::End, from, to));
    }
    for (generation, opened) in &start.0 {
        let said = chain.sums.iter().find(|(rev, _)| *rev == generation.rev);
        let said = said.map(|(_, sum)| *sum);
        let found = match opened {
            Ok(snapshot) => check_snapshot(home, snapshot, said),
            Err(damage) => Err(damage.clone().into()),
        };
        note(&mut chain, found)?;
    }
    checked.head = chain.head;
    // What a repair named is known.
    let lost = |damage: &Damage| home.marker.knows_lost(damage.from, damage.to);
    chain.findings.retain(|damage| !(matches!(damage.wrong, Wrong::Block | Wrong::End) && lost(damage)));
    checked.findings.extend(chain.findings.into_iter().map(Finding::from));
    checked.findings.extend(chain.shut.into_iter().map(Finding::System));
    check_state(home, &manifest, start, &mut checked)?;
    Ok(checked)
}

/// What `CURRENT` names; else what is left of the files, and what is wrong with it. `None` where nothing is left.
fn present(home: &Home, checked: &mut Checked) -> Result<Option<(Manifest, Start)>, OpenError> {
    match Manifest::read(home) {
        Ok(Some(_)) => return reader::present(home).map(Some),
        Ok(None) => checked.findings.push(Finding::Current),
        Err(error) => checked.findings.push(named(error)?),
    }
    match Manifest::from_what_is_left(home) {
        Ok(Some(manifest)) => {
            let start = Start::open(home, &manifest)?;
            return Ok(Some((manifest, start)));
        }
        Ok(None) => checked.findings.push(Damage::to_file(&home.segment(1), Wrong::Missing).into()),
        Err(OpenError::Damaged(damage)) => checked.findings.push(damage.into()),
        Err(error) => return Err(error),
    }
    Ok(None)
}

/// The journal from its first block on.
struct Chain<'a> {
    home: &'a Home,
    head: Rev,
    hash: Option<Hash>,
    /// Revisions at which the sum is wanted, and what it is there.
    wanted: Vec<Rev>,
    sums: Vec<(Rev, SetSum)>,
    findings: Vec<Damage>,
    /// Files that the system does not give out.
    shut: Vec<System>,
}

impl<'a> Chain<'a> {
    fn of(home: &'a Home, wanted: Vec<Rev>) -> Self {
        Self {
            home,
            head: 0,
            hash: Some(Hash::default()),
            wanted,
            sums: Vec::new(),
            findings: Vec::new(),
            shut: Vec::new(),
        }
    }

    /// Walks a segment; after damage it goes on with the next good block.
    fn segment(&mut self, number: u64, bytes: Result<Vec<u8>, OpenError>) -> Result<(), OpenError> {
        let path = self.home.segment(number);
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(OpenError::Damaged(damage)) => {
                self.findings.push(damage);
                self.hash = None;
                return Ok(());
            }
            // One file that cannot be read keeps nobody from the others.
            Err(OpenError::Io { path, source }) => {
                self.shut.push(System::at(&path, &source));
                self.hash = None;
                return Ok(());
            }
            Err(error) => return Err(error),
        };
        let before = self.findings.len();
        let walked = segment::walk_whole(&bytes, self.home.store, |header, block| {
            let next = self.head + 1;
            let mut wrong = |wrong, from, to| {
                self.findings.push(Damage::to_range(&path, wrong, from, to));
            };
            if header.first_rev > next {
                wrong(Wrong::Block, next, header.first_rev - 1);
            } else if header.first_rev < next {
                wrong(Wrong::Order, header.first_rev, header.last_rev());
            } else if self.hash.is_some_and(|hash| hash != header.prev) {
                wrong(Wrong::Chain, next, header.last_rev());
            }
            if !block::is_ours(&header, block, &self.home.seal) {
                wrong(Wrong::Forged, header.first_rev, header.last_rev());
            } else if block::commits(&header, block, &self.home.seal).is_none() {
                wrong(Wrong::Frames, header.first_rev, header.last_rev());
            }
            self.head = self.head.max(header.last_rev());
            self.hash = Some(block::hash(block));
            if self.wanted.contains(&header.last_rev()) {
                self.sums.push((header.last_rev(), header.sum));
            }
            ControlFlow::<std::convert::Infallible>::Continue(())
        });
        let ControlFlow::Continue((end, holes)) = walked;
        if !holes.is_empty() && self.findings.len() == before {
            // No revision is missing there, and still something that is no block stands between two.
            self.findings.push(Damage::to_file(&path, Wrong::Block));
        }
        if matches!(end.tail, Tail::Foreign) {
            self.findings.push(Damage::to_file(&path, Wrong::Foreign));
            self.hash = None;
        }
        Ok(())
    }
}

/// A snapshot's blocks, and its entries against its own sum and the journal's.
pub(super) fn check_snapshot(home: &Home, snapshot: &Snapshot, said: Option<SetSum>) -> Result<(), OpenError> {
    let mut sum = SetSum::default();
    snapshot.scan(&[], &mut |key, rev, value| {
        sum.add(&home.seal, key, rev, value);
        ControlFlow::Continue(())
    })?;
    // Without the key nobody can reckon the hash; that as many are there can be seen.
    let differs = |said: SetSum| if home.seal.is_locked() { said.count != sum.count } else { said != sum };
    if differs(snapshot.sum) || said.is_some_and(differs) {
        return Err(Damage::to_file(&home.snapshot(snapshot.rev), Wrong::Sum).into());
    }
    Ok(())
}

/// The present state: its sum against the journal's, and every envelope.
fn check_state(home: &Home, manifest: &Manifest, start: Start, checked: &mut Checked) -> Result<(), OpenError> {
    let last = manifest.last_segment;
    let loaded = match load::load(home, start, last, manifest.head, Care::Checksums) {
        Ok(loaded) => loaded,
        Err(error @ (OpenError::Damaged(_) | OpenError::Io { .. })) => {
            let finding = named(error)?;
            if !checked.findings.contains(&finding) {
                checked.findings.push(finding);
            }
            return Ok(());
        }
        Err(error) => return Err(error),
    };
    let mut sum = SetSum::default();
    loaded.image.scan_raw(&[], &mut |key, rev, value| {
        sum.add(&home.seal, key, rev, value);
        if let Err(error) = envelope::label(key, value) {
            checked.findings.push(error.into());
        }
        ControlFlow::Continue(())
    })?;
    checked.entries = sum.count;
    let said = loaded.image.sum;
    let differs = if home.seal.is_locked() { sum.count != said.count } else { sum != said };
    if differs {
        let damage = Damage::to_file(&home.journal(), Wrong::Sum);
        checked.findings.push(damage.into());
    }
    Ok(())
}

fn note(chain: &mut Chain<'_>, found: Result<(), OpenError>) -> Result<(), OpenError> {
    match found {
        Err(OpenError::Damaged(damage)) => chain.findings.push(damage),
        Err(OpenError::Io { path, source }) => chain.shut.push(System::at(&path, &source)),
        other => return other,
    }
    Ok(())
}

/// What keeps one file from being read, as a finding; what keeps everything from being read stays an error.
fn named(error: OpenError) -> Result<Finding, OpenError> {
    match error {
        OpenError::Damaged(damage) => Ok(damage.into()),
        OpenError::Io { path, source } => Ok(Finding::System(System::at(&path, &source))),
        other => Err(other),
    }
}
