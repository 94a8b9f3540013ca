//! Tickets of sessions that ran while no desk was open.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::desk::Request;
use crate::desk::clinic::records::ClinicIndex;
use crate::desk::clinic::{Ask, unfinished_at};
use crate::desk::core::gap_row::{GapEntry, GapRow};
use crate::desk::core::office::Office;
use crate::model::{Record, Session, Visit};

/// How many days back a session is looked for.
const LOOK_BACK: i64 = 7;

/// Tickets of those sessions of which nobody entered whether their people were seen. What was measured is recorded by the
/// form of readings, with its actual time; here stands only that they were seen, or left.
pub static TICKETS: GapRow = GapRow {
    entries,
    enter: |_, entry, came| {
        let visit = entry.record;
        Some(match came {
            Some(_) => (Request::Clinic(Ask::EnterSeen { visit }), came),
            None => (Request::Clinic(Ask::VoidVisit { visit }), None),
        })
    },
};

fn entries(office: &Office, now: DateTime) -> Vec<GapEntry> {
    let since = now.date().checked_sub(LOOK_BACK.days()).unwrap_or(Date::MIN);
    let first = since.max(office.gap.from.date());
    let days = first.series(1.day()).take_while(|day| *day <= now.date() && *day <= office.gap.until.date());
    let sessions = days.flat_map(|day| office.by::<ClinicIndex>().sessions_on.get(&day));
    let sessions = sessions.filter_map(|id| office.of::<Session>().get(id));
    // The queue of a session that still runs goes on by itself.
    let ran = |session: &&Session| {
        let (start, end) = (session.date.to_datetime(session.start), session.date.to_datetime(session.end));
        session.closed.is_none() && end <= now && office.gap.saw(start, end)
    };
    let tickets = |session: &Session| {
        let (room, at) = (session.id, session.date.to_datetime(session.start));
        let entry = move |visit: Visit| {
            let Visit { id: record, resident, .. } = visit;
            GapEntry { kind: Visit::KIND, record, resident, room, at, heads: 1 }
        };
        unfinished_at(office, session.id).into_iter().map(entry)
    };
    sessions.filter(ran).flat_map(tickets).collect()
}
