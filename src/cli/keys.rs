//! `linli keys`: every key, where it works and what it does.

use std::process::ExitCode;

use crate::text::Lang;
use crate::ui::actions::key_rows;

use super::fail::Fail;
use super::{out, table};

pub(super) fn run(lang: Lang) -> Result<ExitCode, Fail> {
    let rows: Vec<Vec<String>> = key_rows(lang).into_iter().map(Vec::from).collect();
    out::say(&table::aligned(&rows).join("\n"))
}
