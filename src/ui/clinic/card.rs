//! What a person's card says of their health visits: never a reading, a visitor can see it.

use ratatui::style::Style;

use crate::model::{Resident, Visit, VisitState};
use crate::text::when;
use crate::ui::people::card::CardRow;
use crate::ui::view::View;
use crate::ui::words;

/// Tickets that wait, when to measure again, the last visit.
pub static CARD: CardRow = CardRow { heading: words::HEALTH, says: visits };

fn visits(resident: &Resident, view: &View) -> Vec<(String, Style)> {
    let (plain, warn) = (view.seat.theme.plain, view.seat.theme.warn);
    let mut items = Vec::new();
    let visits: Vec<_> =
        view.office.naming::<Visit, Resident>(resident.id).filter_map(|id| view.office.of::<Visit>().get(id)).collect();
    for visit in visits.iter().filter(|visit| matches!(visit.state, VisitState::Waiting | VisitState::Called)) {
        items.push((words::ticket(view.lang(), visit.ticket), warn));
    }
    let last = visits.iter().filter(|visit| visit.state == VisitState::Done).max_by_key(|visit| visit.at);
    if let Some(visit) = last {
        if let Some(recall) = visit.recall {
            let style = if recall <= view.today() { warn } else { plain };
            let text = format!("{} {}", view.say(words::MEASURE_AGAIN), when::due(view.lang(), recall, view.today()));
            items.push((text, style));
        }
        let day = when::day_of_year(view.lang(), visit.at.date(), view.today());
        items.push((format!("{} {day}", view.say(words::LAST_TIME)), plain));
    }
    items
}
