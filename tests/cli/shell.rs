//! The program as a shell runs it.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command, Output, Stdio};
use std::sync::{Arc, LazyLock, Mutex, OnceLock};

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

    /// A data folder of this name that holds the demo of these words. It is laid out once a process and copied to whoever
    /// asks: what a story does to its own copy, no other one sees.
    pub fn demo(&self, data: &str, line: &str) {
        let laid_out = Arc::clone(DEMOS.lock().unwrap().entry(line.to_owned()).or_default());
        let from = laid_out.get_or_init(|| {
            let folder = SHELF.join(line.split_whitespace().collect::<String>().replace([':', '/'], "-"));
            fs::create_dir_all(&folder).unwrap();
            let mut words: Vec<String> = ["demo", "--no-console"].map(str::to_owned).to_vec();
            words.extend(line.split_whitespace().map(str::to_owned));
            words.extend(["--data".to_owned(), folder.join("demo").display().to_string()]);
            run(&folder, &words).is(0);
            folder.join("demo")
        });
        copy(from, &self.path(data));
    }
}

/// The demos that were laid out, by the words that asked for them.
static DEMOS: LazyLock<Mutex<HashMap<String, Arc<OnceLock<PathBuf>>>>> = LazyLock::new(Mutex::default);

/// Where they stand: a folder of this process, and what processes that are gone left there is cleared away first.
static SHELF: LazyLock<PathBuf> = LazyLock::new(|| {
    let shelves = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demos");
    for shelf in fs::read_dir(&shelves).into_iter().flatten() {
        let shelf = shelf.unwrap();
        if !Path::new("/proc").join(shelf.file_name()).exists() {
            drop(fs::remove_dir_all(shelf.path()));
        }
    }
    shelves.join(process::id().to_string())
});

/// Copies a folder with everything below it; who may read it is copied too.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    fs::set_permissions(to, fs::metadata(from).unwrap().permissions()).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (entry, kind) = entry.map(|entry| (entry.path(), entry.file_type().unwrap())).unwrap();
        let to = to.join(entry.file_name().unwrap());
        if kind.is_dir() {
            copy(&entry, &to);
        } else {
            fs::copy(&entry, &to).unwrap();
        }
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
