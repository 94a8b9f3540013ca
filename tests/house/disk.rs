//! File calls of the store stand behind its `Disk` alone, and what systems do differently behind `platform`.

use std::path::{Path, PathBuf};

use crate::arrows::sources;

/// What a source says outside its tests.
fn said(file: &Path) -> String {
    let source = std::fs::read_to_string(file).unwrap();
    let own = source.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
    own.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn house() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Files of `room`, other than those in `except`, that say one of `words`.
fn sayers(room: &Path, except: &[&str], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in sources(room) {
        if except.iter().any(|one| file.starts_with(house().join(one))) {
            continue;
        }
        let source = said(&file);
        found.extend(words.iter().filter(|word| source.contains(*word)).map(|w| format!("{}: {w}", file.display())));
    }
    found
}

#[test]
fn the_store_calls_files_through_its_disk_alone() {
    let calls = [
        "std::fs",
        "fs::",
        "rustix",
        "std::os::",
        "OpenOptions",
        "File::open",
        "File::create",
        ".exists()",
        ".metadata()",
        ".symlink_metadata()",
        ".canonicalize()",
        ".is_dir()",
        ".is_file()",
        ".read_dir()",
    ];
    // The last one is tests from end to end.
    let except = ["store/disk", "store/formats.rs"];
    let found = sayers(&house().join("store"), &except, &calls);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn only_the_platform_room_and_the_terminal_tell_systems_apart() {
    let words =
        ["cfg(unix)", "cfg(windows)", "cfg(target_os", "cfg(not(", "cfg(any(", "std::os::", "rustix::", "libc::"];
    let found = sayers(&house(), &["platform", "ui/terminal.rs", "ui/terminal"], &words);
    assert!(found.is_empty(), "{}", found.join("\n"));
}
