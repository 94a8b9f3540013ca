//! Days, times, ages and counts as they are written in lists and as they are read aloud.

use jiff::civil::{Date, Time, Weekday};

use super::numerals::{counted, ordinal};
use super::{Lang, Msg, msg};
use crate::model::when::monday_of;

const WEEKDAYS: [Msg; 7] = [
    msg("周一", "Mon"),
    msg("周二", "Tue"),
    msg("周三", "Wed"),
    msg("周四", "Thu"),
    msg("周五", "Fri"),
    msg("周六", "Sat"),
    msg("周日", "Sun"),
];
const NEXT_WEEKDAYS: [&str; 7] = ["下周一", "下周二", "下周三", "下周四", "下周五", "下周六", "下周日"];
const WEEKDAY_HEADS: [Msg; 7] = [
    msg("一", "Mo"),
    msg("二", "Tu"),
    msg("三", "We"),
    msg("四", "Th"),
    msg("五", "Fr"),
    msg("六", "Sa"),
    msg("日", "Su"),
];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Days of half a year.
const HALF_A_YEAR: i32 = 183;

const TODAY: Msg = msg("今天", "today");
const TOMORROW: Msg = msg("明天", "tomorrow");
const YESTERDAY: Msg = msg("昨天", "yesterday");

/// `周四`, `Thu`.
pub fn weekday(lang: Lang, day: Weekday) -> &'static str {
    WEEKDAYS[place(day)].say(lang)
}

/// A weekday over a column of a calendar: `四`, `Th`.
pub fn weekday_head(lang: Lang, day: Weekday) -> &'static str {
    WEEKDAY_HEADS[place(day)].say(lang)
}

/// Days of the week from bits, Monday as bit 0: `周一至周五`, `周一 周三`, `every day`.
pub fn weekdays(lang: Lang, bits: u8) -> String {
    let days: Vec<usize> = (0..7).filter(|day| bits & (1 << day) != 0).collect();
    let name = |day: &usize| WEEKDAYS[*day].say(lang);
    match days.as_slice() {
        [] => lang.of("不开", "never").to_owned(),
        all if all.len() == 7 => lang.of("每天", "every day").to_owned(),
        [first, _, .., last] if last - first + 1 == days.len() => {
            format!("{}{}{}", name(first), lang.of("至", " to "), name(last))
        }
        _ => days.iter().map(name).collect::<Vec<_>>().join(" "),
    }
}

/// A day in a list: `11-26 周四`, `Thu 26 Nov`.
pub fn day(lang: Lang, date: Date) -> String {
    let weekday = weekday(lang, date.weekday());
    match lang {
        Lang::Zh => format!("{:02}-{:02} {weekday}", date.month(), date.day()),
        Lang::En => format!("{weekday} {} {}", date.day(), month(date)),
    }
}

/// A day with its year: `2026-11-26 周四`, `Thu 26 Nov 2026`.
pub fn day_and_year(lang: Lang, date: Date) -> String {
    match lang {
        Lang::Zh => format!("{:04}-{}", date.year(), day(lang, date)),
        Lang::En => format!("{} {}", day(lang, date), date.year()),
    }
}

/// A day in a list, with the year where it is another one or further than half a year away: `2027-01-05 周二`,
/// `Tue 5 Jan 2027`.
pub fn day_of_year(lang: Lang, date: Date, today: Date) -> String {
    if needs_year(date, today) { day_and_year(lang, date) } else { day(lang, date) }
}

/// Whether a day could be taken for another one of its name: it is of another year, or further than half a year away.
pub(in crate::text) fn needs_year(date: Date, today: Date) -> bool {
    date.year() != today.year() || today.until(date).is_ok_and(|span| span.get_days().abs() > HALF_A_YEAR)
}

/// A day read aloud: `11月26日周四`, `Thu 26 Nov`; with the year where the list has it.
pub fn day_said(lang: Lang, date: Date, today: Date) -> String {
    match lang {
        Lang::Zh => format!("{}{}", date_of_year(lang, date, today), weekday(lang, date.weekday())),
        Lang::En => day_of_year(lang, date, today),
    }
}

/// A day without its weekday, as people write it: `11月26日`, `26 Nov`; with the year where the list has it.
pub fn date_of_year(lang: Lang, date: Date, today: Date) -> String {
    let apart = needs_year(date, today);
    match lang {
        Lang::Zh => {
            let year = if apart { format!("{}年", date.year()) } else { String::new() };
            format!("{year}{}月{}日", date.month(), date.day())
        }
        Lang::En => {
            let year = if apart { format!(" {}", date.year()) } else { String::new() };
            format!("{} {}{year}", date.day(), month(date))
        }
    }
}

/// `今天`, `明天`, `昨天`; nothing for any other day.
pub fn relative(lang: Lang, date: Date, today: Date) -> Option<&'static str> {
    if date == today {
        Some(TODAY.say(lang))
    } else if today.tomorrow().is_ok_and(|day| day == date) {
        Some(TOMORROW.say(lang))
    } else if today.yesterday().is_ok_and(|day| day == date) {
        Some(YESTERDAY.say(lang))
    } else {
        None
    }
}

/// The shortest name of a day that cannot be mistaken: `今天`, this week's `周四`, `下周二`, else `12-08 周二`.
pub fn day_near(lang: Lang, date: Date, today: Date) -> String {
    if date == today {
        return TODAY.say(lang).to_owned();
    }
    let weeks = monday_of(today).until(monday_of(date)).map_or(99, |span| span.get_days() / 7);
    match (lang, weeks) {
        (_, 0) if date > today => weekday(lang, date.weekday()).to_owned(),
        (Lang::Zh, 1) => NEXT_WEEKDAYS[place(date.weekday())].to_owned(),
        _ => day_of_year(lang, date, today),
    }
}

/// A time in a list: `14:00`.
pub fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// A day and time in a list or a refusal: `周四 14:00`.
pub fn moment(lang: Lang, date: Date, time: Time, today: Date) -> String {
    format!("{} {}", day_near(lang, date, today), clock(time))
}

/// A time read aloud: `下午两点`, `上午九点十五分`, `2 pm`, `9:15 am`.
pub fn time_said(lang: Lang, time: Time) -> String {
    let (hour, minute) = (time.hour() as u32, time.minute() as u32);
    match lang {
        Lang::Zh => {
            let part = match hour {
                0..=5 => "凌晨",
                6..=7 => "早上",
                8..=11 => "上午",
                12 => "中午",
                13..=17 => "下午",
                _ => "晚上",
            };
            let minutes = match minute {
                0 => String::new(),
                30 => "半".to_owned(),
                1..=9 => format!("零{}分", ordinal(minute)),
                _ => format!("{}分", ordinal(minute)),
            };
            let hour = if hour > 12 { hour - 12 } else { hour };
            format!("{part}{}点{minutes}", counted(hour))
        }
        Lang::En => {
            let twelve = (hour + 11) % 12 + 1;
            let half = if hour < 12 { "am" } else { "pm" };
            match (hour, minute) {
                (12, 0) => "noon".to_owned(),
                (_, 0) => format!("{twelve} {half}"),
                _ => format!("{twelve}:{minute:02} {half}"),
            }
        }
    }
}

/// A day and time read aloud: `11月26日周四下午两点`, `Thu 26 Nov, 2 pm`.
pub fn moment_said(lang: Lang, date: Date, time: Time, today: Date) -> String {
    format!("{}{}{}", day_said(lang, date, today), lang.of("", ", "), time_said(lang, time))
}

/// When an answer or a measurement is due: `今天到期`, `还有 3 天`, `超期 2 天`.
pub fn due(lang: Lang, date: Date, today: Date) -> String {
    let days = today.until(date).map_or(0, |span| span.get_days());
    match (lang, days) {
        (Lang::Zh, 0) => "今天到期".to_owned(),
        (Lang::Zh, 1..) => format!("还有 {days} 天"),
        (Lang::Zh, _) => format!("超期 {} 天", -days),
        (Lang::En, 0) => "due today".to_owned(),
        (Lang::En, 1..) => format!("due in {}", plural(i64::from(days), "day", "days")),
        (Lang::En, _) => format!("{} overdue", plural(i64::from(-days), "day", "days")),
    }
}

/// An age: `71 岁`, `71`.
pub fn age(lang: Lang, years: i16) -> String {
    match lang {
        Lang::Zh => format!("{years} 岁"),
        Lang::En => years.to_string(),
    }
}

/// People in a list: `10 位`, `10 people`.
pub fn people(lang: Lang, count: u32) -> String {
    match lang {
        Lang::Zh => format!("{count} 位"),
        Lang::En => plural(count.into(), "person", "people"),
    }
}

/// People read aloud: `两位`, `2 people`.
pub fn people_said(lang: Lang, count: u32) -> String {
    match lang {
        Lang::Zh => format!("{}位", counted(count)),
        Lang::En => people(lang, count),
    }
}

/// An English count: `1 day`, `3 days`.
pub fn plural(count: i64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn place(day: Weekday) -> usize {
    day.to_monday_zero_offset() as usize
}

fn month(date: Date) -> &'static str {
    MONTHS[(date.month() - 1) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Zh};
    use jiff::civil::{date, time};

    const MONDAY: Date = Date::constant(2026, 11, 23);

    #[test]
    fn days_in_lists_and_aloud() {
        let thursday = date(2026, 11, 26);
        assert_eq!((day(Zh, thursday), day(En, thursday)), ("11-26 周四".into(), "Thu 26 Nov".into()));
        assert_eq!(day_said(Zh, thursday, MONDAY), "11月26日周四");
        assert_eq!(day_said(Zh, date(2027, 1, 5), MONDAY), "2027年1月5日周二");
        assert_eq!(day_said(En, date(2027, 1, 5), MONDAY), "Tue 5 Jan 2027");
        assert_eq!(relative(Zh, MONDAY, MONDAY), Some("今天"));
        assert_eq!(relative(En, date(2026, 11, 22), MONDAY), Some("yesterday"));
        assert_eq!(relative(En, thursday, MONDAY), None);
    }

    #[test]
    fn a_near_day_is_never_two_days() {
        for (to, zh, en) in [
            (date(2026, 11, 23), "今天", "today"),
            (date(2026, 11, 24), "周二", "Tue"),
            (date(2026, 11, 29), "周日", "Sun"),
            (date(2026, 12, 1), "下周二", "Tue 1 Dec"),
            (date(2026, 12, 7), "12-07 周一", "Mon 7 Dec"),
            (date(2026, 11, 20), "11-20 周五", "Fri 20 Nov"),
            (date(2027, 2, 6), "2027-02-06 周六", "Sat 6 Feb 2027"),
            (date(2026, 5, 24), "05-24 周日", "Sun 24 May"),
            (date(2026, 5, 23), "2026-05-23 周六", "Sat 23 May 2026"),
        ] {
            assert_eq!((day_near(Zh, to, MONDAY).as_str(), day_near(En, to, MONDAY).as_str()), (zh, en));
        }
        assert_eq!(day_near(Zh, date(2026, 11, 24), date(2026, 11, 25)), "11-24 周二");
    }

    #[test]
    fn times_aloud() {
        for (hour, minute, zh, en) in [
            (14, 0, "下午两点", "2 pm"),
            (14, 30, "下午两点半", "2:30 pm"),
            (9, 15, "上午九点十五分", "9:15 am"),
            (9, 5, "上午九点零五分", "9:05 am"),
            (12, 0, "中午十二点", "noon"),
            (12, 30, "中午十二点半", "12:30 pm"),
            (0, 10, "凌晨零点十分", "12:10 am"),
            (7, 0, "早上七点", "7 am"),
            (19, 45, "晚上七点四十五分", "7:45 pm"),
        ] {
            let at = time(hour, minute, 0, 0);
            assert_eq!((time_said(Zh, at).as_str(), time_said(En, at).as_str()), (zh, en));
        }
        assert_eq!(clock(time(9, 5, 0, 0)), "09:05");
    }

    #[test]
    fn counts_ages_and_due_days() {
        assert_eq!((people(Zh, 10), people_said(Zh, 2)), ("10 位".into(), "两位".into()));
        assert_eq!((people(En, 1), people_said(En, 10)), ("1 person".into(), "10 people".into()));
        assert_eq!((age(Zh, 71), age(En, 71)), ("71 岁".into(), "71".into()));
        assert_eq!(due(Zh, date(2026, 11, 21), MONDAY), "超期 2 天");
        assert_eq!(due(En, date(2026, 11, 24), MONDAY), "due in 1 day");
        assert_eq!(due(Zh, MONDAY, MONDAY), "今天到期");
    }

    #[test]
    fn days_of_the_week() {
        assert_eq!(weekdays(Zh, 0b001_1111), "周一至周五");
        assert_eq!(weekdays(En, 0b111_1111), "every day");
        assert_eq!(weekdays(Zh, 0b000_0101), "周一 周三");
        assert_eq!(weekdays(Zh, 0b000_0011), "周一 周二");
        assert_eq!(weekdays(En, 0b100_0000), "Sun");
        assert_eq!(weekdays(Zh, 0), "不开");
    }
}
