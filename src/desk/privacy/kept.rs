//! Everything that is kept about somebody: gathered from the whole store, laid out as a page for them and as a file for a
//! program, and noted.
//!
//! What is their own is told whole. Of a record that only names them it is told that there is one, and of which day: the
//! rest of it is another person's.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

use crate::desk::core::Not as Core;
use crate::desk::core::change::Change;
use crate::desk::core::keys::COMMUNITY;
use crate::desk::core::kind::{FieldRow, KindRow};
use crate::desk::core::names::Named;
use crate::desk::privacy::Did;
use crate::desk::{Desk, Done, refused};
use crate::exchange::page::{Block, Page, Paper};
use crate::model::cause::Cause;
use crate::model::field::Value;
use crate::model::privacy::{ALL_KEPT, Handed};
use crate::model::register::SHEET;
use crate::model::when::from_civil_seconds;
use crate::model::{Household, Id, Key, Kind, Note, Record, Refusal, Resident};
use crate::store::envelope;
use crate::text::{Lang, labels, pages, privacy as words, sentences, value, when};

/// The number of the page.
const PAGE: u8 = 110;

/// A record about somebody.
pub(in crate::desk) struct About {
    pub(in crate::desk) key: Key,
    pub(in crate::desk) row: &'static KindRow,
    /// Its fields with what stands in them, and its members; of what only names them, nothing.
    told: Option<(Vec<(FieldRow, Value)>, Json)>,
    /// The day that it is of.
    dated: Option<Date>,
}

/// What was done about somebody, as the journal has it.
struct Deed {
    at: jiff::civil::DateTime,
    who: String,
    note: Note,
}

impl Desk {
    /// Hands out everything that is kept about a resident.
    pub(in crate::desk) fn hand_out_kept(&mut self, resident: Id, lang: Lang) -> Result<Done, Refusal> {
        let not_printed = |cause| Refusal::from(Core::NotPrinted { cause });
        let Some(printer) = self.printer.clone() else { return Err(not_printed(Cause::NoPrinter)) };
        let person = self.known::<Resident>(resident)?;
        let about = self.everything_about(&person)?;
        let deeds = self.deeds_about(resident)?;
        let records = u32::try_from(about.len()).unwrap_or(u32::MAX);
        // It is noted before it leaves the desk.
        let handed =
            Handed { id: self.fresh(), resident, what: ALL_KEPT, at: self.now(), who: self.at_the_desk(), records };
        let mut change = Change::default();
        change.put(&self.office(), &handed)?;
        let done = self.commit(change, Note::Privacy(Did::KeptShown { resident, records }))?;
        let now = self.now();
        let (page, file) = {
            let office = self.office();
            let names = Named { office: &office, today: now.date() };
            let blocks = blocks(lang, &names, &person, &about, &deeds);
            let page = Page {
                lang: lang.code(),
                issuer: printer.issuer.clone(),
                contact: pages::contact(lang, &printer.phone, &printer.address),
                paper: Paper::of(&blocks),
                title: format!("{} {}", labels::code_number(lang, SHEET, PAGE), person.name),
                stripe: self.settings.training.then_some(pages::TRAINING.say(lang)),
                blocks,
                foot: pages::foot(lang, now, self.clerk()),
            };
            (page, as_json(lang, &names, &person, &about, &deeds))
        };
        let stamp = now.strftime("%Y%m%d-%H%M").to_string();
        printer.save(&file.to_string(), &stamp, "json").map_err(not_printed)?;
        let file = printer.print(&page, &stamp).map_err(not_printed)?;
        Ok(Done { file, ..done })
    }

    /// Every record that is about a resident or names them, in the order of the table of kinds and of ids. Their home
    /// is told too: where somebody lives is theirs.
    pub(in crate::desk) fn everything_about(&self, person: &Resident) -> Result<Vec<About>, Refusal> {
        let office = self.office();
        let safe = &self.settings.safe;
        let mut found: BTreeMap<(usize, Key), About> = BTreeMap::new();
        self.store
            .scan(&Key::prefix(COMMUNITY), &mut |bytes, entry| {
                let Some(key) = Key::read(bytes) else { return ControlFlow::Continue(()) };
                let place = office.kinds().iter().position(|row| row.kind == key.kind);
                let Some((place, row)) = place.map(|place| (place, &office.kinds()[place])) else {
                    return ControlFlow::Continue(());
                };
                let subject = envelope::label(bytes, &entry.value).ok().map_or(0, |label| label.subject);
                let home = key.kind == Household::KIND && key.id == person.household;
                let own = subject == person.id.0 || home;
                let named = || {
                    let meant = |kind: Kind, id: Id| id == person.id && (kind == Resident::KIND || kind == Kind::ANY);
                    (row.names)(safe, bytes, &entry.value, &meant)
                };
                if own || named() {
                    let told = own.then(|| (row.told)(safe, bytes, &entry.value)).flatten();
                    let dated = (row.lasts)(safe, bytes, &entry.value).and_then(|lasts| lasts.dated);
                    let told = told.map(|told| (told.fields, told.members));
                    found.insert((place, key), About { key, row, told, dated });
                }
                ControlFlow::Continue(())
            })
            .map_err(refused)?;
        Ok(found.into_values().collect())
    }

    /// What was done about a resident, the oldest first, as far back as the journal can be read.
    #[allow(clippy::unnecessary_wraps, reason = "what reads the journal answers as the rest of the desk does")]
    fn deeds_about(&self, resident: Id) -> Result<Vec<Deed>, Refusal> {
        let office = self.office();
        let mut deeds: Vec<Deed> = Vec::new();
        let mut last = 0;
        for frame in self.store.pasts(1, self.store.head()) {
            // Where history is lost, the page says what there is: the records themselves stand on it.
            let Ok(frame) = frame else { continue };
            let Some(note) = Note::decode(&frame.stamp.what).filter(|note| note.resident() == Some(resident)) else {
                continue;
            };
            if frame.stamp.command != last {
                last = frame.stamp.command;
                let who = office.name_of_operator(Id(frame.stamp.operator)).to_owned();
                deeds.push(Deed { at: from_civil_seconds(frame.stamp.desk_time), who, note });
            }
        }
        Ok(deeds)
    }
}

/// What a field says: what only this program compares is told as any program reads it.
fn said(lang: Lang, names: &Named<'_>, field: &FieldRow, of: &Value, members: &Json) -> String {
    match of {
        Value::Opaque(_) => plain(field.key.split('.').try_fold(members, |members, part| members.get(part))),
        of => value::value(lang, &field.kind, of, names),
    }
}

/// A member without the marks of the notation.
fn plain(member: Option<&Json>) -> String {
    match member {
        None | Some(Json::Null) => String::new(),
        Some(Json::String(text)) => text.replace('T', " "),
        Some(Json::Array(items)) => {
            let items: Vec<String> = items.iter().map(|item| plain(Some(item))).collect();
            items.join("; ")
        }
        Some(Json::Object(members)) => {
            let members: Vec<String> = members.values().map(|member| plain(Some(member))).collect();
            members.join(" ")
        }
        Some(other) => other.to_string(),
    }
}

fn blocks(lang: Lang, names: &Named<'_>, person: &Resident, about: &[About], deeds: &[Deed]) -> Vec<Block> {
    let mut blocks = vec![Block::Line(words::kept_intro(lang, &person.name, about.len()))];
    let mut heading = None;
    for one in about {
        let Some((fields, members)) = &one.told else { continue };
        if heading != Some(one.key.kind) {
            heading = Some(one.key.kind);
            let count = about.iter().filter(|other| other.key.kind == one.key.kind && other.told.is_some()).count();
            blocks.push(Block::Heading(format!("{} ({count})", labels::kind(lang, one.key.kind))));
        }
        let facts = fields.iter().filter_map(|(field, of)| {
            let text = said(lang, names, field, of, members);
            (!text.is_empty()).then(|| (labels::field(lang, one.key.kind, field.key).to_owned(), text))
        });
        blocks.push(Block::Facts(facts.collect()));
    }
    let mut named: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for one in about.iter().filter(|one| one.told.is_none()) {
        let day = one.dated.map_or_else(String::new, |day| day.to_string());
        named.entry(labels::kind(lang, one.key.kind)).or_default().push(day);
    }
    if !named.is_empty() {
        blocks.push(Block::Heading(words::NAMED_IN.say(lang).to_owned()));
        let rows = named.into_iter().map(|(kind, mut days)| {
            days.sort_unstable();
            days.retain(|day| !day.is_empty());
            days.dedup();
            vec![kind.to_owned(), days.join(" ")]
        });
        let heads = [words::RECORDS, words::DAYS].map(|head| head.say(lang).to_owned()).into();
        blocks.push(Block::Table { heads, rows: rows.collect() });
    }
    blocks.push(Block::Heading(words::DEEDS.say(lang).to_owned()));
    let rows = deeds.iter().map(|deed| {
        let at = format!("{} {}", deed.at.date(), when::clock(deed.at.time()));
        vec![at, deed.who.clone(), sentences::history(lang, &deed.note, names)]
    });
    let heads = [words::WHEN, words::WHO, words::WHAT].map(|head| head.say(lang).to_owned()).into();
    blocks.push(Block::Table { heads, rows: rows.collect() });
    blocks.extend(words::kept_foot(lang).into_iter().map(|line| Block::Line(line.to_owned())));
    blocks
}

/// The same for a program: members as the records have them.
fn as_json(lang: Lang, names: &Named<'_>, person: &Resident, about: &[About], deeds: &[Deed]) -> Json {
    let record = |one: &About| {
        let mut members = Map::new();
        members.insert("kind".into(), one.row.name.into());
        members.insert("id".into(), one.key.id.to_string().into());
        if let Some(day) = one.dated {
            members.insert("day".into(), day.to_string().into());
        }
        if let Some((_, told)) = &one.told {
            members.insert("record".into(), told.clone());
        }
        Json::Object(members)
    };
    let deed = |deed: &Deed| {
        let what = sentences::history(lang, &deed.note, names);
        json!({ "at": deed.at.to_string(), "who": deed.who, "what": what })
    };
    let (own, named): (Vec<&About>, Vec<&About>) = about.iter().partition(|one| one.told.is_some());
    json!({
        "name": person.name,
        "day": names.today.to_string(),
        "records": own.into_iter().map(record).collect::<Vec<Json>>(),
        "named_in": named.into_iter().map(record).collect::<Vec<Json>>(),
        "journal": deeds.iter().map(deed).collect::<Vec<Json>>(),
    })
}
