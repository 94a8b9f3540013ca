//! Where a system keeps a program's data and settings, for the person who is logged in.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// The folder in which this person's data usually lie; `None` for somebody without a home folder.
pub fn data_folder() -> Option<PathBuf> {
    project().map(|dirs| dirs.data_dir().to_owned())
}

/// The folder in which this person's settings usually lie; `None` for somebody without a home folder.
pub fn settings_folder() -> Option<PathBuf> {
    project().map(|dirs| dirs.config_dir().to_owned())
}

/// The folder for what a program keeps of its own on this machine, where the system has one for that, else the one for
/// data; `None` for somebody without a home folder.
pub fn state_folder() -> Option<PathBuf> {
    project().map(|dirs| dirs.state_dir().unwrap_or(dirs.data_local_dir()).to_owned())
}

/// Where a path leads to in the end, links followed; the path itself where nothing is there yet.
pub fn real_path(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    whole.canonicalize().unwrap_or(whole)
}

fn project() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "linli")
}
