//! What is printed of issues: a receipt, and those that want an answer on the day's paper.

use jiff::civil::Date;

use crate::exchange::page::Block;
use crate::exchange::slips;
use crate::model::{Id, Issue};
use crate::text::{issues, pages as words};

use crate::desk::core::sheet::{Printable, SheetRow, Sight, at_once};

static SLIP: SheetRow = SheetRow {
    number: |_, _| 4,
    numbers: None,
    before: at_once,
    compose: |sight, what| Ok((String::new(), slips::issue(sight.lang, sight.record::<Issue>(what.of)?))),
};

/// An issue's receipt.
pub fn slip(issue: Id) -> Printable {
    Printable::of(&SLIP, issue)
}

/// Issues due on the day or before it.
pub(in crate::desk) fn day(sight: &Sight<'_>, date: Date) -> Vec<Block> {
    let is_due = |issue: &&Issue| issue.is_open() && issue.due.is_some_and(|due| due <= date);
    let mut due: Vec<&Issue> = sight.office.of::<Issue>().all().filter(is_due).collect();
    due.sort_by_key(|issue| (issue.due, issue.number));
    if due.is_empty() {
        return Vec::new();
    }
    let line = |issue: &Issue| {
        Block::Line(format!("#{} {}  {}", issue.number, issue.title, issues::due(sight.lang, issue, date)))
    };
    let heading = Block::Heading(words::ISSUES.say(sight.lang).to_owned());
    std::iter::once(heading).chain(due.into_iter().map(line)).collect()
}
