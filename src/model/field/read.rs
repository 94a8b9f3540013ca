//! From a value to a member, for the writers of field tables; and back for references.

use jiff::civil::{Date, Time};

use super::{FieldError, Value};
use crate::model::id::Id;

/// Writes a member, unless the value does not fit it.
pub fn put<T>(member: &mut T, value: Result<T, FieldError>) -> Result<(), FieldError> {
    *member = value?;
    Ok(())
}

/// Reads a [`Value::Text`] or [`Value::Empty`] as text.
pub fn as_text(value: Value) -> Result<String, FieldError> {
    match value {
        Value::Text(text) => Ok(text),
        Value::Empty => Ok(String::new()),
        _ => Err(FieldError::WrongKind),
    }
}

/// Reads a [`Value::Date`] or [`Value::Empty`].
pub fn as_date(value: &Value) -> Result<Option<Date>, FieldError> {
    match value {
        Value::Date(date) => Ok(Some(*date)),
        Value::Empty => Ok(None),
        _ => Err(FieldError::WrongKind),
    }
}

/// Reads a [`Value::Date`].
pub fn as_day(value: &Value) -> Result<Date, FieldError> {
    as_date(value)?.ok_or(FieldError::Required)
}

/// Reads a [`Value::Time`].
pub fn as_time(value: &Value) -> Result<Time, FieldError> {
    match value {
        Value::Time(time) => Ok(*time),
        _ => Err(FieldError::WrongKind),
    }
}

/// Reads a [`Value::Time`] or [`Value::Empty`].
pub fn as_moment(value: &Value) -> Result<Option<Time>, FieldError> {
    match value {
        Value::Empty => Ok(None),
        value => as_time(value).map(Some),
    }
}

/// Reads a [`Value::Number`] that fits the member's type; nothing is 0.
pub fn as_int<T: TryFrom<i64>>(value: &Value) -> Result<T, FieldError> {
    let number = match value {
        Value::Number(number) => *number,
        Value::Empty => 0,
        _ => return Err(FieldError::WrongKind),
    };
    T::try_from(number).map_err(|_| FieldError::WrongKind)
}

/// Reads a [`Value::Choice`]; nothing is code 0.
pub fn as_choice(value: &Value) -> Result<u8, FieldError> {
    match value {
        Value::Choice(code) => Ok(*code),
        Value::Empty => Ok(0),
        _ => Err(FieldError::WrongKind),
    }
}

/// Reads a [`Value::Flags`]; nothing is no flag.
pub fn as_flags(value: &Value) -> Result<u32, FieldError> {
    match value {
        Value::Flags(flags) => Ok(*flags),
        Value::Empty => Ok(0),
        _ => Err(FieldError::WrongKind),
    }
}

/// Reads a [`Value::List`]; nothing is an empty list.
pub fn as_list(value: Value) -> Result<Vec<String>, FieldError> {
    match value {
        Value::List(list) => Ok(list),
        Value::Empty => Ok(Vec::new()),
        _ => Err(FieldError::WrongKind),
    }
}

/// Reads a [`Value::Ref`]; nothing is [`Id::NONE`].
pub fn as_ref(value: &Value) -> Result<Id, FieldError> {
    match value {
        Value::Ref(id) => Ok(*id),
        Value::Empty => Ok(Id::NONE),
        _ => Err(FieldError::WrongKind),
    }
}

/// Reads [`Value::Refs`]; nothing is none.
pub fn as_refs(value: Value) -> Result<Vec<Id>, FieldError> {
    match value {
        Value::Refs(ids) => Ok(ids),
        Value::Empty => Ok(Vec::new()),
        _ => Err(FieldError::WrongKind),
    }
}

/// Reads [`Value::Rows`], each row by `read`; nothing is none.
pub fn as_rows<T>(value: Value, read: impl Fn(Vec<Value>) -> Result<T, FieldError>) -> Result<Vec<T>, FieldError> {
    match value {
        Value::Rows(rows) => rows.into_iter().map(read).collect(),
        Value::Empty => Ok(Vec::new()),
        _ => Err(FieldError::WrongKind),
    }
}

/// The value of a code that need not be told: 0 is none.
pub fn chosen(code: u8) -> Value {
    if code == 0 { Value::Empty } else { Value::Choice(code) }
}

/// The value of several references.
pub fn references(ids: &[Id]) -> Value {
    if ids.is_empty() { Value::Empty } else { Value::Refs(ids.to_vec()) }
}

/// The value of a reference.
pub fn reference(id: Id) -> Value {
    id.some().map_or(Value::Empty, Value::Ref)
}
