//! Residents as a file, through the field table: masked for anyone, in full where a reason was given and journaled.
//!
//! What is written in full reads back as the same people. Health and aid are no part of it.

use std::borrow::Borrow;
use std::io::{self, Write};

use jiff::civil::Date;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value as Json;

use super::mask::masked;
use super::rejects::{MARK, separated, shielded_text};
use crate::model::address::Address;
use crate::model::code::{Code, by_number};
use crate::model::field::{Class, Field, FieldKind, Record, Value};
use crate::model::household::Household;
use crate::model::resident::Resident;
use crate::model::when::age_on;

/// What an export shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The last four of phones and numbers, the age on this day instead of the birth.
    Masked(Date),
    /// Everything but health and aid.
    Full,
}

/// The heading over an age.
const AGE: &str = "年龄";
/// The heading over a household's id.
const HOUSEHOLD: &str = "户编号";

/// Writes one JSON object a line and answers how many. Empty fields are left out; codes stand by their key.
pub fn residents_jsonl<W, R, A>(mut out: W, people: impl IntoIterator<Item = (R, A)>, shown: Shown) -> io::Result<u64>
where
    W: Write,
    R: Borrow<Resident>,
    A: Borrow<Address>,
{
    let mut count = 0;
    for (person, address) in people {
        serde_json::to_writer(&mut out, &object(person.borrow(), address.borrow(), shown))?;
        out.write_all(b"\n")?;
        count += 1;
    }
    out.flush()?;
    Ok(count)
}

/// Writes comma separated text, UTF-8 with mark, and answers how many people. The headings are those that an import
/// knows.
pub fn residents_csv<W, R, A>(mut out: W, people: impl IntoIterator<Item = (R, A)>, shown: Shown) -> io::Result<u64>
where
    W: Write,
    R: Borrow<Resident>,
    A: Borrow<Address>,
{
    out.write_all(MARK)?;
    let mut out = separated(out);
    let headings = fields().map(|field| match (field.class, shown) {
        (Class::Age, Shown::Masked(_)) => AGE,
        _ => field.aliases.first().copied().unwrap_or(field.key),
    });
    out.write_record(headings.chain(places().filter_map(|field| field.aliases.first().copied())).chain([HOUSEHOLD]))?;
    let mut count = 0;
    for (person, address) in people {
        let (person, address) = (person.borrow(), address.borrow());
        for field in fields() {
            out.write_field(shielded_text(&word(field, person, shown)))?;
        }
        let household = Household { address: address.clone(), ..Household::default() };
        for field in places() {
            out.write_field(shielded_text(&word(field, &household, shown)))?;
        }
        out.write_field(person.household.some().map(|id| id.to_string()).unwrap_or_default())?;
        out.write_record(None::<&[u8]>)?;
        count += 1;
    }
    out.flush()?;
    Ok(count)
}

/// The fields of a resident that a file has: those that an import finds by a heading.
fn fields() -> impl Iterator<Item = &'static Field<Resident>> {
    Resident::FIELDS.iter().filter(|field| !field.aliases.is_empty() && field.class != Class::Sensitive)
}

/// The parts of an address.
fn places() -> impl Iterator<Item = &'static Field<Household>> {
    Household::FIELDS.iter().filter(|field| field.key.starts_with("address."))
}

/// A value as a spreadsheet's cell has it.
fn word<R>(field: &Field<R>, record: &R, shown: Shown) -> String {
    let value = (field.get)(record);
    match (field.class, shown, &value) {
        (Class::Masked, Shown::Masked(_), Value::List(list)) => {
            list.iter().map(|text| masked(text)).collect::<Vec<_>>().join(";")
        }
        (Class::Masked, Shown::Masked(_), Value::Text(text)) => masked(text),
        (Class::Age, Shown::Masked(today), Value::Date(birth)) => age_on(*birth, today).to_string(),
        _ => written(&field.kind, &value),
    }
}

fn written(kind: &FieldKind, value: &Value) -> String {
    match (kind, value) {
        (_, Value::Text(text)) => text.clone(),
        (_, Value::Date(date)) => date.to_string(),
        (_, Value::Number(number)) => number.to_string(),
        (_, Value::List(list)) => list.join(";"),
        (FieldKind::Choice(table), Value::Choice(code)) => by_number(table, *code).map(first_word).unwrap_or_default(),
        (FieldKind::Flags(table), Value::Flags(flags)) => {
            members(table, *flags).map(first_word).collect::<Vec<_>>().join("、")
        }
        _ => String::new(),
    }
}

fn first_word(code: &'static Code) -> String {
    code.aliases.first().copied().unwrap_or(code.key).to_owned()
}

fn members(table: &'static [Code], flags: u32) -> impl Iterator<Item = &'static Code> {
    table.iter().filter(move |code| flags & (1 << code.code) != 0)
}

/// A JSON object whose members keep their order.
struct Object(Vec<(&'static str, Json)>);

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

fn object(person: &Resident, address: &Address, shown: Shown) -> Object {
    let mut members = vec![("kind", Json::from("resident")), ("id", Json::from(person.id.to_string()))];
    for field in fields() {
        let key = if field.class == Class::Age && shown != Shown::Full { "age" } else { field.key };
        let value = json(field, person, shown);
        if value != Json::Null {
            members.push((key, value));
        }
    }
    if !address.is_empty() {
        members.push(("address", Json::from(address.short())));
    }
    if let Some(household) = person.household.some() {
        members.push(("household", Json::from(household.to_string())));
    }
    Object(members)
}

/// A value in JSON; null where there is nothing.
fn json(field: &'static Field<Resident>, person: &Resident, shown: Shown) -> Json {
    match ((field.get)(person), &field.kind) {
        (Value::Empty | Value::Flags(0), _) => Json::Null,
        (Value::Date(birth), _) if field.class == Class::Age => match shown {
            Shown::Masked(today) => Json::from(age_on(birth, today)),
            Shown::Full => Json::from(birth.to_string()),
        },
        (Value::List(list), _) if list.is_empty() => Json::Null,
        (Value::List(list), _) if field.class == Class::Masked && shown != Shown::Full => {
            list.iter().map(|text| masked(text)).collect()
        }
        (Value::List(list), _) => Json::from(list),
        (Value::Choice(code), FieldKind::Choice(table)) => by_number(table, code).map_or(Json::Null, bare_key),
        (Value::Flags(flags), FieldKind::Flags(table)) => members(table, flags).map(bare_key).collect(),
        _ => Json::from(word(field, person, shown)),
    }
}

/// `female` of `sex.female`.
fn bare_key(code: &'static Code) -> Json {
    Json::from(code.key.split_once('.').map_or(code.key, |(_, bare)| bare))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::model::code::Sex;
    use crate::model::group::{Group, Groups};
    use jiff::civil::date;

    fn someone() -> (Resident, Address) {
        let person = Resident {
            id: Id(0x11),
            household: Id(0x22),
            name: "解秀英".into(),
            id_number: "61019919520312122X".into(),
            sex: Sex::Female,
            birth: Some(date(1952, 3, 12)),
            phones: vec!["13800008829".into(), "02982510001".into()],
            groups: Groups::default().with(Group::LivingAlone).with(Group::PartyMember),
            ..Resident::default()
        };
        (person, Address::read("红光巷12号3号楼2单元501"))
    }

    fn text(write: impl FnOnce(&mut Vec<u8>) -> io::Result<u64>) -> String {
        let mut out = Vec::new();
        assert!(matches!(write(&mut out), Ok(1)));
        String::from_utf8_lossy(&out).into_owned()
    }

    #[test]
    fn masked_lines_show_four_characters_and_an_age() {
        let line = text(|out| residents_jsonl(out, [someone()], Shown::Masked(date(2026, 11, 23))));
        assert_eq!(
            line,
            "{\"kind\":\"resident\",\"id\":\"0000000000000011\",\"name\":\"解秀英\",\"id_number\":\"**************122X\",\
             \"sex\":\"female\",\"age\":74,\"phones\":[\"*******8829\",\"*******0001\"],\"relation\":\"other\",\
             \"groups\":[\"living_alone\",\"party_member\"],\"registration\":\"here\",\"ethnic\":\"unknown\",\
             \"marital\":\"unknown\",\"living\":\"here\",\"address\":\"红光巷12号 3-2-501\",\
             \"household\":\"0000000000000022\"}\n"
        );
    }

    #[test]
    fn a_table_in_full_shields_long_numbers() {
        let table = text(|out| residents_csv(out, [someone()], Shown::Full));
        assert!(table.starts_with("\u{feff}姓名,身份证号,性别,出生日期,"));
        assert!(table.contains("\r\n解秀英,\"=\"\"61019919520312122X\"\"\",女,1952-03-12,13800008829;02982510001,"));
        let hidden = text(|out| residents_csv(out, [someone()], Shown::Masked(date(2026, 11, 23))));
        assert!(hidden.contains("性别,年龄,") && hidden.contains("**************122X") && !hidden.contains("1952"));
    }
}
