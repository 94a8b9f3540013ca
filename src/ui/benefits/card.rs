//! What a person's card says of what they may have.

use ratatui::style::Style;

use crate::desk::benefits::entitled::{RowOn, State, TableOn};
use crate::model::Resident;
use crate::text::benefits as text;
use crate::ui::benefits::said;
use crate::ui::people::card::CardRow;
use crate::ui::view::View;

/// What they may have, had, or will be old enough for soon.
pub static CARD: CardRow = CardRow { heading: text::BENEFITS, says };

fn says(resident: &Resident, view: &View) -> Vec<(String, Style)> {
    let theme = &view.seat.theme;
    let table = TableOn::of(view.office, view.today());
    let states = table.concerning(view.office, resident).into_iter();
    let line = |(row, state): (RowOn<'_>, State)| {
        let style = match state {
            State::Open => theme.plain,
            State::Soon { .. } => theme.warn,
            State::Taken { .. } | State::Later { .. } | State::No(_) => theme.dim,
        };
        (format!("{} {}", row.benefit.name, said(view, &row, state, resident.id)), style)
    };
    states.map(line).collect()
}
