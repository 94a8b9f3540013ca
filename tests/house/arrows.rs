//! Who may call whom: arrows point down, and only `ui` knows the terminal.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms from the ground up; a room may name those before it, and itself.
const FLOORS: [&[&str]; 5] =
    [&["model", "platform"], &["text"], &["lookup", "exchange", "store"], &["desk"], &["ui", "cli"]];

pub(crate) fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files
}

/// The rooms that a source names by `crate::`.
fn named(source: &str) -> Vec<String> {
    source
        .split("crate::")
        .skip(1)
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or("").split(',').map(|item| item.trim().to_owned()).collect(),
            None => vec![rest.to_owned()],
        })
        .map(|path| path.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect())
        .collect()
}

#[test]
fn arrows_point_down() {
    let house = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let floor_of = |room: &str| FLOORS.iter().position(|rooms| rooms.contains(&room));
    let mut wrong = Vec::new();
    for (floor, rooms) in FLOORS.iter().enumerate() {
        for room in *rooms {
            for file in sources(&house.join(room)) {
                let source = fs::read_to_string(&file).unwrap();
                for other in named(&source) {
                    let Some(other_floor) = floor_of(&other) else { continue };
                    // `cli` opens the console; nothing else on a floor calls across it.
                    let across = other_floor == floor && other != *room && !(*room == "cli" && other == "ui");
                    if other_floor > floor || across {
                        wrong.push(format!("{} names {other}", file.display()));
                    }
                }
                let terminal = ["ratatui", "crossterm"].iter().any(|crate_| source.contains(&format!("{crate_}::")));
                if terminal && *room != "ui" {
                    wrong.push(format!("{} knows the terminal", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
