//! Volunteers, plans and visits on their way out; what was seen at a visit only in full.

use std::collections::HashMap;

use crate::desk::core::ledger::{each, fetch};
use crate::desk::export::row::{Chosen, ExportError, ExportRow};
use crate::desk::export::rows::{Out, party};
use crate::exchange::export::care::{PlanRow, VisitRow, VolunteerRow, plans, visits, volunteers};
use crate::model::care::{CarePlan, CareVisit, CareWords, Volunteer, VolunteerGroup};
use crate::model::{Id, Resident, Unit};
use crate::store::port::StoreError;

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
    let (mut units, mut groups) = (HashMap::new(), HashMap::new());
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
