//! The time in which no desk was open: what ran meanwhile is judged by nobody and entered late, with its own time.

use jiff::civil::DateTime;

/// From the last record that any desk made to the moment at which this one opened; empty where an office is only read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Gap {
    /// The last record before it.
    pub from: DateTime,
    /// When this desk opened.
    pub until: DateTime,
}

impl Gap {
    /// Whether the clock may judge what began then: it does what began under an open desk, and nothing else.
    pub fn judges(&self, begins: DateTime) -> bool {
        begins >= self.until
    }

    /// Whether a session from `start` until `end` ran, or began to run, while no desk was open.
    pub fn saw(&self, start: DateTime, end: DateTime) -> bool {
        start < self.until && end > self.from
    }
}
