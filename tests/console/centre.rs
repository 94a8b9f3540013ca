//! Tab 2, told as a clerk's own stories; T2 counted key by key.

use linli::desk::Request;
use linli::model::centre::Place;
use linli::model::{Closure, Id, Room};
use linli::text::Lang;

use crate::support::{Office, Stage};

/// The center with three rooms, some bookings this week, and a closure on Wednesday.
fn center() -> Office {
    let mut office = Office::of_the_lane();
    let room = |name: &str, capacity, slots: &str| Room {
        name: name.into(),
        capacity,
        largest_party: capacity,
        weekdays: 0b1_1111,
        slots: linli::model::slots::read_slots(slots).unwrap(),
        ..Room::default()
    };
    let [_canteen, chess, painting] = [
        room("老年餐厅", 60, "11:30-12:30 17:30-18:30"),
        room("棋牌室", 10, "9-11:30 14-15:30 15:30-17"),
        room("书画室", 12, "8:30-10 10-11:30 14-15:30 15:30-17"),
    ]
    .map(|room| office.ask(Request::SetRoom { room: Box::new(room) }).unwrap().record.unwrap().id);
    let people = office.desk().office().residents.all().map(|r| (r.name.clone(), r.id)).collect::<Vec<_>>();
    let who = |name: &str| people.iter().find(|(other, _)| other == name).unwrap().1;
    let mut book = |name: &str, room: Id, day: &str, start: &str, heads| {
        let place = Place { room, date: day.parse().unwrap(), start: start.parse().unwrap() };
        let request = Request::Book { resident: who(name), place, heads, note: String::new(), instead_of: None };
        office.ask(request).unwrap()
    };
    book("解秀英", chess, "2026-11-23", "14:00", 1);
    book("谢小燕", painting, "2026-11-23", "08:30", 6);
    book("张建国", painting, "2026-11-23", "08:30", 1);
    book("谢小燕", painting, "2026-11-26", "14:00", 5);
    book("张建国", painting, "2026-11-26", "14:00", 2);
    book("谢小燕", painting, "2026-11-24", "10:00", 12);
    let closure = Closure {
        id: Id::NONE,
        room: painting,
        date: "2026-11-25".parse().unwrap(),
        reason: 2,
        note: "投影仪送修".into(),
    };
    office.ask(Request::Close { closure }).unwrap();
    office
}

#[test]
fn look_around() {
    for (size, lang) in [((120, 40), Lang::Zh), ((80, 24), Lang::En)] {
        let mut stage = Stage::new(center(), size, lang);
        for keys in [
            "2",
            "r3",
            "<Tab>",
            "<Tab>",
            "k1",
            "<Right><Right>",
            "<Right><Down><Down>",
            "<Enter>",
            "jiexiuying<Enter>",
            "10",
            "<Enter>",
            "1",
            "g",
            "12",
            "23",
            "<Enter>",
            "<Home>",
            "a",
            "<Esc>",
            "a5",
            "<Esc>",
            "n",
            "<Esc>",
            "b",
            "<Esc>x",
            "1",
            "<Esc>e",
        ] {
            stage.keys(keys);
            println!("=== {keys}\n{}", stage.screen());
        }
    }
}
