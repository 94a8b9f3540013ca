//! What a person's card says of their meals.

use ratatui::style::Style;

use crate::desk::canteen::kitchen::{canteen, eater};
use crate::model::MealPlan;
use crate::model::Resident;
use crate::model::canteen::meal::{MEAL_STATE, MealAt};
use crate::text::{canteen as text, labels};
use crate::ui::canteen::actions::in_short;
use crate::ui::people::card::CardRow;
use crate::ui::view::View;

/// Meals of today and standing orders.
pub static CARD: CardRow = CardRow { heading: crate::text::center::CENTER_SERVICES, says: meals };

fn meals(resident: &Resident, view: &View) -> Vec<(String, Style)> {
    let (office, today, lang) = (view.office, view.today(), view.lang());
    let mut items = Vec::new();
    for sitting in canteen(office).map_or(&[][..], |canteen| &canteen.sittings) {
        let at = MealAt { date: today, sitting: sitting.no, resident: resident.id };
        if let Some(eater) = eater(office, at).filter(|eater| eater.meal.stands()) {
            let state = labels::code_number(lang, MEAL_STATE, eater.meal.state as u8);
            items.push((format!("{} {state}", text::sitting(&sitting.name, sitting.start)), view.seat.theme.warn));
        }
    }
    let plans = office.naming::<MealPlan, Resident>(resident.id).filter_map(|id| office.of::<MealPlan>().get(id));
    items.extend(plans.filter(|plan| !plan.ended(today)).map(|plan| (in_short(plan, view), view.seat.theme.plain)));
    items
}
