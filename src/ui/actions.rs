//! THE action table: what every key does, where, when and why not.
//!
//! Dispatch, footer, help, palette, the numbered choices of `a` and the list of keys read only it.

mod everywhere;
mod layers;
mod list;

use crate::desk::core::sheet::Printable;
use crate::model::right::Right;
use crate::text::Msg;

pub use list::{key_rows, keys_markdown};

use super::effect::Effect;
use super::input::Chord;
use super::panes::TABS;
use super::view::{Selected, View, Why};
use super::widgets::numbered::{Numbered, Stand};

/// Where an action applies: a set of panes and layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope(pub u64);

/// The layers that actions name, and all panes together; each pane's own place stands in its capability's folder.
pub mod scope {
    use super::Scope;

    /// The find box.
    pub const FIND: Scope = Scope::layer(0);
    /// A form.
    pub const FORM: Scope = Scope::layer(1);
    /// A numbered choice, or a refusal with ways out.
    pub const CHOICE: Scope = Scope::layer(2);
    /// A list to read, whose rows open.
    pub const READING: Scope = Scope::layer(3);
    /// The palette.
    pub const PALETTE: Scope = Scope::layer(4);
    /// The covered screen.
    pub const COVER: Scope = Scope::layer(5);
    /// A history: what was done, newest first.
    pub const HISTORY: Scope = Scope::layer(6);
    /// Dates of a series, before they are saved.
    pub const PREVIEW: Scope = Scope::layer(7);
    /// A list to pick from.
    pub const LIST: Scope = Scope::layer(8);
    /// A table whose rows can be changed.
    pub const TABLE: Scope = Scope::layer(9);
    /// A sheet as it would be printed.
    pub const SHEET: Scope = Scope::layer(10);
    /// Figures: charts of a month.
    pub const FIGURES: Scope = Scope::layer(11);
    /// Help.
    pub const HELP: Scope = Scope::layer(12);

    /// The ladder of an emergency: digits are what came of a call.
    pub const LADDER: Scope = Scope::layer(13);
    /// A PIN is asked for: digits are typed, everything else is a key.
    pub const PIN: Scope = Scope::layer(14);
    /// The table of rights against roles.
    pub const ROLES: Scope = Scope::layer(15);

    /// A calendar, or a report: a board whose squares or lines open.
    pub const BOARD: Scope = Scope::layer(20);

    /// Every pane.
    pub const PANES: Scope = Scope(0xffff_ffff);
    /// Layers in which plain keys are text.
    pub const TEXT: Scope = FIND.and(FORM).and(PALETTE);
    /// Everywhere but on a covered screen.
    pub const UNCOVERED: Scope = PANES
        .and(TEXT)
        .and(CHOICE)
        .and(READING)
        .and(PREVIEW)
        .and(LIST)
        .and(TABLE)
        .and(HISTORY)
        .and(PAGES)
        .and(LADDER)
        .and(BOARD)
        .and(ROLES);
    /// Something to read that has no rows to open.
    pub const PAGES: Scope = SHEET.and(FIGURES).and(HELP);
    /// Everywhere.
    pub const ANYWHERE: Scope = UNCOVERED.and(COVER).and(PIN);

    /// Each layer alone.
    pub const LAYERS: [Scope; 17] = [
        FIND, FORM, CHOICE, READING, PALETTE, COVER, HISTORY, PREVIEW, LIST, TABLE, SHEET, FIGURES, HELP, LADDER, PIN,
        ROLES, BOARD,
    ];

    /// Each pane and layer alone, for the test of conflicts and for help.
    pub fn each() -> impl Iterator<Item = Scope> {
        let faces = crate::ui::panes::TABS.iter().flat_map(|(_, faces)| faces.iter());
        faces.map(|face| face.scope).chain(LAYERS)
    }
}

impl Scope {
    /// A pane's own place: a number under 32 that no other pane has.
    ///
    /// # Panics
    /// While the program is compiled, for a larger number.
    pub const fn pane(number: u32) -> Self {
        assert!(number < 32);
        Self(1 << number)
    }

    /// A layer's own place.
    const fn layer(number: u32) -> Self {
        Self(1 << (32 + number))
    }

    /// Both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// This without that.
    #[must_use]
    pub const fn but(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether they share a pane or layer.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Where the footer has a place for an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Footer {
    /// Before all others, while it applies: what a save offers.
    Offered,
    /// Among the first, whether or not it applies now.
    First,
    /// Behind them, while it applies.
    Last,
    /// Nowhere: help has it.
    Never,
}

/// To what in a place an action belongs, as help has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// This place alone.
    Here,
    /// Whoever is being served.
    Serving,
    Tabs,
    Everywhere,
}

/// A row of the table.
pub struct Action {
    /// Its name, never shown to people but in the palette's search.
    pub id: &'static str,
    /// Its keys, the usual one first.
    pub keys: &'static [Chord],
    /// Where it applies.
    pub scope: Scope,
    /// On which page of the numbered actions of `a` it stands, from 1; its digit is its place among those of its scope.
    pub page: Option<u8>,
    /// Its name for people.
    pub label: Msg,
    /// What it does, in one sentence.
    pub tooltip: Msg,
    /// Its place in the footer: what is done most comes first.
    pub footer: Footer,
    /// What whoever sits at the desk must hold for it.
    pub right: Option<Right>,
    /// Whether it applies now, or why not, rights apart.
    pub enabled: fn(&View) -> Result<(), Why>,
    /// What it leads to.
    pub run: fn(&View) -> Effect,
}

impl Action {
    /// An action that always applies and stands in help alone.
    pub(super) const fn new(
        id: &'static str,
        keys: &'static [Chord],
        scope: Scope,
        label: Msg,
        tooltip: Msg,
        run: fn(&View) -> Effect,
    ) -> Self {
        Self {
            id,
            keys,
            scope,
            page: None,
            label,
            tooltip,
            footer: Footer::Never,
            right: None,
            enabled: |_| Ok(()),
            run,
        }
    }

    /// The same, with a place in the footer.
    #[must_use]
    pub(super) const fn in_footer(self) -> Self {
        Self { footer: Footer::First, ..self }
    }

    /// The same, in the footer behind what is done most, where there is room and it applies.
    #[must_use]
    pub(super) const fn last_in_footer(self) -> Self {
        Self { footer: Footer::Last, ..self }
    }

    /// The same, named in the footer only while it applies.
    #[must_use]
    pub(super) const fn passing(self) -> Self {
        Self { footer: Footer::Offered, ..self }
    }

    /// The same, among the numbered actions of `a`, on their first page.
    #[must_use]
    pub(super) const fn numbered(self) -> Self {
        self.on_page(1)
    }

    /// The same, on this page of them, from 1: what is seldom done makes room for what is done daily.
    #[must_use]
    pub(super) const fn on_page(self, page: u8) -> Self {
        Self { page: Some(page), ..self }
    }

    /// The keys that lead to it by `a` in a place, as `a 3`, or `a 0 3` on the second page.
    pub fn numbered_in(&self, place: Scope) -> Option<String> {
        let rows = numbered(place);
        let row = rows.iter().position(|(action, _)| action.id == self.id)?;
        let stands: Vec<Stand> = rows.iter().map(|(_, stand)| *stand).collect();
        let keys = Numbered::of(&stands, |_, _| usize::MAX).keys_of(row)?;
        Some(keys.into_iter().fold(MORE.to_owned(), |keys, digit| format!("{keys} {digit}")))
    }

    /// The same, applying only where `enabled` says so.
    #[must_use]
    pub(super) const fn when(self, enabled: fn(&View) -> Result<(), Why>) -> Self {
        Self { enabled, ..self }
    }

    /// The same, for whoever holds this right.
    #[must_use]
    pub(super) const fn needs(self, right: Right) -> Self {
        Self { right: Some(right), ..self }
    }

    /// Whether whoever sits at the desk may do it and it applies now, or why not.
    pub fn ready(&self, view: &View) -> Result<(), Why> {
        if let Some(right) = self.right {
            view.may(right)?;
        }
        (self.enabled)(view)
    }

    /// To what it belongs.
    pub fn group(&self) -> Group {
        let is_one = |rows: &[Self]| rows.iter().any(|row| row.id == self.id);
        if TABS.iter().any(|(tab, _)| tab.open.id == self.id) {
            Group::Tabs
        } else if SERVING.iter().any(|rows| is_one(rows)) {
            Group::Serving
        } else if self.scope.0 & scope::PANES.0 == scope::PANES.0 || self.scope == scope::ANYWHERE {
            Group::Everywhere
        } else {
            Group::Here
        }
    }

    /// The keys that work in a place: where text is typed, plain characters are text.
    pub fn keys_in(&self, scope: Scope) -> impl Iterator<Item = Chord> {
        let typing = scope::TEXT.meets(scope);
        self.keys.iter().copied().filter(move |key| !(typing && key.is_plain()))
    }
}

/// The key of the numbered actions.
const MORE: &str = "a";

/// The action that prints: what was just saved stays at hand for it alone.
pub(super) const PRINT: &str = "print";

/// What `p` prints: the slip of what was just saved; else the sheet that is read, or what the pane has to print.
pub(super) fn printable(view: &View) -> Option<Printable> {
    view.seat.slip.or(match view.selected {
        Selected::Sheet(what) => Some(what),
        Selected::Nothing | Selected::Record(_) | Selected::Place(_) => (view.face.prints)(view),
    })
}

/// What is done for whoever is being served.
static SERVING: &[&[Action]] = &[
    crate::ui::center::actions::SERVING,
    crate::ui::clinic::actions::SERVING,
    crate::ui::issues::actions::SERVING,
    crate::ui::care::actions::SERVING,
    everywhere::SERVING,
];

/// The table, in the order of footer and help.
static TABLE: &[&[Action]] = &[
    crate::ui::clinic::actions::OFFERED,
    crate::ui::center::actions::SERVING,
    crate::ui::clinic::actions::SERVING,
    crate::ui::issues::actions::SERVING,
    crate::ui::care::actions::SERVING,
    everywhere::SERVING,
    crate::ui::people::actions::ROWS,
    crate::ui::canteen::actions::ROWS,
    crate::ui::day_care::actions::ROWS,
    crate::ui::teams::actions::ROWS,
    crate::ui::center::actions::ROWS,
    crate::ui::clinic::actions::ROWS,
    crate::ui::clinic::follow::ROWS,
    crate::ui::clinic::referrals::ROWS,
    crate::ui::issues::actions::ROWS,
    crate::ui::issues::calls::ROWS,
    crate::ui::contacts::actions::ROWS,
    crate::ui::people::household::ROWS,
    crate::ui::contacts::street::ROWS,
    crate::ui::care::actions::ROWS,
    crate::ui::guide::actions::ROWS,
    crate::ui::handover::actions::ROWS,
    crate::ui::visitors::actions::ROWS,
    crate::ui::benefits::actions::ROWS,
    crate::ui::benefits::old_actions::ROWS,
    crate::ui::activities::actions::ROWS,
    crate::ui::rules::actions::ROWS,
    crate::ui::privacy::actions::ROWS,
    crate::ui::operators::actions::ROWS,
    crate::ui::gap::ROWS,
    layers::ROWS,
    everywhere::ROWS,
];

/// Every row; those that open tabs stand with the tabs.
pub fn all() -> impl Iterator<Item = &'static Action> {
    let tabs = TABS.iter().map(|(tab, _)| &tab.open);
    TABLE.iter().copied().flatten().chain(tabs).chain(everywhere::AROUND)
}

/// The rows that apply in a place, whether or not they apply now.
pub fn of(scope: Scope) -> impl Iterator<Item = &'static Action> {
    all().filter(move |action| action.scope.meets(scope))
}

/// The numbered actions of a place: page by page, on each in the order of the table.
pub fn numbered(place: Scope) -> Vec<(&'static Action, Stand)> {
    let mut rows: Vec<&'static Action> = of(place).filter(|action| action.page.is_some()).collect();
    rows.sort_by_key(|action| action.page);
    let mut page = rows.first().and_then(|action| action.page);
    let stand = |action: &'static Action| {
        let another = std::mem::replace(&mut page, action.page) != action.page;
        (action, if another { Stand::NewPage } else { Stand::InOrder })
    };
    rows.into_iter().map(stand).collect()
}

/// The row for a key in a place.
pub fn find(scope: Scope, chord: Chord) -> Option<&'static Action> {
    of(scope).find(|action| action.keys_in(scope).any(|key| key == chord))
}

/// The row with this name.
pub fn named(id: &str) -> Option<&'static Action> {
    all().find(|action| action.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for place in scope::each() {
            let mut taken: BTreeMap<String, &str> = BTreeMap::new();
            for action in of(place) {
                for key in action.keys_in(place) {
                    let before = taken.insert(key.name(), action.id);
                    assert_eq!(before, None, "{} runs {} too in {place:?}", key.name(), action.id);
                }
            }
        }
    }

    #[test]
    fn every_numbered_action_has_keys_of_its_own() {
        for place in scope::each() {
            let mut taken = BTreeMap::new();
            for (action, _) in numbered(place) {
                let keys = action.numbered_in(place).unwrap();
                let before = taken.insert(keys.clone(), action.id);
                assert_eq!(before, None, "{keys} runs {} too in {place:?}", action.id);
                // A page that overflows moves what follows it: it is told apart here, not by whoever looks for it.
                let page = action.page.unwrap() as usize;
                assert_eq!(keys.matches('0').count(), page - 1, "{keys} {} in {place:?}", action.id);
            }
        }
    }

    #[test]
    fn what_is_seldom_done_to_a_resident_stands_on_the_second_page() {
        let rows = numbered(crate::ui::people::SCOPE);
        let seldom: Vec<&str> = rows.iter().filter(|(row, _)| row.page == Some(2)).map(|(row, _)| row.id).collect();
        assert_eq!(seldom, ["died", "return", "set_head", "merge", "consent", "imports", "end_open", "own_values"]);
        // A card names these keys beside what they open.
        assert_eq!(named("open_care").unwrap().numbered_in(crate::ui::people::SCOPE).unwrap(), "a 1");
        assert_eq!(named("move_out").unwrap().numbered_in(crate::ui::people::SCOPE).unwrap(), "a 3");
        assert_eq!(named("died").unwrap().numbered_in(crate::ui::people::SCOPE).unwrap(), "a 0 1");
    }

    #[test]
    fn every_action_has_a_name_of_its_own_and_words_in_both_languages() {
        let mut names = BTreeSet::new();
        for action in all() {
            assert!(names.insert(action.id), "{} stands twice", action.id);
            for msg in [action.label, action.tooltip] {
                assert!(!msg.zh.is_empty() && !msg.en.is_empty(), "{}", action.id);
            }
        }
    }

    #[test]
    fn keys_that_terminals_take_are_never_the_only_way() {
        use crate::ui::input::{ctrl, f};
        let taken = ['h', 'i', 'j', 'm', '['].map(ctrl).into_iter().chain([1, 4, 10, 11].map(f)).collect::<Vec<_>>();
        for action in all() {
            for place in scope::each().filter(|place| action.scope.meets(*place)) {
                let keys: Vec<Chord> = action.keys_in(place).collect();
                let only_taken = !keys.is_empty() && keys.iter().all(|key| taken.contains(key));
                // Help stands under F1 in forms too, where `?` is text; Esc leads back to where `?` works.
                assert!(!only_taken || action.id == "help", "{} in {place:?}", action.id);
            }
        }
    }
}
