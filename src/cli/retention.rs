//! `linli retention`: how long each class of records is kept, and by which rule: the office's own, else as shipped.

use std::process::ExitCode;

use crate::desk::core::office::Office;
use crate::desk::core::retention::{RETENTION, Retention};
use crate::store::OpenError;
use crate::text::labels;
use crate::text::registers::rules;
use crate::text::retention as words;

use super::fail::Fail;
use super::place::Place;
use super::{out, table};

pub(super) fn run(place: &Place) -> Result<ExitCode, Fail> {
    let lang = place.lang;
    let (office, today) = match place.read_lightly() {
        Ok((opened, folder, today)) => (Office::with_rules(opened.port.as_ref(), &place.safe(&folder)?)?, today),
        // Without an office yet, what is shipped holds.
        Err(Fail::NoHome | Fail::Open(OpenError::Missing(_))) => (Office::default(), place.day()),
        Err(fail) => return Err(fail),
    };
    let row = |row: &&Retention| {
        let kinds: Vec<&str> = row.kinds.iter().map(|kind| labels::kind(lang, *kind)).collect();
        let by = row.years.map(|years| office.rule(years, today));
        let source = by.as_ref().map_or(words::NOBODYS.say(lang), |by| rules::source(lang, by));
        let years = words::years(lang, by.as_ref());
        vec![row.class.say(lang).to_owned(), years, source.to_owned(), kinds.join(lang.of("、", ", "))]
    };
    let rows: Vec<Vec<String>> = RETENTION.iter().map(row).collect();
    out::say(&table::aligned(&rows).join("\n"))
}
