//! Benefits as a clerk gives them: T9 counted on all seven weekdays; a round ticked down, stocks, and what is refused.

use std::sync::OnceLock;

use jiff::ToSpan;
use jiff::civil::date;
use linli::desk::benefits::{Ask, Giving};
use linli::model::Id;
use linli::model::benefits::{Benefit, Supply, Terms};
use linli::text::Lang;

use crate::counted::Counted;
use crate::support::{MONDAY, NARROW, Office, Stage, WIDE};
use crate::tasks::{Played, once};

/// The lane, where the two elders may have a haircut and medicines of two kinds.
pub fn office() -> Office {
    let mut office = Office::of_the_lane();
    let stock = |office: &mut Office, name: &str, low, pieces| {
        let supply = Supply { name: name.into(), measure: "盒".into(), low, ..Supply::default() };
        let supply = office.ask(Ask::SetSupply(Box::new(supply)).into()).unwrap().record.unwrap().id;
        let expiry = Some(date(2026, 12, 10));
        let receive = Ask::Receive { supply, pieces, source: Id::NONE, expiry, note: String::new() };
        office.ask(receive.into()).unwrap();
        supply
    };
    let supplies = vec![stock(&mut office, "硝苯地平", 2, 2), stock(&mut office, "二甲双胍", 1, 40)];
    let set = |office: &mut Office, name: &str, terms: Terms| {
        let benefit = Benefit { name: name.into(), ..Benefit::default() };
        let terms = Terms { source: "社区与店家的约定".into(), ..terms };
        let ask = Ask::SetBenefit { benefit: Box::new(benefit), terms: Some(Box::new(terms)) };
        office.ask(ask.into()).unwrap().record.unwrap().id
    };
    let blank = || Terms::blank(Id::NONE, date(2026, 1, 1));
    set(&mut office, "理发", Terms { age: 60, groups: 1 << 3, bring: "老年证".into(), ..blank() });
    set(&mut office, "药品", Terms { age: 60, every: 2, supplies, quota: 100, ..blank() });
    set(&mut office, "高龄慰问", Terms { age: 80, every: 3, ..blank() });
    office
}

#[test]
fn t9_takes_nine_keys_whatever_the_day() {
    let most = t9().worst;
    assert!(most <= 12, "{most} keys");
}

/// T9, played on seven weekdays.
pub fn t9() -> Played {
    static PLAYED: OnceLock<Played> = OnceLock::new();
    once(&PLAYED, play_t9)
}

fn play_t9() -> Played {
    let mut most = 0;
    let mut total = 0;
    for day in 0..7 {
        for input_method in [false, true] {
            let office = office();
            office.clock.set(MONDAY.checked_add(day.days()).unwrap());
            let mut one = Counted::new(office, input_method);
            one.keys("/").free("xxy").keys("<Enter>").shows("理发 本轮未享受").shows("药品 本轮未享受");
            one.keys("6n").shows("1  理发  本轮未享受").keys("1").shows("解秀英的理发，已发放，下一次");
            one.keys("n").shows("已领").keys("1").shows("已领理发：每人每月一次，下一次").keys("<Esc>").keys("0");
            most = most.max(one.ends());
            total = total.max(one.stage.pressed);
        }
    }
    println!("T9: {most} counted keys, {total} in all, the most of seven weekdays");
    Played::alone(most)
}

#[test]
fn medicine_is_given_from_one_of_two_stocks_until_it_is_out() {
    let mut stage = Stage::new(office(), WIDE, Lang::Zh);
    stage
        .keys("/xxy<Enter>6n")
        .keys("2")
        .shows("发哪一种")
        .shows("硝苯地平  2 盒")
        .keys("1")
        .shows("解秀英的药品，已发放");
    stage.keys("u").shows("撤销").keys("1").keys("n2").shows("硝苯地平  2 盒").keys("<Esc><Esc>");
    stage.keys("0").shows("物品不足").shows("物品临期");
}

#[test]
fn a_round_is_ticked_down_in_walking_order() {
    let mut stage = Stage::new(office(), NARROW, Lang::Zh);
    // 高龄慰问 stands first: nobody is old enough; 理发 has two.
    stage.keys("6<Down>d").shows("理发  本轮已发 0  未领 2").shows("张建国").shows("解秀英");
    stage.keys("k").shows("的理发，已发放").shows("本轮已发 1  未领 1").keys("<Enter>").shows("本轮没有还没领的人");
    stage.keys("r3").shows("领取人").keys("x").shows("为什么作废").keys("2").shows("作废");
    stage.keys("r2").shows("本轮已发 1  未领 1");
}

#[test]
fn a_new_benefit_is_entered_with_its_terms_and_changed_from_a_day_on() {
    let mut stage = Stage::new(office(), WIDE, Lang::Zh);
    stage.keys("6a1").shows("新项目").keys("足浴").keys("<Tab><Tab><C-u>70").keys("<F2>").shows("出处");
    stage.keys("街道通知<F2>").shows("优待项目 足浴").shows("满 70 岁");
    stage.keys("a2").shows("改规定  足浴").keys("<C-u>1201<Tab><C-u>75<F2>").shows("优待规定 足浴");
    stage.shows("2026-12-01").shows("满 75 岁");
}

#[test]
fn it_is_given_through_somebody_else_on_an_earlier_day() {
    let mut stage = Stage::new(office(), WIDE, Lang::Zh);
    stage.keys("/xxy<Enter>6<Down>a4").shows("代领或补录  理发  解秀英").keys("2<Tab>张敏<Tab>1<F2>");
    stage.shows("解秀英的理发，已发放").shows("张敏");
}

#[test]
fn a_stock_is_received_counted_and_told_to_be_low() {
    let mut stage = Stage::new(office(), WIDE, Lang::Zh);
    stage
        .keys("6r4")
        .shows("二甲双胍")
        .shows("物品不足")
        .keys("k")
        .shows("入库  二甲双胍")
        .keys("10<F2>")
        .shows("结存 50");
    stage.keys("a2").shows("盘点").keys("49<F2>").shows("备注").keys("点出来少一盒<F2>").shows("50 改 49");
}

#[test]
fn pictures() {
    let album = [
        ("list", "6"),
        ("card", "6<Down><Right>"),
        ("choice", "/xxy<Enter>6n"),
        ("round", "6<Down>d"),
        ("given", "6r3"),
        ("stock", "6r4"),
        ("resident", "/xxy<Enter>"),
    ];
    for (size, width) in [(NARROW, "80"), (WIDE, "120")] {
        for lang in Lang::ALL {
            for (name, keys) in album {
                let mut office = office();
                let who = office.named("张建国");
                let haircut = office.desk().office().of::<Benefit>().all().find(|one| one.name == "理发").unwrap().id;
                let give = Giving { benefit: haircut, resident: who, ..Giving::default() };
                office.ask(Ask::Give(Box::new(give)).into()).unwrap();
                let mut stage = Stage::new(office, size, lang);
                stage.keys(keys);
                insta::assert_snapshot!(format!("benefits_{name}_{width}_{}", lang.code()), stage.picture());
            }
        }
    }
}
