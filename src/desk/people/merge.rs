//! Two records of one person become one: picked field by field, with everything that referred to either. One command,
//! taken back as one.

use crate::desk::core;
use crate::desk::people::Did;
use crate::model::field::{FieldError, FieldKind};
use crate::model::{Household, Id, Note, Record, Refusal, Relation, Resident, Unique, Value};
use crate::store::port::Rev;

use crate::desk::core::change::COMMUNITY;
use crate::desk::core::change::Change;
use crate::desk::core::kept::{Kept, Merging};
use crate::desk::core::office::Office;
use crate::desk::people::unique_id;
use crate::desk::{Desk, Done};
use crate::model::Key;

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
        let resident = |id| Key { community: COMMUNITY, kind: Resident::KIND, id };
        let before = [self.seen(both.kept)?, self.seen(both.gone)?];
        self.bring(resident(gone), 0)?;
        self.bring(resident(kept), 0)?;

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

/// Points every record of a kind that names one resident to another; what has the person's own id is joined. A record
/// whose id is worked out from its fields takes another one, unless one stands there: then it keeps its own.
pub(in crate::desk) fn rename<R: Kept>(
    office: &Office,
    change: &mut Change,
    gone: Id,
    kept: Id,
) -> Result<(), Refusal> {
    if R::MERGING == Merging::Apart {
        return Ok(());
    }
    if R::PART_OF == Some(Resident::KIND) {
        return own::<R>(office, change, (kept, gone));
    }
    let named: Vec<Id> = office.naming::<R, Resident>(gone).chain(office.naming_anything::<R>(gone)).collect();
    for record in named.into_iter().filter_map(|id| office.get::<R>(id)) {
        let mut moved = record.clone();
        for field in R::FIELDS {
            if let Some(value) = field.renamed(&moved, Resident::KIND, gone, kept) {
                (field.set)(&mut moved, value).map_err(|error| Refusal::field(field.key, error))?;
            }
        }
        let id = moved.id_of_fields().filter(|id| office.get::<R>(*id).is_none());
        if let Some(id) = id {
            change.delete::<R>(office, record.id());
            moved = moved.under(id);
        }
        change.put(office, &moved)?;
    }
    Ok(())
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

/// A record that has the person's own id, such as health and aid: whatever either of the two knew.
fn own<R: Kept>(office: &Office, change: &mut Change, (kept, gone): (Id, Id)) -> Result<(), Refusal> {
    let Some(theirs) = office.get::<R>(gone) else { return Ok(()) };
    let both = match office.get::<R>(kept) {
        Some(ours) => joined(ours, theirs)?,
        None => theirs.clone().under(kept),
    };
    if office.get::<R>(kept) != Some(&both) {
        change.put(office, &both)?;
    }
    change.delete::<R>(office, gone);
    Ok(())
}

/// One record with what another knows: texts one behind the other, ticks together; else what stands there stays.
fn joined<R: Record>(ours: &R, theirs: &R) -> Result<R, Refusal> {
    let mut both = ours.clone();
    for field in R::FIELDS {
        let refused = |error| Refusal::field(field.key, error);
        let value = match ((field.get)(ours), (field.get)(theirs)) {
            (_, Value::Empty) => continue,
            (Value::Empty, more) => more,
            (Value::Flags(known), Value::Flags(more)) => Value::Flags(known | more),
            (Value::Text(known), Value::Text(more)) => {
                let FieldKind::Text(most) = field.kind else { continue };
                let text = match (known.contains(&more), more.contains(&known)) {
                    (true, _) => known,
                    (false, true) => more,
                    (false, false) => format!("{known}；{more}"),
                };
                if text.chars().count() > most {
                    return Err(refused(FieldError::TooLong { max: most }));
                }
                Value::Text(text)
            }
            _ => continue,
        };
        (field.set)(&mut both, value).map_err(refused)?;
    }
    Ok(both)
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
