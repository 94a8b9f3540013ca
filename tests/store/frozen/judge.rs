//! What must be true of a folder that the power was taken from.

use std::path::Path;

use linli::model::codec::decode;
use linli::store::Safe;
use linli::store::backup::last_taken;
use linli::store::disk::Disk;
use linli::store::drafts::Drafts;
use linli::store::port::{Read, Rev};
use linli::store::{Engine, Finding, Note, Reader, check};

use super::day::{Told, day_options};
use super::recorder::{Left, Remains};
use crate::support::{apply, commit, put, state};

/// A folder at one moment of the day.
pub struct Moment {
    /// At the how manieth sync.
    pub sync: u64,
    pub left: Left,
    pub remains: Remains,
    /// sled's folder, where that was copied.
    pub sled: Option<tempfile::TempDir>,
    pub told: Told,
}

impl Moment {
    /// Lays it out in a folder and opens it as the next morning would. A backup that has its name is as it is at
    /// `named`.
    pub fn judge(&self, root: &Path, named: &Path) {
        let what = format!("sync {}, {:?}, sled {}", self.sync, self.left, self.sled.is_some());
        self.remains.lay_out(root);
        let dir = root.join("office");
        if let Some(sled) = &self.sled {
            std::fs::create_dir_all(&dir).unwrap();
            crate::support::copy(sled.path(), &dir.join("sled"));
        }
        self.drafts(&dir, &what);
        match self.remains.file("other/b") {
            Some(bytes) => {
                assert!(bytes == std::fs::read(named).unwrap(), "{what}: a backup that has its name is whole");
            }
            None => assert!(!self.told.backup, "{what}: the backup is gone"),
        }
        assert!(!self.told.backup || last_taken(&dir).is_some(), "{what}: the backup is forgotten");

        if self.told.acknowledged > 0 {
            let reader = Reader::open(&dir).unwrap_or_else(|error| panic!("{what}: a reader: {error}"));
            self.head(reader.head(), &what);
            assert_eq!(reader.notes(), [], "{what}");
        }
        let mut store =
            Engine::open(&dir, day_options(Disk::default())).unwrap_or_else(|error| panic!("{what}: {error}"));
        let head = store.head();
        self.head(head, &what);
        let expected = &*self.told.states[head as usize];
        assert_eq!(state(&store), *expected, "{what}: before sled");
        store.settle().unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(state(&store), *expected, "{what}: from sled");
        let right = |note: &Note| matches!(note, Note::Rebuilt(_) | Note::TornEnd);
        assert!(self.told.acknowledged == 0 || store.notes().iter().all(right), "{what}: {:?}", store.notes());
        // The whole past now and then, its end always.
        let whole = self.sync.is_multiple_of(16);
        for rev in if whole { 1 } else { head.saturating_sub(3).max(1) }..=head {
            assert_eq!(store.past(rev).unwrap().expect(&what).id, rev, "{what}");
        }
        assert_eq!(apply(&mut store, commit(9_999, vec![], vec![put("new", "1")])), head + 1, "{what}");
        drop(store);
        if whole {
            let found = check(&dir).unwrap().findings;
            // The values here are no records.
            assert!(found.iter().all(|found| matches!(found, Finding::Record(_))), "{what}: {found:?}");
        }
    }

    fn head(&self, head: Rev, what: &str) {
        let (least, most) = (self.told.acknowledged, self.told.states.len() as Rev - 1);
        assert!((least..=most).contains(&head), "{what}: {least} were acknowledged, {most} sent, {head} are here");
    }

    fn drafts(&self, dir: &Path, what: &str) {
        let (found, unreadable) = Drafts::of(dir, Safe::plain()).list().unwrap();
        assert_eq!(unreadable, [], "{what}");
        for (id, (must, may)) in &self.told.drafts {
            let here = found.iter().find(|draft| draft.id == *id).map(|draft| decode(&draft.payload).unwrap());
            assert!(here == *must || here == *may, "{what}: draft {id} says {here:?}, not {must:?} or {may:?}");
        }
    }
}
