//! Days and times as a clerk types them. Pure: today comes from the caller.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, Weekday};

use super::fold::fold_typed;
use super::spoken::{self, Toward};

/// Reads a day: `1223`, `12-23`, `20261223`, `2026-12-23`, `2026.12.23`, `2026年12月23日`, `+3`, `-1`, `4`, `thu`, and
/// as it is said: `周四`, `下周三`, `5号`, `明天`, `Thu 26 Nov`.
///
/// A weekday, and a lone `1`–`7`, is the next such day (today counts), `5号` the next fifth. A month and day without a
/// year is the next such day that is not more than a month past, so that yesterday's date still means this year.
pub fn read_date(text: &str, today: Date) -> Option<Date> {
    read_day(text, today, Toward::Coming)
}

/// The same; a weekday or a day of the month is the next one, or the last.
pub(super) fn read_day(text: &str, today: Date, toward: Toward) -> Option<Date> {
    let typed = fold_typed(text).trim().to_lowercase();
    match typed.as_str() {
        "" => return None,
        "." | "0" => return Some(today),
        _ => {}
    }
    if let Some(day) = spoken::day(&typed, today, toward) {
        return Some(day);
    }
    if let Some(days) = typed.strip_prefix(['+', '-']) {
        let days: i64 = days.parse().ok().filter(|days| *days <= 40_000)?;
        let days = if typed.starts_with('-') { -days } else { days };
        return today.checked_add(days.days()).ok();
    }
    let numbers = read_numbers(&spoken::with_digits(&typed))?;
    match numbers.as_slice() {
        [year, month, day] => date(*year, *month, *day),
        [month, day] => near(today, *month, *day),
        _ => None,
    }
}

/// Reads a moment that is past: a time of today, or a day and a time: `930`, `昨天 9:30`, `11-26 14:05`, `周三下午两点`.
/// A weekday is the last such day. `None` for a day to come; whether a time of today is past is for the caller to see.
pub fn read_past(text: &str, today: Date) -> Option<DateTime> {
    let text = text.trim();
    if let Some(time) = read_time(text) {
        return Some(today.to_datetime(time));
    }
    let whole = |day: &str, time: &str| {
        let day = read_day(day, today, Toward::Past).filter(|day| *day <= today)?;
        Some(day.to_datetime(read_time(time)?))
    };
    // Behind a space first, the shortest time last; then where a word meets a number.
    let spaces = text.match_indices([' ', '　', '，', ',']).map(|(at, space)| (at, at + space.len()));
    let words = text.char_indices().map(|(at, _)| at).filter(|at| {
        let (before, after) = text.split_at(*at);
        let joint = |c: Option<char>| c.is_some_and(|c| !c.is_ascii_alphanumeric());
        *at > 0 && (joint(before.chars().next_back()) || joint(after.chars().next()))
    });
    let cuts: Vec<(usize, usize)> = spaces.chain(words.map(|at| (at, at))).collect();
    cuts.into_iter().find_map(|(end, from)| whole(text.get(..end)?, text.get(from..)?))
}

/// Reads a day of birth: a full date only, as text or as the number 19520312.
pub fn read_birth(text: &str) -> Option<Date> {
    match read_numbers(fold_typed(text).trim())?.as_slice() {
        [year, month, day] if *year >= 1850 => date(*year, *month, *day),
        _ => None,
    }
}

/// Reads `9`, `930`, `0930`, `14:00`, `14点`, `14点30`, `14点半`, `下午两点`, `2pm`.
pub fn read_time(text: &str) -> Option<Time> {
    spoken::time(fold_typed(text).trim().to_lowercase().as_str())
}

/// Whole years from birth to a day; 0 before birth.
pub fn age_on(birth: Date, day: Date) -> i16 {
    let had_birthday = (day.month(), day.day()) >= (birth.month(), birth.day());
    (day.year() - birth.year() - i16::from(!had_birthday)).max(0)
}

/// The next such weekday, today included.
pub fn next_weekday(today: Date, weekday: Weekday) -> Date {
    let ahead = (weekday.to_monday_zero_offset() - today.weekday().to_monday_zero_offset()).rem_euclid(7);
    today.checked_add(i64::from(ahead).days()).unwrap_or(today)
}

/// The Monday of a day's week.
pub fn monday_of(day: Date) -> Date {
    day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).unwrap_or(day)
}

/// Seconds since 1970-01-01T00:00 of the same civil clock.
pub fn civil_seconds(at: DateTime) -> i64 {
    let days = days_since_epoch(at.date());
    days * 86_400 + i64::from(at.hour()) * 3600 + i64::from(at.minute()) * 60 + i64::from(at.second())
}

/// The civil time that so many seconds after 1970-01-01T00:00 is.
pub fn from_civil_seconds(seconds: i64) -> DateTime {
    DateTime::constant(1970, 1, 1, 0, 0, 0, 0).checked_add(seconds.seconds()).unwrap_or(DateTime::MIN)
}

/// Days since 1970-01-01.
pub fn days_since_epoch(day: Date) -> i64 {
    let epoch = Date::constant(1970, 1, 1);
    epoch.until(day).map_or(0, |span| i64::from(span.get_days()))
}

/// The parts of a date: `20261223` is cut 4-2-2, `1223` 2-2, anything else at its separators.
fn read_numbers(typed: &str) -> Option<Vec<i64>> {
    if typed.chars().all(|c| c.is_ascii_digit()) {
        let all: i64 = typed.parse().ok()?;
        return match typed.len() {
            8 => Some(vec![all / 10_000, all / 100 % 100, all % 100]),
            3 | 4 => Some(vec![all / 100, all % 100]),
            _ => None,
        };
    }
    typed
        .trim_end_matches(['日', '号'])
        .split(['-', '/', '.', '年', '月', ' '])
        .filter(|part| !part.is_empty())
        .map(digits)
        .collect()
}

fn digits(text: &str) -> Option<i64> {
    (!text.is_empty() && text.len() <= 8 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn date(year: i64, month: i64, day: i64) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn near(today: Date, month: i64, day: i64) -> Option<Date> {
    let past = today.checked_sub(31.days()).unwrap_or(today);
    // Eight years ahead finds a 29 February from anywhere.
    (0..=8).filter_map(|ahead| date(i64::from(today.year()) - 1 + ahead, month, day)).find(|found| *found >= past)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const MONDAY: Date = Date::constant(2026, 11, 23);

    #[test]
    fn days_as_a_clerk_types_them() {
        let read = |text| read_date(text, MONDAY);
        assert_eq!(read("1223"), Some(date(2026, 12, 23)));
        assert_eq!(read("+3"), Some(date(2026, 11, 26)));
        assert_eq!(read("4"), Some(date(2026, 11, 26)));
        assert_eq!(read("1"), Some(MONDAY));
        assert_eq!(read("thu"), read("周四"));
        assert_eq!(read("2026年12月3日"), Some(date(2026, 12, 3)));
        assert_eq!(read("12.3"), Some(date(2026, 12, 3)));
        assert_eq!(read("２０２６1203"), Some(date(2026, 12, 3)));
        assert_eq!(read("1122"), Some(date(2026, 11, 22)));
        assert_eq!(read("105"), Some(date(2027, 1, 5)));
        assert_eq!(read("1332"), None);
        assert_eq!(read("99"), None);
    }

    #[test]
    fn times_as_a_clerk_types_them() {
        for (text, hour, minute) in [
            ("9", 9, 0),
            ("930", 9, 30),
            ("14：00", 14, 0),
            ("下午2点", 14, 0),
            ("2点半", 2, 30),
            ("2pm", 14, 0),
            ("0905", 9, 5),
        ] {
            assert_eq!(read_time(text), Time::new(hour, minute, 0, 0).ok(), "{text}");
        }
        assert_eq!(read_time("25"), None);
        assert_eq!(read_time("12345"), None);
    }

    #[test]
    fn births_and_ages() {
        assert_eq!(read_birth("1952.03.12"), Some(date(1952, 3, 12)));
        assert_eq!(read_birth("19520312"), Some(date(1952, 3, 12)));
        assert_eq!(read_birth("0312"), None);
        assert_eq!(age_on(date(1955, 11, 24), MONDAY), 70);
        assert_eq!(age_on(date(1955, 11, 23), MONDAY), 71);
        assert_eq!(from_civil_seconds(civil_seconds(MONDAY.at(9, 12, 5, 0))), MONDAY.at(9, 12, 5, 0));
        assert_eq!(monday_of(date(2026, 11, 29)), MONDAY);
    }
}
