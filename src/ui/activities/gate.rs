//! The door of an activity: initials and `Enter` tick somebody who came and hand over what is handed out; whoever is not
//! on the list stands below, by digit.

use crossterm::event::KeyCode;
use ratatui::layout::Rect;

use crate::desk::Request;
use crate::desk::activities::Ask;
use crate::desk::activities::who::{Heads, in_order, name_of};
use crate::desk::benefits::entitled::terms_on;
use crate::model::activities::codes::{PART, PHOTOS, PLACE_STATE, VOLUNTEER, place};
use crate::model::activities::{Activity, Participant};
use crate::model::benefits::Supply;
use crate::model::{Id, Resident};
use crate::text::{activities as words, labels};
use crate::ui::actions::{Scope, scope};
use crate::ui::activities::forms::ServeAt;
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::Key;
use crate::ui::layers::choice::{Choice, Offer, same_name};
use crate::ui::layers::form::Form;
use crate::ui::layers::{Layer, Reply};
use crate::ui::paint::Paint;
use crate::ui::view::{Selected, View};
use crate::ui::widgets::line_box::LineBox;
use crate::ui::widgets::list::Cursor;
use crate::ui::widgets::numbered::{Numbered, Pressed};

/// Most people who are looked for behind those on the list.
const LOOKED_FOR: usize = 1_000;
/// Most who are not on the list and stand below, a digit each.
const OTHERS: usize = 9;
/// Cells of the columns: name, age, address.
const COLUMNS: [u16; 3] = [14, 5, 28];

/// The open door.
pub struct Gate {
    activity: Id,
    line: LineBox,
    /// Those on the list who fit, by whose they are.
    listed: Vec<Id>,
    /// Those who fit and are not on it.
    others: Vec<Id>,
    cursor: Cursor,
    /// Whether the cursor was moved: then a row was meant, whatever its name.
    moved: bool,
}

impl Gate {
    /// Opens the door of an activity.
    pub fn open(activity: Id, view: &View) -> Effect {
        let mut gate = Self {
            activity,
            line: LineBox::default(),
            listed: Vec::new(),
            others: Vec::new(),
            cursor: Cursor::default(),
            moved: false,
        };
        gate.look(view);
        Effect::push(gate)
    }

    /// Who fits what is typed: those on the list, whoever has not come first; then everybody else.
    fn look(&mut self, view: &View) {
        let all = in_order(view.office, self.activity);
        let typed = self.line.text();
        let fitting: Option<Vec<Id>> = (!typed.is_empty()).then(|| {
            let found = view.office.find(typed, LOOKED_FOR);
            found.map(|found| found.hits.iter().map(|hit| Id(hit.id)).collect()).unwrap_or_default()
        });
        let fits = |one: &&&Participant| fitting.as_ref().is_none_or(|fitting| fitting.contains(&one.resident));
        let mut listed: Vec<&Participant> = all.iter().filter(fits).copied().collect();
        // Whoever fits best stands first, and whoever has come last.
        let rank =
            |one: &Participant| fitting.as_ref().and_then(|fitting| fitting.iter().position(|id| *id == one.resident));
        listed.sort_by_cached_key(|one| (one.came(), one.state == place::WITHDREW, rank(one)));
        self.listed = listed.into_iter().map(Participant::whose).collect();
        let listed = |id: &Id| all.iter().any(|one| one.resident == *id);
        let others = fitting.into_iter().flatten().filter(|id| !listed(id));
        let here = others.filter(|id| view.office.of::<Resident>().get(*id).is_some_and(Resident::lives_here));
        self.others = here.take(OTHERS).collect();
        self.cursor = Cursor::default();
        self.moved = false;
    }

    /// Those who are not on the list, each under a digit; they always fit.
    fn numbered(&self) -> Numbered {
        Numbered::in_order(self.others.len(), |_, _| self.others.len())
    }

    fn participant<'a>(&self, whose: Id, view: &View<'a>) -> Option<&'a Participant> {
        view.office.of::<Participant>().get(Participant::id_of(self.activity, whose))
    }

    /// Asks for it, and the door stays open.
    fn send(&self, ask: Ask) -> Effect {
        send(self.activity, ask)
    }

    fn tick(&self, view: &View) -> Effect {
        let activity = self.activity;
        let Some(whose) = self.listed.get(self.cursor.at).copied() else {
            return Effect::hint(if self.others.is_empty() { words::HOW_AT_GATE } else { words::NOT_LISTED });
        };
        let of = |id: &Id| view.office.of::<Resident>().get(*id);
        let name = of(&whose).map(|resident| &resident.name);
        let came = |id: &Id| self.participant(*id, view).is_some_and(Participant::came);
        let same: Vec<&Resident> = self.listed.iter().filter(|id| !came(id)).filter_map(of).collect();
        let same: Vec<&Resident> = same.into_iter().filter(|one| Some(&one.name) == name).collect();
        if same.len() > 1 && !self.moved && !self.line.text().is_empty() {
            return same_name(view, &same, move |id| send(activity, Ask::Tick { activity, resident: id }));
        }
        self.send(Ask::Tick { activity, resident: whose })
    }

    /// What else can be said of the one under the cursor.
    fn more(&self, view: &View) -> Effect {
        let Some(one) = self.listed.get(self.cursor.at).and_then(|whose| self.participant(*whose, view)) else {
            return Effect::hint(words::HOW_AT_GATE);
        };
        let (activity, whose) = (self.activity, one.whose());
        let photos = |code: u8| {
            let participant = Participant { photos: code, ..one.clone() };
            move |_: &View| {
                send(activity, Ask::SetParticipant { participant: Box::new(participant), only: vec!["photos"] })
            }
        };
        let volunteer = Participant { part: VOLUNTEER, ..one.clone() };
        let offers = vec![
            Offer::new(view.say(words::THEY_WITHDRAW), move |_| {
                send(activity, Ask::Withdraw { activity, resident: whose })
            }),
            Offer::new(view.say(words::PHOTOS_YES), photos(1)),
            Offer::new(view.say(words::PHOTOS_NO), photos(2)),
            Offer::new(view.say(words::AS_VOLUNTEER), move |_| {
                send(activity, Ask::SetParticipant { participant: Box::new(volunteer), only: vec!["part"] })
            }),
            Offer::new(view.say(words::VOLUNTEER), move |view| Form::open(ServeAt { activity }, view)),
        ];
        let person = view.office.of::<Resident>().get(one.resident);
        Choice::new(view.say(words::MORE_ON_ONE), offers).about(person).open()
    }

    fn row(&self, paint: &mut Paint, at: Rect, whose: Id, here: bool, view: &View) {
        let theme = paint.theme;
        let one = self.participant(whose, view);
        let came = one.is_some_and(Participant::came);
        let style = |style| if here { theme.selected } else { style };
        if here {
            paint.tint(at, theme.selected);
            paint.text(at.x, at.y, 1, ">", theme.selected);
        }
        let mark = if came { "[x]" } else { "[ ]" };
        paint.text(at.x + 2, at.y, 3, mark, style(if came { theme.good } else { theme.dim }));
        let resident = view.office.of::<Resident>().get(whose);
        let age = resident.and_then(|one| one.age(view.today())).map_or_else(String::new, |age| age.to_string());
        let address = resident.and_then(|one| view.office.address_of(one)).map(crate::model::Address::short);
        let name = match (one, resident) {
            (Some(one), _) => name_of(view.office, one),
            (None, resident) => resident.map_or("", |resident| resident.name.as_str()),
        };
        let quiet = if came { theme.dim } else { theme.plain };
        let mut x = at.x + 6;
        for (text, cells) in [name, &age, &address.unwrap_or_default()].into_iter().zip(COLUMNS) {
            paint.text(x, at.y, (cells - 1).min(at.right().saturating_sub(x + 1)), text, style(quiet));
            x += cells;
        }
        let Some(one) = one else { return };
        let lang = view.lang();
        let mut said = labels::code_number(lang, PLACE_STATE, one.state).to_owned();
        if one.part == VOLUNTEER {
            said = format!("{said} {}", labels::code_number(lang, PART, one.part));
        }
        if one.photos > 0 {
            said = format!("{said} {}", labels::code_number(lang, PHOTOS, one.photos));
        }
        paint.text(x, at.y, at.right().saturating_sub(x + 1), &said, style(theme.dim));
    }
}

/// Asks the desk, and opens the door again behind the answer.
fn send(activity: Id, ask: Ask) -> Effect {
    Effect::send_then(Request::from(ask), move |view| Gate::open(activity, view))
}

impl Layer for Gate {
    fn scope(&self) -> Scope {
        scope::FIND
    }

    fn selected(&self) -> Option<Selected> {
        let whose = self.listed.get(self.cursor.at).copied().unwrap_or(Id::NONE);
        Some(if whose.is_none() { Selected::Nothing } else { Selected::of::<Resident>(whose) })
    }

    fn line(&mut self) -> Option<&mut LineBox> {
        Some(&mut self.line)
    }

    fn typed(&mut self, view: &View) {
        self.look(view);
    }

    fn handle(&mut self, key: Key, view: &View) -> Reply {
        if key.chord.code == KeyCode::Delete {
            return Reply::Do(self.more(view));
        }
        // A name has no digits: they are whoever is not on the list.
        if let Some(digit) = key.digit() {
            let Pressed::Row(place) = self.numbered().press(&mut 0, digit) else {
                return Reply::Do(Effect::hint(words::HOW_AT_GATE));
            };
            return Reply::Do(self.send(Ask::Tick { activity: self.activity, resident: self.others[place] }));
        }
        self.type_in(key, view)
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(step) => {
                self.cursor.step(step, self.listed.len());
                self.moved = true;
            }
            Verb::Open => return self.tick(view),
            Verb::Back => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn covers(&self) -> bool {
        true
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let Some(activity) = view.office.of::<Activity>().get(self.activity) else { return };
        let (strong, dim, accent, plain) = (paint.theme.strong, paint.theme.dim, paint.theme.accent, paint.theme.plain);
        let heads = Heads::of(view.office, activity);
        let supply = terms_on(view.office, activity.gift, activity.date).and_then(|terms| terms.supplies.first());
        let left = supply.and_then(|id| view.office.of::<Supply>().get(*id)).map(|supply| supply.left);
        let counts = words::gate_counts(view.lang(), heads.came, heads.signed_up + heads.invited, left);
        let used = paint.right(1, body.y, body.width - 2, &counts, plain);
        let title = format!("{}  {}", view.say(words::GATE), activity.title);
        paint.text(1, body.y, body.width.saturating_sub(used + 4), &title, strong);
        paint.text(1, body.y + 1, 1, "/", accent);
        let below = if self.others.is_empty() { 1 } else { self.others.len() as u16 + 2 };
        let list = Rect { x: 1, y: body.y + 2, width: body.width - 2, height: body.height.saturating_sub(2 + below) };
        if self.listed.is_empty() && self.line.text().is_empty() {
            paint.text(3, list.y, body.width - 4, view.say(words::NOBODY), dim);
        }
        for (y, place) in (list.y..).zip(self.cursor.window(list.height, self.listed.len())) {
            let here = place == self.cursor.at;
            self.row(paint, Rect { y, height: 1, ..list }, self.listed[place], here, view);
        }
        let mut y = body.bottom() - below;
        if !self.others.is_empty() {
            paint.text(1, y, body.width - 2, view.say(words::NOT_LISTED), dim);
            for (digit, place) in self.numbered().on(0) {
                y += 1;
                let Some(one) = view.office.of::<Resident>().get(self.others[*place]) else { continue };
                let age = one.age(view.today()).map_or_else(String::new, |age| age.to_string());
                let address = view.office.address_of(one).map(crate::model::Address::short).unwrap_or_default();
                paint.text(1, y, 1, &digit.to_string(), accent);
                paint.text(4, y, body.width - 5, &format!("{}  {age}  {address}", one.name), plain);
            }
        }
        paint.text(1, body.bottom() - 1, body.width - 2, view.say(words::HOW_AT_GATE), dim);
        let row = Rect { x: 3, y: body.y + 1, width: body.width.saturating_sub(6), height: 1 };
        self.line.draw(paint, row, plain, true);
    }
}
