//! Opening the engine: take the lock, read the state, wipe what was torn, then bring sled up on a thread.
//! Returns once the state can be read. In a store that is there, nothing but the lock is written before the state is
//! known to be whole.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use super::backup;
use super::bloom::Bloom;
use super::bring_up::{BringUp, OnProgress};
use super::disk::Disk;
use super::engine::{Engine, Ids, Note};
use super::error::{At, Damage, OpenError, Wrong};
use super::forget;
use super::home::{Home, random_id};
use super::journal::{Claims, Journal};
use super::load::{self, Care, Loaded, Start};
use super::lock::{self, Held};
use super::manifest::Manifest;
use super::repair;
use super::safe::Safe;
use super::sealing;
use super::segment;
use super::side::Side;
use super::supply::Supply;
use super::upkeep::{self, Report, Work};
use super::vouch;

/// Bytes of a journal segment, unless somebody asks for others.
pub(super) const SEGMENT_BYTES: u64 = 2 * 1024 * 1024;

/// How an engine is opened.
#[derive(Clone)]
pub struct Options {
    /// Who opens it: shown to whoever finds the folder held.
    pub who: String,
    /// Whether a folder made now is a training folder; an existing one stays what it is.
    pub training: bool,
    /// Told about long work while opening, on the thread that does it.
    pub on_progress: OnProgress,
    /// Bytes of a journal segment.
    pub segment_bytes: u64,
    /// Bytes of the disk that must stay free; below, work is refused before it is accepted.
    pub reserve_bytes: u64,
    /// Bytes of sled's pages that stay in memory, roughly.
    pub cache_bytes: u64,
    /// Time from the first commit after a checkpoint to the next checkpoint.
    pub checkpoint: Duration,
    /// The disk that it lies on.
    pub disk: Disk,
    /// Whether what is not there is known from memory, some bytes a key: for whoever writes many new records.
    pub bloom: bool,
    /// What opens it where it is sealed, and seals it where it begins.
    pub safe: Safe,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            who: String::new(),
            training: false,
            on_progress: Arc::new(|_| {}),
            segment_bytes: SEGMENT_BYTES,
            reserve_bytes: 32 * 1024 * 1024,
            cache_bytes: 64 * 1024 * 1024,
            checkpoint: Duration::from_secs(180),
            disk: Disk::default(),
            bloom: false,
            safe: Safe::plain(),
        }
    }
}

impl Options {
    /// The same for whoever writes many new records in the order of keys and hardly looks back: less memory for what is
    /// there, some for what is not.
    #[must_use]
    pub fn for_much_that_is_new(self) -> Self {
        Self { cache_bytes: 4 * 1024 * 1024, bloom: true, ..self }
    }
}

impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options").field("who", &self.who).finish_non_exhaustive()
    }
}

impl Engine {
    /// Opens the store in this folder for writing; makes one where there is none.
    pub fn open(dir: &Path, options: Options) -> Result<Self, OpenError> {
        // A newer format is refused before the lock file is touched.
        let disk = &options.disk;
        let known = Home::find_with(disk, dir, &options.safe)?;
        if known.is_none() {
            disk.make_folder(dir).at(dir)?;
        }
        let lock = lock::take(disk, dir)?;
        // What must go goes before anything else is done.
        let lock = match Home::find_with(disk, dir, &options.safe)? {
            Some(home) => {
                options.safe.attach(&home.vault(), false, true)?;
                forget::carry_out(&home, &options.safe, lock)?
            }
            None => lock,
        };
        let mut home = match Home::find_with(disk, dir, &options.safe)? {
            Some(home) => home,
            None => Home::create_with((disk, dir), random_id(dir)?, options.training, &options.safe)?,
        };
        let unclean = lock::is_left(&home)?;
        // Backups may be taken into the data folder itself.
        backup::clear_left_behind_on(disk, dir);
        // Whoever repairs a folder holds its lock: what lies beside it is nobody's now.
        repair::clear_left_behind(disk, dir);
        sealing::clear_left_behind(&home);
        home.make_folders()?;
        home.make_private()?;
        let mut notes = Vec::new();
        let written = Manifest::read(&home)?;
        let manifest = match &written {
            Some(manifest) => manifest.clone(),
            None => worked_out(&home, &options, &mut notes)?,
        };
        let claims = Claims::take(&home, manifest.last_segment)?;
        let claims = claims.ok_or_else(|| lock::held(disk, &home.holder()))?;
        let start = Start::open(&home, &manifest)?;
        let last = manifest.last_segment;
        // Whoever reads every entry now goes on from a snapshot that is whole.
        let care = if options.bloom { Care::Whole } else { Care::Chain };
        let loaded = load::load(&home, start, last, manifest.head, care)?;
        if written.is_none() {
            vouch::for_the_end(&home, options.cache_bytes)?;
        }
        if loaded.end.torn.is_some() && loaded.image.head == 0 {
            vouch::for_the_beginning(&home, options.cache_bytes, last)?;
        }
        let lock = Held::sign(lock, &home, &options.who, unclean)?;
        match written {
            Some(_) => tidy(&home, &manifest).at(&home.dir)?,
            None => manifest.write(&home)?,
        }
        home.settle()?;
        Self::start(home, (lock, claims), options, manifest, loaded, notes)
    }

    fn start(
        home: Home,
        (lock, claims): (Held, Claims),
        options: Options,
        manifest: Manifest,
        loaded: Loaded,
        mut notes: Vec<Note>,
    ) -> Result<Self, OpenError> {
        let Loaded { image, history, end, ids: recent, notes: unreadable } = loaded;
        notes.extend(unreadable.into_iter().map(Note::Snapshot));
        notes.extend(end.torn.map(|_| Note::TornEnd));

        let (sender, work) = channel();
        let supply = Supply::new(home.clone(), lock.anchor.clone(), options.segment_bytes, manifest, sender);
        let supply = Arc::new(supply);
        let journal = Journal::resume(supply.clone(), claims, &end, lock.unclean)?;
        let report = Arc::new(Report::default());
        report.head.store(image.head, std::sync::atomic::Ordering::Release);

        let bloom = options.bloom.then(|| Bloom::of(&image)).transpose()?;
        let image = Arc::new(image);
        let mut ids = Ids::default();
        let ids_from = recent.first().map_or(image.head + 1, |(_, rev)| *rev);
        for (id, rev) in recent {
            ids.push(id, rev);
        }
        let bring_up = BringUp {
            home: home.clone(),
            image: image.clone(),
            unclean: lock.unclean,
            on_progress: options.on_progress,
            cache: options.cache_bytes,
            ids_from,
            anchor: lock.anchor.clone(),
            certain: !notes.iter().any(|note| matches!(note, Note::Current | Note::TornEnd)),
        };
        let opening =
            thread::Builder::new().name("linli-sled".to_owned()).spawn(move || bring_up.run()).at(&home.sled())?;
        let (background, reports) = (supply.clone(), report.clone());
        let upkeep = thread::Builder::new()
            .name("linli-upkeep".to_owned())
            .spawn(move || upkeep::run(&background, &reports, (options.checkpoint, options.reserve_bytes), &work))
            .at(&home.journal())?;
        // Segments that an earlier run closed and had no time to condense.
        supply.send(Work::Closed(end.segment));
        Ok(Self {
            safe: options.safe,
            head: image.head,
            sum: image.sum,
            side: Side::opening(home.clone(), image, opening),
            home,
            lock: Some(lock),
            supply,
            report,
            upkeep: Some(upkeep),
            journal,
            history,
            bloom,
            ids,
            watchers: Vec::new(),
            reserve: options.reserve_bytes,
            looked_at_space: 0,
            stopped: None,
            notes,
        })
    }
}

/// Removes what a crash left half written and what `CURRENT` no longer names: personal data that serves nobody.
fn tidy(home: &Home, manifest: &Manifest) -> std::io::Result<()> {
    let named: Vec<_> = manifest.snapshots.iter().map(|one| home.snapshot(one.rev)).collect();
    for dir in [home.journal(), home.snapshots()] {
        for path in home.disk.list(&dir)? {
            let ending = path.extension().and_then(|ending| ending.to_str());
            let orphan = ending == Some("snap") && !named.contains(&path);
            if orphan || ending == Some("new") {
                home.disk.remove(&path)?;
            }
        }
    }
    Ok(())
}

/// `CURRENT` is missing or damaged: works it out from the files, or begins a new store where nothing was ever kept.
fn worked_out(home: &Home, options: &Options, notes: &mut Vec<Note>) -> Result<Manifest, OpenError> {
    if let Some(manifest) = Manifest::from_files(home)? {
        notes.push(Note::Current);
        return Ok(manifest);
    }
    let path = home.segment(1);
    if !home.is_new() {
        return Err(Damage::to_file(&path, Wrong::Missing).into());
    }
    segment::prepare(&home.disk, &path, options.segment_bytes).at(&path)?;
    Ok(Manifest { head: 0, last_segment: 1, snapshots: Vec::new() })
}
