//! The form of a follow-up: what the public-health form asks, with last time's beside, and the next date by the rule.

use jiff::civil::DateTime;
use ratatui::layout::Rect;

use crate::desk::Request;
use crate::desk::clinic::Ask;
use crate::desk::clinic::follow::next_by_rule;
use crate::desk::clinic::past::beside;
use crate::desk::core::drafts::Draft;
use crate::desk::core::opening::Opening;
use crate::model::clinic::follow::{MEASURED, OUTCOME};
use crate::model::clinic::{Attempt, FollowUp};
use crate::model::{FieldKind, Id, Record, Value};
use crate::text::clinic::follow as words;
use crate::text::labels;
use crate::ui::clinic::forms::opened;
use crate::ui::clinic::last_time;
use crate::ui::effect::Effect;
use crate::ui::forms::{Entry, Fault, Purpose, Slot, Typed, fill, typed};
use crate::ui::paint::Paint;
use crate::ui::view::View;

/// A follow-up of somebody who was met.
#[derive(Debug, Clone)]
pub struct FollowForm {
    /// Whom.
    pub resident: Id,
    /// What came of it, of [`OUTCOME`].
    pub outcome: u8,
    /// The visit at which they were measured, where that was done.
    pub visit: Id,
    /// What opens what they answered before, until the form is left.
    pub opening: Option<Opening>,
}

/// The form, with last time's answers beside it.
pub(in crate::ui) fn follow_up(resident: Id, outcome: u8, visit: Id, view: &View) -> Effect {
    opened(resident, view, move |opening| FollowForm { resident, outcome, visit, opening })
}

/// An attempt with what came of it, and the next date by the rule.
pub(in crate::ui) fn attempt(resident: Id, outcome: u8, visit: Id, view: &View) -> Attempt {
    let recall = view.office.of::<crate::model::Visit>().get(visit).and_then(|visit| visit.recall);
    Attempt {
        id: Id::NONE,
        resident,
        at: DateTime::ZERO,
        outcome,
        visit,
        due: None,
        next: recall.or_else(|| next_by_rule(view.office, resident, outcome, view.today())),
        reason: String::new(),
        who: Id::NONE,
    }
}

impl FollowForm {
    pub(in crate::ui) const NAME: &'static str = "follow_up";

    fn answers(slots: &[Slot], view: &View) -> FollowUp {
        let mut answers = FollowUp::default();
        for slot in slots.iter().filter(|slot| slot.kind == FollowUp::KIND) {
            if let (Some(field), Ok(value)) =
                (crate::model::field::field::<FollowUp>(slot.key), slot.read(view.today()))
                && value != Value::Empty
            {
                let _ = (field.set)(&mut answers, value);
            }
        }
        answers
    }
}

impl Purpose for FollowForm {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        let outcome = draft.kept("outcome")?.parse().ok()?;
        Some(Self { resident: draft.subject, outcome, visit: draft.record, opening: None })
    }

    fn title(&self, view: &View) -> String {
        format!("{}  {}", view.say(words::FOLLOW_UP), labels::code_number(view.lang(), OUTCOME, self.outcome))
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let mut slots = Slot::of_record(&FollowUp::default(), |_| true, view);
        let planned = attempt(self.resident, self.outcome, self.visit, view);
        let mut next = Slot::new(Attempt::KIND, "next", Entry::Field(FieldKind::Date));
        next.input = planned.next.map(|day| day.to_string()).unwrap_or_default().into();
        slots.push(next);
        slots.push(Slot::new(Attempt::KIND, "reason", Entry::Field(FieldKind::Text(60))));
        slots
    }

    fn begins_at(&self) -> Option<&'static str> {
        Some("symptoms")
    }

    fn leads_on(&self) -> bool {
        true
    }

    fn records(&self) -> bool {
        true
    }

    fn sees(&self) -> u8 {
        if self.outcome == MEASURED { crate::model::care::codes::BY_NURSE } else { 0 }
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut answers = FollowUp::default();
        fill(&mut answers, all)?;
        let mut made = attempt(self.resident, self.outcome, self.visit, view);
        made.next = match typed(all, "next") {
            Value::Date(day) => Some(*day),
            _ => None,
        };
        if let Value::Text(reason) = typed(all, "reason") {
            made.reason.clone_from(reason);
        }
        Ok(Request::Clinic(Ask::FollowUp { attempt: Box::new(made), answers: Box::new(answers) }))
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.visit
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![("outcome".to_owned(), self.outcome.to_string())]
    }

    fn says(&self, slots: &[Slot], view: &View) -> Option<String> {
        let empty = Self::answers(slots, view).empty();
        let rule = attempt(self.resident, self.outcome, self.visit, view).next;
        Some(format!("{}  {}", words::empty(view.lang(), empty), words::by_rule(view.lang(), rule, view.today())))
    }

    fn above(&self, view: &View) -> Option<String> {
        Some(last_time::in_a_line(self.opening.as_ref(), self.resident, view))
    }

    fn has_side(&self) -> bool {
        true
    }

    fn draw_side(&self, paint: &mut Paint, area: Rect, view: &View) {
        let known = self.opening.as_ref().map(|opening| beside(view.office, opening, Id::NONE));
        last_time::draw(paint, area, known.as_ref(), self.resident, view);
    }

    fn conceal(&mut self) {
        self.opening = None;
    }
}
