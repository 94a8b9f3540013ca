//! What was done of issues, kept in the journal in ids and numbers; and why something is not done.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::id::Id;
use crate::model::issues::IssueState;

/// What a command did. Stored: variants are only ever appended, and no name, phone or address stands in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// An issue was registered.
    IssueRegistered {
        /// Who raised it, or none.
        resident: Id,
        number: u32,
        /// By when an answer is due.
        due: Option<Date>,
    },
    /// A resident joined an issue.
    IssueJoined { resident: Id, number: u32 },
    /// An issue went a step further.
    IssueMoved {
        number: u32,
        /// Where it stands now.
        state: IssueState,
        /// The unit that deals with it, or none.
        lead: Id,
        /// By when an answer is due.
        due: Option<Date>,
    },
    /// An issue's data were corrected.
    IssueCorrected { number: u32 },
    /// Somebody who raised an issue was called back.
    IssueAnswered {
        /// Who, or none.
        resident: Id,
        number: u32,
        /// What they said, of [`SATISFACTION`](super::SATISFACTION).
        satisfaction: u8,
        /// Where it stands now.
        state: IssueState,
        /// By when an answer is due, where it is taken up again.
        due: Option<Date>,
    },
    /// Several issues went the same step.
    IssuesMoved { count: u32, state: IssueState },
    /// The households of a place stand behind an issue now.
    HouseholdsJoined { number: u32, count: u32 },
    /// Somebody's matter turned out to be another one.
    IssueLeft { resident: Id, number: u32 },
    /// Those who raised an issue were told how it goes.
    IssueTold {
        /// The only one who was told, or none where it was none or several.
        resident: Id,
        number: u32,
        count: u32,
    },
    /// An issue was laid before a higher body.
    IssueEscalated {
        number: u32,
        unit: Id,
        /// By when it promised an answer.
        promised: Option<Date>,
    },
    /// A higher body was asked again.
    HigherChased {
        number: u32,
        unit: Id,
        /// When it is asked the next time.
        next: Option<Date>,
    },
    /// A higher body answered.
    HigherAnswered { number: u32, unit: Id },
    /// An issue was merged into another one.
    IssueMerged { number: u32, into: u32 },
    /// Another matter was split from an issue.
    IssueSplit { number: u32, from: u32 },
    /// Issues were made parts of a problem; number 0 where they were let go.
    IssuesGrouped { count: u32, number: u32 },
    /// A ready reply was entered or changed.
    ReplySet { reply: Id },
}

impl Did {
    /// Whether it can be taken back.
    pub fn can_be_undone(&self) -> bool {
        true
    }

    /// The resident concerned, where there is one.
    pub fn resident(&self) -> Option<Id> {
        match self {
            Self::IssueRegistered { resident, .. }
            | Self::IssueJoined { resident, .. }
            | Self::IssueLeft { resident, .. }
            | Self::IssueTold { resident, .. }
            | Self::IssueAnswered { resident, .. } => resident.some(),
            Self::IssueMoved { .. }
            | Self::IssueCorrected { .. }
            | Self::IssuesMoved { .. }
            | Self::HouseholdsJoined { .. }
            | Self::IssueEscalated { .. }
            | Self::HigherChased { .. }
            | Self::HigherAnswered { .. }
            | Self::IssueMerged { .. }
            | Self::IssueSplit { .. }
            | Self::IssuesGrouped { .. }
            | Self::ReplySet { .. } => None,
        }
    }
}

/// Why something is not done: the fact and the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Not {
    /// The resident already stands on this issue.
    AlreadyJoined {
        number: u32,
    },
    /// An issue keeps only so many steps.
    TooManySteps {
        most: usize,
    },
    /// Whoever is called back is not one of those who raised it.
    NotRaisedBy {
        number: u32,
    },
    /// Some of those who raised it were not asked: that is said with a reason, or they are asked.
    NotAllAsked {
        number: u32,
        /// How many were not.
        unasked: usize,
    },
    PerhapsSameIssue {
        issue: Id,
        number: u32,
    },
    /// No household lives at the place, or all of them stand behind the issue.
    NobodyThere,
    /// The body that was asked still owes its answer: it is asked again, or its answer is entered.
    StillWaits {
        number: u32,
    },
    /// The same issue twice, or one that is itself a part of another.
    NotWithItself {
        number: u32,
    },
    /// One of several issues cannot go this step; none of them went.
    OneCannot {
        number: u32,
        /// Where it stands: a key of [`ISSUE_STATE`](super::ISSUE_STATE).
        state: &'static str,
    },
}
