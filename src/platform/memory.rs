//! Memory that the system does not write to its swap file, as far as it lets a program ask for that.

use std::fmt;

/// Keeps memory out of the swap file until it is dropped.
pub struct MemoryLock(Option<region::LockGuard>);

impl MemoryLock {
    /// Whether the system agreed: it may have no more to give.
    pub fn holds(&self) -> bool {
        self.0.is_some()
    }
}

impl fmt::Debug for MemoryLock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("MemoryLock").field(&self.holds()).finish()
    }
}

/// Keeps what lies here out of the swap file; it must stay where it is.
pub fn lock_memory<T>(of: &T) -> MemoryLock {
    MemoryLock(region::lock(std::ptr::from_ref(of), size_of::<T>()).ok())
}
