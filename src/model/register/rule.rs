//! Rules: thresholds, deadlines and amounts that a norm, a policy or the office itself sets, each dated and cited.
//!
//! What the program ships is a row in a capability's `rules.rs`; what the office set itself is a record. A value holds
//! from its day on, and the days before keep the value that they had.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::canteen::price::CONFIRMED;
use crate::model::code::{Code, by_number};
use crate::model::field::{Field, FieldError, FieldKind, Record, Value, as_choice, as_day, as_int, as_text, put};
use crate::model::fold::fold_typed;
use crate::model::id::{Id, Kind};
use crate::model::when::days_since_epoch;

/// What a rule's value is: a whole number of this, or codes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unit {
    /// Blood pressure, mmHg.
    MmHg,
    /// Blood glucose, tenths of mmol/L.
    MmolPerL,
    /// Somebody's age, whole years.
    Age,
    /// A span of time, years.
    Years,
    /// A span of time, calendar months.
    Months,
    /// Calendar days.
    Days,
    /// Working days of the office's calendar.
    Workdays,
    Minutes,
    /// Hours of service, or of a day.
    Hours,
    /// How many times.
    Times,
    /// A place in an order, from 1; 0 is none.
    Place,
    /// One code of a table.
    OneOf(&'static [Code]),
    /// Any codes of a table, bit `n` for code `n`.
    AnyOf(&'static [Code]),
}

impl Unit {
    /// How many of the number's last digits stand behind the point: 1 where 70 is read as 7.0.
    pub fn places(self) -> u8 {
        match self {
            Self::MmolPerL => 1,
            Self::MmHg
            | Self::Age
            | Self::Years
            | Self::Months
            | Self::Days
            | Self::Workdays
            | Self::Minutes
            | Self::Hours
            | Self::Times
            | Self::Place
            | Self::OneOf(_)
            | Self::AnyOf(_) => 0,
        }
    }

    /// How codes are typed; `None` for a number.
    pub fn codes(self) -> Option<FieldKind> {
        match self {
            Self::OneOf(table) => Some(FieldKind::Choice(table)),
            Self::AnyOf(table) => Some(FieldKind::Flags(table)),
            Self::MmHg
            | Self::MmolPerL
            | Self::Age
            | Self::Years
            | Self::Months
            | Self::Days
            | Self::Workdays
            | Self::Minutes
            | Self::Hours
            | Self::Times
            | Self::Place => None,
        }
    }
}

/// A value that the program ships.
#[derive(Debug, PartialEq, Eq)]
pub struct Shipped {
    /// In the row's unit.
    pub value: i64,
    /// The first day on which it holds.
    pub from: Date,
    /// The key of the words that say where it comes from.
    pub source: &'static str,
    /// The day on which that was read.
    pub read: Date,
    /// Whether the value is ours, taken where the source names none.
    pub assumed: bool,
}

impl Shipped {
    /// A value that stands in its source.
    pub const fn of(value: i64, from: Date, source: &'static str, read: Date) -> Self {
        Self { value, from, source, read, assumed: false }
    }

    /// The same, ours.
    #[must_use]
    pub const fn assumed(self) -> Self {
        Self { assumed: true, ..self }
    }
}

/// A rule that the program knows.
#[derive(Debug)]
pub struct RuleRow {
    /// Its key, `<capability>.<name>`: never changed, never given twice.
    pub key: &'static str,
    /// What its value is.
    pub unit: Unit,
    /// The least and the most that a number may be; not asked of codes.
    pub bounds: (i64, i64),
    /// What the program ships, the earliest first; at least one.
    pub shipped: &'static [Shipped],
    hash: u64,
}

impl RuleRow {
    /// A rule with its bounds and what is shipped of it.
    ///
    /// # Panics
    /// While the program is compiled, where nothing is shipped.
    pub const fn new(key: &'static str, unit: Unit, bounds: (i64, i64), shipped: &'static [Shipped]) -> Self {
        assert!(!shipped.is_empty());
        Self { key, unit, bounds, shipped, hash: hash(key) }
    }

    /// An id for the row itself, which no record has.
    pub fn id(&self) -> Id {
        Id(self.hash << DAY_BITS)
    }

    /// Whether an id is the row's own, or that of one of its records.
    pub fn has(&self, id: Id) -> bool {
        id.0 >> DAY_BITS == self.hash
    }

    /// What is shipped for a day: the latest value whose day is not after it. Days before the first have the first.
    pub fn shipped_on(&self, day: Date) -> &'static Shipped {
        self.shipped.iter().rev().find(|shipped| shipped.from <= day).unwrap_or(&self.shipped[0])
    }

    /// Refuses a value that the rule cannot have, with what it can.
    pub fn check(&self, value: i64) -> Result<(), FieldError> {
        let (least, most) = self.bounds;
        match self.unit {
            Unit::OneOf(table) => {
                let known = u8::try_from(value).is_ok_and(|number| by_number(table, number).is_some());
                if known { Ok(()) } else { Err(FieldError::NotAChoice) }
            }
            Unit::AnyOf(table) => {
                let all = table.iter().fold(0_i64, |all, code| all | 1 << code.code);
                if value & !all == 0 { Ok(()) } else { Err(FieldError::NotAChoice) }
            }
            Unit::MmHg
            | Unit::MmolPerL
            | Unit::Age
            | Unit::Years
            | Unit::Months
            | Unit::Days
            | Unit::Workdays
            | Unit::Minutes
            | Unit::Hours
            | Unit::Times
            | Unit::Place => {
                if (least..=most).contains(&value) {
                    Ok(())
                } else {
                    Err(self.not_within())
                }
            }
        }
    }

    /// Reads a number as it is typed: `7.0` or `7。0` is 70 where one digit stands behind the point.
    pub fn read(&self, typed: &str) -> Result<i64, FieldError> {
        let places = usize::from(self.unit.places());
        let text = fold_typed(typed.trim());
        let (whole, part) = text.split_once('.').unwrap_or((text.as_str(), ""));
        let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > places {
            return Err(self.not_within());
        }
        let value = format!("{whole}{part:0<places$}").parse().map_err(|_| self.not_within())?;
        self.check(value).map(|()| value)
    }

    fn not_within(&self) -> FieldError {
        FieldError::NotWithin { least: self.bounds.0, most: self.bounds.1, places: self.unit.places() }
    }
}

/// A number with so many digits behind its point: `7.0`, `140`.
pub fn decimal(number: i64, places: u8) -> String {
    match 10_i64.checked_pow(places.into()) {
        Some(scale) if scale > 1 => {
            let (whole, part) = (number / scale, (number % scale).abs());
            format!("{whole}.{part:0width$}", width = usize::from(places))
        }
        _ => number.to_string(),
    }
}

/// A value that the office set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// [`Rule::id_of`] its key and day: a day's value stands once.
    pub id: Id,
    /// The key of its row.
    pub key: String,
    /// In the row's unit.
    pub value: i64,
    /// The first day on which it holds.
    pub from: Date,
    /// Where it comes from, in the office's words.
    pub source: String,
    /// The day on which that was read.
    pub read: Date,
    /// Whether this office has confirmed it.
    pub confirmed: bool,
}

/// Bits of an id that are its day.
const DAY_BITS: u32 = 16;

impl Rule {
    /// The id of a rule's value from a day on: first the rule, then the day, so that the values of a rule stand beside
    /// each other in the order of their days. `None` for a day that no rule can begin on, before 1970 or after 2149.
    pub fn id_of(key: &str, from: Date) -> Option<Id> {
        let day = u16::try_from(days_since_epoch(from)).ok().filter(|day| *day > 0)?;
        Some(Id(hash(key) << DAY_BITS | u64::from(day)))
    }
}

/// Forty-eight bits of a key, the same in every program: FNV-1a, folded.
const fn hash(key: &str) -> u64 {
    let (bytes, mut at) = (key.as_bytes(), 0);
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x100_0000_01b3);
        at += 1;
    }
    (hash >> 48 ^ hash) & 0xffff_ffff_ffff
}

/// A rule on a day: the value, since when it holds, and who set it.
#[derive(Debug, Clone, Copy)]
pub struct InForce<'a> {
    pub row: &'static RuleRow,
    /// In the row's unit.
    pub value: i64,
    /// Since when.
    pub from: Date,
    /// Who says so.
    pub set: SetBy<'a>,
}

/// Who set a value.
#[derive(Debug, Clone, Copy)]
pub enum SetBy<'a> {
    Office(&'a Rule),
    /// The program ships it.
    Shipped(&'static Shipped),
}

impl InForce<'_> {
    /// Whether this office has confirmed it.
    pub fn is_confirmed(&self) -> bool {
        match self.set {
            SetBy::Office(rule) => rule.confirmed,
            SetBy::Shipped(_) => false,
        }
    }

    /// The day on which its source was read.
    pub fn read(&self) -> Date {
        match self.set {
            SetBy::Office(rule) => rule.read,
            SetBy::Shipped(shipped) => shipped.read,
        }
    }
}

impl Record for Rule {
    const KIND: Kind = Kind(54);
    const NAME: &'static str = "rule";
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::system("key", |r| Value::text(&r.key), |r, v| put(&mut r.key, as_text(v))),
        Field::<Self>::system("value", |r| Value::Number(r.value), |r, v| put(&mut r.value, as_int(&v))),
        Field::<Self>::shown("from", FieldKind::Date, |r| Value::Date(r.from), |r, v| put(&mut r.from, as_day(&v)))
            .required(),
        Field::<Self>::shown(
            "source",
            FieldKind::Text(60),
            |r| Value::text(&r.source),
            |r, v| put(&mut r.source, as_text(v)),
        )
        .required(),
        Field::<Self>::shown("read", FieldKind::Date, |r| Value::Date(r.read), |r, v| put(&mut r.read, as_day(&v)))
            .required(),
        Field::<Self>::shown(
            "confirmed",
            FieldKind::Choice(CONFIRMED),
            |r| Value::Choice(r.confirmed.into()),
            |r, v| put(&mut r.confirmed, as_choice(&v).map(|code| code == 1)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::people::group::OPEN;

    const DAY: Date = Date::constant(2026, 1, 1);
    static GLUCOSE: RuleRow = RuleRow::new(
        "test.glucose",
        Unit::MmolPerL,
        (30, 300),
        &[Shipped::of(70, DAY, "source.test", DAY), Shipped::of(65, Date::constant(2027, 1, 1), "source.test", DAY)],
    );
    static WHO: RuleRow =
        RuleRow::new("test.who", Unit::AnyOf(OPEN), (0, 0), &[Shipped::of(0b101, DAY, "source.test", DAY)]);
    static STATE: RuleRow =
        RuleRow::new("test.state", Unit::OneOf(CONFIRMED), (0, 0), &[Shipped::of(1, DAY, "source.test", DAY)]);

    #[test]
    fn a_number_is_read_as_it_is_typed_and_refused_with_its_bounds() {
        for (typed, read) in [("7.0", 70), ("7", 70), (" １６。７ ", 167), ("30", 300), ("3.0", 30)] {
            assert_eq!(GLUCOSE.read(typed), Ok(read), "{typed}");
        }
        let refused = Err(FieldError::NotWithin { least: 30, most: 300, places: 1 });
        for typed in ["", "7.04", "seven", "-7", "2.9", "30.1", "7.0.0", "99999999999999999999"] {
            assert_eq!(GLUCOSE.read(typed), refused, "{typed}");
        }
        assert_eq!((decimal(70, 1), decimal(305, 2), decimal(140, 0)), ("7.0".into(), "3.05".into(), "140".into()));
    }

    #[test]
    fn codes_are_those_of_their_table() {
        assert_eq!(
            (STATE.check(1), STATE.check(2), STATE.check(-1)),
            (Ok(()), Err(FieldError::NotAChoice), Err(FieldError::NotAChoice))
        );
        let all = OPEN.iter().fold(0, |all, code| all | 1 << code.code);
        assert_eq!((WHO.check(all), WHO.check(1 << 40)), (Ok(()), Err(FieldError::NotAChoice)));
    }

    #[test]
    fn a_day_has_the_latest_value_that_is_shipped_for_it() {
        let on = |year, month, day| GLUCOSE.shipped_on(Date::constant(year, month, day)).value;
        assert_eq!((on(2020, 1, 1), on(2026, 1, 1), on(2026, 12, 31), on(2027, 1, 1)), (70, 70, 70, 65));
    }

    #[test]
    fn values_of_a_rule_stand_beside_each_other_by_day() {
        let id = |key, day| Rule::id_of(key, day).unwrap();
        let (first, second) = (id(GLUCOSE.key, DAY), id(GLUCOSE.key, Date::constant(2026, 1, 2)));
        assert!(GLUCOSE.id() < first && first < second && GLUCOSE.has(first) && GLUCOSE.has(second));
        assert!(!GLUCOSE.has(id(WHO.key, DAY)));
        assert_eq!(Rule::id_of(GLUCOSE.key, Date::constant(1970, 1, 1)), None);
        assert_eq!(Rule::id_of(GLUCOSE.key, Date::constant(2200, 1, 1)), None);
    }
}
