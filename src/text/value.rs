//! A field's value as a card or an export writes it, and the masks of what not everybody may see.

use std::borrow::Cow;

use super::{Lang, Names, labels, when};
use crate::model::field::{Class, Column, FieldKind, Value};
use crate::model::when::age_on;
use crate::model::{Code, Id, Kind};

/// How many characters of a masked value stay.
const TAIL: usize = 4;

/// A value in full: codes as labels, dates as `2026-11-26`, several things joined. Nothing is an empty text; so is
/// what only the program compares.
pub fn value(lang: Lang, kind: &FieldKind, value: &Value, names: &dyn Names) -> String {
    match (kind, value) {
        (FieldKind::Ref(kind), Value::Ref(id)) => reference(lang, *kind, *id, names),
        (FieldKind::Refs(kind), Value::Refs(ids)) => {
            let names: Vec<String> = ids.iter().map(|id| reference(lang, *kind, *id, names)).collect();
            names.join(lang.of("、", ", "))
        }
        (FieldKind::Rows(columns), Value::Rows(rows)) => {
            let cell = |(column, of): (&Column, &Value)| self::value(lang, &column.kind, of, names);
            let row = |row: &Vec<Value>| columns.iter().zip(row).map(cell).collect::<Vec<_>>().join(" ");
            rows.iter().map(row).collect::<Vec<_>>().join(lang.of("；", "; "))
        }
        (_, Value::Empty | Value::Opaque(_) | Value::Ref(_) | Value::Refs(_) | Value::Rows(_)) => String::new(),
        (_, Value::Text(text)) => text.clone(),
        (_, Value::Number(number)) => number.to_string(),
        (_, Value::Date(date)) => date.to_string(),
        (_, Value::Time(time)) => when::clock(*time),
        (_, Value::List(list)) => list.join("; "),
        (FieldKind::Choice(table), Value::Choice(number)) => labels::code_number(lang, table, *number).to_owned(),
        (_, Value::Choice(number)) => number.to_string(),
        (FieldKind::Flags(table), Value::Flags(flags)) => {
            let label = |row| names.code(row).unwrap_or(Cow::Borrowed(labels::code(lang, row)));
            let set: Vec<Cow<'_, str>> = ticked(table, *flags).map(label).collect();
            set.join(lang.of("、", ", "))
        }
        (_, Value::Flags(flags)) => flags.to_string(),
    }
}

/// A value as anyone at the desk may see it: masked to its last four characters, a birth as an age, closed.
pub fn masked(lang: Lang, class: Class, kind: &FieldKind, of: &Value, names: &dyn Names) -> String {
    match (class, of) {
        (_, Value::Empty) | (Class::System, _) => String::new(),
        (Class::Open, _) => value(lang, kind, of, names),
        (Class::Age, Value::Date(birth)) => when::age(lang, age_on(*birth, names.today())),
        (Class::Masked, Value::List(list)) => list.iter().map(|text| mask_tail(text)).collect::<Vec<_>>().join("; "),
        (Class::Masked | Class::Age, _) => mask_tail(&value(lang, kind, of, names)),
        (Class::Sensitive, _) => CLOSED.say(lang).to_owned(),
    }
}

/// What stands in place of health and aid.
pub const CLOSED: super::Msg = super::msg("已收起", "hidden");

/// A card's mask: a dot for every character but the last four, `.......8829`. What is no longer than that shows none.
pub fn mask_tail(text: &str) -> String {
    let length = text.chars().count();
    let hidden = if length > TAIL { length - TAIL } else { length };
    text.chars().enumerate().map(|(place, c)| if place < hidden { '.' } else { c }).collect()
}

/// A list's mask: `尾号8829`, `..8829`. Empty where four characters would be the whole.
pub fn tail(lang: Lang, text: &str) -> String {
    let length = text.chars().count();
    if length <= TAIL {
        return String::new();
    }
    lang.of("尾号", "..").chars().chain(text.chars().skip(length - TAIL)).collect()
}

/// The rows of a table whose bits are set.
fn ticked(table: &'static [Code], flags: u32) -> impl Iterator<Item = &'static Code> {
    table.iter().filter(move |row| flags & (1 << row.code) != 0)
}

/// What a record is called where another one refers to it.
pub fn reference(lang: Lang, kind: Kind, id: Id, names: &dyn Names) -> String {
    names.called(lang, kind, id).into_owned()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::code::SEX;
    use crate::model::people::group::OPEN;
    use crate::model::{Record, Room};
    use crate::text::Lang::{En, Zh};
    use crate::text::tests::Paper;

    #[test]
    fn values_as_a_card_writes_them() {
        let say = |lang, kind: FieldKind, of: Value| value(lang, &kind, &of, &Paper);
        assert_eq!(say(Zh, FieldKind::Choice(SEX), Value::Choice(2)), "女");
        assert_eq!(say(En, FieldKind::Choice(SEX), Value::Choice(7)), "?");
        assert_eq!(say(Zh, FieldKind::Flags(OPEN), Value::Flags(0b1_0001)), "独居、党员");
        assert_eq!(say(Zh, FieldKind::Birth, Value::Date(date(1955, 3, 12))), "1955-03-12");
        assert_eq!(say(Zh, FieldKind::Phones, Value::List(vec!["1".into(), "2".into()])), "1; 2");
        assert_eq!(say(En, FieldKind::Ref(Room::KIND), Value::Ref(Paper::ROOM)), "Calligraphy room");
        assert_eq!(say(Zh, FieldKind::Text(9), Value::Empty), "");
    }

    #[test]
    fn what_was_written_is_read_again() {
        let today = date(2026, 11, 23);
        let cases = [
            (FieldKind::Choice(SEX), Value::Choice(1)),
            (FieldKind::Flags(OPEN), Value::Flags(0b10_1001)),
            (FieldKind::Date, Value::Date(date(2027, 2, 6))),
            (FieldKind::Birth, Value::Date(date(1938, 2, 28))),
            (FieldKind::Time, Value::Time(jiff::civil::time(14, 5, 0, 0))),
            (FieldKind::Phones, Value::List(vec!["13800008829".into(), "02982510001".into()])),
            (FieldKind::Number(1, 99), Value::Number(10)),
        ];
        for (kind, of) in cases {
            assert_eq!(kind.parse(&value(Zh, &kind, &of, &Paper), today), Ok(of));
        }
    }

    #[test]
    fn masks_keep_the_last_four_at_most() {
        assert_eq!(mask_tail("13800008829"), ".......8829");
        assert_eq!(mask_tail("61019919550312002X"), "..............002X");
        assert_eq!(mask_tail("8829"), "....");
        assert_eq!(tail(Zh, "13800008829"), "尾号8829");
        assert_eq!((tail(En, "13800008829"), tail(En, "110")), ("..8829".into(), String::new()));
        let birth = Value::Date(date(1955, 3, 12));
        assert_eq!(masked(Zh, Class::Age, &FieldKind::Birth, &birth, &Paper), "71 岁");
        assert_eq!(masked(Zh, Class::Sensitive, &FieldKind::Text(9), &Value::text("糖尿病"), &Paper), "已收起");
        let phones = Value::List(vec!["13800008829".into(), "02982510001".into()]);
        assert_eq!(masked(En, Class::Masked, &FieldKind::Phones, &phones, &Paper), ".......8829; .......0001");
        assert_eq!(masked(En, Class::Masked, &FieldKind::Text(9), &Value::Empty, &Paper), "");
    }
}
