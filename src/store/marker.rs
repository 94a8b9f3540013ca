//! What the marker of a data folder says beside whose it is: how far the folder has come, and what its history lacks.

use std::fmt::Write as _;

use super::port::Rev;

const INCOMPLETE: &str = "not complete";
const NEW: &str = "new";

/// How far a folder has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Stage {
    /// It is being laid out from a backup or another folder: no store yet.
    Incomplete,
    /// It was begun just now: nothing was acknowledged before `CURRENT` stands.
    New,
    /// A store: what is not there was lost.
    #[default]
    Complete,
}

/// The marker's own lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Marker {
    pub(super) stage: Stage,
    /// The store and its revision that this one goes on from.
    pub(super) after: Option<(u64, Rev)>,
    /// Revisions of which the history was lost and a repair has said so, rising.
    pub(super) lost: Vec<(Rev, Rev)>,
}

impl Marker {
    pub(super) fn at(stage: Stage) -> Self {
        Self { stage, ..Self::default() }
    }

    pub(super) fn parse(lines: &str) -> Option<Self> {
        let mut marker = Self::default();
        for line in lines.lines() {
            if line == INCOMPLETE {
                marker.stage = Stage::Incomplete;
            } else if line == NEW {
                marker.stage = Stage::New;
            } else if let Some(after) = line.strip_prefix("after ") {
                let (store, rev) = after.split_once(' ')?;
                marker.after = Some((u64::from_str_radix(store, 16).ok()?, rev.parse().ok()?));
            } else {
                let (from, to) = line.strip_prefix("lost ")?.split_once(' ')?;
                marker.lost.push((from.parse().ok()?, to.parse().ok()?));
            }
        }
        Some(marker)
    }

    pub(super) fn lines(&self) -> String {
        let stage = match self.stage {
            Stage::Incomplete => format!("{INCOMPLETE}\n"),
            Stage::New => format!("{NEW}\n"),
            Stage::Complete => String::new(),
        };
        let after = self.after.map(|(store, rev)| format!("after {store:016x} {rev}\n")).unwrap_or_default();
        let mut lines = format!("{stage}{after}");
        for (from, to) in &self.lost {
            // Writing to a String cannot fail.
            let _ = writeln!(lines, "lost {from} {to}");
        }
        lines
    }

    /// Whether a repair has said that the history of all these revisions is lost.
    pub(super) fn knows_lost(&self, from: Rev, to: Rev) -> bool {
        from > 0 && self.lost.iter().any(|(first, last)| *first <= from && to <= *last)
    }
}
