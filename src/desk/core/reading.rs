//! A stored value read by whoever does not know its type: what stands in it, how long its matter lasted, whom it names.

use crate::desk::core::change::Change;
use crate::desk::core::kept::Kept;
use crate::desk::core::kind::{FieldRow, Lasts, Told};
use crate::desk::core::office::Office;
use crate::model::field::{FieldKind, Value, refs};
use crate::model::{Id, Refusal};
use crate::store::Safe;

pub(in crate::desk) fn told<R: Kept>(safe: &Safe, key: &[u8], value: &[u8]) -> Option<Told> {
    let record = safe.read::<R>(key, value).ok().flatten()?;
    let row = |field: &crate::model::Field<R>| FieldRow {
        key: field.key,
        kind: field.kind,
        class: field.class,
        aliases: field.aliases,
    };
    let fields = R::FIELDS.iter().map(|field| (row(field), (field.get)(&record))).collect();
    let members = serde_json::to_value(&record).unwrap_or_default();
    Some(Told { fields, members })
}

pub(in crate::desk) fn lasts<R: Kept>(safe: &Safe, key: &[u8], value: &[u8]) -> Option<Lasts> {
    let record = safe.read::<R>(key, value).ok().flatten()?;
    let mut names = Vec::new();
    refs(&record, |kind, id| names.push((kind, id)));
    let (dated, ended, goes_with) = (record.dated(), record.ended(), record.goes_with());
    Some(Lasts { dated, ended, goes_with, names })
}

pub(in crate::desk) fn blank<R: Kept>(
    office: &Office,
    change: &mut Change,
    id: Id,
    key: &str,
    (words, mark): (&str, &str),
) -> Result<(), Refusal> {
    let mut record = office.get::<R>(id).cloned().ok_or(Refusal::gone(R::KIND))?;
    let field =
        R::FIELDS.iter().find(|field| field.key == key && matches!(field.kind, FieldKind::Text(_) | FieldKind::Name));
    let Some(field) = field else { return Err(Refusal::gone(R::KIND)) };
    let Value::Text(text) = (field.get)(&record) else { return Err(Refusal::gone(R::KIND)) };
    let blanked = Value::text(&text.replace(words, mark));
    (field.set)(&mut record, blanked).map_err(|error| Refusal::field(field.key, error))?;
    change.put(office, &record)
}
