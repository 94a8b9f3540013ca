//! Tab 2, told as a clerk's own stories; T2 counted key by key.

use std::sync::OnceLock;

use linli::desk::Request;
use linli::desk::center;
use linli::model::center::booking::Place;
use linli::model::{Address, Closure, Id, Relation, Room};
use linli::text::Lang;

use crate::support::{Office, Stage};
use crate::tasks::{Played, once};

/// The center with three rooms, and nobody in them.
pub fn rooms_only() -> Office {
    let mut office = Office::of_the_lane();
    let room = |name: &str, capacity, slots: &str| Room {
        name: name.into(),
        capacity,
        largest_party: capacity,
        weekdays: 0b1_1111,
        slots: linli::model::center::slots::read_slots(slots).unwrap().0,
        ..Room::default()
    };
    for room in [
        room("老年餐厅", 60, "11:30-12:30 17:30-18:30"),
        room("棋牌室", 10, "9-11:30 14-15:30 15:30-17"),
        room("书画室", 12, "8:30-10 10-11:30 14-15:30 15:30-17"),
    ] {
        office.ask(Request::Center(center::Ask::SetRoom { room: Box::new(room) })).unwrap();
    }
    office
}

/// The same with some bookings this week, and a closure on Wednesday.
pub fn center() -> Office {
    let mut office = rooms_only();
    let (chess, painting) = (office.room("棋牌室"), office.room("书画室"));
    // They book before the first slot begins.
    let now = linli::desk::core::clock::Clock::now(&office.clock);
    office.clock.set(now.date().at(8, 20, 0, 0));
    let mut book = |name: &str, room: Id, day: &str, start: &str, heads| {
        let place = Place { room, date: day.parse().unwrap(), start: start.parse().unwrap() };
        let resident = office.named(name);
        office
            .ask(Request::Center(center::Ask::Book { resident, place, heads, note: String::new(), instead_of: None }))
            .unwrap()
    };
    book("解秀英", chess, "2026-11-23", "14:00", 1);
    book("谢小燕", painting, "2026-11-23", "08:30", 6);
    book("张建国", painting, "2026-11-23", "08:30", 1);
    book("谢小燕", painting, "2026-11-26", "14:00", 5);
    book("张建国", painting, "2026-11-26", "14:00", 2);
    book("谢小燕", painting, "2026-11-24", "10:00", 12);
    office.clock.set(now);
    let closure = Closure::whole_day(painting, "2026-11-25".parse().unwrap(), 2, "投影仪送修");
    office.ask(Request::Center(center::Ask::Close { closure })).unwrap();
    office
}

/// Plays T2: Thursday afternoon, the calligraphy room, ten people; answers the counted keys and all keys.
fn thursday_afternoon(mut office: Office, day: &str, book: &str, full: bool) -> (usize, usize) {
    let (name, heads) = ("xiexiuying", "10");
    office.clock.set(format!("{day}T09:12").parse().unwrap());
    if full {
        let thursday = linli::model::when::read_date("4", day.parse().unwrap()).unwrap();
        let who = office.named("谢小燕");
        let room = office.room("书画室");
        let place = Place { room, date: thursday, start: "14:00".parse().unwrap() };
        let seven = Request::Center(center::Ask::Book {
            resident: who,
            place,
            heads: 7,
            note: String::new(),
            instead_of: None,
        });
        office.ask(seven).unwrap();
    }
    let mut stage = Stage::new(office, (80, 24), Lang::Zh);
    stage.keys(book).keys(name).keys("<Enter>").keys("3").keys("4<Enter>").keys("14<Tab>").keys(heads).keys("<Enter>");
    if full {
        stage.shows("只剩 5 位，不够 10 位").keys("1");
    }
    stage.shows("书画室，十位，已订好").keys("0");
    stage.shows("[0 今日]").shows("无人").hides("Esc");
    (stage.pressed - name.len() - heads.len(), stage.pressed)
}

#[test]
fn ten_people_on_thursday_afternoon_take_ten_keys_on_any_day_of_the_week() {
    t2();
}

/// T2, played on seven weekdays.
pub fn t2() -> Played {
    static PLAYED: OnceLock<Played> = OnceLock::new();
    once(&PLAYED, play_t2)
}

fn play_t2() -> Played {
    let mut without = Vec::new();
    for (book, full, most) in [("b", false, 10), ("b", true, 11), ("<F5>", false, 12), ("<F5>", true, 13)] {
        let days = (23..=29).map(|day| format!("2026-11-{day}"));
        let played: Vec<(usize, usize)> = days.map(|day| thursday_afternoon(rooms_only(), &day, book, full)).collect();
        let counted = played.iter().map(|(counted, _)| *counted).max().unwrap();
        let all = played.iter().map(|(_, all)| *all).max().unwrap();
        println!("T2 {book}{}: {counted} counted keys, {all} in all", if full { " when full" } else { "" });
        assert!(counted <= most, "{counted} keys, {most} at most");
        if book == "b" {
            without.push(counted);
        }
    }
    Played { usual: without[0], worst: without[1] }
}

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

#[test]
fn today_and_the_week_look_the_same_tomorrow() {
    for lang in Lang::ALL {
        for size in SIZES {
            let name = |what: &str| format!("{what}-{}-{}", lang.code(), size.0);
            let mut stage = Stage::new(center(), size, lang);
            insta::assert_snapshot!(name("today"), stage.picture());
            stage.keys("2r3<Right><Right><Right><Down><Down>");
            insta::assert_snapshot!(name("week"), stage.picture());
            stage.keys("<Home>a5");
            insta::assert_snapshot!(name("day-list"), stage.picture());
            stage.keys("a9");
            insta::assert_snapshot!(name("figures"), stage.picture());
            stage.keys("<Tab>");
            insta::assert_snapshot!(name("figures-hours"), stage.picture());
            stage.keys("<Tab>");
            insta::assert_snapshot!(name("figures-months"), stage.picture());
            stage.keys("<Tab>");
            insta::assert_snapshot!(name("figures-meals"), stage.picture());
            stage.keys("<Esc>0bxiexiuying<Enter>34");
            insta::assert_snapshot!(name("book"), stage.picture());
        }
    }
}

#[test]
fn a_cell_is_booked_for_whoever_is_found_and_the_cursor_stays_on_it() {
    for size in SIZES {
        let mut stage = Stage::new(center(), size, Lang::Zh);
        stage.keys("2r3<Right><Right><Right><Down><Down><Enter>").shows("F1 帮助");
        stage.keys("xiexiuying<Enter>").shows("预约  解秀英").shows("周四  08:30 剩12");
        stage.keys("<Enter>").shows("11月26日周四下午两点，书画室，一位，已订好");
        stage.shows("剩 4 / 12").shows("已约 8 位").shows(">###.   4<");
        stage.keys("u1").shows("剩 5 / 12");
    }
}

#[test]
fn a_week_is_walked_by_arrows_pages_and_days() {
    let mut stage = Stage::new(center(), (80, 24), Lang::Zh);
    stage.keys("2<PageDown>").shows("第49周 11-30 至 12-06");
    stage.keys("<PageUp><PageUp>").shows("第47周").keys("<Home>").shows("第48周").shows("[一 23]");
    stage.keys("<Left>").shows("11-22 周日").shows("不开  周一至周五");
    stage.keys("g+3").shows("11-26 周四").keys("<Enter>").shows("周四 11:30");
    stage.keys("gxyz<Enter>").shows("日期不对").keys("<Esc>").shows("第48周");
    stage.keys("r3").shows("书画室  第48周").keys("r9").shows("按数字选").keys("<Esc>r2").shows("棋牌室  第48周");
}

#[test]
fn a_closed_day_says_why_and_other_days_are_offered() {
    let mut stage = Stage::new(center(), (80, 24), Lang::Zh);
    stage.keys("2r3<Right><Right>").shows("停用  维修  投影仪送修").keys("<Enter>").shows("这天已经停用");
    stage.keys("/xiexiuying<Enter>b3").keys("3<Enter>").shows("停用  投影仪送修").keys("15<Enter>");
    stage
        .shows("停用（维修），请换一天。")
        .shows("1 周四 15:30 剩12")
        .keys("1")
        .shows("下午三点半，书画室，一位，已订好");
}

#[test]
fn nobody_is_in_two_rooms_at_once_and_giving_one_up_is_asked_twice() {
    let mut stage = Stage::new(center(), (120, 40), Lang::Zh);
    stage.keys("/xiexiuying<Enter>b3").keys("1<Enter>14<Enter>").shows("今天 14:00 已约棋牌室，时间冲突。");
    stage.keys("4").shows("取消棋牌室").keys("1").shows("11月23日周一下午两点，书画室，一位，已订好");
    stage.keys("2r2<Down>").shows("剩 10 / 10");
}

#[test]
fn who_came_is_checked_in_from_today_from_the_card_and_from_the_list() {
    let mut stage = Stage::new(center(), (120, 40), Lang::Zh);
    // On Today, the cursor stands on who comes next.
    stage.shows("0/7").keys("<Right><Down><Down><Down><Down><Down><Down>k").shows("张建国，书画室，已到").shows("1/7");
    // In the list beside the grid.
    stage.keys("2r3<Tab>").shows(">谢小燕").keys("k").shows("已约 7 位，已到 7 位");
    // On the card: her booking is in the afternoon, so the running rooms are offered too.
    stage
        .keys("/xiexiuying<Enter>1k")
        .shows("1  解秀英  今天 14:00 棋牌室")
        .shows("2  直接到场（未预约）  棋牌室 09:00 剩10");
    stage.keys("2").shows("解秀英，棋牌室，已到");
    stage.at("2026-11-23T13:50".parse().unwrap());
    stage.keys("k").shows("解秀英，棋牌室，已到").keys("2r2<Home>").shows("已到 1 位");
}

#[test]
fn a_group_without_a_booking_is_seated_and_a_stranger_is_found_first() {
    let mut stage = Stage::new(center(), (80, 24), Lang::Zh);
    stage.keys("2r2a4").shows("F1 帮助").keys("xiexiuying<Enter>").shows("直接到场（未预约）  解秀英");
    stage.keys("1").keys("4<Enter>").shows("解秀英，棋牌室，已到").shows("剩 6 / 10");
}

#[test]
fn who_does_not_come_frees_the_places_but_not_before_the_slot_begins() {
    let mut stage = Stage::new(center(), (120, 40), Lang::Zh);
    stage.keys("2r3<Tab>a3").shows("谢小燕，书画室，未到").shows("剩 11 / 12").shows("未到");
    stage.keys("r2<Down>a3").shows("今天 14:00 才开始，到时再办。");
}

#[test]
fn a_booking_is_cancelled_with_a_reason_and_moved_by_its_form() {
    let mut stage = Stage::new(center(), (120, 40), Lang::Zh);
    stage.keys("2r3<Right><Right><Right><Down><Down><Tab><Down>x").shows("张建国  周四 14:00 书画室  2 位");
    stage.keys("2").shows("剩 7 / 12").hides("张建国");
    stage
        .keys("e")
        .shows("改预约  谢小燕")
        .keys("<C-u>")
        .keys("5<Enter>")
        .shows("已订好")
        .shows("周五 14:00-15:30  剩 7 / 12");
}

#[test]
fn a_room_is_closed_on_a_day_with_a_reason_and_opened_again() {
    let mut stage = Stage::new(center(), (80, 24), Lang::Zh);
    stage
        .keys("2r3a1")
        .shows("1  节假日")
        .shows("9  整个中心停用")
        .keys("3")
        .shows("这些预约要另作安排")
        .keys("3")
        .shows("活动占用")
        .shows("还有 2 笔预约要改期");
    stage.keys("a1").shows("这天已经停用").keys("<Esc>a2").shows("剩 5 / 12");
    stage
        .keys("<Right>a192")
        .shows("谢小燕  周二 10:00 书画室  12 位   改到")
        .keys("3")
        .shows("停用  维修")
        .keys("r1")
        .shows("停用  维修");
    stage.keys("<Left><Left>a1").shows("这一天已经过了");
}

#[test]
fn a_room_is_set_up_and_changed() {
    let mut stage = Stage::new(Office::of_the_lane(), (80, 24), Lang::Zh);
    stage.keys("b").shows("还没有房间").keys("2").shows("按 n 设置第一间");
    stage.keys("n日间照料室<Enter>8<Enter>").shows("时段 *").keys("9-25<Enter>").shows("时间不对");
    stage.keys("<C-u>8:30-11:30 14-17<F2>").shows("日间照料室  第48周").shows("08:30").shows("一次最多 8 位");
    stage.keys("a6<Down><Down>6").keys("<F2>").shows("[一 23]").keys("g6<Enter>").shows("剩 8 / 8");
}

#[test]
fn a_second_visitor_waits_for_nobody_a_half_filled_booking_is_parked_and_comes_back() {
    let mut stage = Stage::new(center(), (80, 24), Lang::Zh);
    stage.keys("bxiexiuying<Enter>3").keys("4<Esc>").shows("暂存 1").keys("0").shows("无人");
    stage.keys("/").shows("预约  解秀英").keys("<Enter>").shows("正在办 解秀英").keys("<Enter>").keys("14<Enter>");
    stage.shows("11月26日周四下午两点，书画室，一位，已订好").hides("暂存");
}

#[test]
fn a_step_in_the_grid_writes_little() {
    for (size, most) in [((80, 24), 600), ((120, 40), 1_500)] {
        let mut stage = Stage::new(center(), size, Lang::Zh);
        stage.keys("2r3");
        for step in ["<Right>", "<Right>", "<Right>", "<Down>", "<Down>", "<Left>", "<Up>"] {
            let bytes = stage.bytes_of(step);
            println!("{step} at {}x{}: {bytes} bytes", size.0, size.1);
            assert!(bytes <= most, "{step} writes {bytes} bytes, {most} at most");
        }
    }
}

#[test]
fn every_row_of_today_leads_to_its_place() {
    let mut office = center();
    let address = Address { lane: "柿园路".into(), building: "2".into(), ..Address::default() };
    office.register("单玉梅", "610199193611230021", &[], address, Relation::Head);
    let mut stage = Stage::new(office, (120, 40), Lang::Zh);
    stage.keys("<Right>").shows("生日  单玉梅  满 90 岁");
    stage.keys("<Down><Down><Down><Down><Down><Enter>").shows("[1 居民]").shows("正在办 单玉梅");
    stage.keys("0<Tab><Up><Up><Down><Down><Enter>").shows("[2 养老服务]").shows("书画室  第48周").shows("[08:30]>");
    stage.keys("0<Tab><End><Enter>").shows("棋牌室  第48周").shows("解秀英      1 位  已约");
}

#[test]
fn in_the_least_window_no_number_runs_into_another() {
    let mut stage = Stage::new(center(), (60, 16), Lang::Zh);
    stage.keys("0");
    let screen = stage.screen();
    let row = screen.lines().find(|line| line.contains("书画室")).unwrap();
    let words: Vec<&str> = row.split('|').next().unwrap().split_whitespace().collect();
    let [.., shares, left] = words[..] else { panic!("{row}") };
    assert!(shares.contains('/') && left.parse::<u16>().is_ok(), "{row}");
}
