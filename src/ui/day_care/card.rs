//! What a person's card says of their days at day care.

use ratatui::style::Style;

use crate::model::DayStay;
use crate::model::Resident;
use crate::model::day_care::STAY_STATE;
use crate::text::{day_care as text, labels, when};
use crate::ui::people::card::CardRow;
use crate::ui::view::View;

/// The next day at day care.
pub static CARD: CardRow = CardRow { heading: crate::text::center::CENTER_SERVICES, says: next_stay };

fn next_stay(resident: &Resident, view: &View) -> Vec<(String, Style)> {
    let (office, today, lang) = (view.office, view.today(), view.lang());
    let stays = office.naming::<DayStay, Resident>(resident.id).filter_map(|id| office.of::<DayStay>().get(id));
    let next = stays.filter(|stay| stay.date >= today && stay.holds_place()).min_by_key(|stay| stay.date);
    let said = next.map(|stay| {
        let state = labels::code_number(lang, STAY_STATE, stay.state as u8);
        let day = when::day_near(lang, stay.date, today);
        let style = if stay.date == today { view.seat.theme.warn } else { view.seat.theme.plain };
        (format!("{} {day} {state}", view.say(text::GUESTS)), style)
    });
    said.into_iter().collect()
}
