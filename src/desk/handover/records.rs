//! Notes and handovers in the office.

use crate::desk::core::class::Retention;
use crate::desk::core::kept::Kept;
use crate::desk::core::office::Office;
use crate::model::handover::{Handover, HandoverNote};
use crate::model::period::class;
use crate::model::{Id, Record};
use crate::text::retention as words;

/// What was handed over.
pub static RETENTION: Retention = Retention {
    class: words::HANDOVER,
    number: class::HANDOVER,
    kinds: &[HandoverNote::KIND, Handover::KIND],
    years: Some(&crate::model::handover::rules::KEEP_YEARS),
};

impl Kept for HandoverNote {
    type By = ();

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Handover {
    type By = ();

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Office {
    /// What is still to be done, as it was written.
    pub fn open_notes(&self) -> impl Iterator<Item = &HandoverNote> {
        let mut open: Vec<&HandoverNote> = self.of::<HandoverNote>().all().filter(|note| note.is_open()).collect();
        open.sort_by_key(|note| (note.at, note.id));
        open.into_iter()
    }

    /// How many notes were handed over and not read, and whether a shift waits for whoever takes it over.
    pub fn unread_handover(&self) -> (usize, bool) {
        let unread = self.of::<HandoverNote>().all().filter(|note| note.is_unread()).count();
        (unread, self.of::<Handover>().all().any(|one| one.taken.is_none()))
    }

    /// The last shift that was handed over.
    pub fn last_handover(&self) -> Option<&Handover> {
        self.of::<Handover>().all().max_by_key(|one| (one.given, one.id))
    }
}
