//! A folder that is held open: what is called by the held path lands in this folder and no other, wherever it is moved to
//! and whatever stands in its place.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::platform;

/// How many folders stay open after whoever held them let them go: the threads of a library may outlive what they
/// worked for by a moment, and the number by which they call the folder must not be another folder's by then.
const LINGER: usize = 16;

static LINGERING: Mutex<VecDeque<platform::HeldFolder>> = Mutex::new(VecDeque::new());

/// A folder that is held open.
#[derive(Debug)]
pub(in crate::store) struct Folder {
    held: Option<platform::HeldFolder>,
    path: PathBuf,
}

impl Folder {
    /// Holds a folder that is there.
    pub(super) fn of(path: &Path) -> std::io::Result<Self> {
        let held = platform::HeldFolder::of(path)?;
        let path = held.as_ref().map_or(path, platform::HeldFolder::path).to_owned();
        Ok(Self { held, path })
    }

    /// What leads there as long as it is held; its own name, where the system moves no folder that is in use.
    pub(in crate::store) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let (Some(held), Ok(mut lingering)) = (self.held.take(), LINGERING.lock()) {
            lingering.push_back(held);
            if lingering.len() > LINGER {
                lingering.pop_front();
            }
        }
    }
}
