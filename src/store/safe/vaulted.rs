//! The vault in the safe: loaded with its folder, asked for the key of every record of somebody or of a period, and written
//! only when a period begins or something is erased.
//!
//! What is open and what lies in the folder are one line of vaults: the later one counts, and whoever may write brings the
//! folder's up to it.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError, RwLock};

use super::key::{Key, OfficeKey, Purpose};
use super::nonces::Nonces;
use super::values::{open_whole, seal_whole};
use super::{SealError, Standing};
use crate::model::Period;
use crate::store::error::{Damage, OpenError, Wrong};
use crate::store::vault::{Files, Mark, Sealer, Secret, Trouble, Vault};

/// What the vault is called where no one file of it is meant.
const NAME: &str = "VAULT";
/// People whose keys stay in memory: each is derived in some microseconds, and a start asks for most of them often.
const REMEMBERED: usize = 1 << 14;

/// The vault of the folder that is open.
pub struct Vaulted {
    sealer: Under,
    held: RwLock<Option<Held>>,
    known: Mutex<HashMap<(u64, Period), Secret>>,
}

struct Held {
    vault: Vault,
    /// Where it lies; nowhere where it was begun in memory.
    files: Option<Files>,
}

/// Seals the vault under the office's own key for it.
struct Under {
    key: Key,
    nonces: Nonces,
}

impl Sealer for Under {
    fn seal(&self, generation: u64, plain: Vec<u8>) -> Result<Vec<u8>, SealError> {
        seal_whole(&self.key, self.nonces.next()?, &label(generation), &plain)
    }

    fn open(&self, generation: u64, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        open_whole(&self.key, &label(generation), sealed).ok_or(SealError::Forged)
    }
}

fn label(generation: u64) -> Vec<u8> {
    [b"linli vault".as_slice(), &generation.to_be_bytes()].concat()
}

impl Vaulted {
    pub(super) fn of(office: &OfficeKey, nonces: Nonces) -> Self {
        let sealer = Under { key: office.subkey(Purpose::Vault), nonces };
        Self { sealer, held: RwLock::default(), known: Mutex::default() }
    }

    /// A vault that lies nowhere, for golden bytes.
    pub(in crate::store) fn begin_in_memory(&self, root: Secret) {
        let held = Held { vault: Vault::of(root), files: None };
        *self.held.write().unwrap_or_else(PoisonError::into_inner) = Some(held);
    }

    /// Loads the vault of a folder; `begins` makes one where there is none yet, and `mends` brings its files up to what is
    /// open.
    #[allow(clippy::match_same_arms, reason = "what is found counts for two reasons")]
    pub(in crate::store) fn attach(&self, files: &Files, begins: bool, mends: bool) -> Result<(), OpenError> {
        let found = files.open(&self.sealer, mends).map_err(opened)?.map(|(vault, _)| vault);
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        let open = held.as_ref().map(|held| held.vault.clone());
        let goes_on = matches!((&open, &found), (Some(open), Some(found)) if found.goes_on_in(open));
        let vault = match (open, found) {
            (None, Some(found)) => found,
            (Some(open), Some(found)) if found.goes_on_in(&open) => {
                if mends && found != open {
                    files.write(&self.sealer, &open).map_err(opened)?;
                }
                open
            }
            (Some(_), Some(found)) => found,
            (open, None) if begins => {
                let vault = match open {
                    Some(vault) => vault,
                    None => Vault::of(random().map_err(|_| opened(SealError::NoRandom.into()))?),
                };
                files.write(&self.sealer, &vault).map_err(opened)?;
                vault
            }
            // Without it nothing that is about anybody opens, and nothing may be written as if it did.
            (_, None) => {
                let [path, _] = files.paths();
                return Err(Damage::to_file(&path, Wrong::Missing).into());
            }
        };
        // Whoever only reads a copy beside it, as the proof of a backup does, leaves what is open where it lies.
        let lies = held.take().and_then(|held| held.files).filter(|_| !mends && goes_on);
        *held = Some(Held { vault, files: Some(lies.unwrap_or_else(|| files.clone())) });
        self.forget_known();
        Ok(())
    }

    /// The key of a record of somebody, or of a period.
    pub(in crate::store) fn key(&self, subject: u64, period: Period) -> Standing<Secret> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = known.get(&(subject, period)) {
            return Standing::Here(*key);
        }
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        let found = held.as_ref().map_or(Standing::KeyMissing, |held| held.vault.value_key(subject, period));
        if let Standing::Here(key) = found {
            if known.len() >= REMEMBERED {
                known.clear();
            }
            known.insert((subject, period), key);
        }
        found
    }

    /// The period under which something new of this one is sealed: itself, or the next year that was not taken away. One
    /// that has not begun begins now, durably.
    pub(in crate::store) fn settled(&self, period: Period) -> Result<Period, SealError> {
        let wanted = |vault: &Vault| {
            let gone = |period: &Period| vault.periods().erased().any(|(erased, _)| erased == *period);
            let mut period = period;
            while gone(&period) {
                period.year = period.year.saturating_add(1);
            }
            period
        };
        {
            let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
            let Some(held) = held.as_ref() else { return Err(SealError::Locked) };
            let period = wanted(&held.vault);
            if held.vault.knows(period) {
                return Ok(period);
            }
        }
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        let Some(held) = held.as_mut() else { return Err(SealError::Locked) };
        let period = wanted(&held.vault);
        let mut vault = held.vault.clone();
        let key = match &held.files {
            Some(_) => random().map_err(|_| SealError::NoRandom)?,
            // Golden bytes are the same each time.
            None => [period.class; 32],
        };
        if vault.begin(period, key) {
            if let Some(files) = &held.files {
                files.write(&self.sealer, &vault).map_err(|_| SealError::Locked)?;
            }
            held.vault = vault;
        }
        Ok(period)
    }

    /// Erases people and periods for good; answers whether any key of them was there.
    pub(in crate::store) fn erase(&self, people: &[u64], periods: &[Period], mark: Mark) -> Result<bool, OpenError> {
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        let Some(held) = held.as_mut() else { return Ok(false) };
        let mut vault = held.vault.clone();
        for person in people {
            vault.erase(*person, mark);
        }
        for period in periods {
            vault.erase_period(*period, mark);
        }
        let changed = vault.generation() != held.vault.generation();
        if changed {
            if let Some(files) = &held.files {
                files.write(&self.sealer, &vault).map_err(opened)?;
            }
            held.vault = vault;
        }
        self.forget_known();
        Ok(changed)
    }

    /// Whether a folder's vault is open.
    pub(in crate::store) fn is_open(&self) -> bool {
        self.held.read().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Those of these people whose keys are there still.
    pub(in crate::store) fn still_has(&self, people: &[u64]) -> Vec<u64> {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        let erased = |id: &u64| held.as_ref().is_some_and(|held| held.vault.is_erased(*id));
        people.iter().copied().filter(|id| !erased(id)).collect()
    }

    /// Puts the vault that is open into another folder.
    pub(in crate::store) fn write_into(&self, files: &Files) -> Result<(), OpenError> {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        match held.as_ref() {
            Some(held) => files.write(&self.sealer, &held.vault).map_err(opened),
            None => Err(Damage::to_file(Path::new(NAME), Wrong::Missing).into()),
        }
    }

    /// Brings a vault that lies beside an older backup up to the one that is open, where it differs from that by erasures
    /// and new periods alone: what was erased since goes from that backup too. Any other is left as it is.
    pub(in crate::store) fn bring_up(&self, path: &Path) -> Result<(), OpenError> {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        let Some((files, vault)) = held.as_ref().and_then(|held| Some((held.files.as_ref()?, &held.vault))) else {
            return Ok(());
        };
        match files.read_one(path, &self.sealer) {
            Ok(Some(older)) if older != *vault && older.goes_on_in(vault) => {
                files.write_as(path, &self.sealer, vault).map_err(opened)
            }
            // Another office's, or one that does not open: nothing of ours.
            Ok(_) | Err(Trouble::Damaged(_) | Trouble::Foreign(_) | Trouble::Seal(_) | Trouble::Differ(_)) => Ok(()),
            Err(error) => Err(opened(error)),
        }
    }

    /// Writes the vault as one file, such as lies beside a backup.
    pub(in crate::store) fn write_beside(&self, path: &Path) -> Result<(), OpenError> {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        match held.as_ref().and_then(|held| Some((held.files.as_ref()?, &held.vault))) {
            Some((files, vault)) => files.write_as(path, &self.sealer, vault).map_err(opened),
            None => Err(Damage::to_file(path, Wrong::Missing).into()),
        }
    }

    /// Lays the vault that lies beside a backup into a folder.
    pub(in crate::store) fn lay_out(&self, path: &Path, files: &Files) -> Result<(), OpenError> {
        let beside = files.read_one(path, &self.sealer).map_err(opened)?;
        let vault = beside.ok_or_else(|| OpenError::from(Damage::to_file(path, Wrong::Missing)))?;
        files.write(&self.sealer, &vault).map_err(opened)
    }

    fn forget_known(&self) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

fn random() -> Result<Secret, getrandom::Error> {
    let mut key = [0; 32];
    getrandom::fill(&mut key)?;
    Ok(key)
}

/// Why a vault cannot be worked with, as whoever opens a store hears it.
fn opened(trouble: Trouble) -> OpenError {
    match trouble {
        Trouble::Io { path, source } => OpenError::Io { path, source },
        Trouble::Damaged(path) => Damage::to_file(&path, Wrong::Checksum).into(),
        Trouble::Foreign(path) => Damage::to_file(&path, Wrong::Foreign).into(),
        Trouble::Differ(path) => Damage::to_file(&path, Wrong::Forged).into(),
        Trouble::Seal(_) => Damage::to_file(Path::new(NAME), Wrong::Forged).into(),
    }
}
