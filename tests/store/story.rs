//! A store with a past, and what it should hold at every revision of it.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use linli::store::port::{Entry, Op, Read, StoreError};
use linli::store::{Engine, Options, Reader};

use crate::support::{Random, State, apply, commit, delete, options, put};

/// A store with a past: several segments, two snapshots, deletes. Answers the state at every revision.
pub fn build(dir: &Path) -> Vec<State> {
    build_with(dir, &options(), 6)
}

pub fn build_with(dir: &Path, options: &Options, sessions: u32) -> Vec<State> {
    let mut states = vec![State::new()];
    let mut random = Random(7);
    for _ in 0..sessions {
        let mut store = Engine::open(dir, options.clone()).unwrap();
        for _ in 0..25 {
            let id = states.len() as u64;
            let key = format!("c/1/{:02}", random.below(23));
            let op = match random.below(6) {
                0 => delete(&key),
                _ => put(&key, &format!("{id}:").repeat(random.below(200) as usize + 1)),
            };
            let mut next = states.last().unwrap().clone();
            match op.clone() {
                Op::Put { key, value } => {
                    next.insert(key, Entry { rev: id, value });
                }
                Op::Delete { key } => {
                    next.remove(&key);
                }
            }
            assert_eq!(apply(&mut store, commit(id, vec![], vec![op])), id);
            states.push(next);
        }
    }
    states
}

pub fn files(dir: &Path, folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(dir.join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
}

pub fn read(reader: &Reader) -> Result<State, StoreError> {
    let mut seen = State::new();
    reader.scan(&[], &mut |key, entry| {
        seen.insert(key.to_vec(), entry);
        ControlFlow::Continue(())
    })?;
    Ok(seen)
}

/// Where the good blocks of the journal end: the last file that is not all zeros, and the place behind its last
/// byte that is not zero.
pub fn journal_end(dir: &Path) -> (PathBuf, u64) {
    let end = |path: PathBuf| {
        let bytes = std::fs::read(&path).unwrap();
        let last = bytes.iter().rposition(|byte| *byte != 0)?;
        Some((path, (last as u64 + 1).next_multiple_of(8)))
    };
    files(dir, "journal").into_iter().filter_map(end).next_back().unwrap()
}
