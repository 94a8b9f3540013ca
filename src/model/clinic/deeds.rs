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
    /// A ticket waits aside.
    Held { resident: Id, ticket: u16 },
    /// A ticket waits again.
    Resumed { resident: Id, ticket: u16 },
    /// Somebody sits with the nurse.
    Begun { resident: Id, ticket: u16 },
    /// A ticket is called before others, or in its turn again.
    Prioritised {
        resident: Id,
        ticket: u16,
        /// Why, of [`crate::model::clinic::visit::PRIORITY`]; 0 in its turn.
        reason: u8,
    },
    /// A session was closed.
    SessionClosed {
        session: Id,
        /// How many left.
        left: u16,
        /// How many were carried over.
        carried: u16,
    },
    /// A session was planned several times more.
    SessionsRepeated {
        session: Id,
        /// How many times.
        times: u16,
        /// How many days were left out: the office is closed.
        skipped: u16,
    },
    /// A record was corrected.
    VisitCorrected { resident: Id },
    /// A record was void.
    RecordVoid {
        resident: Id,
        /// Whether its ticket waits again.
        back: bool,
    },
    /// Somebody was measured who did not agree to a record.
    CountedOnly { session: Id },
    /// An attempt at a follow-up.
    FollowedUp {
        /// Whom.
        resident: Id,
        /// Of [`crate::model::clinic::follow::OUTCOME`].
        outcome: u8,
        /// When the next one is due.
        next: Option<Date>,
    },
    /// Somebody was sent on.
    Referred {
        /// Whom.
        resident: Id,
        /// To which unit.
        to: Id,
    },
    /// It was asked what came of a referral.
    ReferralMoved {
        resident: Id,
        /// Of [`crate::model::clinic::referral::REFERRAL_STATE`].
        state: u8,
    },
    /// People were put on a round of home visits.
    RoundPlanned {
        session: Id,
        /// How many.
        count: u16,
    },
    /// Somebody was seen while no desk was open.
    SeenMeanwhile { resident: Id, ticket: u16 },
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
            | Self::VisitVoid { resident }
            | Self::Held { resident, .. }
            | Self::Resumed { resident, .. }
            | Self::Begun { resident, .. }
            | Self::Prioritised { resident, .. }
            | Self::VisitCorrected { resident }
            | Self::RecordVoid { resident, .. }
            | Self::SeenMeanwhile { resident, .. }
            | Self::FollowedUp { resident, .. }
            | Self::Referred { resident, .. }
            | Self::ReferralMoved { resident, .. } => resident.some(),
            Self::SessionPlanned { .. }
            | Self::SessionClosed { .. }
            | Self::SessionsRepeated { .. }
            | Self::CountedOnly { .. }
            | Self::RoundPlanned { .. } => None,
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
    /// The resident was not asked whether a record may be kept.
    NoConsent,
    /// Such readings are seldom right: whoever took them looks again.
    Unlikely {
        /// As they were measured, each with its unit.
        readings: String,
    },
    /// The session takes no more people.
    SessionFull {
        /// How many it takes.
        capacity: u16,
    },
    /// The session was closed.
    SessionClosed,
    /// There is no other session to carry over to.
    NothingToCarryTo,
    /// On all of the days the office is closed, or there is such a session already.
    NoDayLeft,
    /// It is known already what came of the referral.
    ReferralEnded,
    /// The session is no round of home visits.
    NoRound,
    /// All of them are on the round already.
    AllOnRound,
}
