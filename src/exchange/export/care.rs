//! Volunteers, plans and care visits as rows.

use jiff::civil::Date;

use super::Datum;
use super::column::{Columns, Layout};
use super::party::{Party, party};
use crate::model::care::{CarePlan, CareVisit, CareWords, Volunteer};
use crate::text::care as words;

/// A volunteer, with what stands behind their ids.
#[derive(Debug, Clone)]
pub struct VolunteerRow {
    pub volunteer: Volunteer,
    /// The resident's name, or their own.
    pub name: String,
    /// What the unit is called.
    pub unit: String,
    /// What the group is called.
    pub group: String,
}

/// The columns of volunteers.
pub fn volunteers(layout: Layout) -> Columns<VolunteerRow> {
    let mut columns = Columns::<VolunteerRow>::new(layout);
    columns.id("id", |row| row.volunteer.id);
    columns.id("resident_id", |row| row.volunteer.resident);
    columns.labelled::<Volunteer>("name", 12, |row| Datum::text(&row.name));
    columns.labelled::<Volunteer>("unit", 24, |row| Datum::text(&row.unit));
    columns.labelled::<Volunteer>("group", 16, |row| Datum::text(&row.group));
    for key in
        ["phone", "number", "skills", "other_skills", "free", "trained", "insured", "awards", "party", "joined", "note"]
    {
        columns.field::<Volunteer>(key, |row| Some(&row.volunteer));
    }
    columns
}

/// A visit and whom it concerned.
#[derive(Debug, Clone)]
pub struct VisitRow {
    pub party: Party,
    pub visit: CareVisit,
    /// What the volunteer is called.
    pub volunteer: String,
    /// Who wrote it down.
    pub who: String,
    /// What was seen, where that is handed out.
    pub words: Option<CareWords>,
}

/// The columns of care visits.
pub fn visits(layout: Layout) -> Columns<VisitRow> {
    let mut columns = Columns::<VisitRow>::new(layout);
    columns.id("id", |row| row.visit.id);
    columns.labelled::<CareVisit>("at", 17, |row| Datum::Moment(row.visit.at));
    columns.id("resident_id", |row| row.visit.elder);
    party(&mut columns, layout, |row| &row.party);
    columns.labelled::<CareVisit>("volunteer", 12, |row| Datum::text(&row.volunteer));
    for key in ["how", "reached", "minutes", "follow"] {
        columns.field::<CareVisit>(key, |row| Some(&row.visit));
    }
    for key in ["marks", "words"] {
        columns.field::<CareWords>(key, |row| row.words.as_ref());
    }
    columns.labelled::<CareVisit>("who", 10, |row| Datum::text(&row.who));
    columns
}

/// A plan and whom it concerns.
#[derive(Debug, Clone)]
pub struct PlanRow {
    pub party: Party,
    pub plan: CarePlan,
    /// When they were reached last.
    pub last: Option<Date>,
}

/// The columns of care plans.
pub fn plans(layout: Layout) -> Columns<PlanRow> {
    let mut columns = Columns::<PlanRow>::new(layout);
    columns.id("resident_id", |row| row.plan.id);
    party(&mut columns, layout, |row| &row.party);
    for key in [
        "since",
        "kinds",
        "mind",
        "wished",
        "reach",
        "prefers",
        "tier",
        "reason",
        "again",
        "declined",
        "declined_by",
        "declined_until",
    ] {
        columns.field::<CarePlan>(key, |row| Some(&row.plan));
    }
    columns.own("last", words::LAST_REACHED, 12, |row| Datum::maybe(row.last, Datum::Day));
    columns
}
