//! Extra rounds: everybody of a tier or a list is looked in on once more, in heat, in frost, before a festival; whoever
//! something happened to, within the hours that the rule names.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::desk::care::{Did, Not};
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::{Desk, Done};
use crate::model::care::codes::{CHANGE, ROUND};
use crate::model::care::rules::{CHANGE_HOURS, ROUND_DAYS};
use crate::model::care::{CarePlan, CareRound};
use crate::model::code::by_number;
use crate::model::field::FieldError;
use crate::model::{Id, Note, Record, Refusal, Resident};

/// The round that asks for somebody the soonest; none where they were reached since each of them was called.
pub fn round_of<'a>(office: &'a Office, plan: &CarePlan) -> Option<&'a CareRound> {
    let reached = plan.last_reached().map(|contact| contact.day);
    let asking = office.of::<CareRound>().all().filter(|round| round.asks_for(plan.id, reached));
    asking.min_by_key(|round| (round.until, round.id))
}

/// How many of a round were reached since it was called, and how many it asks for still.
pub fn progress(office: &Office, round: &CareRound) -> (usize, usize) {
    let asked = |elder: &&Id| {
        let plan = office.of::<CarePlan>().get(**elder);
        let here = office.of::<Resident>().get(**elder).is_some_and(Resident::lives_here);
        here && plan.is_some_and(|plan| round.asks_for(plan.id, plan.last_reached().map(|contact| contact.day)))
    };
    let left = round.elders.iter().filter(asked).count();
    (round.elders.len() - left, left)
}

/// By when a round that is called now is to be done, by the rules.
pub fn usual_end(office: &Office, reason: u8, now: DateTime) -> DateTime {
    let value = |row| office.rule(row, now.date()).value;
    if reason == CHANGE {
        return now.saturating_add(value(&CHANGE_HOURS).hours());
    }
    now.date().saturating_add(value(&ROUND_DAYS).days()).at(23, 59, 0, 0)
}

impl Desk {
    /// Calls a round. Whoever has no plan yet has one from now on: nobody is asked for who stands on no list.
    pub(in crate::desk) fn begin_round(
        &mut self,
        reason: u8,
        mut elders: Vec<Id>,
        until: Option<Date>,
        note: &str,
    ) -> Result<Done, Refusal> {
        if by_number(ROUND, reason).is_none() {
            return Err(Refusal::field("reason", FieldError::Required));
        }
        let since = self.when();
        if until.is_some_and(|day| day < since.date()) {
            return Err(Refusal::field("until", FieldError::NotADate));
        }
        elders.retain(|id| self.office().of::<Resident>().get(*id).is_some_and(Resident::lives_here));
        elders.sort_unstable();
        elders.dedup();
        if elders.is_empty() {
            return Err(Refusal::from(Not::NobodyInRound));
        }
        let usual = usual_end(&self.office(), reason, since);
        let until = until.map_or(usual, |day| day.at(23, 59, 0, 0));
        let (id, who) = (self.fresh(), self.at_the_desk());
        let mut change = Change::default();
        for elder in &elders {
            if self.office().of::<CarePlan>().get(*elder).is_none() {
                change.put(&self.office(), &CarePlan::new(*elder, since.date()))?;
            }
        }
        let count = u16::try_from(elders.len()).unwrap_or(u16::MAX);
        let round = CareRound { id, reason, since, until, elders, note: note.trim().to_owned(), who };
        change.put(&self.office(), &round)?;
        let note = Did::RoundBegun { elders: count, reason, until: until.date() };
        self.commit(change, Note::Care(note)).map(|done| done.at(CareRound::KIND, id))
    }

    /// A round is over before everybody was seen: their tier's own day counts again.
    pub(in crate::desk) fn end_round(&mut self, id: Id) -> Result<Done, Refusal> {
        let round = self.known::<CareRound>(id)?;
        let mut change = Change::default();
        change.delete::<CareRound>(&self.office(), id);
        self.commit(change, Note::Care(Did::RoundEnded { reason: round.reason }))
    }
}
