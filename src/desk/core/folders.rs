//! Folders as a clerk looks through them: what lies in one, and where to begin. Reads names only, never a file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use directories::UserDirs;

use crate::platform;

/// What lies in a folder; hidden names are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folder {
    /// Folders in it, by name.
    pub folders: Vec<String>,
    /// Files in it that end in one of the wanted ways, by name.
    pub files: Vec<String>,
}

/// Where to begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The person's own folder.
    Home,
    /// What stands on their desktop.
    Desktop,
    /// What they fetched.
    Downloads,
    /// A disk that was plugged in.
    Disk,
}

/// Looks into a folder; without `endings`, at folders only.
pub fn look(dir: &Path, endings: &[&str]) -> io::Result<Folder> {
    let mut found = Folder::default();
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        // A name that is no text cannot be shown, and so not be picked.
        let Ok(name) = entry.file_name().into_string() else { continue };
        if name.starts_with('.') {
            continue;
        }
        let ending = Path::new(&name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let wanted = endings.iter().any(|known| known.eq_ignore_ascii_case(ending));
        match fs::metadata(entry.path()) {
            Ok(meta) if meta.is_dir() => found.folders.push(name),
            Ok(_) if wanted => found.files.push(name),
            _ => {}
        }
    }
    found.folders.sort_unstable();
    found.files.sort_unstable();
    Ok(found)
}

/// Where to begin: home, what stands in it, and disks that were plugged in.
pub fn places() -> Vec<(Place, PathBuf)> {
    let mut places = Vec::new();
    if let Some(user) = UserDirs::new() {
        places.push((Place::Home, user.home_dir().to_owned()));
        let own = [(Place::Desktop, user.desktop_dir()), (Place::Downloads, user.download_dir())];
        places.extend(
            own.into_iter()
                .filter_map(|(place, dir)| dir.filter(|dir| dir.is_dir()).map(|dir| (place, dir.to_owned()))),
        );
    }
    let disks = ["/media", "/run/media", "/mnt"]
        .iter()
        .flat_map(|root| disks(Path::new(root), platform::login_name().as_deref()));
    places.extend(disks.map(|disk| (Place::Disk, disk)));
    places
}

/// The disks below a folder in which systems mount them: directly, or in a folder of the person's own name.
fn disks(root: &Path, own: Option<&std::ffi::OsStr>) -> Vec<PathBuf> {
    let folders = |dir: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(dir).into_iter().flatten().flatten().map(|entry| entry.path());
        entries.filter(|path| path.is_dir()).collect()
    };
    let mut found: Vec<PathBuf> = folders(root)
        .into_iter()
        .flat_map(|path| if own.is_some() && path.file_name() == own { folders(&path) } else { vec![path] })
        .collect();
    found.sort_unstable();
    found
}

/// A name of this stem and ending that is still free in a folder: `居民-2026-11-23.xlsx`, else `居民-2026-11-23-2.xlsx`.
pub fn free_name(dir: &Path, stem: &str, ending: &str) -> PathBuf {
    let first = dir.join(format!("{stem}.{ending}"));
    let others = (2..1000).map(|number| dir.join(format!("{stem}-{number}.{ending}")));
    std::iter::once(first.clone()).chain(others).find(|path| path.symlink_metadata().is_err()).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_shows_what_may_be_picked_and_nothing_hidden() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["名册.xlsx", "b.CSV", "notes.txt", ".secret.csv"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        for name in ["子文件夹", ".cache"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let found = look(folder.path(), &["xlsx", "csv"]).unwrap();
        assert_eq!(found, Folder { folders: vec!["子文件夹".into()], files: vec!["b.CSV".into(), "名册.xlsx".into()] });
        assert_eq!(look(folder.path(), &[]).unwrap().files, Vec::<String>::new());
        assert!(look(&folder.path().join("none"), &[]).is_err());
    }

    #[test]
    fn disks_stand_directly_or_below_the_persons_name() {
        let root = tempfile::tempdir().unwrap();
        for disk in ["USB", "clerk/白色U盘", "clerk/KINGSTON"] {
            fs::create_dir_all(root.path().join(disk)).unwrap();
        }
        let names = |own: Option<&str>| -> Vec<String> {
            let found = disks(root.path(), own.map(std::ffi::OsStr::new));
            found.iter().map(|path| path.strip_prefix(root.path()).unwrap().display().to_string()).collect()
        };
        assert_eq!(names(Some("clerk")), ["USB", "clerk/KINGSTON", "clerk/白色U盘"]);
        assert_eq!(names(None), ["USB", "clerk"]);
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let folder = tempfile::tempdir().unwrap();
        let free = || free_name(folder.path(), "居民-2026-11-23", "xlsx");
        assert_eq!(free(), folder.path().join("居民-2026-11-23.xlsx"));
        fs::write(free(), "x").unwrap();
        assert_eq!(free(), folder.path().join("居民-2026-11-23-2.xlsx"));
    }
}
