//! What a form is for: which fields it shows, and what it asks of the desk.
//!
//! Fields come from the field tables; a purpose only names the records that it fills.

pub(in crate::ui) mod services;
mod slot;

use crate::desk::Request;
use crate::desk::core::drafts::Draft;
use crate::model::{FieldError, Id, Kind, Record, Value};
use crate::model::{Resident, Team};
use crate::text::when;

use super::effect::Effect;
use super::layers::form::Form;
use super::view::{Line, View};
use crate::ui::teams::roll;
use crate::ui::teams::roll::Roll;

pub use crate::ui::center::forms::arrival::{EnterLate, WalkIn};
pub use crate::ui::center::forms::booking::{Book, ChangeBooking};
pub use crate::ui::center::forms::closing::{CloseRoom, SetHoliday};
pub use crate::ui::center::forms::places::{free_on, running_now};
pub use crate::ui::center::forms::room::SetRoom;
pub use crate::ui::clinic::forms::{PlanSession, RecordVisit};
pub use crate::ui::issues::forms::{CorrectIssue, JoinIssue, RegisterIssue, StepIssue, asked_by};
pub use crate::ui::people::forms::moving::{Leave, Leaving, MoveWithin};
pub use crate::ui::people::forms::resident::{Correct, CorrectCare, Register};
pub use services::{
    BookStay, EnterTime, SetCanteen, SetDayCare, SetMenu, SetPerformance, SetPlan, SetPrices, SetProfile, SetRest,
    SetTeam,
};
pub use slot::{Entry, Pick, Slot};

/// A value as it was typed in one field.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    /// The record that the field belongs to.
    pub kind: Kind,
    /// The field.
    pub key: &'static str,
    /// What was typed.
    pub value: Value,
    /// Whether anything was typed; what was not must stay as it is.
    pub touched: bool,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// The field.
    pub key: &'static str,
    /// Why.
    pub error: FieldError,
}

/// What a form is for.
pub trait Purpose {
    /// Its name in drafts; never changes.
    fn name(&self) -> &'static str;

    /// Its title.
    fn title(&self, view: &View) -> String;

    /// Its fields, filled with what is known.
    fn slots(&self, view: &View) -> Vec<Slot>;

    /// What to ask of the desk.
    fn request(&self, typed: &[Typed], view: &View) -> Result<Request, Fault>;

    /// Where saving leads first, for what is looked at before it is asked for.
    fn leads_to(&self, _typed: &[Typed], _view: &View) -> Result<Option<Effect>, Fault> {
        Ok(None)
    }

    /// The resident whom it is about, or none.
    fn subject(&self) -> Id {
        Id::NONE
    }

    /// The record that it changes, or none.
    fn record(&self) -> Id {
        Id::NONE
    }

    /// What a draft must keep beside its fields.
    fn kept(&self) -> Vec<(String, String)> {
        Vec::new()
    }

    /// The field on which the form opens; else the first that must still be filled.
    fn begins_at(&self) -> Option<&'static str> {
        None
    }

    /// Whether a pick leads on: to the next field that must be filled, else to the next field.
    fn leads_on(&self) -> bool {
        false
    }
    /// Lets fields that nobody touched follow what was typed in others.
    fn follow(&self, _slots: &mut [Slot], _view: &View) {}

    /// A line about what is typed so far: places left, the norm.
    fn says(&self, _slots: &[Slot], _view: &View) -> Option<String> {
        None
    }
}

/// The fields of a record that somebody typed in.
pub(in crate::ui) fn touched<R: Record>(typed: &[Typed]) -> Vec<&'static str> {
    typed.iter().filter(|typed| typed.kind == R::KIND && typed.touched).map(|typed| typed.key).collect()
}

/// Writes what was typed for one record into it, by its field table.
pub fn fill<R: Record>(record: &mut R, typed: &[Typed]) -> Result<(), Fault> {
    for typed in typed.iter().filter(|typed| typed.kind == R::KIND && typed.touched) {
        let Some(field) = crate::model::field::field::<R>(typed.key) else { continue };
        (field.set)(record, typed.value.clone()).map_err(|error| Fault { key: field.key, error })?;
    }
    Ok(())
}

/// The value of one field, as typed.
pub fn typed<'a>(all: &'a [Typed], key: &str) -> &'a Value {
    all.iter().find(|typed| typed.key == key).map_or(&Value::Empty, |typed| &typed.value)
}

/// Opens a parked draft.
pub fn reopen(id: u64, view: &View) -> Effect {
    let Some(draft) = view.seat.drafts.iter().find(|draft| draft.id == id) else { return Effect::None };
    if draft.form == roll::NAME {
        return Roll::restore(draft, view).map_or(Effect::None, Effect::push);
    }
    match purpose_of(draft) {
        Some(purpose) => Effect::Serve(draft.subject).then(Effect::push(Form::restore(draft, purpose, view))),
        None => Effect::Say(Line::Hint(crate::ui::words::DRAFT_UNKNOWN)),
    }
}

fn purpose_of(draft: &Draft) -> Option<Box<dyn Purpose>> {
    let kept = |name: &str| draft.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let subject = draft.subject;
    Some(match draft.form.as_str() {
        Register::NAME => Box::new(Register::default()),
        Correct::NAME => Box::new(Correct { resident: subject, seen: kept("seen")?.parse().ok()? }),
        CorrectCare::NAME => Box::new(CorrectCare { resident: subject }),
        Book::NAME => Box::new(Book::of(subject)),
        EnterLate::NAME => Box::new(EnterLate { resident: subject, booking: draft.record.some() }),
        CloseRoom::NAME => Box::new(CloseRoom { place: None }),
        SetHoliday::NAME => Box::new(SetHoliday { holiday: draft.record }),
        ChangeBooking::NAME => Box::new(ChangeBooking { booking: draft.record, resident: subject }),
        WalkIn::NAME => Box::new(WalkIn { resident: subject }),
        SetRoom::NAME => Box::new(SetRoom { room: draft.record }),
        MoveWithin::NAME => Box::new(MoveWithin { resident: subject }),
        RecordVisit::NAME => Box::new(RecordVisit {
            resident: subject,
            visit: draft.record.some(),
            session: Id(kept("session")?.parse().ok()?),
        }),
        PlanSession::NAME => Box::new(PlanSession { session: draft.record, day: kept("day")?.parse().ok()? }),
        RegisterIssue::NAME => Box::new(RegisterIssue { resident: subject }),
        JoinIssue::NAME => Box::new(JoinIssue { issue: draft.record, resident: subject }),
        CorrectIssue::NAME => Box::new(CorrectIssue { issue: draft.record }),
        StepIssue::NAME => Box::new(StepIssue::restored(draft.record, kept("state")?, kept("satisfaction")?)?),
        "move_out" => Box::new(Leave { resident: subject, leaving: Leaving::MovedOut }),
        "died" => Box::new(Leave { resident: subject, leaving: Leaving::Died }),
        _ => return services::purpose_of(draft),
    })
}

/// A draft in one line: which form, about whom, since when.
pub fn describe(draft: &Draft, view: &View) -> String {
    if draft.form == roll::NAME {
        let team = view.office.of::<Team>().get(draft.record).map_or("", |team| team.name.as_str());
        let roll = view.say(crate::text::teams::ROLL);
        return format!("{roll}  {team}  {}  {}", when::clock(draft.at.time()), draft.clerk);
    }
    let title = purpose_of(draft).map_or_else(|| draft.form.clone(), |purpose| purpose.title(view));
    let known = view.office.of::<Resident>().get(draft.subject).map(|resident| resident.name.clone());
    let typed = draft.fields.first().map(|(_, text)| text.clone());
    let about = known.or(typed).unwrap_or_default();
    let at = when::clock(draft.at.time());
    let parts = [title.as_str(), about.as_str(), at.as_str(), draft.clerk.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}
