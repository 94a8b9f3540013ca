//! Rows a second and memory of a whole import, beside the bare reading of the same file and a plain database's import.
//!
//! `cargo bench --bench import -- [ROWS]`: so many rows of csv, 100,000 unless told, and 5,140 rows of xlsx. The
//! `sqlite3` tool is measured where there is one; else, with `--features peers`, the same through its library.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot run says so by panicking")]
#![allow(missing_docs, reason = "a program")]

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use calamine::{Reader, Xlsx, open_workbook};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use linli::desk::core::office::Office;
use linli::desk::import::{Order, Survey, survey_beside};
use linli::exchange::{Checked, OpenOptions, Roster, open};
use linli::model::people::citizen_id::check_character;
use linli::model::people::doubt::Answers;
use linli::model::right::Rights;
use rust_xlsxwriter::Workbook;

const HEADINGS: [&str; 20] = [
    "姓名",
    "身份证号",
    "性别",
    "出生日期",
    "民族",
    "政治面貌",
    "婚姻状况",
    "文化程度",
    "联系电话",
    "现住小区/建筑",
    "楼栋",
    "单元",
    "室",
    "户编号",
    "户主",
    "与户主关系",
    "人员类型",
    "是否人户分离",
    "重点类别",
    "备注",
];

/// A row as an office has it, three to a door, few of one name; nobody in it exists.
fn person(row: u32) -> [String; 20] {
    let born = date(1930, 1, 1).checked_add(i64::from(row * 7 % 25_000).days()).unwrap();
    let digits = format!("610199{}{:03}", born.strftime("%Y%m%d"), row % 999 + 1);
    let man = (row % 999 + 1) % 2 == 1;
    let han = |n: u32| char::from_u32(0x4e00 + n % 20_000).unwrap();
    let (household, member) = (row / 3, row % 3);
    [
        format!("{}{}{}", han(row / 9_000 * 31), han(row * 17), han(row / 3 * 7)),
        format!("{digits}{}", check_character(digits.as_bytes())),
        if man { "男" } else { "女" }.into(),
        born.to_string(),
        "汉族".into(),
        if row.is_multiple_of(9) { "中共党员" } else { "群众" }.into(),
        "已婚".into(),
        "初中".into(),
        format!("138{:08}", row * 37 % 100_000_000),
        format!("红光巷{}号", household / 216 + 1),
        format!("{}", household % 9 + 1),
        format!("{}", household % 4 + 1),
        format!("{}0{}", household / 36 % 6 + 1, household % 4 + 1),
        format!("H{household:06}"),
        format!("{}{}{}", han(household / 3_000 * 31), han(household * 51), han(household * 7)),
        ["户主", "配偶", "子"][member as usize].into(),
        "常住".into(),
        "否".into(),
        if row.is_multiple_of(5) { "独居,高血压" } else { "" }.into(),
        String::new(),
    ]
}

fn write_csv(path: &Path, rows: u32) {
    let mut out = BufWriter::new(File::create(path).unwrap());
    write!(out, "\u{feff}{}", HEADINGS.join(",")).unwrap();
    for row in 0..rows {
        let cells = person(row).map(|cell| if cell.contains(',') { format!("\"{cell}\"") } else { cell });
        write!(out, "\n{}", cells.join(",")).unwrap();
    }
    out.flush().unwrap();
}

fn write_xlsx(path: &Path, rows: u32) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, HEADINGS).unwrap();
    for row in 0..rows {
        sheet.write_row(row + 1, 0, person(row)).unwrap();
    }
    book.save(path).unwrap();
}

/// Seconds and what came of it, the best of five.
fn timed<T>(mut run: impl FnMut() -> T) -> (f64, T) {
    let mut best: Option<(f64, T)> = None;
    for _ in 0..5 {
        let start = Instant::now();
        let result = run();
        let seconds = start.elapsed().as_secs_f64();
        if best.as_ref().is_none_or(|(other, _)| seconds < *other) {
            best = Some((seconds, result));
        }
    }
    best.unwrap()
}

fn checked(path: &Path, today: Date) -> usize {
    let roster = Roster::read(open(path, &OpenOptions::default()).unwrap(), today).unwrap();
    roster.filter(|row| matches!(row.as_ref().unwrap(), Checked::Person(_))).count()
}

fn rows_of(path: &Path) -> usize {
    let mut table = open(path, &OpenOptions::default()).unwrap();
    std::iter::from_fn(|| table.next_row().unwrap()).count()
}

/// What a plan of the whole file comes to, on an empty office.
fn surveyed(path: &Path, today: Date) -> Survey {
    let mut roster = Roster::read(open(path, &OpenOptions::default()).unwrap(), today).unwrap();
    let order =
        Order { file: 1, name: "roster.csv".into(), answers: &Answers::default(), stop: &AtomicBool::new(false) };
    survey_beside(&Office::default(), Rights::ALL, &mut roster, &order, &mut |_| {}).unwrap()
}

/// Kilobytes that a process held at most, by what the system says of it.
fn held_at_most(status: &str) -> Option<u64> {
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().trim_end_matches(" kB").parse().ok()
}

fn say(what: &str, rows: u32, seconds: f64) {
    println!("{what:<44} {rows:>8} rows {:>9.1} ms {:>9.0} rows/s", seconds * 1e3, f64::from(rows) / seconds);
}

/// Seconds of a program, and the megabytes that it held at most.
fn program(command: &mut Command) -> (f64, u64) {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    let ended = loop {
        // The mark only rises: the last look sees all but the last moment.
        let held = std::fs::read_to_string(&status).unwrap_or_default();
        most = most.max(held_at_most(&held).unwrap_or(0));
        if let Some(ended) = child.try_wait().unwrap() {
            break ended;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    assert!(ended.success(), "{ended}");
    (start.elapsed().as_secs_f64(), most >> 10)
}

/// A whole import by the program, the desk's own folder laid out by it; answers the seconds.
fn imported(what: &str, folder: &Path, file: &Path, rows: u32, floor: (&str, f64)) -> f64 {
    let data = folder.join(format!("desk-{rows}"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_linli"));
    let (seconds, most) = program(command.args(["--data"]).arg(&data).arg("import").arg(file));
    say(what, rows, seconds);
    println!("{:<44} {most:>8} MB {:>9.1} times {}", "  held at most; beside the floor", seconds / floor.1, floor.0);
    std::fs::remove_dir_all(data).unwrap();
    seconds
}

/// `sqlite3 .import` of the same file.
fn sqlite(folder: &Path, csv: &Path, rows: u32, ours: f64) {
    let import = format!(".import '{}' people", csv.display());
    let mut tool = Command::new("sqlite3");
    tool.arg(folder.join("peer.db")).args([".mode csv", import.as_str()]);
    let found = Command::new("sqlite3").arg("--version").output().is_ok();
    let seconds = if found { Some(program(&mut tool).0) } else { by_library(folder, csv) };
    match seconds {
        Some(seconds) => {
            say(if found { "sqlite3 .import" } else { "sqlite, a bulk insert by its library" }, rows, seconds);
            println!("{:<44} {:>8.1} times as long", "  the desk's import takes", ours / seconds);
        }
        None => println!("no sqlite3 here; cargo bench --features peers measures its library"),
    }
}

#[cfg(feature = "peers")]
fn by_library(folder: &Path, csv: &Path) -> Option<f64> {
    let start = Instant::now();
    let mut peer = rusqlite::Connection::open(folder.join("peer.db")).unwrap();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(csv).unwrap();
    let columns: Vec<String> = (0..HEADINGS.len()).map(|nth| format!("c{nth}")).collect();
    peer.execute(&format!("CREATE TABLE people ({})", columns.join(",")), []).unwrap();
    let change = peer.transaction().unwrap();
    {
        let holes = vec!["?"; HEADINGS.len()].join(",");
        let mut insert = change.prepare(&format!("INSERT INTO people VALUES ({holes})")).unwrap();
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record).unwrap() {
            insert.execute(rusqlite::params_from_iter(&record)).unwrap();
        }
    }
    change.commit().unwrap();
    Some(start.elapsed().as_secs_f64())
}

#[cfg(not(feature = "peers"))]
fn by_library(_: &Path, _: &Path) -> Option<f64> {
    None
}

fn main() {
    let asked = std::env::args().skip(1).find_map(|argument| argument.parse::<u32>().ok());
    let folder = tempfile::tempdir().unwrap();
    let today = date(2026, 11, 23);

    let rows = asked.unwrap_or(100_000);
    let csv = folder.path().join("roster.csv");
    write_csv(&csv, rows);
    let (bare, _) = timed(|| {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(&csv).unwrap();
        let mut record = csv::ByteRecord::new();
        let mut count = 0;
        while reader.read_byte_record(&mut record).unwrap() {
            count += 1;
        }
        count
    });
    say("csv: the csv crate's bare read", rows, bare);
    say("csv: rows of cells", rows, timed(|| rows_of(&csv)).0);
    let (seconds, people) = timed(|| checked(&csv, today));
    assert_eq!(people, rows as usize);
    say("csv: checked people", rows, seconds);
    let ours = imported("csv: imported", folder.path(), &csv, rows, ("the bare read", bare));
    sqlite(folder.path(), &csv, rows, ours);

    let rows = 5140;
    let xlsx = folder.path().join("roster.xlsx");
    write_xlsx(&xlsx, rows);
    let (bare, _) = timed(|| {
        let mut book: Xlsx<_> = open_workbook(&xlsx).unwrap();
        let sheet = book.sheet_names()[0].clone();
        book.worksheet_range(&sheet).unwrap().rows().count()
    });
    say("xlsx: calamine's bare read", rows, bare);
    say("xlsx: rows of cells", rows, timed(|| rows_of(&xlsx)).0);
    let (seconds, people) = timed(|| checked(&xlsx, today));
    assert_eq!(people, rows as usize);
    say("xlsx: checked people", rows, seconds);
    let (planned, survey) = timed(|| surveyed(&xlsx, today));
    assert_eq!(survey.tally.added, rows);
    say("xlsx: planned", rows, planned);
    let done = imported("xlsx: imported", folder.path(), &xlsx, rows, ("calamine's read", bare));
    say("xlsx: planned and imported", rows, planned + done);
}
