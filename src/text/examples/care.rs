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
    ];
    notes.into_iter().map(Note::Care).collect()
}
