//! A field's value, apart from its record.

use jiff::civil::{Date, Time};
use serde::{Serialize, de::DeserializeOwned};

use super::{FieldError, FieldKind};
use crate::model::codec;
use crate::model::id::{Id, Kind};

/// A field's value, apart from its record.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing is known.
    Empty,
    /// Free text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A calendar day.
    Date(Date),
    /// A time of day.
    Time(Time),
    /// One of the field's codes.
    Choice(u8),
    /// Any of the field's codes, bit `n` for code `n`.
    Flags(u32),
    /// Several short texts, such as phones.
    List(Vec<String>),
    /// Another record.
    Ref(Id),
    /// Several other records of one kind, in their order.
    Refs(Vec<Id>),
    /// Rows of a list that stands in the record, each with a value a column ([`FieldKind::Rows`]).
    Rows(Vec<Vec<Value>>),
    /// A value that only the program itself compares, such as a state with its moments.
    Opaque(Vec<u8>),
}

impl Value {
    /// `Empty` for an empty text, else the text.
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// `Empty` where there is no date.
    pub fn date(date: Option<Date>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }

    /// `Empty` where there is no time.
    pub fn time(time: Option<Time>) -> Self {
        time.map_or(Self::Empty, Self::Time)
    }

    /// An opaque copy of any part of a record.
    pub fn opaque<T: Serialize>(part: &T) -> Self {
        // Writing plain data to memory cannot fail; an empty answer would only make two parts compare equal.
        Self::Opaque(codec::encode(part).unwrap_or_default())
    }

    /// Reads an opaque copy back.
    pub fn read_opaque<T: DeserializeOwned>(&self) -> Result<T, FieldError> {
        let Self::Opaque(bytes) = self else { return Err(FieldError::WrongKind) };
        codec::decode(bytes).map_err(|_| FieldError::WrongKind)
    }
}

impl Value {
    /// Every record that a value of this kind names.
    pub(super) fn refs(&self, kind: &FieldKind, visit: &mut impl FnMut(Kind, Id)) {
        let mut one = |to: Kind, id: Id| {
            if !id.is_none() {
                visit(to, id);
            }
        };
        match (kind, self) {
            (FieldKind::Ref(to), Self::Ref(id)) => one(*to, *id),
            (FieldKind::Refs(to), Self::Refs(ids)) => ids.iter().for_each(|id| one(*to, *id)),
            (FieldKind::Rows(columns), Self::Rows(rows)) => {
                for (column, value) in rows.iter().flat_map(|row| columns.iter().zip(row)) {
                    match (column.kind, value) {
                        (FieldKind::Ref(to), Self::Ref(id)) => one(to, *id),
                        (FieldKind::Refs(to), Self::Refs(ids)) => ids.iter().for_each(|id| one(to, *id)),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    /// The value with one record in another's place.
    pub(super) fn renamed(self, kind: &FieldKind, of: Kind, from: Id, to: Id) -> Self {
        let meant = |kind: Kind| kind == of || kind == Kind::ANY;
        match (kind, self) {
            (FieldKind::Ref(kind), Self::Ref(id)) if meant(*kind) && id == from => Self::Ref(to),
            (FieldKind::Refs(kind), Self::Refs(mut ids)) if meant(*kind) => {
                if ids.contains(&to) {
                    ids.retain(|id| *id != from);
                } else {
                    ids.iter_mut().filter(|id| **id == from).for_each(|id| *id = to);
                }
                Self::Refs(ids)
            }
            (FieldKind::Rows(columns), Self::Rows(rows)) => {
                let row = |row: Vec<Self>| {
                    columns.iter().zip(row).map(|(column, value)| value.renamed(&column.kind, of, from, to)).collect()
                };
                Self::Rows(rows.into_iter().map(row).collect())
            }
            (_, value) => value,
        }
    }
}
