//! Rows a second from a roster file to checked people, beside the bare reading of the same file.
//!
//! `cargo bench --bench import -- [ROWS]`: so many rows of csv, 200,000 unless told, and 5,140 rows of xlsx.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot run says so by panicking")]
#![allow(missing_docs, reason = "a program")]

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use calamine::{Reader, Xlsx, open_workbook};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use linli::exchange::{Checked, OpenOptions, Roster, open};
use linli::model::citizen_id::check_character;
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

/// A row as an office has it; nobody in it exists.
fn person(row: u32) -> [String; 20] {
    let born = date(1930, 1, 1).checked_add(i64::from(row * 7 % 25_000).days()).unwrap();
    let digits = format!("610199{}{:03}", born.strftime("%Y%m%d"), row % 999 + 1);
    let man = (row % 999 + 1) % 2 == 1;
    let han = |n: u32| char::from_u32(0x4e00 + n % 20_000).unwrap();
    let (household, member) = (row / 3, row % 3);
    [
        format!("{}{}{}", han(row * 31), han(row * 17), han(row)),
        format!("{digits}{}", check_character(digits.as_bytes())),
        if man { "男" } else { "女" }.into(),
        born.to_string(),
        "汉族".into(),
        if row.is_multiple_of(9) { "中共党员" } else { "群众" }.into(),
        "已婚".into(),
        "初中".into(),
        format!("138{:08}", row * 37 % 100_000_000),
        format!("红光巷{}号", household % 40 + 1),
        format!("{}", household % 9 + 1),
        format!("{}", household % 4 + 1),
        format!("{}0{}", household % 6 + 1, household % 4 + 1),
        format!("H{household:06}"),
        format!("{}{}{}", han(household * 93), han(household * 51), han(household * 3)),
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

/// Kilobytes that this process held at most, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().trim_end_matches(" kB").parse().ok()
}

fn say(what: &str, rows: u32, seconds: f64) {
    println!("{what:<44} {rows:>8} rows {:>9.1} ms {:>9.0} rows/s", seconds * 1e3, f64::from(rows) / seconds);
}

fn main() {
    let asked = std::env::args().skip(1).find_map(|argument| argument.parse::<u32>().ok());
    let folder = tempfile::tempdir().unwrap();
    let today = date(2026, 11, 23);

    let rows = asked.unwrap_or(200_000);
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

    if let Some(peak) = peak_memory() {
        println!("csv: most memory held                        {:>8} MB", peak >> 10);
    }

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
}
