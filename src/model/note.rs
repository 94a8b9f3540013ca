//! What a command did, in ids and numbers: kept in the journal, told by `text` in the person's language.

use serde::{Deserialize, Serialize};

use super::codec;
use super::id::Id;
use super::{canteen, center, clinic, day_care, issues, people, register, teams, visitors};

/// A command's note: one variant a capability. Stored: variants are only ever appended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Note {
    /// Of the population base.
    People(people::Did),
    /// Of the senior center.
    Center(center::Did),
    /// Of the canteen.
    Canteen(canteen::Did),
    /// Of day care.
    DayCare(day_care::Did),
    /// Of teams.
    Teams(teams::Did),
    /// Of the clinic.
    Clinic(clinic::Did),
    /// Of issues.
    Issues(issues::Did),
    /// Of the walk-in register.
    Visitors(visitors::Did),
    /// Of the desk itself.
    Desk(register::Did),
    /// A command was undone.
    Undid {
        /// What it had been.
        what: Box<Note>,
    },
    /// An undo was undone.
    Redid {
        /// What is so again.
        what: Box<Note>,
    },
}

impl Note {
    /// Bytes for the journal.
    pub fn encode(&self) -> Vec<u8> {
        // Writing plain data to memory cannot fail; an empty note would only make the line of history vague.
        codec::encode(self).unwrap_or_default()
    }

    /// Reads a journal's bytes; `None` where a newer version wrote them.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        codec::decode(bytes).ok()
    }

    /// The resident concerned, where there is one.
    pub fn resident(&self) -> Option<Id> {
        match self {
            Self::People(did) => did.resident(),
            Self::Center(did) => did.resident(),
            Self::Canteen(did) => did.resident(),
            Self::DayCare(did) => did.resident(),
            Self::Teams(did) => did.resident(),
            Self::Clinic(did) => did.resident(),
            Self::Issues(did) => did.resident(),
            Self::Visitors(did) => did.resident(),
            Self::Desk(did) => did.resident(),
            Self::Undid { what } | Self::Redid { what } => what.resident(),
        }
    }

    /// What taking it back is called: an undo of it, or, where it was an undo itself, that it is so again.
    #[must_use]
    pub fn taken_back(self) -> Self {
        match self {
            Self::Undid { what } => Self::Redid { what },
            Self::People(_)
            | Self::Center(_)
            | Self::Canteen(_)
            | Self::DayCare(_)
            | Self::Teams(_)
            | Self::Clinic(_)
            | Self::Issues(_)
            | Self::Visitors(_)
            | Self::Desk(_)
            | Self::Redid { .. } => Self::Undid { what: Box::new(self) },
        }
    }

    /// What was done in the first place, under every undo and redo.
    pub fn at_heart(&self) -> &Self {
        let mut note = self;
        while let Self::Undid { what } | Self::Redid { what } = note {
            note = what;
        }
        note
    }

    /// Whether it can be taken back: what was seen, printed or handed on cannot, and what the clock marked is not.
    pub fn can_be_undone(&self) -> bool {
        match self {
            Self::Desk(did) => did.can_be_undone(),
            Self::Center(did) => did.can_be_undone(),
            Self::People(_)
            | Self::Canteen(_)
            | Self::DayCare(_)
            | Self::Teams(_)
            | Self::Clinic(_)
            | Self::Issues(_)
            | Self::Visitors(_)
            | Self::Undid { .. }
            | Self::Redid { .. } => true,
        }
    }
}
