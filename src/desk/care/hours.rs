//! What a volunteer gave: minutes of service, counted from the visits that are written down, and certificates of it.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::desk::activities::who::minutes_at_activities;
use crate::desk::care::visits::remember;
use crate::desk::care::{Did, Not};
use crate::desk::core::change::Change;
use crate::desk::core::office::Office;
use crate::desk::{Desk, Done};
use crate::model::by_day::day_id;
use crate::model::care::codes::{AT_DOOR, YES};
use crate::model::care::{CarePlan, CareVisit, ServiceCertificate, Volunteer};
use crate::model::field::FieldError;
use crate::model::register::Counter;
use crate::model::{Id, Note, Record, Refusal};

/// The certificates of a volunteer, the newest first.
pub fn certificates(office: &Office, volunteer: Id) -> Vec<&ServiceCertificate> {
    let all = office.naming::<ServiceCertificate, Volunteer>(volunteer);
    let mut found: Vec<&ServiceCertificate> = all.filter_map(|id| office.of::<ServiceCertificate>().get(id)).collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.number));
    found
}

impl Desk {
    /// Minutes of service of a volunteer from a day to another, both included, at visits and at activities: visits are
    /// read from the store, for old days are not held.
    pub(in crate::desk) fn minutes_of(&self, volunteer: Id, from: Date, until: Date) -> Result<u32, Refusal> {
        let mut minutes = 0;
        for day in from.series(1.day()).take_while(|day| *day <= until) {
            self.each_on(day, |visit: CareVisit| {
                if visit.volunteer == volunteer {
                    minutes += u32::from(visit.minutes);
                }
            })?;
        }
        Ok(minutes + minutes_at_activities(&self.office(), volunteer, from, until))
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
        let minutes = self.minutes_of(volunteer.id, wanted.from, wanted.until)?;
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
