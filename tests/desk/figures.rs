//! The center's figures, counted by hand on a small month.

use linli::desk::Request;
use linli::desk::figures::{Figures, Heat, by_month};
use linli::model::Id;

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
    story.asks(Request::CancelBooking { booking: cancelled, reason: 1 }).unwrap();
    story.at(9, 10).asks(Request::CheckIn { booking: early }).unwrap();
    story.at(10, 40).asks(Request::NoShow { booking: missed }).unwrap();
    story.at(13, 0);
    let count = |story: &Story| story.sees(|office| Figures::of(office, story.desk.today(), story.desk.now()));
    // The afternoon is still to come: neither kept nor missed.
    let figures = count(&story);
    let [painting] = figures.rooms.try_into().unwrap();
    assert_eq!((painting.due, painting.kept, painting.missed, painting.cancelled, painting.heads), (2, 1, 1, 1, 3));
    assert_eq!((painting.attendance(), painting.missed_share()), (Some(50), Some(50)));
    assert_eq!((figures.people, figures.again), (1, 0));
    let heat = |hour: usize| painting.heat[0][hour - 7];
    // The slot from nine to eleven takes two hours.
    assert_eq!([9, 10, 11, 14].map(|hour| heat(hour).used), [3, 3, 0, 0]);
    assert!(painting.offered >= 12 && painting.used == 3);

    story.at(14, 0).asks(Request::CheckIn { booking: late }).unwrap();
    story.at(18, 0);
    let figures = count(&story);
    assert_eq!((figures.people, figures.again, figures.rooms[0].kept), (1, 1, 2));
    let months = story.sees(|office| by_month(office, room, story.desk.today()));
    assert_eq!((months.len(), months[11].1, months[10].1), (12, 4, 0));
    assert_eq!(story.sees(|office| by_month(office, Id::NONE, story.desk.today()))[11].1, 4);
    assert_eq!(Heat { offered: 0, used: 0 }.percent(), None);
}
