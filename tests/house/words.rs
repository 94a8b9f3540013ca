//! Words that a community office does not use stand nowhere among those that a person reads.

use std::fs;
use std::path::{Path, PathBuf};

/// A word that was given up, and what may stand around it, where it is part of the one that is used.
const GIVEN_UP: &[(&str, &str, &str)] = &[
    ("未超", "", "标"),
    ("现到", "", ""),
    ("复测", "随访", ""),
    ("已回访", "", ""),
    ("草稿", "", ""),
    ("draft", "", ""),
    ("brought home", "", ""),
    ("or brought", "", ""),
];

/// Labels that say too little when they stand alone.
const ALONE: &[&str] = &["在", "未超", "复测"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = entries.partition(|path| path.is_dir());
    files.into_iter().chain(folders.iter().flat_map(|folder| sources(folder))).collect()
}

/// What stands between quotes on a line that is no comment.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    let code = if line.trim_start().starts_with("//") { "" } else { line };
    code.split('"').skip(1).step_by(2)
}

/// The words of a text that were given up.
fn given_up(text: &str) -> Vec<&'static str> {
    let stands = |(word, before, behind): &&(&'static str, &str, &str)| {
        let mut rest = text;
        let mut read = String::new();
        while let Some((left, right)) = rest.split_once(word) {
            read.push_str(left);
            let part =
                (!before.is_empty() && read.ends_with(before)) || (!behind.is_empty() && right.starts_with(behind));
            if !part {
                return true;
            }
            read.push_str(word);
            rest = right;
        }
        false
    };
    let alone = ALONE.iter().copied().filter(|word| text == *word);
    GIVEN_UP.iter().filter(stands).map(|(word, ..)| *word).chain(alone).collect()
}

#[test]
fn no_word_that_was_given_up_is_read_anywhere() {
    let texts = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text"));
    let mut found = Vec::new();
    for path in texts {
        let source = fs::read_to_string(&path).unwrap();
        for (nth, line) in source.lines().enumerate() {
            let words = quoted(line).flat_map(given_up);
            found.extend(words.map(|word| format!("{}:{}: {word}", path.display(), nth + 1)));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_word_that_was_given_up_is_seen_and_the_one_that_is_used_is_not() {
    assert_eq!(given_up("需复测"), ["复测"]);
    assert_eq!(given_up("未超"), ["未超", "未超"]);
    assert_eq!(given_up("在"), ["在"]);
    assert!(given_up("随访复测到期").is_empty() && given_up("未超标").is_empty() && given_up("在场").is_empty());
}
