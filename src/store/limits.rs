//! The limits of the port, checked the same way by every engine before anything is accepted.

use std::collections::HashSet;

use super::bytes::readable_key;
use super::port::{Commit, MAX_COMMIT, MAX_KEY, MAX_OPS, MAX_SLICE, MAX_VALUE, MAX_WHAT, Op, Pre, StoreError};
use crate::model::cause::{Limit, Part};

/// Checks a slice of commits against the limits of the port, which every engine keeps; names the first that is broken.
pub fn check(commits: &[Commit]) -> Result<(), StoreError> {
    let mut total = 0;
    for commit in commits {
        total += check_one(commit).map_err(StoreError::TooLarge)?;
    }
    if total > MAX_SLICE {
        return Err(StoreError::TooLarge(Limit::Most { of: Part::Slice, is: total, most: MAX_SLICE }));
    }
    Ok(())
}

/// Checks one commit; answers its size in bytes.
fn check_one(commit: &Commit) -> Result<usize, Limit> {
    let Commit { stamp, pre, ops, .. } = commit;
    within(Part::Note, stamp.what.len(), MAX_WHAT)?;
    within(Part::Operations, ops.len(), MAX_OPS)?;
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
            return Err(Limit::Twice { key: readable_key(op.key()) });
        }
        size += op.key().len();
        if let Op::Put { value, .. } = op {
            within(Part::Value, value.len(), MAX_VALUE)?;
            size += value.len();
        }
    }
    within(Part::Commit, size, MAX_COMMIT)?;
    Ok(size + stamp.what.len())
}

fn check_key(key: &[u8]) -> Result<(), Limit> {
    if key.is_empty() {
        return Err(Limit::EmptyKey);
    }
    within(Part::Key, key.len(), MAX_KEY)
}

fn within(of: Part, is: usize, most: usize) -> Result<(), Limit> {
    if is > most { Err(Limit::Most { of, is, most }) } else { Ok(()) }
}
