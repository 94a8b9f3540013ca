//! What was done of the clinic, kept in the journal in ids and numbers; and why something is not done.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::id::Id;

/// What a command did. Stored: variants are only ever appended, and no name, phone or address stands in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// A session was planned.
    SessionPlanned { session: Id },
    /// Somebody took a ticket.
    Queued { resident: Id, ticket: u16 },
    /// A ticket was called.
    Called { resident: Id, ticket: u16 },
    /// A visit was recorded.
    VisitRecorded {
        resident: Id,
        /// When to come again.
        recall: Option<Date>,
    },
    /// A ticket was given up.
    VisitVoid { resident: Id },
}

impl Did {
    /// Whether it can be taken back.
    pub fn can_be_undone(&self) -> bool {
        true
    }

    /// The resident concerned, where there is one.
    pub fn resident(&self) -> Option<Id> {
        match self {
            Self::Queued { resident, .. }
            | Self::Called { resident, .. }
            | Self::VisitRecorded { resident, .. }
            | Self::VisitVoid { resident } => resident.some(),
            Self::SessionPlanned { .. } => None,
        }
    }
}

/// Why something is not done: the fact and the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Not {
    /// The resident already waits at this session.
    AlreadyQueued { ticket: u16 },
    /// No ticket waits at the session.
    NobodyWaits,
    /// The resident did not agree to the record.
    NoConsent,
    /// Such readings are seldom right: whoever took them looks again.
    Unlikely {
        /// As they were typed.
        readings: String,
    },
}
