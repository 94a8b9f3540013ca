//! Words of personal data: what is asked before it is kept, what is handed out, what is erased.

mod asked;
pub mod fields;
pub mod said;

pub use asked::{BOXES, BOXES_OF_A_CHILD, NOTICE, consent};

use jiff::civil::Date;

use super::{Lang, Msg, labels, msg, when};
use crate::model::Kind;
use crate::model::export::EXPORTED;
use crate::model::privacy::What;
use crate::model::register::{REVEAL_REASON, SHEET as SHEETS};
use crate::text::registers::said::reveal_label;

pub const RETENTION: Msg = msg("保管期限", "Retention");
pub const RETENTION_TIP: Msg = msg("各类记录保管几年，什么到期了", "How long each class is kept, and what is due");
pub const KEPT: Msg = msg("本人信息一览", "All that we keep");
pub const KEPT_TIP: Msg =
    msg("打印存的关于此人的一切，另存 JSON，留痕", "Print all that is kept about them, and as JSON; logged");
pub const KEPT_SURE: Msg = msg("打印，并留痕", "Print it, and log that");
pub const FORGET: Msg = msg("删除此人", "Erase");
pub const FORGET_TIP: Msg = msg("删除此人的全部记录，不能撤销", "Erase everything about them, for good");
pub const FORGET_WHY: Msg = msg("删除此人，因为什么", "Erase: why");
pub const FORGET_NAME: Msg = msg("打出此人姓名", "Type their name");
pub const WORDS: Msg = msg("别处提到此人的话", "What others' records say");
pub const BLANK: Msg = msg("把姓名涂掉", "Blank the name");
pub const END_FIRST: Msg = msg("先了结还在办的事", "End what still goes on");
pub const NOTICE_SHEET: Msg = msg("打印个人信息告知", "Print the privacy notice");
pub const NOTICE_TIP: Msg =
    msg("给问起的人：存了什么、怎么用、有什么权利", "For whoever asks what is kept, and their rights");
pub const CONSENT_SHEET: Msg = msg("同意书", "The text");
pub const CONSENT_SHEET_TIP: Msg = msg("各事项的同意书，大字，可打印", "What is agreed to, in large type, to print");
pub const SURE_FORGET: Msg = msg("删除，不能恢复", "Erase, for good");
pub const FOREVER: Msg = msg("同意，直到撤回", "Agrees, until withdrawn");
pub const A_YEAR: Msg = msg("同意一年", "Agrees for a year");
pub const NOT_NOW: Msg = msg("不同意", "Does not agree");
pub const UNCOVER: Msg = msg("删除它涉及的记录", "Erase what it covered");
pub const LEAVE_IT: Msg = msg("先留着，按期限删", "Keep until its time");
pub const ASK_UNCOVER: Msg = msg("撤回了，已记的要删吗", "Withdrawn: erase what it covered?");
pub const DUE: Msg = msg("到期的", "What is due");
pub const DUE_TIP: Msg = msg("看哪些记录到期，分类分年", "Records that are due, by class and year");
pub const RUN: Msg = msg("删除到期的", "Take away what is due");
pub const RUN_TIP: Msg = msg("到期的一次删掉，不能撤销", "All that is due goes at once, for good");
pub const EDIT_TIP: Msg = msg("改这一类保管几年，写明依据", "Change how long it is kept, with its source");
pub const NO_RULE: Msg = msg("这一类长期保管", "This class is kept for good");
pub const NO_CLASS: Msg = msg("没有选中的类", "No class is selected");
pub const COUNTING: Msg = msg("正在清点", "Counting");
pub const NOTHING_DUE: Msg = msg("没有到期的记录", "Nothing is due");
pub const SHEET: Msg = msg("期限表", "Table");
pub const SHEET_TIP: Msg = msg("保管期限表，可打印", "The table of retention, to print");
pub const LOOK_FIRST: Msg = msg("先看到期的（d）", "Look at what is due first (d)");
pub const SURE_RUN: Msg = msg("删除，不能撤销", "Take away, for good");

pub const CLASS: Msg = msg("类别", "Class");
pub const KEPT_FOR: Msg = msg("保管", "Kept for");
pub const SOURCE: Msg = msg("依据", "Source");
pub const YEAR: Msg = msg("年份", "Year");
pub const GOES: Msg = msg("到期", "Due");
pub const STAYS: Msg = msg("仍需留", "Stays");
pub const RECORDS: Msg = msg("记录", "Records");
pub const DAYS: Msg = msg("日期", "Days");
pub const NAMED_IN: Msg = msg("别人的记录里提到", "Named in records of others");
pub const DEEDS: Msg = msg("何时何人做过什么", "What was done, when and by whom");
pub const WHEN: Msg = msg("时间", "When");
pub const WHO: Msg = msg("谁", "Who");
pub const WHAT: Msg = msg("做了什么", "What");
pub const WHOSE: Msg = msg("涉及", "Whose");
pub const FOR_WHAT: Msg = msg("事项", "For what");
pub const SIGNS: Msg = msg("本人签字", "Signature");
pub const GUARDIAN_SIGNS: Msg = msg("监护人签字", "Guardian");
pub const DAY: Msg = msg("日期", "Date");
/// Nobody was shown, exported or printed.
pub const NO_INCIDENT: Msg =
    msg("这段时间没有查看、导出、打印的留痕。", "Nothing was opened, exported or printed then.");
/// What an incident's list cannot tell.
pub const INCIDENT_FOOT: Msg = msg(
    "只列打开的隐藏内容、打印和完整导出；屏幕上人人可见的和遮掩的导出没有留痕。",
    "Openings, prints and exports in full; what anybody sees on the screen and masked exports leave no line.",
);
/// What is not reached by a run or an erasure in a plain folder before it is opened again.
pub const ON_DISK: Msg = msg(
    "硬盘上的旧版本在下次打开数据时清掉；之前的备份、导出、打印件要另行处理。",
    "Older versions go from the disk when the data are opened next; older backups, exports and prints are yours to deal with.",
);

/// Which version of a text was read out: `文本第 1 版`.
pub fn version(lang: Lang, version: u16) -> String {
    match lang {
        Lang::Zh => format!("文本第 {version} 版"),
        Lang::En => format!("Text, version {version}"),
    }
}

/// Above what is kept about somebody.
pub fn kept_intro(lang: Lang, name: &str, records: usize) -> String {
    match lang {
        Lang::Zh => format!("{name}：本系统存有 {records} 条记录，全部列在下面。"),
        Lang::En => format!("{name}: {}, all of them below.", when::plural(records as i64, "record", "records")),
    }
}

/// Below what is kept about somebody: what they may ask for.
pub fn kept_foot(lang: Lang) -> [&'static str; 2] {
    [
        lang.of(
            "您可以要求更正、撤回同意或删除。法律另有规定的，我们会说明。",
            "You may ask for corrections, take back a consent, or have it erased, as far as the law allows.",
        ),
        lang.of("别人的记录里只列种类和日期。", "Of records of others only kind and day are told."),
    ]
}

/// What an erasure would take: `预约 12`.
pub fn goes(lang: Lang, kind: Kind, count: usize) -> String {
    format!("{} {count}", labels::kind(lang, kind))
}

/// Ids that were merged.
pub fn merged(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("连同并入的 {count} 条"),
        Lang::En => format!("and {count} merged into them"),
    }
}

/// Copies that nothing here reaches.
pub fn copies(lang: Lang, exports: usize, prints: usize, last: Option<Date>, backup: Option<Date>) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(last) = last.filter(|_| exports + prints > 0) {
        lines.push(match lang {
            Lang::Zh => format!("够不着：完整导出 {exports} 次、打印 {prints} 次，最后 {last}"),
            Lang::En => format!("Not reached: {exports} exports in full, {prints} prints, the last on {last}"),
        });
    }
    lines.extend(backup.map(|day| match lang {
        Lang::Zh => format!("够不着：{day} 及以前的备份"),
        Lang::En => format!("Not reached: backups of {day} and before"),
    }));
    lines
}

/// What is due in all.
pub fn due(lang: Lang, records: usize, people: usize, unread: usize) -> String {
    let mut said = match lang {
        Lang::Zh => format!("到期 {records} 条"),
        Lang::En => format!("{} due", when::plural(records as i64, "record", "records")),
    };
    if people > 0 {
        let more = match lang {
            Lang::Zh => format!("，其中整人删除 {people} 人"),
            Lang::En => format!(", {people} people as a whole"),
        };
        said.push_str(&more);
    }
    if unread > 0 {
        let more = match lang {
            Lang::Zh => format!("；{unread} 条打不开，留着"),
            Lang::En => format!("; {unread} do not open and stay"),
        };
        said.push_str(&more);
    }
    said
}

/// Heading of the table of retention.
pub fn heading(lang: Lang, classes: usize) -> String {
    match lang {
        Lang::Zh => format!("{classes} 类记录"),
        Lang::En => format!("{classes} classes of records"),
    }
}

/// What happened to somebody's data, in one line.
pub fn happened(lang: Lang, what: &What) -> String {
    match what {
        What::Opened { field, reason } => {
            let why = labels::code_number(lang, REVEAL_REASON, *reason);
            format!("{} {} ({why})", lang.of("打开", "opened"), reveal_label(lang, field))
        }
        What::Printed { sheet } => {
            format!("{} {}", lang.of("打印", "printed"), labels::code_number(lang, SHEETS, *sheet))
        }
        What::Numbers { sheet, people } => {
            let sheet = labels::code_number(lang, SHEETS, *sheet);
            match lang {
                Lang::Zh => format!("打印 {sheet}，带 {people} 人的电话"),
                Lang::En => format!("printed {sheet} with {people} whole numbers"),
            }
        }
        What::Exported { what, rows, reason } => {
            let register = labels::code_number(lang, EXPORTED, *what);
            match lang {
                Lang::Zh => format!("完整导出 {register} {rows} 行（{reason}）"),
                Lang::En => format!("exported {register} in full, {rows} rows ({reason})"),
            }
        }
        What::Kept { records } => match lang {
            Lang::Zh => format!("打印本人信息一览 {records} 条"),
            Lang::En => format!("handed out all that is kept, {records} records"),
        },
    }
}

/// What goes on, on a digit that leads to it: `预约 2：去看`.
pub fn runs(lang: Lang, kind: Kind, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{} {count} 项：去看", labels::kind(lang, kind)),
        Lang::En => format!("{} ({count}): go there", labels::kind(lang, kind)),
    }
}

/// What of a year is due: `12 条到期，3 条仍需留`.
pub fn of_year(lang: Lang, records: usize, stays: usize) -> String {
    match (lang, stays) {
        (Lang::Zh, 0) => format!("{records} 条到期"),
        (Lang::Zh, _) => format!("{records} 条到期，{stays} 条仍需留"),
        (Lang::En, 0) => format!("{records} due"),
        (Lang::En, _) => format!("{records} due, {stays} stay"),
    }
}

/// What of a year was taken away: `8 条，2026-11-26 删除`.
pub fn gone(lang: Lang, records: u32, on: Date) -> String {
    match lang {
        Lang::Zh => format!("{records} 条，{on} 删除"),
        Lang::En => format!("{records} gone on {on}"),
    }
}
