//! Footer, help, palette and history say what works and what was done: nothing that works is hidden, nothing is cut.

use linli::text::Lang;

use crate::center::center;
use crate::support::{NARROW, Office, Stage, WIDE};

#[test]
fn the_footer_of_a_sheet_and_of_figures_says_what_works_there() {
    let mut stage = Stage::new(crate::services::center(), NARROW, Lang::Zh);
    stage.keys("2r1a1").shows("Enter 返回").shows("p 打印").keys("<Enter>").hides("Enter 返回");
    let mut stage = Stage::new(center(), NARROW, Lang::Zh);
    stage.keys("2a9").shows("Tab 换图").shows("Enter 返回").shows("? 帮助").keys("<Enter>").hides("换图");
    // What is not done most stands behind what is, while it applies.
    let mut stage = Stage::new(crate::issues::issues(0), (190, 40), Lang::Zh);
    stage.keys("4").shows("h 历史").shows("m 显示原话").shows("Enter 打开").shows("f 筛选").shows("p 打印");
}

#[test]
fn help_stands_in_groups_once_and_whole() {
    for lang in Lang::ALL {
        let mut stage = Stage::new(Office::of_the_lane(), NARROW, lang);
        stage.keys("1?").shows(lang.of("这一页", "Here")).hides("…").hides("~");
        let mut seen = stage.screen();
        for _ in 0..24 {
            stage.keys("<Down><Down><Down><Down><Down><Down>").hides("…").hides("~");
            seen.push_str(&stage.screen());
        }
        for group in [lang.of("为来人办", "For whoever came"), lang.of("换页", "Tabs"), lang.of("各处", "Everywhere")]
        {
            assert!(seen.contains(group), "{group}");
        }
    }
    let mut stage = Stage::new(Office::of_the_lane(), (120, 60), Lang::Zh);
    stage.keys("1?<PgDn><PgDn>");
    let moves = stage.screen().lines().filter(|line| line.contains("  移动 ")).count();
    assert!(moves <= 1, "{moves}");
}

#[test]
fn the_palette_takes_pinyin_and_says_when_nothing_fits() {
    let mut stage = Stage::new(Office::of_the_lane(), NARROW, Lang::Zh);
    stage.keys("1:djjm").shows("登记居民").keys("<Esc>:dengji").shows("登记居民");
    stage
        .keys("<Esc>:undo")
        .shows("撤销")
        .keys("<Esc>:zzzz")
        .shows("没有这样的命令")
        .keys("<Enter>")
        .shows("没有这样的命令");
}

#[test]
fn enter_in_a_history_opens_the_record() {
    let mut stage = Stage::new(crate::issues::issues(0), NARROW, Lang::Zh);
    stage.keys("0h").shows("Enter 打开").shows("诉求受理 #2").keys("<End><Up>");
    stage.keys("<Home><Enter>").shows("[4 诉求]").shows("#2  院内安装监控");
    stage.keys("h<Enter>").shows("#2  院内安装监控").hides("撤销这一条");
}

#[test]
fn the_history_of_a_resident_tells_who_read() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("/xxy<Enter>m11").keys("h").shows("登记").shows("显示 身份证号");
}

/// Every way out of a refusal is read whole, however many there are.
#[test]
fn no_way_out_of_a_full_room_is_cut() {
    for lang in Lang::ALL {
        for size in [(60, 16), NARROW] {
            let mut stage = Stage::new(center(), size, lang);
            stage
                .keys("b")
                .keys("xiexiuying")
                .keys("<Enter>")
                .keys("3")
                .keys("4<Enter>")
                .keys("14<Tab>")
                .keys("10<Enter>");
            stage.shows(lang.of("不够 10 位", "10"));
            for _ in 0..3 {
                let below: String = stage.screen().lines().rev().skip(1).take(2).collect();
                assert!(!below.contains('…') && !below.contains('~'), "{below}");
                stage.keys("0");
            }
        }
    }
}

/// A form that is refused stays one draft however often it is sent, and is gone once it is saved by a way out.
#[test]
fn a_refused_form_is_one_draft_named_by_what_it_is_about() {
    let mut stage = Stage::new(center(), NARROW, Lang::Zh);
    stage.keys("b").keys("xiexiuying").keys("<Enter>").keys("3").keys("4<Enter>").keys("14<Tab>").keys("10<Enter>");
    stage.shows("不够 10 位").hides("暂存 1").keys("<Esc>").hides("暂存 1").keys("<F2>").shows("不够 10 位");
    stage.keys("<Esc><Esc>").shows("已暂存").shows("暂存 1").keys("/").shows("预约  解秀英");
    stage.keys("<Esc>b").shows("接着填暂存的这一份").keys("1").hides("暂存 1").keys("<F2>").shows("不够 10 位");
    stage.keys("1").shows("已订好").hides("暂存");
}
