//! Tab 7 and the desk's own day, key by key: cards, what was promised, the household, the calendar, the reports, large
//! letters.

use linli::desk::{Request, contacts};
use linli::model::contacts::{Communication, GRID, Unit, WorkContact};
use linli::model::{Contact, Relation};
use linli::text::Lang;

use crate::support::{NARROW, Office, Stage, WIDE};

fn office() -> Office {
    let mut office = Office::of_the_lane();
    let mut unit = |name: &str, kind, looks_after: &str| {
        let unit = Unit { name: name.into(), kind, looks_after: looks_after.into(), ..Unit::default() };
        let set = contacts::Ask::SetUnit { unit: Box::new(unit), sure: false };
        office.ask(Request::Contacts(set)).unwrap().record.unwrap().id
    };
    let street = unit("街道办", 7, "");
    let grid = unit("第一网格", GRID, "红光巷");
    for (unit, name, duty) in [(street, "王科长", "民政科"), (grid, "贺晓岚", "网格员")] {
        let contact = WorkContact {
            unit,
            name: name.into(),
            duty: duty.into(),
            phone: "029-00000301".into(),
            ..WorkContact::default()
        };
        let set = contacts::Ask::SetContact { contact: Box::new(contact), sure: false };
        office.ask(Request::Contacts(set)).unwrap();
    }
    let said = Communication {
        unit: street,
        content: "问路面何时修".into(),
        promise: "给答复".into(),
        promiser: 2,
        due: Some("2026-11-20".parse().unwrap()),
        ..Communication::default()
    };
    office.ask(Request::Contacts(contacts::Ask::Communicate { said: Box::new(said) })).unwrap();
    office
}

#[test]
fn a_late_promise_stands_on_today_is_chased_and_settled_by_digits() {
    let mut stage = Stage::new(office(), WIDE, Lang::Zh);
    stage.shows("答应的事超期").keys("7r7").shows("沟通登记 1 条").shows("! 超 3 天").shows("给答复");
    stage.keys("a1").shows("催办").keys("下周一定<Enter>").shows("催办已记下").shows("下周一定");
    stage.keys("k").shows("办到了").keys("1").shows("答应的事：办到了").keys("f2").shows("没有符合的").keys("0");
    stage.hides("答应的事超期");
}

#[test]
fn what_was_said_is_written_down_with_a_promise_in_one_form() {
    let mut stage = Stage::new(office(), NARROW, Lang::Zh);
    stage.keys("7r7n").shows("记沟通").keys("说好送宣传单<F2>").shows("沟通已登记").shows("说好送宣传单");
    stage.keys("7r6").shows("工作联系卡 2 张").shows("王科长").keys("a2").shows("记沟通 街道办 王科长");
    stage.keys("<Esc>").keys("r").shows("8  活动协调卡").keys("8").shows("还没有协调卡");
    stage.keys("n2").shows("新协调卡").keys("冬季义诊<Enter>1<F2>").shows("冬季义诊，协调卡已登记");
    stage.keys("/wangkz").shows("王科长  民政科  街道办").keys("<Enter>").shows("[7 联络]").shows("王科长");
}

#[test]
fn a_household_is_told_only_after_it_is_known_who_asks() {
    let mut office = office();
    let elsewhere = linli::model::Address { lane: "柿园路".into(), room: "9".into(), ..Default::default() };
    office.register("张敏", "", &["13900003311"], elsewhere, Relation::Head);
    let her = office.named("解秀英");
    let row = office.desk.office().of::<linli::model::Resident>().row(her).unwrap().clone();
    let (mut resident, seen) = (row.record, row.rev);
    resident.emergency = Contact { name: "张敏".into(), relation: "女儿".into(), phone: "13900003311".into() };
    let ask = linli::desk::people::Ask::Correct { resident: Box::new(resident), seen };
    office.ask(ask.into()).unwrap();
    let mut stage = Stage::new(office, NARROW, Lang::Zh);
    stage.keys("/解秀英<Enter>d").shows("来访人").hides("第一网格  贺晓岚").keys("236");
    stage.shows("一户  红光巷 3-2-501").shows("第一网格  贺晓岚").shows("张建国").shows("张敏").shows("柿园路");
    stage.shows(".......3311").keys("<Esc>d").shows("一户  红光巷 3-2-501");
}

#[test]
fn the_calendar_and_the_reports_open_what_stands_behind_them() {
    let mut stage = Stage::new(office(), NARROW, Lang::Zh);
    stage.keys("7r9").shows("月历  2026年11月").shows("答应 街道办 给答复");
    stage.keys("<Enter>").shows("1  答应 街道办").keys("1").shows("[7 联络]").shows("给答复");
    stage.keys("7r9<Down>").shows("这一天没有安排").keys("<PageDown>").shows("2026年12月").keys("<Esc>");
    stage
        .keys("r01")
        .shows("报表  2026年11月")
        .shows("S1 人口信息库")
        .shows("在册居民")
        .keys("<Tab>")
        .shows("报表  2026年");
    stage.keys("<Esc>").keys("r01<Enter>").shows("[1 居民]");
}

#[test]
fn the_last_sentence_stands_alone_in_large_letters_until_the_next_is_served() {
    let mut stage = Stage::new(office(), NARROW, Lang::Zh);
    stage.keys("1l").shows("刚才没有话可显示").keys("/解秀英<Enter>w11").shows("来访已登记").keys("l");
    stage.shows("来 访 已 登 记").hides("[1 居民]").keys("<Esc>").shows("[1 居民]").keys("0l");
    stage.shows("刚才没有话可显示");
}
