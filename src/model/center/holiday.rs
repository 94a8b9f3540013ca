//! Public holidays: the statutory days of the next years, and what the office confirmed or changed of them.
//!
//! The dates below are those that the rules give; which days are really free is announced each autumn, so that every
//! row stands to be confirmed until the office has looked it up.

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::model::code::Code;
use crate::model::field::{Field, FieldKind, Record, Value, as_choice, as_day, as_text, put};
use crate::model::id::{Id, Kind};
use crate::model::period::class;
use crate::model::when::days_since_epoch;

/// How a holiday stands.
pub static HOLIDAY_STATE: &[Code] = &[
    Code { code: 1, key: "holiday.to_confirm", aliases: &["待确认"] },
    Code { code: 2, key: "holiday.confirmed", aliases: &["已确认"] },
    Code { code: 3, key: "holiday.open", aliases: &["照常开放"] },
    Code { code: 4, key: "holiday.worked", aliases: &["调休上班"] },
];

/// Of which day of the week a day has the hours.
pub static HOURS_OF: &[Code] = &[
    Code { code: 1, key: "hours.monday", aliases: &["按周一"] },
    Code { code: 2, key: "hours.tuesday", aliases: &["按周二"] },
    Code { code: 3, key: "hours.wednesday", aliases: &["按周三"] },
    Code { code: 4, key: "hours.thursday", aliases: &["按周四"] },
    Code { code: 5, key: "hours.friday", aliases: &["按周五"] },
    Code { code: 6, key: "hours.saturday", aliases: &["按周六"] },
    Code { code: 7, key: "hours.sunday", aliases: &["按周日"] },
];

/// A public holiday.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Holiday {
    /// [`Holiday::id_of`] its day: a day stands once.
    pub id: Id,
    /// The day.
    pub date: Date,
    /// What it is called.
    pub name: String,
    /// Of [`HOLIDAY_STATE`].
    pub state: u8,
    /// Where the date comes from, and as of when.
    pub source: String,
    /// Of [`HOURS_OF`], where rooms keep the hours of another day of the week; 0 for its own.
    pub hours: u8,
}

impl Holiday {
    /// To be confirmed.
    pub const TO_CONFIRM: u8 = 1;
    /// Confirmed.
    pub const CONFIRMED: u8 = 2;
    /// The center opens all the same.
    pub const OPEN: u8 = 3;

    /// Worked instead of another day: rooms keep the hours of the weekday that is said.
    pub const WORKED: u8 = 4;

    /// The id of a day's row.
    pub fn id_of(date: Date) -> Id {
        Id(days_since_epoch(date).max(1) as u64)
    }

    /// Whether rooms that keep holidays stay closed.
    pub fn closes(&self) -> bool {
        !matches!(self.state, Self::OPEN | Self::WORKED)
    }

    /// Whether rooms keep the hours of the day of the week that is said of it.
    pub fn takes_hours(&self) -> bool {
        !self.closes() && self.hours != 0
    }

    /// Whether the hours of a day of the week must be said: it is worked instead of another day, or open on a day on
    /// which rooms have none of their own.
    pub fn wants_hours(&self) -> bool {
        let weekend = matches!(self.date.weekday(), Weekday::Saturday | Weekday::Sunday);
        self.hours == 0 && (self.state == Self::WORKED || self.state == Self::OPEN && weekend)
    }

    /// The built-in row of a day.
    pub fn built_in(date: Date) -> Option<Self> {
        let row = CALENDAR.binary_search_by_key(&date, |row| row.0).ok().map(|place| CALENDAR[place])?;
        Some(Self::of_row(row))
    }

    /// Every built-in row, in the order of days.
    pub fn all_built_in() -> impl Iterator<Item = Self> {
        CALENDAR.iter().copied().map(Self::of_row)
    }

    fn of_row((date, name): (Date, &str)) -> Self {
        let (id, source) = (Self::id_of(date), SOURCE.to_owned());
        Self { id, date, name: name.to_owned(), state: Self::TO_CONFIRM, source, hours: 0 }
    }
}

/// Where the built-in rows come from, and as of when.
const SOURCE: &str = "放假办法(2024修订) 查于2026-11";

const fn day(year: i16, month: i8, day: i8, name: &str) -> (Date, &str) {
    (Date::constant(year, month, day), name)
}

/// Statutory days of 2026 and 2027. Days by the lunar calendar are computed (Spring Festival 2026-02-17 and 2027-02-06).
static CALENDAR: &[(Date, &str)] = &[
    day(2026, 1, 1, "元旦"),
    day(2026, 2, 16, "除夕"),
    day(2026, 2, 17, "春节"),
    day(2026, 2, 18, "春节"),
    day(2026, 2, 19, "春节"),
    day(2026, 4, 5, "清明节"),
    day(2026, 5, 1, "劳动节"),
    day(2026, 5, 2, "劳动节"),
    day(2026, 6, 19, "端午节"),
    day(2026, 9, 25, "中秋节"),
    day(2026, 10, 1, "国庆节"),
    day(2026, 10, 2, "国庆节"),
    day(2026, 10, 3, "国庆节"),
    day(2027, 1, 1, "元旦"),
    day(2027, 2, 5, "除夕"),
    day(2027, 2, 6, "春节"),
    day(2027, 2, 7, "春节"),
    day(2027, 2, 8, "春节"),
    day(2027, 4, 5, "清明节"),
    day(2027, 5, 1, "劳动节"),
    day(2027, 5, 2, "劳动节"),
    day(2027, 6, 9, "端午节"),
    day(2027, 9, 15, "中秋节"),
    day(2027, 10, 1, "国庆节"),
    day(2027, 10, 2, "国庆节"),
    day(2027, 10, 3, "国庆节"),
];

impl Record for Holiday {
    const KIND: Kind = Kind(16);
    const NAME: &'static str = "holiday";
    const CLASS: u8 = class::CENTER;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown("date", FieldKind::Date, |h| Value::Date(h.date), |h, v| put(&mut h.date, as_day(&v)))
            .required(),
        Field::<Self>::shown(
            "name",
            FieldKind::Text(20),
            |h| Value::text(&h.name),
            |h, v| put(&mut h.name, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "state",
            FieldKind::Choice(HOLIDAY_STATE),
            |h| Value::Choice(h.state),
            |h, v| put(&mut h.state, as_choice(&v)),
        )
        .required(),
        Field::<Self>::shown(
            "source",
            FieldKind::Text(60),
            |h| Value::text(&h.source),
            |h, v| put(&mut h.source, as_text(v)),
        ),
        Field::<Self>::shown(
            "hours",
            FieldKind::Choice(HOURS_OF),
            |h| Value::Choice(h.hours),
            |h, v| put(&mut h.hours, as_choice(&v)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }

    fn dated(&self) -> Option<Date> {
        Some(self.date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_is_in_order_and_a_day_is_found() {
        assert!(CALENDAR.windows(2).all(|pair| pair[0].0 < pair[1].0));
        let spring = Holiday::built_in(Date::constant(2027, 2, 6)).unwrap();
        assert_eq!((spring.name.as_str(), spring.state, spring.closes()), ("春节", Holiday::TO_CONFIRM, true));
        assert_eq!(Holiday::built_in(Date::constant(2026, 11, 23)), None);
    }
}
