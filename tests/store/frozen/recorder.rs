//! A disk that knows what of a folder would be left if the power went now. It hears of every file call before it
//! happens, keeps what was written apart from what was made durable, and at each sync hands out what may be left.
//!
//! What was written and not synced since may be there, not there, or there in parts of 512 bytes; a name that was
//! given or taken and not synced with its folder may be the old or the new. A sync that was told to fail makes nothing
//! durable, then or later, as Linux has it. sled's folder is no part of this: it is copied as it stands, or left out.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};

use linli::store::disk::{Call, Watch};

use crate::support::Random;

/// What of the things that were not made durable is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Nothing.
    Durable,
    /// All of it.
    Written,
    /// Some of it, in parts; another choice for each seed.
    Torn(u64),
}

/// What is left of a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remains {
    folders: Vec<PathBuf>,
    files: Vec<(PathBuf, Arc<Vec<u8>>)>,
}

impl Remains {
    /// Lays it out below `dir`.
    pub fn lay_out(&self, dir: &Path) {
        for folder in &self.folders {
            std::fs::create_dir_all(dir.join(folder)).unwrap();
        }
        for (path, bytes) in &self.files {
            std::fs::write(dir.join(path), bytes.as_slice()).unwrap();
        }
    }

    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.iter().find(|(at, _)| at == Path::new(path)).map(|(_, bytes)| bytes.as_slice())
    }
}

/// What a sync was about: the steps that a day must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    Opening,
    Commit,
    Import,
    Segment,
    Snapshot,
    Condensing,
    Checkpoint,
    Backup,
    Draft,
    Folder,
}

impl Step {
    pub const ALL: [Self; 10] = [
        Self::Opening,
        Self::Commit,
        Self::Import,
        Self::Segment,
        Self::Snapshot,
        Self::Condensing,
        Self::Checkpoint,
        Self::Backup,
        Self::Draft,
        Self::Folder,
    ];
}

/// Called at each sync, before it is done: the how manieth it is, and what the disk knows.
pub type OnSync = Box<dyn Fn(u64, &Known) + Send>;

/// The recording disk.
pub struct Recorder {
    known: Mutex<Known>,
    on_sync: Mutex<OnSync>,
    counted: Condvar,
    /// Whether commits belong to an import just now.
    importing: std::sync::atomic::AtomicBool,
}

impl std::fmt::Debug for Recorder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Recorder")
    }
}

/// What the disk knows.
#[derive(Debug, Default)]
pub struct Known {
    root: PathBuf,
    /// Names as the program sees them, and as they are on the disk for certain; `None` for a folder.
    now: Names,
    durable: Names,
    /// By folder, what happened to the names in it since its last sync.
    renames: BTreeMap<PathBuf, Vec<Renaming>>,
    nodes: Vec<Node>,
    /// Open files that are recorded: node and the name under which each was opened.
    open: HashMap<u64, (Option<usize>, PathBuf)>,
    syncs: u64,
    pub steps: BTreeMap<Step, u64>,
}

type Names = BTreeMap<PathBuf, Option<usize>>;

#[derive(Debug, Clone)]
enum Renaming {
    Made(PathBuf, Option<usize>),
    Removed(PathBuf),
    Renamed(PathBuf, PathBuf),
    Exchanged(PathBuf, PathBuf),
}

#[derive(Debug, Default)]
struct Node {
    now: Arc<Vec<u8>>,
    durable: Arc<Vec<u8>>,
    /// What happened since the last sync.
    changes: Vec<Change>,
}

#[derive(Debug)]
enum Change {
    Emptied,
    Written(usize, Vec<u8>),
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>, mut part: impl FnMut() -> bool) {
        match self {
            Self::Emptied => {
                if part() {
                    bytes.clear();
                }
            }
            Self::Written(at, new) => {
                let mut done = 0;
                while done < new.len() {
                    let from = at + done;
                    let end = ((from / 512 + 1) * 512).min(at + new.len());
                    if part() {
                        if bytes.len() < end {
                            bytes.resize(end, 0);
                        }
                        bytes[from..end].copy_from_slice(&new[done..end - at]);
                    }
                    done = end - at;
                }
            }
        }
    }
}

impl Renaming {
    fn apply(&self, names: &mut Names) {
        match self {
            Self::Made(path, node) => {
                names.insert(path.clone(), *node);
            }
            Self::Removed(path) => names.retain(|name, _| !name.starts_with(path)),
            Self::Renamed(from, to) => {
                let moved = taken(names, from);
                names.extend(moved.into_iter().map(|(below, node)| (joined(to, &below), node)));
            }
            Self::Exchanged(one, other) => {
                let (of_one, of_other) = (taken(names, one), taken(names, other));
                names.extend(of_one.into_iter().map(|(below, node)| (joined(other, &below), node)));
                names.extend(of_other.into_iter().map(|(below, node)| (joined(one, &below), node)));
            }
        }
    }
}

/// Takes a file, or a folder with everything in it, out of the names.
fn taken(names: &mut Names, path: &Path) -> Vec<(PathBuf, Option<usize>)> {
    let below: Vec<_> = names.keys().filter(|name| name.starts_with(path)).cloned().collect();
    let take = |name: PathBuf| (name.strip_prefix(path).unwrap().to_owned(), names.remove(&name).unwrap());
    below.into_iter().map(take).collect()
}

fn joined(path: &Path, below: &Path) -> PathBuf {
    if below.as_os_str().is_empty() { path.to_owned() } else { path.join(below) }
}

impl Recorder {
    /// Records what happens below `root`, in which there is nothing but a folder of this name.
    pub fn new(root: &Path, folder: &str, on_sync: OnSync) -> Self {
        std::fs::create_dir(root.join(folder)).unwrap();
        let names = Names::from([(root.join(folder), None)]);
        let known = Known { root: root.to_owned(), now: names.clone(), durable: names, ..Known::default() };
        Self {
            known: Mutex::new(known),
            on_sync: Mutex::new(on_sync),
            counted: Condvar::new(),
            importing: std::sync::atomic::AtomicBool::new(false),
        }
    }

    /// Records what happens below `root` from now on; what is there is on the disk.
    pub fn over(root: &Path, on_sync: OnSync) -> Self {
        let mut known = Known { root: root.to_owned(), ..Known::default() };
        let mut folders = vec![root.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if !known.is_kept(&path) {
                    continue;
                }
                let node = path.is_file().then(|| {
                    let bytes = Arc::new(std::fs::read(&path).unwrap());
                    known.nodes.push(Node { now: bytes.clone(), durable: bytes, changes: Vec::new() });
                    known.nodes.len() - 1
                });
                if node.is_none() {
                    folders.push(path.clone());
                }
                known.now.insert(path, node);
            }
        }
        known.durable = known.now.clone();
        Self {
            known: Mutex::new(known),
            on_sync: Mutex::new(on_sync),
            counted: Condvar::new(),
            importing: std::sync::atomic::AtomicBool::new(false),
        }
    }

    pub fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap()
    }

    /// Hands out nothing any more.
    pub fn end(&self) {
        *self.on_sync.lock().unwrap() = Box::new(|_, _| ());
    }

    /// From now on commits are those of an import, or no longer.
    pub fn set_importing(&self, importing: bool) {
        self.importing.store(importing, std::sync::atomic::Ordering::SeqCst);
    }

    /// Waits until this step was seen more often than `before`.
    pub fn wait_for(&self, step: Step, before: u64) {
        let known = self.known();
        let seen = |known: &mut Known| known.steps.get(&step).copied().unwrap_or(0) <= before;
        drop(self.counted.wait_while(known, seen).unwrap());
    }

    /// A sync that fails: nothing of what waited for it becomes durable, then or later.
    pub fn sync_failed(&self, call: Call<'_>) {
        let Call::Sync { file } = call else { return };
        let mut known = self.known();
        if let Some((Some(node), _)) = known.open.get(&file) {
            let node = *node;
            known.nodes[node].changes.clear();
        }
    }

    fn sync(&self, known: &mut Known, step: Option<Step>) {
        known.syncs += 1;
        self.on_sync.lock().unwrap()(known.syncs, known);
        if let Some(step) = step {
            *known.steps.entry(step).or_default() += 1;
        }
        self.counted.notify_all();
    }
}

impl Watch for Recorder {
    fn before(&self, call: Call<'_>) -> io::Result<()> {
        let mut known = self.known();
        match call {
            Call::Sync { file } => {
                let step = known.step_of(file, self.importing.load(std::sync::atomic::Ordering::SeqCst));
                self.sync(&mut known, step);
                if let Some((Some(node), _)) = known.open.get(&file) {
                    let node = *node;
                    let Node { now, durable, changes } = &mut known.nodes[node];
                    // What a failed sync dropped stays dropped.
                    let bytes = Arc::make_mut(durable);
                    changes.drain(..).for_each(|change| change.apply(bytes, || true));
                    if bytes == now.as_ref() {
                        *durable = now.clone();
                    }
                }
            }
            Call::SyncFolder { path } => {
                self.sync(&mut known, Some(Step::Folder));
                let renames = known.renames.remove(path).unwrap_or_default();
                for renaming in renames {
                    renaming.apply(&mut known.durable);
                }
            }
            other => known.hear(other),
        }
        Ok(())
    }
}

impl Known {
    /// How many syncs it has heard of.
    pub fn syncs(&self) -> u64 {
        self.syncs
    }

    /// Whether anybody asks what is left of this.
    fn is_kept(&self, path: &Path) -> bool {
        let Ok(below) = path.strip_prefix(&self.root) else { return false };
        let mut parts = below.iter().skip(1).filter_map(|part| part.to_str());
        !parts.next().is_some_and(|part| matches!(part, "sled" | "quarantine") || part.ends_with(".linli-proof"))
    }

    fn hear(&mut self, call: Call<'_>) {
        match call {
            Call::Open { path, file } => {
                let node = self.now.get(path).copied().flatten();
                self.open.insert(file, (node, path.to_owned()));
            }
            Call::Create { path, file } => {
                let node = self.is_kept(path).then(|| self.make(path));
                if let Some(node) = node {
                    self.nodes[node].now = Arc::default();
                    self.nodes[node].changes.push(Change::Emptied);
                }
                self.open.insert(file, (node, path.to_owned()));
            }
            Call::Lock { path } if self.is_kept(path) => drop(self.make(path)),
            Call::Write { file, at, bytes } => {
                if let Some((Some(node), _)) = self.open.get(&file) {
                    let node = &mut self.nodes[*node];
                    let change = Change::Written(at as usize, bytes.to_vec());
                    change.apply(Arc::make_mut(&mut node.now), || true);
                    node.changes.push(change);
                }
            }
            Call::MakeFolder { path } if self.is_kept(path) => self.rename(Renaming::Made(path.to_owned(), None)),
            Call::Rename { from, to } if self.is_kept(from) => {
                assert_eq!(from.parent(), to.parent(), "a name moves within its folder");
                self.rename(Renaming::Renamed(from.to_owned(), to.to_owned()));
            }
            Call::Exchange { one, other } => self.rename(Renaming::Exchanged(one.to_owned(), other.to_owned())),
            Call::Remove { path } | Call::RemoveTree { path } if self.now.contains_key(path) => {
                self.rename(Renaming::Removed(path.to_owned()));
            }
            // What is not kept, and what changes nothing.
            Call::MakeFolder { .. }
            | Call::Lock { .. }
            | Call::Rename { .. }
            | Call::Remove { .. }
            | Call::RemoveTree { .. }
            | Call::Read { .. }
            | Call::Look { .. }
            | Call::Sync { .. }
            | Call::SyncFolder { .. } => {}
        }
    }

    fn make(&mut self, path: &Path) -> usize {
        if let Some(Some(node)) = self.now.get(path) {
            return *node;
        }
        self.nodes.push(Node::default());
        let node = self.nodes.len() - 1;
        self.rename(Renaming::Made(path.to_owned(), Some(node)));
        node
    }

    fn rename(&mut self, renaming: Renaming) {
        let (Renaming::Made(path, _)
        | Renaming::Removed(path)
        | Renaming::Renamed(path, _)
        | Renaming::Exchanged(path, _)) = &renaming;
        let folder = path.parent().unwrap().to_owned();
        renaming.apply(&mut self.now);
        self.renames.entry(folder).or_default().push(renaming);
    }

    /// What a sync of this file is about.
    fn step_of(&self, file: u64, importing: bool) -> Option<Step> {
        let (node, path) = self.open.get(&file)?;
        let below = path.strip_prefix(&self.root).ok()?;
        let mut parts = below.iter().map(|part| part.to_str().unwrap());
        let (place, name) = (parts.next()?, parts.next().unwrap_or_default());
        let fresh = path.extension().is_some_and(|end| end == "new");
        let is_named = node.is_some_and(|node| {
            self.now.iter().any(|(path, at)| *at == Some(node) && path.extension().is_some_and(|end| end == "seg"))
        });
        Some(match name {
            _ if place != "office" => Step::Backup,
            "journal" if !is_named => Step::Segment,
            "journal" if importing => Step::Import,
            "journal" => Step::Commit,
            "snapshots" if fresh => Step::Snapshot,
            "sled" => Step::Checkpoint,
            "drafts" => Step::Draft,
            "CURRENT.new" => return self.names_new_snapshot((*node)?).then_some(Step::Condensing),
            "FORMAT.new" | "HOLDER.new" => Step::Opening,
            "BACKUP.new" => Step::Backup,
            _ => return None,
        })
    }

    /// Whether this `CURRENT` names a snapshot that the one before it did not.
    fn names_new_snapshot(&self, node: usize) -> bool {
        let newest = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes).into_owned();
            text.lines().find(|line| line.starts_with("snapshot ")).map(str::to_owned)
        };
        let before = self.now.get(&self.root.join("office/CURRENT")).copied().flatten();
        let before = before.and_then(|node| newest(&self.nodes[node].now));
        newest(&self.nodes[node].now).is_some_and(|line| Some(line) != before)
    }

    /// What is left below the root if the power goes now.
    pub fn left(&self, left: Left) -> Remains {
        let mut random = Random(match left {
            Left::Torn(seed) => seed,
            Left::Durable | Left::Written => 0,
        });
        let names = match left {
            Left::Written => self.now.clone(),
            Left::Durable => self.durable.clone(),
            Left::Torn(_) => {
                let mut names = self.durable.clone();
                for renames in self.renames.values() {
                    let some = random.below(renames.len() as u64 + 1) as usize;
                    renames[..some].iter().for_each(|renaming| renaming.apply(&mut names));
                }
                names
            }
        };
        let stands = |path: &Path| {
            let mut above = path.ancestors().skip(1).take_while(|above| above.starts_with(&self.root));
            above.all(|above| above == self.root || names.get(above) == Some(&None))
        };
        let mut remains = Remains::default();
        for (path, node) in names.iter().filter(|(path, _)| stands(path)) {
            let below = path.strip_prefix(&self.root).unwrap().to_owned();
            match node {
                None => remains.folders.push(below),
                Some(node) => remains.files.push((below, self.nodes[*node].left(left, &mut random))),
            }
        }
        remains
    }
}

impl Node {
    fn left(&self, left: Left, random: &mut Random) -> Arc<Vec<u8>> {
        match left {
            Left::Written => self.now.clone(),
            Left::Durable => self.durable.clone(),
            Left::Torn(_) if self.changes.is_empty() => self.durable.clone(),
            Left::Torn(_) => {
                let mut bytes = self.durable.to_vec();
                self.changes.iter().for_each(|change| change.apply(&mut bytes, || random.below(2) == 0));
                Arc::new(bytes)
            }
        }
    }
}
