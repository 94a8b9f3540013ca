//! Rounds: within which span of days a benefit is had once. Festivals follow the lunar calendar.

use jiff::ToSpan;
use jiff::civil::Date;
use lunar_lite::{LunarDate, lunar_to_solar};

use crate::model::code::Code;

/// How often a benefit is had.
pub static EVERY: &[Code] = &[
    Code { code: 1, key: "round.month", aliases: &["每月一次"] },
    Code { code: 2, key: "round.quarter", aliases: &["每季一次"] },
    Code { code: 3, key: "round.year", aliases: &["每年一次"] },
    Code { code: 4, key: "round.once", aliases: &["只有一次"] },
    Code { code: 5, key: "round.spring", aliases: &["春节"] },
    Code { code: 6, key: "round.dragon_boat", aliases: &["端午"] },
    Code { code: 7, key: "round.mid_autumn", aliases: &["中秋"] },
    Code { code: 8, key: "round.double_ninth", aliases: &["重阳"] },
    Code { code: 9, key: "round.activity", aliases: &["每次活动"] },
];

/// Once in a life.
pub const ONCE: u8 = 4;
/// Once an activity: its round is the activity, and without one none runs.
pub const ACTIVITY: u8 = 9;

const MONTH: u8 = 1;
const QUARTER: u8 = 2;
const YEAR: u8 = 3;

/// Month and day of the lunar year on which the festivals of [`EVERY`] fall.
const FESTIVALS: &[(u8, (u8, u8))] = &[(5, (1, 1)), (6, (5, 5)), (7, (8, 15)), (8, (9, 9))];

/// The first day of the only round of what is had once.
const BEGINNING: Date = Date::constant(1970, 1, 1);

/// How many days before and after a festival its round runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Around {
    pub before: i64,
    pub after: i64,
}

/// A round: its first day and its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Round {
    pub first: Date,
    pub last: Date,
}

impl Round {
    /// Whether a day is in it.
    pub fn has(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

/// The day of a lunar date in the lunar year that begins in this year; `None` where there is none.
pub fn solar(year: i16, month: u8, day: u8) -> Option<Date> {
    let lunar = LunarDate { year: year.into(), month, day, is_leap_month: false };
    let solar = lunar_to_solar(lunar).ok()?;
    Date::new(solar.year.try_into().ok()?, solar.month.try_into().ok()?, solar.day.try_into().ok()?).ok()
}

/// The day of a festival in a year; `None` for what is no festival.
pub fn festival(every: u8, year: i16) -> Option<Date> {
    let (_, (month, day)) = FESTIVALS.iter().find(|(code, _)| *code == every)?;
    solar(year, *month, *day)
}

fn of_festival(every: u8, year: i16, around: Around) -> Option<Round> {
    let day = festival(every, year)?;
    Some(Round { first: day.checked_sub(around.before.days()).ok()?, last: day.checked_add(around.after.days()).ok()? })
}

/// So many months from the first of one on, that first day included.
fn months(first: Date, count: i64) -> Option<Round> {
    let next = first.checked_add(count.months()).ok()?;
    Some(Round { first, last: next.yesterday().ok()? })
}

/// The round that a day is in; `None` between the rounds of a festival.
pub fn round_on(every: u8, day: Date, around: Around) -> Option<Round> {
    match every {
        MONTH => months(day.first_of_month(), 1),
        QUARTER => months(Date::new(day.year(), (day.month() - 1) / 3 * 3 + 1, 1).ok()?, 3),
        YEAR => months(day.first_of_year(), 12),
        ONCE => Some(Round { first: BEGINNING, last: Date::MAX }),
        ACTIVITY => None,
        festival => (day.year() - 1..=day.year() + 1)
            .filter_map(|year| of_festival(festival, year, around))
            .find(|round| round.has(day)),
    }
}

/// The first day of the next round after a day; `None` where none comes any more.
pub fn next_round(every: u8, day: Date, around: Around) -> Option<Date> {
    match every {
        ONCE | ACTIVITY => None,
        MONTH | QUARTER | YEAR => round_on(every, day, around)?.last.tomorrow().ok(),
        festival => (day.year()..=day.year() + 2)
            .filter_map(|year| of_festival(festival, year, around))
            .map(|round| round.first)
            .find(|first| *first > day),
    }
}

/// The day on which somebody reaches an age, as [`crate::model::when::age_on`] counts: born on 29 February, they reach it
/// on 1 March of a year that has no such day.
pub fn reaches(birth: Date, age: u8) -> Option<Date> {
    let year = birth.year().checked_add(age.into())?;
    Date::new(year, birth.month(), birth.day()).or_else(|_| Date::new(year, 3, 1)).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::when::age_on;

    const AROUND: Around = Around { before: 30, after: 15 };

    #[test]
    fn festivals_fall_on_their_days() {
        let days = [(5, 2026), (5, 2027), (6, 2026), (7, 2026), (8, 2026), (8, 2027)].map(|(f, y)| festival(f, y));
        let wanted = [
            date(2026, 2, 17),
            date(2027, 2, 6),
            date(2026, 6, 19),
            date(2026, 9, 25),
            date(2026, 10, 18),
            date(2027, 10, 8),
        ];
        assert_eq!(days, wanted.map(Some));
        assert_eq!(festival(1, 2026), None);
    }

    #[test]
    fn a_round_ends_with_its_last_day_and_the_next_begins_on_the_day_after() {
        for (every, day, first, last) in [
            (1, date(2026, 11, 30), date(2026, 11, 1), date(2026, 11, 30)),
            (1, date(2026, 12, 1), date(2026, 12, 1), date(2026, 12, 31)),
            (1, date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29)),
            (2, date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
            (2, date(2027, 1, 1), date(2027, 1, 1), date(2027, 3, 31)),
            (3, date(2026, 12, 31), date(2026, 1, 1), date(2026, 12, 31)),
            (5, date(2027, 1, 7), date(2027, 1, 7), date(2027, 2, 21)),
            (5, date(2027, 2, 21), date(2027, 1, 7), date(2027, 2, 21)),
        ] {
            assert_eq!(round_on(every, day, AROUND), Some(Round { first, last }), "{every} {day}");
        }
        assert_eq!(round_on(5, date(2027, 1, 6), AROUND), None);
        assert_eq!(round_on(5, date(2027, 2, 22), AROUND), None);
        assert_eq!(next_round(1, date(2026, 11, 30), AROUND), Some(date(2026, 12, 1)));
        assert_eq!(next_round(5, date(2027, 1, 6), AROUND), Some(date(2027, 1, 7)));
        assert_eq!(next_round(ONCE, date(2027, 1, 6), AROUND), None);
        assert_eq!(
            (round_on(ACTIVITY, date(2027, 1, 6), AROUND), next_round(ACTIVITY, date(2027, 1, 6), AROUND)),
            (None, None)
        );
        // A day of the year before may be in the round of a festival of the next one.
        let wide = Around { before: 60, after: 15 };
        assert_eq!(round_on(5, date(2026, 12, 31), wide).map(|round| round.first), Some(date(2026, 12, 8)));
    }

    #[test]
    fn an_age_is_reached_on_the_day_from_which_it_counts() {
        for birth in [date(1966, 11, 23), date(1964, 2, 29), date(1966, 3, 1), date(1965, 12, 31)] {
            for age in [60, 61, 80, 90, 100] {
                let day = reaches(birth, age).unwrap();
                let ages = [day.yesterday().unwrap(), day].map(|day| age_on(birth, day));
                assert_eq!(ages, [i16::from(age) - 1, i16::from(age)], "{birth} {age}");
            }
        }
    }
}
