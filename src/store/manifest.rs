//! `CURRENT`: which segments and snapshots make up the store, and how far it certainly reaches.
//! Replaced by rename, never edited. When it cannot be read it is rebuilt from the folder: segments are numbered
//! and chained and snapshots say where they belong, so only the certain end is lost with it.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::ErrorKind;
use std::path::Path;

use super::error::{At, Damage, OpenError, Wrong};
use super::home::Home;
use super::port::Rev;
use super::safe::Tagged;
use super::snapshot::Snapshot;

/// What `CURRENT` is called in its first line.
pub(super) const TITLE: &str = "linli current";
/// The last line of a sealed folder's: proof that whoever wrote it had the key.
const TAG: &str = "tag ";

/// A snapshot and where the journal goes on behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Generation {
    /// The snapshot holds everything up to this revision.
    pub(super) rev: Rev,
    /// The first segment to replay on top of it.
    pub(super) segment: u64,
}

/// What `CURRENT` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Manifest {
    /// Everything up to this revision was acknowledged when this was written; more may have been since.
    pub(super) head: Rev,
    /// The last segment, which may still be all zeros; the first is always 1.
    pub(super) last_segment: u64,
    /// Snapshots, the newest first.
    pub(super) snapshots: Vec<Generation>,
}

impl Manifest {
    /// Reads `CURRENT`; `None` if it is missing or damaged. One of another store is refused.
    pub(super) fn read(home: &Home) -> Result<Option<Self>, OpenError> {
        match home.small_file(&home.current(), TITLE) {
            Ok(Some(lines)) => {
                let (lines, tag) = lines.rsplit_once(TAG).unwrap_or((&lines, ""));
                if !home.seal.is_locked() && tag != tag_of(home, lines) {
                    return Err(Damage::to_file(&home.current(), Wrong::Forged).into());
                }
                Ok(Self::parse(lines))
            }
            Ok(None) | Err(OpenError::Damaged(Damage { wrong: Wrong::Checksum, .. })) => Ok(None),
            Err(other) => Err(other),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let mut field = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
        let head = field("head")?.parse().ok()?;
        let last_segment = field("segments")?.parse().ok()?;
        let snapshots = lines
            .map(|line| {
                let (rev, segment) = line.strip_prefix("snapshot ")?.split_once(' ')?;
                Some(Generation { rev: rev.parse().ok()?, segment: segment.parse().ok()? })
            })
            .collect::<Option<_>>()?;
        Some(Self { head, last_segment, snapshots })
    }

    /// Puts this in the place of `CURRENT`, durably.
    pub(super) fn write(&self, home: &Home) -> Result<(), OpenError> {
        let text = self.text();
        let tag = tag_of(home, &text);
        let lines = if tag.is_empty() { text } else { format!("{text}{TAG}{tag}") };
        home.write_small_file(&home.current(), TITLE, lines)
    }

    fn text(&self) -> String {
        let mut text = format!("head {}\nsegments {}\n", self.head, self.last_segment);
        for Generation { rev, segment } in &self.snapshots {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "snapshot {rev} {segment}");
        }
        text
    }

    /// Works out from the files what `CURRENT` would say, without its certain end; `None` if there is no segment.
    pub(super) fn from_files(home: &Home) -> Result<Option<Self>, OpenError> {
        let segments: Vec<u64> = numbers(home, &home.journal(), ".seg")?;
        for (number, found) in (1..).zip(&segments) {
            if number != *found {
                return Err(Damage::to_file(&home.segment(number), Wrong::Missing).into());
            }
        }
        Self::from_what_is_left(home)
    }

    /// The same where segments may be missing between others; whoever reads them finds out.
    pub(super) fn from_what_is_left(home: &Home) -> Result<Option<Self>, OpenError> {
        let segments: Vec<u64> = numbers(home, &home.journal(), ".seg")?;
        let Some(&last_segment) = segments.last() else {
            return Ok(None);
        };
        let mut snapshots = Vec::new();
        for rev in numbers(home, &home.snapshots(), ".snap")?.into_iter().rev() {
            match Snapshot::open(home, rev) {
                Ok(Snapshot { segment, .. }) => snapshots.push(Generation { rev, segment }),
                Err(OpenError::Damaged(Damage { wrong: Wrong::Checksum | Wrong::Missing, .. })) => {}
                Err(other) => return Err(other),
            }
        }
        snapshots.truncate(2);
        Ok(Some(Self { head: snapshots.first().map_or(0, |newest| newest.rev), last_segment, snapshots }))
    }
}

/// The tag of these lines of a sealed folder's `CURRENT`, as its last line spells it; empty in a plain one.
fn tag_of(home: &Home, lines: &str) -> String {
    if !home.seal.is_sealed() {
        return String::new();
    }
    let tag = home.seal.tag(Tagged::Current, &[&home.store.to_le_bytes(), lines.as_bytes()]);
    format!("{:032x}\n", u128::from_be_bytes(tag))
}

/// The numbers that files of this ending are named by, rising.
pub(super) fn numbers(home: &Home, dir: &Path, ending: &str) -> Result<Vec<u64>, OpenError> {
    let entries = match home.disk.list(dir) {
        Ok(entries) => entries,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(e).at(dir),
    };
    let mut found = Vec::new();
    for path in entries {
        let number = path.file_name().and_then(OsStr::to_str).and_then(|name| name.strip_suffix(ending));
        found.extend(number.and_then(|n| n.parse::<u64>().ok()));
    }
    found.sort_unstable();
    Ok(found)
}
