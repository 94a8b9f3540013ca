//! What a person's card says of what they raised.

use ratatui::style::Style;

use crate::model::Issue;
use crate::model::Resident;
use crate::model::issues::ISSUE_STATE;
use crate::text::{labels, when};
use crate::ui::people::card::{CardRow, FEW};
use crate::ui::view::View;
use crate::ui::words;

/// Their issues, open ones first.
pub static CARD: CardRow = CardRow { heading: words::ISSUE, says: issues };

fn issues(resident: &Resident, view: &View) -> Vec<(String, Style)> {
    let (plain, bad) = (view.seat.theme.plain, view.seat.theme.bad);
    let mut issues: Vec<_> =
        view.office.naming::<Issue, Resident>(resident.id).filter_map(|id| view.office.of::<Issue>().get(id)).collect();
    issues.sort_by_key(|issue| (!issue.is_open(), std::cmp::Reverse(issue.number)));
    issues
        .into_iter()
        .take(FEW)
        .map(|issue| {
            let state = labels::code_number(view.lang(), ISSUE_STATE, issue.state as u8);
            let due = issue.next_day().filter(|_| issue.is_open());
            let due = due.map_or_else(String::new, |due| when::due(view.lang(), due, view.today()));
            let style = if issue.is_overdue(view.today()) { bad } else { plain };
            (format!("#{} {} {state} {due}", issue.number, issue.title).trim().to_owned(), style)
        })
        .collect()
}
