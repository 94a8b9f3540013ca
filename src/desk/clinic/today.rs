//! What the clinic has today, for whoever looks at a glance: each session's queue, who is to be measured again.

use jiff::civil::{Date, DateTime};

use crate::desk::clinic::records::ClinicIndex;
use crate::desk::clinic::referral::{is_to_chase, open_referrals};
use crate::model::{Id, Session, Visit, VisitState};

use crate::desk::core::office::Office;

/// A session today.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionToday {
    pub session: Id,
    /// The highest ticket called.
    pub called: u16,
    /// How many wait.
    pub waiting: usize,
    /// How many wait aside.
    pub on_hold: usize,
    /// How many were seen.
    pub done: usize,
    /// Minutes for which whoever waits longest has waited.
    pub longest: i64,
}

/// Today's sessions by their start.
pub fn sessions_today(office: &Office, now: DateTime) -> Vec<SessionToday> {
    let mut sessions: Vec<SessionToday> =
        office.by::<ClinicIndex>().sessions_on.get(&now.date()).map(|session| tally_of(office, session, now)).collect();
    sessions.sort_by_key(|s| office.of::<Session>().get(s.session).map(|session| session.start));
    sessions
}

/// How far a session's queue is.
pub fn tally_of(office: &Office, session: Id, now: DateTime) -> SessionToday {
    let mut tally = SessionToday { session, called: 0, waiting: 0, on_hold: 0, done: 0, longest: 0 };
    for visit in office.naming::<Visit, Session>(session).filter_map(|visit| office.of::<Visit>().get(visit)) {
        match visit.state {
            VisitState::Waiting => {
                tally.waiting += 1;
                tally.longest = tally.longest.max(visit.waited(now));
            }
            VisitState::OnHold => tally.on_hold += 1,
            VisitState::Called | VisitState::BeingSeen => tally.called = tally.called.max(visit.ticket),
            VisitState::Done => {
                tally.done += 1;
                tally.called = tally.called.max(visit.ticket);
            }
            VisitState::Void => {}
        }
    }
    tally
}

/// The days since each referral that is to be chased was made, the oldest first.
pub fn chases(office: &Office, today: Date) -> Vec<i32> {
    let to_chase = open_referrals(office).into_iter().filter(|referral| is_to_chase(office, referral, today));
    to_chase.map(|referral| referral.age_days(today)).collect()
}
