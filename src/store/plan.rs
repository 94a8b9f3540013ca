//! A slice of commits, checked against the state and spelled out, before anything is written.
//! Later commits of the slice see the earlier ones.

use hashbrown::HashMap;

use super::block;
use super::engine::Ids;
use super::frame;
use super::journal::Content;
use super::port::{Applied, Commit, Committed, Op, Outcome, Pre, Rev};
use super::safe::FolderSeal;
use super::setsum::SetSum;
use super::sled_side::{Changes, Fault};

/// What stood under a key before the slice.
pub(super) trait Before {
    /// Shows the entry under `key`.
    fn before(&self, key: &[u8], see: See<'_>) -> Result<(), Fault>;
}

/// What [`Before`] calls with the entry, if there is one.
pub(super) type See<'a> = &'a mut dyn FnMut(Option<(Rev, &[u8])>);

/// What is to be written.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    first_rev: Rev,
    bytes: Vec<u8>,
    sum: SetSum,
    folder: &'a FolderSeal,
    changes: Changes,
    commits: Vec<Committed>,
    /// What the slice has changed so far, and what is known to be absent.
    staged: HashMap<&'a [u8], Option<(Rev, &'a [u8])>>,
}

impl<'a> Plan<'a> {
    /// Checks `commits` in order; the plan holds those that are new and whose preconditions hold.
    pub(super) fn make(
        (head, sum, folder): (Rev, SetSum, &'a FolderSeal),
        ids: &Ids,
        commits: &'a [Commit],
        state: &dyn Before,
    ) -> Result<(Self, Vec<Outcome>), Fault> {
        let mut plan = Self {
            first_rev: head + 1,
            bytes: vec![0; block::HEADER],
            sum,
            folder,
            changes: Changes::default(),
            commits: Vec::with_capacity(commits.len()),
            staged: HashMap::new(),
        };
        let mut outcomes = Vec::with_capacity(commits.len());
        // Commands of which a part was refused; command 0 is nobody's.
        let mut stopped = Vec::new();
        for commit in commits {
            let command = commit.stamp.command;
            outcomes.push(match ids.get(commit.id).or_else(|| plan.rev_of(commit.id)) {
                Some(rev) => Outcome::Applied(rev),
                None if stopped.contains(&command) => Outcome::Stopped,
                None => match plan.refuses(commit, state)? {
                    Some(pre) => {
                        stopped.extend((command != 0).then_some(command));
                        Outcome::Refused(pre.clone())
                    }
                    None => Outcome::Applied(plan.add(commit, state)?),
                },
            });
        }
        Ok((plan, outcomes))
    }

    /// How many commits it holds.
    pub(super) fn frames(&self) -> u32 {
        self.commits.len() as u32
    }

    /// The block to write, the changes for sled, and the commits as the journal keeps them.
    pub(super) fn finish(self) -> (Content, Changes, Vec<Committed>) {
        let content = Content { frames: self.frames(), bytes: self.bytes, first_rev: self.first_rev, sum: self.sum };
        (content, self.changes, self.commits)
    }

    /// The revision of the next commit: here they have no gaps.
    fn next_rev(&self) -> Rev {
        self.first_rev + self.commits.len() as Rev
    }

    fn rev_of(&self, id: u64) -> Option<Rev> {
        let same = self.commits.iter().find(|commit| commit.id == id);
        same.map(|commit| commit.rev)
    }

    /// The first precondition that does not hold.
    fn refuses(&mut self, commit: &'a Commit, state: &dyn Before) -> Result<Option<&'a Pre>, Fault> {
        for pre in &commit.pre {
            let (key, wanted) = match pre {
                Pre::Absent(key) => (key, None),
                Pre::RevIs(key, rev) => (key, Some(*rev)),
                Pre::HeadIs(rev) if rev.checked_add(1) == Some(self.next_rev()) => continue,
                Pre::HeadIs(_) => return Ok(Some(pre)),
            };
            let mut found = None;
            self.see(key, state, &mut |entry| found = entry.map(|(rev, _)| rev))?;
            if found != wanted {
                return Ok(Some(pre));
            }
            if found.is_none() {
                // Not asked again when the commit writes the key.
                self.staged.insert(key, None);
            }
        }
        Ok(None)
    }

    fn add(&mut self, commit: &'a Commit, state: &dyn Before) -> Result<Rev, Fault> {
        let rev = self.next_rev();
        let mut framed = Vec::with_capacity(commit.ops.len());
        for op in &commit.ops {
            let key = op.key();
            let mut prev_rev = 0;
            let mut sum = self.sum;
            self.see(key, state, &mut |entry| {
                if let Some((rev, value)) = entry {
                    prev_rev = rev;
                    sum.remove(self.folder, key, rev, value);
                }
            })?;
            let new = match op {
                Op::Put { value, .. } => {
                    sum.add(self.folder, key, rev, value);
                    self.changes.put(key, rev, value);
                    Some((rev, value.as_slice()))
                }
                Op::Delete { .. } => {
                    self.changes.delete(key);
                    None
                }
            };
            self.sum = sum;
            self.staged.insert(key, new);
            framed.push((op, prev_rev));
        }
        let what = self.folder.seal_note((commit.id, rev), &commit.stamp);
        let what = what.map_err(|error| Fault::from(std::io::Error::other(error)))?;
        frame::encode(&mut self.bytes, commit.id, (&commit.stamp, &what), &framed);
        let applied = framed.into_iter().map(|(op, prev_rev)| Applied { op: op.clone(), prev_rev });
        self.commits.push(Committed { rev, id: commit.id, stamp: commit.stamp.clone(), ops: applied.collect() });
        Ok(rev)
    }

    fn see(&self, key: &[u8], state: &dyn Before, see: See<'_>) -> Result<(), Fault> {
        match self.staged.get(key) {
            Some(staged) => {
                see(*staged);
                Ok(())
            }
            None => state.before(key, see),
        }
    }
}
