//! The list of visits: who is to be looked in on, how late that is, and beside it how the elder is looked after.

use std::collections::HashMap;

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::care::export::PLANS;
use crate::desk::care::ladder::{missing, open_emergencies};
use crate::desk::care::pairing::{is_mutual, pairs};
use crate::desk::care::tiers::{
    DueVisit, Spoke, Standing, Tier, alarming, by_round, due, due_visits, look_again, standing, without_plan,
};
use crate::desk::export::ExportRow;
use crate::lookup::sound;
use crate::model::care::codes::{HOW, PAIRED, REACHED, ROUND, RUNG, TIER, YES};
use crate::model::care::{CarePlan, Volunteer};
use crate::model::people::consent::VISITS;
use crate::model::{Id, Record, Resident};
use crate::text::registers::rules;
use crate::text::{Msg, care as words, labels, when};
use crate::ui::care::actions::filter_label;
use crate::ui::care::more::round_line;
use crate::ui::effect::Effect;
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::{Paint, width};
use crate::ui::view::View;
use crate::ui::widgets::column::Column;
use crate::ui::words as common;

/// What is listed.
pub mod filter {
    /// Everybody with a plan.
    pub const ALL: u8 = 0;
    /// Due today or overdue.
    pub const PRESSING: u8 = 1;
    /// After whom nobody looks.
    pub const TO_PAIR: u8 = 2;
    /// Whom a rule names and who have no plan.
    pub const NO_PLAN: u8 = 3;
    /// Who decline to be visited.
    pub const DECLINED: u8 = 4;
    /// With a plan, and living here no more.
    pub const GONE: u8 = 5;
    /// One tier: its code is added.
    pub const TIER: u8 = 10;
}

/// How rows stand below each other.
pub mod order {
    /// What is due first.
    pub const DUE: u8 = 0;
    /// As one walks: lane by lane, door by door.
    pub const HOME: u8 = 1;
    /// By the volunteer.
    pub const VOLUNTEER: u8 = 2;
}

/// Cells of the columns: tier, elder, address, volunteer; the day has the rest.
const WIDE: [u16; 4] = [7, 11, 19, 9];
/// The same where the list has 80 columns.
const ALL: [u16; 4] = [8, 14, 24, 12];
/// Cells of the card's headings.
const HEADS: u16 = 11;
/// Visits that a card shows at most.
const MOST: usize = 8;

/// Elders by the day on which they are to be visited.
#[derive(Default)]
pub struct Visits {
    rows: HashMap<Id, DueVisit>,
    tiers: HashMap<Id, Standing>,
    overdue: usize,
    emergencies: usize,
}

fn fits(filter: u8, visit: &DueVisit, view: &View) -> bool {
    match filter {
        filter::ALL => true,
        filter::PRESSING => visit.due <= view.today(),
        filter::TO_PAIR => visit.to_pair,
        filter::DECLINED => visit.declined != 0,
        filter::NO_PLAN | filter::GONE => false,
        tier => visit.standing.tier as u8 == tier - filter::TIER,
    }
}

impl Listing for Visits {
    type Record = CarePlan;
    const SHARE: u16 = 6;

    fn list(&mut self, filter: u8, order: u8, view: &View) -> Vec<Id> {
        let mut visits = due_visits(view.office, view.today());
        let home = |id: Id| {
            let resident = view.office.of::<Resident>().get(id);
            resident.and_then(|resident| view.office.address_of(resident)).cloned().unwrap_or_default()
        };
        match order {
            order::HOME => visits.sort_by_cached_key(|visit| home(visit.elder)),
            order::VOLUNTEER => {
                visits.sort_by_cached_key(|visit| sound(view.office.volunteer_name(visit.volunteer)));
            }
            _ => {}
        }
        self.overdue = visits.iter().filter(|visit| visit.due < view.today()).count();
        self.emergencies = open_emergencies(view.office).len();
        self.rows = visits.iter().map(|visit| (visit.elder, *visit)).collect();
        match filter {
            filter::NO_PLAN => {
                let missing = without_plan(view.office, view.today());
                self.tiers = missing.iter().copied().collect();
                missing.into_iter().map(|(id, _)| id).collect()
            }
            filter::GONE => {
                let plans = view.office.of::<CarePlan>().all().map(|plan| plan.id);
                let mut gone: Vec<Id> = plans.filter(|id| !self.rows.contains_key(id)).collect();
                gone.sort_unstable();
                gone
            }
            filter => visits.iter().filter(|visit| fits(filter, visit, view)).map(|visit| visit.elder).collect(),
        }
    }

    fn filter_for(&self, id: Id, view: &View) -> u8 {
        let resident = view.office.of::<Resident>().get(id);
        let planned = view.office.of::<CarePlan>().get(id).is_some();
        match resident {
            Some(resident) if !resident.lives_here() => filter::GONE,
            Some(_) if !planned => filter::NO_PLAN,
            Some(_) | None => filter::ALL,
        }
    }

    fn open(&self, id: Id, _view: &View) -> Effect {
        Effect::Serve(id)
    }

    fn register(&self) -> Option<&'static ExportRow> {
        Some(&PLANS)
    }

    fn empty(&self, _filter: u8, view: &View) -> Msg {
        if view.office.of::<CarePlan>().is_empty() { words::NOBODY_DUE } else { common::NONE_FIT }
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let dim = paint.theme.dim;
        let used = paint.right(area.x, area.y, area.width - 1, filter_label(shown.filter, view), dim);
        let heading = words::heading(view.lang(), shown.count, self.overdue, self.emergencies);
        paint.text(area.x + 1, area.y, area.width.saturating_sub(used + 4), &heading, dim);
        if shown.count > 0 {
            let mut x = area.x + 2;
            let heads = [words::TIER, words::ELDER, words::HOME, words::VOLUNTEER];
            for (head, cells) in heads.into_iter().zip(columns(area)) {
                paint.text(x, area.y + 1, cells - 1, view.say(head), dim);
                x += cells;
            }
            paint.text(x, area.y + 1, area.right().saturating_sub(x), view.say(words::DUE), dim);
        }
        2
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(resident) = view.office.of::<Resident>().get(id) else { return };
        let theme = paint.theme;
        let style = |style: Style| if here { theme.selected } else { style };
        if here {
            paint.tint(at, theme.selected);
            paint.text(at.x, at.y, 1, ">", theme.selected);
        }
        let visit = self.rows.get(&id);
        let tier = visit.map(|visit| visit.standing).or_else(|| self.tiers.get(&id).copied());
        let [tier_cells, name, home, helper] = columns(at);
        let mut x = at.x + 2;
        if let Some(standing) = tier {
            let look = match standing.tier {
                Tier::Daily | Tier::High => theme.warn,
                Tier::Key | Tier::General => theme.plain,
            };
            let label = labels::code_number(view.lang(), TIER, standing.tier as u8);
            paint.text(x, at.y, tier_cells - 1, label, style(look));
        }
        x += tier_cells;
        let age = resident.age(view.today()).map_or_else(String::new, |age| age.to_string());
        paint.text(x, at.y, name - 1, &format!("{} {age}", resident.name), style(theme.strong));
        x += name;
        let address = view.office.address_of(resident).map(crate::model::Address::short).unwrap_or_default();
        paint.text(x, at.y, home - 1, &address, style(theme.plain));
        x += home;
        let Some(visit) = visit else {
            paint.text(
                x + helper,
                at.y,
                at.right().saturating_sub(x + helper + 1),
                view.say(words::NO_PLAN),
                style(theme.warn),
            );
            return;
        };
        let (volunteer, look) = if visit.to_pair {
            (view.say(words::TO_PAIR), theme.warn)
        } else {
            (view.office.volunteer_name(visit.volunteer), theme.plain)
        };
        paint.text(x, at.y, helper - 1, volunteer, style(look));
        x += helper;
        let (mark, look) = match (visit.due < view.today(), visit.due == view.today()) {
            (true, _) => ("! ", theme.bad),
            (_, true) => ("* ", theme.warn),
            _ => ("", theme.plain),
        };
        let due = words::due(view.lang(), visit.due, view.today());
        let due = match visit.round {
            0 => due,
            reason => words::for_round(labels::code_number(view.lang(), ROUND, reason), &due),
        };
        let said = format!("{mark}{due}");
        paint.text(x, at.y, at.right().saturating_sub(x + 1), &said, style(look));
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        let Some(resident) = view.office.of::<Resident>().get(id) else { return 0 };
        let (plain, strong, dim, warn, bad) =
            (paint.theme.plain, paint.theme.strong, paint.theme.dim, paint.theme.warn, paint.theme.bad);
        let (lang, office, today) = (view.lang(), view.office, view.today());
        let age = resident.age(today).map_or_else(String::new, |age| when::age(lang, age));
        paint.right(area.x, area.y, area.width, &age, plain);
        paint.text(area.x, area.y, area.width.saturating_sub(width(&age) + 2), &resident.name, strong);
        let mut pen = Column { area, y: area.y + 1, heads: HEADS };
        let home = office.address_of(resident).map(crate::model::Address::short).unwrap_or_default();
        pen.fact(paint, view.say(words::HOME), &home, plain);
        let Some(plan) = office.of::<CarePlan>().get(id) else {
            if let Some(standing) = self.tiers.get(&id) {
                tier(paint, &mut pen, *standing, view);
            }
            pen.text(paint, 0, view.say(words::NO_PLAN_YET), warn);
            return 0;
        };
        tier(paint, &mut pen, standing(office, plan, today), view);
        if look_again(plan, today) {
            pen.text(paint, HEADS, view.say(words::LOOK_AGAIN), warn);
        }
        let label = |key: &'static str| labels::field(lang, CarePlan::KIND, key);
        pen.fact(paint, label("reason"), &plan.reason, plain);
        let next = due(office, plan, today);
        let look = if next < today { bad } else { plain };
        pen.fact(paint, view.say(words::NEXT), &words::due(lang, next, today), look);
        if let Some(round) = by_round(office, plan, today) {
            pen.fact(paint, view.say(words::ROUND), &round_line(round, view), warn);
        }
        pen.fact(paint, view.say(words::LAST), &last_seen(plan, view), plain);
        if alarming(office, plan, today) {
            pen.text(paint, 0, view.say(words::OFFER_LADDER), bad);
        }
        let pairs: Vec<(String, Style)> = pairs(office, id, today)
            .into_iter()
            .map(|pairing| {
                let serves = office.of::<Volunteer>().get(pairing.volunteer).is_some_and(|one| one.serves(today));
                let mut said = office.volunteer_name(pairing.volunteer).to_owned();
                if pairing.role != PAIRED {
                    said = format!("{said} {}", view.say(words::STANDS_IN));
                }
                if is_mutual(office, pairing, today) {
                    said = format!("{said} {}", view.say(words::MUTUAL));
                }
                (said, if serves { plain } else { warn })
            })
            .collect();
        let nobody = [(view.say(words::TO_PAIR).to_owned(), warn)];
        pen.section(paint, view.say(words::PAIRS), if pairs.is_empty() { &nobody } else { &pairs });
        let (consent, look) =
            if office.consented(id, VISITS, today) { (words::AGREED, plain) } else { (words::NOT_AGREED, warn) };
        pen.fact(paint, view.say(words::CONSENT), view.say(consent), look);
        let skills = office.skills(lang, plan.kinds);
        let skills: Vec<(String, Style)> = skills.into_iter().map(|skill| (skill.to_owned(), plain)).collect();
        pen.section(paint, label("kinds"), &skills);
        pen.fact(paint, label("mind"), &plan.mind, plain);
        pen.fact(paint, label("wished"), &plan.wished, plain);
        let declines = plan.declines(today);
        if declines != 0 {
            let said = labels::code_number(lang, crate::model::care::codes::DECLINED, declines);
            pen.fact(paint, label("declined"), said, warn);
        }
        let missing: Vec<(String, Style)> = missing(office, id, today)
            .into_iter()
            .map(|rung| (format!("{} {}", view.say(words::MISSING), labels::code_number(lang, RUNG, rung)), warn))
            .collect();
        pen.section(paint, view.say(words::WHO_IS_CALLED), &missing);
        let mut head = view.say(words::PAST);
        for contact in plan.contacts.iter().rev().take(MOST) {
            let day = when::day_of_year(lang, contact.day, today);
            let (how, reached) =
                (labels::code_number(lang, HOW, contact.how), labels::code_number(lang, REACHED, contact.reached));
            let took = if contact.minutes > 0 { words::minutes(lang, contact.minutes) } else { String::new() };
            let line = format!("{day} {how} {reached} {took} {}", office.volunteer_name(contact.by));
            pen.fact(paint, head, line.trim_end(), if contact.reached == YES { plain } else { dim });
            head = "";
        }
        0
    }
}

fn columns(area: Rect) -> [u16; 4] {
    if area.width < 78 { WIDE } else { ALL }
}

/// The tier, and which rule says so; what rests on health and aid is not said.
fn tier(paint: &mut Paint, pen: &mut Column, standing: Standing, view: &View) {
    let plain = paint.theme.plain;
    let lang = view.lang();
    let interval = standing.tier.interval();
    let every = rules::value(lang, interval.unit, view.office.rule(interval, view.today()).value);
    let label = labels::code_number(lang, TIER, standing.tier as u8);
    pen.fact(paint, view.say(words::TIER), &format!("{label}  {every}"), plain);
    let why = match standing.why {
        Spoke::Hand => view.say(words::BY_HAND).to_owned(),
        Spoke::Nothing => view.say(words::NO_RULE).to_owned(),
        Spoke::Rule { closed: true, .. } => view.say(words::CLOSED_RULE).to_owned(),
        Spoke::Rule { row, closed: false } => {
            let value = rules::value(lang, row.unit, view.office.rule(row, view.today()).value);
            format!("{} {value}", rules::label(lang, row))
        }
    };
    pen.fact(paint, view.say(words::WHY_TIER), &why, plain);
}

/// Who saw them last, how and when.
pub(super) fn last_seen(plan: &CarePlan, view: &View) -> String {
    let Some(last) = plan.last_reached() else { return view.say(words::NEVER).to_owned() };
    let day = when::day_of_year(view.lang(), last.day, view.today());
    let how = labels::code_number(view.lang(), HOW, last.how);
    format!("{day} {how} {}", view.office.volunteer_name(last.by)).trim_end().to_owned()
}
