//! Feeds the lookup with the office's residents, at load and as they change.

use crate::lookup::Index;
use crate::model::Key;

use super::office::Office;

/// Builds the index from the office.
pub fn build(_office: &Office) -> Index {
    Index::default()
}

/// Follows one changed record.
pub fn follow(_office: &mut Office, _key: Key) {}
