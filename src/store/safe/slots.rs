//! The key slots of a folder: one small file each, kept twice, so that one damaged file locks nobody out. A slot is
//! written to one copy and then to the other: whatever is cut off leaves the old one or the new one.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::key::OfficeKey;
use super::nonces::NONCE;
use super::passphrase::{Limits, Stretch};
use super::slot::{Secret, SlotKind, Tried, Wrapped};
use crate::store::disk::Disk;
use crate::store::durable;
use crate::store::error::{At, Damage, OpenError, Wrong};

/// The folder of them in a data folder.
pub const SLOTS: &str = "slots";
/// How the names of a slot's two copies end.
const COPIES: [&str; 2] = ["a", "b"];
/// Bytes that a slot's file has at most: nothing longer is read.
const MOST: u64 = 4096;

/// The slots of a data folder.
#[derive(Debug, Clone)]
pub struct Slots {
    disk: Disk,
    dir: PathBuf,
    limits: Limits,
}

/// A slot, as far as it can be told without what opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    pub number: u32,
    /// What opens it.
    pub kind: SlotKind,
    /// How much a guess costs.
    pub stretch: Stretch,
    /// Whether both copies of it are whole.
    pub whole: bool,
}

/// Why a slot does not open, or is not made.
#[derive(Debug, thiserror::Error)]
pub enum SlotError {
    /// No slot was made with this secret.
    #[error("no slot opens with this")]
    Wrong,
    /// There is no slot of this kind.
    #[error("there is no slot of this kind")]
    NoneOfKind,
    /// There is no slot of this number.
    #[error("there is no slot {0}")]
    NoSuchSlot(u32),
    /// The secret is right and the slot was changed by somebody.
    #[error("slot {0} was forged")]
    Forged(u32),
    /// It asks for more or less than a slot may.
    #[error("slot {0} asks for what no slot may")]
    Outside(u32),
    /// It is the last one: without it nobody would get in.
    #[error("the last slot is not removed")]
    Last,
    /// The system has no random bytes, or the key cannot be wrapped.
    #[error("no slot can be made")]
    NotMade,
    /// The files cannot be read or written, or are damaged.
    #[error(transparent)]
    Open(#[from] OpenError),
}

/// A slot's copies: what each says, `None` where it is damaged or missing.
type Copies = [Option<Wrapped>; 2];

impl Slots {
    /// The slots of the data folder `dir`.
    pub fn of(disk: &Disk, dir: &Path, limits: Limits) -> Self {
        Self { disk: disk.clone(), dir: dir.join(SLOTS), limits }
    }

    /// Every slot; one of which both copies are damaged is damage.
    pub fn list(&self) -> Result<Vec<Slot>, OpenError> {
        let slots = self.read()?.into_iter().map(|(number, copies)| {
            let whole = copies.iter().all(Option::is_some);
            let slot = newest(copies).ok_or_else(|| self.damage(number))?;
            Ok(Slot { number, kind: slot.kind, stretch: slot.stretch, whole })
        });
        slots.collect()
    }

    /// The office's key, by a secret that some slot was made with.
    ///
    /// # Errors
    /// A damaged slot is told from a wrong secret: where one is damaged and no other opens, that is the answer.
    pub fn open(&self, secret: Secret<'_>) -> Result<OfficeKey, SlotError> {
        let mut why = SlotError::NoneOfKind;
        for (number, copies) in self.read()? {
            let Some(slot) = newest(copies) else {
                why = OpenError::from(self.damage(number)).into();
                continue;
            };
            if slot.kind != secret.kind() {
                continue;
            }
            match slot.open(secret, &self.limits) {
                Tried::Opened(key) => return Ok(key),
                Tried::Wrong if matches!(why, SlotError::NoneOfKind) => why = SlotError::Wrong,
                Tried::Wrong => {}
                Tried::Forged => return Err(SlotError::Forged(number)),
                Tried::Outside => why = SlotError::Outside(number),
            }
        }
        Err(why)
    }

    /// Adds a slot; answers its number.
    pub fn add(&self, office: &OfficeKey, secret: Secret<'_>) -> Result<u32, SlotError> {
        let number = self.read()?.last_key_value().map_or(0, |(number, _)| *number) + 1;
        self.write(office, secret, number, 1)?;
        Ok(number)
    }

    /// Makes a slot anew, with another secret of any kind.
    pub fn change(&self, office: &OfficeKey, secret: Secret<'_>, number: u32) -> Result<(), SlotError> {
        let mut slots = self.read()?;
        let copies = slots.remove(&number).ok_or(SlotError::NoSuchSlot(number))?;
        let generation = newest(copies).map_or(0, |slot| slot.generation) + 1;
        self.write(office, secret, number, generation)
    }

    /// Removes a slot. Earlier copies of the folder still have it.
    pub fn remove(&self, number: u32) -> Result<(), SlotError> {
        let slots = self.read()?;
        if !slots.contains_key(&number) {
            return Err(SlotError::NoSuchSlot(number));
        }
        let mut others = slots.into_iter().filter(|(other, _)| *other != number);
        if others.find_map(|(_, copies)| newest(copies)).is_none() {
            return Err(SlotError::Last);
        }
        for ending in COPIES {
            let path = self.path(number, ending);
            match self.disk.remove(&path) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error).at(&path)?,
                _ => {}
            }
        }
        Ok(self.disk.sync_folder(&self.dir).at(&self.dir)?)
    }

    /// Every slot's file with its name, for a backup; the newest copy of each.
    pub(in crate::store) fn files(&self) -> Result<Vec<(u32, String)>, OpenError> {
        let slots = self.read()?.into_iter().map(|(number, copies)| {
            let slot = newest(copies).ok_or_else(|| self.damage(number))?;
            Ok((number, slot.text()))
        });
        slots.collect()
    }

    /// Puts slots' files from elsewhere into this folder, both copies of each.
    pub(in crate::store) fn lay_out(&self, files: &[(u32, String)]) -> Result<(), OpenError> {
        for (number, text) in files {
            self.put(*number, text)?;
        }
        Ok(())
    }

    fn write(&self, office: &OfficeKey, secret: Secret<'_>, number: u32, generation: u64) -> Result<(), SlotError> {
        let (mut salt, mut nonce) = ([0; 16], [0; NONCE]);
        let filled = getrandom::fill(&mut salt).and_then(|()| getrandom::fill(&mut nonce));
        filled.map_err(|_| SlotError::NotMade)?;
        let made = Wrapped::make((office, secret), (number, generation), &self.limits, (salt, nonce));
        let slot = made.ok_or(SlotError::NotMade)?;
        // What cannot be opened must never take the place of what could.
        let Tried::Opened(_) = slot.open(secret, &self.limits) else { return Err(SlotError::NotMade) };
        Ok(self.put(number, &slot.text())?)
    }

    fn put(&self, number: u32, text: &str) -> Result<(), OpenError> {
        self.disk.make_folder(&self.dir).at(&self.dir)?;
        for ending in COPIES {
            let path = self.path(number, ending);
            durable::replace(&self.disk, &path, text.as_bytes()).at(&path)?;
        }
        Ok(())
    }

    /// Every slot's copies, by number.
    fn read(&self) -> Result<BTreeMap<u32, Copies>, OpenError> {
        let entries = match self.disk.list(&self.dir) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(BTreeMap::new()),
            Err(error) => return Err(error).at(&self.dir),
        };
        let mut slots: BTreeMap<u32, Copies> = BTreeMap::new();
        for path in entries {
            let number = path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.parse().ok());
            let ending = path.extension().and_then(|ending| ending.to_str());
            let place = COPIES.iter().position(|copy| Some(*copy) == ending);
            let (Some(number), Some(place)) = (number, place) else { continue };
            let size = self.disk.size(&path).at(&path)?;
            let bytes = if size > MOST { Vec::new() } else { self.disk.read(&path).at(&path)? };
            // One that stands under another's number was put there by hand.
            let slot = Wrapped::parse(&bytes).filter(|slot| slot.number == number);
            if let Some(copy) = slots.entry(number).or_default().get_mut(place) {
                *copy = slot;
            }
        }
        Ok(slots)
    }

    fn path(&self, number: u32, ending: &str) -> PathBuf {
        self.dir.join(format!("{number}.{ending}"))
    }

    fn damage(&self, number: u32) -> Damage {
        Damage::to_file(&self.path(number, "a"), Wrong::Checksum)
    }
}

/// The copy that was written last.
fn newest(copies: Copies) -> Option<Wrapped> {
    copies.into_iter().flatten().max_by_key(|slot| slot.generation)
}
