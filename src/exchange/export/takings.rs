//! What each person's meals of a month came to, as rows.

use jiff::civil::Date;

use super::Datum;
use super::column::{Columns, Layout};
use super::party::{Party, party};
use super::plain::yuan;
use crate::model::Meal;
use crate::text::canteen as words;
use crate::text::center::figures::MONTH;

/// A person's month.
#[derive(Debug, Clone)]
pub struct TakingsRow {
    /// Its first day.
    pub month: Date,
    /// Who ate.
    pub party: Party,
    /// Meals that were served.
    pub meals: u32,
    /// What they cost, in fen.
    pub price: u64,
    /// The part that is paid for the person, in fen.
    pub subsidy: u64,
}

/// The columns of takings.
pub fn takings(layout: Layout) -> Columns<TakingsRow> {
    let mut columns = Columns::<TakingsRow>::new(layout);
    columns.own("month", MONTH, 12, |row| Datum::Text(row.month.strftime("%Y-%m").to_string()));
    columns.id("resident_id", |row| row.party.person.id);
    party(&mut columns, layout, |row| &row.party);
    columns.own("meals", words::MEALS_SERVED, 10, |row| Datum::whole(row.meals));
    columns.labelled::<Meal>("price", 10, |row| yuan(row.price as i64));
    columns.labelled::<Meal>("subsidy", 10, |row| yuan(row.subsidy as i64));
    columns.own("own", words::OWN_PART, 10, |row| yuan((row.price - row.subsidy) as i64));
    columns
}
