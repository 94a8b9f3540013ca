//! What may be asked of issues, the right that each needs, and the rule that answers it.

use jiff::civil::Date;

use crate::desk::core::visitor::Visitor;
use crate::desk::issues::{CalledBack, Move, Said};
use crate::desk::{Desk, Done};
use crate::model::issues::{Escalation, ISSUES, Reply};
use crate::model::right::Right;
use crate::model::{Id, Issue, IssueState, Refusal, Way};

/// What may be asked of issues: one variant a use case, sent to the worker as plain data.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Register an issue; `sure` where the clerk has seen what is perhaps the same.
    RegisterIssue {
        /// Its kind, area, title, location, lead and due day, and whence it came.
        issue: Box<Issue>,
        /// Who raised it, or none.
        resident: Id,
        /// What was said.
        said: Said,
        /// All the same.
        sure: bool,
    },
    /// A resident joins an issue.
    JoinIssue {
        issue: Id,
        resident: Id,
        /// What was said.
        said: Said,
    },
    /// An issue goes a step further.
    MoveIssue {
        issue: Id,
        /// Where it stands then.
        state: IssueState,
        /// The unit that deals with it, or none to leave it.
        lead: Id,
        /// By when, or `None` to leave it.
        due: Option<Date>,
        /// What was done.
        text: String,
        /// Who came to ask about it, or none where the office went on by itself.
        asked_by: Id,
    },
    /// Several issues go the same step.
    MoveIssues {
        issues: Vec<Id>,
        state: IssueState,
        /// The unit that deals with them, or none to leave it.
        lead: Id,
        /// What was done.
        text: String,
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
    /// The households of a lane or courtyard stand behind an issue.
    JoinPlace { issue: Id, place: String },
    /// Somebody's matter turned out to be another one.
    LeaveIssue { issue: Id, resident: Id },
    /// Those who raised an issue were told how it goes, or somebody who asked.
    TellOfIssue {
        issue: Id,
        residents: Vec<Id>,
        /// How, of [`TOLD_BY`](crate::model::issues::TOLD_BY).
        by: u8,
        /// What they were told, where that is kept.
        text: String,
        /// Who came to the desk about it, or none.
        asked_by: Id,
    },
    /// Lay an issue before a higher body.
    Escalate {
        /// Issue, unit, letter, promised day, what is asked for.
        escalation: Box<Escalation>,
    },
    /// A higher body was asked again.
    ChaseHigher {
        escalation: Id,
        /// What came of it.
        text: String,
        /// By when it promised an answer now.
        promised: Option<Date>,
        /// When it is asked the next time.
        next: Option<Date>,
    },
    /// A higher body answered.
    HigherAnswered {
        escalation: Id,
        /// What it answered.
        text: String,
    },
    /// Merge an issue into another one.
    MergeIssue { issue: Id, into: Id },
    /// Split a second matter from an issue.
    SplitIssue {
        issue: Id,
        /// The other matter.
        new: Box<Issue>,
        /// Those who raised that one too.
        residents: Vec<Id>,
    },
    /// Make issues parts of a problem, or let them go.
    GroupIssues {
        issues: Vec<Id>,
        /// The problem, or none.
        into: Id,
    },
    /// Enter a ready reply (id none) or change one.
    SetReply { reply: Box<Reply> },
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::RegisterIssue { .. }
            | Self::JoinIssue { .. }
            | Self::MoveIssue { .. }
            | Self::MoveIssues { .. }
            | Self::CallBack { .. }
            | Self::CorrectIssue { .. }
            | Self::JoinPlace { .. }
            | Self::LeaveIssue { .. }
            | Self::TellOfIssue { .. }
            | Self::Escalate { .. }
            | Self::ChaseHigher { .. }
            | Self::HigherAnswered { .. }
            | Self::MergeIssue { .. }
            | Self::SplitIssue { .. }
            | Self::GroupIssues { .. }
            | Self::SetReply { .. } => Some(ISSUES),
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
            (Self::RegisterIssue { resident, said, .. }, Way::Join { issue }) => {
                ask = Self::JoinIssue { issue: *issue, resident: *resident, said: std::mem::take(said) };
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
            Ask::RegisterIssue { issue, resident, said, sure } => {
                self.register_issue(*issue, resident, &said, sure, visitor)
            }
            Ask::JoinIssue { issue, resident, said } => self.join_issue(issue, resident, &said, visitor),
            Ask::MoveIssue { issue, state, lead, due, text, asked_by } => {
                self.move_issue(issue, &Move { state, lead, due, text }, asked_by, visitor)
            }
            Ask::MoveIssues { issues, state, lead, text } => {
                self.move_issues(&issues, &Move { state, lead, due: None, text })
            }
            Ask::CallBack { issue, resident, satisfaction, due, text, asked_by } => {
                self.call_back(issue, CalledBack { resident, satisfaction, due, text }, asked_by, visitor)
            }
            Ask::CorrectIssue { issue } => self.correct_issue(&issue),
            Ask::JoinPlace { issue, place } => self.join_place(issue, &place),
            Ask::LeaveIssue { issue, resident } => self.leave_issue(issue, resident),
            Ask::TellOfIssue { issue, residents, by, text, asked_by } => {
                self.tell_of_issue(issue, &residents, (by, text), asked_by, visitor)
            }
            Ask::Escalate { escalation } => self.escalate(*escalation),
            Ask::ChaseHigher { escalation, text, promised, next } => {
                self.chase_higher(escalation, text, (promised, next))
            }
            Ask::HigherAnswered { escalation, text } => self.higher_answered(escalation, text),
            Ask::MergeIssue { issue, into } => self.merge_issue(issue, into),
            Ask::SplitIssue { issue, new, residents } => self.split_issue(issue, *new, &residents),
            Ask::GroupIssues { issues, into } => self.group_issues(&issues, into),
            Ask::SetReply { reply } => self.set_reply(*reply),
        }
    }
}
