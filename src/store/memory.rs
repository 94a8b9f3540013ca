//! The port in memory, for tests: every limit, precondition and promise of the embedded engine without a disk,
//! and faults to order. Written apart from the embedded engine on purpose: each checks the other's meaning.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::envelope;
use super::limits;
use super::port::{
    Applied, Commit, Committed, Entry, Feed, Gone, Op, Outcome, Pasts, Pre, Read, Rev, Store, StoreError, Teller, Visit,
};
use crate::model::cause::{Cause, System};

/// A fault of the next commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fail {
    /// Certainly not applied; the same may be tried again.
    NotApplied,
    /// It was applied, but the caller is not told: read-only until reopened.
    UnknownApplied,
    /// It was lost, but the caller is not told: read-only until reopened.
    UnknownLost,
}

/// A store in memory.
#[derive(Debug, Default)]
pub struct Memory {
    entries: BTreeMap<Vec<u8>, Entry>,
    past: Vec<Arc<Committed>>,
    ids: HashMap<u64, Rev>,
    watchers: Vec<Teller>,
    fail: Option<Fail>,
    read_only: bool,
}

impl Memory {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes the next `commit_all` fail.
    pub fn fail_next(&mut self, fail: Fail) {
        self.fail = Some(fail);
    }

    /// As closing and opening again would: writable once more, nobody watching.
    pub fn reopen(&mut self) {
        self.read_only = false;
        self.watchers.clear();
    }

    fn holds(&self, pre: &Pre) -> bool {
        match pre {
            Pre::Absent(key) => !self.entries.contains_key(key),
            Pre::RevIs(key, rev) => self.entries.get(key).is_some_and(|e| e.rev == *rev),
            Pre::HeadIs(rev) => self.head() == *rev,
        }
    }

    fn all(&mut self, commits: &[Commit]) -> Vec<Outcome> {
        let mut stopped = HashSet::new();
        let mut outcomes = Vec::with_capacity(commits.len());
        for commit in commits {
            let command = commit.stamp.command;
            let outcome = match self.ids.get(&commit.id) {
                Some(rev) => Outcome::Applied(*rev),
                None if stopped.contains(&command) => Outcome::Stopped,
                None => self.one(commit),
            };
            if matches!(outcome, Outcome::Refused(_)) && command != 0 {
                stopped.insert(command);
            }
            outcomes.push(outcome);
        }
        outcomes
    }

    fn one(&mut self, commit: &Commit) -> Outcome {
        if let Some(broken) = commit.pre.iter().find(|pre| !self.holds(pre)) {
            return Outcome::Refused(broken.clone());
        }
        let rev = self.head() + 1;
        let mut ops = Vec::with_capacity(commit.ops.len());
        for op in &commit.ops {
            let replaced = match op {
                Op::Put { key, value } => {
                    let value = value.clone();
                    self.entries.insert(key.clone(), Entry { rev, value })
                }
                Op::Delete { key } => self.entries.remove(key),
            };
            ops.push(Applied { op: op.clone(), prev_rev: replaced.map_or(0, |entry| entry.rev) });
        }
        let committed = Arc::new(Committed { rev, id: commit.id, stamp: commit.stamp.clone(), ops });
        self.ids.insert(commit.id, rev);
        self.past.push(committed.clone());
        self.watchers.retain(|teller| teller.tell(&committed));
        Outcome::Applied(rev)
    }
}

impl Read for Memory {
    fn get(&self, key: &[u8]) -> Result<Option<Entry>, StoreError> {
        Ok(self.entries.get(key).cloned())
    }

    fn scan(&self, prefix: &[u8], visit: Visit<'_>) -> Result<Rev, StoreError> {
        let from = self.entries.range(prefix.to_vec()..);
        for (key, entry) in from.take_while(|(key, _)| key.starts_with(prefix)) {
            if visit(key, entry.clone()).is_break() {
                break;
            }
        }
        Ok(self.head())
    }

    fn past(&self, rev: Rev) -> Result<Option<Arc<Committed>>, StoreError> {
        let place = rev.checked_sub(1).and_then(|n| usize::try_from(n).ok());
        Ok(place.and_then(|place| self.past.get(place)).cloned())
    }

    fn pasts(&self, from: Rev, to: Rev) -> Pasts<'_> {
        let within = self.past.iter().filter(move |commit| (from..=to).contains(&commit.rev));
        Box::new(within.cloned().map(Ok))
    }

    fn head(&self) -> Rev {
        self.past.len() as Rev
    }
}

impl Store for Memory {
    fn commit_all(&mut self, commits: &[Commit]) -> Result<Vec<Outcome>, StoreError> {
        limits::check(commits)?;
        if self.read_only {
            return Err(StoreError::ReadOnly(Cause::InDoubt));
        }
        // As a test ordered it: a disk that fails.
        let why = Cause::System(System::of(&std::io::Error::from_raw_os_error(5)));
        match self.fail.take() {
            None => Ok(self.all(commits)),
            Some(Fail::NotApplied) => Err(StoreError::NotApplied(why)),
            Some(unknown) => {
                self.read_only = true;
                if unknown == Fail::UnknownApplied {
                    self.all(commits);
                }
                Err(StoreError::Unknown(why))
            }
        }
    }

    fn forget(&mut self, gone: &Gone) -> Result<(), StoreError> {
        let stub = |key: &[u8], rev: Rev, value: &[u8]| {
            let subject = envelope::label(key, value).map_or(0, |label| label.subject);
            let theirs = rev <= gone.until && gone.subjects.contains(&subject);
            let named = gone.keys.iter().any(|(named, before)| named == key && rev < *before);
            (theirs || named).then(|| envelope::without_value(key, value))
        };
        for (key, entry) in &mut self.entries {
            if let Some(stub) = stub(key, entry.rev, &entry.value) {
                entry.value = stub;
            }
        }
        for commit in &mut self.past {
            let mut without = (**commit).clone();
            for applied in &mut without.ops {
                if let Op::Put { key, value } = &mut applied.op
                    && let Some(stub) = stub(key, without.rev, value)
                {
                    *value = stub;
                }
            }
            *commit = Arc::new(without);
        }
        Ok(())
    }

    fn watch(&mut self, prefix: &[u8], after: Rev) -> Result<Feed, StoreError> {
        let (teller, feed) = Feed::of(prefix);
        for commit in self.past.iter().filter(|commit| commit.rev > after) {
            teller.tell(commit);
        }
        self.watchers.push(teller);
        Ok(feed)
    }
}
