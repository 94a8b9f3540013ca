//! A visit with more than its three digits: the visitor's name, and what came of it.

use crate::desk::Request;
use crate::desk::core::drafts::Draft;
use crate::desk::core::visitor::Visitor;
use crate::desk::visitors::Ask;
use crate::model::{Id, VisitorLine};
use crate::ui::effect::Effect;
use crate::ui::forms::{Fault, FormRow, Purpose, Slot, Typed, fill};
use crate::ui::view::View;
use crate::ui::words;

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] =
    &[FormRow::of::<LogVisit>(LogVisit::NAME), FormRow::of::<CorrectVisit>(CorrectVisit::NAME)];

/// Log a visit with the visitor's name and words.
#[derive(Debug, Clone)]
pub struct LogVisit {
    /// Whom it concerns, or none.
    pub resident: Id,
}

impl LogVisit {
    pub(in crate::ui) const NAME: &'static str = "log_visit";

    fn line(&self) -> VisitorLine {
        VisitorLine { resident: self.resident, ..blank() }
    }
}

/// A line of the register of which nothing is known yet.
pub(in crate::ui) fn blank() -> VisitorLine {
    VisitorLine {
        id: Id::NONE,
        at: jiff::civil::DateTime::ZERO,
        resident: Id::NONE,
        role: 0,
        visitor: String::new(),
        checked: 0,
        matter: 0,
        about: Id::NONE,
        note: String::new(),
        result: 0,
        minutes: 0,
        waited: 0,
        who: Id::NONE,
    }
}

impl Purpose for LogVisit {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { resident: draft.subject })
    }

    fn title(&self, view: &View) -> String {
        view.say(words::LOG).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.line(), |_| true, view)
    }

    fn records(&self) -> bool {
        true
    }

    fn request(&self, typed: &[Typed], _view: &View) -> Result<Request, Fault> {
        let mut line = self.line();
        fill(&mut line, typed)?;
        Ok(Request::Visitors(Ask::LogVisitor { line: Box::new(line) }))
    }

    fn leads_to(&self, typed: &[Typed], view: &View) -> Result<Option<Effect>, Fault> {
        let mut line = self.line();
        fill(&mut line, typed)?;
        let visitor = Visitor { role: line.role, name: line.visitor, checked: line.checked, ..Visitor::default() };
        let request = self.request(typed, view)?;
        Ok(Some(Effect::send_then(request, move |view| {
            // Whoever came for the person being served stands there still.
            let theirs = view.seat.subject == line.resident && !line.resident.is_none();
            if theirs { Effect::Visitor(visitor) } else { Effect::None }
        })))
    }

    fn subject(&self) -> Id {
        self.resident
    }
}

/// What became of a visit, said afterwards.
#[derive(Debug, Clone)]
pub struct CorrectVisit {
    /// Which line of the register.
    pub line: Id,
    /// Whom it concerns, or none.
    pub resident: Id,
}

impl CorrectVisit {
    pub(in crate::ui) const NAME: &'static str = "correct_visit";

    fn before(&self, view: &View) -> VisitorLine {
        view.office.of::<VisitorLine>().get(self.line).cloned().unwrap_or_else(blank)
    }
}

impl Purpose for CorrectVisit {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { line: draft.record, resident: draft.subject })
    }

    fn title(&self, view: &View) -> String {
        view.say(crate::text::visitors::CORRECT).to_owned()
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        Slot::of_record(&self.before(view), |_| true, view)
    }

    fn begins_at(&self) -> Option<&'static str> {
        Some("result")
    }

    fn request(&self, typed: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut line = self.before(view);
        fill(&mut line, typed)?;
        Ok(Request::Visitors(Ask::CorrectLine { line: Box::new(line) }))
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.line
    }
}
