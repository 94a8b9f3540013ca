//! Any kind of record as rows: the columns of its field table, whoever it is about as every register has them, and in place
//! of ids the names of what it refers to. What a field table keeps for the program alone, a kind adds by itself.

use std::collections::HashMap;

use super::Datum;
use super::column::{Columns, Layout};
use super::party::{Party, party};
use crate::model::field::{Class, FieldKind, Record, Value};
use crate::model::{Id, Operator, Resident};

/// A record with the names of what it refers to.
#[derive(Debug, Clone)]
pub struct PlainRow<R> {
    pub record: R,
    /// Whom it is about; nobody where it is about nobody.
    pub party: Party,
    /// What it refers to, by id.
    pub names: HashMap<Id, String>,
}

impl<R> PlainRow<R> {
    /// What something is called that the record refers to.
    pub fn name(&self, id: Id) -> Datum {
        self.names.get(&id).map_or(Datum::Nothing, |name| Datum::text(name))
    }

    /// What several are called.
    pub fn list(&self, ids: &[Id]) -> Datum {
        let names: Vec<String> = ids.iter().filter_map(|id| self.names.get(id).cloned()).collect();
        if names.is_empty() { Datum::Nothing } else { Datum::List(names) }
    }
}

/// An amount of fen as yuan.
pub fn yuan(fen: impl Into<i64>) -> Datum {
    Datum::Number(fen.into() as f64 / 100.0)
}

/// The columns of a kind of record; `more` adds those that are its own.
pub fn plain<R: Record + 'static>(layout: Layout, more: fn(&mut Columns<PlainRow<R>>)) -> Columns<PlainRow<R>> {
    let mut columns = Columns::<PlainRow<R>>::new(layout);
    columns.id("id", |row| row.record.id());
    let is_about = |kind: &FieldKind, key: &str| *kind == FieldKind::Ref(Resident::KIND) && key == "resident";
    // What is a part of somebody's record has their id, and no field for them.
    let is_part = R::PART_OF == Some(Resident::KIND);
    if is_part || R::FIELDS.iter().any(|field| is_about(&field.kind, field.key)) {
        columns.id("resident_id", |row| row.party.person.id);
        party(&mut columns, layout, |row| &row.party);
    }
    for field in R::FIELDS.iter().filter(|field| !is_about(&field.kind, field.key)) {
        let get = field.get;
        match field.kind {
            FieldKind::Ref(kind) if kind != Operator::KIND => {
                columns.labelled::<R>(field.key, 14, move |row| match get(&row.record) {
                    Value::Ref(id) => row.name(id),
                    _ => Datum::Nothing,
                });
            }
            FieldKind::Refs(_) => columns.labelled::<R>(field.key, 30, move |row| match get(&row.record) {
                Value::Refs(ids) => row.list(&ids),
                _ => Datum::Nothing,
            }),
            FieldKind::Rows(_) | FieldKind::System | FieldKind::Ref(_) => {}
            FieldKind::Name
            | FieldKind::Text(_)
            | FieldKind::CitizenId
            | FieldKind::Phones
            | FieldKind::Date
            | FieldKind::Birth
            | FieldKind::Time
            | FieldKind::Number(..)
            | FieldKind::Choice(_)
            | FieldKind::Flags(_) => {
                if field.class != Class::System {
                    columns.field::<R>(field.key, |row| Some(&row.record));
                }
            }
        }
    }
    more(&mut columns);
    columns
}
