//! Giving a benefit, once a round, with its stock in the same commit; correcting and voiding what was given.

use crate::desk::benefits::entitled::{RowOn, State, given_in, may, row_on, state};
use crate::desk::benefits::{Did, Giving, Not};
use crate::desk::core::change::Change;
use crate::desk::core::kept::overlaid;
use crate::desk::core::office::Office;
use crate::desk::core::visitor::Visitor;
use crate::desk::visitors::matter;
use crate::desk::{Desk, Done};
use crate::model::benefits::{Grant, Supply, VOID};
use crate::model::code::by_number;
use crate::model::field::FieldError;
use crate::model::{Id, Note, Record, Refusal, Resident, Way};

impl Desk {
    /// Gives somebody what they may have on the day on which it happened.
    pub(in crate::desk) fn give(&mut self, giving: &Giving, visitor: &Visitor) -> Result<Done, Refusal> {
        let at = self.when();
        let day = at.date();
        let resident = self.known::<Resident>(giving.resident)?;
        let mut change = Change::default();
        let (grant, again) = {
            let office = self.office();
            let row = row_on(&office, giving.benefit, day)
                .ok_or_else(|| Refusal::from(Not::NoTerms { benefit: giving.benefit, day }))?;
            open_to(&office, &row, &resident, day)?;
            let Some(round) = row.round else {
                let (benefit, every) = (giving.benefit, row.terms.every);
                return Err(Refusal::from(Not::NoRound { benefit, every, next: row.next }));
            };
            let supply = supply_of(&row, giving.supply)?;
            let household = if row.terms.is_per_household() { resident.household } else { Id::NONE };
            let whose = household.some().unwrap_or(resident.id);
            let id_of = |nth| Grant::id_of(giving.benefit, round.first, whose, nth);
            let nth = (0..u8::MAX).find(|nth| office.of::<Grant>().get(id_of(*nth)).is_none()).unwrap_or(u8::MAX);
            let stood = visitor.of(resident.id);
            let stands = giving.role == 0;
            let only_giver = match row.terms.givers.as_slice() {
                [giver] => *giver,
                [] | [_, ..] => Id::NONE,
            };
            let grant = Grant {
                id: id_of(nth),
                resident: resident.id,
                benefit: giving.benefit,
                terms: row.terms.id,
                household,
                round: round.first,
                until: round.last,
                nth,
                at,
                supply,
                pieces: row.terms.pieces,
                giver: giving.giver.some().unwrap_or(only_giver),
                role: if stands { stood.role } else { giving.role },
                taker: if stands { stood.name } else { giving.taker.clone() },
                checked: if stands { stood.checked } else { giving.checked },
                note: giving.note.clone(),
                voided: 0,
                void_note: String::new(),
            };
            (grant, row.next)
        };
        self.take_from_stock(&mut change, grant.supply, grant.taken())?;
        change.put(&self.office(), &grant)?;
        self.add_visitor_line(&mut change, visitor, resident.id, matter::BENEFIT, grant.id)?;
        let (resident, benefit) = (resident.id, grant.benefit);
        let note = Note::Benefits(Did::Given { resident, benefit, on: day, again });
        self.commit(change, note).map(|done| done.at(Grant::KIND, grant.id))
    }

    /// What was given does not stand; what did not leave the house goes back to the stock.
    pub(in crate::desk) fn void_grant(&mut self, id: Id, reason: u8, note: &str) -> Result<Done, Refusal> {
        let grant = self.known::<Grant>(id)?;
        if !grant.stands() {
            return Err(Refusal::from(Not::VoidAlready));
        }
        if by_number(VOID, reason).is_none() {
            return Err(Refusal::field("voided", FieldError::NotAChoice));
        }
        let void = Grant { voided: reason, void_note: note.trim().to_owned(), ..grant.clone() };
        let mut change = Change::default();
        self.take_from_stock(&mut change, grant.supply, void.taken() - grant.taken())?;
        change.put(&self.office(), &void)?;
        let note = Note::Benefits(Did::GrantVoided { resident: grant.resident, benefit: grant.benefit });
        self.commit(change, note).map(|done| done.at(Grant::KIND, id))
    }

    /// Corrects who took it, who gave it, and the note.
    pub(in crate::desk) fn correct_grant(&mut self, wanted: &Grant, only: &[&'static str]) -> Result<Done, Refusal> {
        let before = self.known::<Grant>(wanted.id)?;
        if !before.stands() {
            return Err(Refusal::from(Not::VoidAlready));
        }
        let grant = overlaid(Some(before), wanted, Some(only))?;
        let mut change = Change::default();
        change.put(&self.office(), &grant)?;
        let note = Note::Benefits(Did::GrantCorrected { resident: grant.resident, benefit: grant.benefit });
        self.commit(change, note).map(|done| done.at(Grant::KIND, grant.id))
    }

    /// Takes pieces out of a stock, or puts them back where they are below nothing.
    fn take_from_stock(&self, change: &mut Change, supply: Id, pieces: i64) -> Result<(), Refusal> {
        if supply.is_none() || pieces == 0 {
            return Ok(());
        }
        let supply = self.known::<Supply>(supply)?;
        let left = supply.left - pieces;
        if left < 0 {
            let asked = u32::try_from(pieces).unwrap_or(u32::MAX);
            return Err(Refusal::from(Not::TooLittle { supply: supply.id, left: supply.left, asked }));
        }
        change.put(&self.office(), &Supply { left, ..supply })
    }
}

/// Refuses what somebody may not have now, with the fact, the rule and the next day.
fn open_to(office: &Office, row: &RowOn<'_>, resident: &Resident, day: jiff::civil::Date) -> Result<(), Refusal> {
    let (benefit, terms) = (row.benefit.id, row.terms);
    if let Err(why) = may(terms, resident, day) {
        return Err(Refusal::from(Not::NotEntitled { benefit, resident: resident.id, why }));
    }
    if let State::Taken { grant, by, on, again } = state(office, row, resident, day) {
        let not = Not::Taken { benefit, by, on, per: terms.per, every: terms.every, again };
        return Err(Refusal::from(not).with_ways(vec![Way::Open { kind: Grant::KIND, id: grant }]));
    }
    if terms.quota > 0 && given_in(office, row) >= terms.quota as usize {
        return Err(Refusal::from(Not::QuotaUsed { benefit, quota: terms.quota, next: row.next }));
    }
    Ok(())
}

/// Which stock it is given from: the only one of the terms, or the one that was picked of several.
fn supply_of(row: &RowOn<'_>, picked: Id) -> Result<Id, Refusal> {
    match row.terms.supplies.as_slice() {
        [] => Ok(Id::NONE),
        [only] => Ok(*only),
        several if several.contains(&picked) => Ok(picked),
        [..] => Err(Refusal::field("supply", FieldError::Required)),
    }
}
