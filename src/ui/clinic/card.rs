//! What a person's card says of their health visits: never a reading, a visitor can see it.

use ratatui::style::Style;

use crate::desk::clinic::follow::{check_due, due};
use crate::desk::clinic::referral::referrals_of;
use crate::model::clinic::referral::REFERRAL_STATE;
use crate::model::{Resident, Visit, VisitState};
use crate::text::clinic::follow;
use crate::text::{labels, when};
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
    for visit in visits.iter().filter(|visit| visit.state.is_unfinished()) {
        items.push((words::ticket(view.lang(), visit.ticket), warn));
    }
    let last = visits.iter().filter(|visit| visit.state == VisitState::Done).max_by_key(|visit| visit.at);
    if let Some(due) = due(view.office, resident.id) {
        let style = if due.on <= view.today() { warn } else { plain };
        let text = format!("{} {}", view.say(words::MEASURE_AGAIN), when::due(view.lang(), due.on, view.today()));
        items.push((text, style));
    }
    if let Some(visit) = last {
        let day = when::day_of_year(view.lang(), visit.at.date(), view.today());
        items.push((format!("{} {day}", view.say(words::LAST_TIME)), plain));
    }
    let open = referrals_of(view.office, resident.id).into_iter().find(|referral| referral.is_open());
    if let Some(referral) = open {
        let age = follow::age(view.lang(), referral.age_days(view.today()));
        let state = labels::code_number(view.lang(), REFERRAL_STATE, referral.state);
        items.push((format!("{} {state} {age}", view.say(follow::REFER)), warn));
    }
    if check_due(view.office, resident, view.today()) {
        items.push((view.say(follow::CHECK_DUE).to_owned(), plain));
    }
    items
}
