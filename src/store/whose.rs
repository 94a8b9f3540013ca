//! Whose a data folder is where its marker does not say: what the other files in it agree on. Only for looking and for
//! repair, never for writing into the folder.

use std::collections::BTreeMap;
use std::path::Path;

use super::backup;
use super::block;
use super::disk::Disk;
use super::error::{Damage, OpenError, Wrong};
use super::home::Home;
use super::lock;
use super::manifest;
use super::marker::Marker;
use super::owner::{Owner, PLAIN, SEALED};
use super::safe::FolderSeal;
use super::segment;
use super::small_file::SmallFile;
use super::snapshot;

/// The folder of a store, also where its marker is damaged or missing: then with that damage, and as what the files
/// beside it agree on.
pub(super) fn find(disk: &Disk, dir: &Path) -> Result<(Home, Option<Damage>), OpenError> {
    let damage = match Home::find(disk, dir) {
        Ok(Some(home)) => return Ok((home, None)),
        Ok(None) => return Err(OpenError::Missing(dir.to_owned())),
        // Half a store, or one that this program cannot read.
        Err(OpenError::Damaged(damage)) if matches!(damage.wrong, Wrong::Incomplete | Wrong::Suite) => {
            return Err(damage.into());
        }
        Err(OpenError::Damaged(damage)) => damage,
        Err(other) => return Err(other),
    };
    let asked = Home {
        disk: disk.clone(),
        dir: dir.to_owned(),
        store: 0,
        training: false,
        marker: Marker::default(),
        seal: FolderSeal::default(),
    };
    match agreed(&asked)? {
        Some(Owner { store, training, suite: PLAIN }) => {
            let seal = FolderSeal::default().in_training(training);
            Ok((Home { store, training, seal, ..asked }, Some(damage)))
        }
        Some(Owner { store, training, suite: SEALED }) => {
            let seal = FolderSeal::without_key(training);
            Ok((Home { store, training, seal, ..asked }, Some(damage)))
        }
        _ => Err(damage.into()),
    }
}

/// The owner that most files name; what says the mode counts for more than what names the store alone.
fn agreed(home: &Home) -> Result<Option<Owner>, OpenError> {
    let mut votes: BTreeMap<u64, (u32, Option<Owner>)> = BTreeMap::new();
    let mut vote = |store: u64, owner: Option<Owner>| {
        let (count, known) = votes.entry(store).or_default();
        *count += 1;
        *known = known.or(owner);
    };
    let small = [(home.current(), manifest::TITLE), (home.holder(), lock::TITLE), (home.backup_note(), backup::TITLE)];
    for (path, title) in small {
        if let Ok(Some(found)) = SmallFile::read(&home.disk, &path, title) {
            vote(found.owner.store, Some(found.owner));
        }
    }
    for rev in manifest::numbers(home, &home.snapshots(), ".snap")? {
        if let Some(owner) = snapshot::owner(home, rev) {
            vote(owner.store, Some(owner));
        }
    }
    for number in manifest::numbers(home, &home.journal(), ".seg")? {
        let Ok(bytes) = segment::read(home, number) else { continue };
        if let Some(store) = block::store_of_first(&bytes) {
            vote(store, None);
        }
    }
    let most = votes.into_iter().max_by_key(|(_, (count, _))| *count);
    Ok(most.map(|(store, (_, owner))| owner.unwrap_or(Owner::plain(store, false))))
}
