//! `linli retention`: how long each class of records is kept, and by which rule.

use std::process::ExitCode;

use crate::desk::core::retention::RETENTION;
use crate::text::retention as words;
use crate::text::{Lang, labels};

use super::fail::Fail;
use super::{out, table};

pub(super) fn run(lang: Lang) -> Result<ExitCode, Fail> {
    let row = |row: &&crate::desk::core::retention::Retention| {
        let kinds: Vec<&str> = row.kinds.iter().map(|kind| labels::kind(lang, *kind)).collect();
        let years = words::years(lang, row.years, row.assumed);
        let source = row.source.say(lang).to_owned();
        vec![row.class.say(lang).to_owned(), years, source, kinds.join(lang.of("、", ", "))]
    };
    let rows: Vec<Vec<String>> = RETENTION.iter().map(row).collect();
    out::say(&table::aligned(&rows).join("\n"))
}
