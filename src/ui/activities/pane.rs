//! The list of activities: a line each, and beside it the card: what is planned, who is on which list, what came of it.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::activities::export::ACTIVITIES;
use crate::desk::activities::planning::bookings;
use crate::desk::activities::sheets::heads_of;
use crate::desk::activities::who::{Heads, in_order, name_of, opinions};
use crate::desk::activities::year::ActivitiesToday;
use crate::desk::export::ExportRow;
use crate::model::activities::Activity;
use crate::model::activities::codes::{ACTIVITY_KIND, PLACE_STATE, PROGRAMME, WHY_CANCELLED, place, state};
use crate::model::benefits::Benefit;
use crate::model::{Id, Issue, Meeting, Operator, Room, Team, Unit};
use crate::text::{Msg, activities as words, labels, when};
use crate::ui::effect::{Effect, Verb};
use crate::ui::layers::choice::{Choice, Offer, of_codes};
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::column::Column;
use crate::ui::words as common;

/// What is listed.
pub mod filter {
    /// What is still to come, the next first.
    pub const NEXT: u8 = 0;
    /// Of this year, the latest first.
    pub const YEAR: u8 = 1;
    /// With a task that is due, without a report, with something that follows.
    pub const TO_DO: u8 = 2;
    /// Every one.
    pub const ALL: u8 = 3;
    /// One kind: its code is added.
    pub const KIND: u8 = 20;
    /// One partner, by its place among them.
    pub const PARTNER: u8 = 60;
}

/// Cells of the columns: day, title, kind.
const COLUMNS: [u16; 3] = [15, 22, 14];
/// Cells of the card's headings.
const HEADS: u16 = 11;
/// Names of those on a list that the card has room for.
const NAMES: usize = 12;

/// The activities.
#[derive(Default)]
pub struct Activities {
    partners: Vec<Id>,
}

/// The units that hold activities or help, by their names.
pub(super) fn partners(view: &View) -> Vec<Id> {
    let of = |one: &Activity| std::iter::once(one.host).chain(one.partners.iter().copied()).collect::<Vec<Id>>();
    let mut all: Vec<Id> = view.office.of::<Activity>().all().flat_map(of).filter(|id| !id.is_none()).collect();
    all.sort_by_cached_key(|id| (crate::lookup::sound(view.office.unit_name(*id)), *id));
    all.dedup();
    // A filter is one of 256 numbers.
    all.truncate(usize::from(u8::MAX - filter::PARTNER));
    all
}

fn label(number: u8, view: &View) -> String {
    let said = match number {
        filter::NEXT => view.say(words::FILTER_NEXT),
        filter::YEAR => view.say(words::FILTER_YEAR),
        filter::TO_DO => view.say(words::FILTER_TO_DO),
        filter::ALL => view.say(words::FILTER_ALL),
        partner if partner >= filter::PARTNER => {
            let place = usize::from(partner - filter::PARTNER);
            partners(view).get(place).map_or("", |id| view.office.unit_name(*id))
        }
        kind => labels::code_number(view.lang(), ACTIVITY_KIND, kind - filter::KIND),
    };
    said.to_owned()
}

/// By time, by kind, by partner.
pub(super) fn filters(view: &View) -> Effect {
    let tell = |number: u8| move |_: &View| Effect::Tell(Verb::Filter(number));
    let offer = |number: u8| Offer::new(label(number, view), tell(number));
    let mut offers: Vec<Offer> =
        [filter::NEXT, filter::YEAR, filter::TO_DO, filter::ALL].into_iter().map(offer).collect();
    offers.push(Offer::new(view.say(words::KIND), |view| {
        let offers = of_codes(view, ACTIVITY_KIND, |kind, _| Effect::Tell(Verb::Filter(filter::KIND + kind)));
        Choice::new(view.say(words::KIND), offers).open()
    }));
    offers.push(Offer::new(view.say(words::PARTNER), |view| {
        let all = partners(view).into_iter().zip(filter::PARTNER..=u8::MAX);
        let offers = all.map(|(id, number)| {
            Offer::new(view.office.unit_name(id), move |_: &View| Effect::Tell(Verb::Filter(number)))
        });
        Choice::new(view.say(words::PARTNER), offers.collect()).open()
    }));
    Choice::new(view.say(common::FILTER), offers).open()
}

impl Activities {
    fn fits(&self, filter: u8, one: &Activity, to_do: &[Id], view: &View) -> bool {
        match filter {
            filter::NEXT => one.is_ahead(view.today()),
            filter::YEAR => one.date.year() == view.today().year(),
            filter::TO_DO => to_do.contains(&one.id),
            filter::ALL => true,
            partner if partner >= filter::PARTNER => {
                let unit = self.partners.get(usize::from(partner - filter::PARTNER)).copied().unwrap_or(Id::NONE);
                !unit.is_none() && (one.host == unit || one.partners.contains(&unit))
            }
            kind => one.kind == kind - filter::KIND,
        }
    }
}

impl Listing for Activities {
    type Record = Activity;
    const SHARE: u16 = 5;

    fn needs(&self) -> u16 {
        72
    }

    fn list(&mut self, filter: u8, _order: u8, view: &View) -> Vec<Id> {
        self.partners = partners(view);
        let today = ActivitiesToday::of(view.office, view.today());
        let to_do: Vec<Id> =
            today.tasks.iter().map(|(id, _)| *id).chain(today.to_report).chain(today.to_follow).collect();
        let all = view.office.of::<Activity>().all().filter(|one| self.fits(filter, one, &to_do, view));
        let mut all: Vec<&Activity> = all.collect();
        all.sort_by_key(|one| (one.date, one.start, one.id));
        if !matches!(filter, filter::NEXT | filter::TO_DO) {
            all.reverse();
        }
        all.into_iter().map(|one| one.id).collect()
    }

    fn filter_for(&self, _id: Id, _view: &View) -> u8 {
        filter::ALL
    }

    fn register(&self) -> Option<&'static ExportRow> {
        Some(&ACTIVITIES)
    }

    fn empty(&self, _filter: u8, view: &View) -> Msg {
        if view.office.of::<Activity>().is_empty() { words::NO_ACTIVITIES } else { common::NONE_FIT }
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let dim = paint.theme.dim;
        let used = paint.right(area.x, area.y, area.width - 1, &label(shown.filter, view), dim);
        let heading = words::count(view.lang(), shown.count);
        paint.text(area.x + 1, area.y, area.width.saturating_sub(used + 4), &heading, dim);
        if shown.count > 0 {
            let mut x = area.x + 2;
            for (head, cells) in [words::DAY, words::TITLE, words::KIND].into_iter().zip(COLUMNS) {
                paint.text(x, area.y + 1, (cells - 1).min(area.right().saturating_sub(x + 1)), view.say(head), dim);
                x += cells;
            }
            let used = paint.right(x, area.y + 1, area.right().saturating_sub(x + 1), view.say(words::HEADS), dim);
            paint.text(x, area.y + 1, area.right().saturating_sub(x + used + 2), view.say(words::STATE), dim);
        }
        2
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(one) = view.office.of::<Activity>().get(id) else { return };
        let theme = paint.theme;
        let style = |style: Style| if here { theme.selected } else { style };
        if here {
            paint.tint(at, theme.selected);
            paint.text(at.x, at.y, 1, ">", theme.selected);
        }
        let quiet = if one.stands() { theme.plain } else { theme.dim };
        let day = when::date_of_year(view.lang(), one.date, view.today());
        let kind = labels::code_number(view.lang(), ACTIVITY_KIND, one.kind);
        let mut x = at.x + 2;
        for (text, cells) in [day.as_str(), &one.title, kind].into_iter().zip(COLUMNS) {
            paint.text(x, at.y, (cells - 1).min(at.right().saturating_sub(x + 1)), text, style(quiet));
            x += cells;
        }
        let heads = Heads::of(view.office, one);
        let numbers = if one.is_held() {
            heads.there().to_string()
        } else {
            words::places(view.lang(), heads.taken(), one.capacity)
        };
        let used = paint.right(x, at.y, at.right().saturating_sub(x + 1), &numbers, style(quiet));
        let state = words::state_name(view.lang(), one.state);
        let left = at.right().saturating_sub(x + used + 2);
        paint.text(x, at.y, left, state, style(if one.stands() { theme.dim } else { theme.warn }));
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        let Some(one) = view.office.of::<Activity>().get(id) else { return 0 };
        let (plain, strong, dim) = (paint.theme.plain, paint.theme.strong, paint.theme.dim);
        let state = words::state_name(view.lang(), one.state);
        let used = paint.right(area.x, area.y, area.width, state, if one.stands() { dim } else { paint.theme.warn });
        paint.text(area.x, area.y, area.width.saturating_sub(used + 1), &one.title, strong);
        let mut pen = Column { area, y: area.y + 1, heads: HEADS };
        plan(paint, &mut pen, one, view);
        pen.gap();
        lists(paint, &mut pen, one, view);
        afterwards(paint, &mut pen, one, view);
        pen.fact(paint, view.say(crate::ui::words::NOTE), &one.note, plain);
        0
    }
}

/// What is planned.
fn plan(paint: &mut Paint, pen: &mut Column, one: &Activity, view: &View) {
    let (lang, office, plain, warn) = (view.lang(), view.office, paint.theme.plain, paint.theme.warn);
    let mut kind = labels::code_number(lang, ACTIVITY_KIND, one.kind).to_owned();
    if one.programme > 0 {
        kind = format!("{kind}  {}", labels::code_number(lang, PROGRAMME, one.programme));
    }
    pen.fact(paint, view.say(words::KIND), &kind, plain);
    pen.fact(paint, view.say(words::WHEN), &words::span(lang, one), plain);
    if one.state == state::CANCELLED {
        pen.fact(paint, view.say(words::CANCELLED), labels::code_number(lang, WHY_CANCELLED, one.reason), warn);
    }
    pen.fact(paint, view.say(words::PLACE), &one.place, plain);
    if !one.room.is_none() {
        let room = office.of::<Room>().get(one.room).map_or("", |room| room.name.as_str());
        let booked = !bookings(office, one).is_empty();
        pen.fact(paint, view.say(words::ROOM), room, if booked { plain } else { warn });
    }
    pen.fact(paint, view.say(words::HOST), office.unit_name(one.host), plain);
    let partners = one.partners.iter().map(|id| office.of::<Unit>().get(*id).map_or("", |unit| unit.name.as_str()));
    let partners = partners.collect::<Vec<_>>().join(lang.of("、", ", "));
    pen.fact(paint, view.say(words::PARTNERS), &partners, plain);
    let responsible = office.of::<Operator>().get(one.responsible).map_or("", |operator| operator.name.as_str());
    pen.fact(paint, view.say(words::RESPONSIBLE), responsible, plain);
    pen.fact(paint, view.say(words::SAFETY), &one.safety, plain);
    pen.fact(paint, view.say(words::FOR_WHOM), &words::for_whom(lang, one, &view.names()), plain);
    let gift = office.of::<Benefit>().get(one.gift).map_or("", |benefit| benefit.name.as_str());
    pen.fact(paint, view.say(words::GIFT), gift, plain);
    if let Some(issue) = office.of::<Issue>().get(one.issue) {
        pen.fact(paint, view.say(words::SOLVES), &format!("#{} {}", issue.number, issue.title), plain);
    }
    if !one.session.is_none() {
        pen.fact(paint, view.say(words::SESSION), office.held_by(one.session), plain);
    }
    for team in one.teams.iter().filter_map(|id| office.of::<Team>().get(*id)) {
        let performance = office.of::<Meeting>().get(crate::model::teams::meeting_id(team.id, one.date, true));
        let cast = performance.map_or_else(String::new, |meeting| meeting.cast.len().to_string());
        pen.fact(paint, view.say(words::PERFORMS), format!("{}  {cast}", team.name).trim_end(), plain);
    }
    let mut head = view.say(words::TASKS);
    for task in &one.tasks {
        let by = task.by.map_or_else(String::new, |by| when::date_of_year(lang, by, view.today()));
        let late = task.is_open() && task.by.is_some_and(|by| by < view.today()) && one.is_ahead(view.today());
        let mark = if task.is_open() { "[ ]" } else { "[x]" };
        let style = if late { warn } else { plain };
        pen.fact(paint, head, format!("{mark} {}  {}  {by}", task.what, task.who).trim_end(), style);
        head = "";
    }
    let mut head = view.say(words::NEEDS);
    for need in &one.needs {
        pen.fact(paint, head, format!("{} {}  {}", need.what, need.pieces, need.by).trim_end(), plain);
        head = "";
    }
}

/// Who is on which list.
fn lists(paint: &mut Paint, pen: &mut Column, one: &Activity, view: &View) {
    let (lang, office, plain, dim) = (view.lang(), view.office, paint.theme.plain, paint.theme.dim);
    let heads = Heads::of(office, one);
    let ahead = [(words::INVITED, heads.invited), (words::SIGNED_UP, heads.signed_up)];
    let numbers = [words::heads(lang, &ahead), words::heads(lang, &heads_of(heads))].join("  ");
    pen.fact(paint, view.say(words::HEADS), numbers.trim(), plain);
    if heads.gifts > 0 {
        pen.fact(paint, view.say(words::GIFTS), &heads.gifts.to_string(), plain);
    }
    let people: Vec<String> = in_order(office, one.id)
        .into_iter()
        .filter(|person| person.state != place::WITHDREW && person.state != place::INVITED)
        .map(|person| match person.state {
            place::WAITS => {
                format!("{} {}", name_of(office, person), labels::code_number(lang, PLACE_STATE, person.state))
            }
            _ => name_of(office, person).to_owned(),
        })
        .collect();
    let more = people.len().saturating_sub(NAMES);
    let mut named = people.into_iter().take(NAMES).collect::<Vec<_>>().join(lang.of("、", ", "));
    if more > 0 {
        named = format!("{named} {} ({more})", paint.theme.ellipsis);
    }
    pen.fact(paint, "", &named, dim);
}

/// What came of it.
fn afterwards(paint: &mut Paint, pen: &mut Column, one: &Activity, view: &View) {
    let (lang, office, plain, warn) = (view.lang(), view.office, paint.theme.plain, paint.theme.warn);
    pen.fact(paint, view.say(words::TOPIC), &one.topic, plain);
    pen.fact(paint, view.say(words::DECIDED), &one.decided, plain);
    pen.fact(paint, view.say(words::RESULT), &one.result, plain);
    let by = one.follow_by.map_or_else(String::new, |by| when::date_of_year(lang, by, view.today()));
    let late = one.followed.is_none() && one.follow_by.is_some_and(|by| by < view.today());
    pen.fact(paint, view.say(words::FOLLOWS), format!("{} {by}", one.follows).trim(), if late { warn } else { plain });
    let mut head = view.say(words::ENTRIES);
    for entry in &one.entries {
        let name = office.of::<crate::model::Resident>().get(entry.resident).map_or("", |one| one.name.as_str());
        pen.fact(paint, head, format!("{name}  {}  {}", entry.what, entry.prize).trim_end(), plain);
        head = "";
    }
    let mut head = view.say(words::PRESS);
    for press in &one.press {
        let on = press.on.map_or_else(String::new, |on| when::date_of_year(lang, on, view.today()));
        let line = format!("{} {on}  {}", office.unit_name(press.medium), press.title);
        pen.fact(paint, head, line.trim_end(), plain);
        head = "";
    }
    let mut head = view.say(words::OPINIONS);
    for issue in opinions(office, one) {
        pen.fact(paint, head, &format!("#{} {}", issue.number, issue.title), plain);
        head = "";
    }
    pen.fact(paint, view.say(words::PHOTO_FILES), &one.photos, plain);
}
