//! Giving a benefit, once a round, with its stock in the same commit; correcting and voiding what was given.

use jiff::civil::Date;

use crate::desk::benefits::entitled::{Occasion, RowOn, State, given_in, may, row_at, row_on, state};
use crate::desk::benefits::{Did, Giving, Not};
use crate::desk::core::change::Change;
use crate::desk::core::kept::overlaid;
use crate::desk::core::office::Office;
use crate::desk::core::visitor::Visitor;
use crate::desk::visitors::matter;
use crate::desk::{Desk, Done};
use crate::model::benefits::{Benefit, Grant, Supply, VOID};
use crate::model::code::by_number;
use crate::model::field::FieldError;
use crate::model::{Id, Note, Record, Refusal, Resident, Way};

/// Most people to whom one command gives something.
pub const MOST_AT_ONCE: usize = 200;

impl Desk {
    /// Gives somebody what they may have on the day on which it happened.
    pub(in crate::desk) fn give(&mut self, giving: &Giving, visitor: &Visitor) -> Result<Done, Refusal> {
        let mut change = Change::default();
        let (grant, again) = self.add_grant(&mut change, giving, None, visitor)?;
        self.add_visitor_line(&mut change, visitor, grant.resident, matter::BENEFIT, grant.id)?;
        let note = Did::Given { resident: grant.resident, benefit: grant.benefit, on: grant.day(), again };
        self.commit(change, Note::Benefits(note)).map(|done| done.at(Grant::KIND, grant.id))
    }

    /// Gives several people the same on a delivery, as one command: all of them or nobody.
    pub(in crate::desk) fn give_to_several(
        &mut self,
        benefit: Id,
        residents: &[Id],
        supply: Id,
    ) -> Result<Done, Refusal> {
        if residents.len() > MOST_AT_ONCE {
            return Err(Refusal::from(Not::TooMany { most: MOST_AT_ONCE }));
        }
        let mut change = Change::default();
        // Whoever is on a list of those who get something did not come to the desk.
        let nobody = Visitor::default();
        for resident in residents {
            let giving = Giving { benefit, resident: *resident, supply, role: 1, ..Giving::default() };
            self.add_grant(&mut change, &giving, None, &nobody)?;
        }
        let people = u32::try_from(residents.len()).unwrap_or(u32::MAX);
        let note = Note::Benefits(Did::GivenToSeveral { benefit, people });
        self.commit(change, note).map(|done| done.at(Benefit::KIND, benefit))
    }

    /// Adds to a change that somebody is given something, with its stock; at an activity, by its round. Answers what was
    /// given, and from which day on they may have it again.
    pub(in crate::desk) fn add_grant(
        &self,
        change: &mut Change,
        giving: &Giving,
        occasion: Option<Occasion>,
        visitor: &Visitor,
    ) -> Result<(Grant, Option<Date>), Refusal> {
        let at = self.when();
        let day = at.date();
        let resident = self.known::<Resident>(giving.resident)?;
        let (grant, again) = {
            let office = self.office();
            let row = match occasion {
                Some(occasion) => row_at(&office, giving.benefit, day, occasion),
                None => row_on(&office, giving.benefit, day),
            };
            let row = row.ok_or_else(|| Refusal::from(Not::NoTerms { benefit: giving.benefit, day }))?;
            open_to(&office, change, &row, &resident, day)?;
            let Some(round) = row.round else {
                let (benefit, every) = (giving.benefit, row.terms.every);
                return Err(Refusal::from(Not::NoRound { benefit, every, next: row.next }));
            };
            let supply = supply_of(&row, giving.supply)?;
            let household = if row.terms.is_per_household() { resident.household } else { Id::NONE };
            let whose = household.some().unwrap_or(resident.id);
            let id_of = |nth| Grant::id_of(giving.benefit, (row.occasion, round.first), whose, nth);
            let free = |nth: &u8| office.of::<Grant>().get(id_of(*nth)).is_none();
            let nth = (0..u8::MAX).find(free).unwrap_or(u8::MAX);
            if change.record::<Grant>(id_of(nth)).is_some() {
                let (benefit, by) = (giving.benefit, resident.id);
                let (per, every) = (row.terms.per, row.terms.every);
                return Err(Refusal::from(Not::Taken { benefit, by, on: day, per, every, again: row.next }));
            }
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
                occasion: row.occasion,
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
        self.take_from_stock(change, grant.supply, grant.taken())?;
        change.put(&self.office(), &grant)?;
        Ok((grant, again))
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
        // What the same command took before is taken.
        let supply = change.after::<Supply>(&self.office(), supply).ok_or(Refusal::gone(Supply::KIND))?;
        let left = supply.left - pieces;
        if left < 0 {
            let asked = u32::try_from(pieces).unwrap_or(u32::MAX);
            return Err(Refusal::from(Not::TooLittle { supply: supply.id, left: supply.left, asked }));
        }
        change.put(&self.office(), &Supply { left, ..supply })
    }
}

/// Refuses what somebody may not have now, with the fact, the rule and the next day.
fn open_to(office: &Office, change: &Change, row: &RowOn<'_>, resident: &Resident, day: Date) -> Result<(), Refusal> {
    let (benefit, terms) = (row.benefit.id, row.terms);
    if let Err(why) = may(terms, resident, day) {
        return Err(Refusal::from(Not::NotEntitled { benefit, resident: resident.id, why }));
    }
    if let State::Taken { grant, by, on, again } = state(office, row, resident, day) {
        let not = Not::Taken { benefit, by, on, per: terms.per, every: terms.every, again };
        return Err(Refusal::from(not).with_ways(vec![Way::Open { kind: Grant::KIND, id: grant }]));
    }
    let given = || given_in(office, row) + change.ids::<Grant>().count();
    if terms.quota > 0 && given() >= terms.quota as usize {
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
