//! The limits of the port, checked the same way by every engine before anything is accepted.

use std::collections::HashSet;

use super::bytes::readable_key;
use super::port::{Commit, MAX_COMMIT, MAX_KEY, MAX_OPS, MAX_SLICE, MAX_VALUE, MAX_WHAT, Op, Pre, StoreError};

/// Checks a slice of commits against the limits of the port, which every engine keeps; names the first that is broken.
pub fn check(commits: &[Commit]) -> Result<(), StoreError> {
    let mut total = 0;
    for commit in commits {
        total += check_one(commit).map_err(StoreError::TooLarge)?;
    }
    if total > MAX_SLICE {
        let why = format!("{total} bytes in one slice of commits; {MAX_SLICE} may be");
        return Err(StoreError::TooLarge(why));
    }
    Ok(())
}

/// Checks one commit; answers its size in bytes.
fn check_one(commit: &Commit) -> Result<usize, String> {
    let Commit { stamp, pre, ops, .. } = commit;
    within("note", stamp.what.len(), MAX_WHAT)?;
    if ops.len() > MAX_OPS {
        return Err(format!("{} operations; {MAX_OPS} may be", ops.len()));
    }
    for pre in pre {
        match pre {
            Pre::Absent(key) | Pre::RevIs(key, _) => check_key(key)?,
            Pre::HeadIs(_) => {}
        }
    }
    let mut seen = HashSet::with_capacity(ops.len());
    let mut size = 0;
    for op in ops {
        check_key(op.key())?;
        if !seen.insert(op.key()) {
            let key = readable_key(op.key());
            return Err(format!("two operations on {key} in one commit"));
        }
        size += op.key().len();
        if let Op::Put { value, .. } = op {
            within("value", value.len(), MAX_VALUE)?;
            size += value.len();
        }
    }
    within("commit", size, MAX_COMMIT)?;
    Ok(size + stamp.what.len())
}

fn check_key(key: &[u8]) -> Result<(), String> {
    if key.is_empty() {
        return Err("a key is empty".to_owned());
    }
    within("key", key.len(), MAX_KEY)
}

fn within(what: &str, len: usize, most: usize) -> Result<(), String> {
    if len > most {
        return Err(format!("{what} of {len} bytes; {most} may be"));
    }
    Ok(())
}
