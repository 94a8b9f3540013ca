//! The office as several threads have it: one writes, everybody looks.

use std::sync::Arc;

use parking_lot::{RwLock, RwLockReadGuard};

use crate::desk::core::office::Office;

/// The office, shared with whoever shows it. Only the desk changes records in it.
pub type Shared = Arc<RwLock<Office>>;

/// A look at the office.
pub type Look<'a> = RwLockReadGuard<'a, Office>;

/// Looks at the shared office. Who looks already may look again, also while a thread that mends the index waits to
/// write: rules call rules.
pub fn look(shared: &Shared) -> Look<'_> {
    shared.read_recursive()
}
