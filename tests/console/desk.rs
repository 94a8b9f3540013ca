//! The desk itself: who sits there, what a key may not do, and what is kept when it ends.

use crossterm::event::Event as TerminalEvent;
use jiff::ToSpan;
use linli::text::Lang;
use linli::ui::{Event, Exit};

use crate::support::{MONDAY, NARROW, Office, Stage, WIDE};

#[test]
fn the_clerk_is_chosen_by_digit() {
    let mut stage = Stage::with(Office::of_the_lane(), WIDE, Lang::Zh, &["周敏", "陈浩"]);
    stage.shows("谁在前台？").keys("2").shows("陈浩  2026-11-23 周一 09:12");
    stage.keys("<C-l>").shows("谁在前台？").hides("今日");
    stage.keys("1").shows("周敏  2026-11-23 周一 09:12");
}

#[test]
fn an_empty_desk_says_where_to_begin() {
    let mut stage = Stage::new(Office::empty(), WIDE, Lang::Zh);
    stage.shows("还没有居民").shows("1  导入居民名册").shows("2  看看演练社区").shows("3  登记第一位居民");
    stage.keys("4").shows("No residents yet").shows("4  中文");
    stage.keys("3").shows("Register").keys("<Esc>").shows("Today");
    stage.keys("<Esc>").shows("No residents yet");
    stage.keys("2");
    assert_eq!(stage.exit, Some(Exit::Demo));
}

#[test]
fn a_roster_is_imported_from_the_first_screen_and_taken_back_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("roster.csv");
    let rows = "姓名,联系电话,地址\n孙秀兰,13800001111,红光巷12号3-2-501\n李建国,13800002222,红光巷12号3-2-502\n";
    std::fs::write(&file, rows).unwrap();
    let mut stage = Stage::new(Office::empty(), WIDE, Lang::Zh);
    stage.keys("1").shows("导入哪个文件");
    stage.send(TerminalEvent::Paste("'/nowhere/roster.csv'".into()));
    stage.keys("<Enter>").shows("没有这个文件或文件夹").keys("<C-u>");
    stage.send(TerminalEvent::Paste(file.display().to_string()));
    stage
        .keys("<Enter>")
        .shows("导入计划")
        .shows("3 栏都读懂了")
        .keys("1")
        .shows("新增 2 人")
        .keys("1")
        .shows("孙秀兰");
    stage.keys("u").shows("导入名册").keys("1").shows("0 人");
}

#[test]
fn an_input_method_on_a_list_runs_nothing() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("1解").shows("输入法开着").shows("[1 居民]");
    stage.keys("／").shows("/").keys("<Esc>");
    stage.burst("nnnnnnnn").shows("粘贴的内容没有执行").hides("姓名 *");
    stage.send(TerminalEvent::Paste("n".into()));
    stage.shows("粘贴的内容没有执行").hides("姓名 *");
    // What came at once with the find box's key at its head is what is looked for, its line end no command.
    stage.burst("/xiexiuying<Enter>").shows("/ xiexiuying").shows("> 解秀英").shows("正在办 无人").keys("<Esc>");
    stage.burst("<F3>xiexiuying").shows("/ xiexiuying").keys("<Esc>");
    stage.burst("n<Enter>n").shows("粘贴的内容没有执行").hides("姓名 *");
    stage.keys("/").send(TerminalEvent::Paste("解秀英".into()));
    stage.shows("/ 解秀英").shows("> 解秀英");
}

#[test]
fn a_paste_of_any_length_is_cut_to_what_a_field_takes_and_says_so() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("1n").send(TerminalEvent::Paste("红光巷".repeat(120_000)));
    stage.shows("粘贴的内容太长：只留下前 4000 个字，后面 356000 个没有收下").shows("> 姓名 *");
    stage.keys("<Esc>/").send(TerminalEvent::Paste("解秀英 ".repeat(100_000)));
    stage.shows("粘贴的内容太长").keys("<Esc>").shows("暂存 1");
}

#[test]
fn a_line_of_another_encoding_is_said_and_writes_nothing() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("1n").tell(Event::Answer(linli::ui::input::sequence::Answer::NotText));
    stage.shows("不是 UTF-8").keys("孙").shows("> 姓名 *                孙");
}

#[test]
fn the_screen_is_drawn_anew_when_asked() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("1n孙秀兰");
    let before = stage.screen();
    stage.scribble("\u{1b}[2;1H某某\u{1b}[7;1H        ");
    assert_ne!(stage.screen(), before);
    stage.keys("<C-t>");
    assert_eq!(stage.screen(), before);
}

#[test]
fn letters_of_a_burst_that_opens_the_box_are_a_query() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.burst("/xxy").shows("解秀英").shows("/ xxy");
}

#[test]
fn keys_behind_a_write_wait_for_its_outcome() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("1n孙秀兰<Tab><Tab><Tab><Tab><Tab>红光巷").burst("<F2>/x");
    stage.shows("/ x").keys("<Esc>").shows("6 人");
}

#[test]
fn a_key_from_before_a_refusal_never_picks_from_it() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    let taken = stage.number_of("解秀英");
    stage.keys("1n孙秀兰<Tab>").keys(&taken).keys("<Enter>红光巷").burst("<F2>1");
    stage.shows("1 打开解秀英的卡片").shows("登记居民");
    stage.keys("1").shows("> 解秀英");
}

#[test]
fn a_key_without_a_meaning_says_so() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("1z").shows("这里不用这个键");
    stage.keys("<C-c>").shows("退出请按 Ctrl-Q");
}

#[test]
fn the_screen_is_covered_and_comes_back() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("/xxy<Enter><F12>").shows("已遮屏").hides("解秀英").hides("[1 居民]");
    stage.keys("n").hides("姓名").keys("<F12>").shows("解秀英");
}

#[test]
fn help_and_palette_tell_what_can_be_done() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("1?").shows("登记一位新居民").keys("<Esc>");
    stage.keys(":历史<Enter>").shows("前台甲     登记");
    stage.keys("<Esc>:history<Enter>").shows("前台甲     登记");
}

#[test]
fn a_draft_is_on_disk_within_a_second() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = Stage::new(Office::of_the_lane().keeping_drafts(folder.path()), WIDE, Lang::Zh);
    let kept = || std::fs::read_dir(folder.path().join("drafts")).map_or(0, Iterator::count);
    stage.keys("1n孙秀兰").hides("暂存 1");
    assert_eq!(kept(), 0);
    stage.at(MONDAY.checked_add(900.milliseconds()).unwrap());
    assert_eq!(kept(), 1);
    // It is kept, and not parked: it is open.
    stage.hides("暂存 1").shows("> 姓名 *").keys("<Esc>").shows("暂存 1");
}

#[test]
fn a_signal_and_a_closed_terminal_keep_what_was_typed() {
    for (event, exit) in
        [(Event::Signal(linli::platform::Signal::End(15)), Exit::Signal(15)), (Event::TerminalGone, Exit::TerminalGone)]
    {
        let folder = tempfile::tempdir().unwrap();
        let mut stage = Stage::new(Office::of_the_lane().keeping_drafts(folder.path()), WIDE, Lang::Zh);
        stage.keys("1n孙秀兰").tell(event);
        assert_eq!(stage.exit, Some(exit));
        drop(stage);
        assert_eq!(std::fs::read_dir(folder.path().join("drafts")).unwrap().count(), 1);
    }
}

#[test]
fn leaving_lists_what_was_not_finished() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("1n孙秀兰<C-q>").shows("还有暂存的表没办完").shows("登记居民  孙秀兰  09:12");
    stage.keys("<Esc><Esc>").shows("暂存 1");
    stage.keys("<C-q>1");
    assert_eq!(stage.exit, Some(Exit::Left));
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("<C-q>");
    assert_eq!(stage.exit, Some(Exit::Left));
}

#[test]
fn a_small_window_says_what_it_needs() {
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.resize(59, 16);
    stage.shows("窗口太小：至少 60x16，现在 59x16");
    for (columns, rows) in [(60, 16), NARROW, WIDE, (200, 60)] {
        stage.resize(columns, rows);
        stage.keys("/x<Esc>1n<Esc>a<Esc>?<Esc>0").shows("今日");
    }
}

#[test]
fn the_real_cursor_stands_where_an_input_method_opens_its_window() {
    let mut stage = Stage::new(Office::of_the_lane(), NARROW, Lang::Zh);
    assert_eq!(stage.cursor(), None);
    stage.keys("/解秀");
    assert_eq!(stage.cursor(), Some((7, 3)));
    stage.keys("<Esc>1n解");
    assert_eq!(stage.cursor(), Some((26, 5)));
    stage.keys("<Esc>");
    assert_eq!(stage.cursor(), None);
}

#[test]
fn a_move_of_the_cursor_is_a_few_hundred_bytes() {
    for (size, most) in [(NARROW, 600), (WIDE, 1_500)] {
        let mut stage = Stage::new(Office::of_many(60), size, Lang::Zh);
        stage.keys("1<Down>");
        for _ in 0..8 {
            let bytes = stage.bytes_of("<Down>");
            assert!(bytes <= most, "{bytes} bytes at {size:?}");
        }
    }
}
