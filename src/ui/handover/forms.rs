//! Something that the next shift must know.

use crate::desk::Request;
use crate::desk::core::drafts::Draft;
use crate::desk::handover::Ask;
use crate::model::Id;
use crate::model::handover::HandoverNote;
use crate::text::handover as words;
use crate::ui::forms::{Fault, FormRow, Purpose, Slot, Typed, fill};
use crate::ui::view::View;

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] = &[FormRow::of::<WriteNote>(WriteNote::NAME)];

/// Write a note for the next shift.
#[derive(Debug, Clone)]
pub struct WriteNote {
    /// Whom it concerns, or none.
    pub resident: Id,
}

impl WriteNote {
    pub(in crate::ui) const NAME: &'static str = "handover_note";
}

impl Purpose for WriteNote {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { resident: draft.subject })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::NEW).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&HandoverNote::default(), |_| true, view)
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let mut note = HandoverNote { resident: self.resident, ..HandoverNote::default() };
        fill(&mut note, all)?;
        Ok(Ask::Note { note: Box::new(note) }.into())
    }

    fn subject(&self) -> Id {
        self.resident
    }
}
