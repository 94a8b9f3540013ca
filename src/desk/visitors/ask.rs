//! What may be asked of the walk-in register, the right that each needs, and the rule that answers it.

use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::right::Right;
use crate::model::visitors::LOG;
use crate::model::{Refusal, VisitorLine, Way};

/// What may be asked of the walk-in register: one variant a use case, sent to the worker as plain data.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    LogVisitor {
        /// The line; id, time and clerk are still to be given.
        line: Box<VisitorLine>,
    },
    /// Say of a line what became of it, or set right what was typed; when it was, whom it concerned and who received them
    /// stay.
    CorrectLine {
        /// As it should be.
        line: Box<VisitorLine>,
    },
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::LogVisitor { .. } | Self::CorrectLine { .. } => Some(LOG),
        }
    }
}

impl Ask {
    /// The same by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, _way: &Way) -> Option<Self> {
        None
    }
}

impl Desk {
    /// Does what is asked of the walk-in register.
    pub(in crate::desk) fn do_visitors(&mut self, ask: Ask, _visitor: &Visitor) -> Result<Done, Refusal> {
        match ask {
            Ask::LogVisitor { line } => self.log_visitor(*line),
            Ask::CorrectLine { line } => self.correct_line(*line),
        }
    }
}
