//! Volunteers, plans and visits on their way out; what was seen at a visit only in full.

use std::collections::HashMap;

use crate::desk::core::ledger::{each, fetch};
use crate::desk::export::row::{Chosen, ExportError, ExportRow};
use crate::desk::export::rows::{Out, party};
use crate::exchange::export::care::{
    CalledRow, CertificateRow, HoursRow, PairRow, PlanRow, ServiceRow, VisitRow, VolunteerRow, called, certificates,
    hours, pairs, plans, services, visits, volunteers,
};
use crate::model::care::codes::SKILL;
use crate::model::care::{
    CallOut, CarePlan, CareVisit, CareWords, HoursReport, Pairing, Service, ServiceCertificate, Skill, Volunteer,
    VolunteerGroup,
};
use crate::model::{Id, Issue, Resident, Unit};
use crate::store::port::StoreError;
use crate::text::labels;

/// Volunteers by the day on which they began.
pub static VOLUNTEERS: ExportRow = ExportRow {
    number: 40,
    word: "volunteers",
    one: "volunteer",
    choose: |chosen| chosen.by::<Volunteer, _>(|one| (one.joined, one.joined)),
    write: |chosen, open| {
        let columns = volunteers(chosen.wanted.layout());
        chosen.to(&columns, open, write_volunteers)
    },
};

/// Visits by their time.
pub static VISITS: ExportRow = ExportRow {
    number: 41,
    word: "care-visits",
    one: "care_visit",
    choose: |chosen| chosen.by::<CareVisit, _>(|visit| (visit.at.date(), visit.at)),
    write: |chosen, open| {
        let columns = visits(chosen.wanted.layout());
        chosen.to(&columns, open, write_visits)
    },
};

/// Plans by the day on which they began.
pub static PLANS: ExportRow = ExportRow {
    number: 42,
    word: "care-plans",
    one: "care_plan",
    choose: |chosen| chosen.by::<CarePlan, _>(|plan| (plan.since, plan.since)),
    write: |chosen, open| {
        let columns = plans(chosen.wanted.layout());
        chosen.to(&columns, open, write_plans)
    },
};

/// Hours as they were drawn up for the volunteers' platform, by their time: a row a volunteer.
pub static HOURS: ExportRow = ExportRow {
    number: 43,
    word: "volunteer-hours",
    one: "volunteer_hours",
    choose: |chosen| chosen.by::<HoursReport, _>(|report| (report.until, (report.until, report.drawn))),
    write: |chosen, open| {
        let columns = hours(chosen.wanted.layout());
        chosen.to(&columns, open, write_hours)
    },
};

/// Certificates by their numbers.
pub static CERTIFICATES: ExportRow = ExportRow {
    number: 44,
    word: "service-certificates",
    one: "service_certificate",
    choose: |chosen| chosen.by::<ServiceCertificate, _>(|one| (one.issued, one.number)),
    write: |chosen, open| {
        let columns = certificates(chosen.wanted.layout());
        chosen.to(&columns, open, write_certificates)
    },
};

/// Pairs by the day on which they began, those that ended too.
pub static PAIRS: ExportRow = ExportRow {
    number: 45,
    word: "care-pairs",
    one: "pairing",
    choose: |chosen| chosen.by::<Pairing, _>(|pairing| (pairing.since, pairing.since)),
    write: |chosen, open| {
        let columns = pairs(chosen.wanted.layout());
        chosen.to(&columns, open, write_pairs)
    },
};

/// Call-outs by their day: a row a volunteer on the list.
pub static CALL_OUTS: ExportRow = ExportRow {
    number: 46,
    word: "call-outs",
    one: "called",
    choose: |chosen| chosen.by::<CallOut, _>(|one| (one.day, (one.day, one.time))),
    write: |chosen, open| {
        let columns = called(chosen.wanted.layout());
        chosen.to(&columns, open, write_call_outs)
    },
};

/// Help, activities and corrections by their day.
pub static SERVICES: ExportRow = ExportRow {
    number: 47,
    word: "services",
    one: "service",
    choose: |chosen| chosen.by::<Service, _>(|one| (one.day, (one.day, one.given))),
    write: |chosen, open| {
        let columns = services(chosen.wanted.layout());
        chosen.to(&columns, open, write_services)
    },
};

/// What each volunteer is called.
fn names(chosen: &Chosen<'_>) -> Result<HashMap<Id, String>, StoreError> {
    let mut all = Vec::new();
    each::<Volunteer>(&chosen.store, |one, _| all.push((one.id, one.resident, one.name)))?;
    let people = chosen.people(all.iter().map(|(_, resident, _)| *resident))?;
    let called = |(id, resident, own): (Id, Id, String)| {
        (id, people.get(&resident).map_or(own, |person: &Resident| person.name.clone()))
    };
    Ok(all.into_iter().map(called).collect())
}

fn write_volunteers(chosen: &Chosen<'_>, out: &mut Out<'_, '_, VolunteerRow>) -> Result<(), ExportError> {
    let names = names(chosen)?;
    let (mut units, mut groups, mut skills) = (HashMap::new(), HashMap::new(), HashMap::new());
    each::<Skill>(&chosen.store, |skill, _| drop(skills.insert(skill.code(), skill.name)))?;
    let lang = chosen.wanted.lang;
    let called = |bits: u32| {
        let set = SKILL.iter().filter(|code| bits & 1 << code.code != 0);
        let name = |code| labels::code(lang, code).to_owned();
        let named = set.map(|code| skills.get(&code.code).cloned().unwrap_or_else(|| name(code)));
        named.collect::<Vec<String>>().join(lang.of("、", ", "))
    };
    each::<Unit>(&chosen.store, |unit, _| drop(units.insert(unit.id, unit.name)))?;
    each::<VolunteerGroup>(&chosen.store, |group, _| drop(groups.insert(group.id, group.name)))?;
    for (ids, wanted) in chosen.batches() {
        let mut found = fetch::<Volunteer>(&chosen.store, &wanted)?;
        for id in ids {
            let Some(volunteer) = found.remove(id) else { continue };
            out.row(&VolunteerRow {
                name: names.get(id).cloned().unwrap_or_default(),
                unit: units.get(&volunteer.unit).cloned().unwrap_or_default(),
                group: groups.get(&volunteer.group).cloned().unwrap_or_default(),
                skills: called(volunteer.skills),
                volunteer,
            })?;
        }
    }
    Ok(())
}

fn write_visits(chosen: &Chosen<'_>, out: &mut Out<'_, '_, VisitRow>) -> Result<(), ExportError> {
    let (names, operators) = (names(chosen)?, chosen.operators()?);
    for (ids, wanted) in chosen.batches() {
        let mut found = fetch::<CareVisit>(&chosen.store, &wanted)?;
        let mut words = if chosen.wanted.full { fetch::<CareWords>(&chosen.store, &wanted)? } else { HashMap::new() };
        let people = chosen.people(found.values().map(|visit| visit.elder))?;
        for id in ids {
            let Some(visit) = found.remove(id) else { continue };
            out.row(&VisitRow {
                party: party(&people, visit.elder),
                volunteer: names.get(&visit.volunteer).cloned().unwrap_or_default(),
                who: operators.get(&visit.who).cloned().unwrap_or_default(),
                words: words.remove(id),
                visit,
            })?;
        }
    }
    Ok(())
}

fn write_plans(chosen: &Chosen<'_>, out: &mut Out<'_, '_, PlanRow>) -> Result<(), ExportError> {
    for (ids, wanted) in chosen.batches() {
        let mut found = fetch::<CarePlan>(&chosen.store, &wanted)?;
        let people = chosen.people(found.keys().copied())?;
        for id in ids {
            let Some(plan) = found.remove(id) else { continue };
            let last = plan.last_reached().map(|contact| contact.day);
            out.row(&PlanRow { party: party(&people, plan.id), last, plan })?;
        }
    }
    Ok(())
}

fn write_hours(chosen: &Chosen<'_>, out: &mut Out<'_, '_, HoursRow>) -> Result<(), ExportError> {
    let (names, mut volunteers, mut groups) = (names(chosen)?, HashMap::new(), HashMap::new());
    each::<Volunteer>(&chosen.store, |one, _| drop(volunteers.insert(one.id, one)))?;
    each::<VolunteerGroup>(&chosen.store, |group, _| drop(groups.insert(group.id, group.name)))?;
    let people = chosen.people(volunteers.values().map(|one| one.resident))?;
    for (ids, wanted) in chosen.batches() {
        let mut found = fetch::<HoursReport>(&chosen.store, &wanted)?;
        for report in ids.iter().filter_map(|id| found.remove(id)) {
            for row in report.rows {
                let volunteer = volunteers.get(&row.volunteer);
                let person = volunteer.and_then(|one| people.get(&one.resident));
                let group = volunteer.and_then(|one| groups.get(&one.group)).cloned();
                out.row(&HoursRow {
                    name: names.get(&row.volunteer).cloned().unwrap_or_default(),
                    number: volunteer.map(|one| one.number.clone()).unwrap_or_default(),
                    document: person.map(|person| person.id_number.clone()).unwrap_or_default(),
                    group: group.unwrap_or_default(),
                    from: report.from,
                    until: report.until,
                    row,
                    reported: report.reported.map(jiff::civil::DateTime::date),
                })?;
            }
        }
    }
    Ok(())
}

fn write_certificates(chosen: &Chosen<'_>, out: &mut Out<'_, '_, CertificateRow>) -> Result<(), ExportError> {
    let (names, operators) = (names(chosen)?, chosen.operators()?);
    for (ids, wanted) in chosen.batches() {
        let mut found = fetch::<ServiceCertificate>(&chosen.store, &wanted)?;
        for certificate in ids.iter().filter_map(|id| found.remove(id)) {
            out.row(&CertificateRow {
                name: names.get(&certificate.volunteer).cloned().unwrap_or_default(),
                who: operators.get(&certificate.who).cloned().unwrap_or_default(),
                certificate,
            })?;
        }
    }
    Ok(())
}

fn write_pairs(chosen: &Chosen<'_>, out: &mut Out<'_, '_, PairRow>) -> Result<(), ExportError> {
    let names = names(chosen)?;
    for (ids, wanted) in chosen.batches() {
        let mut found = fetch::<Pairing>(&chosen.store, &wanted)?;
        let people = chosen.people(found.values().map(|pairing| pairing.elder))?;
        for pairing in ids.iter().filter_map(|id| found.remove(id)) {
            out.row(&PairRow {
                party: party(&people, pairing.elder),
                volunteer: names.get(&pairing.volunteer).cloned().unwrap_or_default(),
                pairing,
            })?;
        }
    }
    Ok(())
}

fn write_call_outs(chosen: &Chosen<'_>, out: &mut Out<'_, '_, CalledRow>) -> Result<(), ExportError> {
    let (names, operators) = (names(chosen)?, chosen.operators()?);
    for (ids, wanted) in chosen.batches() {
        let mut found = fetch::<CallOut>(&chosen.store, &wanted)?;
        for call_out in ids.iter().filter_map(|id| found.remove(id)) {
            for called in &call_out.called {
                out.row(&CalledRow {
                    volunteer: names.get(&called.volunteer).cloned().unwrap_or_default(),
                    who: operators.get(&called.who).cloned().unwrap_or_default(),
                    called: called.clone(),
                    call_out: call_out.clone(),
                })?;
            }
        }
    }
    Ok(())
}

fn write_services(chosen: &Chosen<'_>, out: &mut Out<'_, '_, ServiceRow>) -> Result<(), ExportError> {
    let (names, operators, mut issues) = (names(chosen)?, chosen.operators()?, HashMap::new());
    each::<Issue>(&chosen.store, |issue, _| {
        issues.insert(issue.id, issue.number);
    })?;
    for (ids, wanted) in chosen.batches() {
        let mut found = fetch::<Service>(&chosen.store, &wanted)?;
        for service in ids.iter().filter_map(|id| found.remove(id)) {
            out.row(&ServiceRow {
                volunteer: names.get(&service.volunteer).cloned().unwrap_or_default(),
                who: operators.get(&service.who).cloned().unwrap_or_default(),
                issue: issues.get(&service.issue).copied(),
                service,
            })?;
        }
    }
    Ok(())
}
