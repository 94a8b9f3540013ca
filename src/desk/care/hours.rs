//! What volunteers gave: minutes of service, of visits, help, call-outs and corrections; sheets of them for the
//! volunteers' platform, stars, and certificates. Whoever counts, counts here.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::activities::who::minutes_at_activities;
use crate::desk::care::visits::remember;
use crate::desk::care::{Did, Not};
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::{Desk, Done};
use crate::model::by_day::day_id;
use crate::model::care::codes::{AT_DOOR, CORRECTION, YES};
use crate::model::care::rules::STARS;
use crate::model::care::{CallOut, CarePlan, CareVisit, HoursReport, Reported, Service, ServiceCertificate, Volunteer};
use crate::model::field::FieldError;
use crate::model::register::Counter;
use crate::model::{Id, Note, Record, Refusal};

/// Minutes that are added to what a volunteer gave; below nothing they are taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minutes(pub i64);

/// Minutes of each volunteer.
pub type ByVolunteer = BTreeMap<Id, i64>;

/// The certificates of a volunteer, the newest first.
pub fn certificates(office: &Office, volunteer: Id) -> Vec<&ServiceCertificate> {
    let all = office.naming::<ServiceCertificate, Volunteer>(volunteer);
    let mut found: Vec<&ServiceCertificate> = all.filter_map(|id| office.of::<ServiceCertificate>().get(id)).collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.number));
    found
}

/// The stars of a volunteer on a day, by the table's hours: 0 to 5.
pub fn stars(office: &Office, volunteer: &Volunteer, day: Date) -> usize {
    STARS.iter().filter(|row| volunteer.served >= office.rule(row, day).value * 60).count()
}

/// The sheets of hours, the newest first.
pub fn reports(office: &Office) -> Vec<&HoursReport> {
    let mut found: Vec<&HoursReport> = office.of::<HoursReport>().all().collect();
    found.sort_by_key(|one| std::cmp::Reverse((one.until, one.drawn, one.id)));
    found
}

/// The last day that was handed in.
pub fn reported_until(office: &Office) -> Option<Date> {
    office.of::<HoursReport>().all().filter(|one| one.reported.is_some()).map(|one| one.until).max()
}

/// Minutes beside visits from a day to another, both included: of help, activities, corrections and call-outs.
fn beside_visits(office: &Office, (from, until): (Date, Date), count: &mut impl FnMut(Id, i64)) {
    let within = |day: Date| day >= from && day <= until;
    for one in office.of::<Service>().all().filter(|one| !one.is_open() && within(one.day)) {
        count(one.volunteer, i64::from(one.minutes));
    }
    for volunteer in office.of::<Volunteer>().all() {
        count(volunteer.id, i64::from(minutes_at_activities(office, volunteer.id, from, until)));
    }
    for call_out in office.of::<CallOut>().all().filter(|one| within(one.day)) {
        for one in call_out.called.iter().filter(|one| one.minutes > 0) {
            count(one.volunteer, i64::from(one.minutes));
        }
    }
}

impl Desk {
    /// Adds minutes to what a volunteer gave in all, in the change that wrote them.
    pub(in crate::desk) fn serve(&self, change: &mut Change, volunteer: Id, more: Minutes) -> Result<(), Refusal> {
        if volunteer.is_none() || more.0 == 0 {
            return Ok(());
        }
        let before = change.after::<Volunteer>(&self.office(), volunteer).ok_or(Refusal::gone(Volunteer::KIND))?;
        change.put(&self.office(), &Volunteer { served: before.served + more.0, ..before })
    }

    /// Minutes of service of every volunteer from a day to another, both included: visits are read from the store, for
    /// old days are not held.
    pub(in crate::desk) fn minutes_by_volunteer(&self, from: Date, until: Date) -> Result<ByVolunteer, Refusal> {
        let mut minutes = ByVolunteer::new();
        let mut count = |volunteer: Id, more: i64| *minutes.entry(volunteer).or_default() += more;
        for day in from.series(1.day()).take_while(|day| *day <= until) {
            self.each_on(day, |visit: CareVisit| {
                if !visit.volunteer.is_none() && visit.minutes > 0 {
                    count(visit.volunteer, i64::from(visit.minutes));
                }
            })?;
        }
        beside_visits(&self.office(), (from, until), &mut count);
        minutes.retain(|_, minutes| *minutes != 0);
        Ok(minutes)
    }

    /// Draws up the hours of a time for the platform. Days that were handed in are not counted twice: what of them was
    /// entered or put right since stands beside, as late.
    pub(in crate::desk) fn draw_hours(&mut self, from: Date, until: Date) -> Result<Done, Refusal> {
        if until < from || until > self.today() {
            return Err(Refusal::field("until", FieldError::NotADate));
        }
        if let Some(reported) = reported_until(&self.office()).filter(|day| *day >= from) {
            return Err(Refusal::from(Not::ReportedAlready { until: reported }));
        }
        let mut rows: BTreeMap<Id, Reported> = BTreeMap::new();
        let row = |volunteer| Reported { volunteer, minutes: 0, late: 0 };
        for (volunteer, minutes) in self.minutes_by_volunteer(from, until)? {
            // More was taken away in it than given: that is told as late.
            let one = rows.entry(volunteer).or_insert_with(|| row(volunteer));
            (one.minutes, one.late) = (u32::try_from(minutes).unwrap_or(0), i32::try_from(minutes.min(0)).unwrap_or(0));
        }
        for (volunteer, late) in self.late_hours()? {
            rows.entry(volunteer).or_insert_with(|| row(volunteer)).late += i32::try_from(late).unwrap_or(0);
        }
        let rows: Vec<Reported> = rows.into_values().filter(|one| one.minutes > 0 || one.late != 0).collect();
        if rows.is_empty() {
            return Err(Refusal::from(Not::NothingToReport));
        }
        let people = u16::try_from(rows.len()).unwrap_or(u16::MAX);
        let (id, drawn, who) = (self.fresh(), self.now(), self.at_the_desk());
        let mut change = Change::default();
        // One that was drawn up and not handed in gives way to this one.
        let stale: Vec<Id> = {
            let office = self.office();
            office.of::<HoursReport>().all().filter(|one| one.reported.is_none()).map(|one| one.id).collect()
        };
        for old in stale {
            change.delete::<HoursReport>(&self.office(), old);
        }
        change.put(&self.office(), &HoursReport { id, from, until, rows, drawn, reported: None, who })?;
        let note = Note::Care(Did::HoursDrawn { report: id, until, people });
        self.commit(change, note).map(|done| done.at(HoursReport::KIND, id))
    }

    /// Minutes of days that were handed in and do not stand on any sheet that was.
    fn late_hours(&self) -> Result<ByVolunteer, Refusal> {
        let reported: Vec<HoursReport> =
            self.office().of::<HoursReport>().all().filter(|one| one.reported.is_some()).cloned().collect();
        let mut late = ByVolunteer::new();
        for report in &reported {
            for (volunteer, minutes) in self.minutes_by_volunteer(report.from, report.until)? {
                *late.entry(volunteer).or_default() += minutes;
            }
            for row in &report.rows {
                *late.entry(row.volunteer).or_default() -= row.total();
            }
        }
        late.retain(|_, minutes| *minutes != 0);
        Ok(late)
    }

    /// A sheet of hours was handed in (已报).
    pub(in crate::desk) fn report_hours(&mut self, id: Id) -> Result<Done, Refusal> {
        let report = self.known::<HoursReport>(id)?;
        if report.reported.is_some() {
            return Err(Refusal::from(Not::ReportedAlready { until: report.until }));
        }
        let mut change = Change::default();
        change.put(&self.office(), &HoursReport { reported: Some(self.when()), ..report.clone() })?;
        let note = Note::Care(Did::HoursReported { report: id, until: report.until });
        self.commit(change, note).map(|done| done.at(HoursReport::KIND, id))
    }

    /// Puts minutes of a volunteer right: what is added, or below nothing taken away, on a day, and why.
    pub(in crate::desk) fn correct_hours(&mut self, wanted: &Service) -> Result<Done, Refusal> {
        let volunteer = self.known::<Volunteer>(wanted.volunteer)?;
        if wanted.note.trim().is_empty() {
            return Err(Refusal::field("note", FieldError::Required));
        }
        if wanted.day > self.today() {
            return Err(Refusal::field("day", FieldError::NotADate));
        }
        let least = -volunteer.served;
        if wanted.minutes == 0 || i64::from(wanted.minutes) < least {
            return Err(Refusal::field("minutes", FieldError::OutOfRange { min: least, max: 100_000 }));
        }
        let given = self.when();
        let service = Service {
            id: self.fresh(),
            what: CORRECTION,
            resident: Id::NONE,
            issue: Id::NONE,
            given,
            done: Some(given),
            note: wanted.note.trim().to_owned(),
            who: self.at_the_desk(),
            ..wanted.clone()
        };
        let mut change = Change::default();
        change.put(&self.office(), &service)?;
        self.serve(&mut change, volunteer.id, Minutes(i64::from(service.minutes)))?;
        let note = Note::Care(Did::HoursCorrected { volunteer: volunteer.id, minutes: service.minutes });
        self.commit(change, note).map(|done| done.at(Volunteer::KIND, volunteer.id))
    }

    /// Issues a certificate; its number is given once and never again.
    pub(in crate::desk) fn issue_service_certificate(&mut self, wanted: ServiceCertificate) -> Result<Done, Refusal> {
        let volunteer = self.known::<Volunteer>(wanted.volunteer)?;
        let today = self.today();
        if wanted.until < wanted.from || wanted.until > today {
            return Err(Refusal::field("until", FieldError::NotADate));
        }
        for (key, text) in
            [("content", &wanted.content), ("responsible", &wanted.responsible), ("phone", &wanted.phone)]
        {
            if text.trim().is_empty() {
                return Err(Refusal::field(key, FieldError::Required));
            }
        }
        let minutes = self.minutes_by_volunteer(wanted.from, wanted.until)?.remove(&volunteer.id).unwrap_or(0);
        let minutes = u32::try_from(minutes).unwrap_or(0);
        if minutes == 0 {
            return Err(Refusal::from(Not::NoHours));
        }
        let last = self.office().of::<Counter>().get(Counter::CERTIFICATES).map_or(0, |counter| counter.last);
        let certificate = ServiceCertificate {
            id: self.fresh(),
            number: last + 1,
            resident: volunteer.resident,
            minutes,
            issued: today,
            who: self.at_the_desk(),
            ..wanted
        };
        let mut change = Change::default();
        change.put(&self.office(), &Counter { id: Counter::CERTIFICATES, last: certificate.number })?;
        change.put(&self.office(), &certificate)?;
        let note = Did::CertificateIssued { volunteer: volunteer.id, number: certificate.number };
        self.commit(change, Note::Care(note)).map(|done| done.at(ServiceCertificate::KIND, certificate.id))
    }

    /// A volunteer's list came back: whoever is ticked was seen at the door. One command, whatever its length.
    pub(in crate::desk) fn tick_visits(&mut self, volunteer: Id, elders: &[Id]) -> Result<Done, Refusal> {
        let volunteer = self.known::<Volunteer>(volunteer)?.id;
        if elders.is_empty() {
            return Err(Refusal::from(Not::NobodyTicked));
        }
        let at = self.when();
        let mut change = Change::default();
        for elder in elders {
            let elder = self.living(*elder)?.id;
            let visit = CareVisit {
                id: day_id(at.date(), self.fresh().0),
                elder,
                volunteer,
                at,
                how: AT_DOOR,
                reached: YES,
                who: self.at_the_desk(),
                ..CareVisit::default()
            };
            change.put(&self.office(), &visit)?;
            if let Some(mut plan) = self.office().of::<CarePlan>().get(elder).cloned() {
                remember(&mut plan, &visit);
                change.put(&self.office(), &plan)?;
            }
        }
        let seen = u16::try_from(elders.len()).unwrap_or(u16::MAX);
        let note = Note::Care(Did::Ticked { volunteer, seen });
        self.commit(change, note).map(|done| done.at(Volunteer::KIND, volunteer))
    }
}
