//! What becomes of the records of somebody who turns out to be somebody else.

use crate::desk::core::change::Change;
use crate::desk::core::kept::{Kept, Merging};
use crate::desk::core::office::Office;
use crate::model::field::{Field, FieldError, FieldKind};
use crate::model::{Id, Record, Refusal, Resident, Value};

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

/// One record with what another knows: texts one behind the other, ticks together; else what stands there stays. A
/// contact is whole: of whom anything is known, nothing is taken from another one.
fn joined<R: Record>(ours: &R, theirs: &R) -> Result<R, Refusal> {
    let mut both = ours.clone();
    let part = |key: &'static str| key.split_once('.').map(|(part, _)| part);
    let knows = |field: &Field<R>| {
        let of = |other: &&Field<R>| part(field.key).is_some() && part(other.key) == part(field.key);
        R::FIELDS.iter().filter(of).any(|other| (other.get)(ours) != Value::Empty)
    };
    for field in R::FIELDS {
        if knows(field) {
            continue;
        }
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
