//! Where the data lie, what day it is and how it looks, as far as command line, environment and settings say.

use std::path::{Path, PathBuf};

use jiff::civil::{Date, DateTime};

use crate::desk::core::clock::{Clock, DeskClock, LateClock, ShiftedClock, SystemClock};
use crate::desk::core::config::{Config, Found};
use crate::desk::core::settings::Skipped;
use crate::desk::demo;
use crate::model::right::Rights;
use crate::platform;
use crate::store::backup;
use crate::store::known::{Known, Since};
use crate::store::port::Read;
use crate::store::safe::SLOTS;
use crate::store::{self, About, OpenError, Opened, Safe};
use crate::text::{Lang, cli as words, safes, settings};

use super::args::Moment;
use super::fail::Fail;
use super::opening::Opening;
use super::out;

/// The desk's clock; header and desk have the same.
#[derive(Debug, Clone)]
pub(super) enum Ticking {
    /// The machine's.
    System(DeskClock),
    /// Set by hand.
    Shifted(ShiftedClock),
    /// The training desk's own, known when its store is read.
    Late(LateClock),
}

impl Ticking {
    /// Set to this moment; the machine's where there is none.
    fn at(now: Option<DateTime>) -> Self {
        now.map_or_else(|| Self::System(DeskClock::default()), |now| Self::Shifted(ShiftedClock::from(now)))
    }
}

impl Clock for Ticking {
    fn now(&self) -> DateTime {
        match self {
            Self::System(clock) => clock.now(),
            Self::Shifted(clock) => clock.now(),
            Self::Late(clock) => clock.now(),
        }
    }

    fn set_by_hand(&self) -> bool {
        !matches!(self, Self::System(_))
    }

    fn may_be_wrong(&self) -> bool {
        matches!(self, Self::System(_))
    }

    fn turn_to(&self, now: DateTime) {
        match self {
            Self::System(clock) => clock.turn_to(now),
            Self::Shifted(_) | Self::Late(_) => {}
        }
    }
}

/// What stands before or after any subcommand.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) data: Option<PathBuf>,
    pub(super) today: Option<Moment>,
    pub(super) lang: Lang,
    /// Whether the language was asked for: then the settings do not change it.
    pub(super) lang_named: bool,
    /// Who does it, where the line says so.
    pub(super) clerk: Option<String>,
    /// What whoever is at the shell may do.
    pub(super) rights: Rights,
    /// What has been opened, and what else than a typed passphrase may open something.
    pub(super) opening: Opening,
}

impl Place {
    /// What opens and closes the records of a data folder: of a sealed one, once somebody has shown that they may.
    pub(super) fn safe(&self, folder: &Path) -> Result<Safe, Fail> {
        let safe = match store::about(folder)? {
            Some(about) if about.sealed => self.opening.safe(folder, self.lang)?,
            Some(_) | None => Safe::plain(),
        };
        self.as_known(folder, &safe)?;
        Ok(safe)
    }

    /// Holds a folder against what this desk remembers of it: a plain or shorter one in the place of a sealed one opens
    /// on a person's word only. Remembers what it is now.
    fn as_known(&self, folder: &Path, safe: &Safe) -> Result<(), Fail> {
        let Some(state) = Self::own_state() else { return Ok(()) };
        let now = Known::of(folder, safe)?;
        let since = Known::recall(&state, folder).map_or(Since::Nothing, |known| known.against(now));
        let question = match since {
            Since::Nothing => None,
            Since::Plain => Some(safes::WAS_SEALED.say(self.lang).to_owned()),
            Since::Mode => Some(safes::OTHER_MODE.say(self.lang).to_owned()),
            Since::Shorter { was, is } => Some(safes::shorter(self.lang, was, is)),
        };
        if question.is_some_and(|question| out::ask(&question) != Some(1)) {
            return Err(Fail::Said(safes::NOT_OPENED.say(self.lang).to_owned()));
        }
        match now {
            Some(now) => now.remember(&state, folder),
            None => Known::forget(&state, folder),
        }
        Ok(())
    }

    fn own_state() -> Option<PathBuf> {
        let named = std::env::var_os("LINLI_STATE").filter(|folder| !folder.is_empty()).map(PathBuf::from);
        named.or_else(platform::state_folder)
    }

    /// The same for a repair: the marker may be damaged, and the slots say that the folder is sealed.
    pub(super) fn repairing(&self, folder: &Path) -> Result<Safe, Fail> {
        if folder.join(SLOTS).is_dir() { self.opening.safe(folder, self.lang) } else { Ok(Safe::plain()) }
    }

    /// The same for a check, which finds damage without any key and forgery only with one: `None` where nobody gave one.
    pub(super) fn checking(&self, folder: &Path) -> Option<Safe> {
        if !folder.join(SLOTS).is_dir() {
            return Some(Safe::plain());
        }
        self.opening.safe(folder, self.lang).ok()
    }

    /// What opens a backup: of a sealed one, by the slots that are in it.
    pub(super) fn safe_of_backup(&self, file: &Path) -> Result<Safe, Fail> {
        if !backup::about(file)?.sealed {
            return Ok(Safe::plain());
        }
        let beside = backup::Slots::of(file)?;
        self.opening.safe(beside.place(), self.lang)
    }

    /// The id of this desk, which lies among what is its own; a desk whose id cannot be kept has none.
    pub(super) fn desk(folder: &Path, about: About) -> u64 {
        store::desk_id(&Self::state(folder, about), about).unwrap_or(0)
    }

    /// The data folder: `--data`, else `LINLI_DATA`, else the platform's.
    pub(super) fn folder(&self) -> Result<PathBuf, Fail> {
        self.data.clone().map_or_else(usual, Ok)
    }

    /// The training folder: `--data`, else the one beside the usual data folder.
    pub(super) fn training_folder(&self) -> Result<PathBuf, Fail> {
        self.data.clone().map_or_else(beside_usual, Ok)
    }

    /// Where this desk keeps what is its own and no other desk's, its drafts: `LINLI_STATE`, else the platform's folder
    /// for such things, one a store. What is in a training folder stays in it.
    pub(super) fn state(folder: &Path, about: About) -> PathBuf {
        let named = std::env::var_os("LINLI_STATE").filter(|folder| !folder.is_empty()).map(PathBuf::from);
        state_of(folder, about, named.or_else(platform::state_folder))
    }

    /// Where it is kept which files this desk is writing elsewhere, where the machine has a place for that.
    pub(super) fn notes_of_files() -> Option<PathBuf> {
        let named = std::env::var_os("LINLI_STATE").filter(|folder| !folder.is_empty()).map(PathBuf::from);
        Some(named.or_else(platform::state_folder)?.join("outgoing"))
    }

    /// The settings that count for a data folder, and what of their file does not.
    pub(super) fn config(folder: &Path) -> Result<Found, Fail> {
        Ok(Config::of(folder, platform::settings_folder().as_deref())?)
    }

    /// The same for a subcommand, which says what of them counts no more.
    pub(super) fn settings(&self, folder: &Path) -> Result<Config, Fail> {
        let Found { config, file, skipped } = Self::config(folder)?;
        let lang = self.lang(&config);
        for Skipped { line, why } in &skipped {
            out::complain(&settings::line(lang, &file.as_deref().unwrap_or(folder).display(), *line, why));
        }
        if config.has_norms {
            out::complain(words::NORMS_MOVED.say(lang));
        }
        Ok(config)
    }

    /// The language: as asked for, else as set, else the locale's.
    pub(super) fn lang(&self, config: &Config) -> Lang {
        if self.lang_named { self.lang } else { config.lang.unwrap_or(self.lang) }
    }

    /// The machine's moment.
    pub(super) fn wall() -> DateTime {
        SystemClock.now()
    }

    /// The moment that `--today` names; without a time, the machine's time of that day.
    pub(super) fn named(&self) -> Option<DateTime> {
        self.today.map(|moment| moment.date.to_datetime(moment.time.unwrap_or_else(|| Self::wall().time())))
    }

    /// The day on which nothing is looked at but the program itself.
    pub(super) fn day(&self) -> Date {
        self.named().unwrap_or_else(Self::wall).date()
    }

    /// The console's clock: as [`Place::clock`], but in a training folder it is set when the store has been read.
    pub(super) fn late_clock(&self, training: bool) -> Ticking {
        if training { Ticking::Late(LateClock::default()) } else { Ticking::at(self.named()) }
    }

    /// The clock of a data folder: `--today`, else the demo's own in a training folder, else the machine's.
    pub(super) fn clock(&self, folder: &Path) -> Result<Ticking, Fail> {
        let now = match self.named() {
            None if store::about(folder)?.is_some_and(|about| about.training) => {
                left_at(folder, store::read_with(folder, &self.safe(folder)?)?.port.as_ref())?
            }
            named => named,
        };
        Ok(Ticking::at(now))
    }

    /// The store as it stands, where it lies, and the day on which it is looked at.
    pub(super) fn read(&self) -> Result<(Opened<dyn Read>, PathBuf, Date), Fail> {
        self.read_by(store::read_with)
    }

    /// The same for whoever needs few records of it: damage elsewhere is not looked for.
    pub(super) fn read_lightly(&self) -> Result<(Opened<dyn Read>, PathBuf, Date), Fail> {
        self.read_by(store::read_lightly_with)
    }

    fn read_by(
        &self,
        open: impl Fn(&Path, &Safe) -> Result<Opened<dyn Read>, OpenError>,
    ) -> Result<(Opened<dyn Read>, PathBuf, Date), Fail> {
        let folder = self.folder()?;
        let opened = open(&folder, &self.safe(&folder)?)?;
        let mut now = self.named();
        if now.is_none() && opened.about.training {
            now = left_at(&folder, opened.port.as_ref())?;
        }
        Ok((opened, folder, now.unwrap_or_else(Self::wall).date()))
    }
}

fn state_of(folder: &Path, about: About, own: Option<PathBuf>) -> PathBuf {
    match own.filter(|_| !about.training) {
        Some(own) => own.join(format!("{:016x}", about.id)),
        None => folder.to_owned(),
    }
}

fn left_at(folder: &Path, store: &dyn Read) -> Result<Option<DateTime>, Fail> {
    Ok(demo::left_at(folder, store.past(store.head())?.as_deref())?)
}

fn beside_usual() -> Result<PathBuf, Fail> {
    let usual = usual()?;
    let mut name = usual.file_name().unwrap_or_default().to_os_string();
    name.push("-demo");
    Ok(usual.with_file_name(name))
}

fn usual() -> Result<PathBuf, Fail> {
    match std::env::var_os("LINLI_DATA").filter(|folder| !folder.is_empty()) {
        Some(folder) => Ok(folder.into()),
        None => platform::data_folder().ok_or(Fail::NoHome),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_lie_with_the_desk_and_not_with_the_data_that_desks_share() {
        let data = Path::new("data");
        let about = |training| About { id: 0xab, training, sealed: false };
        let own = || Some(PathBuf::from("own"));
        assert_eq!(state_of(data, about(false), own()), Path::new("own/00000000000000ab"));
        assert_eq!(state_of(data, about(true), own()), data);
        assert_eq!(state_of(data, about(false), None), data, "a machine without such a folder");
    }
}
