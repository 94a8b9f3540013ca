//! Desk and subcommands know the store's port and no engine: one can take another's place without a line of theirs.

use std::fs;
use std::path::PathBuf;

use crate::arrows::sources;

/// What only the store's room may name.
const ENGINES: [&str; 4] = ["Engine", "Reader", "Memory", "sled"];

/// The engines that a source names, comments apart.
fn named(source: &str) -> Vec<&'static str> {
    let lines = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    let words: Vec<&str> = lines.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_')).collect();
    ENGINES.into_iter().filter(|engine| words.contains(engine)).collect()
}

#[test]
fn desk_and_subcommands_name_no_engine() {
    assert_eq!(named("use crate::store::{Engine, Options}; // Reader"), ["Engine", "Reader"]);
    assert_eq!(named("// sled\nlet bufReader = BufReader::new(engine);"), [""; 0]);
    let house = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let files: Vec<PathBuf> = ["cli", "desk"].iter().flat_map(|room| sources(&house.join(room))).collect();
    assert!(files.len() > 50, "the sources are where this test looks for them");
    let wrong: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let engines = named(&fs::read_to_string(file).unwrap());
            engines.into_iter().map(move |engine| format!("{} names {engine}", file.display()))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
