//! Words of the clinic's tab: sessions, tickets, and readings held against their norm.
//!
//! The norm is shown with its source and says "refer" or "measure again"; no word here names an illness.

pub mod fields;
pub mod follow;
pub mod queue;
pub mod register;
pub mod report;
pub mod rules;
pub mod said;
pub mod told;

use jiff::civil::Date;

use super::{Lang, Msg, msg};
use crate::model::clinic::norm::Found;
use crate::model::{Assessment, Flag};

pub const RECALLS: Msg = msg("随访复测到期", "to measure again");
pub const CLINIC: Msg = msg("健康", "Clinic");
pub const SESSIONS: Msg = msg("场次和排队", "Sessions and queue");
/// Which list of the tab.
pub const LISTS: Msg = msg("清单", "Lists");
pub const TIP_LISTS: Msg = msg("场次和排队、随访、转诊", "Sessions, follow-ups, referrals");
/// Give a ticket; the institution follows.
pub const TAKE_TICKET: Msg = msg("取号", "Ticket");
/// Record at once; the institution follows.
pub const AT_ONCE: Msg = msg("现在就量", "Measure now");
/// Measured at the desk, at no session.
pub const AT_DESK: Msg = msg("在前台量", "At the desk, no session");
/// The form of a visit.
pub const RECORD: Msg = msg("记测量", "Record readings");
pub const HOW_TO_TYPE: Msg = msg(
    "例 182/104 72 7.4空 体重62  斜线血压，小数血糖(空 随 餐 LO HI)，脉重高腰温氧",
    "e.g. 182/104 72 7.4f w62: BP, pulse, glucose (f r a, LO HI), w h y t o",
);
pub const RECORD_TICKET: Msg = msg("记录", "Record");
pub const VOID: Msg = msg("作废", "Void");
pub const EDIT_SESSION: Msg = msg("改场次", "Edit session");
pub const SHOW_VALUES: Msg = msg("显示", "Show values");
/// Who waits and who was seen.
pub const QUEUE: Msg = msg("排队", "Queue");
pub const VISITS: Msg = msg("历次", "Visits");
pub const TICKET: Msg = msg("号", "No.");
pub const NAME: Msg = msg("姓名", "Name");
pub const AGE: Msg = msg("年龄", "Age");
pub const STATE: Msg = msg("状态", "State");
pub const TIME: Msg = msg("时间", "Time");
pub const VALUES: Msg = msg("测量", "Values");
/// No session from this day on.
pub const NO_SESSION: Msg = msg("没有安排场次，按 n 安排一场", "No session planned; n plans one");
pub const NOBODY_YET: Msg = msg("还没有人取号，查到人后按 v", "No tickets yet; find somebody, then v");
/// Nobody is to be measured again.
pub const NO_RECALLS: Msg = msg("没有到期的", "Nobody is due");
pub const NO_TICKET: Msg = msg("无号", "none");

// Why not.

pub const NO_TICKET_SELECTED: Msg = msg("先选一个等候的号", "Select a ticket that waits");
pub const NO_SESSION_SELECTED: Msg = msg("没有选中场次", "No session is selected");
/// The session is on another day.
pub const NOT_TODAY: Msg = msg("不是今天的场次", "Not today's session");
pub const NOBODY_WAITS: Msg = msg("没有人等候", "Nobody waits");
pub const NOT_SEEN: Msg = msg("还没有测量值", "Nothing was measured yet");

// What an action does, in one sentence.

pub const TIP_VISIT: Msg =
    msg("今天有场次时取号或直接记录，没有就在前台记", "Ticket or readings at today's session, else at the desk");
pub const TIP_CALL: Msg = msg("叫最小的等候号过来", "Calls the lowest ticket that waits");
pub const TIP_RECORD: Msg = msg("为选中的号记测量值", "Records the readings of the selected ticket");
pub const TIP_VOID: Msg = msg("人走了，这个号不再叫", "The person left; the ticket is not called");
pub const TIP_PLAN: Msg = msg("安排一场义诊、体检或家访", "A free clinic, health check or round of visits");
pub const TIP_EDIT: Msg = msg("改机构、日期或时间；已发的号不变", "Institution, day or time; tickets stay");
pub const TIP_DAY: Msg = msg("看某天和以后的场次", "Sessions from a day on");
pub const TIP_SHOW: Msg = msg("说明理由，显示三十秒，留痕", "With a reason, for thirty seconds, logged");
pub const TIP_HISTORY: Msg = msg("谁在什么时候改过", "Who changed it, and when");

/// How a value stands to its norm, in a word; nothing where it is within.
pub fn flag(lang: Lang, flag: Flag) -> &'static str {
    match flag {
        Flag::Within => "",
        Flag::Low => lang.of("偏低", "low"),
        Flag::High => lang.of("偏高", "high"),
        Flag::Emergency => lang.of("需转诊", "refer"),
    }
}

/// What the norm says of the readings, the day to measure again, and where the rule that spoke is from.
pub fn against_norm(lang: Lang, found: &Assessment, again: Option<Date>, source: &str) -> String {
    let say = |what: Msg, of: Option<Found>| {
        of.map(|of| {
            let word = if of.flag == Flag::Within { lang.of("未超标", "within") } else { flag(lang, of.flag) };
            format!("{}{}{word}", what.say(lang), lang.of("", " "))
        })
    };
    let pressure = say(msg("血压", "BP"), found.pressure);
    let glucose = say(msg("血糖", "glucose"), found.glucose);
    let mut words: Vec<String> = pressure.into_iter().chain(glucose).collect();
    if let Some(day) = again {
        words.push(match lang {
            Lang::Zh => format!("{:02}-{:02} 再量", day.month(), day.day()),
            Lang::En => format!("again {}", day.strftime("%-d %b")),
        });
    }
    if !source.is_empty() {
        words.push(format!("{}{source}", lang.of("依据 ", "")));
    }
    words.join("  ")
}

/// A session in a few words: called, waiting, aside, seen.
pub fn tally(lang: Lang, called: u16, waiting: usize, on_hold: usize, done: usize) -> String {
    let aside = match (lang, on_hold) {
        (_, 0) => String::new(),
        (Lang::Zh, count) => format!("  过号 {count}"),
        (Lang::En, count) => format!("  aside {count}"),
    };
    match lang {
        Lang::Zh => format!("叫到 {called}  等候 {waiting}{aside}  已看 {done}"),
        Lang::En => format!("called {called}  wait {waiting}{aside}  seen {done}"),
    }
}

/// What of a line was not understood: `没看懂：头晕`.
pub fn not_read(lang: Lang, unread: &[String]) -> String {
    format!("{}{}", lang.of("没看懂：", "Not understood: "), unread.join("  "))
}

/// Which row of the table spoke: `转诊 收缩压 180 mmHg，2017-02-28 起`.
pub fn cited(lang: Lang, label: &str, value: &str, from: Date, source: &str) -> String {
    match lang {
        Lang::Zh => format!("规定 {label} {value}，{from} 起  {source}"),
        Lang::En => format!("{label} {value}, since {from}  {source}"),
    }
}

/// Heading of the queue: how many stand in it.
pub fn queued(lang: Lang, count: usize) -> String {
    format!("{} {count}", QUEUE.say(lang))
}

/// Heading of the recalls: how many are due.
pub fn recalls(lang: Lang, count: usize) -> String {
    format!("{} {count}", RECALLS.say(lang))
}

/// The question before a ticket is void: `12 号 解秀英`.
pub fn whose_ticket(lang: Lang, ticket: u16, name: &str) -> String {
    match lang {
        Lang::Zh => format!("{ticket} 号 {name}"),
        Lang::En => format!("Ticket {ticket}, {name}"),
    }
}

/// A heading of an exported table: what kind of session.
pub const SESSION_KIND_COLUMN: Msg = msg("类型", "Kind");
/// A heading of an exported table: systolic pressure.
pub const SYSTOLIC_COLUMN: Msg = msg("收缩压", "Systolic");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::clinic::rules::{EMERGENCY_SYSTOLIC, HIGH_FASTING};
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn the_norm_is_told_with_its_source_and_fits_a_small_screen() {
        let pressure = Some(Found { flag: Flag::Emergency, by: &EMERGENCY_SYSTOLIC });
        let found = Assessment {
            pressure,
            glucose: Some(Found { flag: Flag::High, by: &HIGH_FASTING }),
            ..Assessment::default()
        };
        let source = |lang| crate::text::registers::rules::source_of(lang, EMERGENCY_SYSTOLIC.shipped[0].source);
        let again = Some(Date::constant(2026, 12, 7));
        let said = against_norm(Lang::Zh, &found, again, source(Lang::Zh));
        assert_eq!(said, "血压需转诊  血糖偏高  12-07 再量  依据 国家基本公共卫生服务规范（第三版）2017");
        let english = against_norm(Lang::En, &found, again, source(Lang::En));
        assert!(english.starts_with("BP refer  glucose high  again 7 Dec  "), "{english}");
        for line in [said, english] {
            assert!(line.width() <= 77, "{line} takes {}", line.width());
        }
    }
}
