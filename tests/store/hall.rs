//! An engine of the tests' own, as a shared one may be: several desks on one store, revisions with gaps, feeds that
//! come late, one's own commits through them too, and a head that a desk knows only as far as it has heard.
//! Written apart from the others on purpose: each checks the other's meaning.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};

use linli::store::port::{
    Applied, Commit, Committed, Entry, Feed, Gone, Op, Outcome, Pasts, Pre, Read, Rev, Store, StoreError, Teller, Visit,
};

/// Revisions that are left out before the first commit, the second, the third, and so on again.
const GAPS: [Rev; 3] = [2, 0, 1];

/// The store that the desks share.
#[derive(Clone, Default)]
pub struct Hall(Arc<Mutex<Shared>>);

#[derive(Default)]
struct Shared {
    entries: BTreeMap<Vec<u8>, Entry>,
    past: BTreeMap<Rev, Arc<Committed>>,
    ids: HashMap<u64, Rev>,
    watchers: Vec<Watcher>,
    /// By seat: the last revision that it has heard of.
    heard: Vec<Rev>,
    /// By seat: what happens just before its next commits.
    before: Vec<VecDeque<Meanwhile>>,
    /// By seat: after how many scans something happens, and what.
    reading: Vec<Option<(usize, Meanwhile)>>,
    /// Commits that were refused: whose, and of which command.
    refused: Vec<(usize, u64)>,
}

/// What somebody else does meanwhile.
type Meanwhile = Box<dyn FnOnce() + Send>;

struct Watcher {
    seat: usize,
    teller: Teller,
    /// What was not told yet, and whose it is.
    waiting: VecDeque<(usize, Arc<Committed>)>,
}

/// One desk's handle of it.
pub struct Seat {
    hall: Hall,
    number: usize,
}

impl Hall {
    pub fn seat(&self) -> Seat {
        let mut shared = self.lock();
        let head = shared.head();
        shared.heard.push(head);
        shared.before.push(VecDeque::new());
        shared.reading.push(None);
        Seat { hall: self.clone(), number: shared.heard.len() - 1 }
    }

    /// Tells every feed what it was not told yet, and knocks where that is somebody else's.
    pub fn deliver(&self) {
        self.deliver_some(usize::MAX);
    }

    /// The same with at most so many commits a feed.
    pub fn deliver_some(&self, most: usize) {
        let mut shared = self.lock();
        let Shared { watchers, heard, .. } = &mut *shared;
        for Watcher { seat, teller, waiting } in watchers {
            let mut news = false;
            let some = most.min(waiting.len());
            for (by, commit) in waiting.drain(..some) {
                heard[*seat] = heard[*seat].max(commit.rev);
                teller.tell(&commit);
                news |= by != *seat;
            }
            if news {
                teller.knock();
            }
        }
    }

    /// Has this happen just before the seat's next commits are looked at; asked again, before those that follow.
    pub fn meanwhile(&self, seat: usize, happens: impl FnOnce() + Send + 'static) {
        self.lock().before[seat].push_back(Box::new(happens));
    }

    /// Has this happen once the seat has read so many prefixes.
    pub fn while_reading(&self, seat: usize, scans: usize, happens: impl FnOnce() + Send + 'static) {
        self.lock().reading[seat] = Some((scans, Box::new(happens)));
    }

    /// How much is still to happen before the seat's next commits.
    pub fn awaited(&self, seat: usize) -> usize {
        self.lock().before[seat].len()
    }

    /// The commands of a seat of which a part was refused, in order.
    pub fn refused(&self, seat: usize) -> Vec<u64> {
        self.lock().refused.iter().filter(|(by, _)| *by == seat).map(|(_, command)| *command).collect()
    }

    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.0.lock().unwrap()
    }
}

impl Seat {
    /// Which of the hall's seats this is, from 0.
    pub fn number(&self) -> usize {
        self.number
    }
}

impl Shared {
    fn head(&self) -> Rev {
        self.past.last_key_value().map_or(0, |(rev, _)| *rev)
    }

    fn holds(&self, pre: &Pre) -> bool {
        let rev_of = |key: &Vec<u8>| self.entries.get(key).map(|entry| entry.rev);
        match pre {
            Pre::Absent(key) => rev_of(key).is_none(),
            Pre::RevIs(key, rev) => rev_of(key) == Some(*rev),
            Pre::HeadIs(rev) => self.head() == *rev,
        }
    }

    fn apply(&mut self, by: usize, commit: &Commit) -> Rev {
        let rev = self.head() + 1 + GAPS[self.past.len() % GAPS.len()];
        let mut ops = Vec::new();
        for op in &commit.ops {
            let replaced = match op.clone() {
                Op::Put { key, value } => self.entries.insert(key, Entry { rev, value }),
                Op::Delete { key } => self.entries.remove(&key),
            };
            ops.push(Applied { op: op.clone(), prev_rev: replaced.map_or(0, |entry| entry.rev) });
        }
        let committed = Arc::new(Committed { rev, id: commit.id, stamp: commit.stamp.clone(), ops });
        self.ids.insert(commit.id, rev);
        self.past.insert(rev, Arc::clone(&committed));
        for watcher in &mut self.watchers {
            watcher.waiting.push_back((by, Arc::clone(&committed)));
        }
        rev
    }

    fn commit_all(&mut self, by: usize, commits: &[Commit]) -> Vec<Outcome> {
        let mut refused: Vec<u64> = Vec::new();
        let mut outcomes = Vec::new();
        for commit in commits {
            let broken = commit.pre.iter().find(|pre| !self.holds(pre));
            outcomes.push(if let Some(rev) = self.ids.get(&commit.id) {
                Outcome::Applied(*rev)
            } else if commit.stamp.command != 0 && refused.contains(&commit.stamp.command) {
                Outcome::Stopped
            } else if let Some(broken) = broken {
                refused.push(commit.stamp.command);
                self.refused.push((by, commit.stamp.command));
                Outcome::Refused(broken.clone())
            } else {
                Outcome::Applied(self.apply(by, commit))
            });
        }
        self.heard[by] = self.head();
        outcomes
    }
}

impl Read for Seat {
    fn get(&self, key: &[u8]) -> Result<Option<Entry>, StoreError> {
        Ok(self.hall.lock().entries.get(key).cloned())
    }

    fn scan(&self, prefix: &[u8], visit: Visit<'_>) -> Result<Rev, StoreError> {
        let due = |(left, _): &mut (usize, Meanwhile)| {
            *left = left.saturating_sub(1);
            *left == 0
        };
        let happens = self.hall.lock().reading[self.number].take_if(due);
        if let Some((_, happens)) = happens {
            happens();
        }
        let shown = {
            let mut shared = self.hall.lock();
            shared.heard[self.number] = shared.head();
            let under = shared.entries.iter().filter(|(key, _)| key.starts_with(prefix));
            let under: Vec<_> = under.map(|(key, entry)| (key.clone(), entry.clone())).collect();
            (under, shared.head())
        };
        for (key, entry) in shown.0 {
            if visit(&key, entry).is_break() {
                break;
            }
        }
        Ok(shown.1)
    }

    fn past(&self, rev: Rev) -> Result<Option<Arc<Committed>>, StoreError> {
        Ok(self.hall.lock().past.get(&rev).cloned())
    }

    fn pasts(&self, from: Rev, to: Rev) -> Pasts<'_> {
        let shared = self.hall.lock();
        let within: Vec<_> =
            shared.past.values().filter(|commit| from <= commit.rev && commit.rev <= to).cloned().collect();
        Box::new(within.into_iter().map(Ok))
    }

    fn head(&self) -> Rev {
        self.hall.lock().heard[self.number]
    }
}

impl Store for Seat {
    fn commit_all(&mut self, commits: &[Commit]) -> Result<Vec<Outcome>, StoreError> {
        linli::store::check_limits(commits)?;
        let meanwhile = self.hall.lock().before[self.number].pop_front();
        if let Some(happens) = meanwhile {
            happens();
        }
        Ok(self.hall.lock().commit_all(self.number, commits))
    }

    fn forget(&mut self, gone: &Gone) -> Result<(), StoreError> {
        let mut shared = self.hall.lock();
        for commit in shared.past.values_mut() {
            let mut without = (**commit).clone();
            for applied in &mut without.ops {
                if let Op::Put { key, value } = &mut applied.op
                    && gone.keys.iter().any(|(named, before)| named == key && without.rev < *before)
                {
                    value.clear();
                }
            }
            *commit = Arc::new(without);
        }
        Ok(())
    }

    fn watch(&mut self, prefix: &[u8], after: Rev) -> Result<Feed, StoreError> {
        let (teller, feed) = Feed::of(prefix);
        let mut shared = self.hall.lock();
        let past = shared.past.values().filter(|commit| commit.rev > after);
        let waiting = past.map(|commit| (self.number, Arc::clone(commit))).collect();
        shared.watchers.push(Watcher { seat: self.number, teller, waiting });
        Ok(feed)
    }
}
