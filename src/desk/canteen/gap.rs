//! Meals of sittings that ran while no desk was open.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::desk::Request;
use crate::desk::canteen::Ask;
use crate::desk::canteen::kitchen::{canteen, eaters};
use crate::desk::core::gap_row::{GapEntry, GapRow};
use crate::desk::core::office::Office;
use crate::model::{Meal, MealAt, MealState, Record};

/// How many days back a sitting is looked for.
const LOOK_BACK: i64 = 7;

/// Meals that were ordered for those sittings and of which nobody entered whether they were taken.
pub static MEALS: GapRow = GapRow {
    entries,
    enter: |office, entry, came| {
        let meal = office.of::<Meal>().get(entry.record);
        let sitting = meal.map(|meal| meal.sitting).or_else(|| {
            let sittings = &canteen(office)?.sittings;
            sittings.iter().find(|sitting| entry.at.date().to_datetime(sitting.start) == entry.at).map(|s| s.no)
        })?;
        let at = MealAt { date: entry.at.date(), sitting, resident: entry.resident };
        Some(match came {
            Some(_) => (Request::Canteen(Ask::ServeMeal(at)), came),
            None => (Request::Canteen(Ask::MealNotTaken(at)), None),
        })
    },
};

fn entries(office: &Office, now: DateTime) -> Vec<GapEntry> {
    let Some(canteen) = canteen(office) else { return Vec::new() };
    let since = now.date().checked_sub(LOOK_BACK.days()).unwrap_or(Date::MIN);
    let first = since.max(office.gap.from.date());
    let mut found = Vec::new();
    for date in first.series(1.day()).take_while(|day| *day <= now.date() && *day <= office.gap.until.date()) {
        for sitting in &canteen.sittings {
            let (start, end) = (date.to_datetime(sitting.start), date.to_datetime(sitting.end));
            if end > now || !office.gap.saw(start, end) {
                continue;
            }
            let open = eaters(office, date, sitting.no).into_iter().map(|eater| eater.meal);
            found.extend(open.filter(|meal| meal.state == MealState::Ordered).map(|meal| GapEntry {
                kind: Meal::KIND,
                record: meal.id,
                resident: meal.resident,
                room: canteen.id,
                at: start,
                heads: 1,
            }));
        }
    }
    found
}
