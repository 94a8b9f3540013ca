//! The center's figures, counted by hand on a small month.

use linli::desk::Request;
use linli::desk::canteen::Order;
use linli::desk::canteen::kitchen::{SittingToday, sittings_of};
use linli::desk::center;
use linli::desk::center::figures::{Counted, Heat};
use linli::desk::center::rules::places_left;
use linli::desk::center::week::{Cell, Week, cell_of};
use linli::desk::day_care::DayCareToday;
use linli::model::canteen::meal::{DELIVERY, DINE_IN};
use linli::model::center::booking::SlotTime;
use linli::model::{DayStay, Id, Room};

use super::canteen::{at, canteen, order};
use super::daycare::{books, day_care};
use super::story::{Story, place};

const MONDAY: &str = "2026-11-23";

#[test]
fn who_came_who_did_not_and_how_full_it_was() {
    let mut story = Story::on(MONDAY);
    let [xie, wang, shan] = ["解秀英", "王桂芳", "单立"].map(|name| story.resident(name, 71, "红光巷12号"));
    let room = story.room("书画室", 12);
    let book = |story: &mut Story, who, hour, heads| {
        story.books(who, place(room, MONDAY, hour), heads).unwrap().record.unwrap().id
    };
    story.at(8, 50);
    let early = book(&mut story, xie, 9, 3);
    let cancelled = book(&mut story, wang, 9, 1);
    let missed = book(&mut story, shan, 9, 2);
    let late = book(&mut story, xie, 14, 1);
    story.asks(Request::Center(center::Ask::CancelBooking { booking: cancelled, reason: 1 })).unwrap();
    story.at(9, 10).asks(Request::Center(center::Ask::CheckIn { booking: early })).unwrap();
    story.at(10, 40).asks(Request::Center(center::Ask::NoShow { booking: missed })).unwrap();
    story.at(13, 0);
    let count = |story: &mut Story| story.counts(MONDAY.parse().unwrap());
    // The afternoon is still to come: neither kept nor missed.
    let Counted { figures, .. } = count(&mut story);
    let [painting] = figures.rooms.try_into().unwrap();
    assert_eq!((painting.due, painting.kept, painting.missed, painting.cancelled, painting.heads), (2, 1, 1, 1, 3));
    assert_eq!((painting.attendance(), painting.missed_share()), (Some(50), Some(50)));
    assert_eq!((figures.people, figures.again), (1, 0));
    let heat = |hour: usize| painting.heat[0][hour - 7];
    // The slot from nine to eleven takes two hours.
    assert_eq!([9, 10, 11, 14].map(|hour| heat(hour).used), [3, 3, 0, 0]);
    assert!(painting.offered >= 12 && painting.used == 3);

    story.at(14, 0).asks(Request::Center(center::Ask::CheckIn { booking: late })).unwrap();
    story.at(18, 0);
    let counted = count(&mut story);
    let figures = &counted.figures;
    assert_eq!((figures.people, figures.again, figures.rooms[0].kept), (1, 1, 2));
    let months: Vec<u32> = counted.came(room).map(|(_, heads)| heads).collect();
    assert_eq!((months.len(), months[11], months[10]), (12, 4, 0));
    assert_eq!(counted.came(Id::NONE).last().unwrap().1, 4);
    assert_eq!(Heat { offered: 0, used: 0 }.percent(), None);
}

#[test]
fn meals_are_counted_by_day_and_diet() {
    let mut story = Story::on(MONDAY);
    canteen(&mut story);
    let [xie, wang] = ["解秀英", "王桂芳"].map(|name| story.resident(name, 71, "红光巷12号"));
    for who in [xie, wang] {
        let order = Order { served: if who == wang { DELIVERY } else { DINE_IN }, ..order(at(who, MONDAY, 1)) };
        story.ask(linli::desk::canteen::Ask::OrderMeal(order)).unwrap();
    }
    let month = story.desk.today();
    let meals = story.counts(month).tables.remove(0);
    // Two meals, one eaten there and one brought, none cooked apart for any diet.
    assert_eq!(meals, [(month, vec![2, 1, 1, 0, 0, 0, 0])]);
    // A kitchen of days to come has not cooked yet.
    let before = month.yesterday().unwrap();
    story.moves_to(before.at(9, 0, 0, 0));
    assert_eq!(story.counts(month).tables[0], []);
}

/// The canteen with two sittings and a day-care room, slots of the rooms as they are set up; who eats and who stays.
fn served_house(story: &mut Story) -> [Id; 2] {
    let kitchen = canteen(story);
    let care = day_care(story, 5);
    let slot = |from: &str, until: &str| SlotTime { start: from.parse().unwrap(), end: until.parse().unwrap() };
    let slots = [(kitchen, vec![slot("11:30", "12:30"), slot("17:30", "18:30")]), (care, vec![slot("08:00", "17:00")])];
    for (id, slots) in slots {
        let room = Room { slots, ..story.sees(|office| office.of::<Room>().get(id).unwrap().clone()) };
        story.asks(Request::Center(center::Ask::SetRoom { room: Box::new(room) })).unwrap();
    }
    [kitchen, care]
}

#[test]
fn all_views_of_a_day_agree() {
    let mut story = Story::on(MONDAY);
    let [kitchen, care] = served_house(&mut story);
    let [xie, wang, shan] = ["解秀英", "王桂芳", "单立"].map(|name| story.resident(name, 71, "红光巷12号"));
    for who in [xie, wang, shan] {
        story.ask(linli::desk::canteen::Ask::OrderMeal(order(at(who, MONDAY, 1)))).unwrap();
        books(&mut story, who, &[MONDAY], false).unwrap();
    }
    story.ask(linli::desk::canteen::Ask::CancelMeal(at(shan, MONDAY, 1), 1)).unwrap();
    let day = story.desk.today();
    story.sees(|office| {
        let now = day.at(9, 0, 0, 0);
        let of = |room: Id| office.of::<Room>().get(room).unwrap();
        // The board, the list of the form, the day, and the week: each from its own side.
        let sittings: Vec<u16> = sittings_of(office, day).iter().map(SittingToday::left).collect();
        assert_eq!(sittings, [58, 2]);
        let guests = DayCareToday::of(office, now).unwrap().left();
        for (room, left) in [(kitchen, vec![58, 2]), (care, vec![guests])] {
            let week = Week::of(office, of(room), day, now);
            for ((row, left), (slot, cells)) in left.iter().enumerate().zip(&week.rows) {
                let place = week.place(row, 0).unwrap();
                assert_eq!(places_left(office, of(room), place, Id::NONE), *left);
                assert_eq!(cells[0], cell_of(office, of(room), day, *slot, now));
                let Cell::Open { left: shown, .. } = cells[0] else { panic!("{:?}", cells[0]) };
                assert_eq!(shown, *left);
            }
        }
        assert_eq!(guests, 2);
    });
}

#[test]
fn meals_and_stays_are_figures_of_their_rooms() {
    let mut story = Story::on(MONDAY);
    let [kitchen, care] = served_house(&mut story);
    let [xie, wang] = ["解秀英", "王桂芳"].map(|name| story.resident(name, 71, "红光巷12号"));
    for who in [xie, wang] {
        story.ask(linli::desk::canteen::Ask::OrderMeal(order(at(who, MONDAY, 1)))).unwrap();
        books(&mut story, who, &[MONDAY], false).unwrap();
    }
    story.at(11, 40).ask(linli::desk::canteen::Ask::ServeMeal(at(xie, MONDAY, 1))).unwrap();
    let stay = story.sees(|office| office.of::<DayStay>().all().map(|stay| stay.id).min().unwrap());
    story.ask(linli::desk::day_care::Ask::Arrive { stay, at: None }).unwrap();
    story.at(19, 0);
    let month = story.desk.today();
    let counted = story.counts(month);
    let of = |id: Id| counted.figures.rooms.iter().find(|room| room.room == id).unwrap();
    let meals = of(kitchen);
    assert_eq!((meals.due, meals.kept, meals.heads, meals.used, meals.offered >= 62), (2, 1, 1, 1, true));
    let stays = of(care);
    assert_eq!((stays.due, stays.kept, stays.used), (2, 1, 1));
    assert_eq!(counted.came(kitchen).last().unwrap().1, 1);
    assert_eq!(counted.came(care).last().unwrap().1, 1);
}
