//! Tab 1: the population base as a list, and the card of whoever is under the cursor.

use std::collections::HashSet;

use crate::model::Household;
use ratatui::layout::Rect;

use crate::desk::core::question::Answer;
use crate::desk::export::ExportRow;
use crate::desk::people::export::RESIDENTS;
use crate::desk::people::today::is_very_old;
use crate::lookup::sound;
use crate::model::code::{LIVING, SEX, Sex};
use crate::model::contacts::{GRID, Unit};
use crate::model::people::group::OPEN;
use crate::model::{Address, Id, Resident};
use crate::text::people::imports as imported;
use crate::text::{Msg, labels, value};
use crate::ui::effect::{Effect, Verb};
use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::layers::find::expected_at;
use crate::ui::list_pane::{Listing, Shown};
use crate::ui::paint::{Paint, width};
use crate::ui::people::{card, imports};
use crate::ui::view::View;
use crate::ui::widgets::numbered::Stand;
use crate::ui::words;

/// Cells of a name in a wide row, and of the end of a phone with what stands behind it.
const NAME: u16 = 14;
const TAIL: u16 = 18;

/// Filters beside the open groups, whose number is their code plus one.
pub mod filter {
    /// Everybody who lives here.
    pub const ALL: u8 = 0;
    /// The very old.
    pub const VERY_OLD: u8 = 50;
    /// The lane of the person under the cursor.
    pub const SAME_LANE: u8 = 51;
    /// Who moved out or died.
    pub const GONE: u8 = 52;
    /// Everybody of one import, whether or not they live here.
    pub const IMPORT: u8 = 53;
    /// One grid: its place among them by name is added.
    pub const GRID: u8 = 60;
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

/// The population base, by the address or name or age of its people.
#[derive(Default)]
pub struct Residents {
    /// The lane of whoever was under the cursor when it was chosen.
    lane: String,
    /// Everybody of the import that was asked for last.
    import: HashSet<Id>,
    /// Cells of the widest address that is listed.
    address: u16,
    /// Cells of the rest of a row.
    rest: u16,
}

impl Residents {
    fn fits(&self, filter: u8, resident: &Resident, view: &View) -> bool {
        let here = resident.lives_here();
        match filter {
            filter::ALL => here,
            filter::GONE => !here,
            filter::IMPORT => self.import.contains(&resident.id),
            filter::VERY_OLD => here && is_very_old(view.office, resident, view.today()),
            filter::SAME_LANE => here && view.office.address_of(resident).is_some_and(|a| a.lane == self.lane),
            grid if grid >= filter::GRID => {
                let meant = grids(view).get(usize::from(grid - filter::GRID)).map(|grid| grid.id);
                let address = view.office.address_of(resident);
                here && meant.is_some()
                    && address.and_then(|address| view.office.grid_of(address)).map(|grid| grid.id) == meant
            }
            group => here && resident.groups.0 & 1 << (group - 1) != 0,
        }
    }

    fn title(&self, shown: Shown, view: &View) -> String {
        let what = match shown.filter {
            filter::ALL => String::new(),
            filter::GONE => view.say(words::GONE).to_owned(),
            filter::IMPORT => view.say(imported::LISTED).to_owned(),
            filter::VERY_OLD => view.say(words::VERY_OLD).to_owned(),
            filter::SAME_LANE => self.lane.clone(),
            grid if grid >= filter::GRID => {
                let grids = grids(view);
                grids.get(usize::from(grid - filter::GRID)).map_or_else(String::new, |grid| grid.name.clone())
            }
            group => labels::code_number(view.lang(), OPEN, group - 1).to_owned(),
        };
        let order = view.say(match shown.order {
            order::ADDRESS => words::BY_ADDRESS,
            order::AGE => words::BY_AGE,
            _ => words::BY_NAME,
        });
        let count = words::hits(view.lang(), shown.count);
        let marked = words::marked(view.lang(), shown.marked);
        let parts = [count.as_str(), what.as_str(), order, marked.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
    }
}

impl Listing for Residents {
    type Record = Resident;

    fn list(&mut self, filter: u8, order: u8, view: &View) -> Vec<Id> {
        let people = view.office.of::<Resident>();
        let mut rows: Vec<Id> = people.all().filter(|r| self.fits(filter, r, view)).map(|r| r.id).collect();
        let get = |id: &Id| people.get(*id);
        let address = |id: &Id| get(id).and_then(|resident| view.office.address_of(resident)).map(Address::short);
        self.address = rows.iter().filter_map(address).map(|address| width(&address)).max().unwrap_or(0);
        self.rest = 2 + NAME + view.lang().of(3, 7) + 5 + TAIL + 2;
        match order {
            order::ADDRESS => rows.sort_by_cached_key(|id| {
                get(id).map(|resident| (view.office.address_of(resident).cloned(), resident.relation as u8, *id))
            }),
            order::AGE => rows.sort_by_cached_key(|id| get(id).map(|r| (r.birth.is_none(), r.birth, *id))),
            _ => rows.sort_by_cached_key(|id| get(id).map(|r| (sound(&r.name), r.name.clone(), *id))),
        }
        rows
    }

    fn needs(&self) -> u16 {
        self.rest + self.address
    }

    fn choose(&mut self, filter: u8, under: Option<Id>, view: &View) {
        if filter == filter::SAME_LANE {
            let resident = under.and_then(|id| view.office.of::<Resident>().get(id));
            let address = resident.and_then(|resident| view.office.address_of(resident));
            self.lane = address.map(|address| address.lane.clone()).unwrap_or_default();
        }
    }

    fn hear(&mut self, answer: Answer) -> Result<u8, Answer> {
        match answer {
            Answer::OfImport { people, .. } => {
                self.import = people.into_iter().collect();
                Ok(filter::IMPORT)
            }
            answer => Err(answer),
        }
    }

    fn filter_for(&self, id: Id, view: &View) -> u8 {
        let lives_here = view.office.of::<Resident>().get(id).is_some_and(Resident::lives_here);
        if lives_here { filter::ALL } else { filter::GONE }
    }

    fn open(&self, id: Id, _view: &View) -> Effect {
        Effect::Serve(id)
    }

    fn register(&self) -> Option<&'static ExportRow> {
        Some(&RESIDENTS)
    }

    fn empty(&self, filter: u8, _view: &View) -> Msg {
        if filter == filter::ALL { words::EMPTY } else { words::NONE_FIT }
    }

    fn heading(&self, paint: &mut Paint, area: Rect, shown: Shown, view: &View) -> u16 {
        let dim = paint.theme.dim;
        paint.text(area.x + 1, area.y, area.width - 2, &self.title(shown, view), dim);
        1
    }

    fn row(&self, paint: &mut Paint, at: Rect, id: Id, here: bool, view: &View) {
        if let Some(resident) = view.office.of::<Resident>().get(id) {
            person_row(paint, at, resident, here, view);
        }
    }

    fn card(&self, paint: &mut Paint, area: Rect, id: Id, _scrolled: usize, view: &View) -> usize {
        card::draw(paint, area, id, view);
        0
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
    let name_cells = if row.width >= 76 { NAME } else { 9 };
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
    let tail_cells = if row.width >= 50 { TAIL } else { 9 };
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

/// The grids of the community, by name.
fn grids<'a>(view: &View<'a>) -> Vec<&'a Unit> {
    let grids = view.office.of::<Unit>().all().filter(|unit| unit.kind == GRID && unit.closed.is_none());
    let mut grids: Vec<&Unit> = grids.collect();
    grids.sort_by_cached_key(|grid| (sound(&grid.name), grid.id));
    grids
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
    // As many grids as there are numbers for filters; an office has fewer.
    for (grid, number) in grids(view).into_iter().zip(filter::GRID..) {
        offers.push(Offer::new(grid.name.clone(), move |_| Effect::Tell(Verb::Filter(number))));
    }
    if imports::any(view).is_ok() {
        offers.push(Offer::new(view.say(imported::IMPORTS), imports::choose));
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
