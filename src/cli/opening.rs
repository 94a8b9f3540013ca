//! How a sealed folder is opened at the shell: by a key file, by what a file descriptor gives, or by a passphrase typed
//! in a terminal. Never by an argument or a variable: both can be read by others while the program runs.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use zeroize::Zeroizing;

use crate::desk::OpensFolder;
use crate::platform;
use crate::store::disk::Disk;
use crate::store::safe::{Hint, KeyFile, KeyFileError, Limits, Passphrase, Secret, SlotError, Slots};
use crate::store::{OpenError, Safe};
use crate::text::{Lang, Msg, safes as words};

use super::fail::Fail;
use super::out;

/// Tries before somebody has to wait.
const TRIES: u32 = 3;
/// The first wait; each is twice the one before, up to a minute.
const WAIT: Duration = Duration::from_secs(5);

/// What opens folders in this run, and which have been opened.
#[derive(Debug, Clone, Default)]
pub(super) struct Opening {
    key_file: Option<PathBuf>,
    key_fd: Option<u32>,
    opened: Arc<Mutex<BTreeMap<PathBuf, Safe>>>,
}

impl Opening {
    pub(super) fn by(key_file: Option<PathBuf>, key_fd: Option<u32>) -> Self {
        Self { key_file, key_fd, opened: Arc::default() }
    }

    /// What opens this folder; nobody is asked twice.
    pub(super) fn safe(&self, folder: &Path, lang: Lang) -> Result<Safe, Fail> {
        let place = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        if let Some(safe) = self.lock().get(&place) {
            return Ok(safe.clone());
        }
        let slots = Slots::of(&Disk::default(), folder, Limits::office());
        let safe = self.open(&slots, folder, lang)?;
        self.lock().insert(place, safe.clone());
        Ok(safe)
    }

    /// Remembers what opened a folder.
    pub(super) fn remember(&self, folder: &Path, safe: &Safe) {
        let place = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        self.lock().insert(place, safe.clone());
    }

    fn open(&self, slots: &Slots, folder: &Path, lang: Lang) -> Result<Safe, Fail> {
        let wrong = |error| slot(lang, error);
        if let Some(path) = &self.key_file {
            let file = KeyFile::read(path).map_err(|error| key_file(lang, path, error))?;
            return slots.open(Secret::File(&file)).map(Safe::sealed).map_err(wrong);
        }
        if let Some(number) = self.key_fd {
            let bytes = Zeroizing::new(platform::read_descriptor(number).map_err(Fail::Out)?);
            let opened = match KeyFile::parse(&bytes) {
                Some(file) => slots.open(Secret::File(&file)),
                None => slots.open(Secret::Passphrase(&Passphrase::typed(&String::from_utf8_lossy(&bytes)))),
            };
            return opened.map(Safe::sealed).map_err(wrong);
        }
        let mut wait = WAIT;
        for tried in 1.. {
            let question = words::passphrase_of(lang, &folder.display());
            let Some(typed) = secret(&question)? else { return Err(OpenError::Locked(folder.to_owned()).into()) };
            match slots.open(Secret::Passphrase(&Passphrase::typed(&typed))) {
                Ok(key) => return Ok(Safe::sealed(key)),
                Err(error @ SlotError::Wrong) => {
                    out::complain(&wrong(error).sentence(lang));
                    if let Some(found) = Passphrase::hint(&typed) {
                        out::complain(hint(found).say(lang));
                    }
                }
                Err(error) => return Err(wrong(error)),
            }
            if tried >= TRIES {
                out::complain(&words::wait(lang, wait.as_secs()));
                std::thread::sleep(wait);
                wait = (wait * 2).min(Duration::from_secs(60));
            }
        }
        Err(OpenError::Locked(folder.to_owned()).into())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<PathBuf, Safe>> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Says whether a passphrase opens this folder: by what an administrator always sits down.
pub(super) fn by_passphrase(folder: PathBuf) -> OpensFolder {
    Box::new(move |words| {
        let slots = Slots::of(&Disk::default(), &folder, Limits::office());
        slots.open(Secret::Passphrase(&Passphrase::typed(words))).is_ok()
    })
}

/// What somebody types in the terminal without its being shown; `None` where they gave up or there is no terminal.
pub(super) fn secret(question: &str) -> Result<Option<Zeroizing<String>>, Fail> {
    // Whoever runs the program without a terminal is not asked in one.
    if !std::io::stdin().is_terminal() && !std::io::stderr().is_terminal() {
        return Ok(None);
    }
    match platform::read_secret(question) {
        Ok(typed) => Ok(typed.map(Zeroizing::new)),
        Err(error) if platform::has_no_terminal(&error) => Ok(None),
        Err(error) => Err(Fail::Out(error)),
    }
}

/// What may have gone wrong while somebody typed.
pub(super) fn hint(hint: Hint) -> Msg {
    match hint {
        Hint::InputMethod => words::INPUT_METHOD,
        Hint::CapsLock => words::CAPS_LOCK,
    }
}

/// Why a key file does not do.
pub(super) fn key_file(lang: Lang, path: &Path, error: KeyFileError) -> Fail {
    match error {
        KeyFileError::Io(source) => Fail::Open(OpenError::Io { path: path.to_owned(), source }),
        KeyFileError::Damaged => Fail::Said(words::key_file(lang, &path.display(), words::KEY_FILE_DAMAGED)),
        KeyFileError::Exists => Fail::Said(words::key_file(lang, &path.display(), words::KEY_FILE_EXISTS)),
    }
}

/// Why a slot does not open, or is not made.
pub(super) fn slot(lang: Lang, error: SlotError) -> Fail {
    Fail::Said(match error {
        SlotError::Open(error) => return Fail::Open(error),
        SlotError::Wrong => words::WRONG.say(lang).to_owned(),
        SlotError::NoneOfKind => words::NONE_OF_KIND.say(lang).to_owned(),
        SlotError::NoSuchSlot(number) => words::no_such_slot(lang, number),
        SlotError::Forged(number) => words::forged(lang, number),
        SlotError::Outside(number) => words::outside(lang, number),
        SlotError::Last => words::LAST.say(lang).to_owned(),
        SlotError::NotMade => words::NOT_MADE.say(lang).to_owned(),
    })
}
