//! Who may read a data folder that was used for everything: its owner alone.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use linli::exchange::page::Page;
use linli::exchange::printer::Printer;
use linli::store::Safe;
use linli::store::drafts::Drafts;
use linli::store::{Engine, Options};

use crate::shell::Folder;

/// Files and folders that have another mode than they should.
fn open_to_others(path: &Path, found: &mut Vec<String>, seen: &mut Vec<PathBuf>) {
    let meta = path.symlink_metadata().unwrap();
    let wanted = if meta.is_dir() { 0o700 } else { 0o600 };
    let mode = meta.permissions().mode() & 0o7777;
    if mode != wanted {
        found.push(format!("{} {mode:o}", path.display()));
    }
    seen.push(path.to_owned());
    if meta.is_dir() {
        for entry in std::fs::read_dir(path).unwrap() {
            open_to_others(&entry.unwrap().path(), found, seen);
        }
    }
}

#[test]
fn everything_in_a_used_data_folder_is_its_owners_alone() {
    let folder = Folder::new();
    let data = folder.path("office");
    folder.demo("office", "--residents 300 --today 2026-11-23");
    // The kept index of the search, a backup with its note, a draft, a page that was printed into the folder.
    folder.linli("office", "find 王").is(0);
    folder.linli("office", &format!("backup {}", folder.path("b").display())).is(0);
    Drafts::of(&data, Safe::plain()).save(7, (1, 1), 0, &"half a form").unwrap();
    Printer::into_folder(data.join("prints")).print(&Page::default(), "2026-11-23-0800").unwrap();
    // sled's folder while it is open, also one that was set aside, and files that somebody copied here by hand.
    std::fs::remove_file(data.join("sled/conf")).unwrap();
    let by_hand = data.join("linli.toml");
    std::fs::write(&by_hand, "").unwrap();
    std::fs::set_permissions(&by_hand, PermissionsExt::from_mode(0o664)).unwrap();
    for folder in [&data, &data.join("sled")] {
        std::fs::set_permissions(folder, PermissionsExt::from_mode(0o755)).unwrap();
    }
    // What is not the program's is left alone.
    let script = data.join("backup-to-disk.sh");
    std::fs::write(&script, "").unwrap();
    std::fs::set_permissions(&script, PermissionsExt::from_mode(0o755)).unwrap();
    let mut engine = Engine::open(&data, Options::default()).unwrap();
    engine.settle().unwrap();
    let (mut found, mut seen) = (Vec::new(), Vec::new());
    open_to_others(&data, &mut found, &mut seen);
    assert_eq!(found, [format!("{} 755", script.display())]);
    let named = |name: &str| seen.iter().any(|path| path.strip_prefix(&data).unwrap().starts_with(name));
    for name in
        ["FORMAT", "CURRENT", "HOLDER", "LOCK", "BACKUP", "journal/0000000001.seg", "sled/db", "sled/conf", "drafts"]
    {
        assert!(named(name), "{name} is missing");
    }
    assert!(named("prints/2026-11-23-0800.html") && named("lookup.cache"), "{seen:?}");
    drop(engine);
    let (mut found, mut seen) = (Vec::new(), Vec::new());
    open_to_others(&data, &mut found, &mut seen);
    assert_eq!(found, [format!("{} 755", script.display())]);
    let outside = folder.path("b").metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(outside, 0o600, "the backup");
}
