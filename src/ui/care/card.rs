//! What a person's card says of who visits them, when they were seen and when the next visit is due; and whom they
//! look after themselves.

use ratatui::style::Style;

use crate::desk::care::pairing::{elders_of, first_pair, volunteer_of};
use crate::desk::care::tiers::{due, standing};
use crate::model::Resident;
use crate::model::care::CarePlan;
use crate::model::care::codes::{TIER, VOLUNTEER_STATE};
use crate::text::{care as words, labels};
use crate::ui::care::visits::last_seen;
use crate::ui::people::card::CardRow;
use crate::ui::view::View;

/// Who visits them, when last, when next.
pub static CARD: CardRow = CardRow { heading: words::VISITS, says };

fn says(resident: &Resident, view: &View) -> Vec<(String, Style)> {
    let (office, today, lang) = (view.office, view.today(), view.lang());
    let (plain, warn) = (view.seat.theme.plain, view.seat.theme.warn);
    let mut items = Vec::new();
    if let Some(plan) = office.of::<CarePlan>().get(resident.id) {
        let tier = labels::code_number(lang, TIER, standing(office, plan, today).tier as u8);
        items.push((tier.to_owned(), plain));
        let helper = first_pair(office, resident.id, today).map(|pair| office.volunteer_name(pair.volunteer));
        let helper = helper.map_or_else(|| view.say(words::TO_PAIR).to_owned(), ToOwned::to_owned);
        items.push((format!("{} {helper}", view.say(words::VOLUNTEER)), plain));
        items.push((format!("{} {}", view.say(words::LAST), last_seen(plan, view)), plain));
        let next = due(office, plan, today);
        let look = if next < today { warn } else { plain };
        items.push((format!("{} {}", view.say(words::NEXT), words::due(lang, next, today)), look));
    }
    if let Some(volunteer) = volunteer_of(office, resident.id) {
        let state = labels::code_number(lang, VOLUNTEER_STATE, volunteer.state);
        let elders = elders_of(office, volunteer.id, today).len();
        items.push((format!("{} {state} {} {elders}", view.say(words::VOLUNTEER), view.say(words::PAIRS)), plain));
    }
    items
}
