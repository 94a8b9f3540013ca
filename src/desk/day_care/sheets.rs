//! Sheets of day care as blocks of a page: who is in the house, and the guests on the day's paper. Phones stand masked.

use jiff::civil::Date;

use crate::exchange::page::Block;
use crate::model::{Booking, DayCareProfile, DayStay, Id, Room};
use crate::text::{day_care, pages, value, when};

use crate::desk::core::sheet::{Printable, SheetRow, Sight, at_once};
use crate::desk::day_care::{HouseList, guests};

static HOUSE: SheetRow = SheetRow {
    number: |_, _| 23,
    numbers: None,
    before: at_once,
    compose: |sight, _| {
        let (lang, now) = (sight.lang, sight.now);
        Ok((format!("{} {}", pages::day(lang, now.date()), when::clock(now.time())), house(sight, now)))
    },
};

/// Who is in the house now.
pub fn of_house() -> Printable {
    Printable::of(&HOUSE, Id::NONE)
}

/// What the day's paper says of day care: who is expected, with a box to tick.
pub(in crate::desk) fn day(sight: &Sight<'_>, date: Date) -> Vec<Block> {
    let (office, lang) = (sight.office, sight.lang);
    let mut blocks = Vec::new();
    let expected: Vec<_> = guests(office, date).into_iter().filter(|stay| stay.holds_place()).collect();
    if !expected.is_empty() {
        blocks.push(Block::Heading(day_care::GUESTS.say(lang).to_owned()));
        let row = |stay: &&DayStay| {
            let guardian = office.table::<DayCareProfile>().get(stay.resident).map(|profile| &profile.guardian);
            let call = guardian.map_or_else(String::new, |g| format!("{} {}", g.name, value::tail(lang, &g.phone)));
            vec!["[ ]".to_owned(), stay.place.to_string(), sight.name(stay.resident), call, stay.note.clone()]
        };
        let heads = [pages::CAME, day_care::PLACE, pages::NAME, day_care::GUARDIAN, pages::NOTE];
        blocks.push(Block::Table { heads: sight.heads(&heads), rows: expected.iter().map(row).collect() });
    }
    blocks
}

/// Who is in the house, room by room, to be ticked outside.
fn house(sight: &Sight<'_>, now: jiff::civil::DateTime) -> Vec<Block> {
    let (office, lang) = (sight.office, sight.lang);
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
            Some(vec!["[ ]".to_owned(), stay.place.to_string(), sight.name(stay.resident), since, call])
        };
        let heads = [day_care::OUT, day_care::PLACE, day_care::NAME, day_care::SINCE, day_care::GUARDIAN];
        blocks.push(Block::Table { heads: sight.heads(&heads), rows: list.guests.iter().filter_map(row).collect() });
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
            Some(vec!["[ ]".to_owned(), sight.name(who), booking.heads.to_string(), sight.phone(who), note])
        };
        let of_room = list.in_rooms.iter().filter(|(of, _)| *of == room).map(|(_, booking)| booking);
        let heads = [day_care::OUT, pages::NAME, pages::PEOPLE, pages::PHONE, pages::NOTE];
        blocks.push(Block::Table { heads: sight.heads(&heads), rows: of_room.filter_map(row).collect() });
    }
    blocks
}
