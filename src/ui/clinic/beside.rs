//! What stands beside a recording form: the last readings with a small trend, what is known, the last referral.

use ratatui::layout::Rect;

use crate::desk::clinic::follow::check_due;
use crate::desk::clinic::past::{Beside, Past, beside};
use crate::desk::core::opening::Opening;
use crate::model::clinic::norm::DISEASE;
use crate::model::clinic::referral::REFERRAL_STATE;
use crate::model::{Care, Id, Resident};
use crate::text::clinic::follow as words;
use crate::text::{labels, when};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::column::Column;

/// Most readings.
const FEW: usize = 5;
/// Cells of the headings.
const HEADS: u16 = 10;
/// Rows of the trend.
const TREND: u16 = 5;

/// Known illnesses, in words: ticked ones, else what was told.
fn known(care: &Care, view: &View) -> String {
    let ticked = DISEASE.iter().filter(|code| care.has(code.code)).map(|code| labels::code(view.lang(), code));
    let ticked: Vec<&str> = ticked.collect();
    if ticked.is_empty() { care.conditions.clone() } else { ticked.join(" ") }
}

/// A reading in few words: `11-13 150/92 7.1f`.
fn short(past: &Past<'_>, view: &View) -> String {
    format!("{} {}", when::day_of_year(view.lang(), past.day, view.today()), past.vitals.readings())
}

/// All of it in one line, for a window that has room for no more: what is known first, then the last readings.
pub(in crate::ui) fn in_a_line(opening: Option<&Opening>, resident: Id, but: Id, view: &View) -> String {
    let Some(opening) = opening else {
        let known = crate::desk::clinic::past::is_anything_known(view.office, resident);
        return view.say(if known { words::CLOSED } else { words::FIRST_TIME }).to_owned();
    };
    let of = beside(view.office, opening, but);
    let mut parts = Vec::new();
    if let Some(care) = of.care {
        let known = known(care, view);
        parts.extend(Some(known).filter(|known| !known.is_empty()));
        let allergies = care.allergies.as_str();
        parts.extend((!allergies.is_empty()).then(|| format!("{} {allergies}", view.say(words::ALLERGIES))));
    }
    parts.extend(of.referral.filter(|referral| referral.is_open()).map(|referral| {
        format!("{} {}", view.say(words::REFER), labels::code_number(view.lang(), REFERRAL_STATE, referral.state))
    }));
    if of.past.is_empty() {
        parts.push(view.say(words::FIRST_TIME).to_owned());
    }
    parts.extend(of.past.iter().take(FEW).map(|past| short(past, view)));
    parts.join("  ")
}

/// All of it, in a column.
pub(in crate::ui) fn draw_beside(paint: &mut Paint, area: Rect, known: Option<&Beside<'_>>, resident: Id, view: &View) {
    let (plain, strong, dim, warn) = (paint.theme.plain, paint.theme.strong, paint.theme.dim, paint.theme.warn);
    let mut pen = Column { area, y: area.y, heads: HEADS };
    let person = view.office.of::<Resident>().get(resident);
    if let Some(person) = person {
        let age = person.age(view.today()).map_or_else(String::new, |age| when::age(view.lang(), age));
        paint.text(area.x, pen.y, area.width, &format!("{}  {age}", person.name), strong);
        pen.y += 1;
        if check_due(view.office, person, view.today()) {
            paint.text(area.x, pen.y, area.width, view.say(words::CHECK_DUE), warn);
            pen.y += 1;
        }
    }
    let Some(of) = known else {
        let known = crate::desk::clinic::past::is_anything_known(view.office, resident);
        let say = view.say(if known { words::CLOSED } else { words::FIRST_TIME });
        paint.text(area.x, pen.y, area.width, say, dim);
        return;
    };
    if let Some(care) = of.care {
        pen.fact(paint, view.say(words::KNOWN), &self::known(care, view), plain);
        pen.fact(paint, view.say(words::MEDICINES), &care.medicines, plain);
        pen.fact(paint, view.say(words::ALLERGIES), &care.allergies, warn);
    }
    if let Some(referral) = of.referral {
        let day = when::day_of_year(view.lang(), referral.on, view.today());
        let state = labels::code_number(view.lang(), REFERRAL_STATE, referral.state);
        let to = view.office.unit_name(referral.to);
        pen.fact(paint, view.say(words::REFER), &format!("{day} {to} {state}"), plain);
    }
    pen.gap();
    paint.text(area.x, pen.y, area.width, view.say(words::BEFORE), dim);
    pen.y += 1;
    if of.past.is_empty() {
        pen.text(paint, 2, view.say(words::FIRST_TIME), dim);
    }
    for past in of.past.iter().take(FEW) {
        pen.text(paint, 2, &short(past, view), plain);
    }
    pen.gap();
    let pressures: Vec<u16> = of.past.iter().take(FEW).rev().filter_map(|past| past.vitals.systolic).collect();
    if pressures.len() > 1 && pen.left() > TREND {
        draw_trend(paint, Rect { y: pen.y, height: TREND, ..area }, &pressures);
    }
}

/// Systolic pressures, the oldest first, as marks between the least and the most of them; both stand at the side.
fn draw_trend(paint: &mut Paint, area: Rect, values: &[u16]) {
    let (plain, dim) = (paint.theme.plain, paint.theme.dim);
    let (Some(least), Some(most)) = (values.iter().min().copied(), values.iter().max().copied()) else { return };
    let rows = area.height.saturating_sub(1);
    let span = u32::from(most - least).max(1);
    for (label, y) in [(most, area.y), (least, area.y + rows)] {
        paint.right(area.x, y, 5, &label.to_string(), dim);
    }
    for (nth, value) in values.iter().enumerate() {
        let down = u32::from(most - value) * u32::from(rows) / span;
        let x = area.x + 7 + 6 * nth as u16;
        paint.text(x, area.y + down as u16, 4, &value.to_string(), plain);
    }
}
