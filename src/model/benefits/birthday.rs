//! Birthdays by the lunar calendar, by which many elders keep theirs.
//!
//! Whoever was born in a leap month has it in the ordinary month of that number; whoever was born on the 30th has it on
//! the 29th of a month that has no 30th.

use jiff::civil::Date;
use lunar_lite::{LunarDate, SolarDate, lunar_month_days, lunar_to_solar, solar_to_lunar};

/// Month and day of the lunar calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LunarDay {
    pub month: u8,
    pub day: u8,
}

/// The lunar year in which a day lies, and its day of it; `None` for days that the calendar does not reach.
fn lunar(day: Date) -> Option<(i32, LunarDay)> {
    let (month, of_month) = (day.month().try_into().ok()?, day.day().try_into().ok()?);
    let lunar = solar_to_lunar(SolarDate { year: day.year().into(), month, day: of_month }).ok()?;
    Some((lunar.year, LunarDay { month: lunar.month, day: lunar.day }))
}

/// The lunar day on which somebody was born.
pub fn lunar_day(birth: Date) -> Option<LunarDay> {
    lunar(birth).map(|(_, day)| day)
}

/// The day of a lunar year on which somebody has their lunar birthday.
fn in_lunar_year(of: LunarDay, year: i32) -> Option<Date> {
    let day = of.day.min(lunar_month_days(year, of.month, false).ok()?);
    let solar = lunar_to_solar(LunarDate { year, month: of.month, day, is_leap_month: false }).ok()?;
    Date::new(solar.year.try_into().ok()?, solar.month.try_into().ok()?, solar.day.try_into().ok()?).ok()
}

/// The first lunar birthday on or after a day.
pub fn next_lunar(birth: Date, from: Date) -> Option<Date> {
    let (of, (year, _)) = (lunar_day(birth)?, lunar(from)?);
    (year..=year + 1).filter_map(|year| in_lunar_year(of, year)).find(|day| *day >= from)
}

/// The first birthday by the solar calendar on or after a day: born on 29 February, they have it on 1 March of a year that
/// has no such day.
pub fn next_solar(birth: Date, from: Date) -> Option<Date> {
    let in_year = |year| Date::new(year, birth.month(), birth.day()).or_else(|_| Date::new(year, 3, 1)).ok();
    [from.year(), from.year() + 1].into_iter().filter_map(in_year).find(|day| *day >= from)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_leap_month_falls_back_to_the_ordinary_one_and_the_thirtieth_to_the_last_day() {
        // 1944 had a leap fourth month: 1944-05-22 was its first day.
        assert_eq!(lunar_day(date(1944, 5, 22)), Some(LunarDay { month: 4, day: 1 }));
        assert_eq!(lunar_day(date(1944, 4, 23)), Some(LunarDay { month: 4, day: 1 }));
        assert_eq!(next_lunar(date(1944, 5, 22), date(2026, 1, 1)), next_lunar(date(1944, 4, 23), date(2026, 1, 1)));
        // The twelfth lunar month of 2025 ends with its 29th, the day before Spring Festival; that of 2023 had a 30th.
        let last = LunarDay { month: 12, day: 30 };
        assert_eq!(in_lunar_year(last, 2025), Some(date(2026, 2, 16)));
        assert_eq!(in_lunar_year(last, 2023), Some(date(2024, 2, 9)));
    }

    #[test]
    fn the_next_one_is_today_or_later_in_either_calendar() {
        // Born on Double Ninth of 1946.
        let birth = date(1946, 10, 3);
        assert_eq!(lunar_day(birth), Some(LunarDay { month: 9, day: 9 }));
        assert_eq!(next_lunar(birth, date(2026, 10, 18)), Some(date(2026, 10, 18)));
        assert_eq!(next_lunar(birth, date(2026, 10, 19)), Some(date(2027, 10, 8)));
        assert_eq!(next_solar(birth, date(2026, 10, 3)), Some(date(2026, 10, 3)));
        assert_eq!(next_solar(birth, date(2026, 10, 4)), Some(date(2027, 10, 3)));
        assert_eq!(next_solar(date(1944, 2, 29), date(2026, 2, 28)), Some(date(2026, 3, 1)));
        assert_eq!(next_solar(date(1944, 2, 29), date(2028, 2, 28)), Some(date(2028, 2, 29)));
    }
}
