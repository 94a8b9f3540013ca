//! What may be asked of issues, the right that each needs, and the rule that answers it.

use jiff::civil::Date;

use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::issues::ISSUES;
use crate::model::right::Right;
use crate::model::{Id, Issue, IssueState, Refusal, Way};

/// What may be asked of issues: one variant a use case, sent to the worker as plain data.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Register an issue; `sure` where the clerk has seen what is perhaps the same.
    RegisterIssue {
        /// Its kind, area, title, location, body and due day.
        issue: Box<Issue>,
        /// Who raised it, or none.
        resident: Id,
        /// What was said.
        words: String,
        /// All the same.
        sure: bool,
    },
    /// A resident joins an issue.
    JoinIssue {
        issue: Id,
        resident: Id,
        /// What was said.
        words: String,
    },
    /// An issue goes a step further.
    MoveIssue {
        issue: Id,
        /// Where it stands then.
        state: IssueState,
        /// Who deals with it, or 0 to leave it.
        body: u8,
        /// By when, or `None` to leave it.
        due: Option<Date>,
        /// What was done.
        text: String,
        /// Who came to ask about it, or none where the office went on by itself.
        asked_by: Id,
    },
    /// Keep what one of those who raised an issue says of its solution.
    CallBack {
        issue: Id,
        /// Who; none where nobody gave a name.
        resident: Id,
        /// What they said, of [`crate::model::issues::SATISFACTION`].
        satisfaction: u8,
        /// By when it is to be done again, where they are not content; `None` for the usual day.
        due: Option<Date>,
        /// Why they are not content.
        text: String,
        /// Who came to the desk about it, or none where the office called.
        asked_by: Id,
    },
    /// Correct an issue's data.
    CorrectIssue {
        /// As it should be.
        issue: Box<Issue>,
    },
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::RegisterIssue { .. }
            | Self::JoinIssue { .. }
            | Self::MoveIssue { .. }
            | Self::CallBack { .. }
            | Self::CorrectIssue { .. } => Some(ISSUES),
        }
    }
}

impl Ask {
    /// The same by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, way: &Way) -> Option<Self> {
        let mut ask = self.clone();
        match (&mut ask, way) {
            (Self::RegisterIssue { sure, .. }, Way::Anyway) => *sure = true,
            (Self::RegisterIssue { resident, words, .. }, Way::Join { issue }) => {
                ask = Self::JoinIssue { issue: *issue, resident: *resident, words: std::mem::take(words) };
            }
            _ => return None,
        }
        Some(ask)
    }
}

impl Desk {
    /// Does what is asked of issues.
    pub(in crate::desk) fn do_issues(&mut self, ask: Ask, visitor: &Visitor) -> Result<Done, Refusal> {
        match ask {
            Ask::RegisterIssue { issue, resident, words, sure } => {
                self.register_issue(*issue, resident, &words, sure, visitor)
            }
            Ask::JoinIssue { issue, resident, words } => self.join_issue(issue, resident, &words, visitor),
            Ask::MoveIssue { issue, state, body, due, text, asked_by } => {
                let step = crate::desk::issues::Move { state, body, due, text };
                self.move_issue(issue, step, asked_by, visitor)
            }
            Ask::CallBack { issue, resident, satisfaction, due, text, asked_by } => {
                let call = crate::desk::issues::CalledBack { resident, satisfaction, due, text };
                self.call_back(issue, call, asked_by, visitor)
            }
            Ask::CorrectIssue { issue } => self.correct_issue(*issue),
        }
    }
}
