//! What may be asked of volunteers and care visits, the right that each needs, and the rule that answers it.

use jiff::civil::Date;

use crate::desk::care::call_outs::Among;
use crate::desk::core::visitor::Visitor;
use crate::desk::{Desk, Done};
use crate::model::care::{
    CALL_OUT, CallOut, CarePlan, CareVisit, CareWords, Duty, EMERGENCY, HOURS, PLAN, Service, ServiceCertificate,
    Skill, VISIT, VOLUNTEERS, Volunteer, VolunteerGroup,
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
    /// Name a skill (id none for one more), drop it or take it up again.
    SetSkill { skill: Skill },
    /// Everybody of a list is to be looked in on once more.
    BeginRound {
        /// Of [`crate::model::care::codes::ROUND`].
        reason: u8,
        elders: Vec<Id>,
        /// By when; `None` for the rule's own day.
        until: Option<Date>,
        note: String,
    },
    /// A round is over before everybody was seen.
    EndRound { round: Id },
    /// A volunteer takes an issue.
    GiveHelp { issue: Id, volunteer: Id },
    /// A volunteer met a need.
    HelpDone {
        service: Id,
        minutes: u32,
        /// What was done, without a resident's name.
        note: String,
    },
    /// Draw up a list of volunteers to be rung.
    MakeCallOut {
        /// What it is about; who is called is still to be found.
        call_out: Box<CallOut>,
        among: Among,
    },
    /// Open the numbers of a call-out.
    OpenCallOut { call_out: Id },
    /// A volunteer was rung.
    Ring {
        call_out: Id,
        volunteer: Id,
        /// Of [`crate::model::care::codes::ANSWER`].
        answer: u8,
    },
    /// How long those served who came; one of them, or (none) all.
    TimeCallOut { call_out: Id, volunteer: Id, minutes: u16 },
    /// Put a volunteer's minutes right.
    CorrectHours {
        /// Volunteer, day, minutes and why.
        service: Box<Service>,
    },
    /// Draw up the hours of a time.
    DrawHours { from: Date, until: Date },
    /// A sheet of hours was handed in.
    ReportHours { report: Id },
}

impl Ask {
    /// The right that it needs; `None` where anybody may.
    pub fn right(&self) -> Option<Right> {
        match self {
            Self::SetVolunteer { .. }
            | Self::MoveVolunteer { .. }
            | Self::SetGroup { .. }
            | Self::SetDuty { .. }
            | Self::SetSkill { .. } => Some(VOLUNTEERS),
            Self::SetPlan { .. }
            | Self::Pair { .. }
            | Self::Unpair { .. }
            | Self::BeginRound { .. }
            | Self::EndRound { .. } => Some(PLAN),
            Self::Record { .. } | Self::TickVisits { .. } | Self::GiveHelp { .. } | Self::HelpDone { .. } => {
                Some(VISIT)
            }
            Self::MakeCallOut { .. } | Self::OpenCallOut { .. } | Self::Ring { .. } | Self::TimeCallOut { .. } => {
                Some(CALL_OUT)
            }
            Self::IssueCertificate { .. }
            | Self::CorrectHours { .. }
            | Self::DrawHours { .. }
            | Self::ReportHours { .. } => Some(HOURS),
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
            Ask::SetSkill { skill } => self.set_skill(skill),
            Ask::BeginRound { reason, elders, until, note } => self.begin_round(reason, elders, until, &note),
            Ask::EndRound { round } => self.end_round(round),
            Ask::GiveHelp { issue, volunteer } => self.give_help(issue, volunteer),
            Ask::HelpDone { service, minutes, note } => self.help_done(service, minutes, &note),
            Ask::MakeCallOut { call_out, among } => self.make_call_out(*call_out, &among),
            Ask::OpenCallOut { call_out } => self.open_call_out(call_out),
            Ask::Ring { call_out, volunteer, answer } => self.ring(call_out, volunteer, answer),
            Ask::TimeCallOut { call_out, volunteer, minutes } => self.time_call_out(call_out, volunteer, minutes),
            Ask::CorrectHours { service } => self.correct_hours(&service),
            Ask::DrawHours { from, until } => self.draw_hours(from, until),
            Ask::ReportHours { report } => self.report_hours(report),
        }
    }
}
