//! Volunteers, plans and care visits as rows.

use jiff::civil::Date;

use super::Datum;
use super::column::{Columns, Layout};
use super::party::{Party, party};
use crate::model::care::codes::{ANSWER, VOLUNTEER_STATE};
use crate::model::care::{
    CallOut, Called, CarePlan, CareVisit, CareWords, HoursReport, Pairing, Reported, Service, ServiceCertificate,
    Volunteer,
};
use crate::model::code::by_number;
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
    /// What the office calls what they can do.
    pub skills: String,
}

/// The columns of volunteers.
pub fn volunteers(layout: Layout) -> Columns<VolunteerRow> {
    let mut columns = Columns::<VolunteerRow>::new(layout);
    columns.id("id", |row| row.volunteer.id);
    columns.id("resident_id", |row| row.volunteer.resident);
    columns.labelled::<Volunteer>("name", 12, |row| Datum::text(&row.name));
    columns.labelled::<Volunteer>("unit", 24, |row| Datum::text(&row.unit));
    columns.labelled::<Volunteer>("group", 16, |row| Datum::text(&row.group));
    for key in ["phone", "number"] {
        columns.field::<Volunteer>(key, |row| Some(&row.volunteer));
    }
    columns.labelled::<Volunteer>("skills", 18, |row| Datum::text(&row.skills));
    for key in ["other_skills", "free", "trained", "insured", "awards", "party", "joined", "note"] {
        columns.field::<Volunteer>(key, |row| Some(&row.volunteer));
    }
    columns.own("state", words::STATE, 8, |row| {
        Datum::maybe(by_number(VOLUNTEER_STATE, row.volunteer.state), Datum::Code)
    });
    columns.labelled::<Volunteer>("served", 8, |row| Datum::whole(row.volunteer.served));
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

/// What a volunteer has on a sheet of hours, with what stands behind the ids.
#[derive(Debug, Clone)]
pub struct HoursRow {
    pub name: String,
    /// Their number on the platform.
    pub number: String,
    /// Their identity number, where it is handed out.
    pub document: String,
    /// What the group is called.
    pub group: String,
    pub from: Date,
    pub until: Date,
    pub row: Reported,
    /// When it was handed in.
    pub reported: Option<Date>,
}

/// The columns of the volunteers' platform: who, which time, minutes and hours, whether it was handed in.
pub fn hours(layout: Layout) -> Columns<HoursRow> {
    let mut columns = Columns::<HoursRow>::new(layout);
    columns.id("volunteer_id", |row| row.row.volunteer);
    columns.labelled::<Volunteer>("name", 12, |row| Datum::text(&row.name));
    columns.labelled::<Volunteer>("number", 16, |row| Datum::text(&row.number));
    if layout.shown == super::column::Shown::Full {
        columns.own("document", words::DOCUMENT, 21, |row| Datum::text(&row.document));
    }
    columns.labelled::<Volunteer>("group", 16, |row| Datum::text(&row.group));
    columns.labelled::<HoursReport>("from", 12, |row| Datum::Day(row.from));
    columns.labelled::<HoursReport>("until", 12, |row| Datum::Day(row.until));
    columns.own("minutes", words::MINUTES, 8, |row| Datum::whole(i64::from(row.row.minutes)));
    columns.own("late", words::LATE_MINUTES, 8, |row| Datum::whole(i64::from(row.row.late)));
    columns.own("total", words::TOTAL_MINUTES, 8, |row| Datum::whole(row.row.total()));
    columns.own("hours", words::HOURS, 8, |row| Datum::Text(words::decimal_hours(row.row.total())));
    columns.own("reported", words::REPORTED_ON, 12, |row| Datum::maybe(row.reported, Datum::Day));
    columns
}

/// A certificate that was issued, and to whom.
#[derive(Debug, Clone)]
pub struct CertificateRow {
    pub name: String,
    pub certificate: ServiceCertificate,
    /// Who made it out.
    pub who: String,
}

/// The columns of the register of certificates.
pub fn certificates(layout: Layout) -> Columns<CertificateRow> {
    let mut columns = Columns::<CertificateRow>::new(layout);
    columns.id("id", |row| row.certificate.id);
    columns.labelled::<ServiceCertificate>("number", 8, |row| Datum::whole(i64::from(row.certificate.number)));
    columns.labelled::<ServiceCertificate>("issued", 12, |row| Datum::Day(row.certificate.issued));
    columns.labelled::<ServiceCertificate>("volunteer", 12, |row| Datum::text(&row.name));
    for key in ["from", "until"] {
        columns.field::<ServiceCertificate>(key, |row| Some(&row.certificate));
    }
    columns.labelled::<ServiceCertificate>("minutes", 8, |row| Datum::whole(i64::from(row.certificate.minutes)));
    for key in ["content", "responsible", "phone"] {
        columns.field::<ServiceCertificate>(key, |row| Some(&row.certificate));
    }
    columns.labelled::<ServiceCertificate>("who", 10, |row| Datum::text(&row.who));
    columns
}

/// A pair, and who they are.
#[derive(Debug, Clone)]
pub struct PairRow {
    pub party: Party,
    pub pairing: Pairing,
    /// What the volunteer is called.
    pub volunteer: String,
}

/// The columns of pairs.
pub fn pairs(layout: Layout) -> Columns<PairRow> {
    let mut columns = Columns::<PairRow>::new(layout);
    columns.id("id", |row| row.pairing.id);
    columns.id("resident_id", |row| row.pairing.elder);
    columns.id("volunteer_id", |row| row.pairing.volunteer);
    party(&mut columns, layout, |row| &row.party);
    columns.labelled::<Pairing>("volunteer", 12, |row| Datum::text(&row.volunteer));
    for key in ["role", "since", "until"] {
        columns.field::<Pairing>(key, |row| Some(&row.pairing));
    }
    columns
}

/// A volunteer on the list of a call-out.
#[derive(Debug, Clone)]
pub struct CalledRow {
    pub call_out: CallOut,
    pub called: Called,
    /// What the volunteer is called.
    pub volunteer: String,
    /// Who rang them.
    pub who: String,
}

/// The columns of call-outs: a row a volunteer.
pub fn called(layout: Layout) -> Columns<CalledRow> {
    let mut columns = Columns::<CalledRow>::new(layout);
    columns.id("id", |row| row.call_out.id);
    for key in ["reason", "title", "day", "time", "place"] {
        columns.field::<CallOut>(key, |row| Some(&row.call_out));
    }
    columns.own("volunteer", words::VOLUNTEER, 12, |row| Datum::text(&row.volunteer));
    columns.own("answer", words::ANSWERED, 8, |row| Datum::maybe(by_number(ANSWER, row.called.answer), Datum::Code));
    columns.own("minutes", words::MINUTES, 8, |row| Datum::whole(i64::from(row.called.minutes)));
    columns.labelled::<CallOut>("who", 10, |row| Datum::text(&row.who));
    columns
}

/// What a volunteer did beside visits, and for whom.
#[derive(Debug, Clone)]
pub struct ServiceRow {
    pub service: Service,
    /// What the volunteer is called.
    pub volunteer: String,
    /// The issue's number, where it answers one.
    pub issue: Option<u32>,
    /// Who wrote it down.
    pub who: String,
}

/// The columns of help, activities and corrections.
pub fn services(layout: Layout) -> Columns<ServiceRow> {
    let mut columns = Columns::<ServiceRow>::new(layout);
    columns.id("id", |row| row.service.id);
    columns.field::<Service>("day", |row| Some(&row.service));
    columns.labelled::<Service>("volunteer", 12, |row| Datum::text(&row.volunteer));
    for key in ["what", "minutes", "note"] {
        columns.field::<Service>(key, |row| Some(&row.service));
    }
    columns.labelled::<Service>("issue", 8, |row| Datum::maybe(row.issue, |number| Datum::whole(i64::from(number))));
    columns.labelled::<Service>("who", 10, |row| Datum::text(&row.who));
    columns
}
