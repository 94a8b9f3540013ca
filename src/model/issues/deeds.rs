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
        /// Who deals with it, of [`BODY`](super::BODY), or 0.
        body: u8,
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
            | Self::IssueAnswered { resident, .. } => resident.some(),
            Self::IssueMoved { .. } | Self::IssueCorrected { .. } => None,
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
}
