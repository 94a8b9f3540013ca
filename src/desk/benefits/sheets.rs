//! Sheets of benefits as blocks of a page: who may have it and has not yet, with a place to sign; the slip of one.

use crate::desk::benefits::entitled::{RoundList, row_on};
use crate::desk::core::sheet::{Printable, SheetRow, Sight, at_once};
use crate::exchange::page::Block;
use crate::model::benefits::{Benefit, Grant, Terms};
use crate::model::{Id, Refusal, Resident};
use crate::text::{benefits as words, pages, when};

static ROUND: SheetRow = SheetRow {
    number: |_, _| 60,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let benefit = sight.record::<Benefit>(what.of)?;
        let day = sight.now.date();
        Ok((format!("{} {}", benefit.name, pages::day(sight.lang, day)), round(sight, benefit)))
    },
};

static VOUCHER: SheetRow =
    SheetRow { number: |_, _| 61, numbers: None, before: at_once, compose: |sight, what| voucher(sight, what.of) };

/// Who may have a benefit in this round and has not had it, to be signed.
pub fn of_round(benefit: Id) -> Printable {
    Printable::of(&ROUND, benefit)
}

/// What was given, as a slip for whoever gives it.
pub fn of_grant(grant: Id) -> Printable {
    Printable::of(&VOUCHER, grant)
}

fn round(sight: &Sight<'_>, benefit: &Benefit) -> Vec<Block> {
    let (office, lang, day) = (sight.office, sight.lang, sight.now.date());
    let list = RoundList::of(office, benefit.id, day);
    let mut blocks = Vec::new();
    if let Some(row) = row_on(office, benefit.id, day) {
        blocks.push(Block::Line(words::rule(lang, row.terms, &sight.names())));
    }
    blocks.push(Block::Line(words::round_counts(lang, list.given, list.open.len())));
    let rows = list.open.iter().enumerate().map(|(nth, id)| {
        let resident = office.of::<Resident>().get(*id);
        let address = resident.and_then(|resident| office.address_of(resident)).map(crate::model::Address::short);
        let age = resident.and_then(|resident| resident.age(day)).map_or_else(String::new, |age| age.to_string());
        vec![(nth + 1).to_string(), sight.name(*id), age, address.unwrap_or_default(), String::new()]
    });
    let heads = [pages::NUMBER, pages::NAME, words::AGE, words::ADDRESS, words::SIGNED];
    blocks.push(Block::Table { heads: sight.heads(&heads), rows: rows.collect() });
    blocks
}

fn voucher(sight: &Sight<'_>, grant: Id) -> Result<(String, Vec<Block>), Refusal> {
    let (office, lang) = (sight.office, sight.lang);
    let grant = sight.record::<Grant>(grant)?;
    let name = office.of::<Benefit>().get(grant.benefit).map_or("", |benefit| benefit.name.as_str());
    let fact = |head: crate::text::Msg, text: &str| (head.say(lang).to_owned(), text.to_owned());
    let bring = office.of::<Terms>().get(grant.terms).map_or("", |terms| terms.bring.as_str());
    let facts = [
        fact(pages::NAME, &sight.name(grant.resident)),
        fact(words::BENEFIT, name),
        fact(words::GIVEN, &when::day_and_year(lang, grant.day())),
        fact(words::GIVER, office.unit_name(grant.giver)),
        fact(words::BRING, bring),
    ];
    let blocks = vec![
        Block::Facts(facts.into_iter().filter(|(_, text)| !text.is_empty()).collect()),
        Block::Signature(vec![pages::SIGNS.say(lang).to_owned(), pages::CLERK_SIGNS.say(lang).to_owned()]),
    ];
    Ok((sight.name(grant.resident), blocks))
}
