//! The center's figures, counted by hand on a small month.

use linli::desk::Request;
use linli::desk::canteen::Order;
use linli::desk::center;
use linli::desk::center::figures::{Counted, Heat};
use linli::model::Id;
use linli::model::canteen::meal::{DELIVERY, DINE_IN};

use super::canteen::{at, canteen, order};
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
    let [meals] = story.counts(month).tables.try_into().unwrap();
    // Two meals, one eaten there and one brought, none cooked apart for any diet.
    assert_eq!(meals, [(month, vec![2, 1, 1, 0, 0, 0, 0])]);
    // A kitchen of days to come has not cooked yet.
    let before = month.yesterday().unwrap();
    story.moves_to(before.at(9, 0, 0, 0));
    assert_eq!(story.counts(month).tables[0], []);
}
