//! An operator, entered or changed. A PIN stands in no form: it would stand in its draft.

use crate::desk::Request;
use crate::desk::core::drafts::Draft;
use crate::desk::operators::Ask;
use crate::model::operators::Role;
use crate::model::{Id, Operator};
use crate::text::operators as words;
use crate::ui::forms::{Fault, FormRow, Purpose, Slot, Typed, fill};
use crate::ui::view::View;

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] = &[FormRow::of::<SetOperator>(SetOperator::NAME)];

/// Enter an operator, or change one.
#[derive(Debug, Clone)]
pub struct SetOperator {
    /// Which; none for a new one.
    pub operator: Id,
}

impl SetOperator {
    pub(in crate::ui) const NAME: &'static str = "operator";

    fn before(&self, view: &View) -> Operator {
        let known = view.office.of::<Operator>().get(self.operator).cloned();
        // The first who is entered keeps the others.
        let first = if view.office.has_roles() { Role::Clerk } else { Role::Administrator };
        known.unwrap_or_else(|| Operator { roles: first.bit(), ..Operator::named(Id::NONE, "", view.today()) })
    }
}

impl Purpose for SetOperator {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { operator: draft.record })
    }

    fn title(&self, view: &View) -> String {
        match self.operator.some() {
            Some(id) => format!("{}  {}", view.say(words::EDIT), view.office.name_of_operator(id)),
            None => view.say(words::NEW).to_owned(),
        }
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| true, view)
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut operator = self.before(view);
        fill(&mut operator, all)?;
        Ok(Ask::SetOperator { operator: Box::new(operator) }.into())
    }

    fn record(&self) -> Id {
        self.operator
    }

    fn says(&self, _slots: &[Slot], view: &View) -> Option<String> {
        (!view.office.has_roles()).then(|| view.say(words::NOT_SET_UP).to_owned())
    }
}
