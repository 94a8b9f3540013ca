//! What was done of volunteers and care visits, kept in the journal in ids and numbers; and why something is not done.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::id::Id;

/// What a command did. Stored: variants are only ever appended, and no name, phone or address stands in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// A volunteer was entered or changed.
    VolunteerSet { volunteer: Id },
    /// A volunteer serves again, rests or has left, of [`super::codes::VOLUNTEER_STATE`].
    VolunteerMoved { volunteer: Id, state: u8 },
    /// A group of volunteers was set up or changed.
    GroupSet { group: Id },
    /// How an elder is looked after was planned or changed.
    PlanSet { resident: Id },
    /// A volunteer looks after an elder, of [`super::codes::PAIR_ROLE`].
    Paired { resident: Id, volunteer: Id, role: u8 },
    /// A volunteer looks after an elder no more.
    Unpaired { resident: Id, volunteer: Id },
    /// Somebody was looked in on.
    Visited {
        resident: Id,
        /// Of [`super::codes::REACHED`].
        reached: u8,
        /// How long it took.
        minutes: u16,
        /// When the next visit is due, where there is a plan.
        due: Option<Date>,
    },
    /// An emergency was opened, or taken up again: its numbers were looked at.
    LadderOpened { resident: Id },
    /// Somebody was called.
    Attempted {
        resident: Id,
        /// Of [`super::codes::RUNG`].
        rung: u8,
        /// Of [`super::codes::RESULT`].
        result: u8,
    },
    /// An emergency is over.
    EmergencyEnded { resident: Id },
    /// Who is on duty on a day was set.
    DutySet { day: Date },
    /// A volunteer's list came back ticked.
    Ticked {
        volunteer: Id,
        /// How many they saw.
        seen: u16,
    },
    /// A certificate of voluntary service was issued.
    CertificateIssued { volunteer: Id, number: u32 },
}

impl Did {
    /// Whether it can be taken back: what was looked at stays looked at.
    pub fn can_be_undone(&self) -> bool {
        !matches!(self, Self::LadderOpened { .. })
    }

    /// The resident concerned, where there is one.
    pub fn resident(&self) -> Option<Id> {
        match self {
            Self::PlanSet { resident }
            | Self::Paired { resident, .. }
            | Self::Unpaired { resident, .. }
            | Self::Visited { resident, .. }
            | Self::LadderOpened { resident }
            | Self::Attempted { resident, .. }
            | Self::EmergencyEnded { resident } => resident.some(),
            Self::VolunteerSet { .. }
            | Self::VolunteerMoved { .. }
            | Self::GroupSet { .. }
            | Self::DutySet { .. }
            | Self::Ticked { .. }
            | Self::CertificateIssued { .. } => None,
        }
    }
}

/// Why something is not done: the fact and the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Not {
    /// This resident is a volunteer already.
    VolunteerKnown { volunteer: Id },
    /// The volunteer rests, has left, or their insurance has run out.
    DoesNotServe { volunteer: Id },
    /// They look after this elder already.
    PairedAlready { volunteer: Id },
    /// So many look after the elder already.
    PairsFull { most: u8 },
    /// Nobody visits themselves.
    Oneself,
    /// The elder agrees to no visits by volunteers.
    NoConsent,
    /// The elder does not want it, of [`super::codes::DECLINED`].
    Declined { what: u8 },
    /// All is well, and something is amiss: only one of both.
    WellAndAmiss,
    /// There is no such rung of the ladder.
    NoRung,
    /// Somebody has said what was found.
    EmergencyOver,
    /// Nothing that the volunteer did is on record in that time.
    NoHours,
    /// No box of the list is ticked.
    NobodyTicked,
}
