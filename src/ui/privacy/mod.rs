//! Personal data on the screen: how long each class of records is kept and what is due, beside Today and the rules; what
//! is done about one person stands among the actions of residents.

pub(in crate::ui) mod actions;
pub(in crate::ui) mod asking;
mod forget;
pub(in crate::ui) mod forms;
mod list;

use crate::desk::privacy::sheets;
use crate::model::Id;
use crate::model::privacy::{Erasure, Handed, Purge};
use crate::text::privacy as words;
use crate::ui::actions::Scope;
use crate::ui::list_pane::ListPane;
use crate::ui::panes::{Face, Shown};
use crate::ui::view::Selected;

/// Where its actions stand in the table.
pub(in crate::ui) const SCOPE: Scope = Scope::pane(11);

/// The classes of records, with how long each is kept and what is due.
pub static FACE: Face = Face {
    name: words::RETENTION,
    scope: SCOPE,
    open: || Box::<ListPane<list::Classes>>::default(),
    marks: false,
    shows: &[
        Shown::of::<Purge>(),
        // What was erased is seen nowhere: there is nothing left to show.
        Shown::of::<Erasure>().selecting(|_, _| Selected::Nothing),
        Shown::of::<Handed>()
            .selecting(|_, _| Selected::Nothing)
            .of_person(|office, id| office.of::<Handed>().get(id).map_or(Id::NONE, |handed| handed.resident)),
    ],
    prints: |_| Some(sheets::retention_table()),
    as_room: None,
    books: None,
    stays: true,
};
