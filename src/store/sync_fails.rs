//! A disk that fails at the worst moment, played by the kernel: writing to `/dev/null` succeeds and syncing it does
//! not; `/dev/full` takes no byte.

use std::fs::File;

use super::port::{Commit, Op, Outcome, Read, Store, StoreError};
use super::{Engine, Options};

fn put(id: u64, key: &str) -> Commit {
    Commit { id, ops: vec![Op::Put { key: key.into(), value: key.into() }], ..Commit::default() }
}

#[test]
fn after_a_failed_sync_nothing_more_is_written_and_nothing_acknowledged_is_lost() {
    // The sync fails, and the write itself.
    for file in ["/dev/null", "/dev/full"] {
        let dir = tempfile::tempdir().unwrap();
        let mut engine = Engine::open(dir.path(), Options::default()).unwrap();
        assert_eq!(engine.commit_all(&[put(1, "before")]).unwrap(), [Outcome::Applied(1)]);

        engine.journal.write_to(File::options().write(true).open(file).unwrap());
        let lost = engine.commit_all(&[put(2, "lost")]);
        assert!(matches!(lost, Err(StoreError::Unknown(_))), "{file}: {lost:?}");
        // Not tried again, also not once the disk would answer.
        let path = dir.path().join("journal");
        let first = std::fs::read_dir(path).unwrap().next().unwrap().unwrap().path();
        engine.journal.write_to(File::options().read(true).write(true).open(first).unwrap());
        let again = engine.commit_all(&[put(3, "again")]);
        assert!(matches!(again, Err(StoreError::ReadOnly(_))), "{file}: {again:?}");
        assert_eq!(engine.get(b"before").unwrap().unwrap().rev, 1);
        assert_eq!((engine.get(b"lost").unwrap(), engine.head()), (None, 1));
        drop(engine);

        let mut engine = Engine::open(dir.path(), Options::default()).unwrap();
        assert_eq!((engine.get(b"lost").unwrap(), engine.get(b"before").unwrap().unwrap().rev), (None, 1));
        assert_eq!(engine.commit_all(&[put(4, "after")]).unwrap(), [Outcome::Applied(2)]);
    }
}
