//! What meals cost, by age: the office's own table, dated and cited. Amounts are whole fen; none stands in code.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::code::Code;
use crate::model::field::{Field, FieldKind, Record, Value, as_choice, as_day, as_text, put};
use crate::model::fold::fold_typed;
use crate::model::id::{Id, Kind};
use crate::model::period::class;

/// One row of prices: what a meal costs from an age on, and what the office adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// From this age on.
    pub age: u8,
    /// The meal's price, in fen.
    pub price: u32,
    /// The part that is paid for them, in fen; never more than the price.
    pub subsidy: u32,
}

impl Price {
    /// What is left to pay, in fen.
    pub fn own(&self) -> u32 {
        self.price - self.subsidy.min(self.price)
    }
}

/// What meals cost from a day on. The office's own table: nothing is charged that stands in none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceTable {
    pub id: Id,
    /// From this day on.
    pub from: Date,
    /// By age, the youngest first.
    pub rows: Vec<Price>,
    /// Where the amounts come from.
    pub source: String,
    /// Whether the office has confirmed them; amounts that nobody confirmed are shown as such.
    pub confirmed: bool,
}

impl PriceTable {
    /// The row of an age; where it is not known, the first.
    pub fn row(&self, age: Option<i16>) -> Option<Price> {
        let age = age.unwrap_or(0);
        self.rows.iter().rev().find(|row| i16::from(row.age) <= age).or(self.rows.first()).copied()
    }

    /// Reads `0:15 60:12-3 70:12-5.5`: from an age on, price and subsidy in yuan.
    pub fn read(text: &str) -> Option<Vec<Price>> {
        let typed = fold_typed(text);
        let mut rows: Vec<Price> = Vec::new();
        for part in typed.split([' ', ',', ';', '\n']).filter(|part| !part.is_empty()) {
            let (age, amounts) = part.split_once(':')?;
            let (price, subsidy) = amounts.split_once('-').unwrap_or((amounts, "0"));
            let row = Price { age: age.parse().ok()?, price: read_yuan(price)?, subsidy: read_yuan(subsidy)? };
            if row.subsidy > row.price || rows.last().is_some_and(|before| before.age >= row.age) {
                return None;
            }
            rows.push(row);
        }
        (!rows.is_empty()).then_some(rows)
    }

    /// Writes the rows as they are typed.
    pub fn write(rows: &[Price]) -> String {
        let one = |row: &Price| match row.subsidy {
            0 => format!("{}:{}", row.age, yuan(row.price.into())),
            subsidy => format!("{}:{}-{}", row.age, yuan(row.price.into()), yuan(subsidy.into())),
        };
        rows.iter().map(one).collect::<Vec<_>>().join(" ")
    }
}

/// Reads yuan with at most two places as fen.
pub fn read_yuan(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > 2 {
        return None;
    }
    let fen: u32 = format!("{part:0<2}").parse().ok()?;
    whole.parse::<u32>().ok().filter(|whole| *whole < 10_000).map(|whole| whole * 100 + fen)
}

/// Fen as yuan: `12`, `5.50`.
pub fn yuan(fen: u64) -> String {
    match fen % 100 {
        0 => (fen / 100).to_string(),
        part => format!("{}.{part:02}", fen / 100),
    }
}

impl Record for PriceTable {
    const KIND: Kind = Kind(87);
    const NAME: &'static str = "price_table";
    const CLASS: u8 = class::CANTEEN;
    const FIELDS: &'static [Field<Self>] = &[
        Field::<Self>::shown("from", FieldKind::Date, |p| Value::Date(p.from), |p, v| put(&mut p.from, as_day(&v)))
            .required(),
        Field::<Self>::system("rows", |p| Value::opaque(&p.rows), |p, v| put(&mut p.rows, v.read_opaque())),
        Field::<Self>::shown(
            "source",
            FieldKind::Text(60),
            |p| Value::text(&p.source),
            |p, v| put(&mut p.source, as_text(v)),
        )
        .required(),
        Field::<Self>::shown(
            "confirmed",
            FieldKind::Choice(CONFIRMED),
            |p| Value::Choice(p.confirmed.into()),
            |p, v| put(&mut p.confirmed, as_choice(&v).map(|code| code == 1)),
        ),
    ];

    fn id(&self) -> Id {
        self.id
    }
}

/// Whether amounts were confirmed.
pub static CONFIRMED: &[Code] = &[
    Code { code: 0, key: "confirmed.no", aliases: &["待确认"] },
    Code { code: 1, key: "confirmed.yes", aliases: &["已确认"] },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_exact_and_by_age() {
        let rows = PriceTable::read("0:15 60:12-3 70：12-5.5").unwrap();
        assert_eq!(PriceTable::write(&rows), "0:15 60:12-3 70:12-5.50");
        let table =
            PriceTable { id: Id(1), from: Date::constant(2026, 1, 1), rows, source: String::new(), confirmed: false };
        let own = |age| table.row(age).map(|row| row.own());
        assert_eq!([own(Some(45)), own(Some(60)), own(Some(88)), own(None)], [1500, 900, 650, 1500].map(Some));
        for wrong in ["", "60", "60:3-5", "70:12 60:12", "60:1.234", "60:-3"] {
            assert_eq!(PriceTable::read(wrong), None, "{wrong}");
        }
        assert_eq!((yuan(1200), yuan(1205)), ("12".into(), "12.05".into()));
    }
}
