//! The clinic's forms: readings, sessions, follow-ups, referrals.

pub(in crate::ui) mod follow;
pub(in crate::ui) mod reading;
pub(in crate::ui) mod refer;
pub(in crate::ui) mod session;

pub(in crate::ui) use reading::{CorrectReading, RecordVisit, correct, goes_on_refused, held_at, opened, record, told};
pub(in crate::ui) use session::{PlanSession, RepeatSession};

use crate::ui::forms::FormRow;

/// The forms, as drafts of them are opened again.
pub(in crate::ui) static FORMS: &[FormRow] = &[
    FormRow::of::<RecordVisit>(RecordVisit::NAME),
    FormRow::of::<CorrectReading>(CorrectReading::NAME),
    FormRow::of::<PlanSession>(PlanSession::NAME),
    FormRow::of::<RepeatSession>(RepeatSession::NAME),
    FormRow::of::<follow::FollowForm>(follow::FollowForm::NAME),
    FormRow::of::<refer::ReferForm>(refer::ReferForm::NAME),
    FormRow::of::<refer::OutcomeForm>(refer::OutcomeForm::NAME),
];
