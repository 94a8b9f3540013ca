//! Two records of one person become one: picked field by field, with everything that referred to either. One command,
//! taken back as one.

use std::collections::HashSet;

use crate::desk::core;
use crate::desk::people::Did;
use crate::model::field::FieldError;
use crate::model::{Household, Id, Note, Record, Refusal, Relation, Resident, Unique};
use crate::store::port::Rev;

use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::people::guards::unique_id;
use crate::desk::{Desk, Done};

/// Two records, as whoever compares them saw them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Both {
    /// The one that stays.
    pub kept: (Id, Rev),
    /// The one that goes.
    pub gone: (Id, Rev),
}

impl Desk {
    /// Merges two residents: `picked` is the person as it shall be, in the household that it shall live in. Bookings,
    /// visits, issues, words, visitor lines and whatever else named the one that goes name the one that stays.
    pub(in crate::desk) fn merge(&mut self, both: &Both, picked: Resident) -> Result<Done, Refusal> {
        let (kept, gone) = (both.kept.0, both.gone.0);
        if kept == gone {
            return Err(Refusal::gone(Resident::KIND));
        }
        let before = [self.seen(both.kept)?, self.seen(both.gone)?];
        self.bring(&HashSet::from([gone, kept].map(|id| (Resident::KIND, id))), 0)?;

        let picked = Resident { id: kept, ..picked };
        picked.check().map_err(|(key, error)| Refusal::field(key, error))?;
        if !before.iter().any(|person| person.household == picked.household) {
            return Err(Refusal::gone(Household::KIND));
        }
        let mut change = Change::default();
        {
            let office = self.office();
            office.may_go(gone)?;
            for row in office.kinds() {
                (row.merge)(&office, &mut change, gone, kept)?;
            }
            numbers(&office, &mut change, &before, &picked)?;
            change.delete::<Resident>(&office, gone);
            change.put(&office, &picked)?;
            households(&office, &mut change, &before, picked)?;
        }
        let merged = self.commit(change, Note::People(Did::Merged { resident: kept, gone }))?;
        Ok(merged.at(Resident::KIND, kept))
    }

    /// A resident who must be as they were when they were looked at.
    fn seen(&self, (id, rev): (Id, Rev)) -> Result<Resident, Refusal> {
        let office = self.office();
        match office.of::<Resident>().row(id) {
            Some(row) if row.rev == rev => Ok(row.record.clone()),
            Some(_) => Err(Refusal::from(core::Not::Changed { kind: Resident::KIND })),
            None => Err(Refusal::gone(Resident::KIND)),
        }
    }
}

/// The guards of identity numbers: the one that stays guards the number that stays.
fn numbers(office: &Office, change: &mut Change, before: &[Resident], picked: &Resident) -> Result<(), Refusal> {
    let known = before.iter().map(|person| person.id_number.as_str());
    if !picked.id_number.is_empty() && !known.clone().any(|number| number == picked.id_number) {
        return Err(Refusal::field("id_number", FieldError::NotAChoice));
    }
    for number in known.filter(|number| !number.is_empty() && *number != picked.id_number) {
        let guard = unique_id(office, number);
        if office.of::<Unique>().get(guard).is_some_and(|unique| before.iter().any(|person| person.id == unique.owner))
        {
            change.delete::<Unique>(office, guard);
        }
    }
    if picked.id_number.is_empty() {
        return Ok(());
    }
    let unique = Unique { id: unique_id(office, &picked.id_number), owner: picked.id };
    if office.of::<Unique>().get(unique.id) == Some(&unique) { Ok(()) } else { change.put(office, &unique) }
}

/// Whoever heads the households concerned: the one that the person lives in, and the one that it no longer does.
fn households(
    office: &Office,
    change: &mut Change,
    before: &[Resident; 2],
    mut picked: Resident,
) -> Result<(), Refusal> {
    let merged = |id: Id| before.iter().any(|person| person.id == id);
    let mut homes: Vec<Id> = before.iter().map(|person| person.household).collect();
    homes.dedup();
    for home in homes {
        let Some(household) = office.of::<Household>().get(home) else { continue };
        let mut others: Vec<&Resident> = office.household_members(home).filter(|member| !merged(member.id)).collect();
        others.sort_unstable_by_key(|member| (member.birth.is_none(), member.birth, member.id));
        let headed = merged(household.head);
        let here = picked.household == home && picked.lives_here();
        let head = match others.first() {
            _ if here && (headed || others.is_empty()) => {
                picked.relation = Relation::Head;
                change.put(office, &picked)?;
                picked.id
            }
            Some(eldest) if headed => {
                change.put(office, &Resident { relation: Relation::Head, ..(*eldest).clone() })?;
                eldest.id
            }
            // Nobody else lives there: the name of who once did stays with the person that has it now.
            None if headed => picked.id,
            _ => household.head,
        };
        if here && head != picked.id && picked.relation == Relation::Head {
            picked.relation = Relation::Other;
            change.put(office, &picked)?;
        }
        if head != household.head {
            change.put(office, &Household { head, ..household.clone() })?;
        }
    }
    Ok(())
}
