//! Tab 1, told as a clerk's own stories.

use jiff::ToSpan;
use linli::text::Lang;

use crate::support::{MONDAY, NARROW, Office, Stage, WIDE};

#[test]
fn somebody_is_found_by_initials_and_served() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("/xxy").shows("解秀英").shows("谢小燕");
    stage.keys("<Enter>").shows("正在办 解秀英 71 岁 红光巷 3-2-501").shows("[1 居民]");
    stage.keys("0").shows("正在办 无人").shows("[0 今日]");
}

/// T1: the surname 解 is read xiè, two people have those initials, and who asks is logged before anything is told.
#[test]
fn a_daughter_asks_where_her_mother_lives() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("/xxy<Enter>w236");
    stage.shows("来访已登记").shows("来访人 家属 (电话核实)").shows("张建国 配偶 74").shows("紧急联系");
    stage.keys("0").shows("[0 今日]").shows("正在办 无人");
    let free = "xxy".len();
    assert!(stage.pressed - free <= 8, "{} keys", stage.pressed - free);
}

#[test]
fn of_two_people_with_one_name_a_digit_tells_which() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("/王伟<Enter>").shows("同名，是哪一位？");
    stage.keys("2").shows("正在办 王伟");
}

#[test]
fn somebody_new_is_registered_and_taken_back() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("1n").shows("登记居民").shows("> 姓名 *");
    stage.keys("<Enter>").shows("这一项要填").shows("请先改好标出的项");
    stage.keys("孙秀兰<Enter>").shows("> 街巷 *");
    stage.keys("红光巷<Enter>").shows("孙秀兰，已登记").shows("正在办 孙秀兰").shows("6 人");
    stage.keys("u").shows("撤销：孙秀兰 登记？");
    stage.keys("1").shows("5 人").hides("正在办 孙秀兰");
    stage.keys("<C-y>1").shows("6 人");
}

#[test]
fn a_wrong_identity_number_is_told_beside_its_field() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("1n孙秀兰<Tab>610199195503120021<Tab>").shows("末位应为");
    stage.keys("<F2>").shows("请先改好标出的项").shows("> 身份证号");
}

#[test]
fn nobody_found_leads_on_by_digit() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("/诸葛亮").shows("查无此人").shows("1  登记居民");
    stage.keys("1").shows("诸葛亮").shows("> 街巷 *");
    stage.keys("东关<Esc>").shows("已暂存").shows("暂存 1");
}

#[test]
fn a_masked_number_opens_with_a_reason_and_closes_by_itself() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("/xxy<Enter>").shows(".......8829").hides("13800008829");
    stage.keys("m").shows("联系电话");
    stage.keys("3").shows("为什么要看？会留痕");
    stage.keys("1").shows("13800008829").shows("已留痕");
    stage.at(MONDAY.checked_add(29.seconds()).unwrap());
    stage.shows("13800008829");
    stage.at(MONDAY.checked_add(31.seconds()).unwrap());
    stage.hides("13800008829").shows(".......8829");
}

#[test]
fn health_and_aid_stay_closed_until_somebody_says_why() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("/xxy<Enter>a4").shows("先按 a 1 展开");
    stage.keys("12").shows("健康救助");
    stage.keys("a4").shows("救助类别");
    // Closing a form ends what was revealed.
    stage.keys("1").keys("<F2>").shows("已收起").hides("低保").keys("a12").shows("低保");
    stage.keys("0").keys("/xxy<Enter>").hides("低保").shows("已收起");
}

#[test]
fn data_are_corrected_and_history_tells_by_whom() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("/xxy<Enter>e").shows("更正").shows(".......8829");
    stage.keys("<Tab><Tab><Tab><Tab>13911112222<F2>").shows("的资料已改好：联系电话").shows(".......2222");
    stage.keys("h").shows("历史").shows("更正：联系电话").shows("前台甲");
    stage.keys("<Esc>").hides("更正：联系电话");
}

#[test]
fn what_was_typed_is_taken_back_in_the_field_alone() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("1n孙秀兰<Backspace>英").shows("孙秀英");
    stage.keys("<C-z><C-z>").shows("孙秀兰").keys("<C-z>").hides("孙秀").shows("> 姓名 *");
}

#[test]
fn a_second_visitor_is_served_while_the_form_waits() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("1n孙秀兰<Tab><Tab><F3>").shows("暂存 1").shows("登记居民  孙秀兰  09:12  前台甲");
    stage.keys("xxy<Enter>w11").shows("来访已登记");
    stage.keys("/<Enter>").shows("孙秀兰").shows("> 性别");
    stage.keys("<Esc>/<Delete>").shows("扔掉这份暂存的表");
    stage.keys("1").shows("暂存的表已扔掉").hides("暂存 1");
}

#[test]
fn people_move_leave_and_come_back() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("/xxy<Enter>a3").shows("迁出");
    stage.keys("<F2>").shows("此人是户主，家里还有 1 人");
    stage.keys("<Tab>2<F2>").shows("迁出，已登记").shows("已迁出 2026-11-23");
    stage.keys("a2").shows("已迁出或已故");
    stage.keys("02").keys("1").shows("已登记迁回");
    stage.keys("a2柿园路<F2>").shows("的新住址，已登记").shows("> 解秀英   女  71  柿园路");
}

#[test]
fn a_list_is_filtered_and_sorted_by_digit() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("1f93").shows("按年龄");
    let screen = stage.screen();
    let at = |name: &str| screen.find(name).unwrap();
    assert!(at("张建国") < at("解秀英") && at("解秀英") < at("谢小燕"));
    stage.keys("f1").shows("没有符合的");
    stage.keys("f0").shows("5 人");
}

#[test]
fn an_identity_number_stands_once_and_the_way_leads_to_its_owner() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    let taken = stage.number_of("解秀英");
    stage.keys("1n孙秀兰<Tab>").keys(&taken).keys("<Enter>红光巷<Enter>");
    stage.shows("这个身份证号已是解秀英的").shows("1 打开解秀英的卡片");
    stage.keys("1").shows("暂存 1").shows("> 解秀英");
}

#[test]
fn a_form_that_goes_on_says_so() {
    let mut stage = Stage::new(Office::of_the_lane(), NARROW, Lang::Zh);
    let count = |stage: &Stage, what: &str| {
        let screen = stage.screen();
        let said = screen.lines().find_map(|line| line.split_once(what)).map(|(_, rest)| rest.to_owned());
        said.map_or(0, |rest| rest.trim().trim_end_matches(" 项").trim().parse::<usize>().unwrap())
    };
    stage.keys("1n").hides("上面还有");
    let hidden = count(&stage, "下面还有");
    assert!(hidden > 0);
    stage.keys("<PageDown>").hides("下面还有");
    assert_eq!(count(&stage, "上面还有"), hidden);
    stage.keys("<Up><Up><Up><Up><Up><Up><Up><Up><Up><Up><Up><Up><Up><Up>").shows("下面还有").shows("上面还有");
    assert_eq!(count(&stage, "下面还有") + count(&stage, "上面还有"), hidden);
    // A field that is longer than its box says on its left that it goes on.
    stage.keys("<PageUp>王王王王王王王王王王王王王王王").shows("~王王").keys("<Home>").hides("~王王");
}

#[test]
fn marked_rows_alone_are_exported_and_a_step_back_takes_the_marks_off() {
    let mut stage = Stage::new(Office::of_the_lane(), (120, 40), Lang::Zh);
    stage.keys("1<Space><Down><Space>").shows("标记 2");
    stage.keys(":导出<Enter>").shows("居民 2 行").keys("<Esc>");
    // Another order moves the rows, and the marks with them.
    stage.keys("f93").shows("标记 2").keys("<Esc>").hides("标记");
    stage.keys("4<Space>").hides("标记");
}
