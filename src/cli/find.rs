//! `linli find`: people by whatever is known of them, and other records, beside a running console. Numbers are masked
//! to the last four.

use std::io::Write;
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::process::ExitCode;

use jiff::civil::Date;
use serde::Serialize;

use crate::desk::core::names::Named;
use crate::desk::core::office::Office;
use crate::desk::find::beside;
use crate::exchange::export::residents::{ResidentRow, residents};
use crate::exchange::export::{Format, Layout, Shown, stream};
use crate::lookup::{Count, Hit, Query, Today};
use crate::model::code::{LIVING, SEX};
use crate::model::{Household, Id, Kind, Record, Resident};
use crate::store::Opened;
use crate::store::port::{Read, StoreError};
use crate::text::{Lang, cli as words, found, labels, reports, usage, value, when};
use crate::ui::panes;

use super::args::Find;
use super::fail::Fail;
use super::out;
use super::place::Place;
use super::table::aligned;

/// How many are shown where no limit is given.
const LIMIT: u32 = 20;
/// How many records of each other kind are shown at most.
const OF_KIND: usize = 5;

/// Any other record as an answer in JSON shows it.
#[derive(Serialize)]
struct Line {
    kind: &'static str,
    id: String,
    text: String,
}

pub(super) fn run(place: &Place, wanted: &Find) -> Result<ExitCode, Fail> {
    match answer(place, place.read_lightly()?, wanted) {
        // An older snapshot and the journal make up for the damaged block; nothing has been printed yet.
        Err(Fail::Store(StoreError::Damaged(_))) => answer(place, place.read()?, wanted),
        answer => answer,
    }
}

fn answer(
    place: &Place,
    (opened, folder, today): (Opened<dyn Read>, PathBuf, Date),
    wanted: &Find,
) -> Result<ExitCode, Fail> {
    let (lang, store) = (place.lang, opened.port.as_ref());
    // The process ends with its answer: handing back the memory of every resident first would only make somebody wait.
    let limit = wanted.limit.unwrap_or(LIMIT) as usize;
    let typed = wanted.query.join(" ");
    let kept = beside::kept(&folder, opened.about.id, &place.safe(&folder)?);
    let mut office = ManuallyDrop::new(Office::to_search(store, &kept, today, &Query::parse(&typed))?);
    let Some(found) = office.find(&typed, limit) else { return whole(&office, lang) };
    for hit in &found.hits {
        office.fetch(store, Id(hit.id))?;
    }
    let groups = office.find_things(&typed, OF_KIND.min(limit));
    let others: Vec<(Kind, Id)> =
        groups.iter().flat_map(|group| group.ids.iter().map(|id| (group.kind, *id))).collect();
    for other in &others {
        office.fetch_concerned(store, *other)?;
    }
    let people: Vec<(&Hit, &Resident)> =
        found.hits.iter().filter_map(|hit| Some((hit, office.of::<Resident>().get(Id(hit.id))?))).collect();
    let names = Named { office: &office, today };
    let lines = others.into_iter().filter_map(|(kind, id)| Some((kind, id, panes::found(&names, lang, kind, id)?)));
    let mut out = out::answers();
    if wanted.json {
        let cards = people.iter().map(|(_, resident)| card(&office, resident, today));
        let lines = lines.map(|(kind, id, text)| {
            serde_json::to_value(Line { kind: named(&office, kind), id: id.to_string(), text })
        });
        let lines = lines.map(|line| line.map_err(std::io::Error::from));
        let all: Vec<serde_json::Value> = cards.chain(lines).collect::<Result<_, _>>()?;
        serde_json::to_writer(&mut out, &all).map_err(std::io::Error::from)?;
        writeln!(out)?;
        out.flush()?;
        return whole(&office, lang);
    }
    let lines: Vec<Vec<String>> =
        lines.map(|(kind, _, text)| vec![labels::kind(lang, kind).to_owned(), text]).collect();
    if people.is_empty() && lines.is_empty() && office.unread.is_empty() {
        writeln!(out, "{}", words::NONE_FOUND.say(lang))?;
    }
    let query = found.taken_for.clone().unwrap_or_else(|| Query::parse(&typed));
    if query.is_by_sound() && !people.is_empty() {
        writeln!(out, "{}", found::BY_SOUND.say(lang))?;
    }
    let rows: Vec<Vec<String>> = people.iter().map(|(_, resident)| row(&office, resident, today, lang)).collect();
    for (line, (hit, _)) in aligned(&rows).into_iter().zip(&people) {
        writeln!(out, "{line}")?;
        if wanted.explain {
            writeln!(out, "    {}", explained(&office, &query, hit, lang))?;
        }
    }
    if let Count::Exact(all) = found.count
        && people.len() == limit
        && all > limit
    {
        writeln!(out, "{}", usage::more_found(lang, limit, all))?;
    }
    for line in aligned(&lines) {
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    whole(&office, lang)
}

/// Whoever was not found may be in a record that does not open: that is said, and makes the answer a failure.
fn whole(office: &Office, lang: Lang) -> Result<ExitCode, Fail> {
    match office.unread.len() {
        0 => Ok(ExitCode::SUCCESS),
        count => Err(Fail::Said(reports::unread(lang, count))),
    }
}

/// What the program calls a kind.
fn named(office: &Office, kind: Kind) -> &'static str {
    office.row_of(kind).map_or("record", |row| row.name)
}

/// Why somebody stands where they do.
fn explained(office: &Office, query: &Query, hit: &Hit, lang: Lang) -> String {
    let rows = office.fitted(query, Id(hit.id));
    let fitted: Vec<(&str, u8)> = rows.iter().map(|row| (row.why.key(), row.cost)).collect();
    found::explained(lang, &fitted, hit.cost, hit.today().map(Today::key))
}

/// A person as `linli export residents` has them, masked: one name a value in both.
fn card(office: &Office, resident: &Resident, today: Date) -> std::io::Result<serde_json::Value> {
    let layout = Layout { lang: Lang::En, shown: Shown::Masked(today), format: Format::Jsonl };
    let columns = residents(layout);
    let household = office.of::<Household>().get(resident.household).cloned().unwrap_or_default();
    let row = ResidentRow { person: resident.clone(), household, ..ResidentRow::default() };
    let mut line = Vec::new();
    let mut sink = stream(Format::Jsonl, &mut line, columns.sheet(Resident::NAME, String::new()))?;
    sink.row(&columns.cells(&row))?;
    sink.finish()?;
    Ok(serde_json::from_slice(&line)?)
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
