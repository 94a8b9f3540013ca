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
    /// A skill of the table was named, renamed, dropped or taken up again.
    SkillSet { skill: Id },
    /// Everybody of a list is to be looked in on once more, until this moment's day.
    RoundBegun {
        /// How many.
        elders: u16,
        /// Of [`super::codes::ROUND`].
        reason: u8,
        until: Date,
    },
    /// A round was over before everybody was seen, of [`super::codes::ROUND`].
    RoundEnded { reason: u8 },
    /// An issue was given to a volunteer.
    HelpGiven {
        volunteer: Id,
        /// The number.
        number: u32,
    },
    /// A volunteer met a need.
    HelpDone {
        volunteer: Id,
        /// The number.
        number: u32,
        minutes: u32,
    },
    /// A list of volunteers to be rung was drawn up.
    CallOutMade {
        call_out: Id,
        /// How many stand on it.
        people: u16,
    },
    /// The numbers of a call-out were looked at.
    CallOutOpened { call_out: Id },
    /// A volunteer was rung, of [`super::codes::ANSWER`].
    Rung { volunteer: Id, answer: u8 },
    /// Minutes of those who came were entered.
    CallOutTimed {
        call_out: Id,
        /// How many have some.
        people: u16,
    },
    /// Minutes of a volunteer were put right.
    HoursCorrected {
        volunteer: Id,
        /// What is added, or below nothing what is taken away.
        minutes: i32,
    },
    /// A sheet of hours was drawn up.
    HoursDrawn {
        report: Id,
        until: Date,
        /// How many stand on it.
        people: u16,
    },
    /// A sheet of hours was handed in.
    HoursReported { report: Id, until: Date },
}

impl Did {
    /// Whether it can be taken back: what was looked at stays looked at.
    pub fn can_be_undone(&self) -> bool {
        !matches!(self, Self::LadderOpened { .. } | Self::CallOutOpened { .. })
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
            | Self::CertificateIssued { .. }
            | Self::SkillSet { .. }
            | Self::RoundBegun { .. }
            | Self::RoundEnded { .. }
            | Self::HelpGiven { .. }
            | Self::HelpDone { .. }
            | Self::CallOutMade { .. }
            | Self::CallOutOpened { .. }
            | Self::Rung { .. }
            | Self::CallOutTimed { .. }
            | Self::HoursCorrected { .. }
            | Self::HoursDrawn { .. }
            | Self::HoursReported { .. } => None,
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
    /// No row of the table of skills is free.
    SkillsFull,
    /// Another skill is called so.
    SkillNamed { code: u8 },
    /// Nobody of that list is to be looked in on.
    NobodyInRound,
    /// The issue is with a volunteer already, or is done.
    HelpGiven,
    /// Nobody fits what the call-out asks for.
    NobodyToCall,
    /// They do not stand on the list.
    NotOnList,
    /// They did not come.
    DidNotCome,
    /// A sheet that was handed in counts that day already.
    ReportedAlready { until: Date },
    /// Nobody has minutes in that time.
    NothingToReport,
}
