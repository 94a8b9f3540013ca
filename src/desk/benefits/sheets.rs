//! Sheets of benefits as blocks of a page: who may have it and has not yet, with a place to sign; the slip of one; the
//! report of a round; birthdays, and what is to be done about allowances.

use crate::desk::activities::doors::missed;
use crate::desk::benefits::allowance::all_to_do;
use crate::desk::benefits::birthdays::in_month;
use crate::desk::benefits::entitled::{RoundList, granted_in, row_on};
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

static REPORT: SheetRow = SheetRow {
    number: |_, _| 62,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let benefit = sight.record::<Benefit>(what.of)?;
        let day = sight.now.date();
        Ok((format!("{} {}", benefit.name, pages::day(sight.lang, day)), report(sight, benefit)))
    },
};

static BIRTHDAYS: SheetRow = SheetRow {
    number: |_, _| 63,
    numbers: None,
    before: at_once,
    compose: |sight, what| Ok(birthdays(sight, what.day.unwrap_or(sight.now.date()))),
};

static ALLOWANCES: SheetRow =
    SheetRow { number: |_, _| 73, numbers: None, before: at_once, compose: |sight, _| Ok(allowances(sight)) };

/// A round so far: to whom it was given, to whom not and why.
pub fn of_report(benefit: Id) -> Printable {
    Printable::of(&REPORT, benefit)
}

/// Birthdays of the very old in the month of a day.
pub fn of_birthdays(day: jiff::civil::Date) -> Printable {
    Printable::of(&BIRTHDAYS, Id::NONE).on(day)
}

/// Whoever something is to be done for about the old-age allowance.
pub fn of_allowances() -> Printable {
    Printable::of(&ALLOWANCES, Id::NONE)
}

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

/// Somebody's short address.
fn address(sight: &Sight<'_>, resident: Id) -> String {
    let resident = sight.office.of::<Resident>().get(resident);
    let address = resident.and_then(|resident| sight.office.address_of(resident)).map(crate::model::Address::short);
    address.unwrap_or_default()
}

fn report(sight: &Sight<'_>, benefit: &Benefit) -> Vec<Block> {
    let (office, lang, day) = (sight.office, sight.lang, sight.now.date());
    let Some(row) = row_on(office, benefit.id, day) else { return Vec::new() };
    let list = RoundList::of(office, benefit.id, day);
    let mut given: Vec<&Grant> = granted_in(office, &row).collect();
    given.sort_by_key(|grant| (grant.at, grant.id));
    let mut blocks = vec![
        Block::Line(words::rule(lang, row.terms, &sight.names())),
        Block::Line(words::round_counts(lang, list.given, list.open.len())),
    ];
    let rows: Vec<Vec<String>> = given
        .into_iter()
        .enumerate()
        .map(|(nth, grant)| {
            let role = crate::text::labels::code_number(lang, crate::model::register::VISITOR_ROLE, grant.role);
            let by = format!("{role} {}", grant.taker).trim().to_owned();
            vec![(nth + 1).to_string(), sight.name(grant.resident), pages::day(lang, grant.day()), by]
        })
        .collect();
    if !rows.is_empty() {
        let heads = sight.heads(&[pages::NUMBER, pages::NAME, words::GIVEN, words::TAKER]);
        blocks.push(Block::Table { heads, rows });
    }
    let first = row.round.map_or(day, |round| round.first);
    let why = |id: Id| {
        let missed = missed(office, benefit.id, first).into_iter().rfind(|call| call.resident == id);
        missed.map_or_else(String::new, |call| {
            let met = crate::text::labels::code_number(lang, crate::model::activities::codes::MET, call.met);
            format!("{met} {}", call.note).trim_end().to_owned()
        })
    };
    let open: Vec<Vec<String>> =
        list.open.iter().map(|id| vec![sight.name(*id), address(sight, *id), why(*id)]).collect();
    if !open.is_empty() {
        blocks.push(Block::Heading(words::STILL_TO_GIVE.say(lang).to_owned()));
        blocks.push(Block::Table { heads: sight.heads(&[pages::NAME, words::ADDRESS, words::WHY]), rows: open });
    }
    blocks
}

fn birthdays(sight: &Sight<'_>, month: jiff::civil::Date) -> (String, Vec<Block>) {
    let (office, lang) = (sight.office, sight.lang);
    let rows = in_month(office, month).into_iter().map(|one| {
        let resident = office.of::<Resident>().get(one.resident);
        let turns = resident.and_then(|resident| resident.age(month.last_of_month())).unwrap_or_default();
        let calendar = if one.lunar { words::LUNAR } else { words::SOLAR };
        vec![
            pages::day(lang, one.on),
            calendar.say(lang).to_owned(),
            sight.name(one.resident),
            turns.to_string(),
            address(sight, one.resident),
        ]
    });
    let heads = [words::DAY, words::CALENDAR, pages::NAME, words::AGE, words::ADDRESS];
    let table = Block::Table { heads: sight.heads(&heads), rows: rows.collect() };
    (format!("{}-{:02}", month.year(), month.month()), vec![table])
}

fn allowances(sight: &Sight<'_>) -> (String, Vec<Block>) {
    let (office, lang, day) = (sight.office, sight.lang, sight.now.date());
    let age = office.rule(&crate::model::benefits::rules::ALLOWANCE_AGE, day).value;
    let rows = all_to_do(office, day).into_iter().map(|(id, to_do)| {
        let said = words::allowance_to_do(lang, to_do.coded(), age, day);
        vec![sight.name(id), address(sight, id), said, sight.phone(id)]
    });
    let heads = [pages::NAME, words::ADDRESS, words::TO_DO, pages::PHONE];
    let table = Block::Table { heads: sight.heads(&heads), rows: rows.collect() };
    (pages::day(lang, day), vec![table])
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
