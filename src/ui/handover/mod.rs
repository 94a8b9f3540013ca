//! The shift's handover on the screen.

pub(in crate::ui) mod actions;
pub(in crate::ui) mod forms;
mod list;
pub(in crate::ui) mod shift;

use crate::desk::handover::sheets;
use crate::model::Id;
use crate::model::handover::{Handover, HandoverNote};
use crate::text::handover as text;
use crate::ui::actions::Scope;
use crate::ui::effect::Effect;
use crate::ui::list_pane::ListPane;
use crate::ui::panes::{Face, Shown};
use crate::ui::today::{Line, Opens, TodayRow};

/// Where its actions stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(26);

/// Notes, the open ones first.
pub static FACE: Face = Face {
    name: text::HANDOVER,
    scope: SCOPE,
    open: || Box::<ListPane<list::Notes>>::default(),
    marks: true,
    shows: &[
        Shown::of::<HandoverNote>()
            .of_person(|office, id| office.of::<HandoverNote>().get(id).map_or(Id::NONE, |note| note.resident)),
        Shown::of::<Handover>().with_slip(sheets::sheet),
    ],
    prints: |view| view.office.last_handover().map(|last| sheets::sheet(last.id)),
    as_room: None,
    books: None,
    stays: true,
};

/// What was handed over and nobody has read.
pub static TODAY: TodayRow = TodayRow {
    name: "handover",
    lines: |office, _| {
        let (unread, waits) = office.unread_handover();
        let line =
            || Line::count(text::UNREAD, unread, |theme| theme.warn).opening(Opens::Run(|_| Effect::Face(&FACE)));
        if unread > 0 || waits { vec![line()] } else { Vec::new() }
    },
};
