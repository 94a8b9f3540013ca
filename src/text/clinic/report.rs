//! Words of what a session came to, of the round sheet and of the poster.

use crate::text::{Lang, Msg, msg};

/// The report of a session.
pub const REPORT: Msg = msg("场次小结", "Session report");
pub const REPORT_TIP: Msg = msg("看了多少人、年龄男女、控制率，不含姓名", "Who was seen, in numbers without names");
pub const POSTER: Msg = msg("义诊预告", "Coming sessions");
pub const POSTER_TIP: Msg = msg("以后的场次，大字，可打印张贴", "Coming sessions in large type, to be put up");
pub const ROUND: Msg = msg("入户随访表", "Round sheet");
pub const ROUND_TIP: Msg = msg("按住址排，带勾选框，回来照着勾", "By address, with boxes to tick");
pub const NO_ROUND: Msg = msg("这一场不是入户随访", "That session is no round of home visits");
pub const TICKETS: Msg = msg("发号", "Tickets");
pub const SEEN: Msg = msg("看了", "Seen");
pub const LEFT: Msg = msg("离开", "Left");
pub const UNNAMED: Msg = msg("不留记录的", "Without a record");
pub const AGE: Msg = msg("年龄", "Age");
pub const MEN: Msg = msg("男", "Men");
pub const WOMEN: Msg = msg("女", "Women");
pub const OTHERS: Msg = msg("未知", "Not known");
/// The share within the norm.
pub const PRESSURE: Msg = msg("血压不超标", "Pressure within");
/// The share within the norm.
pub const GLUCOSE: Msg = msg("血糖不超标", "Glucose within");
/// Who is to be sent on.
pub const TO_REFER: Msg = msg("应转诊", "To be referred");
/// Who is to come again.
pub const TO_COME: Msg = msg("约了再量", "To come again");
/// A column of the round sheet: a box to tick.
pub const MET: Msg = msg("见到", "Met");
/// A column of the round sheet: what is written by hand.
pub const READINGS: Msg = msg("血压 血糖", "BP glucose");
/// A column of the round sheet.
pub const ADDRESS: Msg = msg("住址", "Address");
/// A column of the round sheet.
pub const NAME: Msg = msg("姓名", "Name");
pub const NOTHING_PLANNED: Msg = msg("还没有安排", "Nothing is planned");
pub const WELCOME: Msg = msg("居民都可以来，请带医保卡", "Everybody is welcome. Please bring your card");

/// The clinic's month, day by day.
pub const CLINIC_BY_DAY: Msg = msg("健康，逐日", "Clinic by day");
pub const MEASURED: Msg = msg("量血压", "BP taken");
/// Of them within the norm.
pub const WITHIN: Msg = msg("不超标", "Within");
pub const FOLLOWED: Msg = msg("随访", "Followed");
/// Of them by their day.
pub const ON_TIME: Msg = msg("按时", "On time");

/// The charts of a month.
pub const MONTH: Msg = msg("健康统计", "Clinic figures");
pub const MONTH_TIP: Msg =
    msg("按场次、年龄男女、控制率、按时随访、未结转诊", "By session, age, norm, follow-ups, referrals");
pub const SEEN_BY_SESSION: Msg = msg("各场看了多少人", "Seen by session");
pub const SEEN_BY_AGE: Msg = msg("年龄和性别", "Age and sex");
pub const NO_AGE: Msg = msg("年龄未知", "Age not known");
pub const SHARES: Msg = msg("控制率和按时率", "Within the norm, and in time");
pub const FOLLOWED_ON_TIME: Msg = msg("按时随访", "Followed in time");

/// Open referrals, and how many were made in the month.
pub fn open_referrals(lang: Lang, open: usize, made: usize) -> String {
    match lang {
        Lang::Zh => format!("还没有结果的转诊 {open}（本月转出 {made}），按天数"),
        Lang::En => format!("Open referrals {open} ({made} made this month), by days"),
    }
}

/// A span of days: `8-30 天`, `30 天以上`.
pub fn days(lang: Lang, from: i32, most: Option<i32>) -> String {
    match (lang, most) {
        (Lang::Zh, Some(most)) => format!("{from}-{most} 天"),
        (Lang::En, Some(most)) => format!("{from}-{most} days"),
        (Lang::Zh, None) => format!("{from} 天以上"),
        (Lang::En, None) => format!("{from} days and more"),
    }
}

/// So many of so many: `12 / 20  60%`; a dash of nothing.
pub fn of(all: usize, good: usize) -> String {
    match all {
        0 => "-".to_owned(),
        all => format!("{good} / {all}  {}%", good * 100 / all),
    }
}

/// A share: `12 / 20  60%`; nothing where nobody was measured.
pub fn share((all, within): (usize, usize)) -> String {
    match all {
        0 => String::new(),
        all => format!("{within} / {all}  {}%  {}", within * 100 / all, bar(within * 20 / all)),
    }
}

/// A bar of so many marks.
pub fn bar(marks: usize) -> String {
    "#".repeat(marks)
}

/// An age band: `65-69`, `80 以上`.
pub fn band(lang: Lang, from: i16, next: Option<i16>) -> String {
    match (lang, from, next) {
        (Lang::Zh, 0, Some(next)) => format!("{next} 以下"),
        (Lang::En, 0, Some(next)) => format!("under {next}"),
        (_, from, Some(next)) => format!("{from}-{}", next - 1),
        (Lang::Zh, from, None) => format!("{from} 以上"),
        (Lang::En, from, None) => format!("{from} and more"),
    }
}
