//! Every note of volunteers and care visits.

use jiff::civil::date;

use crate::model::{Id, Note, care};
use crate::text::tests::Paper;

pub(super) fn every_note_of_care() -> Vec<Note> {
    let (resident, volunteer) = (Paper::RESIDENT, Paper::VOLUNTEER);
    let day = date(2026, 11, 26);
    let notes = vec![
        care::Did::VolunteerSet { volunteer },
        care::Did::VolunteerSet { volunteer: Id(404) },
        care::Did::VolunteerMoved { volunteer, state: 2 },
        care::Did::GroupSet { group: Id(404) },
        care::Did::PlanSet { resident },
        care::Did::Paired { resident, volunteer, role: 1 },
        care::Did::Unpaired { resident, volunteer },
        care::Did::Visited { resident, reached: 1, minutes: 40, due: Some(day) },
        care::Did::Visited { resident, reached: 1, minutes: 0, due: None },
        care::Did::Visited { resident, reached: 2, minutes: 0, due: Some(day) },
        care::Did::LadderOpened { resident },
        care::Did::Attempted { resident, rung: 3, result: 2 },
        care::Did::EmergencyEnded { resident },
        care::Did::DutySet { day },
        care::Did::Ticked { volunteer, seen: 3 },
        care::Did::CertificateIssued { volunteer, number: 7 },
        care::Did::SkillSet { skill: Id(11) },
        care::Did::RoundBegun { elders: 45, reason: 1, until: day },
        care::Did::RoundEnded { reason: 4 },
        care::Did::HelpGiven { volunteer, number: 12 },
        care::Did::HelpDone { volunteer, number: 12, minutes: 40 },
        care::Did::CallOutMade { call_out: Id(404), people: 45 },
        care::Did::CallOutOpened { call_out: Id(404) },
        care::Did::Rung { volunteer, answer: 1 },
        care::Did::CallOutTimed { call_out: Id(404), people: 12 },
        care::Did::HoursCorrected { volunteer, minutes: -30 },
        care::Did::HoursDrawn { report: Id(404), until: day, people: 31 },
        care::Did::HoursReported { report: Id(404), until: day },
    ];
    notes.into_iter().map(Note::Care).collect()
}
