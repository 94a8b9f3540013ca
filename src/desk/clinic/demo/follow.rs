//! Follow-ups of the demo: whoever is due is met, telephoned or not in, so that the list holds what is due and no more.

use jiff::ToSpan;

use crate::desk::Desk;
use crate::desk::clinic::follow::{all_due, next_by_rule};
use crate::desk::clinic::{Recording, assess};
use crate::desk::core::visitor::Visitor;
use crate::model::clinic::follow::{MEASURED, NOT_IN, PHONED};
use crate::model::clinic::{Attempt, FollowUp, Readings};
use crate::model::{Id, Refusal, Vitals};

/// The doctor in charge.
const DOCTOR: &str = "王医生";
/// What those who are met have, in turn: most are within the norm by now.
const MET: &[&str] = &["128/78 p72", "134/82 p76 6.2f", "138/84", "126/74 p68", "152/90 p80"];

/// Whoever fell due before the last three days is followed up.
pub(super) fn all(desk: &mut Desk) -> Result<(), Refusal> {
    let until = desk.today().saturating_sub(3.days());
    let due = all_due(&desk.office(), until);
    for (nth, due) in due.into_iter().enumerate() {
        match nth % 5 {
            0 => attempt(desk, due.resident, PHONED, Id::NONE)?,
            3 if due.in_vain == 0 => attempt(desk, due.resident, NOT_IN, Id::NONE)?,
            _ => {
                let visit = measured(desk, due.resident, MET[nth % MET.len()])?;
                attempt(desk, due.resident, MEASURED, visit)?;
            }
        }
    }
    Ok(())
}

fn measured(desk: &mut Desk, resident: Id, typed: &str) -> Result<Id, Refusal> {
    let read = Readings::read(typed).map_err(|error| Refusal::field("systolic", error))?;
    let vitals = Vitals::of(resident, &read);
    let recall = assess(&desk.office(), &vitals, desk.today()).again;
    let what = Recording { visit: None, session: Id::NONE, resident, vitals, recall, agrees: Some(true) };
    let done = desk.record_visit(what, &Visitor::default())?;
    Ok(done.record.map_or(Id::NONE, |key| key.id))
}

fn attempt(desk: &mut Desk, resident: Id, outcome: u8, visit: Id) -> Result<(), Refusal> {
    let (at, next) = {
        let office = desk.office();
        let recall = office.of::<crate::model::Visit>().get(visit).and_then(|visit| visit.recall);
        (desk.now(), recall.or_else(|| next_by_rule(&office, resident, outcome, desk.today())))
    };
    let (due, reason, who) = (None, String::new(), Id::NONE);
    let attempt = Attempt { id: Id::NONE, resident, at, outcome, visit, due, next, reason, who };
    let answers = match outcome {
        NOT_IN => FollowUp::default(),
        _ => FollowUp {
            symptoms: 1,
            adherence: 1,
            lifestyle: 0b1000,
            classed: 1,
            doctor: DOCTOR.into(),
            ..FollowUp::default()
        },
    };
    desk.follow_up(attempt, answers).map(drop)
}
