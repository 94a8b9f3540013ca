//! `linli where`: where this office's data lie, and whatever else of it rests somewhere.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::store;
use crate::text::doctor::{self as words, Where};

use super::fail::Fail;
use super::place::Place;
use super::{out, table};

/// Lists them, a line a place.
pub(super) fn run(place: &Place) -> Result<ExitCode, Fail> {
    let lang = place.lang;
    let folder = place.folder()?;
    let about = store::about(&folder)?;
    let found = Place::config(&folder)?;
    let none = || words::NOTHING.say(lang).to_owned();
    let shown = |path: &Path| path.display().to_string();
    let set = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    let drafts = about.map(|about| shown(&Place::state(&folder, about).join("drafts")));
    let prints = set(&found.config.print.folder).unwrap_or_else(|| shown(&folder.join("prints")));
    let training = place.training_folder().ok().filter(|training| *training != folder);
    let rows = [
        (Where::Data, format!("{}（{}）", folder.display(), words::folder(lang, about.map(|about| about.training)))),
        (Where::Settings, found.file.as_deref().map_or_else(none, shown)),
        (Where::Drafts, drafts.unwrap_or_else(none)),
        (Where::Prints, prints),
        (Where::Backups, set(&found.config.backup.path).unwrap_or_else(none)),
        (Where::Training, training.filter(|at: &PathBuf| at.exists()).as_deref().map_or_else(none, shown)),
    ];
    let rows: Vec<Vec<String>> =
        rows.into_iter().map(|(what, path)| vec![what.name().say(lang).to_owned(), path]).collect();
    out::say(&table::aligned(&rows).join("\n"))
}
