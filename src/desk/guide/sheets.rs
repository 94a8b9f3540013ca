//! What is printed of the guide: the slip that tells everything at once, a certificate, the book of seals of a year.

use crate::desk::core::office::Office;
use crate::desk::core::sheet::{Printable, SheetRow, Sight, at_once};
use crate::desk::guide::facts;
use crate::exchange::page::Block;
use crate::model::canteen::price::CONFIRMED;
use crate::model::guide::{Certificate, Entry, MUST_NOT_ISSUE, Not, SEALED};
use crate::model::{Id, Record, Refusal};
use crate::text::{guide as words, labels, pages, when};
use jiff::civil::Date;

static SLIP: SheetRow = SheetRow {
    number: |_, _| 90,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let entry = sight.record::<Entry>(what.of)?;
        Ok((entry.name.clone(), slip_of(sight, entry)))
    },
};

static CERTIFICATE: SheetRow = SheetRow {
    number: |_, _| 91,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let certificate = sight.record::<Certificate>(what.of)?;
        let entry = sight.record::<Entry>(certificate.entry)?;
        let worded = facts::worded(sight.office, entry, certificate);
        let worded = worded.map_err(|fact| Refusal::from(Not::FactMissing { entry: entry.id, fact }))?;
        let mut blocks: Vec<Block> = worded.lines().map(|line| Block::Line(line.to_owned())).collect();
        let number = words::NUMBER.say(sight.lang).to_owned();
        blocks.push(Block::Facts(vec![(number, words::number(certificate))]));
        let signs = [words::APPROVED_BY, words::HANDLED_BY, words::SEAL];
        blocks.push(Block::Signature(signs.iter().map(|msg| msg.say(sight.lang).to_owned()).collect()));
        Ok((entry.name.clone(), blocks))
    },
};

static SEALS: SheetRow = SheetRow {
    number: |_, _| 92,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let year = what.day.unwrap_or(sight.now.date()).year();
        Ok((year.to_string(), book(sight, year)))
    },
};

/// The slip of an answer, in large type.
pub fn slip(entry: Id) -> Printable {
    Printable::of(&SLIP, entry)
}

/// A certificate, to be signed and sealed.
pub fn certificate(certificate: Id) -> Printable {
    Printable::of(&CERTIFICATE, certificate)
}

/// The book of seals of a day's year.
pub fn seals(day: Date) -> Printable {
    Printable::of(&SEALS, Id::NONE).on(day)
}

fn slip_of(sight: &Sight<'_>, entry: &Entry) -> Vec<Block> {
    let lang = sight.lang;
    let mut blocks = Vec::new();
    if entry.kind == MUST_NOT_ISSUE {
        blocks.push(Block::Line(words::MUST_NOT.say(lang).to_owned()));
    }
    let label = |key: &'static str| labels::field(lang, Entry::KIND, key).to_owned();
    let large = [
        ("what", &entry.what),
        ("who", &entry.who),
        ("bring", &entry.bring),
        ("place", &entry.place),
        ("hours", &entry.hours),
        ("phone", &entry.phone),
        ("form", &entry.form),
    ];
    let told = large.into_iter().filter(|(_, text)| !text.is_empty());
    blocks.extend(told.map(|(key, text)| Block::Large(label(key), text.clone())));
    blocks.push(Block::Line(cited(sight, entry)));
    blocks
}

/// Where an answer is written, when it was read, and whether the office has confirmed it.
fn cited(sight: &Sight<'_>, entry: &Entry) -> String {
    let day = entry.dated.map(|day| when::day_and_year(sight.lang, day)).unwrap_or_default();
    let confirmed = labels::code_number(sight.lang, CONFIRMED, entry.confirmed);
    let parts = [entry.source.as_str(), &day, confirmed];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

fn book(sight: &Sight<'_>, year: i16) -> Vec<Block> {
    let (office, lang): (&Office, _) = (sight.office, sight.lang);
    let row = |one: &&Certificate| {
        vec![
            words::number(one),
            when::day(lang, one.at.date()),
            office.of::<Entry>().get(one.entry).map_or_else(String::new, |entry| entry.name.clone()),
            sight.name(one.resident),
            one.purpose.clone(),
            one.copies.to_string(),
            one.approved.clone(),
            office.name_of_operator(one.who).to_owned(),
            labels::code_number(lang, SEALED, one.sealed).to_owned(),
        ]
    };
    let certificates = office.certificates_of(year);
    let heads = [
        words::NUMBER,
        words::DAY,
        words::MATTER,
        words::WHOM,
        words::FOR_WHAT,
        words::COPIES,
        words::APPROVED_BY,
        words::HANDLED_BY,
        words::SEAL,
    ];
    vec![
        Block::Line(words::issued_in(lang, year, certificates.len())),
        Block::Table { heads: sight.heads(&heads), rows: certificates.iter().map(row).collect() },
        Block::Signature(vec![pages::CLERK_SIGNS.say(lang).to_owned()]),
    ]
}
