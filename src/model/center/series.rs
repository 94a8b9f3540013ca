//! Bookings that come again: every week, every other week, or on the n-th weekday of the month.

use crate::model::period::class;
use crate::model::{Resident, Room};
use jiff::ToSpan;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::model::center::booking::Place;
use crate::model::code::Code;
use crate::model::field::{
    Field, FieldError, Record, Value, as_choice, as_day, as_int, as_ref, as_text, as_time, put, reference,
};
use crate::model::fold::fold_typed;
use crate::model::id::{Id, Kind};
use crate::model::when::read_date;

/// Most dates of one series: two records each, they fit one commit.
pub const MOST_DATES: usize = 40;

/// How a series comes again.
pub static EVERY: &[Code] = &[
    Code { code: 1, key: "every.week", aliases: &["每周"] },
    Code { code: 2, key: "every.fortnight", aliases: &["隔周"] },
    Code { code: 3, key: "every.month", aliases: &["每月"] },
];

/// How many bookings of a series are meant.
pub static REACH: &[Code] = &[
    Code { code: 1, key: "reach.this", aliases: &["只这次"] },
    Code { code: 2, key: "reach.later", aliases: &["这次及以后"] },
    Code { code: 3, key: "reach.all", aliases: &["全部"] },
];

/// How far a series goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Until {
    /// To this day, the day itself included.
    Day(Date),
    /// For so many times.
    Times(u16),
    /// For so many months: up to the day before the same day of that month.
    Months(u8),
}

/// Reads `2` or `2个月` as months, `8次` `8x` `x8` as times, anything else as a day.
pub fn read_until(text: &str, today: Date) -> Option<Until> {
    let typed = fold_typed(text).trim().to_lowercase();
    let number = |text: &str| text.trim().parse::<u16>().ok().filter(|number| *number > 0);
    let times = typed.strip_suffix('次').or_else(|| typed.strip_suffix('x')).or_else(|| typed.strip_prefix('x'));
    if let Some(times) = times {
        return number(times).map(Until::Times);
    }
    let months = typed.strip_suffix("个月").or_else(|| typed.strip_suffix('m')).unwrap_or(&typed);
    if let Some(months) = number(months).filter(|months| *months <= 12) {
        return Some(Until::Months(months as u8));
    }
    read_date(&typed, today).map(Until::Day)
}

/// Which weekday of its month a day is, 1 to 5.
pub fn nth_of_month(day: Date) -> i8 {
    (day.day() - 1) / 7 + 1
}

/// The dates of a series that begins on `first`; at most [`MOST_DATES`].
///
/// The fifth such weekday of a month means the last one, since most months have only four.
pub fn dates(first: Date, every: u8, until: Until) -> Vec<Date> {
    dates_up_to(MOST_DATES, first, every, until)
}

/// Whether more dates were asked for than a series has.
pub fn is_cut(first: Date, every: u8, until: Until) -> bool {
    dates_up_to(MOST_DATES + 1, first, every, until).len() > MOST_DATES
}

fn dates_up_to(at_most: usize, first: Date, every: u8, until: Until) -> Vec<Date> {
    let last = match until {
        Until::Day(day) => day,
        Until::Times(_) => Date::MAX,
        Until::Months(months) => first.saturating_add(i64::from(months).months()).yesterday().unwrap_or(first),
    };
    let most = match until {
        Until::Times(times) => usize::from(times).min(at_most),
        Until::Day(_) | Until::Months(_) => at_most,
    };
    (0..)
        .map_while(|nth: i64| match every {
            1 => first.checked_add(nth.weeks()).ok(),
            2 => first.checked_add((2 * nth).weeks()).ok(),
            _ => same_weekday_of_month(first, nth),
        })
        .take_while(|day| *day <= last)
        .take(most)
        .collect()
}

fn same_weekday_of_month(first: Date, months: i64) -> Option<Date> {
    let month = first.first_of_month().checked_add(months.months()).ok()?;
    let nth = nth_of_month(first);
    month.nth_weekday_of_month(if nth == 5 { -1 } else { nth }, first.weekday()).ok()
}

/// Why a date of a series was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeftOut {
    /// Nothing stood in its way.
    Chosen,
    /// The room does not open then.
    NotOpen,
    /// It was closed, of [`crate::model::center::booking::CLOSURE_REASON`].
    Closed(u8),
    /// The person is somewhere else then.
    Clash(Place),
    /// There was no room for all of them.
    Full,
    /// Another rule of the room.
    Rule,
}

/// A date of a series that was asked for and left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    pub date: Date,
    pub why: LeftOut,
}

/// Bookings of one room at one hour that come again and again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Series {
    pub id: Id,
    pub resident: Id,
    pub room: Id,
    /// The first date that was asked for.
    pub first: Date,
    pub last: Date,
    /// From.
    pub start: Time,
    /// How many people.
    pub heads: u16,
    /// Of [`EVERY`].
    pub every: u8,
    /// Dates that were asked for and left out.
    pub skipped: Vec<Skipped>,
    /// The group's name.
    pub note: String,
}

impl Record for Series {
    const KIND: Kind = Kind(14);
    const NAME: &'static str = "series";
    const CLASS: u8 = class::CENTER;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::refers(
            "resident",
            Resident::KIND,
            |s| reference(s.resident),
            |s, v| put(&mut s.resident, as_ref(&v)),
        ),
        Field::<Self>::refers("room", Room::KIND, |s| reference(s.room), |s, v| put(&mut s.room, as_ref(&v))),
        Field::<Self>::system("first", |s| Value::Date(s.first), |s, v| put(&mut s.first, as_day(&v))),
        Field::<Self>::system("last", |s| Value::Date(s.last), |s, v| put(&mut s.last, as_day(&v))),
        Field::<Self>::system("start", |s| Value::Time(s.start), |s, v| put(&mut s.start, as_time(&v))),
        Field::<Self>::system("heads", |s| Value::Number(s.heads.into()), |s, v| put(&mut s.heads, as_int(&v))),
        Field::<Self>::system("every", |s| Value::Choice(s.every), |s, v| put(&mut s.every, as_choice(&v))),
        Field::<Self>::system("skipped", |s| Value::opaque(&s.skipped), |s, v| put(&mut s.skipped, v.read_opaque())),
        Field::<Self>::system("note", |s| Value::text(&s.note), |s, v| put(&mut s.note, as_text(v))),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn dated(&self) -> Option<Date> {
        Some(self.first)
    }

    fn ended(&self) -> Option<Date> {
        Some(self.last)
    }
}

/// Reads how far a series goes, for a form.
pub fn until_typed(text: &str, today: Date) -> Result<Value, FieldError> {
    if text.trim().is_empty() {
        return Ok(Value::Empty);
    }
    read_until(text, today).map(|until| Value::opaque(&until)).ok_or(FieldError::NotADate)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const WEDNESDAY: Date = Date::constant(2026, 11, 25);

    #[test]
    fn how_far_a_series_goes_is_read_as_a_clerk_types_it() {
        let read = |text| read_until(text, WEDNESDAY);
        for (text, until) in [
            ("2", Until::Months(2)),
            ("2个月", Until::Months(2)),
            ("8次", Until::Times(8)),
            ("x8", Until::Times(8)),
            ("0120", Until::Day(date(2027, 1, 20))),
            ("2027-01-20", Until::Day(date(2027, 1, 20))),
        ] {
            assert_eq!(read(text), Some(until), "{text}");
        }
        assert_eq!((read("0"), read("0次"), read("许久")), (Some(Until::Day(WEDNESDAY)), None, None));
    }

    #[test]
    fn dates_come_every_week_every_other_week_and_on_the_same_weekday_of_the_month() {
        let weekly = dates(WEDNESDAY, 1, Until::Months(2));
        assert_eq!((weekly.len(), weekly.last()), (9, Some(&date(2027, 1, 20))));
        assert_eq!(dates(WEDNESDAY, 2, Until::Times(3)), [WEDNESDAY, date(2026, 12, 9), date(2026, 12, 23)]);
        let first_monday = date(2026, 12, 7);
        assert_eq!(dates(first_monday, 3, Until::Times(3)), [first_monday, date(2027, 1, 4), date(2027, 2, 1)]);
        let last_monday = date(2026, 11, 30);
        assert_eq!(dates(last_monday, 3, Until::Times(3)), [last_monday, date(2026, 12, 28), date(2027, 1, 25)]);
        assert_eq!(dates(WEDNESDAY, 1, Until::Times(500)).len(), MOST_DATES);
        assert!(is_cut(WEDNESDAY, 1, Until::Times(41)) && !is_cut(WEDNESDAY, 1, Until::Times(40)));
        assert!(is_cut(WEDNESDAY, 1, Until::Months(12)) && !is_cut(WEDNESDAY, 2, Until::Months(12)));
        assert_eq!(dates(WEDNESDAY, 1, Until::Day(date(2026, 11, 1))), []);
    }
}
