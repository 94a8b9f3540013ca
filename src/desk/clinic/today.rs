//! What the clinic has today, for whoever looks at a glance: each session's queue, who is to be measured again.

use jiff::civil::Date;

use crate::desk::clinic::records::ClinicIndex;
use crate::model::{Id, Resident, Session, Visit, VisitState};

use crate::desk::core::office::Office;

/// A session today.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionToday {
    pub session: Id,
    /// The highest ticket called.
    pub called: u16,
    /// How many wait.
    pub waiting: usize,
    /// How many were seen.
    pub done: usize,
}

/// Today's sessions by their start.
pub fn sessions_today(office: &Office, today: Date) -> Vec<SessionToday> {
    let mut sessions: Vec<SessionToday> =
        office.by::<ClinicIndex>().sessions_on.get(&today).map(|session| tally_of(office, session)).collect();
    sessions.sort_by_key(|s| office.of::<Session>().get(s.session).map(|session| session.start));
    sessions
}

/// How far a session's queue is.
pub fn tally_of(office: &Office, session: Id) -> SessionToday {
    let mut tally = SessionToday { session, called: 0, waiting: 0, done: 0 };
    for visit in office.naming::<Visit, Session>(session).filter_map(|visit| office.of::<Visit>().get(visit)) {
        match visit.state {
            VisitState::Waiting => tally.waiting += 1,
            VisitState::Called => tally.called = tally.called.max(visit.ticket),
            VisitState::Done => {
                tally.done += 1;
                tally.called = tally.called.max(visit.ticket);
            }
            VisitState::Void => {}
        }
    }
    tally
}

/// Visits whose recall has come and whose resident was not seen since.
pub fn recalls_due(office: &Office, today: Date) -> Vec<Id> {
    office
        .by::<ClinicIndex>()
        .recalls_on
        .range(..=today)
        .filter_map(|id| office.of::<Visit>().get(id))
        .filter(|visit| {
            let seen_since =
                office.naming::<Visit, Resident>(visit.resident).filter_map(|id| office.of::<Visit>().get(id));
            let lives_here =
                office.of::<Resident>().get(visit.resident).is_some_and(crate::model::Resident::lives_here);
            lives_here && !seen_since.into_iter().any(|v| v.state == VisitState::Done && v.at > visit.at)
        })
        .map(|visit| visit.id)
        .collect()
}
