//! Canteen, day care and teams, told as a clerk's own stories, with their keys counted.

use jiff::ToSpan;
use jiff::civil::Date;
use linli::desk::Request;
use linli::desk::canteen;
use linli::desk::canteen::Order;
use linli::desk::center;
use linli::desk::day_care;
use linli::desk::people;
use linli::desk::teams;
use linli::model::canteen::meal::{BY_DIET, DELIVERY, DINE_IN, ORDINARY};
use linli::model::canteen::price::PriceTable;
use linli::model::{
    Address, Canteen, Care, Contact, DayCare, DayCareProfile, Id, MealAt, MealPlan, Menu, Relation, Room, Team,
};
use linli::text::Lang;

use crate::counted::Counted;
use crate::support::{MONDAY, NARROW, Office, Stage, WIDE};

const SIZES: [(u16, u16); 2] = [NARROW, WIDE];

fn room(office: &mut Office, name: &str, capacity: u16, slots: &str) -> Id {
    let (slots, special) = linli::model::center::slots::read_slots(slots).unwrap();
    let room = Room {
        name: name.into(),
        capacity,
        largest_party: capacity,
        weekdays: 0b111_1111,
        slots,
        special,
        ..Room::default()
    };
    office.ask(Request::Center(center::Ask::SetRoom { room: Box::new(room) })).unwrap().record.unwrap().id
}

/// The lane with a canteen, a day-care room, a chess room and two teams; two elders more, one of them diabetic.
pub fn center() -> Office {
    let mut office = Office::of_the_lane();
    let lane =
        |n: &str| Address { lane: "红光巷".into(), building: n.into(), room: "1".into(), ..Address::default() };
    office.register("单玉兰", "610199194303120020", &["13800006602"], lane("2"), Relation::Head);
    office.register("翟淑珍", "610199194703120020", &["13800002277"], lane("12"), Relation::Head);
    let canteen = room(&mut office, "老年餐厅", 60, "11:30-12:30 17:30-18:30");
    room(&mut office, "棋牌室", 10, "9-11:30 14-15:30");
    let care = room(&mut office, "日间照料室", 4, "8-17");
    let sittings = Canteen::default().read("午餐 11:30-12:30 10:00 60; 晚餐 17:30-18:30 15:30 20").unwrap();
    let [shan, zhai, zhang, xie] = ["单玉兰", "翟淑珍", "张建国", "解秀英"].map(|name| office.named(name));
    let today = MONDAY.date();
    let dishes = Menu::read("红烧肉 猪肉 咸; 清炒油菜; 银耳羹 糖; 米饭").unwrap();
    let (start, end) = ("08:00".parse().unwrap(), "17:00".parse().unwrap());
    let plan = |resident, sitting| MealPlan {
        id: Id::NONE,
        resident,
        sitting,
        weekdays: 0b111_1111,
        served: DELIVERY,
        plate: BY_DIET,
        from: today,
        until: None,
        pauses: Vec::new(),
        note: "敲门重一点".into(),
    };
    let guardian = Contact { name: "刘建军".into(), relation: "儿子".into(), phone: "13800006609".into() };
    let profile = DayCareProfile {
        id: shan,
        answers: Id::NONE,
        guardian,
        may_fetch: "李秀珍".into(),
        medication: "降压药 午饭后一片".into(),
        note: "走路要扶".into(),
    };
    let rows = PriceTable::read("0:15 60:12-3 70:12-5 80:12-8.5").unwrap();
    let source = "假定数额，待本社区确认".into();
    let stays = |resident| day_care::Ask::BookStays { resident, days: vec![today], rest: false, note: String::new() };
    let asks: Vec<linli::desk::Request> = vec![
        canteen::Ask::SetCanteen(Canteen { id: canteen, sittings }).into(),
        canteen::Ask::SetPrices(PriceTable {
            id: Id::NONE,
            from: Date::constant(2026, 1, 1),
            rows,
            source,
            confirmed: false,
        })
        .into(),
        canteen::Ask::SetMenu(Menu { id: Id::NONE, date: today, sitting: 1, dishes }).into(),
        canteen::Ask::SetPlan(plan(shan, 1)).into(),
        canteen::Ask::SetPlan(plan(zhai, 1)).into(),
        day_care::Ask::SetDayCare(DayCare { id: care, places: 4, start, end }).into(),
        day_care::Ask::SetProfile { profile, only: None }.into(),
        stays(shan).into(),
        stays(zhang).into(),
        teams::Ask::SetTeam(team("阳光老人舞蹈队", 1, vec![xie, shan, zhang])).into(),
        teams::Ask::SetTeam(team("合唱队", 2, vec![zhai])).into(),
    ];
    for ask in asks {
        office.ask(ask).unwrap();
    }
    let care = Care { id: zhai, diet: 0b1, ..Care::default() };
    office.ask(Request::People(people::Ask::CorrectCare { care, only: None })).unwrap();
    office
}

fn team(name: &str, kind: u8, members: Vec<Id>) -> Team {
    Team {
        id: Id::NONE,
        name: name.into(),
        kind,
        leader: members[0],
        members,
        weekdays: 0b1_0101,
        start: "15:00".parse().unwrap(),
        end: "16:30".parse().unwrap(),
        place: "世贸大厦门前".into(),
        order: 0,
        note: String::new(),
    }
}

/// The kitchen's sheet, the list beside it and the bearer's say one number of a box that is cooked apart.
#[test]
fn a_box_that_is_cooked_apart_has_one_number_everywhere() {
    let mut stage = Stage::new(center(), WIDE, Lang::Zh);
    stage.keys("2r1").shows("另做1号");
    let line = |screen: &str, what: &str| screen.lines().find(|line| line.contains(what)).unwrap().to_owned();
    let who = line(&stage.screen(), "另做1号");
    assert!(who.contains("翟淑珍"), "{who}");
    stage.keys("a2");
    let brought = line(&stage.screen(), "翟淑珍");
    assert!(brought.contains("  1  "), "{brought}");
    // Who calls it off has no box any more.
    stage.keys("<Esc>").hides("另做2号");
}

#[test]
fn today_canteen_day_care_and_teams_look_the_same_tomorrow() {
    for lang in Lang::ALL {
        for size in SIZES {
            let name = |what: &str| format!("services-{what}-{}-{}", lang.code(), size.0);
            for (what, keys) in [
                ("today", ""),
                ("canteen", "2r1"),
                ("kitchen", "2r1a1"),
                ("delivery", "2r1a2"),
                ("takings", "2r1ka3"),
                ("day-care", "2r3k"),
                ("house", "2r3ka1"),
                ("team", "2r0"),
                ("roll", "2r0k<Space><Space>"),
                ("choice", "2r"),
                ("card", "/shanyulan<Enter>"),
            ] {
                let mut stage = Stage::new(center(), size, lang);
                stage.keys(keys);
                insta::assert_snapshot!(name(what), stage.picture());
            }
        }
    }
}

#[test]
fn todays_meal_takes_five_keys_and_tomorrows_seven_whatever_the_day() {
    let (mut today, mut tomorrow) = (0, 0);
    for day in 0..7 {
        for input_method in [false, true] {
            let at = |day: i64| {
                let office = center();
                office.clock.set(MONDAY.checked_add(day.days()).unwrap());
                office
            };
            let mut one = Counted::new(at(day), input_method);
            one.keys("b").free("xiexiuying").keys("<Enter>1<Enter>").shows("解秀英堂食，7元，已订好").keys("0");
            today = today.max(one.ends());
            let mut next = Counted::new(at(day), input_method);
            next.keys("b").free("xiexiuying").keys("<Enter>1").keys("+1<Enter>").shows("午餐，解秀英堂食").keys("0");
            tomorrow = tomorrow.max(next.ends());
        }
    }
    println!("a meal: {today} keys for today, {tomorrow} for tomorrow");
    assert!(today <= 5 && tomorrow <= 7, "{today} and {tomorrow} keys");
}

#[test]
fn a_dish_that_does_not_suit_is_told_with_its_ways_out_on_digits() {
    let mut stage = Stage::new(center(), NARROW, Lang::Zh);
    // The standing order is called off for today; ordered again, the menu stands against it.
    stage.keys("/zhaishuzhen<Enter>2r1").shows(">").keys("x1").shows("已退").keys("b");
    stage.shows("银耳羹（含糖）不合饮食标注。").shows("1 按标注做一份").shows("2 仍订普通餐").keys("1");
    stage.shows("翟淑珍堂食").shows("另做").keys("a1").shows("糖尿病餐  1 份").shows("翟淑珍").hides("单玉兰");
    stage.keys("<Esc>").keys("u").shows("订餐 11-23 周一 午餐").keys("1").shows("已退");
}

#[test]
fn a_meal_is_served_with_one_key_and_counted_to_the_fen() {
    let mut stage = Stage::new(center(), WIDE, Lang::Zh);
    stage.keys("2r1").shows("剩余 58").shows("10:00 前可订可退").shows("糖尿病餐  1");
    stage.keys("k").shows("单玉兰的午餐已取，收3.50元").keys("<Down><Space>").shows("翟淑珍的午餐已取，收7元");
    stage.keys("a3").shows("10.50").keys("<Esc>").shows("2 份  10.50元");
    stage.keys("k").shows("已取").keys("u1").shows("已订");
    stage.at("2026-11-23T10:01".parse().unwrap());
    stage.keys("x1").shows("10:00 起备餐");
}

#[test]
fn a_standing_order_is_set_up_rests_and_ends() {
    let mut stage = Stage::new(center(), NARROW, Lang::Zh);
    stage.keys("/xiexiuying<Enter>2r1n").shows("长期订餐  解秀英").keys("1").keys("<F2>");
    stage.shows("解秀英，周一至周五午餐，长期订好").keys("<Right>").shows("解秀英").shows("长期");
    stage
        .keys("a6")
        .shows("停餐几天  解秀英")
        .keys("4<Enter>+9<Enter>")
        .shows("解秀英的餐，从11月26日周四停到12月2日周三");
    // Where she does not eat, the cursor is on somebody else: her order ends where she does.
    stage.keys("<Right><Right>").hides("解秀英      71").keys("a7").shows("翟淑珍  每天").keys("<Esc>");
    stage
        .keys("<Left>")
        .shows("> 解秀英")
        .keys("a7")
        .shows("解秀英  周一至周五")
        .shows("停餐 11-26 至 12-02")
        .keys("1");
    stage.shows("长期订餐止于 11-23 周一").keys("<Left>").hides("解秀英      71");
}

#[test]
fn an_address_list_is_in_walking_order_and_printed_from_the_screen() {
    let mut stage = Stage::new(center(), WIDE, Lang::Zh);
    stage.keys("2r1a2").shows("送餐单").shows("红光巷 2-1").shows("尾号6602").shows("敲门重一点").shows("另做");
    let screen = stage.screen();
    assert!(screen.find("单玉兰").unwrap() < screen.find("翟淑珍").unwrap(), "2 before 12\n{screen}");
}

#[test]
fn a_guest_comes_and_is_fetched_by_somebody_who_may() {
    let mut stage = Stage::new(center(), NARROW, Lang::Zh);
    stage.keys("2r3").shows("在场 0  待到 2").shows("监护人 儿子 刘建军 尾号6609").hides("13800006609").hides("降压药");
    stage.keys("k").shows("单玉兰上午九点十二分到，请放心").shows("在场 1  待到 1");
    stage.keys("m4").shows("降压药 午饭后一片");
    stage.keys("a1").shows("现在场 1 人").shows("单玉兰").hides("张建国").keys("<Esc>");
    stage.at("2026-11-23T17:05".parse().unwrap());
    stage.shows("1 位超时未接").hides("降压药").keys("0").shows("1 位超时未接").keys("2");
    stage
        .keys("k")
        .shows("谁来接？")
        .shows("1  刘建军")
        .shows("2  李秀珍")
        .keys("2")
        .shows("单玉兰下午五点零五分接走，慢走");
    stage.keys("u").shows("接走").keys("1").shows("在场 1");
}

#[test]
fn days_at_day_care_are_booked_from_the_form_and_a_full_day_is_left_out() {
    let mut stage = Stage::new(center(), NARROW, Lang::Zh);
    stage.keys("/zhaishuzhen<Enter>2r3b").shows("约日间照料  翟淑珍").shows("今天  剩 2 / 4");
    stage.keys("<Tab>+4<Enter>").shows("翟淑珍，日间照料五天，从11月23日周一起，已订好");
    stage.keys("b<Tab>+7<Enter>").shows("6 天里 5 天不行：今天（已约）").shows("1 只订其余几天").keys("1");
    stage.shows("翟淑珍，11月30日周一，日间照料，已订好");
    stage
        .keys("/xiexiuying<Enter>2n")
        .shows("解秀英上午九点十二分到")
        .keys("a4")
        .shows("补录时间  离开")
        .keys("9<Enter>");
    stage.shows("时间不对").keys("<C-u>9:12<Enter>").shows("接走，慢走");
}

#[test]
fn a_roll_is_ticked_with_space_parked_and_saved_at_once() {
    let mut stage = Stage::new(center(), NARROW, Lang::Zh);
    stage.keys("2r0").shows("[阳光老人舞蹈队]").shows("队长").keys("k").shows("已勾 0 / 3");
    stage
        .keys("<Space><Space>")
        .shows("已勾 2 / 3")
        .keys("<Esc>")
        .shows("暂存 1")
        .keys("/")
        .shows("点名  阳光老人舞蹈队");
    stage.keys("<Enter>").shows("已勾 2 / 3").keys("<Enter>").shows("阳光老人舞蹈队到 2 人，应到 3 人，已记下");
    stage.hides("暂存").shows("排练 2/3").shows("1/1").keys("u1").hides("排练 2/3");
}

#[test]
fn somebody_joins_leads_and_performs() {
    let mut stage = Stage::new(center(), NARROW, Lang::Zh);
    stage.keys("/zhaishuzhen<Enter>2r0b").shows("翟淑珍：加入 阳光老人舞蹈队").shows("4 人");
    stage.keys("b").shows("已经在队里。").keys("a6").shows("翟淑珍：任队长");
    stage.keys("a2冬至慰问演出<Enter>2").keys("<Enter>+5<Enter>").shows("演出").shows("冬至慰问演出");
    stage.keys("a3").shows("参演名单").keys("<Space><Enter>").shows("1 人").keys("x").shows("翟淑珍").keys("1");
    stage.shows("翟淑珍：退出 阳光老人舞蹈队");
}

#[test]
fn the_centers_own_things_are_on_the_card_and_reached_from_it() {
    let mut stage = Stage::new(center(), WIDE, Lang::Zh);
    stage.keys("/shanyulan<Enter>").shows("午餐 11:30 已订").shows("日间照料 今天 已约").shows("阳光老人舞蹈队");
    stage.keys("/xiexiuying<Enter>1o").shows("1  订餐  今天 午餐").keys("1").shows("解秀英堂食，7元，已订好");
    stage.shows("午餐 11:30 已订");
}

#[test]
fn rows_of_today_lead_to_their_days() {
    let mut stage = Stage::new(center(), NARROW, Lang::Zh);
    stage.shows("2 份  糖尿病餐 1").shows("在场 0  待到 2");
    stage.keys("<Enter>").shows("[午餐 11:30]").keys("0<Down><Enter>").shows("[晚餐 17:30]");
    stage.keys("0<Down><Enter>").shows("日间照料室  11-23 周一");
}

#[test]
fn a_menu_and_prices_are_typed_and_what_nobody_knows_is_named() {
    let mut stage = Stage::new(center(), NARROW, Lang::Zh);
    stage.keys("2r1<Right>").shows("菜单未填").keys("e").shows("菜单  11-24 周二 午餐").keys("臊子面 好吃<Enter>");
    stage.shows("「好」").keys("<C-u>臊子面 面食; 小米粥<Enter>").shows("臊子面(面食)  小米粥");
    stage.keys("a8").shows("餐价表").keys("<C-u>0:18 60:13-4<Enter>").shows("餐价表 11-23 周一，已存");
    stage.keys("/xiexiuying<Enter>2b").shows("解秀英堂食，9元");
}

/// The one page that was printed.
fn printed(folder: &std::path::Path) -> String {
    let mut files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let page = std::fs::read_to_string(files.next().unwrap()).unwrap();
    assert!(files.next().is_none(), "one page");
    page
}

#[test]
fn sheets_go_to_paper_with_p_and_keep_phones_and_health_to_themselves() {
    for (keys, has, has_not) in [
        ("2r1p", ["厨房单", "另做盒号", "糖尿病餐"], ["翟淑珍", "单玉兰"]),
        ("2r1a2p", ["送餐单", "红光巷 2-1", "尾号6602"], ["13800006602", "糖尿病"]),
        ("2r3kp", ["在场名单", "现在场 1 人", "单玉兰"], ["张建国", "降压药"]),
        ("2r0p", ["团队签到表", "阳光老人舞蹈队", "解秀英"], ["翟淑珍", "13800008829"]),
        ("p", ["当日总表", "午餐 11:30  2 份", "敲门重一点"], ["糖尿病", "降压药"]),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut stage = Stage::new(center().printing_into(folder.path()), WIDE, Lang::Zh);
        stage.keys(keys).shows("已存成网页");
        let page = printed(folder.path());
        for part in has {
            assert!(page.contains(part), "{keys}: {part} is missing in {page}");
        }
        for part in has_not {
            assert!(!page.contains(part), "{keys}: {part} stands in {page}");
        }
    }
}

#[test]
fn an_old_month_is_read_when_the_clerk_goes_there() {
    let mut stage = Stage::new(center(), NARROW, Lang::Zh);
    stage.keys("2r1g-90<Enter>").shows("08-25 周二").hides("正在读这个月").shows("还没有人订");
    stage.keys("r3g-90<Enter>").shows("还没有人约").keys("<Home>").shows("在场 0  待到 2");
}

#[test]
fn whoever_ordered_a_meal_is_checked_in_from_today_as_for_a_booking() {
    let mut office = center();
    let [zhang, xie] = ["张建国", "解秀英"].map(|name| office.named(name));
    let order = |who| {
        let at = MealAt { date: MONDAY.date(), sitting: 1, resident: who };
        canteen::Ask::OrderMeal(Order { at, served: DINE_IN, plate: ORDINARY, late: false, note: String::new() })
    };
    office.ask(order(zhang).into()).unwrap();
    office.ask(order(xie).into()).unwrap();
    let mut stage = Stage::new(office, WIDE, Lang::Zh);
    stage.at("2026-11-23T11:20".parse().unwrap());
    stage.keys("0/zhangjianguo<Enter>1k").shows("张建国的午餐已取");
    // Who has a booking of today too is asked which.
    stage.keys("0/xiexiuying<Enter>1b2").keys("1<Enter>14<Enter>").shows("棋牌室，一位，已订好");
    stage.keys("1k").shows("1  解秀英  午餐 11:30").shows("2  解秀英  今天 14:00 棋牌室").keys("1");
    stage.shows("解秀英的午餐已取");
    // Once it is eaten, the booking alone is left, and it is hours away.
    stage.keys("k").hides("1  解秀英  午餐");
}
