//! A store that is opened to be looked at and nothing else: where nothing can be written, a console shows what is there
//! and says so.

use std::path::Path;
use std::sync::Arc;

use super::disk::Disk;
use super::error::OpenError;
use super::folder::{About, Opened};
use super::port::{
    Commit, Committed, Entry, Feed, Gone, NotOurs, Outcome, Pasts, Read, Rev, Store, StoreError, Teller, Visit,
};
use super::reader::Reader;
use super::safe::Safe;

/// A reader that stands where a writer would.
#[derive(Debug)]
struct Looking {
    reader: Reader,
    /// Nobody tells them anything; they are kept so that they stay open.
    tellers: Vec<Teller>,
}

/// Opens the store in this folder to be looked at: every commit is refused, nothing is written, no lock is taken.
///
/// # Errors
/// As [`super::read`].
pub fn look(dir: &Path, safe: &Safe) -> Result<Opened<dyn Store>, OpenError> {
    let reader = Reader::open_with(&Disk::default(), dir, safe)?;
    let (about, entries) = (About::of(reader.home()), reader.count());
    Ok(Opened { port: Box::new(Looking { reader, tellers: Vec::new() }), about, entries })
}

impl Read for Looking {
    fn get(&self, key: &[u8]) -> Result<Option<Entry>, StoreError> {
        self.reader.get(key)
    }

    fn scan(&self, prefix: &[u8], visit: Visit<'_>) -> Result<Rev, StoreError> {
        self.reader.scan(prefix, visit)
    }

    fn past(&self, rev: Rev) -> Result<Option<Arc<Committed>>, StoreError> {
        self.reader.past(rev)
    }

    fn pasts(&self, from: Rev, to: Rev) -> Pasts<'_> {
        self.reader.pasts(from, to)
    }

    fn head(&self) -> Rev {
        self.reader.head()
    }
}

impl Store for Looking {
    fn commit_all(&mut self, _commits: &[Commit]) -> Result<Vec<Outcome>, StoreError> {
        Err(NotOurs::Looking.into())
    }

    fn forget(&mut self, _gone: &Gone) -> Result<(), StoreError> {
        Err(NotOurs::Looking.into())
    }

    fn is_for_looking(&self) -> bool {
        true
    }

    fn watch(&mut self, prefix: &[u8], after: Rev) -> Result<Feed, StoreError> {
        let (teller, feed) = Feed::of(prefix);
        for commit in self.pasts(after.saturating_add(1), self.head()) {
            teller.tell(&commit?);
        }
        self.tellers.push(teller);
        Ok(feed)
    }
}
