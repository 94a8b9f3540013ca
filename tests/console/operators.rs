//! Who sits down and how: by a digit and a PIN; the screen that covers itself; what each role is offered.

use jiff::ToSpan;
use linli::desk::{core, operators};
use linli::model::operators::pin::Digits;
use linli::model::operators::{Proof, Role};
use linli::model::{Id, Operator};
use linli::text::Lang;

use crate::support::{MONDAY, NARROW, Office, Stage, WIDE};

/// The clerk's PIN, and the nurse's.
const PINS: [&str; 2] = ["482913", "730518"];

/// Somebody of each role, the clerk at the desk; `pins` gives the clerk and the nurse theirs.
pub fn of_roles(pins: bool) -> Office {
    let mut office = Office::of_the_lane();
    let since = MONDAY.date();
    let mine = office.desk.office().operator_called("前台甲", since).unwrap().clone();
    let clerk = Operator { roles: Role::Clerk.bit(), full: "周敏".into(), ..mine };
    let one = |name: &str, role: Role| Operator { roles: role.bit(), ..Operator::named(Id::NONE, name, since) };
    let all = [clerk, one("护士", Role::Nurse), one("志愿", Role::Coordinator), one("书记", Role::Secretary)];
    for operator in all {
        office.ask(operators::Ask::SetOperator { operator: Box::new(operator) }.into()).unwrap();
    }
    if pins {
        for (name, digits) in [("前台甲", PINS[0]), ("护士", PINS[1])] {
            let operator = office.desk.office().operator_called(name, since).unwrap().id;
            office.ask(operators::Ask::SetPin { operator, pin: Digits(digits.into()) }.into()).unwrap();
        }
    }
    let last = one("管理员", Role::Administrator);
    office.ask(operators::Ask::SetOperator { operator: Box::new(last) }.into()).unwrap();
    office
}

/// The same with this one at the desk.
pub fn held_by(name: &str) -> Office {
    let mut office = of_roles(false);
    office.ask(core::Ask::SetClerk { clerk: name.into(), proof: Proof::None }.into()).unwrap();
    office
}

/// Whoever sits there goes on: nobody else is chosen at the start.
fn seated(office: Office, size: (u16, u16)) -> Stage {
    let mut stage = Stage::new(office, size, Lang::Zh);
    stage.keys("<Esc>");
    stage
}

/// This one at the desk, in the wide window.
fn held(name: &str) -> Stage {
    let mut stage = Stage::with(held_by(name), WIDE, Lang::Zh, &[name]);
    stage.keys("<Esc>");
    stage
}

#[test]
fn changing_the_clerk_is_a_digit_and_the_pin() {
    let mut stage = seated(of_roles(true), NARROW);
    stage.keys("/xxy<Enter>").shows("正在办").keys("<C-l>").shows("谁在前台").hides("正在办");
    // The order in which they came: the clerk, then whoever was entered after.
    stage.shows("前台甲").shows("护士").shows("管理员");
    let nurse = (1..=5).find(|digit| stage.screen().contains(&format!("{digit}  护士"))).unwrap();
    stage.keys(&nurse.to_string()).shows("密码  护士").keys("123123").hides("123123").shows("******");
    stage.keys("<Enter>").shows("不是护士的密码").keys(PINS[1]).keys("<Enter>");
    assert!(stage.header().contains("护士"), "{}", stage.header());
    stage.shows("正在办 无人");
}

#[test]
fn a_key_covers_at_once_and_lifts_it_for_two_minutes() {
    let mut stage = seated(of_roles(true), NARROW);
    stage.keys("/xxy<Enter><F12>").shows("已遮屏").hides("解秀英");
    stage.at(MONDAY + 119.seconds());
    stage.keys("<F12>").shows("解秀英").keys("<F12>").hides("解秀英");
    stage.at(MONDAY + 119.seconds() + 121.seconds());
    stage.keys("<F12>").hides("解秀英").shows("密码  前台甲");
    stage.keys("<Esc><F12>").shows("密码  前台甲").keys(PINS[0]).keys("<Enter>").shows("解秀英");
}

#[test]
fn the_screen_covers_itself_and_the_pin_brings_it_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = seated(of_roles(true).keeping_drafts(folder.path()), NARROW);
    stage.keys("1n孙秀兰").shows("孙秀兰");
    stage.at(MONDAY + 599.seconds());
    stage.shows("孙秀兰");
    stage.at(MONDAY + 600.seconds());
    stage.shows("没人用，屏幕已遮上").hides("孙秀兰").hides("前台甲");
    let drafts = std::fs::read_dir(folder.path()).unwrap().count();
    assert!(drafts > 0, "what was typed is on disk");
    assert!(stage.looks().is_locked());
    stage.keys("<F12>").shows("密码  前台甲").keys(PINS[0]).keys("<Enter>").shows("孙秀兰");
    // A key is use: the ten minutes begin anew.
    stage.at(MONDAY + 1_100.seconds());
    stage.keys("<Tab>");
    stage.at(MONDAY + 1_500.seconds());
    stage.shows("孙秀兰");
}

#[test]
fn whoever_takes_over_finds_nobodys_screen() {
    let mut stage = seated(of_roles(true), NARROW);
    stage.keys("/xxy<Enter>");
    stage.at(MONDAY + 600.seconds());
    stage.keys("<C-l>").shows("谁在前台");
    let nurse = (1..=5).find(|digit| stage.screen().contains(&format!("{digit}  护士"))).unwrap();
    stage.keys(&nurse.to_string()).keys(PINS[1]).keys("<Enter>").shows("正在办 无人");
    assert!(stage.header().contains("护士"));
}

#[test]
fn a_desk_without_pins_covers_by_its_key_alone() {
    let mut stage = Stage::new(Office::of_the_lane(), NARROW, Lang::Zh);
    stage.keys("/xxy<Enter>");
    stage.at(MONDAY + 3_600.seconds());
    stage.shows("解秀英").keys("<F12>").hides("解秀英");
    stage.at(MONDAY + 7_200.seconds());
    stage.keys("<F12>").shows("解秀英");
}

#[test]
fn an_emergency_waits_for_no_pin() {
    let mut stage = seated(of_roles(true), NARROW);
    stage.at(MONDAY + 600.seconds());
    stage.keys("<F12>");
    for _ in 0..4 {
        stage.keys("600601<Enter>");
    }
    stage.shows("输错太多").keys("!").hides("谁在前台").keys("解秀英<Enter>").shows("紧急联系").shows("110");
    stage.keys("<F12>").hides("紧急联系  解秀英").keys("<F12><Esc>");
    // Back at the cover, with nobody sitting there.
    assert!(stage.looks().is_locked());
    stage.keys("<Esc><Esc>1").hides("王伟");
}

#[test]
fn what_a_role_may_not_do_stands_in_the_menu_with_the_reason() {
    let mut stage = held("护士");
    stage.keys("/xxy<Enter>a").shows("没有「登记居民」权限").hides("没有「看健康记录」权限");
    let mut stage = held("前台甲");
    stage.keys("/xxy<Enter>a").shows("没有「看健康记录」权限").hides("没有「登记居民」权限");
    stage.keys("<Esc>:经办人<Enter>").shows("经办人 5 位").keys("n").shows("没有「管经办人和权限」权限");
}

#[test]
fn the_administrator_enters_operators_and_changes_the_table() {
    let mut stage = held("管理员");
    stage.keys("0:经办人<Enter>n").shows("新增经办人");
    stage.keys("小李<F2>").shows("经办人 6 位").shows("小李");
    stage.keys("a").shows("设密码").keys("4").shows("角色和权限");
    let before = stage.looks().role_rights(Role::Clerk);
    stage.keys("<Down> ").shows("[x]");
    let after = stage.looks().role_rights(Role::Clerk);
    assert_ne!(before, after, "the second row of the table is one that a clerk may be given");
}

#[test]
fn a_new_pin_is_typed_twice_and_never_shown() {
    let mut stage = seated(of_roles(false), WIDE);
    stage.keys(":own_pin<Enter>").shows("输入新密码").keys("482913<Enter>").shows("再输一遍").hides("482913");
    stage.keys("482914<Enter>").shows("两遍不一样").keys("482913<Enter>482913<Enter>").shows("密码已设好");
    stage.keys("<C-l>").at(MONDAY + 121.seconds());
    assert!(stage.looks().is_locked(), "two minutes later the desk itself is locked");
}

#[test]
fn a_call_list_opens_the_number_under_the_cursor_and_no_other() {
    let mut stage = Stage::new(crate::care::care_on(0), WIDE, Lang::Zh);
    stage.keys("5:打电话名单").shows("名单里没有人");
    stage.at(jiff::civil::date(2027, 3, 1).at(9, 0, 0, 0));
    stage.keys("<Enter>").shows("联系本人").keys("1").shows("电话探访名单");
    let numbers = |stage: &Stage| {
        let whole = |word: &&str| word.len() == 11 && word.chars().all(|c| c.is_ascii_digit());
        stage.screen().split_whitespace().filter(whole).map(str::to_owned).collect::<Vec<String>>()
    };
    assert_eq!(numbers(&stage).len(), 1, "{}", stage.screen());
    // Covered, every number is closed, and stays so.
    stage.keys("<F12><F12>").shows("电话已收起");
    assert!(numbers(&stage).is_empty());
    assert_eq!(stage.looks().of::<linli::model::operators::CallList>().len(), 1);
}

#[test]
fn who_was_served_is_written_down_within_the_minute() {
    let mut stage = Stage::new(Office::of_the_lane(), NARROW, Lang::Zh);
    let looked = |stage: &Stage| stage.looks().of::<linli::model::operators::Looked>().len();
    stage.keys("/xxy<Enter>");
    let head = stage.looks().head;
    stage.keys("<Down><Up>0");
    stage.at(MONDAY + 59.seconds());
    assert_eq!((looked(&stage), stage.looks().head), (0, head));
    stage.at(MONDAY + 60.seconds());
    stage.keys("1h<Esc>");
    assert_eq!((looked(&stage), stage.looks().head), (1, head + 1));
}
