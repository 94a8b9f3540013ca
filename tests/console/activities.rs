//! Activities as a clerk runs them: planned, signed up for, ticked at the door with two keys a person, written up.

use jiff::civil::{date, time};
use linli::desk::activities::Ask;
use linli::desk::benefits;
use linli::model::Id;
use linli::model::activities::Activity;
use linli::model::activities::codes::kind;
use linli::model::benefits::round::ACTIVITY;
use linli::model::benefits::{Allowance, Benefit, Supply, Terms};
use linli::text::Lang;

use crate::counted::Counted;
use crate::support::{MONDAY, NARROW, Office, Stage, WIDE};

/// The lane, with a fair today that hands something out, a talk to come with one place, and a round of doors.
pub fn office() -> Office {
    let mut office = Office::of_the_lane();
    let supply = Supply { name: "环保袋".into(), measure: "份".into(), ..Supply::default() };
    let supply = office.ask(benefits::Ask::SetSupply(Box::new(supply)).into()).unwrap().record.unwrap().id;
    let receive = benefits::Ask::Receive { supply, pieces: 20, source: Id::NONE, expiry: None, note: String::new() };
    office.ask(receive.into()).unwrap();
    let terms = Terms {
        every: ACTIVITY,
        supplies: vec![supply],
        source: "社区安排".into(),
        ..Terms::blank(Id::NONE, date(2026, 1, 1))
    };
    let gift = Benefit { name: "活动礼品".into(), ..Benefit::default() };
    let ask = benefits::Ask::SetBenefit { benefit: Box::new(gift), terms: Some(Box::new(terms)) };
    let gift = office.ask(ask.into()).unwrap().record.unwrap().id;
    let mut plan = |activity: Activity| {
        let ask = Ask::SetActivity { activity: Box::new(activity), only: Vec::new() };
        office.ask(ask.into()).unwrap().record.unwrap().id
    };
    let today = MONDAY.date();
    let fair = Activity {
        kind: kind::PUBLICITY,
        title: "消防宣传".into(),
        place: "社区广场".into(),
        gift,
        ..Activity::on(today)
    };
    let fair = plan(Activity { programme: 8, ..fair });
    let talk = Activity { kind: 5, title: "防跌倒讲座".into(), capacity: 1, ..Activity::on(date(2026, 11, 26)) };
    plan(Activity { end: Some(time(11, 0, 0, 0)), place: "书画室".into(), age: 60, ..talk });
    let doors = Activity { kind: kind::DOORS, title: "爱心粽子进百家".into(), gift, ..Activity::on(today) };
    plan(Activity { lane: "红光巷".into(), start: time(14, 0, 0, 0), ..doors });
    for name in ["解秀英", "张建国"] {
        let resident = office.named(name);
        office.ask(Ask::SignUp { activity: fair, resident }.into()).unwrap();
    }
    office
}

#[test]
fn at_the_door_two_keys_tick_one_and_hand_over_the_gift() {
    for input_method in [false, true] {
        let mut one = Counted::new(office(), input_method);
        one.keys("6r5").shows("消防宣传").keys("k").shows("已到 0  未到 2  礼品剩 20");
        let before = one.pressed;
        one.free("xxy").keys("<Enter>").shows("解秀英到了，活动礼品已发").shows("已到 1  未到 1  礼品剩 19");
        one.free("zjg").keys("<Enter>").shows("张建国到了，活动礼品已发").shows("礼品剩 18");
        assert!(one.pressed - before <= 2 * 2, "{} keys for two people", one.pressed - before);
        // Who is not on the list is one digit; who came is not handed it twice.
        let before = one.pressed;
        one.free("xxy").shows("不在名单上").shows("谢小燕").keys("1").shows("谢小燕到了，活动礼品已发");
        assert_eq!(one.pressed - before, 1);
        one.free("xxy").keys("<Enter>").shows("已到：消防宣传").keys("<Esc><Esc><Esc>").keys("0");
        one.ends();
    }
}

#[test]
fn who_signs_up_for_a_full_talk_waits_and_comes_in_when_somebody_withdraws() {
    let mut stage = Stage::new(office(), WIDE, Lang::Zh);
    stage.keys("/xxy<Enter>6r5<End>").shows("防跌倒讲座").keys("b").shows("解秀英报上名了：防跌倒讲座");
    stage.keys("/zjg<Enter>6r5<End>b").shows("防跌倒讲座名额已满，张建国候补第 1 位").shows("候补 1");
    stage.keys("0/xxy<Enter>").shows("11月26日 防跌倒讲座 已报名").keys("6r5<End>a2");
    stage.shows("解秀英退出防跌倒讲座，候补的张建国顶上，请告知");
    stage.keys("u").shows("撤销").keys("1").shows("候补 1");
}

#[test]
fn doors_are_ticked_in_walking_order_and_say_why_nobody_was_met() {
    let mut stage = Stage::new(office(), NARROW, Lang::Zh);
    stage.keys("6r5").shows("爱心粽子进百家").keys("<Down>k").shows("见到 0 户  走过 0 / 3 户");
    stage.keys("<Enter>").shows("见到了，活动礼品已发").shows("见到 1 户  走过 1 / 3 户").keys("2").shows("家里没人");
    stage.shows("走过 2 / 3 户").keys("9").shows("记一条意见  爱心粽子进百家");
}

#[test]
fn an_activity_is_planned_confirmed_and_written_up() {
    let mut stage = Stage::new(office(), WIDE, Lang::Zh);
    stage.keys("6r5n").shows("新活动").keys("3<Tab>清洁红光巷<Tab>1123<Tab>15<F2>").shows("活动 清洁红光巷");
    stage.shows("计划中").keys("a4").shows("已确定");
    stage.keys("a6").shows("活动小结  清洁红光巷").keys("12<F2>").shows("活动小结 清洁红光巷").shows("未记名 12");
    stage.keys("l").shows("照样再办").keys("<F2>").shows("2027年11月23日");
    stage.keys("y").shows("全年活动表").keys("<Esc>");
    stage.keys("x").shows("为什么取消").keys("1").shows("已取消");
}

#[test]
fn todays_board_names_what_is_next_and_find_finds_it() {
    let mut stage = Stage::new(office(), WIDE, Lang::Zh);
    stage
        .shows("09:00 消防宣传")
        .keys("/防跌倒")
        .shows("11月26日 防跌倒讲座 计划中")
        .keys("<Enter>")
        .shows("防跌倒讲座");
}

#[test]
fn the_allowance_is_applied_for_and_proved_by_digit() {
    let mut office = office();
    let who = office.named("解秀英");
    let allowance = Allowance { applied: Some(date(2025, 12, 1)), ..Allowance::of(who) };
    office.ask(benefits::Ask::SetAllowance(Box::new(allowance)).into()).unwrap();
    let mut stage = Stage::new(office, WIDE, Lang::Zh);
    stage.keys("6r6").shows("认证到期 12月1日").shows("张建国").keys("<Down>k").shows("怎么认证的").keys("2");
    stage.shows("高龄津贴登记").keys("n").shows("津贴没有要办的");
    stage.keys("f4").shows("认证了 11月23日").keys("f2").shows("生日");
}

#[test]
fn a_round_is_given_to_several_and_misses_are_kept() {
    let mut stage = Stage::new(crate::benefits::office(), WIDE, Lang::Zh);
    stage
        .keys("6<Down>l")
        .shows("理发  本轮已发 0  未领 2")
        .keys("x")
        .shows("为什么没发到")
        .keys("1")
        .shows("没发到 理发");
    stage.keys(" ").keys(" ").shows("标记 2").keys("a1").shows("发放优待 理发 2 人");
}

#[test]
fn pictures() {
    let album = [
        ("list", "6r5"),
        ("card", "6r5<End><Right>"),
        ("gate", "6r5kxxy"),
        ("doors", "6r5<Down>k"),
        ("plan", "6r5e"),
        ("report", "6r5a6"),
        ("year", "6r5y"),
        ("sheets", "6r5a03"),
        ("old", "6r6"),
        ("resident", "/xxy<Enter>"),
    ];
    for (size, width) in [(NARROW, "80"), (WIDE, "120")] {
        for lang in Lang::ALL {
            for (name, keys) in album {
                let mut stage = Stage::new(office(), size, lang);
                stage.keys(keys);
                insta::assert_snapshot!(format!("activities_{name}_{width}_{}", lang.code()), stage.picture());
            }
        }
    }
}
