//! No error becomes text on its way to a person: it travels as what it is, and `text` words it in both languages. What a
//! library says in its own language is kept in the few places that are named here, and stands behind 「技术信息」.
#![allow(clippy::string_slice, reason = "the places that a search in the same text gave")]

use std::fs;
use std::path::{Path, PathBuf};

/// Where what a library said is kept, and how often.
const SAID: &[(&str, usize)] = &[
    ("exchange/table/book.rs", 2),
    ("exchange/table/guard.rs", 1),
    ("exchange/table/ods.rs", 1),
    ("model/codec.rs", 2),
];

/// What errors are called where they are held.
const NAMES: [&str; 13] = [
    "error", "err", "e", "why", "fault", "refusal", "reason", "source", "damage", "trouble", "failed", "problem",
    "cause",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Whether a line makes text of something that has an error's name: `error.to_string()`, `{refusal:?}`.
fn makes_text(line: &str) -> bool {
    let by_display = |name: &str| {
        let called = format!("{name}.to_string()");
        line.match_indices(&called).any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
    };
    NAMES
        .iter()
        .any(|name| by_display(name) || line.contains(&format!("{{{name}:?}}")) || line.contains("format!(\"{:?}\""))
}

/// What of a file runs outside of tests.
fn outside_tests(source: &str) -> impl Iterator<Item = &str> {
    source.lines().take_while(|line| line.trim() != "#[cfg(test)]").filter(|line| {
        let line = line.trim_start();
        !line.starts_with("//")
            && !line.starts_with("#[error")
            && !line.contains("unreachable!")
            && !line.contains("assert")
    })
}

#[test]
fn no_error_becomes_text_before_it_is_worded() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut wrong = Vec::new();
    let mut said = 0;
    for file in files {
        let name = file.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let source = fs::read_to_string(&file).unwrap();
        let lines: Vec<&str> = outside_tests(&source).filter(|line| makes_text(line)).collect();
        let may = SAID.iter().find(|(kept, _)| *kept == name).map_or(0, |(_, times)| *times);
        said += may;
        if lines.len() != may {
            wrong.push(format!("{name}: {lines:#?}, {may} may be"));
        }
    }
    assert!(wrong.is_empty(), "an error becomes text: {wrong:#?}");
    assert_eq!(said, SAID.iter().map(|(_, times)| times).sum::<usize>(), "a file that is named is gone");
}

#[test]
fn text_made_of_an_error_is_seen() {
    assert!(makes_text("Not::NotWritten { reason: error.to_string() }"));
    assert!(makes_text("format!(\"{refusal:?}\")"));
    assert!(makes_text("map_err(|e| e.to_string())"));
    assert!(!makes_text("name.to_string()") && !makes_text("self.terror.to_string()"));
}
