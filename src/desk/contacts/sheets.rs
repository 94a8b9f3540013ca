//! What is printed of contacts: three cards of one size, the chase list, and who looks after which compound.

use crate::desk::core::sheet::{Composed, Printable, SheetRow, Sight, at_once};
use crate::exchange::page::Block;
use crate::model::contacts::{CHANNEL, CONFIRMATION, Communication, Coordination, KEPT, PROMISER, Unit, WorkContact};
use crate::model::{Id, Record, Refusal};
use crate::text::{contacts as words, labels, pages, when};

static CONTACT: SheetRow = SheetRow { number: |_, _| 95, numbers: None, before: at_once, compose: contact_card };
static COORDINATION: SheetRow =
    SheetRow { number: |_, _| 96, numbers: None, before: at_once, compose: coordination_card };
static SAID: SheetRow = SheetRow { number: |_, _| 97, numbers: None, before: at_once, compose: said_card };
static PROMISES: SheetRow = SheetRow { number: |_, _| 98, numbers: None, before: at_once, compose: chase_list };
static COMPOUNDS: SheetRow = SheetRow { number: |_, _| 99, numbers: None, before: at_once, compose: all_compounds };

/// The card of somebody at a unit.
pub fn contact(contact: Id) -> Printable {
    Printable::of(&CONTACT, contact)
}

/// The card of an activity.
pub fn coordination(coordination: Id) -> Printable {
    Printable::of(&COORDINATION, coordination)
}

/// The card of what was said.
pub fn said(said: Id) -> Printable {
    Printable::of(&SAID, said)
}

/// What is promised and open.
pub fn promises() -> Printable {
    Printable::of(&PROMISES, Id::NONE)
}

/// Who looks after which compound.
pub fn compounds() -> Printable {
    Printable::of(&COMPOUNDS, Id::NONE)
}

/// Facts of a card under the labels of its fields. What is empty keeps its line: a card is filled in by hand too.
fn card<R: Record>(sight: &Sight<'_>, facts: Vec<(&'static str, String)>) -> Vec<Block> {
    let named = |(key, value): (&'static str, String)| (labels::field(sight.lang, R::KIND, key).to_owned(), value);
    vec![Block::Facts(facts.into_iter().map(named).collect())]
}

fn contact_card(sight: &Sight<'_>, what: Printable) -> Result<Composed, Refusal> {
    let one = sight.record::<WorkContact>(what.of)?;
    let day = one.issued.map(|day| when::day_and_year(sight.lang, day)).unwrap_or_default();
    let facts = vec![
        ("number", words::card_number(one.number)),
        ("unit", sight.office.unit_name(one.unit).to_owned()),
        ("name", one.name.clone()),
        ("duty", one.duty.clone()),
        ("phone", one.phone.clone()),
        ("hours", one.hours.clone()),
        ("place", one.place.clone()),
        ("note", one.note.clone()),
        ("issued", day),
    ];
    Ok((words::card_number(one.number), card::<WorkContact>(sight, facts)))
}

fn coordination_card(sight: &Sight<'_>, what: Printable) -> Result<Composed, Refusal> {
    let (lang, office) = (sight.lang, sight.office);
    let one = sight.record::<Coordination>(what.of)?;
    let day = one.date.map(|day| when::day_and_year(lang, day)).unwrap_or_default();
    let time = one.start.map(when::clock).unwrap_or_default();
    let partners: Vec<&str> = one.partners.iter().map(|unit| office.unit_name(*unit)).collect();
    let facts = vec![
        ("number", words::card_number(one.number)),
        ("name", one.name.clone()),
        ("date", format!("{day} {time}").trim().to_owned()),
        ("place", one.place.clone()),
        ("host", office.unit_name(one.host).to_owned()),
        ("partners", partners.join(lang.of("、", ", "))),
        ("headcount", if one.headcount == 0 { String::new() } else { one.headcount.to_string() }),
        ("supplies", one.supplies.clone()),
        ("safety", one.safety.clone()),
    ];
    let mut blocks = card::<Coordination>(sight, facts);
    // Lines and no table: the three cards are of one size.
    for share in &one.shares {
        let answer = labels::code_number(lang, CONFIRMATION, share.confirmed);
        blocks.push(Block::Line(format!("{}  {}  {answer}", share.who, share.what)));
    }
    blocks.extend(card::<Coordination>(sight, vec![("outcome", one.outcome.clone())]));
    Ok((words::card_number(one.number), blocks))
}

fn said_card(sight: &Sight<'_>, what: Printable) -> Result<Composed, Refusal> {
    let (lang, office) = (sight.lang, sight.office);
    let one = sight.record::<Communication>(what.of)?;
    let code = |table, code: u8| if code == 0 { "" } else { labels::code_number(lang, table, code) };
    let day = |day: Option<jiff::civil::Date>| day.map(|day| when::day_and_year(lang, day)).unwrap_or_default();
    let at = when::moment(lang, one.at.date(), one.at.time(), sight.now.date());
    let mut facts = vec![
        ("at", at.clone()),
        ("channel", code(CHANNEL, one.channel).to_owned()),
        ("person", office.said_with(one)),
        ("content", one.content.clone()),
        ("promise", one.promise.clone()),
        ("promiser", code(PROMISER, one.promiser).to_owned()),
        ("due", day(one.due)),
        ("kept", code(KEPT, one.kept).to_owned()),
        ("result", one.result.clone()),
        ("called_back", day(one.called_back)),
    ];
    for chase in &one.chases {
        let when = when::moment(lang, chase.at.date(), chase.at.time(), sight.now.date());
        facts.push(("chases", format!("{when} {}", chase.note)));
    }
    facts.push(("who", office.name_of_operator(one.who).to_owned()));
    Ok((at, card::<Communication>(sight, facts)))
}

#[expect(clippy::unnecessary_wraps, reason = "a row's function, beside others that may be refused")]
fn chase_list(sight: &Sight<'_>, _what: Printable) -> Result<Composed, Refusal> {
    let (lang, office, today) = (sight.lang, sight.office, sight.now.date());
    let row = |said: &&Communication| {
        vec![
            words::due(lang, office.promise_due(said), today),
            office.said_with(said),
            labels::code_number(lang, PROMISER, said.promiser).to_owned(),
            said.promise.clone(),
            said.chases.len().to_string(),
            office.name_of_operator(said.who).to_owned(),
        ]
    };
    let heads =
        [words::UNTIL, words::WITH, words::BY_WHOM, words::PROMISED, words::CHASED, crate::text::visitors::CLERK];
    let rows = office.promises().iter().map(row).collect();
    Ok((pages::day(lang, today), vec![Block::Table { heads: sight.heads(&heads), rows }]))
}

#[expect(clippy::unnecessary_wraps, reason = "a row's function, beside others that may be refused")]
fn all_compounds(sight: &Sight<'_>, _what: Printable) -> Result<Composed, Refusal> {
    let (lang, office) = (sight.lang, sight.office);
    let compounds = office.compounds();
    let without = compounds.iter().filter(|compound| compound.property.is_none()).count();
    let heads = [words::COMPOUND, words::HOUSEHOLDS, words::PROPERTY, words::GRID, words::ANSWERS_FOR];
    let row = |compound: &crate::desk::contacts::places::Compound| {
        let property = office.unit_name(compound.property);
        let lane = crate::model::Address { lane: compound.lane.clone(), ..crate::model::Address::default() };
        let answers = office.answers_for(compound.grid, &lane).map_or("", |contact| contact.name.as_str());
        vec![
            compound.lane.clone(),
            compound.households.to_string(),
            if property.is_empty() { words::NO_PROPERTY.say(lang).to_owned() } else { property.to_owned() },
            office.of::<Unit>().get(compound.grid).map_or_else(String::new, |grid| grid.name.clone()),
            answers.to_owned(),
        ]
    };
    let blocks = vec![
        Block::Line(words::compounds(lang, compounds.len(), without)),
        Block::Table { heads: sight.heads(&heads), rows: compounds.iter().map(row).collect() },
    ];
    Ok((pages::day(lang, sight.now.date()), blocks))
}
