//! Rules as rows: what the office set, and what the program ships beside it.

use super::Datum;
use super::column::{Columns, Layout};
use crate::model::Rule;
use crate::model::canteen::price::CONFIRMED;
use crate::model::code::by_number;
use crate::text::registers as words;

/// A value of a rule.
#[derive(Debug, Clone)]
pub struct RuleLine {
    /// The value; as a record, also where the program ships it.
    pub rule: Rule,
    pub about: String,
    /// What the rule is called.
    pub label: String,
    /// The value in its unit, for people.
    pub told: String,
    /// How many of the value's last digits stand behind the point.
    pub places: u8,
    /// Whether the program ships it.
    pub shipped: bool,
}

/// The columns of rules.
pub fn rules(layout: Layout) -> Columns<RuleLine> {
    let mut columns = Columns::<RuleLine>::new(layout);
    if !columns.for_people() {
        columns.own("rule", words::ABOUT_COLUMN, 20, |row| Datum::text(&row.rule.key));
    }
    columns.own("about", words::ABOUT_COLUMN, 10, |row| Datum::text(&row.about));
    columns.labelled::<Rule>("key", 24, |row| Datum::text(&row.label));
    columns
        .labelled::<Rule>("value", 10, |row| Datum::Number(row.rule.value as f64 / 10_f64.powi(i32::from(row.places))));
    columns.own("told", words::UNIT_COLUMN, 14, |row| Datum::text(&row.told));
    for key in ["from", "source", "read"] {
        columns.field::<Rule>(key, |row| Some(&row.rule));
    }
    columns.labelled::<Rule>("confirmed", 12, |row| {
        Datum::maybe(by_number(CONFIRMED, row.rule.confirmed.into()), Datum::Code)
    });
    columns.own("shipped", words::SHIPPED_COLUMN, 10, |row| Datum::Flag(row.shipped));
    columns
}
