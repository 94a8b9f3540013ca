//! `linli repair`: says what would be lost, asks once, builds the folder anew beside the damaged one and lets the two
//! change places. The damaged folder stays, whole.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::desk::core::clock::RandomIds;
use crate::desk::{Desk, Settings};
use crate::model::when::from_civil_seconds;
use crate::model::{Key, Kind};
use crate::store::backup::BackupError;
use crate::store::repair::{self, Built, From, Losses, Lost};
use crate::store::{self, About, Opened, Options};
use crate::text::{Lang, repair as words};

use super::args::Repair;
use super::check::stored;
use super::clerks::signs;
use super::fail::{self, Fail};
use super::out;
use super::place::Place;

pub(super) fn run(place: &Place, wanted: &Repair) -> Result<ExitCode, Fail> {
    let lang = place.lang;
    let folder = place.folder()?;
    let folder = std::path::absolute(&folder).map_err(|source| BackupError::Io { path: folder, source })?;
    let safe = place.repairing(&folder)?;
    let options = Options { who: "linli repair".to_owned(), safe, ..Options::default() };
    let found = repair::look(&folder, &options, wanted.from.as_deref())?;
    let (about, losses) = (found.about(), found.losses.clone());
    if !losses.is_needed() {
        return out::say(words::NOT_NEEDED.say(lang));
    }
    tell(lang, &losses)?;
    if out::ask(&words::ask(lang, &folder.display())) != Some(1) {
        out::say(words::LEFT_ALONE.say(lang))?;
        return Ok(ExitCode::FAILURE);
    }
    let built = found.build()?;
    if let Err(fail) = note(place, &built, &losses) {
        built.abandon();
        return Err(fail);
    }
    let kept = built.put_in_place()?;
    bring_drafts(&folder, about);
    out::say(&words::done(lang, losses.entries, &folder.display(), &kept.display()))
}

/// What would be kept, and what would be lost, by kind and number.
fn tell(lang: Lang, losses: &Losses) -> Result<(), Fail> {
    let mut out = out::answers();
    for finding in &losses.findings {
        writeln!(out, "{}", stored(lang, finding))?;
    }
    let (begins, rev) = match losses.from {
        From::Journal => (words::Begins::Journal, 0),
        From::Snapshot(rev) => (words::Begins::Snapshot, rev),
        From::Sled(rev) => (words::Begins::Sled, rev),
        From::Backup(rev) => (words::Begins::Backup, rev),
    };
    writeln!(out, "{}", words::from(lang, begins, rev, losses.commits, losses.entries))?;
    let moments = |lost: &Lost| (lost.after.map(from_civil_seconds), lost.before.map(from_civil_seconds));
    for lost in &losses.history {
        let (after, before) = moments(lost);
        writeln!(out, "{}", words::history(lang, (lost.from, lost.to), after, before))?;
    }
    for lost in &losses.state {
        let (after, before) = moments(lost);
        writeln!(out, "{}", words::lost(lang, (lost.from, lost.to), after, before))?;
    }
    let mut by_kind: BTreeMap<Kind, Vec<String>> = BTreeMap::new();
    for key in losses.keys.iter().filter_map(|key| Key::read(key)) {
        by_kind.entry(key.kind).or_default().push(key.id.to_string());
    }
    for (kind, ids) in &by_kind {
        writeln!(out, "{}", words::of_kind(lang, *kind, ids))?;
    }
    if losses.state.is_empty() {
        writeln!(out, "{}", words::NOTHING_LOST.say(lang))?;
    }
    Ok(out.flush()?)
}

/// Writes the repair down in the history of the repaired folder, before that takes its place.
fn note(place: &Place, built: &Built, losses: &Losses) -> Result<(), Fail> {
    let at = built.place();
    let config = Place::config(at)?.config;
    let clock = place.clock(at)?;
    let training = store::about(at)?.is_some_and(|about| about.training);
    // What is repaired must not be lost for want of a name: where none is given, nobody signs it.
    let clerk = match signs(place, &config, training) {
        Err(fail) if place.clerk.is_some() => return Err(fail),
        signs => signs.unwrap_or_default(),
    };
    let safe = place.safe(at)?;
    let options = Options { who: clerk.clone(), safe: safe.clone(), ..Options::default() };
    let Opened { port, .. } = store::open(at, options)?;
    let settings = Settings { clerk, training, safe, desk: 0, rights: place.rights };
    let mut desk = Desk::open(port, Box::new(clock), Box::new(RandomIds), settings, &mut |_| {})?;
    let count = |lost: &[Lost]| lost.iter().map(Lost::count).sum();
    let noted = desk.note_repair(count(&losses.state), count(&losses.history));
    noted.map(drop).map_err(|refusal| Fail::Said(fail::refusal(place.lang, &refusal)))
}

/// Forms that were begun and not saved lie with this desk, by the store's id, which is another one now.
fn bring_drafts(folder: &Path, before: About) {
    let Ok(Some(now)) = store::about(folder) else { return };
    let drafts = |about| -> PathBuf { Place::state(folder, about).join("drafts") };
    let (from, to) = (drafts(before), drafts(now));
    if from != to && from.is_dir() && !to.exists() {
        // What cannot be moved stays where it was, and is found there by hand.
        let made =
            to.parent().map_or(Ok(()), |parent| crate::platform::private_folder().recursive(true).create(parent));
        drop(made.and_then(|()| std::fs::rename(from, to)));
    }
}
