//! The program as a shell runs it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of a story; it goes when the story ends.
pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A data folder of this name, and what the program says of it.
    pub fn linli(&self, data: &str, line: &str) -> Said {
        let mut words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        words.extend(["--data".to_owned(), self.path(data).display().to_string()]);
        run(&self.path(""), &words)
    }
}

/// What the program said and how it ended.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    pub fn is(self, code: i32) -> Self {
        assert_eq!(self.code, code, "out: {}\nerr: {}", self.out, self.err);
        self
    }
}

/// Runs the program in a folder, without a terminal, in Chinese unless it is told otherwise.
pub fn run(folder: &Path, words: &[String]) -> Said {
    let Output { status, stdout, stderr } = command(folder).args(words).output().unwrap();
    Said {
        code: status.code().unwrap(),
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
    }
}

/// The program, with nothing of the person's own settings about it.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_linli"));
    command
        .current_dir(folder)
        .env_clear()
        .env("HOME", folder.join("home"))
        .env("LANG", "zh_CN.UTF-8")
        .env("TZ", "Asia/Shanghai")
        .stdin(Stdio::null());
    command
}

/// Every file below a folder with its bytes.
pub fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.clone(), std::fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}
