//! Files in and out by keys alone, and the daily backup on the board.

use crossterm::event::Event as TerminalEvent;
use jiff::civil::{Date, date};
use linli::desk::core::backup::Standing;
use linli::model::right::Rights;
use linli::text::Lang;
use linli::ui::Event;

use crate::support::{MONDAY, NARROW, Office, Stage, WIDE};

fn paste(stage: &mut Stage, path: &std::path::Path) {
    stage.send(TerminalEvent::Paste(path.display().to_string()));
}

#[test]
fn the_list_on_the_screen_goes_out_as_it_is_filtered() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = Stage::new(Office::of_the_lane(), NARROW, Lang::Zh);
    stage.keys("1:").keys("导出<Enter>").shows("现在这张表：居民 5 行").shows("全部预约");
    stage.keys("1").shows("什么样的文件").keys("1").shows("存到哪个文件夹");
    paste(&mut stage, folder.path());
    stage.keys("<Enter>").shows("存在这里").shows("居民-2026-11-23.xlsx");
    stage.keys("<Enter>").shows("已导出 5 行（号码只留后四位）");
    assert!(folder.path().join("居民-2026-11-23.xlsx").exists());
    // Once more: the folder is at hand, and the name that is taken is not used again.
    stage.keys(":export<Enter>").keys("11").shows("居民-2026-11-23-2.xlsx").keys("<Enter>");
    assert!(folder.path().join("居民-2026-11-23-2.xlsx").exists());
}

#[test]
fn in_full_asks_why_and_writes_it_down() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys(":export<Enter>").keys("15").shows("为什么要完整导出").keys("<Enter>").shows("请先写原因");
    stage.keys("街道办要名册<Enter>");
    paste(&mut stage, &folder.path().join("名册.csv"));
    stage.keys("<Enter>").shows("已导出 5 行（完整号码，已留痕）");
    let written = std::fs::read_to_string(folder.path().join("名册.csv")).unwrap();
    assert!(written.contains("610199195503120020") || written.contains("61019919550312002"), "{written}");
    stage.keys("u").hides("完整导出");
}

#[test]
fn whoever_may_not_is_told_which_right_it_takes() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = Stage::new(Office::of_the_lane().held_by(Rights(0)), WIDE, Lang::Zh);
    stage.keys(":export<Enter>").shows("没有「导出」权限").hides("存到哪个文件夹");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "no file is begun");
    stage.keys("<Esc>0:import<Enter>").shows("没有「导入」权限").hides("导入计划");
    stage.keys("<Esc>/xxy<Enter>").keys("h").shows("没有「查看经过」权限");
    // What cannot be done stands among the numbered actions, with the reason.
    stage.keys("a").shows("没有「登记居民」权限").shows("没有「看健康记录」权限");
}

#[test]
fn a_folder_is_walked_by_arrows_letters_and_backspace() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("表格/2026")).unwrap();
    std::fs::create_dir_all(folder.path().join("照片")).unwrap();
    let rows = "姓名,联系电话,地址\n孙秀兰,13800001111,红光巷12号3-2-501\n";
    std::fs::write(folder.path().join("表格/2026/名册.csv"), rows).unwrap();
    std::fs::write(folder.path().join("表格/2026/说明.docx"), "x").unwrap();
    let mut stage = Stage::new(Office::of_the_lane(), NARROW, Lang::Zh);
    stage.keys(":import<Enter>");
    paste(&mut stage, folder.path());
    stage.keys("<Enter>").shows("表格/").shows("照片/");
    stage.keys("表<Enter>").shows("2026/").keys("<Backspace>").shows("照片/");
    stage.keys("表<Enter><Down><Enter>").shows("名册.csv").hides("说明.docx");
    stage.keys("zzz").shows("没有符合的").keys("<C-u>");
    stage.keys("名册<Enter>").shows("导入计划  名册.csv");
}

#[test]
fn the_board_says_how_the_backup_stands_and_takes_one_a_day() {
    let keeper = |day: Date| match day {
        day if day == date(2026, 11, 24) => Standing::Failed("/media/usb 打不开".into(), Some(MONDAY)),
        day => Standing::Good(day.at(9, 5, 0, 0)),
    };
    let mut stage = Stage::new(Office::of_the_lane().kept_by(keeper), NARROW, Lang::Zh);
    // What the keeper tells comes as an event of its own: each look at the clock first asks, then hears.
    let look_twice = |stage: &mut Stage, now| {
        stage.at(now);
        stage.at(now);
    };
    look_twice(&mut stage, MONDAY);
    stage.shows("备份  今天 09:05");
    look_twice(&mut stage, date(2026, 11, 24).at(8, 0, 0, 0));
    stage.shows("! /media/usb 打不开").shows("上次 昨天");
    look_twice(&mut stage, date(2026, 11, 25).at(8, 0, 0, 0));
    stage.shows("备份  今天 09:05").hides("打不开");
    stage.tell(Event::Backup(Standing::NotSet(None)));
    stage.shows("[backup]").shows("还没有过");
    stage.tell(Event::Backup(Standing::NotKept));
    stage.hides("备份");
}

#[test]
fn pictures_of_files() {
    let mut stage = Stage::new(Office::of_the_lane(), NARROW, Lang::En);
    stage.tell(Event::Backup(Standing::Failed("/media/usb cannot be opened: no such folder".into(), Some(MONDAY))));
    insta::assert_snapshot!("today_backup_failed_80_en", stage.picture());
    stage.keys("1:export<Enter>");
    insta::assert_snapshot!("export_what_80_en", stage.picture());
    stage.keys("1");
    insta::assert_snapshot!("export_form_80_en", stage.picture());
}
