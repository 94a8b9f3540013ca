//! Who answers for where a person lives, on their card: the grid and its people, the property office or that there is
//! none.

use ratatui::style::Style;

use crate::model::Resident;
use crate::model::contacts::{PROPERTY, Unit};
use crate::text::contacts as words;
use crate::ui::people::card::CardRow;
use crate::ui::view::View;

/// Who answers for this address.
pub static CARD: CardRow = CardRow { heading: words::GRID, says };

/// Nothing is said in an office that has neither grids nor property offices.
fn says(resident: &Resident, view: &View) -> Vec<(String, Style)> {
    let (plain, warn) = (view.seat.theme.plain, view.seat.theme.warn);
    let Some(address) = view.office.address_of(resident) else { return Vec::new() };
    let mut said = Vec::new();
    if let Some(grid) = view.office.grid_of(address) {
        let answers = view.office.answers_for(grid.id, address);
        let who = answers.map_or_else(String::new, |contact| format!(" {} {}", contact.name, contact.phone));
        said.push((format!("{}{who}", grid.name), plain));
    }
    let kept = view.office.of::<Unit>().all().any(|unit| unit.kind == PROPERTY && !unit.looks_after.is_empty());
    match view.office.looked_after_by(PROPERTY, address) {
        Some(property) => said.push((format!("{} {}", property.name, property.phone).trim_end().to_owned(), plain)),
        None if kept => {
            said.push((format!("{} {}", view.say(words::PROPERTY), view.say(words::NO_PROPERTY)), warn));
        }
        None => {}
    }
    said
}
