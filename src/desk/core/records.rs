//! The desk's own registers in the office: reveals, exports, counters, guards, the store's key.

use crate::desk::core::kept::{Kept, Merging};
use crate::model::register::{Counter, Secret};
use crate::model::{Export, Id, Reveal, Unique};

impl Kept for Reveal {
    type By = ();

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Counter {
    type By = ();

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }

    fn without_creation(&self, _created: &Self) -> Option<Self> {
        Some(self.clone())
    }

    fn take_back(&mut self, _before: &Self, _after: &Self) -> Result<(), &'static str> {
        // Counters never go back: a number that was read out stays given.
        Ok(())
    }
}

impl Kept for Unique {
    type By = ();
    const MERGING: Merging = Merging::Apart;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Secret {
    type By = ();

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Export {
    type By = ();

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}
