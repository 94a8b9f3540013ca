//! Words of what is printed: slips for the person, sheets for the office.

use jiff::civil::{Date, DateTime};

use super::{Lang, Msg, causes, msg, when};
use crate::model::cause::Cause;

/// Across every page of a training desk.
pub const TRAINING: Msg = msg("演练 数据不作数", "TRAINING - NOTHING HERE COUNTS");
pub const NAME: Msg = msg("姓名", "Name");
pub const ROOM: Msg = msg("地点", "Where");
pub const WHEN: Msg = msg("时间", "When");
/// A date of a series.
pub const DATE: Msg = msg("日期", "Date");
/// How many dates of a series stand.
pub const TIMES: Msg = msg("次数", "Times");
pub const PEOPLE: Msg = msg("人数", "People");
pub const NOTE: Msg = msg("备注", "Note");
pub const PHONE: Msg = msg("电话", "Phone");
pub const STATE: Msg = msg("状态", "State");
pub const TICKET: Msg = msg("号", "Ticket");
pub const SESSION: Msg = msg("机构", "Held by");
pub const PRESSURE: Msg = msg("血压", "Blood pressure");
pub const PULSE: Msg = msg("脉搏", "Pulse");
pub const GLUCOSE: Msg = msg("血糖", "Glucose");
pub const NORM: Msg = msg("对照规范", "Against the norm");
pub const ADVICE: Msg = msg("建议", "Advice");
pub const AGAIN: Msg = msg("随访复测", "Again on");
pub const NUMBER: Msg = msg("编号", "Number");
pub const MATTER: Msg = msg("事项", "Matter");
pub const BODY: Msg = msg("承办", "Dealt with by");
pub const DUE: Msg = msg("答复期限", "Answer by");
pub const NOBODY: Msg = msg("没有预约", "nobody booked");
/// A box to be ticked by hand.
pub const CAME: Msg = msg("签到", "Came");
/// Where whoever takes the slip signs.
pub const SIGNS: Msg = msg("本人或代办人签字", "Signature");
pub const CLERK_SIGNS: Msg = msg("经办人签字", "Clerk");
/// Please come early, keep the slip.
pub const BRING: Msg =
    msg("来不了请提前打电话，位子留给别人。", "If you cannot come, please call, so that others can.");
/// A desk shows the norm; it never diagnoses.
pub const NO_DIAGNOSIS: Msg = msg(
    "本单只记录测量值并对照规范，不是诊断；不适请就医。",
    "Readings beside the norm, no diagnosis. If unwell, see a doctor.",
);
pub const SESSIONS: Msg = msg("义诊、体检与家访", "Clinics, checks and home visits");
pub const ISSUES: Msg = msg("今日到期和超期的诉求", "Issues due today and overdue");

/// How the office is reached: `电话 029-82510001  地址 红光巷12号`; nothing where neither is known.
pub fn contact(lang: Lang, phone: &str, address: &str) -> String {
    let part = |name: &str, value: &str| (!value.is_empty()).then(|| format!("{name} {value}"));
    let parts = [part(lang.of("电话", "Phone"), phone.trim()), part(lang.of("地址", "Address"), address.trim())];
    parts.into_iter().flatten().collect::<Vec<_>>().join("  ")
}

/// A date as people write it, with its year: `2026年11月23日`, `23 Nov 2026`.
fn date(lang: Lang, date: Date) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Lang::En => date.strftime("%-d %b %Y").to_string(),
    }
}

/// When it was printed, and by whom: `2026年11月23日 09:12 打印  经办 周敏`.
pub fn foot(lang: Lang, now: DateTime, clerk: &str) -> String {
    let at = format!("{} {}", date(lang, now.date()), when::clock(now.time()));
    match lang {
        Lang::Zh => format!("{at} 打印  经办 {clerk}"),
        Lang::En => format!("printed {at}  by {clerk}"),
    }
}

/// A day over a sheet: `2026年11月23日 周一`, `Mon 23 Nov 2026`.
pub fn day(lang: Lang, on: Date) -> String {
    match lang {
        Lang::Zh => format!("{} {}", date(lang, on), when::weekday(lang, on.weekday())),
        Lang::En => when::day_and_year(lang, on),
    }
}

/// A slot over the names in it: `14:00-15:30  已约 7 / 12`.
pub fn slot(lang: Lang, times: &str, taken: u16, capacity: u16) -> String {
    match lang {
        Lang::Zh => format!("{times}  已约 {taken} / {capacity}"),
        Lang::En => format!("{times}  booked {taken} / {capacity}"),
    }
}

/// A closed room: `停用：维修`.
pub fn closed(lang: Lang, reason: &str) -> String {
    match lang {
        Lang::Zh => format!("停用：{reason}"),
        Lang::En => format!("closed: {reason}"),
    }
}

/// Where the page went, where there is no print command: the whole path, and whether a browser was asked to show it.
pub fn written(lang: Lang, path: &dyn std::fmt::Display, opened: bool) -> String {
    match (lang, opened) {
        (Lang::Zh, true) => format!("已在浏览器里打开，请在那里打印：{path}"),
        (Lang::Zh, false) => format!("已存成网页，请用浏览器打印：{path}"),
        (Lang::En, true) => format!("Opened in the browser, print it there: {path}"),
        (Lang::En, false) => format!("Saved; print it from a browser: {path}"),
    }
}

/// The print command failed after it had taken the page.
pub fn failed(lang: Lang, cause: &Cause) -> String {
    causes::then(lang, lang.of("没有打印", "Not printed"), cause, lang.of("再按 p", "then press p again"))
}
