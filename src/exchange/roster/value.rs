//! From a cell to a field's value, with what only spreadsheets do: numbers for ids, serials for days, `无` for nothing.

use std::borrow::Cow;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::exchange::cell::{Cell, EXACT};
use crate::exchange::mask;
use crate::model::Code;
use crate::model::field::{Class, FieldError, FieldKind, Value};
use crate::model::fold::{fold_text, fold_typed, same};
use crate::model::people::citizen_id::{CitizenId, IdError};
use crate::model::when::read_birth;
use crate::text::{Lang, labels};

/// Years that a year alone may mean, and no serial does.
const YEARS: std::ops::RangeInclusive<i64> = 1850..=2100;
/// What offices write where there is nothing.
#[rustfmt::skip]
const NOTHING: [&str; 43] = [
    "无", "-", "/", "\\", "--", "---", "空", "—", "——", "n/a", "null", "none", "没有", "暂无", "不详", "未填", "未提供", "无电话",
    "#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!", "nan", "nil", "待补", "待填", "待查", "待核实", "待确认",
    "待完善", "待定", "不知道", "未知", "未登记", "未采集", "?", "？", "……", "...", "******",
];
/// Bytes of the longest of them.
const LONGEST_NOTHING: usize = 12;
/// What ticks a column, and what says that it is not ticked.
const YES: [&str; 13] = ["√", "是", "✓", "✔", "☑", "有", "对", "1", "y", "yes", "true", "v", "●"];
const NO: [&str; 11] = ["×", "否", "✗", "✘", "☐", "不是", "0", "n", "no", "false", "x"];

/// Whether a cell says that there is nothing; a formula's error says nothing either.
pub(super) fn is_nothing(cell: &Cell) -> bool {
    match cell {
        Cell::Empty | Cell::Error(_) => true,
        Cell::Text(raw) if raw.len() <= 3 * LONGEST_NOTHING => {
            // Nearly all cells begin as none of the words does.
            match raw.chars().find(|sign| !sign.is_whitespace() && !same::is_unseen(*sign)) {
                None => return true,
                Some('0'..='9') => return false,
                Some(first) if same::is_han(first) && !"无空没暂不未待".contains(first) => return false,
                Some(_) => {}
            }
            let text = text_of(cell);
            text.is_empty()
                || text.len() <= LONGEST_NOTHING && NOTHING.iter().any(|word| word.eq_ignore_ascii_case(&text))
        }
        _ => false,
    }
}

/// A cell's text on one line of meaning: trimmed, without what nobody can see, line ends `\n`, tabs as spaces, a mark that
/// keeps a number text left out.
pub(super) fn text_of(cell: &Cell) -> Cow<'_, str> {
    let Cow::Borrowed(text) = cell.text() else { return cell.text() };
    if text.chars().any(|sign| matches!(sign, '\r' | '\t') || same::is_unseen(sign)) {
        let seen = same::visible(text).replace("\r\n", "\n").replace(['\r', '\t'], " ");
        return Cow::Owned(unmarked(seen.trim()).to_owned());
    }
    Cow::Borrowed(unmarked(text.trim()))
}

/// Without the apostrophe that Excel keeps a number text by, or what an input method makes of it.
fn unmarked(text: &str) -> &str {
    match text.strip_prefix(['\'', '`', '‘', '’', '＇', '´']) {
        // What has another one at its end is quoted.
        Some(rest) if rest.starts_with(|sign: char| !matches!(sign, '\'' | '`' | '‘' | '’')) => rest.trim_start(),
        _ => text,
    }
}

/// What says that a cell is as the one above it.
const AS_ABOVE: [&str; 14] =
    ["同上", "〃", "\"", "″", "＂", "“", "”", "々", "同前", "上同", "同 上", "同上行", "ditto", "-\"-"];

/// Whether a cell says that it is as the one above it.
pub(super) fn is_as_above(cell: &Cell) -> bool {
    match cell {
        Cell::Text(raw) if raw.len() <= 24 => {
            let text = text_of(cell);
            AS_ABOVE.iter().any(|word| word.eq_ignore_ascii_case(&text))
                || text.chars().filter(|c| !c.is_whitespace()).eq("同上".chars())
        }
        _ => false,
    }
}

/// Reads a cell for a field; a cell of nothing is [`Value::Empty`].
pub(super) fn read(kind: &FieldKind, cell: &Cell, today: Date) -> Result<Value, FieldError> {
    if is_nothing(cell) {
        return Ok(Value::Empty);
    }
    if let Cell::Text(text) = cell
        && text.contains(char::REPLACEMENT_CHARACTER)
    {
        return Err(FieldError::BadCharacter(char::REPLACEMENT_CHARACTER));
    }
    match kind {
        FieldKind::CitizenId => read_citizen_id(cell).map(|id| Value::Text(id.as_str().to_owned())),
        FieldKind::Date => match read_day(cell) {
            Some(Day::Whole(day)) => Ok(Value::Date(day)),
            _ => Err(FieldError::NotADate),
        },
        FieldKind::Choice(table) => kind
            .parse(&text_of(cell), today)
            .or_else(|error| by_label(table, &text_of(cell)).map(|code| Value::Choice(code.code)).ok_or(error)),
        _ => kind.parse(&text_of(cell), today),
    }
}

/// The code that an export in English writes so.
pub(super) fn by_label(table: &'static [Code], text: &str) -> Option<&'static Code> {
    table.iter().find(|code| labels::code(Lang::En, code).eq_ignore_ascii_case(text.trim()))
}

/// Reads an identity number, which a number of 16 digits and more no longer is.
pub(super) fn read_citizen_id(cell: &Cell) -> Result<CitizenId, FieldError> {
    let destroyed = Err(FieldError::CitizenId(IdError::Destroyed));
    let text = match cell {
        Cell::Number(number) if *number >= EXACT => return destroyed,
        _ => text_of(cell),
    };
    let folded = fold_text(&text);
    if is_exponential(&folded) {
        return destroyed;
    }
    match CitizenId::read(&folded) {
        // The check character that does not fit is the fifteen digits' loss, not a slip of the pen.
        Err(IdError::Check { .. }) if folded.trim_end().ends_with("000") => destroyed,
        other => other.map_err(FieldError::CitizenId),
    }
}

/// `6.10199E+17`, as a spreadsheet saves a long number into text.
fn is_exponential(text: &str) -> bool {
    text.trim().split_once(['E', 'e']).is_some_and(|(digits, power)| {
        power.trim_start_matches('+').parse::<u8>().is_ok() && digits.parse::<f64>().is_ok()
    })
}

/// A day as far as a cell tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// In full.
    Whole(Date),
    /// A year and a month, 出生年月; the second month is another reading of the number 1952.1.
    Month(i16, i8, Option<i8>),
    /// Only a year.
    Year(i16),
    /// A whole day, but of the year only the last two digits: 52.3.12.
    Short(i16, i8, i8),
}

impl Day {
    /// The day, if it is told in full.
    pub(super) fn whole(self) -> Option<Date> {
        match self {
            Self::Whole(day) => Some(day),
            Self::Month(..) | Self::Year(_) | Self::Short(..) => None,
        }
    }

    /// The days until today that may be meant where the century is not told.
    pub(super) fn centuries(self, today: Date) -> Vec<Date> {
        let Self::Short(year, month, day) = self else { return Vec::new() };
        let days = [1900, 2000].into_iter().filter_map(|century| Date::new(century + year, month, day).ok());
        days.filter(|day| *day <= today).collect()
    }

    /// Whether a day may be meant by it.
    pub(super) fn agrees(self, day: Date) -> bool {
        match self {
            Self::Whole(whole) => whole == day,
            Self::Month(year, month, other) => {
                year == day.year() && (month == day.month() || other == Some(day.month()))
            }
            Self::Year(year) => year == day.year(),
            Self::Short(year, month, of_month) => (year, month, of_month) == (day.year() % 100, day.month(), day.day()),
        }
    }
}

/// Reads a day from a date cell, a serial, the number 19520312 or any of the texts.
pub(super) fn read_day(cell: &Cell) -> Option<Day> {
    match cell {
        Cell::Date(at) => Some(Day::Whole(at.date())),
        Cell::Number(number) => read_number(*number),
        Cell::Text(text) => read_text(text),
        _ => None,
    }
}

/// Whether a number may be a year alone.
pub(super) fn is_year(number: f64) -> bool {
    YEARS.contains(&(number as i64))
}

fn read_number(number: f64) -> Option<Day> {
    let whole = number as i64;
    if number.fract() != 0.0 && YEARS.contains(&whole) {
        return read_text(&number.to_string()).map(|day| match day {
            // 1952.1 is January, or October that lost its zero.
            Day::Month(year, 1, _) => Day::Month(year, 1, Some(10)),
            other => other,
        });
    }
    match whole {
        year if YEARS.contains(&year) => Some(Day::Year(year as i16)),
        1..=79_999 => serial(whole),
        100_000..=999_999 | 10_000_000..=99_999_999 => read_text(&whole.to_string()),
        _ => None,
    }
}

fn read_text(text: &str) -> Option<Day> {
    let folded = fold_typed(unmarked(same::visible(text).trim())).trim().to_owned();
    // A time of day after the date says nothing here.
    let date = match folded.split_once([' ', 'T']) {
        Some((date, time)) if time.contains(':') => date,
        _ => folded.as_str(),
    };
    if let Some(day) = read_birth(date) {
        return Some(Day::Whole(day));
    }
    let number = |text: &str| text.parse::<i64>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    if let Some(whole) = number(date) {
        return match date.len() {
            4 if YEARS.contains(&whole) => Some(Day::Year(whole as i16)),
            5 => serial(whole),
            6 => month(whole / 100, whole % 100).or_else(|| short(whole / 10_000, whole / 100 % 100, whole % 100)),
            _ => None,
        };
    }
    let mut parts = date.trim_end_matches(['日', '号']).split(['.', '-', '/', '年', '月']);
    if let (Some(year), Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        && year.len() == 2
    {
        return short(number(year)?, number(month)?, number(day)?);
    }
    let date = date.trim_end_matches('月');
    if let Some(year) = date.strip_suffix('年').and_then(number) {
        return YEARS.contains(&year).then_some(Day::Year(year as i16));
    }
    let (year, rest) = date.split_once(['.', '-', '/', '年'])?;
    month(number(year)?, number(rest)?)
}

fn month(year: i64, month: i64) -> Option<Day> {
    (YEARS.contains(&year) && (1..=12).contains(&month)).then_some(Day::Month(year as i16, month as i8, None))
}

fn short(year: i64, month: i64, day: i64) -> Option<Day> {
    let (year, month, day) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let is_one = |century: i16| Date::new(century + year, month, day).is_ok();
    ((0..100).contains(&year) && (is_one(1900) || is_one(2000))).then_some(Day::Short(year, month, day))
}

/// Days since the last day of 1899, the 29th of February 1900 counted, as Excel does.
fn serial(days: i64) -> Option<Day> {
    // The 29th of February 1900 is no day.
    if days == 60 {
        return None;
    }
    let first = if days < 60 { Date::constant(1899, 12, 31) } else { Date::constant(1899, 12, 30) };
    first.checked_add(days.days()).ok().map(Day::Whole)
}

/// Whether a cell ticks its column: √ and 是, or × and 否; `None` for anything else.
pub(super) fn read_tick(cell: &Cell) -> Option<bool> {
    match cell {
        Cell::Bool(yes) => Some(*yes),
        Cell::Empty => Some(false),
        _ => {
            let text = text_of(cell);
            let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(&text));
            if is(&YES) { Some(true) } else { (is(&NO) || is_nothing(cell)).then_some(false) }
        }
    }
}

/// What a list of reasons may show of a cell: all of an open field, the last four of a masked one, else nothing.
pub(super) fn masked(class: Class, cell: &Cell) -> String {
    const MOST: usize = 40;
    let text = text_of(cell);
    match class {
        Class::Open | Class::System => text.chars().take(MOST).collect(),
        Class::Masked => mask::masked(&text),
        Class::Age | Class::Sensitive => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn text(text: &str) -> Cell {
        Cell::from_text(text)
    }

    #[test]
    fn destroyed_numbers_are_refused_and_short_ones_are_read() {
        let destroyed = Err(FieldError::CitizenId(IdError::Destroyed));
        for cell in [
            Cell::Number(610_199_195_203_120_128.0),
            Cell::Number(1e15),
            text("6.10199E+17"),
            text("6.10199195203120e17"),
            text("610199195203120000"),
        ] {
            assert_eq!(read_citizen_id(&cell).map(|_| ()), destroyed, "{cell:?}");
        }
        for cell in [Cell::Number(610_199_520_312_123.0), text("610199520312123"), text("'61019919520312123X")] {
            let id = read_citizen_id(&cell);
            assert!(id.is_ok() || matches!(id, Err(FieldError::CitizenId(IdError::Check { .. }))), "{cell:?}");
        }
        assert!(read_citizen_id(&Cell::Number(610_199_520_312_123.0)).is_ok());
    }

    #[test]
    fn days_in_every_form_that_files_have() {
        let born = Some(Day::Whole(date(1952, 3, 12)));
        assert_eq!((read_day(&Cell::Number(60.0)), read_day(&text("60"))), (None, None), "a day that never was");
        for cell in [
            Cell::Date(date(1952, 3, 12).at(8, 0, 0, 0)),
            Cell::Number(19_065.0),
            Cell::Number(19_065.5),
            Cell::Number(19_520_312.0),
            text("19520312"),
            text("19065"),
            text("1952.03.12"),
            text("1952-3-12"),
            text("1952/3/12"),
            text("1952年3月12日"),
            text("１９５２年３月１２日"),
            text("1952-03-12 00:00:00"),
            text("1952-03-12T00:00:00"),
        ] {
            assert_eq!(read_day(&cell), born, "{cell:?}");
        }
        assert_eq!(read_day(&Cell::Number(59.0)), Some(Day::Whole(date(1900, 2, 28))));
        assert_eq!(read_day(&Cell::Number(61.0)), Some(Day::Whole(date(1900, 3, 1))));
    }

    #[test]
    fn months_and_years_alone_are_told_apart_from_serials() {
        let march = Some(Day::Month(1952, 3, None));
        for cell in [text("1952.03"), text("1952年3月"), text("195203"), Cell::Number(195_203.0), text("1952-3")] {
            assert_eq!(read_day(&cell), march, "{cell:?}");
        }
        assert_eq!(read_day(&Cell::Number(1952.1)), Some(Day::Month(1952, 1, Some(10))));
        assert_eq!(read_day(&Cell::Number(1952.0)), Some(Day::Year(1952)));
        assert_eq!(read_day(&text("1952年")), Some(Day::Year(1952)));
        for cell in [text("52.13.12"), text("1952.13.01"), text("正月初五"), Cell::Number(-1.0), Cell::Number(f64::NAN)]
        {
            assert_eq!(read_day(&cell), None, "{cell:?}");
        }
    }

    #[test]
    fn two_digits_of_a_year_leave_the_century_open() {
        let today = date(2026, 11, 23);
        for cell in
            [text("52.3.12"), text("52-03-12"), text("５２年３月１２日"), text("520312"), Cell::Number(520_312.0)]
        {
            let day = read_day(&cell).unwrap();
            assert_eq!(day, Day::Short(52, 3, 12), "{cell:?}");
            assert_eq!(day.centuries(today), [date(1952, 3, 12)], "{cell:?}");
            assert!(day.agrees(date(1952, 3, 12)) && !day.agrees(date(1953, 3, 12)));
        }
        let both = read_day(&text("20/1/5")).unwrap();
        assert_eq!(both.centuries(today), [date(1920, 1, 5), date(2020, 1, 5)]);
        assert_eq!(read_day(&text("00.2.29")).unwrap().centuries(today), [date(2000, 2, 29)]);
    }

    #[test]
    fn masks_show_four_characters_and_no_birth() {
        assert_eq!(masked(Class::Masked, &text("13800008829")), "*******8829");
        assert_eq!(masked(Class::Masked, &text("8829")), "****");
        assert_eq!(masked(Class::Age, &text("1952-03-12")), "");
        assert_eq!(masked(Class::Sensitive, &text("高血压")), "");
        assert_eq!(masked(Class::Open, &text("男女")), "男女");
    }
}
