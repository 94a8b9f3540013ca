//! Sheets of the canteen as blocks of a page: the kitchen's, the bearer's, the day's takings.
//!
//! Phones stand masked, but on a bearer's list that was opened with a reason. The kitchen's sheet says which box is cooked
//! apart and what it must not hold, and names nobody; the bearer's list and the day's paper say whose box it is.

use jiff::civil::Date;

use crate::exchange::page::Block;
use crate::model::canteen::meal::{DELIVERY, DINE_IN, MEAL_STATE, SERVED};
use crate::model::canteen::menu::{CONTENTS, DIET};
use crate::model::{Code, Id, PriceTable};
use crate::text::{Lang, canteen as words, labels, pages};

use crate::desk::canteen::kitchen::{
    Apart, Eater, Takings, box_number, canteen, delivery_round, eaters, kitchen_sheet, menu_of, sittings_of, takings,
};
use crate::desk::core::office::Office;
use crate::desk::core::sheet::{Printable, SheetRow, Sight, at_once};

static KITCHEN: SheetRow = SheetRow {
    number: |_, _| 20,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let date = what.day.unwrap_or(sight.now.date());
        Ok((heading(sight.office, sight.lang, date, what.part), kitchen(sight, date, what.part)))
    },
};

static BEARER: SheetRow = SheetRow {
    number: |_, _| 21,
    numbers: Some(|sight, what| {
        let date = what.day.unwrap_or(sight.now.date());
        delivery_round(sight.office, date, what.part).iter().map(|stop| stop.resident).collect()
    }),
    before: at_once,
    compose: |sight, what| {
        let date = what.day.unwrap_or(sight.now.date());
        Ok((heading(sight.office, sight.lang, date, what.part), delivery(sight, date, what)))
    },
};

static TAKINGS: SheetRow = SheetRow {
    number: |_, _| 22,
    numbers: None,
    before: at_once,
    compose: |sight, what| {
        let date = what.day.unwrap_or(sight.now.date());
        Ok((pages::day(sight.lang, date), taken(sight, date)))
    },
};

/// What the kitchen cooks for a sitting.
pub fn of_kitchen(date: Date, sitting: u8) -> Printable {
    Printable::of(&KITCHEN, Id::NONE).on(date).at(sitting)
}

/// Who is brought a meal, in walking order.
pub fn of_bearer(date: Date, sitting: u8) -> Printable {
    Printable::of(&BEARER, Id::NONE).on(date).at(sitting)
}

/// What the canteen took in on a day.
pub fn of_takings(date: Date) -> Printable {
    Printable::of(&TAKINGS, Id::NONE).on(date)
}

fn heading(office: &Office, lang: Lang, date: Date, no: u8) -> String {
    let sitting = canteen(office).and_then(|canteen| canteen.sitting(no));
    format!("{} {}", pages::day(lang, date), sitting.map_or("", |sitting| sitting.name.as_str()))
}

/// The number of somebody's box among those that are cooked apart; nothing where theirs is not.
fn boxed(boxes: &[Apart], resident: Id) -> String {
    box_number(boxes, resident).map_or_else(String::new, |number| number.to_string())
}

/// The labels of the bits that are set.
fn named(lang: Lang, table: &'static [Code], bits: u32) -> String {
    let rows = table.iter().filter(|row| bits & 1 << row.code != 0);
    rows.map(|row| labels::code(lang, row)).collect::<Vec<_>>().join(lang.of("、", ", "))
}

/// How many meals, of which kinds, and which boxes are cooked apart without what.
fn kitchen(sight: &Sight<'_>, date: Date, no: u8) -> Vec<Block> {
    let (office, lang) = (sight.office, sight.lang);
    let sheet = kitchen_sheet(office, date, no);
    let count = |count: usize| words::meals(lang, count);
    let mut facts = vec![
        (words::ALL.say(lang).to_owned(), count(sheet.meals)),
        (labels::code_number(lang, SERVED, DINE_IN).to_owned(), count(sheet.dine_in)),
        (labels::code_number(lang, SERVED, DELIVERY).to_owned(), count(sheet.delivery)),
        (words::ORDINARY.say(lang).to_owned(), count(sheet.ordinary)),
    ];
    for (code, meals) in &sheet.diets {
        facts.push((labels::code_number(lang, DIET, *code).to_owned(), count(*meals)));
    }
    let mut blocks = vec![Block::Facts(facts)];
    if let Some(menu) = menu_of(office, date, no) {
        blocks.push(Block::Heading(words::MENU.say(lang).to_owned()));
        let dish = |dish: &crate::model::Dish| (dish.name.clone(), named(lang, CONTENTS, dish.contents));
        blocks.push(Block::Facts(menu.dishes.iter().map(dish).collect()));
    }
    if !sheet.apart.is_empty() {
        blocks.push(Block::Heading(words::COOK_APART.say(lang).to_owned()));
        let row = |(nth, apart): (usize, &Apart)| {
            vec![
                (nth + 1).to_string(),
                named(lang, DIET, apart.diet),
                named(lang, CONTENTS, apart.without),
                labels::code_number(lang, SERVED, apart.served).to_owned(),
                apart.note.clone(),
            ]
        };
        let heads = sight.heads(&[words::BOX, words::DIET, words::WITHOUT, words::WHERE, pages::NOTE]);
        blocks.push(Block::Table { heads, rows: sheet.apart.iter().enumerate().map(row).collect() });
    }
    blocks
}

/// The bearer's round, door after door.
fn delivery(sight: &Sight<'_>, date: Date, what: Printable) -> Vec<Block> {
    let (office, lang, no) = (sight.office, sight.lang, what.part);
    let boxes = kitchen_sheet(office, date, no).apart;
    let phone = |id| if what.with_numbers { sight.whole_phone(id) } else { sight.phone(id) };
    let round = delivery_round(office, date, no);
    let row = |(nth, stop): (usize, &crate::desk::canteen::kitchen::Stop)| {
        vec![
            "[ ]".to_owned(),
            (nth + 1).to_string(),
            stop.address.short(),
            sight.name(stop.resident),
            phone(stop.resident),
            boxed(&boxes, stop.resident),
            labels::code_number(lang, MEAL_STATE, stop.state as u8).to_owned(),
            stop.note.clone(),
        ]
    };
    let heads =
        [words::BROUGHT, words::STOP, words::DOOR, words::NAME, pages::PHONE, words::BOX, words::STATE, pages::NOTE];
    vec![
        Block::Line(words::meals(lang, round.len())),
        Block::Table { heads: sight.heads(&heads), rows: round.iter().enumerate().map(row).collect() },
    ]
}

/// Money and meals of a day, each sitting and all.
fn taken(sight: &Sight<'_>, date: Date) -> Vec<Block> {
    let (office, lang) = (sight.office, sight.lang);
    let (rows, all) = takings(office, date);
    let yuan = |fen| crate::model::canteen::price::yuan(fen);
    let row = |name: String, row: &Takings| {
        vec![
            name,
            row.served.to_string(),
            yuan(row.price),
            yuan(row.subsidy),
            yuan(row.own),
            row.not_taken.to_string(),
            row.open.to_string(),
        ]
    };
    let sitting = |no: u8| {
        let sitting = canteen(office).and_then(|canteen| canteen.sitting(no));
        sitting.map_or_else(String::new, |sitting| sitting.name.clone())
    };
    let mut table: Vec<Vec<String>> = rows.iter().map(|(no, takings)| row(sitting(*no), takings)).collect();
    table.push(row(words::ALL.say(lang).to_owned(), &all));
    let heads =
        [words::SITTING, words::SERVE, words::PRICE, words::SUBSIDY, words::RECEIVED, words::NOT_TAKEN, words::OPEN];
    let mut blocks = vec![Block::Table { heads: sight.heads(&heads), rows: table }];
    if all.open > 0 {
        blocks.push(Block::Line(words::still_open(lang, all.open)));
    }
    let prices = office.of::<PriceTable>().all().filter(|table| table.from <= date).max_by_key(|table| table.from);
    blocks
        .extend(prices.map(|table| {
            Block::Line(format!("{}  {}", words::cited(lang, table.from, table.confirmed), table.source))
        }));
    blocks
}

/// What the day's paper says of the canteen, for when the power goes: who eats, with a box to
/// tick. Nobody's diet stands on it.
pub(in crate::desk) fn day(sight: &Sight<'_>, date: Date) -> Vec<Block> {
    let (office, lang) = (sight.office, sight.lang);
    let mut blocks = Vec::new();
    for today in sittings_of(office, date) {
        let no = today.sitting.no;
        let title = words::sitting(&today.sitting.name, today.sitting.start);
        blocks.push(Block::Heading(format!("{title}  {}", words::meals(lang, today.meals.into()))));
        let boxes = kitchen_sheet(office, date, no).apart;
        let row = |eater: &Eater| {
            let (meal, own) = (&eater.meal, crate::model::canteen::price::yuan(eater.meal.own().into()));
            let way = labels::code_number(lang, SERVED, meal.served).to_owned();
            let apart = boxed(&boxes, meal.resident);
            vec!["[ ]".to_owned(), sight.name(meal.resident), way, apart, own, meal.note.clone()]
        };
        let eaters = eaters(office, date, no);
        let rows: Vec<_> = eaters.iter().filter(|eater| eater.meal.stands()).map(row).collect();
        if !rows.is_empty() {
            let heads = sight.heads(&[words::SERVE, words::NAME, words::WHERE, words::BOX, words::PAYS, pages::NOTE]);
            blocks.push(Block::Table { heads, rows });
        }
    }
    blocks
}
