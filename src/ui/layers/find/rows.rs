//! The rows of the find box: parked drafts, people, other records grouped by kind, and actions.

use std::sync::LazyLock;

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::desk::find::things::{ACTIONS_ONLY, GUIDE_ONLY, ISSUES_ONLY};
use crate::lookup::{Count, EXACT, Index, Query, Thing};
use crate::model::{Id, Kind, Resident};
use crate::text::{Lang, found, labels};
use crate::ui::actions::{self, Action, Scope};
use crate::ui::effect::Effect;
use crate::ui::forms;
use crate::ui::paint::{Paint, width};
use crate::ui::panes::{found, home, of_kind};
use crate::ui::people::pane::person_row;
use crate::ui::view::{Line, Selected, View, Why};
use crate::ui::words;

/// Most people that are listed.
pub(in crate::ui) const MOST: usize = 200;
/// How many of them come before other records.
const FIRST: usize = 10;
/// How many records of each other kind are listed beside people, and alone.
const OF_KIND: usize = 3;
const ALONE: usize = 50;
/// How many actions are listed beside people, and from how many letters on.
const ACTIONS: usize = 2;
const ENOUGH: usize = 3;

/// A row of the list.
#[derive(Clone, Copy)]
pub(super) enum Row {
    Draft(u64),
    Person(Id),
    Record(Kind, Id),
    Act(&'static Action),
}

/// What a query finds.
#[derive(Default)]
pub(super) struct Answer {
    pub(super) rows: Vec<Row>,
    /// How many people fit; `None` for more than are counted.
    pub(super) people: Option<usize>,
    /// What the query was taken for: what is marked in the names.
    pub(super) query: Query,
}

/// Everything that fits what was typed: people first, then the other kinds, then actions.
pub(super) fn answer(typed: &str, view: &View) -> Answer {
    let place = view.face.scope;
    if let Some(typed) = typed.strip_prefix([ACTIONS_ONLY, '＞', '》']) {
        let rows = acts(typed, place, ALONE).into_iter().map(Row::Act).collect();
        return Answer { rows, people: Some(0), ..Answer::default() };
    }
    let alone = typed.starts_with([ISSUES_ONLY, '！', GUIDE_ONLY, '？']);
    let mut answer = Answer { people: Some(0), ..Answer::default() };
    if !alone && let Some(found) = view.office.find(typed, MOST) {
        answer.rows = found.hits.iter().map(|hit| Row::Person(Id(hit.id))).collect();
        answer.people = match found.count {
            Count::Exact(count) => Some(count),
            Count::More => None,
        };
        answer.query = found.taken_for.unwrap_or_else(|| Query::parse(typed));
    }
    let later = answer.rows.split_off(FIRST.min(answer.rows.len()));
    for group in view.office.find_things(typed, if alone { ALONE } else { OF_KIND }) {
        answer.rows.extend(group.ids.iter().map(|id| Row::Record(group.kind, *id)));
    }
    if !alone && typed.chars().count() >= ENOUGH {
        answer.rows.extend(acts(typed, place, ACTIONS).into_iter().map(Row::Act));
    }
    answer.rows.extend(later);
    answer
}

/// Actions of a place whose name fits; all of them where nothing was typed.
pub(in crate::ui) fn acts(typed: &str, place: Scope, limit: usize) -> Vec<&'static Action> {
    static INDEX: LazyLock<Index> = LazyLock::new(|| {
        let thing = |(id, action): (u64, &Action)| Thing {
            id,
            words: Lang::ALL.iter().map(|lang| action.label.say(*lang).to_owned()).collect(),
            rank: id as u32,
            ..Thing::default()
        };
        Index::build((0..).zip(actions::all()).map(thing))
    });
    let shown = |action: &&'static Action| action.scope.meets(place) && !action.id.starts_with("step");
    if typed.trim().is_empty() {
        return actions::all().filter(shown).take(limit).collect();
    }
    let hits = INDEX.find_exactly(&Query::parse(typed), EXACT).hits;
    hits.iter().filter_map(|hit| actions::all().nth(hit.id as usize)).filter(shown).take(limit).collect()
}

impl Row {
    /// What the card beside the list shows: the person themselves, or the one whom a record concerns.
    pub(super) fn person(self, view: &View) -> Option<Id> {
        let office = view.office;
        let id = match self {
            Self::Person(id) => id,
            Self::Record(kind, id) => of_kind(kind, |shown| (shown.person)(office, id).some())?,
            Self::Draft(_) | Self::Act(_) => return None,
        };
        office.of::<Resident>().get(id).map(|resident| resident.id)
    }

    /// What is selected while the cursor is on it.
    pub(super) fn selected(self) -> Selected {
        match self {
            Self::Person(id) => Selected::of::<Resident>(id),
            Self::Record(kind, id) => Selected::record(kind, id),
            Self::Draft(_) | Self::Act(_) => Selected::Nothing,
        }
    }

    /// What `Enter` does on a record or an action.
    pub(super) fn open(self, view: &View) -> Effect {
        match self {
            Self::Record(kind, id) if of_kind(kind, |shown| shown.opened).is_some() => {
                let open = of_kind(kind, |shown| shown.opened);
                Effect::Pop.then(open.map_or(Effect::None, |open| open(id, view)))
            }
            Self::Record(kind, id) => match home(Selected::record(kind, id), view.office).map(|home| home.selected) {
                // Whoever's card is opened is served.
                Some(selected) => {
                    Effect::Pop.then(selected.id::<Resident>().map_or(Effect::Show(selected), Effect::card))
                }
                None => Effect::Pop,
            },
            Self::Act(action) => match action.ready(view) {
                Ok(()) => Effect::Pop.then(Effect::Run(action)),
                Err(Why(msg)) => Effect::Say(Line::Warn(msg)),
            },
            Self::Person(_) | Self::Draft(_) => Effect::None,
        }
    }

    /// Draws it; what of a name was typed is marked.
    pub(super) fn draw(self, paint: &mut Paint, row: Rect, here: bool, query: &Query, view: &View) {
        let (label, text) = match self {
            Self::Person(id) => {
                if let Some(resident) = view.office.of::<Resident>().get(id) {
                    person_row(paint, row, resident, here, view);
                    mark(paint, row, &resident.name, here, query);
                }
                return;
            }
            Self::Draft(id) => {
                let draft = view.seat.drafts.iter().find(|draft| draft.id == id);
                let text = draft.map(|draft| forms::describe(draft, view)).unwrap_or_default();
                (view.say(words::PARKED), text)
            }
            Self::Record(kind, id) => {
                (labels::kind(view.lang(), kind), found(&view.names(), view.lang(), kind, id).unwrap_or_default())
            }
            Self::Act(action) => (view.say(found::ACTION), action.label.say(view.lang()).to_owned()),
        };
        let (selected, plain) = (paint.theme.selected, paint.theme.plain);
        let label_style = if matches!(self, Self::Draft(_)) { paint.theme.warn } else { paint.theme.dim };
        if here {
            paint.tint(row, selected);
            paint.text(row.x, row.y, 1, ">", selected);
        }
        let cells = view.lang().of(8, 13);
        let used = paint.text(row.x + 2, row.y, cells, label, if here { selected } else { label_style });
        let x = row.x + 4 + used.max(if matches!(self, Self::Draft(_)) { 0 } else { view.lang().of(8, 12) });
        paint.text(x, row.y, row.right().saturating_sub(x + 1), &text, if here { selected } else { plain });
    }
}

/// Marks the characters of a name that were typed, in Hanzi also when it was pinyin.
pub(in crate::ui) fn mark(paint: &mut Paint, row: Rect, name: &str, here: bool, query: &Query) {
    let style = if here { paint.theme.selected } else { paint.theme.accent }.add_modifier(Modifier::UNDERLINED);
    let marks = query.marks(name);
    let room = if row.width >= 76 { 13 } else { 8 };
    if width(name) > room {
        return;
    }
    let mut x = row.x + 2;
    for (place, sign) in name.chars().enumerate() {
        let sign = sign.to_string();
        if marks.has(place) {
            paint.text(x, row.y, width(&sign), &sign, style);
        }
        x += width(&sign);
    }
}
