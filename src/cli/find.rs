//! `linli find`: people by whatever is known of them, beside a running console. Numbers are masked to the last four.

use std::io::Write;
use std::mem::ManuallyDrop;
use std::process::ExitCode;

use jiff::civil::Date;
use serde::Serialize;

use crate::desk::office::Office;
use crate::exchange::masked;
use crate::lookup::Count;
use crate::model::code::{LIVING, SEX, by_number};
use crate::model::group::OPEN;
use crate::model::{Code, Id, Resident};
use crate::text::{Lang, cli as words, labels, usage, value, when};

use super::args::Find;
use super::fail::Fail;
use super::out;
use super::place::Place;
use super::table::aligned;

/// How many are shown where no limit is given.
const LIMIT: u32 = 20;

/// A person as an answer in JSON shows them.
#[derive(Serialize)]
struct Card<'a> {
    kind: &'static str,
    id: String,
    name: &'a str,
    sex: &'static str,
    age: Option<i16>,
    address: String,
    phone: Option<String>,
    id_number: Option<String>,
    groups: Vec<&'static str>,
    living: &'static str,
    household: String,
}

pub(super) fn run(place: &Place, wanted: &Find) -> Result<ExitCode, Fail> {
    let (reader, folder, today) = place.read()?;
    // The process ends with its answer: handing back the memory of every resident first would only make somebody wait.
    let mut office = ManuallyDrop::new(Office::to_search(&reader, &folder, today)?);
    let limit = wanted.limit.unwrap_or(LIMIT) as usize;
    let found = office.find(&wanted.query.join(" "), limit);
    let hits = found.as_ref().map(|found| found.hits.as_slice()).unwrap_or_default();
    for hit in hits {
        office.fetch(&reader, Id(hit.id))?;
    }
    let people: Vec<&Resident> = hits.iter().filter_map(|hit| office.residents.get(Id(hit.id))).collect();
    let mut out = out::answers();
    if wanted.json {
        let cards: Vec<Card<'_>> = people.iter().map(|resident| card(&office, resident, today)).collect();
        serde_json::to_writer(&mut out, &cards).map_err(std::io::Error::from)?;
        writeln!(out)?;
    } else if people.is_empty() {
        writeln!(out, "{}", words::NONE_FOUND.say(place.lang))?;
    } else {
        let rows: Vec<Vec<String>> = people.iter().map(|resident| row(&office, resident, today, place.lang)).collect();
        for line in aligned(&rows) {
            writeln!(out, "{line}")?;
        }
        if let Some(Count::Exact(all)) = found.as_ref().map(|found| found.count).filter(|_| people.len() == limit)
            && all > limit
        {
            writeln!(out, "{}", usage::more_found(place.lang, limit, all))?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn card<'a>(office: &Office, resident: &'a Resident, today: Date) -> Card<'a> {
    Card {
        kind: "resident",
        id: resident.id.to_string(),
        name: &resident.name,
        sex: by_number(SEX, resident.sex as u8).map_or("", bare),
        age: resident.age(today),
        address: address(office, resident),
        phone: resident.phones.first().map(|phone| masked(phone)),
        id_number: Some(&resident.id_number).filter(|number| !number.is_empty()).map(|number| masked(number)),
        groups: resident.groups.rows(OPEN).map(bare).collect(),
        living: by_number(LIVING, resident.living as u8).map_or("", bare),
        household: resident.household.to_string(),
    }
}

/// `female` of `sex.female`.
fn bare(code: &'static Code) -> &'static str {
    code.key.split_once('.').map_or(code.key, |(_, bare)| bare)
}

fn address(office: &Office, resident: &Resident) -> String {
    office.address_of(resident).map(crate::model::Address::short).unwrap_or_default()
}

fn row(office: &Office, resident: &Resident, today: Date, lang: Lang) -> Vec<String> {
    let living = if resident.lives_here() { "" } else { labels::code_number(lang, LIVING, resident.living as u8) };
    vec![
        resident.name.clone(),
        labels::code_number(lang, SEX, resident.sex as u8).to_owned(),
        resident.age(today).map(|age| when::age(lang, age)).unwrap_or_default(),
        address(office, resident),
        resident.phones.first().map(|phone| value::tail(lang, phone)).unwrap_or_default(),
        living.to_owned(),
    ]
}
