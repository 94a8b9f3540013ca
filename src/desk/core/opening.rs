//! What opens the sensitive records of one person: a reveal makes it, and nothing else.

use crate::desk::core::kept::Kept;
use crate::desk::core::office::Office;
use crate::model::Id;
use crate::model::operators::closed::{opened_by, right_of};

/// What a reveal opened: whoever has it may look at the sensitive records of one person, by the panel or field that
/// was named. Only a reveal makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    pub(super) resident: Id,
    pub(super) field: String,
}

impl Opening {
    /// Whose records are open.
    pub fn resident(&self) -> Id {
        self.resident
    }

    /// The panel or field that was opened.
    pub fn field(&self) -> &str {
        &self.field
    }
}

impl Office {
    /// A sensitive record of the person whose records are open, of those that the same right opens.
    pub fn opened<R: Kept>(&self, opening: &Opening, id: Id) -> Option<&R> {
        const { assert!(R::SENSITIVE, "a kind that anybody may look through") };
        let right = opened_by(&opening.field) == right_of(R::KIND);
        self.get::<R>(id).filter(|record| right && record.subject() == opening.resident)
    }
}
