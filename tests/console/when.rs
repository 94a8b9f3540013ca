//! When it really was, at the keys: what ran while no desk was open, the actual time of a form, a key pressed too early.

use linli::desk::Request;
use linli::desk::center;
use linli::desk::core::clock::{FixedClock, SeededIds};
use linli::desk::{Desk, Settings};
use linli::model::center::booking::Place;
use linli::model::{Address, Booking, BookingState, Relation, Room};
use linli::text::Lang;

use crate::center::center;
use crate::hall::Hall;
use crate::support::{NARROW, Office, Stage, WIDE};

/// Three people booked for nine; the power fails before and comes back at the given time.
fn after_a_power_cut(size: (u16, u16), lang: Lang) -> Stage {
    let hall = Hall::default();
    let mut before = Office::on(Box::new(hall.seat()), 7);
    before.clock.set("2026-11-23T08:30".parse().unwrap());
    let room = Room {
        name: "书画室".into(),
        capacity: 12,
        largest_party: 12,
        weekdays: 0b1_1111,
        slots: linli::model::center::slots::read_slots("9-11 14-16").unwrap().0,
        ..Room::default()
    };
    let room = before.ask(Request::Center(center::Ask::SetRoom { room: Box::new(room) })).unwrap().record.unwrap().id;
    for name in ["解秀英", "王桂芳", "单立"] {
        before.register(name, "", &[], Address { lane: "红光巷".into(), ..Address::default() }, Relation::Head);
        let resident = before.named(name);
        let place = Place { room, date: "2026-11-23".parse().unwrap(), start: "09:00".parse().unwrap() };
        let ask = center::Ask::Book { resident, place, heads: 1, note: String::new(), instead_of: None };
        before.ask(Request::Center(ask)).unwrap();
    }
    hall.deliver();
    let clock = FixedClock::at("2026-11-23T13:10".parse().unwrap());
    let settings = Settings { clerk: "前台甲".into(), training: true, ..Settings::default() };
    let ids = Box::new(SeededIds::from(8));
    let desk = Desk::open(Box::new(hall.seat()), Box::new(clock.clone()), ids, settings, &mut |_| {}).unwrap();
    Stage::new(Office::around(desk, clock), size, lang)
}

fn states(stage: &Stage) -> Vec<(BookingState, Option<String>)> {
    let office = stage.looks();
    let mut all: Vec<&Booking> = office.of::<Booking>().all().collect();
    all.sort_by_key(|booking| booking.since);
    all.iter().map(|booking| (booking.state, booking.since.map(|at| at.time().to_string()))).collect()
}

#[test]
fn what_ran_meanwhile_is_told_on_today_and_entered_by_one_digit_each_or_for_all() {
    let mut stage = after_a_power_cut(NARROW, Lang::Zh);
    stage.shows("到达待补录").keys(":停机补登<Enter>").shows("停机 今天 08:30 至 今天 13:10，这段时间不判未到");
    stage.shows("1 场 3 位待补登").shows("1  ").keys("1").shows("1 场 2 位待补登");
    assert_eq!(states(&stage)[2], (BookingState::Arrived, Some("09:00:00".into())));
    // The rest did not come.
    stage.shows("剩下 2 条都没有来").keys("8").hides("停机期间待补登").hides("到达待补录");
    assert_eq!(states(&stage).iter().filter(|(state, _)| *state == BookingState::NoShow).count(), 2);
}

#[test]
fn all_of_them_are_entered_by_one_digit_and_another_time_is_typed() {
    let mut stage = after_a_power_cut(WIDE, Lang::Zh);
    stage.keys(":停机补登<Enter>").shows("到的时间不同，另填").keys("9").keys("1").shows("09:00");
    stage.keys("920<Enter>").shows("实际 今天 09:20").keys(":停机补登<Enter>");
    stage.shows("1 场 2 位待补登").keys("7").hides("到达待补录");
    let times: Vec<Option<String>> = states(&stage).into_iter().map(|(_, at)| at).collect();
    assert_eq!(times, [Some("09:00:00".into()), Some("09:00:00".into()), Some("09:20:00".into())]);
}

#[test]
fn a_visit_of_this_morning_is_logged_with_its_time_and_history_says_so() {
    let mut stage = Stage::new(center(), WIDE, Lang::Zh);
    stage.keys("/xiexiuying<Enter>w8").shows("实际时间").shows("现在");
    stage.keys("<PageDown>0830").shows("11-23 周一 08:30").keys("<PageUp>1");
    for _ in 0..3 {
        stage.keys("<Enter>1");
    }
    stage.keys("<F2>");
    let line = stage.looks().visitors_on("2026-11-23".parse().unwrap()).map(|line| line.at.time().to_string()).min();
    assert_eq!(line, Some("08:20:00".into()));
    let at = stage.looks().visitors_on("2026-11-23".parse().unwrap()).any(|l| l.at.time().to_string() == "08:30:00");
    assert!(at, "{}", stage.screen());
    stage.keys("0h").shows("补登，实际 今天 08:30").keys("<Esc>");
    // A time that is still to come is refused, and the form stays.
    stage.keys("/xiexiuying<Enter>w8<PageDown>2330<PageUp>1");
    for _ in 0..3 {
        stage.keys("<Enter>1");
    }
    stage.keys("<F2>").shows("还没到");
}

#[test]
fn a_check_in_hours_before_the_slot_is_asked_about() {
    let mut stage = Stage::new(center(), WIDE, Lang::Zh);
    stage.keys("2r2<Down><Tab>k").shows("解秀英  今天 14:00 棋牌室，还没到时间").keys("<Esc>").shows("已约 1 位");
    stage.keys("k1").shows("解秀英，棋牌室，已到");
}

#[test]
fn what_stands_in_a_prefilled_time_is_typed_over() {
    let mut stage = Stage::new(center(), WIDE, Lang::Zh);
    stage.keys("2r2<Down><Tab>e<Tab>").shows("14:00").keys("15:30").shows("15:30").hides("14:0015:30");
    stage.keys("<Enter>").shows("下午三点半，棋牌室，一位，已订好");
}
