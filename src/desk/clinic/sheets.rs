//! What the clinic prints: a visit's slip, and the sessions on the day's paper.

use jiff::civil::Date;

use crate::exchange::page::Block;
use crate::exchange::slips;
use crate::model::{Id, Session, Visit, VisitState, Vitals};
use crate::text::registers::rules;
use crate::text::{pages as words, when};

use crate::desk::clinic::assess;
use crate::desk::core::office::Office;
use crate::desk::core::sheet::{Printable, SheetRow, Sight, at_once};

static SLIP: SheetRow = SheetRow {
    number: |office, what| if waits(office, what.of) { 2 } else { 3 },
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let lang = sight.lang;
        let visit = sight.record::<Visit>(what.of)?;
        let session = sight.office.held_by(visit.session);
        let vitals = sight.office.table::<Vitals>().get(what.of).filter(|_| visit.state == VisitState::Done);
        let blocks = match vitals {
            Some(vitals) => {
                let assessed = assess(sight.office, vitals, visit.at.date());
                let source = assessed.by.as_ref().map_or("", |by| rules::source(lang, by));
                slips::visit(lang, (visit, vitals), session, (&assessed.found, assessed.again, source), &sight.names())
            }
            None => slips::ticket(lang, visit, session, &sight.names()),
        };
        Ok((String::new(), blocks))
    },
};

/// A visit's slip: its ticket while it waits, its readings afterwards.
pub fn slip(visit: Id) -> Printable {
    Printable::of(&SLIP, visit)
}

fn waits(office: &Office, visit: Id) -> bool {
    let state = office.of::<Visit>().get(visit).map(|visit| visit.state);
    matches!(state, Some(VisitState::Waiting | VisitState::Called))
}

/// The sessions on the day's paper.
pub(in crate::desk) fn day(sight: &Sight<'_>, date: Date) -> Vec<Block> {
    let mut sessions: Vec<_> = sight.office.of::<Session>().all().filter(|session| session.date == date).collect();
    sessions.sort_by_key(|session| session.start);
    if sessions.is_empty() {
        return Vec::new();
    }
    let line = |session: &crate::model::Session| {
        let times = format!("{}-{}", when::clock(session.start), when::clock(session.end));
        Block::Line(format!("{times}  {}", sight.office.unit_name(session.institution)))
    };
    let heading = Block::Heading(words::SESSIONS.say(sight.lang).to_owned());
    std::iter::once(heading).chain(sessions.into_iter().map(line)).collect()
}
