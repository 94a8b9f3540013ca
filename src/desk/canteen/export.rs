//! The canteen on its way out: meals, standing orders, price tables, and what each person's meals of a month came to.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::desk::core::ledger::each;
use crate::desk::export::plain::{Plain, row};
use crate::desk::export::row::{Chosen, ExportError, ExportRow};
use crate::desk::export::rows::{Out, party};
use crate::exchange::export::plain::{PlainRow, yuan};
use crate::exchange::export::takings::{TakingsRow, takings};
use crate::exchange::export::{Columns, Datum};
use crate::model::canteen::meal::{MEAL_STATE, PLATE};
use crate::model::center::booking::CANCEL_REASON;
use crate::model::code::by_number;
use crate::model::{Id, Meal, MealPlan, MealState, PriceTable};
use crate::store::port::StoreError;

/// Meals by day and sitting.
pub static MEALS: ExportRow = row::<Meal>();
/// Standing orders by their first day.
pub static ORDERS: ExportRow = row::<MealPlan>();
/// Price tables by their first day.
pub static PRICES: ExportRow = row::<PriceTable>();
/// What each person's meals of a month came to.
pub static TAKINGS: ExportRow = ExportRow {
    number: 15,
    word: "takings",
    one: "takings",
    choose: |chosen| {
        chosen.ids = by_month(chosen)?.into_keys().map(|(_, resident)| resident).collect();
        Ok(())
    },
    write: |chosen, open| {
        let columns = takings(chosen.wanted.layout());
        chosen.to(&columns, open, write)
    },
};

impl Plain for Meal {
    const NUMBER: u8 = 12;
    const WORD: &'static str = "meals";

    fn order(&self) -> (Date, u64) {
        (self.date, self.sitting.into())
    }

    fn more(columns: &mut Columns<PlainRow<Self>>) {
        columns.labelled::<Self>("sitting", 8, |row| Datum::whole(row.record.sitting));
        columns.labelled::<Self>("plate", 12, |row| Datum::maybe(by_number(PLATE, row.record.plate), Datum::Code));
        columns.labelled::<Self>("state", 10, |row| {
            Datum::maybe(by_number(MEAL_STATE, row.record.state as u8), Datum::Code)
        });
        columns.labelled::<Self>("since", 17, |row| Datum::maybe(row.record.since, Datum::Moment));
        columns.labelled::<Self>("price", 10, |row| yuan(row.record.price));
        columns.labelled::<Self>("subsidy", 10, |row| yuan(row.record.subsidy));
        columns.labelled::<Self>("reason", 14, |row| {
            Datum::maybe(by_number(CANCEL_REASON, row.record.reason), Datum::Code)
        });
    }
}

impl Plain for MealPlan {
    const NUMBER: u8 = 13;
    const WORD: &'static str = "orders";

    fn order(&self) -> (Date, u64) {
        (self.from, self.sitting.into())
    }

    fn more(columns: &mut Columns<PlainRow<Self>>) {
        columns.labelled::<Self>("sitting", 8, |row| Datum::whole(row.record.sitting));
        columns.labelled::<Self>("plate", 12, |row| Datum::maybe(by_number(PLATE, row.record.plate), Datum::Code));
        columns.labelled::<Self>("pauses", 24, |row| {
            let pauses: Vec<String> =
                row.record.pauses.iter().map(|pause| format!("{}~{}", pause.from, pause.to)).collect();
            if pauses.is_empty() { Datum::Nothing } else { Datum::List(pauses) }
        });
    }
}

impl Plain for PriceTable {
    const NUMBER: u8 = 14;
    const WORD: &'static str = "prices";

    fn order(&self) -> (Date, u64) {
        (self.from, 0)
    }

    fn more(columns: &mut Columns<PlainRow<Self>>) {
        columns.labelled::<Self>("rows", 30, |row| Datum::text(&Self::write(&row.record.rows)));
    }
}

/// What was served and what it cost, of a person in a month, in fen.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    meals: u32,
    price: u64,
    subsidy: u64,
}

/// By month, then by person.
fn by_month(chosen: &Chosen<'_>) -> Result<BTreeMap<(Date, Id), Sum>, StoreError> {
    let since = chosen.wanted.since;
    let mut sums: BTreeMap<(Date, Id), Sum> = BTreeMap::new();
    each::<Meal>(&chosen.store, |meal, _| {
        if meal.state != MealState::Served || since.is_some_and(|since| meal.date < since) {
            return;
        }
        let sum = sums.entry((meal.date.first_of_month(), meal.resident)).or_default();
        sum.meals += 1;
        sum.price += u64::from(meal.price);
        sum.subsidy += u64::from(meal.subsidy.min(meal.price));
    })?;
    Ok(sums)
}

fn write(chosen: &Chosen<'_>, out: &mut Out<'_, '_, TakingsRow>) -> Result<(), ExportError> {
    let sums = by_month(chosen)?;
    let people = chosen.people(sums.keys().map(|(_, resident)| *resident))?;
    let mut rows: Vec<TakingsRow> = Vec::with_capacity(sums.len());
    for ((month, resident), Sum { meals, price, subsidy }) in sums {
        rows.push(TakingsRow { month, party: party(&people, resident), meals, price, subsidy });
    }
    rows.sort_by(|one, other| (one.month, &one.party.person.name).cmp(&(other.month, &other.party.person.name)));
    rows.iter().try_for_each(|row| out.row(row))
}
