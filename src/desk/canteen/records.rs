//! The records of the canteen in the office.

use jiff::civil::Date;

use crate::desk::canteen::plans::check_overlap;
use crate::desk::core::change::Change;
use crate::desk::core::class::Retention;
use crate::desk::core::kept::{Days, Entry, Kept, take_back_fields, take_back_list};
use crate::desk::core::office::Office;
use crate::desk::core::table::Index;
use crate::model::Record;
use crate::model::period::class;
use crate::model::{Canteen, Id, Meal, MealPlan, Menu, PriceTable, Refusal};
use crate::text::retention as words;

/// The indices of the canteen.
#[derive(Debug, Default)]
pub struct CanteenIndex {
    /// Meals by day and sitting.
    pub on: Index<(Date, u8)>,
}

/// Meals and what was taken for them.
pub static RETENTION: Retention = Retention {
    class: words::MEALS,
    number: class::CANTEEN,
    kinds: &[Canteen::KIND, Menu::KIND, Meal::KIND, MealPlan::KIND, PriceTable::KIND],
    years: Some(&crate::model::canteen::rules::KEEP_YEARS),
};

impl Kept for Canteen {
    type By = CanteenIndex;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Menu {
    type By = CanteenIndex;
    const DAYS: Days = Days::Judged;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for Meal {
    type By = CanteenIndex;
    const DAYS: Days = Days::Judged;

    fn index(&self, by: &mut CanteenIndex, entry: Entry) {
        by.on.mark((self.date, self.sitting), self.id, entry.stands());
    }

    fn id_of_fields(&self) -> Option<Id> {
        Some(self.at().id())
    }

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}

impl Kept for MealPlan {
    type By = CanteenIndex;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }

    fn take_back(&mut self, before: &Self, after: &Self) -> Result<(), &'static str> {
        take_back_list(&mut self.pauses, &before.pauses, &after.pauses);
        take_back_fields(self, before, after, &["pauses"])
    }

    fn must_hold(office: &Office, change: &Change, id: Id) -> Result<(), Refusal> {
        change.record::<Self>(id).map_or(Ok(()), |plan| check_overlap(office, &plan))
    }
}

impl Kept for PriceTable {
    type By = CanteenIndex;

    fn under(self, id: Id) -> Self {
        Self { id, ..self }
    }
}
