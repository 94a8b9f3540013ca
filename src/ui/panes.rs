//! The tabs and what each of them shows: each pane keeps its own cursor and caches, and shows what the office holds.
//!
//! A pane never writes and never keeps a record, only ids; its caches are rebuilt when the office moved on. What the
//! console does with a kind of record (which tab shows it, what `p` prints of it, how the find box says it) stands in
//! one row of its capability's folder, named once in [`TABS`].

use jiff::civil::{Date, Time};
use ratatui::layout::Rect;

use crate::desk::Request;
use crate::desk::core::names::Named;
use crate::desk::core::office::Office;
use crate::desk::core::question::Answer;
use crate::desk::core::sheet::Printable;
use crate::desk::export::ExportRow;
use crate::model::center::booking::Place;
use crate::model::{Id, Key, Kind, Record, Room};
use crate::text::{Lang, Msg};

use super::actions::{Action, Scope};
use super::effect::{Effect, Verb};
use super::input;
use super::layers::{Reply, export};
use super::paint::Paint;
use super::view::{Selected, View};

/// A tab: its digit, and the action that opens it and bears its name.
pub struct Tab {
    /// Its digit.
    pub key: char,
    /// Its name where all of them have no room side by side.
    pub short: Msg,
    pub open: Action,
}

impl Eq for Tab {}

impl std::fmt::Debug for Tab {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.open.id)
    }
}

impl PartialEq for Tab {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Tab {
    /// Its name.
    pub fn name(&self) -> Msg {
        self.open.label
    }
}

/// What of a tab is shown; where there are several, `r` chooses among them.
pub struct Face {
    /// Its name among those of its tab.
    pub name: Msg,
    /// Where its actions stand in the table: one bit that no other pane has.
    pub scope: Scope,
    /// Its pane, as it is when the console opens.
    pub open: fn() -> Box<dyn Pane>,
    /// The kinds of record that it shows.
    pub shows: &'static [Shown],
    /// What `p` prints here.
    pub prints: fn(&View) -> Option<Printable>,
    /// How its rooms are booked, where that is not by slots.
    pub as_room: Option<&'static AsRoom>,
    /// What `b` does here, where it is no booking of a room.
    pub books: Option<fn(&View) -> Effect>,
    /// Whether rows of its list can be marked.
    pub marks: bool,
    /// Whether the clerk stays here when somebody is served or a value is revealed; else their card is shown.
    pub stays: bool,
}

/// How a room is booked that is not booked by slots: the booking form asks here.
pub struct AsRoom {
    /// What is left of it on a day.
    pub free: fn(Id, Date, &View) -> String,
    /// What a booking for a person becomes, with its note; `None` where it stays a booking.
    pub instead: fn(Id, Place, &str, &View) -> Option<Request>,
    /// When somebody comes today, unless something else is typed.
    pub next: fn(&View) -> Option<Time>,
}

/// What is said in one line of a record that was found; `None` where it is gone.
pub type Found = fn(&Named<'_>, Lang, Id) -> Option<String>;

/// What the console does with a kind of record.
pub struct Shown {
    pub kind: Kind,
    /// What is selected to see this one; [`Selected::Nothing`] where another pane shows it.
    pub select: fn(&Office, Id) -> Selected,
    /// What `p` prints of it.
    pub prints: fn(&Office, Id) -> Option<Printable>,
    /// The slip that lies at hand once one was saved.
    pub slip: Option<fn(Id) -> Printable>,
    /// The one whom it concerns, where it is somebody's.
    pub person: fn(&Office, Id) -> Id,
    /// What the find box says of it, where it is found there.
    pub found: Option<Found>,
    /// What opens it from there, where that is not its place on a tab.
    pub opened: Option<fn(Id, &View) -> Effect>,
}

impl Shown {
    /// A kind whose records are selected by themselves.
    pub const fn of<R: Record>() -> Self {
        Self {
            kind: R::KIND,
            select: |_, id| Selected::of::<R>(id),
            prints: |_, _| None,
            slip: None,
            person: |_, _| Id::NONE,
            found: None,
            opened: None,
        }
    }

    /// The same, seen by selecting something else.
    #[must_use]
    pub const fn selecting(self, select: fn(&Office, Id) -> Selected) -> Self {
        Self { select, ..self }
    }

    /// The same, printed so.
    #[must_use]
    pub const fn printed(self, prints: fn(&Office, Id) -> Option<Printable>) -> Self {
        Self { prints, ..self }
    }

    /// The same, with a slip, which is what `p` prints of it too.
    #[must_use]
    pub const fn with_slip(self, slip: fn(Id) -> Printable) -> Self {
        Self { slip: Some(slip), ..self }
    }

    /// The same, somebody's.
    #[must_use]
    pub const fn of_person(self, person: fn(&Office, Id) -> Id) -> Self {
        Self { person, ..self }
    }

    /// The same, opened so from the find box.
    #[must_use]
    pub const fn opened_by(self, opened: fn(Id, &View) -> Effect) -> Self {
        Self { opened: Some(opened), ..self }
    }

    /// The same, found by the find box.
    #[must_use]
    pub const fn found(self, found: Found) -> Self {
        Self { found: Some(found), ..self }
    }
}

/// Every tab that is built, in the order of the header, with what it shows: first what it opens with.
pub static TABS: &[(&Tab, &[&Face])] = &[
    (
        &crate::ui::today::TAB,
        &[&crate::ui::today::FACE, &crate::ui::rules::FACE, &crate::ui::privacy::FACE, &crate::ui::operators::FACE],
    ),
    (&crate::ui::people::TAB, &[&crate::ui::people::FACE]),
    (
        &crate::ui::center::TAB,
        &[&crate::ui::center::FACE, &crate::ui::canteen::FACE, &crate::ui::day_care::FACE, &crate::ui::teams::FACE],
    ),
    (
        &crate::ui::clinic::TAB,
        &[&crate::ui::clinic::FACE, &crate::ui::clinic::FOLLOW_UPS, &crate::ui::clinic::REFERRALS],
    ),
    (&crate::ui::issues::TAB, &[&crate::ui::issues::FACE, &crate::ui::issues::CALLS]),
    (&crate::ui::care::TAB, &[&crate::ui::care::FACE, &crate::ui::care::VOLUNTEERS]),
    (
        &crate::ui::benefits::TAB,
        &[
            &crate::ui::benefits::FACE,
            &crate::ui::benefits::ROUND,
            &crate::ui::benefits::GRANTS,
            &crate::ui::benefits::STOCK,
            &crate::ui::activities::FACE,
            &crate::ui::benefits::OLD,
        ],
    ),
    (
        &crate::ui::contacts::TAB,
        &[
            &crate::ui::contacts::FACE,
            &crate::ui::guide::FACE,
            &crate::ui::guide::SEAL_FACE,
            &crate::ui::handover::FACE,
            &crate::ui::visitors::FACE,
            &crate::ui::contacts::CARD_FACE,
            &crate::ui::contacts::SAID_FACE,
        ],
    ),
];

/// What a tab shows, first what it opens with.
pub fn faces(tab: &Tab) -> &'static [&'static Face] {
    TABS.iter().find(|(row, _)| *row == tab).map_or(&[], |(_, faces)| faces)
}

/// Wherever the actions of a tab stand in the table, whatever it shows.
pub const fn scope_of(tab: &Tab) -> Scope {
    let (mut all, mut at) = (Scope(0), 0);
    while at < TABS.len() {
        let (row, faces) = TABS[at];
        let mut face = 0;
        while row.key == tab.key && face < faces.len() {
            all = all.and(faces[face].scope);
            face += 1;
        }
        at += 1;
    }
    all
}

/// Where the faces of a tab that show records of a kind stand in the table.
pub const fn showing(tab: &Tab, kind: Kind) -> Scope {
    let (mut all, mut at) = (Scope(0), 0);
    while at < TABS.len() {
        let (row, faces) = TABS[at];
        let mut face = 0;
        while row.key == tab.key && face < faces.len() {
            let mut shown = 0;
            while shown < faces[face].shows.len() {
                if faces[face].shows[shown].kind.0 == kind.0 {
                    all = all.and(faces[face].scope);
                }
                shown += 1;
            }
            face += 1;
        }
        at += 1;
    }
    all
}

/// Wherever rows can be marked.
pub const fn marking() -> Scope {
    let (mut all, mut at) = (Scope(0), 0);
    while at < TABS.len() {
        let (_, faces) = TABS[at];
        let mut face = 0;
        while face < faces.len() {
            if faces[face].marks {
                all = all.and(faces[face].scope);
            }
            face += 1;
        }
        at += 1;
    }
    all
}

/// The tab on which something is shown.
pub struct Home {
    pub tab: &'static Tab,
    pub face: &'static Face,
    /// What is selected there.
    pub selected: Selected,
}

/// The rows of a kind, those of a tab's later faces first: the first face shows what no other one claims.
fn rows_of(kind: Kind) -> impl Iterator<Item = (&'static Tab, &'static Face, &'static Shown)> {
    let faces = TABS.iter().flat_map(|(tab, faces)| faces.iter().rev().map(move |face| (*tab, *face)));
    faces
        .flat_map(|(tab, face)| face.shows.iter().map(move |shown| (tab, face, shown)))
        .filter(move |(_, _, shown)| shown.kind == kind)
}

/// Where something is shown; `None` where there is nothing to show.
pub fn home(selected: Selected, office: &Office) -> Option<Home> {
    let (kind, id) = match selected {
        Selected::Record(key) => (key.kind, key.id),
        // A place is shown where its room is.
        Selected::Place(place) => (Room::KIND, place.room),
        Selected::Sheet(_) | Selected::Nothing => return None,
    };
    let (tab, face, meant) = rows_of(kind)
        .map(|(tab, face, shown)| (tab, face, (shown.select)(office, id)))
        .find(|(_, _, meant)| *meant != Selected::Nothing)?;
    match selected {
        Selected::Place(_) => Some(Home { tab, face, selected }),
        _ if meant.key().is_some_and(|key| key.kind == kind) => Some(Home { tab, face, selected: meant }),
        // What is seen by something else is shown where that is.
        _ => home(meant, office),
    }
}

/// How a room is booked, where that is not by slots.
pub fn as_room(room: Id, office: &Office) -> Option<&'static AsRoom> {
    let claims = |shown: &Shown| (shown.select)(office, room) != Selected::Nothing;
    rows_of(Room::KIND).find(|(_, _, shown)| claims(shown)).and_then(|(_, face, _)| face.as_room)
}

/// What the console does with a kind, by the first row that answers.
pub fn of_kind<T>(kind: Kind, ask: impl Fn(&'static Shown) -> Option<T>) -> Option<T> {
    rows_of(kind).find_map(|(_, _, shown)| ask(shown))
}

/// What is said of a record that was found, by its kind's row.
pub fn found(names: &Named<'_>, lang: Lang, kind: Kind, id: Id) -> Option<String> {
    of_kind(kind, |shown| shown.found?(names, lang, id))
}

/// What `p` prints of a record, by its kind's row.
pub fn prints(view: &View) -> Option<Printable> {
    let key = view.selected.key()?;
    let slip = |shown: &Shown| shown.slip.map(|slip| slip(key.id));
    of_kind(key.kind, |shown| (shown.prints)(view.office, key.id).or_else(|| slip(shown)))
}

/// A pane.
pub trait Pane {
    /// Brings its caches up to date; called before anything else is asked of it, and cheap when nothing changed.
    fn refresh(&mut self, view: &View);

    /// The record on which its cursor stands.
    fn selected(&self) -> Selected;

    /// The person in the row under the cursor, where what is selected has rows of people.
    fn person(&self) -> Id {
        Id::NONE
    }

    /// Puts the cursor on a record, if it is here.
    fn show(&mut self, what: Selected, view: &View);

    /// Does what a row of the table tells it.
    fn tell(&mut self, verb: Verb, view: &View) -> Effect;

    /// The register of which it shows a list, and the records on it as they stand there.
    fn listed(&self) -> Option<(&'static ExportRow, Vec<Id>)> {
        None
    }

    /// Closes what it shows of one person: the card in front, the row under the cursor, a filter that it set itself to
    /// show it. What was chosen by hand stays.
    fn let_go(&mut self);

    /// Handles a key that the table has no row for.
    fn handle(&mut self, _key: input::Key, _view: &View) -> Reply {
        Reply::Pass
    }

    /// What it asked of the desk, under this ticket, is answered. What it has no use for goes the usual way.
    fn hear(&mut self, _ticket: u64, answer: Answer, _view: &View) -> Effect {
        Effect::Usual(Box::new(answer))
    }

    /// Draws itself between header and status line.
    fn draw(&mut self, paint: &mut Paint, body: Rect, view: &View);
}

/// All panes, as [`TABS`] has them.
pub struct Panes(Vec<TabPanes>);

/// The panes of a tab, and which of them is shown.
struct TabPanes {
    panes: Vec<Box<dyn Pane>>,
    at: usize,
}

impl Default for Panes {
    fn default() -> Self {
        let panes_of = |faces: &[&Face]| TabPanes { panes: faces.iter().map(|face| (face.open)()).collect(), at: 0 };
        Self(TABS.iter().map(|(_, faces)| panes_of(faces)).collect())
    }
}

impl Panes {
    /// What a tab shows now, and its pane.
    pub fn of(&mut self, tab: &Tab) -> (&'static Face, &mut dyn Pane) {
        // Every tab that there is stands in the table, so the first stands for none.
        let place = TABS.iter().position(|(row, _)| *row == tab).unwrap_or(0);
        let shown = &mut self.0[place];
        (TABS[place].1[shown.at], &mut *shown.panes[shown.at])
    }

    /// Closes on every tab what is open about people, but where the cursor is on the one who is served next.
    pub fn let_go(&mut self, next: Id, office: &Office) {
        let whose = |pane: &dyn Pane| {
            let of_record = |key: Key| of_kind(key.kind, |shown| (shown.person)(office, key.id).some());
            pane.person().some().or_else(|| of_record(pane.selected().key()?))
        };
        for pane in self.0.iter_mut().flat_map(|shown| &mut shown.panes) {
            if next.is_none() || whose(&**pane) != Some(next) {
                pane.let_go();
            }
        }
    }

    /// Shows this of its tab from now on; answers which tab that is.
    pub fn turn_to(&mut self, face: &Face) -> Option<&'static Tab> {
        self.0.iter_mut().zip(TABS).find_map(|(shown, (tab, faces))| {
            shown.at = faces.iter().position(|row| row.scope == face.scope)?;
            Some(*tab)
        })
    }

    /// Does on a tab what a row of the table tells it.
    pub fn tell(&mut self, verb: Verb, view: &View) -> Effect {
        let (_, pane) = self.of(view.seat.tab);
        match verb {
            Verb::Export => export::what(view, pane.listed()),
            verb => pane.tell(verb, view),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn whatever_is_found_is_said() {
        for row in crate::desk::core::kinds::KINDS.iter().filter(|row| row.found.is_some()) {
            let said = of_kind(row.kind, |shown| shown.found).is_some();
            assert!(said, "{} is found and nothing is said of it: add .found(…) to its row in a Face", row.name);
        }
    }

    #[test]
    fn every_tab_has_a_digit_of_its_own_and_its_action_has_that_key() {
        let mut digits = BTreeSet::new();
        for (tab, faces) in TABS {
            assert!(digits.insert(tab.key), "{} stands twice", tab.key);
            assert!(tab.open.keys.contains(&super::super::input::ch(tab.key)), "{}", tab.open.id);
            assert!(!faces.is_empty(), "{} shows nothing", tab.open.id);
        }
    }

    #[test]
    fn every_pane_has_one_bit_of_the_panes_for_itself() {
        use crate::ui::actions::scope::PANES;
        let mut bits = BTreeSet::new();
        for face in TABS.iter().flat_map(|(_, faces)| faces.iter()) {
            assert_eq!(face.scope.0.count_ones(), 1, "{}", face.name.en);
            assert!(PANES.meets(face.scope), "{}", face.name.en);
            assert!(bits.insert(face.scope.0), "{} shares its bit", face.name.en);
        }
    }
}
