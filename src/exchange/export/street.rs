//! A street's table as rows: the headings are the street's own, and each is filled from what the importer takes it for.

use std::collections::HashMap;

use super::Datum;
use super::column::{Columns, Layout, Shown};
use super::residents::ResidentRow;
use crate::model::people::group::{OPEN, SENSITIVE};
use crate::model::{Address, Care, Code, Household, Resident};
use crate::text::Lang;

/// Somebody who stands in the table.
#[derive(Debug, Clone)]
pub struct StreetRow {
    /// Their number in it, from 1.
    pub number: u32,
    pub person: ResidentRow,
    /// What stands in the office's own columns, by key.
    pub own: HashMap<String, String>,
}

/// The columns of a table: headings, and what each is filled from.
pub fn street(layout: Layout, headings: Vec<(String, String)>) -> Columns<StreetRow> {
    let mut columns = Columns::<StreetRow>::new(layout);
    for (heading, from) in headings {
        column(&mut columns, layout, &heading, &from);
    }
    columns
}

fn column(columns: &mut Columns<StreetRow>, layout: Layout, heading: &str, from: &str) {
    let full = layout.shown == Shown::Full;
    let (record, key) = from.split_once('.').unwrap_or(("", from));
    let known = match record {
        "resident" if key == "groups" => {
            columns.named("groups", heading, 18, |row: &StreetRow| {
                let codes: Vec<&'static Code> = row.person.person.groups.rows(OPEN).collect();
                if codes.is_empty() { Datum::Nothing } else { Datum::Codes(codes) }
            });
            true
        }
        "resident" => columns.field_named::<Resident>(key, heading, |row| Some(&row.person.person)),
        "household" if key == "address.lane" => {
            // A table that asks for the address in one column is told all of it.
            let all = heading.contains("址");
            columns.named("address", heading, 24, move |row: &StreetRow| {
                let address: &Address = &row.person.household.address;
                Datum::text(&if all { address.short() } else { address.lane.clone() })
            });
            true
        }
        "household" => columns.field_named::<Household>(key, heading, |row| Some(&row.person.household)),
        "care" if full => columns.field_named::<Care>(key, heading, |row| Some(&row.person.care)),
        "column" => of_roster(columns, layout, heading, key),
        "own" => {
            let from = from.to_owned();
            columns.named("own", heading, 12, move |row: &StreetRow| {
                row.own.get(&from).map_or(Datum::Nothing, |text| Datum::text(text))
            });
            true
        }
        _ => group(columns, heading, from, full),
    };
    if !known {
        // Nobody guesses: the column stays, and stays empty.
        columns.named("empty", heading, 10, |_: &StreetRow| Datum::Nothing);
    }
}

/// What only a roster has.
fn of_roster(columns: &mut Columns<StreetRow>, layout: Layout, heading: &str, key: &str) -> bool {
    match key {
        "head_name" => columns.named("head", heading, 12, |row: &StreetRow| Datum::text(&row.person.head)),
        "not_kept" if ["年龄", "周岁", "age"].iter().any(|word| heading.to_lowercase().contains(word)) => {
            let today = layout.today();
            columns.named("age", heading, 6, move |row: &StreetRow| {
                let age = today.and_then(|today| row.person.person.age(today));
                age.map_or(Datum::Nothing, Datum::whole)
            });
        }
        "not_kept" => columns.named("number", heading, 6, |row: &StreetRow| Datum::whole(row.number)),
        _ => return false,
    }
    true
}

/// A group as a tick; one of health and aid only in full.
fn group(columns: &mut Columns<StreetRow>, heading: &str, key: &str, full: bool) -> bool {
    let open = OPEN.iter().find(|code| code.key == key);
    let closed = SENSITIVE.iter().find(|code| code.key == key).filter(|_| full);
    let Some(code) = open.or(closed) else { return false };
    let sensitive = open.is_none();
    columns.named("group", heading, 8, move |row: &StreetRow| {
        let groups = if sensitive { row.person.care.groups } else { row.person.person.groups };
        Datum::text(if groups.0 & 1 << code.code != 0 { Lang::Zh.of("是", "yes") } else { "" })
    });
    true
}
