//! What may be asked of volunteers and care visits, the right that each needs, and the rule that answers it.

use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::care::{
    CarePlan, CareVisit, CareWords, Duty, EMERGENCY, PLAN, ServiceCertificate, VISIT, VOLUNTEERS, Volunteer,
    VolunteerGroup,
};
use crate::model::right::Right;
use crate::model::{Id, Refusal, Way};

/// What may be asked of volunteers and care visits: one variant a use case, sent to the worker as plain data.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Enter a volunteer (id none) or change one.
    SetVolunteer {
        /// As they should be.
        volunteer: Box<Volunteer>,
    },
    /// A volunteer serves again, rests or leaves.
    MoveVolunteer {
        volunteer: Id,
        /// Of [`crate::model::care::codes::VOLUNTEER_STATE`].
        state: u8,
    },
    /// Set up a group of volunteers (id none) or change one.
    SetGroup { group: VolunteerGroup },
    /// Plan how an elder is looked after, or change it.
    SetPlan {
        /// As it should be; it bears the resident's id.
        plan: Box<CarePlan>,
    },
    /// A volunteer looks after an elder.
    Pair {
        elder: Id,
        volunteer: Id,
        /// Of [`crate::model::care::codes::PAIR_ROLE`].
        role: u8,
        /// Whether the elder agrees to visits now, where that was not written down.
        agreed: bool,
    },
    /// A volunteer looks after an elder no more.
    Unpair { pairing: Id },
    /// Somebody was looked in on.
    Record {
        /// Its id is still to be given, and its time follows from when it is said to have been.
        visit: Box<CareVisit>,
        /// What was seen.
        words: Box<CareWords>,
        /// Although the elder declined to be visited.
        sure: bool,
    },
    /// Call one after the other for an elder who does not answer.
    OpenLadder { elder: Id },
    /// Somebody was called.
    Attempt {
        emergency: Id,
        /// The place on the ladder.
        place: usize,
        /// Of [`crate::model::care::codes::RESULT`].
        result: u8,
    },
    /// An emergency is over.
    EndEmergency {
        emergency: Id,
        /// Of [`crate::model::care::codes::FOUND`].
        found: u8,
        /// What was found, in words.
        note: String,
    },
    /// Who is on duty on a day.
    SetDuty { duty: Duty },
    /// A volunteer's list came back: these were seen at their doors.
    TickVisits { volunteer: Id, elders: Vec<Id> },
    /// Issue a certificate of voluntary service.
    IssueCertificate {
        /// As it should be; id, number, hours and day are still to be given.
        certificate: Box<ServiceCertificate>,
    },
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::SetVolunteer { .. } | Self::MoveVolunteer { .. } | Self::SetGroup { .. } | Self::SetDuty { .. } => {
                Some(VOLUNTEERS)
            }
            Self::SetPlan { .. } | Self::Pair { .. } | Self::Unpair { .. } => Some(PLAN),
            Self::Record { .. } | Self::TickVisits { .. } => Some(VISIT),
            Self::IssueCertificate { .. } => Some(VOLUNTEERS),
            Self::OpenLadder { .. } | Self::Attempt { .. } | Self::EndEmergency { .. } => Some(EMERGENCY),
        }
    }

    /// The same by a way out of its refusal; `None` where the way leads elsewhere.
    #[must_use]
    pub fn by_way(&self, way: &Way) -> Option<Self> {
        let mut ask = self.clone();
        match (&mut ask, way) {
            (Self::Pair { agreed, .. }, Way::Anyway) => *agreed = true,
            (Self::Record { sure, .. }, Way::Anyway) => *sure = true,
            _ => return None,
        }
        Some(ask)
    }
}

impl Desk {
    /// Does what is asked of volunteers and care visits.
    pub(in crate::desk) fn do_care(&mut self, ask: Ask, visitor: &Visitor) -> Result<Done, Refusal> {
        match ask {
            Ask::SetVolunteer { volunteer } => self.set_volunteer(*volunteer),
            Ask::MoveVolunteer { volunteer, state } => self.move_volunteer(volunteer, state),
            Ask::SetGroup { group } => self.set_volunteer_group(group),
            Ask::SetPlan { plan } => self.set_care_plan(*plan),
            Ask::Pair { elder, volunteer, role, agreed } => self.pair((elder, volunteer), role, agreed, visitor),
            Ask::Unpair { pairing } => self.unpair(pairing),
            Ask::Record { visit, words, sure } => self.record_care(&visit, *words, sure, visitor),
            Ask::OpenLadder { elder } => self.open_ladder(elder),
            Ask::Attempt { emergency, place, result } => self.attempt(emergency, place, result),
            Ask::EndEmergency { emergency, found, note } => self.end_emergency(emergency, found, &note),
            Ask::SetDuty { duty } => self.set_duty(duty),
            Ask::TickVisits { volunteer, elders } => self.tick_visits(volunteer, &elders),
            Ask::IssueCertificate { certificate } => self.issue_service_certificate(*certificate),
        }
    }
}
