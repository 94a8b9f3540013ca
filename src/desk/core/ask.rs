//! What may be asked of the desk itself, the right that each needs, and the rule that answers it.

use crate::desk::core::gap_row::GapEntry;
use crate::desk::core::sheet::Printable;
use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::center::BOOK;
use crate::model::operators::Proof;
use crate::model::operators::closed::opened_by;
use crate::model::operators::look::way;
use crate::model::register::{PRINT, REVEAL, RULES, UNDO};
use crate::model::right::Right;
use crate::model::{Id, Refusal, Rule, Way};
use crate::store::port::Rev;
use crate::text::Lang;

/// What may be asked of the desk itself: one variant a use case, sent to the worker as plain data.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Open a masked value.
    Reveal {
        resident: Id,
        /// The field's key, or the panel's.
        field: String,
        /// Of [`crate::model::register::REVEAL_REASON`].
        reason: u8,
    },
    /// Print something.
    Print {
        what: Printable,
        /// In which language.
        lang: Lang,
    },
    /// Print a sheet with whole telephone numbers, for whoever has to call.
    PrintWithNumbers {
        what: Printable,
        /// In which language.
        lang: Lang,
        /// Of [`crate::model::register::REVEAL_REASON`].
        reason: u8,
    },
    /// Another clerk takes over.
    SetClerk {
        /// The short name.
        clerk: String,
        /// What shows that it is them, where they have a PIN.
        proof: Proof,
    },
    /// The screen covered itself: whoever has a PIN types it again.
    Lock,
    /// The clock was looked at: it is right, or the time is this.
    TrustClock {
        /// What was typed, where the machine's time is wrong.
        typed: Option<jiff::civil::DateTime>,
    },
    /// Enter late, as one command, everybody of whom nobody entered whether they came while no desk was open: they came
    /// when it began, or did not come.
    EnterGap {
        /// Who they are; who was entered meanwhile is passed over.
        entries: Vec<GapEntry>,
        came: bool,
    },
    /// Set a rule from a day on; `sure` where the clerk knows that past days are judged by it too.
    SetRule {
        /// As it should be; its id follows from key and day.
        rule: Box<Rule>,
        /// All the same.
        sure: bool,
    },
    /// Take back the last command.
    Undo,
    /// Take back one command that history shows.
    UndoThis {
        command: u64,
        /// A revision that it made.
        rev: Rev,
    },
    /// Take back what of an import nobody touched since; the others stay.
    UndoRest {
        /// The import.
        command: u64,
        /// A revision that it made.
        rev: Rev,
    },
    /// Do again what was taken back last.
    Redo,
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::Reveal { field, .. } => Some(opened_by(field)),
            Self::PrintWithNumbers { .. } => Some(REVEAL),
            Self::Print { .. } => Some(PRINT),
            Self::SetClerk { .. } | Self::Lock | Self::TrustClock { .. } => None,
            // The right of arrivals; each of them is looked at once more with the right that it always needs.
            Self::EnterGap { .. } => Some(BOOK),
            Self::SetRule { .. } => Some(RULES),
            Self::Undo | Self::UndoThis { .. } | Self::UndoRest { .. } | Self::Redo => Some(UNDO),
        }
    }
}

impl Ask {
    /// The same by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, way: &Way) -> Option<Self> {
        match (self, way) {
            (Self::SetRule { rule, .. }, Way::Anyway) => Some(Self::SetRule { rule: rule.clone(), sure: true }),
            (Self::Undo | Self::UndoThis { .. }, Way::RestOfImport { command, rev, .. }) => {
                Some(Self::UndoRest { command: *command, rev: *rev })
            }
            _ => None,
        }
    }
}

impl Desk {
    /// Does what is asked of the desk itself.
    pub(in crate::desk) fn do_desk(&mut self, ask: Ask, visitor: &Visitor) -> Result<Done, Refusal> {
        match ask {
            Ask::Reveal { resident, field, reason } => self.reveal(resident, &field, reason, (way::SINGLE, visitor)),
            Ask::Print { what, lang } => self.print(what, lang),
            Ask::PrintWithNumbers { what, lang, reason } => self.print_with_numbers(what, lang, reason),
            Ask::SetClerk { clerk, proof } => self.take_over(&clerk, &proof),
            Ask::Lock => Ok(self.lock_up()),
            Ask::TrustClock { typed } => self.trust_clock(typed),
            Ask::EnterGap { entries, came } => self.enter_gap(&entries, came),
            Ask::SetRule { rule, sure } => self.set_rule(*rule, sure),
            Ask::Undo => self.undo(),
            Ask::UndoThis { command, rev } => self.undo_this(command, rev),
            Ask::UndoRest { command, rev } => self.undo_rest(command, rev),
            Ask::Redo => self.redo(),
        }
    }
}
