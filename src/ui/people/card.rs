//! A resident's card: what a clerk must know while the person stands there, masked as a visitor may see it.

use crate::model::Care;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::people::today::is_very_old;
use crate::model::canteen::menu::DIET;
use crate::model::code::{RELATION, SEX};
use crate::model::operators::OPEN_HEALTH;
use crate::model::people::group::{OPEN, SENSITIVE};
use crate::model::{Class, Contact, Id, Living, Resident};
use crate::text::operators::NO_RIGHT_TO_OPEN;
use crate::text::{Msg, labels, value, when};
use crate::ui::paint::{Paint, width};
use crate::ui::theme::Theme;
use crate::ui::view::{CARE_PANEL, View};
use crate::ui::widgets::column::Column;
use crate::ui::words;

/// What a capability says of a person on their card.
pub struct CardRow {
    /// Its heading; neighbours that share one stand in one section.
    pub heading: Msg,
    /// What stands behind it, nothing where there is nothing to say.
    pub says: fn(&Resident, &View) -> Vec<(String, Style)>,
}

/// What the card says below a person's own data, from the top.
static CARD: &[&CardRow] = &[
    &crate::ui::center::CARD,
    &crate::ui::canteen::CARD,
    &crate::ui::day_care::CARD,
    &crate::ui::teams::CARD,
    &crate::ui::clinic::CARD,
    &crate::ui::benefits::CARD,
    &crate::ui::activities::CARD,
    &crate::ui::issues::CARD,
    &crate::ui::visitors::CARD,
    &crate::ui::care::CARD,
    &crate::ui::people::CARD,
    &crate::ui::contacts::CARD,
    &crate::ui::contacts::street::CARD,
];

/// Cells of the column of headings.
const HEADS: u16 = 11;
/// Most bookings or issues of a section.
pub(in crate::ui) const FEW: usize = 6;

/// Draws the card of a resident.
pub fn draw(paint: &mut Paint, area: Rect, id: Id, view: &View) {
    let Some(resident) = view.office.of::<Resident>().get(id) else { return };
    let mut pen = Column { area, y: area.y, heads: HEADS };
    head(paint, &mut pen, resident, view);
    numbers(paint, &mut pen, resident, view);
    care(paint, &mut pen, resident, view);
    contacts(paint, &mut pen, resident, view);
    pen.gap();
    let plain = paint.theme.plain;
    pen.section(paint, view.say(words::HOUSEHOLD), &household(resident, view, plain));
    let mut rows = CARD.iter().peekable();
    while let Some(row) = rows.next() {
        let mut items = (row.says)(resident, view);
        while let Some(more) = rows.next_if(|next| next.heading == row.heading) {
            items.extend((more.says)(resident, view));
        }
        pen.section(paint, view.say(row.heading), &items);
    }
    let note: Vec<_> = value_of(paint.theme, resident, "note", view).into_iter().collect();
    pen.section(paint, view.say(words::NOTE), &note);
}

fn head(paint: &mut Paint, pen: &mut Column, resident: &Resident, view: &View) {
    let (strong, dim, plain, warn) = (paint.theme.strong, paint.theme.dim, paint.theme.plain, paint.theme.warn);
    let area = pen.area;
    let sex = labels::code_number(view.lang(), SEX, resident.sex as u8);
    let age = resident.age(view.today()).map_or_else(String::new, |age| when::age(view.lang(), age));
    let right = format!("{sex}  {age}");
    paint.right(area.x, pen.y, area.width, &right, plain);
    let room = area.width.saturating_sub(width(&right) + 2);
    let used = paint.text(area.x, pen.y, room, &resident.name, strong);
    if !resident.other_names.is_empty() {
        paint.text(area.x + used + 2, pen.y, room.saturating_sub(used + 2), &resident.other_names, dim);
    }
    pen.y += 1;
    if !resident.lives_here() {
        let state = match resident.living {
            Living::Died => "living.died",
            Living::Here | Living::MovedOut => "living.moved_out",
        };
        let since = resident.living_since.map_or_else(String::new, |date| date.to_string());
        let text = format!("{} {since}", labels::code_key(view.lang(), state));
        paint.text(area.x, pen.y, area.width, &text, warn);
        pen.y += 1;
    }
    let address = view.office.address_of(resident).map(crate::model::Address::short).unwrap_or_default();
    let relation = labels::code_number(view.lang(), RELATION, resident.relation as u8);
    paint.right(area.x, pen.y, area.width, relation, dim);
    paint.text(area.x, pen.y, area.width.saturating_sub(width(relation) + 2), &address, plain);
    pen.y += 1;
}

/// A value as it may be seen now, in another colour where a reveal opened it; nothing where nothing is known.
fn value_of(theme: &Theme, resident: &Resident, key: &str, view: &View) -> Option<(String, Style)> {
    let field = crate::model::field::field::<Resident>(key)?;
    let held = (field.get)(resident);
    let class = if view.is_open(resident.id, key) { Class::Open } else { field.class };
    let text = value::masked(view.lang(), class, &field.kind, &held, &view.names());
    (!text.is_empty()).then_some((text, if class == Class::Open { theme.accent } else { theme.plain }))
}

fn numbers(paint: &mut Paint, pen: &mut Column, resident: &Resident, view: &View) {
    let (plain, dim) = (paint.theme.plain, paint.theme.dim);
    let theme = paint.theme;
    let shown = |key: &str| value_of(theme, resident, key, view);
    let mut line = |head, items: &[(String, Style)]| pen.section(paint, view.say(head), items);
    line(words::ID_NUMBER, &shown("id_number").into_iter().collect::<Vec<_>>());
    line(words::PHONE, &shown("phones").into_iter().chain([("m".to_owned(), dim)]).collect::<Vec<_>>());
    if view.is_open(resident.id, "birth") {
        line(words::BORN, &shown("birth").into_iter().collect::<Vec<_>>());
    }
    let groups: Vec<(String, Style)> =
        resident.groups.rows(OPEN).map(|row| (labels::code(view.lang(), row).to_owned(), plain)).collect();
    let old = is_very_old(view.office, resident, view.today());
    let old = old.then(|| (view.say(words::VERY_OLD).to_owned(), plain));
    line(words::GROUPS, &old.into_iter().chain(groups).collect::<Vec<_>>());
}

fn care(paint: &mut Paint, pen: &mut Column, resident: &Resident, view: &View) {
    let (plain, dim) = (paint.theme.plain, paint.theme.dim);
    let Some(opening) = view.opening(resident.id, CARE_PANEL) else {
        let closed = match view.may(OPEN_HEALTH) {
            Ok(()) => format!("{}  a 1", view.say(words::CLOSED_PANEL)),
            Err(_) => view.say(NO_RIGHT_TO_OPEN).to_owned(),
        };
        return pen.section(paint, view.say(words::CARE_SHORT), &[(closed, dim)]);
    };
    let care = view.office.opened::<Care>(opening, resident.id).cloned().unwrap_or_default();
    let mut items: Vec<(String, Style)> =
        care.groups.rows(SENSITIVE).map(|row| (labels::code(view.lang(), row).to_owned(), plain)).collect();
    let diets = DIET.iter().filter(|row| care.diet & 1 << row.code != 0);
    items.extend(diets.map(|row| (labels::code(view.lang(), row).to_owned(), plain)));
    for text in [&care.conditions, &care.allergies] {
        if !text.is_empty() {
            items.push((text.clone(), plain));
        }
    }
    if items.is_empty() {
        items.push((view.say(words::NONE_KNOWN).to_owned(), dim));
    }
    pen.section(paint, view.say(words::CARE_SHORT), &items);
}

fn contacts(paint: &mut Paint, pen: &mut Column, resident: &Resident, view: &View) {
    let (plain, dim) = (paint.theme.plain, paint.theme.dim);
    let one = |contact: &Contact, key: &str| {
        if contact.is_empty() {
            return None;
        }
        let phone =
            if view.is_open(resident.id, key) { contact.phone.clone() } else { value::mask_tail(&contact.phone) };
        Some((format!("{} {} {phone}", contact.relation, contact.name).trim().to_owned(), plain))
    };
    let emergency: Vec<_> = one(&resident.emergency, "emergency.phone").into_iter().collect();
    let nobody = [(view.say(words::NONE_KNOWN).to_owned(), dim)];
    pen.section(paint, view.say(words::EMERGENCY), if emergency.is_empty() { &nobody } else { &emergency });
    let key: Vec<_> = one(&resident.key_holder, "key_holder.phone").into_iter().collect();
    pen.section(paint, view.say(words::KEY), &key);
}

fn household(resident: &Resident, view: &View, plain: Style) -> Vec<(String, Style)> {
    view.office
        .household_members(resident.household)
        .filter(|member| member.id != resident.id)
        .map(|member| {
            let relation = labels::code_number(view.lang(), RELATION, member.relation as u8);
            let age = member.age(view.today()).map_or_else(String::new, |age| age.to_string());
            (format!("{} {relation} {age}", member.name), plain)
        })
        .collect()
}
