//! The canteen's room as the other rooms are looked at: portions of a sitting, and what became of a day's meals.

use crate::desk::canteen::kitchen::{canteen, eaters, sittings_of};
use crate::desk::core::served::{Places, ServedPart, ServedRow};
use crate::model::{Canteen, Meal, MealState};

/// Portions of sittings; a meal is somebody who came once it was served or brought.
pub static SERVED: ServedRow = ServedRow {
    serves: |office, room| office.of::<Canteen>().get(room).is_some(),
    places: |office, date, slot| {
        let sittings = sittings_of(office, date);
        let there = sittings.iter().find(|at| at.sitting.start < slot.end && slot.start < at.sitting.end);
        there.map(|at| Places { all: at.sitting.portions, left: at.left() })
    },
    day: |office, date| {
        let of = |sitting: u8, state| {
            eaters(office, date, sitting).iter().filter(|eater| eater.meal.state == state).count() as u32
        };
        let sittings = canteen(office).map_or(&[][..], |canteen| &canteen.sittings);
        let open: Vec<u8> = sittings_of(office, date).iter().map(|at| at.sitting.no).collect();
        let parts = sittings.iter().map(|sitting| ServedPart {
            start: sitting.start,
            end: sitting.end,
            offered: if open.contains(&sitting.no) { sitting.portions.into() } else { 0 },
            came: of(sitting.no, MealState::Served),
            missed: of(sitting.no, MealState::NotTaken),
            open: of(sitting.no, MealState::Ordered),
            cancelled: of(sitting.no, MealState::Cancelled),
        });
        parts.collect()
    },
    came: |desk, date| {
        let mut came = 0;
        desk.each_on(date, |meal: Meal| came += u32::from(meal.state == MealState::Served))?;
        Ok(came)
    },
};
