//! Sheets of canteen, day care and teams as blocks of a page: the kitchen's, the bearer's, the day's takings, who is in
//! the house, a team's attendance to be signed.
//!
//! Phones stand masked. The kitchen's sheet alone says who needs which diet: it is for the cook and names nobody else.

use crate::model::{Booking, DayCareProfile, PriceTable, Resident, Room, Team};
use jiff::civil::{Date, DateTime};

use crate::exchange::page::Block;
use crate::model::canteen::meal::{DELIVERY, DINE_IN, MEAL_STATE, SERVED};
use crate::model::canteen::menu::{CONTENTS, DIET};
use crate::model::{Code, DayStay, Id};
use crate::text::{Lang, canteen as words, day_care, labels, pages, teams, value, when};

use crate::desk::canteen::kitchen::{
    Eater, Takings, canteen, delivery_round, eaters, kitchen_sheet, menu_of, sittings_of, takings,
};
use crate::desk::core::office::Office;
use crate::desk::core::printing::Printable;
use crate::desk::day_care::{HouseList, guests};

/// What stands behind the title, and on the page; nothing where the sheet is not of these services.
pub(in crate::desk) fn compose(
    office: &Office,
    what: Printable,
    lang: Lang,
    now: DateTime,
) -> Option<(String, Vec<Block>)> {
    Some(match what {
        Printable::Kitchen(date, no) => (heading(office, lang, date, no), kitchen(office, lang, date, no)),
        Printable::Delivery(date, no) => (heading(office, lang, date, no), delivery(office, lang, date, no)),
        Printable::Takings(date) => (pages::day(lang, date), taken(office, lang, date)),
        Printable::House => {
            let at = format!("{} {}", pages::day(lang, now.date()), when::clock(now.time()));
            (at, house(office, lang, now))
        }
        Printable::Attendance(team) => {
            let name = office.of::<Team>().get(team).map_or("", |team| team.name.as_str());
            (format!("{name} {}", pages::day(lang, now.date())), attendance(office, lang, team))
        }
        _ => return None,
    })
}

fn heading(office: &Office, lang: Lang, date: Date, no: u8) -> String {
    let sitting = canteen(office).and_then(|canteen| canteen.sitting(no));
    format!("{} {}", pages::day(lang, date), sitting.map_or("", |sitting| sitting.name.as_str()))
}

fn say(lang: Lang, heads: &[crate::text::Msg]) -> Vec<String> {
    heads.iter().map(|head| head.say(lang).to_owned()).collect()
}

/// The labels of the bits that are set.
fn named(lang: Lang, table: &'static [Code], bits: u32) -> String {
    let rows = table.iter().filter(|row| bits & 1 << row.code != 0);
    rows.map(|row| labels::code(lang, row)).collect::<Vec<_>>().join(lang.of("、", ", "))
}

fn name(office: &Office, id: Id) -> String {
    office.of::<Resident>().get(id).map_or_else(String::new, |resident| resident.name.clone())
}

fn phone(office: &Office, lang: Lang, id: Id) -> String {
    let phone = office.of::<Resident>().get(id).and_then(|resident| resident.phones.first());
    phone.map_or_else(String::new, |phone| value::tail(lang, phone))
}

/// How many meals, of which kinds, and whose are cooked apart.
fn kitchen(office: &Office, lang: Lang, date: Date, no: u8) -> Vec<Block> {
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
        let row = |apart: &crate::desk::canteen::kitchen::Apart| {
            vec![
                name(office, apart.resident),
                named(lang, DIET, apart.diet),
                named(lang, CONTENTS, apart.without),
                labels::code_number(lang, SERVED, apart.served).to_owned(),
                apart.note.clone(),
            ]
        };
        let heads = say(lang, &[words::NAME, words::DIET, words::WITHOUT, words::WHERE, pages::NOTE]);
        blocks.push(Block::Table { heads, rows: sheet.apart.iter().map(row).collect() });
    }
    blocks
}

/// The bearer's round, door after door.
fn delivery(office: &Office, lang: Lang, date: Date, no: u8) -> Vec<Block> {
    let round = delivery_round(office, date, no);
    let apart = |apart: bool| if apart { words::APART.say(lang).to_owned() } else { String::new() };
    let row = |(nth, stop): (usize, &crate::desk::canteen::kitchen::Stop)| {
        vec![
            "[ ]".to_owned(),
            (nth + 1).to_string(),
            stop.address.short(),
            name(office, stop.resident),
            phone(office, lang, stop.resident),
            apart(stop.apart),
            labels::code_number(lang, MEAL_STATE, stop.state as u8).to_owned(),
            stop.note.clone(),
        ]
    };
    let heads =
        [words::BROUGHT, words::STOP, words::DOOR, words::NAME, pages::PHONE, words::APART, words::STATE, pages::NOTE];
    vec![
        Block::Line(words::meals(lang, round.len())),
        Block::Table { heads: say(lang, &heads), rows: round.iter().enumerate().map(row).collect() },
    ]
}

/// Money and meals of a day, each sitting and all.
fn taken(office: &Office, lang: Lang, date: Date) -> Vec<Block> {
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
    let mut blocks = vec![Block::Table { heads: say(lang, &heads), rows: table }];
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

/// What the day's paper says of canteen and day care, for when the power goes: who eats and who is expected, with a box
/// to tick. Nobody's diet stands on it.
pub(in crate::desk) fn day(office: &Office, lang: Lang, date: Date) -> Vec<Block> {
    let mut blocks = Vec::new();
    for today in sittings_of(office, date) {
        let no = today.sitting.no;
        let title = words::sitting(&today.sitting.name, today.sitting.start);
        blocks.push(Block::Heading(format!("{title}  {}", words::meals(lang, today.meals.into()))));
        let row = |eater: &Eater| {
            let (meal, own) = (&eater.meal, crate::model::canteen::price::yuan(eater.meal.own().into()));
            let way = labels::code_number(lang, SERVED, meal.served).to_owned();
            vec!["[ ]".to_owned(), name(office, meal.resident), way, own, meal.note.clone()]
        };
        let eaters = eaters(office, date, no);
        let rows: Vec<_> = eaters.iter().filter(|eater| eater.meal.stands()).map(row).collect();
        if !rows.is_empty() {
            let heads = say(lang, &[words::SERVE, words::NAME, words::WHERE, words::PAYS, pages::NOTE]);
            blocks.push(Block::Table { heads, rows });
        }
    }
    let expected: Vec<_> = guests(office, date).into_iter().filter(|stay| stay.holds_place()).collect();
    if !expected.is_empty() {
        blocks.push(Block::Heading(day_care::GUESTS.say(lang).to_owned()));
        let row = |stay: &&DayStay| {
            let guardian = office.table::<DayCareProfile>().get(stay.resident).map(|profile| &profile.guardian);
            let call = guardian.map_or_else(String::new, |g| format!("{} {}", g.name, value::tail(lang, &g.phone)));
            vec!["[ ]".to_owned(), stay.place.to_string(), name(office, stay.resident), call, stay.note.clone()]
        };
        let heads = [pages::CAME, day_care::PLACE, pages::NAME, day_care::GUARDIAN, pages::NOTE];
        blocks.push(Block::Table { heads: say(lang, &heads), rows: expected.iter().map(row).collect() });
    }
    blocks
}

/// Who is in the house, room by room, to be ticked outside.
fn house(office: &Office, lang: Lang, now: DateTime) -> Vec<Block> {
    let list = HouseList::of(office, now);
    if list.people == 0 {
        return vec![Block::Line(day_care::HOUSE_EMPTY.say(lang).to_owned())];
    }
    let mut blocks = vec![Block::Line(day_care::people(lang, list.people))];
    if !list.guests.is_empty() {
        blocks.push(Block::Heading(day_care::GUESTS.say(lang).to_owned()));
        let row = |stay: &Id| {
            let stay = office.of::<DayStay>().get(*stay)?;
            let guardian = office.table::<DayCareProfile>().get(stay.resident).map(|profile| &profile.guardian);
            let call = guardian.map_or_else(String::new, |g| format!("{} {}", g.name, value::tail(lang, &g.phone)));
            let since = stay.arrived.map_or_else(String::new, |at| when::clock(at.time()));
            Some(vec!["[ ]".to_owned(), stay.place.to_string(), name(office, stay.resident), since, call])
        };
        let heads = [day_care::OUT, day_care::PLACE, day_care::NAME, day_care::SINCE, day_care::GUARDIAN];
        blocks.push(Block::Table { heads: say(lang, &heads), rows: list.guests.iter().filter_map(row).collect() });
    }
    let mut rooms: Vec<Id> = list.in_rooms.iter().map(|(room, _)| *room).collect();
    rooms.dedup();
    for room in rooms {
        let title = office.of::<Room>().get(room).map_or_else(String::new, |room| room.name.clone());
        blocks.push(Block::Heading(title));
        let row = |id: &Id| {
            let booking = office.of::<Booking>().get(*id)?;
            let who = booking.resident;
            let note = booking.note.clone();
            Some(vec!["[ ]".to_owned(), name(office, who), booking.heads.to_string(), phone(office, lang, who), note])
        };
        let of_room = list.in_rooms.iter().filter(|(of, _)| *of == room).map(|(_, booking)| booking);
        let heads = [day_care::OUT, pages::NAME, pages::PEOPLE, pages::PHONE, pages::NOTE];
        blocks.push(Block::Table { heads: say(lang, &heads), rows: of_room.filter_map(row).collect() });
    }
    blocks
}

/// A roster to be signed.
fn attendance(office: &Office, lang: Lang, team: Id) -> Vec<Block> {
    let Some(team) = office.of::<Team>().get(team) else { return Vec::new() };
    let meets = teams::meets(lang, team.weekdays, team.start, team.end);
    let row = |(nth, member): (usize, &Id)| {
        let leads = if *member == team.leader { teams::LEADER.say(lang).to_owned() } else { String::new() };
        vec!["[ ]".to_owned(), (nth + 1).to_string(), name(office, *member), phone(office, lang, *member), leads]
    };
    let heads = [pages::CAME, words::STOP, pages::NAME, pages::PHONE, pages::NOTE];
    vec![
        Block::Line(format!("{meets}  {}", team.place)),
        Block::Table { heads: say(lang, &heads), rows: team.members.iter().enumerate().map(row).collect() },
    ]
}
