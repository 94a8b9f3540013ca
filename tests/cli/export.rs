//! Records as files: masked for anyone, in full with a reason; what went out in full comes in again.

use std::os::unix::fs::PermissionsExt;

use calamine::{Data, Reader, open_workbook_auto};

use linli::store::{Engine, Options};

use super::shell::Folder;

const FULL: &str = "--full --reason 街道办要名册 --clerk 周敏";

fn demo(folder: &Folder) {
    folder.demo("desk", "--residents 300 --seed 3 --today 2026-11-23T09:12");
}

#[test]
fn what_went_out_in_full_comes_in_again_as_the_same_people() {
    let folder = Folder::new();
    demo(&folder);
    for (file, lang) in [("people.xlsx", "zh"), ("people.csv", "zh"), ("people-in-english.xlsx", "en")] {
        folder.linli("desk", &format!("export residents {FULL} --out {file} --lang {lang}")).is(0);
        let fresh = format!("fresh-{file}");
        let said = folder.linli(&fresh, &format!("import {file}")).is(0);
        assert!(!folder.path("people.rejected.csv").exists(), "{}", said.out);
        folder.linli("desk", &format!("export residents {FULL} --out before-{file}.csv")).is(0);
        folder
            .linli(&fresh, &format!("export residents {} --out after-{file}.csv", FULL.replace(" --clerk 周敏", "")))
            .is(0);
        let text = |name: String| std::fs::read_to_string(folder.path(&name)).unwrap();
        let (before, after) = (text(format!("before-{file}.csv")), text(format!("after-{file}.csv")));
        for (row, (one, other)) in before.lines().zip(after.lines()).enumerate() {
            assert_eq!(one, other, "{file}, row {}", row + 1);
        }
        assert_eq!(before, after);
        assert_eq!(before.lines().count(), 301);
    }
}

#[test]
fn a_workbook_keeps_numbers_as_text_and_days_as_days() {
    let folder = Folder::new();
    demo(&folder);
    folder.linli("desk", &format!("export residents {FULL} --out people.xlsx")).is(0);
    let mode = folder.path("people.xlsx").metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let mut book = open_workbook_auto(folder.path("people.xlsx")).unwrap();
    assert_eq!(book.sheet_names(), ["居民"]);
    let sheet = book.worksheet_range("居民").unwrap();
    let column = |heading: &str| {
        let found = sheet.rows().next().unwrap().iter().position(|cell| *cell == Data::String(heading.into()));
        found.unwrap_or_else(|| panic!("no column {heading}"))
    };
    let (number, phone, birth) = (column("身份证号"), column("联系电话"), column("出生日期"));
    for row in sheet.rows().skip(1) {
        assert!(matches!(row[number], Data::String(_) | Data::Empty), "{:?}", row[number]);
        assert!(matches!(row[phone], Data::String(_) | Data::Empty), "{:?}", row[phone]);
        assert!(matches!(row[birth], Data::DateTime(_)), "{:?}", row[birth]);
    }
    folder.linli("desk", "export bookings --lang en --out bookings.xlsx").is(0);
    let book = open_workbook_auto(folder.path("bookings.xlsx")).unwrap();
    assert_eq!(book.sheet_names(), ["bookings", "rooms by month", "use by weekday and hour"]);
}

#[test]
fn bookings_bring_their_figures_along_and_the_figures_agree_with_them() {
    let folder = Folder::new();
    demo(&folder);
    folder.linli("desk", "export bookings --out bookings.xlsx").is(0);
    let mut book = open_workbook_auto(folder.path("bookings.xlsx")).unwrap();
    let mut rows = |name: &str| {
        let sheet = book.worksheet_range(name).unwrap();
        sheet.rows().map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let (bookings, rooms, hours) = (rows("预约"), rows("各房间逐月"), rows("各时段使用率"));
    let sum = |rows: &[Vec<String>], heading: &str| {
        let column = rows[0].iter().position(|cell| cell == heading).unwrap_or_else(|| panic!("no column {heading}"));
        rows[1..].iter().filter_map(|row| row[column].parse::<f64>().ok()).sum::<f64>()
    };
    let state = bookings[0].iter().position(|cell| cell == "状态").unwrap();
    let came = bookings.iter().filter(|row| row[state] == "已到").count() as f64;
    let missed = bookings.iter().filter(|row| row[state] == "未到").count() as f64;
    assert_eq!((sum(&rooms, "已到"), sum(&rooms, "未到")), (came, missed));
    assert!(came > 0.0 && rooms[1..].iter().all(|row| row[0].starts_with("2026年")));
    // A slot of two hours counts in each of them.
    assert!(sum(&hours, "已用位次") >= sum(&rooms, "已用位次") && sum(&rooms, "已用位次") > 0.0);
    assert!(hours.len() > 50 && hours[0] == ["月份", "房间", "星期", "时", "可用位次", "已用位次", "使用率"]);
    // Other formats have one sheet only.
    let lines = folder.linli("desk", "export bookings").is(0).out;
    assert_eq!(lines.lines().count(), bookings.len() - 1);
}

#[test]
fn masked_files_hold_no_number_and_are_refused_with_the_reason() {
    let folder = Folder::new();
    demo(&folder);
    let lines = folder.linli("desk", "export residents").is(0).out;
    assert_eq!(lines.lines().count(), 300);
    assert!(!lines.contains("610199") && !lines.contains("\"birth\"") && !lines.contains("conditions"));
    folder.linli("desk", "export residents --out masked.xlsx").is(0);
    let said = folder.linli("fresh", "import masked.xlsx").is(1);
    assert!(said.out.contains("号码带星号，请录完整号码"), "{}", said.out);
}

#[test]
fn every_kind_goes_out_in_every_format() {
    let folder = Folder::new();
    demo(&folder);
    for what in linli::desk::export::EXPORTS.iter().map(|row| row.word) {
        for format in ["jsonl", "csv", "xlsx"] {
            let said = folder.linli("desk", &format!("export {what} --out {what}.{format}")).is(0);
            assert!(said.out.contains(&format!("{what}.{format}")), "{}", said.out);
        }
        let lines = std::fs::read_to_string(folder.path(&format!("{what}.jsonl"))).unwrap();
        let rows: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let table = std::fs::read(folder.path(&format!("{what}.csv"))).unwrap();
        let mut table = csv::Reader::from_reader(table.strip_prefix(b"\xef\xbb\xbf").unwrap());
        assert_eq!(table.records().map(Result::unwrap).count(), rows.len(), "{what}");
        let mut book = open_workbook_auto(folder.path(&format!("{what}.xlsx"))).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        assert_eq!(sheet.height(), rows.len() + 1, "{what}");
        // The demo has somebody who waits only by chance, and nobody who was erased.
        assert!(!rows.is_empty() || ["waiting", "erasures"].contains(&what), "{what}");
    }
}

#[test]
fn since_a_day_there_is_less() {
    let folder = Folder::new();
    demo(&folder);
    let count = |line: &str| folder.linli("desk", line).is(0).out.lines().count();
    assert!(count("export visitors --since 2026-11-23") < count("export visitors"));
    assert_eq!(count("export residents --since 2026-11-24"), 0);
    assert_eq!(count("export journal --since 2027-01-01"), 0);
}

#[test]
fn nothing_is_overwritten_and_nothing_half_written_stays() {
    let folder = Folder::new();
    demo(&folder);
    std::fs::write(folder.path("people.xlsx"), "mine").unwrap();
    let said = folder.linli("desk", "export residents --out people.xlsx").is(1);
    assert!(said.err.contains("people.xlsx"), "{}", said.err);
    assert_eq!(std::fs::read(folder.path("people.xlsx")).unwrap(), b"mine");
    folder.linli("desk", "export residents --out no/such/folder.csv").is(1);
    let left: Vec<_> = std::fs::read_dir(folder.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("linli-new")), "{left:?}");
}

#[test]
fn in_full_needs_a_reason_and_the_desk_and_is_written_down() {
    let folder = Folder::new();
    demo(&folder);
    folder.linli("desk", "export residents --full").is(2);
    folder.linli("desk", "export residents --reason x").is(2);
    folder.linli("desk", "export residents --format xlsx").is(2);
    let before = folder.linli("desk", "export journal").is(0).out.lines().count();
    let full = folder.linli("desk", &format!("export visits {FULL}")).is(0).out;
    assert!(full.contains("\"systolic\":"), "health goes out in full only");
    assert!(!folder.linli("desk", "export visits").is(0).out.contains("systolic"));
    let journal = folder.linli("desk", "export journal").is(0).out;
    assert_eq!(journal.lines().count(), before + 1);
    assert!(journal.lines().last().unwrap().contains("完整导出 看诊"), "{journal}");
    let console = Engine::open(&folder.path("desk"), Options { who: "前台甲".into(), ..Options::default() }).unwrap();
    let said = folder.linli("desk", &format!("export residents {FULL} --out people.csv")).is(1);
    assert!(said.err.contains("前台甲") && said.err.contains("留痕"), "{}", said.err);
    assert!(!folder.path("people.csv").exists());
    folder.linli("desk", "export residents --out masked.csv").is(0);
    drop(console);
    // Whoever asked for it wrote the reason: it stands in a record, from where history reads it.
    assert!(journal.lines().last().unwrap().contains("（街道办要名册）"), "{journal}");
}

#[test]
fn what_a_killed_export_left_elsewhere_goes_with_the_next_command_and_is_named_while_it_is_out_of_reach() {
    let folder = Folder::new();
    std::fs::write(folder.path("people.csv"), "姓名,现住址\n解秀英,红光巷7号\n").unwrap();
    folder.linli("desk", "import people.csv").is(0);
    let (stick, away) = (folder.path("stick"), folder.path("away"));
    std::fs::create_dir(&stick).unwrap();
    folder.linli("desk", "export residents --out stick/people.csv").is(0);
    // As a run leaves it that is killed before its file is whole: the note, the hidden file, and nobody holds the lock.
    let notes = std::fs::read_dir(folder.path("home/.local/state")).unwrap().next().unwrap().unwrap().path();
    let notes = notes.join("outgoing");
    assert_eq!(std::fs::read_dir(&notes).unwrap().count(), 0, "what was finished is struck out");
    let half = stick.join(".others.csv.linli-new");
    std::fs::write(&half, "解秀英").unwrap();
    std::fs::write(notes.join("7.lock"), "").unwrap();
    std::fs::write(notes.join("7.path"), half.display().to_string()).unwrap();
    std::fs::rename(&stick, &away).unwrap();
    let said = folder.linli("desk", "check").is(0);
    assert!(said.out.contains("没写完的文件"), "{}", said.out);
    std::fs::rename(&away, &stick).unwrap();
    let said = folder.linli("desk", "find xiexiuying").is(0);
    assert!(said.out.contains("解秀英") && !half.exists() && stick.join("people.csv").exists());
    assert_eq!(std::fs::read_dir(&notes).unwrap().count(), 0);
}
