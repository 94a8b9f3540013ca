//! Who is served and who is only looked at: what is new is for the first, what is done to a row is for the second; and
//! what was open about somebody is closed before the next one stands there.

use jiff::ToSpan;
use linli::desk::Request;
use linli::desk::core;
use linli::model::VisitorLine;
use linli::text::Lang;

use crate::clinic::clinic_on;
use crate::support::{MONDAY, NARROW, Office, Stage, WIDE};

/// 解秀英 is served, and the cursor stands on 谢小燕.
fn looking_on(office: Office, size: (u16, u16)) -> Stage {
    let mut stage = Stage::new(office, size, Lang::Zh);
    stage.keys("/xiexiuying<Enter><Esc><Up>");
    stage
}

/// Fails where what stands below the header does not name one of them, or names the other.
#[track_caller]
fn names(stage: &Stage, keys: &str, who: &str, not: &str) {
    let screen = stage.picture();
    // Beneath a dialog the pane is still seen: its own lines have a frame.
    let (title, said) = match screen.find("+- ") {
        Some(at) => (screen.split_at(at).1.lines().next().unwrap(), boxed(&screen)),
        None => (screen.lines().next().unwrap(), screen.clone()),
    };
    assert!(said.contains(who), "{keys} does not name {who}\n{screen}");
    assert!(!title.contains(not), "{keys} names {not}\n{screen}");
}

/// What stands within the frame of a dialog.
fn boxed(screen: &str) -> String {
    let mut lines = screen.lines().skip_while(|line| !line.contains("+- "));
    let first = lines.next().map(|line| line.split_at(line.find("+- ").unwrap()).1.to_owned());
    let framed = lines.take_while(|line| !line.contains("+--")).map(|line| {
        let parts: Vec<&str> = line.split('|').collect();
        parts[1..parts.len() - 1].join("|")
    });
    first.into_iter().chain(framed).collect::<Vec<_>>().join("\n")
}

#[test]
fn looking_at_somebody_else_is_marked_and_enter_serves_them() {
    for size in [(60, 16), NARROW, WIDE] {
        let mut stage = looking_on(crate::center::center(), size);
        stage.shows("在看 谢小燕 · 正在办 解秀英");
        stage.keys("<Enter>").hides("在看").shows("正在办 谢小燕");
        stage.keys("0").hides("在看").keys("1").hides("在看");
    }
    // Of two with one name the header tells them apart.
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage
        .keys("/王伟<Enter>1<Esc><Home>")
        .hides("在看")
        .keys("<Down>")
        .shows("在看 王伟 红光巷 1-1-101 · 正在办 王伟 红光巷 2-1-301");
}

#[test]
fn what_is_new_is_for_the_one_served_and_what_is_done_to_a_row_for_its_own() {
    for size in [NARROW, WIDE] {
        for key in ["b", "v", "i", "w", "w3", "w31", "o"] {
            let mut stage = looking_on(crate::center::center(), size);
            names(stage.keys(key), key, "解秀英", "谢小燕");
            stage.shows("在看 谢小燕 · 正在办 解秀英");
        }
        for key in ["e", "a", "a1", "a2", "a3", "a01", "m", "m1", "x", "x1", "."] {
            let mut stage = looking_on(crate::center::center(), size);
            names(stage.keys(key), key, "谢小燕", "解秀英");
            stage.shows("在看 谢小燕 · 正在办 解秀英");
        }
        let mut stage = looking_on(crate::center::center(), size);
        stage.keys("k").shows("谢小燕").shows("已到").shows("正在办 解秀英");
        let mut stage = looking_on(crate::center::center(), size);
        stage.keys("w11").shows("来访已登记：解秀英").shows("正在办 解秀英");
    }
    // With nobody under the cursor nothing is done to anybody.
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("/xiexiuying<Enter><Esc>f1e").shows("没有符合的").hides("更正");
    // Where nobody is served, the resident under the cursor is, once something is made for them.
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("1<End>w11").shows("来访已登记：张建国").shows("正在办 张建国");
}

#[test]
fn who_is_to_be_measured_again_is_only_looked_at() {
    let mut stage = Stage::new(clinic_on(0), WIDE, Lang::Zh);
    stage.keys("v谢小燕<Enter>9182/104<Enter>1<Enter>0");
    stage.at(MONDAY.checked_add(20.days()).unwrap());
    stage.keys("/xiexiuying<Enter>3<Tab>").shows("在看 谢小燕 · 正在办 解秀英");
    stage.keys("v");
    names(&stage, "v", "解秀英", "谢小燕");
    stage.keys("<Esc>w");
    names(&stage, "w", "解秀英", "谢小燕");
    stage.keys("<Esc>m");
    names(&stage, "m", "谢小燕", "解秀英");
    stage.keys("<Esc><Enter>").shows("正在办 谢小燕").shows("[1 居民]");
}

#[test]
fn somebody_elses_booking_in_a_cell_is_not_checked_in_unasked() {
    let mut office = crate::center::rooms_only();
    let room = office.room("老年餐厅");
    let place = linli::model::center::booking::Place { room, date: MONDAY.date(), start: "11:30".parse().unwrap() };
    let resident = office.named("谢小燕");
    let book = linli::desk::center::Ask::Book { resident, place, heads: 1, note: String::new(), instead_of: None };
    office.ask(Request::Center(book)).unwrap();
    let mut stage = Stage::new(office, WIDE, Lang::Zh);
    stage.keys("/xiexiuying<Enter>2k").shows("哪一").shows("谢小燕").hides("已到 ");
    stage.keys("1").shows("谢小燕").shows("正在办 解秀英");
}

#[test]
fn a_visitor_for_one_is_not_written_down_for_another() {
    let mut stage = looking_on(crate::center::rooms_only(), WIDE);
    stage.keys("<Down>w230<Up>k").shows("谢小燕").keys("1").shows("谢小燕");
    let office = stage.looks();
    let lines: Vec<(u8, u8)> = office.of::<VisitorLine>().all().map(|line| (line.role, line.checked)).collect();
    assert_eq!(lines, [(1, 0)], "the family of somebody else");
}

#[test]
fn releasing_a_person_closes_what_was_open_about_them_on_every_tab() {
    for next in ["0", "0/xiexiuying<Enter>", "<C-l><Esc><F12>", "/zhangjianguo<Enter>"] {
        let mut stage = Stage::new(crate::issues::issues(0), NARROW, Lang::Zh);
        stage.keys("/xiexiaoyan<Enter>i1").shows("办理过程");
        stage.keys(next).keys("4").shows("2 件").hides("办理过程");
        // On a list that was filtered otherwise before her closed issue was shown, the filter is back too.
        let mut stage = Stage::new(crate::issues::issues(0), NARROW, Lang::Zh);
        stage.keys("f").keys("<Esc>/xiexiaoyan<Enter><Esc>").keys(next).keys("1");
        let served = stage.header().contains("正在办 无人");
        if served {
            stage.shows("5 人").hides("住户");
        }
    }
    // Their booking led the cursor elsewhere: it is now again.
    let mut stage = Stage::new(crate::center::center(), NARROW, Lang::Zh);
    stage.keys("<Right><End><Enter>").shows(">#...   9<").shows("解秀英");
    stage.keys("0/xiexiaoyan<Enter>2").shows("#...   9").hides(">#...   9<");
}

#[test]
fn whatever_ends_a_service_ends_what_was_revealed() {
    let closers = ["0", "<F12><F12>", "<C-l><Esc><F12>", "/zhangjianguo<Enter>", "n<Esc>", "a2<Esc>", "i9<Esc>"];
    for closer in closers {
        let mut stage = Stage::new(crate::issues::issues(0), WIDE, Lang::Zh);
        stage.keys("/xiexiuying<Enter>4<Enter>m1").shows("夜里有人翻墙");
        stage.keys(closer).keys("<Esc><Esc>4<Enter><Home>");
        stage.hides("夜里有人翻墙").hides("摔了一跤");
    }
    for closer in ["0", "<F12><F12>", "<C-l><Esc><F12>", "/zhangjianguo<Enter>", "v9<Esc>"] {
        let mut stage = Stage::new(clinic_on(0), WIDE, Lang::Zh);
        stage.keys("/xiexiuying<Enter>v2182/104<Enter>1<Enter>3m4").shows("182/104");
        stage.keys(closer).keys("3").hides("182/104").shows("已收起");
    }
}

#[test]
fn a_reveal_opens_what_was_asked_for_and_nothing_beside_it() {
    let mut office = clinic_on(0);
    let xie = office.named("解秀英");
    let care = linli::model::Care { id: xie, conditions: "青光眼".into(), ..linli::model::Care::default() };
    office.ask(linli::desk::people::Ask::CorrectCare { care, only: None }.into()).unwrap();
    let mut stage = Stage::new(office, WIDE, Lang::Zh);
    stage.keys("v解秀英<Enter>2182/104<Enter>1<Enter>3m4").shows("「测量」已显示").shows("182/104");
    stage.keys("1").hides("青光眼").shows("健康救助").shows("已收起");
    stage.at(MONDAY.checked_add(40.seconds()).unwrap());
    stage.keys("a12").shows("青光眼").keys("3").hides("182/104");
}

#[test]
fn a_form_shows_no_more_than_its_mask_and_a_cover_closes_the_recording_form() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("/xxy<Enter>m31").shows("13800008829").keys("e").shows("更正").hides("13800008829");
    stage.keys("<Esc>").hides("13800008829");
    let mut office = Office::of_the_lane();
    let xie = office.named("解秀英");
    let care = linli::model::Care { id: xie, conditions: "青光眼".into(), ..linli::model::Care::default() };
    office.ask(linli::desk::people::Ask::CorrectCare { care, only: None }.into()).unwrap();
    let reveals = |stage: &Stage| stage.looks().commands.newest().filter(|one| is_reveal(one)).count();
    let mut stage = Stage::new(office, WIDE, Lang::Zh);
    stage.keys("/xxy<Enter>a12a4").shows("青光眼");
    assert_eq!(reveals(&stage), 1);
    // It shows what it is filled with for as long as it is open, and not behind a cover.
    stage.at(MONDAY.checked_add(40.seconds()).unwrap());
    stage.shows("青光眼").keys("<F12><F12>").hides("青光眼").shows("已收起").keys("<Esc>").hides("青光眼");
}

fn is_reveal(command: &linli::desk::core::commands::Command) -> bool {
    matches!(command.note, Some(linli::model::Note::Desk(core::Did::Revealed { .. })))
}

/// Three digits are three digits; a name and words may be added, a stranger's name is kept, and Today opens the register.
#[test]
fn a_visit_takes_a_name_and_words_and_the_days_register_opens_from_today() {
    let mut stage = Stage::new(Office::of_the_lane(), NARROW, Lang::Zh);
    stage.keys("/xiexiuying<Enter>w8").shows("来访登记  解秀英").shows("> 来访人 *");
    stage.keys("2<Tab>张敏<Tab>2<Tab>1<Tab>问开门时间<F2>").shows("来访已登记：解秀英").shows("来访人 家属 张敏 (");
    stage.keys("0/赵本山").shows("查无此人").keys("2").shows("来访已登记");
    stage.keys("<Right><Home><Down><Down><Down><Down>");
    let mut found = false;
    for _ in 0..8 {
        if stage.screen().lines().any(|line| line.contains('>') && line.contains("今日来访")) {
            found = true;
            break;
        }
        stage.keys("<Up>");
    }
    assert!(found, "{}", stage.screen());
    stage.keys("<Enter>").shows("今日来访  2 次").shows("赵本山").shows("家属 张敏 (").shows("问开门时间");
    stage.keys("<Down><Enter>").shows("没有对应的居民").keys("<Up><Enter>").shows("正在办 解秀英").shows("[1 居民]");
}

/// A reading is told to whom it belongs, in a sentence that nothing keeps; what is seldom right is asked about first.
#[test]
fn a_reading_is_told_and_a_strange_one_is_asked_about() {
    let mut stage = Stage::new(clinic_on(0), NARROW, Lang::Zh);
    stage.keys("v解秀英<Enter>9182/104 7.4f<Enter>1<Enter>");
    stage.shows("血压182/104偏高很多，空腹血糖7.4偏高：请今天去医院看，12月7日周一再来量");
    stage.keys("<F12><F12>").hides("182/104").keys("0h").hides("182/104");
    let mut stage = Stage::new(clinic_on(0), NARROW, Lang::Zh);
    stage.keys("v解秀英<Enter>9300/20<Enter>1<Enter>").shows("300/20 mmHg 很少见").shows("1 仍然登记");
    stage.keys("<Esc>").shows("300/20").keys("<F2>1").shows("高压三百，低压二十，偏高很多");
    let mut stage = Stage::new(clinic_on(0), NARROW, Lang::Zh);
    stage.keys("v解秀英<Enter>90.0<Enter>1<F2>").shows("请先改好标出的项").keys("<Esc>");
    let mut stage = Stage::new(clinic_on(0), NARROW, Lang::Zh);
    stage.keys("v解秀英<Enter>9LO<Enter>1<Enter>").shows("血糖LO偏低很多：请今天去医院看");
}

/// What is refused shows a way on: a slot that is over is entered with its time, one to come says so.
#[test]
fn a_row_that_is_over_is_entered_with_its_time_and_one_to_come_says_so() {
    let mut stage = Stage::new(crate::center::center(), NARROW, Lang::Zh);
    stage.at("2026-11-23T16:00".parse().unwrap());
    stage.keys("2r3<Up><Up><Up><Up><Tab>k").shows("补录到达  谢小燕").shows("08:30");
    let mut stage = Stage::new(crate::center::center(), NARROW, Lang::Zh);
    stage.keys("2r3<Right><Right><Right><Down><Down><Tab>k").shows("这是以后的预约");
}

/// One matter is one draft: the open form is not counted, the same key offers it again, throwing it away is said.
#[test]
fn a_parked_form_is_offered_again_and_an_open_one_is_not_counted() {
    let mut stage = Stage::new(crate::center::rooms_only(), NARROW, Lang::Zh);
    stage.keys("/xiexiuying<Enter>b3");
    stage.at(MONDAY.checked_add(900.milliseconds()).unwrap());
    stage.hides("暂存 1").keys("<Esc>").shows("已暂存").shows("暂存 1");
    stage.keys("b").shows("1  接着填暂存的这一份").shows("预约  解秀英").keys("1").shows("书画室").hides("暂存 1");
    stage.keys("<Esc>").shows("暂存 1").keys("b2").hides("书画室 *").keys("<Esc>").shows("暂存 1");
    // Somebody else's form is their own.
    stage.keys("/xiexiaoyan<Enter>b").hides("接着填").keys("<Esc>");
    stage.keys("/<Delete>1").shows("暂存的表已扔掉").hides("暂存 1");
}
