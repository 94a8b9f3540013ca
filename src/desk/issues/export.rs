//! Issues on their way out; the words of those who raised them only in full.

use std::collections::HashMap;

use crate::exchange::export::issues::{IssueRow, issues};
use crate::model::{Id, Issue, Unit, Words};

use crate::desk::core::ledger::{each, fetch};
use crate::desk::export::row::{Chosen, ExportError, ExportRow};
use crate::desk::export::rows::{Out, party};

/// Issues by the day on which they were opened, and number.
pub static EXPORT: ExportRow = ExportRow {
    number: 5,
    word: "issues",
    one: "issue",
    choose: |chosen| chosen.by::<Issue, _>(|issue| (issue.opened.date(), issue.number)),
    write: |chosen, open| {
        let columns = issues(chosen.wanted.layout());
        chosen.to(&columns, open, write)
    },
};

fn write(chosen: &Chosen<'_>, out: &mut Out<'_, '_, IssueRow>) -> Result<(), ExportError> {
    let operators = chosen.operators()?;
    let mut words: HashMap<Id, Vec<(Id, String)>> = HashMap::new();
    if chosen.wanted.full {
        each::<Words>(&chosen.store, |said, _| words.entry(said.issue).or_default().push((said.id, said.text)))?;
    }
    let mut units = HashMap::new();
    each::<Unit>(&chosen.store, |unit, _| drop(units.insert(unit.id, unit.name)))?;
    let unit = |id: &Id| units.get(id).cloned().unwrap_or_default();
    for (ids, wanted) in chosen.batches() {
        let mut issues = fetch::<Issue>(&chosen.store, &wanted)?;
        let answered = |issue: &Issue| issue.answers.iter().map(|answer| answer.resident).collect::<Vec<_>>();
        let named = issues.values().flat_map(|issue| issue.raised_by.iter().copied().chain(answered(issue)));
        let people = chosen.people(named)?;
        for id in ids {
            let Some(issue) = issues.remove(id) else { continue };
            let raised_by = issue.raised_by.iter().map(|id| party(&people, *id).person.name).collect();
            let words = words.remove(id).unwrap_or_default().into_iter().map(|(_, text)| text).collect();
            let by = issue.steps.iter().map(|step| operators.get(&step.who).cloned().unwrap_or_default()).collect();
            let answered = answered(&issue).into_iter().map(|id| party(&people, id).person.name).collect();
            let (lead, supporting) = (unit(&issue.lead), issue.supporting.iter().map(unit).collect());
            let raised_by_unit = unit(&issue.raised_by_unit);
            let owner = operators.get(&issue.owner).cloned().unwrap_or_default();
            let of = (lead, supporting, raised_by_unit, owner);
            out.row(&IssueRow { issue, raised_by, words, answered, by, of })?;
        }
    }
    Ok(())
}
