//! From what was typed, or what a cell holds, to a field's value.

use jiff::civil::Date;

use super::code;
use super::field::{FieldError, FieldKind, Value};
use super::fold::{fold_name, fold_typed};
use super::when::{read_birth, read_date, read_time};
use crate::model::people::citizen_id::CitizenId;
use crate::model::people::phone::read_phones;

/// Most characters of a person's name (field-data, checked).
const LONGEST_NAME: usize = 50;

impl FieldKind {
    /// Reads what was typed; an empty text is [`Value::Empty`], whether or not the field is required.
    pub fn parse(&self, typed: &str, today: Date) -> Result<Value, FieldError> {
        let text = typed.trim();
        if text.is_empty() {
            return Ok(Value::Empty);
        }
        match self {
            Self::Name => {
                let name = fold_name(text);
                if let Some(bad) = name.chars().find(|c| c.is_control() || c.is_ascii_digit()) {
                    return Err(FieldError::BadCharacter(bad));
                }
                within(&name, LONGEST_NAME)?;
                Ok(Value::Text(name))
            }
            Self::Text(max) => {
                if let Some(bad) = text.chars().find(|c| c.is_control() && *c != '\n') {
                    return Err(FieldError::BadCharacter(bad));
                }
                within(text, *max)?;
                Ok(Value::Text(text.to_owned()))
            }
            Self::CitizenId => {
                CitizenId::read(text).map(|id| Value::Text(id.as_str().to_owned())).map_err(FieldError::CitizenId)
            }
            Self::Phones => read_phones(text).map(Value::List).map_err(FieldError::NotAPhone),
            Self::Date => read_date(text, today).map(Value::Date).ok_or(FieldError::NotADate),
            Self::Birth => {
                read_birth(text).filter(|birth| *birth <= today).map(Value::Date).ok_or(FieldError::NotADate)
            }
            Self::Time => read_time(text).map(Value::Time).ok_or(FieldError::NotATime),
            Self::Number(min, max) => {
                let number: i64 = fold_typed(text).trim().parse().map_err(|_| FieldError::NotANumber)?;
                let inside = (*min..=*max).contains(&number);
                inside.then_some(Value::Number(number)).ok_or(FieldError::OutOfRange { min: *min, max: *max })
            }
            Self::Choice(table) => {
                code::find(table, &fold_typed(text)).map(|row| Value::Choice(row.code)).ok_or(FieldError::NotAChoice)
            }
            Self::Flags(table) => {
                let mut flags = 0;
                for word in fold_typed(text).split([',', ';', '/', ' ', '、']).filter(|word| !word.trim().is_empty()) {
                    flags |= 1 << code::find(table, word).ok_or(FieldError::NotAChoice)?.code;
                }
                Ok(Value::Flags(flags))
            }
            Self::Ref(_) | Self::Refs(_) | Self::Rows(_) | Self::System => Err(FieldError::WrongKind),
        }
    }
}

fn within(text: &str, max: usize) -> Result<(), FieldError> {
    if text.chars().count() > max { Err(FieldError::TooLong { max }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::people::group::OPEN;

    #[test]
    fn typed_values_are_read_or_say_why_not() {
        let today = Date::constant(2026, 11, 23);
        let read = |kind: FieldKind, text: &str| kind.parse(text, today);
        assert_eq!(read(FieldKind::Name, " 王　伟"), Ok(Value::Text("王伟".into())));
        assert_eq!(read(FieldKind::Name, "王3"), Err(FieldError::BadCharacter('3')));
        assert_eq!(read(FieldKind::Name, &"王".repeat(51)), Err(FieldError::TooLong { max: 50 }));
        assert_eq!(read(FieldKind::Flags(OPEN), "独居，党员"), Ok(Value::Flags(0b1_0001)));
        assert_eq!(read(FieldKind::Flags(OPEN), "独居,富豪"), Err(FieldError::NotAChoice));
        assert_eq!(read(FieldKind::Number(1, 10), "１０"), Ok(Value::Number(10)));
        assert_eq!(read(FieldKind::Number(1, 10), "11"), Err(FieldError::OutOfRange { min: 1, max: 10 }));
        assert_eq!(read(FieldKind::Birth, "2026-11-24"), Err(FieldError::NotADate));
        assert_eq!(read(FieldKind::Date, ""), Ok(Value::Empty));
    }
}
