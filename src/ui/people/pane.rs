//! Tab 1: the population base as a list, and the card of whoever is under the cursor.

use crate::model::Household;
use ratatui::layout::Rect;

use crate::desk::export::ExportRow;
use crate::desk::people::export::RESIDENTS;
use crate::lookup::sound;
use crate::model::code::{LIVING, SEX, Sex};
use crate::model::people::group::OPEN;
use crate::model::{Id, Resident};
use crate::text::{labels, value};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::layers::find::expected_at;
use crate::ui::paint::Paint;
use crate::ui::people::card;
use crate::ui::view::{Selected, View};
use crate::ui::widgets::list::Cursor;
use crate::ui::widgets::numbered::Stand;
use crate::ui::words;

use crate::ui::panes::Pane;

/// Filters beside the open groups, whose number is their code plus one.
pub mod filter {
    /// Everybody who lives here.
    pub const ALL: u8 = 0;
    /// 80 years and more.
    pub const VERY_OLD: u8 = 50;
    /// The lane of the person under the cursor.
    pub const SAME_LANE: u8 = 51;
    /// Who moved out or died.
    pub const GONE: u8 = 52;
}

/// Orders of the list.
pub mod order {
    /// By name, as it is read.
    pub const NAME: u8 = 0;
    /// By address.
    pub const ADDRESS: u8 = 1;
    /// The oldest first.
    pub const AGE: u8 = 2;
}

/// What the cached list was made for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Made {
    head: u64,
    filter: u8,
    order: u8,
    lane: String,
    day: jiff::civil::Date,
}

/// The pane.
#[derive(Default)]
pub struct Residents {
    rows: Vec<Id>,
    made: Option<Made>,
    cursor: Cursor,
    filter: u8,
    order: u8,
    lane: String,
    /// Where only one half is seen: whether it is the card.
    card: bool,
}

impl Residents {
    fn fits(&self, resident: &Resident, view: &View) -> bool {
        let here = resident.lives_here();
        match self.filter {
            filter::ALL => here,
            filter::GONE => !here,
            filter::VERY_OLD => here && resident.age(view.today()).is_some_and(|age| age >= 80),
            filter::SAME_LANE => here && view.office.address_of(resident).is_some_and(|a| a.lane == self.lane),
            group => here && resident.groups.0 & 1 << (group - 1) != 0,
        }
    }

    fn sort(&mut self, view: &View) {
        let get = |id: &Id| view.office.of::<Resident>().get(*id);
        match self.order {
            order::ADDRESS => self.rows.sort_by_cached_key(|id| {
                get(id).map(|resident| (view.office.address_of(resident).cloned(), resident.relation as u8, *id))
            }),
            order::AGE => self.rows.sort_by_cached_key(|id| get(id).map(|r| (r.birth.is_none(), r.birth, *id))),
            _ => self.rows.sort_by_cached_key(|id| get(id).map(|r| (sound(&r.name), r.name.clone(), *id))),
        }
    }

    fn title(&self, view: &View) -> String {
        let what = match self.filter {
            filter::ALL => String::new(),
            filter::GONE => view.say(words::GONE).to_owned(),
            filter::VERY_OLD => view.say(words::VERY_OLD).to_owned(),
            filter::SAME_LANE => self.lane.clone(),
            group => labels::code_number(view.lang(), OPEN, group - 1).to_owned(),
        };
        let order = view.say(match self.order {
            order::ADDRESS => words::BY_ADDRESS,
            order::AGE => words::BY_AGE,
            _ => words::BY_NAME,
        });
        format!("{}  {what}  {order}", words::hits(view.lang(), self.rows.len())).replace("    ", "  ")
    }
}

impl Pane for Residents {
    fn refresh(&mut self, view: &View) {
        let now = Made {
            head: view.office.head,
            filter: self.filter,
            order: self.order,
            lane: self.lane.clone(),
            day: view.today(),
        };
        if self.made.as_ref() == Some(&now) {
            return;
        }
        let at = self.rows.get(self.cursor.at).copied();
        self.rows = view.office.of::<Resident>().all().filter(|r| self.fits(r, view)).map(|r| r.id).collect();
        self.sort(view);
        self.made = Some(now);
        if let Some(place) = at.and_then(|id| self.rows.iter().position(|row| *row == id)) {
            self.cursor.at = place;
        }
    }

    fn selected(&self) -> Selected {
        self.rows.get(self.cursor.at).map_or(Selected::Nothing, |id| Selected::of::<Resident>(*id))
    }

    fn show(&mut self, what: Selected, view: &View) {
        let Some(id) = what.id::<Resident>() else { return };
        let lives_here = view.office.of::<Resident>().get(id).is_some_and(Resident::lives_here);
        self.refresh(view);
        if !self.rows.contains(&id) {
            self.filter = if lives_here { filter::ALL } else { filter::GONE };
            self.refresh(view);
        }
        self.cursor.at = self.rows.iter().position(|row| *row == id).unwrap_or(0);
        self.card = true;
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(Step::Left) | Verb::Back => self.card = false,
            Verb::Step(Step::Right) => self.card = true,
            Verb::Step(step) => self.cursor.step(step, self.rows.len()),
            Verb::Next | Verb::Previous => self.card = !self.card,
            Verb::Open => {
                self.card = true;
                if let Some(id) = self.rows.get(self.cursor.at).copied() {
                    return Effect::Serve(id);
                }
            }
            Verb::Filter(filter) => {
                if filter == filter::SAME_LANE {
                    let id = self.rows.get(self.cursor.at).copied().unwrap_or(Id::NONE);
                    let resident = view.office.of::<Resident>().get(id);
                    let address = resident.and_then(|resident| view.office.address_of(resident));
                    self.lane = address.map(|address| address.lane.clone()).unwrap_or_default();
                }
                self.filter = filter;
                self.card = false;
            }
            Verb::Sort(order) => self.order = order,
            _ => {}
        }
        Effect::None
    }

    fn listed(&self) -> Option<(&'static ExportRow, Vec<Id>)> {
        Some((&RESIDENTS, self.rows.clone()))
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let wide = view.seat.is_wide();
        let cells = if wide { body.width / 2 } else { body.width };
        let (dim, plain) = (paint.theme.dim, paint.theme.plain);
        if wide || !self.card {
            paint.text(1, body.y, cells - 2, &self.title(view), dim);
            if self.rows.is_empty() {
                let msg = if self.filter == filter::ALL { words::EMPTY } else { words::NONE_FIT };
                paint.text(2, body.y + 2, cells - 4, view.say(msg), plain);
            }
            let window = self.cursor.window(body.height - 1, self.rows.len());
            for (y, place) in (body.y + 1..).zip(window) {
                if let Some(resident) = view.office.of::<Resident>().get(self.rows[place]) {
                    let row = Rect { x: body.x, y, width: cells, height: 1 };
                    person_row(paint, row, resident, place == self.cursor.at, view);
                }
            }
        }
        let Some(id) = self.rows.get(self.cursor.at).copied() else { return };
        if wide {
            paint.bar(cells, body.y, body.height);
            card::draw(paint, Rect { x: cells + 2, width: body.width - cells - 3, ..body }, id, view);
        } else if self.card {
            card::draw(paint, Rect { x: 1, width: body.width - 2, ..body }, id, view);
        }
    }
}

/// One person in a list: nothing here that a visitor may not see.
pub fn person_row(paint: &mut Paint, row: Rect, resident: &Resident, here: bool, view: &View) {
    let selected = paint.theme.selected;
    let style = |style| if here { selected } else { style };
    let (plain, dim, warn, strong) = (paint.theme.plain, paint.theme.dim, paint.theme.warn, paint.theme.strong);
    if here {
        paint.tint(row, selected);
        paint.text(row.x, row.y, 1, ">", selected);
    }
    let (y, mut x) = (row.y, row.x + 2);
    let name_cells = if row.width >= 76 { 14 } else { 9 };
    paint.text(x, y, name_cells - 1, &resident.name, style(strong));
    x += name_cells;
    let sex_cells = view.lang().of(3, 7);
    if matches!(resident.sex, Sex::Male | Sex::Female) {
        paint.text(x, y, sex_cells, labels::code_number(view.lang(), SEX, resident.sex as u8), style(plain));
    }
    x += sex_cells;
    if let Some(age) = resident.age(view.today()) {
        paint.right(x, y, 3, &age.to_string(), style(plain));
    }
    x += 5;
    let right = row.right().saturating_sub(1);
    let address = view.office.of::<Household>().get(resident.household).map(|household| &household.address);
    let tail_cells = if row.width >= 50 { 18 } else { 9 };
    let room = right.saturating_sub(x + tail_cells);
    if let Some(address) = address {
        paint.text(x, y, room, &address.short(), style(plain));
    }
    x = right.saturating_sub(tail_cells) + 1;
    if let Some(phone) = resident.phones.first() {
        paint.text(x, y, 9, &value::tail(view.lang(), phone), style(dim));
    }
    if tail_cells > 9 {
        if !resident.lives_here() {
            let state = labels::code_number(view.lang(), LIVING, resident.living as u8);
            paint.right(x + 9, y, 8, state, style(warn));
        } else if let Some(at) = expected_at(resident, view) {
            paint.right(x + 9, y, 8, &at, style(warn));
        }
    }
}

/// Which people the list shows, and in which order.
pub fn filters(view: &View) -> Effect {
    let everybody = Offer::new(view.say(words::EVERYBODY), |_| Effect::Tell(Verb::Filter(filter::ALL)));
    let mut offers = vec![everybody.at(Stand::Zero)];
    for row in OPEN {
        let number = row.code + 1;
        offers.push(Offer::new(labels::code(view.lang(), row), move |_| Effect::Tell(Verb::Filter(number))));
    }
    for (msg, number) in [(words::VERY_OLD, filter::VERY_OLD), (words::SAME_LANE, filter::SAME_LANE)] {
        offers.push(Offer::new(view.say(msg), move |_| Effect::Tell(Verb::Filter(number))));
    }
    offers.push(Offer::new(view.say(words::SORT), sorts).at(Stand::Last));
    Choice::new(view.say(words::FILTER), offers).open()
}

fn sorts(view: &View) -> Effect {
    let orders = [(words::BY_NAME, order::NAME), (words::BY_ADDRESS, order::ADDRESS), (words::BY_AGE, order::AGE)];
    let mut offers: Vec<Offer> = orders
        .into_iter()
        .map(|(msg, number)| Offer::new(view.say(msg), move |_| Effect::Tell(Verb::Sort(number))))
        .collect();
    offers.push(Offer::new(view.say(words::GONE), |_| Effect::Tell(Verb::Filter(filter::GONE))));
    Choice::new(view.say(words::SORT), offers).open()
}
