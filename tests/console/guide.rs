//! T10 and T1, told as a clerk's own stories and counted key by key: what may not be certified is told with its slip,
//! and the shift is handed over.

use std::sync::OnceLock;

use jiff::ToSpan;
use linli::desk::guide;
use linli::text::Lang;

use crate::counted::Counted;
use crate::support::{MONDAY, NARROW, Office, Stage, WIDE};
use crate::tasks::{Played, once};

const CLERKS: [&str; 2] = ["前台甲", "前台乙"];

fn office(day: i64) -> Office {
    let mut office = Office::of_the_lane();
    office.ask(guide::Ask::BringList.into()).unwrap();
    office.clock.set(MONDAY.checked_add(day.days()).unwrap());
    office
}

#[test]
fn t10_a_certificate_that_may_not_be_issued_and_the_end_of_the_shift() {
    t10();
}

/// T10, played on seven weekdays.
pub fn t10() -> Played {
    static PLAYED: OnceLock<Played> = OnceLock::new();
    once(&PLAYED, play_t10)
}

/// T1, the same.
pub fn t1() -> Played {
    static PLAYED: OnceLock<Played> = OnceLock::new();
    once(&PLAYED, play_t1)
}

fn play_t10() -> Played {
    let mut most = (0, 0);
    for day in 0..7 {
        for input_method in [false, true] {
            let folder = tempfile::tempdir().unwrap();
            let printing = office(day).printing_into(folder.path()).keeping_drafts(&folder.path().join("drafts"));
            let mut task = Counted::of(Stage::with(printing, NARROW, Lang::Zh, &CLERKS), input_method);
            // Somebody was interrupted before: their form is the case that is carried over.
            task.stage.keys("1").keys("1n王<Esc>").keys("0");
            task.stage.shows("暂存 1");
            let all = task.stage.pressed;
            task.keys("/").keys("?").free("qsgx").shows("亲属关系证明").keys("<Enter>");
            task.shows("不得开具这类证明").shows("派出所").shows("户口簿").shows("待确认");
            task.keys("1").shows("已存成网页");
            task.keys("<C-l>").shows("9  交接班").keys("9").shows("暂存的表 1");
            for text in ["街办十点到", "投影仪送修", "下午来取药"] {
                task.free(text).keys("<Enter>").shows(text);
            }
            task.keys("<Enter>").shows("交给谁").keys("1").shows("前台乙").shows("交接未读");
            let counted = task.ends();
            most = (most.0.max(counted), most.1.max(task.stage.pressed - all));
            let page = std::fs::read_dir(folder.path()).unwrap().filter_map(|entry| {
                let path = entry.unwrap().path();
                path.extension().is_some_and(|end| end == "html").then(|| std::fs::read_to_string(path).unwrap())
            });
            let page: String = page.collect();
            for part in ["一次性告知单", "亲属关系证明", "不得开具", "派出所"] {
                assert!(page.contains(part), "{part} is missing");
            }
            task.stage.keys("7r4").shows("街办十点到").shows("未读").keys("k").shows("3 条已读").hides("未读 ");
        }
    }
    println!("T10: {} counted keys, {} in all", most.0, most.1);
    assert!(most.0 <= 24, "{} keys", most.0);
    Played::alone(most.0)
}

#[test]
fn t1_who_asks_about_whom_is_checked_before_anything_is_told() {
    t1();
}

fn play_t1() -> Played {
    let mut most = (0, 0);
    for day in 0..7 {
        for input_method in [false, true] {
            let mut task = Counted::of(Stage::new(office(day), WIDE, Lang::Zh), input_method);
            task.keys("/").free("xxy").shows("谢小燕").keys("<Enter>").keys(if input_method { "<F9>" } else { "w" });
            task.keys("236").shows("来访已登记").shows("来访人 家属 (电话核实)");
            task.shows("张建国 配偶 74").shows("紧急联系").keys("0");
            most = (most.0.max(task.ends()), most.1.max(task.stage.pressed));
        }
    }
    println!("T1: {} counted keys, {} in all", most.0, most.1);
    assert!(most.0 <= 8, "{} keys", most.0);
    Played::alone(most.0)
}

#[test]
fn ten_clerks_stand_on_two_pages_and_the_handover_on_both() {
    let names: Vec<String> = (1..=10).map(|nth| format!("前台{nth}号")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut stage = Stage::with(office(0), WIDE, Lang::Zh, &names);
    stage.keys("1<C-l>").shows("8  前台8号").shows("9  交接班").hides("前台9号");
    stage.keys("0").shows("1  前台9号").shows("9  交接班").keys("9").shows("回车记一条");
}

#[test]
fn what_is_asked_for_and_not_there_is_said_and_nobody_is_registered() {
    let mut stage = Stage::new(office(0), NARROW, Lang::Zh);
    stage.keys("/?zzzz").shows("没有这样的条目").hides("登记居民").keys("<Enter>").shows("[0 今日]");
    stage.keys("/?").shows("亲属关系证明").keys("<Esc>/qsgx").hides("亲属关系证明");
}

#[test]
fn a_certificate_is_issued_to_whoever_is_served() {
    let mut office = office(0);
    let entry = linli::model::guide::Entry {
        name: "居住情况说明".into(),
        kind: 3,
        wording: "兹说明{姓名}现住{住址}".into(),
        ..linli::model::guide::Entry::default()
    };
    office.ask(guide::Ask::SetEntry { entry: Box::new(entry), sure: false }.into()).unwrap();
    let mut stage = Stage::new(office, WIDE, Lang::Zh);
    stage.keys("/?jzqk<Enter>").shows("先按 / 找到给谁开").keys("3").shows("先按 / 找到给谁开").keys("<Esc>");
    stage.keys("/xxy<Enter>/?jzqk<Enter>3").shows("开证明 居住情况说明");
    stage.keys("入学<Enter>").keys("<Enter>").keys("主任<Enter>").shows("本年第一号");
    stage.keys("7r3").shows("2026-001").shows("入学").shows("解秀英");
}
