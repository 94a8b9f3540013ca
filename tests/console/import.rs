//! Importing a roster from within the console: the plan, the doubtful rows by digits, and an import that was cut off.

use std::fmt::Write;
use std::path::PathBuf;

use crossterm::event::Event as TerminalEvent;
use linli::model::people::citizen_id::check_character;
use linli::text::Lang;
use tempfile::TempDir;

use crate::support::{NARROW, Office, Stage, WIDE};

/// Somebody who does not exist, with a number of region 610199.
fn number(digits: &str) -> String {
    format!("{digits}{}", check_character(digits.as_bytes()))
}

/// A roster that leaves open what rosters leave open; on the lane live 解秀英, 王伟 and others.
fn doubtful() -> String {
    format!(
        "姓名,身份证号,性别,出生日期,联系电话,地址,血型,备注\n\
         孙秀兰,,女,52.3.12,13800001111,红光巷7号,A,\n\
         李建国,{},女,,13800002222,红光巷8号,B,爱唱戏\n\
         王伟,,男,,13900003333,红光巷1-1-101,,\n\
         解秀英,{},,,,柿园路1-1-202,,\n\
         赵敏,61019919550312,女,,,,,\n\
         钱芳,,女,1950-01-02,,红光巷9号,,\n",
        number("61019919500101001"),
        number("61019919550312002"),
    )
}

fn saved(name: &str, text: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    (folder, path)
}

/// Opens the box from the palette and names a roster.
fn plan(stage: &mut Stage, lang: Lang, path: &std::path::Path) {
    stage.keys(lang.of("1:导入居民名册<Enter>", "1:import a roster<Enter>"));
    stage.send(TerminalEvent::Paste(path.display().to_string()));
    stage.keys("<Enter>");
}

#[test]
fn doubtful_rows_are_walked_by_digits_and_nothing_is_written_before() {
    let (_folder, path) = saved("roster.csv", &doubtful());
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    plan(&mut stage, Lang::Zh, &path);
    stage.shows("导入计划").shows("看不懂：血型").shows("3  看不懂的栏记进备注");
    stage.keys("3").hides("看不懂").keys("2").shows("1/5").shows("第 2 行  孙秀兰").shows("1952 年");
    stage.keys("7").shows("按数字选").keys("<Down>").shows("2/5").keys("<Up>").shows("1/5");
    stage.keys("1").shows("2/5").shows("性别与身份证号不符");
    stage.keys("2").shows("3/5").shows("是已有的这个人吗").shows("* .......0001").keys("1");
    stage.shows("4/5").shows("住址不同，用哪个").shows("红光巷 3-2-501").shows("柿园路 1-1-202").keys("2");
    stage.shows("5/5").shows("身份证号").shows("1  导入，这一格记进备注").keys("2");
    // The lane's 王伟 has another phone: it is added, and counted by field.
    stage.shows("导入计划").shows("联系电话 1").keys("1").shows("新增 3 人，更新 2 人").hides("导入计划");
    stage.keys("/13900003333").shows("王伟").keys("<Esc>1u").shows("导入名册").keys("1").shows("5 人");
}

#[test]
fn one_answer_may_be_given_to_all_alike() {
    let mut text = String::from("姓名,出生日期,地址\n");
    for nth in 0..5 {
        writeln!(text, "孙{},{}.3.12,红光巷{nth}号", ["一", "二", "三", "四", "五"][nth], 50 + nth % 2).unwrap();
    }
    let (_folder, path) = saved("roster.csv", &text);
    let mut stage = Stage::new(Office::empty(), NARROW, Lang::Zh);
    stage.keys("<Esc>");
    plan(&mut stage, Lang::Zh, &path);
    stage.keys("2").shows("1/5").shows("9  [ ] 其余同类都这样办 (4)").keys("9").shows("[x]").keys("1");
    // 1950 fits three of the five.
    stage.shows("2/5").keys("91").shows("导入计划").shows("新增").keys("1").shows("新增 5 人");
}

#[test]
fn what_nobody_answers_stays_out() {
    let (_folder, path) = saved("roster.csv", &doubtful());
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::En);
    plan(&mut stage, Lang::En, &path);
    stage.shows("Import plan").keys("2").shows("1/5").keys("<Esc>").shows("Import plan");
    stage.keys("1").shows("1 added, 0 updated, 0 unchanged, 5 in doubt, 0 refused");
}

#[test]
fn an_import_that_was_cut_off_is_offered_with_its_own_file_and_no_other() {
    let mut text = String::from("姓名,出生日期,地址\n");
    for nth in 0..1_200 {
        writeln!(text, "孙秀兰,19{}-0{}-12,红光巷{nth}号", 50 + nth % 40, 1 + nth % 9).unwrap();
    }
    let (folder, path) = saved("endless.csv", &text);
    let other = folder.path().join("other.csv");
    std::fs::write(&other, "姓名,地址\n李建国,柿园路8号院\n").unwrap();

    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    plan(&mut stage, Lang::Zh, &path);
    stage.shows("1200").burst("1<Esc>");
    stage.shows("上次导入没有做完").shows("1  接着导入同一份名册").shows("2  撤销已导入的部分");
    // The box knows which file it was; another one is no continuation.
    stage.keys("1").shows("endless.csv").keys("<C-u>");
    stage.send(TerminalEvent::Paste(other.display().to_string()));
    stage.keys("<Enter>").shows("不是上次没做完的那份名册").keys("1").shows("新增 1 人");

    std::fs::rename(&path, folder.path().join("roster.csv")).unwrap();
    plan(&mut stage, Lang::Zh, &folder.path().join("roster.csv"));
    stage.shows("就是上次没做完的那份").shows("700").shows("500").keys("1").shows("新增 700 人").shows("未变 500 人");
    stage.keys("1").shows("1206 人");
}

#[test]
fn a_column_is_looked_at_and_taken_for_something_else() {
    let (_folder, path) = saved("roster.csv", &doubtful());
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    plan(&mut stage, Lang::Zh, &path);
    stage
        .shows("4  看各栏，改读法")
        .keys("4")
        .shows("每一栏读作什么")
        .shows("血型")
        .shows("看不懂，不读")
        .shows("A | B");
    // 血型 is the seventh of eight columns; 备注 is the last but one of what it may be taken for, on the last page.
    stage.keys("<Down><Down><Down><Down><Down><Down><Enter>").shows("「血型」读作什么");
    stage.keys("<End>");
    for _ in 0..3 {
        if !stage.screen().contains("记进备注") {
            stage.keys("<Up>");
        }
    }
    stage.shows("记进备注");
    let line = stage.screen().lines().find(|line| line.contains("记进备注")).unwrap_or_default().trim().to_owned();
    let digit: String = line.chars().take(1).collect();
    stage.keys(&digit).shows("每一栏读作什么").hides("看不懂，不读").keys("<Esc>").shows("8 栏都读懂了");
}

#[test]
fn a_plan_that_is_stopped_writes_nothing() {
    let (_folder, path) = saved("unread.csv", &doubtful());
    let mut stage = Stage::new(Office::of_the_lane(), WIDE, Lang::Zh);
    stage.keys("1:导入居民名册<Enter>");
    stage.send(TerminalEvent::Paste(path.display().to_string()));
    stage.burst("<Enter><Esc>").shows("名册文件").keys("<Esc>").shows("5 人");
}

/// Every answer is seen in the least window, the footer stands below them, and what has no room is counted.
#[test]
fn in_the_least_window_every_answer_of_a_plan_is_seen() {
    let (_folder, path) = saved("roster.csv", &doubtful());
    for lang in Lang::ALL {
        let mut stage = Stage::new(Office::of_the_lane(), (60, 16), lang);
        plan(&mut stage, lang, &path);
        let change = lang.of("4  看各栏，改读法", "4  Look at the columns");
        stage.shows("1  ").shows("2  ").shows("3  ").shows(change).shows(lang.of("Esc 返回", "Esc Back"));
        stage.keys("2<Down><Down>").shows("3/5").shows(lang.of("1  是同一个人", "1  "));
        stage.shows("3  ").shows(lang.of("下面还有", "more below")).shows("* ");
    }
}

#[test]
fn pictures() {
    let (_folder, path) = saved("roster.csv", &doubtful());
    for (size, width) in [((60, 16), "60"), (NARROW, "80"), (WIDE, "120"), ((200, 60), "200")] {
        for lang in Lang::ALL {
            let name = |what: &str| format!("import_{what}_{width}_{}", lang.code());
            let mut stage = Stage::new(Office::of_the_lane(), size, lang);
            plan(&mut stage, lang, &path);
            insta::assert_snapshot!(name("plan"), stage.picture());
            insta::assert_snapshot!(name("century"), stage.keys("2").picture());
            insta::assert_snapshot!(name("same"), stage.keys("<Down><Down>").picture());
            insta::assert_snapshot!(name("value"), stage.keys("<Down>").picture());
            insta::assert_snapshot!(name("columns"), stage.keys("<Esc>4").picture());
        }
    }
}

#[test]
fn an_import_is_found_again_as_a_list_exported_and_taken_back_but_for_whom_was_touched() {
    let (folder, path) = saved("roster.csv", "姓名,住址\n孙秀兰,柿园路8号院\n钱桂芬,柿园路9号院\n");
    let mut stage = Stage::new(Office::of_the_lane(), NARROW, Lang::Zh);
    plan(&mut stage, Lang::Zh, &path);
    stage.keys("1").shows("新增 2 人");
    // By the numbered actions, and by the palette: which import, and what is to become of it.
    stage
        .keys("1a06")
        .shows("导入批次")
        .shows("导入名册「roster.csv」 新增 2 更新 0")
        .keys("1")
        .shows("列出这批人")
        .keys("1");
    stage.shows("2 人").shows("同一次导入的").shows("孙秀兰").shows("钱桂芬").hides("解秀英");
    stage.keys(":导出<Enter>").shows("现在这张表：居民 2 行").keys("<Esc>");
    // One of them logs a visit and is corrected: that one stays.
    stage.keys("/孙秀兰<Enter>1e").shows("姓名").keys("<F2>");
    stage.keys("/孙秀兰<Enter>w11").shows("来访已登记");
    stage.keys("01").keys(":导入批次<Enter>1").shows("撤销这批人").keys("2").shows("撤销：导入名册").keys("1");
    stage.shows("导入的孙秀兰后来有了登记或改动").shows("1 撤销其余 1 人，留 1 人").keys("1");
    stage.shows("已撤销：导入的 1 人（另有 1 人留下）");
    stage.keys("/钱桂芬<Enter>").shows("查无此人");
    // The history of whoever stayed leads to the import too.
    stage.keys("<Esc><Esc>/孙秀兰<Enter>h").shows("导入名册").keys("<End><Enter>").shows("撤销留下的人");
    drop(folder);
}
