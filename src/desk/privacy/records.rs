//! What the office keeps of what it handed out and took away.

use crate::desk::core::class::Retention;
use crate::desk::core::kept::Kept;
use crate::desk::core::office::Office;
use crate::model::privacy::{Erasure, Handed, Purge};
use crate::model::{Id, Record};
use crate::text::retention as words;

/// What was erased, and when.
pub static RETENTION: Retention = Retention {
    class: words::ERASURES,
    number: 0,
    kinds: &[Erasure::KIND, Purge::KIND],
    // For good: an id of somebody who was erased must never be used again.
    years: None,
};

impl Kept for Erasure {
    type By = ();

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Purge {
    type By = ();

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Handed {
    type By = ();

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Office {
    /// Whether this id was somebody's who was erased.
    pub fn is_erased(&self, id: Id) -> bool {
        self.of::<Erasure>().get(id).is_some()
    }
}
