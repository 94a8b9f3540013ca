//! A partner unit, entered or changed.

use crate::desk::Request;
use crate::desk::contacts::Ask;
use crate::desk::core::drafts::Draft;
use crate::model::Id;
use crate::model::contacts::Unit;
use crate::text::contacts as words;
use crate::ui::forms::{Fault, FormRow, Purpose, Slot, Typed, fill};
use crate::ui::view::View;

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] = &[FormRow::of::<SetUnit>(SetUnit::NAME)];

/// Enter a unit, or change one.
#[derive(Debug, Clone)]
pub struct SetUnit {
    /// Which; none for a new one.
    pub unit: Id,
}

impl SetUnit {
    pub(in crate::ui) const NAME: &'static str = "unit";

    fn before(&self, view: &View) -> Unit {
        view.office.of::<Unit>().get(self.unit).cloned().unwrap_or_default()
    }
}

impl Purpose for SetUnit {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { unit: draft.record })
    }

    fn title(&self, view: &View) -> String {
        match self.unit.some() {
            Some(_) => view.say(words::CHANGE).to_owned(),
            None => view.say(words::NEW).to_owned(),
        }
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| true, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut unit = self.before(view);
        fill(&mut unit, all)?;
        Ok(Ask::SetUnit { unit: Box::new(unit), sure: false }.into())
    }

    fn record(&self) -> Id {
        self.unit
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        self.unit.some().map(|_| view.say(words::CLOSING).to_owned())
    }
}
