//! Where records stand in the store.

use crate::model::{Id, Key, Record};

/// The community's number: one a store today.
pub const COMMUNITY: u32 = 1;

/// The key of a record.
pub fn key_of<R: Record>(id: Id) -> Vec<u8> {
    Key { community: COMMUNITY, kind: R::KIND, id }.bytes()
}
