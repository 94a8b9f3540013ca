//! `linli check`: chain, counts and hashes by the store, every record decoded, what records say of each other by the
//! desk. A line a finding; it works beside a running console and repairs nothing.

use std::io::Write;
use std::process::ExitCode;

use jiff::civil::Date;

use crate::desk::core::check::{Fault, Finding, findings};
use crate::desk::core::kept::Days;
use crate::desk::core::kinds::KINDS;
use crate::desk::core::office::Office;
use crate::desk::people::duplicates;
use crate::model::by_day::day_of;
use crate::model::cause::{Cause, Shut};
use crate::model::{Key, Resident};
use crate::store::envelope::RecordError;
use crate::store::{self, Safe};
use crate::text::people::duplicates as told;
use crate::text::usage::fault;
use crate::text::{Lang, Msg, causes, cli as words, labels, reports, safes, value, when};

use super::fail::{self, Fail};
use super::out;
use super::place::Place;
use super::table::aligned;

pub(super) fn run(place: &Place) -> Result<ExitCode, Fail> {
    let (folder, lang) = (place.folder()?, place.lang);
    let safe = place.checking(&folder);
    let checked = store::check_with(&folder, safe.as_ref().unwrap_or(&Safe::plain()))?;
    let mut lines: Vec<String> = checked.findings.iter().map(|found| stored(lang, found)).collect();
    // What cannot be read at all was named just now.
    let locked = safe.is_none();
    let safe = safe.unwrap_or_default();
    if let Ok(opened) = store::read_with(&folder, &safe) {
        match Office::read(opened.port.as_ref(), &safe) {
            Ok(office) => {
                for what in office.unread.all() {
                    // The store has named those whose envelope is at fault.
                    let line = unread(lang, &what);
                    if !lines.contains(&line) {
                        lines.push(line);
                    }
                }
                lines.extend(findings(&office).iter().map(|found| recorded(lang, found)));
            }
            Err(error) => lines.push(fail::store(lang, &error)),
        }
    }
    let mut out = out::answers();
    for line in &lines {
        writeln!(out, "{line}")?;
    }
    for (from, to) in &checked.lost {
        writeln!(out, "{}", reports::known_lost(lang, *from, *to))?;
    }
    for path in Place::notes_of_files().iter().flat_map(|notes| store::clear_abroad(notes)) {
        writeln!(out, "{}", reports::left_abroad(lang, &path.display()))?;
    }
    writeln!(out, "{}", reports::checked(lang, checked.entries, checked.head, lines.len()))?;
    if locked {
        writeln!(out, "{}", safes::DAMAGE_ONLY.say(lang))?;
    } else if lines.is_empty() {
        writeln!(out, "{}", words::SOUND.say(lang))?;
        // What was set aside when sled had to be built anew is needed no longer.
        store::clear_quarantine(&folder)?;
    }
    out.flush()?;
    Ok(if lines.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Who may be registered twice, a pair a line, with the reason; nobody is merged here.
pub(super) fn duplicates(place: &Place) -> Result<ExitCode, Fail> {
    let (opened, folder, today) = place.read()?;
    let (office, lang) = (Office::read(opened.port.as_ref(), &place.safe(&folder)?)?, place.lang);
    let pairs = duplicates::pairs(&office);
    let who = |id| office.of::<Resident>().get(id).map(|one| person(&office, one, today, lang)).unwrap_or_default();
    let rows: Vec<Vec<String>> = pairs
        .iter()
        .map(|pair| vec![told::reason(lang, pair.reason).to_owned(), who(pair.one), who(pair.other)])
        .collect();
    let mut out = out::answers();
    for line in aligned(&rows) {
        writeln!(out, "{line}")?;
    }
    let said = if pairs.is_empty() { told::NONE.say(lang).to_owned() } else { told::found(lang, pairs.len()) };
    writeln!(out, "{said}")?;
    out.flush()?;
    Ok(if pairs.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A person in a line: nothing that a visitor may not see.
fn person(office: &Office, resident: &Resident, today: Date, lang: Lang) -> String {
    let age = resident.age(today).map(|age| when::age(lang, age)).unwrap_or_default();
    let address = office.address_of(resident).map(crate::model::Address::short).unwrap_or_default();
    let phone = resident.phones.first().map(|phone| value::tail(lang, phone)).unwrap_or_default();
    let parts = [resident.name.clone(), age, address, phone];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

pub(super) fn stored(lang: Lang, found: &store::Finding) -> String {
    match found {
        store::Finding::Damage(damage) => causes::damage(lang, damage),
        store::Finding::Record(record) => unread(lang, record),
        store::Finding::System(system) => causes::fact(lang, &Cause::System(system.clone())),
        store::Finding::Current => reports::finding(lang, &"CURRENT", words::CHECKSUM_WRONG.say(lang), None),
    }
}

/// A record that does not open, by its kind, its day where it has one, and its id: nothing of that names anybody.
fn unread(lang: Lang, record: &RecordError) -> String {
    let why = causes::shut(lang, Shut::from(&record.reason));
    let wrong = format!("{}{}{why}", words::NOT_DECODED.say(lang), lang.of("，", ", "));
    let key = Key::read(&record.key);
    let by_day = |key: &Key| KINDS.iter().any(|row| row.kind == key.kind && row.days != Days::All);
    let day = key.filter(by_day).map(|key| day_of(key.id));
    reports::finding(lang, &labels::record(lang, key, day), &wrong, None)
}

fn recorded(lang: Lang, found: &Finding) -> String {
    let wrong: Msg = match found.fault {
        Fault::Refers(_) => fault::REFERS,
        Fault::Slot => fault::SLOT,
        Fault::Capacity => fault::CAPACITY,
        Fault::Head => fault::HEAD,
        Fault::Unique => fault::UNIQUE,
        Fault::Number => fault::NUMBER,
        Fault::ContradictsId => fault::CONTRADICTS,
    };
    let to = match found.fault {
        Fault::Refers(kind) => format!(" ({})", labels::kind(lang, kind)),
        Fault::Slot | Fault::Capacity | Fault::Head | Fault::Unique | Fault::Number | Fault::ContradictsId => {
            String::new()
        }
    };
    let record = format!("{} {}", labels::kind(lang, found.kind), found.id);
    reports::finding(lang, &record, &format!("{}{to}", wrong.say(lang)), None)
}
