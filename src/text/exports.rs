//! Words of files that go out: what they hold, headings that no field table has, and the sentence when one is written.

use std::fmt::Display;

use jiff::civil::DateTime;

use super::{Lang, Msg, msg, when};

// Headings that no field table has and that no capability has for itself; the others stand in its folder. In Chinese an
// import knows those that it must read again.
pub const AGE_COLUMN: Msg = msg("年龄", "Age");
/// A heading: a short address.
pub const ADDRESS_COLUMN: Msg = msg("住址", "Address");
/// A heading: whom a record is for.
pub const RESIDENT_COLUMN: Msg = msg("居民", "Resident");
/// A heading: their identity number.
pub const ID_NUMBER_COLUMN: Msg = msg("身份证号", "Id number");
/// A heading: their usual phone.
pub const PHONE_COLUMN: Msg = msg("联系电话", "Phone");

/// Yes or no in a table.
pub fn yes_or_no(lang: Lang, yes: bool) -> &'static str {
    if yes { lang.of("是", "yes") } else { lang.of("否", "no") }
}

/// A step of an issue's course: `2026-11-23 09:12 已派单 前台甲 已报街道办`.
pub fn step(state: &str, at: DateTime, who: &str, text: &str) -> String {
    let line = format!("{} {} {state} {who} {text}", at.date(), when::clock(at.time()));
    line.trim_end().to_owned()
}

/// What somebody who raised an issue said when they were called back.
pub fn answer(at: DateTime, who: &str, said: &str) -> String {
    format!("{} {who} {said}", at.date()).replace("  ", " ")
}

/// The file stands there, whole: so many rows, and whether they are masked.
pub fn written(lang: Lang, rows: u64, full: bool, path: &dyn Display) -> String {
    match (lang, full) {
        (Lang::Zh, true) => format!("已导出 {rows} 行（完整号码，已留痕）：{path}"),
        (Lang::Zh, false) => format!("已导出 {rows} 行（号码只留后四位）：{path}"),
        (Lang::En, true) => format!("{rows} rows exported in full, and that is logged: {path}"),
        (Lang::En, false) => format!("{rows} rows exported, numbers masked to the last four: {path}"),
    }
}

/// The file is there already and is left alone.
pub fn exists(lang: Lang, path: &dyn Display) -> String {
    match lang {
        Lang::Zh => format!("{path} 已经有了，没有覆盖。请换个文件名，或先把它移走。"),
        Lang::En => format!("{path} is there already and was left alone. Give another name, or move it away first."),
    }
}

/// The file could not be written.
pub fn not_written(lang: Lang, path: &dyn Display, error: &std::io::Error) -> String {
    let why = super::causes::about(lang, &path.to_string(), &error.into());
    format!("{}{why}", lang.of("没有写成。", "Not written. "))
}

/// Records that did not decode are not in the file.
pub fn left_out(lang: Lang, records: u64) -> String {
    match lang {
        Lang::Zh => format!("有 {records} 条记录解不开，没有导出。请运行 linli check。"),
        Lang::En => format!("{records} records do not decode and are not in the file. Run linli check."),
    }
}

/// What is shown in full needs the desk to itself, because it writes down why.
pub fn full_needs_the_desk(lang: Lang, held: &str) -> String {
    match lang {
        Lang::Zh => format!("完整导出要留痕，得独占数据文件夹。{held}也可在控制台里导出。"),
        Lang::En => format!("A full export is logged and so needs the data folder to itself. {held} Or export there."),
    }
}

pub const REASON_NEEDED: Msg = msg("完整导出要写明原因：--reason 原因", "A full export needs a reason: --reason TEXT");
/// A file whose name ends in what no format is called.
pub fn ending_unknown(lang: Lang, ending: &str) -> String {
    match lang {
        Lang::Zh => format!("不写 .{ending} 文件，只写 .xlsx、.csv、.jsonl；换个名字，或者加 --format。"),
        Lang::En => format!("No .{ending} files are written, only .xlsx, .csv and .jsonl: rename it, or add --format."),
    }
}

/// A workbook needs a file.
pub const FILE_NEEDED: Msg = msg("xlsx 要写到文件里：--out 文件", "A workbook needs a file: --out FILE");

#[cfg(test)]
mod tests {
    use super::super::tests::check_line;
    use super::*;

    #[test]
    fn sentences_of_files_are_said_in_both_languages() {
        for lang in Lang::ALL {
            for line in [
                written(lang, 12, true, &"/x"),
                written(lang, 12, false, &"/x"),
                exists(lang, &"/x"),
                not_written(lang, &"/x", &std::io::Error::from_raw_os_error(28)),
                left_out(lang, 2),
                full_needs_the_desk(lang, "A."),
            ] {
                check_line(lang, &line);
            }
            check_line(lang, REASON_NEEDED.say(lang));
            check_line(lang, FILE_NEEDED.say(lang));
        }
    }
}
