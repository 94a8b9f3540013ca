//! Who was looked at, as the desk remembers it until it is written.

use crate::model::operators::Looked;

/// What was seen and is not written yet, and the lines of who is being served.
#[derive(Debug, Default)]
pub(in crate::desk) struct Looks(pub(super) Vec<Line>);

#[derive(Debug)]
pub(super) struct Line {
    pub(super) looked: Looked,
    pub(super) written: bool,
}

impl Looks {
    /// Whether anything is to be written.
    pub(super) fn wait(&self) -> bool {
        self.0.iter().any(|line| !line.written)
    }
}
