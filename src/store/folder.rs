//! A data folder from outside: what it says of itself, and the store in it as the port. The one place above the engines
//! that knows which of them stands where; desk and subcommands name none.

use std::path::Path;

use super::disk::Disk;
use super::engine::Engine;
use super::error::OpenError;
use super::home::Home;
use super::memory::Memory;
use super::open::Options;
use super::port::{Read, Store};
use super::reader::Reader;
use super::safe::Safe;

/// What a data folder says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// The store's random id.
    pub id: u64,
    /// Whether it is a training folder, where nothing counts.
    pub training: bool,
    /// Whether its records are sealed.
    pub sealed: bool,
}

/// A store that was opened.
#[derive(Debug)]
pub struct Opened<P: ?Sized> {
    /// The store itself.
    pub port: Box<P>,
    /// What its folder says of itself.
    pub about: About,
    /// How many entries it held when it was opened.
    pub entries: u64,
}

/// What the folder says of itself; `None` where there is no store in it.
pub fn about(dir: &Path) -> Result<Option<About>, OpenError> {
    Ok(Home::find(&Disk::default(), dir)?.map(|home| About::of(&home)))
}

/// Opens the store in this folder for writing; makes one where there is none. Where another process writes to it,
/// [`OpenError::Held`] says who.
pub fn open(dir: &Path, options: Options) -> Result<Opened<dyn Store>, OpenError> {
    let engine = Engine::open(dir, options)?;
    Ok(Opened { about: About::of(&engine.home), entries: engine.count(), port: Box::new(engine) })
}

/// Reads the store in this folder as it stands now, beside whoever writes to it.
pub fn read(dir: &Path) -> Result<Opened<dyn Read>, OpenError> {
    read_with(dir, &Safe::plain())
}

/// The same with what opens a sealed folder.
pub fn read_with(dir: &Path, safe: &Safe) -> Result<Opened<dyn Read>, OpenError> {
    Reader::open_with(&Disk::default(), dir, safe).map(opened)
}

/// The same for whoever reads little: what is damaged is noticed only where it is read. [`read`] finds what makes up
/// for it.
pub fn read_lightly(dir: &Path) -> Result<Opened<dyn Read>, OpenError> {
    read_lightly_with(dir, &Safe::plain())
}

/// The same with what opens a sealed folder.
pub fn read_lightly_with(dir: &Path, safe: &Safe) -> Result<Opened<dyn Read>, OpenError> {
    Reader::open_lightly(dir, safe).map(opened)
}

/// A store that nothing is kept of: what is played in it can be written elsewhere.
pub fn in_memory() -> Box<dyn Store> {
    Box::new(Memory::new())
}

fn opened(reader: Reader) -> Opened<dyn Read> {
    Opened { about: About::of(reader.home()), entries: reader.count(), port: Box::new(reader) }
}

impl About {
    pub(super) fn of(home: &Home) -> Self {
        Self { id: home.store, training: home.training, sealed: home.seal.is_sealed() }
    }
}
