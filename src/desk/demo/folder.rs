//! The training folder: made whole or not at all, reopened as it was left, and nothing else is ever touched.
//!
//! The community is laid out in a folder beside the one asked for and moved there when it is durable, so that a power
//! cut leaves no half community behind.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::model::Refusal;
use crate::model::when::from_civil_seconds;
use crate::platform;
use crate::store::port::{Committed, StoreError};
use crate::store::{self, OpenError, Options};

use super::{Plan, lay_out};

/// The file that says what a training folder was made of.
const CARD: &str = "training.toml";

/// What a training folder was made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Card {
    residents: u32,
    seed: u64,
    /// The desk's clock when it was made.
    now: DateTime,
}

/// A training folder that is ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// What it was made of.
    pub plan: Plan,
    /// The desk's clock at the moment at which it begins, where it was made just now.
    pub begins: Option<DateTime>,
}

/// Why there is no demo.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// There is something in the folder, and it is no training folder.
    #[error("{} is not a training folder", .0.display())]
    NotTraining(PathBuf),
    /// The folder cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The desk could not write.
    #[error("{0:?}")]
    Refused(Refusal),
    /// The file system refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl From<Refusal> for DemoError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Makes the training folder `dir`, or finds it as it was left. `time` is the time of day at which a fresh one begins;
/// `progress` hears of steps done and in all.
pub fn prepare(
    dir: &Path,
    plan: Plan,
    time: Option<jiff::civil::Time>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Prepared, DemoError> {
    if is_made(dir)? {
        return reopen(dir, plan);
    }
    let beside = beside(dir);
    // What an earlier try left behind is a training folder under a name that only this program gives.
    if store::about(&beside).ok().flatten().is_some_and(|about| about.training) {
        fs::remove_dir_all(&beside).map_err(at(&beside))?;
    } else if holds_something(&beside) {
        return Err(DemoError::NotTraining(beside));
    }
    let options = Options { who: "linli demo".into(), training: true, ..Options::default() };
    let mut store = store::open(&beside, options)?.port;
    lay_out(store.as_mut(), plan, progress)?;
    drop(store);
    let now = plan.on.to_datetime(time.unwrap_or(super::scene::MORNING));
    let card = Card { residents: plan.residents, seed: plan.seed, now };
    let text = toml::to_string(&card).map_err(|error| at(&beside)(io::Error::other(error)))?;
    write(&beside.join(CARD), &text)?;
    fs::rename(&beside, dir).map_err(at(dir))?;
    if let Some(parent) = dir.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        platform::sync_dir(parent).map_err(at(parent))?;
    }
    Ok(Prepared { plan, begins: Some(now) })
}

fn reopen(dir: &Path, asked: Plan) -> Result<Prepared, DemoError> {
    let plan =
        card(dir)?.map_or(asked, |card| Plan { residents: card.residents, seed: card.seed, on: card.now.date() });
    Ok(Prepared { plan, begins: None })
}

/// Whether the training folder is there; a folder that holds anything else is refused.
pub fn is_made(dir: &Path) -> Result<bool, DemoError> {
    match store::about(dir)? {
        Some(about) if about.training => Ok(true),
        None if !holds_something(dir) => Ok(false),
        _ => Err(DemoError::NotTraining(dir.to_owned())),
    }
}

/// The clock of a training folder: where its `last` commit left it, since a clock never runs backwards, and not before
/// the moment that it was made for. `None` where the folder says neither.
pub fn left_at(dir: &Path, last: Option<&Committed>) -> Result<Option<DateTime>, DemoError> {
    let last = last.map(|commit| from_civil_seconds(commit.stamp.desk_time));
    Ok(last.max(card(dir)?.map(|card| card.now)))
}

fn card(dir: &Path) -> Result<Option<Card>, DemoError> {
    let path = dir.join(CARD);
    match fs::read_to_string(&path) {
        Ok(text) => toml::from_str(&text).map(Some).map_err(|error| at(&path)(io::Error::other(error))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(at(&path)(error)),
    }
}

/// The name under which a folder is made before it is moved to its place.
fn beside(dir: &Path) -> PathBuf {
    let mut name = dir.file_name().unwrap_or_default().to_os_string();
    name.push(".making");
    dir.with_file_name(name)
}

/// Whether there is anything that a move would replace. What cannot be read counts as something.
fn holds_something(dir: &Path) -> bool {
    match fs::read_dir(dir) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) => error.kind() != io::ErrorKind::NotFound,
    }
}

fn write(path: &Path, text: &str) -> Result<(), DemoError> {
    let private = platform::private_file().write(true).create(true).truncate(true).open(path);
    let written = private.and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()));
    written.map_err(at(path))
}

fn at(path: &Path) -> impl Fn(io::Error) -> DemoError + use<> {
    let path = path.to_owned();
    move |source| DemoError::Io { path: path.clone(), source }
}
