//! What a field, a code and a kind of record are called. Called hundreds of times a frame: nothing is allocated.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::{Lang, Msg, codes, fields, msg};
use crate::model::{Code, Flag, Key, Kind, code};

/// Ids below this are numbers that the office gives, as rooms have; all others are drawn at random.
const NUMBERED: u64 = 1 << 20;

/// Codes by key: a list asks for several in every row, and this halves what a search of the sorted rows costs.
static CODES: LazyLock<HashMap<&'static str, Msg>> = LazyLock::new(|| codes::ALL.iter().copied().collect());

/// The label of a field of this kind of record.
///
/// Every field has one (a test walks the field tables); a key that nobody knows stands for itself.
pub fn field(lang: Lang, kind: Kind, key: &'static str) -> &'static str {
    find_field(kind, key).map_or(key, |label| label.say(lang))
}

/// The label of a field by a key that may come from an older journal.
pub fn find_field(kind: Kind, key: &str) -> Option<Msg> {
    find(fields::of(kind)?.fields, key)
}

/// The label of a key whose record is not known, as in [`crate::model::Refusal::Field`]: kinds in their own order.
pub fn find_key(key: &str) -> Option<Msg> {
    fields::all().find_map(|row| find(row.fields, key))
}

/// The label of a code table's row.
pub fn code(lang: Lang, row: &Code) -> &'static str {
    code_key(lang, row.key)
}

/// The label of a code by its key, such as `issue.resolved`; a key that nobody knows stands for itself.
pub fn code_key(lang: Lang, key: &'static str) -> &'static str {
    CODES.get(key).map_or(key, |label| label.say(lang))
}

/// The label of a number in a table; `?` for a number that the table does not have.
pub fn code_number(lang: Lang, table: &'static [Code], number: u8) -> &'static str {
    code::by_number(table, number).map_or("?", |row| code(lang, row))
}

/// What a kind of record is called within a sentence.
pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    fields::of(kind).map_or(lang.of("记录", "record"), |row| row.name.say(lang))
}

/// A record that cannot be named by what stands in it: its kind, its day where it has one, and its id, which says
/// nothing about anybody. `None` where not even that much is known.
pub fn record(lang: Lang, record: Option<Key>, day: Option<Date>) -> String {
    let Some(Key { kind: of, id, .. }) = record else { return lang.of("一条记录", "a record").to_owned() };
    let (named, id) = (kind(lang, of), if id.0 < NUMBERED { id.0.to_string() } else { id.to_string() });
    match day {
        Some(day) => format!("{named} {day} {id}"),
        None => format!("{named} {id}"),
    }
}

/// How a value stands to its norm: what to do, never a diagnosis.
pub fn flag(lang: Lang, flag: Flag) -> &'static str {
    let label = match flag {
        Flag::Within => msg("在参考范围内", "within the norm"),
        Flag::High => msg("高于参考值，需随访复测", "above the norm, measure again"),
        Flag::Emergency => msg("请尽快转诊", "refer now"),
    };
    label.say(lang)
}

fn find(rows: &[fields::Row], key: &str) -> Option<Msg> {
    rows.binary_search_by(|row| row.0.cmp(key)).ok().and_then(|place| rows.get(place)).map(|row| row.1)
}

/// The labels of all codes, sorted by key.
pub fn codes() -> &'static [fields::Row] {
    codes::ALL
}
