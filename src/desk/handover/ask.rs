//! What may be asked of the handover, the right that each needs, and the rule that answers it.

use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::handover::{HAND_OVER, HandoverNote};
use crate::model::right::Right;
use crate::model::{Id, Refusal, Way};

/// What may be asked of the handover: one variant a use case, sent to the worker as plain data.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Write something down for the next shift; id, time and clerk are still to be given.
    Note {
        /// As it should be.
        note: Box<HandoverNote>,
    },
    /// Hand the shift over.
    HandOver {
        /// The short name of who takes over; empty where nobody stands there.
        taker: String,
    },
    /// What was left is taken over and read by whoever is at the desk.
    Read,
    /// A note is done.
    Finish { note: Id },
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::Note { .. } | Self::HandOver { .. } | Self::Read | Self::Finish { .. } => Some(HAND_OVER),
        }
    }

    /// The same by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, _way: &Way) -> Option<Self> {
        None
    }
}

impl Desk {
    /// Does what is asked of the handover.
    pub(in crate::desk) fn do_handover(&mut self, ask: Ask, _visitor: &Visitor) -> Result<Done, Refusal> {
        match ask {
            Ask::Note { note } => self.note_for_the_next(&note),
            Ask::HandOver { taker } => self.hand_over(&taker),
            Ask::Read => self.read_handover(),
            Ask::Finish { note } => self.finish_note(note),
        }
    }
}
