//! Lines with facts in them that the command line and long work report: imports, findings, who holds the desk.

use std::fmt::Display;

use jiff::civil::{Date, DateTime};

use super::import::row_number;
use super::{Lang, causes, errors, labels, when};
use crate::model::cause::Cause;
use crate::model::{FieldError, Kind};

/// Another process holds the data folder; `since` and the process's number, or 0, where that is known.
pub fn held(lang: Lang, who: &str, since: Option<DateTime>, process: u32) -> String {
    let how = match (lang, process) {
        (_, 0) => String::new(),
        (Lang::Zh, process) => format!("删除 LOCK 没有用；找不到那个窗口，请运行 ps -p {process} 看它在哪个终端。"),
        (Lang::En, process) => {
            format!(" Removing LOCK does not help. To find that window run ps -p {process}, which names its terminal.")
        }
    };
    format!("{}{how}", held_by(lang, who, since))
}

fn held_by(lang: Lang, who: &str, since: Option<DateTime>) -> String {
    let who = if who.is_empty() { lang.of("另一个窗口", "Another window") } else { who };
    let since = since.map(|at| format!("{} {}", at.date(), when::clock(at.time())));
    match (lang, since) {
        (Lang::Zh, Some(since)) => format!("{who}从 {since} 起正用着这个数据文件夹，请先在那边退出。"),
        (Lang::Zh, None) => format!("{who}正用着这个数据文件夹，请先在那边退出。"),
        (Lang::En, Some(since)) => format!("{who} has held this data folder since {since}. Leave it there first."),
        (Lang::En, None) => format!("{who} holds this data folder. Leave it there first."),
    }
}

/// There is no store in the folder.
pub fn no_store(lang: Lang, folder: &dyn Display) -> String {
    match lang {
        Lang::Zh => format!("{folder} 里没有数据。先运行 linli，或用 --data 指定文件夹。"),
        Lang::En => format!("There is no data in {folder}. Run linli first, or name a folder with --data."),
    }
}

/// The folder is sealed, and nothing was given that opens it.
pub fn locked(lang: Lang, folder: &dyn Display) -> String {
    match lang {
        Lang::Zh => format!("{folder} 是加密的。请在终端里运行并输入口令，或用 --key-file 指定密钥文件。"),
        Lang::En => format!("{folder} is sealed. Run this in a terminal and type the passphrase, or name --key-file."),
    }
}

/// The folder was written by a newer version.
pub fn newer(lang: Lang, found: u32, known: u32) -> String {
    match lang {
        Lang::Zh => format!("数据是新版程序写的（格式 {found}，本版只认到 {known}），没有动它，请升级。"),
        Lang::En => format!("A newer linli wrote this (format {found}, known {known}). Nothing was touched; upgrade."),
    }
}

/// Records do not open, which stays in sight until they do.
pub fn unread(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{count} 条记录打不开 · 运行 linli check 看是哪些"),
        Lang::En if count == 1 => "1 record does not open · run linli check to see which".to_owned(),
        Lang::En => format!("{count} records do not open · run linli check to see which"),
    }
}

/// Opened to be looked at only, which stays in sight.
pub fn for_looking(lang: Lang) -> String {
    lang.of(
        "只能查看：这个文件夹写不进去，什么都不会保存",
        "for looking only: this folder cannot be written, nothing is saved",
    )
    .to_owned()
}

/// Older history cannot be read, which stays in sight while the opening comes upon it.
pub fn less_history(lang: Lang) -> String {
    lang.of(
        "较早的历史读不出来，记录都在 · 运行 linli check 看是哪一段",
        "older history cannot be read, records can · run linli check to see which",
    )
    .to_owned()
}

/// What is damaged, and what can be done about it.
pub fn with_repair(lang: Lang, sentence: &str) -> String {
    match lang {
        Lang::Zh => format!("{sentence}。没有动它；运行 linli repair 看能修回多少，先说会丢什么，问过才动。"),
        Lang::En => {
            format!("{sentence}. Nothing was touched. Run linli repair: it says first what would be lost, and asks.")
        }
    }
}

/// What a folder says of itself that cannot be, and what to do: it may have been exchanged.
pub fn with_other_folder(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Zh => format!("{what}，可能被人换过。请不要在这里登记，先用备份恢复到另一个文件夹。"),
        Lang::En => {
            format!(
                "{what}; it may have been exchanged. Use a backup: restore it into another folder, and record nothing here."
            )
        }
    }
}

/// What only a newer program can read.
pub fn with_upgrade(lang: Lang, sentence: &str) -> String {
    match lang {
        Lang::Zh => format!("{sentence}。没有动它，请升级。"),
        Lang::En => format!("{sentence}. Nothing was touched; upgrade."),
    }
}

/// History that a repair has named as lost.
pub fn known_lost(lang: Lang, from: u64, to: u64) -> String {
    match lang {
        Lang::Zh => format!("修订 {from} 至 {to} 的历史已在修复或恢复时注明缺失，不算问题。"),
        Lang::En => format!("The history of revisions {from} to {to} is known to be lost, and is no finding."),
    }
}

/// A file that a killed run has left elsewhere, and that cannot be reached or removed now.
pub fn left_abroad(lang: Lang, path: &dyn Display) -> String {
    match lang {
        Lang::Zh => format!("没写完的文件（含居民资料）还在 {path}：接上那个盘，再运行一次 linli 就会清掉。"),
        Lang::En => format!("Half a file with people's data is left at {path}: attach that disk and run linli again."),
    }
}

/// The folder was written before the first release.
pub fn older(lang: Lang, found: u32, known: u32) -> String {
    match lang {
        Lang::Zh => {
            format!("数据是正式发布前的格式（{found}，本版只读 {known}），没有动它。请换一个空文件夹，重新导入名册。")
        }
        Lang::En => format!(
            "Written before the first release (format {found}, read: {known}). Nothing was touched; begin in an empty folder and import the roster again."
        ),
    }
}

/// The folder is no training folder, so `demo` does not touch it.
pub fn not_training(lang: Lang, folder: &dyn Display) -> String {
    match lang {
        Lang::Zh => format!("{folder} 不是演练文件夹，不会动它。请用 --data 指定一个空文件夹。"),
        Lang::En => format!("{folder} is no training folder and is left alone. Name an empty one with --data."),
    }
}

/// Where a demo stands and how large it is.
pub fn demo_ready(lang: Lang, folder: &dyn Display, residents: usize, day: Date) -> String {
    match lang {
        Lang::Zh => format!("演练社区在 {folder}，居民 {residents} 人，日期 {day}。"),
        Lang::En => format!("Training community in {folder}: {residents} residents, on {day}."),
    }
}

/// A file or folder that the system refuses.
pub fn system(lang: Lang, path: &dyn Display, error: &std::io::Error) -> String {
    causes::about(lang, &path.to_string(), &Cause::from(error))
}

/// A roster or its inside that is broken.
pub fn file_damaged(lang: Lang, said: &str) -> String {
    let said = causes::technical(lang, said);
    match lang {
        Lang::Zh => format!("文件坏了{said}。请在表格软件里打开再另存一次。"),
        Lang::En => format!("The file is damaged{said}. Open it in a spreadsheet program and save it again."),
    }
}

/// Why one row of a roster is refused. `heading` is the column's own, empty where no column has the field; `text` is
/// what stands there, already masked.
pub fn row_refused(
    lang: Lang,
    row: u32,
    heading: &str,
    (kind, key): (Kind, &'static str),
    error: &FieldError,
    text: &str,
) -> String {
    let heading = if heading.is_empty() { labels::field(lang, kind, key) } else { heading };
    let row = row_number(lang, row);
    // A phone's error quotes what was typed; a report may hold only what is masked.
    let error = match error {
        FieldError::NotAPhone(_) => errors::field_error(lang, &FieldError::NotAPhone(String::new())),
        other => errors::field_error(lang, other),
    };
    match (lang, text.is_empty()) {
        (Lang::Zh, true) => format!("{row} {heading}：{error}"),
        (Lang::Zh, false) => format!("{row} {heading}：{error}（{text}）"),
        (Lang::En, true) => format!("{row}, {heading}: {error}"),
        (Lang::En, false) => format!("{row}, {heading}: {error} ({text})"),
    }
}

/// Something doubtful about a row that was read, said by one of the warnings.
pub fn row_warned(lang: Lang, row: u32, warning: &str) -> String {
    let row = row_number(lang, row);
    match lang {
        Lang::Zh => format!("{row} {warning}"),
        Lang::En => format!("{row}: {warning}"),
    }
}

/// A word that a field does not know, left out; empty where it may not be shown.
pub fn left_out(lang: Lang, kind: Kind, key: &'static str, text: &str) -> String {
    let label = labels::field(lang, kind, key);
    match (lang, text.is_empty()) {
        (Lang::Zh, true) => format!("{label}看不懂，没有读入"),
        (Lang::Zh, false) => format!("{label}「{text}」看不懂，没有读入"),
        (Lang::En, true) => format!("{label} not understood and left out"),
        (Lang::En, false) => format!("{label} \"{text}\" not understood and left out"),
    }
}

/// A cell that its field cannot take, kept with the words around it.
pub fn noted(lang: Lang, kind: Kind, key: &'static str, text: &str) -> String {
    let label = labels::field(lang, kind, key);
    match (lang, text.is_empty()) {
        (Lang::Zh, true) => format!("{label}看不懂，记进备注或健康状况"),
        (Lang::Zh, false) => format!("{label}「{text}」看不懂，记进备注"),
        (Lang::En, true) => format!("{label} not understood, kept with the note or the conditions"),
        (Lang::En, false) => format!("{label} \"{text}\" not understood, kept in the note"),
    }
}

/// A cell that says that it is as above.
pub fn as_above(lang: Lang, heading: &str, row: u32) -> String {
    let row = row_number(lang, row);
    match lang {
        Lang::Zh => format!("{heading}写着同上，按{row}读入"),
        Lang::En => format!("{heading} says ditto, taken from {row}"),
    }
}

/// A row without a household was taken for that of the row above.
pub fn household_of_row(lang: Lang, row: u32) -> String {
    match lang {
        Lang::Zh => format!("没写家庭，按{}同一户读入", row_number(lang, row)),
        Lang::En => format!("no household given, taken for that of {}", row_number(lang, row)),
    }
}

/// A column that was not understood.
pub fn column_unknown(lang: Lang, heading: &str) -> String {
    match lang {
        Lang::Zh => format!("「{heading}」一列看不懂，没有读入"),
        Lang::En => format!("column \"{heading}\" is not understood and left out"),
    }
}

/// Where refused rows were written, to be mended and imported again.
pub fn rejects_written(lang: Lang, path: &dyn Display) -> String {
    match lang {
        Lang::Zh => format!("拒收的行写在 {path}，改好可再导入。"),
        Lang::En => format!("Refused rows are in {path}. Mend them and import that file."),
    }
}

/// One finding of `check`, said by one of the words for damage; the revisions lost where there are any.
pub fn finding(lang: Lang, file: &dyn Display, wrong: &str, lost: Option<(u64, u64)>) -> String {
    match (lang, lost) {
        (Lang::Zh, None) => format!("{file}：{wrong}"),
        (Lang::Zh, Some((from, to))) => format!("{file}：{wrong}（修订 {from} 至 {to}）"),
        (Lang::En, None) => format!("{file}: {wrong}"),
        (Lang::En, Some((from, to))) => format!("{file}: {wrong} (revisions {from} to {to})"),
    }
}

/// A record that does not decode, named by its kind and id alone.
pub fn record_unread(lang: Lang, kind: Kind, id: crate::model::Id) -> String {
    match lang {
        Lang::Zh => format!("{}记录 {id} 解不开，原样留着", labels::kind(lang, kind)),
        Lang::En => format!("{} record {id} does not decode and is kept as it is", labels::kind(lang, kind)),
    }
}

/// What `check` looked at.
pub fn checked(lang: Lang, records: u64, commits: u64, findings: usize) -> String {
    match lang {
        Lang::Zh => format!("查了 {records} 条记录、{commits} 次提交，{findings} 处问题。"),
        Lang::En => format!("Looked at {records} records and {commits} commits: {findings} findings."),
    }
}

/// A row of a roster that does not end.
pub fn row_too_long(lang: Lang, row: u32) -> String {
    match lang {
        Lang::Zh => format!("第 {row} 行没有完，可能少了一个引号。请在表格软件里打开，另存为 xlsx。"),
        Lang::En => format!("Row {row} does not end: a quotation mark may be missing. Save the file as xlsx."),
    }
}

/// A row of a roster with more columns than are read.
pub fn too_many_columns(lang: Lang, row: u32, most: usize) -> String {
    match lang {
        Lang::Zh => format!("第 {row} 行超过 {most} 列。请删去多余的列再导入。"),
        Lang::En => format!("Row {row} has more than {most} columns. Delete those that are not needed and try again."),
    }
}
