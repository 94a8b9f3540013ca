//! What a person's card says of activities: what they are signed up for, and the last that they came to.

use ratatui::style::Style;

use crate::model::Resident;
use crate::model::activities::codes::{PLACE_STATE, place};
use crate::model::activities::{Activity, Participant};
use crate::text::{activities as text, labels};
use crate::ui::people::card::{CardRow, FEW};
use crate::ui::view::View;

/// What is ahead of them, and what was last.
pub static CARD: CardRow = CardRow { heading: text::ACTIVITIES, says };

fn says(resident: &Resident, view: &View) -> Vec<(String, Style)> {
    let (lang, today, theme) = (view.lang(), view.today(), &view.seat.theme);
    let of = view.office.naming::<Participant, Resident>(resident.id);
    let of = of.filter_map(|id| view.office.of::<Participant>().get(id)).filter(|one| one.state != place::WITHDREW);
    let named = of.filter_map(|one| Some((one, view.office.of::<Activity>().get(one.activity)?)));
    let mut all: Vec<(&Participant, &Activity)> = named.filter(|(_, activity)| activity.stands()).collect();
    all.sort_by_key(|(one, activity)| (activity.date, activity.start, one.id));
    let line = |(one, activity): &(&Participant, &Activity)| {
        text::on_card(lang, activity, labels::code_number(lang, PLACE_STATE, one.state), today)
    };
    let last = all.iter().rev().find(|(one, activity)| one.came() && !activity.is_ahead(today));
    let ahead = all.iter().filter(|(_, activity)| activity.is_ahead(today)).take(FEW);
    ahead.map(|one| (line(one), theme.plain)).chain(last.map(|one| (line(one), theme.dim))).collect()
}
