//! Visits on their way out; what was measured only in full.

use std::collections::HashMap;

use crate::exchange::export::follow_ups::{FollowRow, ReferralRow, follow_ups, referrals};
use crate::exchange::export::visits::{VisitRow, visits};
use crate::model::{Attempt, FollowUp, Referral, ReferralWords, Session, Unit, Visit, Vitals};

use crate::desk::core::ledger::{each, fetch};
use crate::desk::export::row::{Chosen, ExportError, ExportRow};
use crate::desk::export::rows::{Out, party};

/// Visits by time and ticket.
pub static EXPORT: ExportRow = ExportRow {
    number: 4,
    word: "visits",
    one: "visit",
    choose: |chosen| chosen.by::<Visit, _>(|visit| (visit.at.date(), (visit.at, visit.ticket))),
    write: |chosen, open| {
        let columns = visits(chosen.wanted.layout());
        chosen.to(&columns, open, write)
    },
};

fn write(chosen: &Chosen<'_>, out: &mut Out<'_, '_, VisitRow>) -> Result<(), ExportError> {
    let mut sessions = HashMap::new();
    each::<Session>(&chosen.store, |session, _| drop(sessions.insert(session.id, session)))?;
    let mut units = HashMap::new();
    each::<Unit>(&chosen.store, |unit, _| drop(units.insert(unit.id, unit.name)))?;
    for (ids, wanted) in chosen.batches() {
        let mut visits = fetch::<Visit>(&chosen.store, &wanted)?;
        let mut vitals = if chosen.wanted.full { fetch::<Vitals>(&chosen.store, &wanted)? } else { HashMap::new() };
        let people = chosen.people(visits.values().map(|visit| visit.resident))?;
        for id in ids {
            let Some(visit) = visits.remove(id) else { continue };
            let session = sessions.get(&visit.session).cloned();
            let institution = session.as_ref().and_then(|session| units.get(&session.institution)).cloned();
            out.row(&VisitRow {
                party: party(&people, visit.resident),
                session,
                institution: institution.unwrap_or_default(),
                vitals: vitals.remove(id),
                visit,
            })?;
        }
    }
    Ok(())
}

/// Follow-ups by time.
pub static FOLLOW_UPS: ExportRow = ExportRow {
    number: 110,
    word: "followups",
    one: "followup",
    choose: |chosen| chosen.by::<Attempt, _>(|attempt| (attempt.at.date(), attempt.at)),
    write: |chosen, open| {
        let columns = follow_ups(chosen.wanted.layout());
        chosen.to(&columns, open, write_follow_ups)
    },
};

fn write_follow_ups(chosen: &Chosen<'_>, out: &mut Out<'_, '_, FollowRow>) -> Result<(), ExportError> {
    let operators = chosen.operators()?;
    for (ids, wanted) in chosen.batches() {
        let mut attempts = fetch::<Attempt>(&chosen.store, &wanted)?;
        let mut answers = if chosen.wanted.full { fetch::<FollowUp>(&chosen.store, &wanted)? } else { HashMap::new() };
        let people = chosen.people(attempts.values().map(|attempt| attempt.resident))?;
        for id in ids {
            let Some(attempt) = attempts.remove(id) else { continue };
            let who = operators.get(&attempt.who).cloned().unwrap_or_default();
            out.row(&FollowRow { party: party(&people, attempt.resident), who, answers: answers.remove(id), attempt })?;
        }
    }
    Ok(())
}

/// Referrals by the day on which they were made.
pub static REFERRALS: ExportRow = ExportRow {
    number: 111,
    word: "referrals",
    one: "referral",
    choose: |chosen| chosen.by::<Referral, _>(|referral| (referral.on, (referral.on, referral.id))),
    write: |chosen, open| {
        let columns = referrals(chosen.wanted.layout());
        chosen.to(&columns, open, write_referrals)
    },
};

fn write_referrals(chosen: &Chosen<'_>, out: &mut Out<'_, '_, ReferralRow>) -> Result<(), ExportError> {
    let mut units = HashMap::new();
    each::<Unit>(&chosen.store, |unit, _| drop(units.insert(unit.id, unit.name)))?;
    for (ids, wanted) in chosen.batches() {
        let mut referrals = fetch::<Referral>(&chosen.store, &wanted)?;
        let mut words =
            if chosen.wanted.full { fetch::<ReferralWords>(&chosen.store, &wanted)? } else { HashMap::new() };
        let people = chosen.people(referrals.values().map(|referral| referral.resident))?;
        for id in ids {
            let Some(referral) = referrals.remove(id) else { continue };
            let to = units.get(&referral.to).cloned().unwrap_or_default();
            let party = party(&people, referral.resident);
            out.row(&ReferralRow { party, to, words: words.remove(id), referral })?;
        }
    }
    Ok(())
}
