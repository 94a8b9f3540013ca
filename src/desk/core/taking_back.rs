//! How one record of a command is taken back, whatever its kind.

use crate::desk::core::Not;
use std::collections::HashSet;

use crate::desk::core::change::Change;
use crate::desk::core::kept::Kept;
use crate::desk::core::keys::key_of;
use crate::desk::core::kind::{Net, Stood, TakeBack};
use crate::desk::core::office::Office;
use crate::model::Field;
use crate::model::field::names;
use crate::model::{Id, Key, Kind, Record, Refusal, Resident, Unique};
use crate::store::Safe;

/// A value as the record that it is.
fn read<R: Kept>(office: &Office, id: Id, value: Option<&Vec<u8>>) -> Result<Option<R>, Refusal> {
    let Some(value) = value else { return Ok(None) };
    let read = office.safe.read::<R>(&key_of::<R>(id), value);
    // What was there and is sealed or erased by now is nothing that can be put back.
    read.map_err(|error| Refusal::from(Not::Damaged { cause: error.into() }))?
        .ok_or(Refusal::from(Not::HistoryEnds))
        .map(Some)
}

/// Takes back what a command made of one record.
pub(in crate::desk) fn take_back<R: Kept>(back: TakeBack<'_>) -> Result<(), Refusal> {
    let TakeBack { office, change, id, net, gone } = back;
    // The guard of a number follows the person who has it: by the secret of today, whatever it was then.
    if R::KIND == Unique::KIND {
        return Ok(());
    }
    office.unread.lets_write(&key_of::<R>(id), R::KIND)?;
    let now = office.get::<R>(id);
    let changed = |field| Err(Refusal::from(Not::ChangedSince { kind: R::KIND, field }));
    match (read::<R>(office, id, net.before.as_ref())?, read::<R>(office, id, net.after.as_ref())?) {
        (None, None) => Ok(()),
        (None, Some(created)) => {
            let Some(now) = now else { return if R::LASTS { Err(Refusal::gone(R::KIND)) } else { Ok(()) } };
            match now.without_creation(&created) {
                Some(rest) if rest == *now => return Ok(()),
                Some(rest) => return change.put(office, &rest),
                None => {}
            }
            if *now != created {
                let field = R::FIELDS.iter().find(|field| (field.get)(now) != (field.get)(&created));
                return changed(field.map_or("", |field| field.key));
            }
            referred_to_by_nobody(office, change, (R::KIND, id), gone)?;
            if R::KIND == Resident::KIND {
                office.may_go(id)?;
            }
            change.delete::<R>(office, id);
            Ok(())
        }
        (Some(deleted), None) => match now {
            Some(_) => changed(""),
            None => change.put(office, &deleted),
        },
        (Some(before), Some(after)) => {
            let Some(now) = now else { return Err(Refusal::gone(R::KIND)) };
            let mut back = now.clone();
            back.take_back(&before, &after)
                .map_err(|field| Refusal::from(Not::ChangedSince { kind: R::KIND, field }))?;
            if back == *now { Ok(()) } else { change.put(office, &back) }
        }
    }
}

/// Refused while anything refers to a record that the command did not create, and that does not let go of it now.
fn referred_to_by_nobody(
    office: &Office,
    change: &Change,
    of: (Kind, Id),
    gone: &HashSet<(Kind, Id)>,
) -> Result<(), Refusal> {
    let lets_go = |(kind, id)| office.row_of(kind).is_some_and(|row| (row.lets_go)(change, id, of));
    // A line of the register outlives what it was about: a field for records of any kind holds nothing back.
    let mut others: Vec<(Kind, Id)> = office.references.to(of.0, of.1).collect();
    others.retain(|other| !gone.contains(other) && !lets_go(*other));
    let Some((by, _)) = others.first() else { return Ok(()) };
    let count = others.iter().filter(|(kind, _)| kind == by).count();
    Err(Refusal::from(Not::Referred { by: *by, count }))
}

/// Whether a change makes a record refer to another no more: who moved to a new address moves back from it first.
pub(in crate::desk) fn lets_go<R: Kept>(change: &Change, id: Id, of: (Kind, Id)) -> bool {
    change.deletes::<R>(id) || change.record::<R>(id).is_some_and(|record| !names(&record, of.0, of.1))
}

/// Moves a record back to the day that it came from, with whatever else was changed of it since.
pub(in crate::desk) fn move_back<R: Kept>(
    office: &Office,
    change: &mut Change,
    (from, was): (Key, &Net),
    (to, became): (Key, &Net),
) -> Result<(), Refusal> {
    let (Some(mut back), Some(after)) =
        (read::<R>(office, from.id, was.before.as_ref())?, read::<R>(office, to.id, became.after.as_ref())?)
    else {
        return Ok(());
    };
    let now = office.get::<R>(to.id).ok_or(Refusal::gone(R::KIND))?;
    for field in R::FIELDS {
        let (left, is) = ((field.get)(&after), (field.get)(now));
        if is == left {
            continue;
        }
        let changed = Refusal::from(Not::ChangedSince { kind: R::KIND, field: field.key });
        if (field.get)(&back) != left || (field.set)(&mut back, is).is_err() {
            return Err(changed);
        }
    }
    change.delete::<R>(office, to.id);
    change.put(office, &back)
}

/// Keys of the fields that differ between two values of a record, each under the key that it had.
pub(in crate::desk) fn differing<R: Kept>(safe: &Safe, before: Stood<'_>, after: Stood<'_>) -> Vec<&'static str> {
    let read = |(key, value): Stood<'_>| value.and_then(|value| safe.read::<R>(key, value).ok().flatten());
    match (read(before), read(after)) {
        (Some(before), Some(after)) => {
            let differs = |field: &&Field<R>| (field.get)(&before) != (field.get)(&after);
            R::FIELDS.iter().filter(differs).map(|field| field.key).collect()
        }
        (None | Some(_), _) => Vec::new(),
    }
}
