//! Two records side by side: which value stays is picked row by row; everything that referred to either moves along.

use crate::desk::people::{Ask, duplicates};
use ratatui::layout::Rect;

use crate::desk::Request;
use crate::desk::people::duplicates::Pair;
use crate::desk::people::merge::Both;
use crate::model::field::{Class, Field};
use crate::model::{FieldKind, Id, Record, Resident, Value};
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

/// The answers to a row, in the order of their digits.
const TAKES: [Take; 3] = [Take::Left, Take::Right, Take::Both];

/// What of a row stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Take {
    /// What the left one has.
    Left,
    /// What the right one has.
    Right,
    /// What either has: of lists alone.
    Both,
}

/// A row of the comparison: a field in which the two differ, or fields that say something together alone: whoever is to
/// be called is one person with one telephone.
struct Row {
    fields: Vec<&'static Field<Resident>>,
    take: Take,
}

impl Row {
    /// The fields that say one thing together: those of a contact, and whether and since when somebody lives here.
    fn belongs(&self, field: &Field<Resident>) -> bool {
        let part =
            |key: &'static str| key.split(['.', '_']).next().filter(|_| key.contains('.') || key.starts_with("living"));
        let own = self.fields.first().and_then(|first| part(first.key));
        own.is_some() && own == part(field.key)
    }

    /// Whether it is a list, of which both can stay.
    fn is_list(&self) -> bool {
        self.fields.iter().all(|field| matches!(field.kind, FieldKind::Flags(_)) || field.key == "phones")
    }

    /// Whether this person knows nothing of it.
    fn is_nothing(&self, person: &Resident) -> bool {
        self.fields.iter().all(|field| is_nothing(&(field.get)(person)))
    }

    /// Writes into the left one what stays; `None` where a value does not go in.
    fn write(&self, picked: &mut Resident, theirs: &Resident) -> Option<()> {
        for field in &self.fields {
            match self.take {
                Take::Left => {}
                Take::Right => (field.set)(picked, (field.get)(theirs)).ok()?,
                Take::Both => (field.set)(picked, united((field.get)(picked), (field.get)(theirs))).ok()?,
            }
            // What somebody is to a head belongs to the household.
            if field.key == "household" && self.take == Take::Right {
                picked.relation = theirs.relation;
            }
        }
        Some(())
    }
}

/// What stands in either list, each once, the left one's first; of what is no list, the left one's.
fn united(ours: Value, theirs: Value) -> Value {
    match (ours, theirs) {
        (Value::List(mut ours), Value::List(theirs)) => {
            ours.extend(theirs.into_iter().filter(|one| !ours.contains(one)).collect::<Vec<_>>());
            Value::List(ours)
        }
        (Value::Flags(ours), Value::Flags(theirs)) => Value::Flags(ours | theirs),
        (ours, _) => ours,
    }
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
        let mut rows: Vec<Row> = Vec::new();
        for field in Resident::FIELDS.iter().filter(|field| field.key != "relation") {
            match rows.last_mut().filter(|row| row.belongs(field)) {
                Some(row) => row.fields.push(field),
                None => rows.push(Row { fields: vec![field], take: Take::Left }),
            }
        }
        rows.retain(|row| row.fields.iter().any(|field| (field.get)(&ours.record) != (field.get)(&theirs.record)));
        for row in &mut rows {
            let system = row.fields.iter().any(|field| field.class == Class::System);
            if row.is_list() {
                row.take = Take::Both;
            } else if row.is_nothing(&ours.record) && !system {
                // What only one of them knows is taken from there; who lives here is not overruled by who does not.
                row.take = Take::Right;
            }
        }
        Effect::push(Self { both, rows, cursor: Cursor::default() })
    }

    /// Answers the row under the cursor; `false` where it is no list, of which one side stays.
    fn pick(&mut self, take: Take) -> bool {
        let Some(row) = self.rows.get_mut(self.cursor.at) else { return false };
        let fits = take != Take::Both || row.is_list();
        if fits {
            row.take = take;
        }
        fits
    }

    /// The person as picked.
    fn picked(&self, view: &View) -> Option<Resident> {
        let [kept, gone] = [self.both.kept.0, self.both.gone.0].map(|id| view.office.of::<Resident>().get(id));
        let (mut picked, theirs) = (kept?.clone(), gone?);
        for row in &self.rows {
            row.write(&mut picked, theirs)?;
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

/// A row's values as a card shows them: masked as there; of a household its address.
fn shown(view: &View, row: &Row, resident: &Resident) -> String {
    let one = |field: &&'static Field<Resident>| {
        let value = (field.get)(resident);
        let class = if field.class == Class::System { Class::Open } else { field.class };
        value::masked(view.lang(), class, &field.kind, &value, &view.names())
    };
    let parts = row.fields.iter().map(one).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

impl Layer for Merge {
    fn scope(&self) -> Scope {
        scope::READING
    }

    fn handle(&mut self, key: Key, _view: &View) -> Reply {
        let Some(digit) = key.digit() else { return Reply::Pass };
        let Pressed::Row(side) = Numbered::in_order(TAKES.len(), |_, _| TAKES.len()).press(&mut 0, digit) else {
            return Reply::Pass;
        };
        if !self.pick(TAKES[side]) {
            return Reply::Do(Effect::hint(words::ONE_OF_THEM));
        }
        self.cursor.step(Step::Down, self.rows.len());
        Reply::taken()
    }

    fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        match verb {
            Verb::Step(Step::Left) => {
                self.pick(Take::Left);
            }
            Verb::Step(Step::Right) => {
                self.pick(Take::Right);
            }
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
            let label = row.fields.first().map_or("", |field| labels::field(view.lang(), Resident::KIND, field.key));
            paint.text(2, y, labels_width - 2, label, style(dim));
            for (x, person, other, digit) in [(left, ours, Take::Right, "1"), (right, theirs, Take::Left, "2")] {
                let taken = row.take != other;
                let text = shown(view, row, person);
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
