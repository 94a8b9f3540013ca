//! A resident's card: what a clerk must know while the person stands there, masked as a visitor may see it.

use crate::model::{Booking, Care, DayStay, Issue, MealPlan, Room, Team, Visit, VisitorLine, Waiting};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::canteen::kitchen::{canteen, eater};
use crate::desk::center::attendance::no_shows_of;
use crate::desk::center::waitlist::live_at;
use crate::model::canteen::meal::{MEAL_STATE, MealAt};
use crate::model::canteen::menu::DIET;
use crate::model::center::booking::BOOKING_STATE;
use crate::model::code::{RELATION, SEX};
use crate::model::day_care::STAY_STATE;
use crate::model::issues::ISSUE_STATE;
use crate::model::people::group::{OPEN, SENSITIVE};
use crate::model::register::MATTER;
use crate::model::{BookingState, Class, Contact, Id, Living, Resident, VisitState};
use crate::text::{center, labels, value, when};
use crate::ui::paint::{Paint, width};
use crate::ui::view::{CARE_PANEL, View};
use crate::ui::widgets::column::Column;
use crate::ui::words;

/// Cells of the column of headings.
const HEADS: u16 = 11;
/// Most bookings, issues or visits of a section.
const FEW: usize = 6;

/// Draws the card of a resident.
pub fn draw(paint: &mut Paint, area: Rect, id: Id, view: &View) {
    let Some(resident) = view.office.of::<Resident>().get(id) else { return };
    let mut pen = Column { area, y: area.y, heads: HEADS };
    head(paint, &mut pen, resident, view);
    numbers(paint, &mut pen, resident, view);
    care(paint, &mut pen, resident, view);
    contacts(paint, &mut pen, resident, view);
    pen.gap();
    let (plain, warn, bad) = (paint.theme.plain, paint.theme.warn, paint.theme.bad);
    pen.section(paint, view.say(words::HOUSEHOLD), &household(resident, view, plain));
    pen.section(paint, view.say(words::BOOK), &bookings(resident, view, plain, warn));
    pen.section(paint, view.say(words::CENTER_SERVICES), &services(resident, view, plain, warn));
    pen.section(paint, view.say(words::HEALTH), &visits(resident, view, plain, warn));
    pen.section(paint, view.say(words::ISSUE), &issues(resident, view, plain, bad));
    pen.section(paint, view.say(words::VISITS_HERE), &visitors(resident, view, plain));
    if !resident.note.is_empty() {
        pen.section(paint, view.say(words::NOTE), &[(resident.note.clone(), plain)]);
    }
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
            _ => "living.moved_out",
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

fn numbers(paint: &mut Paint, pen: &mut Column, resident: &Resident, view: &View) {
    let (plain, accent, dim) = (paint.theme.plain, paint.theme.accent, paint.theme.dim);
    let shown = |key: &str| {
        let field = crate::model::field::field::<Resident>(key)?;
        let held = (field.get)(resident);
        let class = if view.is_open(resident.id, key) { Class::Open } else { field.class };
        let text = value::masked(view.lang(), class, &field.kind, &held, &view.names());
        (!text.is_empty()).then_some((text, if class == Class::Open { accent } else { plain }))
    };
    let mut line = |head, items: &[(String, Style)]| pen.section(paint, view.say(head), items);
    line(words::ID_NUMBER, &shown("id_number").into_iter().collect::<Vec<_>>());
    line(words::PHONE, &shown("phones").into_iter().chain([("m".to_owned(), dim)]).collect::<Vec<_>>());
    if view.is_open(resident.id, "birth") {
        line(words::BORN, &shown("birth").into_iter().collect::<Vec<_>>());
    }
    let groups: Vec<(String, Style)> =
        resident.groups.rows(OPEN).map(|row| (labels::code(view.lang(), row).to_owned(), plain)).collect();
    let old = resident.age(view.today()).is_some_and(|age| age >= 80);
    let old = old.then(|| (view.say(words::VERY_OLD).to_owned(), plain));
    line(words::GROUPS, &old.into_iter().chain(groups).collect::<Vec<_>>());
}

fn care(paint: &mut Paint, pen: &mut Column, resident: &Resident, view: &View) {
    let (plain, dim) = (paint.theme.plain, paint.theme.dim);
    let Some(opening) = view.opening(resident.id, CARE_PANEL) else {
        let closed = format!("{}  a 1", view.say(words::CLOSED_PANEL));
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

fn bookings(resident: &Resident, view: &View, plain: Style, warn: Style) -> Vec<(String, Style)> {
    let mut coming: Vec<_> = view
        .office
        .naming::<Booking, Resident>(resident.id)
        .filter_map(|id| view.office.of::<Booking>().get(id))
        .filter(|booking| booking.date >= view.today() && booking.state != BookingState::Cancelled)
        .collect();
    coming.sort_by_key(|booking| (booking.date, booking.start));
    let waits = waits(resident, view, warn);
    let days = view.seat.norms.center.no_show_days;
    let missed = no_shows_of(view.office, resident.id, view.today(), days);
    let missed = (missed > 0).then(|| (center::no_shows(view.lang(), missed, days), plain));
    let booked = coming
        .into_iter()
        .take(FEW)
        .map(|booking| {
            let room = view.office.of::<Room>().get(booking.room).map_or("", |room| room.name.as_str());
            let at = when::moment(view.lang(), booking.date, booking.start, view.today());
            let state = match booking.state {
                BookingState::Booked => "",
                other => labels::code_number(view.lang(), BOOKING_STATE, other as u8),
            };
            let style = if booking.date == view.today() { warn } else { plain };
            (format!("{at} {room} {state}").trim().to_owned(), style)
        })
        .collect::<Vec<_>>();
    booked.into_iter().chain(waits).chain(missed).collect()
}

/// Slots that they wait for: `周四 14:00 书画室 候补第1位`.
fn waits(resident: &Resident, view: &View, warn: Style) -> Vec<(String, Style)> {
    let waiting =
        view.office.naming::<Waiting, Resident>(resident.id).filter_map(|id| view.office.of::<Waiting>().get(id));
    waiting
        .filter(|waiting| waiting.is_live(view.seat.now))
        .map(|waiting| {
            let line = live_at(view.office, waiting.place(), view.seat.now);
            let nth = line.iter().position(|other| other.id == waiting.id).map_or(1, |nth| nth + 1);
            let room = view.office.of::<Room>().get(waiting.room).map_or("", |room| room.name.as_str());
            let at = when::moment(view.lang(), waiting.date, waiting.start, view.today());
            (format!("{at} {room} {}", center::nth_waiting(view.lang(), nth)), warn)
        })
        .collect()
}

/// Meals of today and standing orders, days at day care, teams.
fn services(resident: &Resident, view: &View, plain: Style, warn: Style) -> Vec<(String, Style)> {
    let (office, today, lang) = (view.office, view.today(), view.lang());
    let mut items = Vec::new();
    for sitting in canteen(office).map_or(&[][..], |canteen| &canteen.sittings) {
        let at = MealAt { date: today, sitting: sitting.no, resident: resident.id };
        if let Some(eater) = eater(office, at).filter(|eater| eater.meal.stands()) {
            let state = labels::code_number(lang, MEAL_STATE, eater.meal.state as u8);
            items.push((format!("{} {state}", crate::text::canteen::sitting(&sitting.name, sitting.start)), warn));
        }
    }
    let plans = office.naming::<MealPlan, Resident>(resident.id).filter_map(|id| office.of::<MealPlan>().get(id));
    for plan in plans.filter(|plan| !plan.ended(today)) {
        items.push((crate::ui::canteen::actions::in_short(plan, view), plain));
    }
    let mut stays: Vec<_> =
        office.naming::<DayStay, Resident>(resident.id).filter_map(|id| office.of::<DayStay>().get(id)).collect();
    stays.retain(|stay| stay.date >= today && stay.holds_place());
    stays.sort_by_key(|stay| stay.date);
    if let Some(stay) = stays.first() {
        let state = labels::code_number(lang, STAY_STATE, stay.state as u8);
        let day = when::day_near(lang, stay.date, today);
        let style = if stay.date == today { warn } else { plain };
        items.push((format!("{} {day} {state}", view.say(crate::text::day_care::GUESTS)), style));
    }
    let teams = office.naming::<Team, Resident>(resident.id).filter_map(|id| office.of::<Team>().get(id));
    items.extend(teams.map(|team| (team.name.clone(), plain)));
    items
}

fn visits(resident: &Resident, view: &View, plain: Style, warn: Style) -> Vec<(String, Style)> {
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

fn issues(resident: &Resident, view: &View, plain: Style, bad: Style) -> Vec<(String, Style)> {
    let mut issues: Vec<_> =
        view.office.naming::<Issue, Resident>(resident.id).filter_map(|id| view.office.of::<Issue>().get(id)).collect();
    issues.sort_by_key(|issue| (!issue.is_open(), std::cmp::Reverse(issue.number)));
    issues
        .into_iter()
        .take(FEW)
        .map(|issue| {
            let state = labels::code_number(view.lang(), ISSUE_STATE, issue.state as u8);
            let due = issue.due.filter(|_| issue.is_open());
            let due = due.map_or_else(String::new, |due| when::due(view.lang(), due, view.today()));
            let style = if issue.is_overdue(view.today()) { bad } else { plain };
            (format!("#{} {} {state} {due}", issue.number, issue.title).trim().to_owned(), style)
        })
        .collect()
}

fn visitors(resident: &Resident, view: &View, plain: Style) -> Vec<(String, Style)> {
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
