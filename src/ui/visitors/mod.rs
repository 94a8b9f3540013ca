//! The walk-in register on the screen.

pub(in crate::ui) mod actions;
pub(in crate::ui) mod forms;
mod list;
mod register;

use ratatui::style::Style;

use crate::model::register::MATTER;
use crate::model::{Id, Resident, VisitorLine};
use crate::text::{found, labels, when};
use crate::ui::actions::Scope;
use crate::ui::list_pane::ListPane;
use crate::ui::panes::{Face, Shown};
use crate::ui::people::card::CardRow;
use crate::ui::today::{Line, Opens, TodayRow};
use crate::ui::view::{Selected, View};
use register::Register;

/// Where the actions of the register stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(27);

/// The register.
pub static FACE: Face = Face {
    name: crate::text::visitors::REGISTER,
    scope: SCOPE,
    open: || Box::<ListPane<list::Lines>>::default(),
    marks: true,
    shows: &[],
    prints: |view| Some(crate::desk::visitors::sheets::register(view.today(), false)),
    as_room: None,
    books: None,
    stays: true,
};

/// A line of the register is seen on the card of the one whom it concerns.
pub(in crate::ui) const LINE: Shown = Shown::of::<VisitorLine>()
    .selecting(|office, id| {
        let whom = office.of::<VisitorLine>().get(id).and_then(|line| office.of::<Resident>().get(line.resident));
        whom.map_or(Selected::Nothing, |resident| Selected::of::<Resident>(resident.id))
    })
    .of_person(|office, id| office.of::<VisitorLine>().get(id).map_or(Id::NONE, |line| line.resident))
    .found(|names, lang, id| Some(found::visitor(lang, names.office.of::<VisitorLine>().get(id)?, names)));

/// The last times that somebody came about this person.
pub static CARD: CardRow = CardRow { heading: crate::text::visitors::VISITS_HERE, says: visits_here };

fn visits_here(resident: &Resident, view: &View) -> Vec<(String, Style)> {
    let plain = view.seat.theme.plain;
    let mut lines: Vec<_> = view
        .office
        .naming::<VisitorLine, Resident>(resident.id)
        .filter_map(|id| view.office.of::<VisitorLine>().get(id))
        .collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.at));
    lines
        .into_iter()
        .take(2)
        .map(|line| {
            let day = when::day_of_year(view.lang(), line.at.date(), view.today());
            (format!("{day} {}", labels::code_number(view.lang(), MATTER, line.matter)), plain)
        })
        .collect()
}

/// How many came today.
pub static TODAY: TodayRow = TodayRow {
    name: "visitors",
    lines: |office, now| {
        let count = office.visitors_on(now.date()).count();
        vec![Line::count(crate::text::today::VISITORS, count, |theme| theme.plain).opening(Opens::Run(Register::open))]
    },
};
