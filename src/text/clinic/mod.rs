//! Words of the clinic's tab: sessions, tickets, and readings held against their norm.
//!
//! The norm is shown with its source and says "refer" or "measure again"; no word here names an illness.

pub mod fields;
pub mod register;
pub mod rules;
pub mod said;

use jiff::civil::Date;

use super::{Lang, Msg, msg, when};
use crate::model::clinic::glucose_shown;
use crate::model::clinic::norm::Found;
use crate::model::{Assessment, Flag, Vitals};

pub const RECALLS: Msg = msg("随访复测到期", "to measure again");
pub const CLINIC: Msg = msg("健康", "Clinic");
/// Give a ticket; the institution follows.
pub const TAKE_TICKET: Msg = msg("取号", "Ticket");
/// Record at once; the institution follows.
pub const AT_ONCE: Msg = msg("现在就量", "Measure now");
/// Measured at the desk, at no session.
pub const AT_DESK: Msg = msg("在前台量", "At the desk, no session");
/// The form of a visit.
pub const RECORD: Msg = msg("记测量", "Record readings");
pub const HOW_TO_TYPE: Msg = msg(
    "例 182/104 p72 7.4f  斜线是血压，p 脉搏，小数或 LO HI 是血糖，f 空腹",
    "e.g. 182/104 p72 7.4f: pressure, pulse, glucose or LO HI, f fasting",
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
    words.push(format!("{}{source}", lang.of("依据 ", "")));
    words.join("  ")
}

/// What is read aloud to whoever was measured: each reading with what it comes to, what to do now, when to come again.
pub fn told(lang: Lang, vitals: &Vitals, found: &Assessment, again: Option<Date>, today: Date) -> String {
    let low = |tenths: u16| tenths < 50;
    let comes_to = |found: Option<Found>, low: bool| match (found.map_or(Flag::Within, |found| found.flag), low) {
        (Flag::Within, _) => lang.of("不超标", "within the norm"),
        (Flag::High, _) => lang.of("偏高", "high"),
        (Flag::Emergency, false) => lang.of("过高", "very high"),
        (Flag::Emergency, true) => lang.of("过低", "very low"),
    };
    let gap = lang.of("", " ");
    let pressure = vitals.systolic.zip(vitals.diastolic).map(|(systolic, diastolic)| {
        let word = comes_to(found.pressure, false);
        format!("{}{gap}{systolic}/{diastolic}{gap}{word}", lang.of("血压", "BP"))
    });
    let glucose = vitals.glucose.map(|tenths| {
        let name =
            if vitals.fasting { lang.of("空腹血糖", "fasting glucose") } else { lang.of("血糖", "glucose") };
        format!("{name}{gap}{}{gap}{}", glucose_shown(tenths), comes_to(found.glucose, low(tenths)))
    });
    let pulse = vitals.pulse.filter(|_| pressure.is_none() || glucose.is_none());
    let pulse = pulse.map(|pulse| format!("{}{gap}{pulse}", lang.of("脉搏", "pulse")));
    let read: Vec<String> = pressure.into_iter().chain(pulse).chain(glucose).collect();
    let mut said =
        if read.is_empty() { lang.of("已记好", "Recorded").to_owned() } else { read.join(lang.of("，", ", ")) };
    let urgent = found.flag() == Flag::Emergency;
    if urgent {
        said.push_str(lang.of("，请马上去医院看", "; see a doctor now"));
    }
    let then = match (again, lang) {
        (Some(day), Lang::Zh) => format!("，请{}再来量一次", when::day_said(lang, day, today)),
        (Some(day), Lang::En) => format!("; again {}", day.strftime("%-d %b")),
        (None, _) if urgent => String::new(),
        (None, _) => lang.of("，请多保重", "; take good care").to_owned(),
    };
    said + &then
}

/// A session in a few words: called, waiting, seen.
pub fn tally(lang: Lang, called: u16, waiting: usize, done: usize) -> String {
    match lang {
        Lang::Zh => format!("叫到 {called}  等候 {waiting}  已看 {done}"),
        Lang::En => format!("called {called}  wait {waiting}  seen {done}"),
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
    fn a_reading_is_told_to_whom_it_belongs_and_fits_a_small_screen() {
        let (today, again) = (Date::constant(2026, 11, 26), Some(Date::constant(2026, 12, 10)));
        let found = |flag, by| Some(Found { flag, by });
        let of = |lang, systolic, glucose: Option<(u16, Flag)>, again, pressure: Flag| {
            let vitals = Vitals {
                systolic: Some(systolic),
                diastolic: Some(104),
                pulse: Some(72),
                glucose: glucose.map(|(tenths, _)| tenths),
                fasting: true,
                ..Vitals::default()
            };
            let assessed = Assessment {
                pressure: found(pressure, &EMERGENCY_SYSTOLIC),
                glucose: glucose.and_then(|(_, flag)| found(flag, &HIGH_FASTING)),
            };
            told(lang, &vitals, &assessed, again, today)
        };
        let said = of(Lang::Zh, 182, Some((74, Flag::High)), again, Flag::Emergency);
        assert_eq!(said, "血压182/104过高，空腹血糖7.4偏高，请马上去医院看，请12月10日周四再来量一次");
        let english = of(Lang::En, 182, Some((74, Flag::High)), again, Flag::Emergency);
        assert_eq!(english, "BP 182/104 very high, fasting glucose 7.4 high; see a doctor now; again 10 Dec");
        let low = of(Lang::Zh, 145, Some((crate::model::clinic::GLUCOSE_LO, Flag::Emergency)), None, Flag::High);
        assert_eq!(low, "血压145/104偏高，空腹血糖LO过低，请马上去医院看");
        for line in [said, english, low] {
            assert!(line.width() <= 78, "{line} takes {}", line.width());
        }
        let well = Vitals { systolic: Some(120), diastolic: Some(80), ..Vitals::default() };
        let within = told(Lang::Zh, &well, &Assessment::default(), None, today);
        assert_eq!(within, "血压120/80不超标，请多保重");
    }

    #[test]
    fn the_norm_is_told_with_its_source_and_fits_a_small_screen() {
        let pressure = Some(Found { flag: Flag::Emergency, by: &EMERGENCY_SYSTOLIC });
        let found = Assessment { pressure, glucose: Some(Found { flag: Flag::High, by: &HIGH_FASTING }) };
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
