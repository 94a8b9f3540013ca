//! Follow-ups and referrals as rows, each with whom it was about.

use super::Datum;
use super::column::{Columns, Layout, Shown};
use super::party::{Party, party};
use crate::model::clinic::referral::REFERRAL_STATE;
use crate::model::clinic::{Attempt, FollowUp, Referral, ReferralWords};
use crate::model::code::by_number;
use crate::text::clinic::follow as words;

/// An attempt, whom it was about and what was asked.
#[derive(Debug, Clone)]
pub struct FollowRow {
    pub attempt: Attempt,
    /// Whom it was about.
    pub party: Party,
    /// Who made it.
    pub who: String,
    /// What the form asked; nothing where the file is masked.
    pub answers: Option<FollowUp>,
}

/// The columns of follow-ups; what was asked has columns only where everything is shown.
pub fn follow_ups(layout: Layout) -> Columns<FollowRow> {
    let mut columns = Columns::<FollowRow>::new(layout);
    columns.id("id", |row| row.attempt.id);
    columns.id("resident_id", |row| row.attempt.resident);
    columns.labelled::<Attempt>("at", 17, |row| Datum::Moment(row.attempt.at));
    party(&mut columns, layout, |row| &row.party);
    columns.field::<Attempt>("outcome", |row| Some(&row.attempt));
    columns.labelled::<Attempt>("due", 12, |row| Datum::maybe(row.attempt.due, Datum::Day));
    columns.own("on_time", words::ON_TIME_COLUMN, 8, |row| {
        Datum::maybe(row.attempt.due, |due| Datum::Flag(row.attempt.at.date() <= due))
    });
    for key in ["next", "reason"] {
        columns.field::<Attempt>(key, |row| Some(&row.attempt));
    }
    columns.labelled::<Attempt>("who", 10, |row| Datum::text(&row.who));
    if layout.shown == Shown::Full {
        for key in ["symptoms", "adherence", "lifestyle", "classed", "doctor", "findings"] {
            columns.field::<FollowUp>(key, |row| row.answers.as_ref());
        }
    }
    columns
}

/// A referral, whom it was about, where to and for what.
#[derive(Debug, Clone)]
pub struct ReferralRow {
    pub referral: Referral,
    /// Whom it was about.
    pub party: Party,
    /// The hospital.
    pub to: String,
    /// For what, and what came of it; nothing where the file is masked.
    pub words: Option<ReferralWords>,
}

/// The columns of referrals.
pub fn referrals(layout: Layout) -> Columns<ReferralRow> {
    let mut columns = Columns::<ReferralRow>::new(layout);
    columns.id("id", |row| row.referral.id);
    columns.id("resident_id", |row| row.referral.resident);
    columns.labelled::<Referral>("on", 12, |row| Datum::Day(row.referral.on));
    party(&mut columns, layout, |row| &row.party);
    columns.labelled::<Referral>("to", 24, |row| Datum::text(&row.to));
    for key in ["arranged_by", "bears", "appointment"] {
        columns.field::<Referral>(key, |row| Some(&row.referral));
    }
    columns.labelled::<Referral>("state", 14, |row| {
        Datum::maybe(by_number(REFERRAL_STATE, row.referral.state), Datum::Code)
    });
    columns.labelled::<Referral>("chased", 17, |row| Datum::maybe(row.referral.chased, Datum::Moment));
    if layout.shown == Shown::Full {
        for key in ["reason", "outcome"] {
            columns.field::<ReferralWords>(key, |row| row.words.as_ref());
        }
    }
    columns
}
