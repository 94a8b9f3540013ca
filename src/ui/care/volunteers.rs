//! The list of volunteers, and beside it whom each of them looks after.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::care::export::VOLUNTEERS;
use crate::desk::care::help::open_helps;
use crate::desk::care::hours::{certificates, stars};
use crate::desk::care::pairing::elders_of;
use crate::desk::care::tiers::due;
use crate::desk::care::volunteers::insurance_ends;
use crate::desk::export::ExportRow;
use crate::lookup::sound;
use crate::model::care::codes::{ACTIVE, HALF_DAY, SKILL, VOLUNTEER_STATE};
use crate::model::care::{CarePlan, Volunteer, VolunteerGroup};
use crate::model::code::by_number;
use crate::model::{Code, Id, Issue, Record, Resident};
use crate::text::{Msg, care as words, labels, value, when};
use crate::ui::effect::{Effect, Verb};
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::Paint;
use crate::ui::view::View;
use crate::ui::widgets::column::Column;
use crate::ui::words as common;

/// What is listed.
mod filter {
    /// Those who serve.
    pub const ACTIVE: u8 = 0;
    /// Those who rest or have left.
    pub const NOT_ACTIVE: u8 = 1;
    /// Those whose insurance ends soon or has ended.
    pub const INSURANCE: u8 = 2;
    /// Every one.
    pub const ALL: u8 = 3;
    /// One skill: its code is added.
    pub const SKILL: u8 = 20;
}

/// Cells of the columns: name, group, elders; skills have the rest.
const COLUMNS: [u16; 3] = [12, 16, 8];
/// Cells of the card's headings.
const HEADS: u16 = 11;

/// Volunteers by name.
#[derive(Default)]
pub struct Volunteers;

fn fits(filter: u8, volunteer: &Volunteer, ending: &[Id]) -> bool {
    match filter {
        filter::ACTIVE => volunteer.state == ACTIVE,
        filter::NOT_ACTIVE => volunteer.state != ACTIVE,
        filter::INSURANCE => ending.contains(&volunteer.id),
        filter::ALL => true,
        skill => volunteer.state == ACTIVE && volunteer.skills & 1 << (skill - filter::SKILL) != 0,
    }
}

fn label<'a>(number: u8, view: &View<'a>) -> &'a str {
    match number {
        filter::ACTIVE => view.say(words::ACTIVE),
        filter::NOT_ACTIVE => view.say(words::NOT_ACTIVE),
        filter::INSURANCE => view.say(words::INSURANCE),
        filter::ALL => view.say(words::ALL),
        skill => by_number(SKILL, skill - filter::SKILL).map_or("", |code| view.office.code_label(view.lang(), code)),
    }
}

/// Who serves, whose insurance ends, who can do what.
pub(super) fn filters(view: &View) -> Effect {
    let skills = view.office.named_skills().map(|code| filter::SKILL + code.code);
    let offers = [filter::ACTIVE, filter::NOT_ACTIVE, filter::INSURANCE, filter::ALL]
        .into_iter()
        .chain(skills)
        .map(|number| Offer::new(label(number, view), move |_| Effect::Tell(Verb::Filter(number))));
    Choice::new(view.say(common::FILTER), offers.collect()).open()
}

/// The labels of some codes, beside each other.
fn codes(table: &'static [Code], bits: u32, view: &View) -> String {
    let chosen = table.iter().filter(|code| bits & 1 << code.code != 0);
    chosen.map(|code| labels::code(view.lang(), code)).collect::<Vec<_>>().join(view.lang().of("、", ", "))
}

impl Listing for Volunteers {
    type Record = Volunteer;

    fn list(&mut self, filter: u8, _order: u8, view: &View) -> Vec<Id> {
        let ending = insurance_ends(view.office, view.today());
        let fitting = view.office.of::<Volunteer>().all().filter(|one| fits(filter, one, &ending));
        let mut found: Vec<Id> = fitting.map(|one| one.id).collect();
        found.sort_by_cached_key(|id| (sound(view.office.volunteer_name(*id)), *id));
        found
    }

    fn filter_for(&self, _id: Id, _view: &View) -> u8 {
        filter::ALL
    }

    fn register(&self) -> Option<&'static ExportRow> {
        Some(&VOLUNTEERS)
    }

    fn empty(&self, _filter: u8, view: &View) -> Msg {
        if view.office.of::<Volunteer>().is_empty() { words::NO_VOLUNTEER } else { common::NONE_FIT }
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let dim = paint.theme.dim;
        let marked = common::marked(view.lang(), shown.marked);
        let said = format!("{marked}  {}", label(shown.filter, view));
        let used = paint.right(area.x, area.y, area.width - 1, said.trim_start(), dim);
        let heading = words::volunteers(view.lang(), shown.count);
        paint.text(area.x + 1, area.y, area.width.saturating_sub(used + 4), &heading, dim);
        if shown.count > 0 {
            let mut x = area.x + 2;
            for (head, cells) in [words::NAME, words::GROUP, words::ELDERS].into_iter().zip(COLUMNS) {
                paint.text(x, area.y + 1, cells - 1, view.say(head), dim);
                x += cells;
            }
            paint.text(x, area.y + 1, area.right().saturating_sub(x), view.say(words::SKILLS), dim);
        }
        2
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        let Some(volunteer) = view.office.of::<Volunteer>().get(id) else { return };
        let theme = paint.theme;
        let style = |style: Style| if here { theme.selected } else { style };
        if here {
            paint.tint(at, theme.selected);
            paint.text(at.x, at.y, 1, ">", theme.selected);
        }
        let quiet = if volunteer.state == ACTIVE { theme.plain } else { theme.dim };
        let mut x = at.x + 2;
        paint.text(x, at.y, COLUMNS[0] - 1, view.office.volunteer_name(id), style(quiet));
        x += COLUMNS[0];
        let group = view.office.of::<VolunteerGroup>().get(volunteer.group).map_or("", |group| group.name.as_str());
        paint.text(x, at.y, COLUMNS[1] - 1, group, style(quiet));
        x += COLUMNS[1];
        let elders = elders_of(view.office, id, view.today()).len();
        if elders > 0 {
            paint.right(x, at.y, 4, &elders.to_string(), style(quiet));
        }
        x += COLUMNS[2];
        let left = at.right().saturating_sub(x + 1);
        if volunteer.insured.is_some_and(|until| until < view.today()) {
            paint.text(x, at.y, left, view.say(words::OVERDUE_INSURANCE), style(theme.warn));
        } else {
            let skills = view.office.skills(view.lang(), volunteer.skills).join(view.lang().of("、", ", "));
            paint.text(x, at.y, left, &skills, style(quiet));
        }
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        let Some(volunteer) = view.office.of::<Volunteer>().get(id) else { return 0 };
        let (lang, office, today) = (view.lang(), view.office, view.today());
        let (plain, strong, dim, warn, bad) =
            (paint.theme.plain, paint.theme.strong, paint.theme.dim, paint.theme.warn, paint.theme.bad);
        paint.text(area.x, area.y, area.width, office.volunteer_name(id), strong);
        let mut pen = Column { area, y: area.y + 1, heads: HEADS };
        let label = |key: &'static str| labels::field(lang, Volunteer::KIND, key);
        let state = labels::code_number(lang, VOLUNTEER_STATE, volunteer.state);
        pen.fact(paint, view.say(words::STATE), state, if volunteer.state == ACTIVE { plain } else { warn });
        let group = office.of::<VolunteerGroup>().get(volunteer.group).map_or("", |group| group.name.as_str());
        pen.fact(paint, label("group"), group, plain);
        pen.fact(paint, label("phone"), &value::mask_tail(&office.volunteer_phone(id)), plain);
        pen.fact(paint, label("unit"), office.unit_name(volunteer.unit), plain);
        pen.fact(paint, label("number"), &volunteer.number, plain);
        let skills = view.office.skills(lang, volunteer.skills).join(lang.of("、", ", "));
        let skills = format!("{skills} {}", volunteer.other_skills);
        pen.fact(paint, label("skills"), skills.trim(), plain);
        pen.fact(paint, view.say(words::FREE), &codes(HALF_DAY, volunteer.free, view), plain);
        let day = |date| when::day_of_year(lang, date, today);
        pen.fact(paint, label("trained"), &volunteer.trained.map(day).unwrap_or_default(), plain);
        let insured = volunteer.insured.map(day).unwrap_or_default();
        let ended = volunteer.insured.is_some_and(|until| until < today);
        pen.fact(paint, label("insured"), &insured, if ended { bad } else { plain });
        pen.fact(paint, label("awards"), &volunteer.awards, plain);
        let served = words::stars(lang, stars(office, volunteer, today), volunteer.served);
        pen.fact(paint, view.say(words::SERVED), &served, plain);
        let mut head = view.say(words::OPEN_HELPS);
        for help in open_helps(office, id) {
            let issue = office.of::<Issue>().get(help.issue);
            let said = issue.map_or_else(String::new, |issue| format!("#{} {}", issue.number, issue.title));
            pen.fact(paint, head, &said, warn);
            head = "";
        }
        pen.gap();
        let mut head = view.say(words::SERVES_WHOM);
        let elders = elders_of(office, id, today);
        if elders.is_empty() {
            pen.fact(paint, head, view.say(words::NO_ELDERS), dim);
        }
        for elder in elders {
            let name = office.of::<Resident>().get(elder).map_or("", |resident| resident.name.as_str());
            let plan = office.of::<CarePlan>().get(elder);
            let next = plan.map(|plan| due(office, plan, today));
            let late = next.is_some_and(|next| next < today);
            let said = next.map(|next| words::due(lang, next, today)).unwrap_or_default();
            pen.fact(paint, head, format!("{name}  {said}").trim_end(), if late { bad } else { plain });
            head = "";
        }
        let mut head = view.say(words::CERTIFICATES);
        for one in certificates(office, id) {
            let number = words::certificate_number(lang, one.number);
            let line = format!("{number} {} {}", day(one.issued), words::hours(lang, one.minutes));
            pen.fact(paint, head, &line, plain);
            head = "";
        }
        0
    }
}
