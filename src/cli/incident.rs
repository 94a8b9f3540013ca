//! `linli incident`: who was shown, exported or printed from one day to another. Reads beside a running console.

use std::process::ExitCode;

use serde_json::json;

use crate::desk::core::office::Office;
use crate::desk::privacy::incident::incident;
use crate::text::privacy as words;
use crate::text::when;

use super::args::Incident;
use super::fail::Fail;
use super::place::Place;
use super::{out, table};

pub(super) fn run(place: &Place, wanted: &Incident) -> Result<ExitCode, Fail> {
    let lang = place.lang;
    let (opened, folder, today) = place.read()?;
    let safe = place.safe(&folder)?;
    let office = Office::read(opened.port.as_ref(), &safe)?;
    let days = (wanted.since, wanted.until.unwrap_or(today));
    let lines = incident(&office, opened.port.as_ref(), &safe, days)?;
    if wanted.json {
        let line = |line: &crate::desk::privacy::incident::Line| {
            let resident = line.resident.some().map(|id| id.to_string());
            let what = words::happened(lang, &line.what);
            json!({ "at": line.at.to_string(), "who": line.who, "resident": resident, "name": line.name, "what": what })
                .to_string()
        };
        let lines: Vec<String> = lines.iter().map(line).collect();
        return out::say(&lines.join("\n"));
    }
    if lines.is_empty() {
        return out::say(words::NO_INCIDENT.say(lang));
    }
    let heads = [words::WHEN, words::WHO, words::WHOSE, words::WHAT].map(|head| head.say(lang).to_owned());
    let row = |line: &crate::desk::privacy::incident::Line| {
        let at = format!("{} {}", line.at.date(), when::clock(line.at.time()));
        vec![at, line.who.clone(), line.name.clone(), words::happened(lang, &line.what)]
    };
    let rows: Vec<Vec<String>> = std::iter::once(heads.into()).chain(lines.iter().map(row)).collect();
    let mut said = table::aligned(&rows);
    said.push(words::INCIDENT_FOOT.say(lang).to_owned());
    out::say(&said.join("\n"))
}
