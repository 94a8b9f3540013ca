//! The waitlist, closures, holidays, no-shows by the clock, the day's grid and many rooms, told key by key.

use linli::desk::Request;
use linli::model::Room;
use linli::model::center::booking::Place;
use linli::text::Lang;

use crate::center::{center, rooms_only};
use crate::support::{NARROW, Office, Stage, WIDE};

/// Thursday afternoon in the calligraphy room is full; three people are booked there, nobody waits.
fn full() -> Office {
    let mut office = center();
    let (who, room) = (office.named("王伟"), office.room("书画室"));
    let place = Place { room, date: "2026-11-26".parse().unwrap(), start: "14:00".parse().unwrap() };
    office
        .ask(Request::Center(linli::desk::center::Ask::Book {
            resident: who,
            place,
            heads: 5,
            note: String::new(),
            instead_of: None,
        }))
        .unwrap();
    office
}

#[test]
fn who_finds_it_full_waits_and_is_called_when_a_place_is_free() {
    let mut stage = Stage::new(full(), WIDE, Lang::Zh);
    stage.keys("bxiexiuying<Enter>34<Enter>14<Tab>2<Enter>").shows("3 候补第1位");
    stage.keys("3").shows("候补第一位，有空位就通知您");
    stage.keys("2r3<Home><Right><Right><Right><Down><Down>").shows("满+1").shows("候补第1位  解秀英  2 位");
    stage.keys("/xiexiuying<Enter>1").shows("周四 14:00 书画室 候补第1位");
    // 张建国 gives up his two places.
    stage.keys("2<Tab><Down>x1").shows("有空位，请打电话问").shows("候补第1位  解秀英  2 位").shows(".......8829");
    stage.keys("4").shows("13800008829").keys("2").shows("未接通 1 次").keys("<Esc>0").shows("候补待通知");
    stage.keys("<Right><Up><Up>").keys("2a7").shows("1  要来").keys("1").shows("周四下午两点，书画室，两位，已订好");
    stage.keys("0").hides("候补待通知");
}

#[test]
fn a_key_from_before_an_outcome_never_picks_from_what_it_opens() {
    let mut stage = Stage::new(full(), WIDE, Lang::Zh);
    stage.keys("bxiexiuying<Enter>34<Enter>14<Tab>2<Enter>").shows("3 候补第1位").keys("3");
    // The cancelling and its reason are the clerk's own; who is to be called was asked for by nobody.
    stage.keys("2r3<Home><Right><Right><Right><Down><Down><Tab><Down>").burst("x11");
    stage.shows("有空位，请打电话问").shows("候补第1位  解秀英  2 位").hides("已订好").keys("1").shows("已订好");
}

#[test]
fn who_does_not_come_is_marked_by_the_clock_and_the_clerk_may_go_on_typing() {
    let mut stage = Stage::new(center(), WIDE, Lang::Zh);
    stage.keys("2r3").shows("谢小燕").keys("bxie");
    stage.at("2026-11-23T09:30".parse().unwrap());
    stage.shows("xie").keys("<Esc><Esc>").shows("未到").shows("剩 12 / 12");
    stage.keys("/xiexiaoyan<Enter>1").shows("近 90 天未到 1 次");
    stage.keys("b").shows("近 90 天未到 1 次").keys("<Esc>");
    // She comes late after all.
    stage.keys("2r3<Tab>k").shows("已到");
}

#[test]
fn bookings_in_a_closures_way_are_named_and_moved() {
    let mut stage = Stage::new(center(), NARROW, Lang::Zh);
    stage.keys("2r3<Right><Right><Right><Down><Down>a1").keys("8").shows("从几点").keys("13").keys("<Tab><Tab>2");
    stage.keys("投影仪<F2>").shows("这些预约要另作安排").shows("谢小燕  周四 14:00 书画室  5 位   改到");
    insta::assert_snapshot!("in-the-way", stage.picture());
    stage.keys("1").shows("2 笔预约已改期，请逐一告知").keys("u1").keys("a2").shows("照常开放");
}

#[test]
fn holidays_are_seen_confirmed_and_entered() {
    let mut stage = Stage::new(center(), NARROW, Lang::Zh);
    stage.keys("2a01").shows("2027-01-01 周五").shows("元旦").shows("待确认").shows("放假办法(2024修订) 查于2026-11");
    insta::assert_snapshot!("holidays", stage.picture());
    stage.keys("<Space>").shows("已确认").keys("n1207<Tab>社区日<F2>").shows("节假日表已改好");
    stage.keys("g1207<Enter>").shows("停用  节假日  社区日");
}

#[test]
fn the_day_shows_every_room_by_time() {
    for lang in Lang::ALL {
        for size in [NARROW, WIDE] {
            let mut stage = Stage::new(full(), size, lang);
            stage.keys("2dg1126<Enter>").keys("<Down><Down><Right><Right>");
            insta::assert_snapshot!(format!("day-{}-{}", lang.code(), size.0), stage.picture());
        }
    }
    let mut stage = Stage::new(full(), NARROW, Lang::Zh);
    stage.keys("2d").shows("11-23 周一").keys("<PageDown>").shows("11-24 周二").keys("<Home>").shows("今天");
    stage.keys("<Down><Right>").shows("棋牌室").keys("<Enter>xiexiuying<Enter>").shows("棋牌室").shows("14:00");
    stage.keys("<Esc>").keys("d").shows("棋牌室  第48周");
}

#[test]
fn more_rooms_than_digits_are_reached_by_page_and_by_arrows() {
    let mut office = rooms_only();
    for n in 4..=12 {
        let slots = linli::model::center::slots::read_slots("9-11").unwrap().0;
        let room = Room {
            name: format!("活动室{n}"),
            capacity: 10,
            largest_party: 10,
            weekdays: 0b1_1111,
            slots,
            rules: if n == 7 { 2 } else { 0 },
            ..Room::default()
        };
        office.ask(Request::Center(linli::desk::center::Ask::SetRoom { room: Box::new(room) })).unwrap();
    }
    let mut stage = Stage::new(office, NARROW, Lang::Zh);
    stage.keys("2r").shows("1/2 页").keys("0").shows("停止使用").keys("2").shows("活动室12  第48周");
    stage.keys("r<Down><Down><Down><Enter>").shows("活动室4  第48周");
    stage.keys("r<Down>e").shows("设置房间").shows("棋牌室").keys("<Esc><Esc>");
    // In the form the page is turned by the same key; a room that is not used any more is not offered.
    stage.keys("0bxiexiuying<Enter>").shows("1/2").keys("02").shows("活动室12").hides("活动室7");
}

#[test]
fn what_happened_without_power_is_entered_with_its_own_time() {
    let mut office = rooms_only();
    let (who, room) = (office.named("解秀英"), office.room("书画室"));
    let place = Place { room, date: "2026-11-23".parse().unwrap(), start: "14:00".parse().unwrap() };
    office
        .ask(Request::Center(linli::desk::center::Ask::Book {
            resident: who,
            place,
            heads: 1,
            note: String::new(),
            instead_of: None,
        }))
        .unwrap();
    office.clock.set("2026-11-24T09:12".parse().unwrap());
    let mut stage = Stage::new(office, NARROW, Lang::Zh);
    stage.shows("到达待补录").keys("<Right><Down><Down><Down><Down><Down><Enter>").shows("11-23 周一");
    stage
        .shows("停机期间待补登")
        .keys("9")
        .keys("1")
        .shows("实际到达时间")
        .keys("1405<Enter>")
        .shows("解秀英，书画室，已到")
        .keys("0")
        .hides("到达待补录");
    stage.keys("2a8").keys("xiexiaoyan<Enter>").shows("补录到达  谢小燕").keys("3").keys("1123<Enter>1410<Enter>");
    stage.shows("谢小燕，书画室，已到");
}

#[test]
fn a_room_is_set_up_with_rules_and_its_saturday() {
    let mut stage = Stage::new(rooms_only(), NARROW, Lang::Zh);
    stage.keys("2r2a6").keys("<Tab><Tab>6<Tab>").keys("<C-u>9-11/60 14-16; 周六 10-12<F2>").shows("棋牌室已设好");
    stage.shows("10:00").keys("g6<Enter><Down>").shows("剩 10 / 10");
}
