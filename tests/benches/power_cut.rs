//! A power cut for any store: what a writer asks of the kernel is written down by strace, and the disk that a cut would
//! leave is made from it.
//!
//! A file holds what stood at its last sync, and of what was written since anything, in any order, torn at 512 bytes.
//! Folders behave as a journaling file system's do: a name made, moved or removed is durable with the next sync of
//! whatever, in order. What is seen of the other writes is said by [`Left`].

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// What of the writes without a sync a cut leaves.
#[derive(Clone, Copy)]
pub enum Left {
    /// None.
    Nothing,
    /// All.
    Everything,
    /// Whatever the number says: each sector of each write or not.
    Some(u64),
}

const SECTOR: usize = 512;

/// One call of the writer, as far as it changes what rests on the disk.
enum Call {
    Open {
        path: PathBuf,
        new: bool,
        empty: bool,
    },
    Write {
        path: PathBuf,
        at: u64,
        bytes: Vec<u8>,
    },
    Size {
        path: PathBuf,
        size: u64,
        only_grow: bool,
    },
    Sync,
    SyncOf {
        path: PathBuf,
    },
    Rename {
        from: PathBuf,
        to: PathBuf,
    },
    Remove {
        path: PathBuf,
    },
    Folder {
        path: PathBuf,
    },
    /// A line on standard output.
    Says(Vec<u8>),
}

/// What strace saw of a writer.
pub struct Seen(Vec<Call>);

/// The calls that strace is asked for.
pub const CALLS: &str = "trace=openat,open,creat,close,write,pwrite64,writev,pwritev,lseek,ftruncate,truncate,fallocate,\
                         fdatasync,fsync,sync,syncfs,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,\
                         link,linkat,copy_file_range,sendfile,msync";

/// `"\x61\x62"` and `<\x61\x62>` of `strace -xx`.
fn bytes_of(hex: &str) -> Vec<u8> {
    hex.split("\\x").skip(1).map(|two| u8::from_str_radix(two.get(..2).unwrap(), 16).unwrap()).collect()
}

fn strings(text: &str) -> Vec<Vec<u8>> {
    text.split('"').skip(1).step_by(2).map(bytes_of).collect()
}

fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8(bytes.to_vec()).unwrap())
}

/// The descriptor and its path, in the first argument: `5<\x2f…>`.
fn descriptor(arguments: &str) -> (u64, PathBuf) {
    let (number, rest) = arguments.split_once('<').unwrap_or((arguments, ""));
    let number = number.trim().split(',').next().unwrap().parse().unwrap_or(u64::MAX);
    (number, path_of(&bytes_of(rest.split('>').next().unwrap_or_default())))
}

/// Paths of a call by name; relative ones stand under the folder of their descriptor.
fn named(arguments: &str) -> Vec<PathBuf> {
    let mut folders = arguments.split('<').skip(1).map(|rest| path_of(&bytes_of(rest.split('>').next().unwrap())));
    strings(arguments).iter().map(|path| folders.next().unwrap_or_default().join(path_of(path))).collect()
}

fn last_number(arguments: &str) -> u64 {
    arguments.rsplit(',').next().unwrap().trim().parse().unwrap()
}

/// Lines with their calls joined again where another thread came between.
fn whole_lines(text: &str) -> Vec<(String, String)> {
    let (mut begun, mut lines) = (HashMap::new(), Vec::new());
    for line in text.lines() {
        let (process, call) = line.split_once(' ').unwrap();
        let call = call.trim_start();
        if let Some(first) = call.strip_suffix("<unfinished ...>") {
            begun.insert(process.to_owned(), first.trim_end().to_owned());
        } else if let Some(rest) = call.strip_prefix("<... ") {
            let rest = rest.split_once("resumed>").unwrap().1;
            lines.push((process.to_owned(), begun.remove(process).unwrap() + rest));
        } else {
            lines.push((process.to_owned(), call.to_owned()));
        }
    }
    lines
}

impl Seen {
    /// Reads what `strace -f -y -xx` wrote of a writer that worked under `root`.
    pub fn read(text: &str, root: &Path) -> Self {
        let (mut calls, mut places) = (Vec::new(), HashMap::<u64, u64>::new());
        let mut appends = HashMap::<u64, bool>::new();
        let mut sizes = HashMap::<PathBuf, u64>::new();
        for (_, line) in whole_lines(text) {
            let Some((name, rest)) = line.split_once('(') else { continue };
            let Some((arguments, result)) = rest.rsplit_once(" = ") else { continue };
            let arguments = arguments.trim_end().strip_suffix(')').unwrap_or(arguments);
            let answer = result.split(['<', ' ']).next().unwrap();
            let Ok(answer) = answer.parse::<u64>() else { continue };
            let inside = |path: &Path| path.starts_with(root);
            match name {
                "openat" | "open" | "creat" => {
                    let path = named(arguments).remove(0);
                    let new = arguments.contains("O_CREAT") || name == "creat";
                    let empty = arguments.contains("O_TRUNC") || name == "creat";
                    places.insert(answer, 0);
                    appends.insert(answer, arguments.contains("O_APPEND"));
                    if inside(&path) && (new || empty) {
                        if empty {
                            sizes.insert(path.clone(), 0);
                        }
                        calls.push(Call::Open { path, new, empty });
                    }
                }
                "write" | "writev" | "pwrite64" | "pwritev" => {
                    let (file, path) = descriptor(arguments);
                    let mut bytes: Vec<u8> = strings(arguments).concat();
                    bytes.truncate(answer as usize);
                    if file == 1 {
                        calls.push(Call::Says(bytes));
                    } else if inside(&path) {
                        let size = sizes.entry(path.clone()).or_default();
                        let place = places.entry(file).or_default();
                        let at = match name {
                            "pwrite64" | "pwritev" => last_number(arguments),
                            _ if appends.get(&file) == Some(&true) => *size,
                            _ => *place,
                        };
                        if matches!(name, "write" | "writev") {
                            *place = at + answer;
                        }
                        *size = (*size).max(at + answer);
                        calls.push(Call::Write { path, at, bytes });
                    }
                }
                "lseek" => {
                    places.insert(descriptor(arguments).0, answer);
                }
                "ftruncate" | "fallocate" => {
                    let path = descriptor(arguments).1;
                    if inside(&path) {
                        let only_grow = name == "fallocate";
                        let from_the_back: Vec<u64> =
                            arguments.rsplit(',').map_while(|part| part.trim().parse().ok()).collect();
                        let size = if only_grow { from_the_back[0] + from_the_back[1] } else { from_the_back[0] };
                        let known = sizes.entry(path.clone()).or_default();
                        *known = if only_grow { size.max(*known) } else { size };
                        calls.push(Call::Size { path, size, only_grow });
                    }
                }
                "fdatasync" | "fsync" => calls.push(Call::SyncOf { path: descriptor(arguments).1 }),
                "sync" | "syncfs" => calls.push(Call::Sync),
                "rename" | "renameat" | "renameat2" => {
                    let mut paths = named(arguments);
                    let (to, from) = (paths.remove(1), paths.remove(0));
                    if let Some(size) = sizes.remove(&from) {
                        sizes.insert(to.clone(), size);
                    }
                    calls.push(Call::Rename { from, to });
                }
                "unlink" | "unlinkat" | "rmdir" => {
                    let path = named(arguments).remove(0);
                    sizes.remove(&path);
                    calls.push(Call::Remove { path });
                }
                "mkdir" | "mkdirat" => calls.push(Call::Folder { path: named(arguments).remove(0) }),
                "close" | "msync" => {}
                other => panic!("{other} is not played"),
            }
        }
        calls.retain(|call| match call {
            Call::Rename { to: path, .. } | Call::Remove { path } | Call::Folder { path } => path.starts_with(root),
            _ => true,
        });
        Self(calls)
    }

    /// The places of the syncs.
    pub fn syncs(&self) -> Vec<usize> {
        let is_sync = |(_, call): &(usize, &Call)| matches!(call, Call::Sync | Call::SyncOf { .. });
        self.0.iter().enumerate().filter(is_sync).map(|(at, _)| at).collect()
    }

    /// What the writer had said when the call at a place was made.
    pub fn said(&self, until: usize) -> String {
        let said = self.0.iter().take(until).filter_map(|call| match call {
            Call::Says(bytes) => Some(bytes.as_slice()),
            _ => None,
        });
        String::from_utf8(said.collect::<Vec<_>>().concat()).unwrap()
    }

    /// Lays out under `to` what rests under `root` when power goes just before the call at a place is made.
    pub fn leave(&self, until: usize, left: Left, root: &Path, to: &Path) {
        let mut disk = Disk::default();
        self.0.iter().take(until).for_each(|call| disk.take(call));
        disk.lay_out(left, root, to);
    }
}

#[derive(Clone)]
enum Change {
    Write(u64, Vec<u8>),
    Size(u64, bool),
}

#[derive(Default)]
struct File {
    durable: Vec<u8>,
    since: Vec<Change>,
}

/// Names and files as they stand, and the names as they rest.
#[derive(Default)]
struct Disk {
    files: Vec<File>,
    names: BTreeMap<PathBuf, Option<usize>>,
    resting: BTreeMap<PathBuf, Option<usize>>,
}

fn change(bytes: &mut Vec<u8>, change: &Change, stays: &mut dyn FnMut() -> bool) {
    match change {
        Change::Write(at, written) => {
            for (part, sector) in written.chunks(SECTOR).enumerate() {
                let at = *at as usize + part * SECTOR;
                if stays() {
                    bytes.resize(bytes.len().max(at + sector.len()), 0);
                    bytes[at..at + sector.len()].copy_from_slice(sector);
                }
            }
        }
        Change::Size(size, only_grow) if stays() => {
            let size = *size as usize;
            bytes.resize(if *only_grow { size.max(bytes.len()) } else { size }, 0);
        }
        Change::Size(..) => {}
    }
}

impl Disk {
    fn changes(&mut self, path: &Path) -> Option<&mut Vec<Change>> {
        self.names.get(path).copied().flatten().map(|file| &mut self.files[file].since)
    }

    fn sync(&mut self, file: usize) {
        let File { durable, since } = &mut self.files[file];
        since.drain(..).for_each(|one| change(durable, &one, &mut || true));
    }

    fn take(&mut self, call: &Call) {
        match call {
            Call::Open { path, new, empty } => {
                if *new && !self.names.contains_key(path) {
                    self.files.push(File::default());
                    self.names.insert(path.clone(), Some(self.files.len() - 1));
                } else if *empty && let Some(changes) = self.changes(path) {
                    changes.push(Change::Size(0, false));
                }
            }
            Call::Write { path, at, bytes } => {
                if let Some(changes) = self.changes(path) {
                    changes.push(Change::Write(*at, bytes.clone()));
                }
            }
            Call::Size { path, size, only_grow } => {
                if let Some(changes) = self.changes(path) {
                    changes.push(Change::Size(*size, *only_grow));
                }
            }
            Call::Sync => {
                (0..self.files.len()).for_each(|file| self.sync(file));
                self.resting.clone_from(&self.names);
            }
            Call::SyncOf { path } => {
                if let Some(file) = self.names.get(path).copied().flatten() {
                    self.sync(file);
                }
                self.resting.clone_from(&self.names);
            }
            Call::Rename { from, to } => {
                let moved: Vec<PathBuf> = self.names.keys().filter(|name| name.starts_with(from)).cloned().collect();
                for name in moved {
                    let new = name.strip_prefix(from).map(|rest| to.join(rest)).unwrap();
                    let new = if name == *from { to.clone() } else { new };
                    let file = self.names.remove(&name).unwrap();
                    self.names.insert(new, file);
                }
            }
            Call::Remove { path } => _ = self.names.remove(path),
            Call::Folder { path } => _ = self.names.insert(path.clone(), None),
            Call::Says(_) => {}
        }
    }

    fn lay_out(self, left: Left, root: &Path, to: &Path) {
        let mut random = super::Random(match left {
            Left::Some(seed) => seed,
            Left::Nothing | Left::Everything => 0,
        });
        // A seed decides for the names too: as they rest, or as they stood.
        let names = match left {
            Left::Nothing => &self.resting,
            Left::Everything => &self.names,
            Left::Some(_) => [&self.resting, &self.names][random.below(2) as usize],
        };
        for (name, file) in names {
            let place = to.join(name.strip_prefix(root).unwrap());
            let Some(file) = file.map(|file| &self.files[file]) else {
                std::fs::create_dir_all(place).unwrap();
                continue;
            };
            let mut bytes = file.durable.clone();
            let mut stays = || match left {
                Left::Nothing => false,
                Left::Everything => true,
                Left::Some(_) => random.below(2) == 0,
            };
            file.since.iter().for_each(|one| change(&mut bytes, one, &mut stays));
            std::fs::create_dir_all(place.parent().unwrap()).unwrap();
            std::fs::write(place, bytes).unwrap();
        }
    }
}
