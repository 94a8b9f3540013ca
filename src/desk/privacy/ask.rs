//! What may be asked about personal data, the right that each needs, and the rule that answers it.

use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::privacy::{ERASE, KEPT, RETAIN};
use crate::model::right::Right;
use crate::model::{Id, Key, Refusal, Way};
use crate::text::Lang;

/// What may be asked about personal data: one variant a use case, sent to the worker as plain data.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Hand out everything that is kept about somebody: a page, and the same for a program.
    Kept {
        resident: Id,
        /// In which language.
        lang: Lang,
    },
    /// Erase somebody for good.
    Erase {
        resident: Id,
        /// Of [`crate::model::privacy::ERASE_REASON`].
        reason: u8,
        /// Their name, as it was typed.
        name: String,
    },
    /// Blank somebody's name where another record's words have it.
    Blank {
        /// Whose name.
        resident: Id,
        /// Another one's, whose words have it.
        record: Key,
        /// The field's key.
        field: String,
    },
    /// Erase what a consent that was withdrawn had covered.
    Uncover {
        resident: Id,
        /// Of [`crate::model::people::consent::PURPOSE`].
        purpose: u8,
    },
    /// Take away whatever was kept long enough.
    Retain,
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::Kept { .. } => Some(KEPT),
            Self::Erase { .. } | Self::Blank { .. } | Self::Uncover { .. } => Some(ERASE),
            Self::Retain => Some(RETAIN),
        }
    }

    /// The same by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, _way: &Way) -> Option<Self> {
        None
    }
}

impl Desk {
    /// Does what is asked about personal data.
    pub(in crate::desk) fn do_privacy(&mut self, ask: Ask, _visitor: &Visitor) -> Result<Done, Refusal> {
        match ask {
            Ask::Kept { resident, lang } => self.hand_out_kept(resident, lang),
            Ask::Erase { resident, reason, name } => self.erase(resident, reason, &name),
            Ask::Blank { resident, record, field } => self.blank(resident, record, &field),
            Ask::Uncover { resident, purpose } => self.uncover(resident, purpose),
            Ask::Retain => self.retain(&|| false),
        }
    }
}
