//! Two records side by side: which value stays is picked row by row; everything that referred to either moves along.

use crate::desk::people::{Ask, duplicates};
use ratatui::layout::Rect;

use crate::desk::Request;
use crate::desk::people::duplicates::Pair;
use crate::desk::people::merge::Both;
use crate::model::field::{Class, Field};
use crate::model::{Id, Record, Resident, Value};
use crate::text::people::duplicates as words;
use crate::text::{labels, value, when};
use crate::ui::actions::{Scope, scope};
use crate::ui::effect::{Effect, Step, Verb};
use crate::ui::input::Key;
use crate::ui::paint::Paint;
use crate::ui::view::{Line, View};
use crate::ui::widgets::list::Cursor;
use crate::ui::widgets::numbered::{Numbered, Pressed};

use crate::ui::layers::choice::{Choice, Offer};
use crate::ui::layers::{Layer, Reply};

/// The sides of the comparison, the left one first.
const SIDES: usize = 2;

/// A row of the comparison: a field in which the two differ.
struct Row {
    field: &'static Field<Resident>,
    /// Whether the right one's value is taken.
    right: bool,
}

/// The comparison.
pub struct Merge {
    both: Both,
    rows: Vec<Row>,
    cursor: Cursor,
}

/// Who is perhaps the same person as the one under the cursor, by digit.
pub fn with_whom(view: &View, id: Id) -> Effect {
    let mut others: Vec<(Id, String)> = duplicates::of(view.office, id)
        .into_iter()
        .map(|pair| {
            (if pair.one == id { pair.other } else { pair.one }, words::reason(view.lang(), pair.reason).to_owned())
        })
        .collect();
    let served = view.subject().filter(|served| served.id != id && others.iter().all(|(other, _)| *other != served.id));
    others.extend(served.map(|served| (served.id, view.say(words::SERVED).to_owned())));
    if others.is_empty() {
        return Effect::Say(Line::Warn(words::NOBODY_LIKE));
    }
    let offers = others.into_iter().map(|(other, why)| {
        let label = format!("{}  {why}", line(view, other));
        Offer::new(label, move |view| Merge::of(view, id, other))
    });
    Choice::new(view.say(words::SAME_AS), offers.collect()).with_facts(vec![line(view, id)]).open()
}

/// One person in a line, masked.
pub fn line(view: &View, id: Id) -> String {
    let Some(resident) = view.office.of::<Resident>().get(id) else { return String::new() };
    let age = resident.age(view.today()).map(|age| when::age(view.lang(), age)).unwrap_or_default();
    let address = view.office.address_of(resident).map(crate::model::Address::short).unwrap_or_default();
    let phone = resident.phones.first().map(|phone| value::tail(view.lang(), phone)).unwrap_or_default();
    let parts = [resident.name.clone(), age, address, phone];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

impl Merge {
    /// Compares two residents; the first one stays.
    pub fn of(view: &View, kept: Id, gone: Id) -> Effect {
        let office = view.office;
        let (Some(ours), Some(theirs)) = (office.of::<Resident>().row(kept), office.of::<Resident>().row(gone)) else {
            return Effect::Say(Line::Warn(words::NOBODY_LIKE));
        };
        let both = Both { kept: (kept, ours.rev), gone: (gone, theirs.rev) };
        let rows = Resident::FIELDS
            .iter()
            .filter(|field| field.key != "relation")
            .map(|field| (field, (field.get)(&ours.record), (field.get)(&theirs.record)))
            .filter(|(_, ours, theirs)| ours != theirs)
            // What only one of them knows is taken from there; who lives here is not overruled by who does not.
            .map(|(field, ours, _)| Row { field, right: is_nothing(&ours) && field.class != Class::System })
            .collect();
        Effect::push(Self { both, rows, cursor: Cursor::default() })
    }

    fn pick(&mut self, right: bool) {
        if let Some(row) = self.rows.get_mut(self.cursor.at) {
            row.right = right;
        }
    }

    /// The person as picked.
    fn picked(&self, view: &View) -> Option<Resident> {
        let [kept, gone] = [self.both.kept.0, self.both.gone.0].map(|id| view.office.of::<Resident>().get(id));
        let (mut picked, theirs) = (kept?.clone(), gone?);
        for row in self.rows.iter().filter(|row| row.right) {
            (row.field.set)(&mut picked, (row.field.get)(theirs)).ok()?;
            // What somebody is to a head belongs to the household.
            if row.field.key == "household" {
                picked.relation = theirs.relation;
            }
        }
        Some(picked)
    }

    fn ask(&self, view: &View) -> Effect {
        let Some(picked) = self.picked(view) else { return Effect::Say(Line::Warn(words::NOBODY_LIKE)) };
        let both = self.both;
        let gone = line(view, both.gone.0);
        let offers = vec![Offer::new(view.say(words::MERGE), move |_| {
            Effect::send(Request::People(Ask::Merge { both, picked: Box::new(picked) }))
        })];
        let moved = duplicates::carried(view.office, both.gone.0);
        let facts = vec![words::goes(view.lang(), &gone), words::moves(view.lang(), moved)];
        Choice::new(view.say(words::MERGE_SURE), offers).with_facts(facts).open()
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Empty | Value::Choice(0) | Value::Flags(0) => true,
        Value::List(list) => list.is_empty(),
        _ => false,
    }
}

/// A value as a card shows it: masked as there; of a household its address.
fn shown(view: &View, field: &Field<Resident>, resident: &Resident) -> String {
    let value = (field.get)(resident);
    let class = if field.class == Class::System { Class::Open } else { field.class };
    value::masked(view.lang(), class, &field.kind, &value, &view.names())
}

impl Layer for Merge {
    fn scope(&self) -> Scope {
        scope::READING
    }

    fn handle(&mut self, key: Key, _view: &View) -> Reply {
        let Some(digit) = key.digit() else { return Reply::Pass };
        let Pressed::Row(side) = Numbered::in_order(SIDES, |_, _| SIDES).press(&mut 0, digit) else {
            return Reply::Pass;
        };
        self.pick(side > 0);
        self.cursor.step(Step::Down, self.rows.len());
        Reply::taken()
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(Step::Left) => self.pick(false),
            Verb::Step(Step::Right) => self.pick(true),
            Verb::Step(step) => self.cursor.step(step, self.rows.len()),
            Verb::Open => return self.ask(view),
            Verb::Back => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn covers(&self) -> bool {
        true
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (strong, dim, plain, accent) = (paint.theme.strong, paint.theme.dim, paint.theme.plain, paint.theme.accent);
        paint.text(1, body.y, body.width - 2, view.say(words::COMPARE), dim);
        let labels_width = 20;
        let half = body.width.saturating_sub(labels_width + 3) / 2;
        let (left, right) = (labels_width, labels_width + half + 1);
        paint.text(left + 2, body.y + 1, half - 2, view.say(words::STAYS), strong);
        paint.text(right + 2, body.y + 1, half - 2, view.say(words::GOES), strong);
        for (x, (id, _)) in [(left, self.both.kept), (right, self.both.gone)] {
            paint.text(x + 2, body.y + 2, half - 2, &line(view, id), plain);
        }
        let people = [self.both.kept.0, self.both.gone.0].map(|id| view.office.of::<Resident>().get(id));
        let [Some(ours), Some(theirs)] = people else { return };
        if self.rows.is_empty() {
            paint.text(2, body.y + 4, body.width - 4, view.say(words::ALL_THE_SAME), plain);
        }
        let height = body.height.saturating_sub(4);
        for (y, place) in (body.y + 4..).zip(self.cursor.window(height, self.rows.len())) {
            let row = &self.rows[place];
            let here = place == self.cursor.at;
            let selected = paint.theme.selected;
            let style = |style| if here { selected } else { style };
            if here {
                paint.tint(Rect { x: 0, y, width: body.width, height: 1 }, selected);
                paint.text(0, y, 1, ">", selected);
            }
            let label = labels::field(view.lang(), Resident::KIND, row.field.key);
            paint.text(2, y, labels_width - 2, label, style(dim));
            for (x, person, taken, digit) in [(left, ours, !row.right, "1"), (right, theirs, row.right, "2")] {
                let text = shown(view, row.field, person);
                let text = if text.is_empty() { view.say(words::NOTHING).to_owned() } else { text };
                paint.text(x, y, 1, if taken { "*" } else { digit }, style(if taken { accent } else { dim }));
                paint.text(x + 2, y, half.saturating_sub(3), &text, style(if taken { strong } else { dim }));
            }
        }
    }
}

/// Every pair that may be one person.
pub struct Pairs {
    pairs: Vec<Pair>,
    cursor: Cursor,
}

impl Pairs {
    /// Looks for them and opens the list.
    pub fn open(view: &View) -> Effect {
        let pairs = duplicates::pairs(view.office);
        if pairs.is_empty() {
            return Effect::Say(Line::Hint(words::NONE));
        }
        Effect::push(Self { pairs, cursor: Cursor::default() })
    }
}

impl Layer for Pairs {
    fn scope(&self) -> Scope {
        scope::READING
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(step) => self.cursor.step(step, self.pairs.len()),
            Verb::Open => {
                let pair = self.pairs.get(self.cursor.at).copied();
                return pair.map_or(Effect::None, |pair| Merge::of(view, pair.one, pair.other));
            }
            Verb::Back => return Effect::Pop,
            _ => {}
        }
        Effect::None
    }

    fn covers(&self) -> bool {
        true
    }

    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View) {
        let (strong, dim, plain, selected) =
            (paint.theme.strong, paint.theme.dim, paint.theme.plain, paint.theme.selected);
        paint.text(1, body.y, body.width - 2, &words::found(view.lang(), self.pairs.len()), strong);
        let rows = body.height.saturating_sub(2) / 2;
        for (nth, place) in self.cursor.window(rows, self.pairs.len()).enumerate() {
            let y = body.y + 2 + nth as u16 * 2;
            let pair = self.pairs[place];
            let here = place == self.cursor.at;
            let style = |style| if here { selected } else { style };
            if here {
                paint.tint(Rect { x: 0, y, width: body.width, height: 2 }, selected);
                paint.text(0, y, 1, ">", selected);
            }
            let why = words::reason(view.lang(), pair.reason);
            paint.text(2, y, 20, why, style(dim));
            paint.text(23, y, body.width - 24, &line(view, pair.one), style(plain));
            paint.text(23, y + 1, body.width - 24, &line(view, pair.other), style(plain));
        }
    }
}
