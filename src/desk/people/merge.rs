//! Two records of one person become one: picked field by field, with everything that referred to either. One command,
//! taken back as one.

use crate::model::field::{FieldError, FieldKind};
use crate::model::{
    Care, DayCareProfile, Field, Household, Id, Kind, Meal, Note, Record, Refusal, Relation, Resident, Unique, Value,
};
use crate::store::port::Rev;

use crate::desk::core::change::Change;
use crate::desk::core::kept::{ForKind, Kept, with_kind};
use crate::desk::core::office::Office;
use crate::desk::people::unique_id;
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
    pub fn merge(&mut self, both: &Both, picked: Resident) -> Result<Done, Refusal> {
        let (kept, gone) = (both.kept.0, both.gone.0);
        if kept == gone {
            return Err(Refusal::Gone { kind: Kind::Resident });
        }
        let before = [self.seen(both.kept)?, self.seen(both.gone)?];
        self.bring(gone, 0)?;
        self.bring(kept, 0)?;
        let picked = Resident { id: kept, ..picked };
        picked.check().map_err(|(key, error)| Refusal::Field { key, error })?;
        if !before.iter().any(|person| person.household == picked.household) {
            return Err(Refusal::Gone { kind: Kind::Household });
        }
        let mut change = Change::default();
        {
            let office = self.office();
            office.may_go(gone)?;
            for kind in Kind::ALL {
                with_kind(kind, Move { office: &office, change: &mut change, from: gone, to: kept })?;
            }
            numbers(&office, &mut change, &before, &picked)?;
            own::<Care>(&office, &mut change, (kept, gone), |care, id| Care { id, ..care })?;
            own::<DayCareProfile>(&office, &mut change, (kept, gone), |profile, id| DayCareProfile { id, ..profile })?;
            meals(&office, &mut change, kept, gone)?;
            change.delete::<Resident>(&office, gone);
            change.put(&office, &picked)?;
            households(&office, &mut change, &before, picked)?;
        }
        let merged = self.commit(change, Note::Merged { resident: kept, gone })?;
        Ok(merged.at(Kind::Resident, kept))
    }

    /// A resident who must be as they were when they were looked at.
    fn seen(&self, (id, rev): (Id, Rev)) -> Result<Resident, Refusal> {
        let office = self.office();
        match office.residents.row(id) {
            Some(row) if row.rev == rev => Ok(row.record.clone()),
            Some(_) => Err(Refusal::Changed { kind: Kind::Resident }),
            None => Err(Refusal::Gone { kind: Kind::Resident }),
        }
    }
}

/// Points every record of a kind that names one resident to another.
struct Move<'a> {
    office: &'a Office,
    change: &'a mut Change,
    from: Id,
    to: Id,
}

impl ForKind for Move<'_> {
    type Out = Result<(), Refusal>;

    fn visit<R: Kept>(self) -> Self::Out {
        // The person's own records, and the guard of their number, follow rules of their own.
        if matches!(R::KIND, Kind::Resident | Kind::Care | Kind::DayCareProfile | Kind::Unique) {
            return Ok(());
        }
        for record in R::table(self.office).all() {
            let moved = R::FIELDS.iter().try_fold(None, |moved: Option<R>, field| {
                let value = renamed(field, record, self.from, self.to);
                let Some(value) = value else { return Ok(moved) };
                let mut moved = moved.unwrap_or_else(|| record.clone());
                (field.set)(&mut moved, value).map_err(|error| Refusal::Field { key: field.key, error })?;
                Ok::<_, Refusal>(Some(moved))
            })?;
            if let Some(moved) = moved {
                self.change.put(self.office, &moved)?;
            }
        }
        Ok(())
    }
}

/// Whether a record names a resident.
pub(in crate::desk) fn names<R: Record>(record: &R, id: Id) -> bool {
    R::FIELDS.iter().any(|field| renamed(field, record, id, Id::NONE).is_some())
}

/// A field's value with one resident in another's place; `None` where it does not name them.
fn renamed<R: Record>(field: &Field<R>, record: &R, from: Id, to: Id) -> Option<Value> {
    match (field.get)(record) {
        Value::Ref(id) if id == from => Some(Value::Ref(to)),
        // A list of people, such as those who raised an issue: each stands in it once, in the order of joining.
        value @ Value::Opaque(_) => {
            let mut ids: Vec<Id> = value.read_opaque().ok()?;
            let place = ids.iter().position(|id| *id == from)?;
            if Value::opaque(&ids) != value {
                return None;
            }
            if ids.contains(&to) {
                ids.remove(place);
            } else {
                ids[place] = to;
            }
            Some(Value::opaque(&ids))
        }
        _ => None,
    }
}

/// The guards of identity numbers: the one that stays guards the number that stays.
fn numbers(office: &Office, change: &mut Change, before: &[Resident], picked: &Resident) -> Result<(), Refusal> {
    let known = before.iter().map(|person| person.id_number.as_str());
    if !picked.id_number.is_empty() && !known.clone().any(|number| number == picked.id_number) {
        return Err(Refusal::Field { key: "id_number", error: FieldError::NotAChoice });
    }
    for number in known.filter(|number| !number.is_empty() && *number != picked.id_number) {
        let guard = unique_id(office, number);
        if office.uniques.get(guard).is_some_and(|unique| before.iter().any(|person| person.id == unique.owner)) {
            change.delete::<Unique>(office, guard);
        }
    }
    if picked.id_number.is_empty() {
        return Ok(());
    }
    let unique = Unique { id: unique_id(office, &picked.id_number), owner: picked.id };
    if office.uniques.get(unique.id) == Some(&unique) { Ok(()) } else { change.put(office, &unique) }
}

/// A record that has the person's own id, such as health and aid: whatever either of the two knew.
fn own<R: Kept>(
    office: &Office,
    change: &mut Change,
    (kept, gone): (Id, Id),
    under: impl Fn(R, Id) -> R,
) -> Result<(), Refusal> {
    let Some(theirs) = office.get::<R>(gone) else { return Ok(()) };
    let both = match office.get::<R>(kept) {
        Some(ours) => joined(ours, theirs)?,
        None => under(theirs.clone(), kept),
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
        let refused = |error| Refusal::Field { key: field.key, error };
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

/// Meals: their key has the person in it, so that a second one of a sitting meets the first. Where both ate, the one
/// that comes along keeps its own key.
fn meals(office: &Office, change: &mut Change, kept: Id, gone: Id) -> Result<(), Refusal> {
    for meal in office.meals.all().filter(|meal| meal.resident == gone) {
        let moved = Meal { resident: kept, ..meal.clone() };
        let id = moved.at().id();
        if office.meals.get(id).is_none() {
            change.delete::<Meal>(office, meal.id);
            change.put(office, &Meal { id, ..moved })?;
        }
    }
    Ok(())
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
        let Some(household) = office.households.get(home) else { continue };
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
