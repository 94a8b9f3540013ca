//! Sending somebody on to a hospital, and writing down what came of it.

use crate::desk::Request;
use crate::desk::clinic::Ask;
use crate::desk::core::drafts::Draft;
use crate::model::clinic::referral::REFERRAL_STATE;
use crate::model::clinic::{Referral, ReferralWords};
use crate::model::people::consent::{ASKED, HANDING_ON};
use crate::model::{FieldKind, Id, Record, Value, Visit};
use crate::text::clinic::follow as words;
use crate::ui::clinic::forms::held_at;
use crate::ui::forms::{Entry, Fault, Purpose, Slot, Typed, fill, typed};
use crate::ui::view::View;

/// Send somebody on, or change what was arranged.
#[derive(Debug, Clone)]
pub struct ReferForm {
    /// Whom.
    pub resident: Id,
    /// The visit that it rests on; none where it rests on something else.
    pub visit: Id,
    /// Which referral; none for a new one.
    pub referral: Id,
}

impl ReferForm {
    pub(in crate::ui) const NAME: &'static str = "refer";

    fn before(&self, view: &View) -> Referral {
        view.office.of::<Referral>().get(self.referral).cloned().unwrap_or_else(|| Referral {
            id: Id::NONE,
            resident: self.resident,
            visit: self.visit,
            to: Id::NONE,
            arranged_by: view.seat.clerk.clone(),
            bears: 0,
            on: view.today(),
            appointment: None,
            state: crate::model::clinic::referral::MADE,
            chased: None,
        })
    }

    fn asks(&self, view: &View) -> bool {
        !view.office.consented(self.resident, HANDING_ON, view.today())
    }
}

impl Purpose for ReferForm {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        let visit = Id(draft.kept("visit")?.parse().ok()?);
        Some(Self { resident: draft.subject, visit, referral: draft.record })
    }

    fn title(&self, view: &View) -> String {
        let name = if self.referral.is_none() { words::REFER } else { words::EDIT_REFERRAL };
        let visit = view.office.of::<Visit>().get(self.visit);
        let held = visit.map_or(String::new(), |visit| format!("  {}", held_at(visit.session, view)));
        format!("{}{held}", view.say(name))
    }

    fn slots(&self, view: &View) -> Vec<Slot> {
        let mut slots = Slot::of_record(&self.before(view), |_| true, view);
        let reason = Slot::new(ReferralWords::KIND, "reason", Entry::Field(FieldKind::Text(100)));
        slots.insert(1, if self.referral.is_none() { reason.required() } else { reason });
        if self.asks(view) {
            let asked = Slot::new(Referral::KIND, "consent", Entry::Field(FieldKind::Choice(ASKED))).required();
            slots.insert(2, asked.called(words::HANDING_ON));
        }
        slots
    }

    fn begins_at(&self) -> Option<&'static str> {
        Some("to")
    }

    fn request(&self, all: &[Typed], view: &View) -> Result<Request, Fault> {
        let mut referral = self.before(view);
        fill(&mut referral, all)?;
        let mut written = ReferralWords::default();
        fill(&mut written, all)?;
        let agrees = match typed(all, "consent") {
            Value::Choice(asked) => Some(*asked == 1),
            _ => None,
        };
        Ok(Request::Clinic(Ask::Refer { referral: Box::new(referral), words: Box::new(written), agrees }))
    }

    fn subject(&self) -> Id {
        self.resident
    }

    fn record(&self) -> Id {
        self.referral
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![("visit".to_owned(), self.visit.0.to_string())]
    }
}

/// What came of a referral.
#[derive(Debug, Clone)]
pub struct OutcomeForm {
    pub referral: Id,
    /// Of [`REFERRAL_STATE`].
    pub state: u8,
}

impl OutcomeForm {
    pub(in crate::ui) const NAME: &'static str = "referral_outcome";
}

impl Purpose for OutcomeForm {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn restore(draft: &Draft) -> Option<Self> {
        Some(Self { referral: draft.record.some()?, state: draft.kept("state")?.parse().ok()? })
    }

    fn title(&self, view: &View) -> String {
        let state = crate::text::labels::code_number(view.lang(), REFERRAL_STATE, self.state);
        format!("{}  {state}", view.say(words::OUTCOME))
    }

    fn slots(&self, _view: &View) -> Vec<Slot> {
        vec![Slot::new(ReferralWords::KIND, "outcome", Entry::Field(FieldKind::Text(200)))]
    }

    fn request(&self, all: &[Typed], _view: &View) -> Result<Request, Fault> {
        let mut written = ReferralWords::default();
        fill(&mut written, all)?;
        let (referral, state) = (self.referral, self.state);
        Ok(Request::Clinic(Ask::ChaseReferral { referral, state, outcome: written.outcome }))
    }

    fn record(&self) -> Id {
        self.referral
    }

    fn kept(&self) -> Vec<(String, String)> {
        vec![("state".to_owned(), self.state.to_string())]
    }
}
