//! Rows a second from a store to a file, what memory that takes, and how long a proved backup takes.
//!
//! `cargo bench --bench export -- [ROWS]`: 5,140 residents as xlsx, then so many, 200,000 unless told, as csv, JSON
//! lines and xlsx. Each export runs in a process of its own, so that its memory is its own.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot run says so by panicking")]
#![allow(missing_docs, reason = "a program")]

use std::io::BufWriter;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use jiff::civil::date;
use linli::desk::core::ledger::Books;
use linli::desk::demo::{Plan, prepare};
use linli::desk::export::{Wanted, export_masked, export_row};
use linli::exchange::export::{Format, sink};
use linli::model::right::Rights;
use linli::store::{Outgoing, Safe, read};
use linli::text::Lang;

/// Kilobytes that this process held at most, where the system tells.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|kb| kb.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

fn say(what: &str, rows: u64, seconds: f64) {
    let rate = rows as f64 / seconds;
    println!("{what:<34} {rows:>8} rows {:>9.1} ms {rate:>9.0} rows/s {:>6} MB", seconds * 1e3, peak_memory() >> 10);
}

fn export(folder: &Path, ending: &str) {
    let format = Format::of_ending(ending).unwrap();
    let path = folder.join(format!("out.{ending}"));
    let start = Instant::now();
    let opened = read(folder).unwrap();
    let (safe, books) = (Safe::plain(), opened.port.as_ref());
    let (today, lang) = (date(2026, 11, 23), Lang::Zh);
    let wanted =
        Wanted { what: export_row("residents").unwrap(), full: false, since: None, only: None, format, lang, today };
    let mut file = Outgoing::create(&path).unwrap();
    let written = {
        let out = BufWriter::with_capacity(1 << 18, &mut file);
        export_masked(Books::of(books, &safe), Rights::ALL, &wanted, Box::new(move |sheet| sink(format, out, sheet)))
            .unwrap()
    };
    file.finish().unwrap();
    say(&format!("export residents as {ending}"), written.rows, start.elapsed().as_secs_f64());
    std::fs::remove_file(path).unwrap();
}

fn back_up(folder: &Path) {
    let path = folder.join("all.backup");
    let start = Instant::now();
    let summary = linli::desk::core::backup::take(folder, &path).unwrap();
    say("backup, proved by restoring it", summary.entries, start.elapsed().as_secs_f64());
    println!("{:<34} {:>8} kB", "  the file", path.metadata().unwrap().len() >> 10);
    std::fs::remove_file(path).unwrap();
}

fn alone(folder: &Path, what: &str) {
    let itself = std::env::current_exe().unwrap();
    let done = Command::new(itself).env("LINLI_BENCH", what).env("LINLI_FOLDER", folder).status().unwrap();
    assert!(done.success());
}

fn main() {
    if let (Ok(what), Some(folder)) = (std::env::var("LINLI_BENCH"), std::env::var_os("LINLI_FOLDER")) {
        let folder = Path::new(&folder);
        return if what == "backup" { back_up(folder) } else { export(folder, &what) };
    }
    let asked = std::env::args().skip(1).find_map(|argument| argument.parse::<u32>().ok());
    let folder = tempfile::tempdir().unwrap();
    for (name, residents, runs) in [
        ("small", 5_140, &["xlsx", "csv", "backup"][..]),
        ("large", asked.unwrap_or(200_000), &["csv", "jsonl", "xlsx", "backup"]),
    ] {
        let data = folder.path().join(name);
        prepare(&data, Plan { residents, seed: 1, on: date(2026, 11, 23) }, None, &mut |_, _| {}).unwrap();
        for run in runs {
            alone(&data, run);
        }
    }
}
