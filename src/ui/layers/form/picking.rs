//! What a field that picks offers below itself.
//!
//! People are found as in the find box, by whatever was said; digits are part of what is typed there. Other records
//! are found by their names, and stand under digits while nothing is typed and no name has a digit of its own.

use crate::desk::find::candidates::Candidates;
use crate::lookup::{Count, Query};
use crate::model::{Id, Kind, Record, Resident};
use crate::text::{Msg, found, picking as words};
use crate::ui::effect::Step;
use crate::ui::forms::Slot;
use crate::ui::layers::find::recent_people;
use crate::ui::layers::find::rows::MOST;
use crate::ui::view::View;
use crate::ui::widgets::list::Cursor;
use crate::ui::widgets::numbered::Numbered;

use super::taking::registers;

/// Up to how many records stand under digits: more are quicker found by typing.
const UNDER_DIGITS: usize = 30;

/// What a field that picks offers.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "facts of what is offered that have nothing to do with each other")]
pub(super) struct Picking {
    asked: Option<Asked>,
    among: Option<(Kind, u64, Candidates)>,
    pub(super) hits: Vec<Id>,
    /// How many fit; `None` for more than are counted.
    count: Option<usize>,
    /// What was typed was taken for this: what is marked in names.
    pub(super) query: Query,
    pub(super) cursor: Cursor,
    /// Whether the cursor was moved: then a row was meant, whatever its name.
    pub(super) moved: bool,
    /// Whether it is looked through without anything being typed.
    pub(super) opened: bool,
    /// Whether it asks which of several of one name is meant.
    pub(super) which: bool,
    /// Whether what is offered stands under digits.
    digits: bool,
    pub(super) page: usize,
    /// The place of the cursor among several that are picked.
    pub(super) chip: usize,
}

/// What hits were made for.
#[derive(PartialEq)]
struct Asked {
    kind: Kind,
    typed: String,
    opened: bool,
    head: u64,
    reaches: Option<(usize, usize)>,
}

impl Picking {
    /// Nothing is looked for yet; the cursor among what is picked stands here.
    pub(super) fn at_chip(chip: usize) -> Self {
        Self { chip, ..Self::default() }
    }

    /// Brings the hits up to what is typed.
    pub(super) fn look(&mut self, slot: &Slot, view: &View) {
        let Some(kind) = slot.picks().filter(|_| !slot.closed) else { return *self = Self::default() };
        let typed = slot.input.value().trim().to_owned();
        let (head, reaches) = (view.office.head, view.office.search_reaches());
        let asked = Asked { kind, typed, opened: self.opened, head, reaches };
        if self.asked.as_ref() == Some(&asked) {
            return;
        }
        let same = self.asked.as_ref().is_some_and(|before| {
            (before.kind, &before.typed, before.opened) == (asked.kind, &asked.typed, asked.opened)
        });
        let under = self.hits.get(self.cursor.at).copied().filter(|_| same);
        (self.query, self.count, self.which) = (Query::default(), None, false);
        self.hits = if kind == Resident::KIND { self.people(&asked.typed, view) } else { self.records(&asked, view) };
        // Rows that are being looked at do not move because something was written elsewhere.
        let stays = under.and_then(|id| self.hits.iter().position(|hit| *hit == id));
        (self.cursor, self.moved) = (stays.map_or(Cursor::default(), Cursor::at), self.moved && stays.is_some());
        if !same {
            self.page = 0;
        }
        self.digits = asked.typed.is_empty() && kind != Resident::KIND && self.digits_are_free();
        self.asked = Some(asked);
    }

    fn people(&mut self, typed: &str, view: &View) -> Vec<Id> {
        if typed.is_empty() {
            let here = view.subject().map(|resident| resident.id);
            let mut people: Vec<Id> = here.filter(|_| self.opened).into_iter().collect();
            let recent = if self.opened { recent_people(view) } else { Vec::new() };
            people.extend(recent.into_iter().filter(|id| Some(*id) != here));
            self.count = Some(people.len());
            return people;
        }
        let Some(found) = view.office.find(typed, MOST) else { return Vec::new() };
        self.count = match found.count {
            Count::Exact(count) => Some(count),
            Count::More => None,
        };
        self.query = found.taken_for.unwrap_or_else(|| Query::parse(typed));
        found.hits.iter().map(|hit| Id(hit.id)).collect()
    }

    fn records(&mut self, asked: &Asked, view: &View) -> Vec<Id> {
        let fresh = self.among.as_ref().is_some_and(|(kind, head, _)| (*kind, *head) == (asked.kind, asked.head));
        if !fresh {
            let among = Candidates::of(view.office, asked.kind, view.lang(), view.today());
            self.among = Some((asked.kind, asked.head, among));
        }
        let Some((_, _, among)) = &self.among else { return Vec::new() };
        let hits: Vec<Id> =
            if asked.typed.is_empty() { among.all().collect() } else { among.find(view.office, &asked.typed) };
        self.count = Some(hits.len());
        hits
    }

    fn digits_are_free(&self) -> bool {
        let found_by_digits = self.among.as_ref().is_none_or(|(_, _, among)| among.found_by_digits());
        self.hits.len() <= UNDER_DIGITS && !found_by_digits
    }

    /// Whether arrows move among the hits, and `Enter` takes one.
    pub(super) fn browses(&self) -> bool {
        self.which || self.opened || self.asked.as_ref().is_some_and(|asked| !asked.typed.is_empty())
    }

    /// The hits under their digits; `None` where digits are text.
    pub(super) fn numbered(&self, rows: u16) -> Option<Numbered> {
        (self.which || self.digits).then(|| Numbered::in_order(self.hits.len(), |_, _| usize::from(rows.max(1))))
    }

    /// The page that is seen: that of the cursor, once arrows move it.
    pub(super) fn page(&self, numbered: &Numbered) -> usize {
        if self.shows_cursor() { numbered.page_of(self.cursor.at) } else { self.page.min(numbered.pages() - 1) }
    }

    /// Whether a hit has the cursor, also where hits stand under digits.
    pub(super) fn shows_cursor(&self) -> bool {
        self.browses() && (self.moved || !self.which)
    }

    /// Moves the cursor.
    pub(super) fn step(&mut self, step: Step) {
        self.cursor.step(step, self.hits.len());
        self.moved = true;
    }

    /// Whether something is looked through or asked that `Esc` leaves first.
    pub(super) fn back(&mut self) -> bool {
        let inner = self.which || self.opened;
        (self.which, self.opened, self.asked) = (false, false, None);
        inner
    }

    /// The line below the hits: how many there are, and what to do.
    pub(super) fn says(&self, slot: &Slot, seen_to: usize, view: &View) -> String {
        let lang = view.lang();
        let Some(asked) = &self.asked else { return String::new() };
        let is_person = asked.kind == Resident::KIND;
        let say = |msg: Msg| view.say(msg).to_owned();
        let mut parts = Vec::new();
        if let Some((found, all)) = asked.reaches.filter(|_| is_person && self.browses()) {
            parts.push(found::growing(lang, found, all));
        }
        if self.hits.is_empty() {
            parts.push(match (is_person, asked.typed.is_empty(), slot.picked.len()) {
                (true, false, _) if registers(&asked.typed) => say(words::NOBODY),
                (true, false, _) => say(words::NO_NUMBER),
                (false, false, _) => say(words::NOTHING),
                (_, true, 1) if !slot.picks_several() => say(words::EMPTY_IT),
                (_, true, n) if n > 0 => format!("{}  {}", words::picked(lang, n), say(words::TAKE_OUT)),
                (false, true, _) => say(words::NONE_YET),
                (true, true, _) => say(words::TYPE_OR_SPACE),
            });
            return parts.join("  ");
        }
        if self.which {
            parts.push(say(words::WHICH));
        } else if is_person {
            parts.push(found::count(lang, self.count));
        } else {
            parts.push(words::fit(lang, self.hits.len()));
        }
        let listed = self.hits.len();
        if self.count.is_none_or(|count| count > listed) && !self.which {
            parts.push(words::only_first(lang, listed));
        }
        if seen_to < listed && !(self.digits || self.which) {
            parts.push(crate::ui::words::more_below(lang, listed - seen_to));
        }
        parts.push(match (self.browses(), self.digits) {
            (true, _) if !self.which => say(words::TAKE),
            (false, true) => say(words::BY_DIGIT),
            (false, false) => say(words::TYPE_OR_SPACE),
            _ => String::new(),
        });
        parts.retain(|part| !part.is_empty());
        parts.join("  ")
    }
}
