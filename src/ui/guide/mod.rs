//! The guide on the screen: what the desk answers, and the certificates that it issued.

pub(in crate::ui) mod actions;
pub(in crate::ui) mod answer;
pub(in crate::ui) mod forms;
mod list;
mod seals;

use crate::desk::guide::sheets;
use crate::model::Id;
use crate::model::guide::{Certificate, Entry};
use crate::text::guide as text;
use crate::ui::actions::Scope;
use crate::ui::effect::Effect;
use crate::ui::list_pane::ListPane;
use crate::ui::panes::{self, Face, Shown};
use crate::ui::today::{Line, Opens, TodayRow};

/// Where the actions of the guide stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(24);
/// Where those of the register of seals do.
pub(in crate::ui) const SEALS: Scope = Scope::pane(25);

/// Answers by kind and name.
pub static FACE: Face = Face {
    name: text::GUIDE,
    scope: SCOPE,
    open: || Box::<ListPane<list::Entries>>::default(),
    marks: true,
    shows: &[Shown::of::<Entry>()
        .found(|names, lang, id| Some(text::told(lang, names.office.of::<Entry>().get(id)?)))
        .opened_by(answer::open)
        .printed(|_, id| Some(sheets::slip(id)))],
    prints: panes::prints,
    as_room: None,
    books: None,
    stays: true,
};

/// Certificates, the last one first.
pub static SEAL_FACE: Face = Face {
    name: text::SEALS,
    scope: SEALS,
    open: || Box::<ListPane<seals::Seals>>::default(),
    marks: true,
    shows: &[Shown::of::<Certificate>()
        .with_slip(sheets::certificate)
        .of_person(|office, id| office.of::<Certificate>().get(id).map_or(Id::NONE, |one| one.resident))],
    prints: panes::prints,
    as_room: None,
    books: None,
    stays: true,
};

/// Answers that are to be looked at again.
pub static TODAY: TodayRow = TodayRow {
    name: "guide",
    lines: |office, now| {
        let due = office.entries_to_look_at(now.date()).count();
        let line =
            || Line::count(text::AGAIN_TODAY, due, |theme| theme.warn).opening(Opens::Run(|_| Effect::Face(&FACE)));
        if due == 0 { Vec::new() } else { vec![line()] }
    },
};
