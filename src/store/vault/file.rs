//! The vault on the disk: two copies, each whole or not there, replaced one after the other by a rename.
//!
//! `["LNV1"][crc32c u32][store u64][mode and suite u64][generation u64][len u64][sealed vault]`, the checksum over all
//! behind itself. The newer good copy counts, and whoever may write puts the other one right: a copy that was left from
//! before an erasure must not outlive it.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::super::bytes::Bytes;
use super::super::disk::Disk;
use super::super::durable;
use super::super::owner::Owner;
use super::super::safe::SealError;
use super::Vault;

const MAGIC: [u8; 4] = *b"LNV1";
/// Bytes before those that the checksum covers.
const CHECKED: usize = 8;
/// The two copies.
const NAMES: [&str; 2] = ["VAULT.a", "VAULT.b"];

/// What seals the vault for the disk: the safe's own key for it.
pub trait Sealer {
    /// Seals a vault of this generation.
    ///
    /// # Errors
    /// Where the key is not at hand.
    fn seal(&self, generation: u64, plain: Vec<u8>) -> Result<Vec<u8>, SealError>;

    /// Opens one.
    ///
    /// # Errors
    /// Where it was forged, or sealed for another store.
    fn open(&self, generation: u64, sealed: &[u8]) -> Result<Vec<u8>, SealError>;
}

/// Why there is no vault to work with.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The file system refused.
    #[error("{}: {source}", path.display())]
    Io {
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Both copies are damaged, or one is and the other is not there.
    #[error("{} is damaged", .0.display())]
    Damaged(PathBuf),
    /// It is another store's.
    #[error("{} is another store's", .0.display())]
    Foreign(PathBuf),
    /// The two copies contradict each other.
    #[error("the copies of {} are of one generation and differ", .0.display())]
    Differ(PathBuf),
    /// The seal does not open.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// The vault's files in a folder.
#[derive(Debug, Clone)]
pub struct Files {
    disk: Disk,
    dir: PathBuf,
    owner: Owner,
}

/// What one copy turned out to be.
enum Copy {
    Missing,
    Broken,
    Good(Vault),
}

impl Files {
    /// The files of a store's vault in this folder.
    pub(in crate::store) fn of(disk: &Disk, dir: &Path, owner: Owner) -> Self {
        Self { disk: disk.clone(), dir: dir.to_owned(), owner }
    }

    /// Where the copies lie.
    pub fn paths(&self) -> [PathBuf; 2] {
        NAMES.map(|name| self.dir.join(name))
    }

    /// Reads the vault; `None` where there is none. `mend` puts the other copy right where it is not the same; answers
    /// whether it was not.
    ///
    /// # Errors
    /// [`Trouble`]; nothing was written then.
    pub fn open(&self, sealer: &dyn Sealer, mend: bool) -> Result<Option<(Vault, bool)>, Trouble> {
        let [one, other] = self.paths();
        let copies = [self.read(&one, sealer)?, self.read(&other, sealer)?];
        let vault = match copies {
            [Copy::Missing, Copy::Missing] => return Ok(None),
            [Copy::Good(one), Copy::Good(other)] if one == other => return Ok(Some((one, false))),
            [Copy::Good(one), Copy::Good(other)] => {
                let (older, newer) = if one.generation() <= other.generation() { (one, other) } else { (other, one) };
                // One that does not go on from the other was made elsewhere, or is of a folder that was put together.
                if older.generation() == newer.generation() || !older.goes_on_in(&newer) {
                    return Err(Trouble::Differ(self.dir.clone()));
                }
                newer
            }
            [Copy::Good(good), _] | [_, Copy::Good(good)] => good,
            [Copy::Broken, _] => return Err(Trouble::Damaged(one)),
            [_, Copy::Broken] => return Err(Trouble::Damaged(other)),
        };
        if mend {
            self.write(sealer, &vault)?;
        }
        Ok(Some((vault, true)))
    }

    /// Puts a vault in the place of both copies, durably. Where it fails between them, the next opening ends it.
    ///
    /// # Errors
    /// [`Trouble`]: it is not certain then which vault the next opening finds.
    pub fn write(&self, sealer: &dyn Sealer, vault: &Vault) -> Result<(), Trouble> {
        for path in self.paths() {
            self.write_as(&path, sealer, vault)?;
        }
        Ok(())
    }

    /// The same as one file, such as lies beside a backup.
    ///
    /// # Errors
    /// [`Trouble`].
    pub fn write_as(&self, path: &Path, sealer: &dyn Sealer, vault: &Vault) -> Result<(), Trouble> {
        let sealed = sealer.seal(vault.generation(), vault.encode())?;
        let mut checked = Vec::with_capacity(32 + sealed.len());
        for number in [self.owner.store, self.owner.word(), vault.generation(), sealed.len() as u64] {
            checked.extend_from_slice(&number.to_le_bytes());
        }
        checked.extend_from_slice(&sealed);
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&crc32c::crc32c(&checked).to_le_bytes());
        bytes.append(&mut checked);
        durable::replace(&self.disk, path, &bytes).map_err(at(path))
    }

    /// Reads one file alone; `None` where there is none.
    ///
    /// # Errors
    /// [`Trouble`].
    pub fn read_one(&self, path: &Path, sealer: &dyn Sealer) -> Result<Option<Vault>, Trouble> {
        match self.read(path, sealer)? {
            Copy::Missing => Ok(None),
            Copy::Broken => Err(Trouble::Damaged(path.to_owned())),
            Copy::Good(vault) => Ok(Some(vault)),
        }
    }

    fn read(&self, path: &Path, sealer: &dyn Sealer) -> Result<Copy, Trouble> {
        let bytes = match self.disk.read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Copy::Missing),
            Err(error) => return Err(at(path)(error)),
        };
        let Some((owner, generation, sealed)) = parse(&bytes) else { return Ok(Copy::Broken) };
        // Whose it is says the seal; a store that was restored or repaired has another id and the same vault.
        if (owner.training, owner.suite) != (self.owner.training, self.owner.suite) {
            return Err(Trouble::Foreign(path.to_owned()));
        }
        // The checksum is right: what does not open now was not damaged.
        let plain = sealer.open(generation, sealed)?;
        match Vault::decode(&plain).filter(|vault| vault.generation() == generation) {
            Some(vault) => Ok(Copy::Good(vault)),
            None => Err(SealError::Forged.into()),
        }
    }
}

fn parse(bytes: &[u8]) -> Option<(Owner, u64, &[u8])> {
    let mut fields = Bytes(bytes);
    (fields.take(MAGIC.len())? == MAGIC).then_some(())?;
    let crc = fields.u32()?;
    (crc == crc32c::crc32c(bytes.get(CHECKED..)?)).then_some(())?;
    let (store, word, generation, len) = (fields.u64()?, fields.u64()?, fields.u64()?, fields.u64()?);
    (fields.0.len() as u64 == len).then_some(())?;
    Some((Owner::of(store, word)?, generation, fields.0))
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> Trouble {
    let path = path.to_owned();
    move |source| Trouble::Io { path, source }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::super::super::disk::{Call, Watch};
    use super::super::Mark;
    use super::*;

    const MARK: Mark = Mark { at: 1, by: 2 };

    /// A seal that only says for which generation it was made.
    struct Stamped;

    impl Sealer for Stamped {
        fn seal(&self, generation: u64, mut plain: Vec<u8>) -> Result<Vec<u8>, SealError> {
            plain.extend_from_slice(&generation.to_le_bytes());
            Ok(plain)
        }

        fn open(&self, generation: u64, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
            match sealed.split_last_chunk::<8>() {
                Some((plain, stamp)) if *stamp == generation.to_le_bytes() => Ok(plain.to_vec()),
                Some(_) | None => Err(SealError::Forged),
            }
        }
    }

    fn files(dir: &Path, disk: &Disk) -> Files {
        Files::of(disk, dir, Owner::plain(7, false))
    }

    fn vaults() -> [Vault; 2] {
        let vault = Vault::of([7; 32]);
        let mut later = vault.clone();
        later.erase(5 << 16, MARK);
        [vault, later]
    }

    #[test]
    fn a_vault_is_kept_twice_and_put_right_from_either_copy() {
        let dir = tempfile::tempdir().unwrap();
        let files = files(dir.path(), &Disk::default());
        assert!(files.open(&Stamped, true).unwrap().is_none());
        let [vault, later] = vaults();
        files.write(&Stamped, &vault).unwrap();
        assert_eq!(files.open(&Stamped, true).unwrap(), Some((vault.clone(), false)));
        for path in files.paths() {
            let good = std::fs::read(&path).unwrap();
            for place in 0..good.len() {
                let mut bad = good.clone();
                bad[place] ^= 1;
                std::fs::write(&path, &bad).unwrap();
                assert_eq!(files.open(&Stamped, true).unwrap(), Some((vault.clone(), true)), "byte {place}");
                assert_eq!(std::fs::read(&path).unwrap(), good);
            }
            std::fs::remove_file(&path).unwrap();
            assert_eq!(files.open(&Stamped, false).unwrap(), Some((vault.clone(), true)));
            assert!(!path.exists(), "whoever only reads writes nothing");
            assert_eq!(files.open(&Stamped, true).unwrap(), Some((vault.clone(), true)));
            // Left from before an erasure that was cut off between the two: ended, so that no copy has the key.
            files.write_as(&path, &Stamped, &later).unwrap();
            assert_eq!(files.open(&Stamped, true).unwrap(), Some((later.clone(), true)));
            assert_eq!(files.open(&Stamped, true).unwrap(), Some((later.clone(), false)));
            files.write(&Stamped, &vault).unwrap();
        }
    }

    #[test]
    fn what_is_wrong_with_both_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let files = files(dir.path(), &Disk::default());
        let [vault, later] = vaults();
        let [one, other] = files.paths();
        files.write(&Stamped, &vault).unwrap();
        let mut elsewhere = Vault::of([8; 32]);
        elsewhere.erase(1 << 16, MARK);
        files.write_as(&other, &Stamped, &elsewhere).unwrap();
        assert!(matches!(files.open(&Stamped, true), Err(Trouble::Differ(_))));
        files.write_as(&one, &Stamped, &later).unwrap();
        assert!(matches!(files.open(&Stamped, true), Err(Trouble::Differ(_))), "one generation, two vaults");
        for path in [&one, &other] {
            std::fs::write(path, b"LNV1").unwrap();
        }
        assert!(matches!(files.open(&Stamped, true), Err(Trouble::Damaged(path)) if path == one));
        std::fs::remove_file(&one).unwrap();
        assert!(matches!(files.open(&Stamped, true), Err(Trouble::Damaged(path)) if path == other));
        let foreign = Files::of(&Disk::default(), dir.path(), Owner::plain(8, true));
        foreign.write(&Stamped, &vault).unwrap();
        assert!(matches!(files.open(&Stamped, true), Err(Trouble::Foreign(_))));
        // The generation on the outside was changed, and the checksum made right again.
        let mut forged = std::fs::read(&one).unwrap();
        forged[24] ^= 2;
        let crc = crc32c::crc32c(forged.get(CHECKED..).unwrap()).to_le_bytes();
        forged[4..8].copy_from_slice(&crc);
        std::fs::write(&one, &forged).unwrap();
        assert!(matches!(foreign.open(&Stamped, true), Err(Trouble::Seal(SealError::Forged))));
    }

    /// Fails the n-th call.
    #[derive(Debug, Default)]
    struct FailAt(AtomicUsize);

    impl Watch for FailAt {
        fn before(&self, _call: Call<'_>) -> io::Result<()> {
            if self.0.fetch_sub(1, Ordering::Relaxed) == 1 {
                Err(io::Error::other("as a test ordered it"))
            } else {
                Ok(())
            }
        }
    }

    #[test]
    fn wherever_an_erasure_is_cut_off_there_is_one_whole_vault_and_the_next_opening_ends_it() {
        let [vault, later] = vaults();
        let mut ended = 0;
        for call in 1.. {
            let dir = tempfile::tempdir().unwrap();
            let calm = files(dir.path(), &Disk::default());
            calm.write(&Stamped, &vault).unwrap();
            let watch = Arc::new(FailAt(AtomicUsize::new(call)));
            let done = files(dir.path(), &Disk::watched(watch)).write(&Stamped, &later).is_ok();
            let (found, _) = calm.open(&Stamped, true).unwrap().unwrap();
            assert!(found == vault || found == later);
            for path in calm.paths() {
                assert_eq!(calm.read_one(&path, &Stamped).unwrap().as_ref(), Some(&found), "call {call}");
            }
            ended += usize::from(found == later);
            if done {
                break;
            }
        }
        assert!(ended > 2, "cut off behind the first copy, it is ended");
    }
}
