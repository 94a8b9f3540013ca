//! Free clinics, health checks and home visits: sessions, tickets, what was measured, who is to be seen again.

mod ask;
pub(in crate::desk) mod demo;
pub mod export;
pub mod figures;
pub mod follow;
mod following;
mod found;
pub mod gap;
pub mod leaving;
pub mod month;
pub mod norm;
pub mod old_readings;
pub mod past;
mod queue;
pub mod recording;
pub mod records;
pub mod referral;
mod referring;
pub mod register;
pub mod report;
pub mod sheets;
pub mod today;

pub use crate::model::clinic::{Did, Not};
pub use ask::Ask;
pub use norm::assess;
pub use recording::Recording;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::{Desk, Done};
use crate::model::Resident;
use crate::model::field::FieldError;
use crate::model::{Id, Note, Record, Refusal, Session, Unit, Visit, VisitState, Vitals};

/// Most times that a session is planned at once.
const MOST_TIMES: u16 = 60;

impl Desk {
    /// Plans a session, or changes one.
    pub(in crate::desk) fn set_session(&mut self, mut session: Session) -> Result<Done, Refusal> {
        if session.end <= session.start {
            return Err(Refusal::field("end", FieldError::NotATime));
        }
        if session.institution.is_none() {
            return Err(Refusal::field("institution", FieldError::Required));
        }
        self.known::<Unit>(session.institution)?;
        if session.id.is_none() {
            session.id = self.fresh();
        } else {
            let before = self.known::<Session>(session.id)?;
            (session.last_ticket, session.unnamed, session.closed) =
                (before.last_ticket, before.unnamed, before.closed);
        }
        let mut change = Change::default();
        change.put(&self.office(), &session)?;
        let note = Note::Clinic(Did::SessionPlanned { session: session.id });
        self.commit(change, note).map(|done| done.at(Session::KIND, session.id))
    }

    /// Plans a session so many times more, every week, every other week or every month: holidays and days that have it
    /// already are left out, and said.
    pub(in crate::desk) fn repeat_session(&mut self, id: Id, every: u8, times: u16) -> Result<Done, Refusal> {
        let session = self.known::<Session>(id)?;
        if times == 0 || times > MOST_TIMES {
            return Err(Refusal::field("times", FieldError::OutOfRange { min: 1, max: MOST_TIMES.into() }));
        }
        let (mut planned, mut skipped) = (Vec::new(), 0);
        {
            let office = self.office();
            for nth in 1..=i64::from(times) {
                let Some(date) = further(session.date, every, nth) else { continue };
                let twin = |other: &Session| {
                    (other.date, other.institution, other.start) == (date, session.institution, session.start)
                };
                let taken = office.of::<Session>().all().any(twin);
                let holiday = office.holiday_on(date).is_some_and(|holiday| holiday.closes());
                if taken || holiday {
                    skipped += 1;
                } else {
                    planned.push(date);
                }
            }
        }
        if planned.is_empty() {
            return Err(Refusal::from(Not::NoDayLeft));
        }
        let mut change = Change::default();
        let times = planned.len() as u16;
        for date in planned {
            let id = self.fresh();
            let next = Session { id, date, last_ticket: 0, unnamed: 0, closed: None, ..session.clone() };
            change.put(&self.office(), &next)?;
        }
        let note = Note::Clinic(Did::SessionsRepeated { session: id, times, skipped });
        self.commit(change, note).map(|done| done.at(Session::KIND, id))
    }
}

/// The day of the `nth` session after one, by [`crate::model::center::series::EVERY`].
fn further(from: Date, every: u8, nth: i64) -> Option<Date> {
    match every {
        2 => from.checked_add((nth * 14).days()).ok(),
        3 => from.checked_add(nth.months()).ok(),
        _ => from.checked_add((nth * 7).days()).ok(),
    }
}

/// Visits of a session that are not finished: those who go before others first, then by ticket.
pub fn unfinished_at(office: &Office, session: Id) -> Vec<Visit> {
    let visits = office.naming::<Visit, Session>(session).filter_map(|id| office.of::<Visit>().get(id));
    let mut waiting: Vec<Visit> = visits.filter(|visit| visit.state.is_unfinished()).cloned().collect();
    waiting.sort_by_key(|visit| (visit.priority == 0, visit.ticket, visit.id));
    waiting
}

fn state_key(state: VisitState) -> &'static str {
    crate::model::code::by_number(crate::model::clinic::VISIT_STATE, state as u8).map_or("", |code| code.key)
}

/// Whether anything was ever measured of a resident.
pub fn was_measured(office: &Office, resident: Id) -> bool {
    office.naming::<Visit, Resident>(resident).any(|visit| office.get::<Vitals>(visit).is_some())
}
