//! Days and times as they are said and as lists write them: `下周三`, `5号`, `Thu 26 Nov`, `下午两点`, `14点半`. Pure:
//! today comes from the caller.

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday};

use super::when::{monday_of, next_weekday, read_day};

/// Which way a day lies that is named by its weekday, or without its month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    /// Today, or the next such day.
    Coming,
    /// Today, or the last such day.
    Past,
}

/// Names of the weekdays in typing, Monday first.
const WEEKDAYS: [&[&str]; 7] = [
    &["mon", "monday", "周一", "星期一", "礼拜一", "一"],
    &["tue", "tuesday", "周二", "星期二", "礼拜二", "二"],
    &["wed", "wednesday", "周三", "星期三", "礼拜三", "三"],
    &["thu", "thursday", "周四", "星期四", "礼拜四", "四"],
    &["fri", "friday", "周五", "星期五", "礼拜五", "五"],
    &["sat", "saturday", "周六", "星期六", "礼拜六", "六"],
    &["sun", "sunday", "周日", "星期日", "周天", "星期天", "礼拜天", "礼拜日", "日"],
];

/// How many weeks away a week lies that is said before its day, the longest words first.
const WEEKS: &[(&str, i32)] = &[
    ("下下", 2),
    ("上上", -2),
    ("这个", 0),
    ("下个", 1),
    ("上个", -1),
    ("下", 1),
    ("上", -1),
    ("这", 0),
    ("本", 0),
    ("next ", 1),
    ("last ", -1),
    ("this ", 0),
];

/// Days that have a word of their own, counted from today.
const DAYS: &[(&str, i32)] = &[
    ("今天", 0),
    ("today", 0),
    ("明天", 1),
    ("tomorrow", 1),
    ("后天", 2),
    ("大后天", 3),
    ("昨天", -1),
    ("yesterday", -1),
    ("前天", -2),
    ("大前天", -3),
];

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The weekday that a text names, or a lone `1`–`7`.
pub(super) fn weekday(typed: &str) -> Option<Weekday> {
    if let Some(number) = typed.parse::<i8>().ok().filter(|n| (1..=7).contains(n) && typed.len() == 1) {
        return Weekday::from_monday_one_offset(number).ok();
    }
    let place = WEEKDAYS.iter().position(|names| names.contains(&typed))?;
    Weekday::from_monday_zero_offset(place as i8).ok()
}

/// A day as it is said; `None` where it is written in numbers only, or not a day at all. Folded and in small letters.
pub(super) fn day(typed: &str, today: Date, toward: Toward) -> Option<Date> {
    if let Some((_, away)) = DAYS.iter().find(|(word, _)| *word == typed) {
        return today.checked_add(away.days()).ok();
    }
    if let Some(weekday) = weekday(typed) {
        let next = next_weekday(today, weekday);
        return match toward {
            Toward::Past if next > today => next.checked_sub(7.days()).ok(),
            Toward::Past | Toward::Coming => Some(next),
        };
    }
    of_a_week(typed, today)
        .or_else(|| with_its_weekday(typed, today, toward))
        .or_else(|| of_a_month(typed, today, toward))
        .or_else(|| in_a_while(typed, today))
        .or_else(|| english(typed, today))
}

/// `下周三`, `这星期五`, `next wed`.
fn of_a_week(typed: &str, today: Date) -> Option<Date> {
    let (rest, weeks) = WEEKS.iter().find_map(|(word, weeks)| Some((typed.strip_prefix(word)?, *weeks)))?;
    let named = ["周", "星期", "礼拜"].iter().any(|word| rest.starts_with(word)) || typed.is_ascii();
    let named = named.then(|| weekday(rest)).flatten()?;
    let monday = monday_of(today).checked_add((weeks * 7).days()).ok()?;
    monday.checked_add(i64::from(named.to_monday_zero_offset()).days()).ok()
}

/// `11月26日周四`, `11-26 周四`, `Thu 26 Nov`: a day whose weekday is another one is no day.
fn with_its_weekday(typed: &str, today: Date, toward: Toward) -> Option<Date> {
    let names = WEEKDAYS.iter().enumerate().flat_map(|(nth, names)| names.iter().map(move |name| (nth, *name)));
    let mut found: Vec<(usize, &str)> = names
        .filter(|(_, name)| name.chars().count() > 1)
        .filter_map(|(nth, name)| {
            let rest = typed.strip_suffix(name).or_else(|| typed.strip_prefix(name))?;
            Some((nth, rest.trim_matches([' ', ',', '，', '(', ')', '（', '）'])))
        })
        .collect();
    // `monday 23 nov` begins with `mon` too: the longest name leaves least.
    found.sort_by_key(|(_, rest)| rest.len());
    let (nth, rest) = found.into_iter().find(|(_, rest)| !rest.is_empty())?;
    // A lone number would be read as a weekday once more.
    if rest.chars().count() < 3 {
        return None;
    }
    read_day(rest, today, toward).filter(|day| usize::try_from(day.weekday().to_monday_zero_offset()) == Ok(nth))
}

/// `5号`, `下个月5号`.
fn of_a_month(typed: &str, today: Date, toward: Toward) -> Option<Date> {
    let typed = with_digits(typed);
    let typed = typed.strip_suffix(['号', '日'])?;
    let said = WEEKS.iter().find_map(|(word, months)| Some((typed.strip_prefix(word)?.strip_prefix('月')?, *months)));
    let first = today.first_of_month();
    let in_month = |away: i32, day: i8| {
        let month = first.checked_add(away.months()).ok()?;
        Date::new(month.year(), month.month(), day).ok()
    };
    if let Some((day, months)) = said {
        return in_month(months, number(day)?);
    }
    let day = number(typed)?;
    // The 31st is in every other month, 29 February in every eighth year at the latest.
    match toward {
        Toward::Coming => (0..=12).filter_map(|away| in_month(away, day)).find(|found| *found >= today),
        Toward::Past => (0..=12).filter_map(|away| in_month(-away, day)).find(|found| *found <= today),
    }
}

/// `三天后`, `两周后`, `2个月后`, `3天前`.
fn in_a_while(typed: &str, today: Date) -> Option<Date> {
    let typed = with_digits(typed);
    let (rest, sign) = ["以后", "之后", "后"]
        .iter()
        .find_map(|word| Some((typed.strip_suffix(word)?, 1)))
        .or_else(|| ["以前", "之前", "前"].iter().find_map(|word| Some((typed.strip_suffix(word)?, -1))))?;
    let many = |units: &[&str]| -> Option<i32> {
        let rest = units.iter().find_map(|unit| rest.strip_suffix(unit))?;
        rest.parse::<i32>().ok().filter(|many| (0..=999).contains(many)).map(|many| many * sign)
    };
    let span = if let Some(days) = many(&["天"]) {
        days.days()
    } else if let Some(weeks) = many(&["个星期", "个礼拜", "星期", "礼拜", "周"]) {
        weeks.weeks()
    } else {
        many(&["个月"])?.months()
    };
    today.checked_add(span).ok()
}

/// `26 nov`, `nov 26`, `5 january 2027`.
fn english(typed: &str, today: Date) -> Option<Date> {
    let parts: Vec<&str> = typed.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    let month_of = |part: &str| {
        let month = MONTHS.iter().position(|month| part.len() >= 3 && part.starts_with(month))?;
        part.chars().all(|c| c.is_ascii_alphabetic()).then_some(month + 1)
    };
    let (day, month, year) = match parts.as_slice() {
        [one, other] | [one, other, _] => {
            let year = parts.get(2);
            match (month_of(one), month_of(other)) {
                (None, Some(month)) => (*one, month, year),
                (Some(month), None) => (*other, month, year),
                _ => return None,
            }
        }
        _ => return None,
    };
    let written = match year {
        Some(year) => format!("{year}-{month}-{day}"),
        None => format!("{month}-{day}"),
    };
    read_day(&written, today, Toward::Coming)
}

/// Parts of the day that are said before its hour, and the hours of a clock of twelve to which twelve are added.
const PARTS: &[(&str, RangeInclusive<i64>)] = &[
    ("凌晨", NONE),
    ("清晨", NONE),
    ("早晨", NONE),
    ("早上", NONE),
    ("上午", NONE),
    ("中午", 1..=4),
    ("下午", 1..=11),
    ("傍晚", 1..=11),
    ("晚上", 5..=11),
    ("夜里", 5..=11),
];

/// No hour: an empty range, on purpose.
#[allow(clippy::reversed_empty_ranges, reason = "no hour is meant")]
const NONE: RangeInclusive<i64> = 1..=0;

/// A time of day: `9`, `930`, `14:00`, `14点半`, `下午两点`, `九点一刻`, `2 pm`, `noon`. Folded and in small letters.
pub(super) fn time(typed: &str) -> Option<Time> {
    let typed = with_digits(typed);
    match typed.as_str() {
        "noon" => return Some(Time::constant(12, 0, 0, 0)),
        "midnight" => return Some(Time::midnight()),
        _ => {}
    }
    let part = PARTS.iter().find_map(|(word, late)| Some((typed.strip_prefix(word)?, *word, late.clone())));
    let english = || {
        let am = typed.strip_suffix("am").map(|rest| (rest, "am", NONE));
        am.or_else(|| Some((typed.strip_suffix("pm")?, "pm", 1..=11)))
    };
    let (rest, word, late) = part.or_else(english).unwrap_or((&typed, "", NONE));
    let (hour, minute) = hour_and_minute(rest.trim())?;
    let hour = match hour {
        12 if matches!(word, "凌晨" | "am") => 0,
        // Midnight, and of which day nobody said.
        12 if matches!(word, "晚上" | "夜里") => return None,
        hour if late.contains(&hour) => hour + 12,
        hour => hour,
    };
    Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()
}

fn hour_and_minute(typed: &str) -> Option<(i64, i64)> {
    let digits = |text: &str| {
        let plain = !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse::<i64>().ok()).flatten()
    };
    if let Some((hour, minute)) = typed.split_once([':', '点', '.', '时']) {
        let minute = minute.trim_start_matches('钟').trim_end_matches('分');
        let minute = match (minute, minute.strip_suffix('刻')) {
            ("", _) => 0,
            ("半", _) => 30,
            (_, Some(quarters)) => digits(quarters).filter(|quarters| (1..=3).contains(quarters))? * 15,
            (minute, None) => digits(minute)?,
        };
        return Some((digits(hour)?, minute));
    }
    let all = digits(typed)?;
    Some(if typed.len() <= 2 { (all, 0) } else { (all / 100, all % 100) })
}

fn number(text: &str) -> Option<i8> {
    text.parse().ok().filter(|day| (1..=31).contains(day) && text.bytes().all(|b| b.is_ascii_digit()))
}

/// The same with its Han numerals as digits: `十一月二十六` is `11月26`, `二〇二六` is `2026`, `两点` is `2点`.
pub(super) fn with_digits(typed: &str) -> String {
    let mut out = String::with_capacity(typed.len());
    let mut run: Vec<u32> = Vec::new();
    for c in typed.chars().map(Some).chain([None]) {
        if let Some(value) = c.and_then(numeral) {
            run.push(value);
        } else {
            written(&run, &mut out);
            run.clear();
            out.extend(c);
        }
    }
    out
}

fn numeral(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        _ => return None,
    })
}

/// A run of numerals: with a ten in it, it is counted; without, it is spelled.
fn written(run: &[u32], out: &mut String) {
    match run {
        [] => {}
        [10] => out.push_str("10"),
        [10, ones] => out.push_str(&(10 + ones).to_string()),
        [tens, 10] => out.push_str(&(tens * 10).to_string()),
        [tens, 10, ones] => out.push_str(&(tens * 10 + ones).to_string()),
        spelled => spelled.iter().for_each(|digit| out.push_str(&digit.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::when::{read_date, read_past, read_time};
    use jiff::civil::{date, time};

    const MONDAY: Date = Date::constant(2026, 11, 23);

    #[test]
    fn days_as_they_are_said() {
        for (typed, year, month, day) in [
            ("下周三", 2026, 12, 2),
            ("下星期三", 2026, 12, 2),
            ("下下周一", 2026, 12, 7),
            ("这周三", 2026, 11, 25),
            ("本周日", 2026, 11, 29),
            ("上周五", 2026, 11, 20),
            ("礼拜四", 2026, 11, 26),
            ("5号", 2026, 12, 5),
            ("23号", 2026, 11, 23),
            ("二十五号", 2026, 11, 25),
            ("31日", 2026, 12, 31),
            ("下个月5号", 2026, 12, 5),
            ("下月五号", 2026, 12, 5),
            ("十二月三号", 2026, 12, 3),
            ("11月26日周四", 2026, 11, 26),
            ("11-26 周四", 2026, 11, 26),
            ("2027年1月5日周二", 2027, 1, 5),
            ("二〇二七年一月五日", 2027, 1, 5),
            ("Thu 26 Nov", 2026, 11, 26),
            ("tue 5 jan 2027", 2027, 1, 5),
            ("nov 26", 2026, 11, 26),
            ("next wed", 2026, 12, 2),
            ("大后天", 2026, 11, 26),
            ("三天后", 2026, 11, 26),
            ("两周后", 2026, 12, 7),
            ("1个月后", 2026, 12, 23),
        ] {
            assert_eq!(read_date(typed, MONDAY), Some(date(year, month, day)), "{typed}");
        }
        // A lone digit is a weekday; a weekday that the day is not is refused, and so is what says too little.
        assert_eq!(read_date("5", MONDAY), Some(date(2026, 11, 27)));
        for typed in ["11-26 周三", "Fri 26 Nov", "32号", "下周", "5点", "下个月31号x", "周四5"] {
            assert_eq!(read_date(typed, MONDAY), None, "{typed}");
        }
    }

    #[test]
    fn times_as_they_are_said() {
        for (typed, hour, minute) in [
            ("下午两点", 14, 0),
            ("下午2点半", 14, 30),
            ("14点半", 14, 30),
            ("两点半", 2, 30),
            ("九点一刻", 9, 15),
            ("上午九点十五分", 9, 15),
            ("上午九点零五分", 9, 5),
            ("中午十二点", 12, 0),
            ("中午十二点半", 12, 30),
            ("中午1点", 13, 0),
            ("凌晨零点十分", 0, 10),
            ("早上七点", 7, 0),
            ("晚上七点四十五分", 19, 45),
            ("傍晚6点", 18, 0),
            ("9点钟", 9, 0),
            ("2 pm", 14, 0),
            ("9:15 am", 9, 15),
            ("12:10 am", 0, 10),
            ("12:30 pm", 12, 30),
            ("noon", 12, 0),
        ] {
            assert_eq!(read_time(typed), Some(time(hour, minute, 0, 0)), "{typed}");
        }
        for typed in ["晚上十二点", "下午", "点", "25点", "九点六刻", "14点半半"] {
            assert_eq!(read_time(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_moment_that_is_past() {
        for (typed, month, day, hour, minute) in [
            ("930", 11, 23, 9, 30),
            ("下午两点", 11, 23, 14, 0),
            ("昨天 930", 11, 22, 9, 30),
            ("昨天下午两点", 11, 22, 14, 0),
            ("周五 9点", 11, 20, 9, 0),
            ("20号9:30", 11, 20, 9, 30),
            ("11-20 14:05", 11, 20, 14, 5),
            ("1120 1405", 11, 20, 14, 5),
            ("11月20日下午两点", 11, 20, 14, 0),
            ("Fri 20 Nov 9:15 am", 11, 20, 9, 15),
        ] {
            assert_eq!(read_past(typed, MONDAY), Some(date(2026, month, day).at(hour, minute, 0, 0)), "{typed}");
        }
        for typed in ["昨天", "明天 9点", "下周三 9点", "abc", "11-20"] {
            assert_eq!(read_past(typed, MONDAY), None, "{typed}");
        }
    }
}
