//! Importing rosters.

use linli::desk::people;
use linli::model::{Household, Resident, Unique};
use std::fmt::Write;
use std::fs;
use std::process::Stdio;

use linli::desk::core::clock::{RandomIds, SystemClock};
use linli::desk::core::office::Office;
use linli::desk::{Desk, Settings};
use linli::model::people::citizen_id::check_character;
use linli::model::{Note, Relation};
use linli::store::{Engine, Options, Reader, Safe};
use rust_xlsxwriter::Workbook;

use crate::shell::{Folder, command};

/// The `nth` synthetic identity number: region 610199 is nobody's.
fn id_number(nth: usize) -> String {
    let mut number =
        format!("610199{:04}{:02}{:02}{:03}", 1935 + nth % 70, 1 + nth % 12, 1 + nth % 28, 101 + nth / 420);
    number.push(check_character(number.as_bytes()));
    number
}

fn office(folder: &Folder) -> Office {
    Office::read(&Reader::open(&folder.path("office")).unwrap(), &Safe::plain()).unwrap()
}

#[test]
fn a_roster_of_another_program_is_taken_and_destroyed_numbers_are_in_doubt_by_row() {
    let folder = Folder::new();
    let path = folder.path("roster.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("居民").unwrap();
    for (column, heading) in ["姓名", "身份证号", "联系电话", "现住址", "户编号", "与户主关系"].into_iter().enumerate()
    {
        sheet.write_string(0, column as u16, heading).unwrap();
    }
    for nth in 0..300_u32 {
        let row = nth + 1;
        sheet.write_string(row, 0, format!("王{}", ["伟", "芳", "秀英"][nth as usize % 3])).unwrap();
        let number = id_number(nth as usize);
        if nth % 100 == 7 {
            // As a spreadsheet keeps what was typed as a number: its last digits are gone.
            let digits: String = number.chars().take(17).chain(['0']).collect();
            sheet.write_number(row, 1, digits.parse::<f64>().unwrap()).unwrap();
        } else {
            sheet.write_string(row, 1, number).unwrap();
        }
        sheet.write_number(row, 2, 15_400_000_000.0 + f64::from(nth)).unwrap();
        sheet.write_string(row, 3, format!("红光巷12号{}号楼2单元{}01", 1 + nth / 60, 1 + nth % 60 / 2)).unwrap();
        sheet.write_string(row, 4, format!("H{}", nth / 2)).unwrap();
        sheet.write_string(row, 5, if nth % 2 == 0 { "户主" } else { "配偶" }).unwrap();
    }
    book.save(&path).unwrap();
    let line = format!("import {}", path.display());

    let dry = folder.linli("office", &format!("{line} --dry-run --sheet 居民")).is(0);
    assert!(dry.out.contains("新增 297 人") && dry.out.contains("没有写入"), "{}", dry.out);
    assert!(!folder.path("office").exists() && !folder.path("roster.rejected.csv").exists());

    let said = folder.linli("office", &line).is(0);
    for row in [9, 109, 209] {
        assert!(said.out.contains(&format!("第 {row} 行")), "{}", said.out);
    }
    assert!(said.out.contains("新增 297 人") && said.out.contains("存疑 3 行，拒收 0 行"), "{}", said.out);
    let rejected = fs::read_to_string(folder.path("roster.rejected.csv")).unwrap();
    assert_eq!(rejected.lines().count(), 4);

    let office = office(&folder);
    assert_eq!((office.of::<Resident>().len(), office.of::<Household>().len()), (297, 150));
    for household in office.of::<Household>().all() {
        let members: Vec<_> = office.household_members(household.id).collect();
        let heads = members.iter().filter(|member| member.relation == Relation::Head).count();
        assert!(heads <= 1 && members.iter().any(|member| member.id == household.head));
    }
    folder.linli("office", "check").is(0);

    let again = folder.linli("office", &line).is(0);
    assert!(again.out.contains("新增 0 人") && again.out.contains("未变 297 人"), "{}", again.out);
    let wrong = folder.linli("office", &format!("{line} --sheet 没有")).is(1);
    assert!(wrong.err.contains("没有这张工作表"), "{}", wrong.err);
}

#[test]
fn who_is_known_gains_what_was_missing_and_a_namesake_is_asked_about() {
    let folder = Folder::new();
    let number = id_number(1);
    let import = |text: &str| {
        fs::write(folder.path("roster.csv"), text).unwrap();
        let path = folder.path("roster.csv");
        folder.linli("office", &format!("import {}", path.display())).is(0).out
    };
    import(&format!("姓名,身份证号,电话,现住址\n王桂芳,{number},,红光巷7号\n王伟,,,红光巷8号\n"));
    let roster = format!(
        "姓名,身份证号,电话,现住址,出生日期\n王桂芳,{number},15400000001,红光巷7号,\n王伟,,15400000002,红光巷8号,\n王伟,,,红光巷8号,1950-01-02\n李静,{number},,,\n"
    );
    let said = import(&roster);
    assert!(said.contains("新增 0 人，更新 1 人，未变 0 人，存疑 3 行"), "{said}");
    assert!(said.contains("联系电话 1") && said.contains("第 3 行 王伟：是已有的这个人吗？（红光巷8号）"), "{said}");
    assert!(said.contains("第 5 行 李静：第 2 行已是这个身份证号"), "{said}");
    let rejected = fs::read_to_string(folder.path("roster.rejected.csv")).unwrap();
    assert_eq!(rejected.lines().count(), 4, "{rejected}");
    let office = office(&folder);
    let known = office.of::<Resident>().all().find(|resident| resident.id_number == number).unwrap();
    assert_eq!((known.name.as_str(), known.phones.as_slice()), ("王桂芳", &["15400000001".to_owned()][..]));
    assert_eq!(office.of::<Resident>().len(), 2);
    folder.linli("office", "check").is(0);
}

#[test]
fn a_dry_run_prints_the_plan_and_columns_are_read_as_told() {
    let folder = Folder::new();
    let path = folder.path("roster.csv");
    let number = id_number(1);
    fs::write(&path, format!("称呼,身份证号,血型,网格员,联系电话\n王桂芳,{number},A,李静,15400000001\n王伟,,B,,\n"))
        .unwrap();
    let line = format!("import {}", path.display());
    assert!(folder.linli("office", &line).is(1).err.contains("姓名"));
    let line = format!("{line} --map 称呼=姓名 --map D=note --map 血型=-");
    let rejects = folder.path("mine.csv");
    let plan = folder.linli("office", &format!("{line} --dry-run --rejects {}", rejects.display())).is(0).out;
    for told in ["A   称呼 = 姓名", "B   身份证号 = 身份证号", "C   血型 = 不用读", "D   网格员 = 记进备注"]
    {
        assert!(plan.contains(told), "{plan}");
    }
    assert!(plan.contains("5 栏都读懂了") && plan.contains("新增 2 人") && plan.contains("没有写入"), "{plan}");
    assert!(!folder.path("office").exists() && !rejects.exists(), "nothing was refused");

    folder.linli("office", &line).is(0);
    let people = office(&folder);
    assert!(
        people
            .of::<linli::model::Resident>()
            .all()
            .any(|person| person.name == "王桂芳" && person.note == "网格员：李静")
    );
    let line = format!("import {} --map", path.display());
    assert!(
        folder.linli("office", &format!("{line} 称呼=姓名 --map 没有=备注")).is(1).err.contains("没有「没有」这一栏")
    );
    assert!(folder.linli("office", &format!("{line} 血型=星座")).is(2).err.contains("没有叫「星座」的项"));
    let itself = format!("import {0} --rejects {0}", path.display());
    assert!(folder.linli("office", &itself).is(1).err.contains("名册自己"));
}

#[test]
fn rejected_rows_are_mended_and_imported_again() {
    let folder = Folder::new();
    let path = folder.path("roster.csv");
    let text = format!("姓名,身份证号,联系电话\n王桂芳,{},154000000\n李静,****************1X,\n", id_number(1));
    let (bytes, ..) = encoding_rs::GB18030.encode(&text);
    fs::write(&path, &bytes).unwrap();
    let said = folder.linli("office", &format!("import {}", path.display())).is(0).out;
    assert!(said.contains("号码带星号") && said.contains("新增 1 人，更新 0 人，未变 0 人，存疑 1 行"), "{said}");
    let rejected = folder.path("roster.rejected.csv");
    let bytes = fs::read(&rejected).unwrap();
    assert!(bytes.starts_with(b"\xef\xbb\xbf"), "a spreadsheet opens it as it is");
    let text = String::from_utf8(bytes).unwrap();
    let mended = text.replace("****************1X", &id_number(2));
    fs::write(&rejected, mended).unwrap();
    let said = folder.linli("office", &format!("import {}", rejected.display())).is(0).out;
    assert!(said.contains("新增 1 人") && !said.contains("看不懂"), "{said}");
}

fn case(name: &str) -> String {
    format!("{}/tests/exchange/fixtures/cases/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_sheet_that_is_a_roster_is_taken_and_a_hidden_one_is_named() {
    let folder = Folder::new();
    let said = folder.linli("office", &format!("import {}", case("one_sheet_per_grid.xlsx"))).is(0).out;
    for part in ["隐藏的工作表没有读：隐藏", "工作表「第1网格」", "工作表「第3网格」", "全部工作表：新增 150 人"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(office(&folder).of::<Resident>().len(), 150);
    let one = Folder::new();
    one.linli("office", &format!("import {} --sheet 第2网格", case("one_sheet_per_grid.xlsx"))).is(0);
    assert_eq!(office(&one).of::<Resident>().len(), 50);
}

#[test]
fn a_roster_comes_through_a_pipe_and_leaves_nothing_behind() {
    let folder = Folder::new();
    let temp = folder.path("temp");
    fs::create_dir(&temp).unwrap();
    let mut child = command(&folder.path(""));
    child.args(["--data", folder.path("office").to_str().unwrap(), "--lang", "zh", "import", "-"]).env("TMPDIR", &temp);
    let mut child = child.current_dir(&temp).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), "姓名,住址\n王伟,红光巷12号\n".as_bytes()).unwrap();
    let out = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    assert!(out.contains("新增 1 人"), "{out}");
    assert_eq!(fs::read_dir(&temp).unwrap().count(), 0);
}

#[test]
fn rows_of_one_reason_are_counted_and_only_the_first_are_told() {
    let folder = Folder::new();
    let mut text = String::from("姓名,身份证号,出生日期,住址\n");
    for nth in 0..60 {
        writeln!(text, "王{},1234,腊月,红光巷{}号", char::from_u32(0x4e00 + nth).unwrap(), nth + 1).unwrap();
    }
    fs::write(folder.path("roster.csv"), text).unwrap();
    let said = folder.linli("office", &format!("import {}", folder.path("roster.csv").display())).is(1).out;
    assert!(said.lines().count() < 20, "{said}");
    for part in ["共 60 行", "第 2 行 王一", "第 4 行", "另有第 5、6、", "等 57 行"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let rejected = fs::read_to_string(folder.path("roster.rejected.csv")).unwrap();
    assert_eq!(rejected.lines().count(), 61, "each of them stands in the file");
}

#[test]
fn nothing_of_a_roster_moves_the_terminal() {
    let folder = Folder::new();
    let evil = "\u{1b}]52;c;eA==\u{7}\u{9b}31m\u{202e}";
    let text =
        format!("姓名,血型{evil},身份证号,住址\n王{evil}伟,A,12{evil}34,红光巷{evil}7号\n李静,,,柿园路8号{evil}\n");
    fs::write(folder.path("roster.csv"), text).unwrap();
    let path = folder.path("roster.csv");
    let said = folder.linli("office", &format!("import {} --dry-run", path.display()));
    let done = folder.linli("office", &format!("import {}", path.display()));
    let found = folder.linli("office", "find lj");
    let rejected = fs::read_to_string(folder.path("roster.rejected.csv")).unwrap();
    for text in [&said.out, &done.out, &done.err, &found.out, &rejected] {
        assert!(!text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r') || c == '\u{202e}'), "{text:?}");
    }
    assert!(found.out.contains("李静"), "{}", found.out);
}

#[test]
fn what_was_said_of_columns_is_known_again_by_their_headings() {
    let folder = Folder::new();
    let path = folder.path("roster.csv");
    let import = |text: &str, more: &str| {
        fs::write(&path, text).unwrap();
        folder.linli("office", &format!("import {}{more}", path.display()))
    };
    import("称呼,血型,住址\n王桂芳,A,红光巷7号\n", " --map 称呼=姓名 --map 血型=备注 --set 志愿者=是").is(0);
    let again = import("称呼,血型,住址\n李静,B,红光巷8号\n", "").is(0).out;
    assert!(again.contains("按上次改过的读法"), "{again}");
    let office = office(&folder);
    let lijing = office.of::<Resident>().all().find(|person| person.name == "李静").unwrap();
    assert_eq!(lijing.note, "血型：B");
    assert!(
        lijing.has(linli::model::people::group::Group::Volunteer),
        "what holds for everybody holds for the next file"
    );
    let wrong = import("称呼\n王\n", " --map 称呼=星座").is(2).err;
    assert!(wrong.contains("可用的项：") && wrong.contains("联系电话"), "{wrong}");
}

#[test]
fn who_is_written_otherwise_is_found_by_sound_and_stands_among_the_duplicates() {
    let folder = Folder::new();
    let text = "姓名,出生日期,联系电话,住址\n张建国,1952-08-29,15400003310,红光巷12号3-2-501\nJohn Smith,1960-01-02,15400003311,红光巷12号3-2-502\n";
    fs::write(folder.path("roster.csv"), text).unwrap();
    folder.linli("office", &format!("import {}", folder.path("roster.csv").display())).is(0);
    let found = folder.linli("office", "find 张健国").is(0).out;
    assert!(found.contains("读音相同") && found.contains("张建国"), "{found}");
    let exact = folder.linli("office", "find 張建國").is(0).out;
    assert!(exact.contains("张建国") && !exact.contains("读音相同"), "{exact}");
    for typed in ["smith", "js", "'smith john'", "john", "ＳＭＩＴＨ"] {
        let found = folder.linli("office", &format!("find {}", typed.trim_matches('\''))).is(0).out;
        assert!(found.contains("John Smith"), "{typed}: {found}");
    }
    for typed in ["尾号3310", "红光巷 12 号 3310", "三号楼二单元501"] {
        let found = folder.linli("office", &format!("find {typed}")).is(0).out;
        assert!(found.contains("张建国"), "{typed}: {found}");
    }
}

/// So many people who do not exist.
fn many(count: usize) -> String {
    let mut roster = String::from("姓名,身份证号,现住址\n");
    for nth in 0..count {
        writeln!(roster, "王{},{},红光巷{}号", ["伟", "芳", "秀英"][nth % 3], id_number(nth), 1 + nth / 3).unwrap();
    }
    roster
}

/// Whether the folder holds an import that is not at its end, seen from beside whoever writes it.
fn is_under_way(folder: &Folder) -> bool {
    let office =
        Reader::open(&folder.path("office")).ok().and_then(|reader| Office::read(&reader, &Safe::plain()).ok());
    office.is_some_and(|office| office.unfinished_imports().next().is_some())
}

#[test]
fn an_import_that_was_killed_goes_on_with_its_own_file_and_is_undone_as_one() {
    let (mut folder, mut count) = (Folder::new(), 4_000);
    // Whether the kill comes in time is the machine's affair: with more rows it does.
    let line = loop {
        let path = folder.path("roster.csv");
        fs::write(&path, many(count)).unwrap();
        let line = format!("import {}", path.display());
        let data = folder.path("office").display().to_string();
        let mut child = command(&folder.path(""))
            .args(line.split(' '))
            .args(["--data", &data])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        while child.try_wait().unwrap().is_none() && !is_under_way(&folder) {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        if is_under_way(&folder) {
            break line;
        }
        (folder, count) = (Folder::new(), count * 2);
    };
    let cut = office(&folder);
    assert!(!cut.of::<linli::model::Resident>().is_empty() && cut.of::<linli::model::Resident>().len() < count);

    let other = folder.path("other.csv");
    fs::write(&other, "姓名,现住址\n孙秀兰,柿园路8号院\n").unwrap();
    let refused = folder.linli("office", &format!("import {} --resume", other.display())).is(1);
    assert!(refused.err.contains("没有未做完的导入可接"), "{}", refused.err);
    folder.linli("office", &format!("import {}", other.display())).is(0);
    assert_eq!(office(&folder).commands.unfinished().count(), 1, "another file is no continuation");

    let said = folder.linli("office", &format!("{line} --resume")).is(0).out;
    assert!(said.contains("接着做"), "{said}");
    let whole = office(&folder);
    assert_eq!((whole.of::<linli::model::Resident>().len(), whole.commands.unfinished().count()), (count + 1, 0));
    let notes = whole.commands.newest().filter_map(|command| command.note.clone());
    let imports: Vec<u32> = notes
        .filter_map(|note| match note {
            Note::People(people::Did::Imported { added, .. }) => Some(added),
            _ => None,
        })
        .collect();
    assert_eq!(imports, [1, count as u32], "one line in history for each file");
    folder.linli("office", "check").is(0);

    let engine = Engine::open(&folder.path("office"), Options::default()).unwrap();
    let settings = Settings { clerk: "前台".into(), training: false, ..Settings::default() };
    let clock = Box::new(SystemClock);
    let mut desk = Desk::open(Box::new(engine), clock, Box::new(RandomIds), settings, &mut |_| {}).unwrap();
    // Another hand made them: they are taken back one by one, as history does.
    for _ in 0..2 {
        let stands = |office: &Office| {
            let mut newest = office.commands.newest().filter(|command| command.undoes == 0);
            newest.find(|command| office.commands.stands(command.id)).cloned()
        };
        let command = stands(&desk.office()).unwrap();
        desk.handle(
            linli::desk::core::Ask::UndoThis { command: command.id, rev: command.last }.into(),
            &linli::desk::Visitor::default(),
        )
        .unwrap();
    }
    assert!(desk.office().of::<Resident>().is_empty() && desk.office().of::<Household>().is_empty());
    assert!(desk.office().of::<Unique>().is_empty());
}

#[test]
fn a_clock_set_by_hand_writes_in_a_training_folder_only() {
    let folder = Folder::new();
    fs::write(folder.path("roster.csv"), "姓名,出生日期,现住址\n王桂芳,1950-06-01,红光巷7号\n").unwrap();
    let line = format!("import {}", folder.path("roster.csv").display());
    let said = folder.linli("office", &format!("--today 2026-11-23 {line}")).is(1);
    assert!(said.err.contains("演练"), "{}", said.err);
    folder.linli("office", &line).is(0);
    // Looking is free on any day, and the day may be named before or after the subcommand.
    for (day, age) in [("2026-05-31", 75), ("2026-06-01", 76)] {
        for line in [format!("find wgf --json --today {day}"), format!("--today {day}T09:30 find wgf --json")] {
            let found = folder.linli("office", &line).is(0).out;
            assert!(found.contains(&format!("\"age\":{age}")), "{found}");
        }
    }
    folder.demo("demo", "--residents 40 --today 2026-11-23");
    folder.linli("demo", &format!("{line} --today 2026-11-25T14:00 --clerk 周敏")).is(0);
}

#[test]
fn a_file_that_unpacks_without_end_is_refused_within_512_mb() {
    let folder = Folder::new();
    let bomb = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/exchange/fixtures/bomb-texts.xlsx");
    let data = folder.path("office").display().to_string();
    // The shell's limit is one of addresses, which are more than the memory that is used.
    let limited = "ulimit -v 524288 && exec \"$@\"";
    let program = env!("CARGO_BIN_EXE_linli");
    let said = std::process::Command::new("sh")
        .args(["-c", limited, "sh", program, "--data", &data, "--lang", "zh", "import", bomb, "--dry-run"])
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&said.stderr);
    assert!(said.status.code() == Some(1) && err.contains("文件太大"), "{err}");
}

#[test]
fn a_list_that_is_no_roster_is_asked_for_its_kind_and_comes_in_once() {
    let folder = Folder::new();
    let path = folder.path("issues.csv");
    fs::write(
        &path,
        "诉求编号,受理日期,诉求人,诉求内容,地点\n7,2026-09-01,,路灯不亮,西街\n8,2026-09-02,王桂芳,漏水,红光巷\n",
    )
    .unwrap();
    let line = format!("import {}", path.display());
    folder.linli("office", &format!("{line} --register gardens")).is(2);
    let dry = folder.linli("office", &format!("{line} --dry-run")).is(0).out;
    assert!(dry.contains("读作：诉求登记") && dry.contains("记作「求助」") && dry.contains("新增 1 行"), "{dry}");
    let said = folder.linli("office", &line).is(0).out;
    assert!(said.contains("新增 1 行") && said.contains("查无此人"), "{said}");
    let rejects = fs::read_to_string(folder.path("issues.rejected.csv")).unwrap();
    assert!(rejects.contains("王桂芳") && rejects.contains("查无此人"), "{rejects}");
    let again = folder.linli("office", &line).is(0).out;
    assert!(again.contains("新增 0 行") && again.contains("已有 1 行"), "{again}");
    let journal = folder.linli("office", "export journal").is(0).out;
    assert!(journal.contains("导入诉求「issues.csv」 1 行"), "{journal}");
    // What may be residents too is asked, and remembered by its headings.
    let both = folder.path("both.csv");
    fs::write(&both, "姓名,身份证号,住址,所属团队\n王伟,,红光巷7号,舞蹈队\n").unwrap();
    let line = format!("import {}", both.display());
    let asked = folder.linli("office", &line).is(2).err;
    assert!(asked.contains("--register teams") && asked.contains("--register residents"), "{asked}");
    folder.linli("office", &format!("{line} --register residents")).is(0);
    folder.linli("office", &format!("{line} --register teams")).is(0);
    assert!(folder.linli("office", &format!("{line} --dry-run")).is(0).out.contains("读作：团队名册"));
}

#[test]
fn what_the_shell_does_is_signed_by_whoever_it_is_and_by_nobody_else() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path("office")).unwrap();
    fs::write(folder.path("office/linli.toml"), "clerks = [\"前台甲\", \"前台乙\"]\n").unwrap();
    fs::write(folder.path("roster.csv"), "姓名,住址\n王伟,红光巷7号\n").unwrap();
    let line = format!("import {}", folder.path("roster.csv").display());
    let refused = folder.linli("office", &line).is(2).err;
    assert!(refused.contains("前台甲、前台乙"), "{refused}");
    folder.linli("office", &format!("{line} --clerk 前台丙")).is(2);
    folder.linli("office", &format!("{line} --clerk 前台乙")).is(0);
    folder.linli("office", "export residents --full --reason 街道办要 --clerk 前台甲").is(0);
    let journal = folder.linli("office", "export journal").is(0).out;
    let signed: Vec<bool> = journal.lines().map(|line| line.contains("\"who\":\"前台乙\"")).collect();
    assert_eq!(signed, [true, false], "{journal}");
    assert!(journal.contains("导入名册「roster.csv」") && journal.contains("（街道办要）"), "{journal}");
    let data = folder.path("office").display().to_string();
    let by_login = command(&folder.path(""))
        .env("LOGNAME", "前台甲")
        .args(["--data", &data, "import"])
        .arg(folder.path("roster.csv"))
        .output()
        .unwrap();
    assert!(by_login.status.success(), "{}", String::from_utf8_lossy(&by_login.stderr));
}
