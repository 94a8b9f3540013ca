//! A store in memory that outlives its desk, so that a story can close, break and reopen it.

use std::sync::{Arc, Mutex};

use linli::store::Memory;
use linli::store::port::{Commit, Committed, Entry, Feed, Gone, Outcome, Pasts, Read, Rev, Store, StoreError, Visit};

/// A store that outlives its desk.
#[derive(Clone)]
pub struct Held(pub Arc<Mutex<Memory>>);

impl Held {
    pub fn new(store: Memory) -> Self {
        Self(Arc::new(Mutex::new(store)))
    }
}

impl Read for Held {
    fn get(&self, key: &[u8]) -> Result<Option<Entry>, StoreError> {
        self.0.lock().unwrap().get(key)
    }
    fn scan(&self, prefix: &[u8], visit: Visit<'_>) -> Result<Rev, StoreError> {
        self.0.lock().unwrap().scan(prefix, visit)
    }
    fn past(&self, rev: Rev) -> Result<Option<Arc<Committed>>, StoreError> {
        self.0.lock().unwrap().past(rev)
    }
    fn pasts(&self, from: Rev, to: Rev) -> Pasts<'_> {
        let within: Vec<_> = self.0.lock().unwrap().pasts(from, to).collect();
        Box::new(within.into_iter())
    }
    fn head(&self) -> Rev {
        self.0.lock().unwrap().head()
    }
}

impl Store for Held {
    fn commit_all(&mut self, commits: &[Commit]) -> Result<Vec<Outcome>, StoreError> {
        self.0.lock().unwrap().commit_all(commits)
    }
    fn forget(&mut self, gone: &Gone) -> Result<(), StoreError> {
        self.0.lock().unwrap().forget(gone)
    }
    fn watch(&mut self, prefix: &[u8], after: Rev) -> Result<Feed, StoreError> {
        self.0.lock().unwrap().watch(prefix, after)
    }
}
