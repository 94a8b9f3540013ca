//! Everybody who lives behind a door, who of them is away, whom to call and who keeps the key; and those of the family who
//! live elsewhere in the community: "I'm from her family" is one look.
//!
//! It opens only once it is known who asks and how that was checked; the visit is logged before anything is told.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::desk::core::office::Office;
use crate::desk::day_care::guests;
use crate::model::code::{LIVING, RELATION, SEX};
use crate::model::{Address, Contact, Household, Id, Resident, StayState};
use crate::text::people::household as words;
use crate::text::{labels, value, when};
use crate::ui::actions::{Action, Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::ch;
use crate::ui::layers::Layer;
use crate::ui::layers::choice::who_came_for;
use crate::ui::paint::Paint;
use crate::ui::people::SCOPE;
use crate::ui::view::{Selected, View, Why};
use crate::ui::widgets::list::Cursor;

/// The row.
pub(in crate::ui) static ROWS: &[Action] =
    &[Action::new("household", &[ch('d')], SCOPE, words::HOUSEHOLD, words::HOUSEHOLD_TIP, ask)
        .when(|view| view.under_cursor().map(drop).ok_or(Why(crate::ui::words::NOBODY_SELECTED)))
        .last_in_footer()];

/// Asks who came first, where nobody said it yet; the screen follows once that is logged.
fn ask(view: &View) -> Effect {
    let Some(resident) = view.under_cursor() else { return Effect::None };
    let id = resident.id;
    let known = view.seat.visitor_known && view.seat.subject == id;
    if known { open(id) } else { who_came_for(view, id, move |_| open(id)) }
}

fn open(resident: Id) -> Effect {
    Effect::push(Door { resident, cursor: Cursor::default(), rows: Vec::new() })
}

/// A line: somebody, and what is said of them.
struct Row {
    who: Id,
    cells: [String; 4],
    alarm: bool,
}

/// The door of a resident.
struct Door {
    resident: Id,
    cursor: Cursor,
    rows: Vec<Row>,
}

/// Digits of a telephone number that tells one from another.
const SHORTEST: usize = 7;
/// Cells of the columns: name, relation, age.
const COLUMNS: [u16; 3] = [14, 18, 12];

/// Whether two telephone numbers are one; a number too short to tell is nobody's.
fn same_phone(one: &str, other: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (one, other) = (digits(one), digits(other));
    one.len() >= SHORTEST && other.len() >= SHORTEST && (one.ends_with(&other) || other.ends_with(&one))
}

/// Everybody behind the door of a household, whoever left it last.
fn behind<'a>(office: &'a Office, resident: &Resident) -> Vec<&'a Resident> {
    let homes: Vec<Id> = match office.address_of(resident) {
        Some(address) => office.households_at(address).map(|home| home.id).collect(),
        None => vec![resident.household],
    };
    let of_home =
        |home: Id| office.naming::<Resident, Household>(home).filter_map(|id| office.of::<Resident>().get(id));
    let mut people: Vec<&Resident> = homes.into_iter().flat_map(of_home).collect();
    people.sort_by_key(|one| (!one.lives_here(), one.household != resident.household, one.relation as u8, one.id));
    people
}

/// The resident whom a contact is: by telephone, else by a name that only one has.
fn meant<'a>(office: &'a Office, contact: &Contact) -> Option<&'a Resident> {
    if contact.is_empty() {
        return None;
    }
    let all = || office.of::<Resident>().all().filter(|one| one.lives_here());
    let by_phone = all().find(|one| one.phones.iter().any(|phone| same_phone(phone, &contact.phone)));
    by_phone.or_else(|| {
        let mut named = all().filter(|one| !contact.name.is_empty() && one.name == contact.name);
        named.next().filter(|_| named.next().is_none())
    })
}

/// Those who live elsewhere and are named as family or as who is to be called, in either direction.
fn elsewhere<'a>(office: &'a Office, people: &[&'a Resident]) -> Vec<(&'a Resident, String)> {
    let inside = |id: Id| people.iter().any(|one| one.id == id);
    let mut found: Vec<(&Resident, String)> = Vec::new();
    for one in people {
        for contact in [&one.emergency, &one.key_holder] {
            if let Some(other) = meant(office, contact).filter(|other| !inside(other.id)) {
                found.push((other, format!("{} {}", one.name, contact.relation)));
            }
        }
    }
    for other in office.of::<Resident>().all().filter(|other| other.lives_here() && !inside(other.id)) {
        for contact in [&other.emergency, &other.key_holder].into_iter().filter(|contact| !contact.is_empty()) {
            let names = people.iter().find(|one| {
                one.lives_here()
                    && (one.phones.iter().any(|phone| same_phone(phone, &contact.phone)) || one.name == contact.name)
            });
            if let Some(one) = names {
                found.push((other, format!("{} {}", words::names(&one.name), contact.relation)));
            }
        }
    }
    found.dedup_by_key(|(other, _)| other.id);
    found
}

fn rows(resident: &Resident, view: &View) -> Vec<Row> {
    let (office, lang) = (view.office, view.lang());
    let people = behind(office, resident);
    let stays = guests(office, view.today());
    let age = |one: &Resident| {
        let age = one.age(view.today()).map_or_else(String::new, |age| when::age(lang, age));
        format!("{} {age}", labels::code_number(lang, SEX, one.sex as u8))
    };
    let phone = |one: &Resident| one.phones.first().map_or_else(String::new, |phone| value::tail(lang, phone));
    let mut rows = Vec::new();
    for one in &people {
        let away = if one.lives_here() {
            let here = stays.iter().any(|stay| stay.resident == one.id && stay.state == StayState::Here);
            if here { view.say(words::IN_DAY_CARE).to_owned() } else { phone(one) }
        } else {
            let since = one.living_since.map(|day| when::day_of_year(lang, day, view.today())).unwrap_or_default();
            format!("{} {since}", labels::code_number(lang, LIVING, one.living as u8))
        };
        rows.push(Row {
            who: one.id,
            cells: [
                one.name.clone(),
                labels::code_number(lang, RELATION, one.relation as u8).to_owned(),
                age(one),
                away,
            ],
            alarm: !one.lives_here(),
        });
    }
    for one in people.iter().filter(|one| one.lives_here()) {
        for (label, contact) in [(words::CALL, &one.emergency), (words::KEY, &one.key_holder)] {
            if !contact.is_empty() {
                let who = format!("{} {}", contact.relation, contact.name);
                let phone = value::mask_tail(&contact.phone);
                let cells = [format!("  {}", view.say(label)), who.trim().to_owned(), String::new(), phone];
                rows.push(Row { who: one.id, cells, alarm: false });
            }
        }
    }
    for (other, relation) in elsewhere(office, &people) {
        let address = office.address_of(other).map(Address::short).unwrap_or_default();
        rows.push(Row { who: other.id, cells: [other.name.clone(), relation, age(other), address], alarm: false });
    }
    rows
}

impl Layer for Door {
    fn scope(&self) -> Scope {
        scope::READING
    }

    fn tell(&mut self, verb: Verb, _view: &View) -> Effect {
        match verb {
            Verb::Step(step) => self.cursor.step(step, self.rows.len()),
            Verb::Open => {
                let who = self.rows.get(self.cursor.at).map_or(self.resident, |row| row.who);
                return Effect::Close.then(Effect::card(who));
            }
            Verb::Back => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn covers(&self) -> bool {
        true
    }

    fn selected(&self) -> Option<Selected> {
        Some(Selected::of::<Resident>(self.rows.get(self.cursor.at).map_or(self.resident, |row| row.who)))
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let Some(resident) = view.office.of::<Resident>().get(self.resident) else { return };
        self.rows = rows(resident, view);
        let (strong, plain, dim, warn, selected) =
            (paint.theme.strong, paint.theme.plain, paint.theme.dim, paint.theme.warn, paint.theme.selected);
        let address = view.office.address_of(resident);
        let at = address.map(Address::short).unwrap_or_default();
        let title = format!("{}  {at}  {}", view.say(words::HOUSEHOLD), resident.name);
        paint.text(1, body.y, body.width - 2, &title, strong);
        let grid = address.and_then(|address| {
            let grid = view.office.grid_of(address)?;
            let answers = view.office.answers_for(grid.id, address);
            let who = answers.map_or_else(String::new, |one| format!("{} {}", one.name, one.phone));
            Some(format!("{}  {who}", grid.name))
        });
        paint.text(1, body.y + 1, body.width - 2, &grid.unwrap_or_default(), dim);
        let height = body.height.saturating_sub(2);
        for (y, place) in (body.y + 2..).zip(self.cursor.window(height, self.rows.len())) {
            let Some(row) = self.rows.get(place) else { continue };
            let here = place == self.cursor.at;
            let own = if row.alarm { warn } else { plain };
            let style: Style = if here { selected } else { own };
            if here {
                paint.tint(Rect { x: 0, y, width: body.width, height: 1 }, selected);
                paint.text(0, y, 1, ">", selected);
            }
            let mut x = 2;
            for (text, cells) in row.cells.iter().zip(COLUMNS) {
                paint.text(x, y, cells - 1, text, style);
                x += cells;
            }
            paint.text(x, y, body.width.saturating_sub(x + 1), &row.cells[3], style);
        }
    }
}
