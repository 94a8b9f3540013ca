//! Contacts on the screen: partner units, the cards of who is called there and of activities, what was said and promised.

pub(in crate::ui) mod actions;
mod calendar;
mod cards;
pub(in crate::ui) mod forms;
mod neighbourhood;
mod reports;
mod said;
pub(in crate::ui) mod street;
pub mod units;

use crate::desk::contacts::sheets;
use crate::model::Id;
use crate::model::contacts::{Communication, Coordination, Unit, WorkContact};
use crate::text::{contacts as text, tips};
use crate::ui::actions::{Action, Scope, scope};
use crate::ui::effect::{Effect, Verb};
use crate::ui::input::ch;
use crate::ui::list_pane::ListPane;
use crate::ui::panes::{self, Face, Shown, Tab};
use crate::ui::today::{Line, Opens, TodayRow};

pub use neighbourhood::CARD;

/// Where the actions of units stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(7);
/// Where those of the cards do.
pub(in crate::ui) const CARDS: Scope = Scope::pane(15);
/// Where those of what was said do.
pub(in crate::ui) const SAID: Scope = Scope::pane(23);

/// `7` 联络台账
pub static TAB: Tab = Tab {
    key: '7',
    short: crate::ui::words::SHORT_CONTACTS,
    open: Action::new("tab_contacts", &[ch('7')], scope::PANES, text::CONTACTS, tips::TAB, |_| Effect::Tab(&TAB)),
};

/// Units by kind and name.
pub static FACE: Face = Face {
    name: text::UNITS,
    scope: SCOPE,
    open: || Box::<ListPane<units::Units>>::default(),
    marks: true,
    shows: &[Shown::of::<Unit>().found(|names, lang, id| Some(text::told(lang, names.office.of::<Unit>().get(id)?)))],
    prints: panes::prints,
    as_room: None,
    books: None,
    stays: true,
};

/// The cards: who is called at units, and who does what for activities.
pub static CARD_FACE: Face = Face {
    name: text::CARDS,
    scope: CARDS,
    open: || Box::<cards::Cards>::default(),
    marks: true,
    shows: &[
        Shown::of::<WorkContact>().with_slip(sheets::contact).found(|names, lang, id| {
            let contact = names.office.of::<WorkContact>().get(id)?;
            let unit = names.office.unit_name(contact.unit);
            Some(text::told_contact(lang, contact, unit))
        }),
        Shown::of::<Coordination>().with_slip(sheets::coordination).found(|names, lang, id| {
            Some(text::told_coordination(lang, names.office.of::<Coordination>().get(id)?, names.today))
        }),
    ],
    prints: panes::prints,
    as_room: None,
    books: None,
    stays: true,
};

/// What was said, the last first; and what is promised, the first due day first.
pub static SAID_FACE: Face = Face {
    name: text::SAID,
    scope: SAID,
    open: || Box::<ListPane<said::Said>>::default(),
    marks: true,
    shows: &[Shown::of::<Communication>()
        .with_slip(sheets::said)
        .of_person(|office, id| office.of::<Communication>().get(id).map_or(Id::NONE, |said| said.resident))],
    prints: panes::prints,
    as_room: None,
    books: None,
    stays: true,
};

/// What is promised and due.
pub static TODAY: TodayRow = TodayRow {
    name: "promises",
    lines: |office, now| {
        let days = office.promises().into_iter().map(|said| office.promise_due(said));
        let (mut late, mut due) = (0, 0);
        for day in days {
            late += usize::from(day < now.date());
            due += usize::from(day == now.date());
        }
        let overdue = || {
            Line::count(text::PROMISES_OVERDUE, late, |theme| theme.bad)
                .opening(Opens::Run(|_| chase_list(said::filter::OVERDUE)))
        };
        let today = || {
            Line::count(text::PROMISES_DUE, due, |theme| theme.warn)
                .opening(Opens::Run(|_| chase_list(said::filter::PROMISES)))
        };
        let mut lines = Vec::new();
        if late > 0 {
            lines.push(overdue());
        }
        if due > 0 {
            lines.push(today());
        }
        lines
    },
};

/// What was said, as a filter lets it through.
fn chase_list(filter: u8) -> Effect {
    Effect::Face(&SAID_FACE).then(Effect::Tell(Verb::Filter(filter)))
}
